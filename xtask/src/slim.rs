//! Writes the drawings of a page shorter: the same picture in a third of the weight.
//!
//! - shapes become paths whose corners count from the one before, since ribbons
//!   that bend alike are then written alike;
//! - dashes of one line, and boxes of one colour, become one path, which moves
//!   nothing and changes no more than how softly a browser draws some edges;
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
    let mut open: Option<Shape> = None;
    let mut in_text = false;
    for line in drawing.lines() {
        let mut line = line.replace(" opacity=\"1\"", "");
        line = line.replace(" stroke=\"none\"", "");
        if let Some(fonts) = fonts {
            line = line.replace(fonts, "");
        }
        let shape = Shape::read(&line);
        if let (Some(open), Some(shape)) = (&mut open, &shape)
            && open.takes(shape)
        {
            open.add(shape);
            continue;
        }
        if let Some(shape) = open.take() {
            let Shape { look, path, .. } = shape;
            let _ = writeln!(slim, "<path{look} d=\"{path}\"/>");
        }
        open = shape;
        if open.is_some() {
            continue;
        }
        if let Some(rest) = line.strip_prefix("<svg") {
            let _ = write!(slim, "<svg{}{rest}", fonts.unwrap_or_default());
        } else {
            slim.push_str(&line);
        }
        in_text = (in_text || line.starts_with("<text ")) && !line.ends_with("</text>");
        if !in_text {
            slim.push('\n');
        }
    }
    if let Some(Shape { look, path, .. }) = open {
        let _ = writeln!(slim, "<path{look} d=\"{path}\"/>");
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

/// A polygon, a line or a box as a path.
struct Shape {
    /// Its other attributes.
    look: String,
    from: (i32, i32),
    path: String,
    /// Where the pen stands in the end.
    to: (i32, i32),
    /// Whether more of the kind may join it without anything looking different.
    joins: bool,
}

impl Shape {
    fn read(line: &str) -> Option<Self> {
        let element = line.strip_suffix("/>")?;
        if let Some(element) = element.strip_prefix("<polygon") {
            return Shape::of_points(element, true);
        }
        if let Some(element) = element.strip_prefix("<polyline") {
            return Shape::of_points(element, false);
        }
        Shape::of_box(element.strip_prefix("<rect")?)
    }

    /// Written by plotters as `… points="1,2 3,4 "`.
    fn of_points(element: &str, closed: bool) -> Option<Self> {
        let (look, points) = element.split_once(" points=\"")?;
        let points = points.strip_suffix('"')?.split_whitespace();
        let mut points = points.map(|point| {
            let (x, y) = point.split_once(',')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        });
        let from: (i32, i32) = points.next()??;
        let mut path = format!("m{} {}l", from.0, from.1);
        let mut to = from;
        for point in points {
            let (x, y): (i32, i32) = point?;
            push_number(&mut path, x - to.0);
            push_number(&mut path, y - to.1);
            to = (x, y);
        }
        if closed {
            path.push('z');
            to = from;
        }
        Some(Shape {
            look: look.to_owned(),
            from,
            path,
            to,
            // Where polygons overlap that turn different ways, one path has a hole.
            joins: !closed && look.contains(" fill=\"none\""),
        })
    }

    /// Written by plotters as `x="1" y="2" width="3" height="4" …`.
    fn of_box(element: &str) -> Option<Self> {
        let mut rest = element;
        let mut numbers = [0; 4];
        for (number, name) in numbers.iter_mut().zip(["x", "y", "width", "height"]) {
            let value = rest.strip_prefix(&format!(" {name}=\""))?;
            let (value, after) = value.split_once('"')?;
            *number = value.parse().ok()?;
            rest = after;
        }
        let [x, y, width, height] = numbers;
        Some(Shape {
            look: rest.to_owned(),
            from: (x, y),
            path: format!("m{x} {y}h{width}v{height}h-{width}z"),
            to: (x, y),
            joins: !rest.contains(" stroke="),
        })
    }

    fn takes(&self, next: &Shape) -> bool {
        // Where colours that let others through overlap, they show it.
        self.joins && next.joins && self.look == next.look && !self.look.contains(" opacity=")
    }

    fn add(&mut self, next: &Shape) {
        let from = (next.from.0 - self.to.0, next.from.1 - self.to.1);
        let steps = next.path.find(['l', 'h']).unwrap_or(next.path.len());
        let _ = write!(self.path, "m{}", from.0);
        push_number(&mut self.path, from.1);
        self.path.push_str(&next.path[steps..]);
        self.to = next.to;
    }
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
        let shape = Shape::read(&format!("<polygon points=\"{points}\"/>")).unwrap();
        let mut at = (0, 0);
        let mut found = Vec::new();
        for step in numbers(&shape.path).chunks(2) {
            at = (at.0 + step[0], at.1 + step[1]);
            found.push(at);
        }
        assert_eq!(found, corners);
    }

    fn numbers(path: &str) -> Vec<i32> {
        let path = path.replace('-', " -");
        let parts = path.split(|c: char| !(c.is_ascii_digit() || c == '-'));
        parts.filter_map(|number| number.parse().ok()).collect()
    }

    #[test]
    fn neighbours_of_one_look_become_one() {
        assert_eq!(
            slim(concat!(
                "<svg width=\"9\">\n",
                "<polyline fill=\"none\" stroke=\"#111111\" points=\"5,5 8,5 \"/>\n",
                "<polyline fill=\"none\" stroke=\"#111111\" points=\"10,4 13,4 \"/>\n",
                "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#111111\"/>\n",
                "<rect x=\"0\" y=\"9\" width=\"3\" height=\"4\" fill=\"#111111\"/>\n",
                "</svg>",
            )),
            concat!(
                "<svg width=\"9\">\n",
                "<path fill=\"none\" stroke=\"#111111\" d=\"m5 5l3 0m2-1l3 0\"/>\n",
                "<path fill=\"#111111\" d=\"m1 2h3v4h-3zm-1 7h3v4h-3z\"/>\n",
                "</svg>",
            )
        );
    }

    #[test]
    fn what_shines_through_stays_apart() {
        let rect = "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" opacity=\"0.5\"/>\n";
        let path = "<path opacity=\"0.5\" d=\"m1 2h3v4h-3z\"/>\n";
        let in_svg = |drawing: String| format!("<svg width=\"9\">\n{drawing}</svg>");
        assert_eq!(slim(&in_svg(rect.repeat(2))), in_svg(path.repeat(2)));
        let polygon = "<polygon points=\"1,2 3,4 \"/>\n".repeat(2);
        assert_eq!(slim(&in_svg(polygon)).matches("<path").count(), 2);
    }
}
