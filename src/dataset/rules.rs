//! What must hold of the tables beyond what the types need: forms, orders,
//! counts, and cells that must fit each other. One rule, one wording.

mod form;
mod places;
mod plan;
mod readings;
mod sources;

use std::collections::BTreeMap;

use super::field::is_slug;
use super::problem::{Report, wordings};
use super::tables::{Cell, Cells, Files, Table};

wordings! {
    DOUBLE: "“{column}”的值“{value}”已在第{line}行用过", "{column} \"{value}\" is already used on line {line}";
        "改成不重复的值，或删去其中一行", "give it a value of its own or remove one of the rows";
    EMPTY: "“{column}”为空", "{column} is empty"; "填写这一栏", "fill it in";
    SLUG: "“{value}”不是小写英文短名", "\"{value}\" is not an ascii slug";
        "只用小写字母、数字和连字符", "use lower-case letters and digits joined by hyphens";
    WANTED: "“{column}”是“{value}”，应为“{wanted}”", "{column} is \"{value}\", not \"{wanted}\"";
        "改为{wanted}", "write {wanted}";
    ROWS: "共{found}行{what}，应为{wanted}行", "{found} rows{what}, not {wanted}";
        "补上缺的行或删去多余的行", "add what is missing or remove what is too much";
}

/// Reports every broken rule.
pub(super) fn check(files: &Files, cells: &Cells, report: &mut Report) {
    let tables = &cells.tables();
    form::check(files, report);
    places::base_areas(tables, report);
    places::cities(tables, report);
    plan::pairings(tables, report);
    plan::county_pairs(tables, report);
    plan::tasks(tables, report);
    plan::measures(tables, report);
    sources::units(tables, report);
    sources::indicators(tables, report);
    sources::sources(tables, report);
    readings::check(tables, report);
}

/// No text twice. Empty cells are another rule's affair.
fn unique<'a>(cells: impl Iterator<Item = &'a Cell<'a>>, report: &mut Report) {
    let mut lines: BTreeMap<&str, u32> = BTreeMap::new();
    for cell in cells.filter(|cell| !cell.is_empty()) {
        if let Some(line) = lines.insert(cell.str(), cell.row) {
            cell.problem(&DOUBLE, &[("line", &line.to_string())], report);
        }
    }
}

fn filled<'a>(cells: impl IntoIterator<Item = &'a Cell<'a>>, report: &mut Report) {
    for cell in cells.into_iter().filter(|cell| cell.is_empty()) {
        cell.problem(&EMPTY, &[], report);
    }
}

fn slug(cell: &Cell, report: &mut Report) {
    if !cell.is_empty() && !is_slug(cell.str()) {
        cell.problem(&SLUG, &[], report);
    }
}

fn wanted(cell: &Cell, wanted: &str, report: &mut Report) {
    if cell.str() != wanted {
        cell.problem(&WANTED, &[("wanted", wanted)], report);
    }
}

fn rows(table: &Table, what: &str, found: usize, wanted: usize, report: &mut Report) {
    if found != wanted {
        let (found, wanted) = (found.to_string(), wanted.to_string());
        table.problem(
            &ROWS,
            &[("what", what), ("found", &found), ("wanted", &wanted)],
            report,
        );
    }
}

/// A table's rows by their id.
fn by_id<'a, T>(rows: &'a [T], id: impl Fn(&'a T) -> &'a Cell<'a>) -> BTreeMap<&'a str, &'a T> {
    rows.iter().map(|row| (id(row).str(), row)).collect()
}
