//! The portal's server: everything that touches the world.
//!
//! `config` says how it runs, `content` holds what people are asked, `journeys` takes their answers, `reports` and
//! `directory` are the services that they meet through `http`. `vault` seals what they tell, `store` keeps it, `events`
//! hands it on and hears what back offices say of it, and `admin` answers an operator's tools.

pub mod admin;
pub mod audit_watch;
pub mod backup;
pub mod bookings;
pub mod cli;
pub mod client_address;
pub mod clock;
pub mod closed;
pub mod config;
pub mod connections;
pub mod content;
pub mod csp;
pub mod desk;
pub mod directory;
pub mod edited;
pub mod entropy;
pub mod events;
pub mod http;
pub mod journeys;
pub mod keyed;
pub mod log_rate;
pub mod log_redaction;
pub mod mail;
pub mod measure;
pub mod portal;
pub mod reports;
pub mod rota;
pub mod state;
pub mod store;
pub mod surveys;
pub mod turned_away;
pub mod vault;
