//! `cargo xtask bench`: figures of the release build, each beside its goal, and all of them as JSON.
//!
//! Everything runs on this machine and shares its cores with the load, so figures compare between two
//! versions on one machine, not between two machines.

mod figure;
mod json;
mod load;
mod portal;
mod store;

use std::fs;

use crate::outcome::{Failure, Outcome, fail};
use crate::temp::TempFolder;
use crate::tools::{self, Tool};
use crate::{http, run, serve, workspace};
use figure::{Figure, Goal};
use load::Load;
use portal::Portal;

/// The journey that is measured, and the answers that lead to the measured question: question and form.
const JOURNEY: &str = "/report/theft";
///
/// They stop at "what was stolen?": nine radios with hints, a reason, and about 130 elements in all.
const ANSWERS: &[(&str, &str)] = &[("emergency", "emergency=no"), ("for-whom", "for-whom=me")];

/// The booking that leads to a list of times at one counter.
const BOOKING: &str = "/book";
const BOOKING_ANSWERS: &[(&str, &str)] = &[
    ("emergency", "emergency=no"),
    ("service", "service=found-property"),
    ("reference", "reference="),
    ("interpreter", "interpreter=no"),
    ("access", "access=none"),
    ("near", "near=SE13+5JZ"),
    ("where", "where=lewisham"),
];

const STARTS: usize = 5;

pub fn bench() -> Outcome {
    let services = [Tool::NatsServer, Tool::Postgres, Tool::RabbitMq];
    tools::ensure(&[&[Tool::Wrk, Tool::Brotli], &services[..], tools::FOR_BUILDING].concat())?;
    serve::build_release()?;
    let mut figures = vec![start_up()?];
    figures.extend(pages()?);
    figures.push(wasm_size()?);
    figures.extend(store::submissions()?);
    figures.extend(store::bookings()?);
    figures.push(times_among_many()?);
    figures.push(store::ready_again()?);
    figures.extend(store::overload()?);
    figures.extend(store::beside_abuse()?);
    figures.extend(store::counters()?);
    figures.extend(store::deliveries()?);
    figure::print_table(&figures);
    println!("{}", figure::as_json(&figures));
    Ok(())
}

/// From starting the process with an empty data folder to the first page: the slowest kind of start.
fn start_up() -> Outcome<Figure> {
    println!("Starting the portal {STARTS} times");
    let mut times = vec![];
    for _ in 0..STARTS {
        let (_portal, time) = Portal::start()?;
        times.push(time.as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let median = times[STARTS / 2];
    Ok(Figure::new("start_ms", "start to first page, median of 5, ms", median, Goal::AtMost(300.0)))
}

/// Everything that is measured on one running portal.
fn pages() -> Outcome<Vec<Figure>> {
    let (portal, _) = Portal::start()?;
    // Before the load, which leaves its own traces in memory.
    let memory = Figure::new("idle_mb", "memory when idle, MB", portal.resident_mb()?, Goal::AtMost(40.0));
    let (page, cookies) = portal.begin_draft(JOURNEY, ANSWERS)?;
    println!("The measured page is {page}");
    let mut figures = vec![memory];
    figures.extend(page_size(&portal, &page, &cookies)?);
    figures.extend(throughput(&portal, &page, &cookies)?);
    Ok(figures)
}

fn throughput(portal: &Portal, page: &str, cookies: &str) -> Outcome<Vec<Figure>> {
    let question = Load::measure(&portal.address, page, cookies)?;
    let file = Load::measure(&portal.address, "/robots.txt", "")?;
    let ratio = question.requests_per_s / file.requests_per_s;
    let counters = Load::measure(&portal.address, "/counters?q=SE13+5JZ", "")?;
    let (times, cookies) = portal.begin_draft(BOOKING, BOOKING_ANSWERS)?;
    let times = Load::measure(&portal.address, &times, &cookies)?;
    Ok(vec![
        Figure::new("question_per_s", "question page, GET/s", question.requests_per_s, Goal::AtLeast(8000.0)),
        Figure::new("question_p99_ms", "question page, p99 ms", question.p99_ms, Goal::AtMost(15.0)),
        Figure::new("file_per_s", "static file, GET/s", file.requests_per_s, Goal::None),
        Figure::new("file_p99_ms", "static file, p99 ms", file.p99_ms, Goal::None),
        Figure::new(
            "counters_per_s",
            "counters near a postcode, GET/s",
            counters.requests_per_s,
            Goal::AtLeast(5000.0),
        ),
        Figure::new("times_per_s", "free times at a counter, GET/s", times.requests_per_s, Goal::AtLeast(2500.0)),
        Figure::new("times_p99_ms", "free times at a counter, p99 ms", times.p99_ms, Goal::None),
        Figure::new("counters_p99_ms", "counters near a postcode, p99 ms", counters.p99_ms, Goal::None),
        Figure::new("question_to_file", "question page against static file", ratio, Goal::None),
    ])
}

/// The same list of times with many bookings of other counters stored.
fn times_among_many() -> Outcome<Figure> {
    let folder = TempFolder::new("bench")?;
    store::many_bookings_in(folder.path())?;
    let (portal, _) = Portal::start_in(folder)?;
    let (times, cookies) = portal.begin_draft(BOOKING, BOOKING_ANSWERS)?;
    let times = Load::measure(&portal.address, &times, &cookies)?.requests_per_s;
    Ok(Figure::new("times_among_many_per_s", "free times among 200,000, GET/s", times, Goal::AtLeast(2500.0)))
}

/// What a phone downloads for a question. 14,600 bytes are what a server may send before it must wait for
/// the first acknowledgement: ten packets.
fn page_size(portal: &Portal, page: &str, cookies: &str) -> Outcome<Vec<Figure>> {
    let headers = [("Cookie", cookies)];
    let plain = http::get(&portal.address, page, &headers)?;
    let small = http::get(&portal.address, page, &[headers[0], ("Accept-Encoding", "br")])?;
    if small.header("content-encoding") != Some("br") {
        return fail(format!("{page} does not come compressed"));
    }
    let asks_for_wasm = plain.body.windows(5).any(|five| five == b".wasm");
    Ok(vec![
        Figure::new("page_bytes", "question page, brotli, bytes", count(small.bytes), Goal::AtMost(14_600.0)),
        Figure::new(
            "page_asks_for_wasm",
            "question page names .wasm",
            f64::from(u8::from(asks_for_wasm)),
            Goal::YesOrNo,
        ),
    ])
}

fn wasm_size() -> Outcome<Figure> {
    let wasm = workspace::site().join("pkg").join("front-counter.wasm");
    if fs::metadata(&wasm).is_err() {
        return fail(format!("there is no {}", wasm.display()));
    }
    let mut brotli = run::command("brotli");
    let result = brotli.args(["--quality=11", "--stdout"]).arg(&wasm).output();
    let compressed = result.map_err(|error| Failure::new(format!("cannot run brotli: {error}")))?;
    if !compressed.status.success() {
        return fail(format!("brotli could not compress {}", wasm.display()));
    }
    let bytes = count(compressed.stdout.len());
    Ok(Figure::new("wasm_bytes", "WebAssembly, brotli, bytes", bytes, Goal::AtMost(70_000.0)))
}

/// Byte counts here stay far below where a float loses whole numbers.
fn count(bytes: usize) -> f64 {
    u32::try_from(bytes).map_or(f64::INFINITY, f64::from)
}
