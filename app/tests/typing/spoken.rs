//! The languages of the content, questions of every kind, and what a form comes to.

use std::sync::LazyLock;

use app::words::{Locale, Locales, Words, vocabulary};
use chrono::NaiveDate;
use journey::{Answer, FieldError, Fields, Question, parse, question::Given};
use typed::vocabulary::Vocabulary;

/// Every kind, and no setting that a test does not need.
const QUESTIONS: &str = r#"
[question.line]
kind = "short-text"
[question.lines]
kind = "long-text"
[question.one]
kind = "one-choice"
options = ["a", "b"]
[question.some]
kind = "several-choices"
options = ["a", "b", "rather-not"]
none = "rather-not"
[question.yes]
kind = "yes-no"
[question.day]
kind = "date"
[question.time]
kind = "time"
[question.place]
kind = "place"
[question.home]
kind = "place"
abroad = true
[question.who]
kind = "person"
date-of-birth = true
[question.reach]
kind = "contact"
[question.mail]
kind = "email"
[question.phone]
kind = "phone"
[question.count]
kind = "number"
at-least = 1
at-most = 100000
[question.money]
kind = "money"
[question.plate]
kind = "registration"
[question.things]
kind = "repeated"
field = [
  { id = "what", kind = "short-text" },
  { id = "story", kind = "long-text", optional = true },
  { id = "worth", kind = "money", optional = true },
  { id = "plate", kind = "registration", optional = true },
  { id = "mail", kind = "email", optional = true },
  { id = "phone", kind = "phone", optional = true },
  { id = "count", kind = "number", optional = true },
]
"#;

pub const IDS: [&str; 17] = [
    "line", "lines", "one", "some", "yes", "day", "time", "place", "home", "who", "reach", "mail", "phone", "count",
    "money", "plate", "things",
];

static ALL: LazyLock<Vec<Question>> = LazyLock::new(|| {
    let ask = IDS.map(|id| format!("\"{id}\"")).join(",");
    let text = format!("queue = \"property\"\nask = [{ask}]\n{QUESTIONS}");
    let journey = parse::journey("test", "test.toml", &text, &parse::Shared::default()).expect("a journey").definition;
    IDS.map(|id| journey.question(id).expect("a question").clone()).into()
});

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
