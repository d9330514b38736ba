//! Readings handed in by a page as columns: one number each per reading.

use crate::dataset::problem::{Problem, Report, wordings};
use crate::dataset::{
    Bound, Dataset, DateBasis, Dimension, Evidence, Indicator, IndicatorId, Name, Nature,
    PairingId, Reading, Scope, Source, SourceId, TaskArea, TaskAreaId, TaskKind, Unit, UnitId,
    Value,
};
use crate::date::PartialDate;

/// Readings as columns of one length. References are positions from 0.
#[derive(Debug, Clone, Copy)]
pub struct ReadingColumns<'a> {
    /// Names of task areas.
    pub areas: &'a [String],
    /// Names of indicators.
    pub indicators: &'a [String],
    /// The pairing of each reading.
    pub pairing: &'a [u32],
    /// The task area of each.
    pub area: &'a [u32],
    /// The indicator of each.
    pub indicator: &'a [u32],
    /// The year of each.
    pub year: &'a [i32],
    /// The value of each, a finite number.
    pub value: &'a [f64],
    /// 1 for a planned value, 0 for an actual one.
    pub planned: &'a [u8],
    /// How many rows of a file each stands for; empty where each is one.
    pub rows: &'a [u32],
    /// What kind of page they all rest on.
    pub evidence: Evidence,
}

wordings! {
    LENGTH: "这一列有{found}项，应为{wanted}项", "the column has {found} items, not {wanted}";
        "各列的长度应当相同", "make all columns equally long";
    NO_ITEM: "{list}中没有第{index}项", "{list} has no item {index}";
        "序号从0起", "count from 0";
    NO_NUMBER: "不是有限的数", "this is no finite number"; "写一个数", "write a number";
    NO_YEAR: "{year}不是1900至2200之间的年份", "{year} is no year from 1900 to 2200";
        "写四位数的年份", "write a year of four digits";
    NO_ROWS: "一条读数至少代表1行", "a reading stands for one row at least";
        "写1以上的整数", "write a whole number from 1 on";
}

impl Dataset {
    /// The same pairings with these readings in place of their own.
    ///
    /// # Errors
    /// Every reference to nothing, number that is none and column of another
    /// length. The file is the column's name, the row counts its items from 1.
    pub fn with_readings(mut self, columns: &ReadingColumns<'_>) -> Result<Self, Vec<Problem>> {
        let mut report = Report::default();
        check(columns, self.pairings.len(), &mut report);
        report.result(())?;
        (self.task_areas, self.indicators) = (Vec::new(), Vec::new());
        for named in columns.areas.iter().zip(1..) {
            self.task_areas.push(task_area(named));
        }
        for named in columns.indicators.iter().zip(1..) {
            self.indicators.push(indicator(named));
        }
        self.units = vec![unit()];
        self.sources = vec![source(columns.evidence)];
        self.readings = Vec::with_capacity(columns.value.len());
        // All columns are equally long, as was checked, but rows may be left out.
        for (at, &number) in columns.value.iter().enumerate() {
            self.readings.push(Reading {
                slug: ["r", &(at + 1).to_string()].concat(),
                pairing: Some(PairingId(columns.pairing[at])),
                date: PartialDate::from_year(columns.year[at]),
                date_basis: DateBasis::Stated,
                area: TaskAreaId(columns.area[at]),
                indicator: IndicatorId(columns.indicator[at]),
                value: Value::Number {
                    number,
                    decimals: decimals(number),
                },
                unit: UnitId(0),
                bound: Bound::Exact,
                scope: Scope::Pairing,
                evidence: columns.evidence,
                planned: columns.planned[at] != 0,
                source: SourceId(0),
                note: Name::default(),
                series: String::new(),
                rows: columns.rows.get(at).copied().unwrap_or(1),
            });
        }
        Ok(self)
    }
}

fn check(columns: &ReadingColumns<'_>, pairings: usize, report: &mut Report) {
    let rows = columns.value.len();
    let lengths = [
        ("pairing", columns.pairing.len()),
        ("area", columns.area.len()),
        ("indicator", columns.indicator.len()),
        ("year", columns.year.len()),
        ("planned", columns.planned.len()),
        ("rows", columns.rows.len()),
    ];
    for (name, length) in lengths {
        let left_out = name == "rows" && length == 0;
        if length != rows && !left_out {
            let (found, wanted) = (length.to_string(), rows.to_string());
            let holes = [("found", found.as_str()), ("wanted", wanted.as_str())];
            report.add(name, 1, 1, &LENGTH, &holes);
        }
    }
    let references = [
        ("pairing", columns.pairing, "pairings", pairings),
        ("area", columns.area, "areas", columns.areas.len()),
        (
            "indicator",
            columns.indicator,
            "indicators",
            columns.indicators.len(),
        ),
    ];
    for (name, column, list, length) in references {
        for (&index, row) in column.iter().zip(1..) {
            if index as usize >= length {
                let index = index.to_string();
                report.add(name, row, 1, &NO_ITEM, &[("list", list), ("index", &index)]);
            }
        }
    }
    for (value, row) in columns.value.iter().zip(1..) {
        if !value.is_finite() {
            report.add("value", row, 1, &NO_NUMBER, &[]);
        }
    }
    for (&count, row) in columns.rows.iter().zip(1..) {
        if count == 0 {
            report.add("rows", row, 1, &NO_ROWS, &[]);
        }
    }
    for (year, row) in columns.year.iter().zip(1..) {
        if !(1900..=2200).contains(year) {
            report.add("year", row, 1, &NO_YEAR, &[("year", &year.to_string())]);
        }
    }
}

fn both(name: &str) -> Name {
    Name {
        zh: name.to_owned(),
        en: name.to_owned(),
    }
}

fn task_area((name, number): (&String, u32)) -> TaskArea {
    TaskArea {
        slug: ["a", &number.to_string()].concat(),
        kind: TaskKind::Task,
        name: both(name),
        short: both(name),
        section: String::new(),
    }
}

fn indicator((name, number): (&String, u32)) -> Indicator {
    Indicator {
        slug: ["i", &number.to_string()].concat(),
        name: both(name),
        unit: UnitId(0),
        nature: Nature::Level,
        additive_over_pairings: false,
        area: TaskAreaId(0),
    }
}

/// Numbers handed in bear no unit.
fn unit() -> Unit {
    Unit {
        slug: "number".to_owned(),
        name: Name::default(),
        dimension: Dimension::Count,
        factor: Some(1.0),
    }
}

/// The page that hands readings in does not say where it has them from.
fn source(kind: Evidence) -> Source {
    Source {
        slug: "page".to_owned(),
        publisher: String::new(),
        title: String::new(),
        published: None,
        kind,
        url: String::new(),
        note: String::new(),
    }
}

/// The decimals it takes to write a number, at most six.
pub(crate) fn decimals(number: f64) -> u8 {
    let mut decimals = 0;
    let mut rest = number;
    while decimals < 6 && (rest - rest.round()).abs() > 1e-7 {
        rest *= 10.0;
        decimals += 1;
    }
    decimals
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn columns<'a>(names: &'a [String], year: &'a [i32], value: &'a [f64]) -> ReadingColumns<'a> {
        ReadingColumns {
            areas: names,
            indicators: names,
            pairing: &[0, 19],
            area: &[0, 0],
            indicator: &[0, 0],
            year,
            value,
            planned: &[0, 1],
            rows: &[],
            evidence: Evidence::Press,
        }
    }

    #[test]
    fn readings_take_the_place_of_the_built_in_ones() {
        let names = ["甲".to_owned()];
        let ds = Dataset::builtin().unwrap();
        let ds = ds
            .with_readings(&columns(&names, &[2023, 2024], &[12.5, 300.0]))
            .unwrap();
        assert_eq!(ds.readings.len(), 2);
        let first = &ds.readings[0];
        assert_eq!(
            first.value,
            Value::Number {
                number: 12.5,
                decimals: 1
            }
        );
        assert!(!first.planned && ds.readings[1].planned);
        assert_eq!(ds[ds.readings[1].pairing.unwrap()].number, 20);
    }

    #[test]
    fn a_reading_may_stand_for_many_rows() {
        let names = ["甲".to_owned()];
        let with_rows = |rows| {
            let columns = columns(&names, &[2023, 2024], &[12.5, 300.0]);
            let ds = Dataset::builtin().unwrap();
            ds.with_readings(&ReadingColumns { rows, ..columns })
        };
        let rows = |ds: Dataset| [ds.readings[0].rows, ds.readings[1].rows];
        assert_eq!(rows(with_rows(&[]).unwrap()), [1, 1]);
        assert_eq!(rows(with_rows(&[1, 4000]).unwrap()), [1, 4000]);
        for (wrong, said) in [
            (&[2][..], "rows:1:1: the column has 1 items, not 2"),
            (
                &[2, 0][..],
                "rows:2:1: a reading stands for one row at least",
            ),
        ] {
            let problems = with_rows(wrong).unwrap_err();
            let told = problems[0].text(crate::words::Lang::En);
            assert!(told.starts_with(said), "{told}");
        }
    }

    #[test]
    fn every_problem_is_named() {
        let ds = Dataset::builtin().unwrap();
        let problems = ds
            .with_readings(&columns(&[], &[2023, 23], &[f64::NAN]))
            .unwrap_err();
        let told: Vec<_> = problems
            .iter()
            .map(|p| p.text(crate::words::Lang::En))
            .collect();
        for part in [
            "year:1:1: the column has 2 items, not 1",
            "area:2:1: areas has no item 0",
            "value:1:1: this is no finite number",
            "year:2:1: 23 is no year",
        ] {
            assert!(told.iter().any(|t| t.starts_with(part)), "{part}: {told:?}");
        }
    }
}
