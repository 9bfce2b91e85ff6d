//! The channels that events leave by.

/// A way out of this service. Events of one reference keep their order within a channel, and no channel waits for
/// another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// The queues of back offices.
    Queue,
    /// Mail to the person.
    Mail,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 2] = [Self::Queue, Self::Mail];

    /// The name under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Mail => "mail",
        }
    }

    /// The other end of the channel, as reasons and the trail of an event name it.
    #[must_use]
    pub const fn other_end(self) -> &'static str {
        match self {
            Self::Queue => "the broker",
            Self::Mail => "the mail server",
        }
    }
}

/// The refusal of a stored name that no channel has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no channel has this name")]
pub struct UnknownChannel;

impl TryFrom<String> for Channel {
    type Error = UnknownChannel;

    fn try_from(name: String) -> Result<Self, UnknownChannel> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == name).ok_or(UnknownChannel)
    }
}
