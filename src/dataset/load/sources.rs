//! Sources. Only addresses that a reader may safely open are let in.

use super::Cells;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::SourceRow;
use crate::dataset::{Evidence, Source};

wordings! {
    URL: "网址“{value}”不是 http 或 https 地址", "\"{value}\" is not an http or https address";
        "写完整的网址，不留空格；没有就留空", "write the whole address without spaces, or leave it empty";
    NO_URL_HERE: "{kind} 类来源不应有网址", "a source of kind {kind} has an address";
        "清空 url：此类页面的地址从略", "leave url empty: addresses of such pages are left out";
}

/// What the table writes where a page names no outlet.
const UNNAMED: &str = "未注明";

pub(in crate::dataset) fn sources(cells: &Cells, report: &mut Report) -> Vec<Source> {
    let mut sources = Vec::new();
    for row in cells.sources() {
        let mut publisher = row.publisher_zh.required(report);
        if publisher == UNNAMED {
            publisher.clear();
        }
        let published = if row.published.is_empty() {
            None
        } else {
            Some(row.published.date(report))
        };
        check_url(&row, report);
        sources.push(Source {
            slug: row.id.owned(),
            publisher,
            title: row.title_zh.owned(),
            published,
            kind: Evidence::read(row.kind, report),
            url: row.url.owned(),
            note: row.note.owned(),
        });
    }
    sources
}

fn check_url(row: &SourceRow, report: &mut Report) {
    if row.url.is_empty() {
        return;
    }
    if host(row.url.str()).is_none() {
        row.url.problem(&URL, &[], report);
    }
    if matches!(row.kind.str(), "founding" | "secondary") {
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
