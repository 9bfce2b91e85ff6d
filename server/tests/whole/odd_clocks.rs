//! Clocks before 1970 and at the end of the calendar, as machines without a battery and people's slips make them: the
//! program goes on, and takes reports wherever HTTP can write the date.

use std::{path::Path, process::Command, sync::Arc};

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use server::{clock::Clock, entropy::SystemEntropy, state::AppState, store::drafts::EndExpiredDrafts};

use crate::{
    brokers::free_port,
    database::Listed,
    offices::until,
    portal::{Outcome, Phone, Portal, config},
    program::{Program, Settings},
    wire::WirePhone,
};

/// Seconds between now, about, and the clock of the program; whether HTTP can write such a date, so that it answers.
const SHIFTS: [(&str, i64, bool); 3] = [
    ("before 1970", -70 * 365 * 86_400, false),
    ("the last century", -40 * 365 * 86_400, true),
    ("the year 9990", 7_960 * 365 * 86_400, true),
];

/// Answers what the kernel answers, but for the wall clock, which it shifts.
const SHIM: &str = "
    #define _GNU_SOURCE
    #include <time.h>
    #include <unistd.h>
    #include <sys/syscall.h>
    int clock_gettime(clockid_t clock, struct timespec *time) {
        int failed = syscall(SYS_clock_gettime, clock, time);
        if (!failed && clock == CLOCK_REALTIME) time->tv_sec += SHIFT;
        return failed;
    }
";

#[tokio::test]
async fn the_program_goes_on_whatever_its_clock_says() -> Outcome {
    for (name, shift, answers) in SHIFTS {
        let (folder, admin) = (tempfile::tempdir()?, free_port()?);
        let settings = Settings::new(folder.path(), String::new())?;
        let settings = settings
            .with("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{admin}"))
            .with("LD_PRELOAD", shim(folder.path(), shift)?);
        let mut program = Program::start(&settings).await?;
        let mut operator = WirePhone::new(admin);
        let ready = if answers { 200 } else { 503 };
        let is_so = async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == ready);
        until("it says whether it is ready", is_so).await;
        if answers {
            let mut phone = WirePhone::new(settings.port);
            assert_eq!(phone.get("/counters?where=SE13").await?.status, StatusCode::OK, "{name}");
            let answered = phone.post("/report/theft/emergency", &[("emergency", "no".to_owned())]).await?;
            assert_eq!(answered.status, StatusCode::SEE_OTHER, "{name}: an answer is saved");
        } else {
            assert_eq!(WirePhone::new(settings.port).get("/").await?.status, StatusCode::SERVICE_UNAVAILABLE, "{name}");
            assert!(settings.log().contains("until it is set"), "{name}: {}", settings.log());
        }
        assert!(!settings.log().contains("panicked"), "{name}: {}", settings.log());
        Command::new("sh").args(["-c", "kill -s TERM $0", &program.pid().to_string()]).status()?;
        assert!(program.ended().await?.success(), "{name}: it ends well");
    }
    Ok(())
}

/// A library that shifts the clock of a program. The portal itself cannot be built without a C compiler either.
fn shim(folder: &Path, shift: i64) -> Result<String, Box<dyn std::error::Error>> {
    let (source, library) = (folder.join("clock.c"), folder.join("clock.so").display().to_string());
    std::fs::write(&source, SHIM)?;
    let define = format!("-DSHIFT=({shift}L)");
    let compiled = Command::new("cc").args(["-shared", "-fPIC", &define, "-o", &library]).arg(&source).status()?;
    assert!(compiled.success(), "cc");
    Ok(library)
}

/// A clock that stands still.
struct Still(DateTime<Utc>);

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

#[tokio::test]
async fn every_part_goes_on_at_the_ends_of_the_calendar() -> Outcome {
    let instants =
        ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"];
    for now in instants {
        let now: DateTime<Utc> = now.parse()?;
        let folder = tempfile::tempdir()?;
        let state = AppState::with(config(&folder, &[])?, Arc::new(Still(now)), Arc::new(SystemEntropy)).await?;
        let portal = Portal::of(state, Arc::default(), folder);
        for page in ["/", "/report", "/counters?where=SE13", "/api/counters.json", "/api/openreferral/services"] {
            assert_eq!(portal.get(&mut Phone::default(), page).await.status, StatusCode::OK, "{now}: {page}");
        }
        let mut phone = Phone::default();
        // A theft in 2026 lies far ahead or far back of these clocks, so its day is not answered for certain.
        let answered = portal.post(&mut phone, "/report/theft/emergency", &[("emergency", "no")]).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{now}");
        portal.state.store.beat(now.timestamp_millis()).await?;
        let event = crate::portal::theft_answer("kind");
        assert_eq!(portal.post(&mut phone, "/report/theft/kind", event).await.status, StatusCode::SEE_OTHER, "{now}");
        portal.state.forwarder().forward_due().await?;
        assert!(portal.state.store.outbox().await?.is_empty());
        let later = (now + TimeDelta::days(2)).timestamp_millis();
        assert_eq!(portal.state.store.write(EndExpiredDrafts { now: later, at_most: 10 }).await?, 1, "{now}");
    }
    Ok(())
}
