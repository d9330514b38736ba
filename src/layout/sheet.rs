//! Rows of wrapped text under headings; where there is no room for columns,
//! the rows as cards.

use super::pairing::Label;
use crate::dataset::Evidence;
use crate::geometry::{Point, Rect};
use crate::scene::Anchor;
use crate::text;
use crate::theme::TypeSizes;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Bold, in the size of names.
    Strong,
    /// In the size of names.
    Plain,
    /// Small.
    Small,
    /// Small and muted.
    Faint,
}

impl Tone {
    fn size(self, sizes: TypeSizes) -> f64 {
        match self {
            Tone::Strong | Tone::Plain => sizes.label,
            Tone::Small | Tone::Faint => sizes.small,
        }
    }

    fn is_bold(self) -> bool {
        self == Tone::Strong
    }
}

/// A text of a cell, on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it says.
    pub text: String,
    /// How.
    pub tone: Tone,
    /// The sign of an evidence kind before it.
    pub sign: Option<Evidence>,
}

impl Part {
    /// A text without a sign.
    pub fn new(tone: Tone, text: &str) -> Part {
        Part {
            text: text.to_owned(),
            tone,
            sign: None,
        }
    }
}

/// Texts one below the other; empty ones are left out.
pub type Cell = Vec<Part>;

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column<'a> {
    /// Heading.
    pub heading: &'a str,
    /// The most that its texts may ask for, in ems of the names' size; what is
    /// longer is broken.
    pub most: f64,
    /// Its share of the room that the columns leave; such a column takes what it gets.
    pub grow: f64,
}

/// A part of a sheet, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading over what follows.
    Heading(String),
    /// A row with a cell for each column; on a card the cells stand one below
    /// the other, the second beside the first.
    Row(Vec<Cell>),
}

/// A sheet laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Height in CSS pixels.
    pub height: f64,
    /// Every text at its place.
    pub texts: Vec<(Label, Tone)>,
    /// Signs of evidence: centre, radius, kind.
    pub signs: Vec<(Point, f64, Evidence)>,
    /// Lines below rows and, where `true`, heavy ones below headings.
    pub rules: Vec<(Rect, bool)>,
    /// The boxes of the rows, in order.
    pub rows: Vec<Rect>,
}

/// Between columns, and above and below a row's texts.
const GUTTER: f64 = 20.0;
const PAD: f64 = 9.0;
/// Between the cells of a card.
const GAP: f64 = 4.0;
/// Ems of the names' size from which columns have room, and that a card needs.
const ROOMY: f64 = 66.0;
const CARD: f64 = 26.0;

/// Whether a sheet of this width has columns.
pub fn is_roomy(width: f64, sizes: TypeSizes) -> bool {
    width >= sizes.label * ROOMY
}

/// Sets the blocks below `lead`, a line about all of them.
pub fn lay_out(
    lead: &str,
    columns: &[Column],
    blocks: &[Block],
    width: f64,
    sizes: TypeSizes,
) -> Sheet {
    let mut setter = Setter {
        sizes,
        width,
        sheet: Sheet::default(),
    };
    let lead = [Part::new(Tone::Faint, lead)];
    let mut y = setter.cell(&lead, 0.0, 2.0, width, Anchor::Start) + PAD;
    if is_roomy(width, sizes) {
        let widths = widths(columns, blocks, width, sizes);
        y = setter.headings(columns, &widths, y);
        for block in blocks {
            y = match block {
                Block::Heading(text) => setter.heading(text, y),
                Block::Row(cells) => setter.row(cells, &widths, y),
            };
        }
    } else {
        setter.rule(0.0, y, width, true);
        y = setter.cards(blocks, y);
    }
    setter.sheet.height = y.ceil();
    setter.sheet
}

/// The width of each column: what its texts ask for, or its share of the rest.
fn widths(columns: &[Column], blocks: &[Block], width: f64, sizes: TypeSizes) -> Vec<f64> {
    let mut asked: Vec<f64> = Vec::with_capacity(columns.len());
    let mut rest = width - GUTTER * (columns.len() as f64 - 1.0);
    let mut shares = 0.0;
    for (at, column) in columns.iter().enumerate() {
        if column.grow > 0.0 {
            shares += column.grow;
            asked.push(0.0);
            continue;
        }
        let mut widest = text::width(column.heading, sizes.small, false);
        for block in blocks {
            let Block::Row(cells) = block else { continue };
            for part in cells.get(at).into_iter().flatten() {
                widest = widest.max(part_width(part, sizes));
            }
        }
        // A hair more, so that rounding breaks no line.
        let taken = widest.min(column.most * sizes.label).ceil() + 1.0;
        rest -= taken;
        asked.push(taken);
    }
    for (column, asked) in columns.iter().zip(&mut asked) {
        if column.grow > 0.0 {
            *asked = (rest * column.grow / shares).floor();
        }
    }
    asked
}

fn part_width(part: &Part, sizes: TypeSizes) -> f64 {
    let size = part.tone.size(sizes);
    text::width(&part.text, size, part.tone.is_bold()) + sign_width(part, size)
}

/// The sign is as wide as a letter and a half, its gap included.
fn sign_width(part: &Part, size: f64) -> f64 {
    part.sign.map_or(0.0, |_| (size * 1.4).round())
}

struct Setter {
    sizes: TypeSizes,
    width: f64,
    sheet: Sheet,
}

impl Setter {
    fn headings(&mut self, columns: &[Column], widths: &[f64], y: f64) -> f64 {
        let (mut x, mut bottom) = (0.0, y);
        for (column, &width) in columns.iter().zip(widths) {
            let part = [Part::new(Tone::Faint, column.heading)];
            bottom = bottom.max(self.cell(&part, x, y, width, Anchor::Start));
            x += width + GUTTER;
        }
        self.rule(0.0, bottom + 5.0, self.width, true);
        bottom + 5.0
    }

    fn heading(&mut self, text: &str, y: f64) -> f64 {
        let part = [Part::new(Tone::Strong, text)];
        let bottom = self.cell(&part, 0.0, y + PAD * 2.0, self.width, Anchor::Start) + 5.0;
        self.rule(0.0, bottom, self.width, false);
        bottom
    }

    fn row(&mut self, cells: &[Cell], widths: &[f64], y: f64) -> f64 {
        let (mut x, mut bottom) = (0.0, y);
        for (cell, &width) in cells.iter().zip(widths) {
            bottom = bottom.max(self.cell(cell, x, y + PAD, width, Anchor::Start));
            x += width + GUTTER;
        }
        bottom += PAD;
        self.sheet
            .rows
            .push(Rect::new(0.0, y, self.width, bottom - y));
        self.rule(0.0, bottom, self.width, false);
        bottom
    }

    /// Rows as cards, as many beside each other as have room.
    fn cards(&mut self, blocks: &[Block], top: f64) -> f64 {
        let across = (self.width / (self.sizes.label * CARD)).floor().max(1.0);
        let width = ((self.width - GUTTER * (across - 1.0)) / across).floor();
        let (mut y, mut bottom, mut at) = (top, top, 0.0);
        // The first row stands below a line already.
        let mut ruled = true;
        for block in blocks {
            let Block::Row(cells) = block else {
                if let Block::Heading(text) = block {
                    y = self.heading(text, bottom);
                    (bottom, at, ruled) = (y, 0.0, true);
                }
                continue;
            };
            if at == across {
                (y, at, ruled) = (bottom, 0.0, false);
            }
            let x = (width + GUTTER) * at;
            if !ruled {
                self.rule(x, y, width, false);
            }
            bottom = bottom.max(self.card(cells, x, y, width));
            at += 1.0;
        }
        bottom
    }

    fn card(&mut self, cells: &[Cell], x: f64, y: f64, width: f64) -> f64 {
        let mut at = y + PAD;
        let mut cells = cells.iter();
        if let (Some(first), Some(second)) = (cells.next(), cells.next()) {
            let widest = |cell: &Cell| {
                let of = |widest: f64, part: &Part| widest.max(part_width(part, self.sizes));
                cell.iter().fold(0.0, of)
            };
            if widest(first) + GUTTER + widest(second) <= width {
                let aside = self.cell(second, x + width, at, width, Anchor::End);
                at = self.cell(first, x, at, width, Anchor::Start).max(aside);
            } else {
                at = self.cell(first, x, at, width, Anchor::Start);
                at = self.cell(second, x, at, width, Anchor::Start);
            }
        }
        for cell in cells {
            at = self.cell(cell, x, at + GAP, width, Anchor::Start);
        }
        at += PAD;
        self.sheet.rows.push(Rect::new(x, y, width, at - y));
        at
    }

    /// Sets a cell with its top at `y`; gives its bottom.
    fn cell(&mut self, cell: &[Part], x: f64, y: f64, width: f64, anchor: Anchor) -> f64 {
        let mut top = y;
        for part in cell {
            if part.text.is_empty() {
                continue;
            }
            let (size, bold) = (part.tone.size(self.sizes), part.tone.is_bold());
            // First lines of all sizes stand level.
            let line = size * text::LINE;
            if top == y {
                top += (self.sizes.label * text::LINE - line) / 2.0;
            }
            let indent = sign_width(part, size);
            let lines = broken(&part.text, size, bold, width - indent);
            let height = line * lines.len() as f64;
            if let Some(evidence) = part.sign {
                let radius = (size * 0.34).round();
                let center = Point {
                    x: x + radius + 1.0,
                    y: top + line / 2.0,
                };
                self.sheet.signs.push((center, radius, evidence));
            }
            let label = Label {
                lines,
                at: Point {
                    x: x + indent,
                    y: top + height / 2.0,
                },
                anchor,
                size,
                bold,
            };
            self.sheet.texts.push((label, part.tone));
            top += height;
        }
        top
    }

    fn rule(&mut self, x: f64, y: f64, width: f64, heavy: bool) {
        self.sheet
            .rules
            .push((Rect::new(x, y - 0.5, width, 1.0), heavy));
    }
}

/// Lines of at most `limit` pixels; words that are longer are broken anywhere.
fn broken(words: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text::wrap_evenly(words, size, bold, limit) {
        if text::width(&line, size, bold) <= limit {
            lines.push(line);
            continue;
        }
        let mut piece = String::new();
        for letter in line.chars() {
            piece.push(letter);
            if text::width(&piece, size, bold) > limit && piece.chars().nth(1).is_some() {
                piece.pop();
                lines.push(std::mem::take(&mut piece));
                piece.push(letter);
            }
        }
        lines.push(piece);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::TextSize;

    fn row(texts: &[&str]) -> Block {
        let cell = |text: &&str| vec![Part::new(Tone::Plain, text)];
        Block::Row(texts.iter().map(cell).collect())
    }

    const COLUMNS: [Column; 2] = [
        Column {
            heading: "结对",
            most: 8.0,
            grow: 0.0,
        },
        Column {
            heading: "指标",
            most: 0.0,
            grow: 1.0,
        },
    ];

    #[test]
    fn columns_get_what_they_ask_for_and_share_the_rest() {
        let sizes = TextSize::Normal.type_sizes();
        let blocks = [row(&["赣州—深圳", "签约项目"])];
        let widths = widths(&COLUMNS, &blocks, 1000.0, sizes);
        assert!((widths[0] - 71.0).abs() < 1e-9, "{widths:?}");
        assert!(
            (widths[0] + GUTTER + widths[1] - 1000.0).abs() < 1.5,
            "{widths:?}"
        );
    }

    #[test]
    fn a_word_longer_than_its_column_is_broken_and_none_is_lost() {
        let word = "http://xczxhxzjlj.sz.gov.cn/zwgk/zcfgjzcjd/zcfg/content/post_10613830.html";
        for limit in [8.0, 40.0, 120.0] {
            let lines = broken(word, 12.0, false, limit);
            assert!(lines.len() > 1);
            assert_eq!(lines.concat(), word);
            assert!(lines.iter().all(|line| {
                text::width(line, 12.0, false) <= limit || line.chars().count() == 1
            }));
        }
    }

    #[test]
    fn narrow_sheets_stack_cards_in_reading_order() {
        let sizes = TextSize::Normal.type_sizes();
        let blocks = ["一", "二", "三"].map(|name| row(&[name, "2023年"]));
        let one = lay_out("三条", &COLUMNS, &blocks, 360.0, sizes);
        assert!(one.rows.windows(2).all(|r| r[1].y >= r[0].bottom()));
        let two = lay_out("三条", &COLUMNS, &blocks, 760.0, sizes);
        assert!(two.rows[1].y == two.rows[0].y && two.rows[1].x >= two.rows[0].right());
        assert!(two.rows[2].y >= two.rows[0].bottom());
    }
}
