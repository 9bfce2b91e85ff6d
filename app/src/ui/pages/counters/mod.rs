//! Finding a counter, and everything about one.

pub mod filters;
pub mod hours_table;
pub mod hours_text;
pub mod list;
pub mod map;
pub mod pieces;
mod planned;
pub mod result;
mod river;
mod services;
pub mod site;
pub mod structured;

use chrono::{DateTime, NaiveDate, Utc};

use pieces::{Piece, Pieces};

use crate::{
    domain::{
        counter::{Counter, Gazetteer, Register, Services},
        hours::{State, to_london},
    },
    routes::Route,
    ui::frame::Frame,
    words::Said,
};

/// What pages about counters are made from.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// Every counter.
    pub register: &'a Register,
    /// What can be done at them.
    pub services: &'a Services,
    /// The parts of London.
    pub gazetteer: &'a Gazetteer,
    /// The part of the form that narrows down, for whoever has narrowed nothing down, as HTML: a third of the page
    /// and the same for everybody, so it is made once.
    pub narrowing: &'a Piece,
    /// What else is made once: until midnight.
    pub pieces: &'a Pieces,
    /// When the page is made.
    pub now: DateTime<Utc>,
}

impl Shelf<'_> {
    /// The day on which the page is made.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        to_london(self.now).date()
    }
}

/// A counter in a list.
pub struct Listed<'a> {
    /// The counter.
    pub counter: &'a Counter,
    /// Metres from where somebody is.
    pub metres: Option<f64>,
    /// Whether it, or the service looked for, is open.
    pub state: State,
}

/// The address of a counter's page.
#[must_use]
pub fn route_of(counter: &Counter) -> Route<'_> {
    Route::Counter { slug: counter.slug.as_str() }
}

/// Distances as people say them: "1.2 km (0.8 miles) away in a straight line".
#[must_use]
pub fn distance(frame: &Frame, metres: f64) -> Said {
    const METRES_PER_MILE: f64 = 1609.344;
    let values = [
        ("km", format!("{:.1}", metres / 1000.0).into()),
        ("miles", format!("{:.1}", metres / METRES_PER_MILE).into()),
    ];
    frame.words.with(crate::words::message::COUNTERS_DISTANCE, &values)
}
