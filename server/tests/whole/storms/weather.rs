//! What befalls a broker: one storm after the other, each kind of them in turn.

use std::time::Duration;

use crate::{
    brokers::{Kept, OwnBroker},
    offices::Broker,
    portal::Outcome,
    proxy::Proxy,
};

/// Something that befalls a broker.
#[derive(Clone, Copy, Debug)]
enum Storm {
    /// It stands still; the second time for longer than a hand-over may take.
    Paused,
    /// Killed, and started again with everything it had.
    Restarted,
    /// Every connection breaks at once.
    Cut,
    /// Somebody deletes whatever the portal made, under its feet.
    Wiped,
    /// Killed, and started again with nothing.
    Emptied,
    /// Killed while it makes its queues: RabbitMQ then never finds them again, refuses whatever is offered, and
    /// somebody has to delete them.
    Broken,
}

/// RabbitMQ takes ten seconds to start, so those that start it come last: the tests of every day end before.
const ON_NATS: [Storm; 5] = [Storm::Restarted, Storm::Paused, Storm::Emptied, Storm::Cut, Storm::Wiped];
const ON_RABBITMQ: [Storm; 6] =
    [Storm::Paused, Storm::Wiped, Storm::Cut, Storm::Restarted, Storm::Emptied, Storm::Broken];

/// How long a pause lasts, in turn. A hand-over may take five seconds.
const PAUSES_MS: [u64; 4] = [300, 6500, 50, 1500];

/// Raises the storm with this number, and waits until the broker is there again.
pub async fn blow(number: usize, kind: Broker, broker: &mut OwnBroker, proxy: &Proxy) -> Outcome {
    let storms = if kind == Broker::Nats { &ON_NATS[..] } else { &ON_RABBITMQ };
    match storms[number % storms.len()] {
        Storm::Paused => {
            let pause_ms = PAUSES_MS[number / storms.len() % PAUSES_MS.len()];
            broker.pause(Duration::from_millis(pause_ms)).await
        }
        Storm::Restarted => {
            let has_settled = broker.has_settled().await;
            broker.restart(Kept::Everything).await?;
            // Whether it finds them again nobody knows: somebody deletes them.
            if has_settled { Ok(()) } else { broker.wipe().await }
        }
        Storm::Cut => {
            proxy.cut();
            Ok(())
        }
        Storm::Wiped => broker.wipe().await,
        Storm::Emptied => broker.restart(Kept::Nothing).await,
        Storm::Broken => {
            broker.wipe().await?;
            broker.restart(Kept::Everything).await?;
            broker.wipe().await
        }
    }
}
