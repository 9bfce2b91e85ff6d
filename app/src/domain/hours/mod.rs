//! Opening hours that people can trust.
//!
//! A register writes hours as text ([`WrittenHours`], [`Closure`], [`OneOffDay`]); a [`Timetable`] understands them
//! once and answers for any instant or date, past or to come: open or closed and why, until when, when next, the week
//! as people read it, and what changes soon. What wins over what: a closure, then a day with hours of its own, then
//! the rule for bank holidays, then the schedule in force on that date.
//!
//! A span belongs to the date on which it starts: the night from Friday to Saturday has Friday's hours, also where
//! a holiday, a new schedule or a clock change lies in it. People are shown London wall time; instants are UTC, and
//! [`to_utc`] and [`to_london`] are the one place between them. Who asks says what time it is.
//!
//! Not here: words (a [`Why`] is not a sentence), files, and school holidays.

mod answer;
mod closure;
mod holidays;
mod instants;
mod london;
pub(in crate::domain) mod moment;
mod osm;
mod schedule;
mod span;
mod timetable;
mod usual;
mod written;

pub use answer::{Day, State, Why};
pub use holidays::{BankHolidays, Holiday, ImportFault};
pub use london::{to_london, to_utc, to_utc_closing};
pub use osm::in_one_spelling;
pub(crate) use osm::weekday_index;
pub(crate) use span::{DAY_MINUTES, joined_pairs};
pub use span::{Span, WallTime};
pub use timetable::Timetable;
pub use usual::ClosedFor;
pub use written::{Closure, FieldFault, HolidayRule, OneOffDay, WrittenHours};
