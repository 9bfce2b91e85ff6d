//! One language as read from its Fluent files.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, OnceLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;
use serde::Deserialize;
use unic_langid::LanguageIdentifier;

use typed::vocabulary::Vocabulary;

use super::{
    Known, Link, Said,
    known::is_mark,
    own_numbers::OwnNumber,
    pattern::{numbers_in, plain_text, variables},
};

/// Which way the language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The HTML `dir`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A message or attribute of a file.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its name: `message` or `message.attribute`.
    pub id: String,
    /// The variables it uses.
    pub variables: Vec<String>,
    /// Numbers and addresses that stand in its own text.
    pub own_numbers: Vec<OwnNumber>,
}

/// A message in words.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    text: Arc<str>,
    links: Option<Arc<[Link]>>,
}

impl Spoken {
    fn unmarked(marked: &str, known: &Known) -> Self {
        let (text, links) = known.unmarked(marked);
        Self { text: text.into(), links: (!links.is_empty()).then(|| links.into()) }
    }

    pub(super) fn said(self, in_english: bool) -> Said {
        Said::with_links(self.text, in_english, self.links)
    }
}

/// What sentences may take from the settings, and the messages that take nothing else, ready to be shown.
#[derive(Default)]
struct Taught {
    known: Known,
    ready: HashMap<String, Spoken>,
    /// Messages that take something else, too: what they take from the settings, by variable.
    mixed: HashMap<String, Vec<(String, String)>>,
}

/// A language.
pub struct Locale {
    /// `en`, `ur`.
    pub code: String,
    /// Its own name for itself.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// Files it knowingly leaves to English.
    pub falls_back: Vec<String>,
    /// Each file, by name without ending, with its messages.
    pub files: Vec<(String, Vec<Written>)>,
    /// Translated with a machine's help, and no native reader has checked every file of it.
    pub is_unchecked: bool,
    pub(super) resources: Vec<Arc<FluentResource>>,
    /// Messages without a variable, ready to be shown.
    plain: HashMap<String, Arc<str>>,
    taught: OnceLock<Taught>,
    /// Words that people type, gathered when they are first needed.
    pub(super) vocabulary: OnceLock<Vocabulary>,
    bundle: FluentBundle<Arc<FluentResource>>,
}

/// Why a language cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LocaleFault {
    /// The folder's name or the settings.
    #[error("locales/{code}/locale.toml: {reason}")]
    Settings {
        /// The folder.
        code: String,
        /// What is wrong.
        reason: String,
    },
    /// A Fluent file.
    #[error("locales/{code}/{file}.ftl:{line}: {reason}")]
    Fluent {
        /// The folder.
        code: String,
        /// The file, without its ending.
        file: String,
        /// From 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    name: String,
    direction: Direction,
    #[serde(default)]
    falls_back: Vec<String>,
    /// Its words were written with a machine's help.
    #[serde(default)]
    machine_assisted: bool,
    /// Who has read which file.
    #[serde(default)]
    checked: Vec<Checked>,
}

/// A native reader has read a file and stands for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Checked {
    /// Without its ending.
    file: String,
    reader: String,
    /// `YYYY-MM-DD`: changes of the English since then want another look.
    date: chrono::NaiveDate,
}

impl Settings {
    /// What is wrong with the list of readers, as a sentence.
    fn fault(&self, files: &[(String, String)]) -> Option<String> {
        let unknown = self.checked.iter().find(|one| !files.iter().any(|(file, _)| *file == one.file));
        let unnamed = self.checked.iter().find(|one| one.reader.trim().is_empty());
        unknown
            .map(|one| format!("`checked` names the file `{}`, which is not there", one.file))
            .or_else(|| unnamed.map(|one| format!("nobody is named who read `{}` on {}", one.file, one.date)))
    }

    fn is_unchecked(&self, files: &[(String, String)]) -> bool {
        let is_checked = |file: &str| self.checked.iter().any(|one| one.file == file);
        self.machine_assisted && !files.iter().all(|(file, _)| is_checked(file))
    }
}

impl Locale {
    /// Reads a language from the text of its `locale.toml` and of its files (name without ending, text).
    ///
    /// # Errors
    /// Every fault found, with file and line.
    pub fn read(code: &str, settings: &str, files: &[(String, String)]) -> Result<Self, Vec<LocaleFault>> {
        let unfit = |reason: String| vec![LocaleFault::Settings { code: code.to_owned(), reason }];
        let settings: Settings = toml::from_str(settings).map_err(|error| unfit(error.message().to_owned()))?;
        if let Some(reason) = settings.fault(files) {
            return Err(unfit(reason));
        }
        let language: LanguageIdentifier =
            code.parse().map_err(|_| unfit(format!("`{code}` is not a language code")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Fluent's own isolates take their direction from the first letter outside of nested ones, and so turn
        // a date of several values around: `isolated` decides value by value.
        bundle.set_use_isolating(false);
        let mut locale = Self {
            code: code.to_owned(),
            is_unchecked: settings.is_unchecked(files),
            resources: Vec::new(),
            name: settings.name,
            direction: settings.direction,
            falls_back: settings.falls_back,
            files: Vec::new(),
            plain: HashMap::new(),
            taught: OnceLock::new(),
            vocabulary: OnceLock::new(),
            bundle,
        };
        let faults: Vec<_> = files.iter().flat_map(|(name, text)| locale.add(name, text)).collect();
        if faults.is_empty() { Ok(locale) } else { Err(faults) }
    }

    fn add(&mut self, file: &str, text: &str) -> Vec<LocaleFault> {
        let fault = |offset: usize, reason: String| LocaleFault::Fluent {
            code: self.code.clone(),
            file: file.to_owned(),
            line: text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1,
            reason,
        };
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => Arc::new(resource),
            Err((_, errors)) => {
                return errors.into_iter().map(|error| fault(error.pos.start, error.to_string())).collect();
            }
        };
        let mut messages = Vec::new();
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let attributes = message
                .attributes
                .iter()
                .map(|attribute| (format!("{}.{}", message.id.name, attribute.id.name), &attribute.value));
            let own = message.value.as_ref().map(|value| (message.id.name.to_owned(), value));
            for (id, pattern) in own.into_iter().chain(attributes) {
                if let Some(plain) = plain_text(pattern) {
                    self.plain.insert(id.clone(), plain.into());
                }
                messages.push(Written { id, variables: variables(pattern), own_numbers: numbers_in(pattern) });
            }
        }
        self.resources.push(resource.clone());
        let doubles = self.bundle.add_resource(resource.clone()).err().unwrap_or_default();
        let faults = doubles.into_iter().map(|error| fault(0, error.to_string())).collect();
        self.files.push((file.to_owned(), messages));
        faults
    }

    /// Tells what sentences may take from the settings. The first time counts.
    pub(super) fn teach(&self, known: Known) {
        let mut taught = Taught { known, ..Taught::default() };
        for Written { id, variables, .. } in self.written() {
            let marked = |name: &String| Some((name.clone(), taught.known.marked(name)?));
            let taken: Vec<_> = variables.iter().filter_map(marked).collect();
            if taken.is_empty() {
                continue;
            }
            if taken.len() == variables.len() {
                let spoken = self.format(id, &[], &taken).map(|text| Spoken::unmarked(&text, &taught.known));
                taught.ready.extend(spoken.map(|spoken| (id.clone(), spoken)));
            } else {
                taught.mixed.insert(id.clone(), taken);
            }
        }
        self.taught.get_or_init(|| taught);
    }

    /// Every message and attribute.
    pub fn written(&self) -> impl Iterator<Item = &Written> {
        self.files.iter().flat_map(|(_, messages)| messages)
    }

    /// Whether sentences may take this variable from the settings.
    #[must_use]
    pub fn knows(&self, variable: &str) -> bool {
        self.taught.get().is_some_and(|taught| taught.known.has(variable))
    }

    /// Whether the settings have a line of these digits.
    pub(super) fn has_line(&self, digits: &str) -> bool {
        self.taught.get().is_some_and(|taught| taught.known.has_line(digits))
    }

    /// A message or attribute with its values; `None` where this language has none.
    pub(super) fn say(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> Option<Spoken> {
        if let Some(plain) = self.plain.get(id) {
            return Some(Spoken { text: plain.clone(), links: None });
        }
        if let Some(taught) = self.taught.get() {
            if let Some(ready) = taught.ready.get(id) {
                return Some(ready.clone());
            }
            if let Some(taken) = taught.mixed.get(id) {
                return Some(Spoken::unmarked(&self.format(id, values, taken)?, &taught.known));
            }
        }
        Some(Spoken { text: self.format(id, values, &[])?.into(), links: None })
    }

    /// A message with its values and what it takes from the settings, marks and all.
    fn format(
        &self,
        id: &str,
        values: &[(&'static str, FluentValue<'_>)],
        taken: &[(String, String)],
    ) -> Option<String> {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, self.isolated(value));
        }
        for (name, marked) in taken {
            arguments.set(name.as_str(), marked.as_str());
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned())
    }

    /// A number, a name or an address among words of this language: in its own order, and a number in groups never
    /// broken between two lines.
    #[must_use]
    pub fn kept_together(&self, text: &str) -> String {
        let text = unbroken(text);
        if self.turns(&text) { format!("\u{2066}{text}\u{2069}") } else { text }
    }
}

impl Locale {
    /// Whether a value runs against the words around it.
    fn turns(&self, text: &str) -> bool {
        self.direction == Direction::Rtl && !text.chars().any(runs_right_to_left)
    }

    /// Among words that run right to left, a value without such letters (a phone number, a name, a
    /// reference) keeps its own order. What somebody typed never brings a link along.
    fn isolated<'v>(&self, value: &FluentValue<'v>) -> FluentValue<'v> {
        let FluentValue::String(text) = value else { return value.clone() };
        let has_mark = text.contains(is_mark);
        if !has_mark && !self.turns(text) {
            return value.clone();
        }
        let text: String = text.chars().filter(|c| !is_mark(*c)).collect();
        if self.turns(&text) { format!("\u{2066}{text}\u{2069}") } else { text }.into()
    }
}

/// A number in groups, such as `0808 16 89 111`, with spaces at which no line ends; any other text as it is.
#[must_use]
pub fn unbroken(text: &str) -> String {
    let is_grouped_number = text.contains(' ') && text.chars().all(|c| c.is_ascii_digit() || c == ' ');
    if is_grouped_number { text.replace(' ', "\u{a0}") } else { text.to_owned() }
}

/// Hebrew, Arabic and their neighbours, with their presentation forms.
const fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale").field("code", &self.code).field("messages", &self.plain.len()).finish_non_exhaustive()
    }
}
