//! A workbook of texts as spreadsheets read it: a zip archive of a few small files, stored
//! and not compressed, so that it takes no more than this to write it.

/// A sheet of texts; its first row is bold and stays in view.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) name: &'a str,
    /// Of each column its width in characters, and whether what is typed there stays text.
    pub(super) columns: &'a [(u32, bool)],
    pub(super) rows: &'a [Vec<String>],
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const SCHEMAS: &str = "http://schemas.openxmlformats.org/";
/// Styles of cells: 0 plain, 1 bold, 2 text whatever is typed.
const STYLES: &str = r#"<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
const BOLD: u32 = 1;
const TEXT: u32 = 2;

/// The workbook's bytes.
pub(super) fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let mut types = [
        "<Types xmlns=\"",
        SCHEMAS,
        "package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    ]
    .concat();
    let mut book = [
        "<workbook ",
        main,
        " xmlns:r=\"",
        SCHEMAS,
        "officeDocument/2006/relationships\"><sheets>",
    ]
    .concat();
    let mut relations = relation(0, "styles", "styles.xml");
    types += &part("workbook", "sheet.main");
    types += &part("styles", "styles");
    for (sheet, at) in sheets.iter().zip(1..) {
        let n = &*u32::to_string(&at);
        let name = ["worksheets/sheet", n].concat();
        types += &part(&name, "worksheet");
        relations += &relation(at, "worksheet", &[&name, ".xml"].concat());
        let (open, id) = ("<sheet name=\"", "\" sheetId=\"");
        book += &[open, &escaped(sheet.name), id, n, "\" r:id=\"r", n, "\"/>"].concat();
    }
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &[&types, "</Types>"]);
    zip.add(
        "_rels/.rels",
        &[&related(&relation(1, "officeDocument", "xl/workbook.xml"))],
    );
    zip.add("xl/workbook.xml", &[&book, "</sheets></workbook>"]);
    zip.add("xl/_rels/workbook.xml.rels", &[&related(&relations)]);
    zip.add("xl/styles.xml", &["<styleSheet ", main, ">", STYLES]);
    for (sheet, at) in sheets.iter().zip(1..) {
        let name = ["xl/worksheets/sheet", &*u32::to_string(&at), ".xml"].concat();
        zip.add(
            &name,
            &["<worksheet ", main, ">", &cells(sheet), "</worksheet>"],
        );
    }
    zip.finish()
}

fn part(name: &str, kind: &str) -> String {
    [
        "<Override PartName=\"/xl/",
        name,
        ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.",
        kind,
        "+xml\"/>",
    ]
    .concat()
}

fn relation(id: u32, kind: &str, target: &str) -> String {
    let id = id.to_string();
    let kind = [SCHEMAS, "officeDocument/2006/relationships/", kind].concat();
    [
        "<Relationship Id=\"r",
        &id,
        "\" Type=\"",
        &kind,
        "\" Target=\"",
        target,
        "\"/>",
    ]
    .concat()
}

fn related(relations: &str) -> String {
    let open = [
        "<Relationships xmlns=\"",
        SCHEMAS,
        "package/2006/relationships\">",
    ];
    [&*open.concat(), relations, "</Relationships>"].concat()
}

fn cells(sheet: &Sheet<'_>) -> String {
    let mut out = String::from(
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
    );
    for (&(width, text), at) in sheet.columns.iter().zip(1..) {
        let (at, width) = (u32::to_string(&at), width.to_string());
        let style = u32::to_string(&if text { TEXT } else { 0 });
        out += &["<col min=\"", &at, "\" max=\"", &at, "\" width=\"", &width].concat();
        out += &["\" style=\"", &style, "\" customWidth=\"1\"/>"].concat();
    }
    out += "</cols><sheetData>";
    for (row, number) in sheet.rows.iter().zip(1..) {
        let style = u32::to_string(&if number == 1 { BOLD } else { 0 });
        out += &["<row r=\"", &*i32::to_string(&number), "\">"].concat();
        for cell in row {
            let open = [
                "<c t=\"inlineStr\" s=\"",
                &*style,
                "\"><is><t xml:space=\"preserve\">",
            ];
            out += &open.concat();
            out += &escaped(cell);
            out += "</t></is></c>";
        }
        out += "</row>";
    }
    out + "</sheetData>"
}

/// A text inside XML, without the characters that XML does not have.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
                out.push(c);
            }
            _ => {}
        }
    }
    out
}

/// An archive of files that are stored as they are.
#[derive(Default)]
struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Zip {
    fn add(&mut self, name: &str, texts: &[&str]) {
        let text = [HEAD, &texts.concat()].concat();
        let (start, size) = (self.out.len() as u32, text.len() as u32);
        let mut about = Vec::new();
        // Version 2.0, names in UTF-8, stored, made on 1980-01-01.
        for field in [20, 1 << 11, 0, 0, 33] {
            about.extend_from_slice(&u16::to_le_bytes(field));
        }
        for field in [crc(text.as_bytes()), size, size, name.len() as u32] {
            about.extend_from_slice(&field.to_le_bytes());
        }
        self.out.extend_from_slice(b"PK\x03\x04");
        self.out.extend_from_slice(&about);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(text.as_bytes());
        self.directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        self.directory.extend_from_slice(&about);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&start.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.files += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let (start, size) = (self.out.len() as u32, self.directory.len() as u32);
        self.out.append(&mut self.directory);
        self.out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.out.extend_from_slice(&self.files.to_le_bytes());
        self.out.extend_from_slice(&self.files.to_le_bytes());
        self.out.extend_from_slice(&size.to_le_bytes());
        self.out.extend_from_slice(&start.to_le_bytes());
        self.out.extend_from_slice(&[0; 2]);
        self.out
    }
}

/// CRC-32 as zip has it, bit by bit: these files are small.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn what_is_no_character_of_xml_is_left_out() {
        assert_eq!(
            escaped("<a & \"b\"\u{0}\u{1f}>\n市"),
            "&lt;a &amp; &quot;b&quot;>\n市"
        );
    }
}
