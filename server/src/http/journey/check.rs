//! `/report/{journey}/check`: everything once more, then sending, once.

use app::{
    domain::journey::{Definition, outcome::handed_on, walk},
    ui::{
        answer_text::answer_lines,
        components::{notice::Notice, summary_list::Row},
        pages::{another::another, check},
    },
    words::message,
};
use axum::{extract::Path, http::StatusCode, response::Response};

use super::{closed::Shut, mark, path_of};
use crate::{
    draft::{Draft, DraftToken, OpenDraft, SentReport, is_draft_key},
    http::{error::AppError, form::Posted, visit::Visit},
    store::{StoreError, drafts::Saved},
    submission::{self, Outcome, fingerprint},
};

/// A double click meets its own first half: it looks again.
const TRIES_MAX: usize = 8;

pub(in crate::http) async fn get(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    match visit.open_draft(&journey).await? {
        None => Ok(visit.expired(definition)),
        Some(open) if open.draft.is_untouched() && open.draft.sent.is_some() => Ok(visit.sent_page(definition)),
        Some(open) => Ok(visit.check_page(definition, &open, StatusCode::OK, None)),
    }
}

pub(in crate::http) async fn post(
    visit: Visit,
    Path(journey): Path<String>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let shut = visit.shut(definition);
    let (key, shown) = (form.first("key"), form.first("fingerprint"));
    let sending = Sending { visit: &visit, definition, key, shown, shut: shut.as_ref() };
    match sending.send().await {
        Err(AppError::Store(error)) => match &shut {
            Some(shut) => Ok(visit.closed(definition, shut).await),
            None => sending.not_sent(error).await,
        },
        sent => sent,
    }
}

/// A pressed "send" button.
struct Sending<'a> {
    visit: &'a Visit,
    definition: &'a Definition,
    /// Names the submission.
    key: &'a str,
    /// Tells which answers the person saw.
    shown: &'a str,
    /// The journey is closed: what was sent already is found, and nothing else is sent.
    shut: Option<&'a Shut>,
}

impl Sending<'_> {
    async fn send(&self) -> Result<Response, AppError> {
        for _ in 0..TRIES_MAX {
            if let Some(response) = self.attempt().await? {
                return Ok(response);
            }
        }
        Err(AppError::Store(StoreError::Overloaded))
    }

    /// The check page again where the draft can still be read: what locks or fills a database stops writing.
    /// Where only the answer to the commit was lost, the report is there, and so is its page.
    async fn not_sent(&self, error: StoreError) -> Result<Response, AppError> {
        let Some(open) = self.visit.open_draft(self.definition.id.as_str()).await? else {
            return Err(error.into());
        };
        if open.draft.sent.as_ref().is_some_and(|sent| sent.key == self.key) {
            return Ok(self.visit.sent_page(self.definition));
        }
        tracing::error!(%error, "a report cannot be stored");
        let notice = self.visit.frame.say(message::NOTICE_NOT_SAVED);
        Ok(self.visit.check_page(self.definition, &open, StatusCode::SERVICE_UNAVAILABLE, Some(notice.into())))
    }

    /// `None` where the draft changed under the attempt.
    async fn attempt(&self) -> Result<Option<Response>, AppError> {
        let journey = self.definition.id.as_str();
        let open = self.visit.open_draft(journey).await?;
        if let Some(sent) = self.sent_under_key(open.as_ref().map(|open| &open.draft)).await? {
            return self.sent_before(open, sent).await;
        }
        if let Some(shut) = self.shut {
            return Ok(Some(self.visit.closed(self.definition, shut).await));
        }
        let (Some(token), Some(open)) = (&self.visit.token, open) else {
            return Ok(Some(self.visit.expired_form(self.definition)));
        };
        let draft = &open.draft;
        if draft.key != self.key {
            return Ok(Some(self.of_another(&open)));
        }
        let path = walk(self.definition, &draft.answers);
        if !path.is_complete() {
            return Ok(Some(self.visit.see(&path_of(self.definition, path.position))));
        }
        if fingerprint(&self.visit.state, &path) != self.shown {
            let notice = self.visit.frame.say(message::CHECK_CHANGED);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(Some(self.visit.check_page(self.definition, &open, status, Some(notice.into()))));
        }
        self.submit(token, open).await
    }

    /// The report on the page is not there any more, and was not sent: nothing of another one is sent instead.
    fn of_another(&self, there: &OpenDraft) -> Response {
        if there.draft.is_untouched() {
            return self.visit.expired_form(self.definition);
        }
        let page = self.visit.another(self.definition, there);
        self.visit.page(StatusCode::CONFLICT, |frame| another(frame, page))
    }

    async fn submit(&self, token: &DraftToken, open: OpenDraft) -> Result<Option<Response>, AppError> {
        let state = &self.visit.state;
        let language = &self.visit.frame.words.locale().code;
        match submission::submit(state, self.definition, token, open, language, self.visit.now).await? {
            Outcome::Stored => Ok(Some(self.visit.sent_page(self.definition))),
            Outcome::DraftChanged => Ok(None),
        }
    }

    /// What was submitted under this key: the last report of the draft, or any other, however long ago.
    async fn sent_under_key(&self, draft: Option<&Draft>) -> Result<Option<SentReport>, AppError> {
        match draft {
            Some(draft) if draft.key == self.key => Ok(None),
            Some(Draft { sent: Some(sent), .. }) if sent.key == self.key => Ok(Some(sent.clone())),
            // Nothing was ever sent under a key that none of our pages gives.
            _ if !is_draft_key(self.key) => Ok(None),
            _ => {
                let stored = self.visit.state.store.submission_by_key(self.key).await?;
                Ok(stored.map(|stored| submission::sent_report(&stored, self.key)).transpose()?)
            }
        }
    }

    /// The same key again: the same answers lead to the same page, other answers are told apart. `None` where
    /// the draft changed under the attempt.
    async fn sent_before(&self, open: Option<OpenDraft>, sent: SentReport) -> Result<Option<Response>, AppError> {
        let mut open = open.unwrap_or_else(|| OpenDraft::new(&*self.visit.state.entropy));
        if self.shown != sent.fingerprint && !open.draft.is_untouched() {
            let notice = self.visit.frame.say_with(message::NOTICE_DIFFERENT, "reference", &sent.reference.to_string());
            return Ok(Some(self.visit.check_page(self.definition, &open, StatusCode::CONFLICT, Some(notice.into()))));
        }
        let (token, is_new) = self.visit.token_or_new();
        if open.draft.sent.as_ref().is_none_or(|shown| shown.key != sent.key) {
            // The sent page shows what the draft became last: from now on this one again.
            open.draft.sent = Some(sent);
            let journey = self.definition.id.as_str();
            if self.visit.state.drafts.save(&token, journey, &open, self.visit.now).await? == Saved::Conflict {
                return Ok(None);
            }
        }
        let mut response = self.visit.sent_page(self.definition);
        if is_new {
            self.visit.set_token(&mut response, &token);
        }
        Ok(Some(response))
    }
}

impl Visit {
    fn sent_page(&self, definition: &Definition) -> Response {
        self.see(&format!("/report/{}/sent", definition.id))
    }

    /// The page, or the question that is still open.
    fn check_page(
        &self,
        definition: &Definition,
        open: &OpenDraft,
        status: StatusCode,
        notice: Option<Notice>,
    ) -> Response {
        let draft = &open.draft;
        let path = walk(definition, &draft.answers);
        if !path.is_complete() {
            return self.see(&path_of(definition, path.position));
        }
        let words = &self.frame.words;
        let href = |page: &str| self.frame.href(&format!("/report/{}/{page}", definition.id));
        let rows = path.answered.iter().map(|(question, answer)| Row {
            question: words.text(&question.words),
            answer: answer_lines(words, &question.words, &question.kind, answer),
            change: Some(href(&format!("{}?change", question.id))),
        });
        let last = path.answered.last().map_or("", |(question, _)| question.id.as_str());
        let page = check::Check {
            definition,
            rows: rows.collect(),
            withholds: !handed_on(definition, &path).1.is_empty(),
            key: &draft.key,
            fingerprint: &fingerprint(&self.state, &path),
            back: href(last),
            notice,
            draft: mark(Some(open)),
        };
        self.page(status, |frame| check::check(frame, page))
    }
}
