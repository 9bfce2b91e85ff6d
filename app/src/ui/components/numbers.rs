//! Phone numbers as links.

/// The `tel:` address of a number as written for people.
#[must_use]
pub fn telephone(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}
