//! Who may connect: so many in all, and so many from one address. Where there is no room, whoever has been idle
//! longest makes some; where nobody is idle, whoever comes is not let in.

use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::life::Life;
use crate::{client_address::network, measure};

/// How many connections there may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Which of our addresses they are limits of, for the metrics.
    pub at: &'static str,
    /// At a time.
    pub in_all: NonZeroUsize,
    /// From one IPv4 address or IPv6 /64; none where a proxy's address is everybody's.
    pub per_address: Option<NonZeroUsize>,
}

/// The connections there are.
pub(super) struct Admission {
    limits: Limits,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    /// By address, in the order in which they came.
    by_address: HashMap<IpAddr, Vec<Arc<Life>>>,
    count: usize,
}

impl Admission {
    pub fn new(limits: Limits) -> Self {
        Self { limits, open: Mutex::default() }
    }

    /// A place for a connection from this address; `None` where there is no room.
    pub fn admit(self: &Arc<Self>, peer: IpAddr) -> Option<Admitted> {
        let address = network(peer);
        let mut open = self.open();
        let from_there = open.by_address.get(&address).map_or(0, Vec::len);
        let has_room = if self.limits.per_address.is_some_and(|most| from_there >= most.get()) {
            open.displace_one(Some(address))
        } else {
            open.count < self.limits.in_all.get() || open.displace_one(None)
        };
        if !has_room {
            measure::connection_refused();
            tracing::warn!("a connection is refused: there are too many, and none is idle");
            return None;
        }
        let life = Life::new();
        open.by_address.entry(address).or_default().push(life.clone());
        open.count += 1;
        measure::connections(self.limits.at, open.count);
        Some(Admitted { admission: self.clone(), address, life })
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Ends the connection, from this address or from any, that has been idle longest. Whether there was one.
    fn displace_one(&mut self, of: Option<IpAddr>) -> bool {
        let lives = |(address, lives): (&IpAddr, &Vec<Arc<Life>>)| {
            let idle = lives.iter().filter_map(|life| Some((life.idle_for()?, life.clone())));
            idle.max_by_key(|(idle, _)| *idle).map(|(idle, life)| (idle, *address, life))
        };
        let longest = match of {
            Some(address) => self.by_address.get_key_value(&address).and_then(lives),
            None => self.by_address.iter().filter_map(lives).max_by_key(|(idle, ..)| *idle),
        };
        let Some((_, address, life)) = longest else { return false };
        measure::connection_displaced();
        self.forget(address, &life);
        life.displace();
        true
    }

    fn forget(&mut self, address: IpAddr, life: &Arc<Life>) {
        let Some(lives) = self.by_address.get_mut(&address) else { return };
        if let Some(place) = lives.iter().position(|one| Arc::ptr_eq(one, life)) {
            lives.swap_remove(place);
            self.count -= 1;
        }
        if lives.is_empty() {
            self.by_address.remove(&address);
        }
    }
}

/// A connection's place, given back when this value goes.
pub(super) struct Admitted {
    admission: Arc<Admission>,
    address: IpAddr,
    life: Arc<Life>,
}

impl Admitted {
    pub const fn life(&self) -> &Arc<Life> {
        &self.life
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut open = self.admission.open();
        open.forget(self.address, &self.life);
        measure::connections(self.admission.limits.at, open.count);
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    fn admission(in_all: usize, per_address: usize) -> Arc<Admission> {
        let limit = |number| NonZeroUsize::new(number).expect("a limit");
        Arc::new(Admission::new(Limits {
            at: "test",
            in_all: limit(in_all),
            per_address: NonZeroUsize::new(per_address),
        }))
    }

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    #[tokio::test(start_paused = true)]
    async fn the_longest_idle_makes_room() {
        let admission = admission(3, 2);
        let first = admission.admit(address(1)).expect("there is room");
        tokio::time::advance(std::time::Duration::from_secs(1)).await;
        let second = admission.admit(address(1)).expect("there is room");
        let _third = admission.admit(address(1)).expect("the first is idle");
        first.life.displaced().await;
        let _inside = second.life.enter();
        let elsewhere = admission.admit(address(2)).expect("another address has room");
        tokio::time::advance(std::time::Duration::from_secs(1)).await;
        elsewhere.life.progressed();
        let _fourth = admission.admit(address(3)).expect("one of those is idle");
        assert_eq!(admission.open().count, 3);
        drop(first);
        assert_eq!(admission.open().count, 3, "a place is given back once");
    }

    #[tokio::test]
    async fn nobody_in_a_request_makes_room() {
        let admission = admission(10, 2);
        let busy: Vec<_> = (0..2).map(|_| admission.admit(address(1)).expect("there is room")).collect();
        let inside: Vec<_> = busy.iter().map(|one| one.life.enter()).collect();
        assert!(admission.admit(address(1)).is_none());
        let mapped = IpAddr::V6(Ipv4Addr::new(192, 0, 2, 1).to_ipv6_mapped());
        assert!(admission.admit(mapped).is_none(), "the same address in the other family's spelling");
        drop(inside);
        assert!(admission.admit(address(1)).is_some());
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let admission = admission(10, 1);
        let of = |last| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        let first = admission.admit(of(1)).expect("there is room");
        let _inside = first.life.enter();
        assert!(admission.admit(of(2)).is_none());
    }
}
