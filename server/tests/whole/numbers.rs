//! Numbers, addresses and opening times of those who help: each stands once, in `service.toml`; every page in every
//! language takes it from there, and its link dials what is written.

use std::{fs, path::Path};

use app::domain::contact::{Contact, Means};
use app::routes::{JourneyPage, Route};
use axum::http::StatusCode;

use crate::{
    importing::copy_folder,
    portal::{Outcome, Phone, Portal, content_dir},
};

const LANGUAGES: [&str; 2] = ["", "/ur"];

/// Every page that a person can open without answering a question, and the page after a report.
async fn pages(portal: &Portal, language: &str) -> Vec<(String, String)> {
    let content = &portal.state.content;
    let fixed =
        ["", "/report", "/worth-reporting", "/privacy", "/accessibility", "/bsl", "/counters", "/booking", "/nowhere"];
    let fixed = fixed.into_iter().map(str::to_owned);
    let exits = content.exits.iter().map(|exit| format!("/elsewhere/{}", exit.id));
    let journeys = content.journeys.iter().map(|journey| Route::of(journey, JourneyPage::Start).to_string());
    let counters = content.directory.register().all().iter().map(|counter| format!("/counters/{}", counter.slug));
    let abroad = ["/counters?q=M1+1AE".to_owned()];
    let paths: Vec<String> = fixed.chain(exits).chain(journeys).chain(counters).chain(abroad).collect();
    let mut pages = Vec::new();
    for path in paths {
        let path = format!("{language}{path}");
        let path = if path.is_empty() { "/".to_owned() } else { path };
        let answer = portal.get(&mut Phone::default(), &path).await;
        pages.push((path, answer.body));
    }
    pages.push(("sent".to_owned(), sent_page(portal, language).await));
    pages
}

async fn sent_page(portal: &Portal, language: &str) -> String {
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let sent = portal.get(&mut phone, &format!("{language}/report/theft/sent")).await;
    assert_eq!(sent.status, StatusCode::OK);
    sent.body
}

fn means_of(contact: &Contact) -> impl Iterator<Item = Means> + '_ {
    Means::ALL.into_iter().filter(|means| contact.shown(*means).is_some())
}

fn unbroken(number: &str) -> String {
    number.replace(' ', "\u{a0}")
}

#[tokio::test]
async fn every_number_stands_on_a_page_and_its_link_dials_it() -> Outcome {
    let portal = Portal::open().await?;
    for language in LANGUAGES {
        let all: String = pages(&portal, language).await.into_iter().map(|(_, body)| body).collect();
        for (name, contact, _) in portal.state.content.service.contacts.iter() {
            for means in means_of(contact) {
                let shown = unbroken(contact.shown(means).unwrap_or_default());
                assert!(all.contains(&shown), "{language}: {name} {means:?} {shown} stands nowhere");
                if let Some(href) = contact.href(means) {
                    assert!(all.contains(&format!("href=\"{href}\"")), "{language}: nothing leads to {href}");
                }
            }
        }
        for (link, text) in links(&all) {
            let (scheme, dialled) = link.split_once(':').unwrap_or_default();
            if matches!(scheme, "tel" | "sms") {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                assert_eq!(digits, dialled, "{language}: {text}");
                assert!(!can_be_broken(&text), "{language}: {text} can be broken");
            }
        }
    }
    Ok(())
}

/// Whether an ordinary space, at which a line can end, stands between two groups of digits.
fn can_be_broken(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == ' ' && three[2].is_ascii_digit())
}

/// Where each link of a page leads, and what it says.
fn links(html: &str) -> impl Iterator<Item = (&str, String)> {
    html.split("<a ").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let href = tag.split("href=\"").nth(1)?.split('"').next()?;
        let inside = rest.split("</a>").next()?;
        let text = inside.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
        Some((href, text))
    })
}

/// Another number or address that stands nowhere.
fn other(means: Means, written: &str, place: usize) -> String {
    match means {
        Means::Call | Means::Text => format!("03069 990{place:03}"),
        Means::Press => "77".to_owned(),
        Means::Web => format!("https://changed-{place}.example/{}", written.len()),
    }
}

#[tokio::test]
async fn a_changed_number_changes_every_page() -> Outcome {
    let folder = tempfile::tempdir()?;
    copy_folder(&content_dir(), folder.path())?;
    let old = Portal::open().await?;
    let file = folder.path().join("service.toml");
    let mut text = fs::read_to_string(&file)?;
    let mut changed = Vec::new();
    for (name, contact, _) in old.state.content.service.contacts.iter() {
        for means in means_of(contact) {
            let written = match means {
                Means::Web => contact.href(means).unwrap_or_default(),
                _ => contact.shown(means).unwrap_or_default().to_owned(),
            };
            let new = other(means, &written, changed.len());
            let line = |value: &str| format!("{} = \"{value}\"\n", means.as_str());
            let table = text.find(&format!("[contact.{name}]\n")).ok_or("no table")?;
            let (before, rest) = text.split_at(table);
            text = format!("{before}{}", rest.replacen(&line(&written), &line(&new), 1));
            changed.push((name.clone(), means, contact.clone(), new));
        }
    }
    text = text.replace("hours = \"Mo-Fr 10:00-16:00\"", "hours = \"Mo-Fr 11:11-16:00\"");
    fs::write(&file, text)?;
    let new = portal_on(folder.path()).await?;
    for language in LANGUAGES {
        let all = pages(&new, language).await;
        for (name, means, contact, value) in &changed {
            let shown = unbroken(value.trim_start_matches("https://"));
            let is_shown = all.iter().any(|(_, body)| body.contains(&shown));
            assert!(is_shown, "{language}: {name} {means:?} is shown nowhere as {shown}");
            let Some(href) = contact.href(*means) else { continue };
            for (path, body) in &all {
                assert!(!body.contains(&format!("href=\"{href}\"")), "{path}: leads to the old {href}");
            }
        }
        let shows_hours = |(_, body): &(String, String)| body.replace(['\u{2066}', '\u{2069}'], "").contains("11:11");
        assert!(all.iter().any(shows_hours), "{language}: the new hours are shown");
        for (path, body) in &all {
            assert!(!body.contains("0808\u{a0}"), "{path}: an old number is still written");
        }
    }
    Ok(())
}

async fn portal_on(content: &Path) -> Result<Portal, Box<dyn std::error::Error>> {
    let folder = content.display().to_string();
    Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &folder)]).await
}

#[tokio::test]
async fn hours_stand_with_every_line_that_has_them() -> Outcome {
    let portal = Portal::open().await?;
    for (path, hours) in [
        ("/elsewhere/report-fraud", "Monday to Friday: 8am to 8pm"),
        ("/elsewhere/domestic-abuse", "Monday to Thursday: 10am to 8:30pm, Friday: 10am to 4:30pm"),
        ("/elsewhere/hate-support", "10am to 3pm"),
        ("/elsewhere/missing-person", "Monday to Sunday: 9am to 11pm"),
        ("/worth-reporting", "0800\u{a0}555\u{a0}111</a> (day and night)"),
        ("/ur/elsewhere/report-fraud", "پیر"),
    ] {
        let page = portal.get(&mut Phone::default(), path).await;
        assert!(page.body.contains(hours), "{path}: {hours}");
    }
    let mosque = portal.get(&mut Phone::default(), "/elsewhere/hate-support").await;
    assert!(!mosque.body.contains("Sunday: 10am to 3pm"), "no day is made up");
    Ok(())
}

#[tokio::test]
async fn what_is_typed_makes_no_link() -> Outcome {
    let portal = Portal::open().await?;
    let query = "\u{FDD0}childline-call\u{FDD1}<b>0800 1111\u{FDD2}";
    let query: String = form_urlencoded::byte_serialize(query.as_bytes()).collect();
    let page = portal.get(&mut Phone::default(), &format!("/ur/counters?q={query}")).await;
    assert!(!page.body.contains("tel:08001111") && !page.body.contains("<b>0800"));
    Ok(())
}

#[tokio::test]
async fn content_that_would_mislead_is_refused() -> Outcome {
    for (file, from, to, fault) in [
        ("locales/ur/frame.ftl", "home-call = ", "home-call = 0800 1111 ", "`home-call` holds `0800 1111`"),
        ("locales/en/frame.ftl", "later-shared = ", "later-shared = ۹۹۹ ", "`later-shared` holds `۹۹۹`"),
        ("locales/en/pages.ftl", "bsl-lead = ", "bsl-lead = ico.org.uk ", "`bsl-lead` holds `ico.org.uk`"),
        ("locales/en/pages.ftl", "bsl-lead = ", "bsl-lead = 116-123 ", "`bsl-lead` holds `116-123`"),
        (
            "locales/en/pages.ftl",
            "bsl-lead = ",
            "bsl-lead = { $nobody-call } ",
            "uses $nobody-call, which it is not given",
        ),
        ("exits.toml", "[\"childline\"]", "[\"nobody\"]", "names `nobody`: service.toml has no such contact"),
        ("exits.toml", "[\"childline\"]", "[\"silent\"]", "names `silent`: service.toml has no such contact"),
        ("exits.toml", "helpers = [\"rspca\"", "phone = \"101\"\nhelpers = [\"rspca\"", "unknown field `phone`"),
        ("exits.toml", "[\"rspca\", \"non-emergency\"]", "[\"non-emergency\"]", "nobody sees `call` of `rspca`"),
        (
            "counter-services.toml",
            "\"acro\"",
            "\"https://acro.example/\"",
            "is a path such as /report, or the name of a contact",
        ),
        ("counter-services.toml", "\"acro\"", "\"samaritan\"", "`online` names `samaritan`"),
        (
            "journeys/property.toml",
            "unless = \"takes-lost-property\"",
            "unless = \"takes-it\"",
            "has no choice `takes-it`",
        ),
        ("facts.toml", "\"danger-text\"", "\"danger-texts\"", "there is no message `danger-texts` that says it"),
        ("service.toml", "\"0800 1111\"", "\"0800 1111 day and night\"", "is not a number"),
        ("service.toml", "call = \"0808 800 5000\"", "call = \"0800 1111\"", "stands in `childline` already"),
        ("service.toml", "[contact.bsl]", "[contact.sign]", "`[contact.bsl]` with `web` is missing"),
    ] {
        let folder = tempfile::tempdir()?;
        copy_folder(&content_dir(), folder.path())?;
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path)?;
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1))?;
        let found = server::content::Content::load(folder.path()).err().ok_or(format!("{file}: {to} is taken"))?;
        assert!(found.to_string().contains(fault), "{file}: {to}: {found}");
    }
    Ok(())
}

#[tokio::test]
async fn an_operators_choices_change_what_is_said_and_asked() -> Outcome {
    let folder = tempfile::tempdir()?;
    copy_folder(&content_dir(), folder.path())?;
    let file = folder.path().join("service.toml");
    let text = fs::read_to_string(&file)?;
    let text = text.replace("takes-lost-property = true", "takes-lost-property = false");
    fs::write(&file, text.replace("takes-any-found-property = false", "takes-any-found-property = true"))?;
    let (usual, chosen) = (Portal::open().await?, portal_on(folder.path()).await?);
    for (portal, says, not) in [
        (&usual, ["what you lost", "only what is dangerous"], "We take no reports"),
        (&chosen, ["We take no reports", "what you found"], "only what is dangerous"),
    ] {
        let page = portal.get(&mut Phone::default(), "/report/property").await.body;
        assert!(says.iter().all(|said| page.contains(said)) && !page.contains(not), "{page}");
    }
    for (portal, leads) in [(&usual, "/report/property/kind"), (&chosen, "/report/property/stop")] {
        let mut phone = Phone::default();
        portal.post(&mut phone, "/report/property/emergency", &[("emergency", "no")]).await;
        portal.post(&mut phone, "/report/property/for-whom", &[("for-whom", "me")]).await;
        let asked = [("lost-or-found", "lost")];
        assert_eq!(portal.post(&mut phone, "/report/property/lost-or-found", &asked).await.location, leads);
    }
    Ok(())
}
