//! Pieces of pages that are the same for everybody until midnight, remembered as HTML.
//!
//! Opening hours fill most of a counter's page and most of the time it takes to make one. They depend on the counter,
//! the language and the day; only whether it is open now depends on the minute.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::ui::{document::render_piece, frame::Frame};

/// HTML that was made once and goes into many pages.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    html: Arc<str>,
    fell_back: bool,
}

impl Piece {
    /// Makes a piece in the language of a frame, and keeps whether any of it had to be said in English.
    pub fn of(frame: &Frame, make: impl FnOnce(&Frame) -> String) -> Self {
        let own = Frame { words: frame.words.afresh(), ..frame.clone() };
        let html = make(&own).into();
        Self { html, fell_back: own.words.fell_back() }
    }

    /// The HTML, for a page that then says as well that some of it is in English.
    #[must_use]
    pub fn html(&self, frame: &Frame) -> Arc<str> {
        frame.words.fell_back_if(self.fell_back);
        self.html.clone()
    }
}

/// The pieces of one day. Those of the day before are forgotten with the first piece of a new one.
#[derive(Debug, Default)]
pub struct Pieces(Mutex<(NaiveDate, HashMap<String, Piece>)>);

impl Pieces {
    /// A view of a counter in the language of a frame, made where it is not known yet. Views of one counter differ by
    /// their names.
    pub fn view<V: IntoView>(
        &self,
        frame: &Frame,
        today: NaiveDate,
        (counter, name): (&str, &str),
        make: impl FnOnce(&Frame) -> V,
    ) -> Arc<str> {
        self.text(frame, today, (counter, name), |frame| render_piece(|| make(frame)))
    }

    /// The same for text that is not made of views.
    pub fn text(
        &self,
        frame: &Frame,
        today: NaiveDate,
        (counter, name): (&str, &str),
        make: impl FnOnce(&Frame) -> String,
    ) -> Arc<str> {
        let key = format!("{}/{counter}/{name}", frame.words.locale().code);
        let known = self.known(today, &key);
        let piece = known.unwrap_or_else(|| {
            // Made without the lock: two requests may make the same piece, but none waits for another.
            let piece = Piece::of(frame, make);
            self.keep(today, key, piece.clone());
            piece
        });
        piece.html(frame)
    }

    fn known(&self, today: NaiveDate, key: &str) -> Option<Piece> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.1.get(key).filter(|_| kept.0 == today).cloned()
    }

    fn keep(&self, today: NaiveDate, key: String, piece: Piece) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != today {
            *kept = (today, HashMap::new());
        }
        kept.1.insert(key, piece);
    }
}
