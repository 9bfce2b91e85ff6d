//! The account of bytes that drafts take, in all and for each address, so that nobody fills the store.
//!
//! Kept in this process, because an address is never stored beside a draft. All bytes are counted in the database when
//! the process starts and after each sweep, so what other processes store is known within minutes; what an address
//! stores is known to the process that took it, so each of several processes allows it as much. Between two counts
//! the account follows what this process saves, so a post costs no statement more.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use journey::size::DRAFT_BYTES_MAX;

use super::KEPT_FOR;
use crate::measure;

/// Addresses that are told apart. Beyond, bytes count in all only: each of them has stored a draft.
const ADDRESSES_MAX: usize = 100_000;
/// An address that holds no more than the largest draft is still served where the whole is full, up to a quarter more.
const LITTLE: i64 = DRAFT_BYTES_MAX.cast_signed();
/// An hour, milliseconds: bytes are forgotten by the hour in which they were stored.
const HOUR_MS: i64 = 60 * 60 * 1000;

/// Bytes of drafts that are allowed.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// For each address.
    pub for_an_address: i64,
    /// In all.
    pub in_all: i64,
}

/// Why no more bytes of drafts are taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Full {
    /// This address has stored as much as one may.
    #[error("the drafts of one address take too much room")]
    Address,
    /// All drafts together take as much as they may.
    #[error("drafts take too much room")]
    All,
}

impl Full {
    /// In metrics.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::All => "all",
        }
    }
}

/// The account.
#[derive(Debug)]
pub struct Account {
    allowance: Allowance,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    all: i64,
    /// Bytes by the hour in which they were stored, the oldest first.
    by_address: HashMap<IpAddr, Vec<(i64, i64)>>,
}

/// Bytes that are taken, and given back unless they are stored.
#[must_use]
pub struct Taken<'a> {
    account: &'a Account,
    address: Option<IpAddr>,
    bytes: i64,
    hour: i64,
}

impl Account {
    /// An account in which nothing is held yet.
    #[must_use]
    pub fn new(allowance: Allowance) -> Self {
        Self { allowance, held: Mutex::default() }
    }

    /// Takes bytes for an address, or gives back those that a draft no longer has.
    ///
    /// # Errors
    /// There are none to be had. Whoever gives back is never refused.
    pub fn take(&self, address: Option<IpAddr>, bytes: i64, now: DateTime<Utc>) -> Result<Taken<'_>, Full> {
        let hour = now.timestamp_millis().div_euclid(HOUR_MS);
        let mut held = self.held();
        let of_address = address.map_or(0, |address| held.of(address, hour));
        if bytes > 0 {
            let Allowance { for_an_address, in_all } = self.allowance;
            if of_address + bytes > for_an_address {
                return Err(Full::Address);
            }
            let holds_little = address.is_some() && of_address + bytes <= LITTLE;
            if held.all + bytes > if holds_little { in_all + in_all / 4 } else { in_all } {
                return Err(Full::All);
            }
        }
        held.book(address, bytes, hour);
        Ok(Taken { account: self, address, bytes, hour })
    }

    /// All bytes as they were counted in the database; those of addresses that are a day old are forgotten.
    pub fn counted(&self, bytes: i64, now: DateTime<Utc>) {
        let hour = now.timestamp_millis().div_euclid(HOUR_MS);
        let mut held = self.held();
        held.all = bytes;
        held.by_address.retain(|_, stored| {
            stored.retain(|(at, _)| !is_over(*at, hour));
            !stored.is_empty()
        });
        measure::draft_bytes(held.all);
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn of(&self, address: IpAddr, hour: i64) -> i64 {
        let stored = self.by_address.get(&address).into_iter().flatten();
        stored.filter(|(at, _)| !is_over(*at, hour)).map(|(_, bytes)| bytes).sum()
    }

    fn book(&mut self, address: Option<IpAddr>, bytes: i64, hour: i64) {
        self.all = (self.all + bytes).max(0);
        measure::draft_bytes(self.all);
        let Some(address) = address else { return };
        if let Some(stored) = self.by_address.get_mut(&address) {
            enter(stored, bytes, hour);
            if stored.is_empty() {
                self.by_address.remove(&address);
            }
        } else if bytes > 0 && self.by_address.len() < ADDRESSES_MAX {
            self.by_address.insert(address, vec![(hour, bytes)]);
        }
    }
}

/// Enters bytes into the hours of an address. What is given back is taken from the newest first, never below nothing.
fn enter(stored: &mut Vec<(i64, i64)>, bytes: i64, hour: i64) {
    stored.retain(|(at, _)| !is_over(*at, hour));
    match stored.last_mut() {
        Some((at, held)) if bytes > 0 && *at == hour => *held += bytes,
        _ if bytes > 0 => stored.push((hour, bytes)),
        _ => {
            let mut back = -bytes;
            while let Some((_, held)) = stored.last_mut() {
                let some = back.min(*held);
                (*held, back) = (*held - some, back - some);
                if *held > 0 {
                    break;
                }
                stored.pop();
            }
        }
    }
}

/// Whether every draft of an hour has ended.
fn is_over(stored_at: i64, hour: i64) -> bool {
    hour > stored_at + KEPT_FOR.num_hours()
}

impl Taken<'_> {
    /// They are stored.
    pub fn keep(mut self) {
        self.bytes = 0;
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        if self.bytes != 0 {
            self.account.held().book(self.address, -self.bytes, self.hour);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const KIB: i64 = 1024;

    fn address(last: u8) -> Option<IpAddr> {
        Some(Ipv4Addr::new(203, 0, 113, last).into())
    }

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(hours * HOUR_MS).expect("a time")
    }

    fn account() -> Account {
        Account::new(Allowance { for_an_address: 1024 * KIB, in_all: 4096 * KIB })
    }

    fn stores(account: &Account, address: Option<IpAddr>, bytes: i64, hours: i64) -> Result<(), Full> {
        account.take(address, bytes, at(hours)).map(Taken::keep)
    }

    #[test]
    fn an_address_has_its_limit_and_others_are_not_touched() {
        let account = account();
        for _ in 0..4 {
            assert_eq!(stores(&account, address(1), 256 * KIB, 0), Ok(()));
        }
        assert_eq!(stores(&account, address(1), 1, 0), Err(Full::Address));
        assert_eq!(stores(&account, address(2), 256 * KIB, 0), Ok(()));
        assert_eq!(stores(&account, address(1), -KIB, 0), Ok(()), "whoever gives back is never refused");
        assert_eq!(stores(&account, address(1), KIB, 0), Ok(()));
        assert_eq!(stores(&account, address(1), KIB, 24), Err(Full::Address));
        assert_eq!(stores(&account, address(1), KIB, 25), Ok(()), "its drafts have ended");
    }

    #[test]
    fn what_is_not_stored_is_given_back() {
        let account = account();
        for _ in 0..100 {
            drop(account.take(address(1), 1000 * KIB, at(0)).expect("it was given back"));
        }
        assert_eq!(stores(&account, address(1), 1024 * KIB, 0), Ok(()));
    }

    #[test]
    fn where_the_whole_is_full_those_who_hold_little_go_on() {
        let account = account();
        for last in 0..4 {
            assert_eq!(stores(&account, address(last), 1024 * KIB, 0), Ok(()));
        }
        assert_eq!(stores(&account, address(9), 1000 * KIB, 0), Err(Full::All));
        assert_eq!(stores(&account, None, 1, 0), Err(Full::All));
        assert_eq!(stores(&account, address(9), 200 * KIB, 0), Ok(()));
        assert_eq!(stores(&account, address(9), 200 * KIB, 0), Err(Full::All), "that is little no more");
        for last in 10..14 {
            assert_eq!(stores(&account, address(last), 200 * KIB, 0), Ok(()));
        }
        assert_eq!(stores(&account, address(14), 200 * KIB, 0), Err(Full::All), "there is an end to that, too");
        account.counted(0, at(0));
        assert_eq!(stores(&account, address(14), 200 * KIB, 0), Ok(()), "after a count it is as the database says");
    }

    #[test]
    fn more_addresses_than_are_told_apart_count_in_all() {
        let account = Account::new(Allowance { for_an_address: 10, in_all: i64::MAX / 2 });
        for number in 0..u32::try_from(ADDRESSES_MAX).expect("a number") + 10 {
            assert_eq!(stores(&account, Some(Ipv4Addr::from_bits(number).into()), 10, 0), Ok(()));
        }
        assert_eq!(account.held().by_address.len(), ADDRESSES_MAX);
        account.counted(0, at(30));
        assert!(account.held().by_address.is_empty());
    }
}
