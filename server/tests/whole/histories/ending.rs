//! How a history ends: everything is well again, and what people saw, what is stored and what arrived agree.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::Ordering,
};

use server::events::Channel;

use super::{History, model::Mood};
use crate::{database::Listed, portal::Outcome};

impl History<'_> {
    /// Everything is well again: in the end everybody has a reference, and everything has arrived.
    pub async fn heal(&mut self) -> Outcome {
        self.storage.is_failing.store(false, Ordering::Relaxed);
        for end in [&self.broker, &self.mail] {
            *end.mood.lock().expect("the mood") = Mood::Well;
        }
        let mut people = std::mem::take(&mut self.people);
        for person in &mut people {
            // Whose clock jumped past a day begins anew: only who pressed before is held to.
            self.press(person).await?;
            assert!(person.seen.is_some() || person.page.is_none(), "who pressed has a reference");
        }
        self.people = people;
        // Waits become longer each time: so do the rounds.
        for round in 1..=40 {
            self.clock.0.fetch_add(61_000 * round, Ordering::Relaxed);
            self.forward().await?;
            self.forward_mail().await?;
            while !self.broker.held.lock().expect("the messages").is_empty() {
                self.office_works().await?;
            }
            if self.portal.state.store.backlog().await?.is_empty() {
                return Ok(());
            }
            self.operator_replays().await?;
        }
        Err("the outbox never empties".into())
    }

    pub async fn check(&self) -> Outcome {
        let seen: BTreeSet<&String> = self.people.iter().filter_map(|person| person.seen.as_ref()).collect();
        let stored = self.portal.state.store.outbox().await?;
        let references: BTreeSet<&String> = stored.iter().map(|event| &event.reference).collect();
        assert_eq!(references, seen, "what people saw is what is stored");
        assert_eq!(stored.len(), self.events.len(), "nothing is stored that nobody sent");
        for event in &stored {
            assert_eq!(event.state, "acknowledged", "{event:?}");
            let is_taken = match event.channel {
                Channel::Queue => self.accepted.contains(&event.event_id),
                Channel::Mail => self.mail.events().contains(&event.event_id),
            };
            assert!(is_taken, "nobody accepted {event:?}");
        }
        self.check_order(Channel::Queue, &self.arrived);
        self.check_order(Channel::Mail, &self.mail.events());
        Ok(())
    }

    /// First arrivals within a reference and channel are in order, but for what an operator replayed before it arrived.
    fn check_order(&self, channel: Channel, arrived: &[String]) {
        let mut last: BTreeMap<&str, i64> = BTreeMap::new();
        let mut known = BTreeSet::new();
        for id in arrived.iter().filter(|id| known.insert(*id) && !self.late.contains(*id)) {
            let Some((reference, by, place)) = self.events.get(id) else { panic!("{id} arrived and was never sent") };
            assert_eq!(*by, channel, "{id} left by the other channel");
            let before = last.insert(reference, *place).unwrap_or(0);
            assert!(before < *place, "{reference}: event {place} after event {before}");
        }
    }

    /// What happened, for comparing two plays of one number.
    pub fn trace(&self) -> String {
        let mailed = self.mail.events();
        format!("{:?} {:?} {:?} {:?} {mailed:?}", self.told, self.events, self.arrived, self.accepted)
    }
}
