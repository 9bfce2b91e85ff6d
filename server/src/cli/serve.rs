//! `front-counter serve`.

use std::{net::SocketAddr, time::Duration};

use tokio::{net::TcpListener, sync::watch};
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::Outcome;
use crate::{
    admin, config::Config, connections::descriptors, http, log_rate::OnceASecond, log_redaction::quotes_nobody,
    state::AppState,
};

/// Probes under way at the end are answered within so long, or not at all.
const ADMIN_FINISHES_WITHIN: Duration = Duration::from_secs(1);

pub(super) async fn serve(config: Config) -> Outcome {
    let asked_for = EnvFilter::try_new(&config.log).map_err(|error| format!("FRONT_COUNTER_LOG: {error}"))?;
    if !config.site_root.is_dir() {
        return Err(format!("LEPTOS_SITE_ROOT: {} is no folder", config.site_root.display()).into());
    }
    let never = filter_fn(quotes_nobody);
    tracing_subscriber::registry()
        .with(asked_for)
        .with(never)
        .with(OnceASecond::default())
        .with(fmt::layer().json())
        .init();
    descriptors::connections(config.connections)?;
    let numbers = admin::start_counting()?;
    let public = listen("LEPTOS_SITE_ADDR", config.site_addr).await?;
    let private = listen("FRONT_COUNTER_ADMIN_ADDR", config.admin_addr).await?;
    let state = AppState::open(config).await?;
    let (stop, stopped) = watch::channel(false);
    tracing::info!(address = %public.local_addr()?, admin = %private.local_addr()?, "the portal is open");
    let admin = tokio::spawn(admin::serve(private, state.clone(), numbers, until(stopped.clone())));
    tokio::spawn(async move {
        stop_signal().await;
        // Fails only where nobody listens any more.
        let _ = stop.send(true);
    });
    http::serve(public, state, until(stopped)).await?;
    if let Ok(ended) = tokio::time::timeout(ADMIN_FINISHES_WITHIN, admin).await {
        ended?;
    }
    tracing::info!("the portal is closed");
    Ok(std::process::ExitCode::SUCCESS)
}

async fn listen(variable: &str, address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("{variable}: cannot listen on {address}: {error}"))
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone means that the process ends.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Ctrl-C, or the SIGTERM that service managers send.
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}
