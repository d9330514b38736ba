//! Which column holds what.

use super::super::header::Layout;
use super::super::mapping::Field;
use crate::dataset::IndicatorId;

/// Where each field stands; a column beyond all others where it does not.
#[derive(Debug)]
pub(super) struct Columns([usize; Field::ALL.len()]);

/// Columns whose figures are planned and actual of the same.
#[derive(Debug)]
pub(super) struct Figures {
    pub(super) planned: usize,
    pub(super) actual: usize,
    /// From the heading, as the next two.
    pub(super) year: Option<i32>,
    pub(super) indicator: Option<IndicatorId>,
    pub(super) unit: String,
}

/// No column.
const NOWHERE: usize = usize::MAX;

impl Columns {
    /// The columns of a table, and those of its figures by what they are of.
    pub(super) fn new(layout: &Layout) -> (Self, Vec<Figures>) {
        let mut columns = [NOWHERE; Field::ALL.len()];
        let mut figures: Vec<Figures> = Vec::new();
        let mapping = &layout.mapping;
        for (at, (&field, said)) in mapping.fields.iter().zip(&layout.said).enumerate() {
            let planned = match field {
                Field::Planned => true,
                Field::Actual => false,
                Field::Year => mapping.melt_planned,
                _ => {
                    let place = &mut columns[field as usize];
                    *place = (*place).min(at);
                    continue;
                }
            };
            let unit = said.unit.as_deref().unwrap_or_default();
            let alike = |f: &Figures| {
                let free = if planned { f.planned } else { f.actual };
                free == NOWHERE
                    && (f.year, f.indicator) == (said.year, said.indicator)
                    && f.unit == unit
            };
            let found = figures.iter().position(alike).unwrap_or(figures.len());
            if found == figures.len() {
                figures.push(Figures {
                    planned: NOWHERE,
                    actual: NOWHERE,
                    year: said.year,
                    indicator: said.indicator,
                    unit: unit.to_owned(),
                });
            }
            if let Some(found) = figures.get_mut(found) {
                let place = if planned {
                    &mut found.planned
                } else {
                    &mut found.actual
                };
                *place = at;
            }
        }
        (Columns(columns), figures)
    }

    pub(super) fn of(&self, field: Field) -> usize {
        self.0[field as usize]
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.of(field) != NOWHERE
    }

    /// A field's column as it is counted for people; 0 where there is none.
    pub(super) fn number(&self, field: Field) -> u32 {
        number(self.of(field))
    }
}

/// A column as it is counted for people; 0 where there is none.
pub(super) fn number(column: usize) -> u32 {
    if column == NOWHERE {
        0
    } else {
        column as u32 + 1
    }
}
