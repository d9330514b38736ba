//! Readings of one thing over time.

use super::axis::SeriesId;
use super::columns::Cube;
use super::rules;
use super::slice::Slice;
use crate::dataset::{Dataset, IndicatorId, PairingId, ReadingId, Scope, UnitId};
use crate::date::PartialDate;
use crate::sort;

/// Readings that tell of one thing and may be joined by a line: never those of
/// different series, scopes or kinds of unit, and never plans with facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The pairing, or `None` for all of them.
    pub pairing: Option<PairingId>,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Series.
    pub series: SeriesId,
    /// Coverage.
    pub scope: Scope,
    /// The unit of all readings, or if they have several the smallest of their kind.
    pub unit: UnitId,
    /// Plans, not facts.
    pub planned: bool,
    /// By date; those of one date in the data set's order. Never empty.
    pub readings: Vec<ReadingId>,
    /// The date of the last reading.
    pub latest: PartialDate,
}

impl Line {
    /// The last reading.
    pub fn last(&self) -> ReadingId {
        // A line without a reading is never made.
        self.readings.last().copied().unwrap_or(ReadingId(u32::MAX))
    }
}

/// Some readings, which are in the data set's order, as what a line may be drawn
/// through: each in order of time, and all in order of their first date. What may
/// not be joined stands alone.
pub fn joined(cube: &Cube, ds: &Dataset, readings: &[ReadingId]) -> Vec<Vec<ReadingId>> {
    let mut parts: Vec<Vec<ReadingId>> = Vec::new();
    for line in lines_among(cube, readings) {
        parts.append(&mut parts_of(ds, &line));
    }
    let first = |at: usize| parts[at].first().map(|&id| ds[id].date);
    let order = sort::order(parts.len(), &|a, b| first(a).cmp(&first(b)));
    let mut sorted = Vec::with_capacity(parts.len());
    for at in order {
        sorted.push(std::mem::take(&mut parts[at]));
    }
    sorted
}

/// A line's readings: those with a place in time as one, the others each alone.
pub fn parts_of(ds: &Dataset, line: &Line) -> Vec<Vec<ReadingId>> {
    let mut parts: Vec<Vec<ReadingId>> = Vec::new();
    let follow = rules::follow(&ds[line.indicator]);
    let date = |at: usize| Some(ds[*line.readings.get(at)?].date);
    let mut open: Option<usize> = None;
    for (at, &id) in line.readings.iter().enumerate() {
        let has_place = rules::has_place(date(at.wrapping_sub(1)), ds[id].date, date(at + 1));
        match open {
            Some(open) if has_place => parts[open].push(id),
            _ => {
                if has_place && follow {
                    open = Some(parts.len());
                }
                parts.push(vec![id]);
            }
        }
    }
    parts
}

/// A slice's readings as lines: by pairing (all of them last), indicator, series,
/// scope and unit, facts before plans.
pub fn lines(cube: &Cube, slice: &Slice) -> Vec<Line> {
    lines_among(cube, &slice.readings(cube))
}

/// Some readings as lines; they are in the data set's order.
pub(super) fn lines_among(cube: &Cube, readings: &[ReadingId]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before = None;
    for id in in_line(cube, readings) {
        let Some(row) = cube.row(id) else { continue };
        let thing = Some(cube.thing(id.index()));
        let same = std::mem::replace(&mut before, thing) == thing;
        match lines.last_mut().filter(|_| same) {
            Some(line) => {
                if line.unit != row.unit {
                    line.unit = cube.counted_in(row.unit);
                }
                line.latest = row.date;
                line.readings.push(id);
            }
            None => lines.push(Line {
                pairing: row.pairing,
                indicator: row.indicator,
                series: row.series,
                scope: row.scope,
                unit: row.unit,
                planned: row.planned,
                readings: vec![id],
                latest: row.date,
            }),
        }
    }
    lines
}

/// Readings thing by thing, those of one in order of time. A few are sorted; of many
/// the cube knows the order.
fn in_line(cube: &Cube, readings: &[ReadingId]) -> Vec<ReadingId> {
    let mut sorted = Vec::with_capacity(readings.len());
    if readings.len() < cube.len() / 8 {
        let key = |at: usize| {
            let at = readings[at].index();
            (at < cube.len()).then(|| (cube.thing(at), cube.date_at(at)))
        };
        let mut keys = Vec::with_capacity(readings.len());
        for at in 0..readings.len() {
            keys.push(key(at));
        }
        for at in sort::order(keys.len(), &|a, b| keys[a].cmp(&keys[b])) {
            sorted.push(readings[at]);
        }
        return sorted;
    }
    let mut wanted = vec![false; cube.len()];
    for id in readings {
        if let Some(wanted) = wanted.get_mut(id.index()) {
            *wanted = true;
        }
    }
    for &at in cube.in_line() {
        if wanted[at as usize] {
            sorted.push(ReadingId(at));
        }
    }
    sorted
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Reading;

    /// The lines of a pairing's readings of an indicator, as `F090 F096`.
    fn of(dataset: &Dataset, pairing: u32, indicator: &str) -> Vec<String> {
        let indicator = dataset.indicator(indicator).unwrap();
        let number = |r: &Reading| r.pairing.map(|p| dataset[p].number);
        let found: Vec<ReadingId> = (0..dataset.readings.len() as u32)
            .map(ReadingId)
            .filter(|&id| dataset[id].indicator == indicator)
            .filter(|&id| number(&dataset[id]) == Some(pairing))
            .collect();
        let slugs = |line: &Vec<ReadingId>| {
            let slugs: Vec<&str> = line.iter().map(|&id| dataset[id].slug.as_str()).collect();
            slugs.join(" ")
        };
        let cube = Cube::new(dataset).unwrap();
        joined(&cube, dataset, &found).iter().map(slugs).collect()
    }

    #[test]
    fn counts_of_different_things_are_never_joined() {
        let ds = Dataset::builtin().unwrap();
        assert_eq!(of(&ds, 4, "signed-projects"), ["F090 F096", "F109", "F110"]);
        assert_eq!(of(&ds, 4, "signed-value"), ["F086 F095", "F106"]);
        assert_eq!(
            of(&ds, 3, "coop-projects"),
            ["F038", "F055"],
            "wider, then own"
        );
        assert_eq!(of(&ds, 8, "coop-projects").len(), 3);
    }

    #[test]
    fn a_year_is_neither_before_nor_after_its_months() {
        let ds = Dataset::builtin().unwrap();
        assert_eq!(of(&ds, 4, "exchanges-total"), ["F062", "F068 F073"]);
    }

    #[test]
    fn happenings_and_totals_of_a_period_stand_alone() {
        let mut ds = Dataset::builtin().unwrap();
        let alone = of(&ds, 4, "event-value");
        assert!(alone.len() > 1 && alone.iter().all(|line| !line.contains(' ')));
        // One more year of visits, counted as the first was.
        let year = ds.readings.iter().find(|r| r.slug == "F190").unwrap();
        let mut next = year.clone();
        next.slug = "next".to_owned();
        next.date = PartialDate::from_year(2024);
        ds.readings.push(next);
        assert_eq!(of(&ds, 10, "exchanges-year"), ["F190", "next"]);
    }

    #[test]
    fn plans_scopes_and_units_keep_readings_apart() {
        let ds = Dataset::builtin().unwrap();
        let at = ds.readings.iter().position(|r| r.slug == "F096").unwrap();
        let unit = |slug: &str| {
            let at = ds.units.iter().position(|u| u.slug == slug).unwrap();
            UnitId(at as u32)
        };
        let with = |change: &dyn Fn(&mut Reading)| {
            let mut changed = ds.clone();
            change(&mut changed.readings[at]);
            of(&changed, 4, "signed-projects")
        };
        let apart = ["F090", "F096", "F109", "F110"];
        assert_eq!(with(&|r| r.planned = true), apart);
        assert_eq!(with(&|r| r.scope = crate::dataset::Scope::Wider), apart);
        assert_eq!(with(&|r| r.unit = unit("firm")), apart);
        assert_eq!(with(&|r| r.series = "else".to_owned()), apart);
        let cube = Cube::new(&ds).unwrap();
        let kind = |slug| cube.counted_in(unit(slug));
        assert_eq!(kind("cny-wan"), kind("cny-yi"));
        assert_eq!(kind("visit-wan"), kind("visit"));
        assert_ne!(kind("visit"), kind("person"));
        assert_ne!(kind("time"), kind("batch"));
    }

    #[test]
    fn of_two_readings_of_one_date_neither_is_joined() {
        let mut ds = Dataset::builtin().unwrap();
        let day = PartialDate::parse("2024-05-08").unwrap();
        let at = ds.readings.iter().position(|r| r.slug == "F096").unwrap();
        ds.readings[at].date = day;
        assert_eq!(
            of(&ds, 4, "signed-projects"),
            ["F090", "F096", "F109", "F110"]
        );
    }
}
