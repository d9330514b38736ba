//! Labels from words: one line, or a block broken to a width.

use super::pairing::Label;
use crate::geometry::Point;
use crate::scene::Anchor;
use crate::text;

/// One line that begins at a point, its middle at the point's height.
pub(super) fn line(words: &str, at: Point, size: f64, bold: bool) -> Label {
    Label {
        lines: vec![words.to_owned()],
        at,
        anchor: Anchor::Start,
        size,
        bold,
    }
}

/// The same with its start, middle or end at the point.
pub(super) fn anchored(words: &str, at: Point, anchor: Anchor, size: f64) -> Label {
    Label {
        anchor,
        ..line(words, at, size, false)
    }
}

/// Lines of about equal length with their upper left corner at a point; a line
/// break in the words stays one.
pub(super) fn block(words: &str, corner: Point, width: f64, size: f64, bold: bool) -> Label {
    let mut label = line("", corner, size, bold);
    label.lines.clear();
    for paragraph in words.split('\n') {
        let lines = even_lines(paragraph, size, bold, width);
        label.lines.extend(lines);
    }
    label.at.y += label.bounds().height / 2.0;
    label
}

/// As many lines as needed, of about equal length. Unlike [`text::wrap_evenly`]
/// not of the least possible: a chart has hundreds of them to break.
fn even_lines(words: &str, size: f64, bold: bool, width: f64) -> Vec<String> {
    let lines = text::wrap(words, size, bold, width);
    if lines.len() < 2 {
        return lines;
    }
    let each = text::width(words, size, bold) / lines.len() as f64;
    for slack in [1.0, 3.0, 6.0] {
        let narrower = each + slack * size;
        if narrower >= width {
            break;
        }
        let even = text::wrap(words, size, bold, narrower);
        let fits = |line: &String| text::width(line, size, bold) <= narrower;
        if even.len() == lines.len() && even.iter().all(fits) {
            return even;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_left_with_a_lone_last_word() {
        let words = "Total investment of two modern-farming projects planned in Luzhou District";
        for width in [120.0, 200.0, 300.0, 420.0, 600.0] {
            let plain = text::wrap(words, 12.0, false, width);
            let even = block(words, Point::default(), width, 12.0, false).lines;
            assert_eq!(even.len(), plain.len(), "{width}");
            let length = |line: Option<&String>| line.map_or(0.0, |l| text::width(l, 12.0, false));
            assert!(length(even.last()) >= length(plain.last()), "{width}");
            assert!(even.iter().all(|line| length(Some(line)) <= width));
        }
    }
}
