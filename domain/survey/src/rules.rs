//! Thresholds of disclosure control, in one value.

/// What is hidden and how coarse the rest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The smallest count of people that is published; smaller ones, 0 included, are hidden.
    pub threshold: u32,
    /// The smallest number of answers with which a site has a row of its own.
    pub site_minimum: u32,
    /// The step to which counts are rounded. Odd, so that no count lies halfway.
    pub rounding: u32,
    /// The smallest distance between the least and the greatest value that a hidden number may still have for
    /// somebody who knows everything else that is published.
    pub protection: u32,
    /// Whether further numbers are hidden until that holds. Off, subtraction gives people away; for tests.
    pub complementary: bool,
}

impl Rules {
    /// The rules of everything that is published. A hidden number stays less exactly known than a rounded one,
    /// whose ends are 4 apart.
    pub const PUBLISHED: Self =
        Self { threshold: 10, site_minimum: 101, rounding: 5, protection: 5, complementary: true };

    /// A count rounded to the nearest step, by itself: a total is rounded, not the sum of what was rounded.
    #[must_use]
    pub const fn round(&self, count: u32) -> u32 {
        (count + self.rounding / 2) / self.rounding * self.rounding
    }
}
