//! `/report/{journey}`.

use app::{domain::closed::What, routes::JourneyPage, ui::pages::start, words::Offer};
use axum::response::Response;
use journey::walk;

use super::{
    belongs::INSTEAD,
    mark,
    visit::{DraftVisit, JourneyVisit},
};
use crate::{
    entropy::token,
    http::{error::AppError, form::Posted},
    store::drafts::Saved,
};

pub(crate) async fn get(DraftVisit { visit, open }: DraftVisit) -> Response {
    let definition = visit.definition();
    let draft = open.as_ref().map(|open| &open.draft);
    let carry_on = draft.filter(|draft| !draft.is_untouched()).map(|draft| {
        let walk = walk(definition, &draft.so_far.answers);
        visit.frame.href(visit.route(walk.position))
    });
    let closures = visit.state.closed.now();
    let mut told = closures.told(visit.now);
    told.retain(|told| told.closure.what.includes(&What::Journey(definition.id.clone())));
    let page = start::Start {
        told,
        definition,
        is_partly_english: visit.offer() == Offer::Partly,
        carry_on,
        first: visit.frame.href(visit.first_page()),
        notice: visit.notice(draft),
        draft: mark(open.as_ref()),
    };
    visit.with_token(visit.owner.start_page(&visit, page))
}

/// Deletes the answers so far and begins again. A draft that is not the one that was shown is asked about first.
pub(crate) async fn post(visit: JourneyVisit, Posted(form): Posted) -> Result<Response, AppError> {
    let first = visit.see(visit.first_page());
    let open = visit.open_draft().await?.filter(|open| !open.draft.is_untouched());
    let (Some(token_of_phone), Some(mut open)) = (&visit.token, open) else { return Ok(first) };
    let question = |visit: &JourneyVisit| Ok(visit.see(visit.route(JourneyPage::Start)));
    if let Some(visit) = visit.in_language_of(&form) {
        return question(&visit);
    }
    if form.first(INSTEAD) != open.draft.key {
        return question(&visit);
    }
    // Not the whole row: the reference of a report that was sent before can still be looked at.
    open.begin_again(token(&*visit.state.entropy));
    let journey = visit.definition().id.as_str();
    match visit.state.drafts.save_from(visit.address, token_of_phone, journey, &open, visit.now).await? {
        Saved::Saved => Ok(first),
        Saved::Conflict => question(&visit),
    }
}
