//! Workbooks as people make them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use duikou_sheets::{Fault, Lang, Limits, Sheet, What, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use support::package;

fn sheets(book: &mut Workbook) -> Vec<Sheet> {
    read(&book.save_to_buffer().unwrap(), &Limits::default()).unwrap()
}

/// The text of a workbook's only sheet.
fn text(fill: impl FnOnce(&mut Worksheet)) -> String {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    sheets(&mut book).remove(0).text
}

#[test]
fn a_plain_table_is_its_own_csv() {
    let text = text(|sheet| {
        for (at, heading) in ["结对", "日期", "指标", "实际", "备注"].iter().enumerate() {
            sheet.write(0, at as u16, *heading).unwrap();
        }
        sheet.write(1, 0, "信阳市—苏州市").unwrap();
        sheet.write(1, 1, "2023年1月").unwrap();
        sheet.write(1, 3, 416.5).unwrap();
        sheet.write(1, 4, "含“在建”,\n分两期 \"A\"").unwrap();
        sheet.write(2, 0, 9).unwrap();
        sheet.write(2, 3, 0).unwrap();
    });
    assert_eq!(
        text,
        "结对,日期,指标,实际,备注\n信阳市—苏州市,2023年1月,,416.5,\"含“在建”,\n分两期 \"\"A\"\"\"\n9,,,0\n"
    );
}

#[test]
fn every_kind_of_cell_is_read_as_it_is_meant() {
    let text = text(|sheet| {
        let format = |code: &str| Format::new().set_num_format(code);
        sheet.write(0, 0, 12.3).unwrap();
        sheet.write(0, 1, 0.1 + 0.2).unwrap();
        sheet.write(0, 2, 1e21).unwrap();
        sheet
            .write_with_format(1, 0, 0.125, &format("0.0%"))
            .unwrap();
        sheet
            .write_with_format(1, 1, 1_234_567.5, &format("#,##0.00"))
            .unwrap();
        sheet
            .write_with_format(1, 2, 0.125, &format("0.0\"%\""))
            .unwrap();
        let day = |y, m, d| ExcelDateTime::from_ymd(y, m, d).unwrap();
        sheet
            .write_with_format(2, 0, day(2023, 1, 19), &format("yyyy/m/d"))
            .unwrap();
        sheet
            .write_with_format(2, 1, day(2023, 1, 1), &format("yyyy\"年\"m\"月\";@"))
            .unwrap();
        sheet
            .write_with_format(2, 2, day(2023, 1, 19), &format("yyyy\"年\"m\"月\""))
            .unwrap();
        sheet
            .write_with_format(
                2,
                3,
                day(2023, 1, 19).and_hms(8, 30, 0).unwrap(),
                &format("yyyy-mm-dd hh:mm"),
            )
            .unwrap();
        sheet.write(3, 0, true).unwrap();
        sheet.write(3, 1, false).unwrap();
        sheet
            .write(3, 2, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
        sheet
            .write(3, 3, Formula::new("=A1*2").set_result("24.6"))
            .unwrap();
        sheet
            .write(3, 4, Formula::new("=\"a\"&\"b\"").set_result("ab"))
            .unwrap();
        sheet.write(4, 0, "  ").unwrap();
        sheet.write(4, 1, "￥５．５").unwrap();
    });
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "12.3,0.3,1000000000000000000000",
            "12.5%,1234567.5,0.125%",
            "2023-01-19,2023-01,2023-01-19,2023-01-19 08:30:00",
            "TRUE,FALSE,#DIV/0!,24.6,ab",
            ",￥５．５",
        ]
    );
}

#[test]
fn units_that_formats_write_belong_to_their_numbers() {
    let text = text(|sheet| {
        for (column, (number, code)) in [
            (12.5, "0.00\"亿元\""),
            (1234.0, "#,##0\"万元\""),
            (-3.0, "0\"亿元\";-0\"万元\";0"),
            (0.0, "0\"亿元\";-0\"万元\";0"),
            (1_234_567.0, "#,##0,\"千元\""),
            (2023.0, "0\"年\""),
            (12_345.0, "0!.0,\"万\""),
        ]
        .into_iter()
        .enumerate()
        {
            let format = Format::new().set_num_format(code);
            sheet
                .write_with_format(0, column as u16, number, &format)
                .unwrap();
        }
    });
    assert_eq!(text, "12.5亿元,1234万元,-3万元,0,1234.567千元,2023,12345\n");
}

#[test]
fn record_numbers_are_row_numbers_and_blank_cells_cost_nothing() {
    let text = text(|sheet| {
        let bold = Format::new().set_bold();
        sheet.write(3, 2, "a").unwrap();
        sheet.write(5, 0, "b").unwrap();
        for column in [0, 16_383] {
            sheet.write_blank(1_048_575, column, &bold).unwrap();
        }
    });
    assert_eq!(text, "\n\n\n,,a\n\nb\n");
}

#[test]
fn sheets_come_in_order_with_hidden_ones_marked() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("封面").unwrap();
    let data = book.add_worksheet().set_name("进展 & <表>").unwrap();
    data.write(0, 0, 1).unwrap();
    let codes = book.add_worksheet().set_name("代码").unwrap();
    codes.write(0, 0, 2).unwrap();
    codes.set_hidden(true);
    let found: Vec<_> = sheets(&mut book)
        .into_iter()
        .map(|sheet| (sheet.name, sheet.hidden, sheet.text))
        .collect();
    let expected = [
        ("封面", false, ""),
        ("进展 & <表>", false, "1\n"),
        ("代码", true, "2\n"),
    ];
    assert_eq!(
        found,
        expected.map(|(name, hidden, text)| (name.to_owned(), hidden, text.to_owned()))
    );
}

#[test]
fn merged_cells_are_told_by_row_and_column() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let centred = Format::new();
    sheet
        .merge_range(0, 0, 0, 5, "2023年对口合作进展情况表", &centred)
        .unwrap();
    sheet
        .merge_range(2, 0, 4, 0, "信阳—苏州", &centred)
        .unwrap();
    sheet.write(2, 1, 1).unwrap();
    let other = book.add_worksheet();
    other.write(0, 0, 1).unwrap();
    let found = sheets(&mut book);
    assert_eq!(found[0].merged, [[1, 1, 1, 6], [3, 1, 5, 1]]);
    assert_eq!(found[0].text, "2023年对口合作进展情况表\n\n信阳—苏州,1\n");
    assert!(found[1].merged.is_empty());
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let book = package(&[
        (
            "xl/workbook.xml",
            r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>43483</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    assert_eq!(
        read(&book, &Limits::default()).unwrap()[0].text,
        "2023-01-19\n"
    );
}

#[test]
fn a_workbook_with_nothing_in_it_is_said_to_be_empty() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, " ").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(read(&bytes, &Limits::default()), Err(Fault::Empty));
}

#[test]
fn limits_are_said_and_held() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..20 {
        for column in 0..5 {
            sheet.write(row, column, "some text").unwrap();
        }
    }
    book.add_worksheet();
    let bytes = book.save_to_buffer().unwrap();
    let size = bytes.len() as u64;
    let all = Limits::default();
    for (limits, what, limit) in [
        (
            Limits {
                file: size - 1,
                ..all
            },
            What::File,
            size - 1,
        ),
        (Limits { parts: 3, ..all }, What::Parts, 3),
        (
            Limits {
                unpacked: 2000,
                ..all
            },
            What::Unpacked,
            2000,
        ),
        (Limits { sheets: 1, ..all }, What::Sheets, 1),
        (Limits { rows: 19, ..all }, What::Rows, 19),
        (Limits { columns: 4, ..all }, What::Columns, 4),
        (Limits { text: 900, ..all }, What::Text, 900),
    ] {
        assert_eq!(read(&bytes, &limits), Err(Fault::TooMuch(what, limit)));
    }
    let exact = Limits {
        file: size,
        sheets: 2,
        rows: 20,
        columns: 5,
        text: 1000,
        ..all
    };
    assert!(read(&bytes, &exact).is_ok());
    let sentence = Fault::TooMuch(What::Rows, 19).sentence(Lang::Zh);
    assert!(
        sentence.contains("行数") && sentence.contains("19"),
        "{sentence}"
    );
}
