//! A folder for one run that goes away with the value that owns it.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process;

use crate::outcome::{Outcome, While};

pub struct TempFolder(PathBuf);

impl TempFolder {
    /// Makes a new empty folder; `purpose` is part of its name, for whoever finds one left behind.
    pub fn new(purpose: &str) -> Outcome<Self> {
        let mut number = 0_u32;
        loop {
            let name = format!("front-counter-{purpose}-{}-{number}", process::id());
            let path = env::temp_dir().join(name);
            match fs::create_dir(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                made => {
                    made.doing(format!("cannot make {}", path.display()))?;
                    return Ok(Self(path));
                }
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("Could not remove {}: {error}", self.0.display());
        }
    }
}
