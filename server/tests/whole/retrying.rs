//! People who press "send" again: a double click, the old page after "back", a page that took too long. Each
//! report is there once, and every press leads to the same reference. `cargo xtask soak` presses for ten
//! thousand reports.

use futures::future::join_all;
use journey::{Answers, paths::longest};
use server::journeys::drafts::{DraftToken, OpenDraft};

use crate::{
    database::{Database, Listed, on_each_database, times},
    portal::{Outcome, Phone, Portal},
};

on_each_database![every_report_is_stored_once_however_often_it_is_sent];

async fn every_report_is_stored_once_however_often_it_is_sent(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let reports = times("SOAK_RETRIED", 60);
    let answers = longest(portal.state.content.journey("theft").ok_or("there is no theft journey")?);
    for report in 0..reports {
        let mut phone = with_everything_answered(&portal, &answers).await?;
        let page = portal.get(&mut phone, "/report/theft/check").await;
        // One to ten presses, at first one at a time, then more and more of them at once.
        let (presses, at_once) = (report % 10 + 1, report % 7 + 1);
        let mut references = Vec::new();
        for pressed in (0..presses).step_by(at_once as usize) {
            let now = at_once.min(presses - pressed);
            let press = |_| {
                let (portal, page, mut phone) = (&portal, &page, phone.clone());
                async move {
                    let answer = portal.press_send(&mut phone, page).await;
                    assert_eq!(answer.location, "/report/theft/sent");
                    portal.get(&mut phone, "/report/theft/sent").await.reference()
                }
            };
            references.extend(join_all((0..now).map(press)).await);
            // "Back", and the check page is asked for once more: it leads on.
            assert_eq!(portal.get(&mut phone, "/report/theft/check").await.location, "/report/theft/sent");
        }
        references.dedup();
        assert_eq!(references.len(), 1, "{presses} presses, {at_once} at once");
        assert!(references[0].starts_with("FC-"));
    }
    assert_eq!(portal.state.store.outbox().await?.len(), reports as usize);
    println!("{database:?}: {reports} reports sent one to ten times each, {reports} stored");
    Ok(())
}

/// Somebody who is about to press "send" for the first time.
async fn with_everything_answered(portal: &Portal, answers: &Answers) -> Result<Phone, Box<dyn std::error::Error>> {
    let state = &portal.state;
    let token = DraftToken::random(&*state.entropy);
    let mut open = OpenDraft::new(&*state.entropy);
    open.draft.so_far.answers = answers.clone();
    state.drafts.save(&token, "theft", &open, state.clock.now()).await?;
    Ok(Phone { cookie: Some(format!("draft={}", token.to_text())) })
}
