//! What the register of counters says in English, in the page's language where it says it often.

use crate::words::{Said, Words};

/// The label of a phone number, such as "Front desk".
#[must_use]
pub fn phone_label(words: &Words, label: &str) -> Said {
    written(words, "phone", label)
}

/// Why a counter is closed or has other hours, such as "Work on the heating".
#[must_use]
pub fn closure_reason(words: &Words, reason: &str) -> Said {
    written(words, "reason", reason)
}

/// By a message such as `phone-front-desk`; what has none stays as it is written, marked as English.
fn written(words: &Words, what: &str, text: &str) -> Said {
    let said = words.maybe(&format!("{what}-{}", named_after(text)));
    let english = words.locale().code == "en";
    // In English it stands as somebody wrote it.
    said.filter(|_| !english).unwrap_or_else(|| Said::new(text.into(), !english))
}

/// "New Year's Eve" is `new-years-eve`.
fn named_after(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '\'' | '’')).flat_map(char::to_lowercase);
    let spaced: String = kept.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::named_after;

    #[test]
    fn a_text_of_the_register_names_its_message() {
        for (text, name) in [
            ("Front desk", "front-desk"),
            ("Non-emergency", "non-emergency"),
            ("New Year's Eve", "new-years-eve"),
            ("New Year’s Eve.", "new-years-eve"),
            (" Work on the  heating", "work-on-the-heating"),
        ] {
            assert_eq!(named_after(text), name, "{text}");
        }
    }
}
