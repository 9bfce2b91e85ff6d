//! The register as others may use it: made once for each register, served as bytes with their ETag.

pub mod openreferral;
pub mod shapes;

use axum::body::Bytes;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use openreferral::Publisher;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::content::register::Directory;

/// Bytes with the tag that tells them from any others.
#[derive(Clone, Debug)]
pub struct Published {
    /// JSON.
    pub body: Bytes,
    /// In its quotes.
    pub etag: String,
    /// It has [`SITE`] in it, so it is another document at each address.
    pub has_placeholder: bool,
}

impl Published {
    /// A document.
    #[must_use]
    pub fn of(document: &impl Serialize) -> Self {
        // Our own shapes hold nothing that JSON cannot.
        Self::of_bytes(serde_json::to_vec(document).unwrap_or_default())
    }
}

/// Stands for the address that people use where nobody has said what it is: then it is the one that was asked.
pub const SITE: &str = "{site}";

impl Published {
    /// The same with an address in the place of [`SITE`].
    #[must_use]
    pub fn at(&self, site: &str) -> Self {
        let text = String::from_utf8_lossy(&self.body).replace(SITE, site);
        Self::of_bytes(text.into_bytes())
    }

    fn of_bytes(body: Vec<u8>) -> Self {
        let digest = Sha256::digest(&body);
        let etag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&digest[..12]));
        let has_placeholder = body.windows(SITE.len()).any(|part| part == SITE.as_bytes());
        Self { body: body.into(), etag, has_placeholder }
    }
}

/// Everything that is published.
#[derive(Debug)]
pub struct OpenData {
    /// London's date for which it was made: feeds tell what is planned from then on.
    pub made_on: NaiveDate,
    /// `/api/counters.json`.
    pub json: Published,
    /// `/api/counters.geojson`.
    pub geojson: Published,
    /// The Open Referral UK feed, in order.
    pub services: Vec<openreferral::Service>,
}

impl OpenData {
    /// What a register gives.
    #[must_use]
    pub fn of(directory: &Directory, words: &app::words::Words, publisher: Publisher<'_>) -> Self {
        let counters = directory.register().all().iter();
        let counters: Vec<_> = counters.map(|counter| shapes::OpenCounter::of(counter, publisher.site)).collect();
        let services = openreferral::services(directory, words, publisher);
        let geojson = Published::of(&shapes::FeatureCollection::of(&counters));
        Self { made_on: publisher.today, json: Published::of(&counters), geojson, services }
    }
}
