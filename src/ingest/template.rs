//! The table that everybody can fill in, empty and filled: what is written here is read
//! back without a loss.

mod xlsx;

use super::loaded::{AreaOf, Loaded, MeasureOf, PairOf};
use super::mapping::Field;
use super::marks::Marks;
use super::number;
use super::rows::{Column, Row};
use crate::dataset::csv::write_row;
use crate::dataset::{Bound, Dataset, Dimension, Evidence, Key, Scope};
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

/// The same as a workbook, with a second sheet that says what goes into each column.
pub fn workbook(lang: Lang) -> Vec<u8> {
    let mut head = Vec::with_capacity(COLUMNS.len());
    let mut widths = Vec::with_capacity(COLUMNS.len());
    let mut help = vec![vec![String::new(), String::new()]];
    for (field, about) in COLUMNS.into_iter().zip(ABOUT) {
        let title = heading(field, lang);
        head.push(title.to_owned());
        let wide = matches!(field, Field::Pairing | Field::Indicator | Field::Note);
        // A spreadsheet makes 2023-01 the first of January unless it is told not to.
        let text = !matches!(field, Field::Planned | Field::Actual);
        widths.push((if wide { 26 } else { 14 }, text));
        help.push(vec![title.to_owned(), about[lang as usize].to_owned()]);
    }
    let names = [["数据", "填写说明"], ["data", "how to fill it in"]][lang as usize];
    help[0] = [["列", "填什么"], ["column", "what goes into it"]][lang as usize]
        .map(str::to_owned)
        .to_vec();
    xlsx::workbook(&[
        xlsx::Sheet {
            name: names[0],
            columns: &widths,
            rows: &[head],
        },
        xlsx::Sheet {
            name: names[1],
            columns: &[(16, true), (90, true)],
            rows: &help,
        },
    ])
}

/// What goes into each column of [`COLUMNS`].
const ABOUT: [[&str; 2]; COLUMNS.len()] = [
    [
        "结对的键（p09）、编号（9）或两个城市名，先后不拘；全部结对写0。方案以外的结对写两个城市名，用“—”隔开。",
        "The pairing’s key (p09), its number (9) or both cities in either order; 0 for all pairings. Of a pair outside the plan, write both names with a dash between.",
    ],
    [
        "发生或截止的日期：2023-01-19、2023-01或2023。",
        "When it happened, or as of when it is true: 2023-01-19, 2023-01 or 2023.",
    ],
    [
        "方案的重点任务或保障措施；其他名称列为文件自己的任务。",
        "A task area or safeguard of the plan; any other name stands as one of the file’s own.",
    ],
    [
        "指标名称，如“签约项目金额”；其他名称列为文件自己的指标。",
        "The indicator’s name; one that is not known stands as one of the file’s own.",
    ],
    [
        "计划数；没有就留空，不要写0。“≥”“约”写在数前。",
        "The planned figure; leave it empty where there is none, and write no 0. Put ≥ or ≈ before it where it is not exact.",
    ],
    [
        "实际数；没有就留空，不要写0。",
        "The actual figure; leave it empty where there is none, and write no 0.",
    ],
    ["两个数的单位，如“亿元”“个”。", "The unit of both figures."],
    ["发布单位或资料名称。", "Who published it."],
    [
        "来源网页的网址，以https:// 或http:// 开头。",
        "The page’s address, beginning with https:// or http://.",
    ],
    ["数字究竟统计什么。", "What exactly the figure counts."],
    [
        "pairing（或留空）整个结对；part其中一部分；wider范围大于本结对。part和wider不计入合计。",
        "pairing (or empty) for the whole pairing, part for a part of it, wider for more than it. Neither of the last two is added up.",
    ],
    [
        "event一次性发生；period当期；cumulative累计；level时点。文件自己的指标写了才能合计。",
        "event, period, cumulative or level. Figures of the file’s own indicators are added up only where it is given.",
    ],
    [
        "government政府网站；press媒体；secondary转载等二手来源；留空即“来自文件”。",
        "government, press or secondary; empty for “as filed”.",
    ],
    ["项目进展，如“在建”。", "How far a project is."],
    [
        "同一指标下统计的不是一回事时，用它分开。",
        "Tells two things under one indicator apart.",
    ],
    [
        "方案以外的结对：老区一方所属的片区。",
        "Of pairs outside the plan: the base-area city’s base area.",
    ],
    [
        "方案以外的结对：东部一方所属的城市群。",
        "Of pairs outside the plan: the eastern city’s cluster.",
    ],
];

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
        Field::Nature => given(
            measure
                .and_then(|m| m.nature)
                .map(super::super::dataset::Nature::name),
        ),
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
    [sign, &number::shortest(figure)].concat()
}
