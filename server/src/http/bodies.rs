//! Memory for bodies that are on their way in: a large one takes up its whole length for as long as it takes to
//! arrive, so there are so many bytes of them in all, and so many from one address.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::client_address::ClientAddress;

/// Bodies up to this are not counted, bytes: nearly every form is far smaller, and must get through beside somebody who
/// sends large ones.
const SMALL_BYTES: usize = 16 * 1024;
/// Large bodies on their way at a time, bytes.
const BYTES_MAX: usize = 10 * BYTES_PER_CLIENT_MAX;
/// Large bodies on their way from one address at a time, bytes.
const BYTES_PER_CLIENT_MAX: usize = 32 * 1024 * 1024;

/// The large bodies that are on their way.
#[derive(Clone, Default)]
pub(super) struct Bodies(Arc<Mutex<Coming>>);

#[derive(Default)]
struct Coming {
    bytes: usize,
    by_client: HashMap<ClientAddress, usize>,
}

/// Why there is no memory for a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoMemory {
    /// This address has as much under way as one may have.
    Client,
    /// All together have.
    All,
}

impl Bodies {
    /// Memory for a body of this length, given back when the value goes.
    pub fn reserve(&self, client: Option<ClientAddress>, bytes: usize) -> Result<Option<Reserved>, NoMemory> {
        if bytes <= SMALL_BYTES {
            return Ok(None);
        }
        let mut coming = self.coming();
        if coming.bytes + bytes > BYTES_MAX {
            return Err(NoMemory::All);
        }
        if let Some(client) = client {
            let own = coming.by_client.entry(client).or_default();
            if *own + bytes > BYTES_PER_CLIENT_MAX {
                return Err(NoMemory::Client);
            }
            *own += bytes;
        }
        coming.bytes += bytes;
        Ok(Some(Reserved { bodies: self.clone(), client, bytes }))
    }

    fn coming(&self) -> MutexGuard<'_, Coming> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Memory that is spoken for.
pub(super) struct Reserved {
    bodies: Bodies,
    client: Option<ClientAddress>,
    bytes: usize,
}

impl Drop for Reserved {
    fn drop(&mut self) {
        let mut coming = self.bodies.coming();
        coming.bytes -= self.bytes;
        let Some(client) = self.client else { return };
        if let Some(own) = coming.by_client.get_mut(&client) {
            *own -= self.bytes;
            if *own == 0 {
                coming.by_client.remove(&client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    const MIB: usize = 1024 * 1024;

    #[test]
    fn one_address_leaves_memory_for_others() {
        let bodies = Bodies::default();
        let client = |last: u8| Some(ClientAddress(IpAddr::from([192, 0, 2, last])));
        let mut held: Vec<_> = (0..32).map(|_| bodies.reserve(client(1), MIB).expect("there is memory")).collect();
        assert_eq!(bodies.reserve(client(1), MIB).err(), Some(NoMemory::Client));
        assert!(bodies.reserve(client(1), SMALL_BYTES).is_ok_and(|reserved| reserved.is_none()), "a form gets through");
        for other in 2..=10 {
            held.extend((0..32).map(|_| bodies.reserve(client(other), MIB).expect("there is memory")));
        }
        assert_eq!(bodies.reserve(client(11), MIB).err(), Some(NoMemory::All));
        assert_eq!(bodies.reserve(None, MIB).err(), Some(NoMemory::All));
        held.clear();
        assert!(bodies.reserve(client(1), 32 * MIB).is_ok(), "all of it was given back");
        assert!(bodies.coming().by_client.is_empty());
    }
}
