//! Facts about a counter's whereabouts that cannot all be true: its postcode, its borough and its position.
//!
//! With imported postcodes each is held against the others; without them against the districts of the gazetteer.

use typed::postcode;

use super::{Gazetteer, Position, gazetteer::District, postcodes::Postcodes, written::WrittenCounter};
use crate::domain::hours::FieldFault;

/// A counter can be this far from the middle of its own postcode, metres: a large building has its door elsewhere.
const FROM_POSTCODE_MAX_M: f64 = 500.0;
/// The gazetteer's middles are rounded to about this, metres.
const ROUNDING_M: f64 = 700.0;

/// Every contradiction, with the field to look at first.
#[must_use]
pub fn contradictions(facts: &WrittenCounter, gazetteer: &Gazetteer, postcodes: &Postcodes) -> Vec<FieldFault> {
    let written = postcode::exact(&facts.postcode).filter(|code| code.contains(' '));
    let position = Position::new(facts.latitude, facts.longitude);
    // What is not a postcode or a position at all is named elsewhere.
    let Some((written, position)) = written.zip(position) else { return Vec::new() };
    let found = match postcodes.find(&written) {
        Some(place) => {
            let borough = gazetteer.borough_by_code(place.borough).map(|borough| borough.name.as_str());
            let borough =
                borough.filter(|borough| *borough != facts.borough).map(|borough| in_borough(&written, borough, facts));
            [far_off(facts, position, place.position, FROM_POSTCODE_MAX_M, &written), borough]
        }
        None => by_district(facts, position, &written, gazetteer),
    };
    found.into_iter().flatten().collect()
}

/// A remark on a postcode that is not among those that were imported: then only its district was compared. It may be
/// newer than the table, so it is no fault.
#[must_use]
pub fn unknown_postcode(facts: &WrittenCounter, postcodes: &Postcodes) -> Option<String> {
    let written = postcode::exact(&facts.postcode)?;
    let is_unknown = !postcodes.is_empty() && postcodes.find(&written).is_none();
    is_unknown.then(|| format!("{}: postcode: `{written}` is not among the imported postcodes", facts.slug))
}

fn by_district(
    facts: &WrittenCounter,
    position: Position,
    written: &str,
    gazetteer: &Gazetteer,
) -> [Option<FieldFault>; 2] {
    let outward = written.split(' ').next().unwrap_or_default();
    let Some(district) = gazetteer.district(outward) else {
        return [Some(fault("postcode", format!("`{written}` is not in London"))), None];
    };
    let District { code, position: middle, reach_m, also_in, .. } = district;
    let borough = (!district.may_be_in(&facts.borough)).then(|| {
        let boroughs: Vec<&str> =
            [&district.borough].into_iter().chain(also_in.iter().flatten()).map(String::as_str).collect();
        in_borough(code, &boroughs.join(", "), facts)
    });
    [far_off(facts, position, *middle, reach_m + ROUNDING_M, code), borough]
}

fn far_off(
    facts: &WrittenCounter,
    position: Position,
    there: Position,
    metres_max: f64,
    code: &str,
) -> Option<FieldFault> {
    let metres = position.metres_to(there);
    (metres > metres_max).then(|| {
        let (latitude, longitude, km) = (facts.latitude, facts.longitude, metres / 1000.0);
        let advice = sign_advice(position, there);
        fault(
            "latitude",
            format!("{latitude}, {longitude} is {km:.1} km from {code}, where `{}` is{advice}", facts.postcode),
        )
    })
}

/// Advice where another sign of the longitude, or degrees the other way round, would fit.
fn sign_advice(position: Position, there: Position) -> &'static str {
    let Position { latitude, longitude } = position;
    let would_fit = |other: Position| other.metres_to(there) < FROM_POSTCODE_MAX_M;
    if would_fit(Position { latitude, longitude: -longitude }) {
        "; is the sign of the longitude right?"
    } else if would_fit(Position { latitude: longitude, longitude: latitude }) {
        "; latitude and longitude may stand the wrong way round"
    } else {
        ""
    }
}

fn in_borough(code: &str, borough: &str, facts: &WrittenCounter) -> FieldFault {
    fault("borough", format!("{code} is in {borough}, not in {}", facts.borough))
}

fn fault(field: &str, reason: String) -> FieldFault {
    FieldFault { field: field.to_owned(), reason }
}
