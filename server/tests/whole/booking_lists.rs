//! What a list of times offers beside its times: another way to meet, and counters to walk into.

use server::bookings::chosen::Chosen;

use crate::{
    booking_visits::{Wishes, listed},
    portal::{Outcome, Phone, Portal},
};

/// Who waits three weeks for somebody in the room is told that by video it goes faster.
#[tokio::test]
async fn a_meeting_by_video_is_offered_where_its_interpreter_comes_sooner() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::for_a_mother().with("interpreter", "support").with("support", "lipspeaker");
    let mut phone = Phone::default();
    let path = portal.answer_visit(&mut phone, &wishes, "time").await;
    let list = portal.get(&mut phone, &path).await.body;
    assert!(list.contains("By video there are times with an interpreter sooner"), "{list}");
    assert!(list.contains("href=\"/book/way-video?change\""), "{list}");
    let first = |times: Vec<String>| Chosen::parse(times.first()?).map(|chosen| chosen.start);
    let in_the_room = first(listed(&portal.get(&mut phone, &path).await, "time"));
    let mut other = Phone::default();
    let path = portal.answer_visit(&mut other, &wishes.with("way-video", "video"), "time").await;
    let list = portal.get(&mut other, &path).await;
    assert!(first(listed(&list, "time")) < in_the_room, "it goes faster");
    assert!(!list.body.contains("interpreter sooner"), "{}", list.body);
    Ok(())
}

/// Nobody is led to a time after a deadline, and everybody to counters that they can walk into.
#[tokio::test]
async fn who_is_under_a_deadline_is_led_to_open_counters() -> Outcome {
    let portal = Portal::open().await?;
    let day = |day: &'static str| {
        [("asked-on-mode", "exactly"), ("asked-on-day", day), ("asked-on-month", "11"), ("asked-on-year", "2026")]
    };
    // It is Sunday, 22 November: seven days from the 13th are over, those from the 20th are not.
    for (asked_on, is_over) in [("13", true), ("20", false)] {
        let wishes = Wishes::plain()
            .with("service", "driving-documents")
            .with("documents-why", "asked")
            .with_fields("asked-on", &day(asked_on));
        let mut phone = Phone::default();
        let path = portal.answer_visit(&mut phone, &wishes, "time").await;
        let page = portal.get(&mut phone, &path).await;
        assert_eq!(listed(&page, "time").is_empty(), is_over, "{}", page.body);
        let walks_in = page.body.matches("href=\"/counters/").count();
        assert_eq!(walks_in, if is_over { 5 } else { 0 }, "{}", page.body);
        assert_eq!(page.body.contains("You can walk into any of these counters"), is_over);
    }
    Ok(())
}
