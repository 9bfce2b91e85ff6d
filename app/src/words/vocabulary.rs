//! What people type in dates, times and amounts, from the words of a language and of English.

use typed::vocabulary::{Meaning, Vocabulary};

use super::{Words, message};

/// Messages that list words of one meaning between commas; a dash stands for none.
const OF_ONE_MEANING: [(&str, Meaning); 36] = [
    ("typed-today", Meaning::Today),
    ("typed-yesterday", Meaning::Yesterday),
    ("typed-tomorrow", Meaning::Tomorrow),
    ("typed-about", Meaning::About),
    ("typed-between", Meaning::Between),
    ("typed-to", Meaning::To),
    ("typed-minutes-to", Meaning::MinutesTo),
    ("typed-until", Meaning::Until),
    ("typed-before", Meaning::Before),
    ("typed-after", Meaning::After),
    ("typed-am", Meaning::Am),
    ("typed-pm", Meaning::Pm),
    ("typed-noon", Meaning::Noon),
    ("typed-midnight", Meaning::Midnight),
    ("typed-clock", Meaning::Clock),
    ("typed-hours", Meaning::Hours),
    ("typed-minutes", Meaning::Minutes),
    ("typed-past", Meaning::Past),
    ("typed-half", Meaning::Half),
    ("typed-quarter", Meaning::Quarter),
    ("typed-and-half", Meaning::AndHalf),
    ("typed-and-quarter", Meaning::AndQuarter),
    ("typed-less-quarter", Meaning::LessQuarter),
    ("typed-one-and-half", Meaning::OneAndHalf),
    ("typed-two-and-half", Meaning::TwoAndHalf),
    ("typed-morning", Meaning::Morning),
    ("typed-afternoon", Meaning::Afternoon),
    ("typed-evening", Meaning::Evening),
    ("typed-night", Meaning::Night),
    ("typed-filler", Meaning::Filler),
    ("typed-ordinal", Meaning::Ordinal),
    ("typed-pounds", Meaning::Pounds),
    ("typed-pence", Meaning::Pence),
    ("typed-thousand", Meaning::Thousand),
    ("typed-other-money", Meaning::OtherMoney),
    ("typed-no-answer", Meaning::NoAnswer),
];
/// Lists in order: each word has the next number.
const MONTHS: &str = "typed-months";
const WEEKDAYS: &str = "typed-weekdays";
const NUMBERS: &str = "typed-numbers";
/// The numbers that `typed-numbers` lists.
const NUMBERED: [u32; 23] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 50];

/// The messages that every language needs for this.
pub(super) fn wanted() -> impl Iterator<Item = &'static str> {
    OF_ONE_MEANING.iter().map(|(id, _)| *id).chain([MONTHS, WEEKDAYS, NUMBERS])
}

/// The words of this language, then those of English: people mix the two. Gathered once for each language, because
/// every posted answer and every search needs them.
#[must_use]
pub fn vocabulary(words: &Words) -> &Vocabulary {
    words.own.vocabulary.get_or_init(|| {
        let mut vocabulary = Vocabulary::default();
        for spoken in [Words::new(&words.own, &words.english), words.in_english()] {
            add(&mut vocabulary, &spoken);
        }
        vocabulary
    })
}

fn add(vocabulary: &mut Vocabulary, words: &Words) {
    // What the portal itself prints, first of all.
    for (id, number) in message::MONTHS.iter().zip(1..) {
        vocabulary.add(&words.text(id).text, Meaning::Month(number));
    }
    for (id, number) in message::WEEKDAYS.iter().zip(1..) {
        vocabulary.add(&words.text(id).text, Meaning::Weekday(number));
    }
    add_list(vocabulary, words, MONTHS, (1..).map(Meaning::Month));
    add_list(vocabulary, words, WEEKDAYS, (1..).map(Meaning::Weekday));
    add_list(vocabulary, words, NUMBERS, NUMBERED.into_iter().map(Meaning::Number));
    for (id, meaning) in OF_ONE_MEANING {
        add_list(vocabulary, words, id, std::iter::repeat(meaning));
    }
}

/// Words between commas, each with the next meaning; several for one meaning stand between `|`.
fn add_list(vocabulary: &mut Vocabulary, words: &Words, id: &str, meanings: impl Iterator<Item = Meaning>) {
    let listed = words.text(id);
    for (same, meaning) in listed.text.split([',', '،']).zip(meanings) {
        for phrase in same.split('|') {
            vocabulary.add(phrase, meaning);
        }
    }
}
