//! The table `[service.booking]` of a service that can be booked.

use std::{collections::BTreeMap, sync::Arc};

use booking::{Deadline, Kind, Service, Way, quarter::quarters_of_minutes};
use serde::Deserialize;

/// Longest visit without an interpreter, minutes. With one it is twice as long and still fits between opening and
/// closing.
const MINUTES_MAX: u32 = 240;
/// Furthest ahead that a time can be booked. Counters plan their rotas for about this long.
const HORIZON_DAYS_MAX: u16 = 90;
/// Longest notice and longest deadline, hours: four weeks.
const HOURS_MAX: u16 = 4 * 7 * 24;

/// The table as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RawBooking {
    minutes: u32,
    notice_hours: u16,
    horizon_days: u16,
    #[serde(default)]
    in_person: Vec<String>,
    #[serde(default)]
    video: Vec<String>,
    #[serde(default)]
    phone: Vec<String>,
    #[serde(default)]
    main_only: bool,
    #[serde(default)]
    sends_report: bool,
    #[serde(default)]
    by_when: Vec<RawDeadline>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDeadline {
    after: String,
    hours: u16,
}

impl RawBooking {
    /// The service of this name as the booking engine knows it.
    ///
    /// # Errors
    /// Every value that cannot be meant, as a sentence that names its field.
    pub(super) fn read(self, id: &str) -> Result<Service, Vec<String>> {
        let mut faults = Vec::new();
        let quarters = quarters_of_minutes(self.minutes).filter(|_| (15..=MINUTES_MAX).contains(&self.minutes));
        if quarters.is_none() {
            faults.push(format!("`minutes` is a multiple of 15, from 15 to {MINUTES_MAX}: {} is not", self.minutes));
        }
        if self.notice_hours > HOURS_MAX {
            faults.push(format!("`notice-hours` is at most {HOURS_MAX}: {} is not", self.notice_hours));
        }
        let notice = self.notice_hours.saturating_mul(4);
        if !(1..=HORIZON_DAYS_MAX).contains(&self.horizon_days) || notice >= self.horizon_days.saturating_mul(96) {
            let horizon = self.horizon_days;
            faults.push(format!(
                "`horizon-days` is longer than the notice, and at most {HORIZON_DAYS_MAX}: {horizon} is not"
            ));
        }
        let ways = self.ways(&mut faults);
        let deadlines = deadlines(&self.by_when, &mut faults);
        let (horizon_days, main_only, sends_report) = (self.horizon_days, self.main_only, self.sends_report);
        let quarters = quarters.filter(|_| faults.is_empty()).ok_or(faults)?;
        Ok(Service { id: id.into(), quarters, notice, horizon_days, ways, main_only, deadlines, sends_report })
    }

    fn ways(&self, faults: &mut Vec<String>) -> BTreeMap<Way, Vec<Kind>> {
        let written = [(Way::InPerson, &self.in_person), (Way::Video, &self.video), (Way::Phone, &self.phone)];
        let given: Vec<_> = written.into_iter().filter(|(_, kinds)| !kinds.is_empty()).collect();
        if given.is_empty() {
            faults.push("says none of `in-person`, `video` and `phone`".to_owned());
        }
        let mut ways = BTreeMap::new();
        for (way, names) in given {
            let mut kinds = Vec::new();
            for name in names {
                match Kind::parse(name) {
                    Some(kind) if !kinds.contains(&kind) => kinds.push(kind),
                    Some(_) => faults.push(format!("`{}` names `{name}` twice: a visit takes one", way.as_str())),
                    None => {
                        faults.push(format!("`{}` names `{name}`, which is none of {}", way.as_str(), kind_names()))
                    }
                }
            }
            ways.insert(way, kinds);
        }
        ways
    }
}

fn kind_names() -> String {
    Kind::ALL.map(Kind::as_str).join(", ")
}

fn deadlines(written: &[RawDeadline], faults: &mut Vec<String>) -> Vec<Deadline> {
    for (number, RawDeadline { after, hours }) in written.iter().enumerate() {
        if typed::name::Name::parse(after).is_err() {
            faults.push(format!("`after` in `by-when` is a name such as `collision`: `{after}` is not"));
        }
        if written[..number].iter().any(|earlier| earlier.after == *after) {
            faults.push(format!("`by-when` has `{after}` twice"));
        }
        if !(1..=HOURS_MAX).contains(hours) {
            faults.push(format!("`hours` in `by-when` is from 1 to {HOURS_MAX}: {hours} is not"));
        }
    }
    let deadline = |raw: &RawDeadline| Deadline { after: Arc::from(raw.after.as_str()), hours: raw.hours };
    written.iter().map(deadline).collect()
}
