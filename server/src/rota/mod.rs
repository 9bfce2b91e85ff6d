//! The rota of `rota.toml`: read whole or refused, checked against the register, expanded into a supply.
//!
//! The file says who and what works when, as opening hours with effective dates. The engine (`booking`) knows quarters
//! of an hour only: [`Rota::supply`] makes them, cut by each site's hours, closures and bank holidays.

mod check;
mod difference;
mod expand;
mod overlap;
pub mod written;

use app::domain::{
    counter::{Register, Services},
    fault::Place,
    hours::{BankHolidays, Timetable},
};
use app::words::Wanted;
use std::{collections::BTreeMap, sync::Arc};

pub use difference::{difference, loss};
pub use written::Written;

/// The file, in the content folder.
pub const ROTA: &str = "rota.toml";

/// What a rota refers to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The sites.
    pub register: &'k Register,
    /// What can be booked there.
    pub services: &'k Services,
    /// When hours are others.
    pub holidays: &'k Arc<BankHolidays>,
}

/// A sound rota. Resources and interpreters have no spans yet: those depend on the day.
#[derive(Clone, Debug, Default)]
pub struct Rota {
    written: Written,
    resources: Vec<(booking::Resource, Timetable)>,
    interpreters: Vec<(booking::Interpreter, Timetable)>,
    agencies: Vec<booking::Agency>,
}

impl Rota {
    /// The rota as it stands in its file.
    #[must_use]
    pub const fn written(&self) -> &Written {
        &self.written
    }

    /// The messages that name its languages.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let of_interpreters = self.written.interpreters.iter().map(|one| (&one.written.languages, &one.place));
        let of_agencies = self.written.agencies.iter().map(|one| (&one.written.languages, &one.place));
        let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
        for (languages, place) in of_interpreters.chain(of_agencies) {
            for code in languages {
                first.entry(code).or_insert(place);
            }
        }
        let wanted = |(code, place): (&str, &Place)| {
            let (id, place) = (format!("language-{code}"), Some(place.clone()));
            Wanted { id, variables: vec![], optional: false, place }
        };
        first.into_iter().map(wanted).collect()
    }
}
