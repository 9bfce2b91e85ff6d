//! The master key: a file that only its owner may read, made on the first start.

use std::{
    fs::{self, OpenOptions, Permissions},
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use hkdf::Hkdf;
use sha2::Sha256;

use super::{AuditKey, KeyId, Record, SealKey, expand, key_id};
use crate::{
    entropy::{Entropy, bytes},
    store::{
        files::{make_own_folder, sync_folder_of},
        submissions::RecordKey,
    },
};

/// The key that wraps data keys and takes part in draft keys.
#[derive(Clone)]
pub struct MasterKey {
    id: KeyId,
    wrapping: SealKey,
    drafts: Hkdf<Sha256>,
    renewals: Hkdf<Sha256>,
    fingerprints: Hkdf<Sha256>,
    audit: AuditKey,
    secrets: AuditKey,
    desk_links: AuditKey,
}

/// Why there is no master key.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// The file cannot be read or made.
    #[error("the master key file {0} cannot be used: {1}")]
    File(String, std::io::Error),
    /// It holds something else.
    #[error("the master key file {0} does not hold 32 bytes in base64")]
    Content(String),
    /// Something was sealed under another one.
    #[error("{0} is not the master key of this database: {1} does not open")]
    Other(String, String),
    /// Others may read it.
    #[error("the master key file {0} can be read by others: run chmod 600 {0}")]
    Open(String),
}

impl MasterKey {
    /// Reads the file, or makes it where there is none.
    ///
    /// # Errors
    /// [`MasterKeyError`], naming the file.
    pub fn load_or_create(file: &Path, entropy: &dyn Entropy) -> Result<Self, MasterKeyError> {
        match create(file, entropy) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                Err(MasterKeyError::File(file.display().to_string(), error))
            }
            _ => Self::load(file),
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`MasterKeyError`], naming the file.
    pub fn load(file: &Path) -> Result<Self, MasterKeyError> {
        let name = || file.display().to_string();
        let unreadable = |error| MasterKeyError::File(name(), error);
        let mode = fs::metadata(file).map_err(unreadable)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(MasterKeyError::Open(name()));
        }
        let text = fs::read_to_string(file).map_err(unreadable)?;
        let decoded = BASE64_STANDARD.decode(text.trim()).ok().and_then(|key| key.try_into().ok());
        Ok(Self::from_bytes(decoded.ok_or_else(|| MasterKeyError::Content(name()))?))
    }

    /// Whether this key opens what is stored: wrapped keys, with their records.
    ///
    /// # Errors
    /// [`MasterKeyError::Other`], naming the first reference that does not open.
    pub fn try_all(&self, file: &Path, keys: &[RecordKey]) -> Result<(), MasterKeyError> {
        let opens = |key: &&RecordKey| Record::of(key.record.as_str(), &key.wrapped_key, self).is_ok();
        match keys.iter().find(|key| !opens(key)) {
            None => Ok(()),
            Some(key) => Err(MasterKeyError::Other(file.display().to_string(), key.subject.clone())),
        }
    }

    /// A master key of these bytes.
    #[must_use]
    pub fn from_bytes(key: [u8; 32]) -> Self {
        let derived = |purpose: &str| {
            let mut derived = [0; 32];
            expand(&Hkdf::new(None, &key), purpose.as_bytes(), &mut derived);
            derived
        };
        let id = key_id(&key);
        Self {
            id,
            wrapping: SealKey::derived(derived("wrap data keys"), id),
            drafts: Hkdf::new(None, &derived("drafts")),
            renewals: Hkdf::new(None, &derived("renewals")),
            fingerprints: Hkdf::new(None, &derived("fingerprints")),
            audit: AuditKey::derived(&derived("audit")),
            secrets: AuditKey::derived(&derived("secrets")),
            desk_links: AuditKey::derived(&derived("desk links")),
        }
    }

    /// The name of this key, in the header of what it seals. It tells nothing of the key.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The key that wraps data keys.
    #[must_use]
    pub const fn wrapping(&self) -> &SealKey {
        &self.wrapping
    }

    /// The database id and the key of the draft that belongs to a cookie's token.
    #[must_use]
    pub fn draft(&self, token: &[u8]) -> ([u8; 32], SealKey) {
        let mut both = [0; 64];
        expand(&self.drafts, token, &mut both);
        let (mut id, mut key) = ([0; 32], [0; 32]);
        id.copy_from_slice(&both[..32]);
        key.copy_from_slice(&both[32..]);
        (id, SealKey::derived(key, self.id))
    }

    /// What vouches for lines of the audit.
    #[must_use]
    pub fn audit(&self) -> AuditKey {
        self.audit.clone()
    }

    /// The key under which secrets of records are marked.
    #[must_use]
    pub const fn secrets(&self) -> &AuditKey {
        &self.secrets
    }

    /// The key that signs links to the visits of a day.
    #[must_use]
    pub const fn desk_links(&self) -> &AuditKey {
        &self.desk_links
    }

    /// The token that takes the place of another, from a text that only one page knows. Neither alone tells it.
    #[must_use]
    pub fn renewed(&self, token: &[u8; 32], once: &[u8]) -> [u8; 32] {
        let mut renewed = [0; 32];
        expand(&self.renewals, &[token, once].concat(), &mut renewed);
        renewed
    }

    /// What tells two sets of answers apart without telling what they are.
    #[must_use]
    pub fn fingerprint(&self, answers: &[u8]) -> [u8; 16] {
        let mut fingerprint = [0; 16];
        expand(&self.fingerprints, answers, &mut fingerprint);
        fingerprint
    }
}

/// Makes the file in one step that fails where it exists, readable by its owner only. It is on disk, and in its folder
/// there, before anything is sealed under it.
fn create(file: &Path, entropy: &dyn Entropy) -> std::io::Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        make_own_folder(folder)?;
    }
    let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    made.set_permissions(Permissions::from_mode(0o600))?;
    writeln!(made, "{}", BASE64_STANDARD.encode(bytes::<32>(entropy)))?;
    made.sync_all()?;
    sync_folder_of(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn the_file_is_made_once_and_only_for_its_owner() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("keys/master.key");
        let first = MasterKey::load_or_create(&file, &SystemEntropy)?;
        let second = MasterKey::load_or_create(&file, &SystemEntropy)?;
        assert_eq!(first.draft(b"token").0, second.draft(b"token").0);
        assert_eq!(first.id(), second.id());
        assert_ne!(first.id(), MasterKey::from_bytes([7; 32]).id());
        assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644))?;
        assert!(matches!(MasterKey::load_or_create(&file, &SystemEntropy), Err(MasterKeyError::Open(_))));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600))?;
        fs::write(&file, "not a key")?;
        assert!(matches!(MasterKey::load_or_create(&file, &SystemEntropy), Err(MasterKeyError::Content(_))));
        Ok(())
    }
}
