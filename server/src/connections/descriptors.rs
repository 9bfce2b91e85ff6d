//! Descriptors: each connection takes one, and so do the database, the broker and every file that is read.

use std::num::NonZeroUsize;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Descriptors that are kept for everything that is no connection of the public: database, broker, files, the admin
/// address, and connections that are about to end.
const RESERVED: usize = 256;
/// Connections where nothing else is set and the machine allows as many: some 100 MB where each is used.
const CONNECTIONS_MAX: usize = 8192;
/// With fewer than this a single school could not use the portal.
const CONNECTIONS_MIN: usize = 256;

/// Why the portal does not start.
#[derive(Debug, thiserror::Error)]
#[error(
    "{limit} open files are allowed, and {needed} are needed: raise the limit (LimitNOFILE in the unit, `ulimit -n`){lower}"
)]
pub struct TooFew {
    limit: usize,
    needed: usize,
    lower: &'static str,
}

/// Raises the limit of open files as far as needed and possible, and says how many connections there may be.
///
/// # Errors
/// [`TooFew`], where the machine does not allow what is asked for or what is the least.
pub fn connections(asked_for: Option<NonZeroUsize>) -> Result<NonZeroUsize, TooFew> {
    let wanted = asked_for.map_or(CONNECTIONS_MAX, NonZeroUsize::get);
    raise(wanted.saturating_add(RESERVED));
    fitting(asked_for, limit())
}

/// How many connections fit under this limit of open files.
fn fitting(asked_for: Option<NonZeroUsize>, limit: usize) -> Result<NonZeroUsize, TooFew> {
    let room = limit.saturating_sub(RESERVED);
    let least = asked_for.map_or(CONNECTIONS_MIN, NonZeroUsize::get);
    let most = asked_for.map_or(CONNECTIONS_MAX, NonZeroUsize::get);
    let lower = if asked_for.is_some() { ", or lower FRONT_COUNTER_CONNECTIONS" } else { "" };
    let few = TooFew { limit, needed: least.saturating_add(RESERVED), lower };
    if room < least { Err(few) } else { NonZeroUsize::new(room.min(most)).ok_or(few) }
}

/// Raises the soft limit, never above the hard one. Where that fails, the limit stays, and is looked at next.
fn raise(to: usize) {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let to = u64::try_from(to).unwrap_or(u64::MAX).min(maximum.unwrap_or(u64::MAX));
    if current.is_some_and(|current| current < to) {
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(to), maximum });
    }
}

/// How many files may be open now.
fn limit() -> usize {
    getrlimit(Resource::Nofile).current.map_or(usize::MAX, |current| usize::try_from(current).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_fit_and_no_fewer_than_asked_for() {
        let cases = [
            (None, 1024, Some(768)),
            (None, 1_048_576, Some(8192)),
            (None, 512, Some(256)),
            (None, 511, None),
            (Some(700), 1024, Some(700)),
            (Some(769), 1024, None),
            (Some(20_000), 1_048_576, Some(20_000)),
            (Some(16), 1024, Some(16)),
        ];
        for (asked_for, limit, expected) in cases {
            let fits = fitting(asked_for.and_then(NonZeroUsize::new), limit).ok().map(NonZeroUsize::get);
            assert_eq!(fits, expected, "{asked_for:?} under {limit}");
        }
    }
}
