//! The address that data is published under.

use crate::config::Config;

/// Scheme and host, without a slash at the end: the address that the operator set, else the one that is listened on.
/// The host that a client names is never taken: it would stand in documents that others read, as a link to anywhere.
pub(crate) fn of(config: &Config) -> String {
    config.public_url.clone().unwrap_or_else(|| format!("http://{}", config.site_addr))
}
