//! A fault that repeats is one line a second in the log, whoever or whatever repeats it: a flood of requests must not
//! become a flood of lines, nor hide the line that matters.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tracing::{Event, Level, Metadata, Subscriber, callsite::Identifier};
use tracing_subscriber::{Layer, layer::Context};

use crate::measure;

/// A line with this field is never left out: it names an event that somebody has to mend.
const ALARM: &str = "alarm";
const ONCE_IN: Duration = Duration::from_secs(1);

/// Lets the lines through that were not written within the last second: warnings and errors, each by its place in the
/// program. Others are left out and counted.
#[derive(Debug, Default)]
pub struct OnceASecond {
    /// As many as there are places that warn: a few dozen.
    written: Mutex<HashMap<Identifier, Instant>>,
}

impl OnceASecond {
    fn is_due(&self, line: &Metadata<'_>, now: Instant) -> bool {
        if *line.level() > Level::WARN || line.fields().field(ALARM).is_some() {
            return true;
        }
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        match written.insert(line.callsite(), now) {
            Some(last) if now.duration_since(last) < ONCE_IN => {
                written.insert(line.callsite(), last);
                false
            }
            _ => true,
        }
    }
}

// A layer of its own, not a filter of another one: those forget to clear up where the event itself is refused.
impl<S: Subscriber> Layer<S> for OnceASecond {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        let is_due = self.is_due(event.metadata(), Instant::now());
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
                tracing::warn!(event, "waits");
                tracing::error!(event, alarm = "dead-letter", "refused");
                tracing::info!(event, "submitted");
            }
            tracing::warn!("something else");
        });
        let log = written.0.lock().unwrap_or_else(PoisonError::into_inner);
        let log = String::from_utf8_lossy(&log);
        let count = |words: &str| log.lines().filter(|line| line.contains(words)).count();
        assert!((1..5).contains(&count("waits")), "{}", count("waits"));
        assert_eq!([count("refused"), count("submitted"), count("something else")], [1000, 1000, 1]);
    }

    #[test]
    fn it_is_written_again_a_second_later() {
        let lines = OnceASecond::default();
        let (now, later) = (Instant::now(), Instant::now() + ONCE_IN);
        tracing::subscriber::with_default(tracing_subscriber::registry(), || {
            let span = tracing::warn_span!("a place");
            let line = span.metadata().expect("it is on");
            assert_eq!([now, now, later, later].map(|at| lines.is_due(line, at)), [true, false, true, false]);
        });
    }
}
