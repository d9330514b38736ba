//! A picture as a fragment of HTML: the SVG, its data as a table, its sources.
//! `<duikou-view>` takes the place of what it finds inside itself.

mod sheets;

use crate::cube::matrix::{Standing, Tally};
use crate::dataset::{Dataset, PairingId, Reading, Side, SourceId};
use crate::details::{SourceRef, source_ref};
use crate::figures::{evidence_word, reading_marks, reading_value};
use crate::labels::{pairing_short, term};
use crate::layout::matrix::{column_name, standing_word};
use crate::paint::escape;
use crate::state::{State, View};
use crate::view::{Model, Picture, matrix_grid};
use crate::words::{Lang, fill};

/// The fragment. It has no style and no script of its own.
pub fn fragment(model: &Model, state: &State, view: View, picture: &Picture) -> String {
    let (ds, lang) = (&model.dataset, state.lang);
    let shown = model.shown(state);
    let readings: Vec<&Reading> = ds
        .readings
        .iter()
        .filter(|reading| {
            state.filter.keeps_reading(reading)
                && reading.pairing.is_some_and(|id| shown.contains(&id))
        })
        .collect();
    let data = match view {
        View::Pairing => table_of(&picture.title, &pairings(ds, &shown, lang)),
        View::Table => table_of(&picture.title, &sheets::readings(model, state)),
        View::Sources => sheets::sources(model, state),
        _ => table_of(&picture.title, &figures(ds, &readings, lang)),
    };
    let mut html = format!(
        "<figure class=\"duikou-fallback\" lang=\"{}\">\n",
        escape(lang.tag())
    );
    html += picture.svg.trim_end();
    html += "\n";
    if view == View::Matrix {
        html += &table_of(lang.words().html_counts, &counts(model, state));
    }
    html += &data;
    // A view that names each source itself needs no list of them.
    if !matches!(view, View::Table | View::Sources) {
        html += &sources(ds, &readings, lang);
    }
    html += &caption(ds, lang);
    html += "</figure>\n";
    html
}

/// Rows of cells as HTML; the first row holds the headings.
type Table = Vec<Vec<String>>;

fn pairings(ds: &Dataset, shown: &[PairingId], lang: Lang) -> Table {
    let words = lang.words();
    let headings = [
        words.base_city,
        words.base_area,
        words.eastern_city,
        words.cluster,
        words.term,
    ];
    let mut table = vec![headings.map(escape).to_vec()];
    for &id in shown {
        let pairing = &ds[id];
        let (base, east) = (&ds[pairing.base], &ds[pairing.east]);
        let cluster = match east.side {
            Side::East(id) => ds[id].name.get(lang),
            Side::Base(_) => "",
        };
        let cells = [
            base.name.get(lang),
            ds[pairing.base_area].name.get(lang),
            east.name.get(lang),
            cluster,
            &term(pairing, lang),
        ];
        table.push(cells.map(escape).to_vec());
    }
    table
}

/// How many readings each cell of the matrix has.
fn counts(model: &Model, state: &State) -> Table {
    let (ds, lang) = (&model.dataset, state.lang);
    let grid = matrix_grid(model, state);
    let mut headings = vec![lang.words().pairing.to_owned()];
    headings.extend(
        grid.columns
            .iter()
            .map(|&column| column_name(ds, column, lang)),
    );
    let mut table = vec![headings];
    for (row, &pairing) in grid.rows.iter().enumerate() {
        let mut cells = vec![pairing_short(ds, pairing, lang)];
        cells.extend((0..grid.columns.len()).map(|column| {
            let standing = grid.standing(row, column);
            match standing {
                Standing::OnRecord => count(grid.cell(row, column), lang),
                _ => standing_word(standing, lang).to_owned(),
            }
        }));
        table.push(cells);
    }
    table
}

/// `22（二手18、计划1）`.
fn count(tally: &Tally, lang: Lang) -> String {
    let words = lang.words();
    let parts: Vec<String> = [
        (words.html_count_secondary, tally.secondary()),
        (words.html_count_planned, tally.plans()),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(template, n)| fill(template, &[("n", &n.to_string())]))
    .collect();
    let n = tally.readings().to_string();
    if parts.is_empty() {
        return n;
    }
    let parts = parts.join(words.comma);
    fill(words.html_count, &[("n", &n), ("parts", &parts)])
}

fn figures(ds: &Dataset, readings: &[&Reading], lang: Lang) -> Table {
    let words = lang.words();
    let headings = [
        words.pairing,
        words.date,
        words.indicator,
        words.value,
        words.evidence,
    ];
    let mut table = vec![headings.map(escape).to_vec()];
    for reading in readings {
        let evidence = evidence_word(reading.evidence, lang);
        let mut remarks = reading_marks(reading, lang);
        remarks.retain(|mark| *mark != evidence);
        remarks.insert(0, evidence);
        let pairing = reading.pairing.map(|id| pairing_short(ds, id, lang));
        let cells = [
            &*pairing.unwrap_or_default(),
            &reading.date.label(lang),
            ds[reading.indicator].name.get(lang),
            &reading_value(reading, ds, lang),
            &remarks.join(words.comma),
        ];
        table.push(cells.map(escape).to_vec());
    }
    table
}

fn table_of(caption: &str, table: &Table) -> String {
    let mut html = format!("<table>\n<caption>{}</caption>\n", escape(caption));
    if let Some((headings, rows)) = table.split_first() {
        html += "<thead>\n";
        push_row(&mut html, headings, ("<th scope=\"col\">", "</th>"));
        html += "</thead>\n<tbody>\n";
        for cells in rows {
            push_row(&mut html, cells, ("<td>", "</td>"));
        }
        html += "</tbody>\n";
    }
    html + "</table>\n"
}

fn push_row(html: &mut String, cells: &[String], (open, close): (&str, &str)) {
    html.push_str("<tr>");
    for cell in cells {
        html.extend([open, cell, close]);
    }
    html.push_str("</tr>\n");
}

fn caption(ds: &Dataset, lang: Lang) -> String {
    let (words, plan) = (lang.words(), &ds.plan);
    let text = fill(
        words.html_plan,
        &[
            ("title", plan.title.get(lang)),
            ("number", &plan.number),
            ("date", &plan.dated.label(lang)),
            ("cutoff", &ds.cutoff.label(lang)),
        ],
    );
    format!("<figcaption>{}</figcaption>\n", escape(&text))
}

/// What the readings shown rest on. A source that shows neither title nor
/// address cannot be looked up, so such are only counted.
fn sources(ds: &Dataset, readings: &[&Reading], lang: Lang) -> String {
    let mut used = vec![false; ds.sources.len()];
    for reading in readings {
        used[reading.source.index()] = true;
    }
    let (mut list, mut count, mut unnamed) = (String::new(), 0_u32, 0_u32);
    for (id, used) in (0..).map(SourceId).zip(used) {
        if !used {
            continue;
        }
        count += 1;
        let source = source_ref(ds, id, lang);
        if source.title.is_empty() && source.url.is_none() {
            unnamed += 1;
        } else {
            list += &line(&source, lang);
        }
    }
    if count == 0 {
        return String::new();
    }
    let words = lang.words();
    let summary = fill(words.html_sources, &[("n", &count.to_string())]);
    let mut html = [
        "<details>\n<summary>",
        &escape(&summary),
        "</summary>\n<ul>\n",
        &list,
        "</ul>\n",
    ]
    .concat();
    if unnamed > 0 {
        let text = fill(words.html_untitled, &[("n", &unnamed.to_string())]);
        html.extend(["<p>", &escape(&text), "</p>\n"]);
    }
    html + "</details>\n"
}

/// One source as an item of a list.
fn line(source: &SourceRef, lang: Lang) -> String {
    format!("<li>{}</li>\n", listed(source, lang))
}

/// One source with its particulars.
fn listed(source: &SourceRef, lang: Lang) -> String {
    let mut parts = vec![link(source, lang)];
    if !source.title.is_empty() && source.publisher != lang.words().publisher_unknown {
        parts.push(escape(&source.publisher));
    }
    parts.extend(source.published.map(|date| escape(&date.label(lang))));
    parts.push(escape(source.kind_label));
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// A source's title, or else its publisher, as a link where it has an address.
/// Both stay in the language they were published in.
fn link(source: &SourceRef, lang: Lang) -> String {
    let title = match source.title.as_str() {
        "" => source.publisher.clone(),
        title => fill(lang.words().html_title, &[("title", title)]),
    };
    let own = if lang == Lang::Zh {
        ""
    } else {
        " lang=\"zh-CN\""
    };
    match &source.url {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\"{own}>{}</a>",
            escape(url),
            escape(&title)
        ),
        None => format!("<span{own}>{}</span>", escape(&title)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::view::picture;

    fn html(change: impl Fn(&mut Dataset), state: &State) -> String {
        let mut ds = Dataset::builtin().unwrap();
        change(&mut ds);
        let model = Model::new(ds);
        let picture = picture(&model, state, state.view, 1200.0);
        fragment(&model, state, state.view, &picture)
    }

    #[test]
    fn whatever_the_data_says_stays_text() {
        let odd = "<b onclick=\"x()\">&'</b>";
        let spoil = |ds: &mut Dataset| {
            odd.clone_into(&mut ds.cities[0].name.zh);
            odd.clone_into(&mut ds.sources[15].title);
        };
        for view in View::ALL {
            let html = html(
                spoil,
                &State {
                    view,
                    ..State::default()
                },
            );
            assert!(
                html.contains("&lt;b onclick=&quot;x()&quot;&gt;&amp;"),
                "{view:?}"
            );
            assert!(!html.contains("<b "), "{view:?}");
        }
    }

    #[test]
    fn it_has_no_style_and_no_script_of_its_own() {
        for view in View::ALL {
            let html = html(
                |_| (),
                &State {
                    view,
                    ..State::default()
                },
            );
            assert!(![" style=", "<style", "<script", " on"].iter().any(|part| {
                html.split('<').any(|tag| {
                    format!("<{tag}")
                        .split('>')
                        .next()
                        .is_some_and(|open| open.contains(part))
                })
            }));
        }
    }

    #[test]
    fn the_timeline_lists_its_readings_with_their_remarks() {
        let html = html(
            |_| (),
            &State {
                view: View::Timeline,
                ..State::default()
            },
        );
        assert_eq!(html.matches("<tr>").count(), 1 + 258);
        assert!(html.contains(
            "<td>约120亿元（计划）</td><td>二手来源、计划、范围大于本结对、日期为发布日期</td>"
        ));
    }

    #[test]
    fn the_table_has_every_reading_with_its_source() {
        let ds = Dataset::builtin().unwrap();
        let (state, _) = crate::state::parse("view=table&sort=-date", &ds, &State::default());
        let whole = html(|_| (), &state);
        assert_eq!(whole.matches("<tr>").count(), 1 + 261);
        assert!(whole.contains("<td>≥600亿元<br>≥60,000,000,000元</td>"));
        assert!(whole.contains("<td>2023年2月10日<br>日期为发布日期</td>"));
        let (state, _) = crate::state::parse("view=table&sel=p09", &ds, &State::default());
        assert_eq!(html(|_| (), &state).matches("<tr>").count(), 1 + 8);
    }

    #[test]
    fn the_sources_are_listed_by_kind_with_their_citations() {
        let state = State {
            view: View::Sources,
            ..State::default()
        };
        let html = html(|_| (), &state);
        assert_eq!(html.matches("<h3>").count(), 4);
        assert!(html.contains("<h3>基础文件：1个来源，2条读数</h3>"));
        assert!(html.contains("<cite>一手牵东莞 一手挽赣州 吉安深化跨区域合作共筑发展高地[N/OL]. 江西日报, 2024-08-13(01). http"));
    }

    #[test]
    fn the_matrix_has_a_table_of_its_counts() {
        let ds = Dataset::builtin().unwrap();
        let (state, _) = crate::state::parse("view=matrix&base=b-yimeng", &ds, &State::default());
        let html = html(|_| (), &state);
        assert!(html.contains("<caption>各格公开读数条数</caption>"));
        let row = "<tr><td>临沂—济南</td><td>未见公开数据</td><td>未见公开数据</td><td>未见公开数据</td>\
                   <td>未见公开数据</td><td>3（二手3、计划3）</td><td>未见公开数据</td><td>3</td>\
                   <td>1（二手1）</td><td>未见公开数据</td></tr>";
        assert!(html.contains(row), "{html}");
        assert_eq!(html.matches("<tr>").count(), 2 + 1 + 7);
    }

    #[test]
    fn filters_thin_out_the_table_and_its_sources() {
        let ds = Dataset::builtin().unwrap();
        let (state, _) = crate::state::parse("cluster=k-jjj", &ds, &State::default());
        let html = html(|_| (), &state);
        assert_eq!(html.matches("<tr>").count(), 3);
        assert!(html.contains("北京市") && !html.contains("百色市"));
    }

    #[test]
    fn links_open_nothing_but_the_page() {
        let html = html(|_| (), &State::default());
        let links: Vec<_> = html
            .split("<a ")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .collect();
        assert!(links.len() > 30);
        assert!(
            links.iter().all(|link| link.starts_with("href=\"http")
                && link.contains(" rel=\"noopener noreferrer\""))
        );
    }
}
