//! Reading surveys, and the bank of items that they ask.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::{exit_page::ExitPage, fault::JourneyPlaces};
use journey::Definition;
use typed::name::Name;

use super::{
    Loader,
    journeys::{self, Written},
};

impl Loader<'_> {
    /// Adds the surveys to the journeys; the bank of items.
    pub(super) fn surveys(
        &mut self,
        exits: &[ExitPage],
        journeys: &mut Vec<Definition>,
        places: &mut BTreeMap<Name, JourneyPlaces>,
    ) -> Vec<Written> {
        let file = "items.toml";
        let Some(items) = self.read(file).and_then(|text| self.take(journeys::items(file, &text))) else {
            return Vec::new();
        };
        let pages: BTreeSet<Name> = exits.iter().map(|exit| exit.id.clone()).collect();
        for name in self.list("surveys") {
            let Some(stem) = name.strip_suffix(".toml") else { continue };
            let file = format!("surveys/{name}");
            let text = self.read(&file);
            let Some(written) = text.and_then(|text| self.take(journeys::survey(stem, &file, &text, &items))) else {
                continue;
            };
            if journeys.iter().any(|journey| journey.id == written.definition.id) {
                self.faults.push(format!("{file}: there is a journey `{stem}` already"));
            }
            self.check_journey(&written, &pages);
            places.insert(written.definition.id.clone(), written.places);
            journeys.push(written.definition);
        }
        items.into_questions()
    }
}
