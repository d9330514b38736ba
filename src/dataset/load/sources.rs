//! Sources.

use super::Cells;
use crate::dataset::problem::Report;
use crate::dataset::{Evidence, Source};

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
