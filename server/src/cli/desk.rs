//! `front-counter desk-link`: an address for the staff of a counter, for one day.

use std::process::ExitCode;

use app::routes::Route;
use chrono::NaiveDate;
use clap::Args;

use super::{
    Outcome,
    answerable::{self, Answerable},
};
use crate::{
    clock::{Clock, SystemClock},
    config::Config,
    content::Content,
    desk::DeskLink,
    directory::site,
    store::Store,
};

/// The action in the audit.
const DESK_LINK_MADE: &str = "desk-link-made";

#[derive(Args)]
pub(super) struct DeskLinkCommand {
    /// The counter's name in addresses, such as lewisham.
    site: String,
    /// The day in London, such as 2026-12-01.
    date: NaiveDate,
    /// Your name, for the audit and for those who use the link.
    #[arg(long, value_name = "NAME", value_parser = answerable::name)]
    by: String,
}

pub(super) async fn run(config: &Config, asked: DeskLinkCommand) -> Outcome {
    let DeskLinkCommand { site, date, by } = asked;
    let store = Store::open_existing(&config.database_url).await?;
    let content = Content::load_without_rota(&config.content_dir)?;
    let Some(counter) = content.directory.register().find(&site) else {
        return Err(format!("there is no counter `{site}`").into());
    };
    let Some(link) = DeskLink::new(counter, date, &by) else {
        return Err(format!("{} is closed on {date}", counter.facts.name).into());
    };
    if link.is_over(SystemClock.now()) {
        return Err(format!("{} has closed on {date} already", counter.facts.name).into());
    }
    let master = answerable::master_key(config, &store).await?;
    let Some(text) = link.sign(&master) else { return Err("the name is too long for an address".into()) };
    // Whoever has the link sees names and needs, so this is the line that comes before anything is opened.
    let line = Answerable::new(config, Some(by), None).line(&master, DESK_LINK_MADE, &format!("{site} {date}"), "");
    answerable::leave(&store, line).await?;
    println!("{}{}", site::of(config), Route::Desk { link: &text });
    Ok(ExitCode::SUCCESS)
}
