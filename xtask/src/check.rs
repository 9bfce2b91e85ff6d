//! `cargo xtask test`: every check there is, quick ones first, stopping at the first that fails.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::outcome::{Outcome, fail};
use crate::services::{self, Running};
use crate::tools::{self, Tool};
use crate::{run, serve, tidy, workspace};

struct Step {
    name: &'static str,
    about: &'static str,
    needs: &'static [Tool],
    run: fn() -> Outcome,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "the code is formatted",
        needs: &[Tool::Rustfmt],
        run: || run::show(run::cargo().args(["fmt", "--all", "--check"])),
    },
    Step { name: "tidy", about: "our own rules hold (cargo xtask tidy)", needs: &[], run: tidy::tidy },
    Step { name: "clippy", about: "no warnings in the server and the tests", needs: &[Tool::Clippy], run: clippy },
    Step {
        name: "clippy-wasm",
        about: "no warnings in what browsers run",
        needs: &[Tool::Clippy, Tool::WasmTarget],
        run: clippy_wasm,
    },
    Step { name: "docs", about: "the documentation builds and its links hold", needs: &[], run: docs },
    Step {
        name: "rust-tests",
        about: "unit, property and HTTP tests, with real databases and brokers",
        needs: &[Tool::NatsServer, Tool::Postgres, Tool::RabbitMq, Tool::Strace],
        run: rust_tests,
    },
    Step {
        name: "locales",
        about: "every language is complete or says what falls back",
        needs: &[],
        run: || front_counter(["locales", "check"]),
    },
    Step {
        name: "content",
        about: "journeys and other content files are sound",
        needs: &[],
        run: || front_counter(["content", "check"]),
    },
    Step {
        name: "build",
        about: "what browsers download, as it is served",
        needs: tools::FOR_BUILDING,
        run: serve::build_site,
    },
    Step {
        name: "browser",
        about: "Playwright and axe in a real browser, with a real queue",
        needs: &[Tool::Node, Tool::Chromium, Tool::NatsServer, Tool::NpmPackages],
        run: browser,
    },
];

fn clippy() -> Outcome {
    let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run::show(run::cargo().args(arguments))
}

fn clippy_wasm() -> Outcome {
    let domain = ["clippy", "-p", "booking", "-p", "journey", "-p", "survey", "-p", "typed"];
    run::show(run::cargo().args(domain).args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))?;
    run::show(run::cargo().args(["clippy", "-p", "app", "--lib", "--target", "wasm32-unknown-unknown"]).args([
        "--no-default-features",
        "--features",
        "hydrate",
        "--",
        "-D",
        "warnings",
    ]))
}

fn docs() -> Outcome {
    let arguments = ["doc", "--workspace", "--no-deps"];
    run::show(run::cargo().args(arguments).env("RUSTDOCFLAGS", "-D warnings"))
}

fn rust_tests() -> Outcome {
    // Started together: RabbitMQ takes ten seconds.
    let starting = [services::rabbitmq()?, services::postgres()?, services::nats()?].map(Running::spawn);
    let services: Vec<Running> =
        starting.into_iter().map(|service| service.and_then(Running::when_up)).collect::<Outcome<_>>()?;
    let mut tests = run::cargo();
    tests.args(["test", "--workspace"]);
    for service in &services {
        let (variable, url) = service.gives();
        tests.env(variable, url);
    }
    run::show(&mut tests)
}

/// The server's own command line, as the tests just before built it: `cargo run` would build it once more,
/// with other features.
fn front_counter(arguments: [&str; 2]) -> Outcome {
    let binary = workspace::debug_server_binary();
    if !binary.is_file() {
        return fail("there is no debug build yet: run cargo xtask test --only rust-tests");
    }
    let mut command = run::command(&binary.to_string_lossy());
    run::show(command.args(arguments).env("FRONT_COUNTER_CONTENT_DIR", workspace::content()))
}

fn browser() -> Outcome {
    let folder = workspace::end2end();
    if !folder.join("package.json").is_file() {
        return fail("end2end has no package.json: there are no browser tests to run");
    }
    // An optimised server would take a third of the whole test command to build, and checks less: no overflow.
    let server = workspace::debug_server_binary();
    if !server.is_file() || !workspace::site().is_dir() {
        return fail("nothing is built yet: run cargo xtask test --only rust-tests, then --only build");
    }
    // What `npx playwright` would run; npx in between would swallow the signal that ends it with us.
    let playwright = folder.join("node_modules/.bin/playwright");
    let nats = Running::start(services::nats()?)?;
    let (variable, url) = nats.gives();
    run::show(
        run::command_that_dies_with_us(&playwright.to_string_lossy())
            .arg("test")
            .current_dir(folder)
            .env("FRONT_COUNTER_BIN", server)
            .env("FRONT_COUNTER_SITE_ROOT", workspace::site())
            .env("FRONT_COUNTER_CONTENT_DIR", workspace::content())
            .env("CHROMIUM_PATH", tools::chromium()?)
            .env(variable, url),
    )
}

pub fn list() {
    for step in STEPS {
        println!("{:<12} {}", step.name, step.about);
    }
}

pub fn test_all() -> ExitCode {
    report(&run_in_order(&STEPS.iter().collect::<Vec<_>>()))
}

pub fn test_only(name: &str) -> Outcome<ExitCode> {
    match STEPS.iter().find(|step| step.name == name) {
        Some(step) => Ok(report(&run_in_order(&[step]))),
        None => fail(format!("there is no step {name}; cargo xtask test --list names them")),
    }
}

enum Verdict {
    Passed(Duration),
    Failed(Duration),
    NotRun,
}

type Row = (&'static str, Verdict);

/// Tools come before everything else, so that a missing one is known before the long steps.
fn run_in_order(steps: &[&'static Step]) -> Vec<Row> {
    let needs: Vec<Tool> = steps.iter().flat_map(|step| step.needs).copied().collect();
    let mut rows = vec![];
    if !needs.is_empty() {
        println!("== tools: what the steps need is there");
        rows.push(("tools", timed("tools", || tools::ensure(&needs))));
    }
    for (number, step) in (1..).zip(steps) {
        let stopped = rows.iter().any(|(_, verdict)| !matches!(verdict, Verdict::Passed(_)));
        let verdict = if stopped {
            Verdict::NotRun
        } else {
            println!("\n== {number}/{} {}: {}", steps.len(), step.name, step.about);
            timed(step.name, step.run)
        };
        rows.push((step.name, verdict));
    }
    rows
}

fn timed(name: &str, work: impl FnOnce() -> Outcome) -> Verdict {
    let start = Instant::now();
    match work() {
        Ok(()) => Verdict::Passed(start.elapsed()),
        Err(failure) => {
            println!("== {name} failed: {failure}");
            Verdict::Failed(start.elapsed())
        }
    }
}

fn report(rows: &[Row]) -> ExitCode {
    println!("\n{:<12} {:>8}", "step", "seconds");
    for (name, verdict) in rows {
        println!("{}", line(name, verdict));
    }
    let passed = count(rows, |verdict| matches!(verdict, Verdict::Passed(_)));
    let failed = count(rows, |verdict| matches!(verdict, Verdict::Failed(_)));
    println!("{passed} passed, {failed} failed");
    ExitCode::from(u8::from(failed > 0))
}

fn line(name: &str, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed(time) => format!("{name:<12} {:>8.1}  passed", time.as_secs_f64()),
        Verdict::Failed(time) => format!("{name:<12} {:>8.1}  failed", time.as_secs_f64()),
        Verdict::NotRun => format!("{name:<12} {:>8}  not run", "-"),
    }
}

fn count(rows: &[Row], matches: fn(&Verdict) -> bool) -> usize {
    rows.iter().filter(|(_, verdict)| matches(verdict)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    static PASSES: Step = Step { name: "passes", about: "", needs: &[], run: || Ok(()) };
    static FAILS: Step = Step { name: "fails", about: "", needs: &[], run: || fail("on purpose") };

    #[test]
    fn stops_at_the_first_failure() {
        let rows = run_in_order(&[&PASSES, &FAILS, &PASSES]);
        let verdicts: Vec<_> = rows.iter().map(|(_, verdict)| verdict).collect();
        assert!(matches!(verdicts[..], [Verdict::Passed(_), Verdict::Failed(_), Verdict::NotRun]));
        assert_eq!(report(&rows), ExitCode::from(1));
    }

    #[test]
    fn all_passing_is_success() {
        assert_eq!(report(&run_in_order(&[&PASSES])), ExitCode::SUCCESS);
    }

    #[test]
    fn names_are_unique() {
        for step in STEPS {
            assert_eq!(STEPS.iter().filter(|other| other.name == step.name).count(), 1);
        }
    }
}
