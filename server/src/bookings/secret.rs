//! The secret of a record: whoever knows it beside the reference may see, change and cancel it.

use std::fmt;

use crate::{
    entropy::{Entropy, bytes},
    vault::MasterKey,
};

/// Twelve digits in three groups: people read them out in any language, and write them down without a mistake. With
/// the limits on wrong ones, 10^12 are too many to try.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(u64);

/// Secrets that there are.
const SECRETS: u64 = 1_000_000_000_000;

impl Secret {
    /// A new one, each as likely as any other.
    pub fn random(entropy: &dyn Entropy) -> Self {
        // What lies beyond the last whole range would make some of them likelier.
        let bound = u64::MAX - u64::MAX % SECRETS;
        loop {
            let number = u64::from_be_bytes(bytes(entropy));
            if number < bound {
                return Self(number % SECRETS);
            }
        }
    }

    /// Reads what a person typed, with digits of any script, spaces and dashes as they like.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String = typed::code(typed).chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
        let is_one = code.len() == 12 && code.bytes().all(|byte| byte.is_ascii_digit());
        is_one.then(|| code.parse().ok().map(Self)).flatten()
    }

    /// The mark under which it is stored beside a reference: nobody who has the database alone learns the secret.
    #[must_use]
    pub fn mark(self, master: &MasterKey, reference: &str) -> [u8; 32] {
        master.secrets().seal(&[reference.as_bytes(), &self.0.to_be_bytes()])
    }

    /// Whether a stored mark is that of this secret, in a time that does not tell how much of it fits.
    #[must_use]
    pub fn fits(self, master: &MasterKey, reference: &str, mark: &[u8]) -> bool {
        master.secrets().fits(&[reference.as_bytes(), &self.0.to_be_bytes()], mark)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = self;
        write!(f, "{:04} {:04} {:04}", number / 100_000_000, number / 10_000 % 10_000, number % 10_000)
    }
}

/// A log never shows it.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    struct Fixed(u64);

    impl Entropy for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.copy_from_slice(&self.0.to_be_bytes());
        }
    }

    #[test]
    fn what_is_shown_is_read() {
        for number in [0, 7, SECRETS - 1, 123_456_789_012] {
            let secret = Secret::random(&Fixed(number));
            assert_eq!(Secret::parse(&secret.to_string()), Some(secret));
        }
        let shown = Secret::random(&Fixed(1_234_567_890)).to_string();
        assert_eq!(shown, "0012 3456 7890");
        for typed in ["001234567890", " 0012-3456 – 7890 ", "۰۰۱۲ ۳۴۵۶ ۷۸۹۰", "0012.3456.7890"] {
            assert_eq!(Secret::parse(typed).map(|secret| secret.to_string()), Some(shown.clone()), "{typed}");
        }
        for typed in ["", "0012 3456 789", "0012 3456 78901", "0012 3456 789x"] {
            assert_eq!(Secret::parse(typed), None, "{typed}");
        }
        assert!(!format!("{:?}", Secret::random(&Fixed(1))).contains('0'));
    }

    #[test]
    fn a_mark_fits_its_own_reference_and_key_alone() {
        let (master, other) = (MasterKey::from_bytes([1; 32]), MasterKey::from_bytes([2; 32]));
        let secret = Secret::random(&SystemEntropy);
        let mark = secret.mark(&master, "FC-2222-2222");
        assert!(secret.fits(&master, "FC-2222-2222", &mark));
        assert!(!secret.fits(&master, "FC-2222-2223", &mark));
        assert!(!secret.fits(&other, "FC-2222-2222", &mark));
        assert!(!secret.fits(&master, "FC-2222-2222", &mark[..31]));
        assert!(!secret.fits(&master, "FC-2222-2222", &[]));
    }
}
