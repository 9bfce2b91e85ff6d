//! A visit of the day in words: the cells of a list that is printed or shown at a desk.

use app::{
    domain::hours::to_london,
    ui::pages::counters::hours_text::{short_date, time_text},
    words::{Words, message},
};
use booking::{Gender, InterpreterStatus, Status, Way};
use chrono::{DateTime, Utc};

use super::{day::DayVisit, told::asked};

/// The headings of the columns.
pub const HEADINGS: [&str; 8] = [
    message::DESK_TIME,
    message::DESK_NAME,
    message::DESK_SERVICE,
    message::DESK_WAY,
    message::DESK_NEEDS,
    message::DESK_INTERPRETER,
    message::DESK_WITH,
    message::DESK_STATE,
];

impl DayVisit {
    /// The cells of a visit, under [`HEADINGS`].
    #[must_use]
    pub fn cells(&self, words: &Words) -> [String; 8] {
        let booking = &self.booking;
        let said = |id: &str| words.text(id).text.to_string();
        [
            span(words, booking.start, booking.end),
            booking.told.first_name().unwrap_or_default().to_owned(),
            said(&format!("counter-service-{}", booking.service)),
            said(way(booking.way)),
            self.needs_text(words),
            self.interpreter_text(words),
            self.with_text(),
            said(state(booking.status)),
        ]
    }

    /// The needs, one after another.
    #[must_use]
    pub fn needs_text(&self, words: &Words) -> String {
        let needs = self.needs().map(|need| words.text(&format!("desk-need-{need}")).text.to_string());
        needs.collect::<Vec<_>>().join(", ")
    }

    /// The language with what is known of its interpreter, and the wishes about who it is.
    #[must_use]
    pub fn interpreter_text(&self, words: &Words) -> String {
        let told = &self.booking.told;
        let Some(language) = told.language_named(words) else { return String::new() };
        let Some(state) = interpreter(self.booking.interpreter) else { return language.text.to_string() };
        let gender = told.gender().map(|gender| match gender {
            Gender::Woman => words.text(message::DESK_INTERPRETER_WOMAN),
            Gender::Man => words.text(message::DESK_INTERPRETER_MAN),
        });
        let not = told.typed(asked::NOT).map(|who| words.with(message::DESK_INTERPRETER_NOT, &[("who", who.into())]));
        let state = words.with(state, &[("language", language.text.as_ref().into())]);
        let parts = [Some(state), gender, not].into_iter().flatten().map(|said| said.text.to_string());
        parts.collect::<Vec<_>>().join(". ")
    }

    /// The desk, officer and room, without the site's name before theirs.
    fn with_text(&self) -> String {
        let site = format!("{}-", self.booking.site);
        let names = self.resources.iter().map(|name| name.strip_prefix(&site).unwrap_or(name));
        names.collect::<Vec<_>>().join(", ")
    }
}

/// "2:30pm to 3:15pm".
#[must_use]
pub fn span(words: &Words, start: DateTime<Utc>, end: DateTime<Utc>) -> String {
    let clock = |at| time_text(words, to_london(at).time());
    let (from, to) = (clock(start), clock(end));
    let values = [("from", from.text.as_ref().into()), ("to", to.text.as_ref().into())];
    words.with(message::DESK_UNTIL, &values).text.to_string()
}

/// "Tuesday 24 November, 2:30pm".
#[must_use]
pub fn moment(words: &Words, at: DateTime<Utc>) -> String {
    let local = to_london(at);
    let (date, time) = (short_date(words, local.date()), time_text(words, local.time()));
    let values = [("date", date.text.as_ref().into()), ("time", time.text.as_ref().into())];
    words.with(message::DESK_MOMENT, &values).text.to_string()
}

const fn way(way: Way) -> &'static str {
    match way {
        Way::InPerson => message::DESK_WAY_IN_PERSON,
        Way::Video => message::DESK_WAY_VIDEO,
        Way::Phone => message::DESK_WAY_PHONE,
    }
}

const fn state(status: Status) -> &'static str {
    match status {
        Status::Held | Status::Made => message::DESK_STATE_MADE,
        Status::Cancelled => message::DESK_STATE_CANCELLED,
        Status::Kept => message::DESK_STATE_KEPT,
        Status::Missed => message::DESK_STATE_MISSED,
    }
}

const fn interpreter(state: InterpreterStatus) -> Option<&'static str> {
    match state {
        InterpreterStatus::None => None,
        InterpreterStatus::Rostered => Some(message::DESK_INTERPRETER_ROSTERED),
        InterpreterStatus::Requested => Some(message::DESK_INTERPRETER_REQUESTED),
        InterpreterStatus::Confirmed => Some(message::DESK_INTERPRETER_CONFIRMED),
        InterpreterStatus::Withdrawn => Some(message::DESK_INTERPRETER_WITHDRAWN),
    }
}
