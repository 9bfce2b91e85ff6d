//! Reads the settings of a question kind. Which kinds there are, and what each takes, is the engine's to say.

use std::sync::Arc;

use app::domain::fault::Place;
use journey::{
    Kind,
    question::{
        repeated::Field,
        settings::{At, Settings, Written},
    },
};
use toml::Spanned;
use typed::name::Name;

use super::{
    question::{RawQuestion, RawSetting},
    reader::Reader,
};

impl Reader<'_> {
    /// The kind of a question or field; `None` where a fault was reported instead.
    pub(super) fn kind(&mut self, raw: &RawQuestion, words: &str) -> Option<Kind> {
        let place = self.place(&raw.kind);
        let kind = raw.kind.get_ref();
        let Some(written) = Written::of(kind) else {
            self.fault(&place, format!("there is no question kind `{kind}`"));
            return None;
        };
        let own = raw.own.map(|_| "own");
        for setting in own.into_iter().chain(raw.settings.keys().map(String::as_str)) {
            if !written.settings.contains(&setting) {
                self.fault(&place, format!("a `{kind}` question takes no `{setting}`"));
            }
        }
        (written.read)(&mut OfQuestion { reader: self, raw, words })
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
        if Written::of(raw.kind.get_ref()).is_some_and(|written| !written.fits_in_an_item) {
            self.fault(&place, format!("a field cannot be of the kind `{}`", raw.kind.get_ref()));
            return None;
        }
        let words: Arc<str> = format!("{words}-{id}").into();
        let kind = self.kind(raw, &words)?;
        Some(Field { id, words, kind, optional: raw.optional })
    }
}

/// The settings of one question, with the file that has it.
struct OfQuestion<'r, 'q, 't> {
    reader: &'r mut Reader<'t>,
    raw: &'q RawQuestion,
    words: &'q str,
}

impl<'q> OfQuestion<'_, 'q, '_> {
    /// A setting as what it should be; one that is something else is a fault.
    fn setting<T>(&mut self, name: &str, what: &str, take: impl Fn(&'q RawSetting) -> Option<T>) -> Option<T> {
        let written = self.raw.settings.get(name)?;
        let taken = take(written.get_ref());
        if taken.is_none() {
            let place = self.reader.place(written);
            self.reader.fault(&place, format!("`{name}` is {what}"));
        }
        taken
    }

    /// The entries of a list; empty where the setting was left out.
    fn list(&mut self, setting: &str, what: &str) -> Option<&'q [Spanned<RawSetting>]> {
        if !self.raw.settings.contains_key(setting) {
            return Some(&[]);
        }
        self.setting(setting, what, |value| match value {
            RawSetting::List(entries) => Some(entries.as_slice()),
            _ => None,
        })
    }

    fn name_of(&mut self, written: &Spanned<RawSetting>, setting: &str, what: &str) -> Option<Name> {
        let place = self.reader.place(written);
        match written.get_ref() {
            RawSetting::Text(text) => self.reader.parsed_name(&place, text),
            _ => {
                self.reader.fault(&place, format!("`{setting}` is {what}"));
                None
            }
        }
    }

    fn place(&self, at: At<'_>) -> Place {
        let setting = |name: &str| self.raw.settings.get(name);
        let written = match at {
            At::Kind => None,
            At::Setting(name) => setting(name),
            At::Entry(name, entry) => setting(name).and_then(|written| match written.get_ref() {
                RawSetting::List(entries) => entries.iter().find(|one| one.get_ref().is_text(entry)),
                _ => None,
            }),
        };
        written.map_or_else(|| self.reader.place(&self.raw.kind), |written| self.reader.place(written))
    }
}

impl Settings for OfQuestion<'_, '_, '_> {
    fn flag(&mut self, setting: &str) -> Option<bool> {
        self.setting(setting, "true or false", |value| match value {
            RawSetting::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    fn whole(&mut self, setting: &str) -> Option<i64> {
        self.setting(setting, "a whole number", |value| match value {
            RawSetting::Whole(number) => Some(*number),
            _ => None,
        })
    }

    fn count(&mut self, setting: &str) -> Option<usize> {
        self.setting(setting, "a whole number from 0", |value| match value {
            RawSetting::Whole(number) => usize::try_from(*number).ok(),
            _ => None,
        })
    }

    fn text(&mut self, setting: &str) -> Option<String> {
        self.setting(setting, "a text", |value| match value {
            RawSetting::Text(text) => Some(text.clone()),
            _ => None,
        })
    }

    fn name(&mut self, setting: &str) -> Option<Name> {
        let written = self.raw.settings.get(setting)?;
        self.name_of(written, setting, "a name")
    }

    fn names(&mut self, setting: &str, each: &str, too_few: &str) -> Option<Vec<Name>> {
        const WHAT: &str = "a list of names";
        let entries = self.list(setting, WHAT)?;
        if entries.len() < 2 {
            self.fault(At::Kind, too_few.to_owned());
            return None;
        }
        let mut names: Vec<Name> = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(name) = self.name_of(entry, setting, WHAT) else { continue };
            if names.contains(&name) {
                let place = self.reader.place(entry);
                self.reader.fault(&place, format!("{each} `{name}` is written twice"));
            }
            names.push(name);
        }
        Some(names)
    }

    fn fields(&mut self, setting: &str) -> Option<Vec<Field>> {
        const WHAT: &str = "a list of fields";
        let mut fields = Vec::new();
        let entries = self.list(setting, WHAT)?;
        if entries.is_empty() {
            self.fault(At::Kind, format!("a `{}` question needs a `{setting}`", self.raw.kind.get_ref()));
            return None;
        }
        for entry in entries {
            match entry.get_ref() {
                RawSetting::Field(field) => fields.extend(self.reader.field(field, self.words)),
                _ => {
                    let place = self.reader.place(entry);
                    self.reader.fault(&place, format!("`{setting}` is {WHAT}"));
                }
            }
        }
        Some(fields)
    }

    fn fault(&mut self, at: At<'_>, reason: String) {
        let place = self.place(at);
        self.reader.fault(&place, reason);
    }
}
