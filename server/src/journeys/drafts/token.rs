//! The token in the cookie.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::entropy::{Entropy, bytes};

/// Bytes of a token.
const BYTES: usize = 32;

/// A person's token: 256 bits of chance, in a cookie. Whoever has it can read and change the draft. Once a report was sent it
/// is followed by the token under which that was done, which opens no answers any more and says what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftToken {
    own: [u8; BYTES],
    before: Option<[u8; BYTES]>,
}

impl DraftToken {
    /// A new token.
    pub fn random(entropy: &dyn Entropy) -> Self {
        Self::from_bytes(bytes(entropy))
    }

    /// A token of these bytes.
    #[must_use]
    pub const fn from_bytes(own: [u8; BYTES]) -> Self {
        Self { own, before: None }
    }

    /// This token after another one, which sent a report.
    #[must_use]
    pub const fn after(self, before: &Self) -> Self {
        Self { before: Some(before.own), ..self }
    }

    /// The token that sent a report.
    #[must_use]
    pub fn before(&self) -> Option<Self> {
        self.before.map(Self::from_bytes)
    }

    /// Reads the cookie's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let both = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let (own, before) = both.split_first_chunk::<BYTES>()?;
        let before = if before.is_empty() { None } else { Some(before.try_into().ok()?) };
        Some(Self { own: *own, before })
    }

    /// The token's bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; BYTES] {
        &self.own
    }

    /// The cookie's value.
    #[must_use]
    pub fn to_text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode([&self.own[..], self.before.as_ref().map_or(&[], |before| &before[..])].concat())
    }
}

/// Whether a text can be a draft's key: 128 bits of chance, as [`token`](crate::entropy::token) writes them.
#[must_use]
pub fn is_draft_key(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_holds_one_token_or_two() {
        let (one, other) = (DraftToken::from_bytes([1; BYTES]), DraftToken::from_bytes([2; BYTES]));
        let both = one.clone().after(&other);
        for token in [one, both.clone()] {
            assert_eq!(DraftToken::parse(&token.to_text()), Some(token));
        }
        assert_eq!(both.before(), Some(other));
        for bytes in [0, 16, 31, 33, 63, 65, 96] {
            assert_eq!(DraftToken::parse(&BASE64_URL_SAFE_NO_PAD.encode(vec![7; bytes])), None, "{bytes} bytes");
        }
    }
}
