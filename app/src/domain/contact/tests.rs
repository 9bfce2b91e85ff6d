use super::*;

const REQUIRED: &str = r#"
[contact.emergency]
call = "999"
checked = 2026-11-30
source = "common knowledge"
[contact.bsl]
web = "https://999bsl.co.uk"
checked = 2026-11-30
source = "its own page"
[contact.text-relay]
call = "18000"
checked = 2026-11-30
source = "its own page"
[contact.non-emergency]
call = "101"
hours = "24/7"
checked = 2026-11-30
source = "common knowledge"
[contact.non-emergency-relay]
call = "18001 101"
checked = 2026-11-30
source = "its own page"
"#;

#[test]
fn a_contact_shows_and_leads_where_it_is_written() {
    let text = format!(
        "{REQUIRED}[contact.transport-police]\ncall = \"0800 40 50 40\"\ntext = \"61016\"\n\
         web = \"https://www.btp.police.uk/\"\nhours = \"Mo-Fr 09:00-17:00\"\nchecked = 2026-11-30\nsource = \"its page\"\n"
    );
    let contacts = Contacts::parse("service.toml", &text).unwrap();
    let police = contacts.get("transport-police").unwrap();
    for (means, shown, href) in [
        (Means::Call, Some("0800 40 50 40"), Some("tel:0800405040")),
        (Means::Text, Some("61016"), Some("sms:61016")),
        (Means::Press, None, None),
        (Means::Web, Some("btp.police.uk"), Some("https://www.btp.police.uk/")),
    ] {
        assert_eq!(police.shown(means), shown, "{means:?}");
        assert_eq!(police.href(means).as_deref(), href, "{means:?}");
    }
    let hours = police.hours.as_ref().unwrap();
    assert!(hours.names_days() && !hours.is_always());
    assert!(contacts.get("non-emergency").unwrap().hours.as_ref().unwrap().is_always());
    let (_, _, place) = contacts.iter().find(|(name, ..)| name.as_str() == "transport-police").unwrap();
    assert_eq!(place.line, 1 + REQUIRED.matches('\n').count());
}

#[test]
fn faults_name_their_line() {
    let whole = |table: &str| format!("{REQUIRED}{table}");
    let line = 1 + REQUIRED.matches('\n').count();
    let dated = "checked = 2026-11-30\nsource = \"x\"\n";
    for (table, at, reason) in [
        (format!("[contact.a]\n{dated}"), line, "has none of"),
        ("[contact.a]\ncall = \"1\"\nchecked = 2026-11-30\nsource = \"x\"\n".into(), line + 1, "is not a number"),
        (format!("[contact.a]\ncall = \"ring 999\"\n{dated}"), line + 1, "is not a number"),
        (format!("[contact.a]\ncall = \"0800  1111\"\n{dated}"), line + 1, "is not a number"),
        (format!("[contact.a]\nweb = \"http://a.uk\"\n{dated}"), line + 1, "is not an address"),
        (format!("[contact.a]\nweb = \"javascript:alert(1)\"\n{dated}"), line + 1, "is not an address"),
        (format!("[contact.a]\nweb = \"https://a.uk/\\\"x\"\n{dated}"), line + 1, "is not an address"),
        (format!("[contact.a]\ncall = \"999\"\nhours = \"by day\"\n{dated}"), line + 2, ""),
        (
            format!("[contact.a]\ncall = \"112\"\nhours = \"Apr-Sep Mo-Fr 09:00-17:00\"\n{dated}"),
            line + 2,
            "same every week",
        ),
        (format!("[contact.a]\ncall = \"112\"\nhours = \"Sa[1] 09:00-17:00\"\n{dated}"), line + 2, ""),
        (format!("[contact.a]\ncall = \"999\"\nhours = \"off\"\n{dated}"), line + 2, "is never open"),
        ("[contact.a]\ncall = \"999\"\nsource = \"x\"\n".into(), line, "checked"),
        ("[contact.a]\ncall = \"999\"\nchecked = 2026-11-30\n".into(), line, "source"),
        ("[contact.a]\ncall = \"999\"\nchecked = 2026-11-30\nsource = \" \"\n".into(), line, "where it was found"),
        (format!("[contact.a]\nphone = \"999\"\n{dated}"), line + 1, "unknown field"),
        (
            format!("[contact.z]\ncall = \"18001  101\"\n{dated}").replace("  ", " "),
            line,
            "stands in `non-emergency-relay` already",
        ),
        (format!("[contact.A]\ncall = \"999\"\n{dated}"), line, "is not a name"),
    ] {
        let faults = Contacts::parse("service.toml", &whole(&table)).unwrap_err();
        assert_eq!(faults[0].place.line, at, "{table}: {faults:?}");
        assert!(faults[0].reason.contains(reason), "{table}: {faults:?}");
    }
}

#[test]
fn what_pages_need_must_be_there() {
    let without_bsl = REQUIRED.replace("web = \"https://999bsl.co.uk\"", "call = \"112\"");
    let faults = Contacts::parse("service.toml", &without_bsl).unwrap_err();
    assert!(faults[0].reason.contains("`[contact.bsl]` with `web` is missing"), "{faults:?}");
    assert_eq!(Contacts::parse("service.toml", "").unwrap_err().len(), known::REQUIRED.len());
}
