//! The form of the files: one way of writing, so that a change shows as a change.

use crate::dataset::csv;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{Files, TABLES};

wordings! {
    MARK: "文件开头有字节顺序标记", "the file starts with a byte order mark";
        "存为不带BOM的UTF-8", "save it as UTF-8 without one";
    RETURN: "文件里有回车符", "the file has carriage returns"; "换行只用LF", "end lines with a line feed only";
    LAST_LINE: "最后一行没有换行", "the last line has no end"; "在文件末尾加换行", "add a line feed";
    SPACE: "单元格首尾有空白，或内部有换行", "a cell has white space at an end or a line break inside";
        "删去空白和换行", "remove it";
}

pub(super) fn check(files: &Files, report: &mut Report) {
    for (table, text) in TABLES.iter().zip(files.texts()) {
        if text.starts_with('\u{feff}') {
            table.problem(&MARK, &[], report);
        }
        if text.contains('\r') {
            table.problem(&RETURN, &[], report);
        }
        if !text.ends_with('\n') {
            table.problem(&LAST_LINE, &[], report);
        }
        for row in csv::rows(text).filter_map(Result::ok) {
            for (column, cell) in (1..).zip(row.cells) {
                if cell.trim() != cell || cell.contains('\n') {
                    report.add(table.file, row.line, column, &SPACE, &[]);
                }
            }
        }
    }
}
