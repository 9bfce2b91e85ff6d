//! The visits of a site on a day, as its staff see them: who comes when, and what they need. What a visit is about
//! stays sealed.

use app::{domain::hours::to_utc, words::Words};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    opened::{Booking, Unreadable},
    told::asked,
};
use crate::{
    store::{Store, StoreError, bookings::StoredBooking},
    vault::MasterKey,
};

/// The needs that a counter prepares for, in the order shown.
pub const NEEDS: [&str; 3] = ["step-free", "quiet-room", "someone-with-me"];

/// A visit as staff see it.
#[derive(Clone, Debug)]
pub struct DayVisit {
    /// The booking.
    pub booking: Booking,
    /// The desk, officer, room and interpreter that it has; none once it is cancelled.
    pub resources: Vec<String>,
}

/// A booking of the day that cannot be opened.
#[derive(Debug)]
pub struct Unopened {
    /// Its reference.
    pub reference: String,
    /// The reason.
    pub why: Unreadable,
}

/// The visits of a site on a day, in their order, whatever became of them.
#[derive(Debug, Default)]
pub struct Day {
    /// Those that can be read.
    pub visits: Vec<DayVisit>,
    /// Those that cannot: a damaged one hides no other.
    pub unopened: Vec<Unopened>,
}

/// The first instant of a day in London, and the first after it.
#[must_use]
pub fn bounds(date: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let midnight = |date: NaiveDate| to_utc(date.and_time(NaiveTime::MIN));
    (midnight(date), midnight(date.succ_opt().unwrap_or(date)))
}

/// The bookings of a site on a day, sealed.
///
/// # Errors
/// [`StoreError`].
pub async fn stored(store: &Store, site: &str, date: NaiveDate) -> Result<Vec<StoredBooking>, StoreError> {
    let (from, to) = bounds(date);
    store.visits(site, from.timestamp_millis(), to.timestamp_millis()).await
}

impl Day {
    /// Opens bookings.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open(store: &Store, master: &MasterKey, stored: &[StoredBooking]) -> Result<Self, StoreError> {
        let mut day = Self::default();
        for one in stored {
            match Booking::open(master, one) {
                Ok((booking, _)) => {
                    let resources = store.resources_of(&booking.id).await?;
                    day.visits.push(DayVisit { booking, resources });
                }
                Err(why) => day.unopened.push(Unopened { reference: one.reference.clone(), why }),
            }
        }
        Ok(day)
    }
}

/// The interpreter of a visit, for programs.
#[derive(Serialize)]
struct DayInterpreter {
    language: String,
    name: String,
    status: &'static str,
    gender: Option<String>,
    not: Option<String>,
}

impl DayVisit {
    /// The needs that were ticked.
    pub fn needs(&self) -> impl Iterator<Item = &'static str> {
        NEEDS.into_iter().filter(|need| self.booking.told.has(asked::ACCESS, need))
    }

    /// The visit for programs: the names that content and store have, and instants in UTC.
    #[must_use]
    pub fn to_json(&self, words: &Words) -> Value {
        let Booking { reference, start, end, told, service, way, status, .. } = &self.booking;
        let instant = |at: &DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        json!({
            "reference": reference.to_string(),
            "start": instant(start),
            "end": instant(end),
            "first_name": told.first_name(),
            "service": service,
            "way": way.as_str(),
            "needs": self.needs().collect::<Vec<_>>(),
            "interpreter": self.interpreter(words),
            "resources": self.resources,
            "status": status.as_str(),
        })
    }

    fn interpreter(&self, words: &Words) -> Option<DayInterpreter> {
        let told = &self.booking.told;
        Some(DayInterpreter {
            language: told.language_code()?.to_owned(),
            name: told.language_named(words)?.text.to_string(),
            status: self.booking.interpreter.as_str(),
            gender: told.choice(asked::GENDER).filter(|gender| *gender != "either").map(str::to_owned),
            not: told.typed(asked::NOT).map(str::to_owned),
        })
    }
}
