//! `front-counter import` and `export`: counters, bank holidays and postcodes; [`rota`](super::rota) does the rota.

use std::{
    error::Error,
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::domain::{counter::postcodes::Postcodes, hours::BankHolidays};
use clap::{Subcommand, ValueEnum};

use super::{Outcome, bookings, print_lines, rota};
use crate::{
    config::Config,
    content::{
        Content, ContentFaults,
        register::{
            Directory, POSTCODES_FILE, csv,
            files::{self, HOLIDAYS, REGISTER, replace},
            source::Source,
            text,
        },
    },
    directory::{codepoint, difference::difference, losses},
    store::files::make_own_folder,
};

#[derive(Subcommand)]
pub(super) enum ImportCommand {
    /// Replace the register of counters with a TOML or CSV file. A file with any fault changes nothing.
    Counters {
        /// The file; its ending says which kind.
        file: PathBuf,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Take it over although much of what is there would be gone.
        #[arg(long)]
        replace: bool,
    },
    /// Take over bank holidays from a file as GOV.UK publishes it (bank-holidays.json).
    BankHolidays {
        /// The file.
        file: PathBuf,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Take it over although much of what is there would be gone.
        #[arg(long)]
        replace: bool,
    },
    /// Replace the rota of what can be booked, or the part of one site, with a TOML file. A file with any fault changes
    /// nothing.
    Rota {
        /// The file, written as rota.toml is.
        file: PathBuf,
        /// Take over only the desks, officers and rooms of this counter.
        #[arg(long)]
        site: Option<String>,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Take it over although much of what is there would be gone.
        #[arg(long)]
        replace: bool,
    },
    /// Take over every postcode of London from Ordnance Survey Code-Point Open.
    Postcodes {
        /// The folder as it was unpacked.
        folder: PathBuf,
        /// Names of wards, as the Office for National Statistics publishes them (CSV).
        #[arg(long)]
        wards: Option<PathBuf>,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Take them over although many that are there would be gone.
        #[arg(long)]
        replace: bool,
    },
}

#[derive(Subcommand)]
pub(super) enum ExportCommand {
    /// The register of counters, as `import counters` reads it.
    Counters {
        /// How it is written.
        #[arg(long, value_enum, default_value_t = Form::Toml)]
        form: Form,
    },
    /// Every booking as a JSON array: reference, site, service, start, end, resources and status. Nothing that a person
    /// told is opened.
    Bookings,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Form {
    Toml,
    Csv,
}

/// Options of every import.
#[derive(Clone, Copy)]
pub(super) struct ImportOptions {
    pub(super) dry_run: bool,
    replace: bool,
}

impl ImportOptions {
    /// An error that names the losses, unless they are meant.
    pub(super) fn for_losses(self, file: &Path, losses: &[String]) -> Result<(), Box<dyn Error>> {
        if losses.is_empty() || self.replace {
            return Ok(());
        }
        let losses: String = losses.iter().map(|loss| format!("{}: {loss}\n", file.display())).collect();
        Err(format!("{losses}nothing was changed; if that is meant, add --replace").into())
    }
}

pub(super) async fn import(config: &Config, command: ImportCommand) -> Outcome {
    match command {
        ImportCommand::Counters { file, dry_run, replace } => {
            counters(config, &file, ImportOptions { dry_run, replace })
        }
        ImportCommand::BankHolidays { file, dry_run, replace } => {
            bank_holidays(config, &file, ImportOptions { dry_run, replace })
        }
        ImportCommand::Rota { file, site, dry_run, replace } => {
            rota::import(config, &file, site.as_deref(), ImportOptions { dry_run, replace }).await
        }
        ImportCommand::Postcodes { folder, wards, dry_run, replace } => {
            postcodes(config, &folder, wards.as_deref(), ImportOptions { dry_run, replace })
        }
    }
}

pub(super) async fn export(config: &Config, command: &ExportCommand) -> Outcome {
    match command {
        ExportCommand::Counters { form } => counters_as(config, *form),
        ExportCommand::Bookings => bookings::export(config).await,
    }
}

fn counters_as(config: &Config, form: Form) -> Outcome {
    let directory = directory(config)?;
    let text = match form {
        Form::Toml => directory.register().to_toml()?,
        Form::Csv => csv::write(directory.register().all().iter().map(|counter| &counter.facts))?,
    };
    print_lines(text.lines().map(str::to_owned))?;
    Ok(ExitCode::SUCCESS)
}

fn directory(config: &Config) -> Result<Directory, ContentFaults> {
    // No rota: it may wait for the very register that is imported.
    Directory::load_without_rota(&config.content_dir, &Postcodes::default()).map_err(ContentFaults::from)
}

/// The reasons for which the rota would not be read with this register, the first of them by name.
fn rota_loss(config: &Config, new: &Directory) -> Option<String> {
    let faults = new.read_rota(&config.content_dir).err()?;
    let first = faults.first()?;
    Some(format!("the rota would have {} fault(s), and have to be imported, too: {first}", faults.len()))
}

fn counters(config: &Config, file: &Path, options: ImportOptions) -> Outcome {
    let old = directory(config)?;
    let postcodes = files::postcodes(&config.data_dir.join(POSTCODES_FILE))?;
    let source = Source::read(file).map_err(ContentFaults::from)?;
    let new = source.register(old.known(), &postcodes).map_err(ContentFaults::from)?;
    print_lines(source.remarks(&postcodes).into_iter().chain(difference(old.register(), &new)))?;
    let loss = losses::of_register(old.register(), &new);
    let new = old.with_register(new, &source);
    options.for_losses(file, &loss.into_iter().chain(rota_loss(config, &new)).collect::<Vec<_>>())?;
    let missing = Content::load_without_rota(&config.content_dir)?.missing_for(&new);
    if !missing.is_empty() {
        return Err(ContentFaults::from(missing).into());
    }
    let count = new.register().all().len();
    if options.dry_run {
        println!("nothing was changed; without --dry-run there would be {count} counters");
    } else {
        replace(&config.content_dir.join(REGISTER), &new.register().to_toml()?)?;
        println!("there are {count} counters; a running portal takes them up within seconds");
    }
    Ok(ExitCode::SUCCESS)
}

fn bank_holidays(config: &Config, file: &Path, options: ImportOptions) -> Outcome {
    let path = config.content_dir.join(HOLIDAYS);
    let kept = text::read_kept(&path, HOLIDAYS).map_err(|fault| ContentFaults::from(vec![fault]))?;
    let old = BankHolidays::parse(HOLIDAYS, &kept).map_err(ContentFaults::from)?;
    let text::Text { text: list, .. } = text::read(file).map_err(|fault| ContentFaults::from(vec![fault]))?;
    let new = old.import_gov_uk(&list).map_err(|fault| format!("{}: {fault}", file.display()))?;
    print_lines(losses::days_changed(&old, &new))?;
    options.for_losses(file, &losses::of_calendar(&old, &new))?;
    if options.dry_run {
        println!("nothing was changed");
    } else {
        replace(&path, &new.to_toml())?;
        println!("the calendar is up to date; a running portal takes it up within seconds");
    }
    Ok(ExitCode::SUCCESS)
}

fn postcodes(config: &Config, folder: &Path, wards: Option<&Path>, options: ImportOptions) -> Outcome {
    let kept = config.data_dir.join(POSTCODES_FILE);
    // A table that cannot be read is what an import mends.
    let old = files::postcodes(&kept).unwrap_or_default();
    let imported = codepoint::read_after(folder, wards, &old).map_err(ContentFaults::from)?;
    if imported.postcodes.is_empty() {
        return Err(format!("{}: none of these postcodes is in London", folder.display()).into());
    }
    print_lines(losses::districts_changed(&old, &imported.postcodes))?;
    let gazetteer = directory(config)?;
    options.for_losses(folder, &losses::of_postcodes(&old, &imported.postcodes, gazetteer.gazetteer()))?;
    let (count, elsewhere, without) = (imported.postcodes.len(), imported.elsewhere, imported.without_position);
    println!("{count} postcodes of London; {elsewhere} elsewhere and {without} without a position were left out");
    if options.dry_run {
        println!("nothing was changed");
    } else {
        make_own_folder(&config.data_dir)?;
        files::keep_postcodes(&kept, &imported.postcodes)?;
    }
    Ok(ExitCode::SUCCESS)
}
