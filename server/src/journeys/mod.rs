//! Journeys that people answer, whatever becomes of the answers: the steps, one file each, and the drafts.

pub(crate) mod answer;
mod belongs;
pub(crate) mod check;
pub(crate) mod closed;
pub mod drafts;
pub(crate) mod later;
mod offered;
pub(crate) mod owner;
pub(crate) mod question;
pub mod reviewed;
pub(crate) mod sent;
pub(crate) mod session;
pub(crate) mod start;
pub(crate) mod stop;
mod unkept;
pub(crate) mod visit;
mod which;

use app::{
    routes::Route,
    ui::{components::notice::Notice, document::DraftMark},
    words::{Offer, Said, message},
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use self::{
    drafts::{Draft, OpenDraft},
    visit::JourneyVisit,
};
use crate::{http::answers::see_other, state::AppState};

/// What a redirect wants the next page to say first. It stands in the address, so it is no more than a word.
const NOTICE: &str = "notice";
const EXPIRED: &str = "expired";
const KEPT: &str = "kept";

/// The layer before the pages of journeys: a page whose journey is not offered in its language leads to English, and one
/// whose journey is closed says so.
pub(crate) async fn led_elsewhere(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match offered::english_instead(&state, &request) {
        Some(address) => see_other(&address),
        None => closed::or_closed(state, request, next).await,
    }
}

impl JourneyVisit {
    /// How far the journey is written in the language of this visit.
    pub(crate) fn offer(&self) -> Offer {
        self.state.content.offers.of(&self.frame.words.locale().code, &self.definition().id)
    }

    /// To the first question, which says that earlier answers are gone. A browser without a cookie was told to forget
    /// them, or has been closed: whoever holds the phone now sees the front page, and nothing that tells of a report.
    pub(crate) fn expired(&self) -> Response {
        match self.token {
            Some(_) => self.see(format_args!("{}?{NOTICE}={EXPIRED}", self.first_page())),
            None => self.see(Route::Home),
        }
    }

    /// As [`Self::expired`], for somebody who has just pressed a button and must be told in any case.
    pub(crate) fn expired_form(&self) -> Response {
        self.with_token(self.see(format_args!("{}?{NOTICE}={EXPIRED}", self.first_page())))
    }

    /// What the page says first: what a redirect asked for, or that the last report was sent.
    pub(crate) fn notice(&self, draft: Option<&Draft>) -> Option<Notice> {
        match self.query.first(NOTICE) {
            EXPIRED if self.token.is_some() => return Some(self.frame.say(message::NOTICE_EXPIRED).into()),
            KEPT if self.token.is_some() => {
                let texts = [message::NOTICE_EXPIRED, message::NOTICE_EXPIRED_KEPT].map(|id| self.frame.say(id));
                let both = texts.iter().map(|said| &*said.text).collect::<Vec<_>>().join(" ");
                return Some(Said::new(both.into(), texts[0].in_english).into());
            }
            _ => {}
        }
        let sent = draft.filter(|draft| draft.is_untouched())?.sent.as_ref()?;
        let reference = sent.reference?;
        Some(self.frame.say_with(message::NOTICE_SENT, "reference", &reference.to_string()).into())
    }
}

/// What a page says of the draft it shows, so that a page out of the browser's memory knows whether it is still right.
pub(crate) fn mark(open: Option<&OpenDraft>) -> DraftMark {
    let Some(open) = open else { return DraftMark::default() };
    let key = if open.draft.is_untouched() { String::new() } else { open.draft.key.clone() };
    DraftMark { key, revision: open.revision() }
}
