//! A fault that repeats is one line a second in the log, whoever or whatever repeats it: a flood of requests must not
//! become a flood of lines, nor hide the line that matters.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    fmt,
    hash::{Hash, Hasher},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tracing::{
    Event, Level, Subscriber,
    callsite::Identifier,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, layer::Context};

use crate::measure;

/// A line with this field is never left out: it names an event that somebody has to mend.
const ALARM: &str = "alarm";
/// Fields that tell one fault from another at the same place; others, such as an event's id, only say where it struck.
const CAUSES: [&str; 2] = ["error", "reason"];
const ONCE_IN: Duration = Duration::from_secs(1);
/// Faults that are remembered. There are a few dozen places that warn, each with a few causes.
const REMEMBERED_MAX: usize = 1024;

/// A place in the program and a hash of the causes it names.
type Fault = (Identifier, u64);

/// Lets the lines through that were not written within the last second: warnings and errors, each by its place in the
/// program and its cause. Others are left out and counted.
#[derive(Debug, Default)]
pub struct OnceASecond {
    written: Mutex<HashMap<Fault, Instant>>,
}

impl OnceASecond {
    fn is_due(&self, fault: Fault, now: Instant) -> bool {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if written.get(&fault).is_some_and(|last| now.duration_since(*last) < ONCE_IN) {
            return false;
        }
        if written.len() >= REMEMBERED_MAX {
            written.retain(|_, last| now.duration_since(*last) < ONCE_IN);
        }
        written.insert(fault, now);
        true
    }
}

/// Collects the causes that a line names.
struct Causes(DefaultHasher);

impl Visit for Causes {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if CAUSES.contains(&field.name()) {
            format!("{value:?}").hash(&mut self.0);
        }
    }
}

fn causes(event: &Event<'_>) -> u64 {
    let mut causes = Causes(DefaultHasher::new());
    event.record(&mut causes);
    causes.0.finish()
}

// A layer of its own, not a filter of another one: those forget to clear up where the event itself is refused.
impl<S: Subscriber> Layer<S> for OnceASecond {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        let line = event.metadata();
        let is_spared = *line.level() > Level::WARN || line.fields().field(ALARM).is_some();
        let is_due = is_spared || self.is_due((line.callsite(), causes(event)), Instant::now());
        if !is_due {
            measure::line_left_out();
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{Arc, PoisonError},
    };

    use tracing_subscriber::{fmt, layer::SubscriberExt};

    use super::*;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_repeated_fault_is_one_line_and_an_alarm_is_each() {
        let written = Written::default();
        let into = written.clone();
        let lines = fmt::layer().with_writer(move || into.clone());
        let subscriber = tracing_subscriber::registry().with(OnceASecond::default()).with(lines);
        tracing::subscriber::with_default(subscriber, || {
            for event in 0..1000 {
                tracing::warn!(event, reason = if event < 500 { "away" } else { "full" }, "waits");
                tracing::error!(event, alarm = "dead-letter", "refused");
                tracing::info!(event, "submitted");
            }
            tracing::warn!("something else");
        });
        let log = written.0.lock().unwrap_or_else(PoisonError::into_inner);
        let log = String::from_utf8_lossy(&log);
        let count = |words: &str| log.lines().filter(|line| line.contains(words)).count();
        assert!((2..6).contains(&count("waits")), "{}", count("waits"));
        assert_eq!([count("refused"), count("submitted"), count("something else")], [1000, 1000, 1]);
    }

    #[test]
    fn it_is_written_again_a_second_later() {
        let lines = OnceASecond::default();
        let (now, later) = (Instant::now(), Instant::now() + ONCE_IN);
        tracing::subscriber::with_default(tracing_subscriber::registry(), || {
            let span = tracing::warn_span!("a place");
            let place = span.metadata().expect("it is on").callsite();
            let due = [(1, now), (1, now), (2, now), (1, later), (1, later)]
                .map(|(cause, at)| lines.is_due((place.clone(), cause), at));
            assert_eq!(due, [true, false, true, true, false]);
        });
    }
}
