//! The marks of readings, and their places in lanes that keep them apart.

use super::kind::{Kind, kind};
use crate::dataset::{Dataset, DateBasis, Evidence, PairingId, Reading, ReadingId};
use crate::date::PartialDate;
use crate::geometry::Point;
use crate::layout::term::Scale;
use crate::sort;
use crate::text;

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
    /// Whether the date was worked out from the text or its surroundings.
    pub inferred: bool,
    /// Where.
    pub at: Point,
    /// Start and end of the year or month, where the day is not known.
    pub span: Option<(f64, f64)>,
}

/// How far the dashes of an inferred date stand out beside its mark.
pub const DASHES: f64 = 7.0;

impl Mark {
    /// The number written beside the mark of several readings.
    pub fn count(&self) -> Option<String> {
        (self.readings.len() > 1).then(|| self.readings.len().to_string())
    }

    /// The reading that stands for all of them.
    pub fn first(&self) -> Option<ReadingId> {
        self.readings.first().copied()
    }

    /// How far what is drawn reaches to the left of the middle.
    pub fn left(&self, radius: f64) -> f64 {
        reach(radius) + if self.inferred { DASHES } else { 0.0 }
    }

    /// How far what is drawn reaches to the right of the middle, the count aside.
    pub fn right(&self, radius: f64) -> f64 {
        self.left(radius) + if self.planned { ARROW } else { 0.0 }
    }
}

/// How far a plan's arrowhead stands out beside its mark.
const ARROW: f64 = 4.0;

/// Of a data set with more readings than these the timeline marks years and not days:
/// its marks would cover each other, and be too many to draw and to read out.
const CROWDED: usize = 4000;

/// When a reading's mark says that it was.
fn date_shown(dataset: &Dataset, reading: &Reading) -> PartialDate {
    if dataset.readings.len() > CROWDED {
        PartialDate::from_year(reading.date.year)
    } else {
        reading.date
    }
}

/// What a pairing's readings must have in common to share a mark, as one number:
/// the date as far as it is shown, the fill and the shape.
pub fn face(dataset: &Dataset, reading: &Reading) -> u64 {
    let date = date_shown(dataset, reading);
    let parts = [
        date.year.cast_unsigned(),
        date.month.unwrap_or(0).into(),
        date.day.unwrap_or(0).into(),
        is_inferred(reading).into(),
        reading.planned.into(),
        reading.evidence as u32,
        kind(dataset, reading) as u32,
    ];
    // Each but the year is below 32.
    parts
        .iter()
        .fold(0, |face, &part| face << 5 | u64::from(part))
}

/// Readings of one pairing by what those on one mark have in common, never none. There
/// are few marks, however many readings.
pub fn sharing(
    dataset: &Dataset,
    readings: &mut dyn Iterator<Item = ReadingId>,
) -> Vec<(u64, Vec<ReadingId>)> {
    let mut marks: Vec<(u64, Vec<ReadingId>)> = Vec::new();
    for id in readings {
        let own = face(dataset, &dataset[id]);
        match marks.binary_search_by_key(&own, |(face, _)| *face) {
            Ok(at) => marks[at].1.push(id),
            Err(at) => marks.insert(at, (own, vec![id])),
        }
    }
    marks
}

fn is_inferred(reading: &Reading) -> bool {
    reading.date_basis == DateBasis::Inferred
}

/// Marks at their place on the scale, in order of time; `at.y` is still to be set.
pub(super) fn marks(
    dataset: &Dataset,
    readings: &[ReadingId],
    pairing: PairingId,
    scale: Scale,
) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (_, readings) in sharing(dataset, &mut readings.iter().copied()) {
        let reading = &dataset[readings[0]];
        let (x, span) = scale.place(date_shown(dataset, reading));
        marks.push(Mark {
            readings,
            pairing,
            kind: kind(dataset, reading),
            evidence: reading.evidence,
            planned: reading.planned,
            inferred: is_inferred(reading),
            at: Point { x, y: 0.0 },
            span,
        });
    }
    let order = sort::order(marks.len(), &|a, b| {
        let in_time = marks[a].at.x.total_cmp(&marks[b].at.x);
        in_time.then(marks[a].readings[0].cmp(&marks[b].readings[0]))
    });
    let mut sorted = Vec::with_capacity(marks.len());
    for at in order {
        sorted.push(marks[at].clone());
    }
    sorted
}

/// How far a mark's drawing reaches from its middle: the points of diamonds and
/// stars stand out over the radius, and the outline over them.
pub(super) fn reach(radius: f64) -> f64 {
    radius * 1.2 + 0.7
}

/// Puts each mark into the first lane with room, as `at.y`; how many lanes there are.
pub(super) fn spread(marks: &mut [Mark], radius: f64, count_size: f64) -> usize {
    let mut lanes: Vec<f64> = Vec::new();
    for mark in marks {
        let free = lanes
            .iter()
            .position(|&end| mark.at.x - mark.left(radius) >= end);
        let lane = free.unwrap_or_else(|| {
            lanes.push(0.0);
            lanes.len() - 1
        });
        let count = mark
            .count()
            .map_or(0.0, |n| 2.0 + text::width(&n, count_size, false));
        lanes[lane] = mark.at.x + mark.right(radius) + count + 1.0;
        mark.at.y = lane as f64;
    }
    lanes.len().max(1)
}
