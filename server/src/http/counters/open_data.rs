//! The register as open data: for maps, for other directories, for whoever builds something better.

use axum::{
    body::Bytes,
    extract::{Path, Query, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use utoipa::OpenApi;

use crate::{
    counters::published::{
        self, Published,
        openreferral::{self, PageAsked},
        shapes,
    },
    http::error::AppError,
    state::AppState,
};

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";

/// What is described at `/api/openapi.json`.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Counters",
        description = "Police counters, their services, access and opening hours. Sample data until an operator replaces it."
    ),
    paths(counters, geojson, referral_services, referral_service),
    components(schemas(shapes::OpenCounter, shapes::FeatureCollection, openreferral::Page, openreferral::Service))
)]
struct Api;

/// Every counter.
#[utoipa::path(
    get, path = "/api/counters.json", tag = "counters",
    responses((status = 200, description = "Every counter, in the order of the register", body = [shapes::OpenCounter]), (status = 304, description = "Not changed since the ETag in If-None-Match"))
)]
pub(in crate::http) async fn counters(State(state): State<AppState>, headers: HeaderMap) -> Response {
    published(&headers, JSON, &state.counters.now().published.json)
}

/// Every counter as GeoJSON (RFC 7946).
#[utoipa::path(
    get, path = "/api/counters.geojson", tag = "counters",
    responses((status = 200, description = "A point for each counter", body = shapes::FeatureCollection, content_type = "application/geo+json"), (status = 304, description = "Not changed since the ETag in If-None-Match"))
)]
pub(in crate::http) async fn geojson(State(state): State<AppState>, headers: HeaderMap) -> Response {
    published(&headers, GEOJSON, &state.counters.now().published.geojson)
}

/// Services at counters, as Open Referral UK describes them.
#[utoipa::path(
    get, path = "/api/openreferral/services", tag = "openreferral", params(PageAsked),
    responses((status = 200, description = "A page of services", body = openreferral::Page))
)]
pub(in crate::http) async fn referral_services(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(asked): Query<PageAsked>,
) -> Result<Response, AppError> {
    let page = openreferral::page(&state.counters.now().published.services, &asked);
    Ok(published(&headers, JSON, &Published::of(&page)))
}

/// One service at one counter.
#[utoipa::path(
    get, path = "/api/openreferral/services/{id}", tag = "openreferral",
    params(("id" = String, Path, description = "The service's id")),
    responses((status = 200, description = "The service", body = openreferral::Service), (status = 404, description = "There is no such service"))
)]
pub(in crate::http) async fn referral_service(
    State(state): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let books = state.counters.now();
    let service = books.published.services.iter().find(|service| service.id == id).ok_or(AppError::NotFound)?;
    Ok(published(&headers, JSON, &Published::of(service)))
}

pub(in crate::http) async fn openapi(headers: HeaderMap) -> Response {
    published(&headers, JSON, &Published::of(&Api::openapi()))
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
    let always = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (CACHE_CONTROL, "public, max-age=300"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    for (name, value) in always {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if let Ok(etag) = HeaderValue::try_from(&document.etag) {
        response.headers_mut().insert(ETAG, etag);
    }
    response
}
