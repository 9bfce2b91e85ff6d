//! "Check your answers": everything once more, then sending.

use journey::{Definition, Purpose};
use leptos::prelude::*;

use crate::{
    routes::{JourneyPage, Route},
    ui::{
        components::{
            held::{Held, held_line, longer},
            notice::{Notice, notice},
            summary_list::{Row, summary_list},
            unsent::unsent,
        },
        document::{DraftMark, Page},
        frame::Frame,
        islands::offline_notice::OfflineNotice,
    },
    words::message,
};

/// The field with a text of chance that this page alone carries.
pub const ONCE: &str = "once";

/// What the page shows.
pub struct Check<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// Every question on the path with its answer.
    pub rows: Vec<Row>,
    /// Who the person is stays with this service.
    pub withholds: bool,
    /// Names this one submission, however often the button is pressed.
    pub key: &'a str,
    /// What the answers were when the page was shown.
    pub fingerprint: &'a str,
    /// Tells this page from every other.
    pub once: &'a str,
    /// Where "back" leads.
    pub back: String,
    /// Something to say first.
    pub notice: Option<Notice>,
    /// The time that is kept for the person.
    pub held: Option<Held>,
    /// The draft as it is stored.
    pub draft: DraftMark,
}

/// The messages of the page, which differ by what the answers become.
struct Says {
    title: &'static str,
    lead: &'static str,
    before_sending: Option<&'static str>,
    send: &'static str,
}

impl Says {
    const fn of(purpose: &Purpose) -> Self {
        match purpose {
            Purpose::Report(_) => Self {
                title: message::CHECK_TITLE,
                lead: message::CHECK_LEAD,
                before_sending: Some(message::CHECK_SEND_LEAD),
                send: message::CHECK_SEND,
            },
            Purpose::Booking => Self {
                title: message::BOOK_CHECK_TITLE,
                lead: message::BOOK_CHECK_LEAD,
                before_sending: None,
                send: message::BOOK_CHECK_SEND,
            },
            Purpose::Survey => Self {
                title: message::CHECK_TITLE,
                lead: message::FEEDBACK_CHECK_LEAD,
                before_sending: None,
                send: message::FEEDBACK_CHECK_SEND,
            },
        }
    }
}

/// The page.
#[must_use]
pub fn check(frame: &Frame, check: Check<'_>) -> Page {
    let Says { title, lead, before_sending, send } = Says::of(&check.definition.purpose);
    let title = frame.say(title);
    let journey = frame.say(&format!("{}-journey", check.definition.id));
    let action = frame.href(Route::of(check.definition, JourneyPage::Check));
    let offline = frame.say(message::OFFLINE).view();
    let main = view! {
        <a class="back" href=check.back>{frame.say(message::BACK).view()}</a>
        {check.notice.map(|text| notice(frame, text))}
        {check.held.as_ref().map(|held| held_line(frame, held))}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(lead).view()}</p>
        {summary_list(frame, check.rows)}
        {check.withholds.then(|| view! { <p class="inset">{frame.say(message::CHECK_WITHHELD).view()}</p> })}
        <OfflineNotice>{offline}</OfflineNotice>
        <form method="post" action=action data-sends="">
            <input type="hidden" name="key" value=check.key.to_owned() />
            <input type="hidden" name="fingerprint" value=check.fingerprint.to_owned() />
            <input type="hidden" name=ONCE value=check.once.to_owned() />
            {before_sending.map(|id| view! { <p>{frame.say(id).view()}</p> })}
            <button type="submit">{frame.say(send).view()}</button>
            {unsent(frame)}
            {check.held.as_ref().map(|held| longer(frame, held))}
        </form>
    };
    let mut page = Page::new(format!("{} – {}", title.text, journey.text), main);
    page.has_islands = true;
    page.draft = Some(check.draft);
    page
}
