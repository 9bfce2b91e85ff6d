//! A piece of text and the language it turned out to be in.

use std::sync::Arc;

use leptos::prelude::*;

/// What is said, marked where it fell back to English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: Arc<str>,
    /// The page is in another language, but this is English.
    pub in_english: bool,
}

impl Said {
    /// Text in the page's language, or in English instead.
    #[must_use]
    pub const fn new(text: Arc<str>, in_english: bool) -> Self {
        Self { text, in_english }
    }

    /// For an attribute, where no language can be marked.
    #[must_use]
    pub fn plain(&self) -> String {
        self.text.to_string()
    }

    /// The text for the page; English on a page in another language says so to a screen reader and runs
    /// left to right.
    #[must_use]
    pub fn view(self) -> AnyView {
        if self.in_english {
            view! { <span lang="en" dir="ltr">{self.text}</span> }.into_any()
        } else {
            self.text.into_any()
        }
    }

    /// One paragraph for each blank-line-separated block; a block that starts with `## ` is a heading.
    #[must_use]
    pub fn paragraphs(&self) -> AnyView {
        let block = |block: &str| {
            let said = |text: &str| Self::new(text.into(), self.in_english).view();
            match block.strip_prefix("## ") {
                Some(heading) => view! { <h2>{said(heading)}</h2> }.into_any(),
                None => view! { <p>{said(block)}</p> }.into_any(),
            }
        };
        self.text.split("\n\n").map(str::trim).filter(|b| !b.is_empty()).map(block).collect_view().into_any()
    }
}
