//! A portal of its own for measuring: the release build on free ports, its data in a temporary folder.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::http::{self, Cookies, Response};
use crate::outcome::{Failure, Outcome, While, fail};
use crate::services::{self, Recipe, Running};
use crate::temp::TempFolder;
use crate::{run, workspace};

pub struct Portal {
    pub address: String,
    process: Running,
}

impl Portal {
    /// Starts it and returns how long it took until the first page was there.
    pub fn start() -> Outcome<(Self, Duration)> {
        Self::start_in(TempFolder::new("bench")?)
    }

    /// The same with a data folder in which something is stored.
    pub fn start_in(folder: TempFolder) -> Outcome<(Self, Duration)> {
        let recipe = recipe(folder)?;
        let address = format!("127.0.0.1:{}", recipe.port);
        let patience = recipe.patience;
        let start = Instant::now();
        let mut process = Running::spawn(recipe)?;
        process.wait_until(patience, || gives_a_page(&address))?;
        let time = start.elapsed();
        Ok((Self { address, process }, time))
    }

    /// Memory that is really in use, as Linux counts it.
    pub fn resident_mb(&self) -> Outcome<f64> {
        let path = format!("/proc/{}/status", self.process.pid());
        let status = fs::read_to_string(&path).doing(format!("cannot read {path}"))?;
        let kilobytes: Option<f64> = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse().ok());
        kilobytes.map(|kilobytes| kilobytes / 1024.0).ok_or_else(|| Failure::new(format!("{path} names no VmRSS")))
    }

    /// Answers these questions as a browser would and returns the page that came next, and the cookies
    /// under which the answers are kept.
    pub fn begin_draft(&self, journey: &str, answers: &[(&str, &str)]) -> Outcome<(String, String)> {
        let mut cookies = Cookies::default();
        let mut page = journey.to_owned();
        cookies.keep(&http::get(&self.address, &page, &[])?);
        for (question, form) in answers {
            let path = format!("{journey}/{question}");
            let response = http::post_form(&self.address, &path, &cookies.header(), form)?;
            cookies.keep(&response);
            page = next_page(&path, &response)?;
        }
        Ok((page, cookies.header()))
    }
}

fn recipe(folder: TempFolder) -> Outcome<Recipe> {
    let port = services::free_port()?;
    let mut command: Command = run::command_that_dies_with_us(&workspace::server_binary().to_string_lossy());
    command
        .arg("serve")
        .env("LEPTOS_SITE_ADDR", format!("127.0.0.1:{port}"))
        .env("LEPTOS_SITE_ROOT", workspace::site())
        .env("FRONT_COUNTER_CONTENT_DIR", workspace::content())
        .env("FRONT_COUNTER_DATA_DIR", folder.path())
        .env("FRONT_COUNTER_SEARCHES_PER_SECOND", "1000000")
        .env("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{}", services::free_port()?));
    // Measured is what everybody gets: SQLite and the inbox inside.
    for other in ["FRONT_COUNTER_DATABASE_URL", "FRONT_COUNTER_BROKER_URL"] {
        command.env_remove(other);
    }
    Ok(Recipe {
        name: "front-counter",
        command,
        port,
        afterwards: None,
        gives: ("LEPTOS_SITE_ADDR", format!("127.0.0.1:{port}")),
        patience: Duration::from_secs(20),
        folder,
    })
}

fn gives_a_page(address: &str) -> bool {
    http::get(address, "/report", &[]).is_ok_and(|response| response.status == 200)
}

/// Where a good answer leads. Anything but a redirect means that the answers in the table no longer fit.
fn next_page(path: &str, response: &Response) -> Outcome<String> {
    match response.header("location") {
        Some(location) if response.status == 303 => Ok(path_of(location)),
        _ => fail(format!(
            "POST {path} answered {} instead of leading on: do the answers in xtask/src/bench.rs still fit?",
            response.status
        )),
    }
}

/// The path of an address that may begin with scheme and host.
fn path_of(location: &str) -> String {
    let after_scheme = location.split_once("://").map(|(_, rest)| rest);
    let path = after_scheme.map(|rest| rest.find('/').map_or("/", |at| &rest[at..]));
    path.unwrap_or(location).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_may_be_whole_addresses() {
        assert_eq!(path_of("/report/theft/when"), "/report/theft/when");
        assert_eq!(path_of("http://127.0.0.1:3000/report/theft/when"), "/report/theft/when");
        assert_eq!(path_of("http://127.0.0.1:3000"), "/");
    }
}
