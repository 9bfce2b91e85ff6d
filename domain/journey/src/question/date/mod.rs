//! A day: exactly, about, or between two.

pub mod phrase;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use typed::vocabulary::{Meaning, Piece};

use self::phrase::{Part, Range, Said, Wrong, phrase};
use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    collect,
    control::{self, Control},
    settings::Written,
};
use crate::size::AROUND_PARTS;

/// Longer texts are no dates.
const CHARACTERS_MAX: usize = 100;
/// The parts of a date in the order of their boxes.
const PARTS: [Part; 3] = [Part::Day, Part::Month, Part::Year];

/// The settings of a date question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Date {
    /// Days after today are allowed.
    pub future: bool,
}

/// A day as well as the person knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "precision", rename_all = "kebab-case")]
pub enum DateAnswer {
    /// This day.
    Exactly {
        /// The day.
        date: NaiveDate,
    },
    /// About this day, or some time in this month or year.
    About {
        /// The year.
        year: i32,
        /// 1 to 12, where the person gave one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u32>,
        /// 1 to 31, where the person gave one.
        day: Option<u32>,
    },
    /// Some time from the first to the last, such as between last seen and discovered missing.
    Between {
        /// The first day.
        from: NaiveDate,
        /// The last day, never before the first.
        to: NaiveDate,
    },
}

/// The three boxes of one date, as typed.
struct Typed<'a> {
    at: String,
    boxes: [String; 3],
    given: &'a Given<'a>,
    future: bool,
}

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "date",
    settings: &["future"],
    general_options: &[],
    fits_in_an_item: false,
    read: |settings| Some(Kind::Date(Date { future: settings.flag("future").unwrap_or(false) })),
};

impl Behaviour for Date {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    /// Two dates are taken as two only where the person says so; a second one is never passed over.
    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        let first = Typed::of(form, at, given, self.future);
        let second = Typed::of(form, &format!("{at}-to"), given, self.future);
        let mode = form.first(&format!("{at}-mode"));
        if first.is_blank() && second.is_blank() {
            return Ok(None);
        }
        if mode == "between" {
            return between(&first, &second);
        }
        if !second.is_blank() && !first.says_the_same_as(&second) {
            return Err(vec![FieldError::new(format!("{at}-mode"), ErrorCode::TwoDates)]);
        }
        // "About 14 November" is rough whichever answer is chosen above it.
        let is_about = mode == "about" || first.said().is_ok_and(|said| said.about);
        let answer = if is_about { first.about() } else { first.date().map(|date| DateAnswer::Exactly { date }) };
        answer.map(|answer| Some(Answer::Date(answer))).map_err(|error| vec![error])
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Date(_))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(format!("{at}-day"), ErrorCode::DateMissing)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let mode = Control::new(format!("{at}-mode"), control::words(&["exactly", "about", "between"]));
        std::iter::once(mode).chain(boxes(at)).chain(boxes(&format!("{at}-to"))).collect()
    }

    fn answer_bytes(&self) -> u64 {
        AROUND_PARTS
    }

    fn sample(&self) -> Answer {
        Answer::Date(DateAnswer::Exactly { date: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default() })
    }
}

/// The three boxes of a date.
pub(super) fn boxes(at: &str) -> impl Iterator<Item = Control> + use<> {
    let at = at.to_owned();
    let holds = || control::code(CHARACTERS_MAX);
    ["day", "month", "year"].into_iter().map(move |part| Control::new(format!("{at}-{part}"), holds()))
}

fn between(first: &Typed<'_>, second: &Typed<'_>) -> Read {
    let mut errors = Vec::new();
    let from = collect(first.date(), &mut errors);
    let to = collect(second.date(), &mut errors);
    match (from, to) {
        (Some(from), Some(to)) if from <= to => Ok(Some(Answer::Date(DateAnswer::Between { from, to }))),
        (Some(_), Some(_)) => Err(vec![second.error((Part::Day, ErrorCode::DatesReversed))]),
        _ => Err(errors),
    }
}

impl<'a> Typed<'a> {
    fn of(form: &Fields, at: &str, given: &'a Given<'a>, future: bool) -> Self {
        let part = |name: &str| typed::code(form.first(&format!("{at}-{name}")));
        Self { at: at.to_owned(), boxes: ["day", "month", "year"].map(part), given, future }
    }

    fn is_blank(&self) -> bool {
        self.boxes.iter().all(|typed| typed::is_blank(typed))
    }

    fn says_the_same_as(&self, other: &Self) -> bool {
        matches!((self.date(), other.date()), (Ok(one), Ok(two)) if one == two)
    }

    fn error(&self, (part, code): Wrong) -> FieldError {
        let part = match part {
            Part::Day => "day",
            Part::Month => "month",
            Part::Year => "year",
        };
        FieldError::new(format!("{}-{part}", self.at), code)
    }

    /// A fault of a whole date that stands in one box is named there; a part that is missing is asked for in its own.
    fn placed(&self, (part, code): Wrong) -> Wrong {
        let is_missing = matches!(code, ErrorCode::DayMissing | ErrorCode::MonthMissing | ErrorCode::YearMissing);
        let is_filled =
            |part: &Part| PARTS.iter().zip(&self.boxes).any(|(one, typed)| one == part && !typed::is_blank(typed));
        if is_missing || is_filled(&part) {
            return (part, code);
        }
        (PARTS.into_iter().find(is_filled).unwrap_or(part), code)
    }

    fn range(&self) -> Range {
        let (first, last) = (NaiveDate::from_ymd_opt(1900, 1, 1), NaiveDate::from_ymd_opt(2199, 12, 31));
        let to = if self.future { last.unwrap_or(self.given.today) } else { self.given.today };
        Range { from: first.unwrap_or(self.given.today), to }
    }

    fn date(&self) -> Result<NaiveDate, FieldError> {
        self.said().and_then(|said| said.day(self.range())).map_err(|wrong| self.error(self.placed(wrong)))
    }

    fn about(&self) -> Result<DateAnswer, FieldError> {
        let about = self.said().and_then(|said| {
            if said.has_day() {
                let date = said.day(self.range())?;
                return Ok(DateAnswer::About { year: date.year(), month: Some(date.month()), day: Some(date.day()) });
            }
            let (first, month) = said.month_or_year(self.range())?;
            Ok(DateAnswer::About { year: first.year(), month, day: None })
        });
        about.map_err(|wrong| self.error(self.placed(wrong)))
    }

    /// What stands in the boxes; a box that holds more than its part is read together with the others.
    fn said(&self) -> Result<Said, Wrong> {
        let words = self.given.words;
        if let Some(long) = self.boxes.iter().position(|typed| typed.chars().count() > CHARACTERS_MAX) {
            return Err((PARTS[long], ErrorCode::DateNotRead));
        }
        let Some(full) = self.boxes.iter().position(|typed| holds_more(&words.pieces(typed))) else {
            return Said::in_boxes(&self.boxes, words);
        };
        phrase(&self.boxes.join(" "), self.given.today, words).ok_or((PARTS[full], ErrorCode::DateNotRead))
    }
}

/// More than one part of a date stands in a box, and nothing that is no date.
fn holds_more(pieces: &[Piece]) -> bool {
    let is_part =
        |piece: &&Piece| matches!(piece, Piece::Figures(_) | Piece::Word(Meaning::Month(_) | Meaning::Weekday(_)));
    let is_day = |piece: &Piece| matches!(piece, Piece::Word(Meaning::Today | Meaning::Yesterday));
    let is_long = |piece: &Piece| matches!(piece, Piece::Figures(figures) if figures.len() > 4);
    let is_known = !pieces.contains(&Piece::Unknown);
    is_known
        && (pieces.iter().filter(is_part).count() > 1 || pieces.iter().any(|piece| is_day(piece) || is_long(piece)))
}

impl DateAnswer {
    pub(super) fn fill(&self, at: &str) -> Fields {
        let mode = match self {
            Self::Exactly { .. } => "exactly",
            Self::About { .. } => "about",
            Self::Between { .. } => "between",
        };
        let mut fields = Fields::default().with(format!("{at}-mode"), mode);
        match self {
            Self::Exactly { date } => fill_date(&mut fields, at, *date),
            Self::About { year, month, day } => {
                let text = |part: &Option<u32>| part.map(|part| part.to_string()).unwrap_or_default();
                fields.add(format!("{at}-day"), text(day));
                fields.add(format!("{at}-month"), text(month));
                fields.add(format!("{at}-year"), year.to_string());
            }
            Self::Between { from, to } => {
                fill_date(&mut fields, at, *from);
                fill_date(&mut fields, &format!("{at}-to"), *to);
            }
        }
        fields
    }
}

/// Fills the three boxes of a date.
pub(super) fn fill_date(fields: &mut Fields, at: &str, date: NaiveDate) {
    fields.add(format!("{at}-day"), date.day().to_string());
    fields.add(format!("{at}-month"), date.month().to_string());
    fields.add(format!("{at}-year"), date.year().to_string());
}

/// Reads one exact date in three boxes; `None` where all are blank.
pub(super) fn read_exact(form: &Fields, at: &str, given: &Given<'_>) -> Result<Option<NaiveDate>, FieldError> {
    let typed = Typed::of(form, at, given, false);
    if typed.is_blank() { Ok(None) } else { typed.date().map(Some) }
}
