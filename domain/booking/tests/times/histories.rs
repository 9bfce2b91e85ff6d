//! Random histories: bookings made, changed, cancelled and held until they run out, while sites close. After every
//! step the engine and the second model agree on every start.

use std::collections::BTreeMap;

use booking::{
    Arranged, Gender, Hold, Quarter, ResourceId, Rota, Supply, Taken, Wanted, Way, Wish, choose, free, names::SiteId,
};
use chrono::TimeDelta;
use proptest::prelude::*;

use super::{
    model::{Rows, is_free},
    small::{at, hours, rota, services, week},
};

#[derive(Clone, Debug)]
enum Step {
    /// Book the start of this number among those that are free.
    Make(Wanted, usize),
    /// Hold it only.
    Hold(Wanted, usize),
    /// Move the booking of this number to another start.
    Change(usize, usize),
    /// Give the booking of this number back.
    Cancel(usize),
    /// Let minutes pass: holds run out.
    Wait(i64),
    /// Close a site from one hour of a day to another.
    Close(usize, i32, i32),
}

/// Everybody wants one of the first times, so that they get into each other's way.
const NEAR: std::ops::Range<usize> = 0..5;

fn wishes() -> impl Strategy<Value = Wanted> {
    let wish = (0..5_usize, 0..3_usize, any::<bool>()).prop_map(|(language, gender, by_request)| {
        let language = *["bsl", "sse", "so", "ymm"].get(language)?;
        let gender = [None, Some(Gender::Woman), Some(Gender::Man)][gender];
        let arranged = if by_request { Arranged::ByRequest } else { Arranged::Rostered };
        Some(Wish { language: language.into(), gender, arranged })
    });
    let needs = (any::<bool>(), any::<bool>(), proptest::option::of(20..200_i64));
    (0..3_usize, 0..3_usize, 0..3_usize, wish, needs).prop_map(|(service, site, way, interpreter, needs)| {
        let site = SiteId::from(["north", "south", "east"][site]);
        let (step_free, quiet_room, by) = needs;
        let by = by.map(|minutes| at(0).instant() + TimeDelta::minutes(minutes * 20));
        let wanted = Wanted::new(&services()[service], site, Way::ALL[way], at(0).instant());
        Wanted { interpreter, step_free, quiet_room, by, ..wanted }
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (wishes(), NEAR).prop_map(|(wanted, number)| Step::Make(wanted, number)),
        3 => (wishes(), NEAR).prop_map(|(wanted, number)| Step::Hold(wanted, number)),
        2 => (any::<usize>(), NEAR).prop_map(|(booking, number)| Step::Change(booking, number)),
        2 => any::<usize>().prop_map(Step::Cancel),
        2 => (1..12_i64).prop_map(Step::Wait),
        1 => (0..3_usize, 0..3_i32, 8..18_i32).prop_map(|(site, day, from)| Step::Close(site, day, from)),
    ];
    proptest::collection::vec(step, 1..40)
}

struct Booked {
    wanted: Wanted,
    start: Quarter,
    rows: Vec<(ResourceId, Quarter)>,
    hold: Option<Hold>,
}

struct History {
    rota: Rota,
    supply: Supply,
    taken: Taken,
    rows: Rows,
    bookings: BTreeMap<usize, Booked>,
    minutes: i64,
}

impl History {
    fn begin() -> Self {
        let rota = rota();
        let supply = Supply::new(&rota, &week());
        let taken = Taken::nothing(&supply.window());
        Self { rota, supply, taken, rows: Rows::new(), bookings: BTreeMap::new(), minutes: 0 }
    }

    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        at(0).instant() + TimeDelta::minutes(self.minutes)
    }

    fn step(&mut self, number: usize, step: Step) {
        match step {
            Step::Make(wanted, chosen) => self.book(number, wanted, chosen, None),
            Step::Hold(wanted, chosen) => self.book(number, wanted, chosen, Some(Hold::new(self.now()))),
            Step::Change(booking, chosen) => {
                let Some(before) = self.nth(booking).and_then(|key| self.cancel(key)) else { return };
                self.book(number, before.wanted.clone(), chosen, before.hold);
                // Nothing else was free: the old time is still there, because nobody can have taken it.
                if !self.bookings.contains_key(&number) {
                    self.keep(number, before);
                }
            }
            Step::Cancel(booking) => {
                let _ = self.nth(booking).and_then(|key| self.cancel(key));
            }
            Step::Wait(minutes) => {
                self.minutes += minutes;
                let now = self.now();
                let is_over = |booked: &Booked| booked.hold.is_some_and(|hold| hold.is_over(now));
                let over: Vec<usize> =
                    self.bookings.iter().filter(|(_, booked)| is_over(booked)).map(|(key, _)| *key).collect();
                over.into_iter().for_each(|key| drop(self.cancel(key)));
            }
            Step::Close(site, day, from) => self.close(site, day, from),
        }
    }

    fn nth(&self, number: usize) -> Option<usize> {
        self.bookings.keys().nth(number % self.bookings.len().max(1)).copied()
    }

    fn book(&mut self, number: usize, wanted: Wanted, chosen: usize, hold: Option<Hold>) {
        let starts = free(&self.supply, &self.taken, &wanted);
        let Some(start) = starts.get(chosen % starts.len().max(1)).copied() else { return };
        let rows = choose(&self.supply, &self.taken, &wanted, start).expect("it was listed");
        self.keep(number, Booked { wanted, start, rows, hold });
    }

    fn keep(&mut self, number: usize, booked: Booked) {
        assert!(booked.rows.is_sorted(), "{:?}", booked.rows);
        for (id, quarter) in &booked.rows {
            self.taken.take(id.as_str(), *quarter);
            assert!(self.rows.insert((id.clone(), *quarter)), "{id} is taken at {quarter:?}");
        }
        self.bookings.insert(number, booked);
    }

    fn cancel(&mut self, key: usize) -> Option<Booked> {
        let booked = self.bookings.remove(&key)?;
        for (id, quarter) in &booked.rows {
            self.taken.release(id.as_str(), *quarter);
            assert!(self.rows.remove(&(id.clone(), *quarter)));
        }
        Some(booked)
    }

    fn close(&mut self, site: usize, day: i32, from: i32) {
        let closed = hours(day, from, from + 3);
        for service in &mut self.rota.sites[site].services {
            let open = std::mem::take(&mut service.open);
            let cut = open
                .into_iter()
                .flat_map(|span| [span.start..span.end.min(closed.start), span.start.max(closed.end)..span.end]);
            service.open = cut.filter(|span| !span.is_empty()).collect();
        }
        self.supply = Supply::new(&self.rota, &week());
    }

    /// The engine lists what the model finds, and confirms exactly what it lists.
    fn agrees(&self, wanted: &Wanted) -> Result<(), TestCaseError> {
        let listed = free(&self.supply, &self.taken, wanted);
        prop_assert!(listed.is_sorted());
        for start in (-70..8 * 96).map(at) {
            let expected = is_free(&self.rota, &self.supply.window(), &self.rows, wanted, start);
            prop_assert_eq!(listed.binary_search(&start).is_ok(), expected, "{:?} {:?}", start, wanted);
            let chosen = choose(&self.supply, &self.taken, wanted, start);
            prop_assert_eq!(chosen.is_ok(), expected, "{:?} {:?} {:?}", start, chosen, wanted);
            let rows = chosen.unwrap_or_default();
            prop_assert!(rows.is_sorted() && rows.iter().all(|row| !self.rows.contains(row)));
        }
        Ok(())
    }

    /// Nobody is expected at two sites without the time to get from one to the other.
    fn interpreters_can_travel(&self) -> Result<(), TestCaseError> {
        for one in &self.rota.interpreters {
            let takes = |booked: &&Booked| booked.rows.iter().any(|(id, _)| *id == one.id);
            let mut visits: Vec<_> = self.bookings.values().filter(takes).collect();
            visits.sort_by_key(|booked| booked.start);
            for pair in visits.windows(2) {
                let travel = if pair[0].wanted.site == pair[1].wanted.site { 0 } else { one.travel_after() };
                let ends = pair[0].start + pair[0].wanted.quarters();
                prop_assert!(ends + travel <= pair[1].start, "{}: {:?}", one.id, pair[0].start);
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_what_is_confirmed(steps in steps(), asked in proptest::collection::vec(wishes(), 3)) {
        let mut history = History::begin();
        for (number, step) in steps.into_iter().enumerate() {
            history.step(number, step);
            history.interpreters_can_travel()?;
            let wanted = &asked[number % asked.len()];
            history.agrees(wanted)?;
        }
    }
}
