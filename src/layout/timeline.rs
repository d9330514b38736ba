//! The pairings' readings on the plan's term: a row a pairing, a mark a reading.

mod kind;
mod mark;

pub use kind::{Kind, kind};
pub use mark::{DASHES, Mark, face, sharing};

use super::graph::Grouping;
use super::pairing::Label;
use super::term::{Scale, Year};
use crate::dataset::{Dataset, Key, PairingId, ReadingId};
use crate::date::PartialDate;
use crate::geometry::{Point, Rect};
use crate::labels::{pairing_short, widest_short};
use crate::scene::Anchor;
use crate::text;
use crate::theme::TypeSizes;
use crate::words::Lang;

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// Language of the names.
    pub lang: Lang,
    /// Eastern cities above the rows, or (for every other grouping) base areas.
    pub grouping: Grouping,
    /// Today, where the position in the term is to be marked.
    pub today: Option<PartialDate>,
    /// Height to keep free above the axis for the key.
    pub key_height: f64,
}

/// The timeline laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The term's years.
    pub axis: Axis,
    /// Base areas or eastern cities, each above its rows.
    pub groups: Vec<(Key, Label)>,
    /// One row a pairing.
    pub rows: Vec<Row>,
    /// One mark a reading.
    pub marks: Vec<Mark>,
    /// Radius of a mark.
    pub radius: f64,
}

/// The horizontal scale over the plan's term.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Where the first year begins and the last one ends.
    pub left: f64,
    /// Where the last year ends.
    pub right: f64,
    /// First and last row edge.
    pub top: f64,
    /// Bottom of the last row.
    pub bottom: f64,
    /// The years, side by side without a gap.
    pub years: Vec<Year>,
    /// Top of the band above the rows in which the years are written.
    pub head: f64,
    /// Where today is, if it lies in the term.
    pub today: Option<f64>,
}

/// A pairing's row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The pairing.
    pub pairing: PairingId,
    /// The whole row.
    pub rect: Rect,
    /// The two cities.
    pub label: Label,
    /// The band in which marks may stand.
    pub track: Rect,
}

/// Lays out the rows of `pairings`, those of a group together and inside it in
/// the order given, with the readings that `shown` keeps.
pub fn lay_out(
    dataset: &Dataset,
    pairings: &[PairingId],
    shown: &dyn Fn(ReadingId) -> bool,
    options: &Options,
) -> Timeline {
    let frame = Frame::new(dataset, pairings, options);
    let by_pairing = by_pairing(dataset, shown);
    let middle = f64::midpoint(frame.head, frame.top);
    let mut timeline = Timeline {
        width: options.width,
        height: 0.0,
        axis: Axis {
            left: frame.left,
            right: frame.right,
            top: frame.top,
            bottom: frame.top,
            years: frame.scale.years(options.sizes.small, middle),
            head: frame.head,
            today: options
                .today
                .and_then(|today| frame.scale.inside(today.first_day())),
        },
        groups: Vec::new(),
        rows: Vec::new(),
        marks: Vec::new(),
        radius: frame.radius,
    };
    let mut y = frame.top + 4.0;
    for (group, members) in grouped(dataset, pairings, options.grouping) {
        let heading = frame.heading(name(dataset, group, options.lang), y);
        y += heading.bounds().height + 2.0;
        timeline.groups.push((group, heading));
        for pairing in members {
            let readings = &by_pairing[pairing.index()];
            let mut marks = mark::marks(dataset, readings, pairing, frame.scale);
            let row = frame.row(dataset, pairing, &mut marks, y);
            y += row.rect.height;
            timeline.rows.push(row);
            timeline.marks.append(&mut marks);
        }
        timeline.axis.bottom = y;
        y += 8.0;
    }
    timeline.height = y;
    timeline
}

/// Groups in order of first mention, each with its pairings.
fn grouped(
    dataset: &Dataset,
    pairings: &[PairingId],
    grouping: Grouping,
) -> Vec<(Key, Vec<PairingId>)> {
    let mut groups: Vec<(Key, Vec<PairingId>)> = Vec::new();
    for &pairing in pairings {
        let key = match grouping {
            Grouping::East => Key::City(dataset[pairing].east),
            _ => Key::BaseArea(dataset[pairing].base_area),
        };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, members)) => members.push(pairing),
            None => groups.push((key, vec![pairing])),
        }
    }
    groups
}

fn name(dataset: &Dataset, group: Key, lang: Lang) -> &str {
    match group {
        Key::City(city) => dataset[city].name.get(lang),
        Key::BaseArea(area) => dataset[area].name.get(lang),
        _ => "",
    }
}

/// The readings to mark, by pairing.
fn by_pairing(dataset: &Dataset, shown: &dyn Fn(ReadingId) -> bool) -> Vec<Vec<ReadingId>> {
    let mut by_pairing = vec![Vec::new(); dataset.pairings.len()];
    for (reading, number) in dataset.readings.iter().zip(0..) {
        let id = ReadingId(number);
        if let Some(pairing) = reading.pairing.filter(|_| shown(id)) {
            by_pairing[pairing.index()].push(id);
        }
    }
    by_pairing
}

/// What all rows have in common.
#[derive(Debug, Clone, Copy)]
struct Frame {
    sizes: TypeSizes,
    lang: Lang,
    width: f64,
    /// Whether names stand beside their rows rather than above them.
    roomy: bool,
    radius: f64,
    left: f64,
    right: f64,
    head: f64,
    top: f64,
    scale: Scale,
}

impl Frame {
    fn new(dataset: &Dataset, pairings: &[PairingId], options: &Options) -> Frame {
        let sizes = options.sizes;
        let roomy = options.width >= sizes.label * 46.0;
        let radius = (sizes.label * 0.34).round();
        let widest = widest_short(dataset, pairings, sizes.label, options.lang);
        let left = if roomy {
            widest.ceil() + 18.0
        } else {
            radius + 2.0
        };
        let right = options.width - radius - 2.0;
        let line = sizes.small * text::LINE;
        // The word for today stands above the years.
        let today_line = if options.today.is_some() { line } else { 0.0 };
        let head = (options.key_height + today_line).ceil();
        let plan = &dataset.plan;
        Frame {
            sizes,
            lang: options.lang,
            width: options.width,
            roomy,
            radius,
            left,
            right,
            head,
            // A year can be hit with a finger's tip.
            top: head + (line + 8.0).max(24.0).ceil(),
            scale: Scale::new((plan.start, plan.end), left, right),
        }
    }

    /// A base area's name, its top at `y`.
    fn heading(&self, name: &str, y: f64) -> Label {
        let mut label = Label {
            lines: text::wrap_evenly(name, self.sizes.small, true, self.width),
            at: Point { x: 0.0, y },
            anchor: Anchor::Start,
            size: self.sizes.small,
            bold: true,
        };
        label.at.y += label.bounds().height / 2.0;
        label
    }

    /// A pairing's row, its top at `y`; gives its marks their places.
    fn row(&self, dataset: &Dataset, pairing: PairingId, marks: &mut [Mark], y: f64) -> Row {
        let name_line = self.sizes.label * text::LINE;
        let above = if self.roomy { 0.0 } else { name_line };
        let lanes = mark::spread(marks, self.radius, self.sizes.small) as f64;
        let pitch = (2.0 * mark::reach(self.radius) + 1.0)
            .ceil()
            .max(self.sizes.small);
        let least = if self.roomy {
            (name_line + 6.0).max(24.0)
        } else {
            pitch + 4.0
        };
        let height = (lanes * pitch + 6.0).max(least);
        let track = Rect::new(self.left, y + above, self.right - self.left, height);
        let first = track.center().y - (lanes - 1.0) * pitch / 2.0;
        for mark in marks {
            mark.at.y = first + mark.at.y * pitch;
        }
        let label_y = if self.roomy {
            track.center().y
        } else {
            y + above / 2.0
        };
        Row {
            pairing,
            rect: Rect::new(0.0, y, self.width, above + height),
            label: Label {
                lines: vec![pairing_short(dataset, pairing, self.lang)],
                at: Point { x: 0.0, y: label_y },
                anchor: Anchor::Start,
                size: self.sizes.label,
                bold: false,
            },
            track,
        }
    }
}
