//! The controls of each question kind, as a form posts them, and how much of each is kept while a form is unfinished.

use typed::name::Name;

use super::{
    ErrorCode, FieldError, Fields, Kind, contact, date, email, listed, money, number, person, phone, place, time,
};

/// Characters of a plate that is half typed, with words around it.
const PLATE_MAX: usize = 100;
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
    /// The controls of a question or field that is posted as `at`. No other field of a form is kept.
    pub(crate) fn controls(&self, at: &str) -> Vec<Control> {
        let part = |name: &str, holds: Holds| Control { name: format!("{at}{name}"), holds };
        let one = |holds: Holds| vec![part("", holds)];
        match self {
            Self::ShortText(text) => one(line(text.characters_max)),
            Self::LongText(text) => one(lines(text.characters_max)),
            Self::OneChoice(choice) => one(options(&choice.options, false)),
            Self::SeveralChoices(choices) => one(options(&choices.options, true)),
            Self::YesNo => one(words(&["yes", "no"])),
            Self::Date(_) => {
                let mut controls = vec![part("-mode", words(&["exactly", "about", "between"]))];
                controls.extend(date_boxes(at).chain(date_boxes(&format!("{at}-to"))));
                controls
            }
            Self::Time(_) => one(line(time::CHARACTERS_MAX)),
            Self::Place(place) => {
                let mut controls = vec![
                    part("-postcode", line(place::LINE_MAX)),
                    part("-street", lines(place::LINE_MAX)),
                    part("-described", lines(place::DESCRIBED_MAX)),
                ];
                controls.extend(place.abroad.then(|| part("-country", line(place::COUNTRY_MAX))));
                controls
            }
            Self::Person(person) => {
                let name = part("-name", line(person::NAME_MAX));
                let birth = person.date_of_birth.then(|| date_boxes(&format!("{at}-birth")));
                [name].into_iter().chain(birth.into_iter().flatten()).collect()
            }
            Self::Contact => vec![
                part("-email", code(email::TYPED_MAX)),
                part(&email::sure_field("-email"), words(&["yes"])),
                part("-phone", code(phone::CHARACTERS_MAX)),
                part("-post", lines(contact::LINES_MAX)),
                part("-safe", lines(contact::LINES_MAX)),
                part("-none", words(&["yes"])),
            ],
            Self::Email => vec![part("", code(email::TYPED_MAX)), part(&email::sure_field(""), words(&["yes"]))],
            Self::Phone => one(code(phone::CHARACTERS_MAX)),
            Self::Number(_) => one(code(number::TYPED_MAX)),
            Self::Money => one(code(money::CHARACTERS_MAX)),
            Self::Registration => one(code(PLATE_MAX)),
            Self::Listed => one(code(listed::CHARACTERS_MAX)),
            Self::Repeated(repeated) => {
                let fields =
                    repeated.fields.iter().flat_map(|field| field.kind.controls(&format!("{at}-{}", field.id)));
                [part("-item", Holds::Item)].into_iter().chain(fields).collect()
            }
        }
    }

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

fn line(characters_max: usize) -> Holds {
    Holds::Text { characters_max, clean: typed::line }
}

fn lines(characters_max: usize) -> Holds {
    Holds::Text { characters_max, clean: typed::lines }
}

fn code(characters_max: usize) -> Holds {
    Holds::Text { characters_max, clean: typed::code }
}

fn words(options: &[&str]) -> Holds {
    Holds::Options { options: options.iter().map(|option| (*option).to_owned()).collect(), several: false }
}

fn options(options: &[Name], several: bool) -> Holds {
    Holds::Options { options: options.iter().map(ToString::to_string).collect(), several }
}

fn date_boxes(at: &str) -> impl Iterator<Item = Control> + use<> {
    let at = at.to_owned();
    ["day", "month", "year"]
        .into_iter()
        .map(move |part| Control { name: format!("{at}-{part}"), holds: code(date::CHARACTERS_MAX) })
}

#[cfg(test)]
mod tests {
    use super::{super::text::Text, *};

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
            (
                Kind::LongText(Text::up_to(9)),
                &[("q", "half a"), ("q", "more"), ("q-x", "x"), ("z", "z")][..],
                &[("q", "half a")][..],
            ),
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
        let (line, lines) = (Kind::ShortText(Text::up_to(4)), Kind::LongText(Text::up_to(4)));
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
