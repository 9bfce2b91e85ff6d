//! A booking as a list of what stands on page, sheet and letter alike.

use booking::{InterpreterStatus, Status, Way};
use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    domain::{counter::Counter, hours::to_london, reference::Reference},
    ui::{
        answer_text::{Line, full_date, moment},
        components::summary_list::Row,
        frame::Frame,
        pages::counters::route_of,
    },
    words::{FluentValue, Said, message},
};
use journey::question::time::TimeOfDay;

/// How the person is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By letters.
    Mail {
        /// Reminders are wanted.
        reminders: bool,
    },
    /// By a phone that nothing is sent to.
    Phone,
    /// Not at all.
    Nothing,
}

/// A booking as pages show it.
#[derive(Clone, Debug)]
pub struct ShownBooking<'a> {
    /// The reference.
    pub reference: Reference,
    /// The service, by its name in `counter-services.toml`.
    pub service: &'a str,
    /// How they meet.
    pub way: Way,
    /// The beginning.
    pub start: DateTime<Utc>,
    /// The end.
    pub end: DateTime<Utc>,
    /// The counter, where the register still has it.
    pub counter: Option<&'a Counter>,
    /// What became of it.
    pub status: Status,
    /// The name of whoever comes.
    pub visitor: Option<&'a str>,
    /// What is arranged there, in words.
    pub needs: Vec<Said>,
    /// The language, or way of communicating, of the interpreter.
    pub language: Option<Said>,
    /// What is known of the interpreter.
    pub interpreter: InterpreterStatus,
    /// The day by which an agency has answered.
    pub answered_by: NaiveDate,
    /// How the person is reached.
    pub reach: Reach,
    /// Letters stay in a mailbox that is a sample.
    pub is_sample: bool,
    /// A few lines went to the police at once.
    pub told_at_once: bool,
    /// Nobody else reads the person's calendar.
    pub has_calendar: bool,
    /// It can still be changed.
    pub can_change: bool,
}

impl ShownBooking<'_> {
    /// Day and time in words.
    #[must_use]
    pub fn when(&self, frame: &Frame) -> Said {
        when(frame, self.start)
    }

    /// The name of the counter.
    #[must_use]
    pub fn site(&self) -> &str {
        self.counter.map_or("", |counter| &counter.facts.name)
    }

    pub(super) fn rows(&self, frame: &Frame) -> Vec<Row> {
        let service = format!("counter-service-{}", self.service);
        let minutes = FluentValue::from((self.end - self.start).num_minutes());
        let said = |said: Said| vec![Line::Said(said)];
        let mut rows = vec![
            row(frame, message::BOOKED_WHEN, said(self.when(frame))),
            row(frame, message::BOOKED_WHAT, said(frame.say(&service))),
            row(
                frame,
                message::BOOKED_HOW_LONG,
                said(frame.words.with(message::BOOKED_MINUTES, &[("minutes", minutes)])),
            ),
        ];
        rows.extend(self.place(frame));
        rows.extend(self.visitor.map(|name| row(frame, message::BOOKED_WHO, vec![Line::Typed(name.to_owned())])));
        rows.extend(self.interpreter_said(frame).map(|text| row(frame, message::BOOKED_INTERPRETER, said(text))));
        if !self.needs.is_empty() {
            rows.push(row(frame, message::BOOKED_NEEDS, self.needs.iter().cloned().map(Line::Said).collect()));
        }
        let of_service = [(message::BOOKED_BRING, "bring"), (message::BOOKED_NOT_FOR, "not-for")];
        rows.extend(of_service.into_iter().filter_map(|(label, attribute)| {
            let text = frame.words.maybe(&format!("{service}.{attribute}"))?;
            Some(row(frame, label, said(text)))
        }));
        rows
    }

    /// Where to go; by video and phone nobody goes anywhere.
    fn place(&self, frame: &Frame) -> Vec<Row> {
        let how = match self.way {
            Way::InPerson => message::WAY_IN_PERSON,
            Way::Video => message::WAY_VIDEO,
            Way::Phone => message::WAY_PHONE,
        };
        let Some(counter) = self.counter.filter(|_| self.way == Way::InPerson) else {
            return vec![row(frame, message::BOOKED_WHERE, vec![Line::Said(frame.say(how))])];
        };
        let facts = &counter.facts;
        let typed = |text: &str| Line::Typed(text.to_owned());
        let mut place = row(frame, message::BOOKED_WHERE, vec![typed(&facts.address), typed(&facts.postcode)]);
        place.link = Some((frame.href(route_of(counter)), Said::new(facts.name.as_str().into(), false)));
        let mut rows = vec![place];
        if !facts.getting_there.is_empty() {
            let written = Said::new(facts.getting_there.as_str().into(), frame.words.locale().code != "en");
            rows.push(row(frame, message::BOOKED_WAY_THERE, vec![Line::Said(written)]));
        }
        rows
    }

    fn interpreter_said(&self, frame: &Frame) -> Option<Said> {
        let language = &self.language.as_ref()?.text;
        let say = |id| frame.say_with(id, "language", language);
        Some(match self.interpreter {
            InterpreterStatus::None => return None,
            InterpreterStatus::Rostered => say(message::INTERPRETER_ROSTERED),
            InterpreterStatus::Confirmed => say(message::INTERPRETER_CONFIRMED),
            InterpreterStatus::Withdrawn => say(message::INTERPRETER_WITHDRAWN),
            InterpreterStatus::Requested => {
                let date = full_date(&frame.words, self.answered_by);
                let is_written_to = matches!(self.reach, Reach::Mail { .. });
                let id =
                    if is_written_to { message::INTERPRETER_REQUESTED } else { message::INTERPRETER_REQUESTED_LOOK };
                frame.words.with(id, &[("language", (**language).into()), ("date", (*date.text).into())])
            }
        })
    }
}

/// Day and time of an instant in London.
pub(super) fn when(frame: &Frame, at: DateTime<Utc>) -> Said {
    let local = to_london(at);
    moment(&frame.words, local.date(), TimeOfDay::of(local.time()))
}

fn row(frame: &Frame, label: &str, answer: Vec<Line>) -> Row {
    Row { question: frame.say(label), answer, change: None, link: None }
}
