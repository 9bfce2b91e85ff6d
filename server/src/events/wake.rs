//! Waking the forwarder of a channel when there is something for it.

use tokio::sync::Notify;

use super::Channel;

/// A bell for the forwarder of each channel. One that is rung while its forwarder is busy is heard afterwards.
#[derive(Debug, Default)]
pub struct Wake {
    queue: Notify,
    mail: Notify,
}

impl Wake {
    /// Wakes the forwarder of a channel.
    pub fn forwarder_of(&self, channel: Channel) {
        self.bell(channel).notify_one();
    }

    /// Waits until the forwarder of a channel is woken.
    pub async fn woken(&self, channel: Channel) {
        self.bell(channel).notified().await;
    }

    const fn bell(&self, channel: Channel) -> &Notify {
        match channel {
            Channel::Queue => &self.queue,
            Channel::Mail => &self.mail,
        }
    }
}
