//! What a person tells when they book, read as a visit.

use app::{
    domain::hours::{to_utc, to_utc_closing},
    words::{Said, Words},
};
use booking::{Arranged, Gender, Language, Service, SiteId, Supply, Way, Wish};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use journey::{Answer, Answers, Walk, question::date::DateAnswer};
use serde::{Deserialize, Serialize};

use super::chosen::{ANYWHERE, Chosen};
use crate::store::StoreError;

/// The questions of the journey of bookings that something depends on.
pub mod asked {
    /// Options are the services that can be booked.
    pub const SERVICE: &str = "service";
    /// Options are ways to meet; each is asked of the services that have two.
    pub const WAYS: [&str; 2] = ["way-video", "way-phone"];
    /// Options are codes of languages and of other ways of communicating.
    pub const INTERPRETER: [&str; 3] = ["spoken", "sign", "support"];
    /// What was written of a language or region that no option names.
    pub const INTERPRETER_WRITTEN: [&str; 2] = ["spoken-another", "sign-region"];
    /// `woman`, `man` or `either`.
    pub const GENDER: &str = "interpreter-gender";
    /// Whoever must not interpret.
    pub const NOT: &str = "interpreter-not";
    /// `step-free`, `quiet-room`, `someone-with-me`.
    pub const ACCESS: &str = "access";
    /// Where the person sets out from.
    pub const NEAR: &str = "near";
    /// A site's slug, or `anywhere`.
    pub const WHERE: &str = "where";
    /// A [`super::Chosen`] time.
    pub const TIME: &str = "time";
    /// The day on which an officer asked for documents.
    pub const ASKED_ON: &str = "asked-on";
    /// The day of a collision.
    pub const COLLISION_WHEN: &str = "collision-when";
    /// The time of a collision.
    pub const COLLISION_TIME: &str = "collision-time";
    /// What happened, in a few lines.
    pub const STORY: &str = "story";
    /// A reference or crime number.
    pub const REFERENCE: &str = "reference";
    /// Whoever comes, where it is not the person who books.
    pub const VISITOR: &str = "visitor";
    /// The person who books.
    pub const BOOKER: &str = "booker";
    /// An address for letters.
    pub const EMAIL: &str = "email";
    /// A number to ring.
    pub const PHONE: &str = "phone";
    /// `mine`, `seen` or `no`.
    pub const LETTERS: &str = "letters";
    /// Whether reminders are wanted.
    pub const REMINDERS: &str = "reminders";
    /// `mornings`, `afternoons`, `evenings` or `any`.
    pub const SAFE_HOURS: &str = "safe-hours";
}

/// The letters that somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Nobody else reads them: they may say where, and bring an entry for the calendar.
    Mine,
    /// Somebody else may see them: day, time and a link.
    Seen,
}

/// What a person told when they booked. It is sealed with their booking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The language that they read.
    pub language: String,
    /// Their answers, by question.
    pub answers: Answers,
}

impl Told {
    /// The answers on a path, told in a language.
    #[must_use]
    pub fn of(walk: &Walk<'_>, language: &str) -> Self {
        let answers = walk.answered.iter().map(|(question, answer)| (question.id.clone(), (*answer).clone()));
        Self { language: language.to_owned(), answers: answers.collect() }
    }

    /// What is sealed of it.
    ///
    /// # Errors
    /// It cannot be written as JSON; there is nothing that cannot.
    pub fn written(&self) -> Result<Vec<u8>, StoreError> {
        serde_json::to_vec(self).map_err(|error| StoreError::Database(sqlx::Error::Encode(error.into())))
    }

    /// The option that was chosen.
    #[must_use]
    pub fn choice(&self, question: &str) -> Option<&str> {
        match self.answers.get(question)? {
            Answer::Choice(option) => Some(option.as_str()),
            Answer::Listed(value) => Some(value),
            _ => None,
        }
    }

    /// Whether an option was ticked.
    #[must_use]
    pub fn has(&self, question: &str, option: &str) -> bool {
        matches!(self.answers.get(question), Some(Answer::Choices(chosen)) if chosen.iter().any(|one| *one == *option))
    }

    /// What was typed: a text, a name, an address or a number.
    #[must_use]
    pub fn typed(&self, question: &str) -> Option<&str> {
        match self.answers.get(question)? {
            Answer::Text(text) | Answer::Email(text) | Answer::Phone(text) => Some(text),
            Answer::Person(person) => Some(&person.name),
            _ => None,
        }
    }

    /// The service that is booked.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.choice(asked::SERVICE)
    }

    /// How they meet: as answered, or the one way that the service has.
    #[must_use]
    pub fn way(&self, service: &Service) -> Option<Way> {
        let chosen = asked::WAYS.iter().find_map(|question| Way::parse(self.choice(question)?));
        chosen.filter(|way| service.ways.contains_key(way)).or_else(|| service.ways.keys().next().copied())
    }

    /// The time that was chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<Chosen> {
        Chosen::parse(self.choice(asked::TIME)?)
    }

    /// The site that was asked for; `None` for the earliest anywhere.
    #[must_use]
    pub fn site(&self) -> Option<SiteId> {
        self.choice(asked::WHERE).filter(|site| *site != ANYWHERE).map(SiteId::from)
    }

    /// The name of whoever comes.
    #[must_use]
    pub fn visitor(&self) -> Option<&str> {
        self.typed(asked::VISITOR).or_else(|| self.typed(asked::BOOKER))
    }

    /// The first name of whoever comes, by which they are called at the counter.
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.visitor()?.split_whitespace().next()
    }

    /// The letters that they want, with the address; `None` where nothing is to be sent.
    #[must_use]
    pub fn letters(&self) -> Option<(Letters, &str)> {
        let letters = match self.choice(asked::LETTERS)? {
            "mine" => Letters::Mine,
            "seen" => Letters::Seen,
            _ => return None,
        };
        Some((letters, self.typed(asked::EMAIL)?))
    }

    /// Whether reminders are wanted.
    #[must_use]
    pub fn wants_reminders(&self) -> bool {
        self.letters().is_some() && self.answers.get(asked::REMINDERS) == Some(&Answer::YesNo(true))
    }

    /// Whether an interpreter or another support is needed.
    #[must_use]
    pub fn needs_interpreter(&self) -> bool {
        self.language_code().is_some()
    }

    /// The code of the language or way of communicating that is needed.
    #[must_use]
    pub fn language_code(&self) -> Option<&str> {
        asked::INTERPRETER.iter().find_map(|question| self.choice(question))
    }

    /// The language as the person chose or wrote it, in the words of a page.
    #[must_use]
    pub fn language_named(&self, words: &Words) -> Option<Said> {
        let written = asked::INTERPRETER_WRITTEN.iter().find_map(|question| self.typed(question));
        let code = self.language_code()?;
        let question = asked::INTERPRETER.iter().find(|question| self.choice(question).is_some())?;
        let option = words.text(&format!("visit-{question}.option-{code}"));
        match (written, code) {
            (Some(written), "another") => Some(Said::new(written.to_owned().into(), false)),
            (Some(written), _) => Some(Said::new(format!("{} ({written})", option.text).into(), option.in_english)),
            (None, _) => Some(option),
        }
    }

    /// The gender that was wished for.
    #[must_use]
    pub fn gender(&self) -> Option<Gender> {
        match self.choice(asked::GENDER)? {
            "woman" => Some(Gender::Woman),
            "man" => Some(Gender::Man),
            _ => None,
        }
    }

    /// What happened, in a few lines that go to the police at once.
    #[must_use]
    pub fn story(&self) -> Option<&str> {
        self.typed(asked::STORY)
    }

    /// The interpreter that is wished for: a language that somebody on the rota interprets is theirs to book, and for
    /// every other one an agency is asked, or where the person asks for that.
    #[must_use]
    pub fn wish(&self, supply: &Supply, way: Way, is_arranged: bool) -> Option<Wish> {
        let (language, gender) = (Language::from(self.language_code()?), self.gender());
        let by_agency = supply.agency_notice(&language, way).is_some();
        let is_asked = by_agency && (is_arranged || !supply.has_rostered(&language, gender));
        let arranged = if is_asked { Arranged::ByRequest } else { Arranged::Rostered };
        Some(Wish { language, gender, arranged })
    }

    /// The last moment at which the visit may begin.
    #[must_use]
    pub fn by(&self, service: &Service) -> Option<DateTime<Utc>> {
        let within = |after: &str| service.deadlines.iter().find(|deadline| &*deadline.after == after);
        if let Some(day) = self.first_day(asked::COLLISION_WHEN) {
            let from = to_utc(day.and_time(self.collision_time()));
            return Some(from + TimeDelta::hours(within("collision")?.hours.into()));
        }
        // A day counts to its end: seven days from Monday are over when the next Monday is.
        let day = self.first_day(asked::ASKED_ON)?;
        let days = u64::from(within("documents")?.hours / 24) + 1;
        Some(to_utc_closing(day.checked_add_days(Days::new(days))?.and_time(NaiveTime::MIN)) - TimeDelta::minutes(1))
    }

    /// The earliest day that an answer may mean: nobody comes too late because they were not sure.
    fn first_day(&self, question: &str) -> Option<NaiveDate> {
        let Answer::Date(date) = self.answers.get(question)? else { return None };
        match date {
            DateAnswer::Exactly { date } => Some(*date),
            DateAnswer::Between { from, .. } => Some(*from),
            DateAnswer::About { year, month, day } => {
                NaiveDate::from_ymd_opt(*year, month.unwrap_or(1), day.unwrap_or(1))
            }
        }
    }

    /// Without a time on the clock the day counts from its beginning.
    fn collision_time(&self) -> NaiveTime {
        let Some(Answer::Time(time)) = self.answers.get(asked::COLLISION_TIME) else { return NaiveTime::MIN };
        let from = time.span.as_ref().and_then(|span| span.from);
        from.and_then(|from| NaiveTime::from_hms_opt(from.hour.into(), from.minute.into(), 0)).unwrap_or(NaiveTime::MIN)
    }
}
