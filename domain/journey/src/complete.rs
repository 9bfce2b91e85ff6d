//! A journey whose questions are all answered.

use super::{Answers, Definition, Position, Purpose, Walk, walk};

/// The walk of a journey of which every question on the path is answered and no answer leads elsewhere.
///
/// [`Complete::of`] alone makes one, from the answers themselves: whatever asks for it cannot be given a journey that
/// is still under way.
#[derive(Clone, Debug)]
pub struct Complete<'a> {
    definition: &'a Definition,
    walk: Walk<'a>,
}

impl<'a> Complete<'a> {
    /// Walks the answers to their end.
    ///
    /// # Errors
    /// The position at which the walk ended before.
    pub fn of(definition: &'a Definition, answers: &'a Answers) -> Result<Self, Position<'a>> {
        let walk = walk(definition, answers);
        match walk.position {
            Position::Check => Ok(Self { definition, walk }),
            elsewhere => Err(elsewhere),
        }
    }

    /// The journey.
    #[must_use]
    pub const fn definition(&self) -> &'a Definition {
        self.definition
    }

    /// What the answers become.
    #[must_use]
    pub const fn purpose(&self) -> &'a Purpose {
        &self.definition.purpose
    }

    /// The path, with every answer on it.
    #[must_use]
    pub const fn walk(&self) -> &Walk<'a> {
        &self.walk
    }
}
