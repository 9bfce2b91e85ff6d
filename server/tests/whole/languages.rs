//! What a language must be able to say before it is offered, and how a translation is drawn.

use std::{fs, path::Path};

use app::routes::{JourneyPage, Route};
use app::words::Offer;
use axum::http::StatusCode;
use journey::Purpose;
use server::content::Content;
use typed::name::Name;

use crate::portal::{Outcome, Phone, Portal, content_dir};

/// The sentence that stands where something fell back to English.
const FALLS_BACK: &str = "اس صفحے کے کچھ حصے ابھی اردو میں نہیں ہیں";

/// A copy of the content, to be spoilt.
fn content_in(folder: &Path) -> std::io::Result<()> {
    copy_folder(&content_dir(), folder)
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Takes a message with its attributes out of a file.
fn take_out(folder: &Path, file: &str, id: &str) -> std::io::Result<()> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path)?;
    let start = text.find(&format!("{id} =")).expect("the message");
    let rest = &text[start..];
    let end =
        rest.match_indices('\n').find(|(at, _)| !rest[at + 1..].starts_with("    ")).map_or(rest.len(), |(at, _)| at);
    fs::write(&path, format!("{}{}", &text[..start], &rest[end..]))
}

fn replace(folder: &Path, file: &str, old: &str, new: &str) -> std::io::Result<()> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path)?;
    assert!(text.contains(old), "{file} has {old}");
    fs::write(&path, text.replace(old, new))
}

#[tokio::test]
async fn danger_is_asked_in_every_language_of_every_journey() -> Outcome {
    let portal = Portal::open().await?;
    let content = &portal.state.content;
    for locale in content.locales.all() {
        let words = content.locales.words(&locale.code).ok_or("a language")?;
        // A survey asks nobody whether they are in danger: the way out stands on top of it as of every page.
        for journey in content.journeys.iter().filter(|journey| journey.purpose != Purpose::Survey) {
            assert_ne!(
                content.offers.of(&locale.code, &journey.id),
                Offer::EnglishOnly,
                "{} {}",
                locale.code,
                journey.id
            );
            let question = journey.question("emergency").ok_or("the first question")?;
            let prefix = if locale.code == "en" { String::new() } else { format!("/{}", locale.code) };
            let asked = Route::of(journey, JourneyPage::Question("emergency"));
            let page = portal.get(&mut Phone::default(), &format!("{prefix}{asked}")).await;
            assert_eq!(page.status, StatusCode::OK);
            let asked = words.text(&question.words);
            assert!(!asked.in_english && page.body.contains(&*asked.text), "{} {}", locale.code, journey.id);
            assert!(!page.body.contains(FALLS_BACK), "{} {}", locale.code, journey.id);
        }
        for exit in &content.exits {
            let said = words.text(&format!("exit-{}.how", exit.id));
            assert!(!said.in_english, "{} {}", locale.code, exit.id);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_journey_is_offered_as_far_as_it_is_written() -> Outcome {
    let folder = tempfile::tempdir()?;
    content_in(folder.path())?;
    take_out(folder.path(), "locales/ur/burglary.ftl", "burglary-emergency")?;
    take_out(folder.path(), "locales/ur/collision.ftl", "collision-story")?;
    replace(folder.path(), "locales/ur/locale.toml", "falls-back = [", "falls-back = [\"burglary\", \"collision\", ")?;
    let content = folder.path().display().to_string();
    let portal = Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &*content)]).await?;
    let name = |id: &str| Name::parse(id).expect("a name");
    for (journey, offer) in [("burglary", Offer::EnglishOnly), ("collision", Offer::Partly), ("theft", Offer::Whole)] {
        assert_eq!(portal.state.content.offers.of("ur", &name(journey)), offer, "{journey}");
        assert_eq!(portal.state.content.offers.of("en", &name(journey)), Offer::Whole, "{journey}");
    }
    let mut phone = Phone::default();
    let list = portal.get(&mut phone, "/ur/report").await.body;
    assert!(list.contains("href=\"/report/burglary\" hreflang=\"en\"") && list.contains(">Someone broke in<"));
    assert!(!list.contains("/ur/report/burglary") && list.contains("href=\"/ur/report/theft\""));
    let partly = "کچھ سوال انگریزی میں ہیں۔";
    assert_eq!(list.matches(partly).count(), 1, "the one journey that turns English half way says so");
    assert!(portal.get(&mut phone, "/ur/report/collision").await.body.contains(partly));
    assert!(!portal.get(&mut phone, "/ur/report/theft").await.body.contains(partly));
    assert!(!portal.get(&mut phone, "/report").await.body.contains("hreflang=\"en\""));
    for path in ["/report/burglary", "/report/burglary/emergency", "/report/burglary/emergency?change"] {
        let sent = portal.get(&mut phone, &format!("/ur{path}")).await;
        assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, path));
    }
    Ok(())
}

/// What a copy of the content is spoilt by, and what the start says of it.
#[test]
fn a_language_that_cannot_speak_of_danger_does_not_start() -> Outcome {
    for (file, id) in [
        ("locales/ur/exits.ftl", "exit-domestic-abuse"),
        ("locales/ur/exits.ftl", "exit-lost-bank-card"),
        ("locales/ur/frame.ftl", "emergency-silent"),
        ("locales/ur/frame.ftl", "danger-call"),
    ] {
        let folder = tempfile::tempdir()?;
        content_in(folder.path())?;
        take_out(folder.path(), file, id)?;
        replace(folder.path(), "locales/ur/locale.toml", "falls-back = [", "falls-back = [\"exits\", \"frame\", ")?;
        let faults = Content::load(folder.path()).err().ok_or("it starts")?.to_string();
        assert!(faults.contains(&format!("locales/ur: `{id}")), "{id}: {faults}");
    }
    Ok(())
}

#[tokio::test]
async fn a_translation_says_that_nobody_has_checked_it() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    let said = "یہ ترجمہ مشین کی مدد سے ہوا ہے";
    for (path, english) in [("/ur", "href=\"/\""), ("/ur/privacy", "href=\"/privacy\"")] {
        let page = portal.get(&mut phone, path).await.body;
        assert!(page.contains(said) && page.contains(english), "{path}");
    }
    let question = portal.get(&mut phone, "/ur/report/theft/emergency").await.body;
    let button = question.split("translated\">").nth(1).unwrap_or_default();
    assert!(button.contains("name=\"language\" value=\"en\""), "what is half typed comes along");
    assert!(!portal.get(&mut phone, "/privacy").await.body.contains("class=\"falls-back translated\""));

    let folder = tempfile::tempdir()?;
    content_in(folder.path())?;
    let mut settings = fs::read_to_string(folder.path().join("locales/ur/locale.toml"))?;
    for file in fs::read_dir(folder.path().join("locales/ur"))? {
        let path = file?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            settings += &format!("[[checked]]\nfile = \"{stem}\"\nreader = \"R\"\ndate = \"2027-02-01\"\n");
        }
    }
    fs::write(folder.path().join("locales/ur/locale.toml"), &settings)?;
    let content = folder.path().display().to_string();
    let read = Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &*content)]).await?;
    assert!(!read.get(&mut phone, "/ur").await.body.contains(said), "every file has a reader");
    fs::write(folder.path().join("locales/ur/locale.toml"), settings.replace("\"theft\"", "\"thefts\""))?;
    let faults = Content::load(folder.path()).err().ok_or("it starts")?.to_string();
    assert!(faults.contains("names the file `thefts`"), "{faults}");
    Ok(())
}

/// Where a person in danger, or one who decides about their name, could read something else than is meant. Each row: a
/// message in Urdu, what it says, what it must not say.
const READ_TWO_WAYS: &[(&str, &str, &str)] = &[
    ("exit-transport-police.how", "ٹیکسٹ ریلے", "999 کو ٹیکسٹ کریں"),
    ("exit-animals.how", "ٹیکسٹ ریلے", "999 کو ٹیکسٹ کریں"),
    ("danger-text", "ٹیکسٹ ریلے", "ٹیکسٹ کریں"),
    ("shared-named", "آپ کی کیا مرضی ہے", "معلوم ہو سکتا ہے"),
    ("worth-body", "چاہیں تو اسے صرف پولیس تک رکھیں", "ہم آپ کا نام استعمال کر سکتے ہیں"),
    ("shared-named.option-kept-hint", "آن لائن سروس", "اس سروس میں"),
    ("check-withheld", "آن لائن سروس", "اسی سروس میں"),
    ("privacy-body", "اس آن لائن سروس میں", "اس سروس میں"),
    ("theft-force", "طاقت استعمال کی", "زبردستی"),
    ("theft-force.why", "طاقت", "زبردستی"),
    ("theft-journey.covers", "طاقت", "زبردستی"),
    ("theft-force.hint", "درد", "ایسی چھینا جھپٹی جس سے چوٹ لگی،"),
    ("exit-dangerous-find.who", "بندوق کی گولیاں", "ہتھیار، گولیاں"),
    ("counter-service-found-property.hint", "بندوق کی گولیاں", "ہتھیار، گولیاں"),
    ("exit-domestic-abuse.who", "گھریلو تشدد", "پولیس گھر میں ہونے والے ظلم سے"),
    ("privacy-body", "کسی کاؤنٹر پر آ جائیں", "آیا جا سکتا"),
    ("shared-hate-strand.option-sexual-orientation", "جنسی رجحان", "محبت"),
    ("hate-crime-journey.covers", "جنسی رجحان", "محبت"),
    ("worth-body", "جنسی رجحان", "محبت"),
    ("privacy-body", "جنسی رجحان", "محبت"),
    ("theft-kind.option-bicycle-hint", "کھڑے ہو کر چلانے والا اسکوٹر", "یا ای بائیک یا اسکوٹر"),
    ("exit-report-fraud.why", "دوسری رپورٹوں", "دوسروں سے جوڑ"),
    ("burglary-journey", "گھر یا عمارت میں گھسنے", "چوری سے"),
    ("counter-service-report.hint", "نکلتے وقت", "جانے سے پہلے"),
    ("counter-service-enforcement", "میچوں میں جانے پر پابندی", "میچوں پر پابندی"),
    ("counters-fact-quiet-room", "اکیلے میں بات", "الگ بات"),
    ("error-too-many", "{ $max }", "بیان"),
    ("privacy-body", "یہ بتاتے ہوئے کہ کیا ہوا", "آپ کے بیان میں"),
    ("worth-body", "ایک ہی زینے", "ایک ہی سیڑھی"),
    ("exit-consumer.why", "کس کے ذمے کس کی کتنی رقم ہے", "کس نے کس کا کیا دینا"),
    ("exit-consumer", "خریدی ہوئی چیز", "خراب خریداری"),
    ("counter-service-driving-documents.hint", "کبھی کبھی", "کے بعد کبھی یہ"),
    ("shared-for-whom.option-someone-else-hint", "ایسا شخص جس کی", "کوئی جن کی"),
    ("accessibility-body", "سب کے لیے چلنی چاہیے", "ہر کسی کے لیے"),
    ("privacy-body", "نام بتانے یا نہ بتانے کے چار طریقے", "نام کے چار طریقے"),
    ("privacy-body", "”مجھے یہ نہیں بتانا“", "ہمیشہ یہ چنا جا سکتا ہے"),
    ("counters-distance", "سیدھا فاصلہ", "سیدھی لکیر"),
    ("bsl-videos-text", "ڈیف (Deaf)", "۔ Deaf"),
    ("error-dates-reversed", "آخری دن پہلے دن کے بعد", "آخری دن، پہلے"),
];

#[test]
fn what_could_be_read_two_ways_is_not_there() -> Outcome {
    let folder = content_dir().join("locales/ur");
    let mut texts = std::collections::BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            texts.extend(messages(&fs::read_to_string(path)?));
        }
    }
    for (id, says, never) in READ_TWO_WAYS {
        let text = texts.get(*id).ok_or_else(|| format!("{id} is not there"))?;
        // A comma or a name in Latin letters may stand between; what counts is the words.
        assert!(text.contains(says), "{id} says {says}: {text}");
        assert!(!text.contains(never), "{id} does not say {never}: {text}");
    }
    // What the English said that led there.
    let english = Content::load(&content_dir())?.locales.english();
    for (id, never) in [
        ("danger-text", "Text 18000"),
        ("theft-kind.option-bicycle-hint", " or scooter"),
        ("shared-hate-strand.option-sexual-orientation", "loves"),
        ("shared-named", "may we know"),
        ("shared-named.option-kept", "here"),
        ("shared-named.option-kept-hint", "this service"),
        ("error-too-many", "your description"),
        ("exit-transport-police.how", "999 or its text"),
    ] {
        assert!(!english.text(id).text.contains(never), "{id}: {never}");
    }
    Ok(())
}

/// Every message and attribute with its text, as written.
fn messages(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut message = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let trimmed = line.trim_start();
        match line.split_once(" =") {
            Some((id, rest)) if !line.starts_with(' ') => {
                id.clone_into(&mut message);
                found.push((message.clone(), rest.to_owned()));
            }
            Some((_, rest)) if trimmed.starts_with('.') => {
                let attribute = trimmed.split_once(" =").map_or("", |(name, _)| name);
                found.push((format!("{message}{attribute}"), rest.to_owned()));
            }
            _ => {
                if let Some((_, last)) = found.last_mut() {
                    last.push('\n');
                    last.push_str(trimmed);
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn times_and_names_stand_in_one_isolate() -> Outcome {
    let portal = Portal::open().await?;
    let words = portal.state.content.locales.words("ur").ok_or("Urdu")?;
    let at = |hour, minute| journey::question::time::TimeOfDay { hour, minute };
    let shown = |hour, minute| app::ui::answer_text::clock(&words, at(hour, minute)).text.to_string();
    for (hour, minute, digits) in [(14, 30, "14:30"), (9, 5, "09:05"), (0, 0, "00:00")] {
        let text = shown(hour, minute);
        let plain: String = text.chars().filter(|c| c.is_ascii()).collect();
        assert_eq!(plain, digits);
        // Whatever stands inside, the outermost isolate holds the whole of it and runs left to right.
        assert!(text.starts_with('\u{2066}') && text.ends_with('\u{2069}'), "{text:?}");
        assert_eq!(first_isolate(&text), text, "{text:?}");
    }
    let page = portal.get(&mut Phone::default(), "/ur/elsewhere/call-999").await.body;
    for (at, _) in page.match_indices("BSL\u{2069}") {
        let before: String = page[..at].chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
        assert!(before.contains('\u{2066}') && before.contains("999"), "{before:?}");
    }
    assert!(page.matches("BSL\u{2069}").count() >= 2, "in the bar and in the panel");
    Ok(())
}

/// From the first isolate's begin to its own end.
fn first_isolate(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at + c.len_utf8()];
        }
    }
    text
}

#[test]
fn hours_are_told_as_people_say_them() -> Outcome {
    let content = Content::load(&content_dir())?;
    let urdu = content.locales.words("ur").ok_or("Urdu")?;
    let english = content.locales.english();
    let told = |words, hour, minute| {
        let time = chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let text = app::ui::pages::counters::hours_text::time_text(words, time).text.to_string();
        text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect::<String>()
    };
    for (hour, minute, in_urdu, in_english) in [
        (20, 0, "شام 8", "8pm"),
        (22, 0, "رات 10", "10pm"),
        (2, 0, "رات 2", "2am"),
        (9, 0, "صبح 9", "9am"),
        (13, 0, "دوپہر 1", "1pm"),
        (14, 30, "دوپہر 2:30", "2:30pm"),
        (16, 0, "سہ پہر 4", "4pm"),
        (17, 15, "شام 5:15", "5:15pm"),
        (0, 0, "رات 12", "midnight"),
        (0, 30, "رات 12:30", "12:30am"),
        (12, 0, "دوپہر 12", "midday"),
        (12, 30, "دوپہر 12:30", "12:30pm"),
    ] {
        assert_eq!(told(&urdu, hour, minute), in_urdu);
        assert_eq!(told(&english, hour, minute), in_english);
    }
    Ok(())
}

#[tokio::test]
async fn what_the_register_says_often_is_said_in_urdu() -> Outcome {
    let portal = Portal::open().await?;
    let counter = "counters/sample-victim-and-witness-centre-harrow";
    let page = portal.get(&mut Phone::default(), &format!("/ur/{counter}")).await.body;
    assert!(page.contains("<li>کاؤنٹر<") && !page.contains("Front desk"), "the label of a phone number");
    let english = portal.get(&mut Phone::default(), &format!("/{counter}")).await.body;
    assert!(english.contains("<li>Front desk<"));
    Ok(())
}

#[test]
fn translations_have_the_figures_and_variables_of_the_english() -> Outcome {
    let findings = Content::load(&content_dir())?.survey_words();
    assert!(findings.is_empty(), "{findings:?}");
    let folder = tempfile::tempdir()?;
    content_in(folder.path())?;
    replace(folder.path(), "locales/ur/exits.ftl", "24 گھنٹے انتظار", "48 گھنٹے انتظار")?;
    let findings = Content::load(folder.path())?.survey_words();
    assert!(findings.iter().any(|one| one.id == "exit-missing-person.why"), "{findings:?}");
    Ok(())
}
