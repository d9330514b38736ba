//! What holds for every file.

use super::builtin;
use duikou::dataset::Dataset;
use duikou::ingest::{Done, Field, Loaded, Mapping, Options, Outcome, Reader, file};
use proptest::prelude::*;
use std::sync::LazyLock;

static BUILTIN: LazyLock<Dataset> = LazyLock::new(builtin);

fn read(text: &[u8], slice: usize) -> Outcome {
    let mut reader = Reader::new(&BUILTIN, Options::default());
    for piece in text.chunks(slice.max(1)) {
        reader.feed(piece);
    }
    reader.finish()
}

/// A cell such as tables have, good and bad ones.
fn cell() -> impl Strategy<Value = String> {
    let fixed = [
        "",
        "p09",
        "信阳—苏州",
        "甲市—乙市",
        "合计",
        "2023",
        "2023年1月",
        "累计签约额",
        "12.5",
        "1,234",
        "3.2万",
        "亿元",
        "#N/A",
        "约5亿元",
        "100-200",
        "　",
        "“",
        "\u{0}",
        "结对",
        "实际",
    ];
    prop_oneof![
        4 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[0-9.,()%-]{0,8}",
    ]
}

fn table() -> impl Strategy<Value = (String, u32)> {
    let rows = prop::collection::vec(prop::collection::vec(cell(), 1..7), 0..30);
    rows.prop_map(|rows| {
        let mut text = String::from("结对,日期,指标,计划,实际,单位\r\n");
        for row in &rows {
            duikou::dataset::csv::write_row(&mut text, row.iter().map(String::as_str));
        }
        (text, rows.len() as u32 + 1)
    })
}

fn same(a: &Done, b: &Done) -> bool {
    a.loaded.pack() == b.loaded.pack()
        && a.findings.list == b.findings.list
        && (a.read, a.rejected, a.skipped) == (b.read, b.rejected, b.skipped)
}

proptest! {
    #[test]
    fn a_mapping_is_what_it_is_written_as(
        head in 0..40_u32,
        fields in prop::collection::vec(prop::sample::select(Field::ALL.to_vec()), 1..20),
        melt_planned: bool,
    ) {
        let mapping = Mapping { head, fields, melt_planned };
        prop_assert_eq!(Mapping::parse(&mapping.format()), Some(mapping));
    }

    #[test]
    fn no_text_is_a_mapping_but_in_one_form(text in "[0-9a-z_,;]{0,40}") {
        if let Some(mapping) = Mapping::parse(&text) {
            let again = Mapping::parse(&mapping.format());
            prop_assert_eq!(again, Some(mapping));
        }
    }

    #[test]
    fn any_bytes_are_a_value(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(tables) = file::read(&BUILTIN, "x", &bytes, None) {
            let _ = file::dataset(&BUILTIN, &tables.parts);
        }
        let _ = read(&bytes, 7);
        prop_assert!(Loaded::unpack(&bytes).is_none());
    }

    #[test]
    fn every_record_is_read_rejected_or_skipped((text, records) in table()) {
        if let Outcome::Done(done) = read(text.as_bytes(), usize::MAX) {
            prop_assert_eq!(done.read + done.rejected + done.skipped, records);
            let ds = BUILTIN.clone().with_loaded(&done.loaded);
            prop_assert!(ds.is_some_and(|ds| ds.readings.len() >= done.read as usize));
        }
    }

    #[test]
    fn how_the_bytes_are_cut_changes_nothing((text, _) in table(), slice in 1..50_usize) {
        match (read(text.as_bytes(), usize::MAX), read(text.as_bytes(), slice)) {
            (Outcome::Done(a), Outcome::Done(b)) => prop_assert!(same(&a, &b)),
            (Outcome::Ask(a), Outcome::Ask(b)) => prop_assert_eq!(a.mapping, b.mapping),
            (a, b) => prop_assert!(false, "{a:?} {b:?}"),
        }
    }

    #[test]
    fn what_is_packed_comes_back((text, _) in table(), broken in any::<(u16, u8)>()) {
        if let Outcome::Done(done) = read(text.as_bytes(), usize::MAX) {
            let packed = done.loaded.pack();
            let back = Loaded::unpack(&packed);
            prop_assert_eq!(back.as_ref().map(Loaded::pack), Some(packed.clone()));
            prop_assert_eq!(back.map(|back| back.members), Some(done.loaded.members));
            // One byte wrong is refused, or makes another file; it never traps.
            let mut packed = packed;
            let at = usize::from(broken.0) % packed.len();
            packed[at] ^= broken.1;
            if let Some(loaded) = Loaded::unpack(&packed) {
                let _ = BUILTIN.clone().with_loaded(&loaded);
            }
        }
    }
}
