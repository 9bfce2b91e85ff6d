//! What can be wrong with a definition as a whole.

use std::collections::BTreeSet;

use typed::name::Name;

use super::{
    Condition, Definition, Fault, Kind, Question,
    fault::Place,
    paths::paths,
    size::{DRAFT_BYTES_MAX, largest, largest_part},
};

/// Every fault of a definition: conditions on later questions, on themselves or on options that do not
/// exist, unknown exit pages, answers that no draft has room for, questions that no path reaches, and journeys that
/// never submit.
#[must_use]
pub fn check(definition: &Definition, exit_pages: &BTreeSet<Name>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (place, question) in definition.questions.iter().enumerate() {
        let scope = Scope { definition, earlier: place, of: question };
        if let Some(when) = &question.when {
            scope.check(when, &mut faults);
        }
        for exit in &question.exits {
            Scope { earlier: place + 1, ..scope }.check(&exit.when, &mut faults);
            if !exit_pages.contains(&exit.page) {
                faults.push(Fault::new(&question.place, format!("there is no exit page `{}`", exit.page)));
            }
        }
    }
    for rule in &definition.rules {
        check_condition(definition, &rule.when, &definition.place, &mut faults);
    }
    faults.extend(check_size(definition));
    // Unreachable questions are worth naming only once the conditions themselves make sense.
    if faults.is_empty() {
        faults = check_paths(definition);
    }
    faults
}

/// A draft that its own limits make too large could not be saved.
fn check_size(definition: &Definition) -> Option<Fault> {
    let bytes = largest(definition);
    let (part, of_part) = largest_part(definition)?;
    (bytes > DRAFT_BYTES_MAX).then(|| {
        let reason = format!(
            "answers could take {bytes} bytes, and a draft has {DRAFT_BYTES_MAX}: lower `characters-max` or `at-most`, \
             first of `{}`, which takes {of_part}",
            part.id
        );
        Fault::new(&definition.place, reason)
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
    fn check(&self, condition: &Condition, faults: &mut Vec<Fault>) {
        let mut fault = |reason| faults.push(Fault::new(&self.of.place, reason));
        condition.visit(&mut |id, _| {
            let place = self.definition.questions.iter().position(|question| question.id == *id);
            let asker = &self.of.id;
            match place {
                Some(_) if id == asker && self.earlier == self.place() => {
                    fault(format!("whether `{asker}` is asked depends on its own answer: a loop"));
                }
                Some(place) if place >= self.earlier => {
                    fault(format!("`{asker}` depends on `{id}`, which comes later"));
                }
                _ => {}
            }
        });
        check_condition(self.definition, condition, &self.of.place, faults);
    }

    fn place(&self) -> usize {
        self.definition.questions.iter().position(|question| question.id == self.of.id).unwrap_or(0)
    }
}

/// The questions a condition looks at exist, can be looked at, and have those options.
fn check_condition(definition: &Definition, condition: &Condition, place: &Place, faults: &mut Vec<Fault>) {
    condition.visit(&mut |id, options| {
        let Some(question) = definition.question(id.as_str()) else {
            faults.push(Fault::new(place, format!("a condition looks at `{id}`, which is not asked")));
            return;
        };
        for option in options {
            if let Some(reason) = cannot_be(question, option) {
                faults.push(Fault::new(place, reason));
            }
        }
    });
}

fn cannot_be(question: &Question, option: &Name) -> Option<String> {
    let has_option = match &question.kind {
        Kind::OneChoice(choice) => choice.options.contains(option),
        Kind::SeveralChoices(choices) => choices.options.contains(option),
        Kind::YesNo => matches!(option.as_str(), "yes" | "no"),
        other => {
            return Some(format!("a condition cannot look at `{}`: it is a `{}` question", question.id, other.name()));
        }
    };
    (!has_option).then(|| format!("`{}` has no option `{option}`", question.id))
}

fn check_paths(definition: &Definition) -> Vec<Fault> {
    let found = paths(definition);
    let unreached = definition.questions.iter().zip(&found.asked).filter(|(_, asked)| !**asked);
    let mut faults: Vec<Fault> = unreached
        .map(|(question, _)| Fault::new(&question.place, format!("no path reaches `{}`", question.id)))
        .collect();
    if !found.submits {
        faults.push(Fault::new(&definition.place, "no path ends in a submission"));
    }
    faults
}
