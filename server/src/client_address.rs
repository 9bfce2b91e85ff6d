//! The address of whoever sends a request, as limits count it.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Once,
};

use axum::http::{HeaderMap, HeaderValue};

/// The header in which a proxy says who was before it.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Whoever sends a request: one IPv4 address, or the /64 that a phone or household has of IPv6. An extension of the
/// request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The peer, or behind a proxy that is trusted the last address it wrote.
    #[must_use]
    pub fn of(headers: &HeaderMap, peer: Option<SocketAddr>, trusts_proxy: bool) -> Option<Self> {
        let peer = peer.map(|peer| peer.ip());
        let forwarded = headers.get_all(FORWARDED_FOR).iter().next_back().filter(|_| trusts_proxy);
        let address = forwarded.and_then(last_of).or(peer)?;
        Some(Self(network(address)))
    }

    /// The /48 around an IPv6 network, which one customer of a provider may hold in whole.
    #[must_use]
    pub fn site(self) -> Option<IpAddr> {
        match self.0 {
            IpAddr::V6(v6) => Some(prefix(v6, 48).into()),
            IpAddr::V4(_) => None,
        }
    }
}

/// The network that counts as one: IPv6 by its /64, IPv4 by the address, however it is spelt.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => prefix(v6, 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn prefix(address: Ipv6Addr, bits: u32) -> Ipv6Addr {
    let rest = 128 - bits;
    (u128::from(address) >> rest << rest).into()
}

/// The last address of a header. One that cannot be read is a proxy set up wrongly: then all people share the limits
/// of its address, so that is said, once.
fn last_of(header: &HeaderValue) -> Option<IpAddr> {
    static UNREADABLE: Once = Once::new();
    let address = header.to_str().ok().and_then(|text| text.rsplit(',').next()).and_then(read);
    if address.is_none() {
        UNREADABLE.call_once(|| {
            tracing::error!("X-Forwarded-For ends in what is no address: limits count the proxy's instead");
        });
    }
    address
}

/// An address, with a port or without, as proxies write it: `192.0.2.1:4711`, `[2001:db8::1]:4711`, `"[2001:db8::1]"`.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    // A zone, as of fe80::1%eth0, says which network card of the proxy it was.
    let bare = bare.split('%').next().unwrap_or(bare);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_however_proxies_write_them() {
        let cases = [
            ("192.0.2.1", Some("192.0.2.1")),
            ("192.0.2.1:4711", Some("192.0.2.1")),
            ("::ffff:192.0.2.1", Some("192.0.2.1")),
            ("[::ffff:192.0.2.1]:4711", Some("192.0.2.1")),
            ("::ffff:c000:201", Some("192.0.2.1")),
            ("2001:db8:1:2:3:4:5:6", Some("2001:db8:1:2::")),
            ("[2001:db8:1:2:3:4:5:6]", Some("2001:db8:1:2::")),
            ("[2001:db8:1:2:3:4:5:6]:443", Some("2001:db8:1:2::")),
            ("\"[2001:db8:1:2::5]:443\"", Some("2001:db8:1:2::")),
            ("fe80::1%eth0", Some("fe80::")),
            ("203.0.113.9, 192.0.2.1", Some("192.0.2.1")),
            ("203.0.113.9,192.0.2.1:80 ", Some("192.0.2.1")),
            ("unknown", Some("198.51.100.7")),
            ("", Some("198.51.100.7")),
            ("192.0.2.1, _hidden", Some("198.51.100.7")),
        ];
        let peer: SocketAddr = "198.51.100.7:1".parse().expect("an address");
        for (header, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(FORWARDED_FOR, HeaderValue::from_static(header));
            let client = ClientAddress::of(&headers, Some(peer), true).map(|client| client.0.to_string());
            assert_eq!(client.as_deref(), expected, "{header}");
            let untrusted = ClientAddress::of(&headers, Some(peer), false).map(|client| client.0.to_string());
            assert_eq!(untrusted.as_deref(), Some("198.51.100.7"), "{header}");
        }
    }

    #[test]
    fn a_site_is_a_48() {
        let address = ClientAddress(network("2001:db8:1:2::5".parse().expect("an address")));
        assert_eq!(address.site().map(|site| site.to_string()).as_deref(), Some("2001:db8:1::"));
        assert_eq!(ClientAddress(network("192.0.2.1".parse().expect("an address"))).site(), None);
    }
}
