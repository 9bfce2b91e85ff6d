//! The interpreter of a booking as back offices read it, and the request that they pass on to an agency.

use app::words::Words;
use booking::{Gender, InterpreterStatus, Status, Way};
use serde_json::{Value, json};
use uuid::Builder;

use super::{Booking, events::instant, told::asked};
use crate::{state::AppState, store::RecordId, vault::MasterKey};

/// The interpreter as back offices read it; null where none is needed.
pub(super) fn told(english: &Words, booking: &Booking) -> Value {
    let Some((code, name)) = language(english, booking) else { return Value::Null };
    let is_awaited = booking.interpreter == InterpreterStatus::Requested && booking.status == Status::Made;
    json!({
        "language": code,
        "name": name,
        "gender": gender(booking),
        "not": booking.told.typed(asked::NOT),
        "arranged": if booking.interpreter == InterpreterStatus::Rostered { "rostered" } else { "requested" },
        "status": booking.interpreter.as_str(),
        "answered_by": is_awaited.then(|| booking.answered_by()),
    })
}

/// The request to an agency, where there is one. Nothing in it leads to the person.
pub(super) fn request(state: &AppState, english: &Words, booking: &Booking) -> Option<Value> {
    let is_asked = matches!(booking.interpreter, InterpreterStatus::Requested | InterpreterStatus::Confirmed);
    let (code, name) = language(english, booking).filter(|_| is_asked)?;
    let status = match booking.status {
        Status::Made => "wanted",
        Status::Cancelled => "cancelled",
        Status::Held | Status::Kept | Status::Missed => return None,
    };
    let mut request = json!({
        "id": request_id(&state.master, &booking.id),
        "status": status,
        "language": code,
        "name": name,
        "gender": gender(booking),
        "way": booking.way.as_str(),
        "start": instant(booking.start),
        "end": instant(booking.end),
    });
    if booking.way == Way::InPerson {
        let directory = state.counters.now().directory;
        let site = directory.register().find(&booking.site).map(|counter| &counter.facts);
        let address = site.map(|site| format!("{}, {}, {}", site.name, site.address, site.postcode));
        request["address"] = address.into();
    }
    Some(request)
}

/// The code of the language, and its English name.
fn language<'b>(english: &Words, booking: &'b Booking) -> Option<(&'b str, String)> {
    let is_needed = booking.interpreter != InterpreterStatus::None;
    let code = booking.told.language_code().filter(|_| is_needed)?;
    Some((code, booking.told.language_named(english)?.text.to_string()))
}

fn gender(booking: &Booking) -> &'static str {
    match booking.told.gender() {
        Some(Gender::Woman) => "woman",
        Some(Gender::Man) => "man",
        None => "either",
    }
}

/// The name of a booking's request. Nobody without the master key can tell which booking it belongs to.
fn request_id(master: &MasterKey, booking: &RecordId) -> String {
    let mark = master.secrets().seal(&[b"interpreter request", booking.as_str().as_bytes()]);
    let mut id = [0; 16];
    id.copy_from_slice(&mark[..16]);
    Builder::from_custom_bytes(id).into_uuid().to_string()
}
