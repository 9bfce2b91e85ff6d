//! How fast a place and the counters near it are found, in process. Prints one JSON line.
//!
//! The argument is the zip of Code-Point Open's rows of London. Every one of them is looked up, with borough, ward and
//! the five nearest counters that are open; then the same in a register of 100,000 sites all over London.

use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use app::domain::counter::{
    Position, Register,
    filter::{Filter, Open},
    find::{Atlas, Found, Names},
    postcodes::Postcodes,
    read::register_of,
    written::WrittenCounter,
};
use chrono::{DateTime, Utc};
use server::{content::register::Directory, directory::codepoint};

const NEAREST: usize = 5;
const MANY: usize = 100_000;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let zip = std::env::args().nth(1).ok_or("the argument is the zip of Code-Point Open")?;
    let folder = tempfile::tempdir()?;
    zip::ZipArchive::new(std::fs::File::open(zip)?)?.extract(folder.path())?;
    let began = Instant::now();
    let imported = codepoint::read(folder.path(), None).map_err(|faults| format!("{faults:?}"))?;
    let text = imported.postcodes.to_text();
    std::fs::write(folder.path().join("postcodes.tsv"), &text)?;
    let import_s = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let postcodes = Postcodes::parse(&text)?;
    let load_ms = began.elapsed().as_secs_f64() * 1000.0;

    let directory = Directory::load(Path::new("content")).map_err(|faults| format!("{faults:?}"))?;
    // A Tuesday evening: some are open and some are not.
    let now = "2026-11-24T20:30:00Z".parse::<DateTime<Utc>>()?;
    let names: Vec<&str> = text.lines().filter_map(|line| line.split('\t').next()).collect();
    let place_names = Names::of(directory.gazetteer(), directory.register());
    let atlas = Atlas { gazetteer: directory.gazetteer(), postcodes: &postcodes, names: &place_names };
    let near = measure(&names, |postcode| five_open_near(&atlas, directory.register(), postcode, now));

    let began = Instant::now();
    const ROUNDS: u32 = 100;
    for _ in 0..ROUNDS {
        black_box(directory.register().open_at(now).count());
    }
    let all_open_us = began.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS);

    let began = Instant::now();
    let many = many(&directory)?;
    let many_built_s = began.elapsed().as_secs_f64();
    let few: Vec<&str> = names.iter().step_by(37).copied().collect();
    let among_many = measure(&few, |postcode| five_open_near(&atlas, &many, postcode, now));
    println!(
        "{{\"postcodes\":{},\"import_s\":{import_s:.2},\"load_ms\":{load_ms:.0},\"near_p50_us\":{:.1},\"near_p99_us\":{:.1},\
         \"all_open_us\":{all_open_us:.0},\"sites\":{MANY},\"many_built_s\":{many_built_s:.1},\"many_p99_us\":{:.1}}}",
        names.len(),
        share(&near, 50),
        share(&near, 99),
        share(&among_many, 99)
    );
    Ok(())
}

/// What a result page asks of the domain.
fn five_open_near(atlas: &Atlas<'_>, register: &Register, postcode: &str, now: DateTime<Utc>) -> usize {
    let Found::Spot(spot) = atlas.find(postcode) else { return 0 };
    black_box((&spot.borough, &spot.ward));
    let filter = Filter { open: Open::Now, ..Filter::default() };
    let near = register.by_distance(spot.position).filter(|(counter, _)| filter.admits(counter, now));
    near.take(NEAREST).map(|(counter, _)| black_box(counter.times().state(now))).collect::<Vec<_>>().len()
}

fn measure(names: &[&str], mut look: impl FnMut(&str) -> usize) -> Vec<Duration> {
    let mut took: Vec<Duration> = Vec::with_capacity(names.len());
    for name in names {
        let began = Instant::now();
        let found = look(name);
        took.push(began.elapsed());
        assert!(found > 0, "{name} is found");
    }
    took.sort();
    took
}

fn share(sorted: &[Duration], percent: usize) -> f64 {
    sorted[(sorted.len() - 1) * percent / 100].as_secs_f64() * 1e6
}

/// The counters of the register again and again, spread evenly over London.
fn many(directory: &Directory) -> Result<Register, Failure> {
    let pattern: Vec<&WrittenCounter> = directory.register().all().iter().map(|counter| &counter.facts).collect();
    let middle = Position { latitude: 51.5, longitude: -0.12 };
    let written = (0..MANY).map(|number| {
        // Steps along both axes that never repeat.
        let step = |by: f64| (f64::from(u32::try_from(number).unwrap_or(0)) * by).fract() - 0.5;
        WrittenCounter {
            slug: format!("site-{number}"),
            latitude: middle.latitude + step(0.618_034) * 0.2,
            longitude: middle.longitude + step(0.754_878) * 0.4,
            ..pattern[number % pattern.len()].clone()
        }
    });
    register_of(written.collect(), directory.known(), "many", &|number, _| number)
        .map_err(|faults| format!("{:?}", faults.first()).into())
}
