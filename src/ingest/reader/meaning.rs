//! What the texts of a table mean: each distinct one is looked up once.

use super::super::finding::{Findings, Kind};
use super::super::header::Layout;
use super::super::loaded::{AreaOf, MeasureOf, Members, PairOf, SourceOf};
use super::super::mapping::Field;
use super::super::marks::Marks;
use super::super::number;
use super::super::place::{Found, Matcher, Named};
use super::super::rows::Interner;
use super::super::when::{self, Serials};
use super::figure::{self, Cell};
use super::words::{date_kind, evidence, is_link, nature, scope};
use crate::dataset::{
    Bound, City, CityId, Dataset, Dimension, Evidence, IndicatorId, Scope, Side, TaskAreaId, UnitId,
};
use crate::date::PartialDate;
use crate::figures::quantity;
use crate::labels::pairing_short;
use crate::words::Lang;

/// The texts of a row that all its figures share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) row: u32,
    pub(super) area: &'a [u8],
    pub(super) indicator: &'a [u8],
    pub(super) date: &'a [u8],
    pub(super) has_date: bool,
    pub(super) unit: &'a [u8],
    pub(super) nature: &'a [u8],
    pub(super) series: &'a [u8],
    pub(super) scope: &'a [u8],
    pub(super) evidence: &'a [u8],
    pub(super) publisher: &'a [u8],
    pub(super) url: &'a [u8],
    pub(super) note: &'a [u8],
    pub(super) status: &'a [u8],
}

/// What a figure measures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub(super) code: u16,
    /// By how many zeros the figure is longer in the unit than as it is written.
    zeros: i32,
    /// Whether it is said in words.
    words: bool,
}

/// Looks texts up and remembers what they mean.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) matcher: Matcher,
    pub(super) findings: Findings,
    ds: Dataset,
    pairings: Cache<u16>,
    areas: Cache<u8>,
    measures: Cache<Measured>,
    dates: Cache<u16>,
    sources: Cache<(Option<u32>, Evidence, Scope)>,
    source_codes: Interner,
    /// Own pairs by both names, whichever stands first, and their codes.
    own_pairs: Interner,
    own_codes: Vec<u16>,
    texts: Interner,
    pair_list: Vec<PairOf>,
    area_list: Vec<AreaOf>,
    measure_list: Vec<MeasureOf>,
    date_list: Vec<(PartialDate, bool)>,
    source_list: Vec<SourceOf>,
    /// The unit of all figures, from above the headings.
    unit: Vec<u8>,
    title_year: Option<i32>,
    key: Vec<u8>,
    said_units: Vec<Kind>,
}

/// What distinct texts mean, or why they mean nothing.
#[derive(Debug)]
struct Cache<T> {
    texts: Interner,
    found: Vec<Result<T, (Kind, [String; 2])>>,
}

impl<T: Copy> Cache<T> {
    fn new() -> Self {
        Cache {
            texts: Interner::default(),
            found: Vec::new(),
        }
    }

    /// The code of a text, and whether it is new.
    fn code(&mut self, text: &[u8]) -> (usize, bool) {
        let code = self.texts.code(text) as usize;
        (code, code >= self.found.len())
    }
}

impl Meaning {
    pub(super) fn new(ds: &Dataset) -> Self {
        let mut ds = ds.clone();
        ds.readings = Vec::new();
        Meaning {
            matcher: Matcher::new(&ds),
            findings: Findings::default(),
            ds,
            pairings: Cache::new(),
            areas: Cache::new(),
            measures: Cache::new(),
            dates: Cache::new(),
            sources: Cache::new(),
            source_codes: Interner::default(),
            own_pairs: Interner::default(),
            own_codes: Vec::new(),
            texts: Interner::default(),
            pair_list: Vec::new(),
            area_list: Vec::new(),
            measure_list: Vec::new(),
            date_list: Vec::new(),
            source_list: Vec::new(),
            unit: Vec::new(),
            title_year: None,
            key: Vec::new(),
            said_units: Vec::new(),
        }
    }

    /// What the codes given so far mean.
    pub(super) fn members(&mut self) -> Members {
        let mut texts = Vec::with_capacity(self.texts.len());
        for code in 0..self.texts.len() as u32 {
            let text = self.texts.get(code).unwrap_or_default();
            texts.push(String::from_utf8_lossy(text).into_owned());
        }
        Members {
            file: String::new(),
            version: String::new(),
            pairings: std::mem::take(&mut self.pair_list),
            areas: std::mem::take(&mut self.area_list),
            measures: std::mem::take(&mut self.measure_list),
            dates: std::mem::take(&mut self.date_list),
            sources: std::mem::take(&mut self.source_list),
            texts,
        }
    }

    /// Says how a table was understood.
    pub(super) fn say_of(&mut self, layout: &Layout) {
        let mapping = &layout.mapping;
        for (row, text) in &layout.above {
            match &layout.unit {
                Some((at, unit)) if at == row => self.findings.add(Kind::UnitRow, (*row, 0), unit),
                _ => self.findings.add(Kind::Title, (*row, 0), text),
            }
        }
        let known = mapping
            .fields
            .iter()
            .filter(|f| **f != Field::Ignored)
            .count();
        if mapping.head > 0 {
            let first = (mapping.head + 1).saturating_sub(layout.depth as u32);
            let rows = if layout.depth > 1 {
                [
                    format!("第 {first} 至 {} 行", mapping.head),
                    format!("rows {first} to {}", mapping.head),
                ]
            } else {
                [
                    format!("第 {} 行", mapping.head),
                    format!("row {}", mapping.head),
                ]
            };
            let rows = [rows[0].as_str(), rows[1].as_str()];
            self.findings
                .add_about(Kind::Headings, (mapping.head, 0), &known.to_string(), rows);
        }
        for (at, field) in mapping.fields.iter().enumerate() {
            let heading = layout.headings.get(at).map_or("", String::as_str);
            let place = (mapping.head, at as u32 + 1);
            match field {
                Field::Ignored if !heading.is_empty() => {
                    self.findings.add(Kind::NotUsed, place, heading)
                }
                Field::Year => self.findings.add(Kind::Melted, place, heading),
                _ => {}
            }
        }
        if let Some((_, unit)) = &layout.unit {
            self.unit = unit.clone().into_bytes();
        }
        let dated = |field: &Field| matches!(field, Field::Date | Field::Year);
        let years = layout.said.iter().any(|said| said.year.is_some());
        if let (Some((row, year)), false) =
            (layout.title_year, years || mapping.fields.iter().any(dated))
        {
            self.title_year = Some(year);
            self.findings
                .add(Kind::YearFromTitle, (row, 0), &year.to_string());
        }
    }

    fn fail(&mut self, kind: Kind, place: (u32, u32), value: &[u8], about: [&str; 2]) {
        self.findings
            .add_about(kind, place, &String::from_utf8_lossy(value), about);
    }

    /// The code of a pairing, by one text or by the two cities.
    pub(super) fn pairing(
        &mut self,
        text: &[u8],
        (base, east): (&[u8], &[u8]),
        (base_area, cluster): (&[u8], &[u8]),
        place: (u32, u32),
    ) -> Option<u16> {
        self.key.clear();
        for part in [text, base, east, base_area, cluster] {
            self.key.extend_from_slice(part);
            self.key.push(0);
        }
        let (code, new) = self.pairings.code(&self.key);
        if new {
            let words = [text, base, east, base_area, cluster].map(String::from_utf8_lossy);
            let [text, base, east, base_area, cluster] = words.each_ref().map(|word| &**word);
            self.look(text, place);
            let found = self.find_pairing(text, (base, east), (base_area, cluster), place);
            self.pairings.found.push(found);
        }
        match self.pairings.found[code].clone() {
            Ok(code) => Some(code),
            Err((kind, about)) => {
                let value = if text.is_empty() {
                    [base, east].concat()
                } else {
                    text.to_vec()
                };
                self.fail(kind, place, &value, [&about[0], &about[1]]);
                None
            }
        }
    }

    fn find_pairing(
        &mut self,
        text: &str,
        (base, east): (&str, &str),
        (base_area, cluster): (&str, &str),
        place: (u32, u32),
    ) -> Result<u16, (Kind, [String; 2])> {
        let none = || [String::new(), String::new()];
        // One of two cities alone may name a pairing too.
        let alone = base.is_empty() != east.is_empty();
        let pair = if !text.is_empty() {
            text.to_owned()
        } else if alone {
            [base, east].concat()
        } else {
            [base, "—", east].concat()
        };
        if text.is_empty() && base.is_empty() && east.is_empty() {
            return Err((Kind::NoPairing, none()));
        }
        let member = match self.matcher.pairing(&pair) {
            Found::Known(id) => PairOf::Plan(id),
            Found::Every => PairOf::Every,
            Found::Ambiguous(all) => {
                let names = [Lang::Zh, Lang::En].map(|lang| {
                    let mut names = Vec::new();
                    for &id in &all {
                        names.push(pairing_short(&self.ds, id, lang));
                    }
                    names.join(if lang == Lang::Zh { "、" } else { ", " })
                });
                return Err((Kind::AmbiguousPairing, names));
            }
            Found::Unknown { first, second } if first.is_empty() || second.is_empty() => {
                return Err((Kind::UnknownPairing, none()));
            }
            Found::Unknown { first, second } => {
                let (base, east) = if text.is_empty() {
                    (base.to_owned(), east.to_owned())
                } else if self.stands(&first, true) || self.stands(&second, false) {
                    (second, first)
                } else {
                    (first, second)
                };
                // The other way round it is the same one.
                let [a, b] = if base < east {
                    [&base, &east]
                } else {
                    [&east, &base]
                };
                let key = [a.as_str(), "\0", b].concat();
                let own = self.own_pairs.code(key.as_bytes()) as usize;
                if let Some(code) = self.own_codes.get(own) {
                    return Ok(*code);
                }
                if self.pair_list.len() >= MOST_PAIRINGS {
                    return Err((Kind::TooMany, both(Field::Pairing)));
                }
                self.own_codes.push(self.pair_list.len() as u16);
                let shown = [base.as_str(), "—", &east].concat();
                self.findings.add(Kind::OwnPairing, place, &shown);
                PairOf::Own {
                    base,
                    east,
                    base_area: base_area.to_owned(),
                    cluster: cluster.to_owned(),
                }
            }
            Found::Nothing => return Err((Kind::UnknownPairing, none())),
        };
        place_of(&mut self.pair_list, member, MOST_PAIRINGS)
            .ok_or_else(|| (Kind::TooMany, both(Field::Pairing)))
    }

    /// Whether a name is that of a city known to stand on a side.
    fn stands(&self, name: &str, east: bool) -> bool {
        let Named::Known(CityId(at)) = self.matcher.city(name) else {
            return false;
        };
        let city: Option<&City> = self.ds.cities.get(at as usize);
        city.is_some_and(|city| matches!(city.side, Side::East(_)) == east)
    }

    /// The code of a date: of the heading's year, the date's column or the title.
    pub(super) fn date(
        &mut self,
        words: &Words<'_>,
        year: Option<i32>,
        column: u32,
    ) -> Option<u16> {
        let place = (words.row, column);
        let known = match (year, self.title_year) {
            (Some(year), _) => Some((year, false)),
            (None, Some(year)) if !words.has_date => Some((year, true)),
            _ => None,
        };
        self.key.clear();
        if let Some((year, inferred)) = known {
            self.key.push(0);
            self.key.push(u8::from(inferred));
            self.key.extend_from_slice(&year.to_le_bytes());
        } else {
            self.key.extend_from_slice(words.date);
        }
        let (code, new) = self.dates.code(&self.key);
        if new {
            let found = match known {
                Some((year, inferred)) => Ok((PartialDate::from_year(year), inferred)),
                None if words.date.is_empty() => Err(Kind::NoDate),
                None => when::read(&String::from_utf8_lossy(words.date), Serials::From1900)
                    .map(|date| (date, false))
                    .map_err(date_kind),
            };
            let found = found.map_err(|kind| (kind, [String::new(), String::new()]));
            let found = found.and_then(|date| {
                place_of(&mut self.date_list, date, MOST_DATES)
                    .ok_or_else(|| (Kind::TooMany, both(Field::Date)))
            });
            self.dates.found.push(found);
        }
        match self.dates.found[code].clone() {
            Ok(code) => Some(code),
            Err((kind, about)) => {
                self.fail(kind, place, words.date, [&about[0], &about[1]]);
                None
            }
        }
    }

    /// What a figure measures.
    pub(super) fn measure(
        &mut self,
        words: &Words<'_>,
        indicator: Option<IndicatorId>,
        unit: &[u8],
        place: (u32, u32),
    ) -> Option<Measured> {
        let unit: &[u8] = if unit.is_empty() { &self.unit } else { unit };
        self.key.clear();
        self.key
            .extend_from_slice(&indicator.map_or(u32::MAX, |id| id.0).to_le_bytes());
        for part in [words.indicator, unit, words.nature, words.series] {
            self.key.extend_from_slice(part);
            self.key.push(0);
        }
        let (code, new) = self.measures.code(&self.key);
        if new {
            let unit = String::from_utf8_lossy(unit).into_owned();
            let found = self.find_measure(words, indicator, &unit, place);
            self.measures.found.push(found);
        }
        match self.measures.found[code].clone() {
            Ok(measured) => Some(measured),
            Err((kind, about)) => {
                let value = if kind == Kind::AmbiguousUnit {
                    unit_text(&self.key)
                } else {
                    Vec::new()
                };
                self.fail(kind, place, &value, [&about[0], &about[1]]);
                None
            }
        }
    }

    fn find_measure(
        &mut self,
        words: &Words<'_>,
        indicator: Option<IndicatorId>,
        unit: &str,
        place: (u32, u32),
    ) -> Result<Measured, (Kind, [String; 2])> {
        let none = || [String::new(), String::new()];
        let name = String::from_utf8_lossy(words.indicator);
        let indicator = match indicator {
            Some(id) => Ok(id),
            None => match self.matcher.indicator(&name) {
                Named::Known(id) => Ok(id),
                Named::Ambiguous(_) | Named::Unknown => Err(name.into_owned()),
            },
        };
        let nature = nature(words.nature);
        if nature.is_none() && !words.nature.is_empty() {
            let value = String::from_utf8_lossy(words.nature);
            let about = [Lang::Zh, Lang::En].map(|lang| Field::Nature.name(lang));
            self.findings
                .add_about(Kind::UnknownWord, (place.0, 0), &value, about);
        }
        let usual = indicator.as_ref().ok().map(|&id| self.ds[id].unit);
        let counts = |id: UnitId| {
            let dimension = self.ds[id].dimension;
            !matches!(
                dimension,
                Dimension::Money | Dimension::Mass | Dimension::Area
            )
        };
        let (unit, zeros) = if unit.is_empty() {
            match usual.filter(|&id| counts(id)) {
                Some(id) => {
                    if self.ds[id].dimension != Dimension::Text {
                        let names =
                            [Lang::Zh, Lang::En].map(|lang| self.ds[id].name.get(lang).to_owned());
                        self.findings
                            .add_about(Kind::UsualUnit, place, "", [&names[0], &names[1]]);
                    }
                    (Ok(id), 0)
                }
                None => {
                    if !self.said_units.contains(&Kind::NoUnit) {
                        self.said_units.push(Kind::NoUnit);
                        self.findings.add(Kind::NoUnit, place, "");
                    }
                    (Err(String::new()), 0)
                }
            }
        } else {
            match self.matcher.unit(unit) {
                Named::Known(found) => (Ok(found.unit), found.zeros),
                Named::Ambiguous(_) => return Err((Kind::AmbiguousUnit, none())),
                Named::Unknown => {
                    self.findings.add(Kind::OwnUnit, place, unit);
                    (Err(unit.to_owned()), 0)
                }
            }
        };
        let said = unit
            .as_ref()
            .is_ok_and(|&id| self.ds[id].dimension == Dimension::Text);
        let known = self.measure_list.iter().any(|m| m.indicator == indicator);
        if let (Err(name), None, false) = (&indicator, nature, known) {
            let kind = if name.is_empty() {
                Kind::NoIndicator
            } else {
                Kind::OwnIndicator
            };
            self.findings.add(kind, (place.0, 0), name);
        }
        let measure = MeasureOf {
            indicator,
            unit,
            nature,
            series: String::from_utf8_lossy(words.series).into_owned(),
        };
        let code = place_of(&mut self.measure_list, measure, MOST_MEASURES)
            .ok_or_else(|| (Kind::TooMany, both(Field::Indicator)))?;
        Ok(Measured {
            code,
            zeros,
            words: said,
        })
    }

    /// The code of a task area: the one named, or else the indicator's usual one.
    pub(super) fn area(
        &mut self,
        words: &Words<'_>,
        indicator: Option<IndicatorId>,
        place: (u32, u32),
    ) -> Option<u8> {
        self.key.clear();
        self.key.extend_from_slice(words.area);
        if words.area.is_empty() {
            self.key.push(0);
            self.key
                .extend_from_slice(&indicator.map_or(u32::MAX, |id| id.0).to_le_bytes());
            self.key.extend_from_slice(words.indicator);
        }
        let (code, new) = self.areas.code(&self.key);
        if new {
            let found = self.find_area(words, indicator, place);
            self.areas.found.push(found);
        }
        match self.areas.found[code].clone() {
            Ok(code) => Some(code),
            Err((kind, about)) => {
                self.fail(kind, place, words.area, [&about[0], &about[1]]);
                None
            }
        }
    }

    fn find_area(
        &mut self,
        words: &Words<'_>,
        indicator: Option<IndicatorId>,
        place: (u32, u32),
    ) -> Result<u8, (Kind, [String; 2])> {
        let name = String::from_utf8_lossy(words.area);
        let usual = || {
            let named = || match self
                .matcher
                .indicator(&String::from_utf8_lossy(words.indicator))
            {
                Named::Known(id) => Some(id),
                _ => None,
            };
            let id = indicator.or_else(named)?;
            Some(self.ds[id].area)
        };
        let member = if words.area.is_empty() {
            usual().map_or_else(|| AreaOf::Own(String::new()), AreaOf::Plan)
        } else {
            match self.matcher.area(&name) {
                Named::Known(TaskAreaId(at)) => AreaOf::Plan(TaskAreaId(at)),
                _ => {
                    self.findings.add(Kind::OwnArea, place, &name);
                    AreaOf::Own(name.into_owned())
                }
            }
        };
        let at = place_of(&mut self.area_list, member, MOST_AREAS);
        let at = at.and_then(|at| u8::try_from(at).ok());
        at.ok_or_else(|| (Kind::TooMany, both(Field::Area)))
    }

    /// Reads a cell of figures; nothing, said, where it holds none that can be read.
    pub(super) fn cell<'a>(&mut self, cell: &'a [u8], place: (u32, u32)) -> Option<Cell<'a>> {
        match figure::read(cell) {
            Ok(found) => Some(found),
            Err(kind) => {
                self.fail(kind, place, cell, ["", ""]);
                None
            }
        }
    }

    /// A figure in the unit of its measure, with its exactness; `raw` is how it is written.
    pub(super) fn amount(
        &mut self,
        cell: Cell<'_>,
        raw: &[u8],
        measured: Measured,
        place: (u32, u32),
    ) -> Option<(f64, Bound)> {
        if measured.words {
            let text = match cell {
                Cell::Nothing => return Some((f64::NAN, Bound::Exact)),
                _ => raw,
            };
            return Some((f64::from(self.texts.code(text)), Bound::Exact));
        }
        let about = match cell {
            Cell::Plain(number) if measured.zeros == 0 => return Some((number, Bound::Exact)),
            Cell::Nothing => return Some((f64::NAN, Bound::Exact)),
            Cell::Words(text) => {
                self.fail(figure::kind_of_words(text), place, raw, ["", ""]);
                return None;
            }
            Cell::Plain(_) | Cell::Figure { .. } => self.unit_names(measured),
        };
        let about = [about[0].as_str(), about[1].as_str()];
        let multiplied = figure::is_multiplied(cell, raw);
        if multiplied && about[0].starts_with(['千', '万', '亿']) {
            self.fail(Kind::TwoMultipliers, place, raw, about);
            return None;
        }
        match figure::amount(cell, measured.zeros) {
            Ok(amount) => {
                if multiplied || measured.zeros != 0 {
                    self.say_read(raw, amount.0, measured, place);
                }
                Some(amount)
            }
            Err(kind) => {
                self.fail(kind, place, raw, ["", ""]);
                None
            }
        }
    }

    fn unit_of(&self, measured: Measured) -> Option<&Result<UnitId, String>> {
        let measure = self.measure_list.get(usize::from(measured.code));
        measure.map(|measure| &measure.unit)
    }

    fn unit_names(&self, measured: Measured) -> [String; 2] {
        [Lang::Zh, Lang::En].map(|lang| match self.unit_of(measured) {
            Some(Ok(id)) => self.ds[*id].name.get(lang).to_owned(),
            Some(Err(name)) => name.clone(),
            None => String::new(),
        })
    }

    /// Says how a figure was read whose digits are not those written.
    fn say_read(&mut self, raw: &[u8], amount: f64, measured: Measured, place: (u32, u32)) {
        let decimals = crate::dataset::decimals(amount);
        let texts = [Lang::Zh, Lang::En].map(|lang| match self.unit_of(measured) {
            Some(Ok(id)) => quantity(amount, decimals, &self.ds[*id], lang),
            _ => number::shortest(amount),
        });
        let about = [texts[0].as_str(), texts[1].as_str()];
        let written = String::from_utf8_lossy(raw);
        self.findings
            .add_about(Kind::ReadAs, place, &written, about);
    }

    /// Says that a text that is new has characters that could not be decoded.
    fn look(&mut self, text: &str, place: (u32, u32)) {
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.findings.add(Kind::BrokenText, place, text);
        }
    }

    /// The code of a row's source, where it names one, and what qualifies its figures.
    pub(super) fn source(
        &mut self,
        words: &Words<'_>,
        planned: Bound,
        actual: Bound,
        [url_column, scope_column, kind_column]: [u32; 3],
    ) -> (Option<u32>, Marks) {
        let row = words.row;
        self.key.clear();
        for part in [words.publisher, words.url, words.evidence, words.scope] {
            self.key.extend_from_slice(part);
            self.key.push(0);
        }
        let (code, new) = self.sources.code(&self.key);
        if new {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let (mut url, kind, scope) = (
                text(words.url),
                evidence(words.evidence),
                scope(words.scope),
            );
            if !url.is_empty() && !is_link(&url) {
                self.findings.add(Kind::NotALink, (row, url_column), &url);
                url = String::new();
            }
            for (known, bytes, field, column) in [
                (kind.is_some(), words.evidence, Field::Evidence, kind_column),
                (scope.is_some(), words.scope, Field::Scope, scope_column),
            ] {
                if !known && !bytes.is_empty() {
                    let about = [Lang::Zh, Lang::En].map(|lang| field.name(lang));
                    self.findings
                        .add_about(Kind::UnknownWord, (row, column), &text(bytes), about);
                }
            }
            let (kind, scope) = (
                kind.unwrap_or(Evidence::File),
                scope.unwrap_or(Scope::Pairing),
            );
            let source = SourceOf {
                publisher: text(words.publisher),
                url,
                kind,
            };
            self.look(&source.publisher, (row, 0));
            // Who names nobody has no source: most files are so.
            let at = if source.publisher.is_empty() && source.url.is_empty() {
                None
            } else {
                let key = [&*source.publisher, "\0", &source.url, "\0", kind.name()].concat();
                let at = self.source_codes.code(key.as_bytes());
                if at as usize == self.source_list.len() {
                    self.source_list.push(source);
                }
                Some(at)
            };
            self.sources.found.push(Ok((at, kind, scope)));
        }
        let (source, kind, scope) = match &self.sources.found[code] {
            Ok(found) => *found,
            Err(_) => (None, Evidence::File, Scope::Pairing),
        };
        (source, Marks::new(kind, scope, planned, actual))
    }

    /// The code of a text that only travels along.
    pub(super) fn text(&mut self, text: &[u8], row: u32) -> Option<u32> {
        if text.is_empty() {
            return None;
        }
        let before = self.texts.len();
        let code = self.texts.code(text);
        if self.texts.len() > before && !text.is_ascii() {
            self.look(&String::from_utf8_lossy(text), (row, 0));
        }
        Some(code)
    }
}

/// So many different ones a file may have; what is beyond is said.
const MOST_PAIRINGS: usize = 20_000;
const MOST_AREAS: usize = 250;
const MOST_MEASURES: usize = 4000;
const MOST_DATES: usize = 65_000;

/// The place of a member among others, where it is put if it is new; nothing beyond the most.
fn place_of<T: PartialEq>(list: &mut Vec<T>, member: T, most: usize) -> Option<u16> {
    let at = list.iter().position(|other| *other == member);
    let at = at.unwrap_or(list.len());
    if at >= most {
        return None;
    }
    if at == list.len() {
        list.push(member);
    }
    Some(at as u16)
}

fn both(field: Field) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| field.name(lang).to_owned())
}

/// The unit in a measure's key.
fn unit_text(key: &[u8]) -> Vec<u8> {
    let mut parts = key.get(4..).unwrap_or_default().split(|byte| *byte == 0);
    parts.nth(1).unwrap_or_default().to_vec()
}
