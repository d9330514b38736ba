//! Rules of units, indicators and sources. Only addresses that a reader may
//! safely open are let in.

use super::{slug, unique, wanted};
use crate::dataset::field::plain_number;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{SourceRow, Tables};

wordings! {
    TEXT_FACTOR: "文字类单位不应有换算系数“{value}”", "a text unit has the factor {value}";
        "清空factor", "leave factor empty";
    NOT_POSITIVE: "换算系数应大于0", "the factor is not above 0";
        "写出一个单位等于多少基本单位", "give how many base units one unit is";
    URL: "网址“{value}”不是http或https地址", "\"{value}\" is not an http or https address";
        "写完整的网址，不留空格；没有就留空", "write the whole address without spaces, or leave it empty";
    NO_URL_HERE: "{kind}类来源不应有网址", "a source of kind {kind} has an address";
        "清空url：此类页面的地址从略", "leave url empty: addresses of such pages are left out";
    GOVERNMENT: "gov.cn网站的来源，类型却是“{value}”", "kind \"{value}\" does not fit a gov.cn host";
        "改为government", "write government";
    NOT_GOVERNMENT: "类型是government，网址却不在gov.cn", "kind government does not fit host {host}";
        "换成gov.cn网址，或改类型", "give a gov.cn address or another kind";
}

pub(super) fn units(tables: &Tables, report: &mut Report) {
    for row in &tables.units {
        slug(row.id, report);
        match plain_number(row.factor.str()) {
            _ if row.dimension.str() == "text" && row.factor.is_empty() => {}
            _ if row.dimension.str() == "text" => row.factor.problem(&TEXT_FACTOR, &[], report),
            Some((factor, _)) if factor <= 0.0 => row.factor.problem(&NOT_POSITIVE, &[], report),
            _ => {}
        }
    }
}

pub(super) fn indicators(tables: &Tables, report: &mut Report) {
    for row in &tables.indicators {
        slug(row.id, report);
    }
    unique(
        tables
            .indicators
            .iter()
            .map(|row| row.id)
            .filter(|id| id.str() == "other"),
        report,
    );
}

pub(super) fn sources(tables: &Tables, report: &mut Report) {
    unique(tables.sources.iter().map(|row| row.url), report);
    for (row, n) in tables.sources.iter().zip(1..) {
        let n: u32 = n;
        wanted(row.id, &format!("S{n:02}"), report);
        check_url(row, report);
    }
}

fn check_url(row: &SourceRow, report: &mut Report) {
    if row.url.is_empty() {
        return;
    }
    match host(row.url.str()) {
        Some(host) => government(row, host, report),
        None => row.url.problem(&URL, &[], report),
    }
    if matches!(row.kind.str(), "founding" | "secondary") {
        row.url
            .problem(&NO_URL_HERE, &[("kind", row.kind.str())], report);
    }
}

fn government(row: &SourceRow, host: &str, report: &mut Report) {
    let official = host == "gov.cn" || host.ends_with(".gov.cn");
    match (row.kind.str() == "government", official) {
        (false, true) => row.kind.problem(&GOVERNMENT, &[], report),
        (true, false) => row.kind.problem(&NOT_GOVERNMENT, &[("host", host)], report),
        _ => {}
    }
}

/// The host of an http or https address. Anything that could mislead a reader
/// or break out of a link (user names, spaces, quotes, controls) has none.
fn host(url: &str) -> Option<&str> {
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
