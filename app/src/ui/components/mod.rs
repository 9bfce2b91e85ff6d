//! The parts that pages are made of, one file each.

pub mod choices;
pub mod closing;
pub mod control;
pub mod date_fields;
pub mod emergency;
pub mod error_summary;
pub mod footer;
pub mod held;
pub mod help_cards;
pub mod notice;
pub mod summary_list;
pub mod text_area;
pub mod text_input;
pub mod top_bar;
pub mod unsent;
