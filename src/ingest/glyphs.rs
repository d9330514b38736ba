//! Characters as people mean them, whatever keyboard they typed them on.

/// A full-width form as its ASCII character, and every kind of space as a space.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from(((c as u32) - 0xff01 + 0x21) as u8),
        '￥' => '¥',
        _ if is_space(c) => ' ',
        _ => c,
    }
}

/// White space and what leaves no mark: byte order marks, characters of no width.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// Any stroke that people set for a dash, hyphen or minus, full-width ones included.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '−' | '－' | '─' | '━' | '﹣' | '﹘' | '⸺' | '⸻'
    )
}

/// Without the space around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The same of bytes: most cells begin and end in what is part of no space.
#[inline]
pub(super) fn trim(cell: &[u8]) -> &[u8] {
    let first = cell.first().copied().unwrap_or(b'0');
    let last = cell.last().copied().unwrap_or(b'0');
    let opens = first <= b' ' || matches!(first, 0xc2 | 0xe2 | 0xe3 | 0xef);
    let closes = last <= b' ' || matches!(last, 0x80 | 0x8b | 0xa0 | 0xbf);
    if opens || closes {
        trim_wide(cell)
    } else {
        cell
    }
}

#[cold]
fn trim_wide(cell: &[u8]) -> &[u8] {
    let mut cell = cell.trim_ascii();
    for space in ["\u{3000}", "\u{a0}", "\u{feff}", "\u{200b}"].map(str::as_bytes) {
        loop {
            let inner = cell.strip_prefix(space).unwrap_or(cell);
            let inner = inner.strip_suffix(space).unwrap_or(inner).trim_ascii();
            if inner.len() == cell.len() {
                break;
            }
            cell = inner;
        }
    }
    cell
}

/// What stands in a table where nothing is to be said. A `0` is not among
/// them: somebody said that.
const NOTHING: [&str; 20] = [
    "/",
    "\\",
    "*",
    "…",
    "……",
    "...",
    ".",
    "n/a",
    "na",
    "nan",
    "null",
    "none",
    "nil",
    "tbd",
    "无",
    "暂无",
    "不详",
    "未知",
    "待定",
    "不适用",
];

/// Whether a cell holds nothing but a way to say so: empty, a dash, `/`, `…`, `无`, `n/a`.
pub fn is_nothing(text: &str) -> bool {
    let text = trimmed(text);
    if text.chars().all(is_dash) {
        return true;
    }
    NOTHING.iter().any(|word| alike(text, word))
}

/// Whether a text is a word, width and case aside.
fn alike(text: &str, word: &str) -> bool {
    let mut chars = text.chars().map(|c| narrow(c).to_ascii_lowercase());
    word.chars().all(|c| chars.next() == Some(c)) && chars.next().is_none()
}

/// What follows a word at the beginning of a text, width and case aside.
pub(super) fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut chars = text.chars();
    for c in word.chars() {
        if chars.next().map(|c| narrow(c).to_ascii_lowercase()) != Some(c) {
            return None;
        }
    }
    Some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_kind_of_space_do_not_matter() {
        let narrowed: String = "Ａ１％（～￥\u{3000}\u{a0}\u{feff}城"
            .chars()
            .map(narrow)
            .collect();
        assert_eq!(narrowed, "A1%(~¥   城");
    }

    #[test]
    fn knows_the_ways_to_say_nothing() {
        for text in [
            "",
            "  ",
            "-",
            "——",
            "－",
            " / ",
            "…",
            "Ｎ/Ａ",
            "n/a",
            "NULL",
            "无",
            "暂无\u{3000}",
        ] {
            assert!(is_nothing(text), "{text:?}");
        }
        for text in ["0", "无锡", "nanjing", "-1", "a", "/a", "#N/A"] {
            assert!(!is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn words_are_found_at_the_beginning() {
        assert_eq!(after("ＡBc", "ab"), Some("c"));
        assert_eq!(after("约１", "约"), Some("１"));
        assert_eq!(after("a", "ab"), None);
    }
}
