//! What an operator imports and exports with the real program, and how a running portal takes it up.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use app::domain::counter::postcodes::Postcodes;

use crate::{
    offices::until,
    portal::{Outcome, Phone, Portal, content_dir},
};

/// A content folder of a test's own.
pub(crate) fn content_copy() -> Result<tempfile::TempDir, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    copy_folder(&content_dir(), folder.path())?;
    Ok(folder)
}

pub fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}

/// The program, and what it said.
pub(crate) fn run(
    content: &Path,
    data: &Path,
    arguments: &[&str],
) -> Result<(bool, String), Box<dyn std::error::Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .args(arguments)
        .env("FRONT_COUNTER_CONTENT_DIR", content)
        .env("FRONT_COUNTER_DATA_DIR", data)
        .output()?;
    let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    Ok((output.status.success(), said))
}

#[test]
fn what_is_exported_is_imported_the_same() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let run = |arguments: &[&str]| run(content.path(), data.path(), arguments);
    let (_, exported) = run(&["export", "counters"])?;
    for form in ["toml", "csv"] {
        let (exports, text) = run(&["export", "counters", "--form", form])?;
        assert!(exports, "{text}");
        let file = data.path().join(format!("register.{form}"));
        fs::write(&file, &text)?;
        let path = file.to_str().ok_or("a path")?;
        let (good, said) = run(&["import", "counters", path, "--dry-run"])?;
        assert!(good && said.starts_with("nothing was changed"), "{form}: {said}");
        assert!(run(&["import", "counters", path])?.0);
        assert_eq!(run(&["export", "counters"])?.1, exported, "{form}");
        assert_eq!(run(&["export", "counters", "--form", form])?.1, text, "{form}");
    }
    Ok(())
}

#[test]
fn an_import_says_what_would_change_and_then_changes_it() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let run = |arguments: &[&str]| run(content.path(), data.path(), arguments);
    let (_, text) = run(&["export", "counters"])?;
    let before = fs::read_to_string(content.path().join("counters.toml"))?;
    let file = data.path().join("new.toml");
    fs::write(&file, text.replace("address = \"Agar Street, London\"", "address = \"1 Agar Street, London\""))?;
    let path = file.to_str().ok_or("a path")?;
    let (_, said) = run(&["import", "counters", path, "--dry-run"])?;
    assert!(said.contains("~ charing-cross") && said.contains("1 Agar Street"), "{said}");
    assert_eq!(fs::read_to_string(content.path().join("counters.toml"))?, before, "a dry run changes nothing");
    assert!(run(&["import", "counters", path])?.0);
    assert!(run(&["export", "counters"])?.1.contains("1 Agar Street"));
    Ok(())
}

#[test]
fn a_register_with_a_fault_is_refused_whole() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let run = |arguments: &[&str]| run(content.path(), data.path(), arguments);
    let (_, text) = run(&["export", "counters"])?;
    let (_, table) = run(&["export", "counters", "--form", "csv"])?;
    let before = fs::read_to_string(content.path().join("counters.toml"))?;
    let line_of = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).map(|at| at + 1);
    for (from, to, field, reason) in [
        ("Mo-Fr 10:00-22:00; Sa-Su 09:00-19:00", "Mo-Fr 10:00-22:00; Sa-Xu 09:00", "hours", "charing-cross|acton"),
        ("latitude = 51.5098", "latitude = 50.1", "latitude", "km from"),
        ("latitude = 51.5098", "latitude = 951.5", "latitude", "not degrees"),
        ("slug = \"acton\"", "slug = \"charing-cross\"", "slug", "two counters called"),
        ("slug = \"acton\"", "slug = \"Acton Town\"", "slug", "not a name"),
        ("to = \"2027-01-11 14:00:00\"", "to = \"2027-01-11 09:00:00\"", "closed[0]", "walworth"),
        ("borough = \"Westminster\"", "borough = \"Westmister\"", "borough", "not a borough"),
        ("postcode = \"WC2N 4JP\"", "postcode = \"WC2N\"", "postcode", "not a full postcode"),
        ("\"report\"", "\"repotr\"", "services[0]", "not a service"),
    ] {
        let bad = text.replacen(from, to, 1);
        assert_ne!(bad, text, "{from} is there");
        let file = data.path().join("bad.toml");
        fs::write(&file, &bad)?;
        let (good, said) = run(&["import", "counters", file.to_str().ok_or("a path")?])?;
        assert!(!good && said.contains(field), "{to}: {said}");
        assert!(reason.split('|').any(|reason| said.contains(reason)), "{to}: {said}");
        let line = line_of(&text, from).ok_or("the line")?;
        let near = (line.saturating_sub(3)..=line + 1).any(|line| said.contains(&format!("bad.toml:{line}: ")));
        assert!(near, "{to} stands on line {line}: {said}");
        assert_eq!(fs::read_to_string(content.path().join("counters.toml"))?, before, "{to}: nothing is changed");
    }
    let bad = table.replacen("principal", "princpal", 1);
    let file = data.path().join("bad.csv");
    fs::write(&file, bad)?;
    let (good, said) = run(&["import", "counters", file.to_str().ok_or("a path")?])?;
    assert!(!good && said.contains("bad.csv:2: kind: "), "{said}");
    Ok(())
}

#[tokio::test]
async fn a_running_portal_takes_up_what_is_sound_and_keeps_what_it_had() -> Outcome {
    let content = content_copy()?;
    let folder = content.path().display().to_string();
    let portal = Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &folder)]).await?;
    let watching = tokio::spawn(portal.state.counters.clone().watch());
    let shows =
        async |text: &str| portal.get(&mut Phone::default(), "/counters/charing-cross").await.body.contains(text);
    let register = content.path().join("counters.toml");
    let text = fs::read_to_string(&register)?;
    // A file system may keep times by the second or finer: the two writings are told apart.
    tokio::time::sleep(Duration::from_millis(20)).await;
    server::content::register::files::replace(
        &register,
        &text.replace("\"Agar Street, London\"", "\"9 Agar Street, London\""),
    )?;
    until("the new register is taken up", async || shows("9 Agar Street").await).await;
    server::content::register::files::replace(
        &register,
        &text.replace("slug = \"acton\"", "slug = \"charing-cross\""),
    )?;
    portal.state.counters.take_up();
    assert!(shows("9 Agar Street").await, "a register with a fault changes nothing");
    server::content::register::files::replace(&register, &text.replacen("\"so\"", "\"tlh\"", 1))?;
    portal.state.counters.take_up();
    assert!(shows("9 Agar Street").await, "nor does one with a language that nobody has a word for");
    watching.abort();
    Ok(())
}

#[test]
fn bank_holidays_are_taken_over_as_gov_uk_publishes_them() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let file = data.path().join("bank-holidays.json");
    let path = file.to_str().ok_or("a path")?;
    let event = |title: &str, date: &str| format!(r#"{{"title":"{title}","date":"{date}","notes":"","bunting":true}}"#);
    let events = [event("New Year’s Day", "2031-01-01"), event("Coronation of somebody", "2031-06-11")].join(",");
    fs::write(&file, format!(r#"{{"england-and-wales":{{"division":"england-and-wales","events":[{events}]}}}}"#))?;
    let before = fs::read_to_string(content.path().join("bank-holidays.toml"))?;
    let (good, said) = run(content.path(), data.path(), &["import", "bank-holidays", path, "--dry-run"])?;
    assert!(!good && said.contains("2031-06-11"), "two days are not all of a year: {said}");
    let (good, said) = run(content.path(), data.path(), &["import", "bank-holidays", path, "--dry-run", "--replace"])?;
    assert!(good && said.contains("+ 2031-06-11\tCoronation"), "{said}");
    assert_eq!(fs::read_to_string(content.path().join("bank-holidays.toml"))?, before);
    assert!(run(content.path(), data.path(), &["import", "bank-holidays", path, "--replace"])?.0);
    assert!(run(content.path(), data.path(), &["content", "check"])?.0, "what was written is read again");
    fs::write(&file, "{\"england-and-wales\": []}")?;
    let (good, said) = run(content.path(), data.path(), &["import", "bank-holidays", path])?;
    assert!(!good && !said.is_empty(), "{said}");
    Ok(())
}

/// The Ordnance Survey's rows that tests may use, unpacked; nothing where they are not beside the project.
pub(crate) fn code_point_open() -> Result<Option<tempfile::TempDir>, Box<dyn std::error::Error>> {
    let zip = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/code-point-open-london.zip");
    if !zip.is_file() {
        println!("LEFT OUT: {} is not there, so the postcodes of London are not tried", zip.display());
        return Ok(None);
    }
    let folder = tempfile::tempdir()?;
    zip::ZipArchive::new(fs::File::open(&zip)?)?.extract(folder.path())?;
    Ok(Some(folder))
}

#[tokio::test]
async fn every_postcode_of_london_is_taken_over() -> Outcome {
    let Some(source) = code_point_open()? else { return Ok(()) };
    let (content, data) = (content_dir(), tempfile::tempdir()?);
    let wards = data.path().join("wards.csv");
    fs::write(&wards, "WD25CD,WD25NM\nE05013714,Blackheath\n")?;
    let (path, wards) = (source.path().to_str().ok_or("a path")?, wards.to_str().ok_or("a path")?);
    let (good, said) = run(&content, data.path(), &["import", "postcodes", path, "--wards", wards])?;
    assert!(good && said.starts_with("180792 postcodes of London; 0 elsewhere"), "{said}");
    let table = Postcodes::parse(&fs::read_to_string(data.path().join("postcodes.tsv"))?)?;
    assert_eq!(table.len(), 180_792);
    // The Ordnance Survey's own converter puts the grid reference of SE13 5JZ here.
    let place = table.find("SE13 5JZ").ok_or("SE13 5JZ is not there")?;
    assert!((place.position.latitude - 51.4633).abs() < 0.001 && (place.position.longitude + 0.0098).abs() < 0.001);
    assert_eq!(place.borough, "E09000023");

    let folder = data.path().display().to_string();
    let portal = Portal::open_with(&[("FRONT_COUNTER_DATA_DIR", &folder)]).await?;
    let page = portal.get(&mut Phone::default(), "/counters?q=SE13+5JZ").await;
    assert!(page.body.contains("counters to SE13 5JZ") && !page.body.contains("Distances count from"), "it is exact");
    let unknown = portal.get(&mut Phone::default(), "/counters?q=SE13+9ZZ").await;
    assert!(unknown.body.contains("We do not know SE13 9ZZ"), "a postcode that does not exist");

    let broken = tempfile::tempdir()?;
    fs::write(broken.path().join("x.csv"), "\"SE13 5JZ\",10,538,1764\n")?;
    let broken = broken.path().to_str().ok_or("a path")?;
    let (good, said) = run(&content, data.path(), &["import", "postcodes", broken])?;
    assert!(!good && said.contains("x.csv:1: has 4 columns"), "{said}");
    assert!(fs::metadata(PathBuf::from(&folder).join("postcodes.tsv")).is_ok(), "what was imported before stays");
    Ok(())
}

#[test]
fn the_gazetteer_is_right_to_a_kilometre_and_a_half() -> Outcome {
    let Some(source) = code_point_open()? else { return Ok(()) };
    let imported = server::directory::codepoint::read(source.path(), None).map_err(|faults| format!("{faults:?}"))?;
    let mut sums = std::collections::BTreeMap::<String, (f64, f64, f64)>::new();
    for line in imported.postcodes.to_text().lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let (latitude, longitude): (f64, f64) = (columns[1].parse()?, columns[2].parse()?);
        let district = columns[0].split(' ').next().unwrap_or_default();
        for name in [district, columns[3]] {
            let sum = sums.entry(name.to_owned()).or_default();
            *sum = (sum.0 + latitude, sum.1 + longitude, sum.2 + 1.0);
        }
    }
    let directory =
        server::content::register::Directory::load(&content_dir()).map_err(|faults| format!("{faults:?}"))?;
    let gazetteer = directory.gazetteer();
    let districts = gazetteer.districts().iter().map(|one| (&one.code, one.position));
    let boroughs = gazetteer.boroughs().iter().map(|one| (&one.code, one.position));
    let mut furthest = 0.0_f64;
    for (name, position) in districts.chain(boroughs) {
        let (latitude, longitude, count) = sums.remove(name).ok_or(format!("{name} is not in the data"))?;
        let centre = app::domain::counter::Position { latitude: latitude / count, longitude: longitude / count };
        let metres = centre.metres_to(position);
        assert!(metres <= 1_500.0, "{name} is {metres:.0} m from its centre");
        furthest = furthest.max(metres);
    }
    assert!(sums.is_empty(), "not in the gazetteer: {:?}", sums.keys());
    println!("the furthest is {furthest:.0} m from its centre");
    Ok(())
}
