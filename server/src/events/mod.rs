//! Handing events on until somebody has them.
//!
//! The forwarder claims what is due, opens it, offers it to its queue, and writes down what happened. It may
//! die at any point: a claim runs out, and the event is offered again under the same id.

pub mod back_office;
pub mod backoff;
pub mod envelope;
pub mod forward;
pub mod queue;

pub use envelope::Envelope;
pub use forward::{Forwarder, Signals};
