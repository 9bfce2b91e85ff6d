//! How to reach somebody, where any way is enough and none may be safe.

use serde::{Deserialize, Serialize};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    collect,
    control::{self, Control},
    email, phone,
    settings::Written,
    text,
};
use crate::size::{AROUND_PARTS, characters, count};

/// Characters of an address for letters, and of what makes contact safe.
const LINES_MAX: usize = 500;

/// Ways of reaching a person. All empty means that the person said none is safe or there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAnswer {
    /// An e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// One or more phone numbers as typed, with ASCII digits; extensions and words beside them included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// An address for letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// When and how it is safe to make contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe: Option<String>,
}

/// The kind that asks how to reach somebody; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact;

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "contact",
    settings: &["own"],
    general_options: &[],
    fits_in_an_item: false,
    read: |_| Some(Kind::Contact),
};

impl Behaviour for Contact {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        let mut errors = Vec::new();
        let email_at = format!("{at}-email");
        let email = collect(email::read_part(form, &email_at), &mut errors).flatten();
        let mut part = |name: &str, read: fn(&str) -> Result<Option<String>, ErrorCode>| {
            let field = format!("{at}-{name}");
            collect(read(form.first(&field)).map_err(|code| FieldError::new(field, code)), &mut errors).flatten()
        };
        let contact = ContactAnswer {
            email,
            phone: part("phone", phone::parse),
            post: part("post", |typed| text::lines(typed, LINES_MAX)),
            safe: part("safe", |typed| text::lines(typed, LINES_MAX)),
        };
        if !errors.is_empty() {
            return Err(errors);
        }
        let some_way = contact.email.is_some() || contact.phone.is_some() || contact.post.is_some();
        let no_way = form.has(&format!("{at}-none"), "yes");
        match (some_way, no_way) {
            (true, true) => Err(vec![FieldError::new(format!("{at}-none"), ErrorCode::ContactContradicts)]),
            (true, false) | (false, true) => Ok(Some(Answer::Contact(contact))),
            (false, false) if contact.safe.is_some() => {
                Err(vec![FieldError::new(format!("{at}-email"), ErrorCode::ContactMissing)])
            }
            (false, false) => Ok(None),
        }
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Contact(_))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(format!("{at}-email"), ErrorCode::ContactMissing)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let part = |name: &str, holds| Control::new(format!("{at}-{name}"), holds);
        vec![
            part("email", control::code(email::TYPED_MAX)),
            part(&email::sure_field("email"), control::words(&["yes"])),
            part("phone", control::code(phone::CHARACTERS_MAX)),
            part("post", control::lines(LINES_MAX)),
            part("safe", control::lines(LINES_MAX)),
            part("none", control::words(&["yes"])),
        ]
    }

    fn answer_bytes(&self) -> u64 {
        let typed = characters(phone::CHARACTERS_MAX) + 2 * characters(LINES_MAX);
        2 * count(email::BYTES_MAX) + typed + AROUND_PARTS
    }

    fn sample(&self) -> Answer {
        Answer::Contact(ContactAnswer::default())
    }
}

impl ContactAnswer {
    /// The person said that there is no (safe) way.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.email.is_none() && self.phone.is_none() && self.post.is_none()
    }

    pub(super) fn fill(&self, at: &str) -> Fields {
        let parts = [("phone", &self.phone), ("post", &self.post), ("safe", &self.safe)];
        let given = parts.into_iter().filter_map(|(name, value)| Some((format!("{at}-{name}"), value.clone()?)));
        let none = self.is_none().then(|| (format!("{at}-none"), "yes".to_owned()));
        let mut fields: Fields = given.chain(none).collect();
        if let Some(address) = &self.email {
            fields.extend(email::fill(address, &format!("{at}-email")));
        }
        fields
    }
}
