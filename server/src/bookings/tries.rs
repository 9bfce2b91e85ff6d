//! Wrong secrets are counted, for each reference and each address, known or not: nobody finds one by trying.

use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};

/// Wrong ones for a reference, in an hour. With 10^12 secrets nobody gets far, and nobody who reads a sheet in a hurry
/// needs more.
const FOR_A_REFERENCE: u32 = 10;
/// Wrong ones from an address, in an hour: a library or a refuge shares one.
const FROM_AN_ADDRESS: u32 = 50;
/// The time that a wrong one counts.
const COUNTED_FOR: TimeDelta = TimeDelta::hours(1);
/// References and addresses that are remembered. Beyond it the oldest are forgotten.
const REMEMBERED: usize = 100_000;

/// Wrong ones of one reference or address: how many, and since when.
#[derive(Clone, Copy, Debug)]
struct Counted {
    wrong: u32,
    since: DateTime<Utc>,
}

/// Every wrong one of the last hour.
#[derive(Debug, Default)]
pub struct Tries {
    references: Mutex<HashMap<String, Counted>>,
    addresses: Mutex<HashMap<IpAddr, Counted>>,
}

impl Tries {
    /// When somebody may try again; `None` where they may now.
    #[must_use]
    pub fn until(&self, reference: &str, address: Option<IpAddr>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let of_reference = until(&lock(&self.references), reference, FOR_A_REFERENCE, now);
        let of_address = address.and_then(|address| until(&lock(&self.addresses), &address, FROM_AN_ADDRESS, now));
        of_reference.max(of_address)
    }

    /// Counts a wrong one.
    pub fn wrong(&self, reference: &str, address: Option<IpAddr>, now: DateTime<Utc>) {
        count(&mut lock(&self.references), reference.to_owned(), now);
        if let Some(address) = address {
            count(&mut lock(&self.addresses), address, now);
        }
    }
}

fn lock<K>(counted: &Mutex<HashMap<K, Counted>>) -> MutexGuard<'_, HashMap<K, Counted>> {
    counted.lock().unwrap_or_else(PoisonError::into_inner)
}

fn until<K, Q>(counted: &HashMap<K, Counted>, key: &Q, at_most: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>>
where
    K: Eq + Hash + std::borrow::Borrow<Q>,
    Q: Eq + Hash + ?Sized,
{
    let one = counted.get(key).filter(|one| one.wrong >= at_most)?;
    Some(one.since + COUNTED_FOR).filter(|until| *until > now)
}

fn count<K: Eq + Hash + Clone>(counted: &mut HashMap<K, Counted>, key: K, now: DateTime<Utc>) {
    if counted.len() >= REMEMBERED && !counted.contains_key(&key) {
        forget(counted, now);
    }
    let one = counted.entry(key).or_insert(Counted { wrong: 0, since: now });
    if one.since + COUNTED_FOR <= now {
        *one = Counted { wrong: 0, since: now };
    }
    one.wrong += 1;
}

/// Forgets those that count no more; where all do, the older half.
fn forget<K: Eq + Hash + Clone>(counted: &mut HashMap<K, Counted>, now: DateTime<Utc>) {
    counted.retain(|_, one| one.since + COUNTED_FOR > now);
    if counted.len() >= REMEMBERED {
        let mut since: Vec<_> = counted.values().map(|one| one.since).collect();
        let middle = since.len() / 2;
        let (_, median, _) = since.select_nth_unstable(middle);
        let median = *median;
        counted.retain(|_, one| one.since > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_ones_are_counted_for_an_hour() {
        let tries = Tries::default();
        let now: DateTime<Utc> = "2027-01-04T10:00:00Z".parse().unwrap();
        let address = Some(IpAddr::from([192, 0, 2, 1]));
        for _ in 0..FOR_A_REFERENCE {
            assert_eq!(tries.until("FC-1", address, now), None);
            tries.wrong("FC-1", address, now);
        }
        let again = now + COUNTED_FOR;
        assert_eq!(tries.until("FC-1", None, now), Some(again), "whoever asks for it");
        assert_eq!(tries.until("FC-2", address, now), None, "another reference");
        assert_eq!(tries.until("FC-1", None, again), None, "an hour later");
        for number in FOR_A_REFERENCE..FROM_AN_ADDRESS {
            tries.wrong(&format!("FC-3{number}"), address, now);
        }
        assert_eq!(tries.until("FC-2", address, now), Some(again), "an address that tried many");
        tries.wrong("FC-1", address, again);
        assert_eq!(tries.until("FC-1", address, again), None, "counted anew");
    }

    #[test]
    fn memory_is_bounded() {
        let tries = Tries::default();
        let now: DateTime<Utc> = "2027-01-04T10:00:00Z".parse().unwrap();
        for number in 0..REMEMBERED + 10 {
            tries.wrong(&number.to_string(), None, now + TimeDelta::milliseconds(i64::try_from(number).unwrap()));
        }
        assert!(lock(&tries.references).len() <= REMEMBERED);
    }
}
