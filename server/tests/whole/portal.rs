//! A whole portal for a test: its own database and keys, a clock that the test moves, real content.

use std::{
    convert::Infallible,
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};

use app::domain::reference::Reference;
use axum::{
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use chrono::{DateTime, TimeDelta, Utc};
use server::{
    clock::Clock,
    config::{Config, ConfigError},
    content::Content,
    entropy::{SystemEntropy, event_id},
    events::Channel,
    http::portal,
    journeys::drafts::DraftToken,
    keyed,
    reports::submission::REPORT_SUBMITTED,
    state::AppState,
    store::outbox::{AppendEvent, HandedOver, NewEvent, Then},
    vault::Record,
};
use tempfile::TempDir;
use tower::{ServiceExt, util::BoxCloneService};

use crate::database::{Database, new_postgres_database};

pub type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The sample content, read once: that takes longer than many a test.
static SAMPLE_CONTENT: OnceLock<Arc<Content>> = OnceLock::new();

/// A clock that stands still until it is moved.
#[derive(Default)]
pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}

pub struct Portal {
    pub state: AppState,
    pub clock: Arc<TestClock>,
    pub folder: TempDir,
    /// Building it takes longer than most requests.
    service: OnceLock<BoxCloneService<Request<Body>, Response<Body>, Infallible>>,
}

/// One phone with its cookie.
#[derive(Clone, Default)]
pub struct Phone {
    pub cookie: Option<String>,
}

impl Phone {
    /// The token in the cookie.
    pub fn token(&self) -> Option<DraftToken> {
        DraftToken::parse(self.cookie.as_deref()?.split_once('=')?.1)
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub headers: header::HeaderMap,
    pub body: String,
}

pub fn content_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

pub fn config(folder: &TempDir, variables: &[(&'static str, &str)]) -> Result<Config, ConfigError> {
    let data_dir = folder.path().display().to_string();
    let content = content_dir().display().to_string();
    let site = folder.path().join("site").display().to_string();
    Config::from_lookup(&|name| {
        let given = variables.iter().find(|(variable, _)| *variable == name);
        given.map(|(_, value)| (*value).to_owned()).or_else(|| match name {
            "FRONT_COUNTER_DATA_DIR" => Some(data_dir.clone()),
            "FRONT_COUNTER_CONTENT_DIR" => Some(content.clone()),
            "LEPTOS_SITE_ROOT" => Some(site.clone()),
            "FRONT_COUNTER_POSTS_PER_SECOND" => Some("1000000".to_owned()),
            _ => None,
        })
    })
}

impl Portal {
    /// A portal made of parts that are open already.
    pub fn of(state: AppState, clock: Arc<TestClock>, folder: TempDir) -> Self {
        Self { state, clock, folder, service: OnceLock::new() }
    }

    pub async fn open() -> Result<Self, Box<dyn std::error::Error>> {
        Self::open_with(&[]).await
    }

    /// A portal on this kind of database.
    pub async fn open_on(database: Database) -> Result<Self, Box<dyn std::error::Error>> {
        match database {
            Database::Sqlite => Self::open().await,
            Database::Postgres => {
                let url = new_postgres_database().await?;
                Self::open_with(&[("FRONT_COUNTER_DATABASE_URL", &url)]).await
            }
        }
    }

    /// A portal with some variables of the environment set.
    pub async fn open_with(variables: &[(&'static str, &str)]) -> Result<Self, Box<dyn std::error::Error>> {
        // Sunday 22 November 2026, noon in London.
        let clock = Arc::new(TestClock(AtomicI64::new(1_795_348_800_000)));
        let folder = tempfile::tempdir()?;
        let config = config(&folder, variables)?;
        let chance = Arc::new(SystemEntropy);
        let has_own_folders = config.content_dir != content_dir() || config.data_dir != folder.path();
        let state = if has_own_folders {
            AppState::with(config, clock.clone(), chance).await?
        } else {
            let content = SAMPLE_CONTENT.get_or_init(|| Content::load(&content_dir()).expect("sound content").into());
            let (store, master) = keyed::open_or_make(&config, &*chance).await?;
            AppState::of(config, content.clone(), Arc::new(master), store, clock.clone(), chance)
        };
        Ok(Self::of(state, clock, folder))
    }

    /// A portal in which time passes by itself; the test's clock is not its clock.
    pub async fn living(variables: &[(&'static str, &str)]) -> Result<Self, Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let state = AppState::open(config(&folder, variables)?).await?;
        Ok(Self::of(state, Arc::new(TestClock(AtomicI64::new(0))), folder))
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let service = self.service.get_or_init(|| portal(self.state.clone()).boxed_clone()).clone();
        let response = match service.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body");
        let location = parts.headers.get(header::LOCATION).and_then(|l| l.to_str().ok()).unwrap_or_default();
        Answer {
            status: parts.status,
            location: location.to_owned(),
            headers: parts.headers.clone(),
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    pub async fn get(&self, phone: &mut Phone, path: &str) -> Answer {
        self.ask(phone, Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, phone: &mut Phone, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_raw(phone, path, body.into_bytes()).await
    }

    pub async fn post_raw(&self, phone: &mut Phone, path: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, body.len());
        self.ask(phone, request, Body::from(body)).await
    }

    async fn ask(&self, phone: &mut Phone, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match &phone.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        };
        let answer = self.send(request.body(body).expect("a request")).await;
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok()) {
            phone.cookie = cookie.split(';').next().map(str::to_owned);
        }
        answer
    }

    /// Answers every question of a theft report and stops at "check your answers".
    pub async fn answer_theft(&self, phone: &mut Phone) -> String {
        let mut path = "/report/theft/emergency".to_owned();
        for _ in 0..40 {
            let question = path.rsplit('/').next().unwrap_or_default().to_owned();
            if question == "check" {
                return path;
            }
            let answer = self.post(phone, &path, theft_answer(&question)).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{question}: {}", answer.body);
            path = answer.location;
        }
        panic!("the journey does not end");
    }

    /// Stores an event that no broker takes: its data is larger than any message. The event's id.
    pub async fn submit_unfit(&self) -> Result<String, Box<dyn std::error::Error>> {
        let mut phone = Phone::default();
        self.answer_theft(&mut phone).await;
        self.send_report(&mut phone).await;
        let reference = self.get(&mut phone, "/report/theft/sent").await.reference();
        let state = &self.state;
        let key = state.store.record_key(&reference).await?.ok_or("no key")?;
        let record = Record::of(key.record.as_str(), &key.wrapped_key, &state.master)?;
        let data = serde_json::json!({"story": "x".repeat(17 * 1024 * 1024)}).to_string();
        let event_id = event_id(&*state.entropy, self.clock.now()).to_string();
        let event = NewEvent {
            event_id: event_id.clone(),
            sequence: 0,
            channel: Channel::Queue,
            queue: "crime-recording".to_owned(),
            event_type: REPORT_SUBMITTED.to_owned(),
            body: record.seal(&*state.entropy, data.as_bytes()),
        };
        // The report's own event is done, so that only the large one is due.
        let done = HandedOver {
            event_id: state.store.outbox_of(&reference).await?[0].event_id.clone(),
            attempt: 0,
            queue: "crime-recording".to_owned(),
            at: 0,
            then: Then::Nothing,
        };
        state.store.write(done).await?;
        state.store.write(AppendEvent { record: key.record, at: self.clock.now().timestamp_millis(), event }).await?;
        Ok(event_id)
    }

    /// Presses "send" on a check page that is shown now.
    pub async fn send_report(&self, phone: &mut Phone) -> Answer {
        let page = self.get(phone, "/report/theft/check").await;
        self.press_send(phone, &page).await
    }

    /// Presses "send" on this check page, however old it is.
    pub async fn press_send(&self, phone: &mut Phone, page: &Answer) -> Answer {
        let fields = page.sending();
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.post(phone, "/report/theft/check", &fields).await
    }

    /// Posts a check page with this key and fingerprint.
    pub async fn send_as(&self, phone: &mut Phone, key: &str, fingerprint: &str) -> Answer {
        self.post(phone, "/report/theft/check", &[("key", key), ("fingerprint", fingerprint)]).await
    }
}

/// What somebody whose phone was stolen answers.
pub fn theft_answer(question: &str) -> &'static [(&'static str, &'static str)] {
    match question {
        "emergency" | "railway" | "force" | "seen" | "cctv" | "witnesses" | "hate" | "vulnerable" => match question {
            "railway" => &[("railway", "no")],
            "force" => &[("force", "no")],
            "seen" => &[("seen", "no")],
            "cctv" => &[("cctv", "no")],
            "witnesses" => &[("witnesses", "no")],
            "hate" => &[("hate", "no")],
            "vulnerable" => &[("vulnerable", "no")],
            _ => &[("emergency", "no")],
        },
        "for-whom" => &[("for-whom", "me")],
        "kind" => &[("kind", "phone")],
        "story" => &[("story", "Taken from the café table.\r\nلائن دو")],
        "items" => &[("items-item", "one"), ("items-what", "A phone"), ("items-value", "£1,200.50")],
        "when" => &[("when-mode", "exactly"), ("when-day", "20"), ("when-month", "11"), ("when-year", "2026")],
        "where" => &[("where-postcode", "se13 5jz")],
        "named" => &[("named", "named")],
        "you" => &[("you-name", "Zoë O'Neil-Adeyemi")],
        // With this no letter is certain to be safe, and the report has one event alone.
        "contact" => &[("contact-email", "zoe+police@example.org"), ("contact-safe", "Not by e-mail, please")],
        "needs" => &[("needs", "none")],
        "prosecution" => &[("prosecution", "yes")],
        "victim-support" => &[("victim-support", "no")],
        "on-bus" => &[("on-bus", "no")],
        _ => &[],
    }
}

impl Answer {
    /// The reference that the page shows; empty where there is none. A fingerprint may have its first letters, too.
    pub fn reference(&self) -> String {
        let mut begins = self.body.match_indices("FC-").map(|(at, _)| self.body[at..].chars().take(12).collect());
        let is_one = |text: &String| Reference::parse(text).is_ok_and(|reference| reference.to_string() == *text);
        begins.find(is_one).unwrap_or_default()
    }

    /// The hidden fields that a check page sends.
    pub fn sending(&self) -> [(&'static str, String); 3] {
        ["key", "fingerprint", "once"].map(|name| (name, self.hidden(name)))
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let after = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
        after.split('"').next().unwrap_or_default().to_owned()
    }
}
