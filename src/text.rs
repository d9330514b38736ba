//! How wide a text is and where it may break, the same on every machine.
//!
//! Layout must not depend on the fonts at hand: the picture made by the
//! program, the one in the page and the one in a test are the same. So widths
//! come from one table — those of a wide common sans serif, with a little
//! slack, so that the text drawn in the reader's font fits its place.

/// The families asked for, first one found is used.
pub const FAMILY: &str = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif";

/// Height of a line as a share of the font size.
pub const LINE: f64 = 1.3;

/// Advance widths of U+0020 to U+007E in thousandths of an em.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 222, 333, 333, 389, 584, 278, 333, 278,
    278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    222, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];

/// Slack for readers whose Latin letters run wider than the table's.
const LATIN_SLACK: f64 = 1.06;

/// Width of `text` in pixels at a font size of `size` pixels.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let mut ems = 0.0;
    for c in text.chars() {
        ems += advance(c, bold);
    }
    ems * size
}

/// Width of the widest of some lines; 0 for none.
pub fn widest(lines: &[String], size: f64, bold: bool) -> f64 {
    let mut widest = 0.0_f64;
    for line in lines {
        widest = widest.max(width(line, size, bold));
    }
    widest
}

/// Breaks `text` into lines of at most `limit` pixels.
///
/// Latin words stay whole (a word wider than the limit gets a line of its
/// own); Chinese breaks between characters, but no line starts with closing
/// punctuation or ends with opening punctuation.
pub fn wrap(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // The line is a stretch of the text, its width summed up as it grows; spaces at
    // its beginning are not drawn.
    let (mut start, mut end, mut wide, mut begun) = (0, 0, 0.0, false);
    for piece in pieces(text) {
        if begun && wide + width(piece.trim_end(), size, bold) > limit {
            lines.push(text[start..end].trim().to_owned());
            (start, wide, begun) = (end, 0.0, false);
        }
        let drawn = if begun { piece } else { piece.trim_start() };
        wide += width(drawn, size, bold);
        end += piece.len();
        begun |= !drawn.is_empty();
    }
    if begun || lines.is_empty() {
        lines.push(text[start..].trim().to_owned());
    }
    lines
}

/// Like [`wrap`], but with lines of about equal length: as many as needed, none
/// left with a lone last word.
pub fn wrap_evenly(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    let mut lines = wrap(text, size, bold, limit);
    let mut narrower = limit;
    while lines.len() > 1 && narrower > size * 2.0 {
        narrower -= size / 2.0;
        let tried = wrap(text, size, bold, narrower);
        if tried.len() > lines.len() || tried.iter().any(|l| width(l, size, bold) > narrower) {
            break;
        }
        lines = tried;
    }
    lines
}

fn advance(c: char, bold: bool) -> f64 {
    let index = (c as usize).wrapping_sub(0x20);
    let latin = match ASCII.get(index) {
        Some(&thousandths) => f64::from(thousandths) / 1000.0,
        None if is_wide(c) => return 1.0,
        None => 0.6,
    };
    latin * LATIN_SLACK * if bold { 1.07 } else { 1.0 }
}

/// Whether a character fills an em square: Han, kana, full-width forms, and the
/// punctuation that Chinese fonts set full-width.
fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFF)
        || matches!(c, '—' | '…' | '“' | '”' | '‘' | '’' | '·' | '≥' | '≈' | '→')
}

/// Places where a line may break, as the pieces between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|b| may_break(b, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        // A space behind an opening bracket is no place to break either.
        if c != ' ' || !before.is_some_and(opens) {
            before = Some(c);
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// What no line begins with.
#[rustfmt::skip]
fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '」' | '』' | '】' | '〕' | '”' | '’'
            | '%' | '％' | '…' | '—' | '·' | ')' | ']' | ',' | '.' | ';' | ':' | '!' | '?'
    )
}

/// What no line ends with.
fn opens(c: char) -> bool {
    matches!(
        c,
        '（' | '《' | '「' | '『' | '【' | '〔' | '“' | '‘' | '(' | '['
    )
}

fn may_break(before: char, after: char) -> bool {
    // A space goes with what stands before it.
    if after == ' ' || closes(after) || opens(before) {
        return false;
    }
    before == ' ' || before == '-' || before == '–' || is_wide(before) || is_wide(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_an_em_wide() {
        assert!((width("赣州市", 14.0, false) - 42.0).abs() < 1e-9);
        assert!((width("赣州市", 14.0, true) - 42.0).abs() < 1e-9);
        assert!(width("Zunyi", 14.0, true) > width("Zunyi", 14.0, false));
    }

    #[test]
    fn words_stay_whole_and_hyphens_may_end_a_line() {
        let lines = wrap(
            "Hunan-Hubei-Chongqing-Guizhou old revolutionary base area",
            12.0,
            false,
            190.0,
        );
        assert_eq!(
            lines,
            [
                "Hunan-Hubei-Chongqing-",
                "Guizhou old revolutionary base",
                "area"
            ]
        );
        let even = wrap_evenly(
            "Hunan-Hubei-Chongqing-Guizhou old revolutionary base area",
            12.0,
            false,
            190.0,
        );
        assert_eq!(
            even,
            [
                "Hunan-Hubei-",
                "Chongqing-Guizhou old",
                "revolutionary base area"
            ]
        );
        assert!(lines.iter().all(|l| width(l, 12.0, false) <= 190.0));
    }

    #[test]
    fn closing_punctuation_never_starts_a_line() {
        for limit in 20..120 {
            for line in wrap(
                "城市群，省份（市）；“对口”合作。",
                12.0,
                false,
                f64::from(limit),
            ) {
                assert!(
                    !line.starts_with(['，', '）', '；', '”', '。']),
                    "{line} at {limit}"
                );
                assert!(!line.ends_with(['（', '“']), "{line} at {limit}");
            }
        }
    }
}
