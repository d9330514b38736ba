//! What a file amounts to as a data set: its readings in place of the built-in ones, and
//! what it has of its own beside what the data set knows.

mod own;
mod rolled;

use super::loaded::{AreaOf, Loaded, MeasureOf, PairOf, SourceOf};
use super::marks::Marks;
use super::rows::{Column, Row};
use crate::dataset::{
    Bound, Dataset, DateBasis, Dimension, Evidence, Indicator, IndicatorId, Name, Nature,
    PairingId, Reading, Source, SourceId, TaskArea, TaskAreaId, TaskKind, Unit, UnitId, Value,
    decimals,
};
use crate::date::PartialDate;
use crate::words::Lang;
use own::Places;

impl Dataset {
    /// The data set that a file makes of this one, with which it was read. `None` if it was
    /// read with another one.
    ///
    /// The file's readings stand in place of this data set's. Pairings, task areas,
    /// indicators and units of its own stand behind those that are known; where it names
    /// none of the known pairings it is about another programme, and they all leave. The
    /// planned and the actual figure of a row are a reading each.
    pub fn with_loaded(self, loaded: &Loaded) -> Option<Self> {
        let mut assembly = Assembly::new(self, loaded)?;
        assembly.take(loaded, usize::MAX)?;
        Some(assembly.finish())
    }
}

/// A file on its way to be a data set, some rows at a time: of hundreds of thousands a
/// page could not wait for all.
#[derive(Debug)]
pub struct Assembly {
    ds: Dataset,
    pairings: Vec<Option<PairingId>>,
    areas: Vec<TaskAreaId>,
    measures: Vec<(IndicatorId, UnitId)>,
    sources: Vec<SourceId>,
    /// What rows rest on that name nobody, by kind.
    nameless: [Option<SourceId>; Evidence::ALL.len()],
    /// The next row.
    at: usize,
    /// The latest dates of what is and of what is planned.
    latest: [Option<PartialDate>; 2],
}

impl Assembly {
    /// Begins with the data set with which the file was read; `None` for another one.
    pub fn new(mut ds: Dataset, loaded: &Loaded) -> Option<Self> {
        let members = &loaded.members;
        let mut places = Places::default();
        let named = |pair: &PairOf| !matches!(pair, PairOf::Own { .. });
        if !members.pairings.iter().any(named) {
            own::clear(&mut ds, members);
        }
        let mut pairings = Vec::with_capacity(members.pairings.len());
        for pair in &members.pairings {
            pairings.push(match pair {
                PairOf::Every => None,
                PairOf::Plan(id) => Some(known(*id, id.index(), ds.pairings.len())?),
                PairOf::Own { .. } => Some(places.pairing(&mut ds, pair)),
            });
        }
        let areas = areas(&mut ds, &members.areas)?;
        let measures = measures(&mut ds, loaded, &areas)?;
        let sources = sources(&mut ds, &members.sources);
        ds.readings = Vec::with_capacity(loaded.rows.len());
        ds.version.clone_from(&members.version);
        Some(Self {
            ds,
            pairings,
            areas,
            measures,
            sources,
            nameless: [None; Evidence::ALL.len()],
            at: 0,
            latest: [None; 2],
        })
    }

    /// Takes the next rows, so many at most: whether there are more. `None` where the file
    /// was read with another data set.
    pub fn take(&mut self, loaded: &Loaded, most: usize) -> Option<bool> {
        let end = loaded.rows.len().min(self.at.saturating_add(most));
        while self.at < end {
            self.row(loaded, self.at)?;
            self.at += 1;
        }
        Some(end < loaded.rows.len())
    }

    /// The data set of the rows that were taken.
    pub fn finish(mut self) -> Dataset {
        let [of_what_is, planned] = self.latest;
        self.ds.cutoff = of_what_is.or(planned).unwrap_or(self.ds.plan.published);
        self.ds
    }

    fn row(&mut self, loaded: &Loaded, at: usize) -> Option<()> {
        let row = loaded.rows.get(at)?;
        let members = &loaded.members;
        let marks = Marks::of_byte(row.marks);
        let kind = marks.evidence();
        let source = match loaded.rows.text(at, Column::Source) {
            Some(code) => *self.sources.get(code as usize)?,
            None => *self.nameless[kind as usize]
                .get_or_insert_with(|| nameless_source(&mut self.ds, &members.file, kind)),
        };
        let found = Found {
            pairing: *self.pairings.get(usize::from(row.pairing))?,
            area: *self.areas.get(usize::from(row.area))?,
            measure: *self.measures.get(usize::from(row.measure))?,
            series: &members.measures.get(usize::from(row.measure))?.series,
            date: *members.dates.get(usize::from(row.date))?,
            source,
            note: note(loaded, at),
        };
        let [of_planned, of_actual] = loaded.rows.counts(at);
        let figures = [
            (row.planned, true, marks.planned(), of_planned),
            (row.actual, false, marks.actual(), of_actual),
        ];
        for (figure, planned, bound, rows) in figures {
            if figure.is_nan() {
                continue;
            }
            let value = value(&self.ds, loaded, found.measure.1, figure)?;
            let reading = found.reading(&self.ds, &row, value, planned, bound);
            let latest = &mut self.latest[usize::from(planned)];
            *latest = (*latest).max(Some(reading.date));
            // Bytes from elsewhere could say that a figure stands for nothing.
            let rows = rows.max(1);
            self.ds.readings.push(Reading { rows, ..reading });
        }
        Some(())
    }
}

/// What the codes of a row stand for.
struct Found<'a> {
    pairing: Option<PairingId>,
    area: TaskAreaId,
    measure: (IndicatorId, UnitId),
    series: &'a str,
    date: (PartialDate, DateBasis),
    source: SourceId,
    note: Name,
}

impl Found<'_> {
    fn reading(
        &self,
        ds: &Dataset,
        row: &Row,
        value: Value,
        planned: bool,
        bound: Bound,
    ) -> Reading {
        let marks = Marks::of_byte(row.marks);
        let (date, date_basis) = self.date;
        Reading {
            slug: ["r", &(ds.readings.len() + 1).to_string()].concat(),
            pairing: self.pairing,
            date,
            date_basis,
            area: self.area,
            indicator: self.measure.0,
            value,
            unit: self.measure.1,
            bound,
            scope: marks.scope(),
            evidence: marks.evidence(),
            planned,
            source: self.source,
            note: self.note.clone(),
            series: self.series.to_owned(),
            rows: 1,
        }
    }
}

/// An id, where the data set has so many that it is one of them.
fn known<T>(id: T, at: usize, count: usize) -> Option<T> {
    (at < count).then_some(id)
}

/// A figure as it is told: of an indicator told in words the number is a text's place.
fn value(ds: &Dataset, loaded: &Loaded, unit: UnitId, number: f64) -> Option<Value> {
    if ds[unit].dimension == Dimension::Text {
        let text = loaded.members.texts.get(number as usize)?;
        return Some(Value::Text(text.clone()));
    }
    let decimals = decimals(number);
    Some(Value::Number { number, decimals })
}

/// A row's remark, and how far the project is.
fn note(loaded: &Loaded, at: usize) -> Name {
    let text = |column| {
        let code = loaded.rows.text(at, column)? as usize;
        loaded
            .members
            .texts
            .get(code)
            .filter(|text| !text.is_empty())
    };
    let mut name = Name::default();
    if let Some(note) = text(Column::Note) {
        name = both(note);
    }
    if let Some(status) = text(Column::Status) {
        for (lang, said) in [(Lang::Zh, &mut name.zh), (Lang::En, &mut name.en)] {
            let words = lang.words();
            if !said.is_empty() {
                said.push_str(words.note_and);
            }
            said.push_str(&crate::words::fill(words.status_is, &[("status", status)]));
        }
    }
    name
}

/// The task area of each code.
fn areas(ds: &mut Dataset, members: &[AreaOf]) -> Option<Vec<TaskAreaId>> {
    let mut ids = Vec::with_capacity(members.len());
    for member in members {
        ids.push(match member {
            AreaOf::Plan(id) => known(*id, id.index(), ds.task_areas.len())?,
            AreaOf::Own(name) => {
                let name = named(name, |words| words.area_unnamed);
                ds.task_areas.push(TaskArea {
                    slug: slug(ds.task_areas.len()),
                    kind: TaskKind::Task,
                    short: name.clone(),
                    name,
                    section: String::new(),
                });
                TaskAreaId(ds.task_areas.len() as u32 - 1)
            }
        });
    }
    Some(ids)
}

/// The indicator and unit of each code.
fn measures(
    ds: &mut Dataset,
    loaded: &Loaded,
    areas: &[TaskAreaId],
) -> Option<Vec<(IndicatorId, UnitId)>> {
    let members = &loaded.members.measures;
    // The usual area of an own indicator is that of its first row.
    let mut first = vec![None; members.len()];
    for row in loaded.rows.iter() {
        if let Some(place @ None) = first.get_mut(usize::from(row.measure)) {
            *place = areas.get(usize::from(row.area)).copied();
        }
    }
    let mut own_units: Vec<(&str, UnitId)> = Vec::new();
    let mut own: Vec<(&MeasureOf, IndicatorId)> = Vec::new();
    let (known_units, known_indicators) = (ds.units.len(), ds.indicators.len());
    let mut ids = Vec::with_capacity(members.len());
    for (member, first) in members.iter().zip(first) {
        let unit = match &member.unit {
            Ok(id) => known(*id, id.index(), known_units)?,
            Err(name) => {
                if let Some((_, id)) = own_units.iter().find(|(known, _)| known == name) {
                    *id
                } else {
                    ds.units.push(unit(name, ds.units.len()));
                    let id = UnitId(ds.units.len() as u32 - 1);
                    own_units.push((name, id));
                    id
                }
            }
        };
        let plain = match &member.indicator {
            Ok(id) => {
                let id = known(*id, id.index(), known_indicators)?;
                let as_usual = member.nature.is_none_or(|nature| nature == ds[id].nature);
                as_usual.then_some(id)
            }
            Err(_) => None,
        };
        let alike = |(other, _): &&(&MeasureOf, IndicatorId)| {
            (&other.indicator, other.nature) == (&member.indicator, member.nature)
        };
        let indicator = match (plain, own.iter().find(alike)) {
            (Some(id), _) => id,
            (None, Some((_, id))) => *id,
            (None, None) => {
                let area = first.unwrap_or(TaskAreaId(0));
                let made = indicator(ds, member, unit, area);
                ds.indicators.push(made);
                let id = IndicatorId(ds.indicators.len() as u32 - 1);
                own.push((member, id));
                id
            }
        };
        ids.push((indicator, unit));
    }
    Some(ids)
}

/// An indicator of the file's own, or a known one whose figures are of another nature.
fn indicator(ds: &Dataset, member: &MeasureOf, unit: UnitId, area: TaskAreaId) -> Indicator {
    let name = match &member.indicator {
        Ok(id) => ds[*id].name.clone(),
        Err(name) => named(name, |words| words.indicator_unnamed),
    };
    let adds = [Nature::Event, Nature::Period, Nature::Cumulative];
    Indicator {
        slug: slug(ds.indicators.len()),
        name,
        unit,
        // Without its nature nothing is known but that the latest figure is the latest.
        nature: member.nature.unwrap_or(Nature::Level),
        additive_over_pairings: member.nature.is_some_and(|nature| adds.contains(&nature)),
        area,
    }
}

/// A unit of the file's own: it has no factor, so nothing is ever converted from or to it.
fn unit(name: &str, at: usize) -> Unit {
    Unit {
        slug: slug(at),
        name: both(name),
        dimension: Dimension::Count,
        factor: None,
    }
}

/// The file's sources stand behind the founding documents and what county pairs rest on.
/// One that says of itself all that a known one does is that one.
fn sources(ds: &mut Dataset, members: &[SourceOf]) -> Vec<SourceId> {
    let known = ds.sources.len();
    let mut ids = Vec::with_capacity(members.len());
    for member in members {
        let same = |source: &Source| {
            source.slug == member.key
                && (&source.publisher, &source.title, &source.url)
                    == (&member.publisher, &member.title, &member.url)
                && (source.published, source.kind) == (member.published, member.kind)
        };
        let at = ds.sources.iter().take(known).position(same);
        ids.push(match at {
            Some(at) => SourceId(at as u32),
            None => source(ds, member.clone()),
        });
    }
    ids
}

/// What rows rest on that name nobody: the file itself.
fn nameless_source(ds: &mut Dataset, file: &str, kind: Evidence) -> SourceId {
    let title = file.to_owned();
    let nobody = SourceOf {
        key: String::new(),
        publisher: String::new(),
        title,
        published: None,
        url: String::new(),
        kind,
    };
    source(ds, nobody)
}

fn source(ds: &mut Dataset, of: SourceOf) -> SourceId {
    ds.sources.push(Source {
        slug: slug(ds.sources.len()),
        publisher: of.publisher,
        title: of.title,
        published: of.published,
        kind: of.kind,
        url: of.url,
        note: String::new(),
    });
    SourceId(ds.sources.len() as u32 - 1)
}

/// `f12`: no slug of the built-in tables is a letter and a number.
fn slug(at: usize) -> String {
    ["f", &(at + 1).to_string()].concat()
}

/// A name in the language of the file, or the words for having none.
fn named(name: &str, none: fn(&crate::words::Words) -> &'static str) -> Name {
    if !name.is_empty() {
        return both(name);
    }
    Name {
        zh: none(Lang::Zh.words()).to_owned(),
        en: none(Lang::En.words()).to_owned(),
    }
}

fn both(name: &str) -> Name {
    Name {
        zh: name.to_owned(),
        en: name.to_owned(),
    }
}
