//! What the lines of the audit must be to vouch for each other. Nothing here reads a database.

use std::{fmt, str::FromStr};

use super::{AuditLine, StoredLine};
use crate::vault::AuditKey;

/// The action of a line that was added although nothing said how the audit ended.
pub(super) const HEAD_LOST: &str = "audit-head-lost";

/// Bytes of a seal.
const SEAL_BYTES: usize = 32;

/// The last line: its place, and the seal that vouches for it and all before it. Written `12:9f86…`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// From 1; 0 where there is no line.
    pub sequence: i64,
    /// 32 bytes, or none where there is no line.
    pub seal: Vec<u8>,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.sequence)?;
        self.seal.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const SHAPE: &str = "write a head as `audit verify` prints it: the number of a line, a colon and 64 figures";
        let (sequence, seal) = text.split_once(':').ok_or(SHAPE)?;
        let sequence = sequence.parse().map_err(|_| SHAPE)?;
        if sequence < 1 || seal.len() != SEAL_BYTES * 2 || !seal.is_ascii() {
            return Err(SHAPE);
        }
        let byte = |place: usize| u8::from_str_radix(&seal[place * 2..place * 2 + 2], 16);
        let seal = (0..SEAL_BYTES).map(byte).collect::<Result<_, _>>().map_err(|_| SHAPE)?;
        Ok(Self { sequence, seal })
    }
}

impl Head {
    /// The head once this line stands behind the last one.
    pub(super) fn after(key: &AuditKey, last: &Self, sequence: i64, line: &AuditLine) -> Self {
        let AuditLine { at, actor, account, reason, action, subject, event_id } = line;
        let (place, at) = (sequence.to_be_bytes(), at.to_be_bytes());
        let texts = [actor, account, reason, action, subject, event_id].map(|text| text.as_bytes());
        let seal = key.seal(&[&[&b"line"[..], &last.seal, &place, &at], &texts[..]].concat());
        Self { sequence, seal: seal.to_vec() }
    }

    /// Vouches that this was the last line when it was written.
    pub(super) fn proof(&self, key: &AuditKey) -> [u8; SEAL_BYTES] {
        key.seal(&[b"head", &self.sequence.to_be_bytes(), &self.seal])
    }
}

/// The row that says how the audit ends.
#[derive(Clone, Debug)]
pub(super) struct HeadRow {
    pub head: Head,
    pub proof: Vec<u8>,
}

impl HeadRow {
    /// The head, where this row was written with the key.
    pub(super) fn checked(self, key: &AuditKey) -> Option<Head> {
        (self.proof == self.head.proof(key)).then_some(self.head)
    }
}

/// The first thing that is wrong with an audit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Places without a line.
    #[error("line {0} is missing, and the next one that is there is line {1}")]
    Missing(i64, i64),
    /// Two lines in one place.
    #[error("line {0} is there twice")]
    Twice(i64),
    /// The line is not what was written.
    #[error("line {0} was changed, moved or added by somebody without the master key, or a line before it was")]
    Changed(i64),
    /// A line without a seal behind lines that have one.
    #[error("line {0} was added by somebody without the master key: it has no seal")]
    Unsealed(i64),
    /// Lines of an older version, and none of this one that vouches for them.
    #[error(
        "lines 1 to {0} are of an older version, and no line vouches for them yet: the next one that is added will"
    )]
    NotBegun(i64),
    /// Lines at the end are gone.
    #[error("line {0} is missing: the last one that is there is line {1}")]
    CutOff(i64, i64),
    /// The row that says how the audit ends is gone.
    #[error("what says how the audit ends is missing: lines behind line {0} may be missing, too")]
    NoHead(i64),
    /// The row that says how the audit ends is not what was written.
    #[error("what says how the audit ends was changed: lines behind line {0} may be missing")]
    HeadChanged(i64),
    /// A line was added although nothing said how the audit ended.
    #[error("line {0} says that nobody knew how the audit ended before it: lines may be missing there")]
    HeadLost(i64),
    /// The line is not the one that was noted.
    #[error("line {0} is not the one that was noted")]
    NotAsNoted(i64),
}

/// The lines so far.
pub(super) struct Chain<'a> {
    key: &'a AuditKey,
    noted: Option<&'a Head>,
    last: Head,
    has_begun: bool,
}

impl<'a> Chain<'a> {
    pub(super) fn new(key: &'a AuditKey, noted: Option<&'a Head>) -> Self {
        Self { key, noted, last: Head::default(), has_begun: false }
    }

    /// Takes the next line.
    ///
    /// # Errors
    /// It does not go on from the last one.
    pub(super) fn next(&mut self, stored: &StoredLine) -> Result<(), Fault> {
        let (place, expected) = (stored.sequence, self.last.sequence + 1);
        if place > expected {
            return Err(Fault::Missing(expected, place));
        }
        if place < expected {
            return Err(Fault::Twice(place));
        }
        let head = Head::after(self.key, &self.last, place, &stored.line);
        match &stored.seal {
            Some(seal) if *seal != head.seal => return Err(Fault::Changed(place)),
            None if self.has_begun => return Err(Fault::Unsealed(place)),
            seal => self.has_begun |= seal.is_some(),
        }
        if stored.line.action == HEAD_LOST {
            return Err(Fault::HeadLost(place));
        }
        if self.noted.is_some_and(|noted| noted.sequence == place && *noted != head) {
            return Err(Fault::NotAsNoted(place));
        }
        self.last = head;
        Ok(())
    }

    /// No more lines are there.
    ///
    /// # Errors
    /// More were written.
    pub(super) fn end(self, row: Option<HeadRow>) -> Result<Head, Fault> {
        let last = self.last.sequence;
        if let Some(noted) = self.noted.filter(|noted| noted.sequence > last) {
            return Err(Fault::CutOff(noted.sequence, last));
        }
        match row {
            None if !self.has_begun && last == 0 => Ok(self.last),
            None if !self.has_begun => Err(Fault::NotBegun(last)),
            None => Err(Fault::NoHead(last)),
            Some(row) => match row.checked(self.key) {
                None => Err(Fault::HeadChanged(last)),
                Some(head) if head.sequence > last => Err(Fault::CutOff(head.sequence, last)),
                Some(head) if head != self.last => Err(Fault::HeadChanged(last)),
                Some(head) => Ok(head),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::MasterKey;

    fn line(actor: &str) -> AuditLine {
        let [account, reason, action, subject, event_id] =
            ["root", "order 7", "kept-shown", "FC-2222-2222", ""].map(str::to_owned);
        AuditLine { at: 1, actor: actor.to_owned(), account, reason, action, subject, event_id }
    }

    /// Three lines of an older version and three of this one, with how they end.
    fn audit(key: &AuditKey) -> (Vec<StoredLine>, HeadRow) {
        let mut last = Head::default();
        let mut lines = Vec::new();
        for (sequence, actor) in (1..).zip(["Ann", "Ben", "Cem", "Dee", "Eve", "Fay"]) {
            let line = line(actor);
            last = Head::after(key, &last, sequence, &line);
            lines.push(StoredLine { sequence, line, seal: (sequence > 3).then(|| last.seal.clone()) });
        }
        let proof = last.proof(key).to_vec();
        (lines, HeadRow { head: last, proof })
    }

    fn check(key: &AuditKey, lines: &[StoredLine], row: Option<HeadRow>, noted: Option<&Head>) -> Result<Head, Fault> {
        let mut chain = Chain::new(key, noted);
        lines.iter().try_for_each(|line| chain.next(line))?;
        chain.end(row)
    }

    type Change = fn(&mut Vec<StoredLine>, &mut Option<HeadRow>);

    #[test]
    fn whatever_is_changed_is_found() {
        let key = MasterKey::from_bytes([1; 32]).audit();
        let (lines, row) = audit(&key);
        assert_eq!(check(&key, &lines, Some(row.clone()), None), Ok(row.head.clone()));
        let changes: [(Change, Fault); 16] = [
            (|lines, _| lines[4].line.actor = "Eva".to_owned(), Fault::Changed(5)),
            (|lines, _| lines[4].line.at += 1, Fault::Changed(5)),
            (|lines, _| lines[4].line.reason.clear(), Fault::Changed(5)),
            // The seals of the fourth line vouch for those that have none.
            (|lines, _| lines[1].line.actor = "Bea".to_owned(), Fault::Changed(4)),
            (|lines, _| lines[1].line.event_id = "x".to_owned(), Fault::Changed(4)),
            (|lines, _| drop(lines.remove(4)), Fault::Missing(5, 6)),
            (|lines, _| drop(lines.remove(0)), Fault::Missing(1, 2)),
            (|lines, _| drop(lines.pop()), Fault::CutOff(6, 5)),
            (|lines, _| lines.truncate(3), Fault::CutOff(6, 3)),
            (|lines, _| lines.clear(), Fault::CutOff(6, 0)),
            (|lines, _| lines[5].seal = None, Fault::Unsealed(6)),
            (|lines, _| lines.insert(4, lines[4].clone()), Fault::Twice(5)),
            (
                |lines, _| {
                    let line = lines[3].line.clone();
                    lines[3].line = std::mem::replace(&mut lines[4].line, line);
                },
                Fault::Changed(4),
            ),
            (|lines, _| lines.push(StoredLine { sequence: 7, ..lines[5].clone() }), Fault::Changed(7)),
            (|_, row| *row = None, Fault::NoHead(6)),
            (
                |lines, row| {
                    lines.pop();
                    if let Some(row) = row {
                        row.head = Head { sequence: 5, seal: lines[4].seal.clone().unwrap_or_default() };
                    }
                },
                Fault::HeadChanged(5),
            ),
        ];
        for (place, (change, fault)) in changes.into_iter().enumerate() {
            let (mut lines, mut row) = (lines.clone(), Some(row.clone()));
            change(&mut lines, &mut row);
            assert_eq!(check(&key, &lines, row, None), Err(fault), "{place}");
        }
    }

    #[test]
    fn a_part_of_one_field_is_no_part_of_the_next() {
        let key = MasterKey::from_bytes([1; 32]).audit();
        let [mut one, mut other] = [line("Ann"), line("An")];
        other.account = format!("n{}", one.account);
        let seal = |line: &AuditLine| Head::after(&key, &Head::default(), 1, line).seal;
        assert_ne!(seal(&one), seal(&other));
        (one.subject, one.event_id) = (String::new(), "FC-2222-2222".to_owned());
        other = line("Ann");
        assert_ne!(seal(&one), seal(&other));
    }

    #[test]
    fn an_older_state_shows_in_a_head_that_was_noted() -> Result<(), &'static str> {
        let key = MasterKey::from_bytes([1; 32]).audit();
        let (lines, row) = audit(&key);
        let noted: Head = row.head.to_string().parse()?;
        assert_eq!(noted, row.head);
        let older = Head { sequence: 5, seal: lines[4].seal.clone().unwrap_or_default() };
        let older_row = HeadRow { proof: older.proof(&key).to_vec(), head: older.clone() };
        assert_eq!(
            check(&key, &lines[..5], Some(older_row.clone()), None),
            Ok(older.clone()),
            "alone it does not show"
        );
        assert_eq!(check(&key, &lines[..5], Some(older_row), Some(&noted)), Err(Fault::CutOff(6, 5)));
        assert_eq!(check(&key, &lines, Some(row.clone()), Some(&older)), Ok(row.head.clone()));
        let other = Head { sequence: 5, seal: vec![0; SEAL_BYTES] };
        assert_eq!(check(&key, &lines, Some(row), Some(&other)), Err(Fault::NotAsNoted(5)));
        for text in
            ["", "5", "5:", ":00", "0:00", "5:zz", &format!("5:{}", "é".repeat(32)), &format!("-1:{}", "00".repeat(32))]
        {
            assert!(text.parse::<Head>().is_err(), "{text}");
        }
        Ok(())
    }

    #[test]
    fn another_key_vouches_for_nothing() {
        let (lines, row) = audit(&MasterKey::from_bytes([1; 32]).audit());
        let other = MasterKey::from_bytes([2; 32]).audit();
        assert_eq!(check(&other, &lines, Some(row), None), Err(Fault::Changed(4)));
    }
}
