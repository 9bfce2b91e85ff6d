//! How long a refused event waits.

use chrono::TimeDelta;

const FIRST_MS: i64 = 500;
const LONGEST_MS: i64 = 60_000;
/// Nothing waits longer.
pub const LONGEST: TimeDelta = TimeDelta::milliseconds(LONGEST_MS);

/// Doubles from half a second to a minute, then a random half of it is taken off, so that many events do
/// not return together. `chance` is uniform over a byte.
#[must_use]
pub fn wait_after(attempts: i64, chance: u8) -> TimeDelta {
    let doublings = attempts.clamp(1, 20) - 1;
    let longest = FIRST_MS.saturating_mul(1 << doublings).min(LONGEST_MS);
    TimeDelta::milliseconds(longest - longest / 2 * i64::from(chance) / 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_up_to_a_minute_and_never_under_half() {
        for (attempts, longest) in [(1, 500), (2, 1000), (5, 8000), (8, 60_000), (100, 60_000), (0, 500)] {
            assert_eq!(wait_after(attempts, 0), TimeDelta::milliseconds(longest));
            assert_eq!(wait_after(attempts, 255), TimeDelta::milliseconds(longest / 2));
        }
    }
}
