//! Pages that say who helps better.

use typed::name::Name;

use super::fault::Place;

/// A page that ends a journey early.
#[derive(Clone, Debug)]
pub struct ExitPage {
    /// Its name, also of its words: `exit-<id>`.
    pub id: Name,
    /// Every emergency route is shown.
    pub urgent: bool,
    /// Those who help, by their names in `service.toml`, the most fitting first.
    pub helpers: Vec<Name>,
    /// A journey for whoever has to report it here all the same.
    pub report: Option<Name>,
    /// The choice of `service.toml` without which `report` is not offered.
    pub report_if: Option<Name>,
    /// Offered on `/report`.
    pub listed: bool,
    /// Where it is written.
    pub place: Place,
}
