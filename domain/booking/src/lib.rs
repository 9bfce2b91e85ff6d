//! The booking engine: which times are free at a site, and which rows a booking of one of them takes.
//!
//! Time is counted in [`Quarter`]s of an hour in UTC, so clock changes need no rule here: the caller turns wall time
//! into quarters and back. A [`Supply`] is the rota over a window as bitsets, [`Taken`] is the same for what is
//! booked, and [`free()`] and [`choose`] read both through the same masks. That nothing is sold twice is not decided
//! here but by the store's primary key over (resource, quarter).

mod bits;
mod choose;
mod earliest;
pub mod free;
pub mod held;
pub mod names;
pub mod quarter;
pub mod reminder;
pub mod rota;
mod search;
pub mod service;
pub mod status;
pub mod supply;
pub mod taken;
pub mod unfree;
pub mod wanted;

pub use choose::choose;
pub use earliest::{Found, earliest_anywhere};
pub use free::{free, nearest};
pub use held::Hold;
pub use names::{Language, ResourceId, ServiceId, SiteId};
pub use quarter::{Quarter, Quarters, Span};
pub use reminder::{Reminder, reminders_due};
pub use rota::{Agency, Gender, Interpreter, Kind, OfferedService, Resource, Rota, Site};
pub use service::{Deadline, Service, Way};
pub use status::{InterpreterStatus, Status};
pub use supply::Supply;
pub use taken::Taken;
pub use unfree::Unfree;
pub use wanted::{Arranged, Preference, Wanted, Wish};
