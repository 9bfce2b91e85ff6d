//! What people type, and what becomes of it. The ids are those of cases that once fell short.

mod codes;
mod coming;
mod dates;
mod naughty;
mod printed;
mod questions;
mod shown;
mod spoken;
mod times;
