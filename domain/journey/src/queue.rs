//! Where a submission goes, and how soon somebody should look.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every one there is, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As written in content files, queues and events.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one that is written so, if there is one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

worded! {
    /// A back-office queue. The names are part of the contract with back offices.
    Queue {
        /// Crimes to be recorded.
        CrimeRecording = "crime-recording",
        /// Hate crimes and hate incidents.
        HateCrime = "hate-crime",
        /// Neighbourhood teams.
        Neighbourhood = "neighbourhood",
        /// Collisions.
        Traffic = "traffic",
        /// Lost and found property.
        Property = "property",
        /// Everything a person in the contact centre should read first.
        ContactCentre = "contact-centre",
        /// Visits.
        Appointments = "appointments",
        /// Surveys.
        Feedback = "feedback",
    }
}

worded! {
    /// How soon somebody should look; later ones outrank earlier ones.
    Priority {
        /// In the order received.
        Standard = "standard",
        /// Before the standard ones.
        High = "high",
        /// At once.
        Urgent = "urgent",
    }
}
