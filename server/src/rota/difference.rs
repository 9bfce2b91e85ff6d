//! What an import of a rota would change, for the person who is about to do it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Written, written::WrittenResource};

/// Losing more than one resource in so many is no everyday change.
const RESOURCES_ONE_IN: usize = 4;

/// One line for each entry that is added, removed or changed; for a changed one each field, before and after.
#[must_use]
pub fn difference(before: &Written, after: &Written) -> Vec<String> {
    let (old, new) = (entries(before), entries(after));
    let added = new.iter().filter(|(id, _)| !old.contains_key(*id)).map(|(id, _)| format!("+ {id}"));
    let removed = old.iter().filter(|(id, _)| !new.contains_key(*id)).map(|(id, _)| format!("- {id}"));
    let mut lines: Vec<String> = added.chain(removed).collect();
    for (id, new) in &new {
        if let Some(old) = old.get(id).filter(|old| *old != new) {
            lines.push(format!("~ {id}"));
            lines.extend(fields(old, new));
        }
    }
    lines
}

/// Resources of all sites, or of one, that would be gone, where they are more than usual: a file that was cut short.
#[must_use]
pub fn loss(before: &Written, after: &Written, site: Option<&str>) -> Option<String> {
    let is_meant = |resource: &&WrittenResource| site.is_none_or(|site| resource.site == site);
    let resources = || before.resources.iter().map(|one| &one.written).filter(is_meant);
    let is_kept = |id: &str| after.resources.iter().any(|one| one.written.id == id);
    let (all, lost) = (resources().count(), resources().filter(|one| !is_kept(&one.id)).count());
    (lost * RESOURCES_ONE_IN > all).then(|| format!("{lost} of {all} desks, officers and rooms would be gone"))
}

fn entries(written: &Written) -> BTreeMap<&str, Value> {
    let json = |value: Result<Value, serde_json::Error>| value.unwrap_or_default();
    let resources = written.resources.iter().map(|one| (&*one.written.id, json(serde_json::to_value(&one.written))));
    let of_interpreters = written.interpreters.iter();
    let interpreters = of_interpreters.map(|one| (&*one.written.id, json(serde_json::to_value(&one.written))));
    let agencies = written.agencies.iter().map(|one| (&*one.written.id, json(serde_json::to_value(&one.written))));
    resources.chain(interpreters).chain(agencies).collect()
}

fn fields(old: &Value, new: &Value) -> Vec<String> {
    let (Value::Object(before), Value::Object(after)) = (old, new) else { return Vec::new() };
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    let changed = names.filter(|name| old[name.as_str()] != new[name.as_str()]);
    changed.map(|name| format!("    {name}: {} → {}", old[name.as_str()], new[name.as_str()])).collect()
}
