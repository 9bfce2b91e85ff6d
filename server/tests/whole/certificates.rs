//! Brokers behind TLS whose certificate is expired, a stranger's or another host's: nothing is handed over,
//! nothing is lost, the reason is in words, and delivery goes on by itself once the certificate is good.
//!
//! The portal is the real program, told whom to trust as any machine is. NATS speaks TLS itself. In front of
//! RabbitMQ, which would take ten seconds for each certificate, somebody speaks TLS in its place: on the wire
//! that is the same, for AMQP knows nothing of it.

use std::{path::PathBuf, sync::Arc};

use async_nats::{ConnectOptions, jetstream};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use server::store::{Store, outbox::ListedEvent};
use tempfile::TempDir;
use tokio_rustls::rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};

use crate::{
    brokers::{Kept, OwnBroker},
    database::service,
    offices::{Broker, Office, on_each_broker, until, word},
    portal::Outcome,
    program::{Program, Settings},
    proxy::Proxy,
    wire::WirePhone,
};

on_each_broker![a_broker_with_a_bad_certificate_is_given_nothing];

const QUEUE: &str = "crime-recording";
const HOST: &str = "127.0.0.1";
/// Years in which certificates end.
const LONG_AGO: i32 = 2020;
const LONG_AHEAD: i32 = 2090;

type Failure = Box<dyn std::error::Error>;

/// Somebody who issues certificates.
struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key.
struct Certificate {
    certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Authority {
    fn new(name: &str) -> Result<Self, rcgen::Error> {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        Ok(Self(CertifiedIssuer::self_signed(params, KeyPair::generate()?)?))
    }

    /// A certificate for a host, good until the first day of that year.
    fn issue(&self, host: &str, until_year: i32) -> Result<Certificate, rcgen::Error> {
        let mut params = CertificateParams::new([host.to_owned()])?;
        params.not_after = date_time_ymd(until_year, 1, 1);
        let key = KeyPair::generate()?;
        Ok(Certificate { certificate: params.signed_by(&key, &self.0)?, key })
    }
}

/// A broker that can be reached by TLS alone.
enum Guarded {
    Nats { broker: OwnBroker, folder: TempDir },
    RabbitMq { office: Box<Office>, proxy: Proxy },
}

impl Guarded {
    async fn start(kind: Broker, certificate: &Certificate) -> Result<Self, Failure> {
        match kind {
            Broker::Nats => {
                let folder = tempfile::tempdir()?;
                write(&folder, certificate)?;
                let [chain, key] = ["chain.pem", "key.pem"].map(|name| folder.path().join(name).display().to_string());
                let tls = ["--tls", "--tlscert", &chain, "--tlskey", &key];
                Ok(Self::Nats { broker: OwnBroker::start_with(kind, &tls).await?, folder })
            }
            Broker::RabbitMq => {
                let office = Office::open(kind).await?;
                let port = service("RABBITMQ_URL").rsplit(':').next().unwrap_or_default().parse()?;
                let proxy = Proxy::to(port).await?;
                proxy.speak_tls(tls(certificate)?);
                Ok(Self::RabbitMq { office: Box::new(office), proxy })
            }
        }
    }

    fn url(&self) -> String {
        match self {
            Self::Nats { broker, .. } => format!("tls://{HOST}:{}", broker.port),
            Self::RabbitMq { proxy, .. } => format!("amqps://guest:guest@{HOST}:{}", proxy.port),
        }
    }

    /// Comes back with another certificate; every connection there was is gone.
    async fn present(&mut self, certificate: &Certificate) -> Outcome {
        match self {
            Self::Nats { broker, folder } => {
                write(folder, certificate)?;
                broker.restart(Kept::Everything).await?;
            }
            Self::RabbitMq { proxy, .. } => {
                proxy.speak_tls(tls(certificate)?);
                proxy.cut();
            }
        }
        Ok(())
    }

    /// A back office on it, and whoever speaks TLS for it.
    async fn into_office(self, trusted: PathBuf) -> Result<(Office, Option<Proxy>), Failure> {
        match self {
            Self::Nats { broker, .. } => {
                let options = ConnectOptions::new().add_root_certificates(trusted);
                let client = options.connect(format!("tls://{HOST}:{}", broker.port)).await?;
                Ok((Office::Nats { server: broker, context: jetstream::new(client) }, None))
            }
            Self::RabbitMq { office, proxy } => Ok((*office, Some(proxy))),
        }
    }
}

fn write(folder: &TempDir, certificate: &Certificate) -> std::io::Result<()> {
    std::fs::write(folder.path().join("chain.pem"), certificate.certificate.pem())?;
    std::fs::write(folder.path().join("key.pem"), certificate.key.serialize_pem())
}

fn tls(certificate: &Certificate) -> Result<ServerConfig, Failure> {
    let key = PrivateKeyDer::try_from(certificate.key.serialize_der())?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.certificate.der().clone()], key)?;
    Ok(config)
}

/// The portal's only event of a reference.
async fn event(store: &Store, reference: &str) -> ListedEvent {
    let mut events = store.outbox_of(reference).await.expect("the outbox can be read");
    events.pop().expect("the event is stored")
}

/// The event stays where it is, and the outbox and the log say why.
async fn waits(store: &Store, reference: &str, words: &str, settings: &Settings) {
    let reason = async || event(store, reference).await.last_error.unwrap_or_default();
    until(&format!("the outbox says {words}"), async || reason().await.contains(words)).await;
    let event = event(store, reference).await;
    assert!(event.state == "waiting" && event.handed_over_at.is_none(), "{event:?}");
    assert!(settings.log().contains(words), "the log says {words}");
}

async fn is_in_state(store: &Store, reference: &str, state: &str) {
    until(&format!("{reference} is {state}"), async || event(store, reference).await.state == state).await;
}

async fn a_broker_with_a_bad_certificate_is_given_nothing(kind: Broker) -> Outcome {
    let (ours, stranger) = (Authority::new("Our authority")?, Authority::new("A stranger")?);
    let (good, expired) = (ours.issue(HOST, LONG_AHEAD)?, ours.issue(HOST, LONG_AGO)?);
    let bad = [
        (stranger.issue(HOST, LONG_AHEAD)?, "UnknownIssuer"),
        (ours.issue("elsewhere.example", LONG_AHEAD)?, "not valid for"),
    ];
    let folder = tempfile::tempdir()?;
    let trusted = folder.path().join("trusted.pem");
    std::fs::write(&trusted, ours.0.pem())?;
    let mut broker = Guarded::start(kind, &expired).await?;
    let settings = Settings::new(folder.path(), broker.url())?.with("SSL_CERT_FILE", trusted.display().to_string());
    let _program = Program::start(&settings).await?;
    let first = WirePhone::new(settings.port).report().await;
    let store = Store::open_existing(&settings.sqlite()).await?;
    waits(&store, &first, "expired", &settings).await;
    for (certificate, words) in &bad {
        broker.present(certificate).await?;
        waits(&store, &first, words, &settings).await;
    }
    broker.present(&good).await?;
    is_in_state(&store, &first, "handed-over").await;

    // It was connected, and finds an expired certificate when it has to connect again.
    broker.present(&expired).await?;
    let second = WirePhone::new(settings.port).report().await;
    waits(&store, &second, "expired", &settings).await;
    broker.present(&good).await?;
    is_in_state(&store, &second, "handed-over").await;

    let (office, _proxy) = broker.into_office(trusted).await?;
    for reference in [first, second] {
        let arrived = office.next(QUEUE).await?;
        assert_eq!(arrived.envelope["subject"], *reference);
        office.say(QUEUE, word(&arrived.envelope, "accepted").to_string().as_bytes()).await?;
        is_in_state(&store, &reference, "acknowledged").await;
    }
    assert!(office.try_next(QUEUE).await?.is_none(), "nothing arrived twice");
    Ok(())
}
