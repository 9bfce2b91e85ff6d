//! The layers around every request, and what handlers share. The routes are those of the services, one router each.

pub(crate) mod answers;
pub(crate) mod api_error;
mod bodies;
mod dress;
pub(crate) mod error;
pub(crate) mod form;
mod gate;
mod guard;
mod headers;
pub(crate) mod language;
mod log;
pub(crate) mod rate_limit;
mod ready_pages;
mod turns;
mod unread;
pub(crate) mod visit;

use std::{convert::Infallible, future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    middleware::{Next, from_fn, from_fn_with_state, map_response},
    response::Response,
};
use tokio::{net::TcpListener, task::JoinSet};
use tower::{Layer, Service, ServiceBuilder, util::MapRequestLayer};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, services::ServeDir,
    timeout::TimeoutLayer,
};
use tracing::Instrument;

use self::{
    headers::Security,
    language::Asked,
    rate_limit::RateLimit,
    ready_pages::{ReadyPages, takes_brotli},
    turns::Turns,
};
use crate::{
    audit_watch, bookings,
    client_address::ClientAddress,
    connections::{self, Limits, descriptors},
    desk, directory,
    journeys::{self, drafts},
    mail::Post,
    portal, reports,
    state::AppState,
    surveys,
};

/// How long a body may take to arrive.
const BODY_WITHIN: Duration = Duration::from_secs(15);
/// How long a request may take, reading it included.
const REQUEST_WITHIN: Duration = Duration::from_secs(20);

/// Serves until `stop` is ready, then finishes what is under way.
///
/// # Errors
/// The machine allows too few connections, or something that has to go on beside it has ended: a service manager starts
/// the program again.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let limits = Limits {
        at: "public",
        in_all: descriptors::connections(state.config.connections).map_err(io::Error::other)?,
        per_address: (!state.config.trusts_proxy).then_some(state.config.connections_per_address),
    };
    // None of them ends by itself; all of them end with this set.
    let mut beside = JoinSet::new();
    beside.spawn(state.forwarder().run());
    if let Some(post) = Post::of(&state.config, state.content.service.sample).map_err(io::Error::other)? {
        beside.spawn(state.forwarder_to(post).run());
    }
    beside.spawn(state.broker().listen(state.back_office()));
    beside.spawn(drafts::sweep(state.clone()));
    beside.spawn(bookings::remind::remind(state.clone()));
    beside.spawn(state.counters.clone().watch());
    beside.spawn(state.closed.clone().watch());
    beside.spawn(bookings::stranded::watch(state.clone()));
    beside.spawn(audit_watch::tell_each_head(state.clone()));
    let store = state.store.clone();
    beside.spawn(async move { store.ended().await });
    tokio::select! {
        () = connections::serve(listener, portal(state), limits, stop) => Ok(()),
        Some(ended) = beside.join_next() => Err(io::Error::other(format!("a task has ended: {ended:?}"))),
    }
}

/// The whole portal as a service: what a socket, or a test, talks to.
pub fn portal(
    state: AppState,
) -> impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static {
    let (languages, trusts_proxy) = (state.content.locales.clone(), state.config.trusts_proxy);
    let ready = Arc::new(ReadyPages::new(&state));
    let gate = gate::Gate::new(&state, ready.clone());
    let in_turn = from_fn_with_state(Turns::default(), turns::in_turn);
    // Requests that there is no room for cost nothing more than this.
    let door = from_fn_with_state(gate.clone(), gate::at_the_door);
    MapRequestLayer::new(move |request: Request| language::strip(with_client(request, trusts_proxy), &languages))
        .layer(in_turn.layer(from_fn(unread::take).layer(door.layer(router(state, gate, ready)))))
}

/// Notes whose request it is, for everything that counts.
fn with_client(mut request: Request, trusts_proxy: bool) -> Request {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
    if let Some(client) = ClientAddress::of(request.headers(), peer, trusts_proxy) {
        request.extensions_mut().insert(client);
    }
    request
}

/// The routers of all services that everybody meets, the page of the desk link, and the layers around them.
fn router(state: AppState, gate: gate::Gate, ready: Arc<ReadyPages>) -> Router {
    let files = ServeDir::new(&state.config.site_root).precompressed_br().append_index_html_on_directories(false);
    let files = Router::new().fallback_service(files).layer(map_response(revalidate));
    Router::new()
        .merge(portal::pages())
        .merge(reports::router())
        .merge(bookings::router())
        .merge(surveys::router())
        .merge(directory::router())
        .merge(desk::router())
        .route_layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(gate, gate::pass))
                .layer(from_fn_with_state(state.clone(), journeys::led_elsewhere)),
        )
        // Below here nobody is turned away.
        .merge(portal::always_answered(&state))
        .fallback_service(files)
        // One stack, the outermost first: axum boxes and clones all that is below for each `layer`.
        .layer(
            ServiceBuilder::new()
                .layer(CompressionLayer::new())
                .layer(from_fn_with_state(Around::new(&state, ready), around))
                .layer(csrf(&state))
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_WITHIN))
                .layer(CatchPanicLayer::new()),
        )
        .with_state(state)
}

/// What [`around`] needs.
struct Around {
    state: AppState,
    rate_limit: RateLimit,
    ready: Arc<ReadyPages>,
    security: Security,
}

impl Around {
    fn new(state: &AppState, ready: Arc<ReadyPages>) -> Arc<Self> {
        let (rate_limit, security) = (RateLimit::new(&state.config), Security::new(state));
        Arc::new(Self { state: state.clone(), rate_limit, ready, security })
    }
}

/// What happens to every request, in one layer instead of five: it is refused or goes on, an error becomes a page, the
/// answer gets its headers and its line in the log.
async fn around(State(around): State<Arc<Around>>, request: Request, next: Next) -> Response {
    let answering = log::Answering::begin(&request, &*around.state.entropy);
    let asked = request.extensions().get::<Asked>().cloned();
    let takes_brotli = takes_brotli(request.headers());
    let answered = async {
        match guard::refused(&request).or_else(|| around.rate_limit.refused(&request)) {
            Some(refused) => refused,
            None => next.run(request).await,
        }
    };
    let mut response = answered.instrument(answering.span()).await;
    if dress::is_bare(&response) {
        let ready = around.ready.answer(response.status(), asked.as_ref(), takes_brotli);
        response = ready.unwrap_or_else(|| dress::dress(&response, asked.as_ref(), &around.state));
    }
    around.security.add_to(&mut response);
    answering.end(&mut response);
    response
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
