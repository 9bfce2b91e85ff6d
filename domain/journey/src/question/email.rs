//! An e-mail address. Only what can never be one is refused: a confirmation is the real test.

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
};
use crate::size::count;

/// Bytes of an address, by RFC 5321.
pub(crate) const BYTES_MAX: usize = 254;
/// Characters of an address as it is typed or pasted, with what stands around it.
pub(super) const TYPED_MAX: usize = 320;

/// Mail providers that many people in London use.
const PROVIDERS: [&str; 16] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.co.uk",
    "outlook.com",
    "live.co.uk",
    "yahoo.com",
    "yahoo.co.uk",
    "icloud.com",
    "btinternet.com",
    "virginmedia.com",
    "talktalk.net",
    "ntlworld.com",
    "blueyonder.co.uk",
    "protonmail.com",
    "rocketmail.com",
];
/// Providers that exist and differ by one letter from one of those.
const OTHERS: [&str; 5] = ["ymail.com", "email.com", "mail.com", "fmail.com", "tmail.com"];
/// Endings that no host has, and those that are meant.
const ENDINGS: [(&str, &str); 16] = [
    (".con", ".com"),
    (".cim", ".com"),
    (".cpm", ".com"),
    (".xom", ".com"),
    (".vom", ".com"),
    (".comm", ".com"),
    (".cmo", ".com"),
    (".ocm", ".com"),
    (".coom", ".com"),
    (".couk", ".co.uk"),
    (".co.ukk", ".co.uk"),
    (".co.uj", ".co.uk"),
    (".co.yk", ".co.uk"),
    (".co.k", ".co.uk"),
    (".ogr", ".org"),
    (".ner", ".net"),
];

/// The field that says that an address is right although it looks mistyped.
#[must_use]
pub fn sure_field(at: &str) -> String {
    format!("{at}-sure")
}

/// The kind that asks for an e-mail address; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Email;

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "email",
    settings: &["own"],
    general_options: &[],
    fits_in_an_item: true,
    read: |_| Some(Kind::Email),
};

impl Behaviour for Email {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        read_part(form, at).map(|email| email.map(Answer::Email)).map_err(|error| vec![error])
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Email(_))
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let sure = Control::new(sure_field(at), control::words(&["yes"]));
        vec![Control::new(at, control::code(TYPED_MAX)), sure]
    }

    fn answer_bytes(&self) -> u64 {
        2 * count(BYTES_MAX)
    }

    fn sample(&self) -> Answer {
        Answer::Email("a@b.cd".into())
    }
}

/// Reads the address in a field. One that looks mistyped is asked about once, and taken if the person says that
/// it is right.
pub(super) fn read_part(form: &Fields, at: &str) -> Result<Option<String>, FieldError> {
    let email = parse(form.first(at)).map_err(|code| FieldError::new(at, code))?;
    let meant = email.as_deref().and_then(meant).filter(|_| !form.has(&sure_field(at), "yes"));
    match meant {
        Some(meant) => Err(FieldError::new(at, ErrorCode::EmailMistyped).with(meant)),
        None => Ok(email),
    }
}

/// Fills the field. An address that was confirmed as meant stays confirmed.
pub(super) fn fill(email: &str, at: &str) -> Fields {
    let fields = Fields::default().with(at, email);
    if meant(email).is_some() { fields.with(sure_field(at), "yes") } else { fields }
}

/// Reads an address: something before the last `@`, a host with a dot after it, no spaces. `+`,
/// apostrophes and other scripts are people's real addresses. What stands around an address when it is pasted
/// or at the end of a sentence goes. Lengths by RFC 5321 (64 before `@`, 254 in all).
///
/// # Errors
/// [`ErrorCode::NotAnEmail`].
pub fn parse(typed: &str) -> Result<Option<String>, ErrorCode> {
    let plain = typed::code(typed);
    if typed::is_blank(&plain) {
        return Ok(None);
    }
    let bare = without_wrapping(&plain);
    let (local, host) = bare.rsplit_once('@').ok_or(ErrorCode::NotAnEmail)?;
    let unfit = |c: char| {
        c.is_whitespace()
            || typed::is_unreadable(c)
            || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '[' | ']' | '\\')
    };
    let host_is_good = host.contains('.')
        && !host.contains(['\'', '/', '?', '#', '!'])
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    let local_is_good = !local.is_empty() && local.len() <= 64 && !local.contains('@');
    if host_is_good && local_is_good && bare.len() <= BYTES_MAX && !bare.contains(unfit) {
        Ok(Some(bare.to_owned()))
    } else {
        Err(ErrorCode::NotAnEmail)
    }
}

/// The address without brackets, quotes and a link's beginning around it, and without a stop after it.
fn without_wrapping(typed: &str) -> &str {
    let inner = typed.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | '[' | ']'));
    let inner = match inner.get(..7) {
        Some(link) if link.eq_ignore_ascii_case("mailto:") => &inner[7..],
        _ => inner,
    };
    inner
        .trim()
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '>', ')'])
        .trim_end_matches('\'')
        .trim_start_matches('\'')
}

/// The address that is more likely meant.
fn meant(email: &str) -> Option<String> {
    let (local, host) = email.rsplit_once('@')?;
    let host = host.to_lowercase();
    let is_known = PROVIDERS.iter().chain(&OTHERS).any(|one| *one == host);
    let by_ending = || ENDINGS.iter().find_map(|(wrong, right)| Some(format!("{}{right}", host.strip_suffix(wrong)?)));
    if is_known {
        return None;
    }
    let near = |host: &str| PROVIDERS.iter().find(|one| is_one_slip(host, one)).map(|one| (*one).to_owned());
    let likely = match by_ending() {
        Some(mended) if PROVIDERS.contains(&mended.as_str()) => Some(mended),
        Some(mended) => Some(near(&mended).unwrap_or(mended)),
        None => near(&host),
    };
    likely.map(|host| format!("{local}@{host}"))
}

/// One letter more, less or other, or two neighbours exchanged.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    match (one, other) {
        ([], []) => false,
        ([a, b, rest @ ..], [c, d, also @ ..]) if (a, b) == (d, c) && rest == also => true,
        ([_, rest @ ..], [_, also @ ..]) if rest == also => true,
        ([_, rest @ ..], also) if rest == also => true,
        (rest, [_, also @ ..]) => rest == also,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{meant, parse};

    #[test]
    fn what_nobody_sees_or_means_goes() {
        for typed in [
            "\u{200B}jane@example.com",
            "jane\u{200B}@exam\u{AD}ple.com",
            "jane@example.com\u{FEFF}\0",
            "\u{202A}jane@example.com\u{202C}",
            "jane@example.com.",
            "jane@example.com. ",
            "<jane@example.com>",
            "mailto:jane@example.com",
            "“jane@example.com”",
            "‘jane@example.com’",
            "ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
            "jane@example。com",
        ] {
            assert_eq!(parse(typed), Ok(Some("jane@example.com".to_owned())), "E1, E3, E5 {typed:?}");
        }
        assert_eq!(parse("o’neil@example.com"), Ok(Some("o'neil@example.com".to_owned())), "E3");
        assert_eq!(parse("\u{200E}\u{200B}"), Ok(None));
    }

    #[test]
    fn real_addresses_pass() {
        for good in ["a+b@example.org", "o'neil@example.co.uk", " x@y.zz ", "用户@例子.公司", "a.b-c_d@sub.example.com"]
        {
            assert_eq!(parse(good), Ok(Some(good.trim().to_owned())), "{good}");
        }
        for bad in [
            "a",
            "a@b",
            "@b.c",
            "a@",
            "a b@c.d",
            "a@b..c",
            "a@-b.c",
            "a@b@c.d",
            "Jane <a@b.c>",
            "a@b.c, d@e.f",
            "a@\u{FFFD}.c",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_mistyped_provider_is_noticed() {
        for (typed, right) in [
            ("a@gmail.con", Some("a@gmail.com")),
            ("a@gmial.com", Some("a@gmail.com")),
            ("a@gmai.com", Some("a@gmail.com")),
            ("a@gmaill.com", Some("a@gmail.com")),
            ("a@gnail.con", Some("a@gmail.com")),
            ("a@GMAIL.CO", Some("a@gmail.com")),
            ("a@hotmial.co.uk", Some("a@hotmail.co.uk")),
            ("a@hotmail.couk", Some("a@hotmail.co.uk")),
            ("a@yaho.com", Some("a@yahoo.com")),
            ("a@outlok.com", Some("a@outlook.com")),
            ("a@iclod.com", Some("a@icloud.com")),
            ("a@firm.con", Some("a@firm.com")),
            ("a@gmail.com", None),
            ("a@ymail.com", None),
            ("a@email.com", None),
            ("a@yahoo.co.in", None),
            ("a@example.com", None),
            ("a@mail.com", None),
        ] {
            assert_eq!(meant(typed).as_deref(), right, "E10 {typed}");
        }
    }
}
