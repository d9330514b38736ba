//! Files that are damaged, disguised or meant to do harm: each gets a sentence.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use std::fmt::Write as _;
use std::time::Instant;

use duikou_sheets::{Fault, Limits, What, read};
use proptest::prelude::*;
use support::{BOOK, TIES, package, rows, workbook, zipped};

fn fault(bytes: &[u8]) -> Fault {
    read(bytes, &Limits::default()).unwrap_err()
}

fn good() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm");
    sheet.merge_range(0, 0, 0, 3, "题目", &format).unwrap();
    for row in 1..40 {
        sheet.write(row, 0, format!("信阳—苏州{row}")).unwrap();
        sheet
            .write_with_format(row, 1, 44_945 + row, &format)
            .unwrap();
        sheet.write(row, 2, f64::from(row) / 3.0).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn other_files_are_told_apart() {
    for bytes in [
        b"".as_slice(),
        b"a,b\n1,2\n",
        b"<html><table><tr><td>1</td></tr></table></html>",
        b"\x89PNG\r\n\x1a\n",
        &zipped(&[
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", "<a/>"),
        ]),
        &zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
        &compound("WordDocument"),
    ] {
        assert_eq!(
            fault(bytes),
            Fault::NotAWorkbook,
            "{:?}",
            &bytes[..bytes.len().min(20)]
        );
    }
    assert_eq!(fault(&compound("EncryptedPackage")), Fault::Protected);
    assert_eq!(fault(&compound("EncryptionInfo")), Fault::Protected);
    assert_eq!(fault(&compound("Workbook")), Fault::OldFormat);
    assert_eq!(
        fault(&zipped(&[("xl/workbook.bin", "x")])),
        Fault::OldFormat
    );
    assert_eq!(fault(b"PK\x03\x04"), Fault::Damaged);
}

/// The head of a compound file and the name of one of its streams.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn a_file_encrypted_inside_the_package_is_protected() {
    let mut bytes = good();
    // The flag of encryption, in the directory's first entry and in the file's own head.
    let entry = bytes.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
    bytes[entry + 8] |= 1;
    bytes[6] |= 1;
    assert_eq!(fault(&bytes), Fault::Protected);
}

#[test]
fn a_cut_file_is_damaged() {
    let bytes = good();
    assert!(read(&bytes, &Limits::default()).is_ok());
    for length in (2..bytes.len()).step_by(97) {
        assert_eq!(fault(&bytes[..length]), Fault::Damaged, "{length}");
    }
}

#[test]
fn a_directory_that_lies_is_damaged_or_does_no_harm() {
    let bytes = good();
    let sound = read(&bytes, &Limits::default());
    let end = bytes
        .windows(4)
        .rposition(|at| at == b"PK\x05\x06")
        .unwrap();
    let directory = bytes.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
    // The directory's place, its entries' sizes and where they say their files are.
    for (place, length) in [
        (end + 16, 4),
        (directory + 20, 4),
        (directory + 42, 4),
        (directory + 28, 2),
    ] {
        let mut bytes = bytes.clone();
        bytes[place..place + length].fill(0xff);
        // The directory is also found where it ends, whatever the place it claims.
        let found = read(&bytes, &Limits::default());
        assert!(found.is_err() || found == sound, "{place}: {found:?}");
    }
    let mut many = bytes.clone();
    many[end + 8..end + 12].fill(0xff);
    assert_eq!(
        fault(&many),
        Fault::TooMuch(What::Parts, Limits::default().parts)
    );
    let mut alone = bytes;
    alone[end + 8..end + 12].fill(0);
    assert!(read(&alone, &Limits::default()).is_err());
}

#[test]
fn a_bomb_is_not_unpacked() {
    let nothing = " ".repeat(20 << 20);
    let declared = workbook(&nothing);
    assert!(declared.len() < 100_000);
    assert_eq!(fault(&declared), Fault::Bomb);
    // The same with its sizes declared small, in the directory and in the file's own head.
    let mut lying = declared;
    let size = (nothing.len() as u32).to_le_bytes();
    while let Some(at) = lying.windows(4).position(|bytes| bytes == size) {
        lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    let begun = Instant::now();
    assert!(matches!(fault(&lying), Fault::Bomb | Fault::Damaged));
    assert!(begun.elapsed().as_secs() < 20);
}

#[test]
fn room_is_not_made_on_a_mere_claim() {
    let strings = r#"<sst uniqueCount="9000000000000000000"><si><t>a</t></si></sst>"#;
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    let files = |strings| {
        package(&[
            BOOK,
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/sheet1.xml", sheet),
        ])
    };
    assert_eq!(fault(&files(strings)), Fault::Damaged);
    let honest = strings.replace("9000000000000000000", "1");
    assert_eq!(
        read(&files(&honest), &Limits::default()).unwrap()[0].text,
        "a\n"
    );
}

#[test]
fn a_text_shown_over_and_over_meets_the_limit() {
    let long = "长".repeat(100_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let mut cells = String::new();
    for row in 1..4000 {
        let _ = write!(
            cells,
            r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#
        );
    }
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let bytes = package(&[
        BOOK,
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    let limits = Limits {
        text: 10 << 20,
        ..Limits::default()
    };
    assert_eq!(
        read(&bytes, &limits),
        Err(Fault::TooMuch(What::Text, limits.text))
    );
}

#[test]
fn a_range_that_claims_the_whole_sheet_costs_nothing() {
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols><sheetData><row r="1" spans="1:16384"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>"#;
    let begun = Instant::now();
    assert_eq!(
        read(&workbook(sheet), &Limits::default()).unwrap()[0].text,
        "1\n"
    );
    assert!(begun.elapsed().as_millis() < 500);
}

#[test]
fn cells_where_none_can_be_are_faults() {
    for (cells, expected) in [
        (r#"<row r="1"><c r="A4294967297"><v>1</v></c></row>"#, None),
        (r#"<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>"#, None),
        (r#"<row r="99999999999"><c><v>1</v></c></row>"#, None),
        (
            r#"<row r="0"><c r="A0"><v>1</v></c></row>"#,
            Some(Fault::Damaged),
        ),
        (
            r#"<row r="1"><c r="1A"><v>1</v></c></row>"#,
            Some(Fault::Damaged),
        ),
        (
            r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#,
            Some(Fault::Damaged),
        ),
        (
            r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#,
            Some(Fault::Damaged),
        ),
        (
            r#"<row r="1048577"><c r="A1048577"><v>1</v></c></row>"#,
            Some(Fault::TooMuch(What::Rows, 1 << 20)),
        ),
        (
            r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#,
            Some(Fault::TooMuch(What::Columns, 2000)),
        ),
        (
            r#"<row r="1"><c r="A1" t="s"><v>7</v></c></row>"#,
            Some(Fault::Damaged),
        ),
        (
            r#"<row r="1"><c r="A1" t="q"><v>7</v></c></row>"#,
            Some(Fault::Damaged),
        ),
        (
            r#"<row r="1"><c r="A1"><w>7</w></c></row>"#,
            Some(Fault::Damaged),
        ),
        (r#"<row r="1"><c r="A1"><v>7</v>"#, Some(Fault::Damaged)),
    ] {
        // Where the address is beyond all counting, any answer will do.
        let found = read(&rows(cells), &Limits::default());
        if let Some(expected) = expected {
            assert_eq!(found, Err(expected), "{cells}");
        }
    }
}

#[test]
fn entities_are_not_expanded() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/passwd">]>"#;
    for entity in [
        "&d;",
        "&e;",
        "&#x0;",
        "&#xD800;",
        "&#99999999999;",
        "&",
        "&;",
    ] {
        let sheet = format!(
            r#"{laughs}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x{entity}y</t></is></c></row></sheetData></worksheet>"#
        );
        if let Ok(sheets) = read(&workbook(&sheet), &Limits::default()) {
            assert!(
                sheets[0].text.len() < 40 && !sheets[0].text.contains("root"),
                "{entity}: {}",
                sheets[0].text
            );
        }
    }
    let good = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;&amp;&#20449;&#x9633;&gt;</t></is></c></row>"#;
    assert_eq!(
        read(&rows(good), &Limits::default()).unwrap()[0].text,
        "<&信阳>\n"
    );
}

#[test]
fn nesting_however_deep_ends() {
    let deep = 50_000;
    let nested = format!(
        "<worksheet>{}{}<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
        "<a>".repeat(deep),
        "</a>".repeat(deep)
    );
    assert_eq!(
        read(&workbook(&nested), &Limits::default()).unwrap()[0].text,
        "1\n"
    );
    for sheet in [
        "<a>".repeat(deep),
        format!("<worksheet><sheetData>{}", "<row><c><is>".repeat(deep / 4)),
        format!("<worksheet><sheetData><row><c>{}", "<v>".repeat(deep)),
        format!("<worksheet {}", "a='".repeat(deep)),
        "<![CDATA[".repeat(deep),
        "<!--".repeat(deep),
        "<".repeat(deep),
    ] {
        let found = fault(&workbook(&sheet));
        assert!(
            matches!(found, Fault::Damaged | Fault::Empty),
            "{}: {found:?}",
            &sheet[..30]
        );
    }
}

#[test]
fn missing_and_misleading_parts_are_faults() {
    let sheet = (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#,
    );
    assert!(read(&package(&[BOOK, sheet]), &Limits::default()).is_ok());
    for files in [
        vec![BOOK, sheet],
        vec![TIES[0], sheet, ("xl/workbook.xml", "")],
        vec![TIES[0], BOOK, sheet],
        vec![TIES[0], TIES[1], BOOK],
        vec![("_rels/.rels", "<Relationships/>"), TIES[1], BOOK, sheet],
        vec![
            TIES[0],
            TIES[1],
            BOOK,
            ("xl/worksheets/sheet1.xml", "<chartsheet/>"),
        ],
        vec![
            TIES[0],
            ("xl/_rels/workbook.xml.rels", TIES[0].1),
            BOOK,
            sheet,
        ],
        vec![
            TIES[0],
            TIES[1],
            BOOK,
            sheet,
            ("xl/styles.xml", "<styleSheet><cellXfs>"),
        ],
        vec![
            TIES[0],
            TIES[1],
            BOOK,
            sheet,
            ("xl/sharedStrings.xml", "<sst><si><t>"),
        ],
        vec![
            TIES[0],
            TIES[1],
            BOOK,
            sheet,
            ("xl/theme.xml", "<?xml encoding='utf-16'?>"),
        ],
    ] {
        let found = read(&zipped(&files), &Limits::default());
        assert!(
            matches!(found, Err(Fault::Damaged | Fault::Empty)),
            "{:?}: {found:?}",
            files.last()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Bytes changed, cut out and doubled at random.
    #[test]
    fn no_change_of_a_good_file_does_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8, 1..40_usize), 1..8)) {
        let mut bytes = good();
        for (at, value, kind, length) in changes {
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match kind {
                0 => bytes[at] = value,
                1 => bytes[at] ^= 1 << (value % 8),
                2 => drop(bytes.drain(at..end)),
                _ => {
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
            if bytes.is_empty() {
                bytes.push(value);
            }
        }
        check(&bytes)?;
    }

    /// The XML inside changed, so that no sum of the package gives it away.
    #[test]
    fn no_change_of_the_xml_does_harm(part in 0..5_usize, at: prop::sample::Index, text in "[<>/\"'&;=a-zA-Z0-9 :!?\\[\\]-]{0,6}|[\\PC]{0,3}", cut in 0..30_usize) {
        let mut files: Vec<(String, String)> = [
            TIES[0],
            TIES[1],
            BOOK,
            ("xl/styles.xml", r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm;@"/></numFmts><fonts><font><sz val="11"/><name val="等线"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><borders><border><left/></border></borders><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/></cellXfs></styleSheet>"#),
            ("xl/worksheets/sheet1.xml", r#"<worksheet><dimension ref="A1:C9"/><sheetData><row r="1" spans="1:3"><c r="A1" t="inlineStr"><is><t>题目</t></is></c></row><row r="2"><c r="A2" s="1"><v>44945</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><f>A2*2</f><v>12.5</v></c><c r="D2" t="e"><v>#N/A</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>"#),
        ].map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let changed = &mut files[part].1;
        let at = floor(changed, at.index(changed.len()));
        let end = floor(changed, (at + cut).min(changed.len()));
        changed.replace_range(at..end, &text);
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        check(&zipped(&files))?;
    }
}

/// The start of the character at a place.
fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// Whatever is read is within its limits; whatever is not is a fault.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let limits = Limits::default();
    if let Ok(sheets) = read(bytes, &limits) {
        for sheet in sheets {
            prop_assert!(sheet.text.len() as u64 <= limits.text);
            for [row, column, last_row, last_column] in sheet.merged {
                prop_assert!(0 < row && row <= last_row && 0 < column && column <= last_column);
            }
        }
    }
    Ok(())
}
