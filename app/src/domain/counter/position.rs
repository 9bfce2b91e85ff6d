//! Places on the ground and how far they are apart.

use serde::{Deserialize, Serialize};

/// The earth's mean radius, metres (IUGG).
const EARTH_M: f64 = 6_371_008.8;
/// The latitude of Charing Cross, from which London is measured, degrees.
const LONDON_LATITUDE: f64 = 51.5074;

/// A position, WGS 84, degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// North is positive.
    pub latitude: f64,
    /// East is positive.
    pub longitude: f64,
}

impl Position {
    /// A position; `None` where the numbers are not degrees.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let is_on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        is_on_earth.then_some(Self { latitude, longitude })
    }

    /// Metres in a straight line over the ground (haversine).
    #[must_use]
    pub fn metres_to(self, other: Self) -> f64 {
        let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
        let across = self.latitude.to_radians().cos() * other.latitude.to_radians().cos();
        let chord = half(self.latitude, other.latitude) + across * half(self.longitude, other.longitude);
        2.0 * EARTH_M * chord.sqrt().min(1.0).asin()
    }

    /// Metres east and north of where 0° east crosses the latitude of London, as on a flat map: within Greater
    /// London that orders places as [`Self::metres_to`] does, but for differences of a few metres.
    #[must_use]
    pub fn on_flat_map(self) -> [f64; 2] {
        let metre_per_degree = EARTH_M.to_radians();
        [
            self.longitude * metre_per_degree * LONDON_LATITUDE.to_radians().cos(),
            (self.latitude - LONDON_LATITUDE) * metre_per_degree,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn distances_as_published() {
        // Paris to London, the haversine's textbook example: 343.5 km.
        let paris = Position { latitude: 48.8566, longitude: 2.3522 };
        let london = Position { latitude: 51.5074, longitude: -0.1278 };
        assert!((paris.metres_to(london) - 343_556.0).abs() < 100.0, "{}", paris.metres_to(london));
        assert!(london.metres_to(london).abs() < f64::EPSILON);
    }

    #[test]
    fn the_flat_map_is_right_within_london() {
        let (uxbridge, bexley) =
            (Position { latitude: 51.5460, longitude: -0.4780 }, Position { latitude: 51.4410, longitude: 0.1500 });
        let ([x1, y1], [x2, y2]) = (uxbridge.on_flat_map(), bexley.on_flat_map());
        let flat = ((x2 - x1).powi(2) + (y2 - y1).powi(2)).sqrt();
        assert!((flat - uxbridge.metres_to(bexley)).abs() < 50.0, "{flat}");
    }

    #[test]
    fn only_degrees_are_a_position() {
        assert!(Position::new(51.5, -0.1).is_some());
        for (latitude, longitude) in [(91.0, 0.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert!(Position::new(latitude, longitude).is_none());
        }
    }
}
