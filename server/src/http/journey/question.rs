//! `/report/{journey}/{question}`.

use app::{
    domain::journey::{
        Answer, Definition, FieldError, Fields, Kind, Position, Question, Walk,
        question::repeated::{Item, Repeated, Step},
        remaining::{Remaining, remaining},
        walk,
    },
    ui::pages::question::{LATER, QuestionPage, question},
    words::{Said, message},
};
use axum::{extract::Path, http::StatusCode, response::Response};

use super::{EXPIRED, KEPT, NOTICE, first_path, path_of};
use crate::{
    clock::london_date,
    draft::{Draft, OpenDraft},
    entropy::token,
    http::{error::AppError, form::Posted, visit::Visit},
    store::{StoreError, drafts::Saved},
};

/// Two tabs that save at once are both heard: the later one reads again and adds its answer.
const SAVES_MAX: usize = 8;
/// "About 4 questions left" is said only where fewest and most are this close.
const LEFT_WITHIN: usize = 2;
/// On the address of a question that was opened from "check your answers".
const CHANGE: &str = "change";

pub(in crate::http) async fn get(
    visit: Visit,
    Path((journey, id)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let asked = definition.question(&id).ok_or(AppError::NotFound)?;
    let open = visit.open_draft(&journey).await?;
    let had_draft = open.is_some();
    let open = open.unwrap_or_else(|| OpenDraft::new(&*visit.state.entropy));
    let walk = walk(definition, &open.draft.answers);
    if !walk.may_visit(&id) {
        let path = path_of(definition, walk.position);
        return Ok(visit.see(&if had_draft { path } else { format!("{path}?{NOTICE}={EXPIRED}") }));
    }
    if let (true, Some(token)) = (had_draft, &visit.token) {
        visit.state.drafts.keep(token, &journey, &open, visit.now).await?;
    }
    let fields = filled(&visit, asked, &open.draft);
    let shown = Shown { definition, asked, walk: &walk, fields: &fields, errors: &[], notice: None };
    let is_first = definition.questions.first().is_some_and(|first| first.id == asked.id);
    let notice = visit.notice(is_first.then_some(&open.draft));
    Ok(visit.question(StatusCode::OK, &Shown { notice, ..shown }))
}

pub(in crate::http) async fn post(
    visit: Visit,
    Path((journey, id)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let asked = definition.question(&id).ok_or(AppError::NotFound)?;
    let answering = Answering { visit: &visit, definition, asked, form: &form };
    match answering.answer().await {
        Err(AppError::Store(error)) => {
            tracing::error!(%error, "an answer cannot be saved");
            let notice = Some(visit.frame.say(message::NOTICE_NOT_SAVED));
            Ok(answering.again(StatusCode::SERVICE_UNAVAILABLE, &Draft::new(&*visit.state.entropy), &[], notice))
        }
        answered => answered,
    }
}

/// A posted answer.
struct Answering<'a> {
    visit: &'a Visit,
    definition: &'a Definition,
    asked: &'a Question,
    form: &'a Fields,
}

impl Answering<'_> {
    async fn answer(&self) -> Result<Response, AppError> {
        for _ in 0..SAVES_MAX {
            let open = self.visit.open_draft(self.definition.id.as_str()).await?;
            let had_draft = open.is_some();
            let mut open = open.unwrap_or_else(|| OpenDraft::new(&*self.visit.state.entropy));
            let next = match self.apply(&mut open.draft, had_draft) {
                Ok(next) => next,
                Err(errors) => {
                    let notice =
                        (!had_draft && !self.is_first()).then(|| self.visit.frame.say(message::NOTICE_EXPIRED));
                    return Ok(self.again(StatusCode::UNPROCESSABLE_ENTITY, &open.draft, &errors, notice));
                }
            };
            if let Some(response) = self.save(&open, &next).await? {
                return Ok(response);
            }
        }
        Err(AppError::Store(StoreError::Overloaded))
    }

    /// Changes the draft and says which address comes next.
    fn apply(&self, draft: &mut Draft, had_draft: bool) -> Result<String, Vec<FieldError>> {
        let was_open = !walk(self.definition, &draft.answers).answered.iter().any(|(one, _)| one.id == self.asked.id);
        if let Some(path) = self.leaves() {
            draft.unsaved.insert(self.asked.id.clone(), self.form.of_question(self.asked.id.as_str()));
            return Ok(path);
        }
        let stays = match &self.asked.kind {
            Kind::Repeated(repeated) => self.apply_items(repeated, draft)?,
            _ => {
                let answer = self.asked.read(self.form, london_date(self.visit.now))?;
                draft.answers.insert(self.asked.id.clone(), answer);
                false
            }
        };
        if !stays {
            draft.unsaved.remove(&self.asked.id);
        }
        let path = if stays { self.own_path() } else { self.next_path(draft, had_draft, was_open) };
        Ok(self.visit.frame.href(&path))
    }

    /// Where a person goes who leaves the question as it is, finished or not: to another language, or away.
    fn leaves(&self) -> Option<String> {
        let language = self.form.first("language");
        if self.visit.state.content.locales.words(language).is_some() {
            return Some(app::ui::frame::in_language(language, &self.own_path()));
        }
        self.is_for_later().then(|| self.visit.frame.href(&format!("/report/{}/later", self.definition.id)))
    }

    fn is_for_later(&self) -> bool {
        !self.form.first(LATER).is_empty()
    }

    /// Whether the page is shown again for more.
    fn apply_items(&self, repeated: &Repeated, draft: &mut Draft) -> Result<bool, Vec<FieldError>> {
        let (at, today) = (self.asked.id.as_str(), london_date(self.visit.now));
        let step = repeated.apply(self.form, at, items(draft.answers.get(at)), self.asked.optional, today)?;
        let (listed, stays) = match step {
            Step::Stay(listed) => (listed, true),
            Step::Continue(listed) => (listed, false),
        };
        let removes = self.form.first(&format!("{at}-action")).starts_with("remove:");
        if removes {
            // Whoever removes an item may be half way through typing another.
            draft.unsaved.insert(self.asked.id.clone(), self.form.of_question(at));
        } else {
            draft.unsaved.remove(&self.asked.id);
        }
        match (listed.is_empty(), stays) {
            (false, _) => drop(draft.answers.insert(self.asked.id.clone(), Answer::Repeated(listed))),
            (true, true) => drop(draft.answers.remove(at)),
            (true, false) => drop(draft.answers.insert(self.asked.id.clone(), Answer::Empty)),
        }
        Ok(stays)
    }

    /// What comes after this answer: where it is new, or was changed from "check your answers", whatever is
    /// still open; else the next page of those looked through. Without a draft the earlier answers are gone:
    /// back to the first question that wants one.
    fn next_path(&self, draft: &Draft, had_draft: bool, was_open: bool) -> String {
        let walk = walk(self.definition, &draft.answers);
        let is_on_path = walk.answer(self.asked.id.as_str()).is_some();
        if !had_draft && !is_on_path {
            return format!("{}?{NOTICE}={KEPT}", path_of(self.definition, walk.position));
        }
        let jumps = was_open || self.changes() || !is_on_path;
        path_of(self.definition, if jumps { walk.position } else { walk.after(self.asked.id.as_str()) })
    }

    /// `None` where somebody else saved the draft in the meantime.
    async fn save(&self, open: &OpenDraft, next: &str) -> Result<Option<Response>, AppError> {
        let (token, is_new) = self.visit.token_or_new();
        let saved = self.visit.state.drafts.save(&token, self.definition.id.as_str(), open, self.visit.now).await?;
        if saved == Saved::Conflict {
            return Ok(None);
        }
        let mut response = crate::http::visit::see_other(next);
        if self.is_for_later() {
            self.visit.keep_token(&mut response, &token);
        } else if is_new {
            self.visit.set_token(&mut response, &token);
        }
        Ok(Some(response))
    }

    /// The page once more, with what was typed.
    fn again(&self, status: StatusCode, draft: &Draft, errors: &[FieldError], notice: Option<Said>) -> Response {
        let walk = walk(self.definition, &draft.answers);
        let fields = self.form.of_question(self.asked.id.as_str());
        let (definition, asked) = (self.definition, self.asked);
        self.visit.question(status, &Shown { definition, asked, walk: &walk, fields: &fields, errors, notice })
    }

    fn changes(&self) -> bool {
        !self.visit.query.all(CHANGE).is_empty()
    }

    fn is_first(&self) -> bool {
        first_path(self.definition) == format!("/report/{}/{}", self.definition.id, self.asked.id)
    }

    fn own_path(&self) -> String {
        let change = if self.changes() { "?change" } else { "" };
        format!("/report/{}/{}{change}", self.definition.id, self.asked.id)
    }
}

/// What stands in the form: what was left unfinished, else the answer.
fn filled(visit: &Visit, asked: &Question, draft: &Draft) -> Fields {
    let at = asked.id.as_str();
    let answer = draft.answers.get(at);
    if let Kind::Repeated(repeated) = &asked.kind {
        let chosen = visit.query.first("item");
        if let Some(item) = items(answer).iter().find(|item| item.id == chosen) {
            return repeated.fill_item(item, at);
        }
    }
    match (draft.unsaved.get(at), answer) {
        (Some(typed), _) => typed.clone(),
        (None, Some(answer)) => asked.kind.fill(answer, at),
        (None, None) => Fields::default(),
    }
}

fn items(answer: Option<&Answer>) -> &[Item] {
    match answer {
        Some(Answer::Repeated(items)) => items,
        _ => &[],
    }
}

/// A question page.
struct Shown<'a> {
    definition: &'a Definition,
    asked: &'a Question,
    walk: &'a Walk<'a>,
    fields: &'a Fields,
    errors: &'a [FieldError],
    notice: Option<Said>,
}

impl Visit {
    fn question(&self, status: StatusCode, shown: &Shown<'_>) -> Response {
        let (journey, id) = (shown.definition.id.as_str(), shown.asked.id.as_str());
        let changes = !self.query.all(CHANGE).is_empty();
        let back = match shown.walk.before(id) {
            _ if changes && shown.walk.is_complete() => format!("/report/{journey}/check"),
            Some(before) => format!("/report/{journey}/{}", before.id),
            None => format!("/report/{journey}"),
        };
        let typed_item = shown.fields.first(&format!("{id}-item"));
        let item = if typed_item.is_empty() { fresh_item(self) } else { typed_item.to_owned() };
        let change = if changes { "?change" } else { "" };
        let page = QuestionPage {
            journey,
            question: shown.asked,
            fields: shown.fields,
            errors: shown.errors,
            items: items(shown.walk.answer(id)),
            item: &item,
            back: self.frame.href(&back),
            action: self.frame.href(&format!("/report/{journey}/{id}{change}")),
            left: left(shown),
            notice: shown.notice.clone(),
        };
        self.page(status, |frame| question(frame, &page))
    }
}

/// Said only of the question that comes next, and only where the definition knows.
fn left(shown: &Shown<'_>) -> Option<Remaining> {
    let is_next = matches!(shown.walk.position, Position::Question(next) if next.id == shown.asked.id);
    let left = remaining(shown.definition, shown.walk);
    (is_next && left.most - left.fewest <= LEFT_WITHIN).then_some(left)
}

/// A name for the item that a form will make; only letters and figures survive the way back.
fn fresh_item(visit: &Visit) -> String {
    token(&*visit.state.entropy).chars().filter(char::is_ascii_alphanumeric).take(12).collect()
}
