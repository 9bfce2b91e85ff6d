//! The big list of naughty strings (Max Woolf, MIT, see the licence beside it) in every field of every kind: kept
//! as the cleaning leaves it, or refused with a code; never changed in silence, and never a panic.

use std::collections::BTreeSet;

use journey::{Answer, Fields};
use typed::{code, is_blank, line, lines, postcode};

use super::spoken::{IDS, question, read, spoken};

/// The ends of the names of all fields, those of items included.
const ENDS: [&str; 27] = [
    "",
    "-mode",
    "-day",
    "-month",
    "-year",
    "-to-day",
    "-to-month",
    "-to-year",
    "-postcode",
    "-street",
    "-described",
    "-country",
    "-name",
    "-birth-day",
    "-email",
    "-phone",
    "-post",
    "-safe",
    "-none",
    "-what",
    "-story",
    "-worth",
    "-plate",
    "-mail",
    "-count",
    "-item",
    "-action",
];

fn strings() -> Vec<String> {
    serde_json::from_str(include_str!("naughty-strings.json")).expect("a list of strings")
}

#[test]
fn whatever_is_typed_is_kept_or_refused() {
    let (words, strings) = (spoken("en"), strings());
    assert!(strings.len() > 400);
    for id in IDS {
        let question = question(id);
        for (end, typed) in ENDS.iter().flat_map(|end| strings.iter().map(move |typed| (end, typed))) {
            let form = Fields::default().with(format!("{id}{end}"), typed.as_str());
            match read(id, &form, words) {
                Ok(answer) => {
                    assert!(question.accepts(&answer), "{id}{end} {typed:?}");
                    let json = serde_json::to_string(&answer).expect("JSON");
                    assert_eq!(serde_json::from_str::<Answer>(&json).expect("an answer"), answer, "{typed:?}");
                    if !matches!(answer, Answer::Repeated(_)) {
                        let again = read(id, &question.kind.fill(&answer, id), words);
                        assert_eq!(again, Ok(answer), "{id}{end} {typed:?}: its form reads the same");
                    }
                }
                Err(errors) => {
                    assert!(!errors.is_empty() && errors.iter().all(|error| error.field.starts_with(id)), "{id}{end}");
                }
            }
        }
    }
}

/// Free text comes out as the cleaning leaves it, whole.
#[test]
fn own_words_are_kept_whole() {
    let words = spoken("en");
    for typed in strings() {
        for (id, cleaned) in [("line", line(&typed)), ("lines", lines(&typed))] {
            match read(id, &Fields::default().with(id, &*typed), words) {
                Ok(Answer::Text(kept)) => assert_eq!(kept, cleaned, "{typed:?}"),
                Ok(other) => panic!("{other:?}"),
                // Too long for one line, nothing to see, or signs that nobody can read.
                Err(_) => assert!(
                    cleaned.is_empty()
                        || cleaned.chars().count() > 200
                        || cleaned.contains(['\u{FFFD}', '\u{FFFE}', '\u{FFFF}']),
                    "{typed:?}"
                ),
            }
        }
    }
}

#[test]
fn cleaning_twice_is_cleaning_once() {
    for typed in strings() {
        for clean in [line, lines, code] {
            let once = clean(&typed);
            assert_eq!(clean(&once), once, "{typed:?}");
        }
        assert_eq!(line(&typed).is_empty(), is_blank(&typed), "{typed:?}");
        let figures: BTreeSet<char> = postcode::read(&typed).map(|one| one.code.chars().collect()).unwrap_or_default();
        assert!(figures.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == ' '), "{typed:?}");
    }
}
