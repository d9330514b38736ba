//! Serves `dist/` to this machine the way a careful host would: under the
//! strictest policy the page promises to work with.

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use flate2::{Compression, write::GzEncoder};

use crate::build::build;
use crate::http::{self, Request, Response};
use crate::shell::dist;

/// The policy the page must work under.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'";

/// What `cargo xtask serve` was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Options {
    /// 0 takes any free port.
    pub(crate) port: u16,
    /// Show the page in the default browser.
    pub(crate) open: bool,
    /// Build first.
    pub(crate) build: bool,
}

/// Builds, then serves until it is stopped.
pub(crate) fn serve(options: Options) -> Result<()> {
    // First of all, so that a taken port does not cost a build.
    let listener = listen(options.port)?;
    if options.build {
        build()?;
    }
    let folder = dist();
    if !folder.join("index.html").is_file() {
        bail!("dist/ has no index.html: run `cargo xtask build` first");
    }
    let address = listener.local_addr().context("the address is unknown")?;
    let address = format!("http://{address}/");
    println!("{address}");
    if options.open {
        open(&address);
    }
    http::serve(&listener, move |request| answer(request, &folder));
    Ok(())
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        anyhow!("cannot listen on port {port} ({error}); choose another with --port")
    })
}

/// Shows the address in the default browser, which is a convenience: where
/// there is none, the printed address remains.
fn open(address: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    if let Err(error) = Command::new(opener).arg(address).spawn() {
        eprintln!("cannot open a browser with {opener} ({error}); the address is above");
    }
}

/// Answers one request.
fn answer(request: &Request, folder: &Path) -> Response {
    if !matches!(&*request.method, "GET" | "HEAD") {
        let mut refusal = response(
            "405 Method Not Allowed",
            TEXT,
            b"Only GET and HEAD.\n".to_vec(),
        );
        refusal.headers.push(("Allow", "GET, HEAD"));
        return refusal;
    }
    match read(folder, &request.target) {
        Some((file, bytes)) if request.gzip => zipped(&file, bytes),
        Some((file, bytes)) => response("200 OK", mime(&file), bytes),
        None => response("404 Not Found", TEXT, b"There is no such file.\n".to_vec()),
    }
}

/// A response with the headers that every response carries.
fn response(status: &'static str, mime: &'static str, body: Vec<u8>) -> Response {
    let headers = vec![
        ("Content-Type", mime),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-cache"),
        ("Vary", "Accept-Encoding"),
    ];
    Response {
        status,
        headers,
        body,
    }
}

/// A file, compressed.
fn zipped(file: &Path, bytes: Vec<u8>) -> Response {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    match encoder.write_all(&bytes).and_then(|()| encoder.finish()) {
        Ok(zipped) => {
            let mut response = response("200 OK", mime(file), zipped);
            response.headers.push(("Content-Encoding", "gzip"));
            response
        }
        Err(_) => response("200 OK", mime(file), bytes),
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

/// What a file is, by its name.
fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("ts" | "txt" | "md") => TEXT,
        _ => "application/octet-stream",
    }
}

/// The file an address names, with its content.
fn read(folder: &Path, url: &str) -> Option<(PathBuf, Vec<u8>)> {
    let file = folder.join(locate(url)?);
    let bytes = fs::read(&file).ok()?;
    Some((file, bytes))
}

/// The path inside the folder that an address names; none for addresses that
/// would lead elsewhere.
fn locate(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut path = decode(path)?;
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    let path = PathBuf::from(path);
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside.then_some(path)
}

/// Undoes percent-encoding; none for what is not UTF-8, or has no place in a path.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digit = |place: usize| char::from(*after.get(place)?).to_digit(16);
            bytes.push((digit(0)? * 16 + digit(1)?) as u8);
            rest = after.get(2..)?;
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    (!path.contains(['\\', '\0', ':'])).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, path: Option<&str>) {
        assert_eq!(locate(url), path.map(PathBuf::from), "{url}");
    }

    #[test]
    fn addresses_name_files() {
        check("/", Some("index.html"));
        check("/?year=2022", Some("index.html"));
        check("/en.html?x=/../y", Some("en.html"));
        check("/a/b/", Some("a/b/index.html"));
        check("/%E5%AF%B9.csv", Some("对.csv"));
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for url in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..%5cCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/C:/secret",
            "/a%00b",
            "/%ff",
            "/%2",
            "/%+1",
            "http://elsewhere/",
            "*",
            "",
        ] {
            check(url, None);
        }
    }

    #[test]
    fn a_taken_port_is_one_line_that_names_the_option() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = format!("{:#}", listen(port).err().unwrap());
        assert!(
            error.contains(&port.to_string()) && error.contains("--port"),
            "{error}"
        );
        assert_eq!(error.lines().count(), 1);
    }
}
