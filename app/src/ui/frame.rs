//! What every page needs to know of where it stands.

use std::{fmt::Display, sync::Arc};

use super::service::Service;
use crate::{
    routes::Route,
    words::{Locales, Said, Words},
};

/// The request as far as a page may know it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The service.
    pub service: Arc<Service>,
    /// Every language.
    pub locales: Arc<Locales>,
    /// The language of this page.
    pub words: Words,
    /// The path without the language, such as `/report/theft`.
    pub path: String,
    /// For the one inline script of pages with islands.
    pub nonce: String,
    /// The style sheet.
    pub style: Arc<str>,
}

impl Frame {
    /// For what is made once for everybody who reads a language, not for one visit.
    #[must_use]
    pub fn for_everybody(service: &Arc<Service>, locales: &Arc<Locales>, language: &str, style: &Arc<str>) -> Self {
        Self {
            service: service.clone(),
            locales: locales.clone(),
            words: locales.words(language).unwrap_or_else(|| locales.english()),
            path: Route::Home.to_string(),
            // Nothing made so has an inline script.
            nonce: String::new(),
            style: style.clone(),
        }
    }

    /// The address in this page's language.
    #[must_use]
    pub fn href(&self, path: impl Display) -> String {
        in_language(&self.words.locale().code, path)
    }

    /// A message.
    #[must_use]
    pub fn say(&self, id: &str) -> Said {
        self.words.text(id)
    }

    /// A message with one text value.
    #[must_use]
    pub fn say_with(&self, id: &str, name: &'static str, value: &str) -> Said {
        self.words.with(id, &[(name, value.into())])
    }
}

/// English paths have no prefix; every other language is the first part of the path.
#[must_use]
pub fn in_language(code: &str, path: impl Display) -> String {
    if code == "en" {
        return path.to_string();
    }
    let mut address = format!("/{code}{path}");
    // The front page of a language is `/ur`: its path is the slash alone.
    if address.len() == code.len() + 2 {
        address.pop();
    }
    address
}
