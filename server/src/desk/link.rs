//! A desk link as text: what it is for, and a signature that only the holder of the master key can make.

use app::domain::{
    counter::Counter,
    hours::{Span, to_utc_closing},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::vault::MasterKey;

/// Between what a link says and its signature.
const DOT: char = '.';
/// A part of an address that every server and proxy takes, bytes.
const LINK_BYTES_MAX: usize = 255;

/// A link to the visits of a counter on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskLink {
    /// The site's slug.
    #[serde(rename = "s")]
    pub site: String,
    /// The day in London.
    #[serde(rename = "d")]
    pub date: NaiveDate,
    /// The name of whoever made it.
    #[serde(rename = "b")]
    pub by: String,
    /// The first moment at which it is dead, seconds since 1970.
    #[serde(rename = "e")]
    pub ends: i64,
}

impl DeskLink {
    /// A link to a counter's day; `None` where the counter is closed on that day.
    #[must_use]
    pub fn new(counter: &Counter, date: NaiveDate, by: &str) -> Option<Self> {
        let day = counter.times().days(date, 1).into_iter().next()?;
        let close = |span: &Span| to_utc_closing(span.to.on(day.date));
        let ends = day.spans.iter().map(close).max()?.timestamp();
        Some(Self { site: counter.slug.as_str().to_owned(), date, by: by.to_owned(), ends })
    }

    /// The text in the address; `None` where the name is too long for one.
    #[must_use]
    pub fn sign(&self, master: &MasterKey) -> Option<String> {
        let said = serde_json::to_vec(self).ok()?;
        let seal = master.desk_links().seal(&[&said]);
        let [said, seal] = [&said[..], &seal].map(|bytes| BASE64_URL_SAFE_NO_PAD.encode(bytes));
        let text = format!("{said}{DOT}{seal}");
        (text.len() <= LINK_BYTES_MAX).then_some(text)
    }

    /// Reads a text that this master key has signed. Nothing of it is looked at before its signature fits.
    #[must_use]
    pub fn read(master: &MasterKey, text: &str) -> Option<Self> {
        let (said, seal) = text.split_once(DOT)?;
        let said = BASE64_URL_SAFE_NO_PAD.decode(said).ok()?;
        let seal = BASE64_URL_SAFE_NO_PAD.decode(seal).ok()?;
        master.desk_links().fits(&[&said], &seal).then(|| serde_json::from_slice(&said).ok()).flatten()
    }

    /// The first moment at which it is dead.
    #[must_use]
    pub fn end(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.ends, 0).unwrap_or_default()
    }

    /// Whether it is dead.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> DeskLink {
        let date = "2026-12-01".parse().expect("a date");
        DeskLink { site: "lewisham".to_owned(), date, by: "Zoë".to_owned(), ends: 1_796_162_400 }
    }

    #[test]
    fn a_link_is_read_as_it_was_signed_and_no_other_way() {
        let (master, other) = (MasterKey::from_bytes([1; 32]), MasterKey::from_bytes([2; 32]));
        let text = link().sign(&master).expect("a link");
        assert_eq!(DeskLink::read(&master, &text), Some(link()));
        assert_eq!(DeskLink::read(&other, &text), None);
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).expect("ASCII");
            assert_eq!(DeskLink::read(&master, &changed), None, "{changed}");
        }
        let (said, seal) = text.split_once('.').expect("two parts");
        for broken in ["", ".", said, &format!("{said}."), &format!(".{seal}"), &format!("{text}.{seal}")] {
            assert_eq!(DeskLink::read(&master, broken), None, "{broken}");
        }
    }

    #[test]
    fn a_link_ends_and_is_never_too_long_for_an_address() {
        let ends = DateTime::from_timestamp(1_796_162_400, 0).expect("an instant");
        assert!(!link().is_over(ends - chrono::TimeDelta::seconds(1)) && link().is_over(ends));
        let long = DeskLink { by: "ü".repeat(60), ..link() };
        assert_eq!(long.sign(&MasterKey::from_bytes([1; 32])), None);
    }
}
