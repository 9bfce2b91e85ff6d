//! The portal's server: everything that touches the world.
//!
//! `config` says how it runs, `content` holds what people are asked, `store` keeps what they answered,
//! `events` hands it on and hears what back offices say of it, `http` is what a browser meets, and `admin` what an
//! operator's tools ask.

pub mod admin;
pub mod audit_watch;
pub mod backup;
pub mod cli;
pub mod client_address;
pub mod clock;
pub mod closed;
pub mod config;
pub mod connections;
pub mod content;
pub mod counters;
pub mod draft;
pub mod edited;
pub mod entropy;
pub mod events;
pub mod http;
pub mod keyed;
pub mod log_rate;
pub mod log_redaction;
pub mod measure;
pub mod seal;
pub mod state;
pub mod store;
pub mod submission;
pub mod turned_away;
