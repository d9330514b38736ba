//! A data set with what is worth computing once for it.

use crate::cube::{Cube, Slice, Targets};
use crate::dataset::{Dataset, IndicatorId, PairingId, ReadingId, TaskAreaId, Value};
use crate::layout::graph::{Graph, Grouping};
use crate::layout::order::{Arrangement, arrange};
use crate::layout::timeline::{face, sharing};
#[cfg(feature = "charts")]
use crate::search::Index;
use crate::sort;
use crate::state::{Filter, State};
use std::cell::{Cell, OnceCell};
use std::fmt;
use std::rc::Rc;

/// Marks on the timeline in the order of what their readings have in common.
type Marks = Vec<(u64, Vec<ReadingId>)>;

/// A data set with what is worth computing once for it.
#[derive(Debug)]
pub struct Model {
    /// The data.
    pub dataset: Dataset,
    by_cluster: OnceCell<(Graph, Arrangement)>,
    by_province: OnceCell<(Graph, Arrangement)>,
    indicators: OnceCell<Vec<(IndicatorId, usize)>>,
    by_pairing: OnceCell<Vec<Vec<ReadingId>>>,
    by_area: OnceCell<Vec<Vec<ReadingId>>>,
    by_mark: OnceCell<Vec<Marks>>,
    by_year: OnceCell<Vec<(i32, usize)>>,
    pub(super) trending: OnceCell<Option<IndicatorId>>,
    cube: OnceCell<Option<Cube>>,
    pub(super) plans: Kept<Option<Rc<(Targets, Slice)>>>,
    #[cfg(feature = "charts")]
    index: OnceCell<Index>,
}

impl Model {
    /// Wraps a data set; nothing is computed yet.
    pub fn new(dataset: Dataset) -> Model {
        Model {
            dataset,
            by_cluster: OnceCell::new(),
            by_province: OnceCell::new(),
            indicators: OnceCell::new(),
            by_pairing: OnceCell::new(),
            by_area: OnceCell::new(),
            by_mark: OnceCell::new(),
            by_year: OnceCell::new(),
            trending: OnceCell::new(),
            cube: OnceCell::new(),
            plans: Kept::default(),
            #[cfg(feature = "charts")]
            index: OnceCell::new(),
        }
    }

    /// Computes the next of what most views ask for of every reading; whether there is
    /// more. A page with very many takes a breath in between.
    pub fn prepare(&self) -> bool {
        if self.by_pairing.get().is_none() {
            self.readings_of(PairingId(0));
        } else if self.cube.get().is_none() {
            self.cube();
        } else if self.cube().is_some_and(Cube::prepare) {
            return true;
        } else if self.by_mark.get().is_none() {
            self.by_mark();
        } else if self.by_year.get().is_none() {
            self.readings_in(0);
        } else {
            return false;
        }
        true
    }

    /// The readings in columns; `None` where they name more things than columns
    /// can tell apart.
    pub fn cube(&self) -> Option<&Cube> {
        let cube = || Cube::new(&self.dataset).ok();
        self.cube.get_or_init(cube).as_ref()
    }

    /// The names of everything, ready to be searched.
    #[cfg(feature = "charts")]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.dataset))
    }

    /// The graph of all pairings and its order. The order is that of the whole
    /// data set, so that filtering takes away without moving what stays.
    pub fn arrangement(&self, grouping: Grouping) -> &(Graph, Arrangement) {
        let cell = match grouping {
            Grouping::Province => &self.by_province,
            _ => &self.by_cluster,
        };
        cell.get_or_init(|| {
            let graph = Graph::new(&self.dataset, grouping);
            let arrangement = arrange(&graph);
            (graph, arrangement)
        })
    }

    /// The indicators that have readings, each with how many pairings have one;
    /// those of most pairings first. Texts cannot be charted and are left out.
    pub fn indicators(&self) -> &[(IndicatorId, usize)] {
        self.indicators.get_or_init(|| {
            let mut having: Vec<Vec<PairingId>> = vec![Vec::new(); self.dataset.indicators.len()];
            for reading in &self.dataset.readings {
                if let (Value::Number { .. }, Some(pairing)) = (&reading.value, reading.pairing)
                    && !having[reading.indicator.index()].contains(&pairing)
                {
                    having[reading.indicator.index()].push(pairing);
                }
            }
            let order = sort::order(having.len(), &|a, b| having[b].len().cmp(&having[a].len()));
            let mut indicators = Vec::new();
            for at in order {
                if !having[at].is_empty() {
                    indicators.push((IndicatorId(at as u32), having[at].len()));
                }
            }
            indicators
        })
    }

    /// The readings of one pairing, in file order.
    pub fn readings_of(&self, pairing: PairingId) -> &[ReadingId] {
        let by_pairing = self.by_pairing.get_or_init(|| {
            let mut by_pairing = vec![Vec::new(); self.dataset.pairings.len()];
            for (reading, number) in self.dataset.readings.iter().zip(0..) {
                if let Some(pairing) = reading.pairing {
                    by_pairing[pairing.index()].push(ReadingId(number));
                }
            }
            by_pairing
        });
        by_pairing.get(pairing.index()).map_or(&[], Vec::as_slice)
    }

    /// The readings of one pairing on one task area, in file order.
    pub(super) fn readings_on(&self, pairing: PairingId, area: TaskAreaId) -> &[ReadingId] {
        let areas = self.dataset.task_areas.len();
        let by_area = self.by_area.get_or_init(|| {
            let mut by_area = vec![Vec::new(); self.dataset.pairings.len() * areas];
            for (reading, number) in self.dataset.readings.iter().zip(0..) {
                if let Some(pairing) = reading.pairing {
                    by_area[pairing.index() * areas + reading.area.index()].push(ReadingId(number));
                }
            }
            by_area
        });
        let at = pairing.index() * areas + area.index();
        by_area.get(at).map_or(&[], Vec::as_slice)
    }

    /// How many readings a year has.
    pub(super) fn readings_in(&self, year: i32) -> usize {
        let by_year = self.by_year.get_or_init(|| {
            let mut by_year: Vec<(i32, usize)> = Vec::new();
            for reading in &self.dataset.readings {
                let year = reading.date.year;
                let at = match by_year.binary_search_by_key(&year, |(year, _)| *year) {
                    Ok(at) => at,
                    Err(at) => {
                        by_year.insert(at, (year, 0));
                        at
                    }
                };
                reading.add_to(&mut by_year[at].1);
            }
            by_year
        });
        let at = by_year.binary_search_by_key(&year, |(year, _)| *year);
        at.map_or(0, |at| by_year[at].1)
    }

    /// The readings that share a mark on the timeline with one, itself among them, in
    /// file order.
    pub(super) fn sharing_mark(&self, id: ReadingId) -> &[ReadingId] {
        let reading = &self.dataset[id];
        let own = face(&self.dataset, reading);
        let about_all = self.dataset.pairings.len();
        let place = reading.pairing.map_or(about_all, PairingId::index);
        let marks = self.by_mark().get(place).map_or(&[][..], Vec::as_slice);
        let at = marks.binary_search_by_key(&own, |(face, _)| *face);
        at.map_or(&[], |at| &marks[at].1)
    }

    /// The marks of each pairing, and last those of what is about all.
    fn by_mark(&self) -> &[Marks] {
        self.by_mark.get_or_init(|| {
            let pairings = self.dataset.pairings.len();
            let mut by_mark = Vec::with_capacity(pairings + 1);
            for pairing in (0..pairings as u32).map(PairingId) {
                let mut own = self.readings_of(pairing).iter().copied();
                by_mark.push(sharing(&self.dataset, &mut own));
            }
            let all = (0..self.dataset.readings.len() as u32).map(ReadingId);
            let mut about_all = all.filter(|&id| self.dataset[id].pairing.is_none());
            by_mark.push(sharing(&self.dataset, &mut about_all));
            by_mark
        })
    }

    /// The pairings that the filter keeps, in the plan's order.
    pub fn shown(&self, state: &State) -> Vec<PairingId> {
        let mut shown = Vec::new();
        for pairing in (0..self.dataset.pairings.len() as u32).map(PairingId) {
            if state.filter.keeps_pairing(&self.dataset, pairing) {
                shown.push(pairing);
            }
        }
        shown
    }
}

/// What was last worked out of a filter: title, description and picture ask in turn.
#[derive(Default)]
pub(super) struct Kept<T>(Cell<Option<(Filter, T)>>);

impl<T: Clone> Kept<T> {
    pub(super) fn of(&self, filter: &Filter, work: impl FnOnce() -> T) -> T {
        let kept = self.0.take().filter(|(of, _)| of == filter);
        let (of, value) = kept.unwrap_or_else(|| (filter.clone(), work()));
        self.0.set(Some((of, value.clone())));
        value
    }
}

impl<T> fmt::Debug for Kept<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}
