//! One form for all the ways to write a name.

use crate::ingest::glyphs::{is_dash, is_space, narrow};

/// A name without what does not tell it from others: width, case, tones, spaces, dashes,
/// apostrophes, points and brackets. `ü` and the `v` typed for it become `u`.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        if is_space(c) || is_dash(c) {
            continue;
        }
        match narrow(c) {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '·' | '•' | '・' | '.' | '_' | '(' | ')' | '[' | ']'
            | '、' | ',' | '“' | '”' | '"' | '《' | '》' => {}
            c => folded.push(plain(c)),
        }
    }
    folded
}

/// A letter without its case and tone.
fn plain(c: char) -> char {
    match c {
        'ā' | 'á' | 'ǎ' | 'à' | 'Ā' | 'Á' | 'Ǎ' | 'À' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' | 'Ē' | 'É' | 'Ě' | 'È' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' | 'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' | 'v' | 'V' => 'u',
        c => c.to_ascii_lowercase(),
    }
}

/// What says what kind of place it is, the longest first.
const KINDS: [&str; 12] = [
    "municipality",
    "prefecture",
    "city",
    "shi",
    "zhou",
    "地区",
    "自治州",
    "市",
    "州",
    "盟",
    "县",
    "区",
];

/// A folded name without the kind of place behind it, where something is left.
pub(super) fn bare(name: &str) -> Option<&str> {
    KINDS[..10]
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .filter(|rest| !rest.is_empty())
}

/// Whether a folded name ends with a kind of place.
pub(super) fn has_kind(name: &str) -> bool {
    KINDS.iter().any(|kind| name.ends_with(kind))
}

/// A province's name as people shorten it: 江西, 广西, 内蒙古.
pub(super) fn short_province(name: &str) -> &str {
    for kind in [
        "壮族自治区",
        "回族自治区",
        "维吾尔自治区",
        "自治区",
        "省",
        "市",
    ] {
        if let Some(short) = name.strip_suffix(kind) {
            return short;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_write_a_name_become_one() {
        for (text, name) in [
            ("Ｓｕｚｈｏｕ", "suzhou"),
            ("Ji'an", "jian"),
            ("Xī’ān", "xian"),
            ("lü liang", "luliang"),
            ("LvLiang", "luliang"),
            ("信 阳\u{3000}市", "信阳市"),
            ("共建平台（园区、基地）", "共建平台园区基地"),
        ] {
            assert_eq!(folded(text), name);
        }
    }

    #[test]
    fn a_kind_of_place_can_be_left_out() {
        assert_eq!(bare("苏州市"), Some("苏州"));
        assert_eq!(bare("suzhoucity"), Some("suzhou"));
        assert_eq!(bare("恩施州"), Some("恩施"));
        assert_eq!(bare("市"), None);
        assert_eq!(bare("南山区"), None);
    }
}
