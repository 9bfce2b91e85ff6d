//! Posts and searches from one address are limited, generously: a library, a mosque or a school shares one address.
//! Questions, exits and what to do in an emergency are shown however often somebody asks.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
};

use app::routes::pattern;
use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::answers::RETRY_AFTER_S;
use crate::{client_address::ClientAddress, config::Config};

/// Requests that may come at once, as a multiple of the lasting rate.
const BURST: u32 = 10;
/// Requests from all of an IPv6 /48, as a multiple of those from one /64: whoever holds a /48 has 65,536 of them.
const SITE: u32 = 4;
/// Addresses that have rested are forgotten after so many requests.
const FORGET_EVERY: u32 = 10_000;

/// What each address may do a second for long, and ten times of it at once.
pub(crate) struct Bucket {
    networks: DefaultKeyedRateLimiter<IpAddr>,
    sites: DefaultKeyedRateLimiter<IpAddr>,
    counted: AtomicU32,
}

impl Bucket {
    pub fn new(per_second: NonZeroU32) -> Self {
        let quota = |rate: NonZeroU32| Quota::per_second(rate).allow_burst(rate.saturating_mul(times(BURST)));
        Self {
            networks: RateLimiter::keyed(quota(per_second)),
            sites: RateLimiter::keyed(quota(per_second.saturating_mul(times(SITE)))),
            counted: AtomicU32::new(0),
        }
    }

    /// Counts one more, and says whether it is within the limits.
    pub fn allows(&self, client: ClientAddress) -> bool {
        if self.counted.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.networks.retain_recent();
            self.sites.retain_recent();
        }
        let site_allows = || client.site().is_none_or(|site| self.sites.check_key(&site).is_ok());
        self.networks.check_key(&client.0).is_ok() && site_allows()
    }
}

const fn times(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

/// The limits of requests.
pub(crate) struct RateLimit {
    posts: Bucket,
    searches: Bucket,
}

impl RateLimit {
    pub fn new(config: &Config) -> Self {
        Self { posts: Bucket::new(config.posts_per_second), searches: Bucket::new(config.searches_per_second) }
    }

    /// The bucket that a request is counted in; `None` for one that is never refused.
    fn bucket(&self, request: &Request) -> Option<&Bucket> {
        if is_search(request) {
            Some(&self.searches)
        } else {
            (request.method() == Method::POST).then_some(&self.posts)
        }
    }

    /// The answer to a request beyond the limits.
    pub fn refused(&self, request: &Request) -> Option<Response> {
        let client = *request.extensions().get::<ClientAddress>()?;
        let is_beyond = !self.bucket(request)?.allows(client);
        let wait = || [(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S))];
        is_beyond.then(|| (StatusCode::TOO_MANY_REQUESTS, wait()).into_response())
    }
}

/// A search reads the names of all places and counters, or filters the whole feed.
fn is_search(request: &Request) -> bool {
    let asks = request.method() == Method::POST || request.uri().query().is_some_and(|query| !query.is_empty());
    asks && matches!(request.uri().path(), pattern::COUNTERS | pattern::API_SERVICES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client_address::network;

    #[test]
    fn a_48_has_a_bucket_of_its_own() {
        let bucket = Bucket::new(NonZeroU32::MIN);
        let client =
            |subnet: u16| ClientAddress(network(std::net::Ipv6Addr::new(0x2001, 0xdb8, 1, subnet, 0, 0, 0, 1).into()));
        let allowed = (0..200).filter(|subnet| bucket.allows(client(*subnet))).count();
        assert_eq!(allowed, usize::try_from(BURST * SITE).expect("a small number"));
        let allowed = (0..20).filter(|_| bucket.allows(ClientAddress(IpAddr::from([192, 0, 2, 1])))).count();
        assert_eq!(allowed, usize::try_from(BURST).expect("a small number"));
    }
}
