//! Packages made by hand.

#![allow(clippy::unwrap_used, dead_code)] // not every test needs all of it

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What ties a workbook of one sheet together.
pub(crate) const TIES: [(&str, &str); 2] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

pub(crate) const BOOK: (&str, &str) = (
    "xl/workbook.xml",
    r#"<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>"#,
);

/// A package of some files and what ties them together.
pub(crate) fn package(files: &[(&str, &str)]) -> Vec<u8> {
    let mut all = TIES.to_vec();
    all.extend_from_slice(files);
    zipped(&all)
}

/// A workbook whose one sheet has this XML.
pub(crate) fn workbook(sheet: &str) -> Vec<u8> {
    package(&[BOOK, ("xl/worksheets/sheet1.xml", sheet)])
}

/// A workbook whose one sheet has these rows.
pub(crate) fn rows(rows: &str) -> Vec<u8> {
    workbook(&format!(
        "<worksheet><sheetData>{rows}</sheetData></worksheet>"
    ))
}

pub(crate) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
