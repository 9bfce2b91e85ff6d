//! The service's own name, contacts, choices and colours: `content/service.toml`.

use serde::{Deserialize, de::IgnoredAny};

use crate::domain::fault::{Fault, Place};
use crate::domain::{
    closed::Closures,
    contact::{Contact, Contacts, Means},
    security_txt::SecurityTxt,
};

/// What makes the portal a particular police service's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The name in the top bar and in titles.
    pub name: String,
    /// The police service that runs it.
    pub police_name: String,
    /// Pages say that numbers and addresses are samples.
    pub sample: bool,
    /// The journeys offered, in the order of `/report`.
    pub journeys: Vec<String>,
    /// Text and controls, `#rrggbb`.
    pub ink: String,
    /// "You are here" and focus.
    pub accent: String,
    /// Background.
    pub paper: String,
    /// [`Self::ink`] in the dark.
    pub ink_dark: String,
    /// [`Self::accent`] in the dark.
    pub accent_dark: String,
    /// [`Self::paper`] in the dark.
    pub paper_dark: String,
    /// Where "Exit this page" leads.
    pub exit_url: String,
    /// Tiles of an interactive map; without them there is the sketch alone.
    #[serde(default)]
    pub map: Option<MapTiles>,
    /// Maps of others that show the way to a counter.
    #[serde(default)]
    pub directions: Vec<Directions>,
    /// Where video visits are joined, an https address with `{room}` for the name of the call.
    #[serde(default)]
    pub video: String,
    /// What an operator does or leaves to others.
    pub choices: Choices,
    /// Read by [`Contacts`].
    #[serde(default, rename = "contact")]
    _contact: Option<IgnoredAny>,
    /// Numbers and addresses of those who help.
    #[serde(skip)]
    pub contacts: Contacts,
    /// Whom to tell of a hole in the portal; without it there is no `security.txt`.
    #[serde(default)]
    pub security: Option<SecurityTxt>,
    /// Read by [`Closures`].
    #[serde(default, rename = "closed")]
    _closed: Option<IgnoredAny>,
    /// Closures as they were when the file was read; a running portal takes up others.
    #[serde(skip)]
    pub closures: Closures,
}

/// Where an interactive map gets its pictures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapTiles {
    /// With `{z}`, `{x}` and `{y}`, such as `https://tiles.example/{z}/{x}/{y}.png`.
    pub tiles: String,
    /// Whose map it is.
    pub attribution: String,
}

/// A map of somebody else's that shows the way to a counter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directions {
    /// The map's name.
    pub name: String,
    /// The address, with `{at}` for latitude and longitude in degrees.
    pub url: String,
}

impl Directions {
    /// The way to a place, given as latitude and longitude with a comma between them.
    #[must_use]
    pub fn to(&self, at: &str) -> String {
        self.url.replace("{at}", &at.replace(',', "%2C"))
    }

    fn is_sound(&self) -> bool {
        self.url.starts_with("https://") && self.url.contains("{at}")
    }
}

impl MapTiles {
    /// Scheme and host, for a content security policy; `None` where it is no address of tiles.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        let after_scheme = self.tiles.find("://")? + 3;
        let is_web = self.tiles.starts_with("https://") || self.tiles.starts_with("http://");
        let host_ends = after_scheme + self.tiles[after_scheme..].find('/')?;
        let origin = &self.tiles[..host_ends];
        let is_plain = origin.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.-".contains(&b));
        let is_template = ["{z}", "{x}", "{y}"].iter().all(|part| self.tiles[host_ends..].contains(part));
        (is_web && is_plain && is_template).then_some(origin)
    }
}

/// What a police service may do or leave to others. Sentences take each as a variable of the same name, whose value
/// is `yes` or `no`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choices {
    /// It takes reports of things that were lost, not stolen.
    pub takes_lost_property: bool,
    /// It takes everything that people find, not only what is dangerous or shows whose it is.
    pub takes_any_found_property: bool,
}

impl Choices {
    /// Each by its name.
    #[must_use]
    pub const fn all(self) -> [(&'static str, bool); 2] {
        [("takes-lost-property", self.takes_lost_property), ("takes-any-found-property", self.takes_any_found_property)]
    }
}

/// The least contrast of text against paper (WCAG 2.2, 1.4.6 enhanced).
const TEXT_CONTRAST_MIN: f64 = 7.0;
/// The least contrast of a control or focus mark (WCAG 2.2, 1.4.11).
const CONTROL_CONTRAST_MIN: f64 = 3.0;

impl Service {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault found, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let at = |line: usize| Place { file: file.into(), line };
        let mut service: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            vec![Fault::new(&at(line), error.message())]
        })?;
        let of_security = service.security.as_ref().and_then(SecurityTxt::fault);
        let of_maps = service.map_fault().into_iter().chain(service.directions_fault()).chain(service.video_fault());
        let own = service.colour_faults().into_iter().chain(of_maps).chain(of_security);
        let mut faults: Vec<Fault> = own.map(|reason| Fault::new(&at(1), reason)).collect();
        match Contacts::parse(file, text) {
            Ok(contacts) => {
                let closures = Closures::parse(file, text, &contacts);
                service.closures = closures.unwrap_or_else(|of_closures| {
                    faults.extend(of_closures);
                    Closures::default()
                });
                service.contacts = contacts;
            }
            Err(of_contacts) => faults.extend(of_contacts),
        }
        if faults.is_empty() { Ok(service) } else { Err(faults) }
    }

    /// Where a tap on a contact leads. Pages that need a contact name one that the portal does not start without.
    #[must_use]
    pub fn href(&self, contact: &str, means: Means) -> String {
        self.contacts.get(contact).and_then(|contact| contact.href(means)).unwrap_or_default()
    }

    /// A contact by its name.
    #[must_use]
    pub fn contact(&self, name: &str) -> Option<&Contact> {
        self.contacts.get(name)
    }

    /// What is wrong with the map, as a sentence.
    #[must_use]
    pub fn map_fault(&self) -> Option<String> {
        let is_wrong = self.map.as_ref().is_some_and(|map| map.origin().is_none());
        is_wrong.then(|| "`map.tiles` must be an address such as https://tiles.example/{z}/{x}/{y}.png".to_owned())
    }

    fn video_fault(&self) -> Option<String> {
        let is_sound = self.video.is_empty() || self.video.starts_with("https://") && self.video.contains("{room}");
        (!is_sound).then(|| "`video` must be an address such as https://meet.example/{room}".to_owned())
    }

    fn directions_fault(&self) -> Option<String> {
        let wrong = self.directions.iter().find(|directions| !directions.is_sound())?;
        Some(format!("`directions` of {}: write an https address with {{at}} in it", wrong.name))
    }

    /// What is wrong with the colours, as sentences.
    #[must_use]
    pub fn colour_faults(&self) -> Vec<String> {
        let pairs = [
            ("ink", &self.ink, &self.paper, TEXT_CONTRAST_MIN),
            ("accent", &self.accent, &self.paper, CONTROL_CONTRAST_MIN),
            ("ink_dark", &self.ink_dark, &self.paper_dark, TEXT_CONTRAST_MIN),
            ("accent_dark", &self.accent_dark, &self.paper_dark, CONTROL_CONTRAST_MIN),
        ];
        pairs
            .into_iter()
            .filter_map(|(name, colour, paper, least)| match contrast(colour, paper) {
                None => Some(format!("`{name}` and its paper must be colours such as #12332c")),
                Some(found) if found < least => {
                    Some(format!("`{name}` has a contrast of {found:.1} against its paper; it needs {least}"))
                }
                Some(_) => None,
            })
            .collect()
    }

    /// The colours as CSS custom properties, in light and dark.
    #[must_use]
    pub fn colours_css(&self) -> String {
        let set =
            |ink: &str, accent: &str, paper: &str| format!(":root{{--ink:{ink};--accent:{accent};--paper:{paper}}}");
        let light = set(&self.ink, &self.accent, &self.paper);
        let dark = set(&self.ink_dark, &self.accent_dark, &self.paper_dark);
        format!("{light}@media (prefers-color-scheme:dark){{{dark}}}")
    }
}

/// The WCAG contrast ratio, 1 to 21; `None` where one is not `#rrggbb`.
fn contrast(one: &str, other: &str) -> Option<f64> {
    let (a, b) = (luminance(one)?, luminance(other)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// Relative luminance by WCAG 2.2.
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

#[cfg(test)]
mod tests {
    use super::{MapTiles, contrast};

    #[test]
    fn tiles_have_an_origin_and_nothing_that_a_policy_would_read() {
        for (tiles, origin) in [
            ("https://tiles.example/{z}/{x}/{y}.png", Some("https://tiles.example")),
            ("http://127.0.0.1:8080/a/{z}/{y}/{x}", Some("http://127.0.0.1:8080")),
            ("https://tiles.example/{z}/{x}.png", None),
            ("https://tiles.example; script-src */{z}/{x}/{y}", None),
            ("https://*.example/{z}/{x}/{y}", None),
            ("/tiles/{z}/{x}/{y}", None),
            ("https://tiles.example", None),
        ] {
            let map = MapTiles { tiles: tiles.to_owned(), attribution: String::new() };
            assert_eq!(map.origin(), origin, "{tiles}");
        }
    }

    #[test]
    fn contrast_as_wcag_computes_it() {
        assert!((contrast("#000000", "#ffffff").unwrap_or(0.0) - 21.0).abs() < 0.01);
        assert!((contrast("#777777", "#ffffff").unwrap_or(0.0) - 4.48).abs() < 0.01);
        assert_eq!(contrast("red", "#ffffff"), None);
    }
}
