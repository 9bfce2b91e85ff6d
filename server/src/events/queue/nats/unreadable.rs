//! Words that the client cannot read, such as those with a header that is no UTF-8. NATS lets them pass, the client
//! ends its connection over each, and is given it again half a minute later, with everything that was behind it.

use std::str::FromStr;

use async_nats::{
    HeaderName,
    jetstream::{
        Context, consumer,
        response::Response,
        stream::{RawMessage, Stream},
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::json;

use super::{STREAM, away};
use crate::{events::NotTaken, measure};

/// What the server says there is not.
const NO_MESSAGE: usize = 404;

#[derive(Deserialize)]
struct Found {
    message: RawMessage,
}

/// Takes words out of the stream that were given to us and cannot be read.
///
/// # Errors
/// The broker is away, or does not let us.
pub(super) async fn take_away(
    subjects: &str,
    context: &Context,
    stream: &Stream,
    given: &consumer::Info,
) -> Result<(), NotTaken> {
    let mut next = given.ack_floor.stream_sequence + 1;
    while given.num_ack_pending > 0 && next <= given.delivered.stream_sequence {
        let Some(message) = next_word(subjects, context, next).await? else { return Ok(()) };
        let headers = message.headers.as_ref().map(|headers| STANDARD.decode(headers).unwrap_or_default());
        if headers.is_some_and(|headers| !is_readable(&headers)) {
            stream.delete_message(message.sequence).await.map_err(away)?;
            tracing::error!(
                queue = %message.subject,
                sequence = message.sequence,
                "took away a message that nobody can read"
            );
            measure::heard("unreadable");
        }
        next = message.sequence + 1;
    }
    Ok(())
}

/// The first word from this place on, as it is stored: what is wrong with it is in a text that can be read.
async fn next_word(subjects: &str, context: &Context, from: u64) -> Result<Option<RawMessage>, NotTaken> {
    let asked = json!({"seq": from, "next_by_subj": subjects});
    match context.request(format!("STREAM.MSG.GET.{STREAM}"), &asked).await.map_err(away)? {
        Response::Ok(Found { message }) => Ok(Some(message)),
        Response::Err { error } if error.code() == NO_MESSAGE => Ok(None),
        Response::Err { error } => Err(away(error)),
    }
}

/// As the client reads headers where they arrive, in its `connection.rs`. One with a status in its first line looks
/// like the server's own word, and ends what listens.
fn is_readable(headers: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(headers) else { return false };
    let mut lines = text.lines().peekable();
    if lines.next().and_then(|line| line.strip_prefix("NATS/1.0")).is_none_or(|status| !status.trim().is_empty()) {
        return false;
    }
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { return false };
        let mut value = value.trim_start().to_owned();
        while let Some(folded) = lines.next_if(|line| line.starts_with(char::is_whitespace)) {
            value.push_str(folded);
        }
        if HeaderName::from_str(name).is_err() || value.trim_end().contains(['\r', '\n']) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_readable;

    #[test]
    fn headers_are_read_as_the_client_reads_them() {
        for readable in ["", "Name: value", "Name:value\r\nOther: ", "Name: a\r\n\u{a0}folded", "Name: a: b"] {
            assert!(is_readable(format!("NATS/1.0\r\n{readable}\r\n\r\n").as_bytes()), "{readable:?}");
        }
        for unreadable in ["no colon", "No name\u{e9}: a", "Name: a\rb", " : a"] {
            assert!(!is_readable(format!("NATS/1.0\r\n{unreadable}\r\n\r\n").as_bytes()), "{unreadable:?}");
        }
        for unreadable in [&b"NATS/1.0\r\nName: \xff\r\n\r\n"[..], b"NATS/1.0 500 no\r\n\r\n", b"NATS/2.0\r\n\r\n", b""]
        {
            assert!(!is_readable(unreadable), "{unreadable:?}");
        }
    }
}
