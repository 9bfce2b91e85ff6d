//! The register as open data: for maps, for other directories, for whoever builds something better.

use std::{convert::Infallible, sync::Arc};

use app::{domain::hours::to_london, routes::pattern};
use axum::{
    body::Bytes,
    extract::{FromRequestParts, Path, RawQuery, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use utoipa::{OpenApi, openapi::Server};

use super::site;
use crate::{
    directory::published::{
        self, OpenData, Published, SITE,
        openreferral::{self, Asked},
        shapes,
    },
    http::api_error::{self, ApiError},
    state::AppState,
};

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Counters",
        description = "Police counters, their services, access and opening hours. Sample data until an operator replaces it.",
        license(
            name = "Open Government Licence v3.0",
            url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        )
    ),
    tags(
        (name = "counters", description = "Every counter, as it stands in the register"),
        (name = "openreferral", description = "Services at counters, as Open Referral UK describes them"),
        (name = "about", description = "This description")
    ),
    security(()),
    paths(counters, geojson, referral, referral_services, referral_service, openapi),
    components(schemas(ApiError))
)]
struct Api;

/// Every counter
///
/// In the order of the register, closed ones as well. Times are London wall time.
#[utoipa::path(
    get, path = pattern::API_COUNTERS, tag = "counters", operation_id = "listCounters",
    responses(
        (status = 200, description = "Every counter", body = [shapes::OpenCounter]),
        (status = 304, description = "Not changed since the ETag in If-None-Match"),
        (status = 405, description = "Only GET and HEAD are answered", body = ApiError)
    )
)]
pub(crate) async fn counters(State(state): State<AppState>, request: Asking) -> Response {
    let data = open_data(&state).await;
    request.answer(JSON, &data.json)
}

/// Every counter as GeoJSON
///
/// By RFC 7946: a point for each counter.
#[utoipa::path(
    get, path = pattern::API_GEOJSON, tag = "counters", operation_id = "mapCounters",
    responses(
        (status = 200, description = "A point for each counter", body = shapes::FeatureCollection, content_type = "application/geo+json"),
        (status = 304, description = "Not changed since the ETag in If-None-Match"),
        (status = 405, description = "Only GET and HEAD are answered", body = ApiError)
    )
)]
pub(crate) async fn geojson(State(state): State<AppState>, request: Asking) -> Response {
    let data = open_data(&state).await;
    request.answer(GEOJSON, &data.geojson)
}

/// Which standard the feed follows
#[utoipa::path(
    get, path = pattern::API_REFERRAL, tag = "openreferral", operation_id = "describeFeed",
    responses(
        (status = 200, description = "Version and profile of the standard, and where the feed is described", body = openreferral::About),
        (status = 405, description = "Only GET and HEAD are answered", body = ApiError)
    )
)]
pub(crate) async fn referral(request: Asking) -> Response {
    request.answer(JSON, &Published::of(&openreferral::About::of(SITE)))
}

/// Services at counters
///
/// As Open Referral UK describes them, in pages, each with its hours for today and the weeks to come.
#[utoipa::path(
    get, path = pattern::API_SERVICES, tag = "openreferral", operation_id = "listServices", params(Asked),
    responses(
        (status = 200, description = "A page of services", body = openreferral::Page<'static>),
        (status = 400, description = "A number that is none, or a filter that is not here", body = ApiError)
    )
)]
pub(crate) async fn referral_services(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: Asking,
) -> Response {
    let asked = match Asked::read(&query.unwrap_or_default()) {
        Ok(asked) => asked,
        Err(detail) => return api_error::answer(StatusCode::BAD_REQUEST, &detail),
    };
    let data = open_data(&state).await;
    let page = openreferral::page(&data.services, &asked);
    request.answer(JSON, &Published::of(&page))
}

/// One service at one counter
#[utoipa::path(
    get, path = pattern::API_SERVICE, tag = "openreferral", operation_id = "readService",
    params(("id" = String, Path, description = "The service's id")),
    responses(
        (status = 200, description = "The service", body = openreferral::Service),
        (status = 404, description = "There is no such service", body = ApiError)
    )
)]
pub(crate) async fn referral_service(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Asking,
) -> Response {
    let data = open_data(&state).await;
    match data.services.iter().find(|service| service.id == id) {
        Some(service) => request.answer(JSON, &Published::of(service)),
        None => api_error::answer(StatusCode::NOT_FOUND, "there is no service of that id"),
    }
}

/// This description
#[utoipa::path(
    get, path = pattern::API_DESCRIPTION, tag = "about", operation_id = "describeApi",
    responses(
        (status = 200, description = "This description", body = Object),
        (status = 405, description = "Only GET and HEAD are answered", body = ApiError)
    )
)]
pub(crate) async fn openapi(request: Asking) -> Response {
    let mut api = Api::openapi();
    // Of a machine's own name others can make nothing: to them it is the server they have this from.
    let host = request.site.split("://").nth(1).unwrap_or_default().split(':').next().unwrap_or_default();
    let is_nowhere = ["localhost", "example.com"].iter().any(|name| host.ends_with(name));
    api.servers = Some(vec![Server::new(if is_nowhere { "/" } else { request.site.as_str() })]);
    request.answer(JSON, &Published::of(&api))
}

/// What is published today. Making it anew, once a day, takes longer than other requests should wait for.
async fn open_data(state: &AppState) -> Arc<OpenData> {
    let (counters, now) = (state.counters.clone(), state.clock.now());
    if counters.now().published.made_on == to_london(now).date() {
        return counters.now().published;
    }
    let made = tokio::task::spawn_blocking(move || counters.published(now)).await;
    made.unwrap_or_else(|_| state.counters.now().published)
}

/// A request for data: what the asker has already, and the address that data begins with.
pub(crate) struct Asking {
    headers: HeaderMap,
    site: String,
}

impl FromRequestParts<AppState> for Asking {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self { headers: parts.headers.clone(), site: site::of(&state.config) })
    }
}

impl Asking {
    fn answer(&self, content_type: &'static str, document: &Published) -> Response {
        if document.has_placeholder {
            published(&self.headers, content_type, &document.at(&self.site))
        } else {
            published(&self.headers, content_type, document)
        }
    }
}

/// A document with its ETag, open to every website; 304 where the asker has it.
fn published(headers: &HeaderMap, content_type: &'static str, document: &published::Published) -> Response {
    let known = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    let is_known =
        known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == document.etag || tag.trim() == "*");
    let mut response = if is_known {
        (StatusCode::NOT_MODIFIED, Bytes::new()).into_response()
    } else {
        ([(CONTENT_TYPE, content_type)], document.body.clone()).into_response()
    };
    api_error::open_to_everybody(response.headers_mut());
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    if let Ok(etag) = HeaderValue::try_from(&document.etag) {
        response.headers_mut().insert(ETAG, etag);
    }
    response
}
