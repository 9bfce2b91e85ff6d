//! A journey whose question about danger a language cannot ask is not offered in it: English is, at the same place.

use app::{routes::journey_in, words::Offer};
use axum::extract::Request;
use typed::name::Name;

use crate::{http::language::Asked, state::AppState};

/// The English address of a page whose journey is not offered in the language asked for.
pub(super) fn english_instead(state: &AppState, request: &Request) -> Option<String> {
    let asked = request.extensions().get::<Asked>().filter(|asked| asked.language != "en")?;
    let journey =
        Name::parse(journey_in(&asked.path)?).ok().filter(|id| state.content.journey(id.as_str()).is_some())?;
    let is_offered = state.content.offers.of(&asked.language, &journey) != Offer::EnglishOnly;
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    (!is_offered).then(|| format!("{}{query}", asked.path))
}
