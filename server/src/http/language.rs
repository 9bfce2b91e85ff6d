//! The language in the address: `/ur/report` is `/report` in Urdu. Routes are written once.

use app::{
    routes::{Route, is_api},
    words::Locales,
};
use axum::{
    extract::Request,
    http::{StatusCode, Uri, uri::PathAndQuery},
};

use super::guard::refusal;

/// What was asked for, once the language is taken out of the path.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The language's code.
    pub language: String,
    /// The path without it, fit for a link: `/` where what was asked for can be no page of ours.
    pub path: String,
    /// Why the path can be none of ours, as the status of the answer; nothing where it can.
    pub refused: Option<StatusCode>,
    /// It is one of the API's, so even a refusal is JSON.
    pub is_api: bool,
}

/// Takes the language, and a slash at the end, out of the path.
pub(crate) fn strip(mut request: Request, locales: &Locales) -> Request {
    let path = request.uri().path();
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let is_language = locales.all().iter().any(|locale| locale.code == first && first != "en");
    let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(first)).filter(|_| is_language);
    let (language, rest) = rest.map_or(("en", path), |rest| (first, rest));
    let trimmed = rest.strip_suffix('/').unwrap_or(rest);
    let refused = refusal(path);
    let stripped = if trimmed.is_empty() || refused.is_some() { Route::Home.to_string() } else { trimmed.to_owned() };
    let asked = Asked { language: language.to_owned(), path: stripped, refused, is_api: is_api(rest) };
    let changed = if asked.path == path { None } else { with_path(request.uri(), &asked.path) };
    if let Some(uri) = changed {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(asked);
    request
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let path_and_query = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
    Uri::from_parts(parts).ok()
}
