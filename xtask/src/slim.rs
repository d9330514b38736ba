//! Writes the drawings of a page shorter: the same picture in half the weight.
//!
//! - shapes become paths whose corners count from the one before, since ribbons
//!   that bend alike are then written alike;
//! - the fonts are named once for a whole drawing, and what holds anyway is not said;
//! - a text stands in one line.
//!
//! It knows how plotters writes and leaves everything else as it is.

use std::fmt::Write;

/// Shortens every drawing in a piece of HTML.
pub(crate) fn slim(html: &str) -> String {
    let mut slim = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<svg ") {
        let (before, drawing) = rest.split_at(start);
        let end = drawing.find("</svg>").unwrap_or(drawing.len());
        let (drawing, after) = drawing.split_at(end);
        slim.push_str(before);
        push_drawing(&mut slim, drawing);
        rest = after;
    }
    slim + rest
}

fn push_drawing(slim: &mut String, drawing: &str) {
    let fonts = common_fonts(drawing);
    let mut in_text = false;
    for line in drawing.lines() {
        let mut line = line.replace(" opacity=\"1\"", "");
        line = line.replace(" stroke=\"none\"", "");
        if let Some(fonts) = fonts {
            line = line.replace(fonts, "");
        }
        if let Some(rest) = line.strip_prefix("<svg") {
            let _ = write!(slim, "<svg{}{rest}", fonts.unwrap_or_default());
        } else {
            slim.push_str(&as_path(&line).unwrap_or(line.clone()));
        }
        in_text = (in_text || line.starts_with("<text ")) && !line.ends_with("</text>");
        if !in_text {
            slim.push('\n');
        }
    }
}

/// The attribute that names the fonts, if it is the same for all texts.
fn common_fonts(drawing: &str) -> Option<&str> {
    const NAME: &str = " font-family=\"";
    let (start, _) = drawing.match_indices(NAME).next()?;
    let length = NAME.len() + drawing[start + NAME.len()..].find('"')? + 1;
    let fonts = &drawing[start..start + length];
    let texts = drawing.matches("<text ").count();
    (drawing.matches(fonts).count() == texts).then_some(fonts)
}

/// A polygon or a line as a path.
fn as_path(line: &str) -> Option<String> {
    let (element, end) = match line.strip_prefix("<polygon ") {
        Some(element) => (element, "z"),
        None => (line.strip_prefix("<polyline ")?, ""),
    };
    let (before, points) = element.split_once("points=\"")?;
    let (points, after) = points.split_once('"')?;
    let mut path = format!("<path {before}d=\"");
    let mut last = None;
    for point in points.split_whitespace() {
        let (x, y) = point.split_once(',')?;
        let (x, y): (i32, i32) = (x.parse().ok()?, y.parse().ok()?);
        match last.replace((x, y)) {
            None => {
                let _ = write!(path, "m{x} {y}l");
            }
            Some((from_x, from_y)) => {
                push_number(&mut path, x - from_x);
                push_number(&mut path, y - from_y);
            }
        }
    }
    let _ = write!(path, "{end}\"{after}");
    Some(path)
}

/// A number behind others; a minus sign parts as well as a space does.
fn push_number(path: &mut String, number: i32) {
    if number >= 0 && !path.ends_with('l') {
        path.push(' ');
    }
    let _ = write!(path, "{number}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_become_paths() {
        assert_eq!(
            slim(concat!(
                "<p><svg width=\"9\">\n",
                "<polygon opacity=\"0.5\" fill=\"#123456\" points=\"10,20 15,20 15,-3 10,0 \"/>\n",
                "<polyline fill=\"none\" opacity=\"1\" stroke=\"#123456\" points=\"0,0 -5,7 \"/>\n",
                "<polygon points=\"1.5,2 3,4 \"/>\n",
                "</svg></p>\n",
            )),
            concat!(
                "<p><svg width=\"9\">\n",
                "<path opacity=\"0.5\" fill=\"#123456\" d=\"m10 20l5 0 0-23-5 3z\"/>\n",
                "<path fill=\"none\" stroke=\"#123456\" d=\"m0 0l-5 7\"/>\n",
                "<polygon points=\"1.5,2 3,4 \"/>\n",
                "</svg></p>\n",
            )
        );
    }

    #[test]
    fn fonts_are_named_once() {
        assert_eq!(
            slim(concat!(
                "<svg width=\"9\">\n",
                "<text x=\"1\" font-family=\"A, B\" opacity=\"1\">\n甲\n</text>\n",
                "<text x=\"2\" font-family=\"A, B\" opacity=\"0.5\">\n乙\n</text>\n",
                "</svg>",
            )),
            concat!(
                "<svg font-family=\"A, B\" width=\"9\">\n",
                "<text x=\"1\">甲</text>\n",
                "<text x=\"2\" opacity=\"0.5\">乙</text>\n",
                "</svg>",
            )
        );
        let different = "<svg width=\"9\">\n<text font-family=\"A\">a</text>\n<text font-family=\"B\">b</text>\n</svg>";
        assert_eq!(slim(different), different);
    }

    #[test]
    fn what_is_no_drawing_stays() {
        let html = "<p opacity=\"1\">\n<polygon points=\"1,2\"/>\n";
        assert_eq!(slim(html), html);
    }

    #[test]
    fn every_corner_is_kept() {
        let corners = [(1280, 2238), (1408, 2240), (0, -7), (0, -7)];
        let points: String = corners.map(|(x, y)| format!("{x},{y} ")).concat();
        let path = as_path(&format!("<polygon points=\"{points}\"/>")).unwrap();
        let numbers: Vec<i32> = path
            .replace('-', " -")
            .split(|c: char| !(c.is_ascii_digit() || c == '-'))
            .filter_map(|number| number.parse().ok())
            .collect();
        let mut at = (0, 0);
        let mut found = Vec::new();
        for step in numbers.chunks(2) {
            at = (at.0 + step[0], at.1 + step[1]);
            found.push(at);
        }
        assert_eq!(found, corners);
    }
}
