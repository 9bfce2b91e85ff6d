//! How the portal runs: read from the environment here and nowhere else. The table in `README.md` lists
//! every variable; `xtask tidy` compares the two.

mod mail;
mod plaintext;

use std::{
    net::SocketAddr,
    num::{NonZeroU32, NonZeroUsize},
    path::PathBuf,
};

use journey::queue::Queue;

pub use mail::MailServer;
use plaintext::Plaintext;

/// What a database's address begins with.
const DATABASES: &[&str] = &["sqlite:", "postgres://", "postgresql://"];
/// What a broker's address begins with.
const BROKERS: &[&str] = &["nats://", "tls://", "amqp://", "amqps://"];
/// How a database's address is written.
const DATABASE_SHAPE: &str = "write sqlite:FILE or postgres://USER@HOST/DATABASE";

/// How a limit is written.
const A_NUMBER: &str = "write a number from 1";

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the portal listens.
    pub site_addr: SocketAddr,
    /// The folder with `pkg/` and the static files.
    pub site_root: PathBuf,
    /// The database file, keys and whatever else is kept.
    pub data_dir: PathBuf,
    /// Where `/healthz`, `/readyz` and `/metrics` are.
    pub admin_addr: SocketAddr,
    /// `sqlite:…` or `postgres://…`; a file in the data folder where not set.
    pub database_url: String,
    /// `nats://…` or `amqp://…`; the embedded inbox where not set.
    pub broker_url: Option<String>,
    /// The mail server; without one a sample portal keeps letters as files, and any other offers none.
    pub mail: Option<MailServer>,
    /// The database that `copy` reads.
    pub copy_from_url: Option<String>,
    /// The empty database that `copy` fills.
    pub copy_to_url: Option<String>,
    /// Queues whose events are done when the broker has them.
    pub trusted_queues: Vec<Queue>,
    /// Back offices may also answer where any of them can speak of any event, as all did before each had a subject of
    /// its own.
    pub shared_status: bool,
    /// Seconds after which an event is offered again that no back office acknowledged.
    pub offer_again_after_s: NonZeroU32,
    /// Journeys, words and the service's own settings.
    pub content_dir: PathBuf,
    /// The address people use.
    pub public_url: Option<String>,
    /// The key that wraps every other key.
    pub master_key_file: PathBuf,
    /// Answers a second that one client address may post for long; ten times as many at once.
    pub posts_per_second: NonZeroU32,
    /// Searches a second that one client address may make for long; ten times as many at once.
    pub searches_per_second: NonZeroU32,
    /// Connections at a time; as many as the machine allows, up to 8,192, where not set.
    pub connections: Option<NonZeroUsize>,
    /// Connections at a time from one client address, where no proxy is trusted.
    pub connections_per_address: NonZeroUsize,
    /// Bytes of drafts that one client address may store in a day.
    pub draft_bytes_per_address: i64,
    /// Bytes of drafts that are stored in all.
    pub draft_bytes: i64,
    /// The client address is the last one in `X-Forwarded-For`.
    pub trusts_proxy: bool,
    /// Who has become another user by `sudo`, for the audit.
    pub sudo_user: Option<String>,
    /// What is logged, as `tracing` filters write it.
    pub log: String,
}

/// A variable that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{variable} is `{value}`: {reason}")]
pub struct ConfigError {
    variable: &'static str,
    value: String,
    reason: &'static str,
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// The first variable that cannot be used, with what it should be.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_lookup(&variable)
    }

    /// Reads variables from anywhere.
    ///
    /// # Errors
    /// As [`Self::from_env`].
    pub fn from_lookup(lookup: &dyn Fn(&'static str) -> Option<String>) -> Result<Self, ConfigError> {
        let path = |name, default: PathBuf| lookup(name).map_or(default, PathBuf::from);
        let data_dir = path("FRONT_COUNTER_DATA_DIR", "./data".into());
        let in_data_dir = || format!("sqlite:{}", data_dir.join("front-counter.sqlite").display());
        let plaintext = Plaintext::read(lookup)?;
        let database = |variable| safe(one_of(lookup, variable, DATABASES, DATABASE_SHAPE)?, variable, &plaintext);
        Ok(Self {
            site_addr: parsed(lookup, "LEPTOS_SITE_ADDR", "127.0.0.1:3000", "write an address and a port")?,
            site_root: path("LEPTOS_SITE_ROOT", "./target/site".into()),
            admin_addr: parsed(lookup, "FRONT_COUNTER_ADMIN_ADDR", "127.0.0.1:3001", "write an address and a port")?,
            database_url: database("FRONT_COUNTER_DATABASE_URL")?.unwrap_or_else(in_data_dir),
            broker_url: broker_url(lookup, &plaintext)?,
            mail: MailServer::read(lookup, &plaintext)?,
            copy_from_url: database("FRONT_COUNTER_COPY_FROM_URL")?,
            copy_to_url: database("FRONT_COUNTER_COPY_TO_URL")?,
            trusted_queues: queues(lookup, "FRONT_COUNTER_TRUSTED_QUEUES")?,
            shared_status: parsed(lookup, "FRONT_COUNTER_SHARED_STATUS", "true", "write true or false")?,
            offer_again_after_s: parsed(lookup, "FRONT_COUNTER_OFFER_AGAIN_AFTER_S", "300", "write seconds from 1")?,
            content_dir: path("FRONT_COUNTER_CONTENT_DIR", "./content".into()),
            public_url: public_url(lookup)?,
            master_key_file: path("FRONT_COUNTER_MASTER_KEY_FILE", data_dir.join("master.key")),
            posts_per_second: parsed(lookup, "FRONT_COUNTER_POSTS_PER_SECOND", "20", A_NUMBER)?,
            searches_per_second: parsed(lookup, "FRONT_COUNTER_SEARCHES_PER_SECOND", "20", A_NUMBER)?,
            connections: optional(lookup, "FRONT_COUNTER_CONNECTIONS", A_NUMBER)?,
            connections_per_address: parsed(lookup, "FRONT_COUNTER_CONNECTIONS_PER_ADDRESS", "512", A_NUMBER)?,
            draft_bytes_per_address: mebibytes(lookup, "FRONT_COUNTER_DRAFT_MIB_PER_ADDRESS", "128")?,
            draft_bytes: mebibytes(lookup, "FRONT_COUNTER_DRAFT_MIB", "2048")?,
            trusts_proxy: parsed(lookup, "FRONT_COUNTER_TRUST_PROXY", "false", "write true or false")?,
            sudo_user: lookup("SUDO_USER"),
            log: lookup("FRONT_COUNTER_LOG").unwrap_or_else(|| "info".to_owned()),
            data_dir,
        })
    }

    /// Where the database is, for people: an address of PostgreSQL may hold a password.
    #[must_use]
    pub fn database_place(&self) -> String {
        self.database_url.strip_prefix("sqlite:").map_or_else(|| without_secrets(&self.database_url), str::to_owned)
    }

    /// People reach the portal over https, so cookies and headers may say so.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// A variable that is set to something.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn variable(name: &'static str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn parsed<T: std::str::FromStr>(
    lookup: &dyn Fn(&'static str) -> Option<String>,
    variable: &'static str,
    default: &str,
    reason: &'static str,
) -> Result<T, ConfigError> {
    let value = lookup(variable).unwrap_or_else(|| default.to_owned());
    value.parse().map_err(|_| ConfigError { variable, value, reason })
}

fn optional<T: std::str::FromStr>(
    lookup: &dyn Fn(&'static str) -> Option<String>,
    variable: &'static str,
    reason: &'static str,
) -> Result<Option<T>, ConfigError> {
    lookup(variable).map(|value| value.parse().map_err(|_| ConfigError { variable, value, reason })).transpose()
}

/// A number of mebibytes, as bytes.
fn mebibytes(
    lookup: &dyn Fn(&'static str) -> Option<String>,
    variable: &'static str,
    default: &str,
) -> Result<i64, ConfigError> {
    let mebibytes: NonZeroU32 = parsed(lookup, variable, default, "write mebibytes from 1")?;
    Ok(i64::from(mebibytes.get()) * 1024 * 1024)
}

/// The portal is at the root of its host: cookies and the trusted origin would not fit elsewhere.
fn public_url(lookup: &dyn Fn(&'static str) -> Option<String>) -> Result<Option<String>, ConfigError> {
    let (variable, reason) = ("FRONT_COUNTER_PUBLIC_URL", "write the host people use, such as https://counter.example");
    let url = one_of(lookup, variable, &["https://", "http://"], reason)?;
    match url {
        Some(value) if value.split("://").nth(1).is_some_and(|host| host.contains(['/', '?', '#'])) => {
            Err(ConfigError { variable, value, reason })
        }
        url => Ok(url),
    }
}

fn broker_url(
    lookup: &dyn Fn(&'static str) -> Option<String>,
    plaintext: &Plaintext,
) -> Result<Option<String>, ConfigError> {
    let variable = "FRONT_COUNTER_BROKER_URL";
    let reason =
        "write nats://HOST:PORT, tls://HOST:PORT, amqp://USER:PASSWORD@HOST:PORT or amqps://USER:PASSWORD@HOST";
    safe(one_of(lookup, variable, BROKERS, reason)?, variable, plaintext)
}

/// An address that the client who connects can read, and that sends nothing in clear to another machine. A client that
/// cannot read its address would complain each second and never connect.
fn safe(url: Option<String>, variable: &'static str, plaintext: &Plaintext) -> Result<Option<String>, ConfigError> {
    url.map(|url| plaintext.check(variable, &url).map(|()| url)).transpose()
}

/// Queue names between commas.
fn queues(lookup: &dyn Fn(&'static str) -> Option<String>, variable: &'static str) -> Result<Vec<Queue>, ConfigError> {
    let value = lookup(variable).unwrap_or_default();
    let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
    let queues: Option<Vec<Queue>> = names.map(Queue::parse).collect();
    queues.ok_or(ConfigError { variable, value, reason: "write names of queues between commas" })
}

fn one_of(
    lookup: &dyn Fn(&'static str) -> Option<String>,
    variable: &'static str,
    schemes: &[&str],
    reason: &'static str,
) -> Result<Option<String>, ConfigError> {
    match lookup(variable) {
        Some(value) if !schemes.iter().any(|scheme| value.starts_with(scheme)) => {
            Err(ConfigError { variable, value: without_secrets(&value), reason })
        }
        value => Ok(value.map(|value| value.trim_end_matches('/').to_owned())),
    }
}

/// What an address begins with: behind that may be a password.
fn without_secrets(url: &str) -> String {
    format!("{}…", url.chars().take_while(|c| c.is_alphanumeric()).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn a_bad_value_names_its_variable() {
        let cases = [
            ("LEPTOS_SITE_ADDR", "localhost"),
            ("FRONT_COUNTER_DATABASE_URL", "mysql://x"),
            ("FRONT_COUNTER_DATABASE_URL", "postgres://user:secret@host:port/x"),
            ("FRONT_COUNTER_DATABASE_URL", "postgres://user:secret@db.example/x"),
            ("FRONT_COUNTER_COPY_FROM_URL", "postgres://user:secret@db.example/x"),
            ("FRONT_COUNTER_COPY_TO_URL", "postgres://user:secret@db.example/x"),
            ("FRONT_COUNTER_ALLOW_PLAINTEXT", "db.example:5432"),
            ("FRONT_COUNTER_BROKER_URL", "kafka://x"),
            ("FRONT_COUNTER_BROKER_URL", "nats://127.0.0.1:port"),
            ("FRONT_COUNTER_BROKER_URL", "amqp://user:secret@host:port"),
            ("FRONT_COUNTER_BROKER_URL", "nats://secret@broker.example"),
            ("FRONT_COUNTER_SMTP_URL", "https://mail.example"),
            ("FRONT_COUNTER_SMTP_URL", "smtp://user:secret@mail.example"),
            ("FRONT_COUNTER_SMTP_URL", "smtp://user:secret@mail.example?tls=opportunistic"),
            ("FRONT_COUNTER_PUBLIC_URL", "counter.example"),
            ("FRONT_COUNTER_PUBLIC_URL", "https://counter.example/portal"),
            ("FRONT_COUNTER_ADMIN_ADDR", "3001"),
            ("FRONT_COUNTER_TRUSTED_QUEUES", "property,lost"),
            ("FRONT_COUNTER_OFFER_AGAIN_AFTER_S", "0"),
            ("FRONT_COUNTER_POSTS_PER_SECOND", "0"),
            ("FRONT_COUNTER_SEARCHES_PER_SECOND", "many"),
            ("FRONT_COUNTER_CONNECTIONS", "0"),
            ("FRONT_COUNTER_CONNECTIONS_PER_ADDRESS", "-1"),
            ("FRONT_COUNTER_DRAFT_MIB_PER_ADDRESS", "0"),
            ("FRONT_COUNTER_DRAFT_MIB", "two"),
            ("FRONT_COUNTER_TRUST_PROXY", "maybe"),
        ];
        for (variable, value) in cases {
            let read = Config::from_lookup(&|name| (name == variable).then(|| value.to_owned()));
            let message = read.map(|_| ()).map_err(|error| error.to_string());
            let is_named = |message: String| message.starts_with(variable) && !message.contains("secret");
            assert!(message.is_err_and(is_named), "{variable}");
        }
        assert!(Config::from_lookup(&|_| None).is_ok());
    }

    #[test]
    fn a_mail_server_needs_a_sender_and_somebody_who_reads_answers() {
        let read = |from: Option<&str>, reply_to: Option<&str>| {
            let (from, reply_to) = (from.map(str::to_owned), reply_to.map(str::to_owned));
            let config = Config::from_lookup(&|name| match name {
                "FRONT_COUNTER_SMTP_URL" => Some("smtps://user:secret@mail.example".to_owned()),
                "FRONT_COUNTER_MAIL_FROM" => from.clone(),
                "FRONT_COUNTER_MAIL_REPLY_TO" => reply_to.clone(),
                _ => None,
            });
            config.map(|config| config.mail.is_some()).map_err(|error| error.variable)
        };
        let (from, reply_to) = ("Appointments <visits@counter.example>", "desk@counter.example");
        assert_eq!(read(Some(from), Some(reply_to)), Ok(true));
        assert_eq!(read(None, Some(reply_to)), Err("FRONT_COUNTER_MAIL_FROM"));
        assert_eq!(read(Some("Appointments"), Some(reply_to)), Err("FRONT_COUNTER_MAIL_FROM"));
        assert_eq!(read(Some(from), None), Err("FRONT_COUNTER_MAIL_REPLY_TO"));
    }
}
