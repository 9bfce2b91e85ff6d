//! Which addresses may be used without TLS. Passwords, and on a broker whole reports, go through them, so another
//! machine is spoken to in clear only where the operator has named it.

use std::{net::IpAddr, str::FromStr};

use async_nats::ServerAddr;
use axum::http::Uri;
use lapin::uri::{AMQPScheme, AMQPUri};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::{ConfigError, without_secrets};

/// The variable that names the exceptions.
const ALLOW: &str = "FRONT_COUNTER_ALLOW_PLAINTEXT";

/// Hosts that may be spoken to in clear although they are other machines.
pub(super) struct Plaintext {
    allowed: Vec<String>,
}

/// Where an address leads, as the library that connects reads it.
#[derive(Debug, PartialEq, Eq)]
enum Leads {
    /// To a file, to a socket of this machine, or through TLS.
    Safely,
    /// Without TLS to this host, which may be this machine.
    InClear(String),
}

impl Plaintext {
    /// Reads the exceptions.
    ///
    /// # Errors
    /// Something among them is no host.
    pub(super) fn read(lookup: &dyn Fn(&'static str) -> Option<String>) -> Result<Self, ConfigError> {
        let value = lookup(ALLOW).unwrap_or_default();
        let hosts = value.split(',').map(str::trim).filter(|host| !host.is_empty());
        let reason = "write host names or addresses between commas, without scheme and port";
        let refused = |host: &str| ConfigError { variable: ALLOW, value: without_secrets(host), reason };
        let allowed = hosts.map(|host| if is_host(host) { Ok(canonical(host)) } else { Err(refused(host)) });
        Ok(Self { allowed: allowed.collect::<Result<_, _>>()? })
    }

    /// Refuses a database, broker or mail server on another machine that would be spoken to without TLS.
    ///
    /// # Errors
    /// It would be, or the address cannot be read. The error names the host, never user or password.
    pub(super) fn check(&self, variable: &'static str, url: &str) -> Result<(), ConfigError> {
        let kind = Kind::of(url);
        let refused = |value, reason| Err(ConfigError { variable, value, reason });
        if kind == Kind::Amqp && host_is_bracketed(url) {
            // lapin takes no address in brackets, and connects to localhost instead.
            return refused(without_secrets(url), "write the broker's name: an IPv6 address cannot be used here");
        }
        match leads(kind, url) {
            None => refused(without_secrets(url), kind.shape()),
            Some(Leads::InClear(host)) if !is_this_machine(&host) && !self.allowed.contains(&canonical(&host)) => {
                refused(shown(url, &host), kind.in_clear())
            }
            Some(_) => Ok(()),
        }
    }
}

/// Who reads an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
    Nats,
    Amqp,
    Smtp,
}

impl Kind {
    fn of(url: &str) -> Self {
        match url.split(':').next() {
            Some("sqlite") => Self::Sqlite,
            Some("postgres" | "postgresql") => Self::Postgres,
            Some("amqp" | "amqps") => Self::Amqp,
            Some("smtp" | "smtps") => Self::Smtp,
            _ => Self::Nats,
        }
    }

    const fn shape(self) -> &'static str {
        match self {
            Self::Sqlite | Self::Postgres => {
                "write sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full, with %40, %2F, %3F \
                 and %23 for @, /, ? and # in a password"
            }
            Self::Nats => "write nats://HOST:PORT or tls://HOST:PORT, with USER:PASSWORD@ or TOKEN@ before the host",
            Self::Amqp => {
                "write amqp://USER:PASSWORD@HOST:PORT or amqps://USER:PASSWORD@HOST, with %40, %2F, %3F and %23 for \
                 @, /, ? and # in a password"
            }
            Self::Smtp => {
                "write smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST:PORT?tls=required, with %40, %2F, %3F \
                 and %23 for @, /, ? and # in a password"
            }
        }
    }

    const fn in_clear(self) -> &'static str {
        match self {
            Self::Sqlite | Self::Postgres => {
                "that is another machine, and the connection would not be encrypted for certain: add \
                 sslmode=verify-full, or name the host in FRONT_COUNTER_ALLOW_PLAINTEXT"
            }
            Self::Nats | Self::Amqp => {
                "that is another machine, and passwords and reports would go there unencrypted: write tls:// or \
                 amqps://, or name the host in FRONT_COUNTER_ALLOW_PLAINTEXT"
            }
            Self::Smtp => {
                "that is another machine, and passwords and letters would go there unencrypted: write smtps:// or add \
                 ?tls=required, or name the host in FRONT_COUNTER_ALLOW_PLAINTEXT"
            }
        }
    }
}

/// `None` where the library that connects cannot read the address.
fn leads(kind: Kind, url: &str) -> Option<Leads> {
    match kind {
        Kind::Sqlite => Some(Leads::Safely),
        Kind::Postgres => Some(postgres(&PgConnectOptions::from_str(url).ok()?)),
        Kind::Nats => {
            let server: ServerAddr = url.parse().ok()?;
            let is_safe = server.tls_required();
            Some(if is_safe { Leads::Safely } else { Leads::InClear(server.host().to_owned()) })
        }
        Kind::Amqp => {
            let AMQPUri { scheme, authority, .. } = url.parse().ok()?;
            Some(if scheme == AMQPScheme::AMQPS { Leads::Safely } else { Leads::InClear(authority.host) })
        }
        Kind::Smtp => smtp(url),
    }
}

/// The options are those that SQLx connects with: parameters override the address, and the environment (`PGHOST`,
/// `PGSSLMODE`) fills in what it leaves open. `prefer`, the default, goes on in clear where the server, or whoever
/// stands in between, wants no TLS. `require` encrypts, but does not ask for whom.
fn postgres(options: &PgConnectOptions) -> Leads {
    let is_socket = options.get_socket().is_some() || options.get_host().starts_with('/');
    match options.get_ssl_mode() {
        _ if is_socket => Leads::Safely,
        PgSslMode::Require | PgSslMode::VerifyCa | PgSslMode::VerifyFull => Leads::Safely,
        PgSslMode::Disable | PgSslMode::Allow | PgSslMode::Prefer => Leads::InClear(options.get_host().to_owned()),
    }
}

/// With `tls=opportunistic` a server that is asked for TLS may say that it has none, and so may whoever stands between.
fn smtp(url: &str) -> Option<Leads> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).ok()?;
    let address: Uri = url.parse().ok()?;
    let mut options = form_urlencoded::parse(address.query().unwrap_or_default().as_bytes());
    let is_required = options.find(|(name, _)| name == "tls").is_some_and(|(_, value)| value == "required");
    let is_safe = is_required || address.scheme_str() == Some("smtps");
    if is_safe { Some(Leads::Safely) } else { Some(Leads::InClear(address.host()?.to_owned())) }
}

/// Loopback by name or number. Spellings that only some resolvers understand (`127.1`, `0x7f.1`) are not taken for it.
fn is_this_machine(host: &str) -> bool {
    let host = canonical(host);
    host.parse::<IpAddr>().map_or(host == "localhost", |address| address.is_loopback())
}

/// One spelling for each host: lower case, no brackets, no dot at the end; IPv4 inside IPv6 is IPv4.
fn canonical(host: &str) -> String {
    let bare = host.trim_matches(['[', ']']);
    match bare.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().to_string(),
        Err(_) => bare.strip_suffix('.').unwrap_or(bare).to_ascii_lowercase(),
    }
}

/// A name or an address, so that an exception with a port or a star is refused rather than never used.
fn is_host(text: &str) -> bool {
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
    text.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() || is_name(text)
}

/// What stands between `://` and the path.
fn authority(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

fn host_is_bracketed(url: &str) -> bool {
    authority(url).0.rsplit('@').next().is_some_and(|host| host.starts_with('['))
}

/// Scheme and host. A password with a `/` in it ends what is read as the host too early: then part of it stands there.
fn shown(url: &str, host: &str) -> String {
    let scheme = url.split(':').next().unwrap_or_default();
    let may_be_a_password = authority(url).1.contains('@');
    if may_be_a_password { format!("{scheme}://…") } else { format!("{scheme}://{host}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, allowed: &str) -> Result<(), String> {
        let read = Plaintext::read(&|_| Some(allowed.to_owned())).and_then(|plain| plain.check("THE_VARIABLE", url));
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn another_machine_is_not_spoken_to_in_clear() {
        let refused = [
            "postgres://u:secret@db.example/x",
            "postgresql://u:secret@db.example/x?sslmode=prefer",
            "postgres://u:secret@db.example/x?sslmode=allow",
            "postgres://u:secret@db.example/x?ssl-mode=DISABLE",
            "postgres://u:secret@db.example/x?sslmode=verify-full&sslmode=disable",
            "postgres://u:secret@localhost/x?host=db.example",
            "postgres://u@localhost/x?hostaddr=192.0.2.1&password=secret",
            "postgres://u:secret@127.0.0.1,db.example/x",
            "postgres://u:secret@localhost.db.example/x",
            "postgres://u:secret@0.0.0.0/x",
            "postgres://u:secret@[::ffff:192.0.2.1]/x",
            "postgres://u:secret@[2001:db8::1]/x",
            "postgres://u:secret@127.1/x",
            "postgres://localhost:secret@db.example/x",
            "nats://u:secret@nats.example",
            "nats://secret@nats.example:4222",
            "nats://127.0.0.1:secret@nats.example",
            "nats://127.0.0.1,nats.example",
            "nats://localhost@nats.example",
            "nats://[::2]",
            "nats://128.0.0.1",
            "amqp://u:secret@rabbit.example/vhost",
            "amqp://u:secret@rabbit.example?heartbeat=10",
            "amqp://127.0.0.1.rabbit.example",
            "amqp://u:secret@[::1]:5672",
            "amqp://u:secret@[2001:db8::1]:5672",
            "smtp://u:secret@mail.example",
            "smtp://u:secret@mail.example:587?tls=opportunistic",
            "smtp://u:secret@mail.example?tls=Required",
            "smtp://u:secret@mail.example?tls=opportunistic&tls=required",
            "smtp://u:secret@mail.example/name?x=tls=required",
            "smtp://localhost:secret@mail.example",
            "smtp://u:secret@[2001:db8::1]",
        ];
        for url in refused {
            let said = check(url, "").expect_err(url);
            assert!(said.starts_with("THE_VARIABLE is `") && !said.contains("secret"), "{url}: {said}");
        }
        let named = check("nats://u:secret@nats.example:4222", "").unwrap_err();
        assert!(named.contains("nats.example") && named.contains(ALLOW), "{named}");
    }

    #[test]
    fn this_machine_and_tls_are_fine() {
        let fine = [
            "sqlite:data/front-counter.sqlite",
            "postgres://u:secret@localhost/x",
            "postgres://u:secret@LocalHost./x",
            "postgres://u@127.0.0.1:15432",
            "postgres://u@127.8.9.10/x?sslmode=disable",
            "postgres://u@[::1]/x",
            "postgres://u@[::ffff:127.0.0.1]/x",
            "postgres://u@%2Fvar%2Frun%2Fpostgresql/x",
            "postgres://u@db.example/x?host=/var/run/postgresql",
            "postgres://u@db.example/x?host=localhost",
            "postgres://u@db.example/x?sslmode=require",
            "postgres://u@db.example/x?sslmode=VERIFY-CA&sslrootcert=/ca.pem",
            "postgres://u@db.example/x?ssl-mode=verify-full",
            "nats://u:secret@localhost:4222",
            "nats://127.0.0.1",
            "nats://[::1]:4222",
            "tls://u:secret@nats.example",
            "amqp://u:secret@localhost./",
            "amqp://guest:guest@127.0.0.1:5672",
            "amqps://u:secret@rabbit.example",
            "smtp://127.0.0.1:2525",
            "smtp://u:secret@localhost",
            "smtp://[::1]:25",
            "smtps://u:secret@mail.example",
            "smtp://u:secret@mail.example:587?tls=required",
            "smtp://u:sec%40ret@mail.example/counter.example?tls=required",
        ];
        for url in fine {
            assert_eq!(check(url, ""), Ok(()), "{url}");
        }
    }

    #[test]
    fn the_operator_names_exceptions() {
        let allowed = "db.example, Rabbit.Example. ,192.0.2.7,[2001:db8::1]";
        for url in [
            "postgres://u@DB.example/x",
            "nats://db.example.",
            "amqp://rabbit.example",
            "nats://[::ffff:192.0.2.7]",
            "nats://[2001:DB8::1]:4222",
        ] {
            assert_eq!(check(url, allowed), Ok(()), "{url}");
        }
        for url in ["nats://x.db.example", "nats://db.example.org", "nats://192.0.2.70", "nats://db"] {
            assert!(check(url, allowed).is_err(), "{url}");
        }
        for no_host in ["*", "db.example:5432", "nats://db.example", "a b", "u:secret@db.example"] {
            let said = check("nats://localhost", no_host).expect_err(no_host);
            assert!(said.starts_with(ALLOW) && !said.contains("secret"), "{said}");
        }
    }

    #[test]
    fn what_may_be_a_password_is_not_quoted() {
        for url in [
            "nats://sec/ret@nats.example",
            "postgres://sec#ret@db.example/x",
            "amqp://u:sec/ret@rabbit.example",
            "postgres://u:p?sec@db.example/x",
        ] {
            let said = check(url, "").expect_err(url);
            assert!(!said.contains("sec"), "{url}: {said}");
        }
    }
}
