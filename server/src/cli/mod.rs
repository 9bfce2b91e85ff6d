//! The command line.

mod answerable;
mod appointments;
mod audit;
mod backup;
mod bookings;
mod close;
mod columns;
mod content;
mod copy;
mod desk;
mod facts;
mod inbox;
mod kept;
mod outbox;
mod register;
mod rota;
mod serve;

use std::{
    error::Error,
    io::{ErrorKind, Write},
    pin::pin,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use futures::{Stream, StreamExt};

use crate::{
    config::Config,
    keyed,
    store::{Store, StoreError, files::make_own_folder},
};

/// The virtual front counter: a portal where people report to the police from their phone.
///
/// Settings come from the environment; the README lists them.
#[derive(Parser)]
#[command(name = "front-counter", version)]
pub struct Cli {
    /// Serve, where nothing is said: `cargo leptos watch` says nothing.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the portal.
    Serve,
    /// Bring the database's tables up to date.
    Migrate {
        /// Also write an SQLite database anew, so that it gives back the room of what is deleted from then on. The
        /// service must not run meanwhile; about a second for each 100 MB, and as much free disk as the database takes.
        #[arg(long)]
        vacuum: bool,
    },
    /// Copy all data into another, empty database: from FRONT_COUNTER_COPY_FROM_URL into FRONT_COUNTER_COPY_TO_URL.
    Copy(copy::CopyCommand),
    /// Make a backup of all data while the service runs.
    Backup(backup::BackupCommand),
    /// Put a backup into the empty database of the configuration.
    Restore(backup::RestoreCommand),
    /// Read and accept what arrived in the embedded inbox.
    Inbox {
        #[command(subcommand)]
        command: inbox::InboxCommand,
    },
    /// See who opened what people told, and check that nobody has changed that list.
    Audit {
        #[command(subcommand)]
        command: audit::AuditCommand,
    },
    /// Open what a person asked this service to keep from the police team.
    Kept {
        #[command(subcommand)]
        command: kept::KeptCommand,
    },
    /// Print the visits of a counter on a day. A line in the audit says who did so; what a visit is about in detail is not
    /// printed.
    Appointments(appointments::Appointments),
    /// Print an address under which the staff of a counter see the visits of a day and note what became of them. It works
    /// until the counter closes, for whoever has it.
    DeskLink(desk::DeskLinkCommand),
    /// Close a counter for a time and tell everybody who was to come, or print whom to ring.
    Counters {
        #[command(subcommand)]
        command: close::CountersCommand,
    },
    /// Look at events on their way to a queue.
    Outbox {
        #[command(subcommand)]
        command: outbox::OutboxCommand,
    },
    /// Take over counters, bank holidays, postcodes or the rota.
    Import {
        #[command(subcommand)]
        command: register::ImportCommand,
    },
    /// Write out the register of counters, or every booking.
    Export {
        #[command(subcommand)]
        command: register::ExportCommand,
    },
    /// Check journeys, exits and settings.
    Content {
        #[command(subcommand)]
        command: content::ContentCommand,
    },
    /// Check the words.
    Locales {
        #[command(subcommand)]
        command: content::LocalesCommand,
    },
}

type Outcome = Result<ExitCode, Box<dyn Error>>;

/// Prints lines. Whoever has read enough of them (`| head`) has not failed.
fn print_lines(lines: impl IntoIterator<Item = String>) -> std::io::Result<()> {
    for line in lines {
        if !print_line(&line)? {
            break;
        }
    }
    Ok(())
}

/// Prints what comes, as it comes.
async fn print_each(lines: impl Stream<Item = Result<String, StoreError>>) -> Outcome {
    let mut lines = pin!(lines);
    while let Some(line) = lines.next().await {
        if !print_line(&line?)? {
            break;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether anybody reads on.
fn print_line(line: &str) -> std::io::Result<bool> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        written => written.map(|()| true),
    }
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// A sentence for the person at the terminal.
    pub async fn run(self) -> Outcome {
        let config = Config::from_env()?;
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::serve(config).await,
            Command::Migrate { vacuum } => migrate(&config, vacuum).await,
            Command::Copy(command) => copy::run(&config, &command).await,
            Command::Backup(command) => backup::backup(&config, &command).await,
            Command::Restore(command) => backup::restore(&config, &command).await,
            Command::Inbox { command } => inbox::run(&config, command).await,
            Command::Audit { command } => audit::run(&config, command).await,
            Command::Kept { command } => kept::run(&config, command).await,
            Command::Appointments(asked) => appointments::run(&config, asked).await,
            Command::DeskLink(asked) => desk::run(&config, asked).await,
            Command::Counters { command } => close::run(&config, command).await,
            Command::Outbox { command } => outbox::run(&config, command).await,
            Command::Import { command } => register::import(&config, command).await,
            Command::Export { command } => register::export(&config, &command).await,
            Command::Content { command } => content::run(&config, &command),
            Command::Locales { command } => content::run_locales(&config, &command),
        }
    }
}

async fn migrate(config: &Config, vacuum: bool) -> Outcome {
    make_own_folder(&config.data_dir)?;
    keyed::migrate(config).await?;
    if vacuum {
        Store::vacuum(&config.database_url).await?;
    }
    println!("the database is up to date");
    Ok(ExitCode::SUCCESS)
}
