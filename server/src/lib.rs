//! The portal's server: everything that touches the world.
//!
//! `config` says how it runs, `content` holds what people are asked, `store` keeps what they answered,
//! `outbox` hands it on through a `queue`, and `http` is what a browser meets.

pub mod cli;
pub mod clock;
pub mod config;
pub mod content;
pub mod draft;
pub mod entropy;
pub mod http;
pub mod outbox;
pub mod queue;
pub mod seal;
pub mod state;
pub mod store;
pub mod submission;
