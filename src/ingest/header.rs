//! The headings of a table among what people put above them: titles, units,
//! notes, headings of several rows.

use super::mapping::{Field, Mapping};
use super::number;
use super::place::{Matcher, Named};
use crate::dataset::IndicatorId;

/// So many of a file's first records are looked through for headings.
pub(super) const LOOKED_THROUGH: usize = 30;
/// Headings stand in so many rows at most.
const DEEPEST: usize = 3;

/// What a table's columns are.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// What each column holds.
    pub mapping: Mapping,
    /// In how many rows the headings stand.
    pub depth: usize,
    /// The heading of each column, its rows joined.
    pub headings: Vec<String>,
    /// What a heading says beyond its field.
    pub(super) said: Vec<Said>,
    /// The unit of all figures, from a row `单位：万元` above the headings.
    pub unit: Option<(u32, String)>,
    /// The year that a title above the headings names.
    pub title_year: Option<(u32, i32)>,
    /// The rows above the headings that say something, by number.
    pub above: Vec<(u32, String)>,
    /// How many columns have a heading that is not understood.
    pub unknown: usize,
}

/// What a heading says beyond its field.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said {
    pub(super) year: Option<i32>,
    pub(super) unit: Option<String>,
    pub(super) indicator: Option<IndicatorId>,
}

/// Finds the headings among a file's first records, or the likeliest ones. `merged`
/// are merged cells as first row, first column, last row, last column, from 1.
pub fn find(records: &[Vec<String>], merged: &[[u32; 4]], matcher: &Matcher) -> Layout {
    let mut best: Option<(usize, Layout)> = None;
    for last in 0..records.len().min(LOOKED_THROUGH) {
        for depth in 1..=DEEPEST.min(last + 1) {
            let layout = layout(records, merged, matcher, last, depth);
            let known = layout
                .mapping
                .fields
                .iter()
                .filter(|f| **f != Field::Ignored);
            let score = known.count() * 4 + usize::from(layout.mapping.suffices()) * 8;
            // Of equals the flatter and the earlier one; each row that adds nothing costs.
            let score = (score + 1).saturating_sub(depth);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, layout));
            }
        }
    }
    best.map_or_else(|| of(records, merged, matcher, 0), |(_, layout)| layout)
}

/// The layout that a mapping from elsewhere gives.
pub fn given(
    records: &[Vec<String>],
    merged: &[[u32; 4]],
    matcher: &Matcher,
    mapping: Mapping,
) -> Layout {
    let mut layout = of(records, merged, matcher, mapping.head as usize);
    let mut said = Vec::with_capacity(mapping.fields.len());
    for at in 0..mapping.fields.len() {
        said.push(layout.said.get(at).cloned().unwrap_or_default());
    }
    layout.headings.resize(mapping.fields.len(), String::new());
    for (said, field) in said.iter_mut().zip(&mapping.fields) {
        match field {
            Field::Year => {}
            Field::Planned | Field::Actual => {
                said.year = said.year.filter(|_| twice(&mapping, *field));
            }
            _ => *said = Said::default(),
        }
    }
    Layout {
        mapping,
        said,
        ..layout
    }
}

fn twice(mapping: &Mapping, field: Field) -> bool {
    mapping.fields.iter().filter(|f| **f == field).count() > 1
}

/// The headings that end in a row, from 1; of as many rows as say the most. 0 is none.
fn of(records: &[Vec<String>], merged: &[[u32; 4]], matcher: &Matcher, head: usize) -> Layout {
    let known = |layout: &Layout| {
        let fields = layout.mapping.fields.iter();
        fields.filter(|field| **field != Field::Ignored).count()
    };
    let mut best: Option<Layout> = None;
    for depth in 1..=DEEPEST.min(head.min(records.len())) {
        let layout = layout(records, merged, matcher, head - 1, depth);
        if best
            .as_ref()
            .is_none_or(|best| known(&layout) > known(best))
        {
            best = Some(layout);
        }
    }
    best.unwrap_or(Layout {
        mapping: Mapping {
            head: 0,
            fields: Vec::new(),
            melt_planned: false,
        },
        depth: 0,
        headings: Vec::new(),
        said: Vec::new(),
        unit: None,
        title_year: None,
        above: Vec::new(),
        unknown: 0,
    })
}

/// What the columns are if headings of `depth` rows end in the record `last`.
fn layout(
    records: &[Vec<String>],
    merged: &[[u32; 4]],
    matcher: &Matcher,
    last: usize,
    depth: usize,
) -> Layout {
    let first = last + 1 - depth;
    let width = records[first..=last]
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    let mut layout = Layout {
        mapping: Mapping {
            head: last as u32 + 1,
            fields: Vec::with_capacity(width),
            melt_planned: false,
        },
        depth,
        headings: Vec::with_capacity(width),
        said: Vec::with_capacity(width),
        unit: None,
        title_year: None,
        above: Vec::new(),
        unknown: 0,
    };
    for column in 0..width {
        let mut heading = String::new();
        for row in first..=last {
            let part = part(records, merged, row, column, row < last);
            if !part.is_empty() && !heading.ends_with(part) {
                heading.push_str(part);
                heading.push(' ');
            }
        }
        let heading = heading.trim_end().to_owned();
        let found = read(&heading, matcher);
        layout.unknown += usize::from(found.is_none() && !heading.is_empty());
        let (mut field, mut said) = found.unwrap_or((Field::Ignored, Said::default()));
        // One column each; figures may have several, told apart by year or indicator.
        let taken = layout.mapping.fields.iter().zip(&layout.said);
        let mut taken = taken.filter(|(other, _)| **other == field);
        if field != Field::Ignored
            && taken.any(|(_, other)| (other.year, other.indicator) == (said.year, said.indicator))
        {
            (field, said) = (Field::Ignored, Said::default());
            layout.unknown += 1;
        }
        layout.mapping.fields.push(field);
        layout.said.push(said);
        layout.headings.push(heading);
    }
    for (at, record) in records[..first].iter().enumerate() {
        let mut text = String::new();
        for cell in record {
            let cell = cell.trim();
            if !cell.is_empty() && !text.ends_with(cell) {
                text.push_str(cell);
                text.push(' ');
            }
        }
        let text = text.trim_end();
        if text.is_empty() {
            continue;
        }
        let number = at as u32 + 1;
        if let Some(unit) = unit_row(text) {
            layout.unit = Some((number, unit.to_owned()));
        }
        if let Some((year, _)) = year_in(text) {
            layout.title_year = layout.title_year.or(Some((number, year)));
        }
        layout.above.push((number, text.to_owned()));
    }
    layout
}

/// A part of a heading. Above the last row a blank cell belongs to the one on its left,
/// as merged cells have it.
fn part<'a>(
    records: &'a [Vec<String>],
    merged: &[[u32; 4]],
    row: usize,
    column: usize,
    parent: bool,
) -> &'a str {
    let cell = |row: usize, column: usize| {
        let cells: Option<&'a Vec<String>> = records.get(row);
        cells
            .and_then(|cells| cells.get(column))
            .map_or("", |text| text.trim())
    };
    let (r, c) = (row as u32 + 1, column as u32 + 1);
    for &[top, left, bottom, right] in merged {
        if (top..=bottom).contains(&r) && (left..=right).contains(&c) && top > 0 && left > 0 {
            return cell(top as usize - 1, left as usize - 1);
        }
    }
    let own = cell(row, column);
    let several = records[row]
        .iter()
        .filter(|text| !text.trim().is_empty())
        .count()
        > 1;
    if !own.is_empty() || !parent || !several || !merged.is_empty() {
        return own;
    }
    let left = (0..column).rev().map(|column| cell(row, column));
    left.into_iter().find(|text| !text.is_empty()).unwrap_or("")
}

/// What a heading says; nothing where it is not understood.
fn read(heading: &str, matcher: &Matcher) -> Option<(Field, Said)> {
    let (name, bracketed) = split(heading);
    let mut said = Said {
        unit: bracketed.filter(|text| !matches!(matcher.unit(text), Named::Unknown)),
        ..Said::default()
    };
    if name.is_empty() {
        return None;
    }
    if let Some(field) = known(&name) {
        return Some((field, said));
    }
    if let Named::Known(id) = matcher.indicator(&name) {
        said.indicator = Some(id);
        return Some((Field::Actual, said));
    }
    let (year, rest) = match year_in(&name) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, name.clone()),
    };
    said.year = year;
    let rest = rest.trim_matches(['年', '度', '末', '底', '.', '-', '_']);
    if rest.is_empty() {
        return year.map(|_| (Field::Year, said));
    }
    // 2023年计划, 签约项目（计划）, 计划签约项目.
    let mut field = None;
    let mut thing = rest.to_owned();
    for (words, of) in [(PLAN, Field::Planned), (DONE, Field::Actual)] {
        for word in words.split('|') {
            let stripped = thing
                .strip_suffix(word)
                .or_else(|| thing.strip_prefix(word));
            if let (Some(stripped), None) = (stripped, field) {
                field = Some(of);
                thing = stripped
                    .trim_matches(['年', '度', '数', '值', '额'])
                    .to_owned();
            }
        }
    }
    if thing.is_empty() {
        return field.map(|field| (field, said));
    }
    match matcher.indicator(&thing) {
        Named::Known(id) if field.is_some() || year.is_some() => {
            said.indicator = Some(id);
            Some((field.unwrap_or(Field::Actual), said))
        }
        _ => None,
    }
}

const PLAN: &str = "计划数|计划值|计划|目标值|目标|规划|预算|planned|plan|target";
const DONE: &str = "实际完成|实际数|实际值|实际|完成数|完成值|完成|到位|actual|done";

/// A heading without spaces, stars and brackets, in small letters, and what its first
/// brackets hold.
fn split(heading: &str) -> (String, Option<String>) {
    let (mut name, mut bracketed, mut depth) = (String::new(), String::new(), 0);
    for c in heading.chars().map(super::glyphs::narrow) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth > 0 => bracketed.push(c),
            '*' | ':' | '"' => {}
            _ if c.is_whitespace() => {}
            _ => name.extend(c.to_lowercase()),
        }
    }
    (name, (!bracketed.is_empty()).then_some(bracketed))
}

fn known(name: &str) -> Option<Field> {
    let mut fields = Field::ALL.into_iter().zip(Field::KNOWN);
    let found = fields.find(|(_, known)| {
        known
            .split('|')
            .any(|word| word == name && !word.is_empty())
    });
    found.map(|(field, _)| field)
}

/// A year of 1900 to 2200 in a text, and the text without it. Four digits that belong to
/// a longer number are none.
fn year_in(text: &str) -> Option<(i32, String)> {
    let bytes = text.as_bytes();
    for at in 0..bytes.len().saturating_sub(3) {
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let alone = (at..at + 4).all(digit) && !digit(at + 4) && (at == 0 || !digit(at - 1));
        let year = text.get(at..at + 4).filter(|_| alone)?.parse().ok();
        if let Some(year) = year.filter(|year| (1900..=2200).contains(year)) {
            let rest = [text.get(..at)?, text.get(at + 4..)?].concat();
            return Some((year, rest));
        }
    }
    None
}

/// The unit in a row like `单位：万元`.
fn unit_row(text: &str) -> Option<&str> {
    let at = text.find("单位")?;
    let rest = text.get(at + "单位".len()..)?;
    let rest = rest.strip_prefix(['：', ':'])?.trim();
    let end = rest
        .find(['）', ')', ' ', '，', '；'])
        .unwrap_or(rest.len());
    rest.get(..end)
        .filter(|unit| !unit.is_empty() && number::parse(unit).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    fn found(text: &str) -> Layout {
        let mut records = Vec::new();
        for line in text.lines() {
            records.push(line.split(',').map(str::to_owned).collect());
        }
        let ds = Dataset::builtin().unwrap_or_else(|_| unreachable!());
        find(&records, &[], &Matcher::new(&ds))
    }

    fn mapping(text: &str) -> String {
        found(text).mapping.format()
    }

    #[test]
    fn headings_in_both_languages_are_known() {
        assert_eq!(
            mapping("结对,日期,任务,指标,计划,实际,单位\na,b,c,d,1,2,e"),
            "1;pairing,date,area,indicator,planned,actual,unit;actual"
        );
        assert_eq!(
            mapping("pairing,Date,value,Source\n1,2,3,4"),
            "1;pairing,date,actual,source;actual"
        );
        assert_eq!(
            mapping("序号,老区城市 *,东部城市 *,年度,实际完成（万元）\n1,a,b,2023,4"),
            "1;,base,east,date,actual;actual"
        );
    }

    #[test]
    fn what_stands_above_is_told_apart() {
        let layout = found("2024年对口合作进展情况表,,\n单位：万元,,\n,,\n结对,日期,实际\na,b,1");
        assert_eq!(layout.mapping.head, 4);
        assert_eq!(layout.unit, Some((2, "万元".to_owned())));
        assert_eq!(layout.title_year, Some((1, 2024)));
        assert_eq!(layout.above.len(), 2);
    }

    #[test]
    fn years_and_indicators_may_be_headings() {
        let layout = found("结对,指标,2022年,2023年,2024\na,b,1,2,3");
        assert_eq!(
            layout.mapping.format(),
            "1;pairing,indicator,year,year,year;actual"
        );
        assert_eq!(layout.said[3].year, Some(2023));
        let layout = found("结对,2023年,,2024年,\n,计划,实际,计划,实际\na,1,2,3,4");
        assert_eq!(
            layout.mapping.format(),
            "2;pairing,planned,actual,planned,actual;actual"
        );
        let years: Vec<_> = layout.said.iter().map(|said| said.year).collect();
        assert_eq!(
            years,
            [None, Some(2023), Some(2023), Some(2024), Some(2024)]
        );
    }

    #[test]
    fn units_stand_in_brackets() {
        let layout = found("结对,日期,实际（亿元）\na,b,1");
        assert_eq!(layout.said[2].unit.as_deref(), Some("亿元"));
    }

    #[test]
    fn what_is_not_understood_does_not_suffice() {
        assert!(!found("甲,乙,丙\n1,2,3").mapping.suffices());
        assert!(!found("").mapping.suffices());
    }
}
