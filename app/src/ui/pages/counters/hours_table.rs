//! The week of a counter as a table, today marked.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    Shelf,
    hours_text::{day_cells, short_date},
    planned::{PERIODS_MAX, special, usual},
};
use crate::{
    domain::{
        counter::{Counter, plan::Plan},
        hours::Day,
    },
    ui::{answer_text::full_date, frame::Frame},
    words::message,
};

/// How many days ahead a change of hours is announced.
const ANNOUNCED_DAYS: i64 = 60;

/// The coming seven days, the usual hours with what changes soon, and what differs in the coming six weeks.
pub(super) fn hours(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    let (today, name) = (shelf.today(), (counter.slug.as_str(), "hours"));
    let piece = shelf.pieces.view(frame, today, name, |frame| of_plan(frame, &counter.plan(today)));
    view! { <section aria-labelledby="hours" inner_html=piece></section> }
}

fn of_plan(frame: &Frame, plan: &Plan) -> impl IntoView + use<> {
    let today = plan.days.first().map(|day| day.date);
    let rows: Vec<_> = plan.days.iter().take(7).map(|day| row(frame, day, Some(day.date) == today)).collect();
    let next = plan.periods.get(1).filter(|_| plan.periods.len() <= PERIODS_MAX).and_then(|next| next.from);
    let is_soon = |date: &NaiveDate| today.is_some_and(|today| (*date - today).num_days() <= ANNOUNCED_DAYS);
    let change = next.filter(is_soon).map(|date| {
        let date = full_date(&frame.words, date);
        view! { <p class="inset">{frame.say_with(message::COUNTER_CHANGE, "date", &date.text).view()}</p> }
    });
    view! {
            <h2 id="hours">{frame.say(message::COUNTER_HOURS).view()}</h2>
            <table class="hours">
                <caption>{frame.say(message::COUNTER_THIS_WEEK).view()}</caption>
                <tbody>{rows}</tbody>
            </table>
            {change}
            <h3>{frame.say(message::COUNTER_USUAL).view()}</h3>
            {usual(frame, plan)}
            {special(frame, plan)}
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
