//! Postcodes in what was typed: whole, half, repaired, not typed to the end, of somewhere else or of no place.

use typed::postcode::{self, Dropped, Reading};

use super::{Atlas, Found, Note, Nothing, Precision, Spot};

/// Words beside a postcode that nobody misses.
const SAY_NOTHING: [&str; 12] =
    ["LONDON", "UK", "ENGLAND", "NEAR", "POSTCODE", "THE", "IN", "AT", "MY", "IS", "I", "LIVE"];
/// As many others as a page can offer.
const OTHERS_MAX: usize = 5;

impl Atlas<'_> {
    /// The postcode, or half of one, that stands in the text: alone, or among other words. A word without a
    /// figure is a name first.
    pub(super) fn postcode_in(&self, typed: &str) -> Option<Found> {
        let reading = self.reading(typed).filter(|one| !one.is_repaired || has_figure(typed))?;
        // `O2` and `MI6` look like districts, and are names.
        let is_somewhere = || self.is_known(&reading) || self.gazetteer.elsewhere_of(reading.outward()).is_some();
        if !reading.is_whole() && !is_somewhere() && self.names.knows(typed) {
            return None;
        }
        // Half of a postcode beside what is left of its other half: two neighbours may have changed places.
        let is_half_of_it = !reading.is_whole() && matches!(reading.dropped, Some(Dropped::Around(_)));
        let swapped = if is_half_of_it { self.one_swap(typed) } else { None };
        Some(swapped.unwrap_or_else(|| self.as_read(&reading, typed)))
    }

    /// What is meant where letters and figures that look alike were exchanged, or two neighbours.
    pub(super) fn repaired(&self, typed: &str) -> Found {
        if let Some(meant) = self.reading(typed).filter(|one| self.is_known(one)) {
            return self.as_read(&meant, typed);
        }
        self.one_swap(typed).unwrap_or_else(|| Found::Nothing(Nothing::Unknown(self.swaps(typed))))
    }

    /// The likeliest postcode of London, or else one of somewhere else that is written in full.
    fn reading(&self, typed: &str) -> Option<Reading> {
        let all = postcode::readings(typed);
        let elsewhere = || all.iter().find(|one| one.is_as_typed() || one.is_whole() && !one.is_repaired);
        let best = all.iter().find(|one| self.is_known(one)).or_else(elsewhere)?;
        // A repair that exists is better than one that does not.
        let existing = all.iter().find(|one| self.postcodes.find(&one.code).is_some());
        Some(existing.filter(|_| best.is_repaired).unwrap_or(best).clone())
    }

    fn is_known(&self, reading: &Reading) -> bool {
        let outward = reading.outward();
        self.gazetteer.district(outward).is_some() || postcode::is_several_districts(outward)
    }

    fn as_read(&self, reading: &Reading, typed: &str) -> Found {
        let Reading { code, is_repaired, dropped } = reading;
        let mut notes = Vec::new();
        if *is_repaired {
            notes.push(Note::ReadAs(code.clone()));
        }
        match dropped {
            Some(Dropped::End(_)) => notes.push(Note::PartOfPostcode),
            Some(Dropped::Around(words)) if !words.split_whitespace().all(|word| SAY_NOTHING.contains(&word)) => {
                notes.push(Note::LeftOut(words.clone()))
            }
            _ => {}
        }
        self.postcode(code, typed, notes)
    }

    fn postcode(&self, code: &str, typed: &str, mut notes: Vec<Note>) -> Found {
        let outward = code.split(' ').next().unwrap_or(code);
        if let Some(place) = self.postcodes.find(code) {
            let borough = self.gazetteer.borough_by_code(place.borough).map(|borough| borough.name.clone());
            let ward = place.ward_name.map(str::to_owned);
            return Found::Spot(Spot { borough, ward, notes, ..Spot::new(code, place.position, Precision::Exact) });
        }
        let Some(spot) = self.district(outward) else { return self.elsewhere(code, outward, typed, notes) };
        let mut others = Vec::new();
        if code.contains(' ') && self.postcodes.is_empty() {
            notes.push(Note::DistrictOnly(code.to_owned()));
        } else if code.contains(' ') {
            notes.push(Note::NoSuchPostcode(code.to_owned()));
            others = self.swaps(typed);
        }
        Found::Spot(Spot { notes, others, ..spot })
    }

    /// A district, or several that people use as one.
    fn district(&self, code: &str) -> Option<Spot> {
        if let Some(district) = self.gazetteer.district(code) {
            let borough = Some(district.borough.clone());
            return Some(Spot { borough, ..Spot::new(code, district.position, Precision::Near) });
        }
        let middle = self.gazetteer.middle_of_several(code)?;
        Some(Spot::new(code, middle, Precision::Near))
    }

    /// A postcode that is not London's.
    fn elsewhere(&self, code: &str, outward: &str, typed: &str, mut notes: Vec<Note>) -> Found {
        if let Some(town) = self.gazetteer.elsewhere_of(outward) {
            notes.insert(0, Note::Outside(code.to_owned()));
            let name = town.names.first().map_or(code, String::as_str);
            // Without a table every swap seems to exist.
            let others = if self.postcodes.is_empty() { Vec::new() } else { self.swaps(typed) };
            return Found::Spot(Spot { notes, others, ..Spot::new(name, town.position, Precision::Near) });
        }
        if self.gazetteer.elsewhere().is_empty() {
            return Found::Nothing(Nothing::NotInLondon(code.to_owned()));
        }
        let no_place = || Found::Nothing(Nothing::NoPlace(code.to_owned(), self.swaps(typed)));
        self.one_swap(typed).unwrap_or_else(no_place)
    }

    /// The postcode that is meant where two neighbours changed places, if there is only one.
    fn one_swap(&self, typed: &str) -> Option<Found> {
        match &self.swaps(typed)[..] {
            [meant] => Some(self.postcode(meant, typed, vec![Note::ReadAs(meant.clone())])),
            _ => None,
        }
    }

    /// Whole postcodes of London that differ from what was typed in two neighbours that changed places.
    fn swaps(&self, typed: &str) -> Vec<String> {
        let plain = typed::code(typed).to_ascii_uppercase();
        let signs: Vec<char> = plain.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        if !(5..=7).contains(&signs.len()) || !has_figure(typed) {
            return Vec::new();
        }
        let swapped = (1..signs.len()).filter(|at| signs[at - 1] != signs[*at]).map(|at| {
            let mut other = signs.clone();
            other.swap(at - 1, at);
            other.into_iter().collect::<String>()
        });
        let exists = |code: &String| {
            let outward = code.split(' ').next().unwrap_or_default();
            let is_whole = code.contains(' ') && self.gazetteer.district(outward).is_some();
            is_whole && (self.postcodes.is_empty() || self.postcodes.find(code).is_some())
        };
        let read = |text: String| postcode::readings(&text).into_iter().find(Reading::is_as_typed);
        let mut found: Vec<String> = swapped.filter_map(read).map(|one| one.code).filter(exists).collect();
        found.sort();
        found.dedup();
        found.truncate(OTHERS_MAX);
        found
    }
}

fn has_figure(text: &str) -> bool {
    text.chars().any(|c| typed::figure(c).is_some())
}
