//! Scales: the points in one column, and "not applicable" apart from them.

use journey::question::scale::NOT_APPLICABLE;
use leptos::prelude::AnyView;
use typed::name::Name;

use super::{Ask, choice};
use crate::ui::components::choices::{Group, HowMany, grouped};

pub(super) fn asked(ask: &Ask<'_>, points: &[Name]) -> AnyView {
    let apart = vec![ask.choice(ask.at, NOT_APPLICABLE, NOT_APPLICABLE)];
    let groups = [choice::own(ask, points), apart].map(|choices| Group { heading: None, choices });
    grouped(&ask.control(), groups.into(), HowMany::One)
}
