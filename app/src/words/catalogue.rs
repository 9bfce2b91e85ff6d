//! The messages that the code itself asks for, with the variables it gives them.
//!
//! Code names a message through [`message`], so a typing slip does not compile and
//! `front-counter locales check` knows what is needed.

/// One group of messages: its names in a module `message`, and all of it as `MESSAGES`. Groups named after `+` are
/// known by their names here, too.
macro_rules! catalogue {
    (
        $(+ $group:ident;)*
        $($name:ident = $id:literal $(($($variable:literal),+))?,)+
        $(@numbered $list:ident = [$($one:literal),+],)*
    ) => {
        /// The names of the messages that the code asks for.
        #[expect(missing_docs, reason = "each is documented by its English text in content/locales/en")]
        pub mod message {
            $(pub use super::$group::message::*;)*
            $(pub const $name: &str = $id;)+
            $(pub const $list: &[&str] = &[$($one),+];)*
        }

        /// Every message of this group, with its variables.
        pub const MESSAGES: &[(&str, &[&str])] = &[$(($id, &[$($($variable),+)?]),)+ $($(($one, &[]),)+)*];
    };
}

mod booking;
mod closing;
mod counters;
mod feedback;
mod letters;
mod staff;

/// Every message that the code asks for, with its variables.
pub fn code_messages() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    let pages = MESSAGES.iter().chain(booking::MESSAGES).chain(closing::MESSAGES).chain(counters::MESSAGES);
    pages.chain(feedback::MESSAGES).chain(letters::MESSAGES).chain(staff::MESSAGES)
}

catalogue! {
    + booking;
    + closing;
    + counters;
    + feedback;
    + letters;
    + staff;
    // The frame of every page.
    SKIP = "skip",
    ERROR_PREFIX = "error-prefix",
    LANGUAGES = "languages",
    BSL_LINK = "bsl-link",
    EXIT_PAGE = "exit-page",
    EXIT_PAGE_KEYS = "exit-page-keys",
    DANGER = "danger",
    DANGER_CALL = "danger-call",
    DANGER_BSL = "danger-bsl",
    DANGER_TEXT = "danger-text",
    SAMPLE = "sample" ("police"),
    FALLS_BACK = "falls-back",
    TRANSLATED = "translated",
    TRANSLATED_ENGLISH = "translated-english",
    FOOTER = "footer",
    FOOTER_NUMBERS = "footer-numbers",
    OFFLINE = "offline",
    HELP_ASIDE = "help-aside",
    // What every emergency page says.
    EMERGENCY_TITLE = "emergency-title",
    EMERGENCY_CALL = "emergency-call",
    EMERGENCY_SILENT = "emergency-silent",
    EMERGENCY_LANDLINE = "emergency-landline",
    EMERGENCY_BSL = "emergency-bsl",
    EMERGENCY_TEXT = "emergency-text",
    EMERGENCY_SMS = "emergency-sms",
    // Home and choosing.
    HOME_TITLE = "home-title",
    HOME_LEAD = "home-lead",
    HOME_REPORT = "home-report",
    HOME_REPORT_ABOUT = "home-report-about",
    HOME_COUNTERS = "home-counters",
    HOME_WORTH = "home-worth",
    HOME_CALL = "home-call",
    REPORT_TITLE = "report-title",
    REPORT_LEAD = "report-lead",
    REPORT_ELSEWHERE = "report-elsewhere",
    REPORT_ELSEWHERE_LEAD = "report-elsewhere-lead",
    REPORT_WORTH = "report-worth",
    REPORT_ONLY_ENGLISH = "report-only-english",
    REPORT_ONLY_ENGLISH_LEAD = "report-only-english-lead",
    REPORT_PARTLY_ENGLISH = "report-partly-english",
    WORTH_TITLE = "worth-title",
    WORTH_BODY = "worth-body",
    PRIVACY_TITLE = "privacy-title",
    PRIVACY_BODY = "privacy-body",
    BSL_TITLE = "bsl-title",
    BSL_LEAD = "bsl-lead",
    BSL_EMERGENCY = "bsl-emergency",
    BSL_EMERGENCY_TEXT = "bsl-emergency-text",
    BSL_EMERGENCY_OPEN = "bsl-emergency-open",
    BSL_RELAY = "bsl-relay",
    BSL_RELAY_TEXT = "bsl-relay-text",
    BSL_REPORT = "bsl-report",
    BSL_REPORT_TEXT = "bsl-report-text",
    BSL_COUNTERS = "bsl-counters",
    BSL_COUNTERS_LINK = "bsl-counters-link",
    BSL_VIDEOS = "bsl-videos",
    BSL_VIDEOS_TEXT = "bsl-videos-text",
    ACCESSIBILITY_TITLE = "accessibility-title",
    ACCESSIBILITY_BODY = "accessibility-body",
    // The start of a journey.
    START_MINUTES = "start-minutes" ("minutes"),
    START_KEPT = "start-kept",
    START_NAME = "start-name",
    START_EXIT = "start-exit",
    START_NOW = "start-now",
    START_CARRY_ON = "start-carry-on",
    START_AGAIN = "start-again",
    START_UNDER_WAY = "start-under-way",
    // A question.
    BACK = "back",
    CONTINUE = "continue",
    LATER = "later",
    LATER_TITLE = "later-title",
    LATER_UNTIL = "later-until" ("when"),
    LATER_BACK = "later-back" ("journey"),
    LATER_SHARED = "later-shared",
    LATER_CARRY_ON = "later-carry-on",
    OPTIONAL = "optional",
    OPTIONAL_FIELD = "optional-field",
    QUESTIONS_LEFT = "questions-left" ("count"),
    WHY = "why",
    ERROR_SUMMARY = "error-summary",
    CHARACTERS_MAX = "characters-max" ("max"),
    DATE_HOW = "date-how",
    DATE_EXACTLY = "date-exactly",
    DATE_ABOUT = "date-about",
    DATE_BETWEEN = "date-between",
    DATE_FIRST = "date-first",
    DATE_LAST = "date-last",
    DATE_DAY = "date-day",
    DATE_MONTH = "date-month",
    DATE_YEAR = "date-year",
    TIME_HINT = "time-hint",
    MONEY_HINT = "money-hint",
    EMAIL_SURE = "email-sure",
    EMAIL_SURE_QUESTION = "email-sure-question",
    PLACE_POSTAL_CODE = "place-postal-code",
    PLACE_POSTAL_CODE_HINT = "place-postal-code-hint",
    PLACE_COUNTRY = "place-country",
    PLACE_POSTCODE = "place-postcode",
    PLACE_POSTCODE_HINT = "place-postcode-hint",
    PLACE_STREET = "place-street",
    PLACE_DESCRIBED = "place-described",
    PLACE_DESCRIBED_HINT = "place-described-hint",
    PERSON_NAME = "person-name",
    PERSON_BIRTH = "person-birth",
    CONTACT_EMAIL = "contact-email",
    CONTACT_PHONE = "contact-phone",
    CONTACT_POST = "contact-post",
    CONTACT_SAFE = "contact-safe",
    CONTACT_SAFE_HINT = "contact-safe-hint",
    CONTACT_OR = "contact-or",
    CONTACT_NONE = "contact-none",
    REPEATED_SO_FAR = "repeated-so-far",
    REPEATED_ANOTHER = "repeated-another",
    REPEATED_NEXT = "repeated-next" ("item", "number"),
    REPEATED_CHANGE = "repeated-change" ("item", "number"),
    REPEATED_REMOVE = "repeated-remove" ("item", "number"),
    REPEATED_NUMBERED = "repeated-numbered" ("item", "number"),
    // Beside a button whose form has not arrived.
    UNSENT_OFFLINE = "unsent-offline",
    UNSENT_BUSY = "unsent-busy",
    UNSENT_SLOW = "unsent-slow",
    UNSENT_CHANGED = "unsent-changed",
    // Which report a page belongs to.
    ANOTHER_TITLE = "another-title",
    ANOTHER_LEAD = "another-lead" ("journey"),
    ANOTHER_GONE = "another-gone",
    ANOTHER_TYPED = "another-typed",
    ANOTHER_CARRY_ON = "another-carry-on",
    ANOTHER_INTO = "another-into",
    ANOTHER_BEGIN = "another-begin",
    ANOTHER_BEGIN_EMPTY = "another-begin-empty",
    ANOTHER_ONE_BY_ONE = "another-one-by-one",
    SENT_ALREADY_TITLE = "sent-already-title",
    SENT_ALREADY_LATE = "sent-already-late",
    SENT_ALREADY_ADD = "sent-already-add",
    SENT_ALREADY_SHOW = "sent-already-show",
    // Check, sent, and exits.
    CHECK_TITLE = "check-title",
    CHECK_LEAD = "check-lead",
    CHECK_CHANGE = "check-change" ("question"),
    CHECK_CHANGE_SHORT = "check-change-short",
    CHECK_SEND = "check-send",
    CHECK_SEND_LEAD = "check-send-lead",
    CHECK_WITHHELD = "check-withheld",
    CHECK_EMPTY = "check-empty",
    CHECK_CHANGED = "check-changed",
    SENT_TITLE = "sent-title",
    SENT_REFERENCE = "sent-reference",
    SENT_KEEP = "sent-keep",
    SENT_NUMBER = "sent-number",
    SENT_AT = "sent-at" ("when"),
    SENT_NEXT = "sent-next",
    SENT_NEXT_STANDARD = "sent-next-standard",
    SENT_NEXT_HIGH = "sent-next-high",
    SENT_NEXT_URGENT = "sent-next-urgent",
    SENT_DANGER = "sent-danger",
    SENT_HELP = "sent-help",
    SENT_SUPPORT = "sent-support",
    SENT_RIGHTS = "sent-rights",
    SENT_PRINT = "sent-print",
    SENT_ANOTHER = "sent-another",
    SENT_COPY = "sent-copy",
    SENT_COPIED = "sent-copied",
    SENT_SHARE = "sent-share",
    STOP_WHO = "stop-who",
    STOP_HOW = "stop-how",
    STOP_WHY = "stop-why",
    STOP_RING = "stop-ring" ("number"),
    STOP_TEXT = "stop-text" ("number"),
    STOP_VISIT = "stop-visit" ("address"),
    STOP_REPORT = "stop-report",
    STOP_BACK = "stop-back",
    HOURS_ALWAYS = "hours-always",
    // Notices on a page.
    NOTICE = "notice",
    NOTICE_EXPIRED = "notice-expired",
    NOTICE_COOKIES = "notice-cookies",
    NOTICE_FORGOTTEN = "notice-forgotten",
    NOTICE_EXPIRED_KEPT = "notice-expired-kept",
    NOTICE_SENT = "notice-sent" ("reference"),
    NOTICE_NOT_SAVED = "notice-not-saved",
    NOTICE_TOO_LONG = "notice-too-long",
    NOTICE_NO_ROOM = "notice-no-room",
    NOTICE_DIFFERENT = "notice-different" ("reference"),
    // Answers in words.
    ANSWER_BETWEEN = "answer-between" ("from", "to"),
    ANSWER_ABOUT = "answer-about" ("date"),
    ANSWER_NO_CONTACT = "answer-no-contact",
    ANSWER_LABELLED = "answer-labelled" ("question", "answer"),
    ANSWER_ASKED = "answer-asked" ("question", "answer"),
    ANSWER_AMOUNT_ABOUT = "answer-amount-about" ("amount"),
    ANSWER_POSTCODE_READ = "answer-postcode-read" ("postcode", "typed"),
    ANSWER_TIME = "answer-time" ("said", "clock"),
    ANSWER_TIME_EITHER = "answer-time-either" ("said"),
    ANSWER_TIME_SPAN = "answer-time-span" ("from", "to"),
    ANSWER_TIME_AFTER = "answer-time-after" ("time"),
    ANSWER_TIME_BEFORE = "answer-time-before" ("time"),
    ANSWER_TIME_ABOUT = "answer-time-about" ("time"),
    ANSWER_SAFE = "answer-safe" ("text"),
    ANSWER_BORN = "answer-born" ("date"),
    DATE_FULL = "date-full" ("weekday", "day", "month", "year"),
    CLOCK = "clock" ("hour", "hour12", "minute", "half", "part"),
    MOMENT = "moment" ("date", "time"),
    DATE_MONTH_YEAR = "date-month-year" ("month", "year"),
    // When something is wrong.
    NOT_FOUND_TITLE = "not-found-title",
    NOT_FOUND_BODY = "not-found-body",
    TROUBLE_TITLE = "trouble-title",
    TROUBLE_BODY = "trouble-body",
    BUSY_TITLE = "busy-title",
    BUSY_BODY = "busy-body",
    TOO_LARGE_TITLE = "too-large-title",
    TOO_LARGE_BODY = "too-large-body",
    TOO_SLOW_TITLE = "too-slow-title",
    TOO_SLOW_BODY = "too-slow-body",
    TOO_MANY_TITLE = "too-many-title",
    TOO_MANY_BODY = "too-many-body",
    FORBIDDEN_TITLE = "forbidden-title",
    FORBIDDEN_BODY = "forbidden-body",
    GO_HOME = "go-home",
    // Found by their number; Monday is the first weekday.
    @numbered WEEKDAYS = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"],
    @numbered MONTHS = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
        "month-11", "month-12"
    ],
    // Found by the hour; see `told`.
    @numbered DAY_PARTS =
        ["day-part-night", "day-part-morning", "day-part-noon", "day-part-afternoon", "day-part-evening"],
}
