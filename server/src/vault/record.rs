//! The parts of one record, sealed under a key of the record's own.

use super::{CannotOpen, MasterKey, SealKey};
use crate::entropy::Entropy;

/// The data key of a record, with the name that everything sealed under it is bound to: a part of one record does not
/// open as a part of another. The key is stored wrapped by the master key; erasing it erases every part.
pub struct Record {
    key: SealKey,
    name: Vec<u8>,
}

impl Record {
    /// A new record of this name, under a key that nothing was sealed under yet.
    #[must_use]
    pub fn new(name: &str, entropy: &dyn Entropy) -> Self {
        Self { key: SealKey::random(entropy), name: name.as_bytes().to_vec() }
    }

    /// The record whose wrapped key is stored.
    ///
    /// # Errors
    /// [`CannotOpen`]: another master key wrapped it, for another record, or it is damaged.
    pub fn of(name: &str, wrapped_key: &[u8], master: &MasterKey) -> Result<Self, CannotOpen> {
        let name = name.as_bytes().to_vec();
        Ok(Self { key: SealKey::unwrap_from(wrapped_key, master.wrapping(), &name)?, name })
    }

    /// The key as it is stored.
    #[must_use]
    pub fn wrapped_key(&self, master: &MasterKey, entropy: &dyn Entropy) -> Vec<u8> {
        self.key.wrap(master.wrapping(), entropy, &self.name)
    }

    /// Seals a part.
    #[must_use]
    pub fn seal(&self, entropy: &dyn Entropy, part: &[u8]) -> Vec<u8> {
        self.key.seal(entropy, &self.name, part)
    }

    /// Opens a part.
    ///
    /// # Errors
    /// [`CannotOpen`].
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        self.key.open(&self.name, sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn parts_open_in_their_own_record_alone() {
        let (master, other) = (MasterKey::from_bytes([1; 32]), MasterKey::from_bytes([2; 32]));
        let made = Record::new("FC-1", &SystemEntropy);
        let wrapped = made.wrapped_key(&master, &SystemEntropy);
        let (one, two) = (made.seal(&SystemEntropy, b"one"), made.seal(&SystemEntropy, b"two"));
        let stored = Record::of("FC-1", &wrapped, &master).expect("it opens");
        assert_eq!(stored.open(&one).as_deref(), Ok(&b"one"[..]));
        assert_eq!(stored.open(&two).as_deref(), Ok(&b"two"[..]));
        assert!(Record::of("FC-2", &wrapped, &master).is_err(), "the key is bound to its record");
        assert!(Record::of("FC-1", &wrapped, &other).is_err(), "another master key wraps others");
        let elsewhere = Record::new("FC-2", &SystemEntropy);
        assert!(elsewhere.open(&one).is_err(), "another record has another key");
    }
}
