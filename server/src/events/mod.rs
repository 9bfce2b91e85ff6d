//! Handing events on until somebody has them.
//!
//! Events leave by channels. Each has a forwarder of its own, which claims what is due in its channel, opens it, offers
//! it to the channel's transport, and writes down what happened. It may die at any point: a claim runs out, and the
//! event is offered again under the same id.

pub mod back_office;
pub mod backoff;
pub mod channel;
pub mod envelope;
pub mod forward;
pub mod queue;
pub mod transport;
pub mod wake;

pub use backoff::Schedule;
pub use channel::Channel;
pub use envelope::Envelope;
pub use forward::{Forwarder, Signals};
pub use transport::{NotTaken, Transport};
pub use wake::Wake;
