//! What is on record where a pairing meets a task area or a year.

use super::rules::is_plan;
use crate::dataset::{Dataset, Evidence, PairingId, Reading};
use crate::date::PartialDate;
use crate::scene::Column;

/// How strong the page is that a reading rests on: three steps, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// A government page, the founding document, or what a reader brought.
    Official,
    /// A news outlet's own page.
    Press,
    /// A reprint, mirror or summary.
    Secondary,
}

impl Strength {
    /// Every step.
    pub const ALL: [Strength; 3] = [Strength::Official, Strength::Press, Strength::Secondary];

    /// The step of a kind of evidence.
    pub fn of(evidence: Evidence) -> Strength {
        match evidence {
            Evidence::Founding | Evidence::Government | Evidence::File => Strength::Official,
            Evidence::Press => Strength::Press,
            Evidence::Secondary => Strength::Secondary,
        }
    }
}

/// How many readings a cell, row or column has. Readings are counted, whatever they say,
/// once for each row of a file they stand for; their figures are never added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Readings of what is, in the order of [`Strength::ALL`].
    pub actual: [usize; 3],
    /// Readings of what is planned or expected, likewise.
    pub planned: [usize; 3],
    /// How many readings the filter leaves out.
    pub left_out: usize,
    /// The latest dates of what is and of what is planned.
    dates: [Option<PartialDate>; 2],
}

impl Tally {
    /// Every reading that the filter keeps.
    pub fn readings(&self) -> usize {
        self.of_what_is().saturating_add(self.plans())
    }

    /// Readings of what is.
    pub fn of_what_is(&self) -> usize {
        sum(self.actual)
    }

    /// Readings of what is planned.
    pub fn plans(&self) -> usize {
        sum(self.planned)
    }

    /// Readings from secondary sources, planned ones included.
    pub fn secondary(&self) -> usize {
        let of = Strength::Secondary as usize;
        self.actual[of].saturating_add(self.planned[of])
    }

    /// Readings of what is that a total counts: secondary ones only when asked for.
    pub fn total(&self, with_secondary: bool) -> usize {
        let secondary = self.actual[Strength::Secondary as usize];
        self.of_what_is() - if with_secondary { 0 } else { secondary }
    }

    /// The latest date of what is; where everything is planned, of that.
    pub fn latest(&self) -> Option<PartialDate> {
        self.dates[0].or(self.dates[1])
    }

    fn add(&mut self, reading: &Reading, planned: bool) {
        let strength = Strength::of(reading.evidence) as usize;
        let counts = if planned {
            &mut self.planned
        } else {
            &mut self.actual
        };
        reading.add_to(&mut counts[strength]);
        let date = &mut self.dates[usize::from(planned)];
        *date = (*date).max(Some(reading.date));
    }

    fn merge(&mut self, other: &Tally) {
        for i in 0..3 {
            self.actual[i] = self.actual[i].saturating_add(other.actual[i]);
            self.planned[i] = self.planned[i].saturating_add(other.planned[i]);
        }
        for i in 0..2 {
            self.dates[i] = self.dates[i].max(other.dates[i]);
        }
        self.left_out = self.left_out.saturating_add(other.left_out);
    }
}

/// Counts together; one that is full stays so.
fn sum(counts: [usize; 3]) -> usize {
    let [a, b, c] = counts;
    a.saturating_add(b).saturating_add(c)
}

/// What can be said of a cell, a row or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There are readings.
    OnRecord,
    /// No public reading was found.
    Missing,
    /// Not looked at, or its readings do not match: the filter's doing.
    LeftOut,
    /// The year has not begun.
    Ahead,
}

/// What the grid depends on beside the data.
pub struct Keep<'a> {
    /// Whether a reading is kept.
    pub reading: &'a dyn Fn(&Reading) -> bool,
    /// Whether a column is looked at.
    pub column: &'a dyn Fn(Column) -> bool,
    /// The last year that has begun.
    pub year: i32,
}

/// Pairings by columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The rows' pairings.
    pub rows: Vec<PairingId>,
    /// Task areas or years.
    pub columns: Vec<Column>,
    /// Readings that are kept but belong into no cell: those about all pairings,
    /// and those of years outside the term.
    pub elsewhere: usize,
    /// Row by row.
    cells: Vec<Tally>,
    left_out: Vec<bool>,
    ahead: Vec<bool>,
}

impl Grid {
    /// Counts the readings of the rows' pairings.
    pub fn new(
        dataset: &Dataset,
        readings: &mut dyn Iterator<Item = &Reading>,
        rows: Vec<PairingId>,
        columns: Vec<Column>,
        keep: &Keep,
    ) -> Grid {
        let mut row_of = vec![None; dataset.pairings.len()];
        for (row, pairing) in rows.iter().enumerate() {
            row_of[pairing.index()] = Some(row);
        }
        let mut cells = vec![Tally::default(); rows.len() * columns.len()];
        let mut elsewhere = 0;
        for reading in readings {
            let row = match reading.pairing {
                Some(pairing) => row_of[pairing.index()],
                None => None,
            };
            if row.is_none() && reading.pairing.is_some() {
                continue;
            }
            let kept = (keep.reading)(reading);
            let column = columns.iter().position(|&column| holds(column, reading));
            match (row, column) {
                (Some(row), Some(column)) => {
                    let cell = &mut cells[row * columns.len() + column];
                    if kept {
                        cell.add(
                            reading,
                            is_plan(reading.planned, &dataset[reading.indicator]),
                        );
                    } else {
                        reading.add_to(&mut cell.left_out);
                    }
                }
                _ if kept => reading.add_to(&mut elsewhere),
                _ => {}
            }
        }
        let mut left_out = Vec::with_capacity(columns.len());
        let mut ahead = Vec::with_capacity(columns.len());
        for &column in &columns {
            left_out.push(!(keep.column)(column));
            ahead.push(matches!(column, Column::Year(year) if year > keep.year));
        }
        Grid {
            rows,
            columns,
            elsewhere,
            cells,
            left_out,
            ahead,
        }
    }

    /// The same grid with its rows in another order, given as their present positions.
    #[must_use]
    pub fn reordered(&self, order: &[usize]) -> Grid {
        let mut grid = self.clone();
        grid.rows.clear();
        grid.cells.clear();
        for &row in order {
            grid.rows.push(self.rows[row]);
            for column in 0..self.columns.len() {
                grid.cells.push(*self.cell(row, column));
            }
        }
        grid
    }

    /// What a cell has.
    pub fn cell(&self, row: usize, column: usize) -> &Tally {
        &self.cells[row * self.columns.len() + column]
    }

    /// What can be said of a cell.
    pub fn standing(&self, row: usize, column: usize) -> Standing {
        self.judge(self.cell(row, column), column)
    }

    /// What the cells of a row have together.
    pub fn row(&self, row: usize) -> (Tally, Standing) {
        let mut tally = Tally::default();
        let mut looked_at = Tally::default();
        let mut open = false;
        for column in 0..self.columns.len() {
            tally.merge(self.cell(row, column));
            if !self.left_out[column] {
                looked_at.merge(self.cell(row, column));
                open |= !self.ahead[column];
            }
        }
        let standing = if tally.readings() > 0 {
            Standing::OnRecord
        } else if looked_at.left_out > 0 || self.left_out.iter().all(|&out| out) {
            Standing::LeftOut
        } else if open {
            Standing::Missing
        } else {
            Standing::Ahead
        };
        (tally, standing)
    }

    /// What the cells of a column have together.
    pub fn column(&self, column: usize) -> (Tally, Standing) {
        let mut tally = Tally::default();
        for row in 0..self.rows.len() {
            tally.merge(self.cell(row, column));
        }
        (tally, self.judge(&tally, column))
    }

    /// What all cells have together.
    pub fn whole(&self) -> Tally {
        let mut tally = Tally::default();
        for cell in &self.cells {
            tally.merge(cell);
        }
        tally
    }

    /// How many cells are of a standing.
    pub fn count(&self, standing: Standing) -> usize {
        let mut count = 0;
        for row in 0..self.rows.len() {
            for column in 0..self.columns.len() {
                count += usize::from(self.standing(row, column) == standing);
            }
        }
        count
    }

    fn judge(&self, tally: &Tally, column: usize) -> Standing {
        if tally.readings() > 0 {
            Standing::OnRecord
        } else if self.left_out[column] || tally.left_out > 0 {
            Standing::LeftOut
        } else if self.ahead[column] {
            Standing::Ahead
        } else {
            Standing::Missing
        }
    }
}

/// Whether a reading belongs into a column.
pub fn holds(column: Column, reading: &Reading) -> bool {
    match column {
        Column::Area(area) => reading.area == area,
        Column::Year(year) => reading.date.year == year,
    }
}
