//! The two commands a newcomer runs (`serve`, `test`), the benchmark, and our own rules.
//!
//! Only the standard library, so that the first command on a fresh machine starts in seconds.

mod bench;
mod check;
mod http;
mod outcome;
mod run;
mod sbom;
mod serve;
mod services;
mod soak;
mod temp;
mod tidy;
mod tools;
mod workspace;

use std::env;
use std::process::ExitCode;

use outcome::Outcome;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve               install what is missing, build, and run the portal at http://127.0.0.1:3000
  test                install what is missing and run every check, stopping at the first that fails
  test --only STEP    run one step
  test --list         name the steps
  tidy                check our own rules about the code
  bench               measure the release build against its goals
  sbom                list what is shipped as CycloneDX, into target/sbom
  soak                kill, storm and replay for hours what the tests do for seconds
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match obey(&words) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[&str]) -> Outcome<ExitCode> {
    match words {
        ["serve"] => match serve::serve()? {},
        // Not for people: how `serve` says that the portal is up.
        ["announce", address, pid] => serve::announce(address, pid),
        ["test"] => return Ok(check::test_all()),
        ["test", "--only", step] => return check::test_only(step),
        ["test", "--list"] => check::list(),
        ["tidy"] => tidy::tidy()?,
        ["bench"] => bench::bench()?,
        ["sbom"] => sbom::sbom()?,
        ["soak"] => soak::soak()?,
        ["help" | "--help" | "-h"] => print!("{HELP}"),
        _ => {
            eprint!("{HELP}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
