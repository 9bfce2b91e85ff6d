//! Drafts that cannot be opened: damaged, or of another version or key. Each counts as expired, and is told once.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use crate::{measure, vault::CannotOpen};

/// Rows that are remembered, so that none is told twice. Beyond, they are only counted, each time.
const REMEMBERED_MAX: usize = 4096;
/// Bytes of a row's id that a log line names: enough to find the row, and nothing of a person.
const ID_BYTES: usize = 8;

/// Why a draft cannot be opened.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub(super) enum Why {
    #[error("{0}")]
    Sealed(#[from] CannotOpen),
    #[error("it is no draft as this version knows them")]
    Content,
    #[error("a column holds a value of another type")]
    Columns,
}

impl Why {
    const fn name(self) -> &'static str {
        match self {
            Self::Sealed(CannotOpen::Damaged) => "damaged",
            Self::Sealed(CannotOpen::Format(_)) => "format",
            Self::Sealed(CannotOpen::Key(_)) => "key",
            Self::Content => "content",
            Self::Columns => "columns",
        }
    }
}

/// Those that were told.
#[derive(Debug, Default)]
pub(super) struct Unreadable(Mutex<HashSet<u64>>);

impl Unreadable {
    /// Logs and counts a row once in the life of this process.
    pub fn tell(&self, id: &[u8], journey: &str, why: Why) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = told.len() == REMEMBERED_MAX;
        if !is_full && !told.insert(name_of(id, journey)) {
            return;
        }
        measure::unreadable_draft(why.name());
        if is_full {
            return;
        }
        if told.len() == REMEMBERED_MAX {
            tracing::warn!("many drafts cannot be opened: from now on they are only counted");
        } else {
            let row: String = id.iter().take(ID_BYTES).map(|byte| format!("{byte:02x}")).collect();
            tracing::warn!(row, journey, %why, "a draft cannot be opened and counts as expired");
        }
    }
}

/// Tells rows apart: ids are derived from chance.
fn name_of(id: &[u8], journey: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (id, journey).hash(&mut hasher);
    hasher.finish()
}
