//! What comes alive in the browser. Every island is useful, or absent, before it does.

pub mod copy_reference;
pub mod near_me;
pub mod offline_notice;
