//! Turns: an address with many requests under way lets those of others go first.
//!
//! Workers go on with requests in the order in which they can go on, so whoever keeps hundreds of connections busy would
//! make everybody else wait behind all of them, at every step. So a request gives way once for every
//! [`AT_A_TIME`] requests that its address has under way already. Nothing is held meanwhile, and where nobody else waits
//! giving way takes a fraction of a microsecond.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
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

/// The requests under way, by address.
#[derive(Clone, Default)]
pub(super) struct Turns(Arc<Mutex<HashMap<ClientAddress, usize>>>);

impl Turns {
    /// Waits for the turn of a request, which is under way until the value is dropped.
    pub async fn enter(&self, client: ClientAddress) -> UnderWay {
        let before = {
            let mut under_way = self.under_way();
            let count = under_way.entry(client).or_default();
            *count += 1;
            *count - 1
        };
        let entered = UnderWay { turns: self.clone(), client };
        for _ in 0..(before / AT_A_TIME).min(GIVES_WAY_MAX) {
            tokio::task::yield_now().await;
        }
        entered
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<ClientAddress, usize>> {
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
        let mut under_way = self.turns.under_way();
        if let Some(count) = under_way.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                under_way.remove(&self.client);
            }
        }
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

    #[tokio::test]
    async fn who_comes_last_alone_is_served_among_the_first() {
        let (turns, order) = (Turns::default(), Arc::new(Mutex::new(Vec::new())));
        let mut requests = JoinSet::new();
        for last in (0..200).map(|number| if number == 199 { 2 } else { 1 }) {
            let (turns, order) = (turns.clone(), order.clone());
            requests.spawn(async move {
                let _under_way = turns.enter(ClientAddress(IpAddr::from([192, 0, 2, last]))).await;
                order.lock().expect("nobody panics").push(last);
                tokio::task::yield_now().await;
            });
        }
        requests.join_all().await;
        let order = order.lock().expect("nobody panics");
        assert_eq!(order.iter().position(|last| *last == 2), Some(AT_A_TIME));
        assert!(turns.under_way().is_empty(), "nobody is remembered");
    }
}
