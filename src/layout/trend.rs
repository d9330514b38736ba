//! The readings of one indicator over time: a panel a pairing, all on one scale.

mod caption;
mod join;
mod tags;

pub use join::{joins, lines};
pub use tags::Tag;

use super::pairing::Label;
use super::term::{Scale, Year};
use super::timeline::DASHES;
use crate::dataset::{
    Bound, Dataset, DateBasis, Dimension, Evidence, IndicatorId, Nature, PairingId, Reading,
    ReadingId, UnitId, Value,
};
use crate::date::PartialDate;
use crate::figures::{quantity, reading_value};
use crate::geometry::{Point, Rect};
use crate::labels::pairing_short;
use crate::scene::Anchor;
use crate::text;
use crate::theme::TypeSizes;
use crate::words::Lang;
use tags::Want;

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// Language of the names.
    pub lang: Lang,
    /// Today, where it is to be marked.
    pub today: Option<PartialDate>,
    /// First and last year of the axis.
    pub years: (i32, i32),
    /// The indicator.
    pub indicator: IndicatorId,
    /// Where the panels begin.
    pub top: f64,
}

/// The panels laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Where the last panel ends.
    pub bottom: f64,
    /// One a pairing and dimension of its units, in reading order.
    pub panels: Vec<Panel>,
    /// Radius of a point.
    pub radius: f64,
}

/// The readings of one pairing.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The pairing.
    pub pairing: PairingId,
    /// The whole panel.
    pub rect: Rect,
    /// The two cities.
    pub heading: Label,
    /// Where points may stand: from the highest value of the scale to its lowest,
    /// from the first year to the last.
    pub plot: Rect,
    /// The height of zero.
    pub zero: f64,
    /// What the plot's upper edge and zero stand for.
    pub scale: [Label; 2],
    /// The years below.
    pub years: Vec<Year>,
    /// Where today is, if it lies in these years.
    pub today: Option<f64>,
    /// In order of their first date.
    pub lines: Vec<Line>,
    /// Figures beside points.
    pub tags: Vec<Tag>,
    /// What each line counts; letters that name lines are bold.
    pub caption: Vec<Label>,
}

/// Readings joined by steps, or a lone one.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Points in order of time.
    pub marks: Vec<Mark>,
    /// Whether a stem rises from zero to it: it stands for itself.
    pub stem: bool,
}

impl Line {
    /// The corners of the steps from point to point; none of a lone one.
    pub fn steps(&self) -> Vec<Point> {
        let mut corners: Vec<Point> = Vec::new();
        for mark in self.marks.iter().filter(|_| self.marks.len() > 1) {
            if let Some(last) = corners.last() {
                corners.push(Point {
                    x: mark.at.x,
                    y: last.y,
                });
            }
            corners.push(mark.at);
        }
        corners
    }
}

/// The point of a reading, or of several of one date, value and evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The readings.
    pub readings: Vec<ReadingId>,
    /// Where.
    pub at: Point,
    /// Start and end of the year or month, where the day is not known.
    pub span: Option<(f64, f64)>,
    /// Which gives the fill.
    pub evidence: Evidence,
    /// A plan, target or expectation.
    pub planned: bool,
    /// Whether the date was worked out.
    pub inferred: bool,
    /// How exact the figure is.
    pub bound: Bound,
}

impl Mark {
    /// The box around what is drawn of the point itself.
    pub fn bounds(&self, radius: f64) -> Rect {
        let around = Rect::new(self.at.x, self.at.y, 0.0, 0.0).grown(radius + 0.7, radius + 0.7);
        let arrow = if self.planned { 4.5 } else { 0.0 };
        let sign = if self.bound == Bound::Exact {
            0.0
        } else {
            SIGN
        };
        Rect::new(
            around.x,
            around.y - sign,
            around.width + arrow,
            around.height + sign,
        )
    }

    /// How far over the middle the sign of an inexact figure stands.
    pub fn sign_above(&self, radius: f64) -> f64 {
        radius + 1.0 + SIGN / 2.0
    }
}

/// Height of the sign over an inexact figure.
const SIGN: f64 = 5.0;

/// Whether a reading is a plan: a planned amount always is.
pub fn is_plan(dataset: &Dataset, reading: &Reading) -> bool {
    reading.planned || dataset[reading.indicator].nature == Nature::Planned
}

/// A reading's number in the base of its unit's dimension; `None` for a text.
pub fn amount(dataset: &Dataset, reading: &Reading) -> Option<f64> {
    match reading.value {
        Value::Number { number, .. } => Some(number * dataset[reading.unit].factor.unwrap_or(1.0)),
        Value::Text(_) => None,
    }
}

/// Lays out a panel for each pairing with readings, in the order given. Each
/// has at least one reading, all of the indicator, and none is a text.
pub fn lay_out(
    dataset: &Dataset,
    pairings: &[(PairingId, Vec<ReadingId>)],
    options: &Options,
) -> Trend {
    let groups = by_dimension(dataset, pairings);
    let frame = Frame::new(groups.len(), options);
    let mut heights: Vec<(Dimension, Height)> = Vec::new();
    for (_, dimension, _) in &groups {
        if heights.iter().all(|(known, _)| known != dimension) {
            heights.push((
                *dimension,
                Height::new(dataset, &groups, *dimension, options),
            ));
        }
    }
    let mut panels: Vec<Panel> = Vec::with_capacity(groups.len());
    let (mut top, mut bottom) = (options.top, options.top);
    for (number, (pairing, dimension, readings)) in groups.iter().enumerate() {
        let column = number % frame.columns;
        if column == 0 && number > 0 {
            top = bottom + frame.gap * 0.8;
        }
        let left = (frame.width + frame.gap) * column as f64;
        let Some((_, height)) = heights.iter().find(|(known, _)| known == dimension) else {
            continue;
        };
        let panel = frame.panel(
            dataset,
            *pairing,
            readings,
            height,
            Point { x: left, y: top },
        );
        bottom = bottom.max(panel.rect.bottom());
        panels.push(panel);
    }
    // Panels of one row end together.
    for row in panels.chunks_mut(frame.columns) {
        let end = row.iter().map(|p| p.rect.bottom()).fold(0.0, f64::max);
        for panel in row {
            panel.rect.height = end - panel.rect.y;
        }
    }
    Trend {
        bottom,
        panels,
        radius: frame.radius,
    }
}

type Group = (PairingId, Dimension, Vec<ReadingId>);

/// Units of different dimensions have no common scale.
fn by_dimension(dataset: &Dataset, pairings: &[(PairingId, Vec<ReadingId>)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (pairing, readings) in pairings {
        let start = groups.len();
        for &id in readings {
            let dimension = dataset[dataset[id].unit].dimension;
            let known = groups[start..].iter_mut().find(|g| g.1 == dimension);
            match known {
                Some(group) => group.2.push(id),
                None => groups.push((*pairing, dimension, vec![id])),
            }
        }
    }
    groups
}

/// The scale of values, from zero, that panels have in common.
#[derive(Debug, Clone, PartialEq)]
struct Height {
    top: f64,
    bottom: f64,
    pixels: f64,
    /// All values are the same: heights tell nothing.
    flat: bool,
    /// Room above for the sign of an inexact figure.
    sign: f64,
    names: [String; 2],
}

impl Height {
    fn new(dataset: &Dataset, groups: &[Group], dimension: Dimension, options: &Options) -> Height {
        let usual = dataset[options.indicator].unit;
        let mut units: Vec<UnitId> = Vec::new();
        if dataset[usual].dimension == dimension {
            units.push(usual);
        }
        let mut sign = 0.0;
        let (mut most, mut least) = (0.0_f64, 0.0_f64);
        let mut one: Option<f64> = None;
        let mut flat = true;
        for (_, _, readings) in groups.iter().filter(|group| group.1 == dimension) {
            for &id in readings {
                let reading = &dataset[id];
                if !units.contains(&reading.unit) {
                    units.push(reading.unit);
                }
                if reading.bound != Bound::Exact {
                    sign = SIGN;
                }
                let value = amount(dataset, reading).unwrap_or(0.0);
                (most, least) = (most.max(value), least.min(value));
                flat &= one.is_none_or(|one| one.total_cmp(&value).is_eq());
                one = Some(value);
            }
        }
        // In the largest unit in which the highest value is no fraction.
        let factor = |unit: UnitId| dataset[unit].factor.unwrap_or(1.0);
        let mut unit = units.first().copied().unwrap_or(usual);
        for &other in &units {
            let whole = |unit: UnitId| most >= factor(unit);
            if whole(other) && (!whole(unit) || factor(other) > factor(unit)) {
                unit = other;
            }
        }
        let (factor, unit) = (factor(unit), &dataset[unit]);
        let (top, decimals) = round_up(most / factor);
        let (depth, _) = round_up(-least / factor);
        let label = options.sizes.label;
        Height {
            top: top * factor,
            bottom: if least < 0.0 { -depth * factor } else { 0.0 },
            pixels: (label * if flat { 3.0 } else { 8.0 }).round(),
            flat,
            sign,
            names: [quantity(top, decimals, unit, options.lang), "0".to_owned()],
        }
    }

    /// How far below the upper edge a value lies.
    fn down(&self, value: f64) -> f64 {
        (self.top - value) / (self.top - self.bottom) * self.pixels
    }
}

/// The next number of two digits that is easy to read, and how many decimals it
/// has: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and these times powers of ten.
fn round_up(number: f64) -> (f64, u8) {
    const STEPS: [f64; 11] = [
        10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0,
    ];
    if !(number.is_finite() && number > 0.0) {
        return (1.0, 0);
    }
    let (mut power, mut decimals) = (0.1, 1_u8);
    while number > power * 100.0 && power < 1e15 {
        (power, decimals) = (power * 10.0, decimals.saturating_sub(1));
    }
    while number < power * 10.0 && decimals < 9 {
        (power, decimals) = (power / 10.0, decimals + 1);
    }
    // A hair of tolerance for numbers that no float holds exactly.
    let step = STEPS
        .iter()
        .find(|&&step| number <= step * power * (1.0 + 1e-9));
    let top = step.unwrap_or(&100.0) * power;
    if top.fract() == 0.0 {
        decimals = 0;
    }
    (top, decimals)
}

/// What all panels have in common.
struct Frame<'a> {
    options: &'a Options,
    columns: usize,
    width: f64,
    gap: f64,
    radius: f64,
}

impl Frame<'_> {
    fn new(panels: usize, options: &Options) -> Frame<'_> {
        let label = options.sizes.label;
        let (least, gap) = (label * 17.0, label * 2.0);
        let fit = ((options.width + gap) / (least + gap)).floor().max(1.0) as usize;
        // As many rows as needed, and these as even as they can be.
        let rows = panels.div_ceil(fit).max(1);
        let columns = panels.div_ceil(rows).max(1);
        let width = (options.width - gap * (columns as f64 - 1.0)) / columns as f64;
        Frame {
            options,
            columns,
            width: width.min(label * 60.0),
            gap,
            radius: (label * 0.29).round(),
        }
    }

    fn panel(
        &self,
        dataset: &Dataset,
        pairing: PairingId,
        readings: &[ReadingId],
        height: &Height,
        at: Point,
    ) -> Panel {
        let Options { sizes, lang, .. } = *self.options;
        let small = sizes.small;
        let line = small * text::LINE;
        let heading_height = (sizes.label * text::LINE + 8.0).max(24.0);
        let above = line + self.radius + height.sign + 3.0;
        let zero_width = text::width("0", small, false) + 5.0;
        let plot = Rect::new(
            at.x + zero_width,
            at.y + heading_height + above,
            self.width - zero_width - self.radius - 6.0,
            height.pixels,
        );
        let label = |text: &str, x: f64, y: f64, anchor: Anchor| Label {
            lines: vec![text.to_owned()],
            at: Point { x, y },
            anchor,
            size: small,
            bold: false,
        };
        let zero = plot.y + height.down(0.0);
        let [top_name, zero_name] = &height.names;
        let scale = Scale::new(self.options.years, plot.x, plot.right());
        let below = plot.bottom() + 5.0;
        let mut panel = Panel {
            pairing,
            rect: Rect::new(at.x, at.y, self.width, below + line - at.y),
            heading: Label {
                lines: vec![pairing_short(dataset, pairing, lang)],
                at: Point {
                    x: at.x,
                    y: at.y + heading_height / 2.0 + 2.0,
                },
                anchor: Anchor::Start,
                size: sizes.label,
                bold: true,
            },
            plot,
            zero,
            scale: [
                label(
                    top_name,
                    at.x,
                    plot.y - above + line / 2.0 + 1.0,
                    Anchor::Start,
                ),
                label(zero_name, plot.x - 5.0, zero, Anchor::End),
            ],
            years: scale.years(small, below + line / 2.0),
            today: (self.options.today).and_then(|today| scale.inside(today.first_day())),
            lines: lines_of(dataset, readings, height, scale, plot.y),
            tags: Vec::new(),
            caption: Vec::new(),
        };
        let text = caption::Text {
            dataset,
            lang,
            sizes,
            flat: height.flat,
        };
        panel.tags = self.tags(&panel, &text);
        let top = panel.rect.bottom() + 5.0;
        panel.caption = text.caption(&panel, top);
        let end = |label: &Label| label.bounds().bottom();
        let bottom = panel.caption.iter().map(end);
        panel.rect.height = bottom.fold(panel.rect.bottom(), f64::max) - at.y + 2.0;
        panel
    }

    /// Figures beside the points: the last ones of lines first, as they matter most.
    fn tags(&self, panel: &Panel, text: &caption::Text) -> Vec<Tag> {
        let mut taken: Vec<Rect> = panel
            .scale
            .iter()
            .map(|l| l.bounds().grown(3.0, 2.0))
            .collect();
        for line in &panel.lines {
            taken.extend(line.marks.iter().map(|mark| mark.bounds(self.radius)));
            taken.extend(line.steps().windows(2).map(|ends| around(ends[0], ends[1])));
            for mark in line.marks.iter().filter(|_| line.stem) {
                let foot = Point {
                    x: mark.at.x,
                    y: panel.zero,
                };
                taken.push(around(mark.at, foot));
            }
        }
        let mut wants = Vec::new();
        for round in 0..3 {
            for (number, line) in panel.lines.iter().enumerate() {
                let last = line.marks.len().saturating_sub(1);
                for (place, mark) in line.marks.iter().enumerate() {
                    let turn = match place {
                        _ if place == last => 0,
                        0 => 1,
                        _ => 2,
                    };
                    let words = text.tag(panel, number, mark);
                    if turn == round && !words.is_empty() && wants.len() < MOST_TAGS {
                        wants.push(Want {
                            at: mark.at,
                            reach: self.radius + if mark.planned { 5.5 } else { 1.0 },
                            above: mark.at.y - mark.bounds(self.radius).y,
                            text: words,
                            less: text.letter(panel, number).filter(|_| turn == 0),
                        });
                    }
                }
            }
        }
        // Better not over today's line or what tells how exactly a date is known.
        let mut better = Vec::new();
        if let Some(x) = panel.today {
            better.push(Rect::new(x, panel.plot.y, 0.0, panel.plot.height).grown(3.0, 0.0));
        }
        for mark in panel.lines.iter().flat_map(|line| &line.marks) {
            let least = self.radius + DASHES + 1.0;
            let around = mark
                .inferred
                .then(|| (mark.at.x - least, mark.at.x + least));
            for (from, to) in [around, mark.span].into_iter().flatten() {
                better.push(Rect::new(from, mark.at.y, to - from, 0.0).grown(0.0, 1.0));
            }
        }
        let top = panel.scale[0].bounds().y;
        let area = Rect::new(
            panel.plot.x,
            top,
            panel.rect.right() - panel.plot.x,
            panel.plot.bottom() - 1.0 - top,
        );
        tags::place(&wants, self.options.sizes.small, area, &mut taken, &better)
    }
}

/// A panel of more points has no room for all their figures.
const MOST_TAGS: usize = 24;

/// The box of a stroke along an axis.
fn around(a: Point, b: Point) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, (a.x - b.x).abs(), (a.y - b.y).abs()).grown(1.0, 1.0)
}

fn lines_of(
    dataset: &Dataset,
    readings: &[ReadingId],
    height: &Height,
    scale: Scale,
    top: f64,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for joined in join::lines(dataset, readings) {
        let mut marks: Vec<Mark> = Vec::with_capacity(joined.len());
        let mut stem = false;
        for id in joined {
            let reading = &dataset[id];
            let (x, span) = scale.place(reading.date);
            let y = top + height.down(amount(dataset, reading).unwrap_or(0.0));
            stem |= !joins(dataset, reading);
            marks.push(Mark {
                readings: vec![id],
                at: Point { x, y },
                span,
                evidence: reading.evidence,
                planned: is_plan(dataset, reading),
                inferred: reading.date_basis == DateBasis::Inferred,
                bound: reading.bound,
            });
        }
        // Lone points that cannot be told apart are one.
        let alike = |line: &&mut Line| match (line.marks.as_slice(), marks.as_slice()) {
            ([a], [b]) => {
                let face = |m: &Mark| (m.evidence, m.planned, m.inferred, m.bound, m.span);
                a.at == b.at && face(a) == face(b)
            }
            _ => false,
        };
        match lines.last_mut().filter(alike) {
            Some(line) => {
                for (known, mark) in line.marks.iter_mut().zip(marks) {
                    known.readings.extend(mark.readings);
                }
            }
            None => lines.push(Line { marks, stem }),
        }
    }
    lines
}

/// A reading's figure as it stands beside its point.
fn figure(dataset: &Dataset, id: ReadingId, lang: Lang) -> String {
    reading_value(&dataset[id], dataset, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_on_numbers_that_are_easy_to_read() {
        for (number, top, decimals) in [
            (86.0, 100.0, 0),
            (600.0, 600.0, 0),
            (449.0, 500.0, 0),
            (1.0, 1.0, 0),
            (0.0, 1.0, 0),
            (f64::NAN, 1.0, 0),
            (1145.0, 1200.0, 0),
            (0.23, 0.25, 2),
            (1.3, 1.5, 1),
            (0.5, 0.5, 1),
            (93.59, 100.0, 0),
        ] {
            let (found, places) = round_up(number);
            assert!((found - top).abs() < 1e-9, "{number}: {found}");
            assert_eq!(places, decimals, "{number}");
        }
    }
}
