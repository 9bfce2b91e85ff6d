//! Clocks that HTTP cannot write: hyper's own `Date` panics on a machine whose clock is before 1970 or after 9999, and
//! cannot be told not to look. Then nobody is answered by it until the clock is set.

use std::time::Duration;

use chrono::{DateTime, Datelike, Utc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The whole answer, without a date: one is not required of whoever has no clock (RFC 9110, 6.6.1).
const NOT_NOW: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\ncache-control: no-store\r\n\
    retry-after: 60\r\nconnection: close\r\ncontent-length: 30\r\n\r\nThis service cannot answer now";
/// How long the request may take, which nobody looks at.
const WITHIN: Duration = Duration::from_secs(1);

/// Whether HTTP can write this time.
pub(super) fn can_be_written(now: DateTime<Utc>) -> bool {
    (1970..=9999).contains(&now.year())
}

/// Tells a client that the service is not available.
pub(super) async fn refuse(mut stream: TcpStream) {
    tracing::error!("the clock is before 1970 or after 9999: nobody can be answered until it is set");
    // What was not read would take the answer away when the connection is closed.
    let _ = tokio::time::timeout(WITHIN, stream.read(&mut [0; 4096])).await;
    let _ = stream.write_all(NOT_NOW).await;
    let _ = stream.shutdown().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_writes_four_figures_from_1970() -> Result<(), chrono::ParseError> {
        let cases = [
            ("1969-12-31T23:59:59Z", false),
            ("1970-01-01T00:00:00Z", true),
            ("9999-12-31T23:59:59Z", true),
            ("+10000-01-01T00:00:00Z", false),
        ];
        for (now, expected) in cases {
            assert_eq!(can_be_written(now.parse()?), expected, "{now}");
        }
        let told = String::from_utf8_lossy(NOT_NOW);
        assert_eq!(told.split("\r\n\r\n").nth(1).map(str::len), Some(30), "the length it names");
        Ok(())
    }
}
