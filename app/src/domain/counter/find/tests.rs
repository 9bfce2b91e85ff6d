//! What people type, and what is made of it, with the gazetteer that is shipped. The ids are those of the cases
//! that taught it.

use super::{
    super::{
        Gazetteer, Position, Register,
        postcodes::{PostcodeRow, Postcodes},
    },
    *,
};

fn gazetteer() -> Gazetteer {
    Gazetteer::parse("places.toml", include_str!("../../../../../content/places.toml")).expect("sound")
}

/// Where something was found, and what is said of it; for nothing, why.
fn told(atlas: &Atlas<'_>, typed: &str) -> String {
    match atlas.find(typed) {
        Found::Everything => "everything".to_owned(),
        Found::Nothing(nothing) => format!("{nothing:?}"),
        Found::Spot(spot) => {
            let notes: Vec<String> = spot.notes.iter().map(|note| format!("{note:?}")).collect();
            let others = if spot.others.is_empty() { String::new() } else { format!(" or {}", spot.others.join(", ")) };
            [spot.called, notes.join(" ")].join(" ").trim().to_owned() + &others
        }
    }
}

fn check(postcodes: &Postcodes, cases: &[(&str, &str, &str)]) {
    let gazetteer = gazetteer();
    let names = Names::of(&gazetteer, &Register::default());
    let atlas = Atlas { gazetteer: &gazetteer, postcodes, names: &names };
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(_, typed, expected)| told(&atlas, typed) != *expected)
        .map(|(id, typed, expected)| format!("{id} {typed}: {} and not {expected}", told(&atlas, typed)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A table of a few postcodes, each where its district is.
fn some_postcodes() -> Postcodes {
    let row = |postcode: &str| PostcodeRow {
        postcode: postcode.to_owned(),
        position: Position { latitude: 51.46, longitude: -0.01 },
        borough: "E09000023".to_owned(),
        ward: "E05013714".to_owned(),
    };
    let codes = ["SE13 5JZ", "UB4 0SE", "SW1A 0PW", "SW1A 0AA", "SE13 5ZJ", "E1 6AN", "N1 0YY"];
    Postcodes::new(codes.into_iter().map(row).collect(), &|_| None).expect("a table")
}

#[test]
fn postcodes_without_a_table_go_by_their_district_and_say_so() {
    check(
        &Postcodes::default(),
        &[
            ("", "SE13 5JZ", "SE13 DistrictOnly(\"SE13 5JZ\")"),
            ("", "SE13", "SE13"),
            ("P04", "UB4 OSE", "UB4 ReadAs(\"UB4 0SE\") DistrictOnly(\"UB4 0SE\")"),
            ("P08", "SE13 5JZ.", "SE13 DistrictOnly(\"SE13 5JZ\")"),
            ("P12", "CR0 3", "CR0 PartOfPostcode"),
            ("P13", "SE1 3", "SE1 PartOfPostcode"),
            ("", "SE13 5", "SE13 PartOfPostcode"),
            ("P16", "W1", "W1"),
            ("P16", "EC1", "EC1"),
            ("P16", "EC2", "EC2"),
            ("P16", "EC3", "EC3"),
            ("P16", "EC4", "EC4"),
            ("P16", "SW1", "SW1"),
            ("P16", "WC1", "WC1"),
            ("P16", "WC2", "WC2"),
            ("", "w1, London", "W1"),
            ("P26", "E77 1AA", "NoPlace(\"E77 1AA\", [])"),
            ("P26", "WC99 1AA", "NoPlace(\"WC99 1AA\", [])"),
            ("P26", "SW99 0AA", "NoPlace(\"SW99 0AA\", [])"),
            ("P26", "EC50 1AA", "NoPlace(\"EC50 1AA\", [])"),
            ("P26", "CR44 1AA", "NoPlace(\"CR44 1AA\", [])"),
            ("P26", "BX1 1LT", "NoPlace(\"BX1 1LT\", [])"),
            ("P33", "IG10 1AA", "Loughton Outside(\"IG10 1AA\")"),
            ("P33", "TW18 1AA", "Staines Outside(\"TW18 1AA\")"),
            ("P33", "KT10 9AA", "Esher Outside(\"KT10 9AA\")"),
            ("P33", "SL0 9AA", "Iver Outside(\"SL0 9AA\")"),
            ("", "M1 1AE", "Manchester Outside(\"M1 1AE\")"),
            ("", "EH1 1YZ", "Edinburgh Outside(\"EH1 1YZ\")"),
            ("", "WD17 1AA", "Watford Outside(\"WD17 1AA\")"),
            ("P11", "SE31 5JZ", "SE13 ReadAs(\"SE13 5JZ\") DistrictOnly(\"SE13 5JZ\")"),
            ("P11", "ES13 5JZ", "SE13 ReadAs(\"SE13 5JZ\") DistrictOnly(\"SE13 5JZ\")"),
            (
                "",
                "43 Lewisham High Street, SE13 5JZ",
                "SE13 LeftOut(\"43 LEWISHAM HIGH STREET\") DistrictOnly(\"SE13 5JZ\")",
            ),
            ("", "", "everything"),
            ("", "🚓", "Unknown([])"),
            ("", "لیوشم", "OtherScript"),
        ],
    );
}

#[test]
fn postcodes_with_a_table_are_exact_or_say_why_not() {
    check(
        &some_postcodes(),
        &[
            ("", "SE13 5JZ", "SE13 5JZ"),
            ("P03", "SEI3 5JZ", "SE13 5JZ ReadAs(\"SE13 5JZ\")"),
            ("P03", "SE13 SJZ", "SE13 5JZ ReadAs(\"SE13 5JZ\")"),
            ("P04", "UB4 OSE", "UB4 0SE ReadAs(\"UB4 0SE\")"),
            ("P04", "UB4OSE", "UB4 0SE ReadAs(\"UB4 0SE\")"),
            ("P06", "SWIA OPW", "SW1A 0PW ReadAs(\"SW1A 0PW\")"),
            ("P06", "SW1A OPW", "SW1A 0PW ReadAs(\"SW1A 0PW\")"),
            ("", "SW1A OAA", "SW1A 0AA ReadAs(\"SW1A 0AA\")"),
            ("P08", "SE13 5JZ.", "SE13 5JZ"),
            ("P08", "SE13 5JZ;", "SE13 5JZ"),
            ("P08", "SE13 5JZ?", "SE13 5JZ"),
            ("P08", "SE13 5JZ!", "SE13 5JZ"),
            ("", "SE13–5JZ", "SE13 5JZ"),
            ("", "SE۱۳ ۵JZ", "SE13 5JZ"),
            ("P11", "SE13 J5Z", "SE13 5JZ ReadAs(\"SE13 5JZ\")"),
            ("P11", "E1 6NA", "E1 NoSuchPostcode(\"E1 6NA\") or E1 6AN"),
            ("P11", "ES13 5JZ", "SE13 5JZ ReadAs(\"SE13 5JZ\")"),
            ("", "SE13 9ZZ", "SE13 NoSuchPostcode(\"SE13 9ZZ\")"),
        ],
    );
}

#[test]
fn positions_are_places_and_codes_are_told() {
    let here = "51.4633, -0.0098";
    check(
        &Postcodes::default(),
        &[
            ("N13", "51.4633, -0.0098", here),
            ("N13", "51.4633 -0.0098", here),
            ("N13", "51.4633,-0.0098", here),
            ("N13", "(51.4633; −0.0098)", here),
            ("N13", "51,4633; -0,0098", here),
            ("N13", "51.4633N 0.0098W", here),
            ("N13", "51.4633° N, 0.0098° W", here),
            ("N13", "0.0098 W 51.4633 N", here),
            ("N13", "lat 51.4633 lon -0.0098", here),
            ("N13", "geo:51.4633,-0.0098", here),
            ("N13", "https://www.google.com/maps/@51.4633,-0.0098,15z", here),
            ("N13", "https://maps.google.com/?q=51.4633,-0.0098&hl=en", here),
            ("N13", "https://www.openstreetmap.org/#map=15/51.4633/-0.0098", here),
            ("N13", "https://www.openstreetmap.org/#map=15/51.4633/-0.0098&layers=N", here),
            ("N13", "51°27'48\"N 0°00'35\"W", "51.4633, -0.0097"),
            ("N13", "51° 27.8' N, 0° 0.588' W", here),
            ("N13", "-0.0098, 51.4633", "51.4633, -0.0098 Swapped"),
            ("N13", "TQ 38370 75230", "51.4591, -0.0097"),
            ("N13", "tq383752", "51.4593, -0.0100"),
            ("N13", "TQ 38 75", "51.4615, -0.0077"),
            ("N13", "9C3XGX7Q+8F", "PlusCode"),
            ("N13", "GX7Q+8F London", "PlusCode"),
            ("N13", "///filled.count.soap", "ThreeWords"),
            ("N13", "filled.count.soap", "ThreeWords"),
            ("N13", "https://what3words.com/filled.count.soap", "ThreeWords"),
            ("G01", "48.8566, 2.3522", "48.8566, 2.3522 Outside(\"48.8566, 2.3522\")"),
            ("", "120 5", "Unknown([])"),
            ("", "12.50", "Unknown([])"),
        ],
    );
}

#[test]
fn positions_far_from_london_are_outside() {
    let gazetteer = gazetteer();
    for (id, latitude, longitude, is_outside) in [
        ("G01 Paris", 48.8566, 2.3522, true),
        ("G01 Edinburgh", 55.9533, -3.1883, true),
        ("G01 New York", 40.7128, -74.0060, true),
        ("G01 Sydney", -33.8688, 151.2093, true),
        ("G01 nowhere", 0.0, 0.0, true),
        ("Watford", 51.6565, -0.3903, true),
        ("Dartford Crossing", 51.4650, 0.2586, true),
        ("Lewisham", 51.4633, -0.0098, false),
        ("Heathrow", 51.4700, -0.4543, false),
        ("Biggin Hill", 51.3127, 0.0339, false),
        ("Upminster", 51.5590, 0.2510, false),
        ("Uxbridge", 51.5465, -0.4786, false),
        ("Enfield Lock", 51.6690, -0.0290, false),
    ] {
        let spot = Spot::here(Position { latitude, longitude }, &gazetteer);
        assert_eq!(spot.is_outside(), is_outside, "{id}");
    }
}

#[test]
fn names_stand_among_other_words_and_towns_elsewhere_are_told() {
    check(
        &Postcodes::default(),
        &[
            ("N02", "Brixton police station", "Brixton ReadAs(\"Brixton\")"),
            ("N03", "Rookery Lane, Bromley", "Bromley ReadAs(\"Bromley\")"),
            ("", "near the Rookery Lane, Bromley", "Bromley ReadAs(\"Bromley\")"),
            ("", "I live in Peckham", "Peckham ReadAs(\"Peckham\")"),
            ("", "i live in pekham", "Peckham ReadAs(\"Peckham\")"),
            ("N07", "Elephant & Castle", "Elephant and Castle"),
            ("N07", "Hammersmith & Fulham", "Hammersmith and Fulham"),
            ("N07", "Barking & Dagenham", "Barking and Dagenham"),
            ("N07", "Barking+Dagenham", "Barking and Dagenham"),
            ("N11", "Oxford", "Oxford Outside(\"Oxford\")"),
            ("N11", "Liverpool", "Liverpool Outside(\"Liverpool\")"),
            ("N11", "Lincoln", "Lincoln Outside(\"Lincoln\")"),
            ("N11", "Watford", "Watford Outside(\"Watford\")"),
            ("N11", "Reading", "Reading Outside(\"Reading\")"),
            ("N11", "Kent", "Kent Outside(\"Kent\")"),
            ("N11", "reading, uk", "Reading Outside(\"Reading\")"),
            ("N11", "12 High Street, Watford", "Watford ReadAs(\"Watford\") Outside(\"Watford\")"),
            ("N11", "Kingston upon Hull", "Kingston upon Hull Outside(\"Kingston upon Hull\")"),
            ("N11", "Stratford upon Avon", "Stratford-upon-Avon Outside(\"Stratford-upon-Avon\")"),
            ("N11", "Birmingham", "Birmingham Outside(\"Birmingham\")"),
            ("N11", "Paris", "Paris Outside(\"Paris\")"),
            ("", "Oxford Circus", "Oxford Circus"),
            ("", "Oxford Street", "Oxford Street"),
            ("", "Liverpool Street", "Liverpool Street"),
            ("", "Lincoln's Inn", "Lincoln's Inn"),
            ("", "Kentish Town", "Kentish Town"),
            ("", "Bromley, Kent", "Bromley ReadAs(\"Bromley\")"),
            ("", "Croydon, Surrey", "Croydon ReadAs(\"Croydon\")"),
            ("", "Watford Way, Hendon", "Hendon ReadAs(\"Hendon\")"),
            ("", "lewisam", "Lewisham ReadAs(\"Lewisham\")"),
            ("", "Canarywharf", "Canary Wharf"),
            ("", "kings cross", "King's Cross"),
            ("", "Old Kent Rd", "Old Kent Road"),
            ("", "Hayes", "Hayes or BR2"),
            ("", "London", "London"),
            ("", "South London", "South London"),
            ("", "police station", "Unknown([])"),
            ("", "station", "Unknown([])"),
            ("", "high street", "Unknown([])"),
            ("", "xyzzy plugh", "Unknown([])"),
        ],
    );
}

#[test]
fn streets_are_no_towns_and_a_town_behind_a_comma_is_one() {
    check(
        &Postcodes::default(),
        &[
            ("", "Dover Street", "Gower Street ReadAs(\"Gower Street\")"),
            ("", "Chester Square", "Unknown([])"),
            ("", "York Road", "Unknown([])"),
            ("", "Durham Road", "Unknown([])"),
            ("", "Piccadilly, Manchester", "Manchester ReadAs(\"Manchester\") Outside(\"Manchester\")"),
            ("", "Hyde Park, Leeds", "Leeds ReadAs(\"Leeds\") Outside(\"Leeds\")"),
            ("", "Kensington, Liverpool", "Liverpool ReadAs(\"Liverpool\") Outside(\"Liverpool\")"),
            ("", "O2", "O2"),
            ("", "MI6", "MI6"),
            ("", "Bromley, Kent", "Bromley ReadAs(\"Bromley\")"),
        ],
    );
}

/// N01: places as people type them.
const PLACES: &str = include_str!("well_known.txt");

#[test]
fn places_that_londoners_name_are_found_where_they_are() {
    let gazetteer = gazetteer();
    let names = Names::of(&gazetteer, &Register::default());
    let postcodes = Postcodes::default();
    let atlas = Atlas { gazetteer: &gazetteer, postcodes: &postcodes, names: &names };
    let mut wrong = Vec::new();
    for line in PLACES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (typed, district) = line.split_once(" = ").expect("a place and its district");
        let there = gazetteer.district(district).unwrap_or_else(|| panic!("{district}"));
        match atlas.find(typed) {
            Found::Spot(spot) if spot.is_outside() => wrong.push(format!("{typed} is outside")),
            Found::Spot(spot) if spot.position.metres_to(there.position) > there.reach_m.min(3_000.0) + 700.0 => {
                let km = spot.position.metres_to(there.position) / 1000.0;
                wrong.push(format!("{typed} is read as {}, {km:.1} km from {district}", spot.called));
            }
            Found::Spot(_) => {}
            other => wrong.push(format!("{typed}: {other:?}")),
        }
    }
    assert!(PLACES.lines().count() > 250 && wrong.is_empty(), "{wrong:#?}");
}
