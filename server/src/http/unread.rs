//! Bodies that nobody has read when the answer is ready: too many posts, another website, no room, a text far too
//! large. A connection that is closed while a phone still sends is cut: the phone then shows an error of its own
//! and not our page. So the rest of the body is taken off the connection first, and thrown away.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream, HttpBody},
    extract::Request,
    http::{Method, header::EXPECT},
    middleware::Next,
    response::Response,
};
use futures::{Stream, StreamExt, stream::poll_fn};

/// How much of a body is read only to be thrown away, bytes: a few forms as large as a form may be. Whoever sends
/// more is cut off.
const UNREAD_BYTES_MAX: usize = 8 * super::form::ANSWER_BYTES_MAX;
/// How long the rest of a body is waited for; the answer waits as long.
const UNREAD_WITHIN: Duration = Duration::from_secs(10);

/// Answers once the whole body has arrived, whether it was of use or not.
pub(super) async fn take(request: Request, next: Next) -> Response {
    // A client that asks before it sends has sent nothing yet, and an answer tells it not to.
    if request.method() != Method::POST || request.body().is_end_stream() || request.headers().contains_key(EXPECT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let body = Arc::new(Mutex::new(body.into_data_stream()));
    let response = next.run(Request::from_parts(parts, Body::from_stream(lent(body.clone())))).await;
    if tokio::time::timeout(UNREAD_WITHIN, discard(lent(body))).await.is_err() {
        tracing::debug!("the rest of a body did not arrive in time");
    }
    response
}

/// The rest of a body that somebody else may go on reading.
fn lent(body: Arc<Mutex<BodyDataStream>>) -> impl Stream<Item = Result<axum::body::Bytes, axum::Error>> + Send {
    poll_fn(move |context| {
        let mut body = body.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_next(context)
    })
}

async fn discard(rest: impl Stream<Item = Result<axum::body::Bytes, axum::Error>>) {
    let mut rest = std::pin::pin!(rest);
    let mut bytes = 0;
    while let Some(Ok(piece)) = rest.next().await {
        bytes += piece.len();
        if bytes > UNREAD_BYTES_MAX {
            return;
        }
        // A fast client's whole body would be read at once, and everybody else's requests would wait for it.
        tokio::task::yield_now().await;
    }
}
