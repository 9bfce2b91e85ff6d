//! Load on one address with `wrk`: 64 connections that stay open, for ten seconds.

use crate::outcome::{Failure, Outcome, fail};
use crate::run;

pub struct Load {
    pub requests_per_s: f64,
    pub p99_ms: f64,
}

impl Load {
    pub fn measure(address: &str, path: &str, cookies: &str) -> Outcome<Self> {
        println!("Asking for {path} for 10 s on 64 connections");
        let mut wrk = run::command("wrk");
        wrk.args(["-t2", "-c64", "-d10s", "--latency"]);
        if !cookies.is_empty() {
            wrk.args(["-H", &format!("Cookie: {cookies}")]);
        }
        read(&run::output(wrk.arg(format!("http://{address}{path}")))?)
    }
}

fn read(report: &str) -> Outcome<Load> {
    // A server that answers with errors is fast, and the figure worth nothing.
    for trouble in ["Non-2xx or 3xx responses", "Socket errors"] {
        if let Some(line) = report.lines().find(|line| line.trim().starts_with(trouble)) {
            return fail(format!("wrk says: {}", line.trim()));
        }
    }
    let unreadable = || Failure::new(format!("wrk printed something new:\n{report}"));
    let rate = field(report, "Requests/sec:").and_then(|text| text.parse().ok());
    let p99 = field(report, "99%").and_then(milliseconds);
    Ok(Load { requests_per_s: rate.ok_or_else(unreadable)?, p99_ms: p99.ok_or_else(unreadable)? })
}

/// What follows a name that begins a line.
fn field<'a>(report: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = report.lines();
    lines.find_map(|line| line.trim().strip_prefix(name)).map(str::trim)
}

fn milliseconds(text: &str) -> Option<f64> {
    let units = [("us", 0.001), ("ms", 1.0), ("s", 1000.0), ("m", 60_000.0)];
    let (number, factor) =
        units.into_iter().find_map(|(unit, factor)| text.strip_suffix(unit).map(|number| (number, factor)))?;
    let value: f64 = number.parse().ok()?;
    Some(value * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Running 10s test @ http://127.0.0.1:3000/
  2 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.41ms    1.20ms  40.00ms   99.00%
    Req/Sec     4.70k   300.00     5.20k    70.00%
  Latency Distribution
     50%    3.10ms
     90%    4.80ms
     99%    9.60ms
  93640 requests in 10.00s, 1.20GB read
Requests/sec:   9364.21
Transfer/sec:    122.40MB
";

    #[test]
    fn reads_rate_and_p99() {
        let load = read(REPORT).expect("a report");
        assert!((load.requests_per_s - 9364.21).abs() < 0.001);
        assert!((load.p99_ms - 9.6).abs() < 0.001);
    }

    #[test]
    fn a_run_with_errors_counts_for_nothing() {
        let errors = format!("{REPORT}  Non-2xx or 3xx responses: 12\n");
        assert!(read(&errors).is_err());
    }

    #[test]
    fn knows_the_units_of_time() {
        for (text, expected) in [("512.00us", 0.512), ("9.60ms", 9.6), ("1.20s", 1200.0), ("1.00m", 60_000.0)] {
            let read = milliseconds(text).expect("a time");
            assert!((read - expected).abs() < 0.001, "{text}");
        }
    }
}
