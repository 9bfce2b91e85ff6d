//! CycloneDX 1.6 as JSON.

use std::collections::{BTreeMap, BTreeSet};

/// One package.
#[derive(Clone, Debug, Default)]
pub struct Component {
    /// Its package URL, which names it in the file, too.
    pub reference: String,
    pub name: String,
    pub version: String,
    /// An SPDX expression; empty where the package tells none.
    pub licence: String,
    /// The algorithm and the digest in hexadecimal; nothing for our own.
    pub hash: Option<(&'static str, String)>,
}

/// What somebody receives, with everything inside.
#[derive(Debug, Default)]
pub struct Shipped {
    /// The name of the file, without its ending.
    pub file: String,
    pub root: Component,
    /// By reference.
    pub components: BTreeMap<String, Component>,
    /// Whom each needs.
    pub dependencies: BTreeMap<String, BTreeSet<String>>,
}

impl Shipped {
    /// Notes that one needs another.
    pub fn depends(&mut self, one: String, other: String) {
        self.dependencies.entry(one).or_default().insert(other);
    }

    pub fn to_json(&self) -> String {
        let components: Vec<String> = self.components.values().map(|one| one.to_json("library")).collect();
        let dependencies = self.dependencies.iter().map(|(one, others)| {
            let others: Vec<String> = others.iter().map(|other| text(other)).collect();
            format!(r#"{{"ref":{},"dependsOn":[{}]}}"#, text(one), others.join(","))
        });
        format!(
            "{{\"$schema\":\"http://cyclonedx.org/schema/bom-1.6.schema.json\",\"bomFormat\":\"CycloneDX\",\
             \"specVersion\":\"1.6\",\"version\":1,\"metadata\":{{\"component\":{}}},\n\"components\":[\n{}\n],\n\
             \"dependencies\":[\n{}\n]}}\n",
            self.root.to_json("application"),
            components.join(",\n"),
            dependencies.collect::<Vec<_>>().join(",\n")
        )
    }
}

impl Component {
    fn to_json(&self, kind: &str) -> String {
        let reference = text(&self.reference);
        let hash = self.hash.as_ref();
        let hash = hash.map(|(name, digest)| format!(r#"{{"alg":{},"content":{}}}"#, text(name), text(digest)));
        let licence = Some(&self.licence).filter(|licence| !licence.is_empty());
        let licence = licence.map(|licence| format!(r#""licenses":[{{"expression":{}}}],"#, text(licence)));
        format!(
            r#"{{"type":{},"bom-ref":{reference},"name":{},"version":{},"hashes":[{}],{}"purl":{reference}}}"#,
            text(kind),
            text(&self.name),
            text(&self.version),
            hash.unwrap_or_default(),
            licence.unwrap_or_default()
        )
    }
}

/// A text of JSON.
fn text(plain: &str) -> String {
    let mut quoted = String::from('"');
    for c in plain.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
