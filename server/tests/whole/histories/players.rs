//! Who plays histories: one alone, or many side by side.

use std::{
    num::NonZero,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    thread,
};

use super::{model::Ground, play};

/// Plays a history on this thread alone, so that nothing but its number decides its course.
pub fn play_alone(ground: &Ground, seed: u64) -> Result<String, String> {
    let playing = || tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(play(ground, seed));
    match catch_unwind(AssertUnwindSafe(playing)) {
        Ok(played) => played.map_err(|error| format!("HISTORY={seed}: {error}")),
        Err(_) => Err(format!("HISTORY={seed}: it panicked, as told above")),
    }
}

/// Plays histories of these numbers side by side: each waits for its database most of the time. The first that ends
/// badly is told at once, and no other is begun.
pub fn play_all(ground: &Ground, seeds: Range<u64>) -> Result<(), String> {
    let seeds = Mutex::new(seeds);
    let players = 2 * thread::available_parallelism().map_or(1, NonZero::get);
    let play_on = || -> Result<(), String> {
        // The lock must be gone before the history is played.
        let next = || seeds.lock().expect("the numbers").next();
        while let Some(seed) = next() {
            if seed % 1000 == 0 {
                println!("history {seed}");
            }
            if let Err(error) = play_alone(ground, seed) {
                println!("{error}");
                *seeds.lock().expect("the numbers") = 0..0;
                return Err(error);
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let players: Vec<_> = (0..players).map(|_| scope.spawn(play_on)).collect();
        players.into_iter().try_for_each(|player| player.join().expect("a player"))
    })
}
