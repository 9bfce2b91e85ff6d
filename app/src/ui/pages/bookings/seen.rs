//! `/booking`: a booking as its person sees it, with what can be done about it.

use booking::Status;
use journey::question::time::TimeOfDay;
use leptos::prelude::*;

use super::{Reach, ShownBooking, booked::calendar, cancel::offered};
use crate::{
    domain::hours::to_london,
    routes::Route,
    ui::{
        answer_text::clock,
        components::{
            notice::{Notice, notice},
            summary_list::summary_list,
        },
        document::Page,
        frame::Frame,
    },
    words::{Said, message},
};

/// What the page shows beside the booking.
#[derive(Default)]
pub struct Seen {
    /// Something to say first.
    pub notice: Option<Notice>,
    /// Letters about it came back.
    pub has_bounced: bool,
    /// Letters about it wait.
    pub has_waiting_mail: bool,
    /// Where a video call is joined.
    pub video: Option<Video>,
    /// No interpreter can come: what the person can do.
    pub nobody_comes: Option<NobodyComes>,
}

/// What a person can do where no interpreter can come to their visit.
pub struct NobodyComes {
    /// Times with an interpreter, in words and as they are posted.
    pub offers: Vec<(Said, String)>,
    /// There is time enough for an agency to look again.
    pub can_ask: bool,
    /// How often the booking was changed when the page was made.
    pub sequence: i64,
}

/// The call of a video visit.
pub enum Video {
    /// It begins later; from this time on the clock on there is a button.
    Early(Said),
    /// It is time: the address.
    Now(String),
    /// It has begun, and can still be joined: the address.
    Late(String),
    /// It is over.
    Over,
}

/// The page.
#[must_use]
pub fn seen(frame: &Frame, booking: &ShownBooking<'_>, seen: Seen) -> Page {
    let title = frame.say(message::BOOKING_TITLE);
    let main = view! {
        {seen.notice.map(|text| notice(frame, text))}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{status(frame, booking).view()}</p>
        <p>{frame.say(message::BOOKED_REFERENCE).view()}</p>
        <p class="reference" dir="ltr" translate="no">{booking.reference.to_string()}</p>
        {bounced(frame, seen.has_bounced)}
        {seen.has_waiting_mail.then(|| view! { <p class="inset">{frame.say(message::BOOKING_MAIL_PENDING).view()}</p> })}
        {seen.video.map(|video| waiting(frame, booking, &video))}
        {seen.nobody_comes.map(|nobody| nobody_comes(frame, nobody))}
        {summary_list(frame, booking.rows(frame))}
        {actions(frame, booking)}
        {calendar(frame, booking)}
        <form method="post" action=frame.href(Route::BookingClose)>
            <button class="link" type="submit">{frame.say(message::BOOKING_CLOSE).view()}</button>
        </form>
    };
    Page::new(title.text.as_ref(), main)
}

fn status(frame: &Frame, booking: &ShownBooking<'_>) -> Said {
    frame.say(match booking.status {
        Status::Made | Status::Held => message::BOOKING_STATUS_MADE,
        Status::Cancelled => message::BOOKING_STATUS_CANCELLED,
        Status::Kept => message::BOOKING_STATUS_KEPT,
        Status::Missed => message::BOOKING_STATUS_MISSED,
    })
}

/// The waiting page of a video visit: early, now, late or over.
fn waiting(frame: &Frame, booking: &ShownBooking<'_>, video: &Video) -> impl IntoView + use<> {
    let when = booking.when(frame);
    let both = |id: &str, next: &str, time: &str| {
        [id, next].map(|id| frame.words.with(id, &[("when", (*when.text).into()), ("time", time.into())]))
    };
    let (said, link) = match video {
        Video::Early(from) => (both(message::VIDEO_EARLY, message::VIDEO_EARLY_NEXT, &from.text), None),
        Video::Now(link) => (both(message::VIDEO_NOW, message::VIDEO_NOW_NEXT, ""), Some(link)),
        Video::Late(link) => {
            let time = clock(&frame.words, TimeOfDay::of(to_london(booking.start).time()));
            (both(message::VIDEO_LATE, message::VIDEO_LATE_NEXT, &time.text), Some(link))
        }
        Video::Over => (both(message::VIDEO_OVER, message::VIDEO_OVER_NEXT, ""), None),
    };
    let lines = said.map(|said| view! { <p>{said.view()}</p> });
    let join = link.map(|link| {
        let host = link.split('/').nth(2).unwrap_or_default();
        let elsewhere = frame.say_with(message::VIDEO_ELSEWHERE, "host", host);
        view! {
            <p><a class="button" href=link.clone() rel="external noreferrer">{frame.say(message::VIDEO_JOIN).view()}</a></p>
            <p class="quiet">{elsewhere.view()}</p>
        }
    });
    let interpreter = booking.language.is_some().then(|| frame.say(message::VIDEO_INTERPRETER));
    view! {
        <section aria-labelledby="video">
            <h2 id="video">{frame.say(message::VIDEO_TITLE).view()}</h2>
            {lines}
            {join}
            <p>{frame.say(message::VIDEO_NEED).view()}</p>
            {interpreter.map(|said| view! { <p>{said.view()}</p> })}
            <p>{frame.say(message::VIDEO_TROUBLE).view()}</p>
        </section>
    }
}

fn bounced(frame: &Frame, has_bounced: bool) -> Option<impl IntoView + use<>> {
    has_bounced.then(|| {
        view! {
            <div class="inset">
                <p>{frame.say(message::BOOKING_BOUNCED).view()}</p>
                <p>{frame.say(message::BOOKING_BOUNCED_NEXT).view()}</p>
            </div>
        }
    })
}

/// Times with an interpreter, and the button that asks for one once more.
fn nobody_comes(frame: &Frame, nobody: NobodyComes) -> impl IntoView + use<> {
    let offers = (!nobody.offers.is_empty()).then(|| {
        view! {
            <p>{frame.say(message::INTERPRETER_WITHDRAWN_TIMES).view()}</p>
            {offered(frame, nobody.offers)}
        }
    });
    let ask = if nobody.can_ask {
        view! {
            <form method="post" action=frame.href(Route::BookingInterpreter)>
                <input type="hidden" name="sequence" value=nobody.sequence.to_string() />
                <p><button type="submit">{frame.say(message::INTERPRETER_WITHDRAWN_AGAIN).view()}</button></p>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{frame.say(message::INTERPRETER_WITHDRAWN_TOO_LATE).view()}</p> }.into_any()
    };
    view! {
        <div class="inset">
            <p>{frame.say(message::INTERPRETER_WITHDRAWN_NEXT).view()}</p>
            {offers}
            {ask}
        </div>
    }
}

/// What can be done now: change and cancel, or book anew.
fn actions(frame: &Frame, booking: &ShownBooking<'_>) -> AnyView {
    let anew =
        view! { <p><a class="button" href=frame.href(Route::Book)>{frame.say(message::BOOK_TITLE).view()}</a></p> };
    if !booking.can_change {
        let missed = (booking.status == Status::Missed).then(|| frame.say(message::BOOKING_MISSED));
        let begun = (booking.status == Status::Made).then(|| {
            let begun = frame.say_with(message::BOOKING_BEGUN, "when", &booking.when(frame).text);
            [begun, frame.say(message::BOOKING_BEGUN_NEXT)]
        });
        let lines = missed.into_iter().chain(begun.into_iter().flatten());
        let lines: Vec<_> = lines.map(|said| view! { <p>{said.view()}</p> }).collect();
        return view! { {lines} {anew} }.into_any();
    }
    view! {
        <p><a class="button" href=frame.href(Route::BookingChange)>{frame.say(message::BOOKING_CHANGE).view()}</a></p>
        <p><a class="button second" href=frame.href(Route::BookingCancel)>{frame.say(message::BOOKING_CANCEL).view()}</a></p>
        <p class="quiet">{frame.say(message::BOOKING_CHANGE_OTHER).view()}</p>
        {phone_only(frame, booking)}
    }
    .into_any()
}

fn phone_only(frame: &Frame, booking: &ShownBooking<'_>) -> Option<impl IntoView + use<>> {
    let id = match booking.reach {
        Reach::Mail { .. } => return None,
        Reach::Phone => message::BOOKED_PHONE_ONLY,
        Reach::Nothing => message::BOOKED_NO_CHANNEL_LOOK,
    };
    Some(view! { <p>{frame.say(id).view()}</p> })
}
