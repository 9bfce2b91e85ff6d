//! What a draft may hold, whatever is posted: each question's own fields, each within its own limit; and how much
//! room drafts take, of one address and in all.

use app::routes::{JourneyPage, Route};
use std::net::{Ipv4Addr, SocketAddr};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use journey::{
    Answer, Kind, Question,
    question::{repeated::Repeated, scale::NOT_APPLICABLE},
    size::{DRAFT_BYTES_MAX, largest},
};
use server::journeys::drafts::{DraftToken, OpenDraft, sweep_once};
use sqlx::{AnyConnection, Connection, Row};
use typed::name::Name;

use crate::{
    database::{Database, on_each_database, times},
    portal::{Answer as Answered, Outcome, Phone, Portal},
};

on_each_database![
    what_is_too_long_to_keep_is_shown_and_not_kept,
    a_flood_into_every_question_leaves_a_small_row,
    a_draft_that_is_too_large_is_refused_with_words,
    an_address_stores_so_much_and_others_are_not_touched,
];

type Pairs = Vec<(String, String)>;

/// A mark, a format, a key's name, a nonce and a tag.
const AROUND_A_SEALED_TEXT: u64 = 4 + 8 + 24 + 16;

/// The longest that each field of a question takes: `text` where people type their own words.
fn longest(kind: &Kind, at: &str, sign: char) -> Pairs {
    let own = |part: &str, most: usize| (format!("{at}{part}"), sign.to_string().repeat(most));
    let set = |part: &str, value: &str| (format!("{at}{part}"), value.to_owned());
    let date = |part: &'static str| {
        [("day", "20"), ("month", "11"), ("year", "2026")].map(|(name, value)| set(&format!("{part}-{name}"), value))
    };
    match kind {
        Kind::ShortText(text) => vec![own("", text.characters_max)],
        Kind::LongText(text) => vec![own("", text.characters_max)],
        Kind::OneChoice(choice) => {
            choice.options.iter().max_by_key(|o| o.as_str().len()).map_or(Vec::new(), |o| vec![set("", o.as_str())])
        }
        Kind::SeveralChoices(several) => {
            let options = several.options.iter().filter(|option| Some(*option) != several.none.as_ref());
            options.map(|option| set("", option.as_str())).collect()
        }
        Kind::YesNo => vec![set("", "yes")],
        Kind::Scale(_) => vec![set("", NOT_APPLICABLE)],
        Kind::Date(_) => [vec![set("-mode", "between")], date("").into(), date("-to").into()].concat(),
        Kind::Time(_) => vec![own("", 100)],
        Kind::Place(_) => {
            vec![set("-postcode", "SE13 5JZ"), own("-street", 200), own("-described", 1000), own("-country", 60)]
        }
        Kind::Person(_) => [vec![own("-name", 200)], date("-birth").into()].concat(),
        Kind::Contact => vec![
            set("-email", &format!("{}@{}.example", "a".repeat(64), "b".repeat(180))),
            set("-phone", &format!("020 7946 0000 {}", "𐐀".repeat(86))),
            own("-post", 500),
            own("-safe", 500),
        ],
        Kind::Email => vec![set("", &format!("{}@{}.example", "a".repeat(64), "b".repeat(180)))],
        Kind::Phone => vec![set("", "020 7946 0000")],
        Kind::Number(number) => vec![set("", &number.at_most.to_string())],
        Kind::Money => vec![set("", "about £99,999,999.99")],
        Kind::Listed => vec![set("", &"a".repeat(120))],
        Kind::Registration => vec![set("", "𐐀𐐀𐐀𐐀𐐀𐐀𐐀𐐀𐐀1")],
        Kind::Repeated(repeated) => {
            repeated.fields.iter().flat_map(|field| longest(&field.kind, &format!("{at}-{}", field.id), sign)).collect()
        }
    }
}

/// Every form that a question takes one after the other: the longest answers, then the longest unfinished one.
fn worst_posts(question: &Question, sign: char) -> Vec<Pairs> {
    let at = question.id.as_str();
    let full = longest(&question.kind, at, sign);
    let unfinished = {
        let twice = full.iter().chain(&full).cloned();
        let unknown = [(format!("{at}-unknown"), "x".repeat(9000)), ("other".to_owned(), "x".repeat(9000))];
        let controls = full.iter().map(|(name, _)| (name.clone(), "\u{1}".repeat(9000)));
        twice.chain(unknown).chain(controls).chain([("language".to_owned(), "ur".to_owned())]).collect()
    };
    let items = |repeated: &Repeated| {
        let item = |number: usize| {
            let named =
                [(format!("{at}-item"), format!("{number:016}")), (format!("{at}-action"), "another".to_owned())];
            full.iter().cloned().chain(named).collect()
        };
        (0..repeated.at_most + 3).map(item).collect()
    };
    let mut posts: Vec<Pairs> = match &question.kind {
        Kind::Repeated(repeated) => items(repeated),
        _ => vec![full.clone()],
    };
    posts.push(unfinished);
    posts
}

async fn post(portal: &Portal, phone: &mut Phone, path: &str, fields: &Pairs) -> Answered {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    portal.post(phone, path, &fields).await
}

/// Every question of a journey, abandoned branches included, with the worst that its fields take: of the journey that
/// allows the largest draft, and with `SOAK_DRAFTS` of so many. What a row holds is made before it reaches a database,
/// so one kind of database is enough.
#[tokio::test]
async fn no_sequence_of_posts_makes_a_larger_draft() -> Outcome {
    let portal = Portal::open().await?;
    let mut before = 0;
    let mut journeys: Vec<_> = portal.state.content.journeys.iter().collect();
    journeys.sort_by_key(|journey| std::cmp::Reverse(largest(journey)));
    let count = usize::try_from(times("SOAK_DRAFTS", 1))?;
    for journey in journeys.into_iter().take(count) {
        let mut phone = Phone::default();
        for question in &journey.questions {
            let path = Route::of(journey, JourneyPage::Question(question.id.as_str())).to_string();
            // Four bytes a character are the most that JSON has of what is kept.
            for form in worst_posts(question, '😀') {
                let status = post(&portal, &mut phone, &path, &form).await.status;
                assert!(
                    status == StatusCode::SEE_OTHER || status == StatusCode::UNPROCESSABLE_ENTITY,
                    "{path}: {status}"
                );
            }
        }
        let all = u64::try_from(portal.state.store.draft_bytes().await?)?;
        let (row, bound) = (all - before, largest(journey));
        println!("{}: a row of {row} bytes, {bound} bytes at most", journey.id);
        assert!(bound <= DRAFT_BYTES_MAX, "{}", journey.id);
        assert!(row <= bound + AROUND_A_SEALED_TEXT, "{}: {row} of {bound}", journey.id);
        assert!(row * 10 >= bound * 7, "{}: these posts are not the worst: {row} of {bound}", journey.id);
        before = all;
    }
    Ok(())
}

/// The attack of an audit: a mebibyte of controls into every question.
async fn a_flood_into_every_question_leaves_a_small_row(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    let journey = portal.state.content.journey("theft").ok_or("there is no theft journey")?;
    for question in &journey.questions {
        let path = format!("/report/theft/{}", question.id);
        for flood in ["%01", "%F0%9F%98%80", "%22", "x"] {
            let mut body = format!("language=ur&{}=", question.id);
            body.push_str(&flood.repeat((1024 * 1024 - body.len()) / flood.len()));
            let answer = portal.post_raw(&mut phone, &path, body.into_bytes()).await;
            assert!(
                answer.status.is_redirection() || answer.status == StatusCode::UNPROCESSABLE_ENTITY,
                "{path} {flood}"
            );
        }
    }
    assert!(portal.state.store.draft_bytes().await? < 2048);
    Ok(())
}

async fn what_is_too_long_to_keep_is_shown_and_not_kept(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let before = portal.state.store.draft_bytes().await?;
    let item = portal.get(&mut phone, "/report/theft/items").await.body;
    let item = item.split("value=\"remove:").nth(1).and_then(|rest| rest.split('"').next()).ok_or("an item")?;
    let removes = format!("remove:{item}");
    let cases: &[(&str, &str, usize)] = &[
        ("story", "story", 4000),
        ("items", "items-what", 200),
        ("where", "where-described", 1000),
        ("where", "where-postcode", 200),
        ("when", "when-day", 100),
        ("contact", "contact-post", 500),
        ("you", "you-name", 200),
    ];
    for (question, field, most) in cases {
        let path = format!("/report/theft/{question}");
        for typed in ["ب".repeat(most + 1), "x".repeat(500_000)] {
            for button in [("language", "ur"), ("later", "yes"), ("language", "en")] {
                let told = portal.post(&mut phone, &path, &[(field, &typed), button]).await;
                let case = format!("{field} {button:?}");
                assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{case}: {}", told.location);
                assert!(told.body.contains(&typed), "{case}: it is all shown again");
                assert!(told.body.contains(&most.to_string()) && told.body.contains("class=\"notice\""), "{case}");
                let language = if button == ("language", "ur") { "ur" } else { "en" };
                assert!(told.body.contains(&format!("<html lang=\"{language}\"")), "{case}");
                let is_urdu = told.body.contains("رکھ نہیں سکتے");
                assert_eq!(is_urdu, language == "ur", "{case}: in the language that was asked for");
                assert!(is_urdu || told.body.contains("longer than we can keep"), "{case}");
            }
        }
        assert_eq!(portal.state.store.draft_bytes().await?, before, "{field}: nothing of it is kept");
    }
    // Whoever removes an item while another is half typed, and too long, loses neither.
    let typed = "y".repeat(201);
    let fields = [("items-action", &*removes), ("items-what", &*typed)];
    let told = portal.post(&mut phone, "/report/theft/items", &fields).await;
    assert!(told.status == StatusCode::UNPROCESSABLE_ENTITY && told.body.contains(&typed));
    assert!(told.body.contains(&removes), "the item is still there");
    // What fits is kept as before, whatever nobody sees in it.
    let fits = format!("{}\u{1}\u{7}", "ب".repeat(4000));
    let kept = portal.post(&mut phone, "/report/theft/story", &[("story", &fits), ("language", "ur")]).await;
    assert_eq!(kept.location, "/ur/report/theft/story");
    assert!(portal.get(&mut phone, "/report/theft/story").await.body.contains(&"ب".repeat(4000)));
    Ok(())
}

/// Answers of an older version may leave no room for those of this one.
async fn a_draft_that_is_too_large_is_refused_with_words(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let state = &portal.state;
    let token = DraftToken::random(&*state.entropy);
    let mut open = OpenDraft::new(&*state.entropy);
    let old = Answer::Text("o".repeat(usize::try_from(DRAFT_BYTES_MAX)? - 1000));
    open.draft.so_far.answers.insert(Name::parse("asked-no-longer")?, old.clone());
    state.drafts.save(&token, "theft", &open, state.clock.now()).await?;
    let mut phone = Phone { cookie: Some(format!("draft={}", token.to_text())) };
    let before = state.store.draft_bytes().await?;
    for (prefix, words) in [("", "longer than we can keep"), ("/ur", "رکھ نہیں سکتے")] {
        let story = "😀".repeat(4000);
        let refused = portal.post(&mut phone, &format!("{prefix}/report/theft/story"), &[("story", &story)]).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(refused.body.contains(&story) && refused.body.contains(words), "{prefix}: it stands on the page");
    }
    assert_eq!(state.store.draft_bytes().await?, before, "what was saved before is as it was");
    let short = portal.post(&mut phone, "/report/theft/story", &[("story", "short")]).await;
    assert_eq!(short.status, StatusCode::SEE_OTHER);
    open.draft.so_far.answers.insert(Name::parse("one-more")?, old);
    let too_large = state.drafts.save(&token, "burglary", &open, state.clock.now()).await;
    assert!(too_large.is_err_and(|error| error.to_string().contains("larger than a draft may be")));
    Ok(())
}

/// Posts a story from an address, in a new draft.
async fn begin_from(portal: &Portal, last: u8, text: &str) -> Result<Answered, Box<dyn std::error::Error>> {
    let body = form_urlencoded::Serializer::new(String::new()).append_pair("story", text).finish();
    let mut request = Request::post("/report/theft/story")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::CONTENT_LENGTH, body.len())
        .body(Body::from(body))?;
    let address = SocketAddr::from((Ipv4Addr::new(203, 0, 113, last), 4000));
    request.extensions_mut().insert(ConnectInfo(address));
    Ok(portal.send(request).await)
}

async fn an_address_stores_so_much_and_others_are_not_touched(on: Database) -> Outcome {
    let database = match on {
        Database::Sqlite => None,
        Database::Postgres => Some(crate::database::new_postgres_database().await?),
    };
    let mut variables = vec![("FRONT_COUNTER_DRAFT_MIB_PER_ADDRESS", "1"), ("FRONT_COUNTER_DRAFT_MIB", "3")];
    variables.extend(database.as_deref().map(|url| ("FRONT_COUNTER_DATABASE_URL", url)));
    let portal = Portal::open_with(&variables).await?;
    let story = "😀".repeat(4000);
    let mut stored = 0;
    let refused = loop {
        let answer = begin_from(&portal, 1, &story).await?;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        stored += 1;
    };
    assert!((60..=66).contains(&stored), "{stored} drafts of 16 KB");
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers.contains_key(header::RETRY_AFTER));
    assert!(refused.body.contains(&story) && refused.body.contains("too many unfinished reports"), "{}", refused.body);
    assert!(refused.body.contains("href=\"tel:101\""), "other ways to report are there");
    assert_eq!(begin_from(&portal, 2, &story).await?.status, StatusCode::SEE_OTHER, "others are not touched");
    for last in [2, 3] {
        while begin_from(&portal, last, &story).await?.status == StatusCode::SEE_OTHER {}
    }
    // All three mebibytes are full: who holds no more than the largest draft goes on, who holds more is turned away.
    for _ in 0..15 {
        assert_eq!(begin_from(&portal, 4, &story).await?.status, StatusCode::SEE_OTHER);
    }
    let full = loop {
        let answer = begin_from(&portal, 4, &story).await?;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
    };
    assert_eq!(full.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(full.body.contains(&story) && full.body.contains("too many unfinished reports"));
    assert_eq!(begin_from(&portal, 5, &story).await?.status, StatusCode::SEE_OTHER);
    portal.clock.advance(TimeDelta::hours(26));
    sweep_once(&portal.state).await?;
    assert_eq!(begin_from(&portal, 1, &story).await?.status, StatusCode::SEE_OTHER, "a day later there is room again");
    Ok(())
}

/// Bytes of the database file once its log was written back.
async fn file_bytes(portal: &Portal) -> Result<u64, Box<dyn std::error::Error>> {
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_all(&mut connection).await?;
    connection.close().await?;
    Ok(std::fs::metadata(portal.folder.path().join("front-counter.sqlite"))?.len())
}

#[tokio::test]
async fn sqlite_gives_back_what_drafts_took() -> Outcome {
    let portal = Portal::open().await?;
    let empty = file_bytes(&portal).await?;
    let story = "😀".repeat(4000);
    for _ in 0..300 {
        portal.post(&mut Phone::default(), "/report/theft/story", &[("story", &story)]).await;
    }
    let full = file_bytes(&portal).await?;
    assert!(full > empty + 4_000_000, "{full} bytes with drafts, {empty} without");
    portal.clock.advance(TimeDelta::hours(25));
    sweep_once(&portal.state).await?;
    let swept = file_bytes(&portal).await?;
    println!("{empty} bytes empty, {full} with 300 drafts, {swept} after the sweep");
    assert!(swept < empty + 1_500_000, "{swept} bytes after the sweep: a mebibyte of free pages may stay");
    Ok(())
}

/// A database that was made before gives nothing back until an operator has it written anew.
#[tokio::test]
async fn an_older_database_is_written_anew_when_an_operator_says_so() -> Outcome {
    use server::store::Store;
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}?mode=rwc", folder.path().join("old.sqlite").display());
    sqlx::any::install_default_drivers();
    let mut old = AnyConnection::connect(&url).await?;
    sqlx::raw_sql("PRAGMA journal_mode = WAL; CREATE TABLE before (a); DROP TABLE before").execute(&mut old).await?;
    old.close().await?;
    let store = Store::open(&url).await?;
    assert!(!store.gives_pages_back().await?);
    drop(store);
    Store::vacuum(&url).await?;
    let store = Store::open(&url).await?;
    assert!(store.gives_pages_back().await?);
    let mut connection = AnyConnection::connect(&url).await?;
    let mode: String = sqlx::query("PRAGMA journal_mode").fetch_one(&mut connection).await?.try_get(0)?;
    assert_eq!(mode, "wal");
    Ok(())
}
