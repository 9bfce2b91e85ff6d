//! What is wrong with an answer: a code and the field it belongs to. The wording is in the locales.

use std::sync::Arc;

/// An error beside one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The form field, which is also the `id` of its control.
    pub field: String,
    /// What is wrong.
    pub code: ErrorCode,
    /// What the message names: an option that excludes the others, an address that is more likely meant.
    pub named: Option<String>,
    /// The message that asks the question or the field of an item, once it is known.
    pub words: Option<Arc<str>>,
}

impl FieldError {
    /// An error beside `field`.
    #[must_use]
    pub fn new(field: impl Into<String>, code: ErrorCode) -> Self {
        Self { field: field.into(), code, named: None, words: None }
    }

    /// Names what the message speaks of.
    #[must_use]
    pub fn with(self, named: impl Into<String>) -> Self {
        Self { named: Some(named.into()), ..self }
    }

    /// Belongs to what this message asks. The field of an item has said so before its question does.
    #[must_use]
    pub fn about(mut self, words: &Arc<str>) -> Self {
        self.words.get_or_insert_with(|| words.clone());
        self
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $(($arg:literal))? $([$named:literal])? = $message:literal,)+) => {
        /// What can be wrong with an answer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ErrorCode { $($(#[$doc])* $variant $((codes!(@number $arg)))?,)+ }

        impl ErrorCode {
            /// Every message with the variable it takes, if it takes one.
            pub const MESSAGES: &'static [(&'static str, Option<&'static str>)] =
                &[$(($message, codes!(@argument $($arg)? $($named)?))),+];

            /// The variable that takes what the error names, where it names something.
            #[must_use]
            pub const fn names(self) -> Option<&'static str> {
                match self { $(codes!(@pattern $variant _value $($arg)?) => codes!(@argument $($named)?),)+ }
            }

            /// The message, and the value of its variable.
            #[must_use]
            pub fn message(self) -> (&'static str, Option<(&'static str, i64)>) {
                match self { $(codes!(@pattern $variant value $($arg)?) => ($message, codes!(@value value $($arg)?)),)+ }
            }
        }
    };
    (@number $arg:literal) => { i64 };
    (@argument) => { None };
    (@argument $arg:literal) => { Some($arg) };
    (@pattern $variant:ident $value:ident) => { Self::$variant };
    (@pattern $variant:ident $value:ident $arg:literal) => { Self::$variant($value) };
    (@value $value:ident) => { None };
    (@value $value:ident $arg:literal) => { Some(($arg, $value)) };
}

codes! {
    /// Nothing was typed.
    Required = "error-required",
    /// Nothing was chosen.
    ChooseOne = "error-choose-one",
    /// Nothing was ticked.
    ChooseSome = "error-choose-some",
    /// "None" was ticked beside something else.
    NoneWithOthers["option"] = "error-none-with-others",
    /// More characters than this.
    TooLong("max") = "error-too-long",
    /// Control or undecodable characters.
    UnreadableCharacters = "error-unreadable-characters",
    /// No day, month or year.
    DateMissing = "error-date-missing",
    /// No day.
    DayMissing = "error-day-missing",
    /// No month.
    MonthMissing = "error-month-missing",
    /// No year.
    YearMissing = "error-year-missing",
    /// Not a number from 1 to 31.
    NotADay = "error-not-a-day",
    /// The month has fewer days.
    NoSuchDay("last") = "error-no-such-day",
    /// No month's number or name.
    NotAMonth = "error-not-a-month",
    /// Not four figures, where two could mean two centuries.
    NotAYear = "error-not-a-year",
    /// Another day of the week.
    WeekdayContradicts = "error-weekday-contradicts",
    /// Several parts in one box that make no date.
    DateNotRead = "error-date-not-read",
    /// Two dates, and not said that it was between them.
    TwoDates = "error-two-dates",
    /// No date, where it is typed in one box.
    NotADate = "error-not-a-date",
    /// After today.
    DateInFuture = "error-date-in-future",
    /// Before 1900.
    DateTooOld = "error-date-too-old",
    /// The second date is before the first.
    DatesReversed = "error-dates-reversed",
    /// No time of day.
    NotATime = "error-not-a-time",
    /// Not the shape of a postcode or its first half.
    NotAPostcode = "error-not-a-postcode",
    /// No postal code of any country.
    NotAPostalCode = "error-not-a-postal-code",
    /// No way of finding the place.
    PlaceMissing = "error-place-missing",
    /// Not the shape of an e-mail address.
    NotAnEmail = "error-not-an-email",
    /// An address that looks mistyped; it is taken where the person says that it is right.
    EmailMistyped["meant"] = "error-email-mistyped",
    /// Too few or too many digits, or other characters.
    NotAPhone = "error-not-a-phone",
    /// No whole number.
    NotANumber = "error-not-a-number",
    /// Below the least.
    NumberTooSmall("min") = "error-number-too-small",
    /// Above the most.
    NumberTooLarge("max") = "error-number-too-large",
    /// No sum of money.
    NotAnAmount = "error-not-an-amount",
    /// A word for not knowing.
    AmountUnknown = "error-amount-unknown",
    /// Another currency.
    OtherMoney = "error-other-money",
    /// Several amounts.
    OneAmount = "error-one-amount",
    /// A plate that was seen in part.
    PlateInPart = "error-plate-in-part",
    /// No vehicle registration.
    NotARegistration = "error-not-a-registration",
    /// No way of reaching the person, and not said that there is none.
    ContactMissing = "error-contact-missing",
    /// Ways of reaching the person, and said that there is none.
    ContactContradicts = "error-contact-contradicts",
    /// No thing or person was added.
    NothingAdded = "error-nothing-added",
    /// As many as may be listed.
    TooMany("max") = "error-too-many",
}

impl ErrorCode {
    /// Says only that the answer is missing, or is not what its kind of question asks for. A question's own message
    /// (`<id>.error`) replaces these; it leaves alone what names a part, a limit or a contradiction.
    #[must_use]
    pub const fn is_general(self) -> bool {
        matches!(
            self,
            Self::Required
                | Self::ChooseOne
                | Self::ChooseSome
                | Self::DateMissing
                | Self::NotATime
                | Self::NotAPostcode
                | Self::NotAPostalCode
                | Self::PlaceMissing
                | Self::NotAnEmail
                | Self::NotAPhone
                | Self::NotANumber
                | Self::NotAnAmount
                | Self::NotARegistration
                | Self::ContactMissing
                | Self::NothingAdded
        )
    }
}
