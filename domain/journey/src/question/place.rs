//! Where something happened, or where somebody lives: postcode, street, or described.

use serde::{Deserialize, Serialize};
use typed::postcode::{self, Reading};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    collect,
    control::{self, Control},
    settings::Written,
    text,
};
use crate::size::{AROUND_PARTS, SHORT, characters};

/// Characters of a postal code of any country, and of a country.
const CODE_MAX: usize = 20;
const COUNTRY_MAX: usize = 60;
/// Characters of what is typed as a postcode, and of a street.
const LINE_MAX: usize = 200;
/// Characters of a description.
const DESCRIBED_MAX: usize = 1000;

/// The settings of a place question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// The place may be abroad: postal codes are taken as typed, and the country is asked.
    pub abroad: bool,
}

/// A place; at least one part is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceAnswer {
    /// A full postcode (`SE13 5JZ`), its first half (`SE13`) or several districts that people use as one (`W1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// What was typed, where the postcode was repaired or something around it plays no part in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode_typed: Option<String>,
    /// The postal code of another country, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// House number, street and town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// In the person's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described: Option<String>,
    /// The country, in the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "place",
    settings: &["abroad", "own"],
    general_options: &[],
    fits_in_an_item: false,
    read: |settings| Some(Kind::Place(Place { abroad: settings.flag("abroad").unwrap_or(false) })),
};

impl Behaviour for Place {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        let mut errors = Vec::new();
        let mut part = |name: &str, read: &dyn Fn(&str) -> Result<Option<String>, ErrorCode>| {
            let field = format!("{at}-{name}");
            collect(read(form.first(&field)).map_err(|code| FieldError::new(field, code)), &mut errors).flatten()
        };
        let typed = part("postcode", &|typed| text::line(typed, LINE_MAX));
        let mut place = PlaceAnswer {
            // One's own address may be filled in on several lines.
            street: part("street", &|typed| {
                if self.abroad { text::lines(typed, LINE_MAX) } else { text::line(typed, LINE_MAX) }
            }),
            described: part("described", &|typed| text::lines(typed, DESCRIBED_MAX)),
            ..PlaceAnswer::default()
        };
        if self.abroad {
            place.country = part("country", &|typed| text::line(typed, COUNTRY_MAX));
        }
        if let Some(typed) = &typed
            && let Err(code) = self.put_code(typed, &mut place)
        {
            errors.push(FieldError::new(format!("{at}-postcode"), code));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok((place != PlaceAnswer::default()).then_some(Answer::Place(place)))
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Place(_))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(format!("{at}-postcode"), ErrorCode::PlaceMissing)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let part = |name: &str, holds| Control::new(format!("{at}-{name}"), holds);
        let mut controls = vec![
            part("postcode", control::line(LINE_MAX)),
            part("street", control::lines(LINE_MAX)),
            part("described", control::lines(DESCRIBED_MAX)),
        ];
        controls.extend(self.abroad.then(|| part("country", control::line(COUNTRY_MAX))));
        controls
    }

    fn answer_bytes(&self) -> u64 {
        let lines = 2 * characters(LINE_MAX) + characters(DESCRIBED_MAX);
        let codes = characters(CODE_MAX) + characters(COUNTRY_MAX) + SHORT;
        lines + codes + AROUND_PARTS
    }

    fn sample(&self) -> Answer {
        Answer::Place(PlaceAnswer { postcode: Some("SE13".into()), ..PlaceAnswer::default() })
    }
}

impl Place {
    /// Puts the code where it belongs: a postcode of this country, or one of another as it was typed.
    fn put_code(&self, typed: &str, place: &mut PlaceAnswer) -> Result<(), ErrorCode> {
        let british = postcode::read(typed).filter(|reading| match place.country.as_deref() {
            _ if !self.abroad => true,
            Some(country) => is_united_kingdom(country),
            None => !(reading.is_repaired && ends_with_figure(typed)),
        });
        if let Some(reading) = british {
            let Reading { code, .. } = &reading;
            place.postcode_typed = (!reading.is_as_typed()).then(|| typed.to_owned());
            place.postcode = Some(code.clone());
            return Ok(());
        }
        let code = typed::code(typed);
        let is_code = code.chars().any(char::is_alphanumeric)
            && code.chars().count() <= CODE_MAX
            && code.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '.'));
        if self.abroad && is_code {
            place.postal_code = Some(code);
            Ok(())
        } else {
            Err(if self.abroad { ErrorCode::NotAPostalCode } else { ErrorCode::NotAPostcode })
        }
    }
}

/// Whether a code ends in a figure, as those of many countries do and British postcodes never do.
fn ends_with_figure(typed: &str) -> bool {
    let code = typed::code(typed);
    code.chars().rfind(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii_digit())
}

/// Whether a country is the one whose postcodes are known.
fn is_united_kingdom(country: &str) -> bool {
    const NAMES: [&str; 15] = [
        "uk",
        "u.k",
        "united kingdom",
        "great britain",
        "gb",
        "gbr",
        "london",
        "britain",
        "england",
        "scotland",
        "wales",
        "northern ireland",
        "برطانیہ",
        "یو کے",
        "لندن",
    ];
    // "England, UK", "Great Britain (UK)": each part names it.
    let lower = typed::code(country).to_lowercase();
    let mut parts = lower.split([',', '(', ')', '/', ';']).map(str::trim).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            let part = part.strip_prefix("the ").unwrap_or(part).trim_end_matches('.');
            NAMES.contains(&part)
        })
}

impl PlaceAnswer {
    pub(super) fn fill(&self, at: &str) -> Fields {
        let code = self.postcode_typed.as_ref().or(self.postcode.as_ref()).or(self.postal_code.as_ref()).cloned();
        let parts = [
            ("postcode", code),
            ("street", self.street.clone()),
            ("described", self.described.clone()),
            ("country", self.country.clone()),
        ];
        parts.into_iter().filter_map(|(name, value)| Some((format!("{at}-{name}"), value?))).collect()
    }
}
