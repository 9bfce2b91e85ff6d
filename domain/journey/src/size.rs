//! The largest draft that a journey allows, so that nobody fills the store with one.
//!
//! The bound is computed from the definition alone: for each question the longest answer that its kind accepts and the
//! longest form that is kept unfinished, in bytes of JSON. It counts four bytes for each character, the most that
//! UTF-8 has: quotes, backslashes and line ends take two in JSON, and the controls that would take six are in no
//! answer and no unfinished form ([`typed`] takes them out).

use super::{Definition, Kind, Question, question::Holds};

/// Bytes of JSON that a draft may have.
pub const DRAFT_BYTES_MAX: u64 = 256 * 1024;

/// Bytes of a character in UTF-8, at most.
const CHARACTER: u64 = 4;
/// Everything in a draft but answers and unfinished forms: its key, and the report that was sent last.
const AROUND: u64 = 1024;
/// `"":{"kind":"several-choices","value":},` around an answer.
pub(crate) const AROUND_AN_ANSWER: u64 = 64;
/// `"":["",],` around the values of a field, or what stands around a question's fields.
const AROUND_A_FIELD: u64 = 16;
/// The names and signs of an answer with several parts, such as a place.
pub(crate) const AROUND_PARTS: u64 = 160;
/// A number, a day or a postcode.
pub(crate) const SHORT: u64 = 40;

/// Bytes of JSON that a draft of this journey can have, whatever is posted.
#[must_use]
pub fn largest(definition: &Definition) -> u64 {
    definition.questions.iter().fold(AROUND, |all, question| all.saturating_add(of_question(question)))
}

/// The question that has the largest part in that, and its part.
#[must_use]
pub fn largest_part(definition: &Definition) -> Option<(&Question, u64)> {
    definition.questions.iter().map(|question| (question, of_question(question))).max_by_key(|(_, bytes)| *bytes)
}

fn of_question(question: &Question) -> u64 {
    let id = count(question.id.as_str().len());
    let both_names = 2 * id + AROUND_AN_ANSWER + AROUND_A_FIELD;
    both_names
        .saturating_add(question.kind.answer_bytes())
        .saturating_add(unfinished(&question.kind, question.id.as_str()))
}

/// The longest form that is kept unfinished.
fn unfinished(kind: &Kind, at: &str) -> u64 {
    let value = |holds: &Holds| match holds {
        Holds::Text { characters_max, .. } => characters(*characters_max),
        Holds::Options { options, several: true } => options.iter().map(|option| 3 + count(option.len())).sum(),
        Holds::Options { options, several: false } => {
            options.iter().map(|option| count(option.len())).max().unwrap_or(0)
        }
        Holds::Item => SHORT,
    };
    let controls = kind.controls(at).into_iter();
    let around = |name: &str| count(name.len()) + AROUND_A_FIELD;
    controls.map(|one| around(&one.name).saturating_add(value(&one.holds))).fold(0, u64::saturating_add)
}

pub(crate) fn characters(most: usize) -> u64 {
    count(most).saturating_mul(CHARACTER)
}

pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use typed::vocabulary::Vocabulary;

    use super::{
        super::{
            Answer, Answers, Fields,
            question::{Given, repeated::Step},
        },
        *,
    };

    const EVERY_KIND: &str = include_str!("every-kind.json");

    fn definition() -> Definition {
        serde_json::from_str(EVERY_KIND).expect("a journey")
    }

    /// What takes the most bytes of JSON among what a person may type: four bytes, a quote, a line end, a control.
    const WORST: [char; 5] = ['😀', '"', '\\', '\n', '\u{1}'];

    /// The longest answer and the longest unfinished form that posts make of a question, as bytes of JSON.
    fn made(question: &Question, sign: char) -> (u64, u64) {
        let words = Vocabulary::default();
        let given = Given { today: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"), words: &words };
        let mut form = Fields::default();
        for control in question.kind.controls(question.id.as_str()) {
            match control.holds {
                Holds::Text { characters_max, .. } => form.add(control.name, sign.to_string().repeat(characters_max)),
                Holds::Options { options, .. } => options.into_iter().for_each(|one| form.add(&*control.name, one)),
                Holds::Item => form.add(control.name, "a".repeat(99)),
            }
        }
        let kept = question.kind.unfinished(&form, question.id.as_str()).expect("it is within its limits");
        let kept = count(serde_json::to_vec(&kept).expect("JSON").len());
        let mut answers = Answers::new();
        let mut items = Vec::new();
        if let Kind::Repeated(repeated) = &question.kind {
            for number in 0..repeated.at_most + 3 {
                let at = question.id.as_str();
                let other = form.pairs().filter(|(name, _)| !name.ends_with("-item"));
                let other: Fields = other.chain([("repeated-item", &*format!("{number:016}"))]).collect();
                if let Ok(Step::Continue(listed)) = repeated.apply(&other, at, &items, true, &given) {
                    items = listed;
                }
            }
            answers.insert(question.id.clone(), Answer::Repeated(items));
        } else if let Ok(answer) = question.read(&form, &given) {
            answers.insert(question.id.clone(), answer);
        }
        (count(serde_json::to_vec(&answers).expect("JSON").len()), kept)
    }

    #[test]
    fn no_post_makes_more_than_the_bound() {
        for question in &definition().questions {
            let mut most = (0, 0);
            for sign in WORST {
                let (answer, kept) = made(question, sign);
                most = (most.0.max(answer), most.1.max(kept));
            }
            let bound = of_question(question);
            assert!(most.0 + most.1 <= bound, "{}: {most:?} of {bound}", question.id);
            // A bound that is far too large would refuse journeys for nothing.
            let is_text = matches!(question.kind, Kind::ShortText(_) | Kind::LongText(_) | Kind::Repeated(_));
            assert!(!is_text || (most.0 + most.1) * 10 > bound * 8, "{}: {most:?} of {bound}", question.id);
        }
    }

    #[test]
    fn limits_without_end_are_no_overflow() {
        let mut definition = definition();
        for question in &mut definition.questions {
            match &mut question.kind {
                Kind::LongText(text) => text.characters_max = usize::MAX,
                Kind::Repeated(repeated) => repeated.at_most = usize::MAX,
                _ => {}
            }
        }
        assert_eq!(largest(&definition), u64::MAX);
        assert!(largest_part(&definition).is_some_and(|(_, bytes)| bytes == u64::MAX));
    }
}
