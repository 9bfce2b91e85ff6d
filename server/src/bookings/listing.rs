//! The lists that a visit is chosen from: counters, and times by day and part of the day.

use app::{
    domain::{
        counter::{Times, find::Found},
        hours::{to_london, to_utc, to_utc_closing},
    },
    routes::Route,
    ui::{
        answer_text::full_date,
        components::choices::{Choice, Group},
        frame::Frame,
        pages::{
            counters::{distance, hours_text::state_text, route_of},
            question::Beside,
        },
    },
    words::{FluentValue, Said, message},
};
use booking::{Arranged, InterpreterStatus, Quarter, SiteId, Way};
use chrono::{DateTime, NaiveDate, Timelike, Utc};

use super::{
    chosen::{ANYWHERE, Chosen},
    search::{Place, Search, Time},
    shown::{clock_at, when},
    told::asked,
};
use crate::journeys::question::CHANGE;

/// Times on a page: some days of one counter, and few enough to go through with a screen reader.
const TIMES: usize = 40;
/// Times at other counters, where the one that was asked for has none.
const OTHER_TIMES: usize = 12;
/// Of each of them.
const OTHERS_EACH: usize = 2;
/// Counters to walk into.
const WALK_IN: usize = 5;

/// On the address of a list of times: from this instant on.
pub(crate) const FROM: &str = "from";
/// On the address of a list of times: an agency is asked for the interpreter.
pub(crate) const ARRANGE: &str = "arrange";

/// Where a list of times is shown, and which part of it.
pub(crate) struct Listing<'a> {
    pub frame: &'a Frame,
    pub search: &'a Search,
    /// The address of the page, without what follows.
    pub route: Route<'a>,
    /// What the address has beside.
    pub keeps: &'a str,
    /// The first time; the first that is free where nothing is said.
    pub from: Option<Quarter>,
    /// An agency is asked for the interpreter.
    pub is_arranged: bool,
    /// The choice that is made already.
    pub chosen: &'a str,
    /// Where another counter is chosen.
    pub other_site: Option<String>,
}

impl Listing<'_> {
    /// The counters, and the earliest time anywhere.
    pub fn counters(&self) -> Beside {
        let places = self.search.places();
        let sites = self.search.sites();
        let mut choices = Vec::with_capacity(places.len() + 1);
        if let Some(first) = self.search.first(&sites, false) {
            let name = self.search.counter(&first.site).map_or("", |counter| &counter.facts.name);
            let now = [("when", self.when(first.start).into()), ("site", name.into())];
            let hint = Some(self.frame.words.with(message::SITES_EARLIEST_NOW, &now));
            choices.push(self.choice(ANYWHERE.to_owned(), self.frame.say(message::SITES_EARLIEST), hint));
        }
        choices.extend(places.iter().map(|place| self.counter(place)));
        let mut about = Vec::new();
        if self.search.service.main_only {
            about.push(self.frame.say(message::SITES_MAIN_ONLY));
        }
        if let (Some(Found::Nothing(_)), Some(near)) = (self.search.near(), self.search.told.typed(asked::NEAR)) {
            let near = self.frame.words.typed(near);
            about.push(self.frame.say_with(message::SITES_PLACE_UNKNOWN, "place", &near));
        }
        Beside { about, listed: vec![Group { heading: None, choices }], ..Beside::default() }
    }

    /// A counter with how far it is and its first free time, or why it has none.
    fn counter(&self, place: &Place<'_>) -> Choice {
        let counter = place.counter;
        let site = SiteId::from(counter.slug.as_str());
        let free = match self.search.first(std::slice::from_ref(&site), false) {
            Some(first) => self.frame.say_with(message::SITES_FIRST_FREE, "when", &self.when(first.start)),
            None => self.why_none(&site),
        };
        let far = place.metres.map(|metres| distance(self.frame, metres).text.to_string());
        // An English address among words from right to left keeps its own order.
        let address = self.frame.words.typed(&counter.facts.address);
        let lines = far.into_iter().chain([address, free.text.to_string()]);
        let hint = Said::new(lines.collect::<Vec<_>>().join(" · ").into(), free.in_english);
        let name = Said::new(counter.facts.name.as_str().into(), false);
        self.choice(counter.slug.to_string(), name, Some(hint))
    }

    fn why_none(&self, site: &SiteId) -> Said {
        let access = &self.search.counter(site).map(|counter| counter.facts.access.clone()).unwrap_or_default();
        if self.search.told.has(asked::ACCESS, "step-free") && !access.step_free {
            return self.frame.say(message::SITES_NOT_STEP_FREE);
        }
        if self.search.told.has(asked::ACCESS, "quiet-room") && !access.quiet_room {
            return self.frame.say(message::SITES_NO_QUIET_ROOM);
        }
        let days = FluentValue::from(self.search.service.horizon_days);
        let is_asked = self.search.told.needs_interpreter();
        let id = if is_asked { message::SITES_NO_INTERPRETER } else { message::SITES_NONE_FREE };
        self.frame.words.with(id, &[("days", days)])
    }

    /// The free times at the counter that was asked for, or anywhere; where there are none, at others.
    pub fn times(&self) -> Beside {
        let asked = self.search.told.site();
        let sites = asked.clone().map_or_else(|| self.search.sites(), |site| vec![site]);
        let from = self.from.unwrap_or(Quarter(i32::MIN));
        let mut times = self.search.times(&sites, self.is_arranged, from, TIMES + 1);
        let names_sites = sites.len() > 1 && self.search.way == Way::InPerson;
        let mut beside = Beside { about: self.about(asked.as_ref()), ..Beside::default() };
        if times.is_empty() && self.from.is_none() {
            self.without_times(asked.as_ref(), &mut beside);
        } else {
            let later = (times.len() > TIMES).then(|| times.pop()).flatten();
            beside.listed = self.groups(&times, names_sites);
            beside
                .links
                .extend(self.from.map(|_| (self.frame.say(message::TIMES_EARLIER), self.href(None, self.is_arranged))));
            beside.links.extend(
                later.map(|time| (self.frame.say(message::TIMES_LATER), self.href(Some(time.start), self.is_arranged))),
            );
        }
        beside.links.extend(self.sooner(times.first().map(|time| time.start)));
        let other = self.other_site.clone();
        beside.links.extend(other.map(|href| (self.frame.say(message::TIMES_OTHER_SITE), href)));
        beside
    }

    /// What is to be known before choosing: how long, where, with whom, and by when.
    fn about(&self, site: Option<&SiteId>) -> Vec<Said> {
        let wanted = self.search.wanted(site.cloned().unwrap_or_else(|| SiteId::from("")), self.is_arranged);
        let minutes = FluentValue::from(usize::from(wanted.quarters()) * 15);
        let length =
            if wanted.interpreter.is_some() { message::TIMES_LENGTH_INTERPRETER } else { message::TIMES_LENGTH };
        let at = match site.and_then(|site| self.search.counter(site)) {
            Some(counter) => self.frame.say_with(message::TIMES_AT, "site", &counter.facts.name),
            None => self.frame.say(message::TIMES_ANYWHERE),
        };
        let mut about = vec![self.frame.words.with(length, &[("minutes", minutes)]), at];
        if let (Some(wish), Some(language)) = (&wanted.interpreter, self.language()) {
            about.push(match (wish.arranged, wanted.starts(&self.search.supply)) {
                (Arranged::ByRequest, Ok(starts)) => {
                    let date = full_date(&self.frame.words, to_london(starts.start.instant()).date());
                    let values = [("language", language.into()), ("date", (*date.text).into())];
                    self.frame.words.with(message::TIMES_INTERPRETER_ASKED, &values)
                }
                _ => self.frame.say_with(message::TIMES_INTERPRETER_THERE, "language", &language),
            });
        }
        if let Some(by) = wanted.by {
            let when = when(self.frame, by);
            let id = if by < self.search.now { message::TIMES_DEADLINE_PAST } else { message::TIMES_DEADLINE };
            about.push(self.frame.say_with(id, "when", &when.text));
        }
        about
    }

    /// Nothing is free where it was asked for: the nearest times at others, and an agency where there is one.
    fn without_times(&self, site: Option<&SiteId>, beside: &mut Beside) {
        let days = || FluentValue::from(self.search.service.horizon_days);
        let wanted = self.search.wanted(SiteId::from(""), self.is_arranged);
        let say = |id: (&str, &str), values: &[(&'static str, FluentValue<'_>)]| {
            [id.0, id.1].map(|id| self.frame.words.with(id, values))
        };
        let name = site.and_then(|site| self.search.counter(site)).map(|counter| counter.facts.name.clone());
        let others = self.search.first_times(&self.search.sites(), self.is_arranged, OTHERS_EACH, OTHER_TIMES);
        // Whatever was said of an interpreter who is there is not true here.
        beside.about.clear();
        let why = match (wanted.by, &wanted.interpreter, self.language(), name) {
            (Some(by), ..) => {
                let when = when(self.frame, by).text;
                let what =
                    if by < self.search.now { message::TIMES_DEADLINE_PAST } else { message::TIMES_DEADLINE_NONE };
                let in_time = self.search.places().iter().any(|place| self.opens_by(place, by));
                let next = if in_time { message::TIMES_DEADLINE_NONE_NEXT } else { message::TIMES_DEADLINE_PAST_NEXT };
                say((what, next), &[("when", (*when).into())])
            }
            (None, Some(wish), Some(language), _) => {
                let is_found = wish.arranged == Arranged::ByRequest
                    || self.search.supply.has_rostered(&wish.language, wish.gender);
                let id = if is_found {
                    (message::TIMES_NONE_INTERPRETER, message::TIMES_NONE_INTERPRETER_NEXT)
                } else {
                    (message::TIMES_NO_AGENCY, message::TIMES_NO_AGENCY_NEXT)
                };
                say(id, &[("language", language.into()), ("days", days())])
            }
            (None, _, _, Some(name)) if !others.is_empty() => {
                say((message::TIMES_NONE, message::TIMES_NONE_NEXT), &[("site", name.into()), ("days", days())])
            }
            _ => say((message::TIMES_NONE_ANYWHERE, message::TIMES_NONE_ANYWHERE_NEXT), &[("days", days())]),
        };
        beside.about.extend(why);
        if !others.is_empty() {
            beside.about.push(self.frame.say(message::TIMES_NEAREST_SITES));
            beside.listed = self.groups(&others, self.search.way == Way::InPerson);
        }
        let can_arrange = !self.is_arranged
            && self
                .search
                .told
                .wish(&self.search.supply, self.search.way, true)
                .is_some_and(|wish| wish.arranged == Arranged::ByRequest);
        if can_arrange {
            beside.links.push((self.frame.say(message::TIMES_ARRANGE), self.href(None, true)));
        }
        if let Some(by) = wanted.by {
            beside.links.extend(self.walk_in(by));
            beside.links.push((self.frame.say(message::HOME_COUNTERS), self.frame.href(Route::Counters)));
        }
    }

    /// Counters to walk into before a deadline, each with the hours of the service there: the nearest that open in time,
    /// or, where none does, the nearest.
    fn walk_in(&self, by: DateTime<Utc>) -> Vec<(Said, String)> {
        let (mut in_time, others): (Vec<_>, Vec<_>) =
            self.search.places().into_iter().partition(|place| self.opens_by(place, by));
        if in_time.is_empty() {
            in_time = others;
        }
        let link = |place: &Place<'_>| {
            let state = self.hours(place).state(self.search.now);
            let hours = state_text(self.frame, &state, self.search.now);
            let in_english = hours.iter().any(|said| said.in_english);
            let name = self.frame.words.typed(&place.counter.facts.name);
            let lines = std::iter::once(name).chain(hours.into_iter().map(|said| said.text.to_string()));
            let text = Said::new(lines.collect::<Vec<_>>().join(" · ").into(), in_english);
            (text, self.frame.href(route_of(place.counter)))
        };
        in_time.iter().take(WALK_IN).map(link).collect()
    }

    /// Whether the service is there before an instant, for whoever walks in.
    fn opens_by(&self, place: &Place<'_>, by: DateTime<Utc>) -> bool {
        self.hours(place).next_opening(self.search.now).is_some_and(|opens| opens <= by)
    }

    /// The hours of the service at a counter; those of the counter where it has none of its own.
    fn hours<'p>(&self, place: &Place<'p>) -> Times<'p> {
        place.counter.times_of(self.search.service.id.as_str()).unwrap_or_else(|| place.counter.times())
    }

    /// The way to meet that needs no interpreter in the room, where it has one sooner than an agency sends somebody.
    fn sooner(&self, first: Option<Quarter>) -> Option<(Said, String)> {
        let is_asked = self.search.interpreter_of(self.is_arranged) == InterpreterStatus::Requested;
        let question = asked::WAYS.into_iter().find(|question| self.search.told.choice(question).is_some())?;
        let in_booking = matches!(self.route, Route::BookQuestion { .. });
        if !(is_asked && in_booking && self.from.is_none() && self.search.way == Way::InPerson) {
            return None;
        }
        let ways = [(Way::Video, message::TIMES_SOONER_VIDEO), (Way::Phone, message::TIMES_SOONER_PHONE)];
        let (way, id) = ways.into_iter().find(|(way, _)| self.search.service.ways.contains_key(way))?;
        let other = Search { way, ..self.search.clone() };
        let found = other.first(&other.sites(), false)?.start;
        let href = self.frame.href(format_args!("{}?{CHANGE}", Route::BookQuestion { question }));
        let is_sooner = first.is_none_or(|first| found < first);
        is_sooner.then(|| (self.frame.say_with(id, "when", &self.when(found)), href))
    }

    /// Times under headings of day and part of the day.
    fn groups(&self, times: &[Time], names_sites: bool) -> Vec<Group> {
        let mut groups: Vec<((NaiveDate, usize), Group)> = Vec::new();
        for time in times {
            let local = to_london(time.start.instant());
            let key = (local.date(), part_of_day(local.hour()));
            if groups.last().is_none_or(|(last, _)| *last != key) {
                let group = Group { heading: Some(self.heading(key)), choices: Vec::new() };
                groups.push((key, group));
            }
            if let Some((_, group)) = groups.last_mut() {
                group.choices.push(self.time(time, names_sites));
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn heading(&self, (date, part): (NaiveDate, usize)) -> Said {
        let words = &self.frame.words;
        let today = to_london(self.search.now).date();
        let full = full_date(words, date);
        let day = match (date - today).num_days() {
            0 => self.frame.say_with(message::TIMES_TODAY, "date", &full.text),
            1 => self.frame.say_with(message::TIMES_TOMORROW, "date", &full.text),
            _ => full,
        };
        let part = self.frame.say(
            [
                message::TIMES_PART_NIGHT,
                message::TIMES_PART_MORNING,
                message::TIMES_PART_AFTERNOON,
                message::TIMES_PART_EVENING,
            ][part],
        );
        words.with(message::TIMES_GROUP, &[("day", (*day.text).into()), ("part", (*part.text).into())])
    }

    fn time(&self, time: &Time, names_site: bool) -> Choice {
        let chosen = Chosen { site: time.site.clone(), start: time.start, is_arranged: self.is_arranged };
        let at = time.start.instant();
        let clock = clock_at(self.frame, at);
        // In the hour that comes twice, which of the two.
        let local = to_london(at);
        let label = match (to_utc(local) == to_utc_closing(local), to_utc(local) == at) {
            (true, _) => clock,
            (false, true) => self.frame.say_with(message::TIMES_CLOCK_FIRST, "time", &clock.text),
            (false, false) => self.frame.say_with(message::TIMES_CLOCK_SECOND, "time", &clock.text),
        };
        let label = match self.search.counter(&time.site) {
            Some(counter) if names_site => {
                let values = [("time", (*label.text).into()), ("site", counter.facts.name.as_str().into())];
                self.frame.words.with(message::TIMES_TIME_AT, &values)
            }
            _ => label,
        };
        self.choice(chosen.to_string(), label, None)
    }

    fn choice(&self, value: String, label: Said, hint: Option<Said>) -> Choice {
        let chosen = value == self.chosen;
        Choice { value, label, hint, chosen }
    }

    fn href(&self, from: Option<Quarter>, is_arranged: bool) -> String {
        let from = from.map(|from| format!("&{FROM}={}", from.instant().timestamp()));
        let arranged = if is_arranged { format!("&{ARRANGE}") } else { String::new() };
        let query = format!("{}{arranged}{}", self.keeps, from.unwrap_or_default());
        let query = query.trim_start_matches('&');
        let joint = if query.is_empty() { "" } else { "?" };
        self.frame.href(format_args!("{}{joint}{query}", self.route))
    }

    fn when(&self, at: Quarter) -> String {
        when(self.frame, at.instant()).text.to_string()
    }

    fn language(&self) -> Option<String> {
        Some(self.search.told.language_named(&self.frame.words)?.text.to_string())
    }
}

/// The instant that an address begins a list with.
pub(crate) fn from(typed: &str) -> Option<Quarter> {
    let at = DateTime::<Utc>::from_timestamp(typed.parse().ok()?, 0)?;
    Some(Quarter::not_before(at))
}

/// Night, morning, afternoon, evening.
pub(super) const fn part_of_day(hour: u32) -> usize {
    match hour {
        0..=5 => 0,
        6..=11 => 1,
        12..=16 => 2,
        _ => 3,
    }
}
