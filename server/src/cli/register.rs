//! `front-counter import` and `export`: counters, bank holidays and postcodes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::domain::{
    counter::{
        Register,
        read::{register_of, register_of_toml},
    },
    hours::BankHolidays,
    journey::Fault,
};
use clap::{Subcommand, ValueEnum};

use super::{Outcome, print_lines};
use crate::{
    config::Config,
    content::{Content, ContentFaults},
    counters::{
        Directory, POSTCODES_FILE, codepoint, csv,
        difference::difference,
        files::{self, HOLIDAYS, REGISTER, replace},
    },
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
    },
    /// Take over bank holidays from a file as GOV.UK publishes it (bank-holidays.json).
    BankHolidays {
        /// The file.
        file: PathBuf,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Take over every postcode of London from Ordnance Survey Code-Point Open.
    Postcodes {
        /// The folder as it was unpacked.
        folder: PathBuf,
        /// Names of wards, as the Office for National Statistics publishes them (CSV).
        #[arg(long)]
        wards: Option<PathBuf>,
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
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Form {
    Toml,
    Csv,
}

pub(super) fn import(config: &Config, command: ImportCommand) -> Outcome {
    match command {
        ImportCommand::Counters { file, dry_run } => counters(config, &file, dry_run),
        ImportCommand::BankHolidays { file, dry_run } => bank_holidays(config, &file, dry_run),
        ImportCommand::Postcodes { folder, wards } => postcodes(config, &folder, wards.as_deref()),
    }
}

pub(super) fn export(config: &Config, command: &ExportCommand) -> Outcome {
    let ExportCommand::Counters { form } = command;
    let directory = directory(config)?;
    let text = match form {
        Form::Toml => directory.register().to_toml()?,
        Form::Csv => csv::write(directory.register().all().iter().map(|counter| &counter.facts))?,
    };
    print_lines(text.lines().map(str::to_owned))?;
    Ok(ExitCode::SUCCESS)
}

fn directory(config: &Config) -> Result<Directory, ContentFaults> {
    Directory::load(&config.content_dir).map_err(ContentFaults::from)
}

fn counters(config: &Config, file: &Path, dry_run: bool) -> Outcome {
    let old = directory(config)?;
    let new = register(&old, file).map_err(ContentFaults::from)?;
    print_lines(difference(old.register(), &new))?;
    let new = old.with_register(new);
    let missing = Content::load(&config.content_dir)?.words_missing_for(&new);
    if !missing.is_empty() {
        return Err(ContentFaults::from(missing).into());
    }
    let count = new.register().all().len();
    if dry_run {
        println!("nothing was changed; without --dry-run there would be {count} counters");
    } else {
        replace(&config.content_dir.join(REGISTER), &new.register().to_toml()?)?;
        println!("there are {count} counters; a running portal takes them up within seconds");
    }
    Ok(ExitCode::SUCCESS)
}

fn register(directory: &Directory, file: &Path) -> Result<Register, Vec<Fault>> {
    let name = file.display().to_string();
    let unread = |error: std::io::Error| {
        let place = app::domain::journey::fault::Place { file: name.as_str().into(), line: 1 };
        vec![Fault::new(&place, format!("cannot be read: {error}"))]
    };
    let text = fs::read_to_string(file).map_err(unread)?;
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return register_of_toml(&name, &text, directory.known());
    }
    let rows = csv::read(&name, &text)?;
    let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
    let line = |number: usize, _: &str| lines.get(number).copied().unwrap_or(1);
    register_of(rows.into_iter().map(|row| row.counter).collect(), directory.known(), &name, &line)
}

fn bank_holidays(config: &Config, file: &Path, dry_run: bool) -> Outcome {
    let path = config.content_dir.join(HOLIDAYS);
    let old = BankHolidays::parse(HOLIDAYS, &fs::read_to_string(&path)?).map_err(ContentFaults::from)?;
    let new = old.import_gov_uk(&fs::read_to_string(file)?)?;
    let text = new.to_toml();
    let known = old.to_toml();
    let added = text.lines().filter(|line| line.starts_with("date") && !known.contains(line));
    print_lines(added.map(|line| format!("+ {line}")))?;
    if dry_run {
        println!("nothing was changed");
    } else {
        replace(&path, &text)?;
        println!("the calendar is up to date; a running portal takes it up within seconds");
    }
    Ok(ExitCode::SUCCESS)
}

fn postcodes(config: &Config, folder: &Path, wards: Option<&Path>) -> Outcome {
    let imported = codepoint::read(folder, wards).map_err(ContentFaults::from)?;
    if imported.postcodes.is_empty() {
        return Err("none of these postcodes is in London".into());
    }
    fs::create_dir_all(&config.data_dir)?;
    files::replace(&config.data_dir.join(POSTCODES_FILE), &imported.postcodes.to_text())?;
    let (count, elsewhere, without) = (imported.postcodes.len(), imported.elsewhere, imported.without_position);
    println!("{count} postcodes of London; {elsewhere} elsewhere and {without} without a position were left out");
    Ok(ExitCode::SUCCESS)
}
