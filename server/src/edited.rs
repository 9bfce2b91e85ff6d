//! Files that people edit while the portal runs: looked after, and taken up once they rest.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime},
};

/// How often files are looked after.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// When each file was written last, and how long it is; nothing for a file that is not there.
pub type Stamp = Vec<Option<(SystemTime, u64)>>;

/// The files as they are now.
#[must_use]
pub fn stamp(files: &[PathBuf]) -> Stamp {
    let of_one = |file: &PathBuf| std::fs::metadata(file).and_then(|data| Ok((data.modified()?, data.len()))).ok();
    files.iter().map(of_one).collect()
}

/// Calls `take_up` each time the files differ from `seen`, or from what was taken up last. It does not end by itself.
pub async fn look_after(files: Vec<PathBuf>, mut seen: Stamp, take_up: impl Fn() + Send + Sync + 'static) {
    let take_up = Arc::new(take_up);
    let mut last = seen.clone();
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let now = stamp(&files);
        // A file that is still being written is not yet what was meant: it has to rest from one look to the next.
        let rests = std::mem::replace(&mut last, now.clone()) == now;
        if rests && now != seen {
            seen = now;
            let take_up = take_up.clone();
            // Reading blocks, and a large file takes its time.
            let _ = tokio::task::spawn_blocking(move || take_up()).await;
        }
    }
}
