//! Rules of units, indicators and sources.

use super::{slug, unique, wanted};
use crate::dataset::load::host;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{SourceRow, Tables};

wordings! {
    GOVERNMENT: "gov.cn 网站的来源，类型却是“{value}”", "kind \"{value}\" does not fit a gov.cn host";
        "改为 government", "write government";
    NOT_GOVERNMENT: "类型是 government，网址却不在 gov.cn", "kind government does not fit host {host}";
        "换成 gov.cn 网址，或改类型", "give a gov.cn address or another kind";
}

pub(super) fn units(tables: &Tables, report: &mut Report) {
    for row in &tables.units {
        slug(row.id, report);
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
        if let Some(host) = host(row.url.str()) {
            government(row, host, report);
        }
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
