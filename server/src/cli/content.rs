//! `front-counter content check` and `front-counter locales check`.

use std::process::ExitCode;

use app::words::{Finding, Offer};
use chrono::{DateTime, Utc};
use clap::Subcommand;
use journey::paths::paths;

use super::{Outcome, facts::facts};
use crate::{
    clock::{Clock, SystemClock, london_time},
    config::Config,
    content::Content,
};

#[derive(Subcommand)]
pub(super) enum ContentCommand {
    /// Read everything as the server does when it starts, and name every fault.
    Check {
        /// List every fact with the date on which it was checked, its source and where it is used, oldest first.
        #[arg(long)]
        facts: bool,
    },
}

#[derive(Subcommand)]
pub(super) enum LocalesCommand {
    /// Name every message that is missing, unused, or uses a variable it is not given.
    Check,
}

pub(super) fn run(config: &Config, command: &ContentCommand) -> Outcome {
    let ContentCommand::Check { facts: lists_facts } = command;
    let content = Content::load(&config.content_dir)?;
    if *lists_facts {
        print!("{}", facts(&content));
        return Ok(ExitCode::SUCCESS);
    }
    for journey in &content.journeys {
        let count = paths(journey).count;
        println!("{}: {} questions, {count} paths, each to its end", journey.id, journey.questions.len());
    }
    print_closures(&content);
    Ok(security_txt(&content, SystemClock.now()))
}

/// Fails where `security.txt` has expired, but for samples, which somebody replaces anyway.
fn security_txt(content: &Content, now: DateTime<Utc>) -> ExitCode {
    let Some(security) = &content.service.security else {
        println!("note: there is no security.txt: write [security] in service.toml");
        return ExitCode::SUCCESS;
    };
    if let Some(remark) = security.remark(now) {
        println!("note: service.toml: {remark}");
    }
    let has_expired = security.ends() <= now && !content.service.sample;
    if has_expired { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// One line for each closure, in London time, and a note for each language that has no words for it.
fn print_closures(content: &Content) {
    let closures = &content.service.closures;
    let now = SystemClock.now();
    let time = |at: DateTime<Utc>| london_time(at).format("%Y-%m-%d %H:%M").to_string();
    for closure in closures.iter() {
        let span = match (closure.from.map(time), closure.to.map(time)) {
            (Some(from), Some(to)) => format!("from {from} to {to}"),
            (Some(from), None) => format!("from {from} on"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => "until it is taken out".to_owned(),
        };
        let state = match (closure.is_on(now), closure.has_begun(now)) {
            (true, _) => "closed now",
            (false, true) => "over",
            (false, false) => "to come",
        };
        println!("{}: closed {span}, London time: {state}", closure.what.as_str());
    }
    let languages: Vec<&str> = content.locales.all().iter().map(|locale| locale.code.as_str()).collect();
    for note in closures.unsaid(&languages) {
        println!("note: {note}");
    }
}

pub(super) fn run_locales(config: &Config, command: &LocalesCommand) -> Outcome {
    let LocalesCommand::Check = command;
    let content = Content::load(&config.content_dir)?;
    let findings = content.survey_words();
    for Finding { locale, id, lack, .. } in &findings {
        eprintln!("locales/{locale}: {id} {lack}");
    }
    for locale in content.locales.all() {
        let messages = locale.written().count();
        let falls_back = if locale.falls_back.is_empty() { "nothing".into() } else { locale.falls_back.join(", ") };
        println!("{} ({}): {messages} messages; falls back for {falls_back}", locale.code, locale.name);
        if locale.is_unchecked {
            println!("{} ({}): not all of it has been checked by a native reader", locale.code, locale.name);
        }
        for journey in &content.journeys {
            match content.offers.of(&locale.code, &journey.id) {
                Offer::Whole => {}
                Offer::Partly => println!("{}: {} is partly in English", locale.code, journey.id),
                Offer::EnglishOnly => println!("{}: {} is offered in English only", locale.code, journey.id),
            }
        }
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
