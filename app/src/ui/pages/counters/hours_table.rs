//! The week of a counter as a table, today marked.

use leptos::prelude::*;

use super::{
    Shelf,
    hours_text::{day_cells, short_date, week_lines},
};
use crate::{
    domain::{
        counter::Counter,
        hours::{Day, to_london},
    },
    ui::{answer_text::full_date, frame::Frame},
    words::message,
};

/// How many days ahead a change of hours is announced.
const ANNOUNCED_DAYS: u32 = 60;

/// The coming seven days, the usual hours where they differ from those, and what changes soon.
pub(super) fn hours(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    let today = to_london(shelf.now).date();
    let rows: Vec<_> = counter.times().week(today).iter().map(|day| row(frame, day, day.date == today)).collect();
    let change = counter.times().change_after(today, ANNOUNCED_DAYS).map(|date| {
        let date = full_date(&frame.words, date);
        view! { <p class="inset">{frame.say_with(message::COUNTER_CHANGE, "date", &date.text).view()}</p> }
    });
    let usual = week_lines(&frame.words, &counter.timetable().usual_week(today));
    let usual: Vec<_> = usual.into_iter().map(|line| view! { <li>{line.view()}</li> }).collect();
    view! {
        <section aria-labelledby="hours">
            <h2 id="hours">{frame.say(message::COUNTER_HOURS).view()}</h2>
            <table class="hours">
                <caption>{frame.say(message::COUNTER_THIS_WEEK).view()}</caption>
                <tbody>{rows}</tbody>
            </table>
            {change}
            {(!usual.is_empty()).then(|| view! {
                <h3>{frame.say(message::COUNTER_USUAL).view()}</h3>
                <ul class="lines">{usual}</ul>
            })}
        </section>
    }
}

fn row(frame: &Frame, day: &Day, is_today: bool) -> impl IntoView + use<> {
    let (hours, why) = day_cells(&frame.words, day);
    let today = is_today.then(|| view! { " "<strong>{frame.say(message::COUNTER_TODAY).view()}</strong> });
    view! {
        <tr aria-current=is_today.then_some("date")>
            <th scope="row">{short_date(&frame.words, day.date).view()}{today}</th>
            <td>
                {hours.view()}
                {why.map(|why| view! { <br /><span class="quiet">{why.view()}</span> })}
            </td>
        </tr>
    }
}
