//! Proportions with intervals: how far a percentage, or a gap between two, may be from the truth.

use serde::{Deserialize, Serialize};

/// The normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// `count` out of `base`. The base is at least 1 and the count at most the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proportion {
    count: u32,
    base: u32,
}

/// Two ends of a 95 % confidence interval, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// The difference between two independent proportions, with its own interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The first proportion less the second, between -1 and 1.
    pub difference: f64,
    /// The 95 % interval of the difference.
    pub interval: Interval,
}

impl Proportion {
    /// A proportion, or `None` where the base is 0 or smaller than the count.
    #[must_use]
    pub const fn new(count: u32, base: u32) -> Option<Self> {
        if base == 0 || count > base { None } else { Some(Self { count, base }) }
    }

    /// The estimate, between 0 and 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.count) / f64::from(self.base)
    }

    /// The Wilson score interval of 95 %, without continuity correction: E. B. Wilson, "Probable inference, the law of
    /// succession, and statistical inference", Journal of the American Statistical Association 22 (1927), 209–212.
    /// It stays between 0 and 1 and contains the estimate, at 0 % and 100 %, too.
    #[must_use]
    pub fn wilson(self) -> Interval {
        let (n, p) = (f64::from(self.base), self.value());
        let z2 = Z * Z;
        let middle = 2.0 * n * p + z2;
        let half = Z * (z2 + 4.0 * n * p * (1.0 - p)).sqrt();
        let scale = 2.0 * (n + z2);
        // At the ends the formula gives 0 and 1 exactly; floating point gives nearly that.
        let lower = if self.count == 0 { 0.0 } else { (middle - half) / scale };
        let upper = if self.count == self.base { 1.0 } else { (middle + half) / scale };
        Interval { lower, upper }
    }
}

impl Gap {
    /// The gap between two proportions of different people. Its interval is method 10 of R. G. Newcombe, "Interval
    /// estimation for the difference between independent proportions: comparison of eleven methods", Statistics in
    /// Medicine 17 (1998), 873–890: the Wilson intervals of both, joined, without continuity correction.
    #[must_use]
    pub fn between(first: Proportion, second: Proportion) -> Self {
        let (p1, p2) = (first.value(), second.value());
        let (w1, w2) = (first.wilson(), second.wilson());
        let difference = p1 - p2;
        let lower = difference - (p1 - w1.lower).hypot(w2.upper - p2);
        let upper = difference + (w1.upper - p1).hypot(p2 - w2.lower);
        Self { difference, interval: Interval { lower, upper } }
    }

    /// Whether the groups differ clearly: 0 is outside the interval. Otherwise a page says "no clear difference".
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.interval.lower > 0.0 || self.interval.upper < 0.0
    }
}
