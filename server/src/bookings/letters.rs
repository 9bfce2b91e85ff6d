//! Letters to the person of a booking, in the language that they read. Sender, subject and text never name the police:
//! whoever shares a phone may read them. Reference and address stand only in letters that nobody else reads.

use app::{
    domain::hours::to_london,
    routes::Route,
    ui::{
        answer_text::{self, full_date},
        frame::in_language,
    },
    words::{FluentValue, Words, message},
};
use booking::{InterpreterStatus, Reminder, Way};
use chrono::{DateTime, Utc};
use journey::question::time::TimeOfDay;

use super::{Booking, calendar::Method, entry::entry, news::What, secret::Secret, told::Letters};
use crate::{
    directory::site,
    mail::{Attached, Letter, offers_mail},
    state::AppState,
};

/// The writer of letters about one booking.
pub struct Writer<'a> {
    state: &'a AppState,
    booking: &'a Booking,
    letters: Letters,
    to: &'a str,
    words: Words,
}

impl<'a> Writer<'a> {
    /// The writer to a booking's person; `None` where they want no letters, or none can leave.
    #[must_use]
    pub fn to(state: &'a AppState, booking: &'a Booking) -> Option<Self> {
        let (letters, to) = booking.told.letters().filter(|_| offers_mail(state))?;
        let locales = &state.content.locales;
        let words = locales.words(&booking.told.language).unwrap_or_else(|| locales.english());
        Some(Self { state, booking, letters, to, words })
    }

    /// The letter that tells what happened; `None` of what a person knows themselves.
    #[must_use]
    pub fn letter(&self, what: &What, at: DateTime<Utc>) -> Option<Letter> {
        Some(match what {
            What::Made { secret, .. } => {
                let parts = [Some(self.when(message::LETTER_BOOKED_TEXT)), self.interpreter()];
                let details = self.details(Some(*secret));
                self.standing(message::LETTER_BOOKED, parts, details, self.calendar(Method::Publish, at))
            }
            What::Changed { former, .. } => {
                let old = moment(&self.words, *former);
                let text = self.when_with(message::LETTER_CHANGED_TEXT, &[("old", old.into())]);
                let parts = [Some(text), self.interpreter()];
                self.standing(message::LETTER_CHANGED, parts, self.details(None), self.calendar(Method::Publish, at))
            }
            What::Cancelled => self.cancelled(at),
            What::Withdrawn { offers, .. } => self.withdrawn(offers, at),
            What::Missed | What::InterpreterAskedAgain => return None,
            What::InterpreterConfirmed => {
                let parts = [Some(self.when(message::LETTER_INTERPRETER_CONFIRMED_TEXT))];
                self.standing(message::LETTER_INTERPRETER_CONFIRMED, parts, self.details(None), None)
            }
            What::InterpreterWithdrawn => {
                let parts = [Some(self.when(message::LETTER_INTERPRETER_WITHDRAWN_TEXT))];
                self.standing(message::LETTER_INTERPRETER_WITHDRAWN, parts, self.reference(), None)
            }
            What::InterpreterAbsent => {
                let parts = [Some(self.when(message::LETTER_INTERPRETER_ABSENT_TEXT))];
                self.standing(message::LETTER_INTERPRETER_ABSENT, parts, self.reference(), None)
            }
        })
    }

    /// The letter that reminds of the visit.
    #[must_use]
    pub fn reminder(&self, reminder: Reminder) -> Letter {
        let (subject, text) = match reminder {
            Reminder::TwoDays => (message::LETTER_REMINDER_TWO_DAYS, message::LETTER_REMINDER_TWO_DAYS_TEXT),
            Reminder::TwoHours => (message::LETTER_REMINDER_TWO_HOURS, message::LETTER_REMINDER_TWO_HOURS_TEXT),
        };
        let interpreter = match self.booking.interpreter {
            InterpreterStatus::Requested | InterpreterStatus::Withdrawn => {
                Some(self.say(message::LETTER_REMINDER_UNCONFIRMED))
            }
            _ => self.interpreter(),
        };
        let video = (self.booking.way == Way::Video).then(|| self.say(message::LETTER_REMINDER_VIDEO));
        self.standing(subject, [Some(self.when(text)), interpreter, video], self.details(None), None)
    }

    fn cancelled(&self, at: DateTime<Utc>) -> Letter {
        let (book, when) = (address_of(self.state, &self.words, Route::Book), self.moment());
        let values = [("when", when.into())];
        let text = with_address(&self.words, message::LETTER_CANCELLED_TEXT, &values, ("book-link", &book));
        self.made_of(message::LETTER_CANCELLED, [Some(text)], self.calendar(Method::Cancel, at))
    }

    fn withdrawn(&self, offers: &[(String, DateTime<Utc>)], at: DateTime<Utc>) -> Letter {
        let text = self.when_with(message::LETTER_WITHDRAWN_TEXT, &[("count", offers.len().into())]);
        let times = offers.iter().map(|(_, start)| moment(&self.words, *start));
        let text = [text].into_iter().chain(times).collect::<Vec<_>>().join("\n");
        let calendar = self.calendar(Method::Cancel, at);
        self.standing(message::LETTER_WITHDRAWN, [Some(text)], self.reference(), calendar)
    }

    /// A letter about a booking that the person can still do something about: it leads to the booking's page.
    fn standing<const N: usize>(
        &self,
        subject: &str,
        parts: [Option<String>; N],
        details: Option<String>,
        calendar: Option<Attached>,
    ) -> Letter {
        let link = address_of(self.state, &self.words, Route::Booking);
        let open = with_address(&self.words, message::LETTER_OPEN, &[], ("link", &link));
        self.made_of(subject, parts.into_iter().chain([details, Some(open)]), calendar)
    }

    fn made_of(
        &self,
        subject: &str,
        parts: impl IntoIterator<Item = Option<String>>,
        calendar: Option<Attached>,
    ) -> Letter {
        let foot = self.say(message::LETTER_FOOT);
        let text: Vec<String> = parts.into_iter().flatten().chain([foot]).collect();
        Letter {
            to: self.to.to_owned(),
            language: self.words.locale().code.clone(),
            subject: self.say(subject),
            text: text.join("\n\n"),
            calendar,
        }
    }

    /// The interpreter's state, where the booking has an interpreter.
    fn interpreter(&self) -> Option<String> {
        match self.booking.interpreter {
            InterpreterStatus::Rostered | InterpreterStatus::Confirmed => {
                Some(self.say(message::LETTER_INTERPRETER_ROSTERED))
            }
            InterpreterStatus::Requested => {
                let date = full_date(&self.words, self.booking.answered_by());
                Some(self.with(message::LETTER_INTERPRETER_REQUESTED, &[("date", date.text.as_ref().into())]))
            }
            InterpreterStatus::None | InterpreterStatus::Withdrawn => None,
        }
    }

    /// Reference, secret, place and what to bring, a line each.
    fn details(&self, secret: Option<Secret>) -> Option<String> {
        let secret = secret.map(|secret| self.with(message::LETTER_SECRET, &[("secret", secret.to_string().into())]));
        let bring = self.words.maybe(&format!("counter-service-{}.bring", self.booking.service));
        let bring = bring.map(|bring| self.with(message::LETTER_BRING, &[("bring", bring.text.as_ref().into())]));
        let lines = [self.reference(), secret, self.place(), bring].into_iter().flatten().collect::<Vec<_>>();
        (self.letters == Letters::Mine).then(|| lines.join("\n"))
    }

    fn reference(&self) -> Option<String> {
        let reference = self.booking.reference.to_string();
        let is_private = self.letters == Letters::Mine;
        is_private.then(|| self.with(message::LETTER_REFERENCE, &[("reference", reference.into())]))
    }

    fn place(&self) -> Option<String> {
        match self.booking.way {
            Way::Video => Some(self.say(message::LETTER_WHERE_VIDEO)),
            Way::Phone => Some(self.say(message::LETTER_WHERE_PHONE)),
            Way::InPerson => {
                let directory = self.state.counters.now().directory;
                let facts = &directory.register().find(&self.booking.site)?.facts;
                let address = format!("{}, {}", facts.address, facts.postcode);
                Some(self.with(message::LETTER_WHERE, &[("address", address.into())]))
            }
        }
    }

    fn calendar(&self, method: Method, at: DateTime<Utc>) -> Option<Attached> {
        (self.letters == Letters::Mine).then(|| entry(self.state, &self.words, self.booking, method, at))
    }

    fn moment(&self) -> String {
        moment(&self.words, self.booking.start)
    }

    fn say(&self, id: &str) -> String {
        self.words.text(id).text.to_string()
    }

    fn with(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        self.words.with(id, values).text.to_string()
    }

    fn when(&self, id: &str) -> String {
        self.when_with(id, &[])
    }

    /// A message that tells when the visit is, and more.
    fn when_with(&self, id: &str, more: &[(&'static str, FluentValue<'_>)]) -> String {
        let when = ("when", self.moment().into());
        let values: Vec<_> = std::iter::once(when).chain(more.iter().cloned()).collect();
        self.with(id, &values)
    }
}

/// Day and time in London, as pages tell them.
fn moment(words: &Words, at: DateTime<Utc>) -> String {
    let local = to_london(at);
    answer_text::moment(words, local.date(), TimeOfDay::of(local.time())).text.to_string()
}

/// The whole address of a page, in a language.
pub(super) fn address_of(state: &AppState, words: &Words, page: Route<'_>) -> String {
    format!("{}{}", site::of(&state.config), in_language(&words.locale().code, page))
}

/// A message with an address, bare: programs that make links of addresses would take marks of direction for a part of
/// it.
pub(super) fn with_address(
    words: &Words,
    id: &str,
    more: &[(&'static str, FluentValue<'_>)],
    (name, address): (&'static str, &str),
) -> String {
    let value = (name, address.to_owned().into());
    let values: Vec<_> = more.iter().cloned().chain([value]).collect();
    let text = words.with(id, &values).text;
    text.replace(&words.locale().kept_together(address), address)
}
