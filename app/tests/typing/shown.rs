//! Answers as the check page and the back office read them.

use app::ui::kinds::answer_lines;
use journey::{
    Answer, Fields, Kind,
    question::{Given, repeated::Step},
};

use super::spoken::{question, read, spoken, today, words};

fn text(id: &str, words_id: &str, answer: &Answer, language: &str) -> String {
    let words = words(language);
    let lines = answer_lines(&words, words_id, &question(id).kind, answer);
    lines.iter().map(|line| line.text(&words)).collect::<Vec<_>>().join("\n")
}

fn shown(id: &str, typed: &str, language: &str) -> String {
    let at = if id == "place" { "place-postcode" } else { id };
    let answer = read(id, &Fields::default().with(at, typed), spoken(language)).expect("an answer");
    text(id, id, &answer, language)
}

#[test]
fn what_was_understood_is_shown_beside_what_was_typed() {
    for (id, typed, expected) in [
        ("time", "14:30", "14:30 (2:30pm)"),
        ("time", "2:30pm", "2:30pm"),
        ("time", "930", "930 (9:30am)"),
        ("time", "9 30", "9 30 (9:30am)"),
        ("time", "between 7 and 8pm", "between 7 and 8pm (7:00pm to 8:00pm)"),
        ("time", "about 8am", "about 8am (about 8:00am)"),
        ("time", "half past two", "half past two (not said: morning or afternoon)"),
        ("time", "when the shop closed", "when the shop closed"),
        ("money", "12,50", "£12.50"),
        ("money", "1250", "£1,250.00"),
        ("money", "about 500", "About £500.00"),
        ("place", "se13 5jz.", "SE13 5JZ"),
        ("place", "SEI3 5JZ", "SE13 5JZ (read from “SEI3 5JZ”)"),
        ("place", "CR0 3", "CR0 (read from “CR0 3”)"),
    ] {
        assert_eq!(shown(id, typed, "en"), expected, "{typed}");
    }
}

/// A point is told in the question's words, "not applicable" in the same words for every question.
#[test]
fn not_applicable_is_told_apart_from_the_points_of_a_scale() {
    for (typed, language, expected) in [
        ("b", "en", "scale.option-b"),
        ("not-applicable", "en", "Not applicable"),
        ("not-applicable", "ur", "لاگو نہیں ہوتا"),
    ] {
        assert_eq!(shown("scale", typed, language), expected, "{typed}");
    }
}

#[test]
fn what_was_typed_keeps_its_spaces_among_urdu() {
    let text = shown("time", "9 30", "ur");
    assert!(text.contains("9 30") && !text.contains('\u{A0}'), "{text:?}");
}

/// Each answer of an item stands behind its question, one a line; what was left empty is left out.
#[test]
fn lists_keep_their_labels() {
    let Kind::Repeated(things) = &question("things").kind else { panic!("a list") };
    let words_en = spoken("en");
    let given = Given { today: today(), words: words_en };
    let form: Fields = [
        ("things-item", "a"),
        ("things-what", "black bag"),
        ("things-story", "red strap\nfound\tlater"),
        ("things-worth", "1,250"),
        ("things-plate", ""),
    ]
    .into_iter()
    .collect();
    let Ok(Step::Continue(items)) = things.apply(&form, "things", &[], false, &given) else { panic!("an item") };
    let answer = Answer::Repeated(items);
    let lines = text("things", "shared-items", &answer, "en");
    assert_eq!(
        lines,
        "Item 1\ntest-things-what: black bag\ntest-things-story: red strap\n  found later\ntest-things-worth: £1,250.00"
    );
    let urdu = text("things", "shared-items", &answer, "ur");
    assert_eq!(urdu.lines().count(), 5, "{urdu}");
    assert!(urdu.contains("\u{2068}black bag\u{2069}"), "what was typed keeps its direction: {urdu:?}");
}
