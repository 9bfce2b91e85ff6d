//! `security.txt` (RFC 9116): whom to tell of a hole in the portal, as `[security]` of `service.toml` has it.

use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat, TimeDelta, Utc};
use serde::Deserialize;

use crate::{
    domain::hours::{moment, to_utc_closing},
    routes::Route,
};

/// What addresses to write to may begin with.
const CONTACTS: [&str; 3] = ["mailto:", "https://", "tel:"];

/// Whom to tell, and until when that is true.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityTxt {
    /// Addresses, the preferred one first: `mailto:`, `https://` or `tel:`.
    pub contact: Vec<String>,
    /// The last day on which this is true.
    #[serde(with = "moment::date")]
    pub expires: NaiveDate,
    /// Where the rules for reporting stand.
    #[serde(default)]
    pub policy: Option<String>,
    /// A key to encrypt a report with.
    #[serde(default)]
    pub encryption: Option<String>,
    /// Where those who reported are thanked.
    #[serde(default)]
    pub acknowledgments: Option<String>,
    /// Codes of languages that are read, in no order.
    #[serde(default)]
    pub languages: Vec<String>,
}

impl SecurityTxt {
    /// What is wrong with it, as a sentence. Whether it has expired is another question: a portal must start then, too.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let is_one_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
        let begins = |text: &str, schemes: &[&str]| {
            is_one_word(text) && schemes.iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        };
        if self.contact.is_empty() || !self.contact.iter().all(|contact| begins(contact, &CONTACTS)) {
            return Some("`security.contact` lists addresses that begin with mailto:, https:// or tel:".to_owned());
        }
        let links =
            [("policy", &self.policy), ("encryption", &self.encryption), ("acknowledgments", &self.acknowledgments)];
        let wrong = links.into_iter().find(|(_, link)| link.as_ref().is_some_and(|link| !begins(link, &["https://"])));
        if let Some((name, _)) = wrong {
            return Some(format!("`security.{name}` is an address that begins with https://"));
        }
        let is_code = |code: &String| is_one_word(code) && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !self.languages.iter().all(is_code) {
            return Some("`security.languages` lists codes such as en".to_owned());
        }
        (!(2000..=9999).contains(&self.expires.year())).then(|| "`security.expires` is no date to rely on".to_owned())
    }

    /// The instant from which it must not be shown any more.
    #[must_use]
    pub fn ends(&self) -> DateTime<Utc> {
        to_utc_closing(self.expires.succ_opt().unwrap_or(self.expires).into())
    }

    /// It is out of date, or what an operator should know of its date: RFC 9116 wants less than a year.
    #[must_use]
    pub fn remark(&self, now: DateTime<Utc>) -> Option<String> {
        let left = self.ends() - now;
        match left {
            left if left <= TimeDelta::zero() => Some(format!(
                "security.txt expired on {} and is not shown any more: set `security.expires`",
                self.expires
            )),
            left if left < TimeDelta::days(30) => Some(format!("security.txt expires soon, on {}", self.expires)),
            left if left > TimeDelta::days(366) => {
                Some(format!("security.txt expires on {}: a year ahead is the most that readers rely on", self.expires))
            }
            _ => None,
        }
    }

    /// The file. `site` is the portal's own address, where it is known.
    #[must_use]
    pub fn text(&self, site: Option<&str>, is_sample: bool) -> String {
        let mut lines = Vec::new();
        if is_sample {
            lines.push("# This is a sample: nobody reads what is sent to these addresses.".to_owned());
        }
        lines.extend(self.contact.iter().map(|contact| format!("Contact: {contact}")));
        lines.push(format!("Expires: {}", self.ends().to_rfc3339_opts(SecondsFormat::Secs, true)));
        let links =
            [("Encryption", &self.encryption), ("Acknowledgments", &self.acknowledgments), ("Policy", &self.policy)];
        lines.extend(links.into_iter().filter_map(|(name, link)| Some(format!("{name}: {}", link.as_ref()?))));
        if !self.languages.is_empty() {
            lines.push(format!("Preferred-Languages: {}", self.languages.join(", ")));
        }
        lines.extend(site.map(|site| format!("Canonical: {site}{}", Route::SecurityTxt)));
        lines.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "contact = [\"mailto:a@b.example\", \"https://b.example/report\"]\nexpires = 2026-07-01\n";

    fn read(text: &str) -> SecurityTxt {
        toml::from_str(text).expect(text)
    }

    #[test]
    fn the_file_is_as_rfc_9116_has_it() {
        let more = "policy = \"https://b.example/policy\"\nlanguages = [\"en\", \"cy\"]\n";
        assert_eq!(
            read(&(GOOD.to_owned() + more)).text(Some("https://c.example"), true),
            "# This is a sample: nobody reads what is sent to these addresses.\n\
             Contact: mailto:a@b.example\nContact: https://b.example/report\nExpires: 2026-07-01T23:00:00Z\n\
             Policy: https://b.example/policy\nPreferred-Languages: en, cy\n\
             Canonical: https://c.example/.well-known/security.txt\n"
        );
        assert_eq!(read(GOOD).text(None, false).lines().count(), 3);
    }

    #[test]
    fn what_nobody_could_use_is_a_fault() {
        assert_eq!(read(GOOD).fault(), None);
        for (old, new) in [
            ("[\"mailto:a@b.example\", \"https://b.example/report\"]", "[]"),
            ("mailto:a@b.example", "a@b.example"),
            ("mailto:a@b.example", "http://b.example"),
            ("mailto:a@b.example", "mailto:"),
            ("mailto:a@b.example", "mailto:a@b.example\\nExpires: never"),
            ("2026-07-01", "1026-07-01"),
        ] {
            assert!(read(&GOOD.replacen(old, new, 1)).fault().is_some(), "{new}");
        }
        for more in ["policy = \"http://a.example\"", "encryption = \"a b\"", "languages = [\"en,cy\"]"] {
            assert!(read(&format!("{GOOD}{more}\n")).fault().is_some(), "{more}");
        }
    }

    #[test]
    fn its_date_is_remarked_upon() {
        let remark = |now: &str| read(GOOD).remark(now.parse().expect("an instant")).unwrap_or_default();
        for (now, part) in [
            ("2025-06-01T00:00:00Z", "a year ahead"),
            ("2025-12-01T00:00:00Z", ""),
            ("2026-06-15T00:00:00Z", "expires soon"),
            ("2026-07-01T22:59:59Z", "expires soon"),
            ("2026-07-01T23:00:00Z", "expired on 2026-07-01"),
        ] {
            let said = remark(now);
            assert!(said.contains(part) && said.is_empty() == part.is_empty(), "{now}: {said}");
        }
    }
}
