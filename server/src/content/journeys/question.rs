//! A question as written: what every question has, and the settings of its kind, whichever they are. The engine knows
//! which kind takes which.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor},
};
use toml::Spanned;

use super::raw::{RawCondition, RawExit};

pub(super) struct RawQuestion {
    // Only a field of a repeated question names itself; a question is named by its table.
    pub(super) id: Option<Spanned<String>>,
    pub(super) optional: bool,
    pub(super) identifies: bool,
    pub(super) own: Option<bool>,
    // A question of a journey may be asked in the words of the shared one that it replaces.
    pub(super) words: Option<Spanned<String>>,
    pub(super) when: Option<Spanned<RawCondition>>,
    pub(super) exit: Vec<RawExit>,
    pub(super) kind: Spanned<String>,
    /// The settings of the kind by name.
    pub(super) settings: BTreeMap<String, Spanned<RawSetting>>,
}

/// The value of a setting.
pub(super) enum RawSetting {
    Flag(bool),
    Whole(i64),
    Text(String),
    List(Vec<Spanned<RawSetting>>),
    /// A field of an item, which is written as a question is.
    Field(Box<RawQuestion>),
}

impl RawSetting {
    pub(super) fn is_text(&self, text: &str) -> bool {
        matches!(self, Self::Text(written) if written == text)
    }
}

impl<'de> Deserialize<'de> for RawQuestion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(QuestionVisitor)
    }
}

impl<'de> Deserialize<'de> for RawSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SettingVisitor)
    }
}

struct QuestionVisitor;

impl<'de> Visitor<'de> for QuestionVisitor {
    type Value = RawQuestion;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a question")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawQuestion, A::Error> {
        let (mut id, mut own, mut words, mut when, mut kind) = (None, None, None, None, None);
        let (mut optional, mut identifies, mut exit, mut settings) = (false, false, Vec::new(), BTreeMap::new());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" => id = Some(map.next_value()?),
                "optional" => optional = map.next_value()?,
                "identifies" => identifies = map.next_value()?,
                "own" => own = Some(map.next_value()?),
                "words" => words = Some(map.next_value()?),
                "when" => when = Some(map.next_value()?),
                "exit" => exit = map.next_value()?,
                "kind" => kind = Some(map.next_value()?),
                _ => drop(settings.insert(key, map.next_value()?)),
            }
        }
        let kind = kind.ok_or_else(|| de::Error::missing_field("kind"))?;
        Ok(RawQuestion { id, optional, identifies, own, words, when, exit, kind, settings })
    }
}

struct SettingVisitor;

impl<'de> Visitor<'de> for SettingVisitor {
    type Value = RawSetting;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, a whole number, a text or a list")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<RawSetting, E> {
        Ok(RawSetting::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<RawSetting, E> {
        Ok(RawSetting::Whole(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RawSetting, E> {
        Ok(RawSetting::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawSetting, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element()? {
            entries.push(entry);
        }
        Ok(RawSetting::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawSetting, A::Error> {
        QuestionVisitor.visit_map(map).map(|field| RawSetting::Field(Box::new(field)))
    }
}
