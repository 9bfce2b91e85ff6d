//! What each journey asks: whose data its fields take, which question follows which answer, and where answers lead.

use std::collections::BTreeMap;

use app::ui::{
    document::{DraftMark, render},
    frame::Frame,
    pages::question::{Beside, QuestionPage, question},
};
use journey::{Answer, Definition, Fields, Kind, Position, Question, Walk, question::Given};
use server::content::Content;
use typed::{name::Name, vocabulary::Vocabulary};

use crate::portal::{Outcome, content_dir};

/// Renders a question as a phone that has answered nothing sees it.
fn page(content: &Content, journey: &Definition, asked: &Question) -> String {
    page_with(content, journey, asked, &Fields::default(), "en")
}

/// Renders a question with what stands in its form.
fn page_with(content: &Content, journey: &Definition, asked: &Question, fields: &Fields, language: &str) -> String {
    let frame = Frame::for_everybody(&content.service, &content.locales, language, &content.style);
    let page = QuestionPage {
        journey: journey.id.as_str(),
        question: asked,
        fields,
        errors: &[],
        items: &[],
        item: "one",
        back: String::new(),
        action: String::new(),
        left: None,
        notice: None,
        key: "",
        draft: DraftMark::default(),
        beside: &Beside::default(),
    };
    render(&frame, |frame| question(frame, &page))
}

/// Name and `autocomplete` of every field that is typed into.
fn autofilled(page: &str) -> BTreeMap<String, String> {
    let tags = page.split('<').filter(|tag| tag.starts_with("textarea") || tag.starts_with("input"));
    let typed = tags
        .filter(|tag| !["radio", "checkbox", "hidden"].iter().any(|kind| tag.contains(&format!("type=\"{kind}\""))));
    typed.map(|tag| (attribute(tag, "name"), attribute(tag, "autocomplete"))).collect()
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

/// Case S15: a browser fills in what it knows of whoever types, and only where that is asked for.
#[test]
fn a_field_takes_the_data_of_the_person_it_asks_about() -> Outcome {
    let own: BTreeMap<&str, &str> = BTreeMap::from([
        ("you-name", "name"),
        ("you-birth-day", "bday-day"),
        ("you-birth-month", "bday-month"),
        ("you-birth-year", "bday-year"),
        ("address-postcode", "postal-code"),
        ("address-street", "street-address"),
        ("address-country", "country-name"),
        ("contact-email", "email"),
        ("contact-phone", "tel"),
        ("contact-post", "street-address"),
        ("organisation-name", "organization"),
        ("booker-name", "name"),
        ("email", "email"),
        ("phone", "tel"),
    ]);
    let content = Content::load(&content_dir())?;
    let (mut seen, mut fields) = (BTreeMap::new(), 0);
    for journey in &content.journeys {
        for asked in &journey.questions {
            for (name, token) in autofilled(&page(&content, journey, asked)) {
                let expected = own.get(name.as_str()).copied().unwrap_or("off");
                assert_eq!(token, expected, "{} {name}", journey.id);
                fields += 1;
                seen.insert(name, token);
            }
        }
    }
    for (name, token) in &own {
        assert_eq!(seen.get(*name).map(String::as_str), Some(*token), "{name}");
    }
    for others in ["person-affected-name", "person-affected-birth-day", "suspects-name", "witness-details-reach"] {
        assert_eq!(seen.get(others).map(String::as_str), Some("off"), "{others}");
    }
    assert!(fields > 200, "only {fields} fields were seen");
    Ok(())
}

/// A scale is a group of radios in one column; "not applicable" comes last, in a group of its own.
#[test]
fn a_scale_is_asked_as_radios_with_not_applicable_apart() -> Outcome {
    let content = Content::load(&content_dir())?;
    let journey = content.journey("theft").ok_or("a journey")?;
    let asked: Question = serde_json::from_str(
        r#"{"id": "ease", "words": "test-ease", "kind": {"scale": {"points": ["easy", "neither", "hard"]}}}"#,
    )?;
    for (language, label) in [("en", "Not applicable"), ("ur", "لاگو نہیں ہوتا")] {
        for chosen in ["easy", "hard", "not-applicable"] {
            let page = page_with(&content, journey, &asked, &Fields::default().with("ease", chosen), language);
            let group =
                page.split("<fieldset").nth(1).and_then(|rest| rest.split("</fieldset>").next()).ok_or("a group")?;
            let groups: Vec<&str> = group.split("class=\"choices\"").skip(1).collect();
            let values = |group: &str| -> Vec<String> {
                group.split("<input").skip(1).map(|input| attribute(input, "value")).collect()
            };
            assert_eq!(
                groups.iter().map(|group| values(group)).collect::<Vec<_>>(),
                [vec!["easy", "neither", "hard"], vec!["not-applicable"]]
            );
            assert!(groups[1].contains(label), "{language}: {}", groups[1]);
            let checked: Vec<String> = group
                .split("<input")
                .filter(|input| input.split('>').next().is_some_and(|tag| tag.contains(" checked")))
                .map(|input| attribute(input, "value"))
                .collect();
            assert_eq!(checked, [chosen], "it is filled in again");
            assert_eq!(group.matches("type=\"radio\"").count(), 4);
        }
    }
    Ok(())
}

/// Answers, what they lead to: questions that are asked, questions that are not, and an exit.
struct Case {
    id: &'static str,
    journey: &'static str,
    given: &'static [(&'static str, &'static str)],
    asked: &'static [&'static str],
    not_asked: &'static [&'static str],
    exit: Option<&'static str>,
}

const fn case(id: &'static str, journey: &'static str, given: &'static [(&'static str, &'static str)]) -> Case {
    Case { id, journey, given, asked: &[], not_asked: &[], exit: None }
}

const CASES: &[Case] = &[
    // Q6, F11: each document to the one who issued it, and a reference for those who must have one.
    Case {
        exit: Some("lost-passport"),
        ..case("uk passport", "property", &[("lost-or-found", "lost"), ("kind", "document"), ("document", "passport")])
    },
    Case {
        exit: Some("lost-licence"),
        ..case("licence", "property", &[("lost-or-found", "found"), ("kind", "document"), ("document", "licence")])
    },
    Case {
        exit: Some("lost-bank-card"),
        ..case("card", "property", &[("lost-or-found", "lost"), ("kind", "document"), ("document", "bank-card")])
    },
    Case {
        exit: Some("lost-foreign-passport"),
        not_asked: &["reference-wanted"],
        ..case(
            "found abroad's",
            "property",
            &[("lost-or-found", "found"), ("kind", "document"), ("document", "foreign-passport")],
        )
    },
    Case {
        exit: Some("lost-foreign-passport"),
        asked: &["reference-wanted"],
        ..case(
            "Q6 without",
            "property",
            &[
                ("lost-or-found", "lost"),
                ("kind", "document"),
                ("document", "foreign-passport"),
                ("reference-wanted", "no"),
            ],
        )
    },
    Case {
        asked: &["items", "when", "where", "named"],
        not_asked: &["on-transport", "transport"],
        ..case(
            "Q6",
            "property",
            &[
                ("lost-or-found", "lost"),
                ("kind", "document"),
                ("document", "foreign-passport"),
                ("reference-wanted", "yes"),
            ],
        )
    },
    Case {
        asked: &["on-transport", "items"],
        ..case("other paper", "property", &[("lost-or-found", "lost"), ("kind", "document"), ("document", "other")])
    },
    Case { exit: Some("council"), ..case("dog", "property", &[("lost-or-found", "found"), ("kind", "dog")]) },
    Case { exit: Some("lost-animal"), ..case("cat", "property", &[("lost-or-found", "lost"), ("kind", "animal")]) },
    Case {
        exit: Some("dangerous-find"),
        ..case("gun found", "property", &[("lost-or-found", "found"), ("kind", "dangerous")])
    },
    Case {
        exit: Some("lost-dangerous"),
        ..case("gun lost", "property", &[("lost-or-found", "lost"), ("kind", "dangerous")])
    },
    Case {
        exit: Some("lost-on-transport"),
        ..case("bus", "property", &[("kind", "bag"), ("on-transport", "yes"), ("transport", "tfl")])
    },
    Case {
        exit: Some("lost-on-train"),
        ..case("train", "property", &[("kind", "bag"), ("on-transport", "yes"), ("transport", "train")])
    },
    Case {
        exit: Some("lost-with-company"),
        ..case("minicab", "property", &[("kind", "bag"), ("on-transport", "yes"), ("transport", "minicab")])
    },
    // Q5: film of a bus is found by route, direction and time, and goes after about ten days.
    Case {
        asked: &["bus-route", "bus-direction", "bus-ride"],
        ..case("Q5", "theft", &[("kind", "phone"), ("on-bus", "yes")])
    },
    Case {
        asked: &["on-bus"],
        not_asked: &["bus-route"],
        ..case("Q5 no bus", "theft", &[("kind", "phone"), ("on-bus", "no")])
    },
    Case { not_asked: &["on-bus"], ..case("Q5 car", "theft", &[("kind", "vehicle")]) },
    Case { asked: &["on-bus"], ..case("Q5 insult", "hate-crime", &[("kind", "words")]) },
    Case { asked: &["on-bus"], ..case("Q5 rowdy", "antisocial-behaviour", &[("kind", "rowdy")]) },
    Case { not_asked: &["on-bus"], ..case("Q5 neighbour", "antisocial-behaviour", &[("kind", "noise")]) },
    Case { asked: &["on-bus"], ..case("Q5 window", "criminal-damage", &[("how", "broken")]) },
    // Follow-ups fit what was asked.
    Case {
        asked: &["senders", "cctv"],
        not_asked: &["suspects", "on-bus"],
        ..case("online", "hate-crime", &[("kind", "online"), ("seen", "yes")])
    },
    Case {
        asked: &["suspects"],
        not_asked: &["senders"],
        ..case("in the street", "hate-crime", &[("kind", "words"), ("seen", "yes")])
    },
    // Under "kept" nobody gets in touch.
    Case { not_asked: &["needs", "prosecution"], ..case("kept", "theft", &[("named", "kept")]) },
    Case { asked: &["needs"], ..case("named", "theft", &[("named", "named")]) },
];

#[test]
fn each_answer_leads_where_it_should() -> Outcome {
    let content = Content::load(&content_dir())?;
    for case in CASES {
        let journey = content.journey(case.journey).ok_or("a journey")?;
        let given: Vec<(&Question, Answer)> =
            case.given.iter().map(|(id, option)| answered(journey, id, option)).collect();
        let answered = given.iter().map(|(question, answer)| (*question, answer)).collect();
        let walk = Walk { answered, position: Position::Check };
        let is_asked = |id: &str| {
            let question = journey.question(id).unwrap_or_else(|| panic!("{}: {id}", case.id));
            question.when.as_ref().is_none_or(|when| walk.satisfies(when))
        };
        for id in case.asked {
            assert!(is_asked(id), "{}: {id} is asked", case.id);
        }
        for id in case.not_asked {
            assert!(!is_asked(id), "{}: {id} is not asked", case.id);
        }
        let exits = given.iter().flat_map(|(question, _)| &question.exits);
        let exit = exits.into_iter().find(|exit| walk.satisfies(&exit.when)).map(|exit| exit.page.as_str());
        assert_eq!(exit, case.exit, "{}", case.id);
    }
    Ok(())
}

fn answered<'d>(journey: &'d Definition, id: &str, option: &str) -> (&'d Question, Answer) {
    let question = journey.question(id).unwrap_or_else(|| panic!("{} asks {id}", journey.id));
    let answer = match &question.kind {
        Kind::YesNo => Answer::YesNo(option == "yes"),
        _ => Answer::Choice(Name::parse(option).expect("a name")),
    };
    assert!(question.accepts(&answer), "{}: {id} = {option}", journey.id);
    (question, answer)
}

/// Case Q2, and every question like it: somebody who knows nothing more goes on with an empty form.
#[test]
fn who_knows_nothing_may_go_on() -> Outcome {
    let content = Content::load(&content_dir())?;
    let words = Vocabulary::default();
    let given = Given { today: chrono::NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default(), words: &words };
    let follow_ups = [
        "suspects",
        "senders",
        "cctv-holder",
        "injuries",
        "way-in",
        "touched",
        "lives-there",
        "bus-route",
        "bus-direction",
        "bus-ride",
        "person-affected",
        "address",
        "people",
        "reference",
        "earlier-report",
        "time",
    ];
    let mut seen = 0;
    for journey in content.reports() {
        for id in follow_ups {
            let Some(question) = journey.question(id) else { continue };
            seen += 1;
            assert!(question.optional, "{} {id} may be left empty", journey.id);
            if let Kind::Repeated(repeated) = &question.kind {
                let blank = repeated.apply(&Fields::default(), id, &[], question.optional, &given);
                assert!(blank.is_ok(), "{} {id}: {blank:?}", journey.id);
                let part = repeated.fields.iter().all(|field| field.optional);
                assert!(part, "{} {id}: one detail is enough", journey.id);
            }
        }
    }
    assert!(seen > 30, "only {seen} questions were seen");
    Ok(())
}

/// Nobody is asked how often to be told where nothing tells them.
#[test]
fn nothing_is_promised_that_has_no_page() -> Outcome {
    let content = Content::load(&content_dir())?;
    assert!(content.journeys.iter().all(|journey| journey.question("updates").is_none()));
    let never = [
        "send you updates",
        "add more later",
        "look at any time",
        "which step",
        "It proves",
        "How busy",
        "how often you want",
        "Your reference shows",
        "mark on the map",
    ];
    let folder = content_dir().join("locales/en");
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        let text = std::fs::read_to_string(&path)?;
        for promise in never {
            assert!(!text.contains(promise), "{}: {promise}", path.display());
        }
    }
    Ok(())
}
