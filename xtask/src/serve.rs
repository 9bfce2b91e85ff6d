//! `cargo xtask serve`: from a fresh checkout to a running portal.

use std::convert::Infallible;
use std::env;
use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Command};
use std::thread;
use std::time::{Duration, Instant};

use crate::outcome::{Failure, Outcome, While};
use crate::{http, run, tools, workspace};

/// What the server is told where the person has not said otherwise.
const DEFAULTS: &[(&str, &str)] = &[
    ("LEPTOS_SITE_ADDR", "127.0.0.1:3000"),
    ("FRONT_COUNTER_ADMIN_ADDR", "127.0.0.1:3001"),
    ("LEPTOS_SITE_ROOT", "target/site"),
    ("FRONT_COUNTER_CONTENT_DIR", "content"),
    ("FRONT_COUNTER_DATA_DIR", "data"),
];

/// Returns only on failure: in the end this process becomes the server. So Ctrl-C, a signal or the end of
/// this process reach the server itself, and its exit code is ours.
pub fn serve() -> Outcome<Infallible> {
    expect_free("LEPTOS_SITE_ADDR")?;
    expect_free("FRONT_COUNTER_ADMIN_ADDR")?;
    tools::ensure(tools::FOR_BUILDING)?;
    build_release()?;
    announce_when_up(&setting("LEPTOS_SITE_ADDR"))?;
    println!("Starting the portal; its data is in {}", setting("FRONT_COUNTER_DATA_DIR"));
    become_server()
}

/// Builds the server and what browsers download.
pub fn build_release() -> Outcome {
    println!("Building the portal (about 10 minutes the first time on two cores, seconds after a small change)");
    leptos_build(&[])
}

/// Builds what browsers download, as it is served, and no server.
pub fn build_site() -> Outcome {
    leptos_build(&["--frontend-only"])
}

fn leptos_build(more: &[&str]) -> Outcome {
    let mut build = run::cargo();
    build.args(["leptos", "build", "--release", "--precompress"]).args(more);
    // cargo-leptos wants an IP address here and quarrels about ports, yet building needs none.
    run::show(build.env_remove("LEPTOS_SITE_ADDR"))?;
    copy_map()
}

/// What of MapLibre a browser asks for, once somebody wants the interactive map. No other server is asked for it.
const MAP_FILES: [&str; 3] = ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"];

fn copy_map() -> Outcome {
    let from = workspace::root().join("xtask/maplibre/node_modules/maplibre-gl/dist");
    let to = workspace::site().join("maplibre");
    fs::create_dir_all(&to).doing("cannot make a folder for the map")?;
    for file in MAP_FILES {
        fs::copy(from.join(file), to.join(file)).doing(format!("cannot copy {file}"))?;
    }
    Ok(())
}

/// Better said before eight minutes of building than after.
fn expect_free(name: &str) -> Outcome {
    let address = setting(name);
    let advice = format!("cannot listen on {address} (set {name} to use another address)");
    TcpListener::bind(address).doing(advice).map(drop)
}

fn become_server() -> Outcome<Infallible> {
    let binary = workspace::server_binary();
    let mut server = Command::new(&binary);
    server.arg("serve").current_dir(workspace::root());
    for (name, _) in DEFAULTS {
        server.env(name, setting(name));
    }
    let error = server.exec();
    Err(Failure::new(format!("cannot run {}: {error}", binary.display())))
}

fn setting(name: &str) -> String {
    let default = DEFAULTS.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    env::var(name).unwrap_or_else(|_| default.unwrap_or_default().to_owned())
}

/// Leaves behind a copy of ourselves that prints the address once the server answers. It is started by a
/// process that ends at once, so the server is not its parent and need not know of it.
fn announce_when_up(address: &str) -> Outcome {
    let own = env::current_exe().doing("cannot find this program")?;
    let script = "\"$0\" announce \"$1\" \"$2\" &";
    let status = run::command("sh").args(["-c", script]).arg(own).args([address, &process::id().to_string()]).status();
    status.doing("cannot start a shell").map(drop)
}

/// The other half of [`announce_when_up`]: waits until the portal answers or its process has gone.
pub fn announce(address: &str, server_pid: &str) {
    let process = Path::new("/proc").join(server_pid);
    let deadline = Instant::now() + Duration::from_mins(1);
    while process.exists() && Instant::now() < deadline {
        if http::get(address, "/", &[]).is_ok() {
            println!("\nThe portal answers at http://{address}/ (Ctrl-C stops it)\n");
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
}
