//! Finding a counter over the real router, with the register and the gazetteer that are shipped.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::Value;

use crate::portal::{Answer, Outcome, Phone, Portal};

async fn get(portal: &Portal, path: &str) -> Answer {
    portal.get(&mut Phone::default(), path).await
}

/// The names of the counters that are listed, in order.
fn listed(answer: &Answer) -> Vec<String> {
    let list = answer.body.split("<ol class=\"counters\">").nth(1).unwrap_or_default();
    let list = list.split("</ol>").next().unwrap_or_default();
    let names = list.split("<bdi>").skip(1).step_by(2).map(|rest| rest.split("</bdi>").next().unwrap_or_default());
    names.map(str::to_owned).collect()
}

#[tokio::test]
async fn whatever_is_typed_finds_something_or_says_what_to_type() -> Outcome {
    let portal = Portal::open().await?;
    for (typed, says, first) in [
        ("SE13+5JZ", "SE13 5JZ counts as its first half", Some("Lewisham")),
        ("se135jz", "counters to SE13", Some("Lewisham")),
        ("SE13", "counters to SE13", Some("Lewisham")),
        ("SE13+5", "beginning of a postcode", Some("Lewisham")),
        ("SEI3+5JZ", "We read that as SE13 5JZ", Some("Lewisham")),
        ("5E13+SJZ", "We read that as SE13 5JZ", Some("Lewisham")),
        ("43+Lewisham+High+Street%2C+SE13+5JZ", "left out “43 LEWISHAM HIGH STREET”", Some("Lewisham")),
        ("Lewisham+High+Street", "counters to 43 Lewisham High Street", Some("Lewisham")),
        ("lewisam", "We read that as Lewisham", Some("Lewisham")),
        ("Brixton", "counters to Brixton", Some("Brixton")),
        ("Peckham", "counters to Peckham", Some("Sample community hub, Peckham")),
        ("city+of+london", "counters to City of London", None),
        // N02, N03, N07: a counter's name among other words, before a place of that name.
        ("Lewisham+police+station", "We read that as Lewisham", Some("Lewisham")),
        ("Charing+Cross+police+station", "We read that as Charing Cross", Some("Charing Cross")),
        ("Brixton+police+station", "We read that as Brixton", Some("Brixton")),
        ("Rookery+Lane%2C+Bromley", "We read that as Bromley", Some("Bromley")),
        ("Elephant+%26+Castle", "counters to Elephant and Castle", None),
        ("Croydon", "counters to Croydon", Some("Croydon")),
        ("Charing+Cross+Hospital", "counters to Charing Cross Hospital", Some("Hammersmith")),
        // P12, P13, P16, P26, P33.
        ("CR0+3", "beginning of a postcode", Some("Croydon")),
        ("SE1+3", "counters to SE1<", None),
        ("W1", "counters to W1", None),
        ("EC2", "counters to EC2", None),
        ("SW99+0AA", "No place has the postcode SW99 0AA", None),
        ("IG10+1AA", "IG10 1AA is not in London", None),
        ("51.4633%2C+-0.0098", "counters to 51.4633, -0.0098", Some("Lewisham")),
        ("filled.count.soap", "address of three words", None),
        ("9C3XGX7Q%2B8F", "a plus code", None),
        ("Oxford", "Oxford is not in London", None),
        ("Oxford+Circus", "counters to Oxford Circus", None),
        ("M1+1AE", "M1 1AE is not in London", None),
        ("EH1+1YZ", "not in London", None),
        ("Birmingham", "Birmingham is not in London", None),
        ("Xyzzy", "We know postcodes, boroughs and well-known areas", None),
        ("%D9%84%DB%8C%D9%88%D8%B4%D9%85", "English names only", None),
        ("%F0%9F%9A%93", "We know postcodes, boroughs and well-known areas", None),
        ("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "We know postcodes", None),
        ("Chingford", "Chingford", Some("Chingford")),
    ] {
        let answer = get(&portal, &format!("/counters?q={typed}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{typed}");
        assert!(answer.body.contains(says), "{typed} does not say {says}: {:?}", listed(&answer));
        let names = listed(&answer);
        if let Some(first) = first {
            assert_eq!(names.first().map(String::as_str), Some(first), "{typed}: {names:?}");
        }
        assert!(!names.is_empty() || answer.body.contains("Show every counter"), "{typed}: no empty page");
        assert!(!answer.body.contains("<script>alert"), "{typed}");
    }
    Ok(())
}

#[tokio::test]
async fn filters_leave_out_what_is_not_wanted() -> Outcome {
    let portal = Portal::open().await?;
    // It is Sunday noon: main counters are open, volunteers are not there.
    let open = listed(&get(&portal, "/counters?q=SE13&open=now&all=yes").await);
    assert!(open.contains(&"Lewisham".to_owned()) && open.contains(&"Bromley".to_owned()), "{open:?}");
    assert!(!open.contains(&"Sample community hub, Peckham".to_owned()), "{open:?}");
    let night = listed(&get(&portal, "/counters?q=SE13&open=at&day=2026-12-25&time=03%3A30&all=yes").await);
    assert_eq!(night, ["Lewisham", "Charing Cross"], "day and night");
    let signing = listed(&get(&portal, "/counters?q=SE13&access=bsl&access=hearing-loop").await);
    assert_eq!(signing.first().map(String::as_str), Some("Lewisham"));
    let gone = listed(&get(&portal, "/counters?all=yes").await);
    assert!(gone.len() > 50 && !gone.contains(&"Chingford".to_owned()), "nobody is sent to a closed counter");
    let volunteers = get(&portal, "/counters?all=yes&kind=volunteer-run").await;
    assert!(listed(&volunteers).iter().all(|name| name.contains("volunteer")), "{:?}", listed(&volunteers));
    let somali = listed(&get(&portal, "/counters?q=E1&speaks=so").await);
    assert!(!somali.is_empty());
    let nothing = get(&portal, "/counters?q=E1&speaks=yi&kind=volunteer-run&access=parking&open=now").await;
    assert!(listed(&nothing).is_empty() && nothing.body.contains("No counter has all of that"));
    let unread = get(&portal, "/counters?q=E1&open=at&day=31%2F2%2F2026&time=teatime").await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unread.body.contains("href=\"#day\"") && unread.body.contains("value=\"teatime\""), "what was typed stays");
    Ok(())
}

#[tokio::test]
async fn another_language_keeps_what_was_looked_for() -> Outcome {
    let portal = Portal::open().await?;
    let list = get(&portal, "/counters?q=SE13&access=bsl").await;
    assert!(list.body.contains("form=\"find\" name=\"language\" value=\"ur\""), "the bar sends the form along");
    let there = get(&portal, "/counters?q=SE13+5JZ&access=bsl&service=&language=ur").await;
    assert_eq!(there.status, StatusCode::SEE_OTHER);
    assert_eq!(there.location, "/ur/counters?access=bsl&q=SE13+5JZ");
    assert_eq!(get(&portal, "/ur/counters?language=en").await.location, "/counters");
    assert_eq!(get(&portal, "/ur/counters?q=SE13&language=ur").await.status, StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn a_phones_position_is_in_no_address() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    let near = portal.post(&mut phone, "/counters", &[("latitude", "51.463"), ("longitude", "-0.010")]).await;
    assert_eq!(near.status, StatusCode::OK);
    assert_eq!(listed(&near).first().map(String::as_str), Some("Lewisham"));
    assert!(near.body.contains("The 5 nearest of") && near.body.contains("method=\"post\""));
    assert!(!near.body.contains("latitude=") && !near.body.contains("?q=51"), "no link carries it");
    assert_eq!(phone.cookie, None, "nothing is kept");
    for (latitude, longitude) in [("", ""), ("91", "0"), ("NaN", "0"), ("x", "y")] {
        let answer = portal.post(&mut phone, "/counters", &[("latitude", latitude), ("longitude", longitude)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{latitude}");
        assert!(!listed(&answer).is_empty(), "a page with counters all the same");
    }
    Ok(())
}

#[tokio::test]
async fn headings_say_how_many_of_how_many() -> Outcome {
    let portal = Portal::open().await?;
    let all = get(&portal, "/counters?all=yes").await;
    let count = listed(&all).len();
    assert!(all.body.contains(&format!("{count} counters in London")) && !all.body.contains("Show all of them"));
    let some = get(&portal, "/counters").await;
    assert!(some.body.contains(&format!("5 of {count} counters in London")), "N15");
    let near = get(&portal, "/counters?q=SE13").await;
    assert!(near.body.contains(&format!("The 5 nearest of {count} counters to SE13")));
    assert!(near.body.contains("href=\"/counters?q=SE13&amp;all=yes\""), "a link to all of them");
    // Near me: all can be shown, and no address holds the position.
    let position = [("latitude", "51.463"), ("longitude", "-0.010")];
    let here = portal.post(&mut Phone::default(), "/counters", &position).await;
    assert!(here.body.contains("form=\"find\" name=\"all\" value=\"yes\""), "G02: a button");
    let every = [&position[..], &[("all", "yes")]].concat();
    let here = portal.post(&mut Phone::default(), "/counters", &every).await;
    assert_eq!(listed(&here).len(), count);
    Ok(())
}

#[tokio::test]
async fn whoever_is_outside_london_is_told_and_sees_the_nearest() -> Outcome {
    let portal = Portal::open().await?;
    for (id, latitude, longitude, is_outside) in [
        ("G01 Paris", "48.857", "2.352", true),
        ("G01 Edinburgh", "55.953", "-3.188", true),
        ("G01 New York", "40.713", "-74.006", true),
        ("G01 Sydney", "-33.869", "151.209", true),
        ("G01 nowhere", "0", "0", true),
        ("Lewisham", "51.463", "-0.010", false),
    ] {
        let form = [("latitude", latitude), ("longitude", longitude)];
        let answer = portal.post(&mut Phone::default(), "/counters", &form).await;
        assert_eq!(answer.body.contains("You seem to be outside London"), is_outside, "{id}");
        assert_eq!(listed(&answer).len(), 5, "{id}: the nearest all the same");
        let km = answer.body.split(" km (").map(|before| before.rsplit(['>', '\n']).next().unwrap_or_default());
        let km: Vec<f64> = km.filter_map(|text| text.trim().parse().ok()).collect();
        assert!(km.len() == 5 && km.is_sorted(), "{id}: {km:?}");
    }
    for typed in ["IG10+1AA", "TW18+1AA", "KT10+9AA", "SL0+9AA", "Watford", "Kent"] {
        let answer = get(&portal, &format!("/counters?q={typed}")).await;
        assert!(answer.body.contains("is not in London") && listed(&answer).len() == 5, "P33, N11 {typed}");
    }
    let urdu = get(&portal, "/ur/counters?q=IG10+1AA").await;
    assert!(urdu.body.contains("لندن میں نہیں ہے"));
    Ok(())
}

#[tokio::test]
async fn days_are_read_as_people_write_them() -> Outcome {
    let portal = Portal::open().await?;
    for (day, read) in [
        ("1/1/27", "Friday 1 January 2027"),
        ("31/12/26", "Thursday 31 December 2026"),
        // As in journeys: a month after the twelfth can only be the day.
        ("12/31/26", "Thursday 31 December 2026"),
        ("2026-12-25", "Friday 25 December 2026"),
        ("25 Dec", "Friday 25 December 2026"),
        ("Tuesday 24 November", "Tuesday 24 November 2026"),
    ] {
        let query = form_urlencoded::byte_serialize(day.as_bytes()).collect::<String>();
        let answer = get(&portal, &format!("/counters?q=SE13&open=at&day={query}&time=10:00")).await;
        assert_eq!(answer.status, StatusCode::OK, "G09 {day}");
        assert!(answer.body.contains(&format!("Open on {read}, 10am.")), "G09 {day}");
        assert!(!listed(&answer).is_empty(), "{day}");
    }
    for day in ["1/1/0027", "31/31/26", "1/1/1927", "never", ""] {
        let query = form_urlencoded::byte_serialize(day.as_bytes()).collect::<String>();
        let answer = get(&portal, &format!("/counters?q=SE13&open=at&day={query}&time=10:00")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
    }
    Ok(())
}

#[tokio::test]
async fn the_wish_that_is_in_the_way_is_offered_with_its_count() -> Outcome {
    let portal = Portal::open().await?;
    let path = "/counters?q=SE13&service=enforcement&kind=contact-point";
    let answer = get(&portal, path).await;
    assert!(listed(&answer).is_empty() && answer.body.contains("No counter has all of that"));
    let offer = answer.body.split("Without “").nth(1).ok_or("nothing is offered")?;
    let count: String =
        offer.split("”, ").nth(1).unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    let href = answer.body.split("Without “").next().and_then(|before| before.rsplit("href=\"").next());
    let href = href.and_then(|href| href.split('"').next()).ok_or("no link")?.replace("&amp;", "&");
    let rest = listed(&get(&portal, &format!("{href}&all=yes")).await);
    assert_eq!(rest.len().to_string(), count, "{href}");
    // With a phone's position it is a button, and it does the same.
    let form = [("latitude", "51.463"), ("longitude", "-0.010"), ("access", "bsl"), ("access", "parking")];
    let form = [&form[..], &[("kind", "contact-point"), ("speaks", "so")]].concat();
    let here = portal.post(&mut Phone::default(), "/counters", &form).await;
    assert!(listed(&here).is_empty(), "{:?}", listed(&here));
    assert!(here.body.contains("name=\"without\"") && !here.body.contains("latitude="), "{}", here.body);
    let any = [&form[..], &[("without", "any")]].concat();
    let here = portal.post(&mut Phone::default(), "/counters", &any).await;
    assert!(!listed(&here).is_empty() && here.body.contains("The 5 nearest of"));
    let wishes =
        [("latitude", "51.463"), ("longitude", "-0.010"), ("service", "enforcement"), ("kind", "contact-point")];
    let without = [&wishes[..], &[("without", "kind:")]].concat();
    let here = portal.post(&mut Phone::default(), "/counters", &without).await;
    assert!(!listed(&here).is_empty() && here.body.contains("value=\"enforcement\" selected"), "only one wish is gone");
    Ok(())
}

#[tokio::test]
async fn a_counter_tells_everything_about_itself() -> Outcome {
    let portal = Portal::open().await?;
    let page = get(&portal, "/counters/bromley").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "Open until 7pm",
        "Sunday 22 November",
        "aria-current=\"date\"",
        "Monday to Friday: 10am to 10pm",
        "What you can do here",
        "href=\"tel:101\"",
        "geo:51.",
        "Sample",
        "<svg",
    ] {
        assert!(page.body.contains(part), "{part}");
    }
    let data = page.body.split("<script type=\"application/ld+json\">").nth(1).unwrap_or_default();
    let data: Value = serde_json::from_str(data.split("</script>").next().unwrap_or_default())?;
    assert_eq!(data["@type"], "PoliceStation");
    assert_eq!(data["openingHoursSpecification"].as_array().map(Vec::len), Some(7));
    assert_eq!(data["openingHoursSpecification"][6]["closes"], "19:00");

    let desk = get(&portal, "/counters/sample-volunteer-counter-sydenham").await;
    let elsewhere = desk.body.split("Not here, but near").nth(1).unwrap_or_default();
    assert!(
        elsewhere.contains("Show driving documents") && elsewhere.contains("href=\"/counters/"),
        "who does it instead"
    );

    let gone = get(&portal, "/counters/chingford").await;
    assert!(gone.body.contains("Do not travel there") && !gone.body.contains("Opening hours"));
    let nowhere = get(&portal, "/counters/atlantis").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    portal.clock.advance(chrono::TimeDelta::days(33));
    let christmas = get(&portal, "/counters/sample-community-hub-peckham").await;
    assert!(christmas.body.contains("Closed over Christmas and New Year"), "why it is closed");
    assert!(christmas.body.contains("Christmas Day"), "a holiday by its name");
    let urdu = get(&portal, "/ur/counters/bromley").await;
    assert!(urdu.body.contains("dir=\"rtl\""));
    Ok(())
}

#[tokio::test]
async fn every_page_of_a_counter_can_be_made() -> Outcome {
    let portal = Portal::open().await?;
    let books = portal.state.counters.now();
    for counter in books.directory.register().all() {
        for path in [format!("/counters/{}", counter.slug), format!("/ur/counters/{}", counter.slug)] {
            let page = get(&portal, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(
                !page.body.contains("counter-service-") && !page.body.contains("counters-fact-"),
                "{path}: no bare id"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_register_is_open_data() -> Outcome {
    let portal = Portal::open().await?;
    let fetch = async |path: &str, etag: Option<&str>| {
        let request = Request::get(path);
        let request = etag.into_iter().fold(request, |request, etag| request.header(header::IF_NONE_MATCH, etag));
        portal.send(request.body(Body::empty()).expect("a request")).await
    };
    for path in ["/api/counters.json", "/api/counters.geojson", "/api/openreferral/services", "/api/openapi.json"] {
        let first = fetch(path, None).await;
        assert_eq!(first.status, StatusCode::OK, "{path}");
        assert_eq!(first.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*", "{path}");
        assert_eq!(first.headers["cross-origin-resource-policy"], "cross-origin", "{path}");
        let etag = first.headers[header::ETAG].to_str()?.to_owned();
        serde_json::from_str::<Value>(&first.body)?;
        let again = fetch(path, Some(&etag)).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(fetch(path, Some("\"other\"")).await.status, StatusCode::OK, "{path}");
    }
    let counters: Value = serde_json::from_str(&fetch("/api/counters.json", None).await.body)?;
    let points: Value = serde_json::from_str(&fetch("/api/counters.geojson", None).await.body)?;
    let count = portal.state.counters.now().directory.register().all().len();
    assert_eq!(counters.as_array().map(Vec::len), Some(count));
    assert_eq!(points["features"].as_array().map(Vec::len), Some(count));
    assert_eq!(points["features"][0]["geometry"]["coordinates"][1], counters[0]["latitude"]);

    let page: Value = serde_json::from_str(&fetch("/api/openreferral/services?page=2&per_page=7", None).await.body)?;
    assert_eq!((&page["page_number"], &page["size"]), (&2.into(), &7.into()));
    let id = page["contents"][0]["id"].as_str().ok_or("no id")?;
    let one: Value = serde_json::from_str(&fetch(&format!("/api/openreferral/services/{id}"), None).await.body)?;
    assert_eq!(one, page["contents"][0]);
    let beyond: Value = serde_json::from_str(&fetch("/api/openreferral/services?page=99999", None).await.body)?;
    assert_eq!(beyond["empty"], true);

    let api: Value = serde_json::from_str(&fetch("/api/openapi.json", None).await.body)?;
    assert!(api["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")), "{}", api["openapi"]);
    let paths: Vec<&String> = api["paths"].as_object().ok_or("no paths")?.keys().collect();
    assert_eq!(
        paths,
        [
            "/api/counters.geojson",
            "/api/counters.json",
            "/api/openapi.json",
            "/api/openreferral",
            "/api/openreferral/services",
            "/api/openreferral/services/{id}"
        ]
    );
    Ok(())
}
