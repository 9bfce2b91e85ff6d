//! Postcodes in which letters and figures that look alike were exchanged: `SEI3 5JZ`, `SE13 SJZ`, `N0 1AA`.

/// The shapes of the first half (Royal Mail's PAF guide): a letter or a figure each.
const OUTWARD: [&str; 6] = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];
/// The shape of the second half.
const INWARD: &str = "9AA";
const LOOKALIKES: [(char, char); 8] =
    [('O', '0'), ('I', '1'), ('L', '1'), ('Z', '2'), ('S', '5'), ('G', '6'), ('B', '8'), ('Q', '0')];

/// The postcode, or first half, that needs the fewest exchanges to be one that is known.
pub(super) fn postcode_meant(typed: &str, is_known: &dyn Fn(&str) -> bool) -> Option<String> {
    let squeezed: Vec<char> = typed.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    if !(2..=7).contains(&squeezed.len()) {
        return None;
    }
    let halves = OUTWARD.iter().flat_map(|outward| [(*outward, ""), (*outward, INWARD)]);
    let read = halves.filter_map(|(outward, inward)| {
        let (changes, text) = as_shape(&squeezed, &[outward, inward].concat())?;
        let (first, second) = text.split_at(outward.len());
        let whole = if second.is_empty() { first.to_owned() } else { format!("{first} {second}") };
        is_known(first).then_some((changes, whole))
    });
    read.min_by_key(|(changes, _)| *changes).map(|(_, postcode)| postcode)
}

/// The letters in that shape, and how many had to be exchanged.
fn as_shape(letters: &[char], shape: &str) -> Option<(usize, String)> {
    if letters.len() != shape.len() {
        return None;
    }
    let mut changes = 0;
    let text = letters.iter().zip(shape.chars()).map(|(letter, wanted)| {
        if letter.is_ascii_digit() == (wanted == '9') && letter.is_ascii() {
            return Some(*letter);
        }
        changes += 1;
        LOOKALIKES.iter().find_map(|(one, other)| match wanted {
            '9' => (letter == one).then_some(*other),
            _ => (letter == other).then_some(*one),
        })
    });
    let text = text.collect::<Option<String>>()?;
    Some((changes, text))
}

#[cfg(test)]
mod tests {
    use super::postcode_meant;

    #[test]
    fn the_fewest_exchanges_win() {
        let known = |outward: &str| ["SE13", "N1", "E1", "SE1", "W1A"].contains(&outward);
        for (typed, meant) in [
            ("SEI3 5JZ", Some("SE13 5JZ")),
            ("se13 sjz", Some("SE13 5JZ")),
            ("5E13 5JZ", Some("SE13 5JZ")),
            ("N1 0AA", Some("N1 0AA")),
            ("NI OAA", Some("N1 0AA")),
            ("EI", Some("E1")),
            ("W1A", Some("W1A")),
            ("XX99 9XX", None),
            ("Peckham", None),
            ("", None),
        ] {
            assert_eq!(postcode_meant(typed, &known).as_deref(), meant, "{typed}");
        }
    }
}
