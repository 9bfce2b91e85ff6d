//! The pages, one file or folder each.

pub mod another;
pub mod article;
pub mod bookings;
pub mod bsl;
pub mod check;
pub mod closed;
pub mod counters;
pub mod desk;
pub mod feedback;
pub mod home;
pub mod later;
pub mod question;
pub mod report;
pub mod sent;
pub mod sent_already;
pub mod start;
pub mod stop;
pub mod trouble;
