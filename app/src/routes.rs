//! Every address of the portal, written once.
//!
//! Each line of the table is a route as the server matches it and, with the names filled in, an address: no page can
//! link to what no handler answers. `cargo xtask tidy` finds an address that is written anywhere else. An address is in
//! no language; `Frame::href` puts the language before it.

use std::fmt;

use journey::{Definition, Position, Purpose, draft::Page};

macro_rules! routes {
    ($($(#[$doc:meta])* $pattern:ident $name:ident $({ $($field:ident),+ })? = $path:literal,)+) => {
        /// An address of the portal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Route<'a> {
            $($(#[$doc])* $name $({
                $(
                    /// The part of the address that has this name in the table.
                    $field: &'a str,
                )+
            })?,)+
        }

        impl fmt::Display for Route<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name $({ $($field),+ })? => write!(f, $path),)+
                }
            }
        }

        /// The addresses as routers match them, with their names in braces.
        pub mod pattern {
            $($(#[$doc])* pub const $pattern: &str = $path;)+

            /// Every pattern there is.
            pub const ALL: &[&str] = &[$($pattern),+];
        }
    };
}

routes! {
    /// The front page.
    HOME Home = "/",
    /// The list of what can be reported.
    REPORT Report = "/report",
    /// Whether it is worth reporting.
    WORTH Worth = "/worth-reporting",
    /// The page for people who sign.
    BSL Bsl = "/bsl",
    /// What happens to what people tell.
    PRIVACY Privacy = "/privacy",
    /// Who can use the portal, and how.
    ACCESSIBILITY Accessibility = "/accessibility",
    /// A page that says who helps instead.
    ELSEWHERE Elsewhere { exit } = "/elsewhere/{exit}",

    /// The start page of a report.
    REPORT_START ReportStart { journey } = "/report/{journey}",
    /// The button that begins a report anew.
    REPORT_BEGIN ReportBegin { journey } = "/report/{journey}/start",
    /// "Check your answers", and the button that sends them.
    REPORT_CHECK ReportCheck { journey } = "/report/{journey}/check",
    /// The reference of a report that was sent.
    REPORT_SENT ReportSent { journey } = "/report/{journey}/sent",
    /// How to finish a report later.
    REPORT_LATER ReportLater { journey } = "/report/{journey}/later",
    /// The page of an answer that ended the report.
    REPORT_STOP ReportStop { journey } = "/report/{journey}/stop",
    /// A question of a report.
    REPORT_QUESTION ReportQuestion { journey, question } = "/report/{journey}/{question}",

    /// The start page of a booking: what can be booked.
    BOOK Book = "/book",
    /// The button that begins a booking anew.
    BOOK_BEGIN BookBegin = "/book/start",
    /// "Check before you book", and the button that books.
    BOOK_CHECK BookCheck = "/book/check",
    /// The visit that was booked.
    BOOK_SENT BookSent = "/book/sent",
    /// How to finish a booking later.
    BOOK_LATER BookLater = "/book/later",
    /// The page of an answer that ended the booking.
    BOOK_STOP BookStop = "/book/stop",
    /// A question of a booking.
    BOOK_QUESTION BookQuestion { question } = "/book/{question}",
    /// A booking: found by reference and secret, and seen.
    BOOKING Booking = "/booking",
    /// Another time for a booking.
    BOOKING_CHANGE BookingChange = "/booking/change",
    /// The question whether a booking is to be cancelled, and the button that does it.
    BOOKING_CANCEL BookingCancel = "/booking/cancel",
    /// The button that has an agency asked once more for an interpreter.
    BOOKING_INTERPRETER BookingInterpreter = "/booking/interpreter",
    /// The calendar entry of a booking.
    BOOKING_CALENDAR BookingCalendar = "/booking/appointment.ics",
    /// The button that closes a booking on this phone.
    BOOKING_CLOSE BookingClose = "/booking/close",

    /// The surveys that are open.
    FEEDBACK Feedback = "/feedback",
    /// The start page of a survey.
    FEEDBACK_START FeedbackStart { journey } = "/feedback/{journey}",
    /// The button that begins a survey anew.
    FEEDBACK_BEGIN FeedbackBegin { journey } = "/feedback/{journey}/start",
    /// "Check your answers", and the button that sends them.
    FEEDBACK_CHECK FeedbackCheck { journey } = "/feedback/{journey}/check",
    /// The page once a survey was answered.
    FEEDBACK_SENT FeedbackSent { journey } = "/feedback/{journey}/sent",
    /// How to finish a survey later.
    FEEDBACK_LATER FeedbackLater { journey } = "/feedback/{journey}/later",
    /// The page of an answer that ended the survey.
    FEEDBACK_STOP FeedbackStop { journey } = "/feedback/{journey}/stop",
    /// A question of a survey.
    FEEDBACK_QUESTION FeedbackQuestion { journey, question } = "/feedback/{journey}/{question}",

    /// The visits of a counter on a day, for whoever has the signed link.
    DESK Desk { link } = "/desk/{link}",

    /// The list of counters, and the search for one.
    COUNTERS Counters = "/counters",
    /// The page of one counter.
    COUNTER Counter { slug } = "/counters/{slug}",
    /// Every counter as JSON.
    API_COUNTERS ApiCounters = "/api/counters.json",
    /// Every counter as GeoJSON.
    API_GEOJSON ApiGeojson = "/api/counters.geojson",
    /// The standard that the feed of services follows.
    API_REFERRAL ApiReferral = "/api/openreferral",
    /// The feed of services.
    API_SERVICES ApiServices = "/api/openreferral/services",
    /// One service of the feed.
    API_SERVICE ApiService { id } = "/api/openreferral/services/{id}",
    /// The description of the API.
    API_DESCRIPTION ApiDescription = "/api/openapi.json",

    /// "Exit this page".
    EXIT Exit = "/exit",
    /// The JSON Schema of an event's data.
    SCHEMA Schema { file } = "/schemas/{file}",
    /// The addresses of those who want to know of a hole.
    SECURITY_TXT SecurityTxt = "/.well-known/security.txt",
}

/// The journey of bookings: there is one, so its name is in no address.
pub const BOOKING_JOURNEY: &str = "visit";

/// The folder of everything that answers with data.
const API: &str = "/api";

/// A page of a journey, whatever the journey is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JourneyPage<'a> {
    /// The start page.
    Start,
    /// The button that begins anew.
    Begin,
    /// A question.
    Question(&'a str),
    /// "Check your answers".
    Check,
    /// The page once it was sent.
    Sent,
    /// How to finish later.
    Later,
    /// The page of an answer that ended the journey.
    Stop,
}

impl<'a> JourneyPage<'a> {
    /// The page of the first question.
    #[must_use]
    pub fn first(definition: &'a Definition) -> Self {
        definition.questions.first().map_or(Self::Check, |question| Self::Question(question.id.as_str()))
    }
}

impl<'a> From<&'a Page> for JourneyPage<'a> {
    fn from(page: &'a Page) -> Self {
        match page {
            Page::Question(id) => Self::Question(id.as_str()),
            Page::Exit => Self::Stop,
            Page::Check => Self::Check,
        }
    }
}

impl<'a> From<Position<'a>> for JourneyPage<'a> {
    fn from(position: Position<'a>) -> Self {
        match position {
            Position::Question(question) => Self::Question(question.id.as_str()),
            Position::Exit { .. } => Self::Stop,
            Position::Check => Self::Check,
        }
    }
}

impl<'a> Route<'a> {
    /// The address of a page of a journey: its purpose says below which address its pages are.
    #[must_use]
    pub fn of(definition: &'a Definition, page: impl Into<JourneyPage<'a>>) -> Self {
        match &definition.purpose {
            Purpose::Report(_) => Self::of_report(definition.id.as_str(), page.into()),
            Purpose::Booking => Self::of_booking(page.into()),
            Purpose::Survey => Self::of_survey(definition.id.as_str(), page.into()),
        }
    }

    const fn of_booking(page: JourneyPage<'a>) -> Self {
        match page {
            JourneyPage::Start => Self::Book,
            JourneyPage::Begin => Self::BookBegin,
            JourneyPage::Question(question) => Self::BookQuestion { question },
            JourneyPage::Check => Self::BookCheck,
            JourneyPage::Sent => Self::BookSent,
            JourneyPage::Later => Self::BookLater,
            JourneyPage::Stop => Self::BookStop,
        }
    }

    const fn of_survey(journey: &'a str, page: JourneyPage<'a>) -> Self {
        match page {
            JourneyPage::Start => Self::FeedbackStart { journey },
            JourneyPage::Begin => Self::FeedbackBegin { journey },
            JourneyPage::Question(question) => Self::FeedbackQuestion { journey, question },
            JourneyPage::Check => Self::FeedbackCheck { journey },
            JourneyPage::Sent => Self::FeedbackSent { journey },
            JourneyPage::Later => Self::FeedbackLater { journey },
            JourneyPage::Stop => Self::FeedbackStop { journey },
        }
    }

    const fn of_report(journey: &'a str, page: JourneyPage<'a>) -> Self {
        match page {
            JourneyPage::Start => Self::ReportStart { journey },
            JourneyPage::Begin => Self::ReportBegin { journey },
            JourneyPage::Question(question) => Self::ReportQuestion { journey, question },
            JourneyPage::Check => Self::ReportCheck { journey },
            JourneyPage::Sent => Self::ReportSent { journey },
            JourneyPage::Later => Self::ReportLater { journey },
            JourneyPage::Stop => Self::ReportStop { journey },
        }
    }
}

/// The name of the journey that a page belongs to, read from a path without language.
#[must_use]
pub fn journey_in(path: &str) -> Option<&str> {
    let below = |folder: &str| path.strip_prefix(folder).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match below(pattern::REPORT).or_else(|| below(pattern::FEEDBACK)) {
        Some(rest) => rest.strip_prefix('/')?.split('/').next(),
        None => below(pattern::BOOK).map(|_| BOOKING_JOURNEY),
    }
}

/// Whether a path, without its language, is one of those that answer with data.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path.strip_prefix(API).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_its_pattern_with_the_names_filled_in() {
        for (route, address) in [
            (Route::Home, "/"),
            (Route::ReportStart { journey: "theft" }, "/report/theft"),
            (Route::ReportQuestion { journey: "theft", question: "when" }, "/report/theft/when"),
            (Route::Counter { slug: "lewisham" }, "/counters/lewisham"),
            (Route::Elsewhere { exit: "council" }, "/elsewhere/council"),
        ] {
            assert_eq!(route.to_string(), address);
        }
        let (journey, question) = ("{journey}", "{question}");
        assert_eq!(Route::ReportQuestion { journey, question }.to_string(), pattern::REPORT_QUESTION);
    }

    #[test]
    fn a_path_tells_its_journey() {
        for (path, journey) in [
            ("/report/theft", Some("theft")),
            ("/report/theft/when", Some("theft")),
            ("/report", None),
            ("/feedback/about-visit/treatment", Some("about-visit")),
            ("/reports/theft", None),
            ("/counters/theft", None),
            ("/book", Some(BOOKING_JOURNEY)),
            ("/book/time", Some(BOOKING_JOURNEY)),
            ("/booking", None),
        ] {
            assert_eq!(journey_in(path), journey, "{path}");
        }
    }

    #[test]
    fn only_what_lies_below_api_is_of_the_api() {
        for (path, is) in [("/api", true), ("/api/x", true), ("/apis", false), ("/", false), ("/report/api", false)] {
            assert_eq!(is_api(path), is, "{path}");
        }
    }
}
