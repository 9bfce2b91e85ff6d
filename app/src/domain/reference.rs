//! The reference a person is given: `FC-XXXX-XXXX`.
//!
//! Seven characters of chance and one check character over 29 symbols that are told apart by eye and ear
//! (no 0 O, 1 I L, U, 5 S pairs). 29 is prime, so the weighted sum notices every single wrong character and
//! every swap of two neighbours. Chance makes collisions rare (29^7 is 17 thousand million); the database
//! makes them impossible, and whoever meets one is given another.

use std::fmt;

use serde::{Deserialize, Serialize};

const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRTVWXYZ";

/// A reference whose check character is right. Shown as `FC-XXXX-XXXX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; 8]);

/// What was typed is no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAReference {
    /// Not eight characters of the alphabet after `FC`.
    #[error("a reference is FC and eight letters or figures")]
    Shape,
    /// A character was mistyped or two were swapped.
    #[error("one of the characters is not as it was given")]
    CheckCharacter,
}

impl Reference {
    /// Makes a reference from chance. The slight preference for the first symbols (256 is no multiple of
    /// 29) is harmless: a reference is a name, not a secret.
    #[must_use]
    pub fn from_random(random: [u8; 7]) -> Self {
        let mut symbols = [0; 8];
        for (symbol, byte) in symbols.iter_mut().zip(random) {
            *symbol = byte % 29;
        }
        symbols[7] = check_symbol(&symbols[..7]);
        Self(symbols)
    }

    /// Reads what a person typed: any case, spaces and hyphens anywhere, `FC` may be missing.
    ///
    /// # Errors
    /// [`NotAReference`], telling a wrong shape from a mistyped character.
    pub fn parse(text: &str) -> Result<Self, NotAReference> {
        let squeezed: Vec<u8> =
            text.bytes().filter(|b| !matches!(b, b' ' | b'-')).map(|b| b.to_ascii_uppercase()).take(12).collect();
        let digits = match squeezed.len() {
            8 => &squeezed[..],
            10 => squeezed.strip_prefix(b"FC").ok_or(NotAReference::Shape)?,
            _ => return Err(NotAReference::Shape),
        };
        let mut symbols = [0; 8];
        for (symbol, byte) in symbols.iter_mut().zip(digits) {
            let place = ALPHABET.iter().position(|a| a == byte).ok_or(NotAReference::Shape)?;
            *symbol = u8::try_from(place).map_err(|_| NotAReference::Shape)?;
        }
        if check_symbol(&symbols[..7]) == symbols[7] { Ok(Self(symbols)) } else { Err(NotAReference::CheckCharacter) }
    }
}

/// Weights 2 to 8 differ from each other and from the check's own weight, modulo a prime.
fn check_symbol(symbols: &[u8]) -> u8 {
    let sum: u32 = (2..).zip(symbols).map(|(weight, s)| weight * u32::from(*s)).sum();
    u8::try_from(sum % 29).unwrap_or(0)
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FC")?;
        for (place, symbol) in self.0.iter().enumerate() {
            if place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(*symbol)]))?;
        }
        Ok(())
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

impl std::str::FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;

    fn try_from(text: String) -> Result<Self, NotAReference> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typed_by_hand_in_any_manner() -> Result<(), NotAReference> {
        let reference = Reference::from_random([7, 3, 250, 1, 99, 12, 40]);
        let shown = reference.to_string();
        assert_eq!(shown.len(), 12);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown[3..].to_owned()] {
            assert_eq!(Reference::parse(&typed)?, reference, "{typed}");
        }
        Ok(())
    }

    #[test]
    fn other_shapes_are_told_from_mistyped_ones() {
        for shape in ["", "FC-2222", "FC-0222-2222", "XX-2222-2222", "FC-2222-2222-2", "١٢٣٤٥٦٧٨"] {
            assert_eq!(Reference::parse(shape), Err(NotAReference::Shape), "{shape}");
        }
        assert_eq!(Reference::parse("FC-2222-2223"), Err(NotAReference::CheckCharacter));
    }

    proptest! {
        #[test]
        fn every_single_slip_and_every_swap_is_noticed(random: [u8; 7], place in 0_usize..8, other in 0_u8..29) {
            let reference = Reference::from_random(random);
            let mut slipped = reference;
            slipped.0[place] = other;
            if slipped != reference {
                prop_assert!(Reference::parse(&slipped.to_string()).is_err());
            }
            let mut swapped = reference;
            swapped.0.swap(place.min(6), place.min(6) + 1);
            if swapped != reference {
                prop_assert!(Reference::parse(&swapped.to_string()).is_err());
            }
        }
    }
}
