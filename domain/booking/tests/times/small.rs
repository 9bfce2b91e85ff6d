//! A small rota that both tables and histories begin with.

use std::sync::Arc;

use booking::{
    Agency, Arranged, Deadline, Gender, Interpreter, Kind, OfferedService, Quarter, Resource, Rota, Service, SiteId,
    Span, Wanted, Way, Wish,
};

/// 2027-01-01T00:00Z, which lies in the middle of a word of 64 quarters.
pub const FIRST: i32 = 1_998_624;

/// A quarter of the week, by its number since the first midnight.
pub fn at(number: i32) -> Quarter {
    Quarter(FIRST + number)
}

/// Four quarters an hour, on some day of the week.
pub fn hours(day: i32, from: i32, to: i32) -> Span {
    at(day * 96 + from * 4)..at(day * 96 + to * 4)
}

/// All days of the week.
pub fn daily(from: i32, to: i32) -> Vec<Span> {
    (0..7).map(|day| hours(day, from, to)).collect()
}

/// Half an hour at a desk, also by phone; an hour with an officer in a room, also by video; enforcement.
pub fn services() -> Vec<Arc<Service>> {
    let service = |id: &str, quarters, ways: &[(Way, &[Kind])], main_only| {
        Arc::new(Service {
            id: id.into(),
            quarters,
            notice: 4,
            horizon_days: 5,
            ways: ways.iter().map(|(way, kinds)| (*way, kinds.to_vec())).collect(),
            main_only,
            deadlines: vec![Deadline { after: "collision".into(), hours: 24 }],
            sends_report: false,
        })
    };
    vec![
        service("show", 2, &[(Way::InPerson, &[Kind::Desk]), (Way::Phone, &[Kind::Officer])], false),
        service(
            "statement",
            4,
            &[(Way::InPerson, &[Kind::Officer, Kind::Room]), (Way::Video, &[Kind::Officer, Kind::VideoRoom])],
            false,
        ),
        service("enforcement", 1, &[(Way::InPerson, &[Kind::Desk])], true),
    ]
}

/// Two sites with a bit of everything and one that has a desk only.
pub fn rota() -> Rota {
    let site = |id: &str, is_main, from, to| booking::Site {
        id: id.into(),
        is_main,
        services: services()
            .iter()
            .map(|service| OfferedService { service: service.id.clone(), open: daily(from, to) })
            .collect(),
    };
    let mut resources = Vec::new();
    for (site, kinds) in [
        ("north", &[Kind::Desk, Kind::Desk, Kind::Officer, Kind::Room, Kind::VideoRoom][..]),
        ("south", &[Kind::Desk, Kind::Officer, Kind::Officer, Kind::Room]),
        ("east", &[Kind::Desk]),
    ] {
        for (number, kind) in kinds.iter().enumerate() {
            resources.push(Resource {
                id: format!("{site}-{}-{number}", kind.as_str()).as_str().into(),
                site: site.into(),
                kind: *kind,
                is_step_free: number != 0,
                is_quiet: *kind == Kind::Room && site == "north",
                works: daily(8, if number == 1 { 14 } else { 18 }),
            });
        }
    }
    Rota {
        sites: vec![site("north", true, 9, 17), site("south", false, 10, 20), site("east", false, 0, 24)],
        resources,
        interpreters: interpreters(),
        agencies: vec![Agency {
            id: "agency".into(),
            languages: vec!["ymm".into(), "bsl".into()],
            ways: vec![Way::InPerson],
            notice: None,
        }],
    }
}

fn interpreters() -> Vec<Interpreter> {
    let one = |id: &str, languages: &[&str], gender, ways: &[Way], sites: &[&str], travel| Interpreter {
        id: id.into(),
        languages: languages.iter().map(|code| (*code).into()).collect(),
        gender,
        ways: ways.to_vec(),
        sites: sites.iter().map(|site| (*site).into()).collect(),
        travel,
        works: daily(9, 16),
    };
    vec![
        one("bsl-1", &["bsl", "sse"], Gender::Woman, &[Way::InPerson, Way::Video], &["north", "south", "east"], 3),
        one("so-1", &["so"], Gender::Man, &[Way::InPerson], &["north"], 2),
        one("so-2", &["so"], Gender::Woman, &[Way::Video, Way::Phone], &[], 5),
    ]
}

/// The window of all tests: the week.
pub fn week() -> Span {
    at(0)..at(7 * 96)
}

/// A visit in person, asked for at the first midnight.
pub fn wanted(service: usize, site: &str) -> Wanted {
    Wanted::new(&services()[service], SiteId::from(site), Way::InPerson, at(0).instant())
}

/// A wish for a rostered interpreter of either gender.
pub fn rostered(language: &str) -> Option<Wish> {
    Some(Wish { language: language.into(), gender: None, arranged: Arranged::Rostered })
}

/// A wish for an agency's interpreter.
pub fn by_request(language: &str) -> Option<Wish> {
    Some(Wish { language: language.into(), gender: None, arranged: Arranged::ByRequest })
}
