//! The languages of the content, questions of every kind, and what a form comes to.

use std::sync::LazyLock;

use app::words::{Locale, Locales, Words, vocabulary};
use chrono::NaiveDate;
use journey::{Answer, FieldError, Fields, Question, question::Given};
use typed::vocabulary::Vocabulary;

/// Every kind, and no setting that a test does not need.
const QUESTIONS: &str = r#"[
  {"id": "line", "words": "test-line", "kind": {"short-text": {"characters-max": 200}}},
  {"id": "lines", "words": "test-lines", "kind": {"long-text": {"characters-max": 4000}}},
  {"id": "one", "words": "test-one", "kind": {"one-choice": {"options": ["a", "b"]}}},
  {"id": "some", "words": "test-some", "kind": {"several-choices": {"options": ["a", "b", "rather-not"], "none": "rather-not"}}},
  {"id": "yes", "words": "test-yes", "kind": "yes-no"},
  {"id": "scale", "words": "test-scale", "kind": {"scale": {"points": ["a", "b", "c"]}}},
  {"id": "day", "words": "test-day", "kind": {"date": {"future": false}}},
  {"id": "time", "words": "test-time", "kind": {"time": {"as-words": false}}},
  {"id": "place", "words": "test-place", "kind": {"place": {"abroad": false}}},
  {"id": "home", "words": "test-home", "kind": {"place": {"abroad": true}}},
  {"id": "who", "words": "test-who", "kind": {"person": {"date-of-birth": true}}},
  {"id": "reach", "words": "test-reach", "kind": "contact"},
  {"id": "mail", "words": "test-mail", "kind": "email"},
  {"id": "phone", "words": "test-phone", "kind": "phone"},
  {"id": "count", "words": "test-count", "kind": {"number": {"at-least": 1, "at-most": 100000}}},
  {"id": "money", "words": "test-money", "kind": "money"},
  {"id": "plate", "words": "test-plate", "kind": "registration"},
  {"id": "things", "words": "test-things", "kind": {"repeated": {"at-most": 10, "fields": [
    {"id": "what", "words": "test-things-what", "kind": {"short-text": {"characters-max": 200}}},
    {"id": "story", "words": "test-things-story", "kind": {"long-text": {"characters-max": 4000}}, "optional": true},
    {"id": "worth", "words": "test-things-worth", "kind": "money", "optional": true},
    {"id": "plate", "words": "test-things-plate", "kind": "registration", "optional": true},
    {"id": "mail", "words": "test-things-mail", "kind": "email", "optional": true},
    {"id": "phone", "words": "test-things-phone", "kind": "phone", "optional": true},
    {"id": "count", "words": "test-things-count", "kind": {"number": {"at-least": 0, "at-most": 1000000}}, "optional": true}
  ]}}}
]"#;

pub const IDS: [&str; 18] = [
    "line", "lines", "one", "some", "yes", "scale", "day", "time", "place", "home", "who", "reach", "mail", "phone",
    "count", "money", "plate", "things",
];

static ALL: LazyLock<Vec<Question>> = LazyLock::new(|| serde_json::from_str(QUESTIONS).expect("questions"));

pub fn question(id: &str) -> &'static Question {
    ALL.iter().find(|question| question.id == *id).expect("a question")
}

/// The languages with the words that people type in each.
pub static SPOKEN: LazyLock<Vec<(Words, Vocabulary)>> = LazyLock::new(|| {
    let locales = locales();
    locales
        .all()
        .iter()
        .filter_map(|locale| locales.words(&locale.code))
        .map(|words| (words.clone(), vocabulary(&words).clone()))
        .collect()
});

/// The languages of this repository's content.
fn locales() -> Locales {
    let [english, urdu] = ["en", "ur"].map(|code| {
        let folder = format!("{}/../content/locales/{code}", env!("CARGO_MANIFEST_DIR"));
        let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).expect("a file of the content");
        let files = ["frame", "typed", "shared"].map(|name| (name.to_owned(), read(&format!("{name}.ftl"))));
        Locale::read(code, &read("locale.toml"), &files).expect("a language")
    });
    Locales::new(english, vec![urdu])
}

pub fn words(language: &str) -> Words {
    SPOKEN.iter().find(|(words, _)| words.locale().code == language).expect("a language").0.clone()
}

pub fn spoken(language: &str) -> &'static Vocabulary {
    &SPOKEN.iter().find(|(words, _)| words.locale().code == language).expect("a language").1
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

pub fn read(id: &str, form: &Fields, spoken: &Vocabulary) -> Result<Answer, Vec<FieldError>> {
    question(id).read(form, &Given { today: today(), words: spoken })
}

/// What a form comes to: the answer's value as JSON, or each error as `field: code`.
pub fn comes_to(id: &str, typed: &[(&str, &str)], spoken: &Vocabulary) -> String {
    result(read(id, &form(typed), spoken))
}

/// A form with these fields filled.
pub fn form(typed: &[(&str, &str)]) -> Fields {
    typed.iter().map(|(name, value)| (*name, *value)).collect()
}

/// The answer's value as JSON, or each error as `field: code`.
pub fn result(read: Result<Answer, Vec<FieldError>>) -> String {
    match read {
        Ok(answer) => serde_json::to_value(&answer).expect("JSON")["value"].to_string(),
        Err(errors) => {
            errors.iter().map(|error| format!("{}: {:?}", error.field, error.code)).collect::<Vec<_>>().join(", ")
        }
    }
}
