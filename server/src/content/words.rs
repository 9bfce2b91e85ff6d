//! The words that content asks for, and those that are not there.

use std::collections::BTreeMap;

use app::{
    domain::{
        exit_page::ExitPage,
        fault::{Fault, JourneyPlaces},
    },
    words::{Finding, Wanted, survey, wanted_by_code, wanted_by_exit, wanted_by_journey, wanted_by_question},
};
use journey::{Definition, Kind, Purpose};
use typed::name::Name;

use super::{Content, journeys::Written, register::Directory, usage};
/// The question how somebody is reached, and its answer that needs mail.
const REACH: &str = "reach";
const BY_MAIL: &str = "email";

impl Content {
    /// Takes letters out of what a booking offers, where none can leave.
    pub fn offer_no_mail(&mut self) {
        let bookings = self.journeys.iter_mut().filter(|journey| journey.purpose == Purpose::Booking);
        for question in bookings.flat_map(|journey| &mut journey.questions) {
            if let (true, Kind::SeveralChoices(reach)) = (question.id == *REACH, &mut question.kind) {
                reach.options.retain(|option| *option != *BY_MAIL);
            }
        }
    }

    /// What these counters need and is not there: words that English lacks, so that people would read a bare name,
    /// and addresses that the settings lack.
    #[must_use]
    pub fn missing_for(&self, directory: &Directory) -> Vec<Fault> {
        let missing = self.missing_words(directory.wanted());
        missing.into_iter().chain(usage::unknown_addresses(&self.service, directory)).collect()
    }

    /// Words that English lacks of those that a content file asks for.
    #[must_use]
    pub fn missing_words(&self, wanted: Vec<Wanted>) -> Vec<Fault> {
        let english = self.locales.english();
        let missing = wanted.into_iter().filter(|wanted| english.maybe(&wanted.id).is_none());
        let fault = |wanted: Wanted| Some(Fault::new(&wanted.place?, missing_from_english(&wanted.id)));
        missing.filter_map(fault).collect()
    }

    /// What is wrong with the words: missing, unused, wrong variables.
    #[must_use]
    pub fn survey_words(&self) -> Vec<Finding> {
        let (journeys, items) = ((&*self.journeys, &self.places), &*self.items);
        survey(&self.locales, &wanted(journeys, items, &self.exits, Some(&self.directory)))
    }
}

pub(super) fn wanted(
    (journeys, places): (&[Definition], &BTreeMap<Name, JourneyPlaces>),
    items: &[Written],
    exits: &[ExitPage],
    directory: Option<&Directory>,
) -> Vec<Wanted> {
    let of_journeys = journeys.iter().flat_map(|journey| wanted_by_journey(journey, places.get(&journey.id)));
    let of_items = items.iter().flat_map(|item| wanted_by_question(&item.question, Some(&item.place)));
    let of_exits = exits.iter().flat_map(wanted_by_exit);
    let of_counters = directory.map(Directory::wanted).unwrap_or_default();
    wanted_by_code().into_iter().chain(of_journeys).chain(of_items).chain(of_exits).chain(of_counters).collect()
}

pub(super) fn missing_from_english(id: &str) -> String {
    format!("the message `{id}` is missing from locales/en")
}
