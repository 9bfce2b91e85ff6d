//! `/report/{journey}/{question}`: one question.

use journey::{FieldError, Fields, Kind, Question, question::repeated::Item, remaining::Remaining};
use leptos::prelude::*;

use crate::{
    ui::{
        components::{
            choices::Group,
            error_summary::error_summary,
            held::{Held, held_line, longer},
            notice::{Notice, notice},
            unsent::unsent,
        },
        document::{DraftMark, Page},
        frame::Frame,
        kinds::{Ask, controls, repeated},
    },
    words::{FluentValue, Said, message},
};

/// What the page shows.
pub struct QuestionPage<'a> {
    /// The journey's name.
    pub journey: &'a str,
    /// The question.
    pub question: &'a Question,
    /// What stands in the form.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
    /// The items of a repeated question so far.
    pub items: &'a [Item],
    /// The name of the item that the form makes.
    pub item: &'a str,
    /// Where "back" leads.
    pub back: String,
    /// Where the form is posted.
    pub action: String,
    /// Questions left, where known well enough to say.
    pub left: Option<Remaining>,
    /// Something to say first.
    pub notice: Option<Notice>,
    /// The key of the draft that the form belongs to.
    pub key: &'a str,
    /// The draft as it is stored.
    pub draft: DraftMark,
    /// What the service of the journey adds.
    pub beside: &'a Beside,
}

/// Lines and a list that the service of a journey adds to the page of a question.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The time that is kept for the person.
    pub held: Option<Held>,
    /// Lines about the question or its list.
    pub about: Vec<Said>,
    /// The list that the question is chosen from.
    pub listed: Vec<Group>,
    /// Links behind the list, each with its address.
    pub links: Vec<(Said, String)>,
}

/// The `id` of the form.
pub const FORM: &str = "answer";
/// The field with the key of the draft that the form belongs to.
pub const DRAFT: &str = "draft";
/// The button that saves what is typed, finished or not.
pub const LATER: &str = "later";

/// The page.
#[must_use]
pub fn question(frame: &Frame, page: &QuestionPage<'_>) -> Page {
    let question = page.question;
    let asked = frame.say(&question.words);
    let ask = Ask {
        frame,
        words: &question.words,
        at: question.id.as_str(),
        fields: page.fields,
        errors: page.errors,
        optional: question.optional,
        own: question.own,
        is_heading: true,
        listed: &page.beside.listed,
        about: &page.beside.about,
    };
    let Beside { held, links, .. } = page.beside;
    let links: Vec<_> =
        links.iter().map(|(text, href)| view! { <li><a href=href.clone()>{text.clone().view()}</a></li> }).collect();
    let links = (!links.is_empty()).then(|| view! { <ul class="plain">{links}</ul> });
    let form_body = match &question.kind {
        Kind::Repeated(repeated) => repeated::items(&ask, repeated, page.items, page.item),
        kind => controls(&ask, kind),
    };
    let main = view! {
        {error_summary(frame, page.errors)}
        <a class="back" href=page.back.clone()>{frame.say(message::BACK).view()}</a>
        {page.notice.clone().map(|text| notice(frame, text))}
        {held.as_ref().map(|held| held_line(frame, held))}
        <form id=FORM method="post" action=page.action.clone() novalidate data-keeps="">
            <input type="hidden" name=DRAFT value=page.key.to_owned() />
            {form_body}
            {links}
            {why(frame, &question.words)}
            <button type="submit">{frame.say(message::CONTINUE).view()}</button>
            {unsent(frame)}
            {held.as_ref().map(|held| longer(frame, held))}
            <p class="later">
                <button class="link" type="submit" name=LATER value="yes">{frame.say(message::LATER).view()}</button>
            </p>
        </form>
        {page.left.map(|left| view! { <p class="left quiet">{questions_left(frame, left).view()}</p> })}
    };
    let journey = frame.say(&format!("{}-journey", page.journey));
    let mut shown = Page::new(format!("{} – {}", asked.text, journey.text), main);
    shown.has_errors = !page.errors.is_empty();
    shown.form = Some(FORM);
    shown.draft = Some(page.draft.clone());
    shown
}

fn why(frame: &Frame, words: &str) -> Option<impl IntoView + use<>> {
    let because = frame.words.maybe(&format!("{words}.why"))?;
    Some(view! {
        <details class="why">
            <summary>{frame.say(message::WHY).view()}</summary>
            <p>{because.view()}</p>
        </details>
    })
}

/// Says a number only where the fewest and the most are close: "about" must not be a guess.
fn questions_left(frame: &Frame, left: Remaining) -> Said {
    frame.words.with(message::QUESTIONS_LEFT, &[("count", FluentValue::from(left.most))])
}
