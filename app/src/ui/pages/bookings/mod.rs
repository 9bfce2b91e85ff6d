//! Booking a visit, and what its person sees of it afterwards.

mod book;
mod booked;
mod cancel;
mod change;
mod find;
mod rows;
mod seen;

pub use book::{Offered, book};
pub use booked::booked;
pub use cancel::{cancel, cancelled, withdrawn};
pub use change::{CHOSEN, Change, Confirm, change, confirm};
pub use find::{Find, REFERENCE, SECRET, find};
pub use rows::{Reach, ShownBooking};
pub use seen::{NobodyComes, Seen, Video, seen};
