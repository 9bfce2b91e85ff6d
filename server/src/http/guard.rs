//! Requests that no page of ours leads to and no browser makes: refused before they reach files or the database, which
//! would fail over them in ways of their own.

use std::borrow::Cow;

use axum::{
    body::HttpBody,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header::CONNECTION},
    response::{IntoResponse, Response},
};

use super::language::Asked;

/// A name of a file on Linux is at most so long, bytes.
const SEGMENT_BYTES_MAX: usize = 255;

/// The answer to a path that can be none of ours (404), to one that cannot be read (400), and to a body where there is
/// nothing to post (400).
pub(super) fn refused(request: &Request) -> Option<Response> {
    if let Some(status) = request.extensions().get::<Asked>().and_then(|asked| asked.refused) {
        return Some(status.into_response());
    }
    let has_body = matches!(*request.method(), Method::GET | Method::HEAD) && !request.body().is_end_stream();
    // What is left of it is not worth reading.
    let close = || [(CONNECTION, HeaderValue::from_static("close"))];
    has_body.then(|| (StatusCode::BAD_REQUEST, close()).into_response())
}

/// The status of the answer to a path that can be none of ours: 404, or 400 where it cannot be read.
pub(super) fn refusal(path: &str) -> Option<StatusCode> {
    if is_possible(path) {
        return None;
    }
    let is_text = decoded(path.as_bytes()).is_some_and(|bytes| std::str::from_utf8(&bytes).is_ok());
    Some(if is_text { StatusCode::NOT_FOUND } else { StatusCode::BAD_REQUEST })
}

/// Whether a path can be one of ours. `//` in it begins the address of another host where a browser takes it for a
/// link, and `\` does, too.
fn is_possible(path: &str) -> bool {
    path.starts_with('/') && !path.contains("//") && path.split('/').all(is_possible_segment)
}

fn is_possible_segment(segment: &str) -> bool {
    let Some(bytes) = decoded(segment.as_bytes()) else { return false };
    let is_name = !bytes.iter().any(|byte| byte.is_ascii_control() || matches!(byte, b'\\' | b'/'));
    is_name
        && bytes.len() <= SEGMENT_BYTES_MAX
        && !matches!(&bytes[..], b"." | b"..")
        && std::str::from_utf8(&bytes).is_ok()
}

/// The bytes behind `%`; `None` where two figures do not follow it. Nearly every path has none, and is not copied.
fn decoded(segment: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !segment.contains(&b'%') {
        return Some(Cow::Borrowed(segment));
    }
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (figures, after) = rest.split_first_chunk::<2>()?;
        let value = |figure: u8| char::from(figure).to_digit(16).and_then(|value| u8::try_from(value).ok());
        bytes.push(value(figures[0])? << 4 | value(figures[1])?);
        rest = after;
    }
    Some(Cow::Owned(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_can_be_ours() {
        let long = format!("/{}", "a".repeat(256));
        let packed = format!("/{}", "%61".repeat(255));
        let cases = [
            ("/", true),
            ("/report/theft/when", true),
            ("/exit/", true),
            ("/%D8%A7", true),
            (&packed[..], true),
            ("", false),
            ("*", false),
            ("//evil.example", false),
            ("/report//theft", false),
            ("/\\evil.example", false),
            ("/%5Cevil.example", false),
            ("/%2F/evil.example", false),
            ("/%2fevil.example", false),
            ("/a%00b", false),
            ("/%0d%0aSet-Cookie", false),
            ("/%7f", false),
            ("/%", false),
            ("/%4", false),
            ("/%zz", false),
            ("/%ff", false),
            ("/../etc/passwd", false),
            ("/%2e%2e/etc/passwd", false),
            ("/./x", false),
            (&long[..], false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_possible(path), expected, "{path}");
        }
    }
}
