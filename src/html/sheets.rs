//! Every reading as a table, every source as a list: the views that are words
//! rather than drawings.

use crate::dataset::Evidence;
use crate::paint::escape;
use crate::state::State;
use crate::view::sources::{self, SourceEntry};
use crate::view::{Model, table};
use crate::words::Lang;

use super::{Table, link, listed};

/// All readings that filter and selection keep, in the order chosen.
pub(super) fn readings(model: &Model, state: &State) -> Table {
    let words = state.lang.words();
    let headings = [
        words.pairing,
        words.table_date,
        words.table_area,
        words.table_indicator,
        words.table_value,
        words.table_evidence,
        words.table_source,
    ];
    let order = table::order(model, state);
    let rows = table::rows(model, state, &order, 0, order.len());
    let mut html = vec![headings.map(escape).to_vec()];
    for row in &rows {
        let evidence = [&[row.evidence_label], &*table::remarks(row)].concat();
        let indicator = [row.indicator.as_str(), &row.note];
        let value = [row.value.as_str(), &row.exact];
        html.push(vec![
            escape(&row.pairing_label),
            lines(&[&row.date_label, row.date_note]),
            escape(&row.area),
            lines(&indicator),
            lines(&value),
            escape(&evidence.join(words.comma)),
            link(&row.source, state.lang),
        ]);
    }
    html
}

/// Texts one below the other, without those that are empty.
fn lines(texts: &[&str]) -> String {
    let said = texts.iter().filter(|text| !text.is_empty());
    let escaped: Vec<_> = said.map(|text| escape(text)).collect();
    escaped.join("<br>")
}

/// The sources by kind, each with what rests on it and its two citations.
pub(super) fn sources(model: &Model, state: &State) -> String {
    let entries = sources::entries(model, state);
    let mut html = String::new();
    for kind in Evidence::ALL {
        let of_kind: Vec<_> = entries.iter().filter(|e| e.source.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let heading = sources::heading(state, &entries, kind);
        html.extend(["<h3>", &escape(&heading), "</h3>\n<ul>\n"]);
        for entry in of_kind {
            html += &item(entry, state.lang);
        }
        html += "</ul>\n";
    }
    html
}

fn item(entry: &SourceEntry, lang: Lang) -> String {
    let words = lang.words();
    let count = entry.readings.to_string();
    let holes = [("n", count.as_str()), ("about", &entry.about)];
    let resting = crate::words::fill(words.sources_resting, &holes);
    let mut html = format!(
        "<li>{}<br>{}",
        listed(&entry.source, lang),
        escape(&resting)
    );
    let own = if lang == Lang::Zh {
        ""
    } else {
        " lang=\"zh-CN\""
    };
    for citation in [&entry.standard, &entry.plain] {
        if !citation.is_empty() {
            html.extend(["<br><cite", own, ">", &escape(citation), "</cite>"]);
        }
    }
    html + "</li>\n"
}
