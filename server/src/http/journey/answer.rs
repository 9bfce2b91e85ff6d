//! `POST /report/{journey}/{question}`: what was typed becomes an answer, or the page again, or a question about
//! which report it is for.

use app::{
    ui::{components::notice::Notice, pages::question::LATER},
    words::{message, vocabulary},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::{
    Answer, Definition, FieldError, Fields, Kind, Question,
    question::{
        Given,
        repeated::{Repeated, Step},
    },
    walk,
};

use super::{
    KEPT, NOTICE,
    belongs::Belongs,
    closed::Shut,
    is_first, mark, path_of,
    question::{CHANGE, Shown, items},
    session::Session,
    unkept::Refused,
};
use crate::{
    clock::london_date,
    draft::{Draft, OpenDraft},
    http::{
        error::AppError,
        form::Posted,
        visit::{Visit, see_other},
    },
    store::{StoreError, drafts::Saved},
};

/// Two tabs that save at once are both saved: the later one reads again and adds its answer.
const SAVES_MAX: usize = 8;

pub(in crate::http) async fn post(
    visit: Visit,
    Path((journey, id)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let asked = definition.question(&id).ok_or(AppError::NotFound)?;
    let answering = Answering { visit: &visit, definition, asked, form: &form };
    let shut = visit.shut(definition);
    match answering.answer(shut.as_ref()).await {
        Err(error) => answering.not_saved(error, shut.as_ref()).await,
        answered => answered,
    }
}

/// A posted answer.
pub(super) struct Answering<'a> {
    pub visit: &'a Visit,
    pub definition: &'a Definition,
    pub asked: &'a Question,
    pub form: &'a Fields,
}

impl Answering<'_> {
    /// A good answer is stored and leads on even while the journey is closed: to an emergency exit, or to the closed
    /// page of whatever comes next.
    async fn answer(&self, shut: Option<&Shut>) -> Result<Response, AppError> {
        for _ in 0..SAVES_MAX {
            let belongs = self.visit.belongs(self.definition.id.as_str(), self.form).await?;
            let (session, mut open, had_draft) = match belongs {
                Belongs::Here { session, open, had_draft } => (session, open, had_draft),
                Belongs::Elsewhere(open) => return Ok(self.ask_which(&open)),
                Belongs::Sent(sent) => return Ok(self.sent_before(sent)),
                Belongs::Unknown => {
                    return Ok(match shut {
                        Some(shut) => self.show_while_closed(shut).await,
                        None => self.without_cookie(),
                    });
                }
            };
            let next = match self.apply(&mut open.draft, had_draft) {
                Ok(next) => next,
                Err(Refused::TooLongToKeep(errors)) => {
                    return Ok(match shut {
                        Some(shut) => self.show_while_closed(shut).await,
                        None => self.too_long_to_keep(&open, &errors),
                    });
                }
                Err(Refused::Answer(errors)) => {
                    if let Some(shut) = shut {
                        match self.keep_while_closed(shut, &session, &open).await? {
                            Some(response) => return Ok(response),
                            None => continue,
                        }
                    }
                    let is_lost = !had_draft && !is_first(self.definition, self.asked);
                    let notice = is_lost.then(|| self.visit.frame.say(message::NOTICE_EXPIRED).into());
                    return Ok(self.again(StatusCode::UNPROCESSABLE_ENTITY, &open, &errors, notice));
                }
            };
            if let Some(response) = self.save(&session, &open, &next).await? {
                return Ok(response);
            }
        }
        Err(AppError::Store(StoreError::Overloaded))
    }

    /// Changes the draft and says which address comes next.
    fn apply(&self, draft: &mut Draft, had_draft: bool) -> Result<String, Refused> {
        let was_open = !walk(self.definition, &draft.answers).answered.iter().any(|(one, _)| one.id == self.asked.id);
        if let Some(path) = self.leaves(draft, had_draft) {
            self.keep_unfinished(draft)?;
            return Ok(path);
        }
        let words = vocabulary(&self.visit.frame.words);
        let given = Given { today: london_date(self.visit.now), words };
        let stays = match &self.asked.kind {
            Kind::Repeated(repeated) => self.apply_items(repeated, draft, &given)?,
            _ => {
                let answer = self.asked.read(self.form, &given).map_err(Refused::Answer)?;
                draft.answers.insert(self.asked.id.clone(), answer);
                None
            }
        };
        if stays.is_none() {
            draft.unsaved.remove(&self.asked.id);
        }
        let lost = self.lost_way(draft, had_draft);
        let path = lost.or(stays).unwrap_or_else(|| self.next_path(draft, was_open));
        Ok(self.visit.frame.href(&path))
    }

    /// Where a person goes who leaves the question as it is, finished or not: to another language, or away.
    fn leaves(&self, draft: &Draft, had_draft: bool) -> Option<String> {
        let language = self.form.first("language");
        let lost = self.lost_way(draft, had_draft);
        if self.visit.state.content.locales.words(language).is_some() {
            return Some(app::ui::frame::in_language(language, &lost.unwrap_or_else(|| self.own_path())));
        }
        let later = || lost.unwrap_or_else(|| format!("/report/{}/later", self.definition.id));
        self.is_for_later().then(|| self.visit.frame.href(&later()))
    }

    fn is_for_later(&self) -> bool {
        !self.form.first(LATER).is_empty()
    }

    /// The address of the page itself, where it is shown again for more.
    fn apply_items(
        &self,
        repeated: &Repeated,
        draft: &mut Draft,
        given: &Given<'_>,
    ) -> Result<Option<String>, Refused> {
        let at = self.asked.id.as_str();
        let step = repeated.apply(self.form, at, items(draft.answers.get(at)), self.asked.optional, given);
        let about = |errors: Vec<FieldError>| {
            Refused::Answer(errors.into_iter().map(|error| error.about(&self.asked.words)).collect())
        };
        let (listed, stays) = match step.map_err(about)? {
            Step::Stay(listed) => (listed, Some(self.own_path())),
            Step::Continue(listed) => (listed, None),
            Step::Change(listed, item) => (listed, Some(self.path_of_item(&item))),
        };
        let removes = self.form.first(&format!("{at}-action")).starts_with("remove:");
        if removes {
            // Whoever removes an item may be half way through typing another.
            self.keep_unfinished(draft)?;
        } else {
            draft.unsaved.remove(&self.asked.id);
        }
        match (listed.is_empty(), stays.is_some()) {
            (false, _) => drop(draft.answers.insert(self.asked.id.clone(), Answer::Repeated(listed))),
            (true, true) => drop(draft.answers.remove(at)),
            (true, false) => drop(draft.answers.insert(self.asked.id.clone(), Answer::Empty)),
        }
        Ok(stays)
    }

    /// Without the earlier answers nobody can be at this question: back to the first that wants one, which says that
    /// they are gone and that what was typed now is kept.
    fn lost_way(&self, draft: &Draft, had_draft: bool) -> Option<String> {
        let walk = walk(self.definition, &draft.answers);
        let is_lost = !had_draft && !walk.may_visit(self.asked.id.as_str());
        is_lost.then(|| format!("{}?{NOTICE}={KEPT}", path_of(self.definition, walk.position)))
    }

    /// What comes after this answer: where it is new, or was changed from "check your answers", whatever is
    /// still open; else the next page of those looked through.
    fn next_path(&self, draft: &Draft, was_open: bool) -> String {
        let walk = walk(self.definition, &draft.answers);
        let is_on_path = walk.answer(self.asked.id.as_str()).is_some();
        let jumps = was_open || self.changes() || !is_on_path;
        path_of(self.definition, if jumps { walk.position } else { walk.after(self.asked.id.as_str()) })
    }

    /// `None` where somebody else saved the draft in the meantime.
    async fn save(&self, session: &Session, open: &OpenDraft, next: &str) -> Result<Option<Response>, AppError> {
        if self.visit.save(session, self.definition.id.as_str(), open).await? == Saved::Conflict {
            return Ok(None);
        }
        let mut response = see_other(next);
        if self.is_for_later() {
            let until = session.lasts_until(open, self.visit.now);
            self.visit.keep_token(&mut response, &session.token, until);
        } else {
            session.give(self.visit, &mut response);
        }
        Ok(Some(response))
    }

    /// The page once more, with what was typed.
    pub(super) fn again(
        &self,
        status: StatusCode,
        open: &OpenDraft,
        errors: &[FieldError],
        notice: Option<Notice>,
    ) -> Response {
        let walk = walk(self.definition, &open.draft.answers);
        let fields = self.form.of_question(self.asked.id.as_str());
        let shown = Shown {
            definition: self.definition,
            asked: self.asked,
            walk: &walk,
            fields: &fields,
            errors,
            notice,
            key: &open.draft.key,
            mark: mark((open.revision() > 0).then_some(open)),
        };
        self.visit.question(status, &shown)
    }

    /// The page once more, with what was typed and with other ways to report. It gives the cookie again: where the
    /// browser was only told to forget the last one, pressing the button once more helps.
    fn without_cookie(&self) -> Response {
        let visit = &*self.visit.in_language_asked(self.form);
        let answering = Answering { visit, ..*self };
        let open = visit.new_draft(self.form);
        visit.with_token(answering.again(
            StatusCode::UNPROCESSABLE_ENTITY,
            &open,
            &[],
            Some(visit.keeps_no_cookie(is_first(self.definition, self.asked))),
        ))
    }

    pub(super) fn changes(&self) -> bool {
        !self.visit.query.all(CHANGE).is_empty()
    }

    /// Where an item is changed; only letters and figures can name one.
    fn path_of_item(&self, item: &str) -> String {
        let item: String = item.chars().filter(char::is_ascii_alphanumeric).collect();
        let joint = if self.changes() { '&' } else { '?' };
        format!("{}{joint}item={item}", self.own_path())
    }

    fn own_path(&self) -> String {
        let change = if self.changes() { "?change" } else { "" };
        format!("/report/{}/{}{change}", self.definition.id, self.asked.id)
    }
}
