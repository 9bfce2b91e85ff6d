//! What every question kind answers for itself. The engine asks a kind through this trait and never by its name.

use typed::name::Name;

use super::{Answer, ErrorCode, FieldError, Fields, Given, Read, control::Control, settings::Written};

/// The rules of one question kind, implemented by its settings.
pub(crate) trait Behaviour {
    /// How content files write this kind.
    fn written(&self) -> &'static Written;

    /// Reads the fields that start with `at`.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the page.
    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read;

    /// Whether an answer that was stored earlier is still one of this kind.
    fn accepts(&self, answer: &Answer) -> bool;

    /// The error where nothing was answered, beside the field to begin with.
    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(at, ErrorCode::Required)
    }

    /// The controls of a question or field that is posted as `at`. No other field of a form is kept.
    fn controls(&self, at: &str) -> Vec<Control>;

    /// Bytes of JSON that the `value` of the longest answer takes.
    fn answer_bytes(&self) -> u64;

    /// The options that have words of their own, in the order shown.
    fn options(&self) -> &[Name] {
        &[]
    }

    /// Whether a condition may compare the answer with this option; `None` where no condition may look at the answer.
    fn has_option(&self, option: &Name) -> Option<bool> {
        let (options, general) = (self.options(), self.written().general_options);
        let has_some = !options.is_empty() || !general.is_empty();
        has_some.then(|| options.contains(option) || general.contains(&option.as_str()))
    }

    /// An answer that this kind accepts.
    fn sample(&self) -> Answer;

    /// The answers that conditions on these options can tell apart.
    fn telling(&self, _mentioned: &[Name]) -> Vec<Answer> {
        vec![self.sample()]
    }
}

/// The options that are mentioned, each an answer, and one that stands for all others.
pub(super) fn each_mentioned<'o>(
    options: impl Iterator<Item = &'o Name> + Clone,
    mentioned: &[Name],
) -> impl Iterator<Item = &'o Name> {
    let unmentioned = options.clone().find(|option| !mentioned.contains(option));
    options.filter(|option| mentioned.contains(option)).chain(unmentioned)
}
