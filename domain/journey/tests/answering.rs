//! What a posted form makes of a draft, and where it leads: a table, without a server.

use chrono::NaiveDate;
use journey::{
    Answer, Definition, Fields,
    draft::{Draft, Page, Post, Refused, Step, Wish},
    question::Given,
};
use typed::{name::Name, vocabulary::Vocabulary};

const JOURNEY: &str = r#"{
  "id": "theft", "minutes": 5,
  "purpose": {"report": {"queue": "crime-recording", "priority": "standard"}},
  "questions": [
    {"id": "kind", "words": "theft-kind", "kind": {"one-choice": {"options": ["bicycle", "phone", "tricked"]}},
     "exits": [{"when": {"one-of": {"question": "kind", "options": ["tricked"]}}, "page": "report-fraud"}]},
    {"id": "frame", "words": "theft-frame", "kind": {"short-text": {"characters-max": 9}}, "optional": true,
     "when": {"one-of": {"question": "kind", "options": ["bicycle"]}}},
    {"id": "things", "words": "theft-things", "optional": true, "kind": {"repeated": {"at-most": 2, "fields": [
      {"id": "what", "words": "theft-things-what", "kind": {"short-text": {"characters-max": 9}}}]}}},
    {"id": "story", "words": "theft-story", "kind": {"long-text": {"characters-max": 9}}}
  ]
}"#;

/// What stands in a draft before a form, as a form for each question.
type Form = &'static [(&'static str, &'static str)];

const PHONE: Form = &[("kind", "phone")];
const BAG: Form = &[("things-item", "x"), ("things-what", "bag")];
const ALL: &[Form] = &[PHONE, BAG, &[("story", "gone")]];
const BICYCLE: Form = &[("kind", "bicycle")];
const MORE: Form = &[("things-item", "x"), ("things-what", "bag"), ("things-action", "another")];
const REMOVED: Form = &[("things-item", "y"), ("things-what", "ha"), ("things-action", "remove:x")];
const REMOVED_LONG: Form = &[("things-item", "y"), ("things-what", "more than nine"), ("things-action", "remove:x")];
const LONG_ITEM: Form = &[("things-item", "y"), ("things-what", "more than nine")];
const HALF: Form = &[("story", "half")];
const LONG: Form = &[("story", "more than nine")];

/// The draft after the first two forms, and after all of them.
const BEGUN: &str = "kind=phone things=bag";
const TOLD: &str = "kind=phone story=gone things=bag";

/// How a form is posted: the button, whether the question was opened from "check", whether the draft is there.
#[derive(Clone, Copy)]
struct How(Wish, bool, bool);

const ON: How = How(Wish::Answer, false, true);
const FROM_CHECK: How = How(Wish::Answer, true, true);
const LATER: How = How(Wish::Later, false, true);
const LANGUAGE: How = How(Wish::Again, false, true);
const LOST: How = How(Wish::Answer, false, false);
const LOST_LATER: How = How(Wish::Later, false, false);
const LOST_LANGUAGE: How = How(Wish::Again, false, false);

/// Why the row is there, the forms before, the form, how it is posted; where it leads, and the draft afterwards.
type Case = (&'static str, &'static [Form], Form, How, &'static str, &'static str);

const CASES: &[Case] = &[
    ("a new answer", &[], PHONE, ON, "on to things", "kind=phone"),
    ("a first answer needs no draft", &[], PHONE, LOST, "on to things", "kind=phone"),
    ("an answer that ends the journey", &[], &[("kind", "tricked")], ON, "on to the exit", "kind=tricked"),
    ("the last answer", &[PHONE, BAG], &[("story", "gone")], ON, "on to check", TOLD),
    ("looking through, the next page", ALL, PHONE, ON, "on to things", TOLD),
    ("changed from check", ALL, PHONE, FROM_CHECK, "on to check", TOLD),
    (
        "changed from check, with more to ask",
        ALL,
        BICYCLE,
        FROM_CHECK,
        "on to frame",
        "kind=bicycle story=gone things=bag",
    ),
    ("another item", &[PHONE], MORE, ON, "stay", BEGUN),
    ("an item and on", &[PHONE], BAG, ON, "on to story", BEGUN),
    ("no item and on", &[PHONE], &[("things-item", "x")], ON, "on to story", "kind=phone things="),
    ("an item to change", &[PHONE, BAG], &[("things-item", "y"), ("things-action", "change:x")], ON, "item x", BEGUN),
    ("removed while half typed", &[PHONE, BAG], REMOVED, ON, "stay", "kind=phone | things: y ha"),
    ("removed while too much is typed", &[PHONE, BAG], REMOVED_LONG, ON, "too long: things-what TooLong(9)", BEGUN),
    ("later, half typed", &[PHONE, BAG], HALF, LATER, "later", "kind=phone things=bag | story: half"),
    ("later, too long to keep", &[PHONE, BAG], LONG, LATER, "too long: story TooLong(9)", BEGUN),
    ("another language", &[PHONE, BAG], HALF, LANGUAGE, "language", "kind=phone things=bag | story: half"),
    ("another language begins nothing", &[], &[], LOST_LANGUAGE, "language", ""),
    ("the draft is gone", &[], &[("story", "gone")], LOST, "lost, to kind", "story=gone"),
    ("the draft is gone, an item", &[], MORE, LOST, "lost, to kind", "things=bag"),
    ("the draft is gone, another language", &[], HALF, LOST_LANGUAGE, "lost, to kind", " | story: half"),
    ("the draft is gone, later", &[], HALF, LOST_LATER, "lost, to kind", " | story: half"),
    ("a wrong answer", &[PHONE, BAG], LONG, ON, "refused: story TooLong(9)", BEGUN),
    ("a wrong item", &[PHONE, BAG], LONG_ITEM, ON, "refused: things-what TooLong(9)", BEGUN),
    ("nothing where something must be", ALL, &[("story", " ")], ON, "refused: story Required", TOLD),
];

/// Posts a form to the question that its first field names.
fn post(draft: &mut Draft, form: Form, how: How) -> Result<Step, Refused> {
    let definition: Definition = serde_json::from_str(JOURNEY).expect("a journey");
    let id = form.first().map_or("kind", |(field, _)| field.split('-').next().expect("a name"));
    let asked = definition.question(id).expect("a question");
    let fields: Fields = form.iter().copied().collect();
    let words = Vocabulary::default();
    let given = Given { today: NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"), words: &words };
    let How(wish, from_check, had_draft) = how;
    draft.answer(&Post { definition: &definition, asked, form: &fields, wish, from_check, had_draft }, &given)
}

fn page(page: &Page) -> &str {
    match page {
        Page::Question(id) => id.as_str(),
        Page::Exit => "the exit",
        Page::Check => "check",
    }
}

fn leads(step: Result<Step, Refused>) -> String {
    let (why, errors) = match step {
        Ok(Step::On(to)) => return format!("on to {}", page(&to)),
        Ok(Step::Lost(to)) => return format!("lost, to {}", page(&to)),
        Ok(Step::Item(item)) => return format!("item {item}"),
        Ok(Step::Stay) => return "stay".to_owned(),
        Ok(Step::Again) => return "language".to_owned(),
        Ok(Step::Later) => return "later".to_owned(),
        Err(Refused::Answer(errors)) => ("refused", errors),
        Err(Refused::TooLongToKeep(errors)) => ("too long", errors),
    };
    let errors: Vec<String> = errors.iter().map(|error| format!("{} {:?}", error.field, error.code)).collect();
    format!("{why}: {}", errors.join(", "))
}

fn shown(draft: &Draft) -> String {
    let value = |answer: &Answer| match answer {
        Answer::Text(text) => text.clone(),
        Answer::Choice(option) => option.to_string(),
        Answer::Repeated(items) => {
            let all = items.iter().flat_map(|item| item.values.values());
            all.map(|answer| if let Answer::Text(text) = answer { &**text } else { "?" }).collect::<Vec<_>>().join("+")
        }
        Answer::Empty => String::new(),
        other => format!("{other:?}"),
    };
    let answers: Vec<String> = draft.answers.iter().map(|(id, answer)| format!("{id}={}", value(answer))).collect();
    let typed = |(id, form): (&Name, &Fields)| {
        let values: Vec<&str> = form.pairs().map(|(_, value)| value).collect();
        format!(" | {id}: {}", values.join(" "))
    };
    answers.join(" ") + &draft.unsaved.iter().map(typed).collect::<String>()
}

#[test]
fn a_form_changes_the_draft_and_leads_on() {
    for (about, before, form, how, expected, after) in CASES {
        let mut draft = Draft::new();
        for form in *before {
            post(&mut draft, form, ON).expect("a good answer");
        }
        let step = post(&mut draft, form, *how);
        assert_eq!((&*leads(step), &*shown(&draft)), (*expected, *after), "{about}");
    }
}

#[test]
fn what_was_unfinished_goes_once_it_is_answered() {
    let mut draft = Draft::new();
    post(&mut draft, PHONE, ON).expect("a good answer");
    post(&mut draft, HALF, LATER).expect("it is kept");
    assert!(!draft.is_untouched() && draft.unsaved.len() == 1);
    post(&mut draft, &[("story", "whole")], ON).expect("a good answer");
    assert_eq!(shown(&draft), "kind=phone story=whole");
}
