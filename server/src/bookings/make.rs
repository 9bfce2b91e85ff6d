//! Making a booking: the time, the record, its events, its letters and the person's drafts, in one transaction.

use std::collections::BTreeSet;

use app::ui::components::notice::Notice;
use booking::{Status, Unfree, held::OPEN_BOOKINGS_PER_CONTACT};
use journey::queue::Priority;

use super::{
    Booking, What,
    chosen::Chosen,
    news, refusal,
    search::Search,
    secret::Secret,
    told::{Told, asked},
};
use crate::{
    entropy::{record_id, reference},
    events::Channel,
    http::error::AppError,
    journeys::{
        drafts::{OpenDraft, SentReport},
        owner::{Sent, Tokens},
        reviewed::Reviewed,
        visit::JourneyVisit,
    },
    state::AppState,
    store::{
        RecordId,
        bookings::{BookingChange, BookingOutcome, Make, NewBooking},
        slots::{Claim, Slot},
        submissions::NewRecord,
    },
    vault::Record,
};

/// How often it is tried anew because a reference was taken, or a slot by a process that was faster.
const TRIES_MAX: usize = 8;

/// Books the time that somebody chose and has seen with everything else.
///
/// # Errors
/// The store cannot be used; then nothing is booked.
pub(crate) async fn make(visit: &JourneyVisit, reviewed: &Reviewed<'_>, tokens: Tokens<'_>) -> Result<Sent, AppError> {
    let (state, now) = (&visit.state, visit.now);
    let told = Told::of(reviewed.complete().walk(), &visit.frame.words.locale().code);
    let held = reviewed.open().draft.held.as_ref();
    let own = held.map(|held| held.slots_at(now)).unwrap_or_default();
    let (Some(chosen), Some(mut search)) = (told.chosen(), Search::of(state, told, &own, now).await?) else {
        return Ok(Sent::DraftChanged);
    };
    // A time that was not too soon when it was held is not too soon while it is held.
    if let Some(held) = held.filter(|held| !held.hold().is_over(now) && held.chosen == chosen.to_string()) {
        search.now = held.since;
    }
    let contact = contact(state, &search.told);
    if let Some(contact) = &contact
        && state.store.open_bookings_of(contact, now.timestamp_millis()).await? >= OPEN_BOOKINGS_PER_CONTACT
    {
        return Ok(Sent::Refused(refusal::too_many(&visit.frame)));
    }
    let making = Making { visit, reviewed, tokens, search: &search, chosen: &chosen, contact, own };
    for _ in 0..TRIES_MAX {
        if let Some(sent) = making.attempt().await? {
            return Ok(sent);
        }
    }
    Ok(Sent::Refused(making.refused(Unfree::Taken)))
}

/// The mark of an address or number: bookings of one person are counted, and nobody reads the database for it.
fn contact(state: &AppState, told: &Told) -> Option<Vec<u8>> {
    let typed = told.typed(asked::EMAIL).or_else(|| told.typed(asked::PHONE))?;
    Some(state.master.secrets().seal(&[b"contact", typed.to_lowercase().as_bytes()]).to_vec())
}

/// The names of what slots belong to, each once.
pub(super) fn resources(slots: &[Slot]) -> Vec<String> {
    let names: BTreeSet<&str> = slots.iter().map(|slot| &*slot.resource).collect();
    names.into_iter().map(str::to_owned).collect()
}

struct Making<'a> {
    visit: &'a JourneyVisit,
    reviewed: &'a Reviewed<'a>,
    tokens: Tokens<'a>,
    search: &'a Search,
    chosen: &'a Chosen,
    contact: Option<Vec<u8>>,
    /// The slots that are held for it.
    own: Vec<Slot>,
}

impl Making<'_> {
    /// `None` where it has to be tried anew.
    async fn attempt(&self) -> Result<Option<Sent>, AppError> {
        let (state, now) = (&self.visit.state, self.visit.now);
        let id = self.record_id();
        let slots = match self.search.slots(state, self.chosen, id.as_str()).await? {
            Ok(slots) => slots,
            Err(unfree) => return Ok(Some(Sent::Refused(self.refused(unfree)))),
        };
        let secret = Secret::random(&*state.entropy);
        let booking = self.booking(id);
        let (make, emptied) = self.change(&booking, secret, slots.clone()).await?;
        match state.store.write(BookingChange::Make(Box::new(make))).await? {
            BookingOutcome::Done => {
                state.occupancy.note(&slots, &self.own);
                state.drafts.gave_back(self.visit.address, &emptied, now);
                state.wake.forwarder_of(Channel::Queue);
                state.wake.forwarder_of(Channel::Mail);
                tracing::info!(reference = %booking.reference, "booked");
                Ok(Some(Sent::Stored))
            }
            BookingOutcome::DraftChanged | BookingOutcome::BookingChanged => Ok(Some(Sent::DraftChanged)),
            BookingOutcome::Taken | BookingOutcome::ReferenceTaken => Ok(None),
        }
    }

    fn refused(&self, unfree: Unfree) -> Notice {
        refusal::unfree(&self.visit.frame, self.search, self.chosen, unfree)
    }

    /// The record in whose name the time is held.
    fn record_id(&self) -> RecordId {
        match &self.reviewed.open().draft.held {
            Some(held) => RecordId::new(held.record.clone()),
            None => record_id(&*self.visit.state.entropy, self.visit.now),
        }
    }

    fn booking(&self, id: RecordId) -> Booking {
        let wanted = self.search.wanted(self.chosen.site.clone(), self.chosen.is_arranged);
        Booking {
            id,
            reference: reference(&*self.visit.state.entropy),
            service: self.search.service.id.as_str().to_owned(),
            site: self.chosen.site.as_str().to_owned(),
            way: self.search.way,
            start: self.chosen.start.instant(),
            end: (self.chosen.start + wanted.quarters()).instant(),
            status: Status::Made,
            interpreter: self.search.interpreter(self.chosen),
            sequence: 0,
            told: self.search.told.clone(),
        }
    }

    async fn change(&self, booking: &Booking, secret: Secret, slots: Vec<Slot>) -> Result<(Make, OpenDraft), AppError> {
        let (state, now) = (&self.visit.state, self.visit.now);
        let (entropy, open) = (&*state.entropy, self.reviewed.open());
        let reference = booking.reference.to_string();
        let record = Record::new(booking.id.as_str(), entropy);
        let sent = SentReport {
            key: open.draft.key.clone(),
            fingerprint: self.reviewed.fingerprint().to_owned(),
            reference: Some(booking.reference),
            priority: Priority::Standard,
            at: now,
            until: None,
            secret: Some(secret.to_string()),
        };
        let emptied = open.emptied(sent, entropy);
        let journey = self.visit.definition().id.as_str();
        let draft = state.drafts.renewal(self.tokens.token, self.tokens.next, journey, &emptied, now).await?;
        let new = NewRecord {
            id: booking.id.clone(),
            reference: Some(reference.clone()),
            kind: journey.to_owned(),
            priority: Priority::Standard.to_string(),
            idempotency_key: open.draft.key.clone(),
            fingerprint: self.reviewed.fingerprint().as_bytes().to_vec(),
            wrapped_key: record.wrapped_key(&state.master, entropy),
            body: record.seal(entropy, &booking.told.written()?),
            received_at: now.timestamp_millis(),
        };
        let made = What::Made { secret, resources: resources(&slots) };
        let events = news(state, booking, &made, &record, now).await?;
        let claim = Claim { booking: booking.id.to_string(), slots, held_until: None, now: now.timestamp_millis() };
        let kept = NewBooking {
            service: booking.service.clone(),
            visit: booking.visit(),
            secret: secret.mark(&state.master, &reference).to_vec(),
            contact: self.contact.clone(),
        };
        Ok((Make { record: new, events, draft, claim, booking: kept }, emptied))
    }
}
