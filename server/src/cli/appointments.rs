//! `front-counter appointments`: the day list of a counter.

use std::{error::Error, process::ExitCode};

use app::{
    domain::hours::to_london,
    ui::{answer_text::moment, pages::counters::hours_text::short_date},
    words::{Words, message},
};
use chrono::NaiveDate;
use clap::Args;
use journey::question::time::TimeOfDay;

use super::{
    Outcome,
    answerable::{self, Answerable, ByAndWhy},
    audit::one_column,
    columns::columns,
    print_lines,
};
use crate::{
    bookings::{
        day::{self, Day},
        day_text::HEADINGS,
    },
    clock::{Clock, SystemClock},
    config::Config,
    content::Content,
    store::{Store, bookings::StoredBooking},
};

/// The action in the audit.
const DAY_LISTED: &str = "day-listed";

/// The widest that each column may become, in characters: all eight fit on a page across.
const WIDTHS: [usize; 8] = [18, 14, 20, 14, 20, 24, 20, 12];

#[derive(Args)]
pub(super) struct Appointments {
    /// The counter's name in addresses, such as lewisham.
    site: String,
    /// The day in London, such as 2026-12-01.
    date: NaiveDate,
    /// A JSON array instead of a list to print.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    who: ByAndWhy,
}

pub(super) async fn run(config: &Config, asked: Appointments) -> Outcome {
    let Appointments { site, date, json, who } = asked;
    let store = Store::open_existing(&config.database_url).await?;
    // The day has to be printed even where a rota waits for its register.
    let content = Content::load_without_rota(&config.content_dir)?;
    let counter = content.directory.register().find(&site);
    let stored = day::stored(&store, &site, date).await?;
    if counter.is_none() && stored.is_empty() {
        return Err(format!("there is no counter `{site}`").into());
    }
    let day = if stored.is_empty() { Day::default() } else { open(config, &store, &stored, who, &site, date).await? };
    print(&content.locales.english(), &day, json, counter.map_or(&*site, |one| &one.facts.name), date)
}

/// Opens the day, once the audit has a line for it: one for the list, because it is everyday work and a line for each
/// person would bury the others.
async fn open(
    config: &Config,
    store: &Store,
    stored: &[StoredBooking],
    who: ByAndWhy,
    site: &str,
    date: NaiveDate,
) -> Result<Day, Box<dyn Error>> {
    let master = answerable::master_key(config, store).await?;
    let subject = format!("{site} {date}");
    answerable::leave(store, Answerable::of(config, who).line(&master, DAY_LISTED, &subject, "")).await?;
    Ok(Day::open(store, &master, stored).await?)
}

fn print(words: &Words, day: &Day, json: bool, site: &str, date: NaiveDate) -> Outcome {
    if json {
        let visits: Vec<_> = day.visits.iter().map(|visit| visit.to_json(words)).collect();
        print_lines([format!("{:#}", serde_json::Value::from(visits))])?;
    } else {
        print_lines(lines(words, day, site, date))?;
    }
    for unopened in &day.unopened {
        eprintln!("{} cannot be opened: {}", unopened.reference, unopened.why);
    }
    Ok(if day.unopened.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lines(words: &Words, day: &Day, site: &str, date: NaiveDate) -> Vec<String> {
    let said = |id: &str| words.text(id).text.to_string();
    let date = short_date(words, date);
    let title = [("site", site.into()), ("date", date.text.as_ref().into())];
    let now = to_london(SystemClock.now());
    let now = moment(words, now.date(), TimeOfDay::of(now.time()));
    let mut lines = vec![
        words.with(message::DESK_TITLE, &title).text.to_string(),
        said(message::DESK_LEAD),
        words.with(message::DESK_MADE, &[("when", now.text.as_ref().into())]).text.to_string(),
        String::new(),
    ];
    if day.visits.is_empty() {
        lines.push(said(message::DESK_NONE));
        return lines;
    }
    let typed = |cell: String| if cell.is_empty() { cell } else { one_column(&cell) };
    let cells = day.visits.iter().map(|visit| visit.cells(words).map(typed));
    let rows: Vec<[String; 8]> = std::iter::once(HEADINGS.map(said)).chain(cells).collect();
    lines.extend(columns(&rows, WIDTHS));
    lines
}
