//! Names that content files give to sites, services, resources and languages.

use std::{borrow::Borrow, fmt, sync::Arc};

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as the files and the store write it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// Name of a desk, officer, room, video room or rostered interpreter; unique over all sites.
    ResourceId
}
name! {
    /// Slug of a site, as the register of counters has it.
    SiteId
}
name! {
    /// Name of a service, as `counter-services.toml` has it.
    ServiceId
}
name! {
    /// Code of a language with its variety, or of another way of communicating: `so`, `ymm` (Maay), `bsl`,
    /// `speech-to-text`. Two codes are two languages: an interpreter of one is none of the other.
    Language
}

/// Ways of communicating that agencies arrange weeks ahead, because few people offer them.
const NOT_SPOKEN: [&str; 7] =
    ["bsl", "bsl-regional", "deafblind-manual", "lipspeaker", "relay", "speech-to-text", "sse"];

impl Language {
    /// Whether hearing people speak it. The others are signed, written or felt.
    #[must_use]
    pub fn is_spoken(&self) -> bool {
        !NOT_SPOKEN.contains(&self.as_str())
    }
}
