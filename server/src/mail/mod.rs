//! Mail to people: letters, and the ways they leave by.
//!
//! A letter is made when what it tells happens, in the person's language, and waits in the outbox like any event, on
//! a channel of its own. Nothing here knows of bookings or reports.

mod letter;
mod mailbox;
mod post;
mod smtp;

pub use letter::{Attached, Letter, Sender, Unwritable};
pub use mailbox::Mailbox;
pub use post::{Post, offers_mail};
pub use smtp::Smtp;

/// The type of the events that letters wait in.
pub const LETTER: &str = "frontcounter.letter.v1";
