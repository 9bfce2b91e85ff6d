//! How long a channel waits before it tries again.

use std::time::Duration;

use chrono::TimeDelta;

/// The waits of one channel. The default ones suit another end that is a service like this one.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// The wait after a first attempt that failed. Each further attempt doubles it.
    pub first_wait: TimeDelta,
    /// The longest wait after attempts that failed.
    pub longest_wait: TimeDelta,
    /// The waits of what was handed over and is not done; `None` where an event that was taken is done.
    pub again: Option<Again>,
    /// While nobody can be reached, one event asks again after this time, then after as much longer each time.
    pub ask_after: Duration,
    /// The longest time between two such questions.
    pub ask_after_max: Duration,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            first_wait: TimeDelta::milliseconds(500),
            longest_wait: TimeDelta::seconds(60),
            again: None,
            ask_after: Duration::from_millis(500),
            ask_after_max: Duration::from_secs(5),
        }
    }
}

/// The waits of an event that was handed over, until somebody says that they have it.
#[derive(Clone, Copy, Debug)]
pub struct Again {
    /// The shortest wait.
    pub after: TimeDelta,
    /// The longest wait.
    pub at_most: TimeDelta,
}

impl Again {
    /// How much longer somebody has to say that they have an event: as long as they were waited for already, because
    /// every offer leaves another copy with them.
    #[must_use]
    pub fn after(&self, waited: TimeDelta) -> TimeDelta {
        waited.clamp(self.after, self.at_most)
    }
}

impl Schedule {
    /// The wait after an attempt that failed: doubled with each, then a random half of it is taken off, so that many
    /// events do not return together. `chance` is uniform over a byte.
    #[must_use]
    pub fn wait_after(&self, attempts: i64, chance: u8) -> TimeDelta {
        let doublings = attempts.clamp(1, 20) - 1;
        let longest = self.first_wait.num_milliseconds().saturating_mul(1 << doublings);
        let longest = longest.min(self.longest_wait.num_milliseconds());
        TimeDelta::milliseconds(longest - longest / 2 * i64::from(chance) / 255)
    }

    /// The pause after so many rounds in a row that reached nobody.
    #[must_use]
    pub fn pause_after(&self, rounds_away: u32) -> Duration {
        self.ask_after.saturating_mul(rounds_away).min(self.ask_after_max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_up_to_a_minute_and_never_under_half() {
        let schedule = Schedule::default();
        for (attempts, longest) in [(1, 500), (2, 1000), (5, 8000), (8, 60_000), (100, 60_000), (0, 500)] {
            assert_eq!(schedule.wait_after(attempts, 0), TimeDelta::milliseconds(longest));
            assert_eq!(schedule.wait_after(attempts, 255), TimeDelta::milliseconds(longest / 2));
        }
    }

    #[test]
    fn asks_less_often_the_longer_nobody_answers() {
        for (rounds, pause) in [(1, 500), (2, 1000), (10, 5000), (u32::MAX, 5000)] {
            assert_eq!(Schedule::default().pause_after(rounds), Duration::from_millis(pause), "{rounds}");
        }
    }
}
