//! How a command here fails: with one plain sentence, for the person who ran it.

use std::fmt;
use std::io;

/// What went wrong, and where known what to do about it.
#[derive(Debug)]
pub struct Failure(String);

pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

pub fn fail<T>(sentence: impl Into<String>) -> Outcome<T> {
    Err(Failure::new(sentence))
}

/// Adds to an error of the system what was being done: alone it says "No such file" and not which.
pub trait While<T> {
    fn doing(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T> While<T> for io::Result<T> {
    fn doing(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{what}: {error}")))
    }
}
