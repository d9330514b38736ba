//! The table that everybody can fill in, empty and filled: what is written here is read
//! back without a loss.

use super::loaded::{AreaOf, Loaded, MeasureOf, PairOf};
use super::mapping::Field;
use super::marks::Marks;
use super::number;
use super::rows::{Column, Row};
use crate::dataset::csv::write_row;
use crate::dataset::{Bound, Dataset, Dimension, Evidence, Key, Scope, decimals};
use crate::words::Lang;

/// The columns in their order.
pub const COLUMNS: [Field; 17] = [
    Field::Pairing,
    Field::Date,
    Field::Area,
    Field::Indicator,
    Field::Planned,
    Field::Actual,
    Field::Unit,
    Field::Source,
    Field::Url,
    Field::Note,
    Field::Scope,
    Field::Nature,
    Field::Evidence,
    Field::Status,
    Field::Series,
    Field::BaseArea,
    Field::Cluster,
];

/// The headings alone, with a byte order mark, by which spreadsheets know UTF-8.
pub fn csv(lang: Lang) -> String {
    let mut out = String::from('\u{feff}');
    write_row(&mut out, COLUMNS.map(|field| heading(field, lang)));
    out
}

/// A column's heading.
pub fn heading(field: Field, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => field.name(lang),
        Lang::En => field.word(),
    }
}

/// The rows of a file under the headings. `ds` is the data set with which it was read.
pub fn filled(loaded: &Loaded, ds: &Dataset, lang: Lang) -> String {
    let mut out = csv(lang);
    for (at, row) in loaded.rows.iter().enumerate() {
        let cells = COLUMNS.map(|field| cell(loaded, ds, (at, &row), field));
        write_row(&mut out, cells.each_ref().map(String::as_str));
    }
    out
}

fn cell(loaded: &Loaded, ds: &Dataset, (at, row): (usize, &Row), field: Field) -> String {
    let members = &loaded.members;
    let pair = members.pairings.get(usize::from(row.pairing));
    let measure = members.measures.get(usize::from(row.measure));
    let marks = Marks::of_byte(row.marks);
    let text = |column| {
        let code = loaded.rows.text(at, column);
        let text = code.and_then(|code| members.texts.get(code as usize));
        text.cloned().unwrap_or_default()
    };
    let source = loaded.rows.text(at, Column::Source);
    let source = source.and_then(|code| members.sources.get(code as usize));
    let given = |text: Option<&str>| text.unwrap_or_default().to_owned();
    match field {
        Field::Pairing => pair.map_or_else(String::new, |pair| pair_text(pair, ds)),
        Field::Date => {
            let date = members.dates.get(usize::from(row.date));
            date.map_or_else(String::new, |(date, _)| date.to_string())
        }
        Field::Area => match members.areas.get(usize::from(row.area)) {
            Some(AreaOf::Plan(id)) => given(ds.task_areas.get(id.index()).map(|a| &*a.name.zh)),
            Some(AreaOf::Own(name)) => name.clone(),
            None => String::new(),
        },
        Field::Indicator => match measure.map(|measure| &measure.indicator) {
            Some(Ok(id)) => given(ds.indicators.get(id.index()).map(|i| &*i.name.zh)),
            Some(Err(name)) => name.clone(),
            None => String::new(),
        },
        Field::Planned => figure(loaded, ds, measure, row.planned, marks.planned()),
        Field::Actual => figure(loaded, ds, measure, row.actual, marks.actual()),
        Field::Unit => match measure.map(|measure| &measure.unit) {
            Some(Ok(id)) => given(ds.units.get(id.index()).map(|unit| &*unit.name.zh)),
            Some(Err(name)) => name.clone(),
            None => String::new(),
        },
        Field::Source => given(source.map(|source| &*source.publisher)),
        Field::Url => given(source.map(|source| &*source.url)),
        Field::Note => text(Column::Note),
        Field::Status => text(Column::Status),
        Field::Scope => match marks.scope() {
            Scope::Pairing => String::new(),
            scope => scope.name().to_owned(),
        },
        Field::Nature => given(measure.and_then(|m| m.nature).map(|nature| nature.name())),
        Field::Evidence => match marks.evidence() {
            Evidence::File => String::new(),
            kind => kind.name().to_owned(),
        },
        Field::Series => given(measure.map(|measure| &*measure.series)),
        Field::BaseArea | Field::Cluster => match pair {
            Some(PairOf::Own { base_area, .. }) if field == Field::BaseArea => base_area.clone(),
            Some(PairOf::Own { cluster, .. }) => cluster.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn pair_text(pair: &PairOf, ds: &Dataset) -> String {
    match pair {
        PairOf::Every => "0".to_owned(),
        PairOf::Plan(id) => ds.key_text(Key::Pairing(*id)),
        PairOf::Own { base, east, .. } => [base, "—", east].concat(),
    }
}

fn figure(
    loaded: &Loaded,
    ds: &Dataset,
    measure: Option<&MeasureOf>,
    figure: f64,
    bound: Bound,
) -> String {
    if figure.is_nan() {
        return String::new();
    }
    let unit = measure.and_then(|measure| measure.unit.as_ref().ok());
    let unit = unit.and_then(|id| ds.units.get(id.index()));
    if unit.is_some_and(|unit| unit.dimension == Dimension::Text) {
        let text = loaded.members.texts.get(figure as usize);
        return text.cloned().unwrap_or_default();
    }
    let sign = match bound {
        Bound::Exact => "",
        Bound::AtLeast => "≥",
        Bound::About => "约",
    };
    [sign, &number::format(figure, decimals(figure))].concat()
}
