//! Which readings a line may join.

use crate::dataset::{Dataset, Dimension, Nature, Reading, ReadingId, Unit, UnitId};
use crate::sort;
use std::cmp::Ordering;

/// Readings of one pairing and indicator as lines, each in order of time and
/// the lines in order of their first date.
///
/// A line joins only what counts one thing: one series, scope and kind of unit,
/// plans apart from facts. Happenings and totals of a period stand alone, and so
/// does a reading whose place in the order is not known, as that of a year of
/// which single months have readings of their own.
pub fn lines(dataset: &Dataset, readings: &[ReadingId]) -> Vec<Vec<ReadingId>> {
    let order = sort::order(readings.len(), &|a, b| {
        let (a, b) = (&dataset[readings[a]], &dataset[readings[b]]);
        by_thing(dataset, a, b).then(a.date.cmp(&b.date))
    });
    let mut lines: Vec<Vec<ReadingId>> = Vec::new();
    let mut before: Option<&Reading> = None;
    let mut open: Option<usize> = None;
    for (place, &at) in order.iter().enumerate() {
        let (id, reading) = (readings[at], &dataset[readings[at]]);
        let same = before.is_some_and(|before| by_thing(dataset, before, reading).is_eq());
        if !same {
            open = None;
        }
        let after = order.get(place + 1).map(|&at| &dataset[readings[at]]);
        let after = after.filter(|after| by_thing(dataset, reading, after).is_eq());
        let certain = after.is_none_or(|after| is_before(reading, after))
            && before.is_none_or(|before| !same || before.date != reading.date);
        match open.and_then(|open| lines.get_mut(open)) {
            Some(line) if certain => line.push(id),
            _ => {
                if certain && joins(dataset, reading) {
                    open = Some(lines.len());
                }
                lines.push(vec![id]);
            }
        }
        before = Some(reading);
    }
    let first = |line: usize| lines[line].first().map(|&id| dataset[id].date);
    let order = sort::order(lines.len(), &|a, b| first(a).cmp(&first(b)));
    order.into_iter().map(|at| lines[at].clone()).collect()
}

/// Whether figures of its indicator follow from each other: running totals and states.
pub fn joins(dataset: &Dataset, reading: &Reading) -> bool {
    let nature = dataset[reading.indicator].nature;
    matches!(nature, Nature::Cumulative | Nature::Level)
}

/// Dates share days only if one holds the other whole, and the one that does is
/// ordered first.
fn is_before(reading: &Reading, after: &Reading) -> bool {
    reading.date.last_day() < after.date.first_day()
}

/// Orders by what is counted; equal is what counts one thing.
fn by_thing(dataset: &Dataset, a: &Reading, b: &Reading) -> Ordering {
    (a.series.cmp(&b.series))
        .then(a.scope.cmp(&b.scope))
        .then(a.planned.cmp(&b.planned))
        .then_with(|| unit_kind(dataset, a.unit).cmp(&unit_kind(dataset, b.unit)))
}

/// Units of one kind convert. Among counts and people each unit is its own kind,
/// whether counted one by one or in ten thousands: a visit is no person.
fn unit_kind(dataset: &Dataset, unit: UnitId) -> (Dimension, &str) {
    let Unit {
        dimension, name, ..
    } = &dataset[unit];
    let name = match dimension {
        Dimension::Count | Dimension::People => name.zh.trim_start_matches(['万', '亿']),
        _ => "",
    };
    (*dimension, name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::date::PartialDate;

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
        lines(dataset, &found).iter().map(slugs).collect()
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
        let kind = |slug| unit_kind(&ds, unit(slug));
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
