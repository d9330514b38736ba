//! The pairings' readings on the plan's term: a row a pairing, a mark a reading.

mod kind;

pub use kind::{Kind, kind};

use super::pairing::Label;
use crate::dataset::{BaseAreaId, Dataset, Evidence, PairingId, Reading, ReadingId};
use crate::date::PartialDate;
use crate::geometry::{Point, Rect};
use crate::labels::pairing_short;
use crate::scene::Anchor;
use crate::sort;
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
    /// Base areas, each above its rows.
    pub groups: Vec<(BaseAreaId, Label)>,
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
    /// Where each year begins, and its label.
    pub years: Vec<(f64, Label)>,
    /// Where today is, if it lies in the term, and the label to write there.
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

/// The mark of a reading, or of several of one kind, evidence and date.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The readings; a mark of several shows how many.
    pub readings: Vec<ReadingId>,
    /// The row's pairing.
    pub pairing: PairingId,
    /// What kind of happening or figure, which gives the shape.
    pub kind: Kind,
    /// Which gives the fill.
    pub evidence: Evidence,
    /// Drawn apart from what has happened.
    pub planned: bool,
    /// Where.
    pub at: Point,
    /// Start and end of the year or month, where the day is not known.
    pub span: Option<(f64, f64)>,
}

impl Mark {
    /// The number written beside the mark of several readings.
    pub fn count(&self) -> Option<String> {
        (self.readings.len() > 1).then(|| self.readings.len().to_string())
    }

    /// The reading that stands for all of them.
    pub fn first(&self) -> Option<ReadingId> {
        self.readings.first().copied()
    }
}

/// Whether two readings of one pairing share a mark.
pub fn share_mark(dataset: &Dataset, a: &Reading, b: &Reading) -> bool {
    a.pairing == b.pairing
        && a.date == b.date
        && a.evidence == b.evidence
        && a.planned == b.planned
        && kind(dataset, a) == kind(dataset, b)
}

/// Lays out the rows of `pairings`, in the order given, with the readings that `shown` keeps.
pub fn lay_out(
    dataset: &Dataset,
    pairings: &[PairingId],
    shown: &dyn Fn(ReadingId) -> bool,
    options: &Options,
) -> Timeline {
    let frame = Frame::new(dataset, pairings, options);
    let by_pairing = by_pairing(dataset, shown);
    let mut timeline = Timeline {
        width: options.width,
        height: 0.0,
        axis: Axis {
            left: frame.left,
            right: frame.right,
            top: frame.top,
            bottom: frame.top,
            years: years(dataset, &frame.scale, options, frame.top),
            today: options
                .today
                .and_then(|today| frame.scale.inside(today.first_day())),
        },
        groups: Vec::new(),
        rows: Vec::new(),
        marks: Vec::new(),
        radius: frame.radius,
    };
    let mut y = frame.top;
    let mut group = None;
    for &pairing in pairings {
        let area = dataset[pairing].base_area;
        if group != Some(area) {
            y += if group.is_some() { 8.0 } else { 0.0 };
            group = Some(area);
            let heading = frame.heading(dataset[area].name.get(options.lang), y);
            y += heading.bounds().height + 2.0;
            timeline.groups.push((area, heading));
        }
        let mut marks = marks(dataset, &by_pairing[pairing.index()], pairing, &frame.scale);
        let row = frame.row(dataset, pairing, &mut marks, y);
        y += row.rect.height;
        timeline.rows.push(row);
        timeline.marks.append(&mut marks);
    }
    timeline.axis.bottom = y;
    timeline.height = y + 8.0;
    timeline
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
    top: f64,
    scale: Scale,
}

impl Frame {
    fn new(dataset: &Dataset, pairings: &[PairingId], options: &Options) -> Frame {
        let sizes = options.sizes;
        let roomy = options.width >= sizes.label * 46.0;
        let radius = (sizes.label * 0.34).round();
        let widest = pairings
            .iter()
            .map(|&p| pairing_short(dataset, p, options.lang))
            .map(|name| text::width(&name, sizes.label, false))
            .fold(0.0, f64::max);
        let left = if roomy {
            widest.ceil() + 18.0
        } else {
            radius + 2.0
        };
        let right = options.width - radius - 2.0;
        let line = sizes.small * text::LINE;
        // The word for today stands above the years.
        let today_line = if options.today.is_some() { line } else { 0.0 };
        Frame {
            sizes,
            lang: options.lang,
            width: options.width,
            roomy,
            radius,
            left,
            right,
            top: (options.key_height + today_line + line + 10.0).ceil(),
            scale: Scale::new(dataset, left, right),
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
        let lanes = spread(marks, self.radius, self.sizes.small) as f64;
        let pitch = (2.0 * reach(self.radius) + 1.0)
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

/// From days to pixels, linear over the plan's term.
#[derive(Debug, Clone, Copy)]
struct Scale {
    first_day: f64,
    days: f64,
    left: f64,
    width: f64,
}

impl Scale {
    fn new(dataset: &Dataset, left: f64, right: f64) -> Scale {
        let first = PartialDate::from_year(dataset.plan.start).first_day();
        let end = PartialDate::from_year(dataset.plan.end.max(dataset.plan.start) + 1).first_day();
        Scale {
            first_day: first as f64,
            days: (end - first) as f64,
            left,
            width: right - left,
        }
    }

    fn at(self, day: f64) -> f64 {
        (self.left + (day - self.first_day) / self.days * self.width)
            .clamp(self.left, self.left + self.width)
    }

    fn inside(self, day: i64) -> Option<f64> {
        let share = (day as f64 - self.first_day) / self.days;
        (0.0..=1.0).contains(&share).then(|| self.at(day as f64))
    }
}

/// Marks at their place on the scale; `at.y` is still to be set.
fn marks(
    dataset: &Dataset,
    readings: &[ReadingId],
    pairing: PairingId,
    scale: &Scale,
) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for &id in readings {
        let reading = &dataset[id];
        let like = |m: &Mark| {
            m.first()
                .is_some_and(|f| share_mark(dataset, &dataset[f], reading))
        };
        if let Some(mark) = marks.iter_mut().find(|m| like(m)) {
            mark.readings.push(id);
            continue;
        }
        let first = reading.date.first_day() as f64;
        let last = reading.date.last_day() as f64 + 1.0;
        marks.push(Mark {
            readings: vec![id],
            pairing,
            kind: kind(dataset, reading),
            evidence: reading.evidence,
            planned: reading.planned,
            at: Point {
                x: scale.at(f64::midpoint(first, last)),
                y: 0.0,
            },
            span: reading
                .date
                .day
                .is_none()
                .then(|| (scale.at(first), scale.at(last))),
        });
    }
    let order = sort::order(marks.len(), &|a, b| marks[a].at.x.total_cmp(&marks[b].at.x));
    order.into_iter().map(|at| marks[at].clone()).collect()
}

/// How far a mark's drawing reaches from its middle: the points of diamonds and
/// stars stand out over the radius, and the outline over them.
fn reach(radius: f64) -> f64 {
    radius * 1.2 + 0.7
}

/// Puts each mark into the first lane with room, as `at.y`; how many lanes there are.
fn spread(marks: &mut [Mark], radius: f64, count_size: f64) -> usize {
    let mut lanes: Vec<f64> = Vec::new();
    for mark in marks {
        let free = lanes
            .iter()
            .position(|&end| mark.at.x - reach(radius) >= end);
        let lane = free.unwrap_or_else(|| {
            lanes.push(0.0);
            lanes.len() - 1
        });
        let count = mark
            .count()
            .map_or(0.0, |n| 2.0 + text::width(&n, count_size, false));
        let arrow = if mark.planned { 4.0 } else { 0.0 };
        lanes[lane] = mark.at.x + reach(radius) + arrow + count + 1.0;
        mark.at.y = lane as f64;
    }
    lanes.len().max(1)
}

fn years(dataset: &Dataset, scale: &Scale, options: &Options, top: f64) -> Vec<(f64, Label)> {
    let size = options.sizes.small;
    let year_width = scale.width * 365.0 / scale.days;
    let short = year_width < text::width("2022", size, false) + 4.0;
    (dataset.plan.start..=dataset.plan.end)
        .map(|year| {
            let x = scale.at(PartialDate::from_year(year).first_day() as f64);
            let name = if short {
                format!("{:02}", year.rem_euclid(100))
            } else {
                year.to_string()
            };
            let label = Label {
                lines: vec![name],
                at: Point {
                    x: x + year_width / 2.0,
                    y: top - 6.0 - size * text::LINE / 2.0,
                },
                anchor: Anchor::Middle,
                size,
                bold: false,
            };
            (x, label)
        })
        .collect()
}
