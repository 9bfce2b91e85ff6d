//! A closure in words: what is closed and until when, why in the operator's own words, and whom to ring.

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use journey::question::time::TimeOfDay;
use leptos::prelude::*;

use super::help_cards::actions;
use crate::{
    domain::{
        closed::{Closure, Told, What},
        hours::to_london,
    },
    ui::{answer_text::moment, frame::Frame},
    words::{FluentValue, Said, Words, message},
};

/// One notice for each closure that is on or begins soon.
pub fn closing_notices(frame: &Frame, told: &[Told<'_>]) -> Vec<impl IntoView + use<>> {
    told.iter().map(|one| closing_notice(frame, one)).collect()
}

fn closing_notice(frame: &Frame, told: &Told<'_>) -> impl IntoView + use<> {
    let ring: Vec<_> = told.closure.ring.iter().flat_map(|(_, contact)| actions(frame, contact, false)).collect();
    let ring = (!ring.is_empty()).then(|| view! { <ul class="plain">{ring}</ul> });
    view! {
        <div class="notice">
            <h2>{frame.say(message::NOTICE).view()}</h2>
            <p>{sentence(frame, told).view()}</p>
            {own_words(frame, told.closure).paragraphs()}
            {ring}
        </div>
    }
}

/// "Reporting online is closed until …".
fn sentence(frame: &Frame, told: &Told<'_>) -> Said {
    let words = &frame.words;
    let what = what_text(frame, &told.closure.what);
    let from = told.begins.map(|begins| instant_text(words, begins));
    let until = told.until.map(|until| until_text(words, until));
    let mut values: Vec<(&'static str, FluentValue<'_>)> = vec![("what", what.text.as_ref().into())];
    values.extend(from.iter().map(|from| ("from", from.text.as_ref().into())));
    values.extend(until.iter().map(|until| ("when", until.text.as_ref().into())));
    let id = match (&from, &until) {
        (None, Some(_)) => message::CLOSED_NOTICE,
        (None, None) => message::CLOSED_NOTICE_UNKNOWN,
        (Some(_), Some(_)) => message::CLOSED_NOTICE_SOON,
        (Some(_), None) => message::CLOSED_NOTICE_SOON_UNKNOWN,
    };
    words.with(id, &values)
}

fn what_text(frame: &Frame, what: &What) -> Said {
    match what {
        What::Portal | What::Reports => frame.say(message::CLOSED_REPORTS),
        What::Journey(journey) => {
            let journey = frame.say(&format!("{journey}-journey"));
            frame.say_with(message::CLOSED_JOURNEY, "journey", &journey.text)
        }
    }
}

/// Why, in the operator's own words; in English where there are none in the page's language, and marked so.
#[must_use]
pub fn own_words(frame: &Frame, closure: &Closure) -> Said {
    let (text, in_english) = closure.words_in(&frame.words.locale().code);
    frame.words.fell_back_if(in_english);
    Said::new(text.into(), in_english)
}

/// "Closed until …", beside the name of a journey.
#[must_use]
pub fn mark(words: &Words, until: Option<DateTime<Utc>>) -> Said {
    match until {
        Some(until) => words.with(message::CLOSED_MARK, &[("when", until_text(words, until).text.as_ref().into())]),
        None => words.text(message::CLOSED_MARK_UNKNOWN),
    }
}

/// An instant in London, by day and time.
#[must_use]
pub fn instant_text(words: &Words, at: DateTime<Utc>) -> Said {
    let local = to_london(at);
    moment(words, local.date(), TimeOfDay::of(local.time()))
}

/// The end of something. Midnight belongs to two days in people's heads, so it is told as the minute before.
#[must_use]
pub fn until_text(words: &Words, until: DateTime<Utc>) -> Said {
    let local = to_london(until);
    let is_midnight = local.hour() == 0 && local.minute() == 0;
    instant_text(words, if is_midnight { until - TimeDelta::minutes(1) } else { until })
}
