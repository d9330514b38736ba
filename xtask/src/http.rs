//! As much of an HTTP/1.1 server as files need: no bodies in, one thread for
//! each connection. A pool that lets a connection wait for another to end would
//! hang a page, because browsers keep theirs open.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// A request line with its headers may be this long.
const LONGEST: u64 = 64 * 1024;

/// What a visitor asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query, as they were sent.
    pub(crate) target: String,
    /// Whether the answer may be compressed.
    pub(crate) gzip: bool,
    /// Whether another request may follow on this connection.
    keep: bool,
}

/// What the visitor gets.
#[derive(Debug)]
pub(crate) struct Response {
    /// Code and reason, such as `200 OK`.
    pub(crate) status: &'static str,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) body: Vec<u8>,
}

/// Answers every connection for as long as the program runs.
pub(crate) fn serve(
    listener: &TcpListener,
    answer: impl Fn(&Request) -> Response + Send + Sync + 'static,
) {
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = Arc::clone(&answer);
        // A visitor who has left is nobody's error.
        thread::spawn(move || converse(&stream, &*answer));
    }
}

/// Answers the requests of one connection until one side has had enough.
fn converse(stream: &TcpStream, answer: &dyn Fn(&Request) -> Response) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    while let Some(request) = read(&mut reader)? {
        writer.write_all(&bytes(&request, &answer(&request)))?;
        if !request.keep {
            break;
        }
    }
    Ok(())
}

/// The next request; none where the connection ends or makes no sense.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut lines = reader.take(LONGEST);
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next())
    else {
        return Ok(None);
    };
    // A body would be read as the next request, so nothing follows one.
    let bodiless = matches!(method, "GET" | "HEAD");
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        gzip: false,
        keep: bodiless && version == "HTTP/1.1",
    };
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.split_once(':') else {
            return Ok(Some(request));
        };
        let has = |word: &str| value.split(',').any(|v| v.trim().starts_with(word));
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.gzip = has("gzip"),
            "connection" => request.keep &= !has("close"),
            _ => {}
        }
    }
}

/// The response as it is sent, in one piece.
fn bytes(request: &Request, response: &Response) -> Vec<u8> {
    let headers = response.headers.iter();
    let named: String = headers
        .map(|(name, value)| [name, ": ", value, "\r\n"].concat())
        .collect();
    let length = response.body.len();
    let close = if request.keep {
        ""
    } else {
        "Connection: close\r\n"
    };
    let head = format!(
        "HTTP/1.1 {}\r\n{named}Content-Length: {length}\r\n{close}\r\n",
        response.status
    );
    let mut bytes = head.into_bytes();
    if request.method != "HEAD" {
        bytes.extend(&response.body);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, request: Option<(&str, &str, bool, bool)>) {
        let expected = request.map(|(method, target, gzip, keep)| Request {
            method: method.to_owned(),
            target: target.to_owned(),
            gzip,
            keep,
        });
        assert_eq!(read(&mut text.as_bytes()).unwrap(), expected, "{text:?}");
    }

    #[test]
    fn requests_are_read() {
        check(
            "GET /a?b HTTP/1.1\r\naccept-encoding: br, gzip;q=1\r\n\r\n",
            Some(("GET", "/a?b", true, true)),
        );
        check(
            "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n",
            Some(("HEAD", "/", false, false)),
        );
        check("GET / HTTP/1.0\r\n\r\n", Some(("GET", "/", false, false)));
        check("POST / HTTP/1.1\r\n\r\n", Some(("POST", "/", false, false)));
    }

    #[test]
    fn what_is_no_request_is_not_answered() {
        for text in ["", "\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nHost: x"] {
            check(text, None);
        }
        check(
            &format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000)),
            None,
        );
    }

    #[test]
    fn many_connections_that_stay_open_are_all_answered() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            serve(&listener, |_| Response {
                status: "200 OK",
                headers: Vec::new(),
                body: b"here".to_vec(),
            });
        });
        let mut open: Vec<_> = (0..50)
            .map(|_| TcpStream::connect(address).unwrap())
            .collect();
        for stream in open.iter_mut().rev() {
            stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
            let mut answer = [0; 42];
            stream.read_exact(&mut answer).unwrap();
            assert!(answer.ends_with(b"\r\n\r\nhere"));
        }
    }
}
