//! Sources. Only addresses that a reader may safely open are let in.

use super::Tables;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::SourceRow;
use crate::dataset::{Evidence, Source};

wordings! {
    URL: "网址“{value}”不是 http 或 https 地址", "\"{value}\" is not an http or https address";
        "写完整的网址，不留空格；没有就留空", "write the whole address without spaces, or leave it empty";
    NO_URL_HERE: "{kind} 类来源不应有网址", "a source of kind {kind} has an address";
        "清空 url：此类页面的地址从略", "leave url empty: addresses of such pages are left out";
}

pub(in crate::dataset) const KINDS: &[(&str, Evidence)] = &[
    ("founding", Evidence::Founding),
    ("government", Evidence::Government),
    ("press", Evidence::Press),
    ("secondary", Evidence::Secondary),
];

/// What the table writes where a page names no outlet.
const UNNAMED: &str = "未注明";

pub(in crate::dataset) fn sources(tables: &Tables, report: &mut Report) -> Vec<Source> {
    let read = |row: &SourceRow| {
        let publisher = row.publisher_zh.required(report);
        let published = if row.published.is_empty() {
            Some(None)
        } else {
            row.published.date(report).map(Some)
        };
        let kind = row.kind.word(KINDS, report);
        check_url(row, kind, report);
        Some(Source {
            slug: row.id.owned(),
            publisher: publisher.map(|name| if name == UNNAMED { String::new() } else { name })?,
            title: row.title_zh.owned(),
            published: published?,
            kind: kind?,
            url: row.url.owned(),
            note: row.note.owned(),
        })
    };
    tables.sources.iter().filter_map(read).collect()
}

fn check_url(row: &SourceRow, kind: Option<Evidence>, report: &mut Report) {
    if row.url.is_empty() {
        return;
    }
    if host(row.url.str()).is_none() {
        row.url.problem(&URL, &[], report);
    }
    if matches!(kind, Some(Evidence::Founding | Evidence::Secondary)) {
        row.url
            .problem(&NO_URL_HERE, &[("kind", row.kind.str())], report);
    }
}

/// The host of an http or https address. Anything that could mislead a reader
/// or break out of a link (user names, spaces, quotes, controls) has none.
pub(in crate::dataset) fn host(url: &str) -> Option<&str> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', ':', '?', '#']).next()?;
    let named = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    let clean =
        !url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`".contains(c));
    (named && clean).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_host_of_web_addresses_only() {
        assert_eq!(host("http://www.gov.cn/a?b#c"), Some("www.gov.cn"));
        assert_eq!(host("https://example.com:8080"), Some("example.com"));
        for url in [
            "",
            "www.gov.cn",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a.cn",
            "http://",
            "https:///a",
            "http://user@a.cn/",
            "http://a.cn/b c",
            "http://a.cn/\"onclick=",
            "HTTP://a.cn",
            "http://a.cn\n",
        ] {
            assert_eq!(host(url), None, "{url:?}");
        }
    }
}
