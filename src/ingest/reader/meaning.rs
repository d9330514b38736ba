//! What the texts of a table mean: each distinct one is looked up once.

use super::super::finding::{Findings, Kind};
use super::super::loaded::{AreaOf, MeasureOf, Members, PairOf, SourceOf};
use super::super::mapping::Field;
use super::super::marks::Marks;
use super::super::place::{Found, Matcher, Named};
use super::super::rows::Interner;
use super::super::when::{self, Serials};
use super::columns::Columns;
use super::words::{basis, bound, bound_names, date_kind, evidence, is_link, scope};
use crate::dataset::{Bound, City, CityId, Dataset, DateBasis, Evidence, IndicatorId, Scope, Side};
use crate::date::PartialDate;
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
    pub(super) bound: &'a [u8],
    pub(super) basis: &'a [u8],
    pub(super) publisher: &'a [u8],
    pub(super) title: &'a [u8],
    pub(super) published: &'a [u8],
    pub(super) source_key: &'a [u8],
    pub(super) url: &'a [u8],
    pub(super) note: &'a [u8],
    pub(super) status: &'a [u8],
    /// For how many rows it stands.
    pub(super) rows: u32,
}

/// What a figure measures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub(super) code: u16,
    /// By how many zeros the figure is longer in the unit than as it is written.
    pub(super) zeros: i32,
    /// Whether it is said in words.
    pub(super) words: bool,
}

/// What qualifies a row: its source, the kind of that, what it covers, and how exact its
/// figures are where it says so.
pub(super) type Qualified = (Option<u32>, Evidence, Scope, Option<Bound>);

/// Looks texts up and remembers what they mean.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) matcher: Matcher,
    pub(super) findings: Findings,
    pub(super) ds: Dataset,
    pub(super) pairings: Cache<u16>,
    pub(super) areas: Cache<u8>,
    pub(super) measures: Cache<Measured>,
    pub(super) dates: Cache<u16>,
    pub(super) sources: Cache<Qualified>,
    pub(super) source_codes: Interner,
    /// Own pairs by both names, whichever stands first, and their codes.
    pub(super) own_pairs: Interner,
    pub(super) own_codes: Vec<u16>,
    pub(super) texts: Interner,
    pub(super) pair_list: Vec<PairOf>,
    pub(super) area_list: Vec<AreaOf>,
    pub(super) measure_list: Vec<MeasureOf>,
    pub(super) date_list: Vec<(PartialDate, DateBasis)>,
    pub(super) source_list: Vec<SourceOf>,
    /// The unit of all figures, from above the headings.
    pub(super) unit: Vec<u8>,
    pub(super) title_year: Option<i32>,
    pub(super) key: Vec<u8>,
    pub(super) said_units: Vec<Kind>,
}

/// What distinct texts mean, or why they mean nothing.
#[derive(Debug)]
pub(super) struct Cache<T> {
    pub(super) texts: Interner,
    pub(super) found: Vec<Result<T, (Kind, [String; 2])>>,
}

impl<T: Copy> Cache<T> {
    fn new() -> Self {
        Cache {
            texts: Interner::default(),
            found: Vec::new(),
        }
    }

    /// The code of a text, and whether it is new.
    pub(super) fn code(&mut self, text: &[u8]) -> (usize, bool) {
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

    pub(super) fn fail(&mut self, kind: Kind, place: (u32, u32), value: &[u8], about: [&str; 2]) {
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
        let others = [base, east, base_area, cluster];
        let (code, new) = if others.iter().all(|part| part.is_empty()) {
            self.pairings.code(text)
        } else {
            compose(&mut self.key, &[text, base, east, base_area, cluster]);
            self.pairings.code(&self.key)
        };
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
        let mut found = self.matcher.pairing(&pair);
        // A row that names one pairing in one column and another in two others names none.
        if let (Found::Known(id), false, false) = (&found, text.is_empty(), base.is_empty())
            && let Found::Known(other) = self.matcher.pairing(&[base, "—", east].concat())
            && other != *id
        {
            found = Found::Ambiguous(vec![*id, other]);
        }
        let member = match found {
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
        [column, basis_column]: [u32; 2],
    ) -> Option<u16> {
        let place = (words.row, column);
        let known = match (year, self.title_year) {
            (Some(year), _) => Some((year, false)),
            (None, Some(year)) if !words.has_date => Some((year, true)),
            _ => None,
        };
        let (code, new) = if let Some((year, inferred)) = known {
            let parts: [&[u8]; 3] = [&[u8::from(inferred)], &year.to_le_bytes(), words.basis];
            compose(&mut self.key, &parts);
            self.dates.code(&self.key)
        } else if words.basis.is_empty() {
            self.dates.code(words.date)
        } else {
            compose(&mut self.key, &[&[2], words.date, words.basis]);
            self.dates.code(&self.key)
        };
        if new {
            let said = basis(words.basis);
            if said.is_none() {
                self.unknown_word(words.basis, Field::DateBasis, (words.row, basis_column));
            }
            let said = said.unwrap_or(DateBasis::Stated);
            let found = match known {
                Some((year, true)) => Ok((PartialDate::from_year(year), DateBasis::Inferred)),
                Some((year, false)) => Ok((PartialDate::from_year(year), said)),
                None if words.date.is_empty() => Err(Kind::NoDate),
                None => when::read(&String::from_utf8_lossy(words.date), Serials::From1900)
                    .map(|date| (date, said))
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

    /// The code of a task area: the one named, or else the indicator's usual one.
    pub(super) fn area(
        &mut self,
        words: &Words<'_>,
        indicator: Option<IndicatorId>,
        place: (u32, u32),
    ) -> Option<u8> {
        let (code, new) = if words.area.is_empty() {
            let id = indicator.map_or(u32::MAX, |id| id.0).to_le_bytes();
            compose(&mut self.key, &[&id, words.indicator]);
            self.areas.code(&self.key)
        } else {
            self.areas.code(words.area)
        };
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
        } else if let Named::Known(id) = self.matcher.area(&name) {
            AreaOf::Plan(id)
        } else {
            self.findings.add(Kind::OwnArea, place, &name);
            AreaOf::Own(name.into_owned())
        };
        let at = place_of(&mut self.area_list, member, MOST_AREAS);
        let at = at.and_then(|at| u8::try_from(at).ok());
        at.ok_or_else(|| (Kind::TooMany, both(Field::Area)))
    }

    /// Says that a text that is new has characters that could not be decoded.
    pub(super) fn look(&mut self, text: &str, place: (u32, u32)) {
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.findings.add(Kind::BrokenText, place, text);
        }
    }

    /// Says that a word is not understood; an empty one says nothing.
    pub(super) fn unknown_word(&mut self, word: &[u8], field: Field, place: (u32, u32)) {
        if !word.is_empty() {
            let about = [Lang::Zh, Lang::En].map(|lang| field.name(lang));
            self.fail(Kind::UnknownWord, place, word, about);
        }
    }

    /// The code of a row's source, where it names one, and what qualifies its planned and
    /// its actual figure, each with what stands before it.
    pub(super) fn source(
        &mut self,
        words: &Words<'_>,
        figures: [(f64, Bound); 2],
        columns: &Columns,
    ) -> (Option<u32>, Marks) {
        let [planned, actual] = figures;
        let parts = [
            words.publisher,
            words.url,
            words.evidence,
            words.scope,
            words.bound,
            words.title,
            words.published,
            words.source_key,
        ];
        if parts.iter().all(|part| part.is_empty()) {
            let marks = Marks::new(Evidence::File, Scope::Pairing, planned.1, actual.1);
            return (None, marks);
        }
        compose(&mut self.key, &parts);
        let (code, new) = self.sources.code(&self.key);
        if new {
            let found = self.find_source(words, columns);
            self.sources.found.push(Ok(found));
        }
        let (source, kind, scope, bound) = match &self.sources.found[code] {
            Ok(found) => *found,
            Err(_) => (None, Evidence::File, Scope::Pairing, None),
        };
        let place = (words.row, columns.number(Field::Bound));
        let planned = self.joined(planned, bound, words.bound, place);
        let actual = self.joined(actual, bound, words.bound, place);
        (source, Marks::new(kind, scope, planned, actual))
    }

    fn find_source(&mut self, words: &Words<'_>, columns: &Columns) -> Qualified {
        let place = |field| (words.row, columns.number(field));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let kind = evidence(words.evidence);
        let scope = scope(words.scope);
        let bound = bound(words.bound);
        let published = when::parse(&text(words.published));
        for (known, word, field) in [
            (kind.is_some(), words.evidence, Field::Evidence),
            (scope.is_some(), words.scope, Field::Scope),
            (bound.is_some(), words.bound, Field::Bound),
            (published.is_some(), words.published, Field::Published),
        ] {
            if !known {
                self.unknown_word(word, field, place(field));
            }
        }
        let mut url = text(words.url);
        if !url.is_empty() && !is_link(&url) {
            self.findings.add(Kind::NotALink, place(Field::Url), &url);
            url = String::new();
        }
        let source = SourceOf {
            key: text(words.source_key),
            publisher: text(words.publisher),
            title: text(words.title),
            published,
            url,
            kind: kind.unwrap_or(Evidence::File),
        };
        self.look(&source.publisher, (words.row, 0));
        self.look(&source.title, (words.row, 0));
        // Who names nobody has no source: most files are so.
        let named = [&source.key, &source.publisher, &source.title, &source.url];
        let at = if named.iter().all(|name| name.is_empty()) {
            None
        } else {
            let date = published.map_or(String::new(), |date| date.to_string());
            let names = named.map(String::as_bytes);
            let [key, publisher, title, url] = names;
            let kind = source.kind.name().as_bytes();
            compose(
                &mut self.key,
                &[key, publisher, title, url, date.as_bytes(), kind],
            );
            let at = self.source_codes.code(&self.key);
            if at as usize == self.source_list.len() {
                self.source_list.push(source.clone());
            }
            Some(at)
        };
        (at, source.kind, scope.unwrap_or(Scope::Pairing), bound)
    }

    /// How exact a figure is by what stands before it and by its column: where they differ,
    /// what claims less stands, and it is said.
    fn joined(
        &mut self,
        (figure, own): (f64, Bound),
        column: Option<Bound>,
        word: &[u8],
        place: (u32, u32),
    ) -> Bound {
        let Some(column) = column.filter(|_| !figure.is_nan()) else {
            return own;
        };
        let joined = if own as u8 > column as u8 {
            own
        } else {
            column
        };
        if own != Bound::Exact && own != column {
            self.fail(Kind::BoundsDiffer, place, word, bound_names(joined));
        }
        joined
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

/// Puts texts together so that no others make the same key, nor any text alone: none
/// begins with the first byte.
pub(super) fn compose(key: &mut Vec<u8>, parts: &[&[u8]]) {
    key.clear();
    key.push(0xff);
    for part in parts {
        key.extend_from_slice(part);
        key.push(0);
    }
}

/// So many different ones a file may have; what is beyond is said.
const MOST_PAIRINGS: usize = 20_000;
const MOST_AREAS: usize = 250;
pub(super) const MOST_MEASURES: usize = 4000;
const MOST_DATES: usize = 65_000;

/// The place of a member among others, where it is put if it is new; nothing beyond the most.
pub(super) fn place_of<T: PartialEq>(list: &mut Vec<T>, member: T, most: usize) -> Option<u16> {
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

pub(super) fn both(field: Field) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| field.name(lang).to_owned())
}
