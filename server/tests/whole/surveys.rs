//! Surveys: what is asked, what a back office reads of it, and what nobody can.

use axum::http::StatusCode;
use serde_json::Value;
use server::{events::Channel, portal::SCHEMAS, surveys::SURVEY_ANSWERED, vault::Record};
use sqlx::{AnyConnection, Connection, Row};

use crate::{
    database::{Database, Listed, on_each_database},
    portal::{Answer, Outcome, Phone, Portal},
};

type Failure = Box<dyn std::error::Error>;

on_each_database!(an_answer_is_stored_once_and_names_nobody,);

/// What somebody writes who does not heed the warning.
const WRITTEN: &str = "=1+1 <b>Nobody</b> told me that the 7:30 desk was shut";

impl Portal {
    /// Answers a survey, question by question, and stops at "check your answers". Choices are given by question.
    async fn answer_survey(&self, phone: &mut Phone, survey: &str, given: &[(&str, &str)]) -> Answer {
        let questions = self.state.content.journey(survey).expect("a survey").questions.iter();
        let mut path = format!("/feedback/{survey}/{}", questions.clone().next().expect("a question").id);
        for question in questions {
            assert_eq!(path, format!("/feedback/{survey}/{}", question.id));
            let page = self.get(phone, &path).await;
            let key = page.hidden("draft");
            let value = given.iter().find(|(name, _)| question.id == **name).map_or("", |(_, value)| value);
            let fields = [("draft", key.as_str()), (question.id.as_str(), value)];
            let answer = self.post(phone, &path, &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
            path = answer.location;
        }
        self.get(phone, &path).await
    }

    async fn send_survey(&self, phone: &mut Phone, survey: &str, page: &Answer) -> Answer {
        let fields = page.sending();
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.post(phone, &format!("/feedback/{survey}/check"), &fields).await
    }

    /// The events of the queue of surveys, opened, each with its record.
    async fn survey_events(&self) -> Result<Vec<(String, Value)>, Failure> {
        let mut connection = AnyConnection::connect(&self.state.config.database_url).await?;
        let mut opened = Vec::new();
        for event in self.state.store.outbox().await? {
            assert_eq!((&*event.queue, event.channel), ("feedback", Channel::Queue));
            assert_eq!(event.event_type, SURVEY_ANSWERED);
            assert_eq!(event.reference, event.record.as_str(), "it has no reference");
            let key = self.state.store.record_key(event.record.as_str()).await?.ok_or("no key")?;
            let record = Record::of(event.record.as_str(), &key.wrapped_key, &self.state.master)?;
            let query = sqlx::query("SELECT body FROM outbox WHERE event_id = $1").bind(&event.event_id);
            let body: Vec<u8> = query.fetch_one(&mut connection).await?.try_get(0)?;
            opened.push((event.record.to_string(), serde_json::from_slice(&record.open(&body)?)?));
        }
        Ok(opened)
    }
}

fn validator() -> Result<jsonschema::Validator, Failure> {
    let (_, schema) = SCHEMAS.iter().find(|(name, _)| *name == SURVEY_ANSWERED).ok_or("no schema")?;
    Ok(jsonschema::validator_for(&serde_json::from_str(schema)?)?)
}

async fn an_answer_is_stored_once_and_names_nobody(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut phone = Phone::default();
    let given = [("contact-ease-1", "difficult"), ("more", WRITTEN)];
    let page = portal.answer_survey(&mut phone, "about-report", &given).await;
    assert!(page.body.contains("&lt;b&gt;Nobody&lt;/b&gt;"), "what was written is text: {}", page.body);
    let mut twice = phone.clone();
    for phone in [&mut phone, &mut twice] {
        let sent = portal.send_survey(phone, "about-report", &page).await;
        assert_eq!((sent.status, &*sent.location), (StatusCode::SEE_OTHER, "/feedback/about-report/sent"));
    }
    let thanks = portal.get(&mut phone, "/feedback/about-report/sent").await;
    assert!(thanks.body.contains("There is no name beside them") && !thanks.body.contains("FC-"), "{}", thanks.body);
    let events = portal.survey_events().await?;
    let [(_, data)] = &events[..] else { return Err(format!("{} events", events.len()).into()) };
    assert_eq!(data["survey"], "about-report");
    assert_eq!(data["answered_on"], "2026-11-22", "the day in London");
    let [ease, overall, more] = &data["answers"].as_array().ok_or("answers")?[..] else { return Err("three".into()) };
    assert_eq!(
        (&ease["item"], &ease["version"], &ease["value"]),
        (&"contact-ease".into(), &1.into(), &"difficult".into())
    );
    assert_eq!((&overall["item"], &overall["value"]), (&"overall".into(), &Value::Null), "it was left out");
    assert_eq!((more.get("item"), &more["value"]), (None, &WRITTEN.into()));
    // Somebody answers once more: another record, and nothing joins the two.
    portal.clock.advance(chrono::TimeDelta::minutes(1));
    let page = portal.answer_survey(&mut phone, "about-report", &[]).await;
    portal.send_survey(&mut phone, "about-report", &page).await;
    let events = portal.survey_events().await?;
    assert_eq!(events.len(), 2);
    assert_ne!(events[0].0, events[1].0);
    Ok(())
}

#[tokio::test]
async fn every_survey_is_listed_asked_and_handed_on() -> Outcome {
    let portal = Portal::open().await?;
    let list = portal.get(&mut Phone::default(), "/feedback").await.body;
    let surveys: Vec<String> = portal.state.content.surveys().map(|survey| survey.id.to_string()).collect();
    assert!(!surveys.is_empty());
    let validator = validator()?;
    for survey in &surveys {
        assert!(list.contains(&format!("href=\"/feedback/{survey}\"")), "{survey}: {list}");
        let mut phone = Phone::default();
        let start = portal.get(&mut phone, &format!("/feedback/{survey}")).await;
        assert!(start.body.contains("Nobody acts on your answers today"), "{}", start.body);
        let free = portal.get(&mut Phone::default(), &format!("/feedback/{survey}/more")).await;
        assert_eq!(free.status, StatusCode::SEE_OTHER, "questions are asked in their order");
        let every = portal.state.content.journey(survey).ok_or("a survey")?.questions.iter();
        let points: Vec<_> = every.map(|question| (question.id.to_string(), "not-applicable")).collect();
        let points: Vec<_> = points.iter().map(|(id, value)| (id.as_str(), *value)).collect();
        let page = portal.answer_survey(&mut phone, survey, &points).await;
        assert_eq!(portal.send_survey(&mut phone, survey, &page).await.status, StatusCode::SEE_OTHER, "{}", page.body);
    }
    let events = portal.survey_events().await?;
    assert_eq!(events.len(), surveys.len());
    for (_, data) in &events {
        let faults: Vec<_> = validator.iter_errors(data).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}: {data:#}");
        for name in ["survey", "answers", "answered_on"] {
            let mut lacking = data.clone();
            lacking.as_object_mut().ok_or("an object")?.remove(name);
            assert!(!validator.is_valid(&lacking), "without {name}");
        }
    }
    portal.state.forwarder().forward_due().await?;
    let inbox = portal.state.store.inbox().await?;
    assert!(inbox.iter().all(|one| events.iter().any(|(record, _)| *record == one.reference)), "by its record's id");
    Ok(())
}

/// Whoever writes freely reads first that nobody acts on it, and where somebody does.
#[tokio::test]
async fn free_text_begins_with_where_to_report() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    let page = portal.answer_survey(&mut phone, "about-report", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = portal.get(&mut phone, "/feedback/about-report/more").await.body;
    let warning = page.find("Nobody acts on this today").ok_or("a warning")?;
    assert!(warning < page.find("<textarea").ok_or("a field")?, "{page}");
    assert!(page.contains("href=\"/report\""));
    let ease = portal.get(&mut phone, "/feedback/about-report/contact-ease-1").await.body;
    assert!(!ease.contains("Nobody acts on this today"), "a choice needs no warning");
    Ok(())
}
