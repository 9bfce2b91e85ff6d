//! The databases that the contract holds on: SQLite in a folder of its own, and a real PostgreSQL.

use futures::TryStreamExt;
use server::store::{Store, StoreError, inbox::Received, outbox::ListedEvent};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row, any::install_default_drivers};

/// A kind of database for a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// Makes a test of each function for each database.
macro_rules! on_each_database {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $test() -> crate::portal::Outcome {
                super::$test(crate::database::Database::Sqlite).await
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $test() -> crate::portal::Outcome {
                super::$test(crate::database::Database::Postgres).await
            })+
        }
    };
}
pub(crate) use on_each_database;

/// The address of a real service that `cargo xtask test` started.
#[expect(clippy::disallowed_methods, reason = "tests are told where the services are")]
pub fn service(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: cargo xtask test starts what tests need"))
}

/// How often a test does something: `cargo xtask soak` asks for more.
#[expect(clippy::disallowed_methods, reason = "a soak run says how long it may take")]
pub fn times(variable: &str, in_tests: u32) -> u32 {
    std::env::var(variable).ok().and_then(|times| times.parse().ok()).unwrap_or(in_tests)
}

/// Everything at once: a test has little.
pub trait Listed {
    async fn outbox(&self) -> Result<Vec<ListedEvent>, StoreError>;
    async fn outbox_in_state(&self, state: &'static str) -> Result<Vec<ListedEvent>, StoreError>;
    async fn inbox(&self) -> Result<Vec<Received>, StoreError>;
}

impl Listed for Store {
    async fn outbox(&self) -> Result<Vec<ListedEvent>, StoreError> {
        self.list_outbox(None).try_collect().await
    }

    async fn outbox_in_state(&self, state: &'static str) -> Result<Vec<ListedEvent>, StoreError> {
        self.list_outbox(Some(state)).try_collect().await
    }

    async fn inbox(&self) -> Result<Vec<Received>, StoreError> {
        self.list_inbox().try_collect().await
    }
}

/// Whether anybody in this database, on PostgreSQL, waits for what somebody else holds.
pub async fn waits_for_a_lock(connection: &mut AnyConnection) -> bool {
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let waiting = sqlx::query(sql).fetch_one(connection).await.and_then(|row| row.try_get::<i64, _>(0));
    waiting.expect("the activity can be read") > 0
}

/// A new empty database on the PostgreSQL server.
pub async fn new_postgres_database() -> Result<String, sqlx::Error> {
    install_default_drivers();
    let server = service("POSTGRES_URL");
    let name = format!("test_{}", uuid::Uuid::now_v7().simple());
    let mut connection = AnyConnection::connect(&format!("{server}/postgres")).await?;
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
    Ok(format!("{server}/{name}"))
}
