//! `/report/{journey}/sent`: the reference, and what happens next.

use journey::queue::Priority;
use leptos::prelude::*;

use crate::{
    domain::reference::Reference,
    routes::Route,
    ui::{
        document::{DraftMark, Page},
        frame::Frame,
        islands::{
            copy_reference::{self, CopyReference, ShareReference},
            offline_notice::OfflineNotice,
        },
    },
    words::{Said, message},
};

/// What the page shows.
pub struct Sent<'a> {
    /// The reference.
    pub reference: Reference,
    /// How soon somebody looks.
    pub priority: Priority,
    /// When it was received, in words.
    pub at: Said,
    /// The survey about reporting, where there is one.
    pub survey: Option<&'a str>,
    /// The draft as it is stored.
    pub draft: DraftMark,
}

/// The page.
#[must_use]
pub fn sent(frame: &Frame, sent: &Sent<'_>) -> Page {
    let title = frame.say(message::SENT_TITLE);
    let reference = sent.reference.to_string();
    let next = match sent.priority {
        Priority::Standard => message::SENT_NEXT_STANDARD,
        Priority::High => message::SENT_NEXT_HIGH,
        Priority::Urgent => message::SENT_NEXT_URGENT,
    };
    let (copy, share) = (frame.say(message::SENT_COPY).view(), frame.say(message::SENT_SHARE).view());
    let survey = sent.survey.map(|journey| {
        let href = frame.href(Route::FeedbackStart { journey });
        view! { <p><a href=href>{frame.say(message::SENT_FEEDBACK).view()}</a></p> }
    });
    let offline = frame.say(message::OFFLINE).view();
    let main = view! {
        <section class="done">
            <h1>{title.clone().view()}</h1>
            <p>{frame.say(message::SENT_REFERENCE).view()}</p>
            <p class="reference" dir="ltr" translate="no" id=copy_reference::REFERENCE>{reference}</p>
            <div class="copy" id=copy_reference::TOOLS hidden>
                <CopyReference>{copy}</CopyReference>
                <span id=copy_reference::SHARING hidden>
                    <ShareReference>{share}</ShareReference>
                </span>
                <span role="status" id=copy_reference::STATUS data-copied=frame.say(message::SENT_COPIED).plain()></span>
            </div>
            <p>{frame.say_with(message::SENT_AT, "when", &sent.at.text).view()}</p>
        </section>
        <p>{frame.say(message::SENT_KEEP).view()} " " {frame.say(message::SENT_PRINT).view()}</p>
        <p>{frame.say(message::SENT_NUMBER).view()}</p>
        <h2>{frame.say(message::SENT_NEXT).view()}</h2>
        <p>{frame.say(next).view()}</p>
        <p>{frame.say(message::SENT_DANGER).view()}</p>
        <h2>{frame.say(message::SENT_HELP).view()}</h2>
        <p>{frame.say(message::SENT_SUPPORT).view()}</p>
        <p>{frame.say(message::SENT_RIGHTS).view()}</p>
        {survey}
        <OfflineNotice>{offline}</OfflineNotice>
        <p><a href=frame.href(Route::Report)>{frame.say(message::SENT_ANOTHER).view()}</a></p>
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.has_islands = true;
    page.draft = Some(sent.draft.clone());
    page
}
