//! Files and folders of a running service are its owner's alone, whatever the umask.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
};

use server::store::Store;

use crate::{
    operating::{front_counter, said},
    portal::{Outcome, Portal, content_dir},
    program::{Program, Settings},
    wire::WirePhone,
};

/// Umasks that give everything away, and that take away what the owner needs.
const UMASKS: [&str; 4] = ["0000", "0022", "0077", "0577"];

/// Every file and folder below this one that anybody else may use, or its owner not.
fn not_ours_alone(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let (path, is_folder) = entry.map(|entry| (entry.path(), entry.path().is_dir()))?;
        let mode = fs::metadata(&path)?.permissions().mode() & 0o777;
        if mode != if is_folder { 0o700 } else { 0o600 } {
            found.push(format!("{} {mode:o}", path.display()));
        }
        if is_folder {
            found.extend(not_ours_alone(&path)?);
        }
    }
    Ok(found)
}

#[tokio::test]
async fn files_and_folders_are_their_owners_alone_whatever_the_umask() -> Outcome {
    for umask in UMASKS {
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data");
        let run = |arguments: &[&str]| {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_front-counter")]);
            command
                .args(arguments)
                .env("FRONT_COUNTER_DATA_DIR", &data)
                .env("FRONT_COUNTER_CONTENT_DIR", content_dir());
            command.output()
        };
        {
            let settings = Settings::new(folder.path(), "nats://127.0.0.1:1".to_owned())?;
            let settings = settings.with("FRONT_COUNTER_DATA_DIR", data.display().to_string()).umask(umask);
            let _program = Program::start(&settings).await?;
            WirePhone::new(settings.port).report().await;
            // While it runs, its log and the index of its log are there.
            assert!(data.join("front-counter.sqlite-wal").exists() && data.join("front-counter.sqlite-shm").exists());
            let made = run(&["backup", &data.join("backup").display().to_string()])?;
            assert!(made.status.success(), "{}", said(&made));
            assert_eq!(not_ours_alone(folder.path())?.join(", "), log_of(folder.path())?, "umask {umask}");
        }
        fs::create_dir(folder.path().join("restored"))?;
        let restored = folder.path().join("restored");
        fs::copy(data.join("master.key"), restored.join("master.key"))?;
        let url = format!("sqlite:{}", restored.join("a.sqlite").display());
        let put_back = front_counter(&restored, &url, &["restore", &data.join("backup").display().to_string()])?;
        assert!(put_back.status.success(), "{}", said(&put_back));
        assert_eq!(not_ours_alone(folder.path())?.join(", "), log_of(folder.path())?, "umask {umask}");
    }
    Ok(())
}

/// What the test itself has put there.
fn log_of(folder: &Path) -> std::io::Result<String> {
    let log = folder.join("program.log");
    Ok(format!("{} {:o}", log.display(), fs::metadata(&log)?.permissions().mode() & 0o777))
}

#[tokio::test]
async fn files_that_others_could_read_are_closed_to_them() -> Outcome {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    fs::create_dir(&data)?;
    let settings = [("FRONT_COUNTER_DATA_DIR", data.to_str().ok_or("a path")?)];
    let first = Portal::open_with(&settings).await?;
    let files = ["front-counter.sqlite", "front-counter.sqlite-wal", "front-counter.sqlite-shm"];
    for file in files {
        fs::set_permissions(data.join(file), Permissions::from_mode(0o666))?;
    }
    fs::set_permissions(&data, Permissions::from_mode(0o755))?;
    let _second = Portal::open_with(&settings).await?;
    assert_eq!(not_ours_alone(folder.path())?, Vec::<String>::new());
    drop(first);

    fs::set_permissions(data.join("master.key"), Permissions::from_mode(0o644))?;
    let refused = Portal::open_with(&settings).await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refused.contains("chmod 600"), "a key that others read is no secret any more: {refused}");
    fs::set_permissions(&data, Permissions::from_mode(0o1777))?;
    let refused = Portal::open_with(&settings).await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refused.contains("it is everybody's"), "{refused}");
    assert!(Store::open(&format!("sqlite:{}", data.join("x").display())).await.is_ok());
    Ok(())
}
