//! Visits that people book: a time at a site, an interpreter, a video appointment.

pub mod calendar;
pub mod secret;
