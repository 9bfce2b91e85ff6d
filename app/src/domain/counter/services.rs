//! What can be done at counters, and what took the place of what cannot any more: `counter-services.toml`.

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;
use typed::name::Name;

use super::{bookable::RawBooking, lines::line_at};
use crate::{
    domain::fault::{Fault, Place},
    routes::Route,
};

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterService {
    /// Its name; its words are `counter-service-NAME`.
    pub id: Name,
    /// Where it can be done online: a path of ours, or the name of a contact of `service.toml` with an address.
    pub online: Option<String>,
    /// It is done at counters; else only online.
    pub at_counters: bool,
    /// How a visit for it is booked; `None` where it cannot be booked.
    pub booking: Option<Arc<booking::Service>>,
    /// Where it is written.
    pub place: Place,
}

impl CounterService {
    /// The contact where it can be done online.
    #[must_use]
    pub fn online_contact(&self) -> Option<&str> {
        self.online.as_deref().filter(|online| !online.starts_with('/'))
    }
}

/// Every service, in the order shown.
#[derive(Clone, Debug, Default)]
pub struct Services(Vec<CounterService>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    service: Vec<Spanned<RawService>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RawService {
    id: String,
    online: Option<String>,
    #[serde(default = "yes")]
    at_counters: bool,
    booking: Option<Spanned<RawBooking>>,
}

const fn yes() -> bool {
    true
}

impl Services {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let at = |offset: usize| Place { file: file.into(), line: line_at(text, offset) };
        let raw: Raw = toml::from_str(text)
            .map_err(|error| vec![Fault::new(&at(error.span().map_or(0, |span| span.start)), error.message())])?;
        let (mut services, mut faults) = (Vec::<CounterService>::new(), Vec::new());
        for raw in raw.service {
            let place = at(raw.span().start);
            let raw = raw.into_inner();
            let (id, booking) = (raw.id.clone(), raw.booking.clone());
            match service(raw, &services, &place) {
                Ok(service) => services.push(service),
                Err(reason) => faults.push(Fault::new(&place, reason)),
            }
            // The table of a booking has a line of its own.
            let Some(booking) = booking else { continue };
            let place = at(booking.span().start);
            match (booking.into_inner().read(&id), services.last_mut().filter(|last| last.id == *id)) {
                (Ok(read), Some(service)) => service.booking = Some(Arc::new(read)),
                (Ok(_), None) => {}
                (Err(reasons), _) => {
                    faults.extend(reasons.into_iter().map(|reason| Fault::new(&place, format!("`{id}`: {reason}"))));
                }
            }
        }
        if faults.is_empty() { Ok(Self(services)) } else { Err(faults) }
    }

    /// The service of that name as it is booked.
    #[must_use]
    pub fn bookable(&self, id: &str) -> Option<&Arc<booking::Service>> {
        self.0.iter().find(|service| service.id == *id)?.booking.as_ref()
    }

    /// Those done at counters.
    pub fn at_counters(&self) -> impl Iterator<Item = &CounterService> {
        self.0.iter().filter(|service| service.at_counters)
    }

    /// Those that are not done at counters any more.
    pub fn only_online(&self) -> impl Iterator<Item = &CounterService> {
        self.0.iter().filter(|service| !service.at_counters)
    }

    /// Every one.
    #[must_use]
    pub fn all(&self) -> &[CounterService] {
        &self.0
    }

    /// The service of that name, where it is done at counters.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&CounterService> {
        self.at_counters().find(|service| service.id == *id)
    }
}

/// A service without its booking.
///
/// # Errors
/// A sentence that names what cannot be meant.
fn service(raw: RawService, before: &[CounterService], place: &Place) -> Result<CounterService, String> {
    let RawService { id, online, at_counters, booking } = raw;
    let id = Name::parse(&id).map_err(|error| error.to_string())?;
    if before.iter().any(|one| one.id == id) {
        return Err(format!("there are two services called `{id}`"));
    }
    if !at_counters && online.is_none() {
        return Err(format!("`{id}` is not done at counters: say where it is, in `online`"));
    }
    if !at_counters && booking.is_some() {
        return Err(format!("`{id}` is not done at counters, so nobody can book a visit for it"));
    }
    if online.as_deref().is_some_and(|online| !online.starts_with('/') && Name::parse(online).is_err()) {
        return Err(format!(
            "`online` of `{id}` is a path such as {}, or the name of a contact of service.toml",
            Route::Report
        ));
    }
    Ok(CounterService { id, online, at_counters, booking: None, place: place.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(booking: &str) -> Vec<String> {
        let text = format!("[[service]]\nid = \"show\"\n\n[service.booking]\n{booking}\n");
        Services::parse("f", &text).expect_err(booking).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_service_that_can_be_booked_is_read() {
        let text = "[[service]]\nid = \"show\"\n[service.booking]\nminutes = 30\nnotice-hours = 2\nhorizon-days = 7\n\
                    in-person = [\"desk\"]\nby-when = [{ after = \"collision\", hours = 24 }]\n";
        let services = Services::parse("f", text).expect("sound");
        let read = services.bookable("show").expect("it can be booked");
        assert_eq!((read.quarters, read.notice, read.horizon_days), (2, 8, 7));
        assert_eq!(read.ways.get(&booking::Way::InPerson), Some(&vec![booking::Kind::Desk]));
        assert_eq!(read.deadlines[0].hours, 24);
    }

    #[test]
    fn bookings_that_cannot_be_meant_are_refused_with_line_and_reason() {
        let sound = "notice-hours = 2\nhorizon-days = 7\n";
        let desk = "in-person = [\"desk\"]\n";
        for (booking, says) in [
            (format!("minutes = 20\n{sound}{desk}"), "f:4: `show`: `minutes` is a multiple of 15"),
            (format!("minutes = 0\n{sound}{desk}"), "f:4: `show`: `minutes`"),
            (format!("minutes = 15\nnotice-hours = 168\nhorizon-days = 7\n{desk}"), "f:4: `show`: `horizon-days`"),
            (format!("minutes = 15\n{sound}"), "f:4: `show`: says none of"),
            (format!("minutes = 15\n{sound}phone = [\"sofa\"]"), "f:4: `show`: `phone` names `sofa`"),
            (format!("minutes = 15\n{sound}phone = [\"desk\", \"desk\"]"), "f:4: `show`: `phone` names `desk` twice"),
            (format!("minutes = 15\n{sound}{desk}by-when = [{{ after = \"a\", hours = 0 }}]"), "f:4: `show`: `hours`"),
            (format!("minutes = 15\n{sound}{desk}sofa = true"), "f:9: unknown field"),
        ] {
            let faults = faults(&booking);
            assert!(faults.len() == 1 && faults[0].starts_with(says), "{booking}: {faults:?}");
        }
        let elsewhere = "[[service]]\nid = \"show\"\nonline = \"/x\"\nat-counters = false\n[service.booking]\n\
                         minutes = 15\nnotice-hours = 1\nhorizon-days = 2\nphone = [\"desk\"]\n";
        assert!(Services::parse("f", elsewhere).is_err());
    }
}
