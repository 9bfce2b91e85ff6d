//! Letters and figures that look alike, exchanged until a text has the shape of a postcode.

/// The shapes of the first half (Royal Mail's PAF guide): a letter or a figure each.
const OUTWARD: [&str; 6] = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
/// The shape of the second half.
const INWARD: &str = "9AA";
/// At most three exchanges in a whole postcode, one in half of one.
const EXCHANGES_MAX: usize = 3;

/// A text in the shape of a half, and how many signs had to be exchanged.
pub(super) type Shaped = (String, usize);

pub(super) fn is_outward(text: &str) -> bool {
    OUTWARD.iter().any(|shape| has_shape(text, shape))
}

pub(super) fn is_inward(text: &str) -> bool {
    has_shape(text, INWARD)
}

fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(|(b, wanted)| fits(char::from(b), wanted))
}

const fn fits(c: char, wanted: u8) -> bool {
    if wanted == b'9' { c.is_ascii_digit() } else { c.is_ascii_uppercase() }
}

/// Every first half that the text can be. Figures alone are a house number or a foreign postal code.
pub(super) fn outwards(text: &str) -> Vec<Shaped> {
    let is_number = text.bytes().all(|b| b.is_ascii_digit());
    let shapes = OUTWARD.iter().filter(|shape| !is_number && shape.len() == text.len());
    shapes.flat_map(|shape| as_shape(text, shape, false)).collect()
}

/// Every second half, or begun second half, that the text can be.
pub(super) fn inwards(text: &str) -> Vec<Shaped> {
    match INWARD.get(..text.len()) {
        Some(shape) if !text.is_empty() => as_shape(text, shape, true),
        _ => Vec::new(),
    }
}

/// The text in that shape in every way, with what each costs.
fn as_shape(text: &str, shape: &str, is_end: bool) -> Vec<Shaped> {
    let mut all: Vec<Shaped> = vec![(String::new(), 0)];
    for (c, wanted) in text.chars().zip(shape.bytes()) {
        let signs = meant(c, wanted, is_end);
        all = all
            .iter()
            .flat_map(|(begun, cost)| signs.iter().map(move |(sign, more)| (format!("{begun}{sign}"), cost + more)))
            .filter(|(_, cost)| *cost <= EXCHANGES_MAX)
            .collect();
    }
    all
}

/// What a sign can stand for where a letter or a figure is wanted: itself, or one that looks like it.
fn meant(c: char, wanted: u8, is_end: bool) -> Vec<(char, usize)> {
    let alike: &[char] = match (c, wanted) {
        // `W1 Bar`, `E1 DLR`: a word after a district begins with these more often than a slip does.
        ('D' | 'L' | 'B' | 'G', b'9') if is_end => &[],
        ('O' | 'Q' | 'D', b'9') => &['0'],
        ('I' | 'L', b'9') => &['1'],
        ('Z', b'9') => &['2'],
        ('S', b'9') => &['5'],
        ('G', b'9') => &['6'],
        ('B', b'9') => &['8'],
        // No second half has an O or an I.
        ('0', b'A') if is_end => &['D', 'Q'],
        ('1', b'A') if is_end => &['L'],
        ('O', b'A') if is_end => &['D', 'Q'],
        ('I', b'A') if is_end => &['L'],
        ('0', b'A') => &['O', 'D', 'Q'],
        ('1', b'A') => &['I', 'L'],
        ('2', b'A') => &['Z'],
        ('5', b'A') => &['S'],
        ('6', b'A') => &['G'],
        ('8', b'A') => &['B'],
        _ => &[],
    };
    let itself = fits(c, wanted).then_some((c, 0));
    itself.into_iter().chain(alike.iter().map(|sign| (*sign, 1))).collect()
}

/// A capital letter of Greek or Cyrillic that is drawn like a Latin one, from a keyboard in that script.
pub(super) const fn latin(c: char) -> char {
    match c {
        'Α' | 'А' => 'A',
        'Β' | 'В' => 'B',
        'С' => 'C',
        'Ε' | 'Е' => 'E',
        'Η' | 'Н' => 'H',
        'Ι' | 'І' => 'I',
        'Ј' => 'J',
        'Κ' | 'К' => 'K',
        'Μ' | 'М' => 'M',
        'Ν' => 'N',
        'Ο' | 'О' => 'O',
        'Ρ' | 'Р' => 'P',
        'Ѕ' => 'S',
        'Τ' | 'Т' => 'T',
        'Χ' | 'Х' => 'X',
        'Υ' | 'У' => 'Y',
        'Ζ' => 'Z',
        _ => c,
    }
}
