//! A visit to which no interpreter can come: times that have one, and asking the agency once more.

use app::{routes::Route, ui::pages::bookings::NobodyComes};
use axum::response::Response;
use booking::{InterpreterStatus, Quarter, SiteId, Way};

use super::{Own, OwnVisit, offered};
use crate::{
    bookings::{
        Booking, What,
        openings::{LOOKED_AT, OFFERS, Offer, spread},
        search::{Search, Time},
    },
    http::{error::AppError, form::Posted},
    journeys::visit::JourneyVisit,
};

/// On the address after an agency was asked once more.
pub(super) const ASKED: &str = "asked";

/// Asks the agency once more. The button pressed twice, or too late, changes nothing.
pub(super) async fn ask_again(OwnVisit { visit, own }: OwnVisit, Posted(form): Posted) -> Result<Response, AppError> {
    let Some(own) = own else { return Ok(visit.see(Route::Booking)) };
    let is_current = own.booking.sequence.to_string() == form.first("sequence");
    if own.booking.interpreter == InterpreterStatus::Requested {
        return Ok(visit.see(format_args!("{}?{ASKED}", Route::Booking)));
    }
    let can_ask = match own.search(&visit).await? {
        Some(search) => own.has_nobody(&visit) && own.is_in_time(&search),
        None => false,
    };
    if !(is_current && can_ask) {
        return Ok(visit.see(Route::Booking));
    }
    let (interpreter, sequence) = (InterpreterStatus::Requested, own.booking.sequence + 1);
    let altered = Booking { interpreter, sequence, ..own.booking.clone() };
    let own_slots = visit.state.store.slots_of(&own.booking.id).await?;
    own.alter(&visit.state, visit.now, altered, own_slots, &What::InterpreterAskedAgain).await?;
    Ok(visit.see(format_args!("{}?{ASKED}", Route::Booking)))
}

impl Own {
    /// What the person can do where no interpreter can come; `None` where one does, or none is needed.
    pub(super) async fn nobody_comes(&self, visit: &JourneyVisit) -> Result<Option<NobodyComes>, AppError> {
        if !self.has_nobody(visit) {
            return Ok(None);
        }
        let Some(search) = self.search(visit).await? else { return Ok(None) };
        let offers = self.with_interpreter(&search);
        let offers = offers.iter().map(|offer| offered(visit, &search.books, offer, false)).collect();
        Ok(Some(NobodyComes { offers, can_ask: self.is_in_time(&search), sequence: self.booking.sequence }))
    }

    fn has_nobody(&self, visit: &JourneyVisit) -> bool {
        self.booking.interpreter == InterpreterStatus::Withdrawn && self.booking.can_change(visit.now)
    }

    /// The first other times with somebody of the rota, or late enough for an agency.
    fn with_interpreter(&self, search: &Search) -> Vec<Offer> {
        let sites = match search.way {
            Way::InPerson => vec![SiteId::from(&*self.booking.site)],
            Way::Video | Way::Phone => search.sites(),
        };
        let times = search.first_times(&sites, false, LOOKED_AT, LOOKED_AT).into_iter();
        let others = times.filter(|time| time.start.instant() != self.booking.start);
        let offer = |time: Time| Offer { site: time.site.as_str().to_owned(), start: time.start.instant() };
        spread(others.map(offer).collect(), OFFERS)
    }

    /// Whether the notice that an agency needs still fits before the visit.
    fn is_in_time(&self, search: &Search) -> bool {
        let starts = search.wanted(SiteId::from(&*self.booking.site), true).starts(&search.supply);
        starts.is_ok_and(|starts| starts.start <= Quarter::containing(self.booking.start))
    }
}
