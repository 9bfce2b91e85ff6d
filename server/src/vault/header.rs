//! What stands before every sealed text: how it was sealed, and under which key, so that ciphers and keys can change
//! later. It is no secret, and it is bound to the text: a header that was changed opens nothing.

use std::fmt;

/// What a header begins with. No text in UTF-8 holds the first byte.
const MARK: [u8; 3] = [0xF5, b'f', b'c'];
/// XChaCha20-Poly1305: a nonce of 24 bytes, then the ciphertext with its tag.
pub(super) const XCHACHA20_POLY1305: u8 = 1;
/// Bytes of a header: the mark, the format, the key.
pub(super) const HEADER_BYTES: usize = MARK.len() + 1 + KEY_ID_BYTES;

const KEY_ID_BYTES: usize = 8;

/// Names a key without telling anything of it. Shown as 16 hexadecimal figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyId([u8; KEY_ID_BYTES]);

impl KeyId {
    /// The id of these bytes, which were derived from the key.
    pub(super) const fn from_bytes(bytes: [u8; KEY_ID_BYTES]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; KEY_ID_BYTES] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The header of a sealed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// How the text was sealed.
    pub format: u8,
    /// Under which key.
    pub key: KeyId,
}

impl Header {
    /// The header as it is stored.
    pub fn to_bytes(self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[..MARK.len()].copy_from_slice(&MARK);
        bytes[MARK.len()] = self.format;
        bytes[MARK.len() + 1..].copy_from_slice(&self.key.0);
        bytes
    }

    /// The header and what follows it; `None` where the text was sealed before there were headers.
    pub fn read(sealed: &[u8]) -> Option<(Self, &[u8])> {
        let (header, rest) = sealed.split_first_chunk::<HEADER_BYTES>()?;
        let (format, key) = header.strip_prefix(&MARK)?.split_first()?;
        Some((Self { format: *format, key: KeyId(key.try_into().ok()?) }, rest))
    }
}
