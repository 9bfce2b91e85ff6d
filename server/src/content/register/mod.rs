//! What the content folder says of counters, and the files of a register in any form that they come in.

pub mod csv;
pub mod files;
pub mod source;
pub mod table;
pub mod text;

pub use files::{Directory, POSTCODES_FILE};
