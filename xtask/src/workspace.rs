//! Where things are in this repository.

use std::env;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's Cargo.toml, wherever the person stands.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// Where cargo builds; people move it with `CARGO_TARGET_DIR`.
pub fn target() -> PathBuf {
    let chosen = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(chosen)
}

/// The server as `cargo test` builds it.
pub fn debug_server_binary() -> PathBuf {
    target().join("debug").join("front-counter")
}

/// The server as cargo-leptos builds it for release.
pub fn server_binary() -> PathBuf {
    target().join("release").join("front-counter")
}

/// What browsers download. cargo-leptos puts it below the workspace's folder even where cargo builds
/// elsewhere, and obeys the same variable as the server.
pub fn site() -> PathBuf {
    let chosen = env::var_os("LEPTOS_SITE_ROOT").unwrap_or_else(|| "target/site".into());
    root().join(chosen)
}

pub fn content() -> PathBuf {
    root().join("content")
}

pub fn end2end() -> PathBuf {
    root().join("end2end")
}
