//! Words that a cell of a kind may hold, and what is no such word.

use super::super::finding::Kind;
use super::super::when::NotADate;
use crate::dataset::{Bound, DateBasis, Evidence, Nature, Scope};

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

/// A word among lists of them between bars. What the tables that can be downloaded say
/// is among them, in both languages.
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
            ("event|单次|发生|发生额|事件|一次性", Nature::Event),
            (
                "period|时段合计|期间|当期|当年|本年|年度|当期数",
                Nature::Period,
            ),
            ("cumulative|累计|累计数|累计值", Nature::Cumulative),
            ("level|时点|存量|现有|期末|时点数", Nature::Level),
            ("planned|计划数|计划", Nature::Planned),
            ("grade|等次|等级|评级", Nature::Grade),
            ("document|文件|文号", Nature::Document),
        ],
    )
}

pub(super) fn scope(word: &[u8]) -> Option<Scope> {
    among(
        word,
        &[
            ("pairing|本结对|结对|结对双方|整体|全部", Scope::Pairing),
            ("part|其中一部分|部分|局部|其中", Scope::Part),
            ("wider|范围更大|更大范围|超出结对|大于结对", Scope::Wider),
        ],
    )
}

pub(super) fn evidence(word: &[u8]) -> Option<Evidence> {
    among(
        word,
        &[
            (
                "founding|基础文件|founding document|方案",
                Evidence::Founding,
            ),
            (
                "government|政府网站|government page|政府|官方|政府部门",
                Evidence::Government,
            ),
            ("press|新闻媒体|媒体|新闻|报纸", Evidence::Press),
            (
                "secondary|二手来源|secondary source|二手|转载",
                Evidence::Secondary,
            ),
            ("file|来自文件|as filed|文件", Evidence::File),
        ],
    )
}

pub(super) fn bound(word: &[u8]) -> Option<Bound> {
    among(
        word,
        &[
            ("exact|准确|精确|=", Bound::Exact),
            ("at least|at_least|至少|不少于|≥|>=", Bound::AtLeast),
            ("about|约数|大约|约|≈", Bound::About),
        ],
    )
}

/// How a bound is called, in Chinese and English.
pub(super) fn bound_names(bound: Bound) -> [&'static str; 2] {
    match bound {
        Bound::Exact => ["准确", "exact"],
        Bound::AtLeast => ["至少", "at least"],
        Bound::About => ["约数", "about"],
    }
}

pub(super) fn basis(word: &[u8]) -> Option<DateBasis> {
    among(
        word,
        &[
            ("stated|原文写明", DateBasis::Stated),
            ("inferred|推定|推断", DateBasis::Inferred),
            ("published|发布日期", DateBasis::Published),
        ],
    )
}

/// Whether a cell begins what a downloaded table says of itself below its rows.
pub(super) fn is_about(cell: &[u8]) -> bool {
    ABOUT.iter().any(|about| about.as_bytes() == cell)
}

const ABOUT: [&str; 2] = ["关于这份数据", "About this file"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::evidence_word;
    use crate::words::{Lang, Words};

    #[test]
    fn every_word_of_the_downloaded_tables_is_understood() {
        type Word = fn(&Words) -> &'static str;
        for lang in [Lang::Zh, Lang::En] {
            let words = lang.words();
            let natures: [Word; 7] = [
                |w| w.nature_event,
                |w| w.nature_period,
                |w| w.nature_cumulative,
                |w| w.nature_level,
                |w| w.nature_planned,
                |w| w.nature_grade,
                |w| w.nature_document,
            ];
            for (of, word) in Nature::ALL.into_iter().zip(natures) {
                assert_eq!(nature(word(words).as_bytes()), Some(of));
            }
            let scopes: [Word; 3] = [
                |w| w.scope_is_pairing,
                |w| w.scope_is_part,
                |w| w.scope_is_wider,
            ];
            for (of, word) in Scope::ALL.into_iter().zip(scopes) {
                assert_eq!(scope(word(words).as_bytes()), Some(of));
            }
            let bounds: [Word; 3] = [|w| w.bound_exact, |w| w.bound_at_least, |w| w.bound_about];
            for (of, word) in Bound::ALL.into_iter().zip(bounds) {
                assert_eq!(bound(word(words).as_bytes()), Some(of));
                assert_eq!(bound_names(of)[lang as usize], word(words));
            }
            let bases: [Word; 3] = [
                |w| w.basis_stated,
                |w| w.basis_inferred,
                |w| w.basis_published,
            ];
            for (of, word) in DateBasis::ALL.into_iter().zip(bases) {
                assert_eq!(basis(word(words).as_bytes()), Some(of));
            }
            for of in Evidence::ALL {
                let word = evidence_word(of, lang);
                assert_eq!(evidence(word.as_bytes()), Some(of));
            }
            assert!(is_about(words.away_about.as_bytes()));
        }
        // So are the words of the data set's own tables.
        for of in Nature::ALL {
            assert_eq!(nature(of.name().as_bytes()), Some(of));
        }
        for of in Scope::ALL {
            assert_eq!(scope(of.name().as_bytes()), Some(of));
        }
        for of in Bound::ALL {
            assert_eq!(bound(of.name().as_bytes()), Some(of));
        }
        for of in DateBasis::ALL {
            assert_eq!(basis(of.name().as_bytes()), Some(of));
        }
        for of in Evidence::ALL {
            assert_eq!(evidence(of.name().as_bytes()), Some(of));
        }
    }
}
