//! The languages of the folder `locales/`, read side by side.

use std::thread;

use app::words::{Locale, LocaleFault, Locales};

use super::{Loader, joined};

/// The files of one language.
struct WrittenLocale {
    code: String,
    settings: String,
    /// Names without `.ftl`, and texts.
    files: Vec<(String, String)>,
}

impl WrittenLocale {
    fn read(&self) -> Result<Locale, Vec<LocaleFault>> {
        Locale::read(&self.code, &self.settings, &self.files)
    }
}

impl Loader<'_> {
    /// Every language; without English, none.
    pub(super) fn locales(&mut self) -> Option<Locales> {
        let codes = self.list("locales");
        let written: Vec<_> = codes.iter().filter_map(|code| self.written(code)).collect();
        let read: Vec<_> = thread::scope(|scope| {
            let reading: Vec<_> = written.iter().map(|written| scope.spawn(|| written.read())).collect();
            reading.into_iter().map(joined).collect()
        });
        let (mut others, mut english) = (Vec::new(), None);
        for locale in read.into_iter().filter_map(|locale| self.take(locale)) {
            if locale.code == "en" {
                english = Some(locale);
            } else {
                others.push(locale);
            }
        }
        if english.is_none() && self.faults.is_empty() {
            self.faults.push("locales/en: there is no English".to_owned());
        }
        english.map(|english| Locales::new(english, others))
    }

    /// The texts of a language, as its folder has them.
    fn written(&mut self, code: &str) -> Option<WrittenLocale> {
        let folder = format!("locales/{code}");
        let settings = self.read(&format!("{folder}/locale.toml"))?;
        let mut files = Vec::new();
        for name in self.list(&folder) {
            if let Some(stem) = name.strip_suffix(".ftl") {
                files.push((stem.to_owned(), self.read(&format!("{folder}/{name}"))?));
            }
        }
        Some(WrittenLocale { code: code.to_owned(), settings, files })
    }
}
