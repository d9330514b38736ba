use super::*;

#[test]
fn a_row_takes_24_bytes() {
    let mut rows = Rows::default();
    let row = Row {
        pairing: 1,
        area: 2,
        measure: 3,
        date: 4,
        marks: 5,
        planned: 6.0,
        actual: f64::NAN,
    };
    for _ in 0..=BLOCK {
        rows.push(row);
    }
    let block = &rows.blocks[1];
    let bytes = 2 * block.pairing.capacity()
        + block.area.capacity()
        + 2 * (block.measure.capacity() + block.date.capacity())
        + block.marks.capacity()
        + 8 * (block.planned.capacity() + block.actual.capacity());
    assert_eq!(bytes, 24 * BLOCK);
    assert_eq!(block.counts.capacity(), 0);
    assert_eq!(rows.len(), BLOCK + 1);
}

#[test]
fn texts_exist_only_where_used() {
    let mut rows = Rows::default();
    let row = Row {
        pairing: 0,
        area: 0,
        measure: 0,
        date: 0,
        marks: 0,
        planned: 1.0,
        actual: 2.0,
    };
    rows.push(row);
    rows.push(row);
    rows.set_text(Column::Note, 7);
    rows.push(row);
    assert!(rows.has(Column::Note) && !rows.has(Column::Source));
    let notes: Vec<_> = (0..4).map(|at| rows.text(at, Column::Note)).collect();
    assert_eq!(notes, [None, Some(7), None, None]);
    assert_eq!(rows.iter().count(), 3);
}

#[test]
fn counts_exist_only_where_a_row_stands_for_others() {
    let mut rows = Rows::default();
    let row = Row {
        pairing: 0,
        area: 0,
        measure: 0,
        date: 0,
        marks: 0,
        planned: 1.0,
        actual: 2.0,
    };
    rows.push(row);
    rows.set_counts([1, 1]);
    assert!(rows.blocks[0].counts.is_empty());
    rows.push(row);
    rows.set_counts([3, 7]);
    rows.push(row);
    let counts: Vec<_> = (0..4).map(|at| rows.counts(at)).collect();
    assert_eq!(counts, [[1, 1], [3, 7], [1, 1], [1, 1]]);
}

#[test]
fn each_text_has_one_code() {
    let mut interner = Interner::default();
    let texts: Vec<String> = (0..5000).map(|at| format!("东部{at}市")).collect();
    for round in 0..2 {
        for (code, text) in (0..).zip(&texts) {
            assert_eq!(interner.code(text.as_bytes()), code, "{round}");
            assert_eq!(interner.code(text.as_bytes()), code);
            assert_eq!(interner.get(code), Some(text.as_bytes()));
        }
    }
    assert_eq!(interner.len(), 5000);
    assert_eq!(interner.code(b""), 5000);
}
