//! Turns: an address with many requests under way lets those of others go first.
//!
//! Workers go on with requests in the order in which they can go on, so whoever keeps hundreds of connections busy would
//! make everybody else wait behind all of them, at every step. So a request gives way once for every
//! [`AT_A_TIME`] requests that its address has under way already, as long as others come as well. Nothing is held
//! meanwhile.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use crate::client_address::ClientAddress;

/// Requests of one address that go on like anybody's. A browser opens six connections.
const AT_A_TIME: usize = 8;
/// The most that a request gives way.
const GIVES_WAY_MAX: usize = 128;
/// An address beside which no other has come for so long has nobody to give way to.
const ALONE_AFTER: Duration = Duration::from_secs(1);

/// The requests under way.
#[derive(Clone, Default)]
pub(super) struct Turns(Arc<Mutex<Requests>>);

#[derive(Default)]
struct Requests {
    by_address: HashMap<ClientAddress, usize>,
    /// The address that came last.
    last: Option<ClientAddress>,
    /// The last time at which another came than before.
    changed: Option<Instant>,
}

impl Requests {
    /// Notes a request, and says how often it gives way.
    fn enter(&mut self, client: ClientAddress, now: Instant) -> usize {
        if self.last.replace(client).is_some_and(|last| last != client) {
            self.changed = Some(now);
        }
        let under_way = self.by_address.entry(client).or_default();
        let before = *under_way;
        *under_way += 1;
        let is_alone = self.changed.is_none_or(|changed| now.duration_since(changed) > ALONE_AFTER);
        if is_alone { 0 } else { (before / AT_A_TIME).min(GIVES_WAY_MAX) }
    }

    fn leave(&mut self, client: ClientAddress) {
        if let Some(under_way) = self.by_address.get_mut(&client) {
            *under_way -= 1;
            if *under_way == 0 {
                self.by_address.remove(&client);
            }
        }
    }
}

impl Turns {
    /// Waits for the turn of a request, which is under way until the value is dropped.
    pub async fn enter(&self, client: ClientAddress) -> UnderWay {
        let gives_way = self.requests().enter(client, Instant::now());
        let entered = UnderWay { turns: self.clone(), client };
        for _ in 0..gives_way {
            tokio::task::yield_now().await;
        }
        entered
    }

    fn requests(&self) -> MutexGuard<'_, Requests> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request under way.
pub(super) struct UnderWay {
    turns: Turns,
    client: ClientAddress,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.turns.requests().leave(self.client);
    }
}

/// Answers a request when it is its turn.
pub(super) async fn in_turn(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    let _under_way = match request.extensions().get::<ClientAddress>().copied() {
        Some(client) => Some(turns.enter(client).await),
        None => None,
    };
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use tokio::task::JoinSet;

    use super::*;

    fn client(last: u8) -> ClientAddress {
        ClientAddress(IpAddr::from([192, 0, 2, last]))
    }

    #[tokio::test]
    async fn who_comes_last_alone_is_served_among_the_first() {
        let (turns, order) = (Turns::default(), Arc::new(Mutex::new(Vec::new())));
        drop(turns.enter(client(2)).await);
        let mut requests = JoinSet::new();
        for last in (0..200).map(|number| if number == 199 { 2 } else { 1 }) {
            let (turns, order) = (turns.clone(), order.clone());
            requests.spawn(async move {
                let _under_way = turns.enter(client(last)).await;
                order.lock().expect("nobody panics").push(last);
                tokio::task::yield_now().await;
            });
        }
        requests.join_all().await;
        let order = order.lock().expect("nobody panics");
        assert_eq!(order.iter().position(|last| *last == 2), Some(AT_A_TIME));
        assert!(turns.requests().by_address.is_empty(), "nobody is remembered");
    }

    #[test]
    fn an_address_alone_gives_way_to_nobody() {
        let (mut requests, now) = (Requests::default(), Instant::now());
        let gives_way: Vec<_> = (0..32).map(|_| requests.enter(client(1), now)).collect();
        assert_eq!(gives_way, [0; 32]);
        assert_eq!(requests.enter(client(2), now), 0);
        assert_eq!(requests.enter(client(1), now), 4);
        assert_eq!(requests.enter(client(1), now + ALONE_AFTER * 2), 0, "the other has gone");
    }
}
