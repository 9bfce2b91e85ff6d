//! Amounts, numbers, phones, addresses, plates, names and choices.

use journey::Fields;
use typed::vocabulary::{Meaning, Piece};

use super::spoken::{comes_to, read, spoken};

/// An id, the field and what is typed into it, and what that comes to.
type Case = (&'static str, &'static str, &'static str, &'static str);

fn holds(cases: &[Case]) {
    let words = spoken("en");
    for (id, field, typed, expected) in cases {
        let question = field.split('-').next().unwrap_or(field);
        assert_eq!(comes_to(question, &[(field, typed)], words), *expected, "{id} {typed:?}");
    }
}

#[test]
fn amounts() {
    holds(&[
        ("M1", "money", "12,50", "1250"),
        ("M1", "money", "1,250", "125000"),
        ("M1", "money", "£1,250.00", "125000"),
        ("M1", "money", "1.250,00", "125000"),
        ("M1", "money", "1 250", "125000"),
        ("M1", "money", "1\u{202F}250,50", "125050"),
        ("M1", "money", "1.250", "money: NotAnAmount"),
        ("M1", "money", "12,500,0", "money: NotAnAmount"),
        ("M1", "money", "٢٠", "2000"),
        ("M5", "money", "€800", "money: OtherMoney"),
        ("M5", "money", "800 €", "money: OtherMoney"),
        ("M5", "money", "$1,099", "money: OtherMoney"),
        ("M5", "money", "US$ 50", "money: OtherMoney"),
        ("M5", "money", "5000 rupees", "money: OtherMoney"),
        ("M5", "money", "GBP 300", "30000"),
        ("M5", "money", "300 pounds", "30000"),
        ("M5", "money", "300 quid", "30000"),
        ("M5", "money", "50p", "50"),
        ("M6", "money", "about 500", r#"{"about":true,"pence":50000}"#),
        ("M6", "money", "~500", r#"{"about":true,"pence":50000}"#),
        ("M6", "money", "500ish", r#"{"about":true,"pence":50000}"#),
        ("M6", "money", "500-600", "money: OneAmount"),
        ("M6", "money", "500 to 600", "money: OneAmount"),
        ("M6", "money", "1k", "100000"),
        ("M6", "money", "£1.5k", "150000"),
        ("M6", "money", "unknown", "money: AmountUnknown"),
        ("M6", "money", "don’t know", "money: AmountUnknown"),
        ("M6", "money", "?", "money: AmountUnknown"),
        ("", "money", "-5", "money: NotAnAmount"),
        ("", "money", "lots", "money: NotAnAmount"),
        ("", "money", "\u{200F}", "money: Required"),
    ]);
}

#[test]
fn amounts_that_could_be_another() {
    holds(&[
        ("", "money", "approx.50", r#"{"about":true,"pence":5000}"#),
        ("", "money", "GBP.50", "5000"),
        ("", "money", ".50", "50"),
        ("", "money", "£.50", "50"),
        ("", "money", "K500", "money: NotAnAmount"),
        ("", "money", "P500", "money: NotAnAmount"),
        ("", "money", "500k", "50000000"),
        ("", "money", "0,500", "money: NotAnAmount"),
        ("", "money", "£50p", "money: NotAnAmount"),
        ("", "money", "£5.50p", "550"),
        ("", "money", "5.50p", "money: NotAnAmount"),
        ("", "money", "500 600", "money: OneAmount"),
        ("", "money", "500 000", "50000000"),
        ("", "money", "12٫50", "1250"),
    ]);
}

#[test]
fn words_with_an_apostrophe_are_one() {
    assert_eq!(spoken("en").pieces("I don’t know"), [Piece::Word(Meaning::NoAnswer)]);
    assert_eq!(spoken("en").pieces("o’clock"), [Piece::Word(Meaning::Clock)]);
    assert_eq!(spoken("en").pieces("'25")[0], Piece::Sign('\''));
}

#[test]
fn numbers() {
    holds(&[
        ("", "count", "2-300", "count: NotANumber"),
        ("", "count", "1/100", "count: NotANumber"),
        ("", "count", "1x000", "count: NotANumber"),
        ("", "count", "1 000", "1000"),
        ("", "count", "1'000", "1000"),
        ("", "count", "1,000", "1000"),
        ("", "count", "٢٠", "20"),
        ("", "count", "1,5", "count: NotANumber"),
        ("", "count", "10,00", "count: NotANumber"),
        ("", "count", "1.000", "count: NotANumber"),
        ("", "count", "-3", "count: NumberTooSmall(1)"),
        ("", "count", "three", "count: NotANumber"),
    ]);
}

#[test]
fn long_texts_are_refused_at_once() {
    let long = "x ".repeat(1 << 15);
    let date = [("day-mode", "exactly"), ("day-day", &*long)];
    let started = std::time::Instant::now();
    assert_eq!(comes_to("money", &[("money", &*long)], spoken("en")), "money: NotAnAmount");
    assert_eq!(comes_to("day", &date, spoken("en")), "day-day: DateNotRead");
    assert_eq!(spoken("en").pieces(&long).len(), 1 << 15);
    assert!(started.elapsed() < std::time::Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn addresses_of_mail_and_numbers_of_phones() {
    holds(&[
        ("E1", "mail", "jane\u{200B}@example.com", r#""jane@example.com""#),
        ("E1", "reach-email", "\u{200B}jane@example.com", r#"{"email":"jane@example.com"}"#),
        ("E3", "mail", "o’neil@example.com", r#""o'neil@example.com""#),
        ("E5", "mail", "jane@example.com.", r#""jane@example.com""#),
        ("E10", "mail", "jane@gmail.con", "mail: EmailMistyped"),
        ("E10", "reach-email", "jane@gmail.con", "reach-email: EmailMistyped"),
        ("P2", "reach-phone", "020–7946–0000", r#"{"phone":"020-7946-0000"}"#),
        ("P5", "phone", "020 7946 0000 extension 12", r#""020 7946 0000 extension 12""#),
        ("P6", "phone", "07700 900123 (mobile)", r#""07700 900123 (mobile)""#),
        ("P6", "phone", "WhatsApp 07700 900123", r#""WhatsApp 07700 900123""#),
        ("P6", "phone", "07700 900123 or 020 7946 0000", r#""07700 900123 or 020 7946 0000""#),
        ("P9", "phone", "++447700900123", "phone: NotAPhone"),
        ("P9", "phone", "61016", "phone: NotAPhone"),
        ("P9", "phone", "020 7946 0000 x", "phone: NotAPhone"),
    ]);
    let sure = [("mail", "jane@gmail.con"), ("mail-sure", "yes")];
    assert_eq!(comes_to("mail", &sure, spoken("en")), r#""jane@gmail.con""#, "E10: not refused for good");
    let error = read("mail", &Fields::default().with("mail", "jane@gmail.con"), spoken("en")).expect_err("a question");
    assert_eq!(error[0].named.as_deref(), Some("jane@gmail.com"), "E10: it says what it means");
}

#[test]
fn places() {
    holds(&[
        ("Z2", "place-postcode", "(SE13 5JZ)", r#"{"postcode":"SE13 5JZ"}"#),
        ("Z2", "place-postcode", "SE13–5JZ.", r#"{"postcode":"SE13 5JZ"}"#),
        ("Z4", "place-postcode", "SW1A OAA", r#"{"postcode":"SW1A 0AA","postcode_typed":"SW1A OAA"}"#),
        ("Z5", "place-postcode", "SE۱۳ ۵JZ", r#"{"postcode":"SE13 5JZ"}"#),
        ("P12", "place-postcode", "CR0 3", r#"{"postcode":"CR0","postcode_typed":"CR0 3"}"#),
        ("P13", "place-postcode", "SE1 3", r#"{"postcode":"SE1","postcode_typed":"SE1 3"}"#),
        ("P16", "place-postcode", "W1", r#"{"postcode":"W1"}"#),
        ("", "place-postcode", "near SE13 5JZ", r#"{"postcode":"SE13 5JZ","postcode_typed":"near SE13 5JZ"}"#),
        ("", "place-postcode", "nowhere", "place-postcode: NotAPostcode"),
        ("", "place-postcode", "94110", "place-postcode: NotAPostcode"),
        ("Z8", "home-postcode", "6641KN", r#"{"postal_code":"6641KN"}"#),
        ("Z8", "home-postcode", "94110", r#"{"postal_code":"94110"}"#),
        ("Z8", "home-postcode", "D02 X285", r#"{"postal_code":"D02 X285"}"#),
        ("Z8", "home-postcode", "1234-567", r#"{"postal_code":"1234-567"}"#),
        ("Z8", "home-postcode", "K1A 0B6", r#"{"postal_code":"K1A 0B6"}"#),
        ("Z8", "home-postcode", "se13 5jz", r#"{"postcode":"SE13 5JZ"}"#),
        ("", "home-postcode", "5611 AZ", r#"{"postal_code":"5611 AZ"}"#),
        ("", "home-postcode", "1234 AB", r#"{"postal_code":"1234 AB"}"#),
        ("", "home-postcode", "1012 AB", r#"{"postal_code":"1012 AB"}"#),
        ("", "home-postcode", "12165", r#"{"postal_code":"12165"}"#),
        ("", "home-postcode", "81825", r#"{"postal_code":"81825"}"#),
        ("", "home-postcode", "118 26", r#"{"postal_code":"118 26"}"#),
        ("", "home-postcode", "61-815", r#"{"postal_code":"61-815"}"#),
        ("", "home-postcode", "N1C 1A1", r#"{"postal_code":"N1C 1A1"}"#),
        ("", "home-postcode", "L-1855", r#"{"postal_code":"L-1855"}"#),
        ("", "home-postcode", "CH-8001", r#"{"postal_code":"CH-8001"}"#),
        ("", "home-postcode", "SE-111 22", r#"{"postal_code":"SE-111 22"}"#),
        ("", "home-postcode", "SW1A OAA", r#"{"postcode":"SW1A 0AA","postcode_typed":"SW1A OAA"}"#),
        ("", "place-postcode", "EC1 Old Street", r#"{"postcode":"EC1","postcode_typed":"EC1 Old Street"}"#),
        ("", "place-postcode", "A406", "place-postcode: NotAPostcode"),
        ("Z8", "home-postcode", "I’d rather not say, sorry!", "home-postcode: NotAPostalCode"),
    ]);
    let abroad = [("home-postcode", "N1C 1A1"), ("home-country", "Canada")];
    assert_eq!(comes_to("home", &abroad, spoken("en")), r#"{"country":"Canada","postal_code":"N1C 1A1"}"#, "Z8");
    for country in ["The UK", "England, UK", "GBR", "Great Britain (UK)", "London", "U.K.", "united kingdom"] {
        let here = [("home-postcode", "SE13 5J2"), ("home-country", country)];
        let expected = format!(r#"{{"country":"{country}","postcode":"SE13 5JZ","postcode_typed":"SE13 5J2"}}"#);
        assert_eq!(comes_to("home", &here, spoken("en")), expected, "{country}");
    }
    for country in ["New England", "London, Canada"] {
        let there = [("home-postcode", "N1C 1AA"), ("home-country", country)];
        let expected = format!(r#"{{"country":"{country}","postal_code":"N1C 1AA"}}"#);
        assert_eq!(comes_to("home", &there, spoken("en")), expected, "{country}");
    }
}

#[test]
fn plates() {
    holds(&[
        ("R2", "plate", "unknown", "plate: NotARegistration"),
        ("R2", "plate", "none", "plate: NotARegistration"),
        ("R2", "plate", "not known", "plate: NotARegistration"),
        ("R2", "plate", "No plates", "plate: NotARegistration"),
        ("R2", "plate", "foreign", "plate: NotARegistration"),
        ("R2", "plate", "blue", "plate: NotARegistration"),
        ("R3", "plate", "AB1? ???", "plate: PlateInPart"),
        ("R3", "plate", "LK?? V??", "plate: PlateInPart"),
        ("R3", "plate", "AB12 ***", "plate: PlateInPart"),
        ("R3", "plate", "LK", "plate: PlateInPart"),
        ("", "plate", "AB12 or AB17", "plate: NotARegistration"),
        ("", "plate", "LK5 blue", "plate: NotARegistration"),
        ("", "plate", "ends 4CD", "plate: NotARegistration"),
        ("", "plate", "AB12 ...", "plate: PlateInPart"),
        ("", "plate", "AB12 ---", "plate: PlateInPart"),
        ("", "plate", "AB12 ##", "plate: PlateInPart"),
        ("", "plate", "na", "plate: NotARegistration"),
        ("", "plate", "no", "plate: NotARegistration"),
        ("", "plate", "nil", "plate: NotARegistration"),
        ("", "plate", "AB12 MAY", r#""AB12MAY""#),
        ("", "plate", "MH 12 AB 1234", r#""MH12AB1234""#),
        ("", "plate", "ab12 cde", r#""AB12CDE""#),
        ("", "plate", "ＡＢ１２\u{A0}ＣＤＥ", r#""AB12CDE""#),
        ("", "plate", "AB–12–CDE", r#""AB12CDE""#),
        ("", "plate", "\u{200E}", "plate: Required"),
    ]);
}

#[test]
fn names_and_stories() {
    holds(&[
        ("N3", "line", "Jane\tSmith", r#""Jane Smith""#),
        ("N3", "who-name", "Jane\tSmith", r#"{"name":"Jane Smith"}"#),
        ("N3", "place-street", "1\u{B}High\u{A0}Street", r#"{"street":"1 High Street"}"#),
        ("X1", "lines", "one\u{B}two\u{C}three\u{3}", r#""one\ntwo\nthree""#),
        ("", "who-name", "میں\u{200C}نے 👩\u{200D}👧", "{\"name\":\"میں\u{200C}نے 👩\u{200D}👧\"}"),
        ("", "who-name", "\u{200E}\u{3164}", "who-name: Required"),
        ("", "line", "a\u{FFFD}", "line: UnreadableCharacters"),
    ]);
}

#[test]
fn none_beside_others_is_named() {
    let form: Fields = [("some", "a"), ("some", "rather-not")].into_iter().collect();
    let errors = read("some", &form, spoken("en")).expect_err("a contradiction");
    assert_eq!(errors[0].named.as_deref(), Some("rather-not"), "S22");
    assert_eq!(errors[0].words.as_deref(), Some("test-some"), "S22: so the page knows how it calls the option");
}
