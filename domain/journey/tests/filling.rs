//! The form of a question as it is shown again: a table, without a server.

use chrono::NaiveDate;
use journey::{
    Definition, Draft, Fields,
    draft::{Post, Wish},
    question::Given,
};
use typed::vocabulary::Vocabulary;

const JOURNEY: &str = r#"{
  "id": "theft", "minutes": 5,
  "purpose": {"report": {"queue": "crime-recording", "priority": "standard"}},
  "questions": [
    {"id": "things", "words": "theft-things", "optional": true, "kind": {"repeated": {"at-most": 3, "fields": [
      {"id": "what", "words": "theft-things-what", "kind": {"short-text": {"characters-max": 9}}}]}}},
    {"id": "story", "words": "theft-story", "kind": {"long-text": {"characters-max": 9}}}
  ]
}"#;

/// A form, and whether it is left unfinished.
type Form = (&'static [(&'static str, &'static str)], Wish);

const BAG: Form = (&[("things-item", "x"), ("things-what", "bag")], Wish::Answer);
const CASE: Form = (&[("things-item", "y"), ("things-what", "case")], Wish::Answer);
const HALF_A_THING: Form = (&[("things-item", "z"), ("things-what", "ha")], Wish::Later);
const TOLD: Form = (&[("story", "gone")], Wish::Answer);
const HALF_TOLD: Form = (&[("story", "gone, and")], Wish::Later);

/// Why the row is there, the forms before, the question, the item that is changed; the form that is shown.
type Case = (&'static str, &'static [Form], &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    ("nothing was typed", &[], "story", "", ""),
    ("an answer", &[TOLD], "story", "", "story=gone"),
    ("an unfinished form", &[HALF_TOLD], "story", "", "story=gone, and"),
    ("an unfinished form comes before the answer", &[TOLD, HALF_TOLD], "story", "", "story=gone, and"),
    ("an answer comes in the place of its unfinished form", &[HALF_TOLD, TOLD], "story", "", "story=gone"),
    ("another question's form", &[TOLD], "things", "", ""),
    ("an item named where there are none", &[TOLD], "story", "x", "story=gone"),
    ("a list wants another item", &[BAG, CASE], "things", "", ""),
    ("an item that is changed", &[BAG, CASE], "things", "y", "things-item=y things-what=case"),
    ("an item that is not there", &[BAG, CASE], "things", "q", ""),
    ("half an item", &[BAG, HALF_A_THING], "things", "", "things-item=z things-what=ha"),
    (
        "an item that is changed while half of another is typed",
        &[BAG, HALF_A_THING],
        "things",
        "x",
        "things-item=x things-what=bag",
    ),
];

fn post(draft: &mut Draft, definition: &Definition, (form, wish): Form) {
    let id = form[0].0.split('-').next().expect("a name");
    let asked = definition.question(id).expect("a question");
    let fields: Fields = form.iter().copied().collect();
    let words = Vocabulary::default();
    let given = Given { today: NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"), words: &words };
    let post = Post { definition, asked, form: &fields, wish, from_check: false, had_draft: true };
    draft.answer(&post, &given).expect("it is taken");
}

#[test]
fn a_form_is_filled_again() {
    let definition: Definition = serde_json::from_str(JOURNEY).expect("a journey");
    for (about, before, id, item, expected) in CASES {
        let mut draft = Draft::new();
        for form in *before {
            post(&mut draft, &definition, *form);
        }
        let filled = draft.filled(definition.question(id).expect("a question"), item);
        let pairs: Vec<String> = filled.pairs().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(pairs.join(" "), *expected, "{about}");
    }
}
