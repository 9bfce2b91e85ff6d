//! A posted question: what was typed becomes an answer, or the page again, or a question about
//! which report it is for.

use app::{
    routes::{JourneyPage, Route},
    ui::{
        components::{held::HOLD, notice::Notice},
        frame::in_language,
        pages::question::LATER,
    },
    words::{message, vocabulary},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::{
    Draft, FieldError, Fields, Question,
    draft::{Page, Post, Refused, Step, Wish},
    question::Given as ReadWith,
    walk,
};

use super::{
    KEPT, NOTICE,
    belongs::Belongs,
    closed::Shut,
    mark,
    owner::{Given, Objection},
    question::{CHANGE, Shown},
    session::Session,
    visit::{JourneyVisit, QuestionName},
};
use crate::{
    clock::london_date,
    http::{answers::see_other, error::AppError, form::Posted},
    journeys::drafts::OpenDraft,
    store::{StoreError, drafts::Saved},
};

/// Two tabs that save at once are both saved: the later one reads again and adds its answer.
const SAVES_MAX: usize = 8;

pub(crate) async fn post(
    visit: JourneyVisit,
    Path(name): Path<QuestionName>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let asked = visit.asked(&name)?;
    let answering = Answering { visit: &visit, asked, form: &form };
    let shut = visit.shut();
    match answering.answer(shut.as_ref()).await {
        Err(error) => answering.not_saved(error, shut.as_ref()).await,
        answered => answered,
    }
}

/// A posted answer.
pub(crate) struct Answering<'a> {
    pub visit: &'a JourneyVisit,
    pub asked: &'a Question,
    pub form: &'a Fields,
}

impl Answering<'_> {
    /// A good answer is stored and leads on even while the journey is closed: to an emergency exit, or to the closed
    /// page of whatever comes next.
    async fn answer(&self, shut: Option<&Shut>) -> Result<Response, AppError> {
        for _ in 0..SAVES_MAX {
            let belongs = self.visit.belongs(self.form).await?;
            let (session, mut open, had_draft) = match belongs {
                Belongs::Here { session, open, had_draft } => (session, open, had_draft),
                Belongs::Elsewhere(open) => return Ok(self.ask_which(&open)),
                Belongs::Sent(sent) => return Ok(self.sent_before(sent)),
                Belongs::Unknown => {
                    return Ok(match shut {
                        Some(shut) => self.show_while_closed(shut).await,
                        None => self.without_cookie().await?,
                    });
                }
            };
            let before = open.draft.so_far.answers.clone();
            let step = match self.apply(&mut open.draft.so_far, had_draft) {
                Ok(step) => step,
                Err(Refused::TooLongToKeep(errors)) => {
                    return Ok(match shut {
                        Some(shut) => self.show_while_closed(shut).await,
                        None => self.too_long_to_keep(&open, &errors).await?,
                    });
                }
                Err(Refused::Answer(errors)) => {
                    if let Some(shut) = shut {
                        match self.keep_while_closed(shut, &session, &open).await? {
                            Some(response) => return Ok(response),
                            None => continue,
                        }
                    }
                    let is_lost = !had_draft && !self.visit.is_first(self.asked);
                    let notice = is_lost.then(|| self.visit.frame.say(message::NOTICE_EXPIRED).into());
                    return self.again(StatusCode::UNPROCESSABLE_ENTITY, &open, &errors, notice).await;
                }
            };
            if !self.form.first(HOLD).is_empty() {
                self.visit.owner.keep_longer(self.visit, &mut open.draft).await?;
            }
            let given = Given { asked: self.asked, before: &before, goes_on: self.wish() == Wish::Answer };
            if let Err(objection) = self.visit.owner.take(self.visit, given, &mut open.draft).await? {
                open.draft.so_far.answers = before;
                let Objection { errors, notice } = objection;
                return self.again(StatusCode::UNPROCESSABLE_ENTITY, &open, &errors, notice).await;
            }
            let step = self.with_what_is_open(step, &open.draft.so_far);
            if let Some(response) = self.save(&session, &open, &self.path_of_step(&step)).await? {
                return Ok(response);
            }
        }
        Err(AppError::Store(StoreError::Overloaded))
    }

    /// Changes the draft and says what comes next.
    fn apply(&self, draft: &mut Draft, had_draft: bool) -> Result<Step, Refused> {
        let Self { asked, form, .. } = *self;
        let definition = self.visit.definition();
        let given = ReadWith { today: london_date(self.visit.now), words: vocabulary(&self.visit.frame.words) };
        let post = Post { definition, asked, form, wish: self.wish(), from_check: self.changes(), had_draft };
        draft.answer(&post, &given)
    }

    /// The owner may have opened a question again that was answered before.
    fn with_what_is_open(&self, step: Step, draft: &Draft) -> Step {
        match step {
            Step::On(Page::Check) => Step::On(walk(self.visit.definition(), &draft.answers).position.into()),
            step => step,
        }
    }

    fn wish(&self) -> Wish {
        if self.language_asked().is_some() || !self.form.first(HOLD).is_empty() {
            return Wish::Again;
        }
        if self.form.first(LATER).is_empty() { Wish::Answer } else { Wish::Later }
    }

    fn language_asked(&self) -> Option<&str> {
        let language = self.form.first("language");
        self.visit.state.content.locales.words(language).map(|_| language)
    }

    /// The address that a step leads to, in the language that was asked for.
    fn path_of_step(&self, step: &Step) -> String {
        let path = match step {
            Step::On(page) => self.visit.route(page).to_string(),
            Step::Stay | Step::Again => self.own_path(),
            Step::Item(item) => self.path_of_item(item),
            Step::Later => self.visit.route(JourneyPage::Later).to_string(),
            // The page says that the earlier answers are gone and that what was typed now is kept.
            Step::Lost(page) => format!("{}?{NOTICE}={KEPT}", self.visit.route(page)),
        };
        match self.language_asked() {
            Some(language) => in_language(language, &path),
            None => self.visit.frame.href(&path),
        }
    }

    /// `None` where somebody else saved the draft in the meantime.
    async fn save(&self, session: &Session, open: &OpenDraft, next: &str) -> Result<Option<Response>, AppError> {
        if self.visit.save(session, open).await? == Saved::Conflict {
            return Ok(None);
        }
        let mut response = see_other(next);
        if !self.form.first(LATER).is_empty() {
            let until = session.lasts_until(open, self.visit.now);
            self.visit.keep_token(&mut response, &session.token, until);
        } else {
            session.give(self.visit, &mut response);
        }
        Ok(Some(response))
    }

    /// The page once more, with what was typed.
    pub(crate) async fn again(
        &self,
        status: StatusCode,
        open: &OpenDraft,
        errors: &[FieldError],
        notice: Option<Notice>,
    ) -> Result<Response, AppError> {
        let walk = walk(self.visit.definition(), &open.draft.so_far.answers);
        let fields = self.form.of_question(self.asked.id.as_str());
        let shown = Shown {
            asked: self.asked,
            walk: &walk,
            fields: &fields,
            errors,
            notice,
            key: &open.draft.key,
            mark: mark((open.revision() > 0).then_some(open)),
            draft: &open.draft,
        };
        self.visit.question(status, &shown).await
    }

    /// The page once more, with what was typed and with other ways to report. It gives the cookie again: where the
    /// browser was only told to forget the last one, pressing the button once more helps.
    async fn without_cookie(&self) -> Result<Response, AppError> {
        let visit = &*self.visit.in_language_asked(self.form);
        let answering = Answering { visit, ..*self };
        let open = visit.new_draft(self.form);
        let notice = visit.keeps_no_cookie(self.visit.is_first(self.asked));
        Ok(visit.with_token(answering.again(StatusCode::UNPROCESSABLE_ENTITY, &open, &[], Some(notice)).await?))
    }

    pub(crate) fn changes(&self) -> bool {
        !self.visit.query.all(CHANGE).is_empty()
    }

    /// Where an item is changed; only letters and figures can name one.
    fn path_of_item(&self, item: &str) -> String {
        let item: String = item.chars().filter(char::is_ascii_alphanumeric).collect();
        let joint = if self.changes() { '&' } else { '?' };
        format!("{}{joint}item={item}", self.own_path())
    }

    /// The address of the question.
    pub(crate) fn route(&self) -> Route<'_> {
        self.visit.route(JourneyPage::Question(self.asked.id.as_str()))
    }

    /// The address at which the question was opened.
    pub(crate) fn own_path(&self) -> String {
        let change = if self.changes() { "?change" } else { "" };
        format!("{}{change}", self.route())
    }
}
