//! Where the parts of London are, roughly: `places.toml`, for the time before postcodes are imported.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Position, lines::line_at};
use crate::domain::journey::fault::{Fault, Place};

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
    /// What people call places in it.
    pub names: Vec<String>,
}

/// Boroughs and districts.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    boroughs: Vec<Borough>,
    districts: Vec<District>,
    by_code: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    borough: Vec<Spanned<RawBorough>>,
    district: Vec<Spanned<RawDistrict>>,
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
#[serde(deny_unknown_fields)]
struct RawDistrict {
    code: String,
    borough: String,
    latitude: f64,
    longitude: f64,
    names: Vec<String>,
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
        for borough in raw.borough {
            let place = at(borough.span().start);
            faults.extend(gazetteer.add_borough(borough.into_inner()).err().map(|reason| Fault::new(&place, reason)));
        }
        for district in raw.district {
            let place = at(district.span().start);
            faults.extend(gazetteer.add_district(district.into_inner()).err().map(|reason| Fault::new(&place, reason)));
        }
        if faults.is_empty() { Ok(gazetteer) } else { Err(faults) }
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
        if self.borough(&raw.borough).is_none() {
            return Err(format!("there is no borough called {}", raw.borough));
        }
        if self.by_code.insert(raw.code.clone(), self.districts.len()).is_some() {
            return Err(format!("there are two districts called {}", raw.code));
        }
        let RawDistrict { code, borough, names, .. } = raw;
        self.districts.push(District { code, borough, position, names });
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

    /// The district whose middle is nearest.
    #[must_use]
    pub fn nearest_district(&self, to: Position) -> Option<&District> {
        let distance = |district: &&District| district.position.metres_to(to);
        self.districts.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }
}
