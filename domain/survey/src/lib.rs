//! Published numbers of surveys: how sure they are, and which of them are hidden so that nobody is given away.
//!
//! A [`Plan`] is the fixed list of tables of one survey in one quarter, [`Counts`] are the answers counted by the same
//! shape. [`Publication::first`] decides once which numbers are hidden, [`Publication::revise`] lets later counts
//! through or withholds them, and [`Publication::release`] is what the public sees: rounded counts, percentages and
//! intervals computed from them, and shorthand where a number is hidden. [`csv()`] writes one table of it.
//!
//! Nothing here reads files, asks for the time or knows words for people: groups and answers are codes.
//! Why it is done this way: `docs/decisions/0022-published-numbers-hide-people.md`.

mod counts;
mod csv;
mod hidden;
mod line;
mod moves;
mod plan;
mod publication;
mod release;
mod room;
mod rules;
pub mod statistics;
mod table;

pub use counts::{Counts, Fault};
pub use csv::csv;
pub use plan::{Breakdown, Dimension, Item, Mode, Plan, Quarter};
pub use publication::{Publication, Withheld};
pub use release::{Percentage, Release, Row, Table, Value};
pub use rules::Rules;
