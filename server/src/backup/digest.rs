//! What tells a file that is as it was written from any other.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::store::files::create_own_file;

/// Bytes read at a time.
const CHUNK: usize = 256 * 1024;

/// Length and SHA-256 of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    bytes: u64,
    sha256: String,
}

impl Digest {
    /// Of a file, read from its beginning to its end.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of(file: &Path) -> io::Result<Self> {
        read(file, io::sink())
    }

    /// Of a file that is copied meanwhile into a new one, its owner's alone.
    ///
    /// # Errors
    /// One of them cannot be used.
    pub fn of_copied(file: &Path, to: &Path) -> io::Result<Self> {
        let mut copy = create_own_file(to)?;
        let digest = read(file, &mut copy)?;
        copy.sync_all()?;
        Ok(digest)
    }

    /// How this one differs from the one that was written.
    #[must_use]
    pub fn unlike(&self, written: &Self) -> String {
        if self.bytes == written.bytes {
            format!("its SHA-256 is {} and was {}", self.sha256, written.sha256)
        } else {
            format!("it has {} bytes and had {}", self.bytes, written.bytes)
        }
    }
}

fn read(file: &Path, mut copy: impl Write) -> io::Result<Digest> {
    let (mut file, mut hash, mut bytes) = (File::open(file)?, Sha256::new(), 0);
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            return Ok(Digest { bytes, sha256 });
        }
        hash.update(&chunk[..read]);
        copy.write_all(&chunk[..read])?;
        bytes += u64::try_from(read).unwrap_or(0);
    }
}
