//! The parts of a page that an island finds by their ids.

use web_sys::Element;

pub(super) fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// Shows what the server sent hidden.
pub(super) fn show(id: &str) {
    if let Some(element) = element(id) {
        // Taking away an attribute cannot fail.
        let _ = element.remove_attribute("hidden");
    }
}

/// Puts the words that `status` holds in an attribute of its own into it, to be seen and read out.
pub(super) fn say(status: &str, words: &str) {
    if let Some(status) = element(status) {
        status.set_text_content(status.get_attribute(words).as_deref());
    }
}
