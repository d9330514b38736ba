//! What figures measure, and what they amount to in its unit.

use super::super::finding::Kind;
use super::super::loaded::MeasureOf;
use super::super::mapping::Field;
use super::super::number;
use super::super::place::Named;
use super::figure::{self, Cell};
use super::meaning::{MOST_MEASURES, Meaning, Measured, Words, both, compose, place_of};
use super::words::nature;
use crate::dataset::{Bound, Dimension, IndicatorId, UnitId};
use crate::figures::quantity;
use crate::words::Lang;

impl Meaning {
    /// What a figure measures.
    pub(super) fn measure(
        &mut self,
        words: &Words<'_>,
        indicator: Option<IndicatorId>,
        unit: &[u8],
        place: (u32, u32),
    ) -> Option<Measured> {
        let unit: &[u8] = if unit.is_empty() { &self.unit } else { unit };
        if indicator.is_none() && words.nature.is_empty() && words.series.is_empty() {
            compose(&mut self.key, &[words.indicator, unit]);
        } else {
            let id = indicator.map_or(u32::MAX, |id| id.0).to_le_bytes();
            let parts = [words.indicator, unit, words.nature, words.series, &id];
            compose(&mut self.key, &parts);
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
                let value = match kind {
                    Kind::AmbiguousUnit => about[0].as_bytes(),
                    _ => &[],
                };
                self.fail(kind, place, value, [&about[0], &about[1]]);
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
        let name = String::from_utf8_lossy(words.indicator);
        let indicator = match indicator {
            Some(id) => Ok(id),
            None => match self.matcher.indicator(&name) {
                Named::Known(id) => Ok(id),
                Named::Ambiguous(_) | Named::Unknown => Err(name.into_owned()),
            },
        };
        let nature = nature(words.nature);
        if nature.is_none() {
            self.unknown_word(words.nature, Field::Nature, (place.0, 0));
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
            if let Some(id) = usual.filter(|&id| counts(id)) {
                if self.ds[id].dimension != Dimension::Text {
                    let names =
                        [Lang::Zh, Lang::En].map(|lang| self.ds[id].name.get(lang).to_owned());
                    self.findings
                        .add_about(Kind::UsualUnit, place, "", [&names[0], &names[1]]);
                }
                (Ok(id), 0)
            } else {
                if !self.said_units.contains(&Kind::NoUnit) {
                    self.said_units.push(Kind::NoUnit);
                    self.findings.add(Kind::NoUnit, place, "");
                }
                (Err(String::new()), 0)
            }
        } else {
            match self.matcher.unit(unit) {
                Named::Known(found) => (Ok(found.unit), found.zeros),
                Named::Ambiguous(_) => {
                    return Err((Kind::AmbiguousUnit, [unit, unit].map(str::to_owned)));
                }
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

    /// For how many rows a row stands; for itself, said, where that cannot be read.
    pub(super) fn rows(&mut self, cell: &[u8], place: (u32, u32)) -> u32 {
        let rows = figure::read(cell).ok().and_then(figure::rows);
        if rows.is_none() {
            self.fail(Kind::BadRows, place, cell, ["", ""]);
        }
        rows.unwrap_or(1)
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
}
