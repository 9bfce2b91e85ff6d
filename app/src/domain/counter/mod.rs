//! Counters: where people can go, what is done there, and how the nearest one is found.
//!
//! [`written`] is a register as a file has it, [`read`] checks one, [`Register`] answers questions about it;
//! [`gazetteer`], [`postcodes`] and [`find`] turn what somebody types into a place. Whether a counter is open is
//! for [`hours`](super::hours).

mod bookable;
pub mod contradictions;
pub mod dialled;
pub mod filter;
pub mod find;
pub mod gazetteer;
pub mod lines;
mod nights;
pub mod openings;
pub mod plan;
pub mod position;
pub mod postcodes;
pub mod read;
pub mod register;
pub mod services;
pub mod times;
pub mod written;

pub use gazetteer::Gazetteer;
pub use position::Position;
pub use register::{Counter, Register};
pub use services::Services;
pub use times::Times;
pub use written::{Kind, WrittenCounter};
