//! The letter to whoever left an e-mail address with a report: the reference and what happens next, nothing of what was
//! told. Where it is not certain that a letter is safe, none is sent.

use app::{
    domain::reference::Reference,
    words::{Words, message},
};
use journey::{Answer, Complete, Report, question::contact::ContactAnswer, queue::Priority};

use super::HandedOn;
use crate::{
    mail::{Letter, offers_mail},
    state::AppState,
};

/// The letter about a report; `None` where none may be sent, or none can leave.
pub(super) fn letter(state: &AppState, sent: &HandedOn<'_>) -> Option<Letter> {
    let to = safe_address(sent.report, sent.complete).filter(|_| offers_mail(state))?;
    let locales = &state.content.locales;
    let words = locales.words(sent.language).unwrap_or_else(|| locales.english());
    Some(Letter {
        to: to.to_owned(),
        language: words.locale().code.clone(),
        subject: words.text(message::LETTER_REPORTED).text.to_string(),
        text: text(&words, sent.reference, sent.outcome.priority),
        calendar: None,
    })
}

fn text(words: &Words, reference: Reference, priority: Priority) -> String {
    let next = match priority {
        Priority::Standard => message::LETTER_REPORTED_STANDARD,
        Priority::High => message::LETTER_REPORTED_HIGH,
        Priority::Urgent => message::LETTER_REPORTED_URGENT,
    };
    let received = words.with(message::LETTER_REPORTED_TEXT, &[("reference", reference.to_string().into())]);
    let rest = [next, message::LETTER_REPORTED_DANGER, message::LETTER_REPORTED_HELP, message::LETTER_REPORTED_FOOT];
    let all = [received].into_iter().chain(rest.into_iter().map(|id| words.text(id)));
    all.map(|said| said.text.to_string()).collect::<Vec<_>>().join("\n\n")
}

/// The address that the person gave as one that nobody else reads. None where they want their name kept in this
/// service, and none where they wrote when and how to make contact: nothing here can tell whether a letter keeps to it.
fn safe_address<'a>(report: &Report, complete: &Complete<'a>) -> Option<&'a str> {
    let (handed, kept) = report.handed_on(complete);
    let mut contacts = handed.into_iter().filter_map(|(_, answer)| match answer {
        Answer::Contact(contact) => Some(contact),
        _ => None,
    });
    let (contact, another) = (contacts.next()?, contacts.next());
    let is_certain = kept.is_empty() && another.is_none() && contact.safe.is_none();
    let ContactAnswer { email, .. } = contact;
    email.as_deref().filter(|_| is_certain)
}
