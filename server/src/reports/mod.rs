//! Reports: what is sent of complete answers, and what the person sees of it.

pub(crate) mod check;
pub(crate) mod sent;
pub mod submission;
