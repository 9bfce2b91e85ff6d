//! `front-counter serve`.

use tokio::net::TcpListener;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::Outcome;
use crate::{config::Config, http, state::AppState};

pub(super) async fn serve(config: Config) -> Outcome {
    let filter = EnvFilter::try_new(&config.log)?;
    tracing_subscriber::registry().with(filter).with(fmt::layer().json()).init();
    let listener = TcpListener::bind(config.site_addr)
        .await
        .map_err(|error| format!("LEPTOS_SITE_ADDR: cannot listen on {}: {error}", config.site_addr))?;
    let state = AppState::open(config).await?;
    tracing::info!(address = %listener.local_addr()?, "the portal is open");
    http::serve(listener, state, stop_signal()).await?;
    tracing::info!("the portal is closed");
    Ok(std::process::ExitCode::SUCCESS)
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
