//! Readings spread over the cells of one or two axes.

use super::axis::{Axis, Code, Member};
use super::columns::{Column, Cube};
use super::slice::Slice;
use crate::dataset::ReadingId;
use crate::sort;

/// A cell with readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its code on the first axis.
    pub row: Code,
    /// Its code on the second axis; 0 where there is one axis only.
    pub column: Code,
    /// How many of the slice's pairings could have a reading here. Readings about
    /// all pairings make none.
    pub pairings: u32,
    start: u32,
    end: u32,
}

/// The cells of a slice on one or two axes.
#[derive(Debug, Clone)]
pub struct Groups {
    /// Those with readings, in dictionary order: by row, then by column.
    pub cells: Vec<Cell>,
    rows: Axis,
    columns: Option<Axis>,
    readings: Vec<ReadingId>,
}

impl Groups {
    /// A cell's readings in the data set's order.
    pub fn readings(&self, cell: &Cell) -> &[ReadingId] {
        self.readings
            .get(cell.start as usize..cell.end as usize)
            .unwrap_or(&[])
    }

    /// The cell at two codes; `None` where it has no reading.
    pub fn find(&self, row: Code, column: Code) -> Option<&Cell> {
        let at = |cell: &Cell| (cell.row, cell.column).cmp(&(row, column));
        let found = self.cells.binary_search_by(at).ok()?;
        self.cells.get(found)
    }

    /// The codes of the cells in which the slice could have readings and has none,
    /// in dictionary order. No cell of readings about all pairings is missing, and
    /// none whose codes exclude each other, as a base area and a city do that is
    /// not paired with it.
    pub fn missing(&self, cube: &Cube, slice: &Slice) -> Vec<(Code, Code)> {
        let mut open = possible(cube, slice, self.rows, self.columns);
        open.retain(|&(row, column)| {
            self.find(row, column).is_none()
                && !is_all(cube, self.rows, row)
                && !self.columns.is_some_and(|axis| is_all(cube, axis, column))
        });
        open
    }
}

/// Groups a slice's readings by one axis or two.
pub fn group(cube: &Cube, slice: &Slice, rows: Axis, columns: Option<Axis>) -> Groups {
    let readings = ordered(cube, slice, rows, columns);
    let code = |axis: Axis, id: ReadingId| cube.code_at(axis, id.index());
    let mut cells: Vec<Cell> = Vec::new();
    for (at, &id) in (0..).zip(&readings) {
        let (row, column) = (code(rows, id), columns.map_or(0, |axis| code(axis, id)));
        match cells.last_mut() {
            Some(cell) if (cell.row, cell.column) == (row, column) => cell.end = at + 1,
            _ => cells.push(Cell {
                row,
                column,
                pairings: 0,
                start: at,
                end: at + 1,
            }),
        }
    }
    let mut groups = Groups {
        cells,
        rows,
        columns,
        readings,
    };
    count_pairings(&mut groups, cube, slice);
    groups
}

/// The slice's readings by row, then by column, then in the data set's order.
fn ordered(cube: &Cube, slice: &Slice, rows: Axis, columns: Option<Axis>) -> Vec<ReadingId> {
    let mut order: Vec<usize> = Vec::new();
    for id in slice.readings(cube) {
        order.push(id.index());
    }
    for axis in [columns, Some(rows)].into_iter().flatten() {
        order = sort::by_rank(&order, cube.members(axis).len(), &|at| {
            cube.code_at(axis, at) as usize
        });
    }
    order.into_iter().map(|at| ReadingId(at as u32)).collect()
}

/// Tells each cell how many pairings it is about.
fn count_pairings(groups: &mut Groups, cube: &Cube, slice: &Slice) {
    let (rows, columns) = (groups.rows, groups.columns);
    let of_pairings = |axis: Axis| axis.column() == Column::Pairing;
    let (row_axis, column_axis) = (
        Some(rows).filter(|&axis| of_pairings(axis)),
        columns.filter(|&axis| of_pairings(axis)),
    );
    let pairings = slice.pairings();
    // How many share a place on an axis: codes on both, on one, or all of them alike.
    let code =
        |axis: Option<Axis>, id: usize| axis.map_or(0, |axis| cube.dictionary(axis).code_of[id]);
    let mut places: Vec<usize> = pairings.iter().map(|id| id.index()).collect();
    sort::by(&mut places, &|a, b| {
        (code(row_axis, a), code(column_axis, a)).cmp(&(code(row_axis, b), code(column_axis, b)))
    });
    let mut counts: Vec<((Code, Code), u32)> = Vec::new();
    for at in places {
        let place = (code(row_axis, at), code(column_axis, at));
        match counts.last_mut() {
            Some((last, count)) if *last == place => *count += 1,
            _ => counts.push((place, 1)),
        }
    }
    for cell in &mut groups.cells {
        let place = (
            row_axis.map_or(0, |_| cell.row),
            column_axis.map_or(0, |_| cell.column),
        );
        if let Ok(found) = counts.binary_search_by(|(other, _)| other.cmp(&place)) {
            cell.pairings = counts[found].1;
        }
    }
}

/// Every cell that the slice allows, in order.
fn possible(cube: &Cube, slice: &Slice, rows: Axis, columns: Option<Axis>) -> Vec<(Code, Code)> {
    let mut cells: Vec<(Code, Code)> = Vec::new();
    if let Some(axis) = columns.filter(|axis| axis.column() == rows.column()) {
        let pairs = slice.pairs(cube, rows, axis);
        for at in sort::order(pairs.len(), &|a, b| pairs[a].cmp(&pairs[b])) {
            if cells.last() != Some(&pairs[at]) {
                cells.push(pairs[at]);
            }
        }
        return cells;
    }
    let others = columns.map_or_else(|| vec![0], |axis| slice.codes(cube, axis));
    for row in slice.codes(cube, rows) {
        for &column in &others {
            cells.push((row, column));
        }
    }
    cells
}

fn is_all(cube: &Cube, axis: Axis, code: Code) -> bool {
    cube.members(axis).get(code as usize) == Some(&Member::All)
}
