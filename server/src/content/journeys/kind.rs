//! A question kind and its settings, as written.

use std::sync::Arc;

use journey::{
    Kind,
    question::{
        choice::{OneChoice, SeveralChoices},
        date::Date,
        number::Number,
        person::Person,
        place::Place,
        repeated::{Field, Repeated},
        text::{LongText, ShortText},
        time::Time,
    },
};
use toml::Spanned;
use typed::name::Name;

use super::{raw::RawQuestion, reader::Reader};

/// The settings each kind takes.
const SETTINGS: [(&str, &[&str]); 17] = [
    ("short-text", &["characters-max", "autocomplete"]),
    ("long-text", &["characters-max"]),
    ("one-choice", &["options"]),
    ("several-choices", &["options", "none"]),
    ("yes-no", &[]),
    ("date", &["future"]),
    ("time", &["as-words"]),
    ("place", &["abroad", "own"]),
    ("person", &["date-of-birth", "own"]),
    ("contact", &["own"]),
    ("email", &["own"]),
    ("phone", &["own"]),
    ("number", &["at-least", "at-most"]),
    ("money", &[]),
    ("registration", &[]),
    ("listed", &[]),
    ("repeated", &["field", "at-most"]),
];

/// Kinds that do not fit in an item: several controls of their own, or a repetition within one.
const NOT_IN_AN_ITEM: [&str; 8] =
    ["several-choices", "date", "time", "place", "person", "contact", "listed", "repeated"];

impl Reader<'_> {
    /// The kind of a question or field; `None` where a fault was reported instead.
    pub(super) fn kind(&mut self, raw: &RawQuestion, words: &str) -> Option<Kind> {
        let place = self.place(&raw.kind);
        let kind = raw.kind.get_ref().as_str();
        let Some((_, settings)) = SETTINGS.iter().find(|(name, _)| *name == kind) else {
            self.fault(&place, format!("there is no question kind `{kind}`"));
            return None;
        };
        for setting in raw.settings().filter(|setting| !settings.contains(setting)) {
            self.fault(&place, format!("a `{kind}` question takes no `{setting}`"));
        }
        Some(match kind {
            "short-text" => Kind::ShortText(raw.short_text()),
            "long-text" => Kind::LongText(LongText { characters_max: raw.characters_max.unwrap_or(4000) }),
            "one-choice" => Kind::OneChoice(OneChoice { options: self.options(raw)? }),
            "several-choices" => {
                let options = self.options(raw)?;
                Kind::SeveralChoices(SeveralChoices { none: self.none(raw, &options), options })
            }
            "yes-no" => Kind::YesNo,
            "date" => Kind::Date(Date { future: raw.future.unwrap_or(false) }),
            "time" => Kind::Time(Time { as_words: raw.as_words.unwrap_or(false) }),
            "place" => Kind::Place(Place { abroad: raw.abroad.unwrap_or(false) }),
            "person" => Kind::Person(Person { date_of_birth: raw.date_of_birth.unwrap_or(false) }),
            "contact" => Kind::Contact,
            "email" => Kind::Email,
            "phone" => Kind::Phone,
            "number" => Kind::Number(raw.number()),
            "money" => Kind::Money,
            "registration" => Kind::Registration,
            "listed" => Kind::Listed,
            _ => Kind::Repeated(self.repeated(raw, words)?),
        })
    }

    fn options(&mut self, raw: &RawQuestion) -> Option<Vec<Name>> {
        let place = self.place(&raw.kind);
        let written: &[Spanned<String>] = raw.options.as_deref().unwrap_or_default();
        if written.len() < 2 {
            self.fault(&place, "a choice needs at least two `options`");
            return None;
        }
        let mut options: Vec<Name> = Vec::with_capacity(written.len());
        for option in written {
            let Some(name) = self.name(option) else { continue };
            if options.contains(&name) {
                let place = self.place(option);
                self.fault(&place, format!("option `{name}` is written twice"));
            }
            options.push(name);
        }
        Some(options)
    }

    fn none(&mut self, raw: &RawQuestion, options: &[Name]) -> Option<Name> {
        let written = raw.none.as_ref()?;
        let name = self.name(written)?;
        if !options.contains(&name) {
            let place = self.place(written);
            self.fault(&place, format!("`none` is `{name}`, which is not among the options"));
        }
        Some(name)
    }

    fn repeated(&mut self, raw: &RawQuestion, words: &str) -> Option<Repeated> {
        let written = raw.field.as_deref().unwrap_or_default();
        if written.is_empty() {
            let place = self.place(&raw.kind);
            self.fault(&place, "a `repeated` question needs a `field`");
            return None;
        }
        let fields = written.iter().filter_map(|field| self.field(field, words)).collect();
        let at_most = raw.at_most.and_then(|most| usize::try_from(most).ok()).unwrap_or(10);
        Some(Repeated { fields, at_most })
    }

    fn field(&mut self, raw: &RawQuestion, words: &str) -> Option<Field> {
        let place = self.place(&raw.kind);
        let Some(id) = &raw.id else {
            self.fault(&place, "a field needs an `id`");
            return None;
        };
        let id = self.name(id)?;
        if raw.when.is_some() || !raw.exit.is_empty() || raw.identifies {
            self.fault(&place, format!("field `{id}` takes no `when`, `exit` or `identifies`"));
        }
        if raw.own.is_some() || raw.words.is_some() {
            self.fault(&place, format!("field `{id}` takes no `own` or `words`"));
        }
        if NOT_IN_AN_ITEM.contains(&raw.kind.get_ref().as_str()) {
            self.fault(&place, format!("a field cannot be of the kind `{}`", raw.kind.get_ref()));
            return None;
        }
        let words: Arc<str> = format!("{words}-{id}").into();
        let kind = self.kind(raw, &words)?;
        Some(Field { id, words, kind, optional: raw.optional })
    }
}

impl RawQuestion {
    fn short_text(&self) -> ShortText {
        ShortText { characters_max: self.characters_max.unwrap_or(200), autocomplete: self.autocomplete.clone() }
    }

    fn number(&self) -> Number {
        Number { at_least: self.at_least.unwrap_or(0), at_most: self.at_most.unwrap_or(1_000_000) }
    }
}
