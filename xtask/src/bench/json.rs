//! As little JSON as the benchmark needs: one flat object of numbers is read, names are written.

/// The number of a field in a flat object, such as 12.5 of `{"p99_ms": 12.5}`.
pub fn number(object: &str, name: &str) -> Option<f64> {
    let (_, after) = object.split_once(&quoted(name))?;
    let value = after.trim_start().strip_prefix(':')?.trim_start();
    let end = value.find([',', '}', ' ']).unwrap_or(value.len());
    value[..end].parse().ok()
}

/// Only for names of our own, which hold nothing that needs escaping.
pub fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_by_name() {
        let object = r#"{"submits_per_s": 6120.5,"p99_ms":19, "mode" : "wal"}"#;
        assert_eq!(number(object, "submits_per_s"), Some(6120.5));
        assert_eq!(number(object, "p99_ms"), Some(19.0));
        assert_eq!(number(object, "mode"), None);
        assert_eq!(number(object, "p50_ms"), None);
    }
}
