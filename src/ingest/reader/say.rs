//! How a table was understood, in findings.

use super::super::finding::Kind;
use super::super::header::Layout;
use super::super::mapping::Field;
use super::meaning::Meaning;

impl Meaning {
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
                    format!("第{first}至{}行", mapping.head),
                    format!("rows {first} to {}", mapping.head),
                ]
            } else {
                [
                    format!("第{}行", mapping.head),
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
                    self.findings.add(Kind::NotUsed, place, heading);
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
}
