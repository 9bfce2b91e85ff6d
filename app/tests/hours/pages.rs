//! The page of a counter: what it says of the counter and its services in words, and in its data for search engines,
//! is what the list says and what is true at the door. Looked at for every counter and service of the register, and
//! for a register of hard cases, at many instants.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use app::{
    domain::{
        counter::{
            Counter, Gazetteer, Register, Services, Times,
            openings::{Opening, openings},
            plan::{Plan, is_nth},
            read::{Known, register_of_toml},
        },
        hours::{to_london, to_utc},
    },
    ui::{
        document::render,
        frame::Frame,
        pages::counters::{
            Shelf,
            hours_text::{day_text, short_date, state_text},
            pieces::{Piece, Pieces},
            site::site,
        },
        service::Service,
    },
    words::{Locale, Locales},
};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use serde_json::Value;

use crate::{holidays, utc};

/// Everything that a page is made from.
struct Desk {
    service: Arc<Service>,
    locales: Arc<Locales>,
    services: Services,
    gazetteer: Gazetteer,
    register: Register,
    pieces: Pieces,
}

fn content(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../content").join(file)).unwrap()
}

fn locale(code: &str) -> Locale {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/locales").join(code);
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files = files.filter_map(|name| {
        Some((name.strip_suffix(".ftl")?.to_owned(), fs::read_to_string(folder.join(&name)).unwrap()))
    });
    let files: Vec<_> = files.collect();
    Locale::read(code, &content(&format!("locales/{code}/locale.toml")), &files).unwrap()
}

impl Desk {
    fn of(register: &str) -> Self {
        let services = Services::parse("counter-services.toml", &content("counter-services.toml")).unwrap();
        let gazetteer = Gazetteer::parse("places.toml", &content("places.toml")).unwrap();
        let holidays = holidays();
        let known = Known { services: &services, gazetteer: &gazetteer, holidays: &holidays };
        let register = register_of_toml("counters.toml", register, known).unwrap();
        Self {
            service: Arc::new(toml::from_str(&content("service.toml")).unwrap()),
            locales: Arc::new(Locales::new(locale("en"), vec![locale("ur")])),
            services,
            gazetteer,
            register,
            pieces: Pieces::default(),
        }
    }

    fn frame(&self, language: &str) -> Frame {
        Frame::for_everybody(&self.service, &self.locales, language, &"".into())
    }

    fn page(&self, language: &str, slug: &str, now: DateTime<Utc>) -> String {
        let (register, services, gazetteer) = (&self.register, &self.services, &self.gazetteer);
        let (narrowing, pieces) = (&Piece::default(), &self.pieces);
        let shelf = Shelf { register, services, gazetteer, narrowing, pieces, now };
        let counter = self.register.find(slug).unwrap();
        render(&self.frame(language), |frame| site(frame, shelf, counter))
    }
}

#[test]
fn a_page_says_that_it_fell_back_whenever_it_did() {
    let mut desk = Desk::of(&content("counters.toml"));
    let locale_file = content("locales/ur/locale.toml");
    // Every word of this language is missing.
    let wordless = Locale::read("ur", &locale_file, &[]).unwrap();
    desk.locales = Arc::new(Locales::new(locale("en"), vec![wordless]));
    let (now, today) = (utc("2026-11-30 12:00"), "2026-11-30".parse().unwrap());
    for time in ["first", "second"] {
        let frame = desk.frame("ur");
        let counter = desk.register.all()[0].slug.as_str();
        let name = frame.words.locale().code.clone();
        assert!(!frame.words.fell_back(), "{time}");
        let html = desk.pieces.view(&frame, today, (counter, &name), |frame| frame.say("counter-hours").view());
        assert!(frame.words.fell_back() && html.contains("lang=\"en\""), "{time}: {html}");
        assert!(desk.page("ur", counter, now).contains("falls-back"), "{time}");
    }
}

/// The words of a piece of HTML.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for char in html.chars() {
        match char {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            // Marks around what Fluent puts in.
            '\u{2068}' | '\u{2069}' => {}
            _ if !is_tag => text.push(char),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("&#39;", "'").replace("&amp;", "&")
}

/// What stands on a page under the name of a service, until the next one.
fn section(page: &str, name: &str) -> String {
    let heading = page.find(&format!("<h3>{name}</h3>")).or_else(|| page.find(&format!(">{name}<"))).unwrap();
    let rest = &page[heading + 4..];
    let end = rest.find("<h3").or_else(|| rest.find("</section>")).unwrap_or(rest.len());
    words(&rest[..end])
}

/// The register that the portal comes with.
const OURS: &str = "";
const HARD: &str = include_str!("hard-counters.toml");

fn name_of(desk: &Desk, service: &str) -> String {
    desk.frame("en").say(&format!("counter-service-{service}")).plain()
}

/// The case, the register, the counter, the service or nothing for the counter itself, UTC, and what the page says.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const SAID: &[Row] = &[
    ("S01", OURS, "lewisham", "found-property", "2026-12-25 12:00", "Closed now. Christmas Day."),
    ("S01", OURS, "lewisham", "victim-support", "2026-12-25 12:00", "Closed now. Christmas Day."),
    ("S01", OURS, "lewisham", "found-property", "2026-11-30 12:00", "Friday 25 December: Closed Christmas Day"),
    ("S02", HARD, "closures", "firearms-licensing", "2026-12-08 12:00", "Closed now. The safe is being moved."),
    (
        "S02",
        HARD,
        "closures",
        "firearms-licensing",
        "2026-12-08 12:00",
        "Thursday 3 December 2026 to Thursday 31 December 2026: Closed The safe is being moved",
    ),
    (
        "S02",
        HARD,
        "closures",
        "firearms-licensing",
        "2026-12-08 03:00",
        "Closed now. The safe is being moved. Opens on Tuesday 5 January 2027 at 10am.",
    ),
    ("S05", HARD, "nights", "report", "2026-12-08 21:00", "Open until 4am."),
    ("S05", HARD, "nights", "report", "2026-12-08 21:00", "Monday to Sunday: 8pm to 4am the next day"),
    ("S08", HARD, "monthly", "firearms-licensing", "2026-12-02 12:00", "Second Tuesday of the month: 10am to midday"),
    ("S08", HARD, "monthly", "firearms-licensing", "2026-12-09 12:00", "Second Tuesday of the month: 10am to midday"),
    (
        "S09",
        HARD,
        "monthly",
        "",
        "2026-12-02 12:00",
        "Monday to Friday: 10am to 4pm First Saturday of the month: 10am to midday",
    ),
    (
        "S09",
        HARD,
        "monthly",
        "",
        "2026-12-16 12:00",
        "Monday to Friday: 10am to 4pm First Saturday of the month: 10am to midday",
    ),
    ("S12", HARD, "monthly", "", "2026-11-30 12:00", "Friday 25 December: Closed Christmas Day"),
    ("S12", HARD, "monthly", "", "2026-11-30 12:00", "Friday 1 January: Closed New Year’s Day"),
    ("", HARD, "seasons", "", "2027-02-20 12:00", "From Thursday 1 April 2027 the usual hours change."),
    ("", HARD, "seasons", "", "2027-02-20 12:00", "Until Wednesday 31 March 2027: Monday to Friday: 10am to 4pm"),
    (
        "",
        HARD,
        "seasons",
        "",
        "2027-02-20 12:00",
        "Thursday 1 April 2027 to Thursday 30 September 2027: Monday to Friday: 9am to 6pm",
    ),
    ("", HARD, "seasons", "report", "2026-12-02 12:00", "These hours are not the same every week."),
    ("", HARD, "seasons", "report", "2026-12-02 12:00", "Tuesday 15 December: 11am to 1pm"),
    ("F10", HARD, "changes", "", "2026-12-02 12:00", "Until Sunday 28 February 2027: Monday to Friday: 10am to 10pm"),
    ("F11", HARD, "ends", "", "2026-12-02 12:00", "Until Sunday 31 January 2027: Monday to Friday: 10am to 10pm"),
    ("F11", HARD, "ends", "", "2026-12-02 12:00", "From Monday 1 February 2027: Closed"),
    ("", HARD, "closures", "", "2026-11-30 12:00", "Saturday 12 December: 6pm to 3am the next day Open evening"),
];

#[test]
fn pages_say_what_is_true() {
    let (ours, hard) = (Desk::of(&content("counters.toml")), Desk::of(HARD));
    for (id, register, slug, service, now, expected) in SAID {
        let desk = if *register == OURS { &ours } else { &hard };
        let page = desk.page("en", slug, utc(now));
        let text = if service.is_empty() { words(&page) } else { section(&page, &name_of(desk, service)) };
        assert!(text.contains(expected), "{id} {slug} {service} at {now}: {text}");
    }
}

fn plain(said: &[app::words::Said]) -> String {
    words(&said.iter().map(app::words::Said::plain).collect::<Vec<_>>().join(" "))
}

/// The state of a service, the days that differ, and the reasons, in the words that the list has.
fn tells(desk: &Desk, page: &str, counter: &Counter, now: DateTime<Utc>) -> usize {
    let frame = desk.frame("en");
    let mut looked_at = 0;
    if !page.contains("id=\"services\"") {
        return 0;
    }
    for service in counter.facts.services.iter().filter(|service| counter.has_own_hours(service)) {
        let times = counter.times_of(service).unwrap();
        let text = section(page, &name_of(desk, service));
        let state = plain(&state_text(&frame, &times.state(now), now));
        assert!(text.contains(&state), "{service} at {}, {now}: {state} is not in {text}", counter.slug);
        let plan = Plan::of(&times, to_london(now).date());
        for day in plan.special().filter(|day| !plan.is_in_closure(day) && plan.periods.len() <= 6) {
            let (date, hours) = (short_date(&frame.words, day.date), day_text(&frame.words, &day.spans));
            let line = format!("{}: {}", plain(&[date]), plain(&[hours]));
            assert!(text.contains(&line), "{service} at {}, {now}: {line} is not in {text}", counter.slug);
        }
        for closed in &plan.closures {
            assert!(text.contains(&closed.reason), "{service} at {}, {now}: {text}", counter.slug);
        }
        looked_at += 1;
    }
    looked_at
}

/// The data for search engines, of the counter and of its services.
fn data(page: &str) -> Value {
    let start = page.find("application/ld+json").unwrap();
    let start = start + page[start..].find('>').unwrap() + 1;
    let end = start + page[start..].find("</script>").unwrap();
    serde_json::from_str(&page[start..end]).unwrap()
}

/// What one entry says of a date, in minutes; nothing where it is not about it.
fn entry_on(entry: &Value, date: NaiveDate) -> Option<(i64, i64)> {
    let bound = |name: &str| entry[name].as_str().map(|text| text.parse::<NaiveDate>().unwrap());
    let weekday = date.format("https://schema.org/%A").to_string();
    let is_about = bound("validFrom").is_none_or(|from| from <= date)
        && bound("validThrough").is_none_or(|to| date <= to)
        && entry["dayOfWeek"].as_str().is_none_or(|day| day == weekday);
    let minutes = |name: &str| {
        let (hour, minute) = entry[name].as_str().unwrap().split_once(':').unwrap();
        hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap()
    };
    let (opens, closes) = (minutes("opens"), minutes("closes"));
    // As schema.org has it: 23:59 is the end of the day, an earlier end is on the next day, the same is closed.
    let closes = if closes == 23 * 60 + 59 { 24 * 60 } else { closes };
    is_about.then_some((opens, if closes < opens { closes + 24 * 60 } else { closes }))
}

/// Special days stand in the place of what comes every week.
fn by_data(entries: &[Value], date: NaiveDate) -> Vec<(i64, i64)> {
    let (weekly, special): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| entry["dayOfWeek"].is_string());
    let special: Vec<_> = special.into_iter().filter_map(|entry| entry_on(entry, date)).collect();
    if special.is_empty() { weekly.into_iter().filter_map(|entry| entry_on(entry, date)).collect() } else { special }
}

fn by_feed(entries: &[Opening], date: NaiveDate) -> Vec<(i64, i64)> {
    let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap();
    let holds = |one: &&Opening| {
        let is_on = one.days.iter().any(|day| day.weekday == weekday && day.nth.is_none_or(|nth| is_nth(date, nth)));
        is_on && one.from.is_none_or(|from| from <= date) && one.to.is_none_or(|to| date <= to)
    };
    entries.iter().filter(holds).map(|one| (i64::from(one.clock.opens), i64::from(one.clock.closes))).collect()
}

/// Openings by the date on which they begin, in minutes.
type Days = BTreeMap<NaiveDate, Vec<(i64, i64)>>;

/// Whether the openings of a day, and of the night before, are open at an instant.
fn is_open(days: &Days, at: DateTime<Utc>) -> bool {
    let wall = to_london(at);
    let minutes = i64::from(wall.hour() * 60 + wall.minute());
    let within = |date: Option<NaiveDate>, minutes: i64| {
        let on = date.and_then(|date| days.get(&date));
        on.is_some_and(|on| on.iter().any(|(from, to)| *from <= minutes && minutes < *to))
    };
    within(Some(wall.date()), minutes) || within(wall.date().pred_opt(), minutes + 24 * 60)
}

/// Compares what entries say with what is true, every 55 minutes of the coming days but the first.
fn compare(times: &Times<'_>, told: &[Value], feed: &[Opening], now: DateTime<Utc>, days: i64) -> usize {
    let mut at = to_utc(to_london(now).date().succ_opt().unwrap().into());
    let end = at + TimeDelta::days(days);
    let dates = || to_london(now).date().iter_days().take(usize::try_from(days).unwrap() + 3);
    let by_data: Days = dates().map(|date| (date, by_data(told, date))).collect();
    let by_feed: Days = dates().map(|date| (date, by_feed(feed, date))).collect();
    let mut compared = 0;
    while at < end {
        // An hour that comes twice, or not at all, has no name of its own in any of them.
        if !(to_london(at).hour() < 3 && matches!((at.month(), at.day()), (3 | 10, 24..))) {
            let is_true = times.is_open(at);
            assert_eq!(is_open(&by_data, at), is_true, "data at {at}: {told:#?}");
            assert_eq!(is_open(&by_feed, at), is_true, "feed at {at}: {feed:#?}");
            compared += 1;
        }
        at += TimeDelta::minutes(55);
    }
    compared
}

fn check(desk: &Desk, page: &str, counter: &Counter, now: DateTime<Utc>, days: i64) -> usize {
    let data = data(page);
    let entries = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let today = to_london(now).date();
    let hours =
        [entries(&data["openingHoursSpecification"]), entries(&data["specialOpeningHoursSpecification"])].concat();
    let mut compared = 0;
    if data["publicAccess"] == true {
        compared += compare(&counter.times(), &hours, &openings(&Plan::of(&counter.times(), today)), now, days);
        for offer in entries(&data["makesOffer"]) {
            let offered = &offer["itemOffered"];
            let is_it = |service: &&String| name_of(desk, service) == offered["name"].as_str().unwrap();
            let service = counter.facts.services.iter().find(is_it).unwrap();
            let times = counter.times_of(service).unwrap();
            let feed = openings(&Plan::of(&times, today));
            compared += compare(&times, &entries(&offered["hoursAvailable"]), &feed, now, days);
        }
    } else {
        assert!(hours.is_empty() && entries(&data["makesOffer"]).is_empty(), "{}", counter.slug);
    }
    compared
}

/// Near everything that is hard.
const INSTANTS: [&str; 6] = [
    "2026-11-30 12:00",
    "2026-12-05 23:30",
    "2026-12-25 12:00",
    "2027-02-28 22:00",
    "2027-03-20 09:00",
    "2027-09-25 18:00",
];

#[test]
fn page_data_and_feed_never_contradict_what_is_true() {
    let (ours, hard) = (Desk::of(&content("counters.toml")), Desk::of(HARD));
    let (mut compared, mut services) = (0, 0);
    for (desk, days, instants) in [(&hard, 40, &INSTANTS[..]), (&ours, 4, &INSTANTS[..3])] {
        for counter in desk.register.all() {
            for now in instants {
                let page = desk.page("en", counter.slug.as_str(), utc(now));
                compared += check(desk, &page, counter, utc(now), days);
                services += tells(desk, &page, counter, utc(now));
            }
        }
    }
    assert!(compared > 60_000 && services > 200, "{compared} instants, {services} services");
}

#[test]
fn pages_in_urdu_have_their_own_words() {
    let hard = Desk::of(HARD);
    for counter in hard.register.all() {
        let page = hard.page("ur", counter.slug.as_str(), utc("2026-12-02 12:00"));
        let text = words(&page);
        assert!(!text.contains("of the month") && !text.contains("next six weeks"), "{text}");
    }
    let monthly = words(&hard.page("ur", "monthly", utc("2026-12-02 12:00")));
    assert!(monthly.contains("مہینے کا پہلا ہفتہ"), "{monthly}");
}
