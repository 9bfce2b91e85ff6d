//! The admin address: is it alive, is it ready, and its numbers. For the operator's tools, never for the public.

use std::{future::Future, num::NonZeroUsize, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use crate::{connections, connections::Limits, state::AppState, store::StoreError, store::outbox::Backlog};

/// Where durations are counted, seconds.
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 20.0];
/// Longer than that and nobody would wait for a page.
const BEAT_WITHIN: Duration = Duration::from_secs(2);
/// Probes and scrapers are few.
const CONNECTIONS: Limits =
    Limits { at: "admin", in_all: NonZeroUsize::new(64).expect("64 is not 0"), per_address: None };
/// How often old samples are folded away.
const UPKEEP_EVERY: Duration = Duration::from_secs(5);

/// What answers on the admin address.
#[derive(Clone)]
struct Admin {
    state: AppState,
    numbers: PrometheusHandle,
}

/// Starts counting. Once for each process.
///
/// # Errors
/// Something else counts already.
pub fn start_counting() -> Result<PrometheusHandle, Box<dyn std::error::Error>> {
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("seconds".to_owned()), BUCKETS)?;
    Ok(builder.install_recorder()?)
}

/// Serves until `stop` is ready.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    numbers: PrometheusHandle,
    stop: impl Future<Output = ()> + Send + 'static,
) {
    let upkeep = numbers.clone();
    let folding = tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP_EVERY).await;
            upkeep.run_upkeep();
        }
    });
    let router = Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Admin { state, numbers });
    connections::serve(listener, router, CONNECTIONS, stop).await;
    folding.abort();
}

/// Ready is who can store a report. A broker that is away is no reason to turn people away: the outbox waits.
async fn ready(State(admin): State<Admin>) -> Response {
    let beating = admin.state.store.beat(admin.state.clock.now().timestamp_millis());
    let (reason, told) = match tokio::time::timeout(BEAT_WITHIN, beating).await {
        Ok(Ok(())) => return "ready\n".into_response(),
        Ok(Err(error @ StoreError::Astray(_))) => (error.to_string(), "the database is not the one that was opened\n"),
        Ok(Err(error)) => (error.to_string(), "the database cannot be written\n"),
        Err(_) => ("the database does not answer".to_owned(), "the database cannot be written\n"),
    };
    tracing::warn!(reason, "not ready");
    (StatusCode::SERVICE_UNAVAILABLE, told).into_response()
}

async fn metrics(State(admin): State<Admin>) -> Response {
    let mut text = admin.numbers.render();
    match backlog_lines(&admin.state).await {
        Ok(lines) => text.push_str(&lines),
        // The other numbers are worth having when the database is away.
        Err(error) => tracing::warn!(%error, "the outbox cannot be counted"),
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// Counted when asked: the database is shared, so no process could keep these numbers by itself.
async fn backlog_lines(state: &AppState) -> Result<String, StoreError> {
    let backlog = state.store.backlog().await?;
    let now = state.clock.now().timestamp_millis();
    let count = |one: &Backlog| one.count.to_string();
    let age = |one: &Backlog| {
        format!("{:.3}", Duration::from_millis(u64::try_from(now - one.oldest).unwrap_or(0)).as_secs_f64())
    };
    Ok([
        family("front_counter_outbox_events", "Events that no back office has.", &backlog, count),
        family("front_counter_outbox_oldest_seconds", "Age of the oldest of them.", &backlog, age),
    ]
    .concat())
}

fn family(name: &str, help: &str, backlog: &[Backlog], value: impl Fn(&Backlog) -> String) -> String {
    let line = |one: &Backlog| format!("{name}{{queue=\"{}\",state=\"{}\"}} {}\n", one.queue, one.state, value(one));
    let lines: String = backlog.iter().map(line).collect();
    format!("# HELP {name} {help}\n# TYPE {name} gauge\n{lines}")
}
