//! `cargo xtask sbom`: what is shipped, as CycloneDX: the server, the part that browsers load, and the map.
//!
//! cargo itself says what is in it (`cargo tree` resolves for one target, without tools of the build and of tests), so
//! that features and targets are those of the build. The files hold no time and no path: the same lock gives the same.

mod cyclonedx;
mod npm_lock;

use std::collections::BTreeMap;
use std::fs;

use crate::outcome::{Outcome, While};
use crate::{run, workspace};
use cyclonedx::{Component, Shipped};

/// What cargo builds and somebody receives.
struct Crate {
    /// The name of the file.
    file: &'static str,
    package: &'static str,
    arguments: &'static [&'static str],
}

const CRATES: [Crate; 2] = [
    Crate { file: "server", package: "server", arguments: &["--target", "x86_64-unknown-linux-gnu"] },
    Crate {
        file: "app",
        package: "app",
        arguments: &["--no-default-features", "--features", "hydrate", "--target", "wasm32-unknown-unknown"],
    },
];

/// Writes the files and says where they are.
pub fn sbom() -> Outcome {
    let folder = workspace::root().join("target/sbom");
    fs::create_dir_all(&folder).doing(format!("cannot make {}", folder.display()))?;
    for shipped in all()? {
        let path = folder.join(format!("{}.cdx.json", shipped.file));
        fs::write(&path, shipped.to_json()).doing(format!("cannot write {}", path.display()))?;
        println!("target/sbom/{}.cdx.json: {} components", shipped.file, shipped.components.len());
    }
    Ok(())
}

fn all() -> Outcome<Vec<Shipped>> {
    let root = workspace::root();
    let read = |file: &str| fs::read_to_string(root.join(file)).doing(format!("cannot read {file}"));
    let checksums = checksums(&read("Cargo.lock")?);
    let mut all = Vec::new();
    for of_cargo in &CRATES {
        all.push(from_tree(of_cargo.file, &tree(of_cargo)?, &checksums));
    }
    all.push(npm_lock::shipped("map", &read("xtask/maplibre/package-lock.json")?));
    Ok(all)
}

/// One line for each package: its depth, its name and version, `|`, its licence.
fn tree(of_cargo: &Crate) -> Outcome<String> {
    let format = ["--edges", "normal", "--prefix", "depth", "--format", "{p}|{l}", "--locked"];
    let mut command = run::cargo();
    command.args(["tree", "--package", of_cargo.package]).args(format).args(of_cargo.arguments);
    run::output(&mut command)
}

/// Checksums of a lock file by `NAME VERSION`.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    let mut checksums = BTreeMap::new();
    let (mut name, mut version) = ("", "");
    for line in lock.lines() {
        let value = |key: &str| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"');
        name = value("name").unwrap_or(name);
        version = value("version").unwrap_or(version);
        if let Some(checksum) = value("checksum") {
            checksums.insert(format!("{name} {version}"), checksum.to_owned());
        }
    }
    checksums
}

/// Reads what `cargo tree` says. The first line is what is shipped; a package that comes again has no lines below it.
fn from_tree(file: &str, tree: &str, checksums: &BTreeMap<String, String>) -> Shipped {
    let mut shipped = Shipped { file: file.to_owned(), ..Shipped::default() };
    let mut above: Vec<String> = Vec::new();
    for line in tree.lines() {
        let Some((depth, component)) = component(line, checksums) else { continue };
        above.truncate(depth);
        match above.last() {
            Some(parent) => shipped.depends(parent.clone(), component.reference.clone()),
            None => shipped.root = component.clone(),
        }
        above.push(component.reference.clone());
        if depth > 0 {
            shipped.components.insert(component.reference.clone(), component);
        }
    }
    shipped
}

/// `3serde v1.0.229 (proc-macro)|MIT OR Apache-2.0 (*)`: depth, package, where it is from, licence, "as above".
fn component(line: &str, checksums: &BTreeMap<String, String>) -> Option<(usize, Component)> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (depth, rest) = line.split_at(digits);
    let (package, licence) = rest.split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    let licence = licence.trim_end_matches(" (*)").replace('/', " OR ");
    let hash = checksums.get(&format!("{name} {version}")).map(|checksum| ("SHA-256", checksum.clone()));
    let reference = format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"));
    let component = Component { reference, name: name.to_owned(), version: version.to_owned(), licence, hash };
    Some((depth.parse().ok()?, component))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_becomes_components_and_who_needs_whom() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n";
        let tree = "0server v0.1.0 (/somewhere/else)|MIT\n1a v1.0.0|MIT/Apache-2.0\n2b v2.0.0+x (proc-macro)|Zlib\n\
                    1c v3.0.0|\n2a v1.0.0|MIT/Apache-2.0 (*)\n";
        let shipped = from_tree("server", tree, &checksums(lock));
        let json = shipped.to_json();
        assert_eq!(shipped.root.reference, "pkg:cargo/server@0.1.0");
        let names: Vec<&str> = shipped.components.keys().map(String::as_str).collect();
        assert_eq!(names, ["pkg:cargo/a@1.0.0", "pkg:cargo/b@2.0.0%2Bx", "pkg:cargo/c@3.0.0"]);
        assert_eq!(shipped.components["pkg:cargo/a@1.0.0"].licence, "MIT OR Apache-2.0");
        assert_eq!(shipped.components["pkg:cargo/a@1.0.0"].hash, Some(("SHA-256", "abc".to_owned())));
        assert!(!json.contains("somewhere"), "no path of a machine: {json}");
        assert!(json.contains(r#"{"ref":"pkg:cargo/c@3.0.0","dependsOn":["pkg:cargo/a@1.0.0"]}"#), "{json}");
    }

    /// Basic rules of CycloneDX 1.6: what has to be there, and that every reference leads somewhere, once.
    fn is_sound(json: &str, file: &str) {
        let bom: serde_json::Value = serde_json::from_str(json).expect("JSON");
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        assert_eq!(
            (&bom["bomFormat"], &bom["specVersion"], &bom["version"]),
            (&"CycloneDX".into(), &"1.6".into(), &1.into())
        );
        let root = &bom["metadata"]["component"];
        assert_eq!(root["type"], "application", "{file}");
        let components = bom["components"].as_array().expect("a list");
        let mut known = vec![text(&root["bom-ref"])];
        for component in components {
            let reference = text(&component["bom-ref"]);
            assert_eq!(component["type"], "library", "{reference}");
            assert!(!text(&component["name"]).is_empty() && !text(&component["version"]).is_empty(), "{reference}");
            assert_eq!(component["purl"], component["bom-ref"]);
            let hash = text(&component["hashes"][0]["content"]);
            let is_ours = ["app", "booking", "journey", "survey", "typed"].contains(&&*text(&component["name"]));
            assert!(
                is_ours || hash.bytes().all(|b| b.is_ascii_hexdigit()) && [64, 128].contains(&hash.len()),
                "{reference}: {hash}"
            );
            assert!(component["licenses"][0]["expression"].is_string(), "{reference} has no licence");
            assert!(!known.contains(&reference), "{reference} twice");
            known.push(reference);
        }
        for dependency in bom["dependencies"].as_array().expect("a list") {
            let all = dependency["dependsOn"].as_array().expect("a list").iter().chain([&dependency["ref"]]);
            all.for_each(|one| assert!(known.contains(&text(one)), "{file}: {one} is not there"));
        }
    }

    #[test]
    fn what_is_shipped_is_listed_and_nothing_of_tests_or_the_build() {
        let all = all().expect("cargo says what is shipped");
        for shipped in &all {
            let json = shipped.to_json().replace(r#""hashes":[],"#, r#""hashes":[{"content":""}],"#);
            is_sound(&json, &shipped.file);
        }
        let has = |file: &str, name: &str| {
            let shipped = all.iter().find(|shipped| shipped.file == file).expect("a file");
            shipped.components.values().any(|component| component.name == name)
        };
        for (file, there, not_there) in [
            ("server", ["axum", "rustls", "libsqlite3-sys"], ["jsonschema", "proptest", "windows-sys"]),
            ("app", ["leptos", "wasm-bindgen", "web-sys"], ["axum", "tokio", "sqlx"]),
            ("map", ["maplibre-gl", "@mapbox/point-geometry", "kdbush"], ["axum", "playwright", "wasm-opt"]),
        ] {
            there.iter().for_each(|name| assert!(has(file, name), "{file} has {name}"));
            not_there.iter().for_each(|name| assert!(!has(file, name), "{file} has no {name}"));
        }
    }
}
