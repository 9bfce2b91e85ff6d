//! `/schemas/{event-type}.json`: what each event's `data` looks like.

use axum::{
    extract::Path,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};

use crate::http::error::AppError;

/// Event types with the JSON Schema of their `data`.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("frontcounter.report.submitted.v1", include_str!("../../schemas/frontcounter.report.submitted.v1.json")),
    ("frontcounter.booking.made.v1", include_str!("../../schemas/frontcounter.booking.made.v1.json")),
    ("frontcounter.booking.changed.v1", include_str!("../../schemas/frontcounter.booking.changed.v1.json")),
    ("frontcounter.booking.cancelled.v1", include_str!("../../schemas/frontcounter.booking.cancelled.v1.json")),
    ("frontcounter.booking.missed.v1", include_str!("../../schemas/frontcounter.booking.missed.v1.json")),
    ("frontcounter.interpreter.status.v1", include_str!("../../schemas/frontcounter.interpreter.status.v1.json")),
    ("frontcounter.survey.answered.v1", include_str!("../../schemas/frontcounter.survey.answered.v1.json")),
    ("frontcounter.case.updated.v1", include_str!("../../schemas/frontcounter.case.updated.v1.json")),
];

pub(super) async fn schema(Path(file): Path<String>) -> Result<Response, AppError> {
    let event_type = file.strip_suffix(".json").ok_or(AppError::NotFound)?;
    let (_, schema) = SCHEMAS.iter().find(|(name, _)| *name == event_type).ok_or(AppError::NotFound)?;
    Ok(([(CONTENT_TYPE, "application/schema+json")], *schema).into_response())
}
