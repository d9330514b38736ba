//! Words that a cell of a kind may hold, and what is no such word.

use super::super::finding::Kind;
use super::super::when::NotADate;
use crate::dataset::{Evidence, Nature, Scope};

pub(super) fn date_kind(why: NotADate) -> Kind {
    match why {
        NotADate::Nothing => Kind::NoDate,
        NotADate::Span => Kind::DateSpan,
        NotADate::NoSuchDay => Kind::NoSuchDay,
        NotADate::Ambiguous => Kind::AmbiguousDate,
        NotADate::NoYear => Kind::NoYear,
        NotADate::Other => Kind::BadDate,
    }
}

/// A link that opens a page and cannot do anything else.
pub(super) fn is_link(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        !host.is_empty()
            && !host.contains('@')
            && !url.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// A word among lists of them between bars.
fn among<T: Copy>(word: &[u8], lists: &[(&str, T)]) -> Option<T> {
    let word = String::from_utf8_lossy(word).trim().to_lowercase();
    let found = lists
        .iter()
        .find(|(words, _)| words.split('|').any(|known| known == word));
    found.map(|(_, value)| *value)
}

pub(super) fn nature(word: &[u8]) -> Option<Nature> {
    among(
        word,
        &[
            ("event|发生|发生额|事件|单次|一次性", Nature::Event),
            ("period|期间|当期|当年|本年|年度|当期数", Nature::Period),
            ("cumulative|累计|累计数|累计值", Nature::Cumulative),
            ("level|时点|存量|现有|期末|时点数", Nature::Level),
            ("planned|计划", Nature::Planned),
            ("grade|等级|等次|评级", Nature::Grade),
            ("document|文件|文号", Nature::Document),
        ],
    )
}

pub(super) fn scope(word: &[u8]) -> Option<Scope> {
    among(
        word,
        &[
            ("pairing|结对|结对双方|整体|全部", Scope::Pairing),
            ("part|部分|局部|其中", Scope::Part),
            ("wider|更大范围|超出结对|大于结对", Scope::Wider),
        ],
    )
}

pub(super) fn evidence(word: &[u8]) -> Option<Evidence> {
    among(
        word,
        &[
            ("founding|方案", Evidence::Founding),
            (
                "government|政府|官方|政府网站|政府部门",
                Evidence::Government,
            ),
            ("press|媒体|新闻|报纸", Evidence::Press),
            ("secondary|二手|二手来源|转载", Evidence::Secondary),
            ("file|文件|来自文件", Evidence::File),
        ],
    )
}
