//! Usual hours by the time they hold for, and what differs from them in the coming six weeks: of a counter, of a
//! service there, of signing.

use chrono::{NaiveDateTime, TimeDelta};
use leptos::prelude::*;

use super::hours_text::{day_cells, day_text, short_date, time_text, week_lines, why_text};
use crate::{
    domain::{
        counter::plan::{Period, Plan},
        hours::{ClosedFor, Day, Why},
    },
    ui::{answer_text::full_date, frame::Frame},
    words::{Said, message},
};

/// With more periods in a year than this, hours are told day by day.
pub(super) const PERIODS_MAX: usize = 6;

/// The usual hours, each period under the dates between which it holds.
pub(super) fn usual(frame: &Frame, plan: &Plan) -> AnyView {
    if plan.periods.len() > PERIODS_MAX {
        return day_by_day(frame, plan).into_any();
    }
    let last = plan.periods.len().saturating_sub(1);
    let periods = plan.periods.iter().enumerate();
    let periods = periods.map(|(at, period)| {
        view! {
            {when(frame, period, at == 0, at == last).map(|when| view! { <p>{when.view()}</p> })}
            {lines(week_lines(&frame.words, &period.week))}
            {period.week.is_irregular.then(|| view! { <p>{frame.say(message::COUNTER_NOT_WEEKLY).view()}</p> })}
        }
    });
    periods.collect_view().into_any()
}

/// Open days of the coming six weeks, for hours that no week tells.
fn day_by_day(frame: &Frame, plan: &Plan) -> impl IntoView + use<> {
    let open = plan.days.iter().filter(|day| !day.spans.is_empty());
    let open: Vec<Said> = open.map(|day| day_line(frame, day, &day_text(&frame.words, &day.spans))).collect();
    view! {
        <p>{frame.say(message::COUNTER_NOT_WEEKLY).view()}</p>
        {lines(open)}
    }
}

fn lines(lines: Vec<Said>) -> impl IntoView + use<> {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line.view()}</li> }).collect();
    (!lines.is_empty()).then(|| view! { <ul class="lines">{lines}</ul> })
}

/// Between which dates a period holds; nothing where there is only one.
fn when(frame: &Frame, period: &Period, is_first: bool, is_last: bool) -> Option<Said> {
    let words = &frame.words;
    let date = |date| full_date(words, date).plain();
    match (period.from, period.to) {
        _ if is_first && is_last => None,
        (_, Some(to)) if is_first => Some(words.with(message::COUNTER_PERIOD_UNTIL, &[("date", date(to).into())])),
        (Some(from), Some(to)) => {
            let dates = [("from", date(from).into()), ("to", date(to).into())];
            Some(words.with(message::COUNTER_PERIOD, &dates))
        }
        (Some(from), None) => Some(words.with(message::COUNTER_PERIOD_FROM, &[("date", date(from).into())])),
        (None, _) => None,
    }
}

/// What differs in the coming six weeks, each with its reason; nothing where nothing does.
pub(super) fn special(frame: &Frame, plan: &Plan) -> Option<impl IntoView + use<>> {
    let is_told_above = plan.periods.len() > PERIODS_MAX;
    let closures = plan.closures.iter().map(|closed| closure(frame, closed).into_any());
    let days = plan.special().filter(|day| !plan.is_in_closure(day));
    let days = days
        .filter(|day| !is_told_above || matches!(day.why, Some(Why::Holiday(_) | Why::Closure(_) | Why::OneOff(_))));
    let days = days.map(|day| {
        let (hours, why) = day_cells(&frame.words, day);
        entry(day_line(frame, day, &hours), why).into_any()
    });
    let entries: Vec<AnyView> = closures.chain(days).collect();
    (!entries.is_empty()).then(|| {
        view! {
            <p>{frame.say(message::COUNTER_SPECIAL).view()}</p>
            <ul class="lines">{entries}</ul>
        }
    })
}

fn entry(line: Said, why: Option<Said>) -> impl IntoView + use<> {
    view! {
        <li>
            {line.view()}
            {why.map(|why| view! { <br /><span class="quiet">{why.view()}</span> })}
        </li>
    }
}

fn day_line(frame: &Frame, day: &Day, hours: &Said) -> Said {
    let date = short_date(&frame.words, day.date);
    let values = [("from", date.text.as_ref().into()), ("hours", hours.text.as_ref().into())];
    frame.words.with(message::COUNTER_WEEK_DAY, &values)
}

fn closure(frame: &Frame, closed: &ClosedFor) -> impl IntoView + use<> {
    let from = moment(frame, closed.from, closed.from);
    let to = moment(frame, closed.to, closed.to - TimeDelta::minutes(1));
    let dates = [("from", from.text.as_ref().into()), ("to", to.text.as_ref().into())];
    let why = why_text(&frame.words, &Why::Closure(closed.reason.clone()));
    entry(frame.words.with(message::COUNTER_CLOSED_FROM_TO, &dates), why)
}

/// A whole day by its date, which is that of `within`; else the time as well.
fn moment(frame: &Frame, at: NaiveDateTime, within: NaiveDateTime) -> Said {
    let words = &frame.words;
    if at.time() == chrono::NaiveTime::MIN {
        return full_date(words, within.date());
    }
    let (date, time) = (full_date(words, at.date()), time_text(words, at.time()));
    let values = [("date", date.text.as_ref().into()), ("time", time.text.as_ref().into())];
    words.with(message::MOMENT, &values)
}
