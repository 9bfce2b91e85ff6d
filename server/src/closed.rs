//! Closures as `service.toml` has them now. An operator writes them while the portal runs; they are taken up within
//! seconds, and a file with a fault is logged and changes nothing.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use app::domain::fault::Fault;
use app::{domain::closed::Closures, ui::service::Service};

use crate::{
    config::Config,
    content::{Content, ContentFaults, SERVICE, closure_faults, register::text},
    edited::{self, Stamp},
};

/// The closures of the running portal.
#[derive(Debug)]
pub struct Closed {
    file: PathBuf,
    content: Arc<Content>,
    now: RwLock<Arc<Closures>>,
}

impl Closed {
    /// The closures that were read with the content.
    #[must_use]
    pub fn open(config: &Config, content: &Arc<Content>) -> Self {
        let now = RwLock::new(Arc::new(content.service.closures.clone()));
        Self { file: config.content_dir.join(SERVICE), content: content.clone(), now }
    }

    /// The closures as they are now: a lock that nobody holds for long, and one pointer.
    #[must_use]
    pub fn now(&self) -> Arc<Closures> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks after the file until the task is dropped.
    pub async fn watch(self: Arc<Self>) {
        // Nothing was seen yet: somebody may have written between the reading of the content and this.
        edited::look_after(vec![self.file.clone()], Stamp::new(), move || self.take_up()).await;
    }

    /// Reads the file again. With any fault the closures stay as they were.
    pub fn take_up(&self) {
        match self.sound() {
            Ok(new) => self.replace(new),
            Err(faults) => {
                let faults = ContentFaults::from(faults);
                tracing::error!(%faults, alarm = "closures", "the closures have faults and are not taken up");
            }
        }
    }

    fn sound(&self) -> Result<Closures, Vec<Fault>> {
        let text = text::read_kept(&self.file, SERVICE).map_err(|fault| vec![fault])?;
        let closures = Service::parse(SERVICE, &text)?.closures;
        let faults = closure_faults(&closures, &self.content.journeys, &self.content.locales);
        if faults.is_empty() { Ok(closures) } else { Err(faults) }
    }

    fn replace(&self, new: Closures) {
        if *self.now() == new {
            return;
        }
        for closure in new.iter() {
            let (what, from, to) = (closure.what.as_str(), closure.from, closure.to);
            let instant = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
            tracing::info!(what, from = instant(from), to = instant(to), "took up a closure");
        }
        let languages: Vec<&str> = self.content.locales.all().iter().map(|locale| locale.code.as_str()).collect();
        for fault in new.unsaid(&languages) {
            tracing::warn!(%fault, "a closure lacks words");
        }
        tracing::info!(closures = new.iter().count(), "took up the closures");
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
    }
}
