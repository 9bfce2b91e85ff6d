//! Every question kind: what it accepts, what it says of the rest, and that a form can be filled again.

use journey::{
    Answer, ErrorCode, Fields, Kind, Question,
    question::{
        Given,
        repeated::{Item, Step},
    },
};
use proptest::prelude::*;

use super::spoken::{form, result, spoken, today};

const QUESTIONS: &str = r#"[
  {"id": "line", "words": "test-line", "kind": {"short-text": {"characters-max": 5}}},
  {"id": "lines", "words": "test-lines", "kind": {"long-text": {"characters-max": 4000}}},
  {"id": "one", "words": "test-one", "kind": {"one-choice": {"options": ["a", "b"]}}},
  {"id": "some", "words": "test-some", "kind": {"several-choices": {"options": ["a", "b", "none"], "none": "none"}}},
  {"id": "yes", "words": "test-yes", "kind": "yes-no"},
  {"id": "scale", "words": "test-scale", "kind": {"scale": {"points": ["a", "b", "c"]}}},
  {"id": "day", "words": "test-day", "kind": {"date": {"future": false}}},
  {"id": "ahead", "words": "test-ahead", "kind": {"date": {"future": true}}},
  {"id": "time", "words": "test-time", "kind": {"time": {"as-words": false}}},
  {"id": "place", "words": "test-place", "kind": {"place": {"abroad": false}}},
  {"id": "who", "words": "test-who", "kind": {"person": {"date-of-birth": true}}},
  {"id": "reach", "words": "test-reach", "kind": "contact"},
  {"id": "mail", "words": "test-mail", "kind": "email"},
  {"id": "phone", "words": "test-phone", "kind": "phone"},
  {"id": "count", "words": "test-count", "kind": {"number": {"at-least": 1, "at-most": 9}}},
  {"id": "money", "words": "test-money", "kind": "money"},
  {"id": "plate", "words": "test-plate", "kind": "registration"},
  {"id": "list", "words": "test-list", "kind": "listed"},
  {"id": "things", "words": "test-things", "kind": {"repeated": {"at-most": 2, "fields": [
    {"id": "what", "words": "test-things-what", "kind": {"short-text": {"characters-max": 200}}},
    {"id": "worth", "words": "test-things-worth", "kind": "money", "optional": true}
  ]}}}
]"#;

const IDS: [&str; 19] = [
    "line", "lines", "one", "some", "yes", "scale", "day", "ahead", "time", "place", "who", "reach", "mail", "phone",
    "count", "money", "plate", "list", "things",
];

fn question(id: &str) -> Question {
    let all: Vec<Question> = serde_json::from_str(QUESTIONS).expect("questions");
    all.into_iter().find(|question| question.id == *id).expect("a question")
}

fn given() -> Given<'static> {
    Given { today: today(), words: spoken("en") }
}

fn read(id: &str, typed: &[(&str, &str)]) -> String {
    result(question(id).read(&form(typed), &given()))
}

/// A question, what is typed, what it comes to.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);

#[test]
fn each_kind_reads_what_people_type() {
    let cases: &[Case] = &[
        ("line", &[("line", "  héllo ")], r#""héllo""#),
        ("line", &[("line", "héllo!")], "line: TooLong(5)"),
        ("line", &[("line", " ")], "line: Required"),
        ("line", &[("line", "a\nb")], r#""a b""#),
        ("line", &[("line", "\u{200f}\u{200b}")], "line: Required"),
        ("line", &[("line", "a\u{ffff}")], "line: UnreadableCharacters"),
        ("line", &[("line", "😀\u{202e}")], "\"😀\u{202e}\""),
        ("lines", &[("lines", "a\r\nb\tc")], r#""a\nb c""#),
        ("lines", &[("lines", "a\u{fffd}")], "lines: UnreadableCharacters"),
        ("one", &[("one", "b")], r#""b""#),
        ("one", &[("one", "c")], "one: ChooseOne"),
        ("one", &[], "one: ChooseOne"),
        ("some", &[("some", "b"), ("some", "a")], r#"["a","b"]"#),
        ("some", &[("some", "a"), ("some", "none")], "some: NoneWithOthers"),
        ("some", &[("some", "zzz")], "some: ChooseSome"),
        ("yes", &[("yes", "yes")], "true"),
        ("yes", &[("yes", "oui")], "yes: ChooseOne"),
        ("scale", &[("scale", "c")], r#""c""#),
        ("scale", &[("scale", "not-applicable")], r#""not-applicable""#),
        ("scale", &[("scale", "d")], "scale: ChooseOne"),
        ("scale", &[], "scale: ChooseOne"),
        ("time", &[("time", "half past")], r#"{"said":"half past"}"#),
        ("time", &[("time", "2pm")], r#"{"said":"2pm","span":{"from":"14:00","to":"14:00"}}"#),
        ("count", &[("count", "۳")], "3"),
        ("count", &[("count", "0")], "count: NumberTooSmall(1)"),
        ("count", &[("count", "10")], "count: NumberTooLarge(9)"),
        ("count", &[("count", "three")], "count: NotANumber"),
        ("money", &[("money", "£1,200.5")], "120050"),
        ("money", &[("money", "lots")], "money: NotAnAmount"),
        ("plate", &[("plate", "ab12 cde")], r#""AB12CDE""#),
        ("plate", &[("plate", "!")], "plate: NotARegistration"),
        ("mail", &[("mail", "o'x+y@example.org")], r#""o'x+y@example.org""#),
        ("phone", &[("phone", "me")], "phone: NotAPhone"),
    ];
    for (id, typed, expected) in cases {
        assert_eq!(read(id, typed), *expected, "{typed:?}");
    }
}

#[test]
fn dates_as_well_as_people_know_them() {
    let date =
        |mode, day, month, year| [("day-mode", mode), ("day-day", day), ("day-month", month), ("day-year", year)];
    let cases = [
        (date("exactly", "22", "11", "2026"), r#"{"date":"2026-11-22","precision":"exactly"}"#),
        (date("", "۲۲", "nov", "۲۰۲۶"), r#"{"date":"2026-11-22","precision":"exactly"}"#),
        (date("exactly", "29", "2", "2024"), r#"{"date":"2024-02-29","precision":"exactly"}"#),
        (date("exactly", "29", "2", "2026"), "day-day: NoSuchDay(28)"),
        (date("exactly", "23", "11", "2026"), "day-day: DateInFuture"),
        (date("exactly", "", "11", "2026"), "day-day: DayMissing"),
        (date("exactly", "1", "13", "2026"), "day-month: NotAMonth"),
        (date("exactly", "1", "1", "26"), "day-year: NotAYear"),
        (date("exactly", "1", "1", "1899"), "day-year: DateTooOld"),
        (date("exactly", "", "", ""), "day-day: DateMissing"),
        (date("about", "", "June", "2026"), r#"{"day":null,"month":6,"precision":"about","year":2026}"#),
        (date("about", "3", "6", "2026"), r#"{"day":3,"month":6,"precision":"about","year":2026}"#),
        (date("between", "1", "1", "2026"), "day-to-day: DayMissing"),
        (date("exactly", "99999999999999999999", "1", "2026"), "day-day: DateNotRead"),
    ];
    for (typed, expected) in cases {
        assert_eq!(read("day", &typed), expected, "{typed:?}");
    }
    let between = |from, to| {
        [
            ("day-mode", "between"),
            ("day-day", from),
            ("day-month", "11"),
            ("day-year", "2026"),
            ("day-to-day", to),
            ("day-to-month", "11"),
            ("day-to-year", "2026"),
        ]
    };
    assert_eq!(read("day", &between("1", "2")), r#"{"from":"2026-11-01","precision":"between","to":"2026-11-02"}"#);
    assert_eq!(read("day", &between("2", "1")), "day-to-day: DatesReversed");
    assert!(read("ahead", &[("ahead-day", "1"), ("ahead-month", "1"), ("ahead-year", "2027")]).contains("2027-01-01"));
}

#[test]
fn places_people_and_contacts() {
    assert_eq!(read("place", &[("place-postcode", "SE۱۳ ۵JZ.")]), r#"{"postcode":"SE13 5JZ"}"#);
    assert_eq!(
        read("place", &[("place-postcode", "SW1A OAA")]),
        r#"{"postcode":"SW1A 0AA","postcode_typed":"SW1A OAA"}"#
    );
    assert_eq!(read("place", &[]), "place-postcode: PlaceMissing");
    assert_eq!(read("place", &[("place-postcode", "nowhere")]), "place-postcode: NotAPostcode");
    assert_eq!(read("place", &[("place-described", "by the clock")]), r#"{"described":"by the clock"}"#);
    assert_eq!(read("who", &[("who-name", "毛")]), r#"{"name":"毛"}"#);
    assert_eq!(
        read("who", &[("who-birth-day", "1"), ("who-birth-month", "1"), ("who-birth-year", "2000")]),
        "who-name: Required"
    );
    assert_eq!(read("reach", &[]), "reach-email: ContactMissing");
    assert_eq!(read("reach", &[("reach-none", "yes")]), "{}");
    assert_eq!(read("reach", &[("reach-none", "yes"), ("reach-email", "a@b.cd")]), "reach-none: ContactContradicts");
    assert_eq!(read("reach", &[("reach-post", "1 High Street")]), r#"{"post":"1 High Street"}"#);
    assert_eq!(read("reach", &[("reach-safe", "mornings")]), "reach-email: ContactMissing");
}

#[test]
fn things_are_added_changed_and_removed_once_each() {
    let Kind::Repeated(repeated) = question("things").kind else { panic!("a repeated question") };
    let step = |typed: &[(&str, &str)], items: &[Item]| repeated.apply(&form(typed), "things", items, false, &given());
    let add = [("things-item", "x"), ("things-what", "bag"), ("things-action", "another")];
    let Ok(Step::Stay(items)) = step(&add, &[]) else { panic!("it stays for more") };
    let Ok(Step::Stay(again)) = step(&add, &items) else { panic!("it stays for more") };
    assert_eq!(items, again, "a double click adds one thing");
    let change = [("things-item", "x"), ("things-what", "big bag")];
    let Ok(Step::Continue(changed)) = step(&change, &items) else { panic!("it goes on") };
    assert_eq!(changed[0].values.len(), 1);
    assert_eq!(step(&[], &items), Ok(Step::Continue(items.clone())), "a blank form is no thing");
    let wrong = step(&[("things-worth", "x")], &items).expect_err("half a thing");
    assert_eq!(wrong.iter().map(|error| error.code).collect::<Vec<_>>(), [ErrorCode::Required, ErrorCode::NotAnAmount]);
    assert!(step(&[], &[]).is_err(), "at least one");
    assert_eq!(step(&[("things-action", "remove:x")], &items), Ok(Step::Stay(vec![])));
    let second = [("things-item", "y"), ("things-what", "hat"), ("things-action", "another")];
    let Ok(Step::Stay(two)) = step(&second, &items) else { panic!("it stays for more") };
    let third = step(&[("things-item", "z"), ("things-what", "cap")], &two).expect_err("too many");
    assert_eq!(third[0].code, ErrorCode::TooMany(2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever is typed is answered with an answer or an error beside a field, and a good answer fills the
    /// form with what reads as the same answer.
    #[test]
    fn any_form_is_read_and_any_answer_fills_its_form(
        place in 0..IDS.len(),
        typed in prop::collection::vec((0..12_usize, "\\PC{0,12}|[0-9]{1,4}|yes|a|b|none|not-applicable|[A-Z]{1,2}[0-9] ?[0-9][A-Z]{2}"), 0..6),
    ) {
        let suffixes = ["", "-mode", "-day", "-month", "-year", "-to-day", "-postcode", "-street", "-name", "-email", "-what", "-none"];
        let id = IDS[place];
        let question = question(id);
        let form: Fields = typed.iter().map(|(suffix, value)| (format!("{id}{}", suffixes[*suffix]), value.clone())).collect();
        match question.read(&form, &given()) {
            Ok(answer) => {
                prop_assert!(question.accepts(&answer));
                let json = serde_json::to_string(&answer).expect("JSON");
                prop_assert_eq!(&serde_json::from_str::<Answer>(&json).expect("an answer"), &answer);
                if !matches!(answer, Answer::Repeated(_)) {
                    let filled = question.kind.fill(&answer, id);
                    prop_assert_eq!(question.read(&filled, &given()), Ok(answer));
                }
            }
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|error| error.field.starts_with(id)));
            }
        }
    }
}
