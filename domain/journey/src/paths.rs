//! Every path through a definition.
//!
//! Only some answers decide where a journey goes: those that a condition looks at. For each such question
//! there is a handful of answers that conditions can tell apart; any other question has one sample answer.

use std::collections::HashMap;

use typed::name::Name;

use super::{Answer, Answers, Definition, Question, Walk, walk::Position};

/// What the paths of a definition come to.
#[derive(Debug)]
pub struct Paths {
    /// How many there are.
    pub count: u64,
    /// For each question, whether some path asks it.
    pub asked: Vec<bool>,
    /// Whether some path ends in a submission.
    pub submits: bool,
}

/// Counts the paths. Paths that differ only in answers nobody looks at any more are walked once.
#[must_use]
pub fn paths(definition: &Definition) -> Paths {
    let tree = Tree::new(definition);
    let mut found = Paths { count: 0, asked: vec![false; definition.questions.len()], submits: false };
    found.count = tree.count(0, &mut Vec::new(), &mut HashMap::new(), &mut found);
    found
}

/// Calls `visit` with the answers of every path, one after the other.
pub fn for_each_path(definition: &Definition, visit: &mut impl FnMut(&Answers)) {
    let tree = Tree::new(definition);
    tree.each(0, &mut Vec::new(), visit);
}

/// The answers of the path that asks the most questions.
#[must_use]
pub fn longest(definition: &Definition) -> Answers {
    let mut longest = Answers::new();
    for_each_path(definition, &mut |answers| {
        if answers.len() > longest.len() {
            longest.clone_from(answers);
        }
    });
    longest
}

/// A definition with the answers that matter.
struct Tree<'d> {
    definition: &'d Definition,
    /// For each question, the answers worth telling apart.
    answers: Vec<Vec<Answer>>,
    /// For each question, the last one whose condition, exit or rule looks at it.
    looked_at_until: Vec<usize>,
}

/// The path so far: question and answer, by place.
type Trail = Vec<(usize, usize)>;
type Seen = HashMap<(usize, Trail), u64>;

impl<'d> Tree<'d> {
    fn new(definition: &'d Definition) -> Self {
        let questions = &definition.questions;
        let mut looked_at_until = vec![0; questions.len()];
        let mut options: Vec<Vec<Name>> = vec![Vec::new(); questions.len()];
        for (place, question) in questions.iter().enumerate() {
            let conditions = question.when.iter().chain(question.exits.iter().map(|exit| &exit.when));
            for condition in conditions {
                condition.visit(&mut |id, mentioned| {
                    if let Some(seen) = questions.iter().position(|one| one.id == *id) {
                        looked_at_until[seen] = looked_at_until[seen].max(place);
                        options[seen].extend_from_slice(mentioned);
                    }
                });
            }
        }
        let answers = questions.iter().zip(&options).map(|(question, options)| telling(question, options)).collect();
        Self { definition, answers, looked_at_until }
    }

    fn walk<'t>(&'t self, trail: &[(usize, usize)]) -> Walk<'t> {
        let answered = trail
            .iter()
            .map(|(question, answer)| (&self.definition.questions[*question], &self.answers[*question][*answer]))
            .collect();
        Walk { answered, position: Position::Check }
    }

    fn is_asked(&self, place: usize, trail: &[(usize, usize)]) -> bool {
        let when = &self.definition.questions[place].when;
        when.as_ref().is_none_or(|when| self.walk(trail).satisfies(when))
    }

    fn leaves(&self, place: usize, trail: &[(usize, usize)]) -> bool {
        let exits = &self.definition.questions[place].exits;
        !exits.is_empty() && exits.iter().any(|exit| self.walk(trail).satisfies(&exit.when))
    }

    fn count(&self, place: usize, trail: &mut Trail, seen: &mut Seen, found: &mut Paths) -> u64 {
        if place == self.answers.len() {
            found.submits = true;
            return 1;
        }
        let still_matters = trail.iter().copied().filter(|(question, _)| self.looked_at_until[*question] >= place);
        let key = (place, still_matters.collect::<Trail>());
        if let Some(count) = seen.get(&key) {
            return *count;
        }
        let count = if self.is_asked(place, trail) {
            found.asked[place] = true;
            let mut count = 0;
            for answer in 0..self.answers[place].len() {
                trail.push((place, answer));
                count += if self.leaves(place, trail) { 1 } else { self.count(place + 1, trail, seen, found) };
                trail.pop();
            }
            count
        } else {
            self.count(place + 1, trail, seen, found)
        };
        seen.insert(key, count);
        count
    }

    fn each(&self, place: usize, trail: &mut Trail, visit: &mut impl FnMut(&Answers)) {
        if place == self.answers.len() {
            return visit(&self.as_answers(trail));
        }
        if !self.is_asked(place, trail) {
            return self.each(place + 1, trail, visit);
        }
        for answer in 0..self.answers[place].len() {
            trail.push((place, answer));
            if self.leaves(place, trail) {
                visit(&self.as_answers(trail));
            } else {
                self.each(place + 1, trail, visit);
            }
            trail.pop();
        }
    }

    fn as_answers(&self, trail: &[(usize, usize)]) -> Answers {
        self.walk(trail).answered.into_iter().map(|(q, answer)| (q.id.clone(), answer.clone())).collect()
    }
}

/// The answers of a question that conditions on these options can tell apart.
fn telling(question: &Question, mentioned: &[Name]) -> Vec<Answer> {
    if mentioned.is_empty() {
        return vec![question.kind.sample()];
    }
    let mut answers = question.kind.telling(mentioned);
    if question.optional {
        answers.push(Answer::Empty);
    }
    answers
}
