//! Times of a search, printed: thirty days of free times at one site, and the earliest at any of fifty, with nothing
//! taken and with 200,000 bookings. `cargo bench -p booking`.

use std::{collections::BTreeMap, hint::black_box, sync::Arc, time::Instant};

use booking::{
    Arranged, Gender, Interpreter, Kind, OfferedService, Quarter, Resource, Rota, Service, Site, SiteId, Span, Supply,
    Taken, Wanted, Way, Wish, choose, earliest_anywhere, free,
};

const SITES: usize = 50;
const DAYS: i32 = 30;
const FIRST: Quarter = Quarter(1_998_624);
const ROUNDS: u32 = 200;

fn daily(from: i32, to: i32) -> Vec<Span> {
    let day = |day: i32| Quarter(FIRST.0 + day * 96);
    (0..DAYS).map(|number| Quarter(day(number).0 + from * 4)..Quarter(day(number).0 + to * 4)).collect()
}

fn service() -> Arc<Service> {
    Arc::new(Service {
        id: "statement".into(),
        quarters: 2,
        notice: 0,
        horizon_days: 30,
        ways: BTreeMap::from([(Way::InPerson, vec![Kind::Officer, Kind::Room])]),
        main_only: false,
        deadlines: vec![],
        sends_report: false,
    })
}

fn name_of(site: usize) -> SiteId {
    format!("site-{site:02}").as_str().into()
}

fn rota(each: usize) -> Rota {
    let offered = || OfferedService { service: "statement".into(), open: daily(0, 24) };
    let sites = (0..SITES).map(|site| Site { id: name_of(site), is_main: true, services: vec![offered()] });
    let resource = |site: usize, kind: Kind, number: usize| Resource {
        id: format!("site-{site:02}-{}-{number:02}", kind.as_str()).as_str().into(),
        site: name_of(site),
        kind,
        is_step_free: true,
        is_quiet: true,
        works: daily(0, 24),
    };
    let of_site = |site| (0..each).flat_map(move |number| [Kind::Officer, Kind::Room].map(|k| (site, k, number)));
    let interpreter = |number: usize| Interpreter {
        id: format!("interpreter-{number}").as_str().into(),
        languages: vec!["bsl".into()],
        gender: Gender::Woman,
        ways: vec![Way::InPerson],
        sites: (0..SITES).map(name_of).collect(),
        travel: 3,
        works: daily(9, 17),
    };
    Rota {
        sites: sites.collect(),
        resources: (0..SITES).flat_map(of_site).map(|(site, kind, number)| resource(site, kind, number)).collect(),
        interpreters: (0..3).map(interpreter).collect(),
        agencies: vec![],
    }
}

/// Bookings of one officer and one room each, the earliest first, until there are so many.
fn rows(each: usize, bookings: usize) -> Vec<(String, Quarter)> {
    let starts = (0..DAYS * 48).map(|half| Quarter(FIRST.0 + half * 2));
    let of_start = |start| (0..SITES).flat_map(move |site| (0..each).map(move |number| (start, site, number)));
    let mut rows = Vec::with_capacity(bookings * 4);
    for (start, site, number) in starts.flat_map(of_start).take(bookings) {
        for kind in ["officer", "room"] {
            let id = format!("site-{site:02}-{kind}-{number:02}");
            rows.extend([(id.clone(), start), (id, start + 1)]);
        }
    }
    rows
}

fn print(what: &str, mut work: impl FnMut()) {
    work();
    let begun = Instant::now();
    (0..ROUNDS).for_each(|_| work());
    println!("{what}\t{:.1} µs", begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS));
}

fn main() {
    // Three of each kind at a site make 216,000 half hours: 200,000 bookings leave the last days free.
    let each = 3;
    let supply = Supply::new(&rota(each), &(FIRST..Quarter(FIRST.0 + DAYS * 96)));
    let sites: Vec<SiteId> = (0..SITES).map(name_of).collect();
    let plain = Wanted::new(&service(), name_of(7), Way::InPerson, FIRST.instant());
    let wish = Wish { language: "bsl".into(), gender: None, arranged: Arranged::Rostered };
    let interpreted = Wanted { interpreter: Some(wish), ..plain.clone() };
    for bookings in [0, 200_000] {
        let rows = rows(each, bookings);
        let begun = Instant::now();
        let taken = Taken::of_rows(&supply.window(), rows.iter().map(|(id, quarter)| (id.as_str(), *quarter)));
        println!("{bookings} bookings, {} rows into sets\t{:.1} ms", rows.len(), begun.elapsed().as_secs_f64() * 1e3);
        for (how, wanted) in [("", &plain), (" with an interpreter", &interpreted)] {
            let starts = free(&supply, &taken, wanted);
            print(&format!("{DAYS} days of free times{how}, {} found", starts.len()), || {
                black_box(free(&supply, &taken, black_box(wanted)));
            });
            print(&format!("earliest at any of {SITES} sites{how}"), || {
                black_box(earliest_anywhere(&supply, &taken, black_box(wanted), &sites));
            });
            if let Some(start) = starts.last() {
                print(&format!("choosing rows{how}"), || {
                    black_box(choose(&supply, &taken, black_box(wanted), *start).is_ok());
                });
            }
        }
    }
}
