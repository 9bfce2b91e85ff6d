//! What every request handler may reach.

use std::{ops::Deref, sync::Arc, time::Duration};

use chrono::TimeDelta;

use crate::{
    bookings::{occupancy::Occupancy, tries::Tries},
    clock::{Clock, SystemClock},
    closed::Closed,
    config::Config,
    content::Content,
    csp::Policies,
    directory::Counters,
    entropy::{Entropy, SystemEntropy},
    events::{
        Forwarder, Signals, Transport, Wake,
        back_office::BackOffice,
        queue::{Broker, Queue, Queues, embedded::EmbeddedInbox},
    },
    journeys::drafts::{Allowance, Drafts},
    keyed,
    store::{Store, files::make_own_folder},
    turned_away::TurnedAway,
    vault::MasterKey,
};

/// The running service. Axum clones it for every layer and handler of every request, so a clone is one pointer.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// Everything the running service consists of.
#[derive(Clone)]
pub struct Parts {
    /// How it runs.
    pub config: Arc<Config>,
    /// What people read and are asked.
    pub content: Arc<Content>,
    /// What pages with this content may load.
    pub csp: Arc<Policies>,
    /// What is kept.
    pub store: Store,
    /// Answers so far.
    pub drafts: Drafts,
    /// Keys.
    pub master: Arc<MasterKey>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// Counters.
    pub counters: Arc<Counters>,
    /// What is taken of what can be booked.
    pub occupancy: Arc<Occupancy>,
    /// Wrong secrets of bookings.
    pub tries: Arc<Tries>,
    /// What the operator has closed.
    pub closed: Arc<Closed>,
    /// Wakes the forwarders.
    pub wake: Arc<Wake>,
    /// Makes the forwarder let people go first.
    pub turned_away: Arc<TurnedAway>,
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl AppState {
    /// Opens everything that the configuration names, with the machine's clock and chance.
    ///
    /// # Errors
    /// Content, key or database cannot be used; the error says which and why.
    pub async fn open(config: Config) -> Result<Self, Box<dyn std::error::Error>> {
        Self::with(config, Arc::new(SystemClock), Arc::new(SystemEntropy)).await
    }

    /// Opens everything with a clock and chance of the caller's.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn with(
        config: Config,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        make_own_folder(&config.data_dir)?;
        let folder = config.content_dir.clone();
        let loading = tokio::task::spawn_blocking(move || Content::load(&folder));
        // A new database, which waits for the disk, is made meanwhile. One that is there stays as it is where a fault of
        // the content stops the start: an earlier version can still open it.
        let made = match keyed::is_new(&config).await? {
            true => Some(keyed::open_or_make(&config, &*entropy).await?),
            false => None,
        };
        let mut content = loading.await??;
        if config.mail.is_none() && !content.service.sample {
            content.offer_no_mail();
        }
        let content = Arc::new(content);
        // While the database is opened, which waits for the disk, the counters' pages and feeds are made.
        let (config, now) = (Arc::new(config), clock.now());
        let (of, with) = (config.clone(), content.clone());
        let counters = tokio::task::spawn_blocking(move || Counters::open(&of, &with, now));
        let (store, master) = match made {
            Some(made) => made,
            None => keyed::open_or_make(&config, &*entropy).await?,
        };
        let counters = Arc::new(counters.await?);
        Ok(Self::made(config, content, counters, Arc::new(master), store, clock, entropy))
    }

    /// The service made of parts that are open already.
    #[must_use]
    pub fn of(
        config: Config,
        content: Arc<Content>,
        master: Arc<MasterKey>,
        store: Store,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Self {
        let counters = Arc::new(Counters::open(&config, &content, clock.now()));
        Self::made(Arc::new(config), content, counters, master, store, clock, entropy)
    }

    fn made(
        config: Arc<Config>,
        content: Arc<Content>,
        counters: Arc<Counters>,
        master: Arc<MasterKey>,
        store: Store,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Self {
        let allowance = Allowance { for_an_address: config.draft_bytes_per_address, in_all: config.draft_bytes };
        let drafts = Drafts::new(store.clone(), master.clone(), entropy.clone(), allowance);
        let closed = Arc::new(Closed::open(&config, &content));
        let csp = Arc::new(Policies::of(&content));
        let (wake, turned_away, occupancy, tries) = Default::default();
        Self(Arc::new(Parts {
            config,
            content,
            csp,
            store,
            drafts,
            master,
            clock,
            entropy,
            counters,
            occupancy,
            tries,
            closed,
            wake,
            turned_away,
        }))
    }

    /// The same service with another source of chance, for tests of what chance makes rare.
    #[must_use]
    pub fn with_entropy(&self, entropy: Arc<dyn Entropy>) -> Self {
        Self(Arc::new(Parts { entropy, ..Parts::clone(self) }))
    }

    /// A forwarder to the queues of the configuration.
    #[must_use]
    pub fn forwarder(&self) -> Forwarder {
        let queue: Arc<dyn Queue> = match self.broker() {
            Broker::Embedded => Arc::new(EmbeddedInbox::new(self.store.clone(), self.clock.clone())),
            Broker::Nats(nats) => Arc::new(nats),
            Broker::RabbitMq(rabbitmq) => Arc::new(rabbitmq),
        };
        let offer_again_after = TimeDelta::seconds(self.config.offer_again_after_s.get().into());
        self.forwarder_to(Queues::new(queue, &self.config.trusted_queues, offer_again_after))
    }

    /// The broker of the configuration, not connected. Each has a connection of its own: RabbitMQ stops reading from those
    /// that publish while it is short of memory or disk, and a back office's words shall be heard even then.
    #[must_use]
    pub fn broker(&self) -> Broker {
        let offer_again_after = Duration::from_secs(self.config.offer_again_after_s.get().into());
        Broker::of(self.config.broker_url.as_deref(), offer_again_after, self.config.shared_status)
    }

    /// The forwarder of another channel, or to other queues.
    #[must_use]
    pub fn forwarder_to(&self, transport: impl Transport + 'static) -> Forwarder {
        let (master, clock, entropy) = (self.master.clone(), self.clock.clone(), self.entropy.clone());
        let signals = Signals { wake: self.wake.clone(), turned_away: self.turned_away.clone() };
        Forwarder::new(self.store.clone(), Arc::new(transport), master, clock, entropy, signals)
    }

    /// What records the words of back offices.
    #[must_use]
    pub fn back_office(&self) -> BackOffice {
        BackOffice::new(self.clone())
    }
}
