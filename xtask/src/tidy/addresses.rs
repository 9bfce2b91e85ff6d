//! A rule for addresses of our own: whoever reads or follows one finds a page there.

use super::source::{Place, Source};

/// Where the portal's routes are written.
const ROUTES: &str = "server/src/http/";
/// What makes a route in Rust.
const ROUTE: &str = ".route(\"";
/// What makes a link to a page of the portal in Rust.
const LINKS: [&str; 4] = [".href(\"", ".href(&format!(\"", "in_language(\"en\", \"", "in_language(\"en\", &format!(\""];

/// Addresses in content and links of pages that no route answers, or that name a journey, exit page or counter there
/// is not.
pub fn addresses_are_routed(files: &[Source]) -> Vec<(String, Place)> {
    let known = Known::of(files);
    let mut found = vec![];
    for file in files {
        for (line, text) in file.lines() {
            let places = addresses(file, text).into_iter().filter(|address| !known.answers(address));
            found.extend(places.map(|address| {
                let what = format!("{address} is no page: no route answers it, or what it names is not there");
                (file.path.clone(), Place { line, what })
            }));
        }
    }
    found
}

/// What the portal has pages for.
struct Known<'f> {
    routes: Vec<&'f str>,
    files: &'f [Source],
}

impl<'f> Known<'f> {
    fn of(files: &'f [Source]) -> Self {
        let of_http = files.iter().filter(|file| file.is_rust_in(ROUTES));
        let routes =
            of_http.flat_map(|file| file.lines()).filter_map(|(_, text)| text.split_once(ROUTE)?.1.split_once('"'));
        Self { routes: routes.map(|(route, _)| route).collect(), files }
    }

    fn answers(&self, address: &str) -> bool {
        let path: Vec<&str> = address.split('/').skip(1).collect();
        let path = match path.split_first() {
            Some((first, rest)) if self.is_language(first) => rest,
            _ => &path[..],
        };
        path.is_empty() || self.routes.iter().any(|route| self.fits(route, path))
    }

    fn fits(&self, route: &str, path: &[&str]) -> bool {
        let parts: Vec<&str> = route.split('/').skip(1).collect();
        parts.len() == path.len() && parts.iter().zip(path).all(|(part, typed)| self.part_fits(part, typed))
    }

    fn part_fits(&self, part: &str, typed: &str) -> bool {
        let is_filled_in_later = typed.starts_with('{');
        match part {
            "{journey}" => is_filled_in_later || self.has(&format!("content/journeys/{typed}.toml")),
            "{exit}" => is_filled_in_later || self.names("content/exits.toml", "id", typed),
            "{slug}" => is_filled_in_later || self.names("content/counters.toml", "slug", typed),
            _ => part.starts_with('{') || part == typed,
        }
    }

    fn is_language(&self, code: &str) -> bool {
        self.has(&format!("content/locales/{code}/locale.toml"))
    }

    fn has(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path == path)
    }

    fn names(&self, path: &str, key: &str, name: &str) -> bool {
        let line = format!("{key} = \"{name}\"");
        self.files.iter().any(|file| file.path == path && file.lines().any(|(_, text)| text.trim() == line))
    }
}

/// Addresses of our own in a line: anywhere in content, in links only in pages.
fn addresses<'t>(file: &Source, text: &'t str) -> Vec<&'t str> {
    if file.path.starts_with("content/") && file.is_kind(&["ftl", "toml"]) {
        let starts = text.match_indices('/').filter(|(at, _)| begins_an_address(&text[..*at], &text[at + 1..]));
        return starts.map(|(at, _)| address_at(&text[at..])).collect();
    }
    if file.is_rust_in("app/src/ui/") {
        let links = LINKS.iter().flat_map(|link| text.split(link).skip(1));
        return links.filter(|rest| rest.starts_with('/')).map(address_at).collect();
    }
    vec![]
}

/// `/report` and `“/report`, but not `and/or`, `https://…`, `24/7`, `<lang>/` or `</p>`.
fn begins_an_address(before: &str, after: &str) -> bool {
    let is_in_a_word = |c: char| c.is_alphanumeric() || "/:.<>_-}*".contains(c);
    !before.chars().next_back().is_some_and(is_in_a_word) && after.starts_with(|c: char| c.is_ascii_lowercase())
}

/// As long as it goes on like one; a full stop behind it ends the sentence.
fn address_at(text: &str) -> &str {
    let belongs = |c: char| c.is_ascii_alphanumeric() || "/-_{}.".contains(c);
    text.split(|c| !belongs(c)).next().unwrap_or_default().trim_end_matches(['.', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(path: &str, text: &str) -> Vec<Source> {
        let routes = [
            "/report",
            "/report/{journey}",
            "/report/{journey}/{question}",
            "/elsewhere/{exit}",
            "/counters/{slug}",
            "/privacy",
        ];
        let http: String = routes.iter().map(|route| format!("        .route(\"{route}\", get(page))\n")).collect();
        vec![
            Source::new("server/src/http/mod.rs", http),
            Source::new("server/src/admin.rs", ".route(\"/metrics\", get(metrics))\n"),
            Source::new("content/journeys/theft.toml", ""),
            Source::new("content/exits.toml", "[[exit]]\nid = \"council\"\n"),
            Source::new("content/counters.toml", "[[counter]]\nslug = \"lewisham\"\n"),
            Source::new("content/locales/ur/locale.toml", ""),
            Source::new(path, text),
        ]
    }

    #[test]
    fn an_address_without_a_page_is_found() {
        let words = "content/locales/en/frame.ftl";
        for planted in [
            "a = Look at /track with your reference",
            "a = Book at “/book”.",
            "a = See /survey/2.",
            "    .hint = (/report/arson)",
            "a = /ur/track",
            "# offered on /start",
            "a = /metrics",
            "a = /counters/nowhere",
            "a = /elsewhere/nobody",
        ] {
            assert_eq!(addresses_are_routed(&project(words, planted)).len(), 1, "{planted}");
        }
        let services = "content/counter-services.toml";
        assert_eq!(addresses_are_routed(&project(services, "online = \"/report/arson\"\n")).len(), 1);
        let page = "app/src/ui/pages/sent.rs";
        for planted in ["frame.href(\"/track\")", "frame.href(&format!(\"/track/{reference}\"))"] {
            assert_eq!(addresses_are_routed(&project(page, planted)).len(), 1, "{planted}");
        }
    }

    #[test]
    fn what_is_routed_or_no_address_is_not() {
        let words = "content/locales/en/frame.ftl";
        for clean in [
            "a = See /privacy.",
            "a = /report/theft, /report/theft/kind and /ur/report/theft",
            "a = /elsewhere/council or /counters/lewisham",
            "a = and/or, 24/7, 20/11/2025, https://example.org/track, </p>",
            "# locales/<lang>/exits.ftl",
            "a = /ur",
        ] {
            assert!(addresses_are_routed(&project(words, clean)).is_empty(), "{clean}");
        }
        let page = "app/src/ui/pages/sent.rs";
        for clean in ["frame.href(&format!(\"/report/{journey}\"))", "let path = \"/track\";"] {
            assert!(addresses_are_routed(&project(page, clean)).is_empty(), "{clean}");
        }
    }
}
