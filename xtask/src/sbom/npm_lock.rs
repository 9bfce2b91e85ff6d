//! What npm's lock file says of the packages inside the map.

use super::cyclonedx::{Component, Shipped};

/// The packages of a `package-lock.json`, which npm writes one key a line.
pub fn shipped(file: &str, lock: &str) -> Shipped {
    let root = Component {
        reference: format!("front-counter-{file}"),
        name: format!("front-counter-{file}"),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..Component::default()
    };
    let mut shipped = Shipped { file: file.to_owned(), root, ..Shipped::default() };
    for block in lock.split("\n    \"node_modules/").skip(1) {
        let Some(component) = component(block) else { continue };
        shipped.depends(shipped.root.reference.clone(), component.reference.clone());
        shipped.components.insert(component.reference.clone(), component);
    }
    shipped
}

fn component(block: &str) -> Option<Component> {
    let path = block.split('"').next()?;
    // A package inside another one: the last name is its own.
    let name = path.rsplit("node_modules/").next()?;
    let value = |key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("      \"{key}\": \"")));
        line.and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let version = value("version")?;
    let digest = value("integrity").and_then(|digest| hexadecimal(digest.strip_prefix("sha512-")?));
    Some(Component {
        reference: format!("pkg:npm/{}@{version}", name.replace('@', "%40")),
        name: name.to_owned(),
        version,
        licence: value("license").unwrap_or_default(),
        hash: digest.map(|digest| ("SHA-512", digest)),
    })
}

/// Base64, as npm writes digests, in hexadecimal.
fn hexadecimal(base64: &str) -> Option<String> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut digest) = (0_u32, 0, String::new());
    for c in base64.trim_end_matches('=').chars() {
        bits = (bits << 6) | u32::try_from(ALPHABET.find(c)?).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            digest.push_str(&format!("{:02x}", (bits >> count) & 0xff));
        }
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_read_with_their_digests() {
        let lock = "{\n  \"packages\": {\n    \"\": {\n      \"name\": \"map\"\n    },\n    \"node_modules/@a/b\": {\n      \
                    \"version\": \"1.2.3\",\n      \"integrity\": \"sha512-AQL/\",\n      \"license\": \"MIT\"\n    },\n    \
                    \"node_modules/@a/b/node_modules/c\": {\n      \"version\": \"4.0.0\"\n    }\n  }\n}\n";
        let shipped = shipped("map", lock);
        let b = &shipped.components["pkg:npm/%40a/b@1.2.3"];
        assert_eq!((b.licence.as_str(), b.hash.clone()), ("MIT", Some(("SHA-512", "0102ff".to_owned()))));
        assert_eq!(shipped.components["pkg:npm/c@4.0.0"].name, "c");
        assert_eq!(hexadecimal("!"), None);
    }
}
