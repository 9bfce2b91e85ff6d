//! `/counters`: finding one, and everything about one.

use std::borrow::Cow;

use app::{
    domain::{
        counter::{
            Counter, Position,
            filter::{Filter, Wish},
            find::{Found, Spot},
        },
        hours::{State, to_london},
    },
    routes::Route,
    ui::{
        document::Page,
        frame::{Frame, in_language},
        pages::counters::{
            Listed, Shelf,
            filters::Typed,
            list::{List, Other, list},
            site::site,
        },
    },
    words::vocabulary,
};
use axum::{
    extract::Path,
    http::{
        StatusCode,
        header::{CONTENT_SECURITY_POLICY, LOCATION},
    },
    response::{IntoResponse, Response},
};
use journey::Fields;

use crate::{
    directory::Books,
    http::{answers::see_other, error::AppError, form::Posted, visit::Visit},
};

/// Counters on a page, unless all are asked for.
const SHOWN: usize = 5;
/// A register of any size is a page that a phone can show.
const SHOWN_MAX: usize = 500;

/// What was typed stands in the address, so that a list can be bookmarked and shared.
pub(crate) async fn get(visit: Visit) -> Response {
    if let Some(language) = visit.other_language(&visit.query) {
        let there = in_language(language, with_query(&visit.query, &["language"], &[]));
        return see_other(&there);
    }
    let books = visit.state.counters.now();
    visit.counters(&books, &visit.query, None)
}

/// A phone's position comes in the body, so that it is in no address, no history and no log.
pub(crate) async fn post(visit: Visit, Posted(form): Posted) -> Response {
    if let Some(language) = visit.other_language(&form) {
        // 307: the browser posts the same again there, and the position stays out of the address.
        let there = in_language(language, Route::Counters);
        return (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, there)]).into_response();
    }
    let books = visit.state.counters.now();
    let degrees = |name: &str| form.first(name).parse::<f64>().ok();
    let near_me = degrees("latitude").zip(degrees("longitude")).and_then(|(north, east)| Position::new(north, east));
    visit.counters(&books, &form, near_me)
}

pub(crate) async fn counter(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let books = visit.state.counters.now();
    let shelf = books.shelf(&visit.frame.words.locale().code, visit.now);
    let counter = shelf.register.find(&slug).ok_or(AppError::NotFound)?;
    Ok(visit.page_with_map(StatusCode::OK, |frame| site(frame, shelf, counter)))
}

impl Visit {
    /// The language that the form asks for, where it is not this page's.
    fn other_language<'f>(&self, form: &'f Fields) -> Option<&'f str> {
        let language = form.first("language");
        let is_other = language != self.frame.words.locale().code;
        (is_other && self.state.content.locales.words(language).is_some()).then_some(language)
    }

    fn counters(&self, books: &Books, form: &Fields, near_me: Option<Position>) -> Response {
        let shelf = books.shelf(&self.frame.words.locale().code, self.now);
        let form = &*without_wish(form);
        let (filter, errors) =
            Filter::read(form, shelf.services, to_london(self.now).date(), vocabulary(&self.frame.words));
        // Whoever typed a place after all wants that place.
        let near_me = near_me.filter(|_| form.first("q").trim().is_empty());
        let found = match near_me {
            Some(position) => Found::Spot(Spot::here(position, shelf.gazetteer)),
            None => books.atlas().find(form.first("q")),
        };
        let shown_max = if form.has("all", "yes") { SHOWN_MAX } else { SHOWN };
        let results = results(shelf, &found, &filter, shown_max);
        let total = total(books, shelf, &filter).max(results.len());
        let is_left_nothing = results.is_empty() && !matches!(found, Found::Nothing(_));
        let in_the_way = if is_left_nothing { filter.in_the_way(shelf.register, self.now) } else { None };
        let typed = Typed { form, errors: &errors, near_me };
        let href = |other: &Other<'_>| self.frame.href(path_of(form, other));
        let page = List { shelf, typed, filter: &filter, found: &found, results, total, in_the_way, href: &href };
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.page_with_map(status, |frame| list(frame, &page))
    }

    /// A page with a map: where the operator has tiles for one that moves, the browser may fetch them.
    fn page_with_map(&self, status: StatusCode, page: impl FnOnce(&Frame) -> Page) -> Response {
        let mut response = self.page(status, page);
        if let Some(policy) = self.state.csp.page_with_map(&self.frame.nonce) {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// The list of this form, without some of its fields and with others.
fn with_query(form: &Fields, without: &[&str], more: &[(&str, &str)]) -> String {
    let kept = form.pairs().filter(|(name, value)| !without.contains(name) && !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).extend_pairs(more).finish();
    if query.is_empty() { Route::Counters.to_string() } else { format!("{}?{query}", Route::Counters) }
}

/// Another list of this form.
fn path_of(form: &Fields, other: &Other<'_>) -> String {
    match other {
        Other::All => with_query(form, &["all", "without"], &[("all", "yes")]),
        Other::Without(wish) => with_query(&wish.taken_from(form), &["without"], &[]),
        Other::WithoutAny => {
            let place = [("q", form.first("q"))].into_iter().collect();
            with_query(&place, &[], &[])
        }
    }
}

/// The form without the wish that its button takes away.
fn without_wish(form: &Fields) -> Cow<'_, Fields> {
    let kept = ["q", "latitude", "longitude", "all"];
    match form.first("without") {
        "" => Cow::Borrowed(form),
        "any" => Cow::Owned(form.pairs().filter(|(name, _)| kept.contains(name)).collect()),
        given_up => {
            let rest = Wish::parse(given_up).map_or_else(|| form.clone(), |wish| wish.taken_from(form));
            Cow::Owned(rest.pairs().filter(|(name, _)| *name != "without").collect())
        }
    }
}

/// The counters that have what is wanted: the nearest first, or in the register's order where no place is named.
fn results<'b>(shelf: Shelf<'b>, found: &Found, filter: &Filter, at_most: usize) -> Vec<Listed<'b>> {
    let listed = |counter: &'b Counter, metres| Listed { counter, metres, state: state(shelf, counter, filter) };
    match found {
        Found::Nothing(_) => Vec::new(),
        Found::Everything => {
            let wanted = shelf.register.all().iter().filter(|counter| filter.admits(counter, shelf.now));
            wanted.take(at_most).map(|counter| listed(counter, None)).collect()
        }
        Found::Spot(spot) => {
            let near = shelf.register.by_distance(spot.position);
            // Who asks for a counter by its name is shown that one, also where it is closed for good.
            let is_meant = |counter: &Counter| filter.is_empty() && counter.facts.name == spot.called;
            let wanted = near.filter(|(counter, _)| is_meant(counter) || filter.admits(counter, shelf.now));
            let mut wanted: Vec<_> = if spot.is_outside() { by_metres(wanted) } else { wanted.take(at_most).collect() };
            wanted.truncate(at_most);
            wanted.into_iter().map(|(counter, metres)| listed(counter, Some(metres))).collect()
        }
    }
}

/// All of them in the order of their distance: far from London a flat map puts them in another.
fn by_metres<'b>(counters: impl Iterator<Item = (&'b Counter, f64)>) -> Vec<(&'b Counter, f64)> {
    let mut all: Vec<_> = counters.collect();
    all.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    all
}

/// How many counters have what is wanted.
fn total(books: &Books, shelf: Shelf<'_>, filter: &Filter) -> usize {
    let count = || shelf.register.all().iter().filter(|counter| filter.admits(counter, shelf.now)).count();
    if filter.is_empty() { books.in_use.get(shelf.now, count) } else { count() }
}

/// Whether the counter, or the service that is looked for, is open.
fn state(shelf: Shelf<'_>, counter: &Counter, filter: &Filter) -> State {
    let service = filter.service.as_deref().and_then(|service| counter.times_of(service));
    service.unwrap_or_else(|| counter.times()).state(shelf.now)
}
