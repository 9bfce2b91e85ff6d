//! Several things or people: what is listed so far, a form for one more, and the list in words.

use journey::question::repeated::{Field, Item, Repeated};
use leptos::prelude::*;

use super::{Ask, answer_lines, controls};
use crate::{
    ui::{answer_text::Line, components::summary_list::lines, frame::Frame},
    words::{FluentValue, Said, Words, message},
};

/// The page's form: the list, and the fields of one more thing or person.
pub(in crate::ui) fn items(ask: &Ask<'_>, repeated: &Repeated, listed: &[Item], item: &str) -> AnyView {
    let frame = ask.frame;
    let place = listed.iter().position(|one| one.id == item);
    let number = place.unwrap_or(listed.len()) + 1;
    // Tells answers.js what is changed here; a new item has another name on every page.
    let listed_already = place.map(|_| "");
    let field = |field: &Field| {
        let at = format!("{}-{}", ask.at, field.id);
        let asked = Ask {
            words: &field.words,
            at: &at,
            optional: field.optional,
            own: false,
            is_heading: false,
            listed: &[],
            about: &[],
            ..*ask
        };
        controls(&asked, &field.kind)
    };
    let fields: Vec<_> = repeated.fields.iter().map(field).collect();
    let action = format!("{}-action", ask.at);
    let hint = frame.words.maybe(&format!("{}.hint", ask.words));
    let optional = ask.optional.then(|| frame.say(message::OPTIONAL));
    view! {
        <h1>{frame.say(ask.words).view()}</h1>
        {hint.map(|hint| view! { <p class="hint">{hint.view()}</p> })}
        {optional.map(|hint| view! { <p class="hint">{hint.view()}</p> })}
        {so_far(ask, repeated, listed, item)}
        <input type="hidden" name=format!("{}-item", ask.at) value=item.to_owned() data-listed=listed_already />
        <fieldset class="item">
            <legend>{numbered(frame, message::REPEATED_NEXT, ask.words, number).view()}</legend>
            {fields}
        </fieldset>
        <p>
            <button class="second" type="submit" name=action value="another">
                {frame.say(message::REPEATED_ANOTHER).view()}
            </button>
        </p>
    }
    .into_any()
}

fn so_far(ask: &Ask<'_>, repeated: &Repeated, listed: &[Item], open: &str) -> Option<impl IntoView + use<>> {
    let frame = ask.frame;
    let entry = |(place, item): (usize, &Item)| {
        let say = |id: &str| numbered(frame, id, ask.words, place + 1);
        let answers = lines(item_lines(&frame.words, repeated, item));
        let name = format!("{}-action", ask.at);
        let change = (item.id != open).then(|| {
            let said = say(message::REPEATED_CHANGE);
            view! {
                <button class="link" type="submit" name=name.clone() value=format!("change:{}", item.id)>{said.view()}</button>
            }
        });
        view! {
            <li>
                <p><strong>{say(message::REPEATED_NUMBERED).view()}</strong></p>
                {answers}
                <p class="item-actions">
                    {change}
                    <button class="link" type="submit" name=name.clone() value=format!("remove:{}", item.id)>
                        {say(message::REPEATED_REMOVE).view()}
                    </button>
                </p>
            </li>
        }
    };
    let entries: Vec<_> = listed.iter().enumerate().map(entry).collect();
    (!listed.is_empty()).then(|| {
        view! {
            <section class="so-far" aria-labelledby="so-far">
                <h2 id="so-far">{frame.say(message::REPEATED_SO_FAR).view()}</h2>
                <ol>{entries}</ol>
            </section>
        }
    })
}

fn numbered(frame: &Frame, id: &str, words: &str, number: usize) -> Said {
    let item = frame.say(&format!("{words}.item"));
    frame.words.with(id, &[("item", item.text.as_ref().into()), ("number", FluentValue::from(number))])
}

/// Every item under its number.
pub(super) fn told(words: &Words, id: &str, repeated: &Repeated, items: &[Item]) -> Vec<Line> {
    let told = |(item, number): (&Item, usize)| {
        std::iter::once(Line::Heading(item_name(words, id, number))).chain(item_lines(words, repeated, item))
    };
    items.iter().zip(1..).flat_map(told).collect()
}

/// "Item 1", where several are listed by the question whose message is `id`.
fn item_name(words: &Words, id: &str, number: usize) -> Said {
    let item = words.text(&format!("{id}.item"));
    words
        .with(message::REPEATED_NUMBERED, &[("item", item.text.as_ref().into()), ("number", FluentValue::from(number))])
}

/// One item: each field that was filled in, with what it asks.
fn item_lines(words: &Words, repeated: &Repeated, item: &Item) -> Vec<Line> {
    let line = |field: &Field| {
        let answer = answer_lines(words, &field.words, &field.kind, item.values.get(&field.id)?);
        Some(Line::Labelled { label: words.text(&field.words), answer })
    };
    repeated.fields.iter().filter_map(line).collect()
}
