//! A visit as an entry in a person's calendar: iCalendar (RFC 5545), by `icalendar`.

use app::domain::hours::{to_london, to_utc};
use chrono::{DateTime, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike, EventStatus, Property};

/// London's time zone as a calendar program wants to be told it: the rules of today, which have been in force since
/// 1996 (Directive 2000/84/EC, kept as the Summer Time Order 2002).
const LONDON: &str = include_str!("london.ics");

/// The line before which the zone is put.
const BEGIN_EVENT: &str = "BEGIN:VEVENT";

/// The name of the time zone in it.
const ZONE: &str = "Europe/London";

/// What becomes of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It is added, or takes the place of an earlier one.
    Publish,
    /// It is taken away.
    Cancel,
}

impl Method {
    /// The name in the file and in the header of a mail.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A visit as a calendar shows it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What becomes of it.
    pub method: Method,
    /// Tells it from all others, and stays the same when the visit is changed.
    pub uid: &'a str,
    /// How often the visit was changed or cancelled: a calendar takes the highest.
    pub sequence: u32,
    /// When the entry was made.
    pub made_at: DateTime<Utc>,
    /// The beginning of the visit.
    pub start: DateTime<Utc>,
    /// The end.
    pub end: DateTime<Utc>,
    /// The title. Whoever shares the calendar reads it.
    pub title: &'a str,
    /// The place; none where others may read the calendar.
    pub place: Option<&'a str>,
    /// Whatever else helps.
    pub text: &'a str,
    /// The page where the visit can be seen and changed.
    pub url: Option<&'a str>,
    /// The address that the entry comes from.
    pub organizer: Option<&'a str>,
}

/// The file.
#[must_use]
pub fn calendar_file(entry: &Entry<'_>) -> String {
    let mut event = Event::new();
    event
        .uid(entry.uid)
        .sequence(entry.sequence)
        .timestamp(entry.made_at)
        .starts(shown(entry.start))
        .ends(shown(entry.end))
        .summary(entry.title)
        .description(entry.text)
        .status(if entry.method == Method::Cancel { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if let Some(place) = entry.place {
        event.location(place);
    }
    if let Some(url) = entry.url {
        event.url(url);
    }
    if let Some(organizer) = entry.organizer {
        event.append_property(Property::new("ORGANIZER", format!("mailto:{organizer}")));
    }
    // The text is our own and a test reads it, so there is no other way than this.
    let mut calendar = LONDON.parse::<Calendar>().unwrap_or_default();
    // The library would give the zone an id and a date of its own, new each time.
    calendar.components.clear();
    calendar.append_property(Property::new("METHOD", entry.method.as_str()));
    calendar.push(event);
    calendar.to_string().replacen(BEGIN_EVENT, &[&zone(), BEGIN_EVENT].concat(), 1)
}

/// The zone as it is written, with the line ends of iCalendar.
fn zone() -> String {
    let lines = LONDON.lines().skip_while(|line| *line != "BEGIN:VTIMEZONE");
    let lines = lines.take_while(|line| *line != "END:VCALENDAR").map(str::trim_end);
    lines.flat_map(|line| [line, "\r\n"]).collect()
}

/// The wall time in London, so that the entry stays where it is even if the rules of summer time change. In the hour
/// that comes twice a wall time means the first of the two (RFC 5545, section 3.3.5), so the second is told in UTC.
fn shown(at: DateTime<Utc>) -> DatePerhapsTime {
    let local = to_london(at);
    if to_utc(local) == at {
        CalendarDateTime::WithTimezone { date_time: local, tzid: ZONE.to_owned() }.into()
    } else {
        CalendarDateTime::Utc(at).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(start: &str) -> Entry<'static> {
        let start: DateTime<Utc> = start.parse().unwrap();
        Entry {
            method: Method::Publish,
            uid: "0193-7a@counter.example",
            sequence: 2,
            made_at: "2026-12-01T09:00:00Z".parse().unwrap(),
            start,
            end: start + chrono::TimeDelta::minutes(30),
            title: "Appointment",
            place: Some("43 Lewisham High Street, London; ground floor"),
            text: "Bring: the letter, and a photo.\nRing if you are late.",
            url: Some("https://counter.example/booking"),
            organizer: Some("visits@counter.example"),
        }
    }

    fn lines(file: &str) -> Vec<String> {
        // Long lines are folded: a line that begins with a space goes on (RFC 5545, section 3.1).
        file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_visit_is_told_in_londons_time() {
        for (start, told) in [
            ("2027-01-12T10:30:00Z", "DTSTART;TZID=Europe/London:20270112T103000"),
            ("2027-07-12T10:30:00Z", "DTSTART;TZID=Europe/London:20270712T113000"),
            // Clocks go forward on 28 March 2027: 01:00 UTC is 02:00 in London.
            ("2027-03-28T00:45:00Z", "DTSTART;TZID=Europe/London:20270328T004500"),
            ("2027-03-28T01:00:00Z", "DTSTART;TZID=Europe/London:20270328T020000"),
            // On 31 October 2027 01:30 comes twice.
            ("2027-10-31T00:30:00Z", "DTSTART;TZID=Europe/London:20271031T013000"),
            ("2027-10-31T01:30:00Z", "DTSTART:20271031T013000Z"),
            ("2027-10-31T02:00:00Z", "DTSTART;TZID=Europe/London:20271031T020000"),
        ] {
            let file = calendar_file(&entry(start));
            assert!(lines(&file).iter().any(|line| line == told), "{start}: {file}");
        }
    }

    /// The files that a calendar library of somebody else's reads in the browser tests.
    #[test]
    fn files_that_others_read_are_those_that_are_written() {
        for (start, file) in [
            ("2027-01-12T10:30:00Z", include_str!("../../../end2end/calendar/winter.ics")),
            ("2027-07-12T10:30:00Z", include_str!("../../../end2end/calendar/summer.ics")),
            ("2027-10-31T01:30:00Z", include_str!("../../../end2end/calendar/twice.ics")),
        ] {
            assert_eq!(lines(&calendar_file(&entry(start))), lines(file), "{start}");
        }
    }

    #[test]
    fn a_file_has_what_calendars_ask_for() {
        let file = lines(&calendar_file(&entry("2027-01-12T10:30:00Z")));
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            "BEGIN:VTIMEZONE",
            "TZID:Europe/London",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "UID:0193-7a@counter.example",
            "SEQUENCE:2",
            "DTSTAMP:20261201T090000Z",
            "STATUS:CONFIRMED",
            "SUMMARY:Appointment",
            "LOCATION:43 Lewisham High Street\\, London\\; ground floor",
            "DESCRIPTION:Bring: the letter\\, and a photo.\\nRing if you are late.",
            "ORGANIZER:mailto:visits@counter.example",
            "END:VCALENDAR",
        ] {
            assert!(file.iter().any(|one| one == line), "{line}: {file:#?}");
        }
        let count = |name: &str| file.iter().filter(|line| *line == name).count();
        assert_eq!((count("BEGIN:VTIMEZONE"), count("BEGIN:VEVENT"), count("BEGIN:DAYLIGHT")), (1, 1, 1));
        assert!(file.iter().all(|line| !line.contains('\n')), "lines end with CR LF alone");
    }

    #[test]
    fn a_cancelled_visit_is_taken_away() {
        let cancelled = Entry { method: Method::Cancel, sequence: 3, ..entry("2027-01-12T10:30:00Z") };
        let file = lines(&calendar_file(&cancelled));
        for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:0193-7a@counter.example"] {
            assert!(file.iter().any(|one| one == line), "{line}: {file:#?}");
        }
    }

    #[test]
    fn nothing_in_a_text_becomes_a_property() {
        let typed =
            Entry { text: "Hello\r\nATTENDEE:mailto:a@b.example\r\nEND:VEVENT", ..entry("2027-01-12T10:30:00Z") };
        let file = lines(&calendar_file(&typed));
        assert!(!file.iter().any(|line| line.starts_with("ATTENDEE")), "{file:#?}");
        assert_eq!(file.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    }
}
