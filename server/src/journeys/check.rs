//! "Check your answers": everything once more, then sending, once.

use app::{
    domain::reference::Reference,
    routes::JourneyPage,
    ui::{
        answer_text::Line,
        components::{held::HOLD, notice::Notice, summary_list::Row},
        kinds::answer_lines,
        pages::{another::another, check},
    },
    words::message,
};
use axum::{http::StatusCode, response::Response};
use chrono::DateTime;
use journey::{Answer, Complete, Fields, Question, queue::Priority};

use super::{
    closed::Shut,
    drafts::{Draft, OpenDraft, SentReport, is_draft_key},
    mark,
    owner::{Sent, Tokens},
    reviewed::{NotReviewed, Reviewed, fingerprint},
    session::Session,
    visit::{DraftVisit, JourneyVisit},
};
use crate::{
    entropy::token,
    http::{error::AppError, form::Posted},
    store::{StoreError, damage::Damage, drafts::Saved, submissions::StoredSubmission},
};

/// A double click meets its own first half: it looks again.
const TRIES_MAX: usize = 8;

pub(crate) async fn get(DraftVisit { visit, open }: DraftVisit) -> Result<Response, AppError> {
    match open {
        None => Ok(visit.expired()),
        Some(open) if open.draft.is_untouched() && open.draft.sent.is_some() => Ok(visit.sent_page()),
        Some(open) => visit.check_page(&open, StatusCode::OK, None).await,
    }
}

pub(crate) async fn post(visit: JourneyVisit, Posted(form): Posted) -> Result<Response, AppError> {
    let shut = visit.shut();
    if shut.is_none() && !form.first(HOLD).is_empty() {
        return visit.keep_longer(&form).await;
    }
    let sending = Sending {
        visit: &visit,
        key: form.first("key"),
        shown: form.first("fingerprint"),
        once: form.first(check::ONCE),
        shut: shut.as_ref(),
    };
    match sending.send().await {
        Err(AppError::Store(error)) => match &shut {
            Some(shut) => Ok(visit.closed(shut).await),
            None => sending.not_sent(error).await,
        },
        sent => sent,
    }
}

/// A pressed "send" button.
struct Sending<'a> {
    visit: &'a JourneyVisit,
    /// Names the submission.
    key: &'a str,
    /// Tells which answers the person saw.
    shown: &'a str,
    /// Tells this page from every other, so that pressed again it finds the token that it was given.
    once: &'a str,
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
        if !error.may_pass() {
            return Err(error.into());
        }
        let mut session = self.session().await?;
        let Some(open) = session.kept.open.take() else { return Err(error.into()) };
        if open.draft.sent.as_ref().is_some_and(|sent| sent.key == self.key) {
            return Ok(self.sent_page(&session));
        }
        tracing::error!(%error, "a report cannot be stored");
        let notice = self.visit.frame.say(message::NOTICE_NOT_SAVED);
        self.visit.check_page(&open, StatusCode::SERVICE_UNAVAILABLE, Some(notice.into())).await
    }

    /// `None` where the draft changed under the attempt.
    async fn attempt(&self) -> Result<Option<Response>, AppError> {
        let mut session = self.session().await?;
        let open = session.kept.open.take();
        if let Some(sent) = self.sent_under_key(open.as_ref().map(|open| &open.draft)).await? {
            return self.sent_before(&session, open, sent).await;
        }
        if let Some(shut) = self.shut {
            return Ok(Some(self.visit.closed(shut).await));
        }
        let Some(open) = open else { return Ok(Some(self.visit.expired_form())) };
        let draft = &open.draft;
        if draft.key != self.key {
            return Ok(Some(self.of_another(&open)));
        }
        match Reviewed::of(&self.visit.state.master, self.visit.definition(), &open, self.shown) {
            Ok(reviewed) => self.submit(&session, &open, &reviewed).await,
            Err(NotReviewed::Incomplete(position)) => Ok(Some(self.visit.see(self.visit.route(position)))),
            Err(NotReviewed::Changed) => {
                let notice = self.visit.frame.say(message::CHECK_CHANGED);
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Ok(Some(self.visit.check_page(&open, status, Some(notice.into())).await?))
            }
        }
    }

    async fn session(&self) -> Result<Session, AppError> {
        self.visit.session(self.once).await
    }

    fn sent_page(&self, session: &Session) -> Response {
        let mut response = self.visit.sent_page();
        session.give(self.visit, &mut response);
        response
    }

    /// The report on the page is not there any more, and was not sent: nothing of another one is sent instead.
    fn of_another(&self, there: &OpenDraft) -> Response {
        if there.draft.is_untouched() {
            return self.visit.expired_form();
        }
        let page = self.visit.another(there);
        self.visit.page(StatusCode::CONFLICT, |frame| another(frame, page))
    }

    /// What was sent, and whatever else is kept, is under another token from now on: who knows the old one, be it from
    /// a form that was filled in on somebody else's phone, reads nothing of it.
    async fn submit(
        &self,
        session: &Session,
        open: &OpenDraft,
        reviewed: &Reviewed<'_>,
    ) -> Result<Option<Response>, AppError> {
        let visit = self.visit;
        let next = visit.state.drafts.renewed(&session.token, self.once).after(&session.token);
        let tokens = Tokens { token: &session.token, next: &next };
        match visit.owner.send(visit, reviewed, tokens).await? {
            Sent::Stored => {
                let mut response = visit.sent_page();
                visit.set_token(&mut response, &next);
                Ok(Some(response))
            }
            Sent::DraftChanged => Ok(None),
            Sent::Refused(notice) => Ok(Some(visit.check_page(open, StatusCode::CONFLICT, Some(notice)).await?)),
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
                Ok(stored.map(|stored| sent_report(&stored, self.key)).transpose()?)
            }
        }
    }

    /// The same key again: the same answers lead to the same page, other answers are told apart. `None` where
    /// the draft changed under the attempt.
    async fn sent_before(
        &self,
        session: &Session,
        open: Option<OpenDraft>,
        sent: SentReport,
    ) -> Result<Option<Response>, AppError> {
        let mut open = open.unwrap_or_else(|| session.begin(Draft::new(&*self.visit.state.entropy)));
        if self.shown != sent.fingerprint && !open.draft.is_untouched() {
            let frame = &self.visit.frame;
            let notice = match sent.reference {
                Some(reference) => frame.say_with(message::NOTICE_DIFFERENT, "reference", &reference.to_string()),
                None => frame.say(message::FEEDBACK_SENT_BEFORE),
            };
            return Ok(Some(self.visit.check_page(&open, StatusCode::CONFLICT, Some(notice.into())).await?));
        }
        let is_shown = open.draft.sent.as_ref().is_some_and(|shown| shown.key == sent.key);
        if is_shown && session.knows_sent {
            return Ok(Some(self.visit.sent_page()));
        }
        if !is_shown {
            // The sent page shows what the draft became last: from now on this one again.
            open.draft.sent = Some(sent.clone());
            match self.visit.save(session, &open).await {
                Ok(Saved::Saved) => {}
                Ok(Saved::Conflict) => return Ok(None),
                // What was sent is shown whatever else there is no room for.
                Err(AppError::DraftsFull(_)) => {
                    return Ok(Some(self.visit.owner.sent_page(self.visit, &sent, mark(Some(&open))).await?));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Some(self.sent_page(session)))
    }
}

impl JourneyVisit {
    fn sent_page(&self) -> Response {
        self.see(self.route(JourneyPage::Sent))
    }

    /// Keeps what is kept for a while for longer, and shows the page again.
    async fn keep_longer(&self, form: &Fields) -> Result<Response, AppError> {
        for _ in 0..TRIES_MAX {
            let mut session = self.session(form.first(check::ONCE)).await?;
            let Some(mut open) = session.kept.open.take() else { return Ok(self.expired_form()) };
            self.owner.keep_longer(self, &mut open.draft).await?;
            if self.save(&session, &open).await? == Saved::Saved {
                let mut response = self.see(self.route(JourneyPage::Check));
                session.give(self, &mut response);
                return Ok(response);
            }
        }
        Err(AppError::Store(StoreError::Overloaded))
    }

    /// An answer in the words of a page.
    pub(crate) fn answer_lines(&self, question: &Question, answer: &Answer) -> Vec<Line> {
        let of_owner = self.owner.lines(self, question, answer);
        of_owner.unwrap_or_else(|| answer_lines(&self.frame.words, &question.words, &question.kind, answer))
    }

    /// The page, or the question that is still open.
    pub(crate) async fn check_page(
        &self,
        open: &OpenDraft,
        status: StatusCode,
        notice: Option<Notice>,
    ) -> Result<Response, AppError> {
        let definition = self.definition();
        let draft = &open.draft;
        let complete = match Complete::of(definition, &draft.so_far.answers) {
            Ok(complete) => complete,
            Err(position) => return Ok(self.see(self.route(position))),
        };
        let (beside, of_owner) = self.owner.before_sending(self, draft, &complete).await?;
        let words = &self.frame.words;
        let route_of = |id| self.route(JourneyPage::Question(id));
        let rows = complete.walk().answered.iter().map(|(question, answer)| Row {
            question: words.text(&question.words),
            answer: self.answer_lines(question, answer),
            change: Some(self.frame.href(format_args!("{}?change", route_of(question.id.as_str())))),
            link: None,
        });
        let last = complete.walk().answered.last().map_or("", |(question, _)| question.id.as_str());
        let page = check::Check {
            definition,
            rows: rows.collect(),
            withholds: self.owner.withholds(&complete),
            key: &draft.key,
            fingerprint: &fingerprint(&self.state.master, &complete),
            once: &token(&*self.state.entropy),
            back: self.frame.href(route_of(last)),
            notice: notice.or(of_owner),
            held: beside.held,
            draft: mark(Some(open)),
        };
        Ok(self.page(status, |frame| check::check(frame, page)))
    }
}

/// What the page of something sent shows, where it was found by its key.
fn sent_report(stored: &StoredSubmission, key: &str) -> Result<SentReport, StoreError> {
    let damaged = |column: &str| Damage::of("submissions", column, stored.record.as_str());
    let read = |text: &str| Reference::parse(text).map_err(|_| damaged("reference"));
    Ok(SentReport {
        key: key.to_owned(),
        fingerprint: String::from_utf8(stored.fingerprint.clone()).map_err(|_| damaged("fingerprint"))?,
        reference: stored.reference.as_deref().map(read).transpose()?,
        priority: Priority::parse(&stored.priority).ok_or_else(|| damaged("priority"))?,
        at: DateTime::from_timestamp_millis(stored.received_at).ok_or_else(|| damaged("received_at"))?,
        until: None,
        secret: None,
    })
}
