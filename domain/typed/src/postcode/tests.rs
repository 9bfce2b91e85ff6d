//! Postcodes as people type them. The ids are those of cases that once fell short.

use super::{Dropped, Reading, exact, is_several_districts, is_within, read, readings};

fn end(text: &str) -> Option<Dropped> {
    Some(Dropped::End(text.to_owned()))
}

fn around(text: &str) -> Option<Dropped> {
    Some(Dropped::Around(text.to_owned()))
}

#[test]
fn postcodes_as_people_type_them() {
    for (id, typed, code) in [
        ("", "se13 5jz", "SE13 5JZ"),
        ("", "SE135JZ", "SE13 5JZ"),
        ("", " wc2n4jp ", "WC2N 4JP"),
        ("", "SE1 35JZ", "SE13 5JZ"),
        ("", "S E 1 3 5 J Z", "SE13 5JZ"),
        ("", "e2", "E2"),
        ("", "sw1a", "SW1A"),
        ("", "XX9 9XX", "XX9 9XX"),
        ("Z2", "SE13 5JZ.", "SE13 5JZ"),
        ("Z2", "SE13 5JZ,", "SE13 5JZ"),
        ("Z2", "(SE13 5JZ)", "SE13 5JZ"),
        ("Z2", "SE13–5JZ", "SE13 5JZ"),
        ("Z2", "SE13.5JZ", "SE13 5JZ"),
        ("Z2", "SE13\u{2011}5JZ", "SE13 5JZ"),
        ("Z2", "SE13_5JZ", "SE13 5JZ"),
        ("Z2", "“SE13 5JZ”", "SE13 5JZ"),
        ("P08", "SE13 5JZ;", "SE13 5JZ"),
        ("P08", "SE13 5JZ?", "SE13 5JZ"),
        ("P08", "SE13 5JZ!", "SE13 5JZ"),
        ("P08", "SE13.", "SE13"),
        ("Z5", "SE۱۳ ۵JZ", "SE13 5JZ"),
        ("Z5", "SE১৩ ৫JZ", "SE13 5JZ"),
        ("Z5", "ＳＥ１３　５ＪＺ", "SE13 5JZ"),
        ("Z5", "SE\u{200B}13 5JZ\u{200E}", "SE13 5JZ"),
        ("", "ѕе13 5JZ", "SE13 5JZ"),
        ("P16", "EC1", "EC1"),
        ("P16", "EC2", "EC2"),
        ("P16", "EC3", "EC3"),
        ("P16", "EC4", "EC4"),
        ("P16", "SW1", "SW1"),
        ("P16", "W1", "W1"),
        ("P16", "WC1", "WC1"),
        ("P16", "WC2", "WC2"),
    ] {
        let expected = Reading { code: code.to_owned(), is_repaired: false, dropped: None };
        assert_eq!(read(typed), Some(expected), "{id} {typed}");
    }
}

#[test]
fn look_alikes_are_exchanged_and_it_is_said() {
    for (id, typed, code) in [
        ("Z4", "SW1A OAA", "SW1A 0AA"),
        ("Z4", "SEI3 5JZ", "SE13 5JZ"),
        ("P04", "UB4 OSE", "UB4 0SE"),
        ("P04", "UB4OSE", "UB4 0SE"),
        ("P06", "SWIA OPW", "SW1A 0PW"),
        ("P06", "SW1A OPW", "SW1A 0PW"),
        ("P03", "SE13 SJZ", "SE13 5JZ"),
        ("P03", "se13sjz", "SE13 5JZ"),
        ("P03", "5E13 5JZ", "SE13 5JZ"),
        ("P03", "SE13 5J2", "SE13 5JZ"),
        ("P03", "SEl3 5JZ", "SE13 5JZ"),
        ("P03", "1G1 1AA", "IG1 1AA"),
        ("P03", "N7 6P1", "N7 6PL"),
        ("P03", "SE1S 5JZ", "SE15 5JZ"),
        ("P03", "W1D 3QI", "W1D 3QL"),
        ("P03", "E8 3EI", "E8 3EL"),
        ("P03", "ZE1 0AA", "ZE1 0AA"),
        ("", "NI OAA", "N1 0AA"),
        ("", "EI", "E1"),
        ("", "SEI3", "SE13"),
        ("", "CRO 3RB", "CR0 3RB"),
    ] {
        let found = read(typed).unwrap_or_else(|| panic!("{id} {typed}"));
        assert_eq!((&*found.code, found.dropped), (code, None), "{id} {typed}");
        assert_eq!(found.is_repaired, code != typed, "{id} {typed}");
    }
}

#[test]
fn half_a_postcode_is_its_district_and_it_is_said() {
    for (id, typed, code, dropped) in [
        ("P12", "CR0 3", "CR0", end("3")),
        ("P12", "cr0 3r", "CR0", end("3R")),
        ("P12", "CR03", "CR0", end("3")),
        ("P13", "SE1 3", "SE1", end("3")),
        ("P13", "E1 4", "E1", end("4")),
        ("P13", "W1D 3", "W1D", end("3")),
        ("P12", "SE13 5J", "SE13", end("5J")),
        ("P12", "SE135J", "SE13", end("5J")),
        ("P12", "N1-7", "N1", end("7")),
        ("", "SE13", "SE13", None),
    ] {
        let found = read(typed).unwrap_or_else(|| panic!("{id} {typed}"));
        assert_eq!((&*found.code, found.dropped, found.is_repaired), (code, dropped, false), "{id} {typed}");
    }
}

#[test]
fn words_around_a_postcode_are_left_out_and_it_is_said() {
    for (typed, code, dropped) in [
        ("43 Lewisham High Street, London SE13 5JZ.", "SE13 5JZ", around("43 LEWISHAM HIGH STREET LONDON")),
        ("postcode: SE13 5JZ", "SE13 5JZ", around("POSTCODE")),
        ("SE13 5JZ London", "SE13 5JZ", around("LONDON")),
        ("SE135JZ, UK", "SE13 5JZ", around("UK")),
        ("Flat 2, SW1A OAA", "SW1A 0AA", around("FLAT 2")),
        ("E2 9NZ; DROP TABLE", "E2 9NZ", around("DROP TABLE")),
        ("London SE13", "SE13", around("LONDON")),
        ("SE13 5JZ or SE13 6LG", "SE13 6LG", around("SE13 5JZ OR")),
        ("EC1 Old Street", "EC1", around("OLD STREET")),
        ("SE1 Old Kent Road", "SE1", around("OLD KENT ROAD")),
        ("W1 Bar Italia", "W1", around("BAR ITALIA")),
        ("the W7 bus", "W7", around("THE BUS")),
        ("E8 LDN", "E8", around("LDN")),
        ("E1 DLR", "E1", around("DLR")),
        ("5 E8", "E8", around("5")),
        ("12 SE13", "SE13", around("12")),
    ] {
        let found = read(typed).unwrap_or_else(|| panic!("{typed}"));
        assert_eq!((&*found.code, &found.dropped), (code, &dropped), "{typed}");
    }
}

#[test]
fn what_is_no_postcode_is_told() {
    for typed in [
        "",
        " ",
        "5JZ",
        "nowhere",
        "лондон",
        "GIR 0AA",
        "blobs",
        "Peckham",
        "94110",
        "6641KN",
        "D02 X285",
        "SE13 5J0",
        "SE13 55Z9",
        "I do not know",
        "by the 36 bus",
        "by the 12 bus",
        "5611 AZ",
        "1012 AB",
        "12165",
        "61-815",
        "118 26",
        "A406",
        "A205",
        &"SE13 5JZ ".repeat(30),
        "😀",
        "1",
        "A",
    ] {
        let found = read(typed);
        assert_eq!(found, None, "{typed}");
    }
    let codes: Vec<String> = readings("SE13 5J0").into_iter().map(|one| one.code).collect();
    assert_eq!(codes, ["SE13 5JD", "SE13 5JQ"], "who knows the postcodes can choose");
}

#[test]
fn registers_write_postcodes_in_full() {
    for (typed, meant) in [
        ("se13 5jz", Some("SE13 5JZ")),
        ("SE13-5JZ", Some("SE13 5JZ")),
        ("SE13", Some("SE13")),
        ("SEI3 5JZ", None),
        ("SE13 5JZ.", None),
        ("SE13 5J", None),
        ("", None),
    ] {
        assert_eq!(exact(typed).as_deref(), meant, "{typed}");
    }
}

#[test]
fn central_districts_are_named_together() {
    assert!(is_several_districts("W1") && !is_several_districts("SE1") && !is_several_districts("W1A"));
    assert!(is_within("SW1A", "SW1") && is_within("W1W", "W1"));
    assert!(!is_within("SW11", "SW1") && !is_within("SW1", "SW1") && !is_within("E1W", "E1"));
}
