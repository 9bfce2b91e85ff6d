//! Finding a counter: the counters that the portal shows, as the files have them now, their pages and their data.
//!
//! An import replaces a file while the portal runs; every process looks after its files and takes up what is sound.
//! A file with a fault is logged and changes nothing: people go on seeing the register there was.

pub mod codepoint;
pub mod difference;
pub mod losses;
mod open_data;
mod pages;
pub mod published;
pub(crate) mod site;
mod supplied;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, LazyLock, Mutex, PoisonError, RwLock},
};

use app::{
    domain::{
        counter::{Counter, contradictions::contradictions, find::Atlas, postcodes::Postcodes},
        fault::Fault,
        hours::to_london,
    },
    routes::pattern,
    ui::{
        frame::Frame,
        pages::counters::{
            Shelf,
            filters::untouched,
            pieces::{Piece, Pieces},
        },
    },
};
use axum::{Router, routing::get};
use booking::Supply;
use chrono::{DateTime, NaiveDate, Utc};
use tokio::sync::Notify;

use crate::{
    config::Config,
    content::{
        Content, ContentFaults,
        register::{Directory, POSTCODES_FILE, files},
    },
    edited,
    http::form::button_limit,
    rota::Rota,
    state::AppState,
};
use published::OpenData;
use supplied::LastSupply;

/// The pages of counters, and the open data.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route(pattern::COUNTERS, get(pages::get).post(pages::post).layer(button_limit()))
        .route(pattern::COUNTER, get(pages::counter))
        .route(pattern::API_COUNTERS, get(open_data::counters))
        .route(pattern::API_GEOJSON, get(open_data::geojson))
        .route(pattern::API_REFERRAL, get(open_data::referral))
        .route(pattern::API_SERVICES, get(open_data::referral_services))
        .route(pattern::API_SERVICE, get(open_data::referral_service))
        .route(pattern::API_DESCRIPTION, get(open_data::openapi))
}

/// Everything about counters, from the content folder and from what was imported.
#[derive(Clone, Debug)]
pub struct Books {
    /// What the content folder has.
    pub directory: Arc<Directory>,
    /// Every postcode; empty where nobody has imported them.
    pub postcodes: Arc<Postcodes>,
    /// What of it is published.
    pub published: Arc<OpenData>,
    /// The part of the form that narrows down, untouched, by language.
    narrowing: Arc<BTreeMap<String, Piece>>,
    /// Pieces of the pages of counters.
    pieces: Arc<Pieces>,
    /// How many counters people can go to.
    pub in_use: Arc<Remembered>,
}

/// A count that is taken anew every minute: it asks every counter, and hardly ever changes.
#[derive(Debug, Default)]
pub struct Remembered(Mutex<Option<(i64, usize)>>);

impl Remembered {
    /// The count of this minute.
    pub fn get(&self, now: DateTime<Utc>, count: impl FnOnce() -> usize) -> usize {
        let minute = now.timestamp() / 60;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = kept.filter(|(of, _)| *of == minute) {
            return known;
        }
        let counted = count();
        *kept = Some((minute, counted));
        counted
    }
}

impl Books {
    /// Everything that knows places.
    #[must_use]
    pub fn atlas(&self) -> Atlas<'_> {
        Atlas { gazetteer: self.directory.gazetteer(), postcodes: &self.postcodes, names: self.directory.names() }
    }

    /// What pages are made from.
    #[must_use]
    pub fn shelf(&self, language: &str, now: DateTime<Utc>) -> Shelf<'_> {
        let directory = &*self.directory;
        let (register, services, gazetteer) = (directory.register(), directory.services(), directory.gazetteer());
        static NOTHING: LazyLock<Piece> = LazyLock::new(Piece::default);
        let narrowing = self.narrowing.get(language).unwrap_or_else(|| &NOTHING);
        Shelf { register, services, gazetteer, narrowing, pieces: &self.pieces, now }
    }
}

/// The counters of the running portal.
#[derive(Debug)]
pub struct Counters {
    content_dir: PathBuf,
    postcodes: PathBuf,
    publisher: Publisher,
    now: RwLock<Books>,
    supply: LastSupply,
    /// Held by whoever makes what is published anew.
    making: Mutex<()>,
    /// Rung when files were taken up.
    taken_up: Notify,
}

/// What is made of a register once, whoever asks.
#[derive(Debug)]
struct Publisher {
    content: Arc<Content>,
    site: String,
}

impl Publisher {
    fn publish(&self, directory: &Arc<Directory>, postcodes: Arc<Postcodes>, today: NaiveDate) -> Books {
        let Content { service, locales, style, .. } = &*self.content;
        let data = self.open_data(directory, today);
        let narrowing = locales.all().iter().map(|locale| {
            let frame = Frame::for_everybody(service, locales, &locale.code, style);
            (locale.code.clone(), untouched(&frame, directory.register(), directory.services()))
        });
        let narrowing = Arc::new(narrowing.collect());
        Books {
            directory: directory.clone(),
            postcodes,
            published: Arc::new(data),
            narrowing,
            pieces: Arc::default(),
            in_use: Arc::default(),
        }
    }

    fn open_data(&self, directory: &Directory, today: NaiveDate) -> OpenData {
        let Content { service, locales, .. } = &*self.content;
        let publisher = published::openreferral::Publisher { police: &service.police_name, site: &self.site, today };
        OpenData::of(directory, &locales.english(), publisher)
    }
}

/// Says in the log what the register and the imported postcodes do not agree on. It is no reason not to start: the
/// register was sound before postcodes were imported.
fn log_contradictions(directory: &Directory, postcodes: &Postcodes) {
    let of_one = |counter: &Counter| {
        let found = contradictions(&counter.facts, directory.gazetteer(), postcodes).into_iter();
        found.map(|fault| format!("{}: {}: {}", counter.slug, fault.field, fault.reason)).collect::<Vec<_>>()
    };
    let faults: Vec<String> = directory.register().all().iter().flat_map(of_one).collect();
    if !faults.is_empty() {
        let faults = faults.join("; ");
        tracing::error!(faults, alarm = "register", "the register of counters contradicts the imported postcodes");
    }
}

impl Counters {
    /// What the content folder has, as it was read already, and the imported postcodes. Where those cannot be read
    /// the portal knows districts only: that is said in the log and is no reason not to start.
    #[must_use]
    pub fn open(config: &Config, content: &Arc<Content>, now: DateTime<Utc>) -> Self {
        let file = config.data_dir.join(POSTCODES_FILE);
        let postcodes = files::postcodes(&file).unwrap_or_else(|error| {
            tracing::error!(%error, alarm = "register", "the imported postcodes cannot be used");
            Postcodes::default()
        });
        let site = config.public_url.as_deref().map_or(published::SITE, |url| url.trim_end_matches('/')).to_owned();
        let publisher = Publisher { content: content.clone(), site };
        if !postcodes.is_empty() {
            log_contradictions(&content.directory, &postcodes);
        }
        let today = to_london(now).date();
        let now = RwLock::new(publisher.publish(&content.directory, Arc::new(postcodes), today));
        Self {
            content_dir: config.content_dir.clone(),
            postcodes: file,
            publisher,
            now,
            supply: LastSupply::default(),
            making: Mutex::default(),
            taken_up: Notify::default(),
        }
    }

    /// The counters as they are now.
    #[must_use]
    pub fn now(&self) -> Books {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is published on a day. Feeds tell what is planned from then on, so they are made anew on the first request
    /// of each day; that takes as long as some tens of pages.
    #[must_use]
    pub fn published(&self, now: DateTime<Utc>) -> Arc<OpenData> {
        let (books, today) = (self.now(), to_london(now).date());
        if books.published.made_on == today {
            return books.published;
        }
        // After midnight many ask at once: one makes it, the others wait for that.
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let books = self.now();
        if books.published.made_on == today {
            return books.published;
        }
        let data = Arc::new(self.publisher.open_data(&books.directory, today));
        let mut newest = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&newest.directory, &books.directory) {
            newest.published = data.clone();
        }
        data
    }

    /// What can be booked. It is made anew on the first request of each day, and after a change of the rota, of closures
    /// or of bank holidays.
    #[must_use]
    pub fn supply(&self, now: DateTime<Utc>) -> Arc<Supply> {
        self.supply.of(&self.now().directory, to_london(now).date())
    }

    /// Looks after the files until the task is dropped.
    pub async fn watch(self: Arc<Self>) {
        let content = files::CONTENT.iter().map(|file| self.content_dir.join(file));
        let files: Vec<PathBuf> = content.chain([self.postcodes.clone()]).collect();
        let seen = edited::stamp(&files);
        edited::look_after(files, seen, move || self.take_up()).await;
    }

    /// Reads the files again; what has a fault stays as it was.
    pub fn take_up(&self) {
        let Books { mut directory, mut postcodes, published, .. } = self.now();
        match files::postcodes(&self.postcodes) {
            Ok(new) => postcodes = Arc::new(new),
            Err(error) => tracing::error!(%error, alarm = "register", "the imported postcodes cannot be used"),
        }
        match self.sound_directory(&postcodes, &directory) {
            Ok(new) => {
                if let Some(loss) = losses::of_register(directory.register(), new.register()) {
                    tracing::warn!(loss, "the register of counters lost more than it usually does");
                }
                tracing::info!(counters = new.register().all().len(), "took up the register of counters");
                directory = Arc::new(new);
            }
            Err(faults) => {
                let faults = ContentFaults::from(faults);
                tracing::error!(%faults, alarm = "register", "the register of counters has faults and is not taken up");
            }
        }
        let books = self.publisher.publish(&directory, postcodes, published.made_on);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = books;
        self.taken_up.notify_one();
    }

    /// Waits until files are taken up, for the one task that looks after visits then.
    pub async fn taken_up(&self) {
        self.taken_up.notified().await;
    }

    /// The files as they are now, where they are sound and everything in them has its words. A rota with a fault is
    /// left out for the one there was: closures and hours have to be taken up all the same.
    fn sound_directory(&self, postcodes: &Postcodes, before: &Directory) -> Result<Directory, Vec<Fault>> {
        let directory = Directory::load_without_rota(&self.content_dir, postcodes)?;
        let missing = self.publisher.content.missing_for(&directory);
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(self.with_sound_rota(directory, before))
    }

    fn with_sound_rota(&self, directory: Directory, before: &Directory) -> Directory {
        let with_words = |rota: Rota| {
            let missing = self.publisher.content.missing_words(rota.wanted());
            if missing.is_empty() { Ok(rota) } else { Err(missing) }
        };
        match directory.read_rota(&self.content_dir).and_then(with_words) {
            Ok(rota) => directory.with_rota(Arc::new(rota)),
            Err(faults) => {
                let faults = ContentFaults::from(faults);
                tracing::error!(%faults, alarm = "rota", "the rota has faults and is not taken up");
                directory.with_rota(before.rota().clone())
            }
        }
    }
}
