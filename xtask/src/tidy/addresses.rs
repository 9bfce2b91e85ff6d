//! A rule for addresses of our own: whoever reads or follows one finds a page there.

use super::source::{Place, Source, without_comment};

/// The table of the portal's addresses.
const ROUTES: &str = "app/src/routes.rs";
/// What stands before a pattern in the table.
const ROUTE: &str = " = \"/";
/// Code that answers requests and shows pages.
const PRODUCT: [&str; 3] = ["app/src/", "domain/", "server/src/"];
/// Parts whose addresses are a contract with back offices: nobody follows them as a link.
const CONTRACTS: [&str; 2] = ["server/src/queue/", "server/src/events/"];

/// Addresses in content that no route answers, or that name a journey, exit page or counter there is not.
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
        Self { routes: routes(files), files }
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
        let parts: Vec<&str> = route.split('/').collect();
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

/// The patterns of the table, each without the slash that it begins with.
fn routes(files: &[Source]) -> Vec<&str> {
    let table = files.iter().filter(|file| file.path == ROUTES).flat_map(Source::lines);
    table.filter_map(|(_, text)| Some(text.split_once(ROUTE)?.1.split_once("\",")?.0)).collect()
}

/// Addresses in Rust outside of the table, where nothing would tell that they lead nowhere any more. Tests may have
/// them: they say what a browser asks for.
pub fn addresses_stand_in_the_table(files: &[Source]) -> Vec<(String, Place)> {
    let folders = routes(files).into_iter().filter_map(|route| route.split('/').next());
    let folders: Vec<&str> = folders.filter(|folder| !folder.is_empty()).collect();
    let mut found = vec![];
    for file in files.iter().filter(|file| is_bound_to_the_table(file)) {
        for (line, text) in of_the_product(file) {
            let code = without_comment(text);
            let written = folders.iter().find(|folder| quotes(code, folder));
            found.extend(written.map(|folder| {
                let what = format!("writes the address /{folder} itself: take it from app/src/routes.rs");
                (file.path.clone(), Place { line, what })
            }));
        }
    }
    found
}

fn is_bound_to_the_table(file: &Source) -> bool {
    let is_product = PRODUCT.iter().any(|folder| file.is_rust_in(folder)) && !file.is_beside_the_product();
    let is_test = file.path.ends_with("/tests.rs");
    is_product && !is_test && file.path != ROUTES && !CONTRACTS.iter().any(|folder| file.path.starts_with(folder))
}

/// Every line before the tests at the end of a file.
fn of_the_product(file: &Source) -> impl Iterator<Item = (usize, &str)> {
    let tests = file.text.find("#[cfg(test)]\nmod tests {").unwrap_or(file.text.len());
    (1..).zip(file.text[..tests].lines())
}

/// Whether a line quotes an address of this folder: `"/report"` and `"{site}/report/…"`, but not `"style/report.css"`.
fn quotes(code: &str, folder: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || "-_".contains(c);
    let address = format!("/{folder}");
    code.match_indices(&address).any(|(at, _)| {
        let before = &code[..at];
        let after = &code[at + address.len()..];
        let is_quoted = before.matches('"').count() % 2 == 1;
        let begins = before.ends_with(|c: char| !is_name(c) && !"./<>".contains(c));
        is_quoted && begins && !after.starts_with(is_name)
    })
}

/// Addresses of our own in a line of content.
fn addresses<'t>(file: &Source, text: &'t str) -> Vec<&'t str> {
    if file.path.starts_with("content/") && file.is_kind(&["ftl", "toml"]) {
        let starts = text.match_indices('/').filter(|(at, _)| begins_an_address(&text[..*at], &text[at + 1..]));
        return starts.map(|(at, _)| address_at(&text[at..])).collect();
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
        let table: String = routes.iter().map(|route| format!("    NAME Name = \"{route}\",\n")).collect();
        vec![
            Source::new(ROUTES, table),
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
    }

    #[test]
    fn an_address_outside_the_table_is_found() {
        for planted in [
            "frame.href(\"/report\")",
            "format!(\"/report/{journey}\")",
            "format!(\"{site}/counters/{slug}\")",
            "let told = \"a path such as /report\";",
            "matches!(path, \"/privacy\" | \"/elsewhere/\")",
        ] {
            for path in ["app/src/ui/pages/sent.rs", "server/src/http/limits.rs", "domain/journey/src/walk.rs"] {
                let found = addresses_stand_in_the_table(&project(path, planted));
                assert_eq!(found.len(), 1, "{path}: {planted}");
            }
        }
    }

    #[test]
    fn what_is_no_address_or_a_test_is_not() {
        let page = "app/src/ui/pages/sent.rs";
        for clean in [
            "//! `/report`: \"the list\" of /report",
            "include_str!(\"../../style/counters.css\")",
            "let file = \"content/counters.toml\";",
            "let both = \"/reports\";",
            "let share = kept / report;",
            "#[cfg(test)]\nmod tests {\n    const HERE: &str = \"/report\";\n}",
        ] {
            assert!(addresses_stand_in_the_table(&project(page, clean)).is_empty(), "{clean}");
        }
        for path in ["server/tests/whole/report.rs", "xtask/src/bench.rs", "app/src/domain/hours/tests.rs", ROUTES] {
            assert!(addresses_stand_in_the_table(&project(path, "get(\"/report\")")).is_empty(), "{path}");
        }
    }
}
