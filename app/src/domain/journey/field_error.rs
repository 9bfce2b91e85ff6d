//! What is wrong with an answer: a code and the field it belongs to. The wording is in the locales.

/// An error beside one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The form field, which is also the `id` of its control.
    pub field: String,
    /// What is wrong.
    pub code: ErrorCode,
}

impl FieldError {
    /// An error beside `field`.
    #[must_use]
    pub fn new(field: impl Into<String>, code: ErrorCode) -> Self {
        Self { field: field.into(), code }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $(($arg:literal))? = $message:literal,)+) => {
        /// What can be wrong with an answer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ErrorCode { $($(#[$doc])* $variant $((codes!(@number $arg)))?,)+ }

        impl ErrorCode {
            /// Every message with the variable it takes, if it takes one.
            pub const MESSAGES: &'static [(&'static str, Option<&'static str>)] =
                &[$(($message, codes!(@argument $($arg)?))),+];

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
    NoneWithOthers = "error-none-with-others",
    /// More characters than this.
    TooLong("max") = "error-too-long",
    /// Control or undecodable characters.
    UnreadableCharacters = "error-unreadable-characters",
    /// No day, month or year.
    DateMissing = "error-date-missing",
    /// A day, month or year is missing.
    DateIncomplete = "error-date-incomplete",
    /// No such day.
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
    /// No way of finding the place.
    PlaceMissing = "error-place-missing",
    /// Not the shape of an e-mail address.
    NotAnEmail = "error-not-an-email",
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
