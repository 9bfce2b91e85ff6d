//! Where a person is: the answers laid along the definition.

use typed::name::Name;

use super::{
    Answer, Answers, Definition, Question,
    condition::{Condition, Known},
};

/// Where the walk ended.
#[derive(Clone, Copy, Debug)]
pub enum Position<'a> {
    /// This question comes next.
    Question(&'a Question),
    /// The last answer leads to this page of `exits.toml`.
    Exit {
        /// The page.
        page: &'a Name,
        /// The question whose answer led there.
        after: &'a Question,
    },
    /// Everything is answered.
    Check,
}

/// The path that the answers make.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    /// The answered questions on the path, in order, with their answers.
    pub answered: Vec<(&'a Question, &'a Answer)>,
    /// Where it ended.
    pub position: Position<'a>,
}

/// Lays the answers along the definition. Answers of branches that are no longer taken, and answers that
/// their question no longer accepts, play no part.
#[must_use]
pub fn walk<'a>(definition: &'a Definition, answers: &'a Answers) -> Walk<'a> {
    let mut walk = Walk { answered: Vec::with_capacity(definition.questions.len()), position: Position::Check };
    for question in &definition.questions {
        if !question.when.as_ref().is_none_or(|when| walk.satisfies(when)) {
            continue;
        }
        let Some(answer) = answers.get(&question.id).filter(|answer| question.accepts(answer)) else {
            walk.position = Position::Question(question);
            return walk;
        };
        walk.answered.push((question, answer));
        if let Some(exit) = question.exits.iter().find(|exit| walk.satisfies(&exit.when)) {
            walk.position = Position::Exit { page: &exit.page, after: question };
            return walk;
        }
    }
    walk
}

impl<'a> Walk<'a> {
    /// Whether a condition holds on this path; a question that is not on it counts as not asked.
    #[must_use]
    pub fn satisfies(&self, condition: &Condition) -> bool {
        let known = |id: &Name| self.answer(id.as_str()).map_or(Known::NotAsked, Known::Answered);
        condition.holds(&known).unwrap_or(false)
    }

    /// The answer to a question on the path.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&'a Answer> {
        self.answered.iter().find(|(question, _)| question.id == *id).map(|(_, answer)| *answer)
    }

    /// Whether the person may open this question's page: it is on the path, or comes next.
    #[must_use]
    pub fn may_visit(&self, id: &str) -> bool {
        self.answer(id).is_some() || matches!(self.position, Position::Question(next) if next.id == *id)
    }

    /// The question before this one on the path: where "back" leads. `None` at the first.
    #[must_use]
    pub fn before(&self, id: &str) -> Option<&'a Question> {
        let place = self.answered.iter().position(|(question, _)| question.id == *id);
        let earlier = place.unwrap_or(self.answered.len()).checked_sub(1)?;
        self.answered.get(earlier).map(|(question, _)| *question)
    }

    /// What comes after this question: the next one on the path, or the end of the walk.
    #[must_use]
    pub fn after(&self, id: &str) -> Position<'a> {
        let place = self.answered.iter().position(|(question, _)| question.id == *id);
        match place.and_then(|place| self.answered.get(place + 1)) {
            Some((next, _)) => Position::Question(next),
            None => self.position,
        }
    }

    /// Everything is answered and no answer leads elsewhere.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self.position, Position::Check)
    }
}
