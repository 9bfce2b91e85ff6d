//! The files of a SQLite database: made for their owner only, never made beside a log that belongs to another, and
//! told from files that somebody put in their place.
//!
//! Nothing here opens a database file that is there already: closing it again would take away the locks that SQLite
//! holds for the whole process.

use std::{
    ffi::OsString,
    fs::{self, DirBuilder, File, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    str::FromStr,
    time::SystemTime,
};

use sqlx::sqlite::SqliteConnectOptions;

use super::{Dialect, StoreError};

/// Only the owner reads and writes a file.
const OWN_FILE: u32 = 0o600;
/// Only the owner enters a folder.
const OWN_FOLDER: u32 = 0o700;
/// Files beside the database in which committed changes may lie.
const LOGS: [&str; 2] = ["-wal", "-journal"];
/// Files that SQLite keeps open together with the database, as long as anybody uses it.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// The file that an address names; `None` on PostgreSQL.
///
/// # Errors
/// The address cannot be read.
pub fn file_of(url: &str) -> Result<Option<PathBuf>, StoreError> {
    match Dialect::of_url(url) {
        Dialect::Postgres => Ok(None),
        Dialect::Sqlite => Ok(Some(SqliteConnectOptions::from_str(url)?.get_filename().to_owned())),
    }
}

/// An empty file is what is left where somebody began to make a database.
pub(super) fn is_there(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|file| file.len() > 0)
}

/// Gets a database's files ready to be opened by their owner only.
///
/// # Errors
/// There is no database; or the files cannot be kept from others.
pub(super) fn find(file: &Path) -> Result<(), StoreError> {
    if !is_there(file) {
        refuse_orphans(file)?;
        return Err(StoreError::NoDatabase(file.display().to_string()));
    }
    for file in [file.to_owned()].into_iter().chain(COMPANIONS.map(|ending| beside(file, ending))) {
        keep_from_others(&file).map_err(|error| not_ours_alone(&file, &error))?;
    }
    Ok(())
}

/// Gets a database's files ready, and makes an empty one where there is none.
///
/// # Errors
/// A log without its database is there, which SQLite would delete; or the file cannot be made.
pub(super) fn find_or_make(file: &Path) -> Result<(), StoreError> {
    if is_there(file) {
        return find(file);
    }
    refuse_orphans(file)?;
    make_empty(file).map_err(|error| not_ours_alone(file, &error))
}

/// Finds no log beside the place of a database that is not there.
pub(super) fn refuse_orphans(file: &Path) -> Result<(), StoreError> {
    let logs = LOGS.map(|ending| beside(file, ending));
    match logs.iter().find(|log| is_there(log)) {
        None => Ok(()),
        Some(log) => Err(StoreError::Orphaned { log: log.display().to_string(), database: file.display().to_string() }),
    }
}

fn make_empty(file: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(OWN_FILE).open(file) {
        Ok(made) => {
            made.set_permissions(Permissions::from_mode(OWN_FILE))?;
            sync_folder_of(file)
        }
        // Another process was quicker, or did not get further the last time.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => keep_from_others(file),
        Err(error) => Err(error),
    }
}

/// Takes away what others may do with a file, if it is there.
fn keep_from_others(file: &Path) -> io::Result<()> {
    match fs::metadata(file) {
        Ok(there) if there.mode() & 0o077 != 0 => {
            tracing::warn!(file = %file.display(), "others could read this file: it is its owner's alone from now on");
            fs::set_permissions(file, Permissions::from_mode(OWN_FILE))
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn not_ours_alone(file: &Path, error: &io::Error) -> StoreError {
    StoreError::File { file: file.display().to_string(), reason: error.to_string() }
}

/// Makes a folder for its owner only, whatever the umask, or takes away what others may do in it.
///
/// # Errors
/// It cannot be made, or it is one that everybody writes to, such as `/tmp`.
pub fn make_own_folder(folder: &Path) -> io::Result<()> {
    own_folder(folder).map_err(|error| io::Error::other(format!("the folder {}: {error}", folder.display())))
}

fn own_folder(folder: &Path) -> io::Result<()> {
    if fs::metadata(folder).is_err() {
        DirBuilder::new().recursive(true).mode(OWN_FOLDER).create(folder)?;
        fs::set_permissions(folder, Permissions::from_mode(OWN_FOLDER))?;
        return sync_folder_of(folder);
    }
    let there = fs::metadata(folder)?;
    if there.mode() & 0o1000 != 0 || folder.canonicalize()?.parent().is_none() {
        return Err(io::Error::other("it is everybody's: name one that is this service's own"));
    }
    if there.mode() & 0o077 != 0 {
        tracing::warn!(folder = %folder.display(), "others could enter this folder: it is its owner's alone from now on");
        fs::set_permissions(folder, Permissions::from_mode(OWN_FOLDER))?;
    }
    Ok(())
}

/// Creates a file for its owner only, whatever the umask, replacing what was there.
///
/// # Errors
/// It cannot be made.
pub fn create_own_file(file: &Path) -> io::Result<File> {
    let made = OpenOptions::new().write(true).create(true).truncate(true).mode(OWN_FILE).open(file)?;
    made.set_permissions(Permissions::from_mode(OWN_FILE))?;
    Ok(made)
}

/// Puts on disk that a file is in its folder.
///
/// # Errors
/// The folder cannot be read.
pub fn sync_folder_of(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// The address of a file, with what an address would take for its own.
#[must_use]
pub fn url_of(file: &Path) -> String {
    let path = file.display().to_string().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite:{path}")
}

/// Makes a file that is closed the database, where there is none.
///
/// # Errors
/// A database, or a log without one, is there.
pub(super) fn put_in_place(file: &Path, database: &Path) -> Result<(), StoreError> {
    refuse_orphans(database)?;
    let put = || {
        if is_there(database) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        File::open(file)?.sync_all()?;
        fs::rename(file, database)?;
        sync_folder_of(database)
    };
    put().map_err(|error| not_ours_alone(database, &error))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

/// A file, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    fn at(file: &Path) -> io::Result<Self> {
        fs::metadata(file).map(|file| Self { device: file.dev(), inode: file.ino() })
    }

    /// Whether this process has it open. Two names that are exchanged while a file is opened would else go unseen.
    fn is_open_here(self) -> bool {
        let Ok(open) = fs::read_dir("/proc/self/fd") else { return true };
        open.flatten().any(|one| Self::at(&one.path()).is_ok_and(|file| file == self))
    }
}

/// When a file was written last, and how long it is.
type Stamp = (Option<SystemTime>, u64);

/// The files that were opened, and the names under which they have to stay.
#[derive(Debug)]
pub(super) struct OpenedFiles(Vec<(PathBuf, FileId)>);

impl OpenedFiles {
    /// The files that are under their names now, with one connection to them open.
    pub(super) fn of(file: &Path) -> io::Result<Self> {
        // SQLite puts its companions beside the file that a link leads to.
        let target = file.canonicalize()?;
        let names = [file.to_owned()].into_iter().chain(COMPANIONS.map(|ending| beside(&target, ending)));
        let files: Vec<_> = names.map(|name| FileId::at(&name).map(|id| (name, id))).collect::<Result<_, _>>()?;
        match files.iter().find(|(_, id)| !id.is_open_here()) {
            None => Ok(Self(files)),
            Some((name, _)) => Err(io::Error::other(format!("{} was exchanged while it was opened", name.display()))),
        }
    }

    /// Finds each file under its name.
    ///
    /// # Errors
    /// A sentence about the first that is not.
    pub(super) fn check(&self) -> Result<(), String> {
        for (name, opened) in &self.0 {
            match FileId::at(name) {
                Ok(there) if there == *opened => {}
                Ok(_) => return Err(format!("another file is in the place of {}", name.display())),
                Err(error) => return Err(format!("{} is gone: {error}", name.display())),
            }
        }
        Ok(())
    }

    /// When the database itself was written last. It is written only when the log is written back to it.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        let file = fs::metadata(&self.0.first()?.0).ok()?;
        Some((file.modified().ok(), file.len()))
    }
}
