//! Posts from one address are limited, generously: a library, a mosque or a school shares one address.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Method, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Config;

/// Posts that may come at once, as a multiple of the lasting rate.
const BURST: u32 = 10;
/// Addresses that have rested are forgotten after so many posts.
const FORGET_EVERY: u32 = 10_000;

#[derive(Clone)]
pub(super) struct RateLimit {
    limiter: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    posts: Arc<AtomicU32>,
    trusts_proxy: bool,
}

impl RateLimit {
    pub fn new(config: &Config) -> Self {
        let rate = config.posts_per_second;
        let burst = NonZeroU32::new(rate.get().saturating_mul(BURST)).unwrap_or(rate);
        let limiter = Arc::new(RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst)));
        Self { limiter, posts: Arc::default(), trusts_proxy: config.trusts_proxy }
    }

    fn allows(&self, client: IpAddr) -> bool {
        if self.posts.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&client).is_ok()
    }

    /// The peer, or behind a proxy that is trusted the last address it wrote. A phone has a /64 of IPv6.
    fn client(&self, request: &Request) -> Option<IpAddr> {
        let forwarded = || {
            let header = request.headers().get_all("x-forwarded-for").iter().next_back()?;
            header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
        };
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let address = if self.trusts_proxy { forwarded().or(peer) } else { peer };
        address.map(|address| match address {
            IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) >> 64 << 64).into()),
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

pub(super) async fn limit(State(limit): State<RateLimit>, request: Request, next: Next) -> Response {
    let is_post = request.method() == Method::POST;
    match limit.client(&request).filter(|_| is_post) {
        Some(client) if !limit.allows(client) => {
            let mut response = StatusCode::TOO_MANY_REQUESTS.into_response();
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
            response
        }
        _ => next.run(request).await,
    }
}
