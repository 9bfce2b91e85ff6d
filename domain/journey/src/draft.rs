//! The answers so far, and what a posted form makes of them.
//!
//! [`Draft::answer`] is a function of the draft, the journey, the form and the day. It says where the person goes next
//! as data: no address, no page and no stored row is known here.

use std::collections::BTreeMap;

use typed::name::Name;

use super::{
    Answer, Answers, Definition, FieldError, Fields, Kind, Position, Question,
    question::{
        Given,
        repeated::{self, Repeated, items},
    },
    walk,
};

/// The answers so far of one journey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Good answers, those of abandoned branches included.
    pub answers: Answers,
    /// Forms that were left unfinished, as typed, as far as their questions know them.
    pub unsaved: BTreeMap<Name, Fields>,
}

/// A form that was posted to a question.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// The question, one of the journey's.
    pub asked: &'a Question,
    /// The form as typed.
    pub form: &'a Fields,
    /// What the pressed button asks for.
    pub wish: Wish,
    /// The question was opened from "check your answers".
    pub from_check: bool,
    /// The draft was there before this form. Without it the earlier answers may be gone.
    pub had_draft: bool,
}

/// The request that a button stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Take the answer and go on.
    Answer,
    /// Show the question again, finished or not: in another language, or with more time.
    Again,
    /// Keep the form, finished or not, and finish later.
    Later,
}

/// The page that follows a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A page further on.
    On(Page),
    /// The question itself, for another item.
    Stay,
    /// The question itself, to change the item of this name. The name is as posted.
    Item(String),
    /// The question itself, with what was typed.
    Again,
    /// The page that says how to finish later.
    Later,
    /// The first page that wants an answer, because the earlier answers are gone. What was typed now is kept.
    Lost(Page),
}

/// A page of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The page of a question.
    Question(Name),
    /// The page that says who helps instead.
    Exit,
    /// "Check your answers".
    Check,
}

impl From<Position<'_>> for Page {
    fn from(position: Position<'_>) -> Self {
        match position {
            Position::Question(question) => Self::Question(question.id.clone()),
            Position::Exit { .. } => Self::Exit,
            Position::Check => Self::Check,
        }
    }
}

/// Why a form changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no answer.
    Answer(Vec<FieldError>),
    /// It was to be kept unfinished, and is longer than an answer may be.
    TooLongToKeep(Vec<FieldError>),
}

impl Draft {
    /// A draft without answers.
    #[must_use]
    pub const fn new() -> Self {
        Self { answers: Answers::new(), unsaved: BTreeMap::new() }
    }

    /// Nothing was answered or typed yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answers.is_empty() && self.unsaved.is_empty()
    }

    /// Takes a posted form and says what comes next.
    ///
    /// # Errors
    /// [`Refused`]; then the draft is as it was.
    pub fn answer(&mut self, post: &Post<'_>, given: &Given<'_>) -> Result<Step, Refused> {
        if let Some(step) = self.leaves(post) {
            self.keep_unfinished(post.asked, post.form).map_err(Refused::TooLongToKeep)?;
            return Ok(step);
        }
        let id = &post.asked.id;
        let was_open = walk(post.definition, &self.answers).answer(id.as_str()).is_none();
        let stays = match &post.asked.kind {
            Kind::Repeated(repeated) => self.apply_items(repeated, post, given)?,
            _ => {
                let answer = post.asked.read(post.form, given).map_err(Refused::Answer)?;
                self.answers.insert(id.clone(), answer);
                None
            }
        };
        if stays.is_none() {
            self.unsaved.remove(id);
        }
        let lost = self.lost_way(post).map(Step::Lost);
        Ok(lost.or(stays).unwrap_or_else(|| Step::On(self.next(post, was_open))))
    }

    /// Keeps what is typed so far, as far as the question knows it.
    ///
    /// # Errors
    /// Every field that is longer than an answer may be; then the draft is as it was.
    pub fn keep_unfinished(&mut self, asked: &Question, form: &Fields) -> Result<(), Vec<FieldError>> {
        let typed = asked.kind.unfinished(form, asked.id.as_str()).map_err(|errors| about(asked, errors))?;
        if typed.is_blank() {
            // Choosing the language of the first question begins no report.
            self.unsaved.remove(&asked.id);
        } else {
            self.unsaved.insert(asked.id.clone(), typed);
        }
        Ok(())
    }

    /// The form of a question as its page shows it: the item of that name where one is changed, else what was left
    /// unfinished, else the answer, else nothing.
    #[must_use]
    pub fn filled(&self, asked: &Question, item: &str) -> Fields {
        let at = asked.id.as_str();
        let answer = self.answers.get(at);
        if let Kind::Repeated(repeated) = &asked.kind
            && let Some(chosen) = items(answer).iter().find(|one| one.id == item)
        {
            return repeated.fill_item(chosen, at);
        }
        match (self.unsaved.get(at), answer) {
            (Some(typed), _) => typed.clone(),
            (None, Some(answer)) => asked.kind.fill(answer, at),
            (None, None) => Fields::default(),
        }
    }

    /// The step of a person who leaves the question as it is, finished or not: to another language, or away.
    fn leaves(&self, post: &Post<'_>) -> Option<Step> {
        let step = match post.wish {
            Wish::Answer => return None,
            Wish::Again => Step::Again,
            Wish::Later => Step::Later,
        };
        Some(self.lost_way(post).map_or(step, Step::Lost))
    }

    /// The step to the question itself, where it is shown again for more.
    fn apply_items(
        &mut self,
        repeated: &Repeated,
        post: &Post<'_>,
        given: &Given<'_>,
    ) -> Result<Option<Step>, Refused> {
        let asked = post.asked;
        let at = asked.id.as_str();
        let step = repeated.apply(post.form, at, items(self.answers.get(at)), asked.optional, given);
        let (listed, stays) = match step.map_err(|errors| Refused::Answer(about(asked, errors)))? {
            repeated::Step::Stay(listed) => (listed, Some(Step::Stay)),
            repeated::Step::Continue(listed) => (listed, None),
            repeated::Step::Change(listed, item) => (listed, Some(Step::Item(item))),
        };
        if post.form.first(&format!("{at}-action")).starts_with("remove:") {
            // Whoever removes an item may be half way through typing another.
            self.keep_unfinished(asked, post.form).map_err(Refused::TooLongToKeep)?;
        } else {
            self.unsaved.remove(&asked.id);
        }
        match (listed.is_empty(), stays.is_some()) {
            (false, _) => drop(self.answers.insert(asked.id.clone(), Answer::Repeated(listed))),
            (true, true) => drop(self.answers.remove(at)),
            (true, false) => drop(self.answers.insert(asked.id.clone(), Answer::Empty)),
        }
        Ok(stays)
    }

    /// Without the earlier answers nobody can be at this question: back to the first that wants one.
    fn lost_way(&self, post: &Post<'_>) -> Option<Page> {
        if post.had_draft {
            return None;
        }
        let walk = walk(post.definition, &self.answers);
        (!walk.may_visit(post.asked.id.as_str())).then(|| walk.position.into())
    }

    /// The page after this answer: where the answer is new, or was changed from "check your answers", whatever is
    /// still open; else the next page of those looked through.
    fn next(&self, post: &Post<'_>, was_open: bool) -> Page {
        let id = post.asked.id.as_str();
        let walk = walk(post.definition, &self.answers);
        let jumps = was_open || post.from_check || walk.answer(id).is_none();
        if jumps { walk.position } else { walk.after(id) }.into()
    }
}

/// Errors of a question, or of fields of an item that have said so before it.
fn about(asked: &Question, errors: Vec<FieldError>) -> Vec<FieldError> {
    errors.into_iter().map(|error| error.about(&asked.words)).collect()
}
