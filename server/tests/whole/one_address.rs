//! Many phones behind one address, as in a school or a mosque. Case S23: who comes too often gets the page that says
//! how long to wait, and no connection is cut.

use futures::future::join_all;
use server::http::serve;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::portal::{Outcome, Portal};

const POSTS: usize = 320;

/// Sends the head of a request, and the body a moment later and in pieces, as a phone with a weak signal does. Where
/// the other end has closed in between, the second piece is an error.
async fn post(port: u16, path: &str, headers: &str, body: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{headers}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    for piece in body.chunks(body.len().div_ceil(3)) {
        tokio::time::sleep(Duration::from_millis(100)).await;
        stream.write_all(piece).await?;
    }
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

async fn open_portal() -> Result<(Portal, u16), Box<dyn std::error::Error>> {
    let portal = Portal::open_with(&[("FRONT_COUNTER_POSTS_PER_SECOND", "20")]).await?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(serve(listener, portal.state.clone(), std::future::pending()));
    Ok((portal, port))
}

#[tokio::test]
async fn every_connection_of_a_crowded_address_gets_a_page() -> Outcome {
    let (_portal, port) = open_portal().await?;
    let path = "/report/theft/emergency";
    let answers = join_all((0..POSTS).map(|_| post(port, path, "", b"emergency=no"))).await;
    let (mut taken, mut told) = (0, 0);
    for answer in answers {
        let answer = answer?;
        match answer.lines().next() {
            Some("HTTP/1.1 303 See Other") => taken += 1,
            Some("HTTP/1.1 429 Too Many Requests") => {
                assert!(answer.contains("retry-after: ") && answer.contains("</html>"), "{answer}");
                told += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(taken + told, POSTS);
    assert!(taken >= 200 && told > 0, "{taken} taken, {told} told to wait");
    Ok(())
}

/// Everything else that is answered without a look at the body.
#[tokio::test]
async fn nobody_is_cut_off_while_they_send() -> Outcome {
    let (_portal, port) = open_portal().await?;
    let long = vec![b'x'; 3 * 1024 * 1024];
    let cases: &[(&str, &str, &[u8], &str)] = &[
        ("/report/theft/story", "", &long, "413"),
        ("/report/theft/start", "", &long, "413"),
        ("/report/theft/story", "Origin: https://other.example\r\nSec-Fetch-Site: cross-site\r\n", &long, "403"),
        ("/nowhere", "", &long, "405"),
        ("/privacy", "", &long, "413"),
    ];
    for (path, headers, body, status) in cases {
        let answer = post(port, path, headers, body).await?;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {}",
            answer.lines().next().unwrap_or("cut")
        );
        assert!(answer.ends_with("</html>"), "{path}: a whole page");
    }
    Ok(())
}
