//! Numbers that sum to a published total: the groups of a dimension, or the totals of an item's answers.
//!
//! Whoever knows the total and all shown numbers knows the sum of the hidden ones. A hidden number is protected as far
//! as people could be moved between it and the other hidden ones, and nothing published would change.

use crate::{Rules, hidden::Mask, room::Room, room::Seen};

/// Hides numbers under the minimum and, where there are any, one more. Which one is told by the turn, never by the
/// numbers: whoever runs this program with numbers of their own must learn nothing from the choice. All are withheld
/// where that is not enough, which the sum of the hidden ones decides alone.
pub(crate) fn hide(values: &[u32], minimum: u32, turn: usize, rules: &Rules) -> Mask {
    let mut hidden: Vec<bool> = values.iter().map(|value| *value < minimum).collect();
    if !rules.complementary || !hidden.contains(&true) {
        return Mask { hidden, is_withheld: false };
    }
    let in_turn = (0..values.len()).map(|index| (turn + index) % values.len());
    if let Some(one_more) = in_turn.into_iter().find(|index| !hidden[*index]) {
        hidden[one_more] = true;
        let room =
            |(value, is_hidden): (&u32, &bool)| is_hidden.then(|| Room::of([*value], Seen::Hidden, minimum, rules));
        if is_protected(&values.iter().zip(&hidden).map(room).collect::<Vec<_>>(), rules) {
            return Mask { hidden, is_withheld: false };
        }
    }
    Mask::withheld(values.len())
}

/// Whether each hidden number, of which these are the rooms, is protected by the others.
pub(crate) fn is_protected(rooms: &[Option<Room>], rules: &Rules) -> bool {
    let sum = |of: fn(&Room) -> u32| rooms.iter().flatten().map(|room| u64::from(of(room))).sum::<u64>();
    let (up, down) = (sum(|room| room.up), sum(|room| room.down));
    rooms.iter().flatten().all(|room| {
        let grows = u64::from(room.up).min(down - u64::from(room.down));
        let shrinks = u64::from(room.down).min(up - u64::from(room.up));
        grows + shrinks >= u64::from(rules.protection)
    })
}
