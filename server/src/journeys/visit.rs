//! Visits to the pages of a journey, as its handlers receive them.

use std::ops::Deref;

use app::routes::{BOOKING_JOURNEY, JourneyPage, Route};
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use journey::{Definition, Purpose, Question};
use serde::Deserialize;

use super::{drafts::OpenDraft, owner::Owner};
use crate::{
    bookings::Bookings,
    http::{error::AppError, visit::Visit},
    reports::Reports,
    state::AppState,
    surveys::Surveys,
};

/// A visit to a page of a journey.
#[derive(Clone)]
pub(crate) struct JourneyVisit {
    pub visit: Visit,
    /// The journey's place in the content, which stays as it is while the portal runs.
    place: usize,
    /// The service that the journey belongs to.
    pub owner: &'static dyn Owner,
}

/// A visit to a page of a journey, with the person's draft of it.
pub(crate) struct DraftVisit {
    pub visit: JourneyVisit,
    /// The draft; `None` where the person has none that can be opened.
    pub open: Option<OpenDraft>,
}

/// The name of a journey in an address. Bookings have one journey, which theirs do not name.
#[derive(Deserialize)]
struct JourneyName {
    #[serde(default = "of_bookings")]
    journey: String,
}

fn of_bookings() -> String {
    BOOKING_JOURNEY.to_owned()
}

const fn owner_of(purpose: &Purpose) -> &'static dyn Owner {
    match purpose {
        Purpose::Report(_) => &Reports,
        Purpose::Booking => &Bookings,
        Purpose::Survey => &Surveys,
    }
}

/// The name of a question in an address.
#[derive(Deserialize)]
pub(crate) struct QuestionName {
    question: String,
}

impl Deref for JourneyVisit {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl JourneyVisit {
    /// The visit to a journey of that name, if there is one.
    pub fn of(visit: Visit, journey: &str) -> Option<Self> {
        let place = visit.state.content.journeys.iter().position(|one| one.id == *journey)?;
        let owner = owner_of(&visit.state.content.journeys[place].purpose);
        Some(Self { visit, place, owner })
    }

    /// The journey.
    pub fn definition(&self) -> &Definition {
        &self.visit.state.content.journeys[self.place]
    }

    /// The question that an address names.
    pub fn asked(&self, name: &QuestionName) -> Result<&Question, AppError> {
        self.definition().question(&name.question).ok_or(AppError::NotFound)
    }

    /// Whether a question is the journey's first.
    pub fn is_first(&self, asked: &Question) -> bool {
        self.definition().questions.first().is_some_and(|first| first.id == asked.id)
    }

    /// The address of a page of the journey.
    pub fn route<'a>(&'a self, page: impl Into<JourneyPage<'a>>) -> Route<'a> {
        Route::of(self.definition(), page)
    }

    /// The address of the first question.
    pub fn first_page(&self) -> Route<'_> {
        self.route(JourneyPage::first(self.definition()))
    }

    /// The person's draft of the journey.
    pub async fn open_draft(&self) -> Result<Option<OpenDraft>, AppError> {
        let Some(token) = &self.token else { return Ok(None) };
        Ok(self.state.drafts.open(token, self.definition().id.as_str(), self.now).await?)
    }
}

impl FromRequestParts<AppState> for JourneyVisit {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Ok(Path(name)) = Path::<JourneyName>::from_request_parts(parts, state).await else {
            return Err(AppError::NotFound);
        };
        Self::of(Visit::of(parts, state), &name.journey).ok_or(AppError::NotFound)
    }
}

impl FromRequestParts<AppState> for DraftVisit {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let visit = JourneyVisit::from_request_parts(parts, state).await?;
        let open = visit.open_draft().await?;
        Ok(Self { visit, open })
    }
}
