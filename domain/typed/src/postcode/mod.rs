//! The one reader of postcodes, for forms, the counter finder and imports.
//!
//! [`read`] reads what people type: in any case, spacing and script's figures, with signs or words around it,
//! with letters and figures that look alike exchanged (`SW1A OAA`), not typed to its end (`SE13 5J`, `CR0 3`),
//! or only its first half. It says what it repaired and what it left out, so that the page can say it, too.
//! [`readings`] gives every reading, best first, to a caller who knows which postcodes exist.
//! [`exact`] takes only what is written in full and in the right shape: for registers and imports.
//!
//! Nothing here knows where a postcode is. Which areas and central districts exist is in `areas`.

mod areas;
mod exchange;
mod words;

/// Longer texts are no postcodes.
const TYPED_MAX: usize = 200;

/// A postcode as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// A whole postcode (`SE13 5JZ`), a district (`SE13`), or several districts that people use as one (`W1`).
    pub code: String,
    /// Letters and figures that look alike were exchanged.
    pub is_repaired: bool,
    /// What was typed and plays no part.
    pub dropped: Option<Dropped>,
}

/// What was typed and plays no part in the postcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// The begun second half: `3` of `CR0 3`. The code is the district.
    End(String),
    /// Words before and after it, separated by spaces.
    Around(String),
}

impl Reading {
    /// The first half: the district, or the several that people use as one.
    #[must_use]
    pub fn outward(&self) -> &str {
        self.code.split(' ').next().unwrap_or(&self.code)
    }

    /// Both halves were given.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.code.contains(' ')
    }

    /// The code says exactly what was typed, but for case, spaces and signs.
    #[must_use]
    pub const fn is_as_typed(&self) -> bool {
        !self.is_repaired && self.dropped.is_none()
    }
}

/// Reads the postcode or district in what was typed. `None` where there is none, or where an exchanged sign
/// could stand for two others.
#[must_use]
pub fn read(typed: &str) -> Option<Reading> {
    let found = words::ranked(typed);
    let (best, first) = found.first()?;
    let rival = found.get(1).filter(|(rank, _)| rank == best && first.is_repaired);
    let is_clear = rival.is_none() && (!first.is_repaired || has_figure_or_halves(typed));
    is_clear.then(|| first.clone())
}

/// Every way to read what was typed, the likeliest first: real districts before others, fewer exchanges before
/// more, whole postcodes before districts. A caller who knows which districts or postcodes exist takes the
/// first that does.
#[must_use]
pub fn readings(typed: &str) -> Vec<Reading> {
    words::ranked(typed).into_iter().map(|(_, reading)| reading).collect()
}

/// Reads a postcode or district that is written in full, in any case and spacing, with nothing around it, by
/// the shapes of the Royal Mail's PAF guide (A9, A9A, A99, AA9, AA9A, AA99, then 9AA).
#[must_use]
pub fn exact(typed: &str) -> Option<String> {
    let squeezed: String =
        crate::code(typed).chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
    if !squeezed.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    if exchange::is_outward(&squeezed) {
        return Some(squeezed);
    }
    let (outward, inward) = squeezed.split_at_checked(squeezed.len().checked_sub(3)?)?;
    (exchange::is_outward(outward) && exchange::is_inward(inward)).then(|| format!("{outward} {inward}"))
}

/// Whether people use this as one for several districts: `W1` for `W1A` to `W1W`, and so are `SW1`, `EC1` to
/// `EC4`, `WC1` and `WC2`. No district has that name.
#[must_use]
pub fn is_several_districts(outward: &str) -> bool {
    areas::is_several_districts(outward)
}

/// Whether a district is one of those that people name together: `SW1A` in `SW1`.
#[must_use]
pub fn is_within(district: &str, several: &str) -> bool {
    let rest = district.strip_prefix(several).unwrap_or_default();
    is_several_districts(several) && rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_uppercase())
}

/// A word alone could be a postcode only by chance: `blobs` is `B1 0BS`.
fn has_figure_or_halves(typed: &str) -> bool {
    let plain = crate::code(typed);
    plain.bytes().any(|b| b.is_ascii_digit())
        || plain.split(|c: char| !c.is_alphanumeric()).nth(1).is_some()
        || plain.len() <= 2
}

#[cfg(test)]
mod tests;
