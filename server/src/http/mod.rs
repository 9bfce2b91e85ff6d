//! What a browser meets: routes, and the layers around them.

mod api_error;
mod counters;
mod dress;
mod error;
mod exit;
mod form;
mod gate;
mod headers;
mod journey;
mod language;
mod log;
mod offered;
mod pages;
mod rate_limit;
mod schemas;
mod unread;
mod visit;

use std::{convert::Infallible, future::Future, io, net::SocketAddr, time::Duration};

use axum::{
    Router, ServiceExt,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    middleware::{from_fn, from_fn_with_state, map_response},
    response::Response,
    routing::{get, post},
    serve::ListenerExt,
};
use tokio::{net::TcpListener, task::JoinSet};
use tower::{Layer, Service, util::MapRequestLayer};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, services::ServeDir,
    timeout::TimeoutLayer,
};

use crate::{state::AppState, store::drafts::EndExpiredDrafts};

/// The body of a form with answers, bytes: a text that is far too long is still read, so that it can be shown
/// again with a word on its length.
const ANSWER_BYTES_MAX: usize = 1024 * 1024;
/// The body of a form with a button only, bytes.
const BUTTON_BYTES_MAX: usize = 4 * 1024;
/// How long a request may take, reading it included.
const REQUEST_WITHIN: Duration = Duration::from_secs(20);
/// How long requests may take to finish once the portal is to stop: longer than any is allowed to take.
const FINISH_WITHIN: Duration = Duration::from_secs(25);
/// How often expired drafts are deleted.
const SWEEP_EVERY: Duration = Duration::from_secs(5 * 60);
/// So many at a time: people who submit wait meanwhile.
const SWEPT_AT_ONCE: i64 = 1000;
/// Where there were more, so long after. That is 10,000 a second, far more than people can leave behind.
const SWEEP_ON_AFTER: Duration = Duration::from_millis(100);

/// Serves until `stop` is ready, then finishes what is under way.
///
/// # Errors
/// The listener fails, or something that has to go on beside it has ended: a service manager starts the program again.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    // None of them ends by itself; all of them end with this set.
    let mut beside = JoinSet::new();
    beside.spawn(state.forwarder().run());
    beside.spawn(state.broker().listen(state.back_office()));
    beside.spawn(sweep(state.clone()));
    beside.spawn(state.counters.clone().watch());
    beside.spawn(state.closed.clone().watch());
    let store = state.store.clone();
    beside.spawn(async move { store.ended().await });
    // Without this a page waits for the acknowledgement of its first packet: 41 ms instead of 4.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let stop = async {
        stop.await;
        // Fails only where nobody waits for it any more.
        let _ = stopping.send(());
    };
    let serving = axum::serve(listener, portal(state).into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop)
        .into_future();
    let patience = async {
        if stopped.await.is_ok() {
            tokio::time::sleep(FINISH_WITHIN).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = serving => served?,
        () = patience => tracing::warn!("some requests were not finished"),
        Some(ended) = beside.join_next() => return Err(io::Error::other(format!("a task has ended: {ended:?}"))),
    }
    Ok(())
}

/// The whole portal as a service: what a socket, or a test, talks to.
pub fn portal(
    state: AppState,
) -> impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static {
    let languages = state.content.locales.clone();
    let gate = gate::Gate::new(&state);
    // Requests that there is no room for cost nothing more than this.
    let door = from_fn_with_state(gate.clone(), gate::at_the_door);
    MapRequestLayer::new(move |request: Request| language::strip(request, &languages))
        .layer(from_fn(unread::take).layer(door.layer(router(state, gate))))
}

async fn sweep(state: AppState) {
    loop {
        let now = state.clock.now().timestamp_millis();
        match state.store.write_in_turn(EndExpiredDrafts { now, at_most: SWEPT_AT_ONCE }).await {
            Ok(0) => {}
            Ok(count) => {
                tracing::info!(count, "deleted expired drafts");
                if i64::try_from(count) == Ok(SWEPT_AT_ONCE) {
                    tokio::time::sleep(SWEEP_ON_AFTER).await;
                    continue;
                }
            }
            Err(error) => tracing::error!(%error, "expired drafts cannot be deleted"),
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

fn router(state: AppState, gate: gate::Gate) -> Router {
    let answers = DefaultBodyLimit::max(ANSWER_BYTES_MAX);
    let buttons = DefaultBodyLimit::max(BUTTON_BYTES_MAX);
    let files = ServeDir::new(&state.config.site_root).precompressed_br().append_index_html_on_directories(false);
    let files = Router::new().fallback_service(files).layer(map_response(revalidate));
    Router::new()
        .route("/", get(pages::home))
        .route("/report", get(pages::report))
        .route("/worth-reporting", get(pages::worth))
        .route("/bsl", get(pages::bsl))
        .route("/privacy", get(pages::privacy))
        .route("/accessibility", get(pages::accessibility))
        .route("/elsewhere/{exit}", get(pages::elsewhere))
        .route("/counters", get(counters::get).post(counters::post).layer(buttons))
        .route("/counters/{slug}", get(counters::counter))
        .route("/api/counters.json", get(counters::open_data::counters))
        .route("/api/counters.geojson", get(counters::open_data::geojson))
        .route("/api/openreferral", get(counters::open_data::referral))
        .route("/api/openreferral/services", get(counters::open_data::referral_services))
        .route("/api/openreferral/services/{id}", get(counters::open_data::referral_service))
        .route("/api/openapi.json", get(counters::open_data::openapi))
        .route("/report/{journey}", get(journey::start::get))
        .route("/report/{journey}/start", post(journey::start::post).layer(buttons))
        .route("/report/{journey}/check", get(journey::check::get).post(journey::check::post).layer(buttons))
        .route("/report/{journey}/sent", get(journey::sent::get))
        .route("/report/{journey}/later", get(journey::later::get))
        .route("/report/{journey}/stop", get(journey::stop::get))
        .route("/report/{journey}/{question}", get(journey::question::get).post(journey::answer::post).layer(answers))
        .route_layer(from_fn_with_state(state.clone(), journey::closed::or_closed))
        .route_layer(from_fn_with_state(state.clone(), offered::or_english))
        .route_layer(from_fn_with_state(gate, gate::pass))
        // Below here nobody is turned away.
        .route("/exit", get(exit::exit))
        .route("/schemas/{file}", get(schemas::schema))
        .fallback_service(files)
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_WITHIN))
        .layer(csrf(&state))
        .layer(from_fn_with_state(rate_limit::RateLimit::new(&state.config), rate_limit::limit))
        .layer(from_fn_with_state(state.clone(), dress::dress))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(headers::Security::new(&state), headers::add))
        .layer(from_fn_with_state(state.clone(), log::log))
        .with_state(state)
}

/// Cross-site posts are refused; the public address is trusted where a proxy changes the host.
fn csrf(state: &AppState) -> CsrfLayer {
    let trusted = state.config.public_url.as_deref().map(|url| CsrfLayer::new().add_trusted_origin(url));
    trusted.and_then(Result::ok).unwrap_or_default()
}

/// A browser asks again before it uses a static file, so that a deployment reaches everybody at once.
async fn revalidate(mut response: Response) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}
