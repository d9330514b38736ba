//! The columns of each table: heading, and how a row gives its cell.

use super::{Cell, Sheet};
use crate::dataset::{
    self, Bound, City, CityId, Dataset, DateBasis, Key, Name, Nature, Pairing, PairingId, Reading,
    Scope, Side, Source, TaskArea, TaskAreaId, TaskKind, Value,
};
use crate::figures::evidence_word;
use crate::labels::section;
use crate::words::{Lang, Words};

/// What a cell is made from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) ds: &'a Dataset,
    pub(super) lang: Lang,
}

/// A heading, and how the row with an id gives the cell under it.
type Column<T> = (fn(&Words) -> &'static str, fn(View, u32, &T) -> Cell);

macro_rules! columns {
    ($($table:ident of $row:ty, $view:ident $id:ident $item:ident { $($heading:ident = $cell:expr;)* })*) => {$(
        #[allow(unused_variables)] // not every cell needs the view, the id or the row
        pub(super) const $table: &[Column<$row>] =
            &[$((|words| words.$heading, |$view, $id, $item| $cell),)*];
    )*};
}

columns! {
    PAIRINGS of Pairing, view id pairing {
        col_key = view.key(Key::Pairing(PairingId(id)));
        col_number = whole(pairing.number);
        col_base_city = view.name(&view.ds[pairing.base].name);
        col_base_code = text(&view.ds[pairing.base].adcode);
        col_base_province = view.province(&view.ds[pairing.base]);
        col_base_area = view.name(&view.ds[pairing.base_area].name);
        col_eastern_city = view.name(&view.ds[pairing.east].name);
        col_eastern_code = text(&view.ds[pairing.east].adcode);
        col_eastern_province = view.province(&view.ds[pairing.east]);
        col_cluster = view.cluster(&view.ds[pairing.east]);
        col_same_province = Cell::Flag(view.ds[pairing.base].province == view.ds[pairing.east].province);
        col_start = Cell::Number(pairing.start.into(), 0);
        col_end = Cell::Number(pairing.end.into(), 0);
    }

    CITIES of City, view id city {
        col_key = view.key(Key::City(CityId(id)));
        col_code = text(&city.adcode);
        col_city = view.name(&city.name);
        col_short = view.name(&city.short);
        col_pinyin = text(&city.pinyin);
        col_side = text(side(city, view.lang));
        col_province = view.province(city);
        col_cluster = view.cluster(city);
        col_base_area = view.base_area(city);
        col_partners = view.partners(id);
        col_pairings = Cell::List(view.pairings_of(id).map(|(id, _)| view.ds.key_text(Key::Pairing(id))).collect());
    }

    READINGS of Reading, view id reading {
        col_key = text(&reading.slug);
        col_pairing = view.pairing_of(reading);
        col_base_city = view.city_of(reading, |pairing| pairing.base);
        col_eastern_city = view.city_of(reading, |pairing| pairing.east);
        col_date = text(&reading.date.to_string());
        col_date_basis = text(basis(reading.date_basis, view.lang));
        col_area = view.name(&view.ds[reading.area].name);
        col_indicator = view.name(&view.ds[reading.indicator].name);
        col_planned = value_if(reading.planned, reading);
        col_actual = value_if(!reading.planned, reading);
        col_unit = view.name(&view.ds[reading.unit].name);
        col_bound = text(bound(reading.bound, view.lang));
        col_scope = text(scope(reading.scope, view.lang));
        col_nature = text(nature(view.ds[reading.indicator].nature, view.lang));
        col_series = text(&reading.series);
        col_evidence = text(evidence_word(reading.evidence, view.lang));
        col_source_key = text(&view.ds[reading.source].slug);
        col_source = text(&view.ds[reading.source].publisher);
        col_title = text(&view.ds[reading.source].title);
        col_published = date(&view.ds[reading.source]);
        col_url = text(&view.ds[reading.source].url);
        col_note = view.name(&reading.note);
    }

    ROWS of Reading, view id reading {
        col_rows = whole(reading.rows);
    }

    SOURCES of Source, view id source {
        col_key = text(&source.slug);
        col_publisher = text(&source.publisher);
        col_title = text(&source.title);
        col_published = date(source);
        col_kind = text(evidence_word(source.kind, view.lang));
        col_url = text(&source.url);
        col_note = text(&source.note);
        col_readings = count(view.ds, |reading| reading.source.0 == id);
    }

    TASKS of TaskArea, view id area {
        col_key = view.key(Key::TaskArea(TaskAreaId(id)));
        col_kind = text(kind(area.kind, view.lang));
        col_name = view.name(&area.name);
        col_short = view.name(&area.short);
        col_section = text(&section(&area.section, view.lang));
        col_measures = view.measures(id);
        col_readings = count(view.ds, |reading| reading.area.0 == id);
    }
}

impl<'a> View<'a> {
    pub(super) fn sheet<T>(self, items: &[T], ids: Option<&[u32]>, columns: &[Column<T>]) -> Sheet {
        let heading = |lang: Lang| {
            let mut headings = Vec::with_capacity(columns.len());
            for (heading, _) in columns {
                headings.push(heading(lang.words()));
            }
            headings
        };
        let mut rows = Vec::new();
        let mut add = |id: u32| {
            if let Some(item) = items.get(id as usize) {
                let mut row = Vec::with_capacity(columns.len());
                for (_, cell) in columns {
                    row.push(cell(self, id, item));
                }
                rows.push(row);
            }
        };
        match ids {
            Some(ids) => ids.iter().for_each(|&id| add(id)),
            None => (0..items.len() as u32).for_each(&mut add),
        }
        Sheet {
            keys: heading(Lang::En),
            headings: heading(self.lang),
            rows,
            lang: self.lang,
        }
    }

    fn key(self, key: Key) -> Cell {
        Cell::Text(self.ds.key_text(key))
    }

    fn name(self, name: &Name) -> Cell {
        text(name.get(self.lang))
    }

    fn province(self, city: &City) -> Cell {
        self.name(&self.ds[city.province].name)
    }

    fn cluster(self, city: &City) -> Cell {
        match city.side {
            Side::East(id) => self.name(&self.ds[id].name),
            Side::Base(_) => Cell::Missing,
        }
    }

    fn base_area(self, city: &City) -> Cell {
        match city.side {
            Side::Base(id) => self.name(&self.ds[id].name),
            Side::East(_) => Cell::Missing,
        }
    }

    fn partners(self, city: u32) -> Cell {
        let partner = |pairing: &Pairing| {
            if pairing.base.0 == city {
                pairing.east
            } else {
                pairing.base
            }
        };
        let name = |id: CityId| self.ds[id].name.get(self.lang).to_owned();
        Cell::List(
            self.pairings_of(city)
                .map(|(_, pairing)| name(partner(pairing)))
                .collect(),
        )
    }

    fn measures(self, area: u32) -> Cell {
        let measures = self
            .ds
            .measures
            .iter()
            .filter(|measure| measure.area.0 == area);
        Cell::List(
            measures
                .map(|measure| measure.name.get(self.lang).to_owned())
                .collect(),
        )
    }

    /// The pairing's key, or the word for all of them: a blank cell would say that it is
    /// not known.
    fn pairing_of(self, reading: &Reading) -> Cell {
        match reading.pairing {
            Some(id) => self.key(Key::Pairing(id)),
            None => text(self.lang.words().col_every),
        }
    }

    fn city_of(self, reading: &Reading, city: fn(&Pairing) -> CityId) -> Cell {
        reading.pairing.map_or(Cell::Missing, |id| {
            self.name(&self.ds[city(&self.ds[id])].name)
        })
    }

    fn pairings_of(self, city: u32) -> impl Iterator<Item = (PairingId, &'a Pairing)> {
        let pairings = (0..).map(PairingId).zip(&self.ds.pairings);
        pairings.filter(move |(_, pairing)| pairing.base.0 == city || pairing.east.0 == city)
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Missing
    } else {
        Cell::Text(text.to_owned())
    }
}

fn whole(number: u32) -> Cell {
    Cell::Number(number.into(), 0)
}

fn date(source: &Source) -> Cell {
    source
        .published
        .map_or(Cell::Missing, |date| Cell::Text(date.to_string()))
}

fn count(ds: &Dataset, about: impl Fn(&Reading) -> bool) -> Cell {
    let mut readings = ds.readings.iter().filter(|reading| about(reading));
    Cell::Number(dataset::count(&mut readings) as f64, 0)
}

fn value_if(holds: bool, reading: &Reading) -> Cell {
    match &reading.value {
        _ if !holds => Cell::Missing,
        Value::Number { number, decimals } => Cell::Number(*number, *decimals),
        Value::Text(value) => text(value),
    }
}

fn side(city: &City, lang: Lang) -> &'static str {
    match city.side {
        Side::East(_) => lang.words().side_east,
        Side::Base(_) => lang.words().side_base,
    }
}

fn kind(kind: TaskKind, lang: Lang) -> &'static str {
    match kind {
        TaskKind::Task => lang.words().task,
        TaskKind::Safeguard => lang.words().safeguard,
    }
}

fn basis(basis: DateBasis, lang: Lang) -> &'static str {
    match basis {
        DateBasis::Stated => lang.words().basis_stated,
        DateBasis::Inferred => lang.words().basis_inferred,
        DateBasis::Published => lang.words().basis_published,
    }
}

fn bound(bound: Bound, lang: Lang) -> &'static str {
    match bound {
        Bound::Exact => lang.words().bound_exact,
        Bound::AtLeast => lang.words().bound_at_least,
        Bound::About => lang.words().bound_about,
    }
}

fn scope(scope: Scope, lang: Lang) -> &'static str {
    match scope {
        Scope::Pairing => lang.words().scope_is_pairing,
        Scope::Part => lang.words().scope_is_part,
        Scope::Wider => lang.words().scope_is_wider,
    }
}

fn nature(nature: Nature, lang: Lang) -> &'static str {
    let words = lang.words();
    match nature {
        Nature::Event => words.nature_event,
        Nature::Period => words.nature_period,
        Nature::Cumulative => words.nature_cumulative,
        Nature::Level => words.nature_level,
        Nature::Planned => words.nature_planned,
        Nature::Grade => words.nature_grade,
        Nature::Document => words.nature_document,
    }
}
