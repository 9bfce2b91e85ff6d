//! The content security policy: what a page may load, and from where.
//!
//! Nothing but our own: the style sheet by its hash, the one inline script by its nonce, WebAssembly where islands need
//! it. The interactive map needs its style sheet and its worker beside that, and pictures from one other host. The
//! policies are put together once, when the server starts; a page adds its nonce.

use axum::http::HeaderValue;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::content::Content;

/// Our own origin.
const OWN: &str = "'self'";
/// Stands for the source that is another on every page.
const NONCE: &str = "'nonce-'";

/// Directives with the sources that each allows, in the order in which they are sent.
#[derive(Clone)]
struct Policy(Vec<(&'static str, Vec<String>)>);

impl Policy {
    /// The policy of everything that is no page.
    fn of_style(hash: &str) -> Self {
        let of = |directive, sources: &[&str]| (directive, sources.iter().map(|&one| one.to_owned()).collect());
        Self(vec![
            of("default-src", &["'none'"]),
            of("script-src", &[OWN, "'wasm-unsafe-eval'"]),
            of("style-src", &[hash]),
            of("img-src", &[OWN]),
            of("connect-src", &[OWN]),
            of("worker-src", &[]),
            of("form-action", &[OWN]),
            of("base-uri", &["'none'"]),
            of("frame-ancestors", &["'none'"]),
            of("manifest-src", &[OWN]),
        ])
    }

    /// The same, and one inline script that carries a nonce.
    fn with_nonce(self) -> Self {
        self.allowing("script-src", 1, &[NONCE])
    }

    /// The same, and the interactive map with tiles from there.
    fn with_map(self, tiles: &str) -> Self {
        self.allowing("style-src", 0, &[OWN])
            .allowing("img-src", 1, &["data:", "blob:", tiles])
            .allowing("connect-src", 1, &[tiles])
            .allowing("worker-src", 0, &[OWN])
    }

    fn allowing(mut self, directive: &str, place: usize, more: &[&str]) -> Self {
        for (_, sources) in self.0.iter_mut().filter(|(name, _)| *name == directive) {
            sources.splice(place..place, more.iter().map(|&one| one.to_owned()));
        }
        self
    }

    /// The header. A directive without a source is left out: `default-src` speaks for it.
    fn text(&self) -> String {
        let sent = self.0.iter().filter(|(_, sources)| !sources.is_empty());
        sent.map(|(directive, sources)| format!("{directive} {}", sources.join(" "))).collect::<Vec<_>>().join("; ")
    }
}

/// The header of pages, without the nonce that each adds.
#[derive(Clone, Debug)]
struct OfPages {
    before: String,
    after: String,
}

impl OfPages {
    fn of(policy: Policy) -> Self {
        let text = policy.with_nonce().text();
        let (before, after) = text.split_once(NONCE).unwrap_or((&text, ""));
        Self { before: before.to_owned(), after: after.to_owned() }
    }

    fn with(&self, nonce: &str) -> Option<HeaderValue> {
        let Self { before, after } = self;
        HeaderValue::try_from(format!("{before}'nonce-{nonce}'{after}")).ok()
    }
}

/// The policies of the running portal.
#[derive(Clone, Debug)]
pub struct Policies {
    bare: Option<HeaderValue>,
    page: OfPages,
    /// Only where the operator has tiles for a map that moves.
    with_map: Option<OfPages>,
}

impl Policies {
    /// The policies of pages with this content.
    #[must_use]
    pub fn of(content: &Content) -> Self {
        let tiles = content.service.map.as_ref().and_then(|map| map.origin());
        Self::new(&content.style, tiles)
    }

    fn new(style: &str, tiles: Option<&str>) -> Self {
        let policy = Policy::of_style(&format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style))));
        Self {
            bare: HeaderValue::try_from(policy.text()).ok(),
            with_map: tiles.map(|tiles| OfPages::of(policy.clone().with_map(tiles))),
            page: OfPages::of(policy),
        }
    }

    /// The header of an answer that is no page.
    #[must_use]
    pub const fn bare(&self) -> Option<&HeaderValue> {
        self.bare.as_ref()
    }

    /// The header of a page with this nonce.
    #[must_use]
    pub fn page(&self, nonce: &str) -> Option<HeaderValue> {
        self.page.with(nonce)
    }

    /// The header of a page that may show the interactive map.
    #[must_use]
    pub fn page_with_map(&self, nonce: &str) -> Option<HeaderValue> {
        self.with_map.as_ref().unwrap_or(&self.page).with(nonce)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    fn text(header: Option<&HeaderValue>) -> String {
        header.and_then(|header| header.to_str().ok()).expect("a header").to_owned()
    }

    #[test]
    fn pages_load_our_own_and_nothing_else() {
        let policies = Policies::new("", None);
        let policy = |nonce: &str| {
            format!(
                "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src {HASH}; img-src 'self'; \
                 connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
            )
        };
        assert_eq!(text(policies.bare()), policy(""));
        assert_eq!(text(policies.page("n").as_ref()), policy(" 'nonce-n'"));
        assert_eq!(text(policies.page_with_map("n").as_ref()), policy(" 'nonce-n'"), "without tiles there is no map");
    }

    #[test]
    fn a_map_adds_its_tiles_and_its_worker() {
        let policies = Policies::new("", Some("https://tiles.example"));
        assert_eq!(
            text(policies.page_with_map("n").as_ref()),
            format!(
                "default-src 'none'; script-src 'self' 'nonce-n' 'wasm-unsafe-eval'; style-src 'self' {HASH}; \
                 img-src 'self' data: blob: https://tiles.example; connect-src 'self' https://tiles.example; \
                 worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
            )
        );
    }
}
