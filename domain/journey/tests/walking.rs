//! Position, back, skip-ahead, orphans and questions left, all computed from definition and answers.

use journey::{
    Answer, Answers, Complete, Definition, Position, Report,
    queue::{Priority, Queue},
    remaining::{Remaining, remaining},
    walk,
};
use typed::name::Name;

const JOURNEY: &str = r#"{
  "id": "theft", "minutes": 5,
  "questions": [
    {"id": "kind", "words": "theft-kind", "kind": {"one-choice": {"options": ["bicycle", "phone", "tricked"]}}, "exits": [{"when": {"one-of": {"question": "kind", "options": ["tricked"]}}, "page": "report-fraud"}]},
    {"id": "frame", "words": "theft-frame", "kind": {"short-text": {"characters-max": 200}}, "optional": true, "when": {"one-of": {"question": "kind", "options": ["bicycle"]}}},
    {"id": "hate", "words": "theft-hate", "kind": "yes-no"},
    {"id": "named", "words": "theft-named", "kind": {"one-choice": {"options": ["kept", "named"]}}},
    {"id": "you", "words": "theft-you", "kind": {"person": {"date-of-birth": false}}, "identifies": true}
  ],
  "purpose": {"report": {
    "queue": "crime-recording", "priority": "standard",
    "rules": [
      {"when": {"one-of": {"question": "hate", "options": ["yes"]}}, "queue": "hate-crime", "priority": "high"},
      {"when": {"one-of": {"question": "kind", "options": ["bicycle"]}}, "priority": "standard"}
    ],
    "withhold": [{"one-of": {"question": "named", "options": ["kept"]}}]
  }}
}"#;

fn definition() -> Definition {
    serde_json::from_str(JOURNEY).expect("a journey")
}

fn report(definition: &Definition) -> &Report {
    definition.purpose.report().expect("a report")
}

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn answers(given: &[(&str, Answer)]) -> Answers {
    given.iter().map(|(id, answer)| (name(id), answer.clone())).collect()
}

fn choice(option: &str) -> Answer {
    Answer::Choice(name(option))
}

fn person() -> Answer {
    let json = r#"{"kind": "person", "value": {"name": "A"}}"#;
    serde_json::from_str(json).expect("a person")
}

fn at(position: Position<'_>) -> String {
    match position {
        Position::Question(question) => question.id.to_string(),
        Position::Exit { page, after } => format!("{page} after {}", after.id),
        Position::Check => "check".to_owned(),
    }
}

#[test]
fn the_position_follows_from_the_answers() {
    let definition = definition();
    let cases: &[(&[(&str, Answer)], &str)] = &[
        (&[], "kind"),
        (&[("kind", choice("bicycle"))], "frame"),
        (&[("kind", choice("phone"))], "hate"),
        (&[("kind", choice("tricked"))], "report-fraud after kind"),
        (&[("kind", choice("bicycle")), ("frame", Answer::Empty)], "hate"),
        // An option that is offered no longer is no answer.
        (&[("kind", choice("parcel"))], "kind"),
        (&[("kind", Answer::YesNo(true))], "kind"),
        (&[("hate", Answer::YesNo(true))], "kind"),
    ];
    for (given, expected) in cases {
        let answers = answers(given);
        assert_eq!(at(walk(&definition, &answers).position), *expected, "{given:?}");
    }
}

#[test]
fn back_forth_and_what_may_be_visited() {
    let definition = definition();
    let given =
        answers(&[("kind", choice("phone")), ("frame", Answer::Text("orphan".into())), ("hate", Answer::YesNo(false))]);
    let walk = walk(&definition, &given);
    for (question, may_visit) in [("kind", true), ("hate", true), ("named", true), ("frame", false), ("you", false)] {
        assert_eq!(walk.may_visit(question), may_visit, "{question}");
    }
    assert_eq!(walk.before("kind").map(|q| q.id.as_str()), None);
    assert_eq!(walk.before("hate").map(|q| q.id.as_str()), Some("kind"));
    assert_eq!(walk.before("named").map(|q| q.id.as_str()), Some("hate"));
    assert_eq!(at(walk.after("kind")), "hate");
    assert_eq!(at(walk.after("hate")), "named");
    assert!(walk.answered.iter().all(|(question, _)| question.id != *"frame"), "the orphan plays no part");
}

#[test]
fn questions_left_are_counted_as_far_as_they_are_known() {
    let definition = definition();
    let none = answers(&[]);
    assert_eq!(remaining(&definition, &walk(&definition, &none)), Remaining { fewest: 4, most: 5 });
    let phone = answers(&[("kind", choice("phone"))]);
    assert_eq!(remaining(&definition, &walk(&definition, &phone)), Remaining { fewest: 3, most: 3 });
}

#[test]
fn only_answers_that_reach_the_end_are_complete() {
    let definition = definition();
    let all = [("kind", choice("phone")), ("hate", Answer::YesNo(false)), ("named", choice("kept")), ("you", person())];
    for count in 0..all.len() {
        let given = answers(&all[..count]);
        let open = Complete::of(&definition, &given).map(|_| ()).map_err(at);
        assert_eq!(open, Err(all[count].0.to_owned()));
    }
    let given = answers(&[("kind", choice("tricked"))]);
    assert_eq!(Complete::of(&definition, &given).map(|_| ()).map_err(at), Err("report-fraud after kind".to_owned()));
    let given = answers(&all);
    let complete = Complete::of(&definition, &given).expect("everything is answered");
    assert_eq!(complete.walk().answered.len(), all.len());
}

#[test]
fn rules_change_queue_and_raise_priority() {
    let definition = definition();
    let given = answers(&[
        ("kind", choice("bicycle")),
        ("frame", Answer::Empty),
        ("hate", Answer::YesNo(true)),
        ("named", choice("named")),
        ("you", person()),
    ]);
    let complete = Complete::of(&definition, &given).expect("everything is answered");
    let outcome = report(&definition).outcome(&complete);
    assert_eq!((outcome.queue, outcome.priority), (Queue::HateCrime, Priority::High));
}

#[test]
fn a_name_that_is_kept_is_not_handed_on() {
    let definition = definition();
    for (level, kept) in [("kept", 1), ("named", 0)] {
        let given = answers(&[
            ("kind", choice("phone")),
            ("hate", Answer::YesNo(false)),
            ("named", choice(level)),
            ("you", person()),
        ]);
        let complete = Complete::of(&definition, &given).expect("everything is answered");
        let (handed, withheld) = report(&definition).handed_on(&complete);
        assert_eq!((handed.len(), withheld.len()), (4 - kept, kept), "{level}");
        assert!(kept == 0 || handed.iter().all(|(question, _)| question.id != *"you"));
    }
}
