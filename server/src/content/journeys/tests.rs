//! Every fault of a journey file is reported, with its line.

use std::collections::BTreeSet;

use journey::check::{Flaw, check};
use typed::name::Name;

use super::{items, journey, shared, survey};

const SHARED: &str = r#"
[question.emergency]
kind = "one-choice"
options = ["danger", "no"]
[[question.emergency.exit]]
when = { question = "emergency", is = "danger" }
page = "call-999"
"#;

/// The faults of a journey as `line: reason`.
fn faults(text: &str) -> Vec<String> {
    let shared = shared("shared-questions.toml", SHARED).expect("shared questions");
    let pages: BTreeSet<Name> = Name::parse("call-999").into_iter().collect();
    match journey("theft", "journeys/theft.toml", text, &shared) {
        Ok(written) => {
            let line = |flaw: &Flaw| written.places.of(flaw.question.as_ref()).line;
            let flaws = check(&written.definition, &pages);
            flaws.iter().map(|flaw| format!("{}: {}", line(flaw), flaw.reason)).collect()
        }
        Err(faults) => faults.iter().map(|fault| format!("{}: {}", fault.place.line, fault.reason)).collect(),
    }
}

fn check_faults(text: &str, expected: &[&str]) {
    assert_eq!(faults(text), expected, "{text}");
}

#[test]
fn a_good_journey_has_none() {
    check_faults(
        "queue = \"property\"\nask = [\"emergency\", \"kind\", \"how\"]\n\
         [question.kind]\nkind = \"one-choice\"\noptions = [\"lost\", \"found\"]\n\
         [question.how]\nkind = \"long-text\"\nwhen = { not = { any = [ { question = \"kind\", one-of = [\"lost\"] } ] } }\n",
        &[],
    );
}

#[test]
fn several_faults_at_once_each_with_its_line() {
    check_faults(
        "queue = \"nowhere\"\nask = [\"emergency\", \"emergency\", \"kind\", \"gone\"]\n\
         [question.kind]\nkind = \"one-choise\"\n\
         [question.other]\nkind = \"date\"\noptions = [\"a\", \"b\"]\n\
         [question.check]\nkind = \"time\"\n",
        &[
            "1: there is no queue `nowhere`",
            "8: `check` is the name of a page of every journey, not of a question",
            "4: there is no question kind `one-choise`",
            "6: a `date` question takes no `options`",
            "2: `emergency` is asked twice: the journey would loop",
            "2: there is no question `kind`",
            "2: there is no question `gone`",
            "8: `check` is never asked",
            "5: `other` is never asked",
        ],
    );
}

#[test]
fn a_setting_that_is_wrong_names_its_line() {
    let cases = [
        ("kind = \"date\"\nfuture = \"yes\"", "5: `future` is true or false"),
        ("kind = \"number\"\nat-least = \"one\"", "5: `at-least` is a whole number"),
        ("kind = \"long-text\"\ncharacters-max = -1", "5: `characters-max` is a whole number from 0"),
        ("kind = \"short-text\"\nautocomplete = 1", "5: `autocomplete` is a text"),
        ("kind = \"short-text\"\ncolour = 1", "4: a `short-text` question takes no `colour`"),
        ("kind = \"money\"\nown = true", "4: a `money` question takes no `own`"),
        ("kind = \"one-choice\"", "4: a choice needs at least two `options`"),
        ("kind = \"one-choice\"\noptions = [\"a\"]", "4: a choice needs at least two `options`"),
        ("kind = \"one-choice\"\noptions = \"a\"", "5: `options` is a list of names"),
        ("kind = \"one-choice\"\noptions = [\"a\",\n2]", "6: `options` is a list of names"),
        ("kind = \"one-choice\"\noptions = [\"a\",\n\"b\",\n\"a\"]", "7: option `a` is written twice"),
        (
            "kind = \"several-choices\"\noptions = [\"a\", \"b\"]\nnone = \"c\"",
            "6: `none` is `c`, which is not among the options",
        ),
        ("kind = \"scale\"", "4: a scale needs at least two `points`"),
        ("kind = \"scale\"\npoints = [\"good\"]", "4: a scale needs at least two `points`"),
        ("kind = \"scale\"\npoints = [\"a\",\n\"b\",\n\"a\"]", "7: point `a` is written twice"),
        (
            "kind = \"scale\"\npoints = [\"a\",\n\"not-applicable\"]",
            "6: every scale has `not-applicable` already, and it is no point",
        ),
        ("kind = \"scale\"\noptions = [\"a\", \"b\"]", "4: a `scale` question takes no `options`"),
        ("kind = \"repeated\"", "4: a `repeated` question needs a `field`"),
        ("kind = \"repeated\"\nfield = [1]", "5: `field` is a list of fields"),
        ("kind = \"repeated\"\nfield = [{ kind = \"email\" }]", "5: a field needs an `id`"),
        ("kind = \"repeated\"\nfield = [\n{ id = \"a\", kind = \"date\" }]", "6: a field cannot be of the kind `date`"),
        ("kind = \"repeated\"\nfield = [{ id = \"a\", kind = \"scale\" }]", "5: a field cannot be of the kind `scale`"),
        (
            "kind = \"repeated\"\nfield = [{ id = \"a\", kind = \"email\", own = true }]",
            "5: field `a` takes no `own` or `words`",
        ),
    ];
    for (question, fault) in cases {
        let found = faults(&format!("queue = \"property\"\nask = [\"first\"]\n[question.first]\n{question}\n"));
        assert_eq!(found.first().map(String::as_str), Some(fault), "{question}: {found:?}");
    }
    let found = faults("queue = \"property\"\nask = [\"first\"]\n[question.first]\noptional = true\n");
    assert!(found[0].starts_with("3: ") && found[0].contains("missing field `kind`"), "{found:?}");
}

#[test]
fn a_condition_may_look_at_a_scale() {
    let journey = |option: &str| {
        format!(
            "queue = \"property\"\nask = [\"first\", \"second\"]\n\
             [question.first]\nkind = \"scale\"\npoints = [\"good\", \"poor\"]\n\
             [question.second]\nkind = \"long-text\"\nwhen = {{ question = \"first\", is = \"{option}\" }}\n"
        )
    };
    check_faults(&journey("poor"), &[]);
    check_faults(&journey("not-applicable"), &[]);
    check_faults(&journey("fair"), &["6: `first` has no option `fair`"]);
}

#[test]
fn conditions_look_back_only() {
    let journey = |when: &str| {
        format!(
            "queue = \"property\"\nask = [\"first\", \"second\", \"third\"]\n\
             [question.first]\nkind = \"yes-no\"\n\
             [question.second]\nkind = \"yes-no\"\nwhen = {when}\n\
             [question.third]\nkind = \"date\"\n"
        )
    };
    let cases = [
        (r#"{ question = "third", is = "yes" }"#, "`second` depends on `third`, which comes later"),
        (r#"{ question = "second", is = "yes" }"#, "whether `second` is asked depends on its own answer: a loop"),
        (r#"{ question = "gone", is = "yes" }"#, "a condition looks at `gone`, which is not asked"),
        (r#"{ question = "first", is = "maybe" }"#, "`first` has no option `maybe`"),
        (
            r#"{ all = [ { question = "first", is = "yes" }, { question = "first", is = "no" } ] }"#,
            "no path reaches `second`",
        ),
    ];
    for (when, reason) in cases {
        let found = faults(&journey(when));
        assert_eq!(found.first().map(String::as_str), Some(format!("5: {reason}").as_str()), "{when}: {found:?}");
    }
    let bad = faults(&journey(r#"{ question = "first" }"#));
    assert_eq!(bad, ["7: a condition on a question has either `is` or `one-of`"]);
    let bad = faults(&journey(r#"{ any = [] }"#));
    assert_eq!(bad, ["7: `any` and `all` need at least one condition"]);
}

#[test]
fn exits_need_a_page_and_somebody_must_get_through() {
    check_faults(
        "queue = \"property\"\nask = [\"first\"]\n[question.first]\nkind = \"yes-no\"\n\
         [[question.first.exit]]\nwhen = { question = \"first\", one-of = [\"yes\", \"no\"] }\npage = \"nowhere\"\n",
        &["3: there is no exit page `nowhere`"],
    );
    check_faults(
        "queue = \"property\"\nask = [\"first\"]\n[question.first]\nkind = \"yes-no\"\n\
         [[question.first.exit]]\nwhen = { question = \"first\", one-of = [\"yes\", \"no\"] }\npage = \"call-999\"\n",
        &["1: no path ends in a submission"],
    );
}

#[test]
fn what_is_not_toml_names_its_line() {
    let found = faults("queue = \"property\"\nask = [\"emergency\"\n");
    assert_eq!(found.len(), 1);
    let found = faults("queue = \"property\"\nask = [\"emergency\"]\nminuets = 5\n");
    assert!(found[0].starts_with("3: ") && found[0].contains("minuets"), "{found:?}");
}

const ITEMS: &str = "[question.overall-1]\nkind = \"one-choice\"\noptions = [\"good\", \"poor\"]\n";

#[test]
fn a_survey_asks_items_of_the_bank_and_its_own() {
    let bank = items("items.toml", ITEMS).expect("a bank");
    let text = "ask = [\"overall-1\", \"more\"]\n[question.more]\nkind = \"long-text\"\n";
    let written = survey("about-visit", "surveys/about-visit.toml", text, &bank).expect("a survey").definition;
    let asked: Vec<_> = written.questions.iter().map(|question| (&*question.words, question.item())).collect();
    assert_eq!(asked, [("item-overall-1", Some(("overall", 1))), ("about-visit-more", None)]);
}

#[test]
fn faults_of_surveys_and_of_the_bank_have_lines() {
    let lines = |faults: Vec<app::domain::fault::Fault>| {
        faults.iter().map(|fault| format!("{}: {}", fault.place.line, fault.reason)).collect::<Vec<_>>()
    };
    let found = items("items.toml", &ITEMS.replace("overall-1", "overall")).err().map(lines).unwrap_or_default();
    assert_eq!(found, ["1: the name of an item ends with its version: `overall-1`"]);
    let bank = items("items.toml", ITEMS).expect("a bank");
    let found = survey("results", "surveys/results.toml", "ask = [\n\"overall-2\"]\n", &bank);
    assert_eq!(
        found.err().map(lines).unwrap_or_default(),
        ["1: `results` is the name of a page, not of a survey", "2: there is no question `overall-2`"]
    );
    let found = survey("about-visit", "surveys/about-visit.toml", "queue = \"feedback\"\nask = []\n", &bank);
    assert!(lines(found.err().unwrap_or_default())[0].starts_with("1: unknown field `queue`"));
}
