//! PostgreSQL on a disk that fails below it: it stops, for it trusts such a disk no more; nobody sees a reference
//! meanwhile, and once it is started again nothing is missing.

use std::{
    fs::Permissions,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use crate::{
    brokers::{OwnBroker, dies_with_us, free_port, takes_connections},
    crowd::{Crowd, is_all_there},
    database::times,
    offices::{Broker, until},
    portal::Outcome,
    program::{Program, Settings},
    strace::Strace,
    wire::WirePhone,
};

/// How the disk fails: what every one of these calls answers.
const FAULTS: [&str; 2] =
    ["inject=pwrite64,pwritev,fallocate:error=ENOSPC", "inject=fdatasync,fsync,sync_file_range:error=EIO"];

/// How often somebody presses while the disk fails.
const PRESSES: usize = 3;

type Failure = Box<dyn std::error::Error>;

#[tokio::test]
async fn a_disk_that_fails_below_postgres_loses_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let broker = OwnBroker::start(Broker::Nats).await?;
    let mut postgres = OwnPostgres::start().await?;
    let settings = Settings::new(folder.path(), broker.url())?.with("FRONT_COUNTER_DATABASE_URL", postgres.url());
    let _program = Program::start(&settings).await?;
    let crowd = Crowd::gather(settings.port);
    let faults = times("SOAK_FAULTS", 2);
    let mut seen = Vec::new();
    for fault in FAULTS.iter().cycle().take(faults as usize) {
        let before = crowd.seen();
        seen.push(press_while_it_fails(&mut postgres, &settings, fault).await?);
        until("the others go on by themselves", async || crowd.seen() > before + 1).await;
    }
    let mut all = crowd.disperse().await?;
    println!("{faults} faults, {} references seen", all.len() + seen.len());
    all.extend(seen);
    is_all_there(&broker.url(), &all).await
}

/// Somebody with a finished report presses while the disk fails, and once more when it does not. The reference.
async fn press_while_it_fails(postgres: &mut OwnPostgres, settings: &Settings, fault: &str) -> Result<String, Failure> {
    let mut phone = WirePhone::new(settings.port);
    let check = phone.answer_theft().await;
    let shown = phone.get(&check).await?;
    let folder = tempfile::tempdir()?;
    let calls = format!("trace={}", fault.split(['=', ':']).nth(1).unwrap_or_default());
    let failing = Strace::attach(&postgres.processes()?, folder.path(), &["-e", &calls, "-e", fault]).await?;
    for _ in 0..PRESSES {
        let answer = phone.post(&check, &shown.sending()).await?;
        assert_eq!(answer.status, 503, "{fault}: {} {}", answer.location, answer.body);
        assert_eq!(answer.reference(), "", "{fault}: no reference");
    }
    let calls = failing.detach().await?;
    assert!(calls.contains("(INJECTED)"), "{fault}: the disk never failed");
    postgres.start_again_if_it_stopped().await?;
    Ok(phone.send_from(check).await)
}

/// A PostgreSQL of a test's own.
struct OwnPostgres {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl OwnPostgres {
    async fn start() -> Result<Self, Failure> {
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
        let postgres = Self { process, port, folder };
        postgres.is_up().await;
        Ok(postgres)
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// The first process and those it has started, one for each connection among them.
    fn processes(&self) -> Result<Vec<u32>, Failure> {
        let first = self.process.id();
        let children = std::fs::read_to_string(format!("/proc/{first}/task/{first}/children"))?;
        let children: Vec<u32> = children.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        Ok([vec![first], children].concat())
    }

    /// What an operator's service manager does.
    async fn start_again_if_it_stopped(&mut self) -> Result<(), Failure> {
        if self.process.try_wait()?.is_some() {
            self.process = server(&self.folder.path().join("data"), self.port)?.spawn()?;
        }
        self.is_up().await;
        Ok(())
    }

    async fn is_up(&self) {
        until("PostgreSQL takes connections", async || takes_connections(self.port).await).await;
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        // Its other processes end when they see that the first is gone.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn server(data: &PathBuf, port: u16) -> std::io::Result<Command> {
    let mut command = as_postgres("postgres", data)?;
    command.args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

/// It refuses to run as root.
fn as_postgres(program: &str, data: &PathBuf) -> std::io::Result<Command> {
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
