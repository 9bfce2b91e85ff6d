//! The address that data is published under: the one the operator set, else the one that was asked.

use axum::http::{header::HOST, request::Parts};

use crate::config::Config;

/// Longer names are no hosts.
const HOST_MAX: usize = 255;

/// Scheme and host, without a slash at the end. What a client sends as its host is taken only where it can be one: it
/// stands in documents that others read.
pub(super) fn of(parts: &Parts, config: &Config) -> String {
    if let Some(url) = &config.public_url {
        return url.trim_end_matches('/').to_owned();
    }
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let asked = parts.uri.authority().map(|authority| authority.as_str()).or_else(|| header(HOST.as_str()));
    let host = asked.filter(|host| is_host(host)).map_or_else(|| config.site_addr.to_string(), str::to_lowercase);
    let is_https = config.trusts_proxy && header("x-forwarded-proto") == Some("https");
    format!("{}://{host}", if is_https { "https" } else { "http" })
}

/// A name or an address, with or without a port.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (text, None),
    };
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok());
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    };
    let is_ipv6 = |name: &str| {
        let within = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        within.is_some_and(|within| within.parse::<std::net::Ipv6Addr>().is_ok())
    };
    text.len() <= HOST_MAX && is_port && (is_name(name) || is_ipv6(name))
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn only_what_can_be_a_host_is_taken_for_one() {
        for host in
            ["counters.example", "localhost:3000", "127.0.0.1", "127.0.0.1:3000", "[::1]", "[::1]:3000", "a-b.c"]
        {
            assert!(is_host(host), "{host}");
        }
        for host in
            ["", ":80", "a b", "a\"b", "a/b", "a@b", "a:99999", "a:b", "[::1", "::1", "[x]", "-a", "\u{e9}.fr", "a<b>"]
        {
            assert!(!is_host(host), "{host}");
        }
        assert!(!is_host(&"a".repeat(256)));
    }
}
