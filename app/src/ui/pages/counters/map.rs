//! A sketch of London: the river, the boroughs' names, the counters of a list with their numbers, and where
//! somebody looks from. Drawn here, so that no other website learns who looks for a counter.

use leptos::prelude::*;

use super::{river::THAMES, route_of};
use crate::{
    domain::counter::{Counter, Gazetteer, Position},
    ui::frame::Frame,
    words::message,
};

/// The sketch's size in its own units: about a phone's pixels, so that letters have the size they are given.
const WIDTH: f64 = 328.0;
const HEIGHT: f64 = 280.0;
/// Space around what is shown.
const MARGIN: f64 = 28.0;
/// A sketch shows at least so much ground, metres from side to side.
const ACROSS_MIN_M: f64 = 6_000.0;
/// A counter's disc.
const PIN_RADIUS: f64 = 12.0;
/// What a letter of a name takes up, about.
const LETTER_WIDTH: f64 = 6.2;
const LABEL_HEIGHT: f64 = 13.0;

/// A counter on the map.
pub struct Pin<'a> {
    counter: &'a Counter,
}

impl<'a> Pin<'a> {
    /// Where a counter is.
    #[must_use]
    pub const fn of(counter: &'a Counter) -> Self {
        Self { counter }
    }
}

/// Which ground is shown, and how large.
struct Window {
    middle: [f64; 2],
    per_metre: f64,
}

impl Window {
    /// So that all of these are seen.
    fn around(places: &[Position]) -> Self {
        let flat: Vec<[f64; 2]> = places.iter().map(|place| place.on_flat_map()).collect();
        let least = |axis: usize| flat.iter().map(|at| at[axis]).fold(f64::INFINITY, f64::min);
        let most = |axis: usize| flat.iter().map(|at| at[axis]).fold(f64::NEG_INFINITY, f64::max);
        let middle = [f64::midpoint(least(0), most(0)), f64::midpoint(least(1), most(1))];
        let (wide, high) = ((most(0) - least(0)).max(ACROSS_MIN_M), (most(1) - least(1)).max(ACROSS_MIN_M));
        let per_metre = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / high);
        Self { middle, per_metre }
    }

    /// Where a place is drawn: x to the right, y down.
    fn place(&self, position: Position) -> (f64, f64) {
        let [east, north] = position.on_flat_map();
        (
            WIDTH / 2.0 + (east - self.middle[0]) * self.per_metre,
            HEIGHT / 2.0 - (north - self.middle[1]) * self.per_metre,
        )
    }

    fn holds((x, y): (f64, f64)) -> bool {
        (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y)
    }
}

/// The sketch. `from` is where somebody looks from.
pub fn map(frame: &Frame, gazetteer: &Gazetteer, pins: &[Pin<'_>], from: Option<Position>) -> impl IntoView + use<> {
    let places: Vec<Position> = pins.iter().map(|pin| pin.counter.position).chain(from).collect();
    let window = Window::around(&places);
    let at: Vec<(f64, f64)> = places.iter().map(|place| window.place(*place)).collect();
    let drawn = match (pins, from) {
        ([pin], None) => lone_pin(&window, pin).into_any(),
        _ => (1..).zip(pins).map(|(number, pin)| pin_view(frame, &window, pin, number)).collect_view().into_any(),
    };
    let here = from.map(|from| {
        let (x, y) = window.place(from);
        view! { <g class="here"><circle cx=rounded(x) cy=rounded(y) r="9" /><circle cx=rounded(x) cy=rounded(y) r="3" /></g> }
    });
    view! {
        <figure class="map">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") direction="ltr" role="group" aria-label=frame.say(message::COUNTERS_MAP).plain()>
                <path class="river" d=river(&window) />
                {names(gazetteer, &window, &at)}
                {here}
                {drawn}
            </svg>
            <figcaption>{frame.say(message::COUNTERS_MAP_ABOUT).view()}</figcaption>
            {interactive(frame)}
        </figure>
    }
}

/// A button that script shows and that loads a map one can move; only where the operator has tiles.
fn interactive(frame: &Frame) -> Option<impl IntoView + use<>> {
    let map = frame.service.map.clone()?;
    Some(view! {
        <div class="interactive" data-tiles=map.tiles data-attribution=map.attribution>
            <p><button class="second" type="button" hidden>{frame.say(message::COUNTERS_MAP_MOVE).view()}</button></p>
            <p class="quiet" role="status" data-failed=frame.say(message::COUNTERS_MAP_FAILED).plain()></p>
            <div class="moving" hidden></div>
        </div>
        <script src="/map.js" defer></script>
    })
}

fn pin_view(frame: &Frame, window: &Window, pin: &Pin<'_>, number: usize) -> impl IntoView + use<> {
    let (x, y) = window.place(pin.counter.position);
    let href = frame.href(route_of(pin.counter));
    let name = pin.counter.facts.name.clone();
    view! {
        <a href=href aria-label=format!("{number} {name}") data-at=at(pin)>
            <circle class="pin" cx=rounded(x) cy=rounded(y) r=PIN_RADIUS.to_string() />
            <text class="number" x=rounded(x) y=rounded(y + 4.5)>{number}</text>
        </a>
    }
}

/// The one counter of its own page: it leads nowhere else.
fn lone_pin(window: &Window, pin: &Pin<'_>) -> impl IntoView + use<> {
    let (x, y) = window.place(pin.counter.position);
    view! { <circle class="pin" cx=rounded(x) cy=rounded(y) r=PIN_RADIUS.to_string() data-at=at(pin) /> }
}

/// Longitude and latitude, as maps that move want them.
fn at(pin: &Pin<'_>) -> String {
    format!("{},{}", pin.counter.position.longitude, pin.counter.position.latitude)
}

/// No two neighbouring points of the river are further apart, metres.
const RIVER_STEP_M: f64 = 2_900.0;

/// The river's course as far as it comes near what is shown. A part that is seen has both its ends within a step of the
/// sketch's edge.
fn river(window: &Window) -> String {
    let step = RIVER_STEP_M * window.per_metre;
    let is_near = |(x, y): (f64, f64)| (-step..=WIDTH + step).contains(&x) && (-step..=HEIGHT + step).contains(&y);
    let mut course = String::new();
    let mut goes_on = false;
    for (latitude, longitude) in THAMES {
        let at @ (x, y) = window.place(Position { latitude: *latitude, longitude: *longitude });
        if is_near(at) {
            let command = if goes_on { 'L' } else { 'M' };
            course.push_str(&format!("{command}{x:.0} {y:.0}"));
        }
        goes_on = is_near(at);
    }
    course
}

/// A name and where its middle is.
struct Label<'g> {
    name: &'g str,
    at: (f64, f64),
}

impl Label<'_> {
    /// Half of about what the name takes up.
    fn half_width(&self) -> f64 {
        f64::from(u32::try_from(self.name.len()).unwrap_or(0)) * LETTER_WIDTH / 2.0
    }

    /// Moved so far down, and kept inside the frame.
    fn moved(&self, down: f64) -> Self {
        let half = self.half_width().min(WIDTH / 2.0);
        Self { name: self.name, at: (self.at.0.clamp(half, WIDTH - half), self.at.1 + down) }
    }

    fn is_inside(&self) -> bool {
        (LABEL_HEIGHT..HEIGHT - LABEL_HEIGHT / 2.0).contains(&self.at.1)
    }

    /// Something of this half width and height is in the way.
    fn meets(&self, (x, y): (f64, f64), half_width: f64, half_height: f64) -> bool {
        (self.at.0 - x).abs() < self.half_width() + half_width
            && (self.at.1 - LABEL_HEIGHT / 3.0 - y).abs() < LABEL_HEIGHT / 2.0 + half_height
    }
}

/// The names that have room beside counters and each other, those in the middle of the window first.
fn names(gazetteer: &Gazetteer, window: &Window, pins: &[(f64, f64)]) -> impl IntoView + use<> {
    let middle = |label: &Label<'_>| (label.at.0 - WIDTH / 2.0).abs() + (label.at.1 - HEIGHT / 2.0).abs();
    let boroughs = gazetteer.boroughs().iter();
    let mut labels: Vec<Label<'_>> =
        boroughs.map(|borough| Label { name: &borough.name, at: window.place(borough.position) }).collect();
    labels.retain(|label| Window::holds(label.at));
    labels.sort_by(|one, other| middle(one).total_cmp(&middle(other)));
    let mut written: Vec<Label<'_>> = Vec::new();
    for label in &labels {
        let is_free = |label: &Label<'_>| {
            label.is_inside()
                && !pins.iter().any(|pin| label.meets(*pin, PIN_RADIUS, PIN_RADIUS))
                && !written.iter().any(|other| label.meets(other.at, other.half_width(), LABEL_HEIGHT / 2.0))
        };
        let free = [0.0, 22.0, -18.0].into_iter().map(|down| label.moved(down)).find(is_free);
        written.extend(free);
    }
    written
        .into_iter()
        .map(|Label { name, at: (x, y) }| {
            view! { <text class="borough" aria-hidden="true" x=rounded(x) y=rounded(y)>{name.to_owned()}</text> }
        })
        .collect_view()
}

fn rounded(number: f64) -> String {
    format!("{number:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_river_is_drawn_where_it_is_seen_and_not_far_away() {
        let window = |places: &[(f64, f64)]| {
            let places =
                places.iter().map(|(latitude, longitude)| Position { latitude: *latitude, longitude: *longitude });
            Window::around(&places.collect::<Vec<_>>())
        };
        let london = river(&window(&[(51.38, -0.45), (51.53, 0.3)]));
        assert_eq!(london.matches(' ').count(), THAMES.len());
        let greenwich = window(&[(51.48, 0.0)]);
        let course = river(&greenwich);
        assert!(course.len() < london.len() / 2, "{course}");
        for (latitude, longitude) in THAMES {
            let at @ (x, y) = greenwich.place(Position { latitude: *latitude, longitude: *longitude });
            assert!(!Window::holds(at) || course.contains(&format!("{x:.0} {y:.0}")), "{at:?} is seen");
        }
        assert_eq!(river(&window(&[(51.65, -0.08)])), "", "no river is near Enfield");
        let steps = THAMES.windows(2).map(|two| {
            let [one, other] =
                [two[0], two[1]].map(|(latitude, longitude)| Position { latitude, longitude }.on_flat_map());
            (one[0] - other[0]).hypot(one[1] - other[1])
        });
        assert!(steps.fold(0.0, f64::max) < RIVER_STEP_M);
    }
}
