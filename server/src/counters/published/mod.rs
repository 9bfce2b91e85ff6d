//! The register as others may use it: made once for each register, served as bytes with their ETag.

pub mod openreferral;
pub mod shapes;

use axum::body::Bytes;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Directory;

/// Bytes with the tag that tells them from any others.
#[derive(Clone, Debug)]
pub struct Published {
    /// JSON.
    pub body: Bytes,
    /// In its quotes.
    pub etag: String,
}

impl Published {
    /// A document.
    #[must_use]
    pub fn of(document: &impl Serialize) -> Self {
        // Our own shapes hold nothing that JSON cannot.
        let body = serde_json::to_vec(document).unwrap_or_default();
        let digest = Sha256::digest(&body);
        let etag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&digest[..12]));
        Self { body: body.into(), etag }
    }
}

/// Everything that is published.
#[derive(Debug)]
pub struct OpenData {
    /// `/api/counters.json`.
    pub json: Published,
    /// `/api/counters.geojson`.
    pub geojson: Published,
    /// The Open Referral UK feed, in order.
    pub services: Vec<openreferral::Service>,
}

impl OpenData {
    /// What a register gives. `site` is the address people use, empty where it is not known.
    #[must_use]
    pub fn of(directory: &Directory, words: &app::words::Words, police: &str, site: &str) -> Self {
        let counters: Vec<_> =
            directory.register().all().iter().map(|counter| shapes::OpenCounter::of(counter, site)).collect();
        let services = openreferral::services(directory, words, police, site);
        let geojson = Published::of(&shapes::FeatureCollection::of(&counters));
        Self { json: Published::of(&counters), geojson, services }
    }
}
