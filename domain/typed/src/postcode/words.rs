//! Where in a text a postcode stands.

use std::ops::Range;

use super::{Dropped, Reading, TYPED_MAX, areas, exchange};

/// How good a reading is; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// No such area, district or ending.
    is_unreal: bool,
    exchanges: usize,
    /// The text was split elsewhere than at its own space.
    is_squeezed: bool,
    is_cut: bool,
}

/// Every reading, best first.
pub(super) fn ranked(typed: &str) -> Vec<(Rank, Reading)> {
    let plain = crate::code(typed);
    if plain.chars().count() > TYPED_MAX {
        return Vec::new();
    }
    let upper: String = plain.chars().flat_map(char::to_uppercase).map(exchange::latin).collect();
    let words: Vec<&str> = upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = alone(&words);
    if found.is_empty() {
        found = among(&words);
    }
    // Nothing is repaired or cut into what does not exist: the A406 is a road, and there is no A40.
    found.retain(|(rank, reading)| !(rank.is_unreal && (reading.is_repaired || reading.dropped.is_some())));
    // Stable: of equals the first stays first.
    found.sort_by_key(|(rank, _)| *rank);
    let mut codes: Vec<String> = Vec::new();
    found.retain(|(_, reading)| {
        let is_new = !codes.contains(&reading.code);
        codes.push(reading.code.clone());
        is_new
    });
    found
}

/// The text is a postcode and nothing else.
fn alone(words: &[&str]) -> Vec<(Rank, Reading)> {
    let squeezed = words.concat();
    if !squeezed.is_ascii() || !(2..=7).contains(&squeezed.len()) {
        return Vec::new();
    }
    let as_spaced = match words {
        [first, second] => halves(first, second, false),
        _ => Vec::new(),
    };
    let cuts = (2..squeezed.len()).map(|at| squeezed.split_at(at));
    let as_squeezed = cuts.flat_map(|(first, second)| halves(first, second, true));
    // `5 E8` is a number and a district, `5E8` a slip.
    let may_repair = words.len() == 1;
    let district = exchange::outwards(&squeezed).into_iter();
    let district = district.filter(|(_, cost)| *cost == 0 || (*cost == 1 && may_repair));
    let districts = district.map(|(code, exchanges)| {
        let rank = Rank { is_unreal: !areas::is_real(&code), exchanges, is_squeezed: words.len() > 1, is_cut: false };
        (rank, Reading { code, is_repaired: exchanges > 0, dropped: None })
    });
    as_spaced.into_iter().chain(districts).chain(as_squeezed).collect()
}

/// A first half and what follows: a second half, or one that was only begun.
fn halves(first: &str, second: &str, is_squeezed: bool) -> Vec<(Rank, Reading)> {
    let is_cut = second.len() < 3;
    let ends = exchange::inwards(second);
    let starts = exchange::outwards(first);
    let pairs = starts.iter().flat_map(|start| ends.iter().map(move |end| (start, end)));
    let readings = pairs.map(|((outward, one), (inward, other))| {
        let exchanges = one + other;
        let is_unreal = !areas::is_real(outward) || !areas::is_real_end(inward);
        let code = if is_cut { outward.clone() } else { format!("{outward} {inward}") };
        let dropped = is_cut.then(|| Dropped::End(second.to_owned()));
        (Rank { is_unreal, exchanges, is_squeezed, is_cut }, Reading { code, is_repaired: exchanges > 0, dropped })
    });
    // Half of one with several exchanges could be anything.
    readings.filter(|(rank, _)| rank.exchanges <= 3 && !(is_cut && rank.exchanges > 1)).collect()
}

/// A postcode among other words. Addresses end with theirs, so the last is meant. A half is taken only as it
/// stands, and words that merely resemble a postcode are not.
fn among(words: &[&str]) -> Vec<(Rank, Reading)> {
    let runs = |length: usize| (0..=words.len().saturating_sub(length)).rev().map(move |at| at..at + length);
    let read = |run: Range<usize>| {
        let around = words[..run.start].iter().chain(&words[run.end..]).copied().collect::<Vec<_>>().join(" ");
        let has_figure = words[run.clone()].iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
        let found =
            alone(&words[run]).into_iter().filter(move |(rank, _)| has_figure && !rank.is_unreal && !rank.is_cut);
        found.map(move |(rank, reading)| (rank, Reading { dropped: Some(Dropped::Around(around.clone())), ..reading }))
    };
    let whole = |(rank, reading): &(Rank, Reading)| reading.is_whole() && rank.exchanges <= 2;
    // `EC1 Old Street`: a word without figures is the second half only where nothing follows it.
    let is_word = |run: &Range<usize>| run.end < words.len() && !words[run.end - 1].bytes().any(|b| b.is_ascii_digit());
    let spaced = runs(2).map(|run| {
        let exchanges_max = if is_word(&run) { 0 } else { 2 };
        let found = read(run).filter(whole);
        found.filter(|(rank, _)| !rank.is_squeezed && rank.exchanges <= exchanges_max).collect::<Vec<_>>()
    });
    let joined = runs(1).map(|run| read(run).filter(whole).filter(|(rank, _)| rank.exchanges == 0).collect::<Vec<_>>());
    // `SE13 55Z9` is a mistyped whole one, not a half with something after it.
    let is_begun = |at: usize| {
        let behind = words.get(at).filter(|word| (2..=4).contains(&word.len()));
        behind.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let half = runs(1)
        .filter(|run| !is_begun(run.end))
        .map(|run| read(run).filter(|(rank, one)| !one.is_whole() && rank.exchanges == 0).collect::<Vec<_>>());
    if words.len() < 2 {
        return Vec::new();
    }
    spaced.chain(joined).chain(half).find(|found| !found.is_empty()).unwrap_or_default()
}
