//! Workbooks as spreadsheet programs write them.

use super::{all, builtin, parts};
use duikou::ingest::file;
use duikou::ingest::{Kind, Outcome};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

fn book() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("进展")?;
    let (plain, day) = (Format::new(), Format::new().set_num_format("yyyy-mm-dd"));
    sheet.merge_range(0, 0, 0, 5, "2024年对口合作进展（虚构数据）", &plain)?;
    sheet.write(1, 5, "单位：亿元")?;
    for (column, text) in ["结对城市", "指标", "日期"].into_iter().enumerate() {
        sheet.merge_range(2, column as u16, 3, column as u16, text, &plain)?;
    }
    sheet.merge_range(2, 3, 2, 4, "金额", &plain)?;
    sheet.write(3, 3, "计划")?;
    sheet.write(3, 4, "实际")?;
    sheet.write(3, 5, "备注")?;
    sheet.merge_range(4, 0, 5, 0, "信阳市—苏州市", &plain)?;
    for row in 4..7 {
        sheet.write(row, 1, "累计签约额")?;
        let date = ExcelDateTime::from_ymd(2023, row as u8, 1)?;
        sheet.write_with_format(row, 2, &date, &day)?;
    }
    sheet.write(4, 3, 20)?;
    sheet.write(4, 4, 12.5)?;
    sheet.write(5, 4, "１３．５")?;
    sheet.write(6, 0, "赣州—深圳")?;
    sheet.write(6, 4, 3)?;
    sheet.write(7, 0, "合　计")?;
    sheet.write(7, 4, 29)?;
    let notes = book.add_worksheet().set_name("说明")?;
    notes.write(0, 0, "数据为虚构")?;
    book.save_to_buffer()
}

#[test]
fn merged_cells_titles_units_and_totals_are_understood() {
    let parts = parts(&book().unwrap());
    let names: Vec<_> = parts.iter().map(|part| part.name("x.xlsx")).collect();
    assert_eq!(names, ["x.xlsx#进展", "x.xlsx#说明"]);
    let Outcome::Done(done) = &parts[0].outcome else {
        panic!("{parts:?}")
    };
    assert_eq!((done.read, done.rejected, done.skipped), (3, 0, 5));
    for (kind, place) in [
        (Kind::FromAbove, (6, 1)),
        (Kind::Total, (8, 0)),
        (Kind::UnitRow, (2, 0)),
        (Kind::Title, (1, 0)),
    ] {
        let found = done
            .findings
            .list
            .iter()
            .find(|finding| finding.kind == kind);
        assert_eq!(
            found.map(|found| (found.row, found.column)),
            Some(place),
            "{kind:?}"
        );
    }
    let ds = file::dataset(&builtin(), &parts).unwrap();
    assert_eq!(
        all(&ds),
        [
            "信阳—苏州 2023-04-01 累计签约额 20亿元（计划）",
            "信阳—苏州 2023-04-01 累计签约额 12.5亿元",
            "信阳—苏州 2023-05-01 累计签约额 13.5亿元",
            "赣州—深圳 2023-06-01 累计签约额 3亿元",
        ]
    );
}

#[test]
fn a_unit_that_only_the_format_writes_is_the_figures() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["结对", "日期", "指标", "实际"].into_iter().enumerate() {
        sheet.write(0, column as u16, text).unwrap();
    }
    for (row, (number, code)) in [
        (12.5, "0.00\"亿元\""),
        (3200.0, "#,##0\"万元\""),
        (4_500_000.0, "#,##0,\"千元\""),
        (7.0, "0.0"),
    ]
    .into_iter()
    .enumerate()
    {
        let row = row as u32 + 1;
        let format = Format::new().set_num_format(code);
        sheet.write(row, 0, "p09").unwrap();
        sheet.write(row, 1, 2023).unwrap();
        sheet.write(row, 2, "累计签约额").unwrap();
        sheet.write_with_format(row, 3, number, &format).unwrap();
    }
    let parts = parts(&book.save_to_buffer().unwrap());
    let ds = file::dataset(&builtin(), &parts).unwrap();
    assert_eq!(
        all(&ds),
        [
            "信阳—苏州 2023 累计签约额 12.5亿元",
            "信阳—苏州 2023 累计签约额 3200万元",
            "信阳—苏州 2023 累计签约额 4,500,000元",
            "信阳—苏州 2023 累计签约额 7",
        ]
    );
}

#[test]
fn hidden_sheets_are_named_and_read_only_where_none_is_seen() {
    let book = |seen: &str| {
        let mut book = Workbook::new();
        for name in ["进展", "旧表"] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (column, text) in ["结对", "日期", "实际"].into_iter().enumerate() {
                sheet.write(0, column as u16, text).unwrap();
            }
            sheet.write_row(1, 0, ["p09", "2023", "7"]).unwrap();
            if name != seen {
                sheet.set_hidden(true);
            }
        }
        if seen.is_empty() {
            // A workbook has at least one sheet to be seen, which may have nothing in it.
            book.add_worksheet().set_active(true);
        } else {
            book.worksheet_from_name(seen).unwrap().set_active(true);
        }
        book.save_to_buffer().unwrap()
    };
    let tables = |seen| file::read(&builtin(), "x.xlsx", &book(seen), None).unwrap();
    let one = tables("进展");
    assert_eq!((one.parts.len(), &*one.parts[0].sheet), (1, "进展"));
    assert_eq!(one.hidden, ["旧表"]);
    let none = tables("");
    assert_eq!((none.parts.len(), none.hidden.len()), (2, 0));

    let path = std::env::temp_dir().join(format!("duikou-hidden-{}.xlsx", std::process::id()));
    std::fs::write(&path, book("进展")).unwrap();
    for (lang, line) in [
        ("zh-CN", "：没有读隐藏的工作表“旧表”"),
        ("en", ": hidden sheets were not read: “旧表”"),
    ] {
        let ended = std::process::Command::new(env!("CARGO_BIN_EXE_duikou"))
            .args(["check", "--lang", lang])
            .arg(&path)
            .output()
            .unwrap();
        let said = String::from_utf8(ended.stdout).unwrap();
        assert_eq!(said.lines().filter(|said| said.ends_with(line)).count(), 1);
        assert_eq!(ended.status.code(), Some(0), "{said}");
    }
    std::fs::remove_file(&path).unwrap();
}
