//! An e-mail address. Only what can never be one is refused: a confirmation is the real test.

use super::{Answer, ErrorCode, FieldError, Fields, Read};
use crate::domain::typed;

pub(super) fn read(form: &Fields, at: &str) -> Read {
    match parse(form.first(at)) {
        Ok(email) => Ok(email.map(Answer::Email)),
        Err(code) => Err(vec![FieldError::new(at, code)]),
    }
}

/// Reads an address: something before the last `@`, a host with a dot after it, no spaces. `+`,
/// apostrophes and other scripts are people's real addresses. Lengths by RFC 5321 (64 before `@`, 254 in
/// all).
///
/// # Errors
/// [`ErrorCode::NotAnEmail`].
pub fn parse(typed: &str) -> Result<Option<String>, ErrorCode> {
    let typed = typed::code(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let (local, host) = typed.rsplit_once('@').ok_or(ErrorCode::NotAnEmail)?;
    let unfit =
        |c: char| c.is_whitespace() || typed::is_unreadable(c) || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"');
    let host_is_good = host.contains('.')
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    let local_is_good = !local.is_empty() && local.len() <= 64 && !local.contains('@');
    if host_is_good && local_is_good && typed.len() <= 254 && !typed.contains(unfit) {
        Ok(Some(typed))
    } else {
        Err(ErrorCode::NotAnEmail)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn what_nobody_sees_goes() {
        for typed in ["\u{200B}jane@example.com", "jane\u{200B}@exam\u{AD}ple.com", "jane@example.com\u{FEFF}\0"] {
            assert_eq!(parse(typed), Ok(Some("jane@example.com".to_owned())), "E1 {typed:?}");
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
        for bad in ["a", "a@b", "@b.c", "a@", "a b@c.d", "a@b..c", "a@-b.c", "a@b@c.d", "<a@b.c>"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
