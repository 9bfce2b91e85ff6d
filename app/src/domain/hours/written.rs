//! Opening hours as a register writes them, not yet understood: [`Timetable`](super::Timetable) does that.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::moment;

/// The usual hours from a date on, until the next such entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrittenHours {
    /// The first day on which they are in force.
    #[serde(with = "moment::date")]
    pub from: NaiveDate,
    /// OSM `opening_hours`, such as `Mo-Fr 10:00-22:00; Sa-Su 09:00-19:00`.
    pub hours: String,
    /// What happens on bank holidays.
    #[serde(default)]
    pub holidays: HolidayRule,
}

/// What happens on bank holidays. Written `as-usual`, `closed`, or as the hours of such a day (`10:00-16:00`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum HolidayRule {
    /// The usual hours hold, with what they say of `PH` themselves.
    AsUsual,
    /// Closed, which is also meant where a register says nothing: to wait in vain is worse than to come later.
    #[default]
    Closed,
    /// Hours of their own: times without days.
    Hours(String),
}

impl From<String> for HolidayRule {
    fn from(text: String) -> Self {
        match text.as_str() {
            "as-usual" => Self::AsUsual,
            "closed" => Self::Closed,
            _ => Self::Hours(text),
        }
    }
}

impl From<HolidayRule> for String {
    fn from(rule: HolidayRule) -> Self {
        match rule {
            HolidayRule::AsUsual => "as-usual".to_owned(),
            HolidayRule::Closed => "closed".to_owned(),
            HolidayRule::Hours(hours) => hours,
        }
    }
}

/// Closed without a break, whatever else is written. London wall time; rounded outwards to full minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Closure {
    /// The first moment. A date alone means from its beginning.
    #[serde(with = "moment::start")]
    pub from: NaiveDateTime,
    /// The first moment after it. A date alone means to its end, so it is read as the midnight after that date.
    #[serde(with = "moment::end")]
    pub to: NaiveDateTime,
    /// Why, as people are told.
    pub reason: String,
}

/// One date with hours of its own, which hold instead of the usual ones and of those of a bank holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OneOffDay {
    /// The date.
    #[serde(with = "moment::date")]
    pub date: NaiveDate,
    /// `off`, or times without days such as `10:00-14:00`.
    pub hours: String,
    /// Why, as people are told.
    pub reason: String,
}

/// A fault in one field of what somebody wrote: hours, a postcode, a telephone number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct FieldFault {
    /// The field, counted from 0: `hours[1].hours`, `closures[0].to`, `days[2].date`.
    pub field: String,
    /// What, as a sentence for the person who wrote it.
    pub reason: String,
}

impl FieldFault {
    pub(super) fn new(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { field: field.into(), reason: reason.into() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Site {
        hours: Vec<WrittenHours>,
        closures: Vec<Closure>,
        days: Vec<OneOffDay>,
    }

    fn site() -> Site {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let hours = |from: &str, hours: &str, holidays| WrittenHours {
            from: from.parse().unwrap(),
            hours: hours.to_owned(),
            holidays,
        };
        let closure = |from, to| Closure { from: at(from), to: at(to), reason: "Repairs".to_owned() };
        Site {
            hours: vec![
                hours("2025-01-01", "24/7", HolidayRule::Closed),
                hours("2026-03-03", "24/7", HolidayRule::AsUsual),
                hours("2026-04-01", "24/7", HolidayRule::Hours("10:00-16:00".to_owned())),
            ],
            closures: vec![
                closure("2026-05-01T00:00:00", "2026-05-03T00:00:00"),
                closure("2026-05-01T12:30:00", "2026-05-01T14:00:15"),
            ],
            days: vec![OneOffDay {
                date: "2028-02-29".parse().unwrap(),
                hours: "off".to_owned(),
                reason: "Training".to_owned(),
            }],
        }
    }

    #[test]
    fn dates_of_toml_and_texts_are_read_alike() {
        let toml = r#"
            hours = [
                { from = 2025-01-01, hours = "24/7" },
                { from = "2026-03-03", hours = "24/7", holidays = "as-usual" },
                { from = 2026-04-01, hours = "24/7", holidays = "10:00-16:00" },
            ]
            closures = [
                { from = 2026-05-01, to = 2026-05-02, reason = "Repairs" },
                { from = 2026-05-01T12:30:00, to = "2026-05-01 14:00:15", reason = "Repairs" },
            ]
            days = [{ date = 2028-02-29, hours = "off", reason = "Training" }]
        "#;
        assert_eq!(toml::from_str::<Site>(toml).unwrap(), site());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let toml = toml::to_string(&site()).unwrap();
        assert_eq!(toml::from_str::<Site>(&toml).unwrap(), site(), "{toml}");
        let json = serde_json::to_value(site()).unwrap();
        assert_eq!(json["closures"][0], json!({ "from": "2026-05-01", "to": "2026-05-02", "reason": "Repairs" }));
        assert_eq!(json["hours"][1]["holidays"], "as-usual");
        assert_eq!(serde_json::from_value::<Site>(json).unwrap(), site());
    }

    #[test]
    fn other_shapes_are_refused() {
        for (toml, reason) in [
            (r#"date = 2026-05-01T10:00:00"#, "leave the time out"),
            (r#"date = 2026-05-01T10:00:00Z"#, "without a time zone"),
            (r#"date = "1 May""#, "a date such as 2026-03-03"),
            (r#"date = "2026-02-29""#, "a date such as 2026-03-03"),
            (r#"date = 10:00:00"#, "a date such as 2026-03-03"),
            (r#"date = 7"#, "a date such as 2026-03-03"),
        ] {
            let text = format!("{toml}\nhours = \"off\"\nreason = \"Training\"");
            let fault = toml::from_str::<OneOffDay>(&text).unwrap_err();
            assert!(fault.message().contains(reason), "{toml}: {fault}");
        }
        let misspelt = "date = 2026-05-01\nhours = \"off\"\nreason = \"Training\"\nresaon = \"\"";
        assert!(toml::from_str::<OneOffDay>(misspelt).is_err());
    }
}
