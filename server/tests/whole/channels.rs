//! Events that leave by different channels: each channel keeps its own order, has its own troubles, and holds up no
//! other one.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use futures::{FutureExt, future::BoxFuture};
use serde_json::json;
use server::{
    clock::Clock,
    entropy::event_id,
    events::{
        Channel, Envelope, Forwarder, NotTaken, Transport,
        back_office::Sender,
        backoff::Schedule,
        queue::{Queues, nats::Nats},
    },
    store::{
        StoreError,
        outbox::{AppendEvent, ClaimDue, HandedOver, NewEvent, Replay, Then},
        submissions::RecordKey,
    },
    vault::SealKey,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::{
    database::{Database, Listed, on_each_database},
    desk::QUEUE,
    offices::{until, word},
    portal::{Outcome, Phone, Portal},
};

on_each_database![
    mail_leaves_while_the_broker_is_away,
    order_holds_within_a_channel,
    a_mail_server_that_is_away_holds_up_no_queue,
    a_channel_without_a_transport_waits_untouched,
    a_claim_that_ran_out_is_taken_again_in_its_channel,
    forwarders_of_two_channels_run_beside_each_other,
    a_back_office_settles_no_mail,
    mail_stays_mail_when_it_is_replayed,
    waits_are_brought_back_by_the_schedule_of_their_channel,
    a_channel_that_nobody_knows_is_damage,
];

/// A mail server that a test is: it takes what it is given, or fails as it is told.
#[derive(Clone, Default)]
struct Mailer {
    fails_with: Arc<Mutex<Option<NotTaken>>>,
    never_answers: Arc<AtomicBool>,
    taken: Arc<Mutex<Vec<String>>>,
}

impl Mailer {
    fn fail(&self, how: Option<NotTaken>) {
        *self.fails_with.lock().expect("the failure") = how;
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().expect("the mails").clone()
    }
}

impl Transport for Mailer {
    fn channel(&self) -> Channel {
        Channel::Mail
    }

    fn schedule(&self) -> Schedule {
        Schedule { first_wait: TimeDelta::seconds(20), longest_wait: TimeDelta::hours(1), ..Schedule::default() }
    }

    fn hand_over<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        if self.never_answers.load(Ordering::Relaxed) {
            return std::future::pending().boxed();
        }
        let failure = self.fails_with.lock().expect("the failure").clone();
        if failure.is_none() {
            self.taken.lock().expect("the mails").push(envelope.id.clone());
        }
        std::future::ready(failure.map_or(Ok(()), Err)).boxed()
    }

    fn then(&self, _: &str, _: TimeDelta, _: DateTime<Utc>) -> Then {
        Then::Nothing
    }
}

/// A portal with one report, whose event waits.
struct Desk {
    portal: Portal,
    mailer: Mailer,
    mail: Forwarder,
    reference: String,
    /// The report's own event.
    report: String,
}

impl Desk {
    async fn open(database: Database) -> Result<Self, Box<dyn std::error::Error>> {
        let portal = Portal::open_on(database).await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        let event = portal.state.store.outbox().await?.pop().ok_or("the event is not in the outbox")?;
        let mailer = Mailer::default();
        let mail = portal.state.forwarder_to(mailer.clone());
        Ok(Self { portal, mailer, mail, reference: event.reference, report: event.event_id })
    }

    /// Adds an event of the same reference; its id.
    async fn add(&self, channel: Channel, sequence: i64) -> Result<String, Box<dyn std::error::Error>> {
        let state = &self.portal.state;
        let RecordKey { record, wrapped_key, .. } = state.store.record_key(&self.reference).await?.ok_or("no key")?;
        let key = SealKey::unwrap_from(&wrapped_key, state.master.wrapping(), record.place())?;
        let event_id = event_id(&*state.entropy, state.clock.now()).to_string();
        let queue = if channel == Channel::Queue { QUEUE } else { channel.as_str() };
        let event = NewEvent {
            event_id: event_id.clone(),
            sequence,
            channel,
            queue: queue.to_owned(),
            event_type: "frontcounter.test.v1".to_owned(),
            body: key.seal(&*state.entropy, record.place(), b"{}"),
        };
        let at = state.clock.now().timestamp_millis();
        state.store.write(AppendEvent { record, at, event }).await?;
        Ok(event_id)
    }

    async fn state(&self, event_id: &str) -> String {
        let events = self.portal.state.store.outbox_of(event_id).await.expect("the outbox can be read");
        events.into_iter().map(|event| event.state).collect()
    }

    fn to_nowhere(&self) -> Forwarder {
        let nowhere = Nats::new("nats://127.0.0.1:1", Duration::from_secs(300));
        self.portal.state.forwarder_to(Queues::new(Arc::new(nowhere), &[], TimeDelta::minutes(5)))
    }

    async fn claim(&self, channel: Channel) -> Result<Vec<String>, StoreError> {
        let now = self.portal.clock.now().timestamp_millis();
        let claimed =
            self.portal.state.store.write(ClaimDue { channel, now, until: now + 30_000, at_most: 10 }).await?;
        Ok(claimed.events.into_iter().map(|event| event.event_id).collect())
    }
}

async fn mail_leaves_while_the_broker_is_away(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let mail = desk.add(Channel::Mail, 2).await?;
    assert_eq!(desk.to_nowhere().forward_due().await?, 1, "the report alone is the queue's");
    assert_eq!(desk.state(&desk.report).await, "waiting");
    assert_eq!(desk.mail.forward_due().await?, 1);
    assert_eq!(desk.mailer.taken(), std::slice::from_ref(&mail));
    assert_eq!(desk.state(&mail).await, "acknowledged", "the mail server's word is enough");
    assert_eq!(desk.state(&desk.report).await, "waiting", "and says nothing of the report");
    Ok(())
}

async fn order_holds_within_a_channel(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let first = desk.add(Channel::Mail, 2).await?;
    let later = desk.add(Channel::Queue, 3).await?;
    let second = desk.add(Channel::Mail, 4).await?;
    desk.mailer.fail(Some(NotTaken::ForNow("greylisted".to_owned())));
    assert_eq!(desk.mail.forward_due().await?, 1, "the second mail waits for the first");
    desk.mailer.fail(None);
    desk.portal.clock.advance(TimeDelta::seconds(9));
    assert_eq!(desk.mail.forward_due().await?, 0, "at least half of the channel's own wait");
    desk.portal.clock.advance(TimeDelta::seconds(12));
    assert_eq!(desk.mail.forward_due().await?, 1);
    assert_eq!(desk.mail.forward_due().await?, 1);
    assert_eq!(desk.mailer.taken(), [first, second]);
    // The embedded inbox has the report, and nobody accepted it yet: that is done as far as order goes.
    assert_eq!(desk.portal.state.forwarder().forward_due().await?, 1);
    assert_eq!(desk.portal.state.forwarder().forward_due().await?, 1);
    assert_eq!(desk.state(&later).await, "handed-over");
    Ok(())
}

async fn a_mail_server_that_is_away_holds_up_no_queue(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let mail = desk.add(Channel::Mail, 2).await?;
    let later = desk.add(Channel::Queue, 3).await?;
    desk.mailer.fail(Some(NotTaken::Away("nobody listens".to_owned())));
    assert_eq!(desk.mail.forward_due().await?, 1);
    for event in [&desk.report, &later] {
        assert_eq!(desk.portal.state.forwarder().forward_due().await?, 1);
        assert_eq!(desk.state(event).await, "handed-over");
    }
    let waiting = desk.portal.state.store.outbox_in_state("waiting").await?;
    assert_eq!(waiting.iter().map(|event| &event.event_id).collect::<Vec<_>>(), [&mail]);
    assert_eq!(waiting[0].last_error.as_deref(), Some("nobody listens"));
    Ok(())
}

async fn a_channel_without_a_transport_waits_untouched(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let mail = desk.add(Channel::Mail, 2).await?;
    assert_eq!(desk.portal.state.forwarder().forward_due().await?, 1);
    assert_eq!(desk.portal.state.forwarder().forward_due().await?, 0);
    let row = desk.portal.state.store.outbox_of(&mail).await?.remove(0);
    assert_eq!((row.state.as_str(), row.attempts, row.channel, &*row.queue), ("waiting", 0, Channel::Mail, "mail"));
    assert_eq!(row.due_at, Some(row.created_at));
    let counted = desk.portal.state.store.backlog().await?;
    assert!(counted.iter().any(|one| one.queue == "mail" && one.state == "waiting"), "operators see it: {counted:?}");
    Ok(())
}

/// As where a process dies between its claim and what comes of it.
async fn a_claim_that_ran_out_is_taken_again_in_its_channel(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let (mail, second) = (desk.add(Channel::Mail, 2).await?, desk.add(Channel::Mail, 3).await?);
    assert_eq!(desk.claim(Channel::Mail).await?, std::slice::from_ref(&mail));
    assert_eq!(desk.claim(Channel::Queue).await?, std::slice::from_ref(&desk.report), "nobody has claimed it yet");
    assert_eq!(desk.mail.forward_due().await?, 0, "somebody else has it, and the second mail comes after it");
    desk.portal.clock.advance(TimeDelta::seconds(31));
    assert_eq!(desk.mail.forward_due().await?, 1);
    assert_eq!(desk.mailer.taken(), std::slice::from_ref(&mail));
    // What the dead process had sent, and wrote down too late, settles nothing twice.
    let at = desk.portal.clock.now().timestamp_millis();
    let late = HandedOver { event_id: mail.clone(), attempt: 1, queue: "mail".to_owned(), at, then: Then::Nothing };
    desk.portal.state.store.write(late).await?;
    assert_eq!(desk.mail.forward_due().await?, 1);
    assert_eq!(desk.mailer.taken(), [mail, second]);
    Ok(())
}

async fn forwarders_of_two_channels_run_beside_each_other(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    desk.mailer.never_answers.store(true, Ordering::Relaxed);
    let mail = desk.add(Channel::Mail, 2).await?;
    let running = [tokio::spawn(desk.mail.clone().run()), tokio::spawn(desk.portal.state.forwarder().run())];
    until("the queue has the report", async || desk.state(&desk.report).await == "handed-over").await;
    assert_eq!(desk.state(&mail).await, "waiting", "the mail server has not answered");
    let later = desk.add(Channel::Queue, 3).await?;
    desk.portal.state.wake.forwarder_of(Channel::Queue);
    until("the queue has the later event", async || desk.state(&later).await == "handed-over").await;
    running.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(())
}

/// Not even on the subject that all offices share.
async fn a_back_office_settles_no_mail(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let mail = desk.add(Channel::Mail, 2).await?;
    let back_office = desk.portal.state.back_office();
    for status in ["accepted", "refused"] {
        let said = word(&json!({"id": mail, "subject": desk.reference}), status);
        back_office.hear(Sender::Shared, said.to_string().as_bytes()).await?;
        assert_eq!(desk.state(&mail).await, "waiting", "{status}");
    }
    assert!(desk.portal.state.store.case_updates(&desk.reference).await?.is_empty());
    Ok(())
}

async fn mail_stays_mail_when_it_is_replayed(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let (store, mail) = (&desk.portal.state.store, desk.add(Channel::Mail, 2).await?);
    desk.mailer.fail(Some(NotTaken::ForGood("no such mailbox".to_owned())));
    desk.mail.forward_due().await?;
    assert_eq!(desk.state(&mail).await, "refused");
    let (at, queue) = (desk.portal.clock.now().timestamp_millis(), Some("property".to_owned()));
    let replay = Replay { event_id: mail.clone(), queue, at, who: "Sam".to_owned(), note: String::new() };
    assert!(store.write(replay).await?);
    let row = store.outbox_of(&mail).await?.remove(0);
    assert_eq!((row.channel, &*row.queue, &*row.state), (Channel::Mail, "mail", "waiting"));
    let trail = store.audit_of(&mail).await?;
    let trail: Vec<_> = trail.iter().map(|entry| (&*entry.action, &*entry.who)).collect();
    assert_eq!(trail, [("refused", "the mail server"), ("replayed", "Sam")]);
    desk.mailer.fail(None);
    assert_eq!(desk.mail.forward_due().await?, 1);
    assert_eq!(desk.state(&mail).await, "acknowledged");
    Ok(())
}

async fn waits_are_brought_back_by_the_schedule_of_their_channel(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let ahead = TimeDelta::minutes(30);
    desk.portal.clock.advance(ahead);
    desk.add(Channel::Mail, 2).await?;
    desk.portal.clock.advance(-ahead);
    assert_eq!(desk.portal.state.forwarder().recall().await?, 0, "it is not the queue's to bring back");
    assert_eq!(desk.mail.recall().await?, 0, "a mail may wait for an hour");
    desk.portal.clock.advance(-ahead - TimeDelta::minutes(2));
    assert_eq!(desk.mail.recall().await?, 1);
    assert_eq!(desk.mail.forward_due().await?, 1);
    Ok(())
}

async fn a_channel_that_nobody_knows_is_damage(database: Database) -> Outcome {
    let desk = Desk::open(database).await?;
    let mut connection = AnyConnection::connect(&desk.portal.state.config.database_url).await?;
    let sql = format!("UPDATE outbox SET channel = 'pigeon' WHERE event_id = '{}'", desk.report);
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    let Err(StoreError::Damaged(damage)) = desk.portal.state.store.outbox_of(&desk.report).await else {
        return Err("it was read".into());
    };
    assert_eq!(damage.to_string(), format!("outbox.channel of {}", desk.report));
    Ok(())
}
