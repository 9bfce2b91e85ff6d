//! Words that the client cannot read, such as those with a header that is no UTF-8. NATS lets them pass, the client
//! ends its connection over each, and is given it again half a minute later, with everything that was behind it.

use async_nats::jetstream::{
    Context, consumer,
    message::StreamMessage,
    response::Response,
    stream::{RawMessage, Stream},
};
use serde::Deserialize;
use serde_json::json;

use super::{STATUS_SUBJECT, STREAM, away};
use crate::{measure, queue::NotTaken};

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
pub(super) async fn take_away(context: &Context, stream: &Stream, given: &consumer::Info) -> Result<(), NotTaken> {
    let mut next = given.ack_floor.stream_sequence + 1;
    while given.num_ack_pending > 0 && next <= given.delivered.stream_sequence {
        let Some(message) = next_word(context, next).await? else { return Ok(()) };
        let sequence = message.sequence;
        if StreamMessage::try_from(message).is_err() {
            stream.delete_message(sequence).await.map_err(away)?;
            tracing::error!(queue = STATUS_SUBJECT, sequence, "took away a message that nobody can read");
            measure::heard("unreadable");
        }
        next = sequence + 1;
    }
    Ok(())
}

/// The first word from this place on, as it is stored: what is wrong with it is in a text that can be read.
async fn next_word(context: &Context, from: u64) -> Result<Option<RawMessage>, NotTaken> {
    let asked = json!({"seq": from, "next_by_subj": STATUS_SUBJECT});
    match context.request(format!("STREAM.MSG.GET.{STREAM}"), &asked).await.map_err(away)? {
        Response::Ok(Found { message }) => Ok(Some(message)),
        Response::Err { error } if error.code() == NO_MESSAGE => Ok(None),
        Response::Err { error } => Err(away(error)),
    }
}
