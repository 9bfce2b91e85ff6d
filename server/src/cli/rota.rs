//! `front-counter import rota`: what can be booked, for all sites or for one.

use std::{fs, io::ErrorKind, path::Path, process::ExitCode};

use booking::Supply;
use chrono::{DateTime, Utc};

use super::{Outcome, print_lines, register::ImportOptions};
use crate::{
    bookings::stranded::stranded,
    clock::{Clock, SystemClock, london_date},
    config::Config,
    content::{
        Content, ContentFaults,
        register::{files::replace, text},
    },
    rota::{self, ROTA, Rota, Written},
    store::Store,
};

/// Replaces the rota, or its part for one site, by that of a file.
pub(super) async fn import(config: &Config, file: &Path, site: Option<&str>, options: ImportOptions) -> Outcome {
    // A rota that no longer fits is what an import mends.
    let content = Content::load_without_rota(&config.content_dir)?;
    let directory = &content.directory;
    let kept = config.content_dir.join(ROTA);
    let before = kept_rota(&kept)?;
    let text::Text { text, .. } = text::read(file).map_err(|fault| ContentFaults::from(vec![fault]))?;
    let read = Written::parse(&file.display().to_string(), &text).map_err(ContentFaults::from)?;
    let after = match site {
        None => read,
        Some(site) if directory.register().find(site).is_none() => {
            return Err(format!("there is no counter `{site}`").into());
        }
        Some(site) => {
            print_lines(left_out(&read, site))?;
            before.with_site(site, &read)
        }
    };
    let after = Rota::new(after, directory.known_to_rota()).map_err(ContentFaults::from)?;
    let missing = content.missing_words(after.wanted());
    if !missing.is_empty() {
        return Err(ContentFaults::from(missing).into());
    }
    print_lines(rota::difference(&before, after.written()))?;
    options.for_losses(file, rota::loss(&before, after.written(), site).as_slice())?;
    let now = SystemClock.now();
    print_stranded(config, &after.supply(directory.known_to_rota(), london_date(now)), now).await?;
    put(&kept, after.written(), options)
}

/// Names the visits that would lose a desk, officer, room or interpreter. Where there is no database there are none.
async fn print_stranded(
    config: &Config,
    supply: &Supply,
    now: DateTime<Utc>,
) -> Result<(), Box<dyn std::error::Error>> {
    if !Store::is_there(&config.database_url).await? {
        return Ok(());
    }
    let store = Store::open_existing(&config.database_url).await?;
    let stranded = stranded(&store, supply, now).await?;
    print_lines(stranded.iter().map(|reference| format!("stranded\t{reference}")))?;
    if !stranded.is_empty() {
        let count = stranded.len();
        println!("{count} visit(s) lose something; each gets another place at its own time, or is cancelled");
    }
    Ok(())
}

/// The rota there is; none where there is no file yet.
fn kept_rota(kept: &Path) -> Result<Written, Box<dyn std::error::Error>> {
    match fs::read_to_string(kept) {
        Ok(text) => Ok(Written::parse(ROTA, &text).map_err(ContentFaults::from)?),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Written::default()),
        Err(error) => Err(format!("{}: {error}", kept.display()).into()),
    }
}

/// Replaces the file, unless this is a dry run.
fn put(kept: &Path, rota: &Written, options: ImportOptions) -> Outcome {
    let count = rota.resources.len();
    if options.dry_run {
        println!("nothing was changed; without --dry-run there would be {count} desks, officers and rooms");
    } else {
        replace(kept, &rota.to_toml()?)?;
        println!("there are {count} desks, officers and rooms; a running portal takes them up within seconds");
    }
    Ok(ExitCode::SUCCESS)
}

/// The parts of the file that belong to more than the one site.
fn left_out(read: &Written, site: &str) -> Option<String> {
    let others = read.resources.iter().filter(|one| one.written.site != site).count();
    let shared = read.interpreters.len() + read.agencies.len();
    (others + shared > 0).then(|| {
        format!("left out: {others} entries of other sites, and {shared} interpreters and agencies, which sites share")
    })
}
