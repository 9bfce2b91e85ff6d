//! Content as a whole.

use std::path::Path;

use journey::Definition;

use super::Content;

/// A browser that keeps a journey offline is given exactly what the server asks.
#[test]
fn every_journey_survives_being_sent() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let content = Content::load(&folder).expect("the content is sound");
    assert!(content.journeys.len() >= 8);
    for journey in &content.journeys {
        let json = serde_json::to_string(journey).expect("JSON");
        assert!(!json.contains(".toml"), "{} names a file", journey.id);
        assert_eq!(serde_json::from_str::<Definition>(&json).expect("a definition"), *journey);
    }
}
