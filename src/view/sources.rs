//! What the readings rest on: who published what, and how to cite it.

use super::{Chart, Model, sheet, table};
use crate::dataset::{Dataset, Evidence, PairingId, Reading, Source, SourceId, count};
use crate::details::{SourceRef, source_ref};
use crate::figures::evidence_word;
use crate::labels::pairing_short;
use crate::layout::sheet::{Block, Cell, Column, Part, Tone, is_roomy};
use crate::sort;
use crate::state::State;
use crate::words::{Lang, fill};
use serde::Serialize;

/// Sources of a picture; the page has them all.
const SHOWN: usize = 40;

/// A source and what rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceEntry {
    /// The source.
    pub source: SourceRef,
    /// Date of publication in words; empty where it was not seen.
    pub published_label: String,
    /// Readings that filter and selection keep and that rest on it.
    pub readings: usize,
    /// The pairings of those readings.
    pub about: String,
    /// A citation after GB/T 7714—2015; empty where neither title nor address is known.
    pub standard: String,
    /// A citation in words.
    pub plain: String,
}

/// The sources of what filter and selection keep, and the founding ones: by
/// kind, the newest first.
pub fn entries(model: &Model, state: &State) -> Vec<SourceEntry> {
    let (dataset, lang) = (&model.dataset, state.lang);
    let mut resting: Vec<Vec<&Reading>> = vec![Vec::new(); dataset.sources.len()];
    for id in table::kept(model, state) {
        let reading = &dataset[id];
        resting[reading.source.index()].push(reading);
    }
    let mut found = Vec::new();
    for (at, source) in dataset.sources.iter().enumerate() {
        if source.kind == Evidence::Founding || !resting[at].is_empty() {
            found.push(at);
        }
    }
    sort::by(&mut found, &|a, b| {
        let (a, b) = (&dataset.sources[a], &dataset.sources[b]);
        (a.kind.cmp(&b.kind)).then(b.published.cmp(&a.published))
    });
    let mut entries = Vec::with_capacity(found.len());
    for at in found {
        let source = &dataset.sources[at];
        let id = SourceId(at as u32);
        let published = source.published.map(|date| date.label(lang));
        entries.push(SourceEntry {
            source: source_ref(dataset, id, lang),
            published_label: published.unwrap_or_default(),
            readings: count(&mut resting[at].iter().copied()),
            about: about(dataset, lang, source.kind, &resting[at]),
            standard: standard(source),
            plain: plain(source, lang),
        });
    }
    entries
}

/// The pairings of some readings, in the plan's order; a founding source is
/// about the plan before all.
fn about(dataset: &Dataset, lang: Lang, kind: Evidence, readings: &[&Reading]) -> String {
    let words = lang.words();
    let mut names = Vec::new();
    if kind == Evidence::Founding {
        names.push(words.sources_basis.to_owned());
    }
    if readings.iter().any(|reading| reading.pairing.is_none()) {
        names.push(words.all_pairings.to_owned());
    }
    for id in (0..dataset.pairings.len() as u32).map(PairingId) {
        if readings.iter().any(|reading| reading.pairing == Some(id)) {
            names.push(pairing_short(dataset, id, lang));
        }
    }
    names.join(words.comma)
}

/// A citation after GB/T 7714—2015, the same in every language. What is not
/// known is left out; so is the date of access, which nobody wrote down.
/// Addresses end without a stop, so that they can be copied.
pub fn standard(source: &Source) -> String {
    if source.title.is_empty() && source.url.is_empty() {
        return String::new();
    }
    let newspaper = is_newspaper(source);
    let online = !source.url.is_empty() || source.kind != Evidence::Founding;
    let mut text = String::new();
    if !source.publisher.is_empty() && !newspaper {
        text += &source.publisher;
        text += ". ";
    }
    text += if source.title.is_empty() {
        "[题名不详]"
    } else {
        &source.title
    };
    text += match (newspaper, online) {
        (true, _) => "[N/OL]",
        (false, true) => "[EB/OL]",
        (false, false) => "[Z]",
    };
    let date = source.published.map(|date| date.to_string());
    if newspaper {
        text += ". ";
        text += &source.publisher;
        if let Some(date) = date {
            text += ", ";
            text += &date;
            if let Some(page) = page_of(&source.note) {
                text += "(";
                text += page;
                text += ")";
            }
        }
    } else if let Some(date) = date {
        text += if online { ". (" } else { ". " };
        text += &date;
        text += if online { ")" } else { "" };
    }
    text += ". ";
    text += &source.url;
    text.trim_end().to_owned()
}

/// Whether the page is a newspaper's own: only then is its name the paper's.
fn is_newspaper(source: &Source) -> bool {
    source.kind == Evidence::Press
        && !source.url.is_empty()
        && ["日报", "晚报", "商报"]
            .iter()
            .any(|ending| source.publisher.ends_with(ending))
}

/// The page of a newspaper, where the note is nothing else: `01版`.
fn page_of(note: &str) -> Option<&str> {
    let page = note.strip_suffix('版')?;
    let digits = !page.is_empty() && page.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(page)
}

/// A citation in words: `广州日报，《题名》，2023年2月24日，新闻媒体，http://…`.
pub fn plain(source: &Source, lang: Lang) -> String {
    let words = lang.words();
    let mut parts = Vec::new();
    if !source.publisher.is_empty() {
        parts.push(source.publisher.clone());
    }
    if !source.title.is_empty() {
        parts.push(fill(words.cite_title, &[("title", &source.title)]));
    }
    if let Some(date) = source.published {
        parts.push(date.label(lang));
    }
    parts.push(evidence_word(source.kind, lang).to_owned());
    if !source.url.is_empty() {
        parts.push(source.url.clone());
    }
    parts.join(words.cite_comma)
}

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let words = state.lang.words();
    let entries = entries(model, state);
    let roomy = is_roomy(width, state.size.type_sizes());
    let mut blocks = Vec::new();
    let mut kind = None;
    for entry in entries.iter().take(SHOWN) {
        if kind != Some(entry.source.kind) {
            kind = Some(entry.source.kind);
            blocks.push(Block::Heading(heading(state, &entries, entry.source.kind)));
        }
        blocks.push(Block::Row(cells(entry, state, roomy)));
    }
    let column = |heading, most, grow| Column {
        heading,
        most,
        grow,
    };
    let columns = [
        column(words.sources_title, 0.0, 4.0),
        column(words.sources_date, 9.0, 0.0),
        column(words.readings, 6.0, 0.0),
        column(words.sources_about, 0.0, 2.0),
        column(words.sources_site, 13.0, 0.0),
    ];
    let any = entries.iter().any(|entry| entry.readings > 0);
    let template = match entries.len() {
        0 => words.no_sources_left,
        _ if !any => words.sources_only_plan,
        n if n > SHOWN => words.sources_some,
        _ => words.sources_all,
    };
    let holes = [
        ("shown", &*SHOWN.to_string()),
        ("n", &entries.len().to_string()),
    ];
    sheet::chart(state, &fill(template, &holes), &columns, &blocks, width).chart
}

/// A kind of source with how many there are and how many readings rest on them.
pub fn heading(state: &State, entries: &[SourceEntry], kind: Evidence) -> String {
    let (mut sources, mut readings) = (0, 0_usize);
    for entry in entries {
        if entry.source.kind == kind {
            sources += 1;
            readings = entry.readings.saturating_add(readings);
        }
    }
    let mut heading = fill(
        state.lang.words().sources_heading,
        &[
            ("kind", evidence_word(kind, state.lang)),
            ("n", &i32::to_string(&sources)),
            ("readings", &readings.to_string()),
        ],
    );
    // The words for kinds are made to stand inside a line.
    if let Some(first) = heading.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    heading
}

/// An entry's cells: in the order of the columns, or of a card's lines.
fn cells(entry: &SourceEntry, state: &State, roomy: bool) -> Vec<Cell> {
    let words = state.lang.words();
    let source = &entry.source;
    let title = if source.title.is_empty() {
        Part::new(Tone::Faint, words.title_unknown)
    } else {
        Part::new(Tone::Plain, &source.title)
    };
    let publisher = Part::new(Tone::Faint, &source.publisher);
    let date = match &*entry.published_label {
        "" => Part::new(Tone::Faint, words.date_unknown),
        date => Part::new(Tone::Small, date),
    };
    let site = match source.url.as_deref().and_then(site) {
        Some(site) => Part::new(Tone::Small, site),
        None => Part::new(Tone::Faint, words.address_unknown),
    };
    let count = entry.readings.to_string();
    if roomy {
        return vec![
            vec![title, publisher],
            vec![date],
            vec![Part::new(Tone::Plain, &count)],
            vec![Part::new(Tone::Small, &entry.about)],
            vec![site],
        ];
    }
    let holes = [("n", &*count), ("about", &entry.about)];
    let resting = fill(words.sources_resting, &holes);
    vec![
        vec![publisher],
        vec![date],
        vec![title],
        vec![Part::new(Tone::Small, &resting)],
        vec![site],
    ]
}

/// The host of a web address.
fn site(url: &str) -> Option<&str> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    rest.split(['/', '?', '#']).next()
}

pub(super) fn title(model: &Model, state: &State) -> String {
    let count = entries(model, state).len().to_string();
    fill(state.lang.words().title_sources, &[("n", &count)])
}

pub(super) fn description(model: &Model, state: &State) -> String {
    let (words, dataset) = (state.lang.words(), &model.dataset);
    let entries = entries(model, state);
    if entries.is_empty() {
        return words.no_sources_left.to_owned();
    }
    let mut kinds = Vec::new();
    for kind in Evidence::ALL {
        let sources = entries.iter().filter(|e| e.source.kind == kind).count();
        if sources > 0 {
            let holes = [
                ("kind", evidence_word(kind, state.lang)),
                ("n", &*sources.to_string()),
            ];
            kinds.push(fill(words.sources_kind, &holes));
        }
    }
    let mut readings = 0_usize;
    for entry in &entries {
        readings = readings.saturating_add(entry.readings);
    }
    let linked = entries.iter().filter(|e| e.source.url.is_some()).count();
    let mut text = fill(
        words.description_sources,
        &[
            ("n", &*entries.len().to_string()),
            ("readings", &readings.to_string()),
            ("kinds", &kinds.join(words.comma)),
            ("linked", &linked.to_string()),
        ],
    );
    if let Some(latest) = entries.iter().filter_map(|e| e.source.published).max() {
        let holes = [("latest", &*latest.label(state.lang))];
        text += &fill(words.sources_latest, &holes);
    }
    let cutoff = dataset.cutoff.label(state.lang);
    text + &fill(words.sources_caveat, &[("cutoff", &cutoff)])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn source(slug: &str) -> Source {
        let dataset = Dataset::builtin().unwrap();
        let mut sources = dataset.sources.into_iter();
        sources.find(|source| source.slug == slug).unwrap()
    }

    #[test]
    fn citations_follow_the_standard_and_invent_nothing() {
        for (slug, citation) in [
            // A page of the web, with and without its date.
            (
                "S83",
                "深圳市大鹏新区管理委员会. 深圳市大鹏新区与赣州市大余县签署结对合作框架协议[EB/OL]. (2025-03-18). https://www.dpxq.gov.cn/gkmlpt/content/12/12076/post_12076186.html",
            ),
            (
                "S84",
                "六安市人民政府网站. 沪皖携手推进科技创新要素跨区域协同发展[EB/OL]. https://www.luan.gov.cn/zwzx/zxyw/10752304.html",
            ),
            // A newspaper's own page, with its number and without one.
            (
                "S16",
                "一手牵东莞 一手挽赣州 吉安深化跨区域合作共筑发展高地[N/OL]. 江西日报, 2024-08-13(01). http://epaper.jxxw.com.cn/html/2024-08/13/content_144390_1160964.htm",
            ),
            (
                "S55",
                "张家界市与南京市签订对口合作框架协议[N/OL]. 张家界日报. http://zjjnews.cn/news/zjjnews_193725.html",
            ),
            // A newspaper's text in a copy is not the newspaper's page.
            (
                "S89",
                "梅州日报. 共同打造跨区域合作典范[EB/OL]. (2025-04-29).",
            ),
            // No title, no publisher, neither title nor address; only the month known.
            (
                "S31",
                "新华网. [题名不详][EB/OL]. (2022-06-30). http://news.cn/local/2022-06/30/c_1128789653.htm",
            ),
            ("S14", "湾区老区携手共谱山海情[EB/OL]."),
            ("S01", ""),
            ("S116", "国家发改委肯定深圳汕尾对口帮扶[EB/OL]. (2024-02)."),
            // What was handed out on paper.
            (
                "S95",
                "周四大学堂学习资料（十五）. 苏州信阳两市革命老区重点城市对口合作工作座谈会精神[Z]. 2022-06-23.",
            ),
        ] {
            assert_eq!(standard(&source(slug)), citation);
        }
    }

    #[test]
    fn plain_citations_read_in_both_languages() {
        let source = source("S16");
        assert_eq!(
            plain(&source, Lang::Zh),
            "江西日报，《一手牵东莞 一手挽赣州 吉安深化跨区域合作共筑发展高地》，2024年8月13日，新闻媒体，http://epaper.jxxw.com.cn/html/2024-08/13/content_144390_1160964.htm"
        );
        assert_eq!(
            plain(&source, Lang::En),
            "江西日报, 《一手牵东莞 一手挽赣州 吉安深化跨区域合作共筑发展高地》, 13 August 2024, press, http://epaper.jxxw.com.cn/html/2024-08/13/content_144390_1160964.htm"
        );
    }

    #[test]
    fn no_citation_says_when_a_page_was_read() {
        for source in Dataset::builtin().unwrap().sources {
            let dates = standard(&source).matches("[20").count();
            assert_eq!(dates, 0, "{}", source.slug);
        }
    }

    #[test]
    fn a_site_is_the_host_of_a_web_address() {
        assert_eq!(site("http://www.gov.cn/a?b#c"), Some("www.gov.cn"));
        assert_eq!(site("https://a.cn"), Some("a.cn"));
        assert_eq!(site("javascript:alert(1)"), None);
    }
}
