//! What can be wrong with a definition as a whole.

use std::collections::BTreeSet;

use typed::name::Name;

use super::{
    Condition, Definition, Question,
    paths::paths,
    size::{DRAFT_BYTES_MAX, largest, largest_part},
};

/// A fault of a definition, by the question that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The question; none where it belongs to the journey as a whole.
    pub question: Option<Name>,
    /// The reason, as a sentence for the person who wrote the journey.
    pub reason: String,
}

impl Flaw {
    fn of(question: &Question, reason: impl Into<String>) -> Self {
        Self { question: Some(question.id.clone()), reason: reason.into() }
    }

    fn of_the_whole(reason: impl Into<String>) -> Self {
        Self { question: None, reason: reason.into() }
    }
}

/// Every fault of a definition: conditions on later questions, on themselves or on options that do not
/// exist, unknown exit pages, answers that no draft has room for, questions that no path reaches, and journeys that
/// never submit.
#[must_use]
pub fn check(definition: &Definition, exit_pages: &BTreeSet<Name>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (place, question) in definition.questions.iter().enumerate() {
        let scope = Scope { definition, earlier: place, of: question };
        if let Some(when) = &question.when {
            scope.check(when, &mut flaws);
        }
        for exit in &question.exits {
            Scope { earlier: place + 1, ..scope }.check(&exit.when, &mut flaws);
            if !exit_pages.contains(&exit.page) {
                flaws.push(Flaw::of(question, format!("there is no exit page `{}`", exit.page)));
            }
        }
    }
    for condition in definition.purpose.conditions() {
        check_condition(definition, condition, None, &mut flaws);
    }
    flaws.extend(check_size(definition));
    // Unreachable questions are worth naming only once the conditions themselves make sense.
    if flaws.is_empty() {
        flaws = check_paths(definition);
    }
    flaws
}

/// A draft that its own limits make too large could not be saved.
fn check_size(definition: &Definition) -> Option<Flaw> {
    let bytes = largest(definition);
    let (part, of_part) = largest_part(definition)?;
    (bytes > DRAFT_BYTES_MAX).then(|| {
        let reason = format!(
            "answers could take {bytes} bytes, and a draft has {DRAFT_BYTES_MAX}: lower `characters-max` or `at-most`, \
             first of `{}`, which takes {of_part}",
            part.id
        );
        Flaw::of_the_whole(reason)
    })
}

/// A question, and how many come before what may be looked at.
#[derive(Clone, Copy)]
struct Scope<'d> {
    definition: &'d Definition,
    earlier: usize,
    of: &'d Question,
}

impl Scope<'_> {
    fn check(&self, condition: &Condition, flaws: &mut Vec<Flaw>) {
        let mut flaw = |reason| flaws.push(Flaw::of(self.of, reason));
        condition.visit(&mut |id, _| {
            let place = self.definition.questions.iter().position(|question| question.id == *id);
            let asker = &self.of.id;
            match place {
                Some(_) if id == asker && self.earlier == self.place() => {
                    flaw(format!("whether `{asker}` is asked depends on its own answer: a loop"));
                }
                Some(place) if place >= self.earlier => {
                    flaw(format!("`{asker}` depends on `{id}`, which comes later"));
                }
                _ => {}
            }
        });
        check_condition(self.definition, condition, Some(self.of), flaws);
    }

    fn place(&self) -> usize {
        self.definition.questions.iter().position(|question| question.id == self.of.id).unwrap_or(0)
    }
}

/// The questions a condition looks at exist, can be looked at, and have those options.
fn check_condition(definition: &Definition, condition: &Condition, of: Option<&Question>, flaws: &mut Vec<Flaw>) {
    let mut flaw = |reason| flaws.push(Flaw { question: of.map(|question| question.id.clone()), reason });
    condition.visit(&mut |id, options| {
        let Some(question) = definition.question(id.as_str()) else {
            flaw(format!("a condition looks at `{id}`, which is not asked"));
            return;
        };
        for option in options {
            if let Some(reason) = cannot_be(question, option) {
                flaw(reason);
            }
        }
    });
}

fn cannot_be(question: &Question, option: &Name) -> Option<String> {
    let (id, kind) = (&question.id, question.kind.name());
    match question.kind.has_option(option) {
        None => Some(format!("a condition cannot look at `{id}`: it is a `{kind}` question")),
        Some(false) => Some(format!("`{id}` has no option `{option}`")),
        Some(true) => None,
    }
}

fn check_paths(definition: &Definition) -> Vec<Flaw> {
    let found = paths(definition);
    let unreached = definition.questions.iter().zip(&found.asked).filter(|(_, asked)| !**asked);
    let mut flaws: Vec<Flaw> =
        unreached.map(|(question, _)| Flaw::of(question, format!("no path reaches `{}`", question.id))).collect();
    if !found.submits {
        flaws.push(Flaw::of_the_whole("no path ends in a submission"));
    }
    flaws
}
