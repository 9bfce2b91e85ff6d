//! Opening hours in words: "Open until 10pm", "Closed: Easter Monday. Opens tomorrow at 10am".

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use journey::question::time::TimeOfDay;

use crate::{
    domain::{
        counter::plan::{Counted, Week},
        hours::{Day, Holiday, Span, State, Why, to_london},
    },
    ui::{
        answer_text::{full_date, told},
        frame::Frame,
        register_text::closure_reason,
    },
    words::{Said, Words, message},
};

/// Within so many days an opening is named by its weekday.
const BY_WEEKDAY: i64 = 6;

/// "10am", "2:30pm", "midnight".
#[must_use]
pub fn time_text(words: &Words, time: NaiveTime) -> Said {
    match (time.hour(), time.minute()) {
        (0, 0) => words.text(message::TIME_MIDNIGHT),
        (12, 0) => words.text(message::TIME_MIDDAY),
        (_, 0) => told(words, message::TIME_HOUR, TimeOfDay::of(time)),
        _ => told(words, message::TIME_MINUTES, TimeOfDay::of(time)),
    }
}

/// A span of a day: "10am to 10pm".
#[must_use]
pub fn span_text(words: &Words, span: Span) -> Said {
    if span.from.minutes() == 0 && span.to.minutes() == 24 * 60 {
        return words.text(message::COUNTER_HOURS_ALWAYS);
    }
    let (from, to) = (time_text(words, span.from.time()), time_text(words, span.to.time()));
    let values = [("from", from.text.as_ref().into()), ("to", to.text.as_ref().into())];
    words.with(if span.ends_next_day() { message::COUNTER_SPAN_NIGHT } else { message::COUNTER_SPAN }, &values)
}

/// Every span of a day, or that it is closed.
#[must_use]
pub fn day_text(words: &Words, spans: &[Span]) -> Said {
    let said = spans.iter().map(|span| span_text(words, *span));
    said.reduce(|first, then| {
        let parts = [("first", first.text.as_ref().into()), ("then", then.text.as_ref().into())];
        words.with(message::COUNTER_SPANS, &parts)
    })
    .unwrap_or_else(|| words.text(message::COUNTER_CLOSED))
}

/// A bank holiday's name: in the page's language where it has a message, else as the calendar has it.
#[must_use]
pub fn holiday_text(words: &Words, holiday: &Holiday) -> Said {
    let named = holiday.id.as_ref().and_then(|id| words.maybe(&format!("holiday-{id}")));
    let name = named.unwrap_or_else(|| Said::new(holiday.name.as_str().into(), words.locale().code != "en"));
    if !holiday.is_substitute {
        return name;
    }
    let said = words.with(message::HOLIDAY_SUBSTITUTE, &[("holiday", name.text.as_ref().into())]);
    Said::new(said.text, said.in_english || name.in_english)
}

/// Why a day differs from the usual week, or a counter is closed; nothing where it is merely outside its hours.
#[must_use]
pub fn why_text(words: &Words, why: &Why) -> Option<Said> {
    match why {
        Why::Holiday(holiday) => Some(holiday_text(words, holiday)),
        Why::Closure(reason) | Why::OneOff(reason) => Some(closure_reason(words, reason)),
        Why::NotYet => Some(words.text(message::COUNTER_HOURS_UNKNOWN)),
        Why::OutsideHours | Why::NoHours => None,
    }
}

/// Whether it is open, until when, why not, and when again: sentences of their own, because some may have fallen
/// back to English.
#[must_use]
pub fn state_text(frame: &Frame, state: &State, now: DateTime<Utc>) -> Vec<Said> {
    let words = &frame.words;
    match state {
        State::Open { until: None } => vec![words.text(message::COUNTER_OPEN_ALWAYS)],
        State::Open { until: Some(until) } => vec![open_until(words, *until, now)],
        State::Closed { why, opens } => {
            let closed = words.text(message::COUNTER_CLOSED_NOW);
            let opens = match opens {
                Some(opens) => opens_text(words, *opens, now),
                None => words.text(message::COUNTER_OPENS_NEVER),
            };
            std::iter::once(closed)
                .chain(why_text(words, why).map(|why| as_sentence(words, why)))
                .chain([opens])
                .collect()
        }
    }
}

fn as_sentence(words: &Words, said: Said) -> Said {
    if said.in_english || said.text.ends_with(['.', '۔', '!', '?']) {
        let text = if said.text.ends_with(['.', '!', '?']) { said.text } else { format!("{}.", said.text).into() };
        return Said::new(text, said.in_english);
    }
    words.with(message::COUNTER_SENTENCE, &[("text", said.text.as_ref().into())])
}

fn open_until(words: &Words, until: DateTime<Utc>, now: DateTime<Utc>) -> Said {
    let (until, now) = (to_london(until), to_london(now));
    let time = time_text(words, until.time());
    let time = ("time", time.text.as_ref().into());
    // Until late in the coming night is still "today" for whoever stands at the door.
    if until.date() == now.date() || (until - now).num_hours() < 12 {
        return words.with(message::COUNTER_OPEN_UNTIL, &[time]);
    }
    let day = full_date(words, until.date());
    words.with(message::COUNTER_OPEN_UNTIL_DAY, &[time, ("day", day.text.as_ref().into())])
}

fn opens_text(words: &Words, opens: DateTime<Utc>, now: DateTime<Utc>) -> Said {
    let (opens, today) = (to_london(opens), to_london(now).date());
    let time = time_text(words, opens.time());
    let time = ("time", time.text.as_ref().into());
    match (opens.date() - today).num_days() {
        0 => words.with(message::COUNTER_OPENS_TODAY, &[time]),
        1 => words.with(message::COUNTER_OPENS_TOMORROW, &[time]),
        days if days <= BY_WEEKDAY => {
            let weekday = words.numbered(message::WEEKDAYS, opens.weekday().number_from_monday());
            words.with(message::COUNTER_OPENS_DAY, &[time, ("day", weekday.text.as_ref().into())])
        }
        _ => {
            let date = full_date(words, opens.date());
            words.with(message::COUNTER_OPENS_DAY, &[time, ("day", date.text.as_ref().into())])
        }
    }
}

/// "Monday 30 November", without the year: for a week that people see in front of them.
#[must_use]
pub fn short_date(words: &Words, date: NaiveDate) -> Said {
    let weekday = words.numbered(message::WEEKDAYS, date.weekday().number_from_monday());
    let month = words.numbered(message::MONTHS, date.month());
    let values =
        [("weekday", weekday.text.as_ref().into()), ("day", date.day().into()), ("month", month.text.as_ref().into())];
    words.with(message::DATE_SHORT, &values)
}

/// The usual week in lines: days that have the same hours together, "Monday to Friday: 10am to 10pm", then what some
/// days of a month have instead. A week without hours is one line that says so.
#[must_use]
pub fn week_lines(words: &Words, week: &Week) -> Vec<Said> {
    if week.is_closed() && !week.is_irregular {
        return vec![words.text(message::COUNTER_CLOSED)];
    }
    let hours = |day: usize| week.days[day].as_deref().unwrap_or_default();
    let mut lines = Vec::new();
    let mut first = 0;
    while first < 7 {
        let last = (first..7).take_while(|day| hours(*day) == hours(first)).last().unwrap_or(first);
        if !hours(first).is_empty() {
            lines.push(week_line(words, first, last, hours(first)));
        }
        first = last + 1;
    }
    lines.extend(week.counted.iter().map(|counted| counted_line(words, counted)));
    lines
}

fn weekday(words: &Words, day: usize) -> Said {
    words.numbered(message::WEEKDAYS, u32::try_from(day + 1).unwrap_or_default())
}

fn week_line(words: &Words, first: usize, last: usize, spans: &[Span]) -> Said {
    let hours = day_text(words, spans);
    let hours = ("hours", hours.text.as_ref().into());
    let from = weekday(words, first);
    let from = ("from", from.text.as_ref().into());
    if first == last {
        return words.with(message::COUNTER_WEEK_DAY, &[from, hours]);
    }
    let to = weekday(words, last);
    words.with(message::COUNTER_WEEK_DAYS, &[from, ("to", to.text.as_ref().into()), hours])
}

/// "First Saturday of the month: 10am to midday".
fn counted_line(words: &Words, counted: &Counted) -> Said {
    // Numbers, because in a page from right to left letters come with marks around them, which no variant has.
    let weekday = weekday(words, counted.weekday);
    let values = [
        ("nth", i64::from(counted.nth).into()),
        ("number", (counted.weekday + 1).into()),
        ("weekday", weekday.text.as_ref().into()),
    ];
    let day = words.with(message::COUNTER_COUNTED, &values);
    let hours = day_text(words, &counted.spans);
    words.with(message::COUNTER_WEEK_DAY, &[("from", day.text.as_ref().into()), ("hours", hours.text.as_ref().into())])
}

/// The hours of a day in a table, with why they are other than usual.
#[must_use]
pub fn day_cells(words: &Words, day: &Day) -> (Said, Option<Said>) {
    (day_text(words, &day.spans), day.why.as_ref().and_then(|why| why_text(words, why)))
}
