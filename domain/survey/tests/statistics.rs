//! Intervals against published values, and what holds for all of them.

use proptest::prelude::*;
use survey::statistics::{Gap, Interval, Proportion};

fn of(count: u32, base: u32) -> Proportion {
    Proportion::new(count, base).expect("a proportion")
}

fn to_four_places(interval: Interval) -> [f64; 2] {
    [interval.lower, interval.upper].map(|end| (end * 1e4).round() / 1e4)
}

/// R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics
/// in Medicine 17 (1998), 857–872, table I, method 3.
#[test]
fn wilson_agrees_with_published_values() {
    let published = [
        ((81, 263), [0.2553, 0.3662]),
        ((15, 148), [0.0624, 0.1605]),
        ((0, 20), [0.0, 0.1611]),
        ((1, 29), [0.0061, 0.1718]),
    ];
    for ((count, base), ends) in published {
        assert_eq!(to_four_places(of(count, base).wilson()), ends, "{count}/{base}");
    }
}

/// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
/// methods", Statistics in Medicine 17 (1998), 873–890, table II, method 10.
#[test]
fn gaps_agree_with_published_values() {
    let published = [
        ((56, 70), (48, 80), [0.0524, 0.3339]),
        ((9, 10), (3, 10), [0.1705, 0.8090]),
        ((6, 7), (2, 7), [0.0582, 0.8062]),
        ((5, 56), (0, 29), [-0.0381, 0.1926]),
        ((0, 10), (0, 20), [-0.1611, 0.2775]),
        ((0, 10), (0, 10), [-0.2775, 0.2775]),
        ((10, 10), (0, 20), [0.6791, 1.0]),
        ((10, 10), (0, 10), [0.6075, 1.0]),
    ];
    for ((a, m), (b, n), ends) in published {
        let gap = Gap::between(of(a, m), of(b, n));
        assert_eq!(to_four_places(gap.interval), ends, "{a}/{m} and {b}/{n}");
        assert_eq!(gap.is_clear(), ends[0] > 0.0);
    }
}

#[test]
fn what_is_no_proportion_is_refused() {
    for (count, base) in [(0, 0), (1, 0), (11, 10)] {
        assert_eq!(Proportion::new(count, base), None);
    }
}

fn any_proportion() -> impl Strategy<Value = Proportion> {
    (1_u32..2_000_000).prop_flat_map(|base| (0..=base, Just(base))).prop_map(|(count, base)| of(count, base))
}

proptest! {
    #[test]
    fn an_interval_contains_its_estimate_and_stays_within_the_possible(one in any_proportion()) {
        let Interval { lower, upper } = one.wilson();
        prop_assert!(0.0 <= lower && lower <= one.value() && one.value() <= upper && upper <= 1.0);
    }

    /// Each end of a Wilson interval is the proportion from which the estimate lies 1.96 standard errors away.
    #[test]
    fn the_ends_solve_the_score_equation(base in 1_u32..100_000, share in 0.0_f64..1.0) {
        let one = of((share * f64::from(base)) as u32, base);
        let Interval { lower, upper } = one.wilson();
        for end in [lower, upper].into_iter().filter(|end| (1e-9..1.0 - 1e-9).contains(end)) {
            let error = (end * (1.0 - end) / f64::from(base)).sqrt();
            prop_assert!(((one.value() - end).abs() / error - 1.959_963_984_540_054).abs() < 1e-6);
        }
    }

    #[test]
    fn a_gap_turned_around_is_the_same_gap(first in any_proportion(), second in any_proportion()) {
        let (one, other) = (Gap::between(first, second), Gap::between(second, first));
        prop_assert!((one.interval.lower + other.interval.upper).abs() < 1e-12);
        prop_assert!((one.interval.upper + other.interval.lower).abs() < 1e-12);
        prop_assert_eq!(one.is_clear(), other.is_clear());
        prop_assert!(-1.0 - 1e-12 <= one.interval.lower && one.interval.upper <= 1.0 + 1e-12);
    }

    #[test]
    fn equal_shares_are_no_clear_difference(one in any_proportion()) {
        prop_assert!(!Gap::between(one, one).is_clear());
    }
}
