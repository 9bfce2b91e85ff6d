//! Files that operators bring, as they really come: cut short, saved by a spreadsheet, with a digit lost. Each is
//! read as what it is, or refused with file, line and reason. The ids are those of the cases that taught it.

use std::{fs, path::Path};

use crate::{
    importing::{code_point_open, content_copy, run},
    portal::Outcome,
};

/// What an import of this file says, and whether it was taken.
struct Import {
    content: tempfile::TempDir,
    data: tempfile::TempDir,
}

impl Import {
    fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let content = content_copy()?;
        // These are about registers; a rota would have to fit each of them.
        fs::remove_file(content.path().join("rota.toml"))?;
        Ok(Self { content, data: tempfile::tempdir()? })
    }

    fn run(&self, arguments: &[&str]) -> Result<(bool, String), Box<dyn std::error::Error>> {
        run(self.content.path(), self.data.path(), arguments)
    }

    fn exported(&self, form: &str) -> Result<String, Box<dyn std::error::Error>> {
        Ok(self.run(&["export", "counters", "--form", form])?.1)
    }

    /// Imports bytes as a file of that name.
    fn of(
        &self,
        what: &str,
        name: &str,
        bytes: &[u8],
        more: &[&str],
    ) -> Result<(bool, String), Box<dyn std::error::Error>> {
        let file = self.data.path().join(name);
        fs::write(&file, bytes)?;
        let path = file.to_str().ok_or("a path")?.to_owned();
        self.run(&[&["import", what, &path], more].concat())
    }

    fn register(&self) -> Result<String, Box<dyn std::error::Error>> {
        Ok(fs::read_to_string(self.content.path().join("counters.toml"))?)
    }
}

/// A table with another delimiter.
fn delimited(table: &str, delimiter: u8) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record?)?;
    }
    Ok(writer.into_inner()?)
}

#[test]
fn a_register_is_read_whatever_program_saved_it() -> Outcome {
    let import = Import::new()?;
    let (toml, table) = (import.exported("toml")?, import.exported("csv")?);
    // A letter that is another one in every encoding.
    let table = table.replacen("Agar Street, London", "Agar Street – Café, London", 1);
    let utf_16: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows = encoding_rs::WINDOWS_1252.encode(&table).0.into_owned();
    let columns = table.lines().next().unwrap_or_default().split(',').count();
    let commas = ",".repeat(columns - 1);
    for (id, name, bytes) in [
        ("I01 rows of commas", "r.csv", format!("{table}{commas}\n{commas}\n").into_bytes()),
        ("I01 columns of commas", "r.csv", table.replacen(",day\n", ",day,,\n", 1).into_bytes()),
        ("I03 semicolons", "r.csv", delimited(&table, b';')?),
        ("I03 tabs", "r.tsv", delimited(&table, b'\t')?),
        ("I03 sep=,", "r.csv", format!("sep=,\r\n{table}").into_bytes()),
        ("I03 sep=;", "r.csv", [b"sep=;\r\n".to_vec(), delimited(&table, b';')?].concat()),
        ("BOM", "r.csv", format!("\u{feff}{table}").into_bytes()),
        ("BOM of TOML", "r.toml", format!("\u{feff}{toml}").into_bytes()),
        ("Windows-1252", "r.csv", windows),
        ("UTF-16", "r.csv", utf_16),
        ("line ends of Windows", "r.csv", table.replace('\n', "\r\n").into_bytes()),
    ] {
        let (good, said) = import.of("counters", name, &bytes, &["--dry-run"])?;
        assert!(good && said.contains("there would be 60 counters") || said.contains("counters"), "{id}: {said}");
        assert!(good, "{id}: {said}");
        let is_changed = name.ends_with("csv") || name.ends_with("tsv");
        assert_eq!(said.contains("Agar Street – Café"), is_changed, "{id}: {said}");
    }
    Ok(())
}

#[test]
fn a_register_that_cannot_be_meant_is_refused_with_line_and_reason() -> Outcome {
    let import = Import::new()?;
    let (toml, table, before) = (import.exported("toml")?, import.exported("csv")?, import.register()?);
    let header = table.lines().next().unwrap_or_default().to_owned();
    let half: String = toml.split_inclusive("[[counter]]").take(30).collect::<String>();
    let half = half.trim_end_matches("[[counter]]").to_owned();
    let swap = |from: &str, to: &str| table.replacen(from, to, 1);
    for (id, name, bytes, says) in [
        ("I10 header alone", "r.csv", format!("{header}\n"), "there is no counter in it"),
        ("I11 nothing", "r.toml", String::new(), "r.toml:1: is empty (0 bytes)"),
        ("I11 remarks alone", "r.toml", "# Nothing yet\n".to_owned(), "r.toml:1: there is no [[counter]] in it"),
        ("0 bytes of CSV", "r.csv", String::new(), "r.csv:1: is empty"),
        ("empty on purpose", "r.toml", "counter = []\n".to_owned(), "add --replace"),
        ("half a register", "r.toml", half, "counters that people can visit would be gone"),
        ("I05 a column twice", "r.csv", swap("slug,name,", "slug,name,name,"), "r.csv:1: columns 2 and 3 are both"),
        ("I05 hours twice", "r.csv", swap(",hours,", ",hours,Hours ,"), "are both called `hours`"),
        ("no header", "r.csv", table.lines().skip(1).collect::<Vec<_>>().join("\n"), "r.csv:1: is no header"),
        (
            "I08 a 0 lost",
            "r.csv",
            swap("Front desk | 020 7946 0101", "Front desk | 2079460123"),
            "phones[0]: `2079460123` has lost its 0",
        ),
        (
            "I08 scientific",
            "r.csv",
            swap("Front desk | 020 7946 0101", "Desk | 4.42079E+11"),
            "`4.42079E+11` is how a spreadsheet shortens",
        ),
        ("I08 + lost", "r.csv", swap("Front desk | 020 7946 0101", "Desk | 442079460123"), "has lost its +"),
        (
            "decimal comma",
            "r.csv",
            swap("51.5098", "\"51,5098\""),
            "r.csv:2: latitude: `51,5098` is not in degrees: write a full stop",
        ),
        ("a formula that failed", "r.csv", swap("\"Agar Street, London\"", "#REF!"), "r.csv:2: address: `#REF!`"),
        (
            "read in a wrong encoding",
            "r.csv",
            swap("Agar Street", "Agar’s Street").replace('’', "â€™"),
            "was read in another encoding",
        ),
        ("I19 a language without words", "r.toml", toml.replacen("\"so\"", "\"tlh\"", 1), "r.toml:"),
        ("I19 in a table", "r.csv", swap("; fr;", "; tlh;"), "r.csv:2: "),
        ("a spreadsheet", "r.xlsx", "PK\u{3}\u{4}".to_owned(), "is a spreadsheet"),
        ("a web page", "r.csv", "<!DOCTYPE html><title>Sign in</title>".to_owned(), "is a web page"),
    ] {
        let (good, said) = import.of("counters", name, bytes.as_bytes(), &[])?;
        assert!(!good && said.contains(says), "{id}: {said}");
        assert!(said.lines().count() < 70, "{id}: no flood of faults: {said}");
        assert_eq!(import.register()?, before, "{id}: nothing is changed");
    }
    Ok(())
}

#[test]
fn a_counter_whose_facts_contradict_each_other_is_refused() -> Outcome {
    let import = Import::new()?;
    let (toml, before) = (import.exported("toml")?, import.register()?);
    for (id, name, bytes, says) in [
        (
            "I15 postcode",
            "r.toml",
            toml.replacen("SE13 5JZ", "CR0 1EA", 1),
            "lewisham: borough: CR0 is in Croydon, Sutton, not in Lewisham",
        ),
        (
            "I15 postcode elsewhere",
            "r.toml",
            toml.replacen("W3 9BH", "M1 1AE", 1),
            "acton: postcode: `M1 1AE` is not in London",
        ),
        (
            "I15 borough",
            "r.toml",
            toml.replacen("borough = \"Lewisham\"", "borough = \"Bexley\"", 1),
            "SE13 is in Lewisham",
        ),
        (
            "I15 position",
            "r.toml",
            toml.replacen("latitude = 51.4633", "latitude = 51.5633", 1),
            "lewisham: latitude: 51.5633, -0.0098 is",
        ),
        ("I15 sign", "r.toml", toml.replacen("longitude = -0.2758", "longitude = 0.2758", 1), "acton: latitude: "),
    ] {
        let (good, said) = import.of("counters", name, bytes.as_bytes(), &[])?;
        assert!(!good && said.contains(says), "{id}: {said}");
        assert_eq!(import.register()?, before, "{id}: nothing is changed");
    }
    Ok(())
}

#[test]
fn losses_are_printed_and_taken_over_only_where_they_are_meant() -> Outcome {
    let import = Import::new()?;
    let toml = import.exported("toml")?;
    let half: String = toml.split_inclusive("[[counter]]").take(30).collect();
    let half = half.trim_end_matches("[[counter]]");
    let (good, said) = import.of("counters", "half.toml", half.as_bytes(), &["--dry-run"])?;
    assert!(!good && said.contains("- pinner\tPinner"), "{said}");
    let (good, said) = import.of("counters", "half.toml", half.as_bytes(), &["--dry-run", "--replace"])?;
    assert!(good && said.contains("nothing was changed"), "{said}");
    let (good, _) = import.of("counters", "half.toml", half.as_bytes(), &["--replace"])?;
    assert!(good && import.register()?.matches("[[counter]]").count() == 29);
    // One that closes is everyday, and is printed.
    let one_less = half.rsplit_once("[[counter]]").map(|(rest, _)| rest).unwrap_or_default();
    let (good, said) = import.of("counters", "less.toml", one_less.as_bytes(), &["--dry-run"])?;
    assert!(good && said.lines().filter(|line| line.starts_with("- ")).count() == 1, "{said}");
    Ok(())
}

#[test]
fn bank_holidays_are_compared_with_what_was_known() -> Outcome {
    let import = Import::new()?;
    let event = |title: &str, date: &str| format!(r#"{{"title":"{title}","date":"{date}","notes":"","bunting":true}}"#);
    let list = |events: &[String]| {
        format!(r#"{{"england-and-wales":{{"division":"england-and-wales","events":[{}]}}}}"#, events.join(","))
    };
    let year = [
        event("New Year’s Day", "2027-01-01"),
        event("Good Friday", "2027-03-26"),
        event("Easter Monday", "2027-03-29"),
        event("Early May bank holiday", "2027-05-03"),
        event("Spring bank holiday", "2027-05-31"),
        event("Summer bank holiday", "2027-08-30"),
        event("Christmas Day", "2027-12-27"),
        event("Boxing Day", "2027-12-28"),
    ];
    let calendar = || fs::read_to_string(import.content.path().join("bank-holidays.toml"));
    let before = calendar()?;
    let moved: Vec<String> = year.iter().map(|day| day.replace("2027-05-03", "2027-05-07")).collect();
    for (id, text, says) in [
        ("B03 one day of a year", list(&year[..1]), "2027 would have 1 bank holidays, and it has 8 now"),
        ("B03 one day less", list(&year[1..]), "- 2027-01-01\tNew Year's Day"),
        ("a year far away", list(&[&year[..], &[event("Boxing Day", "2207-12-26")]].concat()), "2207 would have"),
        ("0 bytes", String::new(), "b.json:1: is empty"),
        ("no JSON", "BEGIN:VCALENDAR".to_owned(), "b.json: this is not a list of bank holidays"),
        ("a web page", "<!doctype html>".to_owned(), "is a web page"),
    ] {
        let (good, said) = import.of("bank-holidays", "b.json", text.as_bytes(), &[])?;
        assert!(!good && said.contains(says), "{id}: {said}");
        assert_eq!(calendar()?, before, "{id}: nothing is changed");
    }
    let (good, said) = import.of("bank-holidays", "b.json", list(&moved).as_bytes(), &["--dry-run"])?;
    assert!(good && said.contains("- 2027-05-03") && said.contains("+ 2027-05-07"), "a day that moved: {said}");
    let bom = format!("\u{feff}{}", list(&year));
    let (good, said) = import.of("bank-holidays", "b.json", bom.as_bytes(), &[])?;
    assert!(good, "B05 a BOM: {said}");
    let (good, said) = import.of("bank-holidays", "b.json", list(&year[..1]).as_bytes(), &["--replace"])?;
    assert!(good && said.contains("- 2027-12-28"), "{said}");
    Ok(())
}

/// Copies the CSV files of Code-Point Open, each line as it is wanted.
fn cut(from: &Path, to: &Path, keep: impl Fn(&str, usize) -> bool) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let text = fs::read_to_string(entry.path())?;
        let kept: String =
            text.split_inclusive('\n').enumerate().filter(|(n, line)| keep(line, *n)).map(|(_, line)| line).collect();
        if !kept.is_empty() {
            fs::write(to.join(entry.file_name()), kept)?;
        }
    }
    Ok(())
}

#[test]
fn half_of_code_point_is_refused_and_all_of_it_tells_contradictions() -> Outcome {
    let Some(source) = code_point_open()? else { return Ok(()) };
    let import = Import::new()?;
    let all = source.path().join("Data").join("CSV");
    let path = |folder: &Path| folder.to_str().map(str::to_owned).ok_or("a path");
    // Every fortieth row, so that the test takes its time only where it has to.
    let few = import.data.path().join("few");
    cut(&all, &few, |line, number| number % 40 == 0 && !line.starts_with("\"SE1 "))?;
    let (good, said) = import.run(&["import", "postcodes", &path(&few)?])?;
    assert!(!good && said.contains("London has about 180,000"), "before any import: {said}");
    assert!(said.contains("districts of London is in it") && said.contains("add --replace"), "{said}");
    let (good, said) = import.run(&["import", "postcodes", &path(&few)?, "--dry-run", "--replace"])?;
    assert!(
        good && said.contains("nothing was changed") && !import.data.path().join("postcodes.tsv").exists(),
        "{said}"
    );

    let (good, said) = import.run(&["import", "postcodes", &path(source.path())?])?;
    assert!(good, "{said}");
    let every_second = import.data.path().join("half");
    cut(&all, &every_second, |_, number| number % 2 == 0)?;
    let (good, said) = import.run(&["import", "postcodes", &path(&every_second)?])?;
    assert!(!good && said.contains("and there are 180792 now") && said.contains("~ SE13\t"), "{said}");
    let kept = fs::read_to_string(import.data.path().join("postcodes.tsv"))?;
    assert!(kept.ends_with("rows 180792\n"), "nothing is changed");

    // I15, now that each postcode is known.
    let toml = import.exported("toml")?;
    for (id, from, to, says) in [
        ("sign of the longitude", "longitude = -0.0098", "longitude = 0.0098", "is the sign of the longitude right?"),
        ("postcode", "SE13 5JZ", "CR0 1EA", "from CR0 1EA"),
        ("borough", "borough = \"Lewisham\"", "borough = \"Bexley\"", "SE13 5JZ is in Lewisham, not in Bexley"),
        (
            "a borough of the same district",
            "borough = \"Lewisham\"",
            "borough = \"Greenwich\"",
            "SE13 5JZ is in Lewisham",
        ),
        ("elsewhere", "W3 9BH", "M1 1AE", "`M1 1AE` is not in London"),
    ] {
        let (good, said) = import.of("counters", "r.toml", toml.replacen(from, to, 1).as_bytes(), &["--dry-run"])?;
        assert!(!good && said.contains(says), "{id}: {said}");
    }
    let (good, said) = import.of("counters", "r.toml", toml.as_bytes(), &["--dry-run"])?;
    assert!(good, "the register that is shipped contradicts nothing: {said}");
    Ok(())
}
