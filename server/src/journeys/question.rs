//! The page of a question. What is posted to it is in [`super::answer`].

use app::{
    routes::JourneyPage,
    ui::{
        components::notice::Notice,
        document::DraftMark,
        pages::{
            question::{QuestionPage, question},
            start::BEGIN,
        },
    },
    words::message,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::{
    Definition, FieldError, Fields, Position, Question, Walk,
    question::repeated::items,
    remaining::{Remaining, remaining},
    walk,
};

use super::{
    mark,
    visit::{JourneyVisit, QuestionName},
};
use crate::{
    entropy::token,
    http::{error::AppError, visit::Visit},
    journeys::drafts::{Draft, OpenDraft},
};

/// "About 4 questions left" is said only where fewest and most are this close.
const LEFT_WITHIN: usize = 2;
/// On the address of a question that was opened from "check your answers".
pub(crate) const CHANGE: &str = "change";
/// On the address of the first question while it is tried out whether the browser keeps the cookie.
const COOKIE: &str = "cookie";

pub(crate) async fn get(visit: JourneyVisit, Path(name): Path<QuestionName>) -> Result<Response, AppError> {
    let asked = visit.asked(&name)?;
    let open = visit.open_draft().await?;
    let is_first = visit.is_first(asked);
    if let Some(elsewhere) = visit.led_elsewhere(is_first, open.as_ref()) {
        return Ok(elsewhere);
    }
    let had_draft = open.is_some();
    let open = open.unwrap_or_else(|| OpenDraft::new(&*visit.state.entropy));
    let walk = walk(visit.definition(), &open.draft.so_far.answers);
    if !walk.may_visit(asked.id.as_str()) {
        return Ok(if had_draft { visit.see(visit.route(walk.position)) } else { visit.expired() });
    }
    let notice = if is_first && visit.query.has(COOKIE, "") {
        Some(visit.keeps_no_cookie(is_first))
    } else {
        visit.notice(is_first.then_some(&open.draft))
    };
    // Two tabs in which the first question is open before either is answered are two reports.
    let key = if open.draft.is_untouched() { token(&*visit.state.entropy) } else { open.draft.key.clone() };
    let fields = open.draft.so_far.filled(asked, visit.query.first("item"));
    let shown = Shown {
        asked,
        walk: &walk,
        fields: &fields,
        errors: &[],
        notice,
        key: &key,
        mark: mark(had_draft.then_some(&open)),
        draft: &open.draft,
    };
    Ok(visit.with_token(visit.question(StatusCode::OK, &shown).await?))
}

impl JourneyVisit {
    /// "Start" leads to the address of the first question with a word on it, and from there on without it, so that
    /// Back and a refresh never begin anything. Somebody who has begun already, perhaps in another tab, is asked on
    /// the start page; and who comes without the cookie that the start page gave gets it once more, to see whether
    /// the browser keeps any.
    fn led_elsewhere(&self, is_first: bool, open: Option<&OpenDraft>) -> Option<Response> {
        let first = self.first_page();
        let asks = |word: &str| is_first && self.query.has(word, "");
        if asks(BEGIN) {
            let is_under_way = open.is_some_and(|open| !open.draft.is_untouched());
            return Some(match self.token {
                _ if is_under_way => self.see(self.route(JourneyPage::Start)),
                Some(_) => self.see(first),
                None => self.with_token(self.see(format_args!("{first}?{COOKIE}"))),
            });
        }
        (asks(COOKIE) && self.token.is_some()).then(|| self.see(first))
    }

    /// Says why there is no going on, instead of leading in a circle. Further on than the first question the browser
    /// had the cookie, so it was probably told to forget it.
    pub(crate) fn keeps_no_cookie(&self, is_first: bool) -> Notice {
        let why = if is_first { message::NOTICE_COOKIES } else { message::NOTICE_FORGOTTEN };
        Notice::with_other_ways(self.frame.say(why))
    }
}

/// A question page.
pub(crate) struct Shown<'a> {
    pub asked: &'a Question,
    pub walk: &'a Walk<'a>,
    pub fields: &'a Fields,
    pub errors: &'a [FieldError],
    pub notice: Option<Notice>,
    /// The key of the draft that the form belongs to.
    pub key: &'a str,
    /// The draft as it is stored.
    pub mark: DraftMark,
    /// The draft itself.
    pub draft: &'a Draft,
}

impl JourneyVisit {
    pub(crate) async fn question(&self, status: StatusCode, shown: &Shown<'_>) -> Result<Response, AppError> {
        let beside = self.owner.beside(self, shown.asked, shown.draft).await?;
        let id = shown.asked.id.as_str();
        let changes = !self.query.all(CHANGE).is_empty();
        let back = match shown.walk.before(id) {
            _ if changes && shown.walk.is_complete() => JourneyPage::Check,
            Some(before) => JourneyPage::Question(before.id.as_str()),
            None => JourneyPage::Start,
        };
        let route = self.route(JourneyPage::Question(id));
        let typed_item = shown.fields.first(&format!("{id}-item"));
        let item = if typed_item.is_empty() { fresh_item(self) } else { typed_item.to_owned() };
        let change = if changes { "?change" } else { "" };
        let page = QuestionPage {
            journey: self.definition().id.as_str(),
            question: shown.asked,
            fields: shown.fields,
            errors: shown.errors,
            items: items(shown.walk.answer(id)),
            item: &item,
            back: self.frame.href(self.route(back)),
            action: self.frame.href(format_args!("{route}{change}")),
            left: left(self.definition(), shown),
            notice: shown.notice.clone(),
            key: shown.key,
            draft: shown.mark.clone(),
            beside: &beside,
        };
        Ok(self.page(status, |frame| question(frame, &page)))
    }
}

/// Said only of the question that comes next, and only where the definition knows.
fn left(definition: &Definition, shown: &Shown<'_>) -> Option<Remaining> {
    let is_next = matches!(shown.walk.position, Position::Question(next) if next.id == shown.asked.id);
    let left = remaining(definition, shown.walk);
    (is_next && left.most - left.fewest <= LEFT_WITHIN).then_some(left)
}

/// A name for the item that a form will make; only letters and figures survive the way back.
fn fresh_item(visit: &Visit) -> String {
    token(&*visit.state.entropy).chars().filter(char::is_ascii_alphanumeric).take(12).collect()
}
