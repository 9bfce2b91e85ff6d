//! Reads closures from `service.toml`, each fault with its line.

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
use toml::Spanned;
use typed::name::Name;

use super::{Closure, Closures, What, when::Written};
use crate::domain::contact::{Contact, Contacts, Means};
use crate::domain::fault::{Fault, Place};

/// The longest words of a closure: a person reads them on a phone, standing.
const WORDS_CHARACTERS_MAX: usize = 1_000;

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    closed: OneOrSeveral,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClosure {
    what: Spanned<String>,
    from: Option<Spanned<Written>>,
    to: Option<Spanned<Written>>,
    #[serde(default)]
    ring: Vec<Spanned<String>>,
    #[serde(default)]
    words: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// `[closed]` for one, `[[closed]]` for each of several.
#[derive(Default)]
struct OneOrSeveral(Vec<RawClosure>);

struct ReadsOneOrSeveral;

impl<'de> Visitor<'de> for ReadsOneOrSeveral {
    type Value = OneOrSeveral;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[[closed]] with `what`, `from`, `to`, `ring` and [closed.words]")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OneOrSeveral, A::Error> {
        Ok(OneOrSeveral(vec![RawClosure::deserialize(MapAccessDeserializer::new(map))?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrSeveral, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = seq.next_element()? {
            all.push(one);
        }
        Ok(OneOrSeveral(all))
    }
}

impl<'de> Deserialize<'de> for OneOrSeveral {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadsOneOrSeveral)
    }
}

impl Closures {
    /// Reads the closures of a file whose contacts were read already.
    ///
    /// # Errors
    /// Every fault found, with its line.
    pub fn parse(file: &str, text: &str, contacts: &Contacts) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { file: file.into(), text, contacts, faults: Vec::new() };
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let place = reader.place(error.span().map_or(0, |span| span.start));
            vec![Fault::new(&place, error.message())]
        })?;
        let closures = Self(raw.closed.0.into_iter().filter_map(|raw| reader.closure(raw)).collect());
        reader.faults.extend(closures.overlapping());
        if reader.faults.is_empty() { Ok(closures) } else { Err(reader.faults) }
    }
}

struct Reader<'t> {
    file: Arc<str>,
    text: &'t str,
    contacts: &'t Contacts,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn place(&self, offset: usize) -> Place {
        Place { file: self.file.clone(), line: 1 + self.text[..offset].matches('\n').count() }
    }

    fn fault(&mut self, offset: usize, reason: impl Into<String>) {
        let place = self.place(offset);
        self.faults.push(Fault::new(&place, reason));
    }

    /// Nothing where `what` cannot be read: the other faults of the closure are found all the same.
    fn closure(&mut self, raw: RawClosure) -> Option<Closure> {
        let at = raw.what.span().start;
        let what = What::parse(raw.what.get_ref()).map_err(|reason| self.fault(at, reason)).ok();
        let from = raw.from.map(|from| from.get_ref().begins());
        let to = raw.to.as_ref().map(|to| to.get_ref().ends());
        if let (Some(from), Some(to), Some(written)) = (from, to, &raw.to)
            && to <= from
        {
            self.fault(written.span().start, "`to` is not after `from`");
        }
        let words = self.words(at, raw.words);
        let ring = raw.ring.into_iter().filter_map(|name| self.contact(&name)).collect();
        Some(Closure { what: what?, from, to, words, ring, place: self.place(at) })
    }

    fn words(&mut self, at: usize, raw: BTreeMap<Spanned<String>, Spanned<String>>) -> BTreeMap<String, String> {
        let mut words = BTreeMap::new();
        for (language, text) in raw {
            let (language, line) = (language.into_inner(), text.span().start);
            let text = text.get_ref().trim().to_owned();
            if text.is_empty() {
                self.fault(line, format!("`words.{language}` is empty"));
            } else if text.chars().count() > WORDS_CHARACTERS_MAX {
                self.fault(line, format!("`words.{language}` is longer than {WORDS_CHARACTERS_MAX} characters"));
            }
            words.insert(language, text);
        }
        if !words.contains_key("en") {
            self.fault(at, "there are no English words: write what people read as `en = \"…\"` in [closed.words]");
        }
        words
    }

    fn contact(&mut self, name: &Spanned<String>) -> Option<(Name, Contact)> {
        let can_be_tapped = |contact: &&Contact| {
            [Means::Call, Means::Text, Means::Web].into_iter().any(|means| contact.shown(means).is_some())
        };
        let contact = self.contacts.get(name.get_ref()).filter(can_be_tapped).cloned();
        if contact.is_none() {
            let reason = format!("`ring` names `{}`: there is no such [contact] to ring, text or open", name.get_ref());
            self.fault(name.span().start, reason);
        }
        Some((Name::parse(name.get_ref()).ok()?, contact?))
    }
}
