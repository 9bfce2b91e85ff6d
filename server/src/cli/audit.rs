//! `front-counter audit`: who opened what, and whether anybody has changed that list.
//! Lines can be read by programs: columns are separated by tabs, the number of the line comes first.

use std::process::ExitCode;

use app::domain::reference::Reference;
use clap::Subcommand;
use futures::TryStreamExt;

use super::{Outcome, inbox::shown, print_each};
use crate::{
    config::Config,
    store::{
        Store,
        audit::{AuditLine, Head, StoredLine},
    },
    vault::MasterKey,
};

#[derive(Subcommand)]
pub(super) enum AuditCommand {
    /// One line for each: number, when, what was done, reference, event id, who, account, why.
    List {
        /// Only those about this reference, such as FC-2345-6789.
        reference: Option<Reference>,
    },
    /// Check that no line was changed, moved, added without the master key, or taken away. Prints the head, which you
    /// may note elsewhere: an older state of the whole database shows only in a noted one.
    Verify {
        /// A head that was noted: it must be a line of this audit still.
        #[arg(long, value_name = "LINE:SEAL")]
        head: Option<Head>,
    },
}

pub(super) async fn run(config: &Config, command: AuditCommand) -> Outcome {
    let store = Store::open_existing(&config.database_url).await?;
    match command {
        AuditCommand::List { reference } => list(&store, reference).await,
        AuditCommand::Verify { head } => verify(config, &store, head.as_ref()).await,
    }
}

async fn list(store: &Store, reference: Option<Reference>) -> Outcome {
    let subject = reference.map(|reference| reference.to_string());
    print_each(store.list_audit(subject).map_ok(|stored| row(&stored))).await
}

fn row(stored: &StoredLine) -> String {
    let AuditLine { at, actor, account, reason, action, subject, event_id } = &stored.line;
    let columns = [&shown(*at), action, subject, event_id, actor, account, reason].map(|text| one_column(text));
    format!("{}\t{}", stored.sequence, columns.join("\t"))
}

/// A name or a reason may hold anything that somebody typed: no part of it becomes a column, a line, or an order to the
/// terminal, and none turns the direction of the rest.
pub(super) fn one_column(text: &str) -> String {
    let turns = ['\u{61c}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}'];
    let is_unsafe = |c: char| {
        c.is_control() || turns.contains(&c) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.is_empty() {
        return "-".to_owned();
    }
    let shown = |c: char| if is_unsafe(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(shown).collect()
}

async fn verify(config: &Config, store: &Store, noted: Option<&Head>) -> Outcome {
    let key = MasterKey::load(&config.master_key_file)?.audit();
    match store.verify_audit(&key, noted).await? {
        Ok(head) if head.sequence == 0 => println!("the audit has no lines"),
        Ok(head) => println!("{} lines, whole; the head is {head}", head.sequence),
        Err(fault) => {
            eprintln!("{fault}");
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::one_column;

    #[test]
    fn nothing_that_was_typed_becomes_a_column_or_a_line() {
        for (typed, shown) in [
            ("Zoë O'Neil", "Zoë O'Neil"),
            ("", "-"),
            ("a\tb\nc", r"a\tb\nc"),
            ("\u{1b}[2J", r"\u{1b}[2J"),
            ("\u{202e}left", r"\u{202e}left"),
            ("لائن", "لائن"),
        ] {
            assert_eq!(one_column(typed), shown);
        }
    }
}
