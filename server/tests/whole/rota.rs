//! The rota: every fault that it is refused for, times for everybody in the sample, and how a running portal takes a
//! changed one up.

use std::{fs, path::Path, sync::Arc};

use booking::{Arranged, Quarter, SiteId, Supply, Taken, Unfree, Wanted, Way, Wish, choose, earliest_anywhere, free};
use chrono::{DateTime, TimeDelta, Utc};
use server::{
    content::register::{Directory, files::replace},
    rota::{Rota, Written},
};

use crate::{
    importing::{content_copy, run},
    portal::{Outcome, Portal, content_dir},
};

fn sample() -> Directory {
    Directory::load(&content_dir()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn supply_on(directory: &Directory, now: &str) -> (Supply, Taken) {
    let supply = directory.supply(at(now).date_naive());
    let taken = Taken::nothing(&supply.window());
    (supply, taken)
}

fn wanted(directory: &Directory, service: &str, site: &str, way: Way, now: &str) -> Wanted {
    let service = directory.services().bookable(service).unwrap_or_else(|| panic!("{service} can be booked"));
    Wanted::new(service, site.into(), way, at(now))
}

#[test]
fn a_rota_with_a_fault_is_refused_with_line_and_reason() {
    let directory = sample();
    let text = fs::read_to_string(content_dir().join("rota.toml")).expect("the rota");
    let line_of = |part: &str| text.lines().position(|line| line.contains(part)).map_or(0, |at| at + 1);
    for (entry, from, to, reason) in [
        ("brixton-desk-1", "site = \"brixton\"", "site = \"brixtn\"", "`brixtn` is no counter"),
        ("brixton-desk-1", "site = \"brixton\"", "site = \"chingford\"", "is not `bookable`"),
        ("brixton-desk-1", "kind = \"desk\"", "kind = \"sofa\"", "`sofa` is none of desk, officer"),
        ("brixton-desk-2", "id = \"brixton-desk-2\"", "id = \"brixton-desk-1\"", "there are two of this name"),
        ("brixton-desk-1", "Mo-Fr 10:00-15:00", "Mo-Fr 09:00-15:00", "outside those of `brixton`"),
        ("brixton-desk-1", "Sa-Su 10:00-14:00", "Sa-Su 10:00-20:00", "outside those of `brixton`"),
        ("brixton-desk-1", "Mo-Fr 10:00-15:00", "Mo-Fr 10:00-13:00,12:00-15:00", "overlap"),
        ("charing-cross-desk-1", "Mo-Su 08:00-15:00", "Mo-Su 20:00-09:00,08:00-12:00", "goes on when"),
        ("brixton-desk-1", "Mo-Fr 10:00-15:00", "Mo-Xr 10:00-15:00", "cannot be read as opening hours"),
        ("brixton-desk-1", "[[resource.hours]]", "quiet = true\n[[resource.hours]]", "quiet: only a room is"),
        ("interpreter-bsl-1", "travel-minutes = 45", "travel-minutes = 40", "is not a multiple of 15"),
        ("interpreter-bsl-1", "travel-minutes = 45", "travel-minutes = 0", "say how long it takes"),
        ("interpreter-bsl-1", "gender = \"woman\"", "gender = \"w\"", "neither `woman` nor `man`"),
        ("interpreter-bsl-1", "\"lewisham\"", "\"lewishm\"", "`lewishm` is no counter"),
        ("interpreter-bsl-1", "\"in-person\", \"video\"", "\"in-person\", \"vide\"", "`vide` is none of"),
        ("interpreter-online-1", "\"video\", \"phone\"", "\"video\", \"in-person\"", "whoever comes in person"),
        ("agency-spoken-languages", "\"ymm\"", "\"so\"", "`so` is there twice"),
        ("agency-by-telephone", "notice-hours = 4", "notice-hours = 9999", "is more than"),
    ] {
        let named = format!("id = \"{entry}\"");
        let (before, after) = text.split_once(&named).unwrap_or_else(|| panic!("{entry} is there"));
        let bad = format!("{before}{}", format!("{named}{after}").replacen(from, to, 1));
        assert_ne!(bad, text, "{from} is there");
        let written = Written::parse("rota.toml", &bad).unwrap_or_else(|faults| panic!("{to}: {faults:?}"));
        let faults = Rota::new(written, directory.known_to_rota()).map(drop).expect_err(to);
        let place = format!("rota.toml:{}: ", line_of(&named) - 1);
        let is_said = |fault: &String| fault.starts_with(&place) && fault.contains(reason);
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.iter().any(is_said), "{to}: {place} {reason}: {faults:?}");
    }
    let stray = Written::parse("rota.toml", "[[resource]]\nid = \"a\"\nsite = \"b\"\nkind = \"desk\"\nsofa = 1\n");
    assert!(stray.expect_err("unknown").iter().any(|fault| fault.to_string().starts_with("rota.toml:5: unknown")));
}

#[test]
fn a_service_that_nobody_could_give_is_refused() {
    let directory = sample();
    let mut written = directory.rota().written().clone();
    written.resources.retain(|one| one.written.kind != "video-room");
    let faults = Rota::new(written, directory.known_to_rota()).map(drop).expect_err("nobody has a screen");
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].starts_with("counter-services.toml:"), "{said:?}");
    assert!(said[0].contains("video-appointment: it can be booked"), "{said:?}");
}

#[test]
fn the_sample_has_times_for_everybody_in_every_season() {
    let directory = sample();
    for now in ["2026-12-01T09:00:00Z", "2026-12-24T09:00:00Z", "2027-03-26T09:00:00Z", "2027-10-29T09:00:00Z"] {
        let (supply, taken) = supply_on(&directory, now);
        let sites: Vec<SiteId> = supply.sites().cloned().collect();
        assert!(sites.len() >= 12, "{}", sites.len());
        let within = |wanted: &Wanted, days: i64| {
            let found = earliest_anywhere(&supply, &taken, wanted, &sites);
            let found = found.unwrap_or_else(|| panic!("{now}: nothing for {wanted:?}"));
            assert!(found.start.instant() - at(now) <= TimeDelta::days(days), "{now}: {found:?} for {wanted:?}");
        };
        for service in directory.services().all().iter().filter_map(|service| service.booking.as_ref()) {
            for way in service.ways.keys() {
                let wanted = wanted(&directory, service.id.as_str(), "", *way, now);
                within(&wanted, 8);
            }
        }
        for (language, way, arranged, days) in [
            ("bsl", Way::InPerson, Arranged::Rostered, 12),
            ("so", Way::InPerson, Arranged::Rostered, 12),
            ("so", Way::Video, Arranged::Rostered, 12),
            ("ymm", Way::InPerson, Arranged::ByRequest, 12),
            ("bsl", Way::InPerson, Arranged::ByRequest, 30),
        ] {
            let wish = Wish { language: language.into(), gender: None, arranged };
            let statement = wanted(&directory, "statement", "", way, now);
            within(&Wanted { interpreter: Some(wish), ..statement }, days);
        }
    }
}

#[test]
fn closures_holidays_and_main_counters_are_kept_to() {
    let directory = sample();
    let now = "2026-12-20T09:00:00Z";
    let (supply, taken) = supply_on(&directory, now);
    let chosen = |service: &str, site: &str, way: Way, start: &str| {
        let start = Quarter::exactly(at(start)).expect("a quarter");
        choose(&supply, &taken, &wanted(&directory, service, site, way, now), start).map(drop)
    };
    // Walworth is closed on 11 January from 10:00 to 14:00.
    assert_eq!(chosen("found-property", "walworth", Way::InPerson, "2027-01-11T13:45:00Z"), Err(Unfree::Closed));
    assert_eq!(chosen("found-property", "walworth", Way::InPerson, "2027-01-11T14:00:00Z"), Ok(()));
    // On Christmas Day the desks of Brixton have no hours.
    let christmas = chosen("driving-documents", "brixton", Way::InPerson, "2026-12-25T11:00:00Z");
    assert!(matches!(christmas, Err(Unfree::NotStaffed | Unfree::Closed)), "{christmas:?}");
    let harrow = "sample-victim-and-witness-centre-harrow";
    assert_eq!(chosen("enforcement", harrow, Way::InPerson, "2027-01-11T11:00:00Z"), Err(Unfree::NotOffered));
    assert_eq!(chosen("enforcement", "brixton", Way::InPerson, "2027-01-11T11:00:00Z"), Ok(()));
    assert_eq!(chosen("statement", "brixton", Way::InPerson, "2027-02-15T11:00:00Z"), Err(Unfree::BeyondHorizon));
}

#[test]
fn times_on_clock_change_sundays_are_those_on_the_wall() {
    let directory = sample();
    for (now, first, last) in [
        ("2027-03-27T12:00:00Z", "2027-03-28T07:00:00Z", "2027-03-28T20:45:00Z"),
        ("2027-10-30T12:00:00Z", "2027-10-31T08:00:00Z", "2027-10-31T21:45:00Z"),
    ] {
        let (supply, taken) = supply_on(&directory, now);
        let wanted = wanted(&directory, "found-property", "lewisham", Way::InPerson, now);
        let day = Quarter::exactly(at(first)).expect("a quarter").utc_day();
        let starts: Vec<Quarter> =
            free(&supply, &taken, &wanted).into_iter().filter(|start| start.utc_day() == day).collect();
        let ends = [starts[0], starts[starts.len() - 1]].map(Quarter::instant);
        // The desks work from 08:00 to 22:00; things found are taken until 20:00.
        assert_eq!(ends, [at(first), at(last) - TimeDelta::hours(2)], "{now}");
        assert_eq!(starts.len(), 12 * 4, "{now}");
    }
}

fn change(content: &Path, file: &str, from: &str, to: &str) -> std::io::Result<()> {
    let file = content.join(file);
    let text = fs::read_to_string(&file)?;
    assert!(text.contains(from), "{from} is there");
    replace(&file, &text.replacen(from, to, 1))
}

#[tokio::test]
async fn a_running_portal_takes_up_a_sound_rota_and_every_closure() -> Outcome {
    let content = content_copy()?;
    let folder = content.path().display().to_string();
    let portal = Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &folder)]).await?;
    let counters = &portal.state.counters;
    let now = at("2026-12-07T09:00:00Z");
    let starts = || {
        let (supply, directory) = (counters.supply(now), counters.now().directory);
        let taken = Taken::nothing(&supply.window());
        free(&supply, &taken, &wanted(&directory, "found-property", "brixton", Way::InPerson, "2026-12-07T09:00:00Z"))
    };
    let before = starts();
    assert!(!before.is_empty());
    assert!(Arc::ptr_eq(&counters.supply(now), &counters.supply(now)), "it is made once");
    assert!(!Arc::ptr_eq(&counters.supply(now), &counters.supply(now + TimeDelta::days(1))), "and again each day");

    change(
        content.path(),
        "rota.toml",
        "Mo-Fr 14:00-20:00; Sa-Su 13:00-18:00",
        "Mo-Fr 16:00-20:00; Sa-Su 16:00-18:00",
    )?;
    counters.take_up();
    let shorter = starts();
    assert!(shorter.len() < before.len(), "{} {}", shorter.len(), before.len());

    change(content.path(), "rota.toml", "id = \"brixton-desk-2\"", "id = \"brixton-desk-1\"")?;
    let brixton = fs::read_to_string(content.path().join("counters.toml"))?;
    let (head, tail) = brixton.split_once("slug = \"brixton\"").ok_or("brixton")?;
    let (access, rest) = tail.split_once("\n[[counter.hours]]").ok_or("its hours")?;
    let closed = "[[counter.closed]]\nfrom = 2026-12-08\nto = 2026-12-08\nreason = \"Flood\"\n";
    let text = format!("{head}slug = \"brixton\"{access}\n{closed}\n[[counter.hours]]{rest}");
    replace(&content.path().join("counters.toml"), &text)?;
    counters.take_up();
    let flooded = starts();
    let day = Quarter::exactly(at("2026-12-08T00:00:00Z")).expect("a quarter").utc_day();
    assert!(shorter.iter().any(|start| start.utc_day() == day));
    let others: Vec<Quarter> = shorter.into_iter().filter(|start| start.utc_day() != day).collect();
    assert_eq!(flooded, others, "the closure holds, and the rota is the one before its fault");
    Ok(())
}

#[test]
fn an_import_replaces_the_rota_of_all_sites_or_of_one() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let run = |arguments: &[&str]| run(content.path(), data.path(), arguments);
    let kept = content.path().join("rota.toml");
    let before = fs::read_to_string(&kept)?;
    let file = data.path().join("new.toml");
    let path = file.to_str().ok_or("a path")?;

    // The same rota, written by hand or by the program, is no change.
    fs::write(&file, &before)?;
    let (good, said) = run(&["import", "rota", path, "--dry-run"])?;
    assert!(good && said.starts_with("nothing was changed"), "{said}");
    assert!(run(&["import", "rota", path])?.0);
    assert!(run(&["import", "rota", path, "--dry-run"])?.1.starts_with("nothing was changed"));
    assert!(run(&["content", "check"])?.0, "what was written is read again");

    // One site: what the file says of others is left out.
    let changed = before.replace("Mo-Fr 10:00-15:00", "Mo-Fr 10:00-14:00");
    fs::write(&file, &changed)?;
    let written = fs::read_to_string(&kept)?;
    let (good, said) = run(&["import", "rota", path, "--site", "brixton", "--dry-run"])?;
    assert!(good && said.contains("~ brixton-desk-1\n") && said.contains("left out: "), "{said}");
    assert!(!said.contains("~ croydon"), "{said}");
    assert_eq!(fs::read_to_string(&kept)?, written, "a dry run changes nothing");
    assert!(run(&["import", "rota", path, "--site", "brixton"])?.0);
    let (_, said) = run(&["import", "rota", path, "--dry-run"])?;
    assert!(said.contains("~ croydon-desk-1") && !said.contains("brixton"), "{said}");

    // Nothing is written where there is a fault, or where much would be gone.
    let now = fs::read_to_string(&kept)?;
    for (text, site, reason) in [
        (before.replace("kind = \"desk\"", "kind = \"sofa\""), None, "new.toml:17: "),
        (before.clone(), Some("brixtn"), "there is no counter `brixtn`"),
        ("resource = []\n".to_owned(), Some("brixton"), "6 of 6 desks, officers and rooms would be gone"),
        (
            before.replace("languages = [\"so\", \"ar\"]", "languages = [\"so\", \"tlh\"]"),
            None,
            "`language-tlh` is missing",
        ),
    ] {
        fs::write(&file, text)?;
        let site = site.map_or(vec![], |site| vec!["--site", site]);
        let (good, said) = run(&[&["import", "rota", path], &site[..]].concat())?;
        assert!(!good && said.contains(reason), "{reason}: {said}");
        assert_eq!(fs::read_to_string(&kept)?, now, "{reason}");
    }
    fs::write(&file, "resource = []\n")?;
    assert!(run(&["import", "rota", path, "--site", "brixton", "--replace"])?.0);
    assert!(!fs::read_to_string(&kept)?.contains("brixton-desk"));
    Ok(())
}

#[test]
fn a_register_that_the_rota_does_not_fit_has_to_be_meant() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let run = |arguments: &[&str]| run(content.path(), data.path(), arguments);
    let file = data.path().join("new.toml");
    let path = file.to_str().ok_or("a path")?;
    let register = fs::read_to_string(content.path().join("counters.toml"))?;
    let (head, tail) = register.split_once("slug = \"brixton\"").ok_or("brixton")?;
    fs::write(&file, format!("{head}slug = \"brixton\"{}", tail.replacen("bookable = true", "bookable = false", 1)))?;
    let (good, said) = run(&["import", "counters", path])?;
    assert!(!good && said.contains("the rota would have ") && said.contains("`brixton` is not `bookable`"), "{said}");
    assert!(run(&["import", "counters", path, "--replace"])?.0);
    assert!(!run(&["content", "check"])?.0, "the next start is refused");
    // The rota that fits is imported all the same.
    let text = fs::read_to_string(content.path().join("rota.toml"))?;
    let mut rota = Written::parse("rota.toml", &text).unwrap_or_else(|faults| panic!("{faults:?}"));
    rota.resources.retain(|one| one.written.site != "brixton");
    rota.interpreters.iter_mut().for_each(|one| one.written.sites.retain(|site| site != "brixton"));
    fs::write(&file, rota.to_toml()?)?;
    let (good, said) = run(&["import", "rota", path])?;
    assert!(good && said.contains("- brixton-desk-1"), "{said}");
    assert!(run(&["content", "check"])?.0);
    Ok(())
}
