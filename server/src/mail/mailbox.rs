//! Letters as files, where a sample portal has no mail server: somebody who tries it out can read them.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::store::files::{create_own_file, make_own_folder, sync_folder_of};

/// A folder of letters, each a file `<event id>.eml` that its owner alone can read.
#[derive(Clone, Debug)]
pub struct Mailbox {
    folder: PathBuf,
}

impl Mailbox {
    /// The mailbox of a data folder. It is made when the first letter comes.
    #[must_use]
    pub fn of(data_dir: &Path) -> Self {
        Self { folder: data_dir.join("mailbox") }
    }

    /// Puts a message in the folder, whole or not at all. Another attempt writes the same file.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn put(&self, id: &str, message: &[u8]) -> io::Result<()> {
        make_own_folder(&self.folder)?;
        let (unfinished, letter) = (self.folder.join(format!(".{id}")), self.folder.join(format!("{id}.eml")));
        let mut file = create_own_file(&unfinished)?;
        file.write_all(message)?;
        file.sync_all()?;
        fs::rename(&unfinished, &letter)?;
        sync_folder_of(&letter)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_letter_is_its_owners_alone_and_there_once() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let mailbox = Mailbox::of(folder.path());
        mailbox.put("0193", b"first attempt")?;
        mailbox.put("0193", b"second attempt")?;
        let letters: Vec<_> = fs::read_dir(folder.path().join("mailbox"))?.collect::<Result<_, _>>()?;
        assert_eq!(letters.len(), 1);
        assert_eq!(fs::read(letters[0].path())?, b"second attempt");
        assert_eq!(letters[0].metadata()?.permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(folder.path().join("mailbox"))?.permissions().mode() & 0o777, 0o700);
        Ok(())
    }
}
