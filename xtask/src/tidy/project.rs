//! Which files belong to the project.

use std::fs;
use std::path::Path;

use super::source::Source;
use crate::outcome::{Outcome, While, fail};
use crate::{run, workspace};

/// Every text file of the project, in order of path.
pub fn files() -> Outcome<Vec<Source>> {
    let root = workspace::root();
    let mut paths = match files_git_knows() {
        Some(paths) => paths,
        None => files_below(root, &ignored_folders(root))?,
    };
    paths.sort();
    let files: Vec<Source> = paths.iter().filter_map(|path| read_text(root, path)).collect();
    if files.is_empty() {
        return fail("tidy found no files to look at");
    }
    Ok(files)
}

/// What is committed or about to be. Nothing where this is not a repository of its own, as in an archive.
fn files_git_knows() -> Option<Vec<String>> {
    // The folder may belong to somebody else, as in a container; git would refuse to look.
    let git = ["-c", "safe.directory=*"];
    let list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    if !workspace::root().join(".git").exists() {
        return None;
    }
    let listed = run::answer(run::command("git").args(git).args(list))?;
    let paths = listed.split('\0').filter(|path| !path.is_empty());
    Some(paths.map(str::to_owned).collect())
}

/// The lines of .gitignore that name a folder.
fn ignored_folders(root: &Path) -> Vec<String> {
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    ignored
        .lines()
        .filter_map(|line| line.trim().strip_suffix('/'))
        .map(|folder| folder.trim_start_matches('/').to_owned())
        .chain([".git".to_owned()])
        .collect()
}

fn files_below(root: &Path, ignored: &[String]) -> Outcome<Vec<String>> {
    let mut paths = vec![];
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(root.join(&folder)).doing(format!("cannot read {folder}"))?;
        for entry in entries {
            let entry = entry.doing(format!("cannot read {folder}"))?;
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().doing(format!("cannot read {path}"))?;
            if kind.is_file() {
                paths.push(path);
            } else if kind.is_dir() && !is_ignored(&path, ignored) {
                folders.push(path + "/");
            }
        }
    }
    Ok(paths)
}

fn is_ignored(path: &str, ignored: &[String]) -> bool {
    let ends_so = |name: &String| path == name || path.ends_with(&format!("/{name}"));
    ignored.iter().any(ends_so)
}

/// Nothing for pictures and other binary files, and for a file deleted but not yet committed.
fn read_text(root: &Path, path: &str) -> Option<Source> {
    let text = fs::read_to_string(root.join(path)).ok()?;
    (!text.contains('\0')).then(|| Source::new(path, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temp::TempFolder;

    #[test]
    fn walks_an_archive_without_what_git_would_ignore() {
        let folder = TempFolder::new("tidy").expect("a folder");
        for (path, text) in [(".gitignore", "target/\n"), ("app/src/a.rs", ""), ("target/b.rs", "")] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, text).expect("written");
        }
        let ignored = ignored_folders(folder.path());
        let mut found = files_below(folder.path(), &ignored).expect("read");
        found.sort();
        assert_eq!(found, [".gitignore", "app/src/a.rs"]);
    }

    #[test]
    fn this_repository_has_files() {
        let files = files().expect("read");
        assert!(files.iter().any(|file| file.path == "xtask/src/tidy/project.rs"));
        assert!(!files.iter().any(|file| file.path.starts_with("target/")));
    }
}
