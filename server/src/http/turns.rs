//! Turns: one address has so many pages made at a time, and its further requests wait for each other. Whoever keeps
//! hundreds of connections busy does not make everybody else wait behind all of them.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU32, Ordering},
    },
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::client_address::ClientAddress;

/// Pages of one address that are made at a time. More would not make them any sooner, there are not so many processors:
/// but somebody else's page would have to wait for all of them.
const AT_A_TIME: usize = 8;
/// Addresses that have gone are forgotten after so many requests.
const FORGET_EVERY: u32 = 4096;

/// The addresses that have a request inside or waiting.
#[derive(Default)]
pub(super) struct Turns {
    own: Mutex<HashMap<ClientAddress, Weak<Semaphore>>>,
    counted: AtomicU32,
}

impl Turns {
    /// Waits until it is a request's turn among those of its address. The turn lasts as long as the value; `None` where
    /// nobody knows whose request it is.
    pub async fn wait(&self, client: Option<ClientAddress>) -> Option<OwnedSemaphorePermit> {
        // Fails only where somebody closed the semaphore, and nobody does.
        self.of(client?).acquire_owned().await.ok()
    }

    /// Whoever holds a turn or waits for one keeps the semaphore of their address.
    fn of(&self, client: ClientAddress) -> Arc<Semaphore> {
        let mut own = self.own();
        if self.counted.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            own.retain(|_, semaphore| semaphore.strong_count() > 0);
        }
        if let Some(semaphore) = own.get(&client).and_then(Weak::upgrade) {
            return semaphore;
        }
        let semaphore = Arc::new(Semaphore::new(AT_A_TIME));
        own.insert(client, Arc::downgrade(&semaphore));
        semaphore
    }

    fn own(&self) -> MutexGuard<'_, HashMap<ClientAddress, Weak<Semaphore>>> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use futures::{FutureExt, future::join_all};

    use super::*;

    #[tokio::test]
    async fn one_address_waits_for_itself_only() {
        let turns = Turns::default();
        let client = |last: u8| Some(ClientAddress(IpAddr::from([192, 0, 2, last])));
        let inside = join_all((0..AT_A_TIME).map(|_| turns.wait(client(1)))).await;
        let mut next = Box::pin(turns.wait(client(1)));
        assert!(next.as_mut().now_or_never().is_none(), "it waits");
        assert!(turns.wait(client(2)).now_or_never().flatten().is_some(), "others do not");
        assert!(turns.wait(None).now_or_never().flatten().is_none(), "nor does a request of nobody");
        drop(inside);
        assert!(next.await.is_some());
        for request in 0..FORGET_EVERY {
            turns.wait(client(u8::try_from(request % 200).unwrap_or_default())).await;
        }
        assert!(turns.own().len() < 200, "{} are remembered", turns.own().len());
    }
}
