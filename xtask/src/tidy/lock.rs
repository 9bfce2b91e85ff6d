//! What `Cargo.lock` may hold: one source, and one version of whatever opens sockets or ciphers.

use super::source::{Place, Source};

/// The only source: a repository or a folder elsewhere could change without a version.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// The members of this workspace, which have no source.
const OWN: [&str; 7] = ["app", "booking", "journey", "server", "survey", "typed", "xtask"];

/// What opens sockets or ciphers, or draws chance: two versions would be two places to mend.
const ONE_VERSION: [&str; 32] = [
    "tokio",
    "mio",
    "socket2",
    "hyper",
    "hyper-util",
    "h2",
    "axum",
    "axum-core",
    "tower-http",
    "rustls",
    "rustls-webpki",
    "tokio-rustls",
    "ring",
    "aead",
    "chacha20poly1305",
    "chacha20",
    "poly1305",
    "cipher",
    "digest",
    "hkdf",
    "hmac",
    "sha1",
    "sha2",
    "sqlx",
    "sqlx-core",
    "sqlx-postgres",
    "sqlx-sqlite",
    "libsqlite3-sys",
    "async-nats",
    "lapin",
    "getrandom",
    "rand",
];

/// A second TLS beside rustls with ring.
const ABSENT: [&str; 5] = ["native-tls", "openssl", "openssl-sys", "aws-lc-rs", "aws-lc-sys"];

/// Older versions that stay until somebody else moves on. One that is no longer needed is a finding, too.
const EXCEPTIONS: [Exception; 8] = [
    exception("sha2", "0.10.", PKCS12),
    exception("sha1", "0.10.", PKCS12),
    exception("hmac", "0.12.", PKCS12),
    exception("digest", "0.10.", PKCS12),
    exception("cipher", "0.4.", PKCS12),
    exception("getrandom", "0.2.", "ring"),
    exception("getrandom", "0.3.", "rand 0.9 of leptos and governor, which draw no secret"),
    exception("rand", "0.9.", "leptos and governor, which draw no secret"),
];
/// Reads a client's own certificate from a file, which no setting of ours names.
const PKCS12: &str = "p12-keystore, under lapin";

struct Exception {
    package: &'static str,
    /// What its version begins with.
    version: &'static str,
    through: &'static str,
}

const fn exception(package: &'static str, version: &'static str, through: &'static str) -> Exception {
    Exception { package, version, through }
}

/// One entry of the file.
struct Package<'t> {
    name: &'t str,
    version: &'t str,
    source: Option<&'t str>,
    line: usize,
}

pub fn lock_is_narrow(files: &[Source]) -> Vec<(String, Place)> {
    let Some(lock) = files.iter().find(|file| file.path == "Cargo.lock") else {
        return vec![("Cargo.lock".to_owned(), place(1, "is not there".to_owned()))];
    };
    let packages = packages(lock);
    let found = packages.iter().filter_map(strange).chain(twice(&packages)).chain(needless(&packages));
    found.map(|place| (lock.path.clone(), place)).collect()
}

const fn place(line: usize, what: String) -> Place {
    Place { line, what }
}

fn packages(lock: &Source) -> Vec<Package<'_>> {
    let mut packages: Vec<Package<'_>> = Vec::new();
    for (line, text) in lock.lines() {
        let value = |key: &str| text.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"');
        if let Some(name) = value("name") {
            packages.push(Package { name, version: "", source: None, line });
        } else if let Some(package) = packages.last_mut() {
            package.version = value("version").unwrap_or(package.version);
            package.source = value("source").or(package.source);
        }
    }
    packages
}

/// From elsewhere, or a TLS that we do not want.
fn strange(package: &Package<'_>) -> Option<Place> {
    let Package { name, source, line, .. } = package;
    let what = match source {
        _ if ABSENT.contains(name) => format!("{name} is a second TLS: rustls with ring is the one"),
        Some(source) if *source == REGISTRY => return None,
        Some(source) => format!("{name} comes from {source}, not from the registry"),
        None if OWN.contains(name) => return None,
        None => format!("{name} comes from a folder that is no member of this workspace"),
    };
    Some(place(*line, what))
}

/// A second version that no exception explains.
fn twice<'p>(packages: &'p [Package<'p>]) -> impl Iterator<Item = Place> + 'p {
    ONE_VERSION.into_iter().flat_map(move |name| {
        let is_explained = |package: &&Package<'_>| EXCEPTIONS.iter().any(|exception| exception.explains(package));
        let unexplained = packages.iter().filter(move |package| package.name == name);
        let unexplained: Vec<_> = unexplained.filter(|package| !is_explained(package)).collect();
        let others = unexplained.into_iter().skip(1);
        others.map(move |package| place(package.line, format!("{name} {} is a second version", package.version)))
    })
}

/// Exceptions without their reason: the version is gone, or it is the only one.
fn needless<'p>(packages: &'p [Package<'p>]) -> impl Iterator<Item = Place> + 'p {
    let is_needed = |exception: &Exception| {
        let is_there = packages.iter().any(|package| exception.explains(package));
        is_there && packages.iter().any(|package| package.name == exception.package && !exception.explains(package))
    };
    EXCEPTIONS.iter().filter(move |exception| !is_needed(exception)).map(|exception| {
        let Exception { package, version, through } = exception;
        place(1, format!("{package} {version}* ({through}) is no exception any more: take it out of tidy/lock.rs"))
    })
}

impl Exception {
    fn explains(&self, package: &Package<'_>) -> bool {
        package.name == self.package && package.version.starts_with(self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, version: &str, source: Option<&str>) -> String {
        let source = source.map(|source| format!("source = \"{source}\"\n")).unwrap_or_default();
        format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{source}\n")
    }

    /// A lock with every exception and its newer version, and what a test adds.
    fn found(more: &str) -> Vec<String> {
        let mut lock: String = OWN.into_iter().map(|name| entry(name, "0.1.0", None)).collect();
        for Exception { package, version, .. } in EXCEPTIONS {
            lock.push_str(&entry(package, &format!("{version}9"), Some(REGISTRY)));
        }
        for name in ONE_VERSION {
            lock.push_str(&entry(name, "9.9.9", Some(REGISTRY)));
        }
        let files = [Source::new("Cargo.lock", lock + more)];
        lock_is_narrow(&files).into_iter().map(|(_, place)| place.what).collect()
    }

    #[test]
    fn a_lock_with_one_source_and_one_version_passes() {
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found(&entry("rand_core", "0.1.0", Some(REGISTRY))), [""; 0]);
    }

    #[test]
    fn another_source_or_another_tls_is_found() {
        let git = "git+https://example.org/serde?rev=1#abc";
        assert_eq!(
            found(&entry("serde", "1.0.0", Some(git))),
            [format!("serde comes from {git}, not from the registry")]
        );
        assert_eq!(
            found(&entry("serde", "1.0.0", None)),
            ["serde comes from a folder that is no member of this workspace"]
        );
        for name in ABSENT {
            let expected = format!("{name} is a second TLS: rustls with ring is the one");
            assert_eq!(found(&entry(name, "1.0.0", Some(REGISTRY))), [expected]);
        }
    }

    #[test]
    fn a_second_version_of_what_opens_sockets_or_ciphers_is_found() {
        for name in ONE_VERSION {
            let expected = format!("{name} 8.0.0 is a second version");
            assert_eq!(found(&entry(name, "8.0.0", Some(REGISTRY))), [expected]);
        }
    }

    #[test]
    fn an_exception_that_is_not_needed_any_more_is_found() {
        let lock: String = EXCEPTIONS
            .iter()
            .filter(|exception| exception.package != "hmac")
            .map(|exception| entry(exception.package, &format!("{}9", exception.version), Some(REGISTRY)))
            .chain(
                ["sha2", "sha1", "digest", "cipher", "getrandom", "rand", "hmac"]
                    .map(|name| entry(name, "9.9.9", Some(REGISTRY))),
            )
            .collect();
        let found = lock_is_narrow(&[Source::new("Cargo.lock", lock)]);
        assert_eq!(found.len(), 1);
        assert!(found[0].1.what.starts_with("hmac 0.12.* (p12-keystore, under lapin) is no exception any more"));
        assert_eq!(lock_is_narrow(&[])[0].1.what, "is not there");
    }
}
