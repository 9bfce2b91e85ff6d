//! Closures as an operator writes them, and what they keep shut.

use super::*;
use crate::domain::contact::Contacts;

/// The contacts that every portal has, and keys to press: 24 lines before what a test writes.
const CONTACTS: &str = r#"[contact.emergency]
call = "999"
checked = 2026-11-30
source = "a"
[contact.bsl]
web = "https://999bsl.co.uk/"
checked = 2026-11-30
source = "a"
[contact.text-relay]
call = "18000"
checked = 2026-11-30
source = "a"
[contact.non-emergency]
call = "101"
checked = 2026-11-30
source = "a"
[contact.non-emergency-relay]
call = "18001 101"
checked = 2026-11-30
source = "a"
[contact.silent]
press = "55"
checked = 2026-11-30
source = "a"
"#;
const LINES: usize = 24;

fn read(closed: &str) -> Result<Closures, Vec<String>> {
    let text = format!("{CONTACTS}{closed}");
    let contacts = Contacts::parse("service.toml", &text).expect("the contacts are sound");
    Closures::parse("service.toml", &text, &contacts).map_err(|faults| {
        faults.iter().map(|fault| format!("{}: {}", fault.place.line - LINES, fault.reason)).collect()
    })
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

const WORDS: &str = "[closed.words]\nen = \"We are moving to another machine.\"\n";

fn closed(what: &str, from: &str, to: &str) -> String {
    let line = |key: &str, at: &str| if at.is_empty() { String::new() } else { format!("{key} = {at}\n") };
    format!("[[closed]]\nwhat = \"{what}\"\n{}{}{WORDS}", line("from", from), line("to", to))
}

#[test]
fn one_table_or_several_say_the_same() {
    let several = read(&closed("reports", "2026-12-01T22:00:00", "2026-12-02T06:00:00")).unwrap();
    let one = closed("reports", "2026-12-01T22:00:00", "2026-12-02T06:00:00").replace("[[closed]]", "[closed]");
    assert_eq!(read(&one).unwrap(), several);
    assert_eq!(several.iter().count(), 1);
    assert!(read("").unwrap().is_empty());
}

#[test]
fn a_closure_begins_with_its_first_instant_and_is_over_with_its_last() {
    let closures = read(&closed("theft", "2026-12-01T22:00:00", "2026-12-02T06:00:00")).unwrap();
    for (instant, is_on) in [
        ("2026-12-01T21:59:59.999Z", false),
        ("2026-12-01T22:00:00Z", true),
        ("2026-12-02T05:59:59.999Z", true),
        ("2026-12-02T06:00:00Z", false),
    ] {
        assert_eq!(closures.of_journey(&name("theft"), at(instant)).is_some(), is_on, "{instant}");
        assert!(closures.of_journey(&name("burglary"), at(instant)).is_none(), "{instant}");
    }
}

#[test]
fn what_is_left_open_has_begun_or_has_no_end() {
    let now = at("2026-12-01T12:00:00Z");
    for (from, to, is_on, opens) in [
        ("", "", true, None),
        ("", "2026-12-02", true, Some("2026-12-03T00:00:00Z")),
        ("2026-11-01", "", true, None),
        ("2026-12-02", "", false, Some("2026-12-01T12:00:00Z")),
        ("", "2026-11-30", false, Some("2026-12-01T12:00:00Z")),
    ] {
        let closures = read(&closed("portal", from, to)).unwrap();
        assert_eq!(closures.of_journey(&name("theft"), now).is_some(), is_on, "{from} to {to}");
        assert_eq!(closures.open_from(&What::Journey(name("theft")), now), opens.map(at), "{from} to {to}");
    }
}

#[test]
fn the_widest_closure_speaks_and_the_longest_says_until_when() {
    let closures = read(
        &[
            closed("theft", "2026-11-01", "2026-12-24"),
            closed("portal", "2026-12-01T22:00:00", "2026-12-02T06:00:00"),
            closed("reports", "2026-12-02T06:00:00", "2026-12-02T07:00:00"),
        ]
        .concat(),
    )
    .unwrap();
    let now = at("2026-12-01T23:00:00Z");
    let what = |journey: &str| closures.of_journey(&name(journey), now).map(|closure| closure.what.clone());
    assert_eq!((what("theft"), what("burglary")), (Some(What::Portal), Some(What::Portal)));
    // One closure follows upon the other, and the first one outlasts both.
    assert_eq!(closures.open_from(&What::Journey(name("burglary")), now), Some(at("2026-12-02T07:00:00Z")));
    assert_eq!(closures.open_from(&What::Journey(name("theft")), now), Some(at("2026-12-25T00:00:00Z")));
    assert_eq!(closures.open_from(&What::Reports, now), Some(at("2026-12-02T07:00:00Z")));
    assert_eq!(closures.open_from(&What::Portal, now), Some(at("2026-12-02T06:00:00Z")));
}

#[test]
fn people_are_told_a_day_before_and_until_the_end() {
    let closures = read(&closed("reports", "2026-12-02T12:00:00", "2026-12-02T13:00:00")).unwrap();
    for (instant, is_told) in [
        ("2026-12-01T11:59:59Z", false),
        ("2026-12-01T12:00:00Z", true),
        ("2026-12-02T12:59:59Z", true),
        ("2026-12-02T13:00:00Z", false),
    ] {
        assert_eq!(closures.announced(at(instant)).count(), usize::from(is_told), "{instant}");
    }
}

#[test]
fn english_stands_in_for_a_language_without_words() {
    let closures = read(&(closed("portal", "", "") + "ur = \"بند\"\n")).unwrap();
    let closure = closures.iter().next().unwrap();
    assert_eq!(closure.words_in("ur"), ("بند", false));
    assert_eq!(closure.words_in("so"), ("We are moving to another machine.", true));
    let unsaid: Vec<String> = closures.unsaid(&["en", "ur", "so"]).iter().map(|fault| fault.reason.clone()).collect();
    assert_eq!(unsaid, ["`portal` has no words in `so`: people read the English"]);
}

#[test]
fn faults_name_their_line() {
    let with = |key: &str| closed("portal", "", "").replace("[closed.words]", &format!("{key}\n[closed.words]"));
    for (text, faults) in [
        (
            closed("The Ft", "", ""),
            vec!["2: `The Ft` is not a name: use lower-case words joined by hyphens, at most 60 characters"],
        ),
        (closed("theft", "2026-12-02", "2026-12-01"), vec!["4: `to` is not after `from`"]),
        (closed("theft", "2026-12-02T10:00:00", "2026-12-02T10:00:00"), vec!["4: `to` is not after `from`"]),
        (
            closed("theft", "", "").replace("en = ", "ur = "),
            vec!["2: there are no English words: write what people read as `en = \"…\"` in [closed.words]"],
        ),
        (
            "[[closed]]\nwhat = \"portal\"\n".to_owned(),
            vec!["2: there are no English words: write what people read as `en = \"…\"` in [closed.words]"],
        ),
        (closed("portal", "", "") + "ur = \" \"\n", vec!["5: `words.ur` is empty"]),
        (
            closed("portal", "", "") + &format!("ur = \"{}\"\n", "x".repeat(1001)),
            vec!["5: `words.ur` is longer than 1000 characters"],
        ),
        (
            with("ring = [\"nobody\"]"),
            vec!["3: `ring` names `nobody`: there is no such [contact] to ring, text or open"],
        ),
        (
            with("ring = [\"silent\"]"),
            vec!["3: `ring` names `silent`: there is no such [contact] to ring, text or open"],
        ),
        (
            closed("theft", "2026-12-01", "2026-12-02") + &closed("theft", "2026-12-02T23:00:00", ""),
            vec!["8: `theft` is closed at the same time by the closure in line 26: make them one"],
        ),
        (
            closed("reports", "", "") + &closed("reports", "", ""),
            vec!["6: `reports` is closed at the same time by the closure in line 26: make them one"],
        ),
        // Several at once.
        (
            closed("theft", "2026-12-02", "2026-12-01") + &with("ring = [\"nobody\"]"),
            vec![
                "4: `to` is not after `from`",
                "9: `ring` names `nobody`: there is no such [contact] to ring, text or open",
            ],
        ),
    ] {
        assert_eq!(read(&text).unwrap_err(), faults, "{text}");
    }
    for (text, part) in [
        (with("until = 2026-12-01"), "unknown field `until`"),
        (closed("portal", "\"tomorrow\"", ""), "London time such as 2026-12-01T22:00:00"),
        ("[closed]\nwhat = 1\n".to_owned(), "expected a string"),
        ("[[closed]]\nfrom = 2026-12-01\n".to_owned(), "missing field `what`"),
    ] {
        let faults = read(&text).unwrap_err();
        assert!(faults.len() == 1 && faults[0].contains(part), "{text}: {faults:?}");
    }
    // Next to each other, or of different parts, is no overlap.
    let next_to_each_other = closed("theft", "2026-12-01", "2026-12-02") + &closed("theft", "2026-12-03", "");
    assert!(read(&(next_to_each_other + &closed("portal", "2026-12-01", ""))).is_ok());
}

#[test]
fn what_does_not_fit_the_content_is_named() {
    let (theft, reports) = (name("theft"), name("reports"));
    let misfits = |closed: &str, journeys: &[&Name]| -> Vec<String> {
        let faults = read(closed).unwrap().misfits(journeys, &["en", "ur"]);
        faults.iter().map(|fault| format!("{}: {}", fault.place.line - LINES, fault.reason)).collect()
    };
    assert!(misfits(&(closed("theft", "", "") + &closed("portal", "", "")), &[&theft]).is_empty());
    assert_eq!(
        misfits(&closed("arson", "", ""), &[&theft]),
        ["2: `what` names `arson`: it is `portal`, `reports` or a journey, one of theft"]
    );
    assert_eq!(
        misfits(&closed("reports", "", ""), &[&theft, &reports]),
        ["2: `reports` closes every journey, and one is called so: give that journey another name"]
    );
    assert_eq!(
        misfits(&(closed("theft", "", "") + "fr = \"fermé\"\n"), &[&theft]),
        ["2: `words.fr`: no page is in that language"]
    );
}
