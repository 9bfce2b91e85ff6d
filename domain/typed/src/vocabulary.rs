//! The words that people type in dates, times and amounts, in the languages they may type them in.
//!
//! The domain knows no language. Whoever has the words (`words::vocabulary`) hands them in: those of the page's
//! language, then the English ones.

/// The meaning of a word in a date, a time or an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A month, from 1.
    Month(u32),
    /// A day of the week, Monday is 1.
    Weekday(u32),
    /// This day.
    Today,
    /// The day before.
    Yesterday,
    /// The day after.
    Tomorrow,
    /// A number in words.
    Number(u32),
    /// "About", "roughly": what stands beside it is not exact.
    About,
    /// "Between", "from": two of something follow.
    Between,
    /// "And", "or": stands between two of something. In Urdu also "from", after what it belongs to.
    To,
    /// "To": stands between two of something, or between minutes and the hour to come.
    MinutesTo,
    /// "Before", "by".
    Before,
    /// "Until": between two times a "to", with one time a "before".
    Until,
    /// "After", "since".
    After,
    /// The first half of a day.
    Am,
    /// The second half.
    Pm,
    /// Twelve at midday.
    Noon,
    /// Twelve at night.
    Midnight,
    /// "O'clock": says only that it is a time.
    Clock,
    /// "Hours": a time after `1430`, a duration after `24`.
    Hours,
    /// "Minutes": belongs to the number before it.
    Minutes,
    /// "Past": minutes stand before it, the hour after it.
    Past,
    /// Thirty minutes, or half past.
    Half,
    /// Fifteen minutes.
    Quarter,
    /// Thirty minutes past the hour that follows.
    AndHalf,
    /// Fifteen minutes past the hour that follows.
    AndQuarter,
    /// Fifteen minutes before the hour that follows.
    LessQuarter,
    /// Half past one, in one word.
    OneAndHalf,
    /// Half past two, in one word.
    TwoAndHalf,
    /// From six to twelve.
    Morning,
    /// From twelve to six.
    Afternoon,
    /// From six to ten.
    Evening,
    /// From ten to six.
    Night,
    /// A word that changes nothing: "at", "the", "of".
    Filler,
    /// The ending of `1st` or `14th`: the number before it is a day of the month.
    Ordinal,
    /// Pounds.
    Pounds,
    /// Pence.
    Pence,
    /// A thousand.
    Thousand,
    /// Another currency.
    OtherMoney,
    /// "Unknown", "none": says that there is no answer.
    NoAnswer,
}

/// Words with their meanings.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary(Vec<(Vec<String>, Meaning)>);

impl Vocabulary {
    /// Adds a word or several that stand together. The first meaning of a word counts.
    pub fn add(&mut self, phrase: &str, meaning: Meaning) {
        let words = words_of(phrase);
        if !words.is_empty() && !self.0.iter().any(|(known, _)| *known == words) {
            self.0.push((words, meaning));
        }
    }

    /// The meaning of the first of these words, with as many of the following words as belong to it.
    #[must_use]
    pub fn begins(&self, words: &[&str]) -> Option<(usize, Meaning)> {
        let fits =
            |known: &[String]| known.len() <= words.len() && known.iter().zip(words).all(|(one, other)| one == other);
        let found = self.0.iter().filter(|(known, _)| fits(known)).max_by_key(|(known, _)| known.len());
        found.map(|(known, meaning)| (known.len(), *meaning))
    }

    /// The meaning of a whole phrase.
    #[must_use]
    pub fn meaning(&self, phrase: &str) -> Option<Meaning> {
        let words = words_of(phrase);
        self.0.iter().find(|(known, _)| *known == words).map(|(_, meaning)| *meaning)
    }
}

/// Words as they are compared: cleaned, lower case, without stops.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let plain = crate::code(text).to_lowercase();
    let is_part = |c: char| c.is_alphanumeric() || c == '\'' || unicode_normalization::char::is_combining_mark(c);
    plain
        .split(|c| !is_part(c))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Figures as they stand.
    Figures(String),
    /// A known word.
    Word(Meaning),
    /// A word that nobody here knows, or figures and letters in one.
    Unknown,
    /// A sign between words.
    Sign(char),
}

impl Vocabulary {
    /// Takes a cleaned text apart: figures, known words, signs. Letters right after figures are a word of their
    /// own where they are known, as in `8am` or `14th`.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let plain = without_stops(&crate::code(text).to_lowercase());
        let tokens = tokens(&plain);
        // No word looks further ahead than the longest phrase: a long text stays cheap.
        let longest = self.0.iter().map(|(known, _)| known.len()).max().unwrap_or(1);
        let mut pieces = Vec::new();
        let mut rest = &tokens[..];
        while let Some(first) = rest.first() {
            let c = first.chars().next().unwrap_or(' ');
            let taken = if c.is_ascii_digit() {
                pieces.push(Piece::Figures(first.clone()));
                1
            } else if is_letter(c) {
                let words = rest.iter().map(String::as_str).take_while(|word| word.starts_with(is_letter));
                let run: Vec<&str> = words.take(longest).collect();
                let (taken, piece) =
                    self.begins(&run).map_or((1, Piece::Unknown), |(taken, meaning)| (taken, Piece::Word(meaning)));
                pieces.push(piece);
                taken
            } else {
                pieces.push(Piece::Sign(c));
                1
            };
            rest = &rest[taken..];
        }
        pieces
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// `a.m.` and `p.m.` without their stops, and `o'clock` without its apostrophe.
fn without_stops(text: &str) -> String {
    text.replace("a.m.", "am")
        .replace("p.m.", "pm")
        .replace("a.m", "am")
        .replace("p.m", "pm")
        .replace("o'clock", "oclock")
}

/// Runs of figures, runs of letters, and signs; spaces only separate.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // "don't" is one word.
        let joins = c == '\'' && is_letter(last) && chars.peek().is_some_and(|next| is_letter(*next));
        if joins && let Some(token) = tokens.last_mut() {
            token.push(c);
            continue;
        }
        let is_same = (c.is_ascii_digit() && last.is_ascii_digit()) || (is_letter(c) && (is_letter(last)));
        match tokens.last_mut().filter(|_| is_same) {
            Some(token) => token.push(c),
            None if c != ' ' => tokens.push(c.to_string()),
            None => {}
        }
        last = c;
    }
    tokens
}
