//! A PostgreSQL of a test's own, whose disk it may break. What other tests share is not touched.

use std::{
    fs::Permissions,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
    process::{Child, Command, Stdio},
};

use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

use crate::{
    brokers::{dies_with_us, free_port},
    offices::until,
};

type Failure = Box<dyn std::error::Error>;

/// A PostgreSQL of a test's own.
pub struct OwnPostgres {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl OwnPostgres {
    pub async fn start() -> Result<Self, Failure> {
        // As root it runs as somebody else, who must be able to enter.
        let folder = tempfile::Builder::new().permissions(Permissions::from_mode(0o755)).tempdir()?;
        let (data, port) = (folder.path().join("data"), free_port()?);
        std::fs::create_dir(&data)?;
        if is_root()? {
            assert!(Command::new("chown").arg("postgres:").arg(&data).status()?.success(), "the folder is its own");
        }
        let mut initdb = as_postgres("initdb", &data)?;
        initdb.args(["-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8"]).stdout(Stdio::null());
        assert!(initdb.status()?.success(), "initdb");
        let process = server(&data, port)?.spawn()?;
        let mut postgres = Self { process, port, folder };
        postgres.is_up_again().await;
        Ok(postgres)
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// The first process and those it has started, one for each connection among them.
    pub fn processes(&self) -> Result<Vec<u32>, Failure> {
        let first = self.process.id();
        let children = std::fs::read_to_string(format!("/proc/{first}/task/{first}/children"))?;
        let children: Vec<u32> = children.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        Ok([vec![first], children].concat())
    }

    /// Waits until it answers a query. As often as it stops meanwhile it is started again, as an operator's service
    /// manager does.
    pub async fn is_up_again(&mut self) {
        let (url, data, port) = (self.url(), self.folder.path().join("data"), self.port);
        until("PostgreSQL answers", async || {
            if self.process.try_wait().expect("it can be asked after").is_some() {
                self.process = server(&data, port).and_then(|mut server| server.spawn()).expect("it can be started");
            }
            answers(&url).await.is_ok()
        })
        .await;
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        // Its other processes end when they see that the first is gone.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn answers(url: &str) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect(url).await?;
    sqlx::raw_sql("SELECT 1").execute(&mut connection).await?;
    connection.close().await
}

fn server(data: &Path, port: u16) -> std::io::Result<Command> {
    let mut command = as_postgres("postgres", data)?;
    command.args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

/// It refuses to run as root.
fn as_postgres(program: &str, data: &Path) -> std::io::Result<Command> {
    let mut command = if is_root()? {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig", "TERM", "--", program]);
        command
    } else {
        dies_with_us(program)
    };
    command.arg("-D").arg(data).current_dir("/").stdin(Stdio::null());
    Ok(command)
}

fn is_root() -> std::io::Result<bool> {
    Ok(std::fs::metadata("/proc/self")?.uid() == 0)
}
