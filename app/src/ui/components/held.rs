//! A time that is kept for a person while they decide.

use leptos::prelude::*;

use crate::{
    ui::frame::Frame,
    words::{FluentValue, Said, message},
};

/// The button that keeps the time for longer.
pub const HOLD: &str = "hold";

/// A time that is kept.
#[derive(Clone, Debug)]
pub struct Held {
    /// Day, time and place.
    pub what: Said,
    /// The time on the clock at which it is kept no more.
    pub until: Said,
    /// Seconds that are left.
    pub seconds: i64,
    /// It was kept longer once, and cannot be again.
    pub is_extended: bool,
}

/// The line over a form. A script counts the minutes and says the last ones aloud.
pub fn held_line(frame: &Frame, held: &Held) -> impl IntoView + use<> {
    let until = if held.is_extended { message::HELD_EXTENDED } else { message::HELD_UNTIL };
    let left = |minutes: u8| {
        let left = frame.words.with(message::HELD_MINUTES_LEFT, &[("minutes", FluentValue::from(minutes))]);
        left.plain()
    };
    view! {
        <div class="held" data-held=held.seconds.to_string()>
            <p><strong>{held.what.clone().view()}</strong></p>
            <p>{frame.say_with(until, "time", &held.until.text).view()}</p>
            <p role="status" data-left-5=left(5) data-left-2=left(2) data-left-1=left(1)></p>
        </div>
    }
}

/// The button, which stands behind "Continue": Enter presses the first button of a form.
pub fn longer(frame: &Frame, held: &Held) -> Option<impl IntoView + use<>> {
    (!held.is_extended).then(|| {
        view! {
            <p class="longer">
                <button class="second" type="submit" name=HOLD value="longer" formnovalidate>
                    {frame.say(message::HELD_LONGER).view()}
                </button>
            </p>
        }
    })
}
