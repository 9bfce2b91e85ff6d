//! What differs between the databases; everything else is one set of SQL.

use std::time::Duration;

use sqlx::{AnyConnection, AssertSqlSafe};

/// How long a statement waits for a lock, milliseconds.
const LOCK_WAIT_MS: u32 = 2000;

/// What SQLite's log keeps of the disk once it is written back, bytes: twice what it has when that begins, so that it
/// is cut only after something held it up, such as a long backup.
const LOG_BYTES_MAX: u32 = 16 * 1024 * 1024;

/// PostgreSQL takes back what a process holds that has vanished without a word, milliseconds.
const GONE_AFTER_MS: u32 = 30_000;
/// How long a server may be silent in the middle of a change; more than a lock is waited for.
const SILENT_AT_MOST: Duration = Duration::from_secs(10);

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// One file, in this process.
    Sqlite,
    /// A server that several processes share.
    Postgres,
}

impl Dialect {
    /// By the scheme of its address.
    #[must_use]
    pub fn of_url(url: &str) -> Self {
        if url.starts_with("sqlite:") { Self::Sqlite } else { Self::Postgres }
    }

    /// Of an open connection.
    #[must_use]
    pub fn of(connection: &AnyConnection) -> Self {
        if connection.backend_name() == "SQLite" { Self::Sqlite } else { Self::Postgres }
    }

    /// A connection goes through a network, so it can be gone without a word.
    pub(super) const fn may_lose_connections(self) -> bool {
        matches!(self, Self::Postgres)
    }

    /// How long the database may take for one statement of a change. A file always answers, in its own time.
    pub(super) const fn answers_within(self) -> Duration {
        match self {
            Self::Sqlite => Duration::MAX,
            Self::Postgres => SILENT_AT_MOST,
        }
    }

    /// `mode=rw` makes no file where there is none: that is [`super::files`]' matter.
    pub(super) fn finding(self, url: &str) -> String {
        self.in_mode(url, "rw")
    }

    fn in_mode(self, url: &str, mode: &str) -> String {
        match self {
            Self::Sqlite if !url.contains("mode=") => {
                format!("{url}{}mode={mode}", if url.contains('?') { '&' } else { '?' })
            }
            _ => url.to_owned(),
        }
    }

    /// SQLite's writers take their lock at once: one that waits half way would fail.
    pub(super) const fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// Held to the end of a transaction, by one at a time. On SQLite a transaction that writes is alone anyway.
    pub(super) const fn lock_audit(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("SELECT pg_advisory_xact_lock(hashtext('front-counter audit line'))"),
        }
    }

    /// Begins a transaction, and says to which database: [`super::guard`] compares.
    pub(super) const fn begin_knowing(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE; SELECT database_id FROM identity WHERE id = 1",
            Self::Postgres => "BEGIN; SELECT database_id FROM identity WHERE id = 1",
        }
    }

    /// Counts the tables in which migrations note themselves: none where there is no database of ours yet.
    pub(super) const fn count_of_our_tables(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '_sqlx_migrations'",
            Self::Postgres => {
                "SELECT COUNT(*) FROM information_schema.tables \
                 WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'"
            }
        }
    }

    /// The texts of a column in one, with commas between them.
    pub(super) fn joined(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("group_concat({column}, ',')"),
            Self::Postgres => format!("string_agg({column}, ',')"),
        }
    }

    /// From here on every read sees the same moment.
    pub(super) const fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Before migrations, which wait for each other, and before a copy, whose one end waits for the other.
    pub(super) const fn wait_for_ever(self) -> &'static str {
        match self {
            Self::Sqlite => "PRAGMA busy_timeout = 600000",
            Self::Postgres => "SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0",
        }
    }

    /// Makes the database refuse to change or delete a line of the audit. Triggers are written in each database's own
    /// way, so they are no migration; several processes may do this at once, and doing it again changes nothing.
    pub(super) const fn keep_audit(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "CREATE TRIGGER IF NOT EXISTS audit_not_changed BEFORE UPDATE ON audit \
                 BEGIN SELECT RAISE(ABORT, 'lines of the audit are only ever added'); END; \
                 CREATE TRIGGER IF NOT EXISTS audit_not_deleted BEFORE DELETE ON audit \
                 BEGIN SELECT RAISE(ABORT, 'lines of the audit are only ever added'); END"
            }
            Self::Postgres => {
                "DO $once$ BEGIN \
                 PERFORM pg_advisory_xact_lock(hashtext('front-counter audit')); \
                 IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'audit_kept' AND tgrelid = 'audit'::regclass) THEN \
                 CREATE OR REPLACE FUNCTION audit_kept() RETURNS trigger LANGUAGE plpgsql AS \
                 $refuse$ BEGIN RAISE EXCEPTION 'lines of the audit are only ever added'; END $refuse$; \
                 CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit \
                 FOR EACH STATEMENT EXECUTE FUNCTION audit_kept(); \
                 END IF; END $once$"
            }
        }
    }

    /// What every connection is told first. On SQLite, WAL lets readers go on while one writes, and FULL puts
    /// every commit on disk before it is confirmed; on PostgreSQL, `synchronous_commit` does, whatever the
    /// server's default. Writing the log back every 2,000 pages was measured: fewer cost submissions a second, more
    /// make some of them wait longer.
    pub(super) async fn set_up(self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let settings = match self {
            Self::Sqlite => format!(
                "PRAGMA busy_timeout = {LOCK_WAIT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; \
                 PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = {LOG_BYTES_MAX}"
            ),
            Self::Postgres => format!(
                "SET synchronous_commit = on; SET lock_timeout = {LOCK_WAIT_MS}; \
                 SET idle_in_transaction_session_timeout = {GONE_AFTER_MS}; SET tcp_keepalives_idle = 10; \
                 SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
            ),
        };
        sqlx::raw_sql(AssertSqlSafe(settings)).execute(connection).await?;
        Ok(())
    }
}
