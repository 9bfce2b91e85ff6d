//! Answers that cannot be kept: one is longer than its question has room for, or drafts have no room. The person is
//! told, with the text shown again; nothing is ever cut, and nothing of it is stored.

use app::{ui::components::notice::Notice, words::message};
use axum::{http::StatusCode, response::Response};
use journey::FieldError;

use super::{answer::Answering, closed::Shut};
use crate::{http::error::AppError, journeys::drafts::OpenDraft};

impl Answering<'_> {
    /// The page once more, in the language that was asked for, with what is too long and a word on that.
    pub(crate) async fn too_long_to_keep(&self, open: &OpenDraft, errors: &[FieldError]) -> Result<Response, AppError> {
        let visit = &*self.visit.in_language_asked(self.form);
        let answering = Answering { visit, ..*self };
        let notice = visit.frame.say(message::NOTICE_TOO_LONG);
        answering.again(StatusCode::UNPROCESSABLE_ENTITY, open, errors, Some(notice.into())).await
    }

    /// The page once more where a draft cannot be saved now.
    pub(crate) async fn not_saved(&self, error: AppError, shut: Option<&Shut>) -> Result<Response, AppError> {
        let visit = &*self.visit.in_language_asked(self.form);
        let say = |message: &str| visit.frame.say(message);
        let (status, notice) = match &error {
            AppError::Store(error) => {
                tracing::error!(%error, "an answer cannot be saved");
                (StatusCode::SERVICE_UNAVAILABLE, say(message::NOTICE_NOT_SAVED).into())
            }
            AppError::DraftsFull(full) => (full.status(), Notice::with_other_ways(say(message::NOTICE_NO_ROOM))),
            AppError::DraftTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, say(message::NOTICE_TOO_LONG).into()),
            _ => return Err(error),
        };
        if let Some(shut) = shut {
            return Ok(self.show_while_closed(shut).await);
        }
        let answering = Answering { visit, ..*self };
        answering.again(status, &visit.new_draft(self.form), &[], Some(notice)).await
    }
}
