//! `/report/{journey}/later`: what is typed so far is saved.

use app::ui::{answer_text::moment, pages::later};
use axum::{http::StatusCode, response::Response};
use journey::{question::time::TimeOfDay, walk};

use super::{mark, visit::DraftVisit};
use crate::clock::london_time;

pub(crate) async fn get(DraftVisit { visit, open }: DraftVisit) -> Response {
    let definition = visit.definition();
    let Some(open) = open else { return visit.expired() };
    if open.draft.is_untouched() {
        return visit.see(visit.route(walk(definition, &open.draft.so_far.answers).position));
    }
    let until = london_time(open.kept_until());
    let walk = walk(definition, &open.draft.so_far.answers);
    let page = later::Later {
        definition,
        until: moment(&visit.frame.words, until.date(), TimeOfDay::of(until.time())),
        carry_on: visit.frame.href(visit.route(walk.position)),
        draft: mark(Some(&open)),
    };
    visit.page(StatusCode::OK, |frame| later::later(frame, &page))
}
