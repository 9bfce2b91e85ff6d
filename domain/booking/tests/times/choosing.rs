//! Each reason why a time is not free, and each choice among what is.

use booking::{Gender, Quarter, Supply, Taken, Unfree, Wanted, Way, Wish, choose, earliest_anywhere, free, nearest};

use super::small::{at, by_request, rostered, rota, wanted, week};

fn supply() -> Supply {
    Supply::new(&rota(), &week())
}

fn nothing() -> Taken {
    Taken::nothing(&week())
}

/// The rows as text: `resource@quarter of the week`.
fn rows(taken: &Taken, wanted: &Wanted, start: i32) -> Result<Vec<String>, Unfree> {
    let chosen = choose(&supply(), taken, wanted, at(start))?;
    Ok(chosen.iter().map(|(id, quarter)| format!("{id}@{}", quarter.0 - at(0).0)).collect())
}

fn take(ids: &[&str], quarters: impl Iterator<Item = i32> + Clone) -> Taken {
    let mut taken = nothing();
    ids.iter().for_each(|id| quarters.clone().for_each(|quarter| taken.take(id, at(quarter))));
    taken
}

#[test]
fn each_reason_is_its_own() {
    let (show, statement) = (|site: &str| wanted(0, site), |site: &str| wanted(1, site));
    let by = |wanted: Wanted| Wanted { by: Some(at(40).instant()), ..wanted };
    let with = |wanted: Wanted, language: &str| Wanted { interpreter: rostered(language), ..wanted };
    for (wanted, start, reason) in [
        (Wanted { now: at(38), ..show("north") }, 40, Unfree::TooSoon),
        (by(show("north")), 41, Unfree::AfterDeadline),
        (show("north"), 5 * 96 + 40, Unfree::BeyondHorizon),
        (Wanted { now: at(3 * 96), ..show("north") }, 7 * 96 + 40, Unfree::BeyondHorizon),
        (show("west"), 40, Unfree::NotOffered),
        (Wanted { way: Way::Video, ..show("north") }, 40, Unfree::NotOffered),
        (statement("east"), 40, Unfree::NotOffered),
        (Wanted { step_free: true, ..show("south") }, 40, Unfree::NotOffered),
        (Wanted { quiet_room: true, ..statement("south") }, 40, Unfree::NotOffered),
        (wanted(2, "south"), 40, Unfree::MainOnly),
        (show("north"), 35, Unfree::Closed),
        (show("north"), 68, Unfree::Closed),
        (show("north"), 67, Unfree::DoesNotFit),
        (show("east"), 20, Unfree::NotStaffed),
        (show("east"), 71, Unfree::NotStaffed),
        (with(show("north"), "so"), 62, Unfree::NoInterpreter),
        (with(show("south"), "so"), 40, Unfree::NoInterpreter),
        (with(show("north"), "ymm"), 40, Unfree::NoInterpreter),
        (Wanted { interpreter: by_request("so"), ..show("north") }, 40, Unfree::NoInterpreter),
        (Wanted { interpreter: by_request("ymm"), ..show("north") }, 96, Unfree::TooSoon),
    ] {
        assert_eq!(choose(&supply(), &nothing(), &wanted, at(start)), Err(reason), "{start} {wanted:?}");
    }
    let taken = take(&["north-desk-0", "north-desk-1"], 41..42);
    assert_eq!(rows(&taken, &show("north"), 40), Err(Unfree::Taken));
    assert_eq!(rows(&take(&["so-1"], 43..44), &with(show("north"), "so"), 40), Err(Unfree::NoInterpreter));
}

#[test]
fn what_is_not_known_counts_as_taken() {
    let known = Taken::nothing(&(at(0)..at(32)));
    assert_eq!(rows(&known, &wanted(0, "north"), 40), Err(Unfree::Taken));
    assert_eq!(free(&supply(), &known, &wanted(0, "north")), []);
}

#[test]
fn a_booking_takes_sorted_rows_of_one_resource_of_each_kind() {
    assert_eq!(rows(&nothing(), &wanted(0, "north"), 40).unwrap(), ["north-desk-0@40", "north-desk-0@41"]);
    let statement = rows(&nothing(), &wanted(1, "north"), 64).unwrap();
    assert_eq!(
        statement[..4],
        ["north-officer-2@64", "north-officer-2@65", "north-officer-2@66", "north-officer-2@67"]
    );
    assert_eq!(statement[4..], ["north-room-3@64", "north-room-3@65", "north-room-3@66", "north-room-3@67"]);
}

#[test]
fn the_least_taken_of_the_day_is_chosen() {
    let desk = |taken: &Taken, start| rows(taken, &wanted(0, "north"), start).unwrap()[0].clone();
    assert_eq!(desk(&take(&["north-desk-0"], 60..61), 40), "north-desk-1@40");
    assert_eq!(desk(&take(&["north-desk-0"], 96..99), 40), "north-desk-0@40");
    assert_eq!(desk(&take(&["north-desk-1"], 60..61), 40), "north-desk-0@40");
    // The other desk has less to do that day, and not then.
    let mut taken = take(&["north-desk-1"], 50..56);
    taken.take("north-desk-0", at(41));
    assert_eq!(desk(&taken, 40), "north-desk-1@40");
}

#[test]
fn needs_choose_the_place() {
    let step_free = Wanted { step_free: true, ..wanted(0, "north") };
    assert_eq!(rows(&nothing(), &step_free, 40).unwrap()[0], "north-desk-1@40");
    let quiet = Wanted { quiet_room: true, ..wanted(0, "north") };
    assert_eq!(rows(&nothing(), &quiet, 40).unwrap(), ["north-room-3@40", "north-room-3@41"]);
}

#[test]
fn a_rostered_interpreter_doubles_the_time_and_travels_after_it() {
    let bsl = Wanted { interpreter: rostered("bsl"), ..wanted(0, "south") };
    let of_interpreter = |rows: Vec<String>| rows.into_iter().filter(|row| row.starts_with("bsl")).collect::<Vec<_>>();
    let taken = of_interpreter(rows(&nothing(), &bsl, 40).unwrap());
    assert_eq!(taken, ["bsl-1@40", "bsl-1@41", "bsl-1@42", "bsl-1@43", "bsl-1@44", "bsl-1@45", "bsl-1@46"]);
    // Their working time ends at 64; the way home is no visit.
    assert_eq!(of_interpreter(rows(&nothing(), &bsl, 60).unwrap()).len(), 7);
    assert_eq!(rows(&nothing(), &bsl, 61), Err(Unfree::NoInterpreter));

    let video = Wanted { way: Way::Video, interpreter: rostered("bsl"), ..wanted(1, "north") };
    assert_eq!(of_interpreter(rows(&nothing(), &video, 40).unwrap()).len(), 8 + 3, "they go to sites, too");
    let online = Wanted { way: Way::Video, interpreter: rostered("so"), ..wanted(1, "north") };
    let online = rows(&nothing(), &online, 40).unwrap();
    assert_eq!(online.iter().filter(|row| row.starts_with("so-2")).count(), 8);
}

#[test]
fn woman_and_man_are_told_apart() {
    let asked = |gender| Wish { gender: Some(gender), ..rostered("so").unwrap() };
    for (way, service, gender, is_free) in [
        (Way::InPerson, 1, Gender::Man, true),
        (Way::InPerson, 1, Gender::Woman, false),
        (Way::Video, 1, Gender::Woman, true),
        (Way::Video, 1, Gender::Man, false),
    ] {
        let wanted = Wanted { way, interpreter: Some(asked(gender)), ..wanted(service, "north") };
        assert_eq!(choose(&supply(), &nothing(), &wanted, at(40)).is_ok(), is_free, "{way:?} {gender:?}");
    }
}

#[test]
fn a_requested_interpreter_hides_no_times_but_needs_notice() {
    let maay = Wanted { interpreter: by_request("ymm"), ..wanted(0, "north") };
    let plain = free(&supply(), &nothing(), &wanted(0, "north"));
    let starts = free(&supply(), &nothing(), &maay);
    assert_eq!(starts[0], at(2 * 96 + 36), "two days later, when the site opens");
    // Only those at the end of a day are missing, where an hour does not fit any more.
    assert_eq!(starts.iter().filter(|start| plain.contains(start)).count(), starts.len());
    assert!(rows(&nothing(), &maay, 2 * 96 + 40).unwrap().iter().all(|row| row.starts_with("north-desk")));
    // Three weeks are beyond the horizon of this service.
    let bsl = Wanted { interpreter: by_request("bsl"), ..wanted(0, "north") };
    assert_eq!(free(&supply(), &nothing(), &bsl), []);
}

#[test]
fn the_nearest_times_are_told_in_order() {
    let bsl = Wanted { interpreter: rostered("bsl"), ..wanted(0, "north") };
    let found: Vec<i32> =
        nearest(&supply(), &take(&["bsl-1"], 48..49), &bsl, at(44), 4).iter().map(|start| start.0 - at(0).0).collect();
    assert_eq!(found, [39, 40, 41, 49]);
}

#[test]
fn a_shorter_rota_strands_the_rows_that_lie_beyond_it() {
    let bsl = Wanted { interpreter: rostered("bsl"), ..wanted(0, "south") };
    let rows = choose(&supply(), &nothing(), &bsl, at(60)).expect("free");
    let mut shorter = rota();
    shorter.resources.iter_mut().for_each(|one| one.works.iter_mut().for_each(|span| span.end = span.end - 10));
    let after = Supply::new(&shorter, &week());
    let stranded: Vec<String> = supply()
        .stranded_by(&after, &rows)
        .iter()
        .map(|(id, quarter)| format!("{id}@{}", quarter.0 - at(0).0))
        .collect();
    assert_eq!(stranded, ["south-desk-0@62", "south-desk-0@63"]);
    assert!(supply().stranded_by(&supply(), &rows).is_empty(), "the interpreter's way home is no visit");
}

#[test]
fn the_earliest_anywhere_is_the_first_site_among_equals() {
    let sites = ["south", "east", "west", "north"].map(Into::into);
    let supply = supply();
    let found = |taken: &Taken, wanted: &Wanted| {
        earliest_anywhere(&supply, taken, wanted, &sites).map(|found| (found.site.to_string(), found.start.0 - at(0).0))
    };
    assert_eq!(found(&nothing(), &wanted(0, "nowhere")), Some(("east".into(), 32)));
    assert_eq!(found(&take(&["east-desk-0"], 0..200), &wanted(0, "east")), Some(("north".into(), 36)));
    assert_eq!(found(&nothing(), &wanted(2, "east")), Some(("north".into(), 36)));
    let at_ten = Wanted { now: at(36), ..wanted(1, "east") };
    assert_eq!(found(&nothing(), &at_ten), Some(("south".into(), 40)));
    assert_eq!(found(&nothing(), &Wanted { now: Quarter(0), ..wanted(0, "east") }), None);
}
