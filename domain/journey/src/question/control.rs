//! The controls of a question, as a form posts them, and how much of each is kept while a form is unfinished.

use typed::name::Name;

use super::{ErrorCode, FieldError, Fields, Kind};

/// Characters of the name of an item.
pub(super) const ITEM_MAX: usize = 16;

/// One control of a question.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    /// The name under which it is posted.
    pub name: String,
    pub holds: Holds,
}

/// The values that a control may have.
#[derive(Clone, Debug)]
pub(crate) enum Holds {
    /// People's own words, so many characters at most, counted as the kind counts them.
    Text { characters_max: usize, clean: fn(&str) -> String },
    /// One of these, or several.
    Options { options: Vec<String>, several: bool },
    /// The name of an item: letters and figures.
    Item,
}

impl Kind {
    /// The part of an unfinished form that is kept: the fields that this kind has, each within its own limit, and the options
    /// that there are.
    ///
    /// # Errors
    /// Every field that is longer than what may be answered there. Nothing is ever cut.
    pub fn unfinished(&self, form: &Fields, at: &str) -> Result<Fields, Vec<FieldError>> {
        let (mut kept, mut errors) = (Fields::default(), Vec::new());
        for control in self.controls(at) {
            match control.kept(form) {
                Ok(values) => values.into_iter().for_each(|value| kept.add(&*control.name, value)),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(kept) } else { Err(errors) }
    }
}

impl Control {
    pub(super) fn new(name: impl Into<String>, holds: Holds) -> Self {
        Self { name: name.into(), holds }
    }

    /// The first value counts of a field that is posted many times, as it does when the form is read and shown again.
    fn kept(&self, form: &Fields) -> Result<Vec<String>, FieldError> {
        let first = form.first(&self.name);
        match &self.holds {
            Holds::Text { .. } if first.is_empty() => Ok(Vec::new()),
            Holds::Text { characters_max, clean } => match fitting(first, *characters_max, *clean) {
                Some(text) => Ok((!text.is_empty()).then_some(text).into_iter().collect()),
                None => {
                    let most = i64::try_from(*characters_max).unwrap_or(i64::MAX);
                    Err(FieldError::new(&*self.name, ErrorCode::TooLong(most)))
                }
            },
            Holds::Options { options, several } => {
                let chosen = options.iter().filter(|option| form.has(&self.name, option));
                let is_chosen = |option: &&String| *several || **option == first;
                Ok(chosen.filter(is_chosen).cloned().collect())
            }
            Holds::Item => {
                let name: String = first.chars().filter(char::is_ascii_alphanumeric).take(ITEM_MAX).collect();
                Ok((!name.is_empty()).then_some(name).into_iter().collect())
            }
        }
    }
}

/// The text as it was typed, without what nobody sees; cleaned as an answer where only that is short enough.
fn fitting(typed: &str, characters_max: usize, clean: fn(&str) -> String) -> Option<String> {
    let fits = |text: &String| text.chars().count() <= characters_max;
    let plain: String =
        typed.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).collect();
    Some(plain).filter(fits).or_else(|| Some(clean(typed)).filter(fits))
}

pub(super) fn line(characters_max: usize) -> Holds {
    Holds::Text { characters_max, clean: typed::line }
}

pub(super) fn lines(characters_max: usize) -> Holds {
    Holds::Text { characters_max, clean: typed::lines }
}

pub(super) fn code(characters_max: usize) -> Holds {
    Holds::Text { characters_max, clean: typed::code }
}

pub(super) fn words(options: &[&str]) -> Holds {
    Holds::Options { options: options.iter().map(|option| (*option).to_owned()).collect(), several: false }
}

pub(super) fn options(options: &[Name], several: bool) -> Holds {
    Holds::Options { options: options.iter().map(ToString::to_string).collect(), several }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            date, person, place,
            text::{LongText, ShortText},
        },
        *,
    };

    const fn short(characters_max: usize) -> Kind {
        Kind::ShortText(ShortText { characters_max, autocomplete: None })
    }

    const fn long(characters_max: usize) -> Kind {
        Kind::LongText(LongText { characters_max })
    }

    fn kept(kind: &Kind, form: &[(&str, &str)]) -> Result<Vec<(String, String)>, Vec<String>> {
        let form: Fields = form.iter().copied().collect();
        let named = |errors: Vec<FieldError>| errors.into_iter().map(|error| error.field).collect();
        let pairs = |kept: Fields| kept.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        kind.unfinished(&form, "q").map(pairs).map_err(named)
    }

    fn pairs(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, Vec<String>> {
        Ok(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn only_what_the_kind_knows_is_kept() {
        let name = |text: &str| Name::parse(text).expect("a name");
        let several = super::super::choice::SeveralChoices { options: vec![name("a"), name("b")], none: None };
        let one = super::super::choice::OneChoice { options: vec![name("a"), name("b")] };
        for (kind, form, expected) in [
            (long(9), &[("q", "half a"), ("q", "more"), ("q-x", "x"), ("z", "z")][..], &[("q", "half a")][..]),
            (Kind::OneChoice(one), &[("q", "b"), ("q", "a")], &[("q", "b")]),
            (
                Kind::SeveralChoices(several),
                &[("q", "b"), ("q", "b"), ("q", "z"), ("q", "a")],
                &[("q", "a"), ("q", "b")],
            ),
            (Kind::YesNo, &[("q", "maybe")], &[]),
            (
                Kind::Date(date::Date { future: false }),
                &[("q-mode", "never"), ("q-day", "3"), ("q-to-year", "20"), ("q-hour", "1")],
                &[("q-day", "3"), ("q-to-year", "20")],
            ),
            (
                Kind::Place(place::Place { abroad: false }),
                &[("q-country", "F"), ("q-street", "a\r\nb")],
                &[("q-street", "a\nb")],
            ),
            (
                Kind::Person(person::Person { date_of_birth: false }),
                &[("q-birth-day", "1"), ("q-name", " Z")],
                &[("q-name", " Z")],
            ),
            (
                Kind::Contact,
                &[("q-email", "z@"), ("q-email-sure", "yes"), ("q-none", "no")],
                &[("q-email", "z@"), ("q-email-sure", "yes")],
            ),
            (Kind::Email, &[("q-sure", "yes"), ("q-sure", "yes")], &[("q-sure", "yes")]),
        ] {
            assert_eq!(kept(&kind, form), pairs(expected), "{form:?}");
        }
    }

    /// Characters are counted as the kind counts them in an answer, and what is too long is never cut.
    #[test]
    fn a_text_is_kept_whole_or_not_at_all() {
        let (line, lines) = (short(4), long(4));
        for (kind, typed, expected) in [
            (&line, "abcd", Some("abcd")),
            (&line, "😀😀😀😀", Some("😀😀😀😀")),
            (&line, "abc ", Some("abc ")),
            (&line, "  abcd  ", Some("abcd")),
            (&line, "e\u{301}e\u{301}e\u{301}", Some("ééé")),
            (&line, "a\0\u{1}\u{7f}b", Some("ab")),
            (&line, "abcde", None),
            (&lines, "a\r\nb\r", Some("a\nb")),
            (&lines, "\r\na\r\nbc", Some("a\nbc")),
            (&lines, "a\r\nb\r\nc", None),
        ] {
            let expected = expected.map_or_else(|| Err(vec!["q".to_owned()]), |text| pairs(&[("q", text)]));
            assert_eq!(kept(kind, &[("q", typed)]), expected, "{typed:?}");
        }
        assert_eq!(kept(&lines, &[("q", &"\u{1}".repeat(1024 * 1024))]), pairs(&[]), "nobody sees controls");
    }
}
