//! What an import would change, for the person who is about to do it.

use std::collections::BTreeMap;

use app::domain::counter::{Register, WrittenCounter};
use serde_json::Value;

/// One line for each counter that is added, removed or changed; for a changed one each field, before and after.
#[must_use]
pub fn difference(before: &Register, after: &Register) -> Vec<String> {
    let by_slug = |register: &Register| -> BTreeMap<String, WrittenCounter> {
        register.all().iter().map(|counter| (counter.facts.slug.clone(), counter.facts.clone())).collect()
    };
    let (old, new) = (by_slug(before), by_slug(after));
    let added = new.iter().filter(|(slug, _)| !old.contains_key(*slug));
    let removed = old.iter().filter(|(slug, _)| !new.contains_key(*slug));
    let mut lines: Vec<String> = added.map(|(slug, counter)| format!("+ {slug}\t{}", counter.name)).collect();
    lines.extend(removed.map(|(slug, counter)| format!("- {slug}\t{}", counter.name)));
    for (slug, new) in &new {
        if let Some(old) = old.get(slug).filter(|old| *old != new) {
            lines.push(format!("~ {slug}"));
            lines.extend(fields(old, new));
        }
    }
    lines
}

fn fields(old: &WrittenCounter, new: &WrittenCounter) -> Vec<String> {
    let as_json = |counter: &WrittenCounter| serde_json::to_value(counter).unwrap_or_default();
    let (old, new) = (as_json(old), as_json(new));
    let Value::Object(fields) = &new else { return Vec::new() };
    let changed = fields.iter().filter(|(name, value)| old[name.as_str()] != **value);
    changed.map(|(name, value)| format!("    {name}: {} → {value}", old[name.as_str()])).collect()
}
