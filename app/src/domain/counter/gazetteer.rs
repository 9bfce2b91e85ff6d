//! Where the parts of London are, roughly: `places.toml`, for the time before postcodes are imported.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use typed::postcode;

use super::{Position, lines::line_at};
use crate::domain::fault::{Fault, Place};

/// A place can be this far outside the reach of its district, metres: parks and stations lie at edges.
const PLACE_BEYOND_MAX_M: f64 = 500.0;
/// No postcode of London is this far from the nearest middle of a district, metres.
const OUTSIDE_M: f64 = 4_500.0;

/// A borough, or the City.
#[derive(Clone, Debug)]
pub struct Borough {
    /// Its name.
    pub name: String,
    /// Its GSS code, such as `E09000023`.
    pub code: String,
    /// The middle of its postcodes, good to about 1.5 km.
    pub position: Position,
}

/// A postcode district.
#[derive(Clone, Debug)]
pub struct District {
    /// Such as `SE15`.
    pub code: String,
    /// The borough that most of it lies in.
    pub borough: String,
    /// The middle of its postcodes, good to about 1.5 km.
    pub position: Position,
    /// Every postcode of it is within this of the middle, metres.
    pub reach_m: f64,
    /// Other boroughs that have postcodes of it; `None` where nobody has said.
    pub also_in: Option<Vec<String>>,
    /// What people call places in it.
    pub names: Vec<String>,
}

impl District {
    /// The borough has postcodes of it, or may have.
    #[must_use]
    pub fn may_be_in(&self, borough: &str) -> bool {
        self.borough == borough || self.also_in.as_ref().is_none_or(|also| also.iter().any(|one| one == borough))
    }
}

/// A place that people know better than a district, such as a station.
#[derive(Clone, Debug)]
pub struct KnownPlace {
    /// What it is called, and what else people call it.
    pub names: Vec<String>,
    /// The borough that most of its district lies in.
    pub borough: String,
    /// Where it is, good to a few hundred metres.
    pub position: Position,
    /// It is no spot: distances count from its middle.
    pub is_area: bool,
}

/// A town, county or country outside London.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// What people call it, the usual name first.
    pub names: Vec<String>,
    /// Where about it is.
    pub position: Position,
}

/// Boroughs and districts, places in them, and towns elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    boroughs: Vec<Borough>,
    districts: Vec<District>,
    by_code: BTreeMap<String, usize>,
    places: Vec<KnownPlace>,
    elsewhere: Vec<Elsewhere>,
    /// Postcode areas and districts elsewhere.
    elsewhere_by_code: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    borough: Vec<Spanned<RawBorough>>,
    district: Vec<Spanned<RawDistrict>>,
    #[serde(default)]
    place: Vec<Spanned<RawPlace>>,
    #[serde(default)]
    elsewhere: Vec<Spanned<RawElsewhere>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    names: Vec<String>,
    district: String,
    latitude: f64,
    longitude: f64,
    #[serde(default)]
    area: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawElsewhere {
    names: Vec<String>,
    codes: Vec<String>,
    latitude: f64,
    longitude: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBorough {
    name: String,
    code: String,
    latitude: f64,
    longitude: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RawDistrict {
    code: String,
    borough: String,
    latitude: f64,
    longitude: f64,
    #[serde(default = "reach_km_max")]
    reach_km: f64,
    also_in: Option<Vec<String>>,
    names: Vec<String>,
}

/// Districts of London reach no further.
const fn reach_km_max() -> f64 {
    8.0
}

impl Gazetteer {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let at = |offset: usize| Place { file: file.into(), line: line_at(text, offset) };
        let raw: Raw = toml::from_str(text)
            .map_err(|error| vec![Fault::new(&at(error.span().map_or(0, |span| span.start)), error.message())])?;
        let (mut gazetteer, mut faults) = (Self::default(), Vec::new());
        // Counting lines takes longer than reading, so that only faults are placed.
        let mut note = |start: usize, added: Result<(), String>| {
            faults.extend(added.err().map(|reason| Fault::new(&at(start), reason)));
        };
        for borough in raw.borough {
            note(borough.span().start, gazetteer.add_borough(borough.into_inner()));
        }
        for district in raw.district {
            note(district.span().start, gazetteer.add_district(district.into_inner()));
        }
        for place in raw.place {
            note(place.span().start, gazetteer.add_place(place.into_inner()));
        }
        for town in raw.elsewhere {
            note(town.span().start, gazetteer.add_elsewhere(town.into_inner()));
        }
        if faults.is_empty() { Ok(gazetteer) } else { Err(faults) }
    }

    fn add_place(&mut self, raw: RawPlace) -> Result<(), String> {
        let position = Position::new(raw.latitude, raw.longitude).ok_or("its position is not one in degrees")?;
        let name = raw.names.first().ok_or("it has no name")?;
        let district = self.district(&raw.district).ok_or(format!("there is no district called {}", raw.district))?;
        let metres = district.position.metres_to(position);
        if metres > district.reach_m + PLACE_BEYOND_MAX_M {
            return Err(format!("{name} is {:.1} km from {}", metres / 1000.0, district.code));
        }
        let borough = district.borough.clone();
        self.places.push(KnownPlace { names: raw.names, borough, position, is_area: raw.area });
        Ok(())
    }

    fn add_elsewhere(&mut self, raw: RawElsewhere) -> Result<(), String> {
        let position = Position::new(raw.latitude, raw.longitude).ok_or("its position is not one in degrees")?;
        raw.names.first().ok_or("it has no name")?;
        if let Some(code) = raw.codes.iter().find(|code| self.district(code).is_some()) {
            return Err(format!("{code} is a district of London"));
        }
        for code in raw.codes {
            if self.elsewhere_by_code.insert(code.clone(), self.elsewhere.len()).is_some() {
                return Err(format!("there are two places that {code} stands for"));
            }
        }
        self.elsewhere.push(Elsewhere { names: raw.names, position });
        Ok(())
    }

    fn add_borough(&mut self, raw: RawBorough) -> Result<(), String> {
        let position = Position::new(raw.latitude, raw.longitude).ok_or("its position is not one in degrees")?;
        if self.borough(&raw.name).is_some() {
            return Err(format!("there are two boroughs called {}", raw.name));
        }
        self.boroughs.push(Borough { name: raw.name, code: raw.code, position });
        Ok(())
    }

    fn add_district(&mut self, raw: RawDistrict) -> Result<(), String> {
        let position = Position::new(raw.latitude, raw.longitude).ok_or("its position is not one in degrees")?;
        let also_in = raw.also_in.iter().flatten();
        if let Some(unknown) = [&raw.borough].into_iter().chain(also_in).find(|name| self.borough(name).is_none()) {
            return Err(format!("there is no borough called {unknown}"));
        }
        if self.by_code.insert(raw.code.clone(), self.districts.len()).is_some() {
            return Err(format!("there are two districts called {}", raw.code));
        }
        let RawDistrict { code, borough, reach_km, also_in, names, .. } = raw;
        self.districts.push(District { code, borough, position, reach_m: reach_km * 1000.0, also_in, names });
        Ok(())
    }

    /// Every borough, by name.
    #[must_use]
    pub fn boroughs(&self) -> &[Borough] {
        &self.boroughs
    }

    /// Every district, by code.
    #[must_use]
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// Places that people know better than a district.
    #[must_use]
    pub fn places(&self) -> &[KnownPlace] {
        &self.places
    }

    /// Towns, counties and countries outside London.
    #[must_use]
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// The town that the first half of a postcode elsewhere is about, by its district or else by its area. `None`
    /// for districts of London, and for those that no place has.
    #[must_use]
    pub fn elsewhere_of(&self, outward: &str) -> Option<&Elsewhere> {
        let area = outward.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = self.elsewhere_by_code.get(outward).or_else(|| self.elsewhere_by_code.get(area))?;
        (self.district(outward).is_none()).then(|| &self.elsewhere[*number])
    }

    /// The borough of that name.
    #[must_use]
    pub fn borough(&self, name: &str) -> Option<&Borough> {
        self.boroughs.iter().find(|borough| borough.name == name)
    }

    /// The borough of that GSS code.
    #[must_use]
    pub fn borough_by_code(&self, code: &str) -> Option<&Borough> {
        self.boroughs.iter().find(|borough| borough.code == code)
    }

    /// The district of that code.
    #[must_use]
    pub fn district(&self, code: &str) -> Option<&District> {
        self.by_code.get(code).map(|number| &self.districts[*number])
    }

    /// The middle of several districts that people use as one, such as `W1`.
    #[must_use]
    pub fn middle_of_several(&self, several: &str) -> Option<Position> {
        let within = self.districts.iter().filter(|district| postcode::is_within(&district.code, several));
        let positions: Vec<Position> = within.map(|district| district.position).collect();
        let count = f64::from(u32::try_from(positions.len()).ok().filter(|count| *count > 0)?);
        let mean = |part: fn(&Position) -> f64| positions.iter().map(part).sum::<f64>() / count;
        Position::new(mean(|position| position.latitude), mean(|position| position.longitude))
    }

    /// Whether a position is so far from every part of London that it is outside.
    #[must_use]
    pub fn is_outside(&self, position: Position) -> bool {
        self.nearest_district(position).is_some_and(|near| near.position.metres_to(position) > OUTSIDE_M)
    }

    /// The district whose middle is nearest.
    #[must_use]
    pub fn nearest_district(&self, to: Position) -> Option<&District> {
        let distance = |district: &&District| district.position.metres_to(to);
        self.districts.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }
}
