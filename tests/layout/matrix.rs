//! What must hold for every matrix.

use duikou::cube::matrix::{Grid, Standing};
use duikou::date::PartialDate;
use duikou::geometry::Rect;
use duikou::labels::pairing_short;
use duikou::layout::matrix::{Content, Frame, Matrix, Options, lay_out};
use duikou::layout::pairing::Label;
use duikou::scene::{Item, Scene, Stop};
use duikou::state::{State, View, parse};
use duikou::view::{Drawing, Model, drawing, matrix_grid, overlay, scene};

use crate::geometry::{HAIR, inside, joined, texts, without_spaces};
use crate::{Dataset, LANGS_AND_SIZES, text_faults};

/// What a reader may have chosen; the first two are looked at in every width.
const QUERIES: [&str; 13] = [
    "",
    "group=year",
    "sort=-count",
    "sort=date&group=year",
    "sort=-t-mechanism&sel=p04,t-mechanism",
    "ev=government,press",
    "ev=government,press,secondary,total&group=year",
    "ev=press&year=2025",
    "year=2022-2023&area=t-red-culture,t-policy-support&group=year",
    "area=t-ecology-green",
    "q=深圳",
    "q=nobody",
    "sel=b-dabie-mountains,t-evaluation&base=b-dabie-mountains",
];
const SOME_WIDTHS: [u32; 11] = [240, 320, 360, 390, 480, 640, 700, 768, 1024, 1280, 1920];

#[test]
fn the_matrix_is_in_order_everywhere() {
    let model = Model::new(Dataset::builtin().unwrap());
    let every: Vec<u32> = (240..1400)
        .step_by(40)
        .chain((1400..=2560).step_by(290))
        .collect();
    for (number, query) in QUERIES.into_iter().enumerate() {
        for (lang, size) in LANGS_AND_SIZES {
            let base = State {
                lang,
                size,
                today: PartialDate::parse("2026-11-23"),
                ..State::default()
            };
            let (state, problems) = parse(query, &model.dataset, &base);
            assert!(problems.is_empty(), "{query}: {problems:?}");
            let widths = if number < 2 { &every[..] } else { &SOME_WIDTHS };
            for &width in widths {
                let faults = faults(&model, &state, f64::from(width));
                assert!(
                    faults.is_empty(),
                    "{} {size:?} {width} {query:?}: {faults:#?}",
                    lang.tag()
                );
            }
        }
    }
}

/// Numbers of many digits and grids without room never break the layout.
#[test]
fn a_matrix_of_thousands_of_readings_is_in_order() {
    let mut dataset = Dataset::builtin().unwrap();
    let once = dataset.readings.clone();
    for _ in 0..7 {
        dataset.readings.extend(dataset.readings.clone());
    }
    assert_eq!(dataset.readings.len(), once.len() * 128);
    let model = Model::new(dataset);
    for (lang, size) in LANGS_AND_SIZES {
        for query in ["", "group=year"] {
            let base = State {
                lang,
                size,
                ..State::default()
            };
            let (state, _) = parse(query, &model.dataset, &base);
            for width in [240.0, 320.0, 360.0, 768.0, 1280.0] {
                let faults = faults(&model, &state, width);
                assert!(
                    faults.is_empty(),
                    "{lang:?} {size:?} {width} {query}: {faults:#?}"
                );
            }
        }
    }
}

fn faults(model: &Model, state: &State, width: f64) -> Vec<String> {
    let drawing = drawing(model, state, View::Matrix, width);
    let scene = scene(model, state, &drawing);
    let mut faults = text_faults(&scene, &scene.items);
    faults.extend(struck_texts(&scene.items));
    faults.extend(spot_faults(&scene));
    let Drawing::Chart(chart) = &drawing else {
        return vec!["it is no chart".to_owned()];
    };
    for item in overlay(model, state, &drawing) {
        if let Item::Frame { rect, .. } | Item::Box { rect, .. } = item
            && !inside(rect, Rect::new(0.0, 0.0, scene.width, scene.height))
        {
            faults.push(format!("what is lit reaches out of the picture: {rect:?}"));
        }
    }
    for (i, band) in chart.bands.iter().enumerate() {
        let veiled_twice = |other: &&duikou::view::Band| other.rect.overlaps(band.rect, HAIR);
        if chart.bands[i + 1..]
            .iter()
            .any(|other| veiled_twice(&other))
        {
            faults.push(format!("two veils lie on each other at {:?}", band.rect));
        }
    }
    let grid = matrix_grid(model, state);
    if grid.rows.is_empty() {
        return faults;
    }
    let options = Options {
        width,
        sizes: state.size.type_sizes(),
        lang: state.lang,
        grouped: true,
        with_secondary: false,
    };
    let frame = Frame::new(&model.dataset, &grid, &options);
    let matrix = lay_out(&model.dataset, &grid, &frame, 0.0);
    faults.extend(name_faults(model, state, &frame, &matrix));
    faults.extend(cell_faults(&grid, &matrix));
    faults
}

/// Texts with a line or a sign on them.
fn struck_texts(items: &[Item]) -> Vec<String> {
    let texts: Vec<_> = texts(items)
        .into_iter()
        .map(|text| (text.bounds(), &text.text))
        .collect();
    let mut faults = Vec::new();
    for item in items {
        let around = match item {
            Item::Line { points, .. } => {
                let mut around = Rect::new(points[0].x, points[0].y, 0.0, 0.0);
                for point in points {
                    let (right, bottom) = (around.right(), around.bottom());
                    around.x = around.x.min(point.x);
                    around.y = around.y.min(point.y);
                    around.width = right.max(point.x) - around.x;
                    around.height = bottom.max(point.y) - around.y;
                }
                around.grown(0.5, 0.5)
            }
            Item::Frame { rect, .. } => *rect,
            _ => continue,
        };
        for (bounds, text) in &texts {
            if bounds.overlaps(around, HAIR) {
                faults.push(format!("a line or a sign goes through {text:?}"));
            }
        }
    }
    faults
}

/// Places to point at that lie on each other, reach out of the picture or are small.
fn spot_faults(scene: &Scene) -> Vec<String> {
    let picture = Rect::new(0.0, 0.0, scene.width, scene.height);
    let mut faults = Vec::new();
    for (i, spot) in scene.spots.iter().enumerate() {
        let framed = spot.rect.grown(2.0, 2.0);
        if !inside(framed, picture) {
            faults.push(format!("the frame of {:?} is cut", spot.target));
        }
        if framed.width < 24.0 || framed.height < 18.0 {
            faults.push(format!("{:?} is {framed:?}", spot.target));
        }
        for other in &scene.spots[i + 1..] {
            if other.rect.overlaps(spot.rect, HAIR) {
                faults.push(format!("{:?} lies on {:?}", other.target, spot.target));
            }
        }
    }
    let stops: Vec<Stop> = scene.spots.iter().map(|spot| spot.stop).collect();
    if !stops.is_sorted() {
        faults.push("the stops are out of order".to_owned());
    }
    faults
}

/// Names that are incomplete.
fn name_faults(model: &Model, state: &State, frame: &Frame, matrix: &Matrix) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |label: &Label, name: &str| {
        if joined(&label.lines) != without_spaces(name) {
            faults.push(format!("{name} is written {:?}", label.lines));
        }
    };
    for (number, heading) in matrix.headings.iter().enumerate() {
        let name = duikou::layout::matrix::column_name(&model.dataset, heading.column, state.lang);
        let number = (number + 1).to_string();
        check(&heading.label, if frame.numbered { &number } else { &name });
    }
    for (area, label) in &matrix.groups {
        check(label, model.dataset[*area].name.get(state.lang));
    }
    for row in &matrix.rows {
        let name = pairing_short(&model.dataset, row.pairing, state.lang);
        check(&row.label, &name);
    }
    for heading in &matrix.headings {
        if !inside(heading.label.bounds(), heading.rect) {
            faults.push(format!("{:?} leaves its column", heading.label.lines));
        }
    }
    faults
}

/// Contents that leave their cells or lie on each other, cells that do.
fn cell_faults(grid: &Grid, matrix: &Matrix) -> Vec<String> {
    let mut faults = Vec::new();
    let mut cells = Vec::new();
    for (place, cell) in matrix.totals.iter().enumerate() {
        faults.extend(content_faults(
            &cell.content,
            cell.rect,
            &format!("total {place}"),
        ));
    }
    for (number, row) in matrix.rows.iter().enumerate() {
        let name = format!("row {number}");
        faults.extend(content_faults(&row.total, row.rect, &name));
        for (column, cell) in row.cells.iter().enumerate() {
            let name = format!("{name} column {column}");
            faults.extend(content_faults(&cell.content, cell.rect, &name));
            if !inside(cell.rect, row.rect) {
                faults.push(format!("{name} leaves its row"));
            }
            let filled = !cell.content.texts.is_empty() && !cell.content.marks.is_empty();
            if filled != (cell.standing == Standing::OnRecord) {
                faults.push(format!("{name} shows something else than there is"));
            }
            if cell.standing != grid.standing(number, column) {
                faults.push(format!("{name} stands otherwise than it should"));
            }
            cells.push(cell.rect);
        }
    }
    for (i, cell) in cells.iter().enumerate() {
        // Cells further down than the next rows cannot reach.
        let near = &cells[i + 1..cells.len().min(i + 40)];
        if near.iter().any(|other| other.overlaps(*cell, HAIR)) {
            faults.push(format!("a cell lies on another: {cell:?}"));
        }
    }
    faults
}

fn content_faults(content: &Content, around: Rect, name: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let texts = content.texts.iter().map(|(_, label)| {
        // A line box is higher than its letters.
        let bounds = label.bounds();
        let spare = (bounds.height - label.size) / 2.0;
        bounds.grown(0.0, -spare)
    });
    let boxes: Vec<Rect> = texts
        .chain(content.marks.iter().map(|mark| mark.rect))
        .collect();
    for (i, one) in boxes.iter().enumerate() {
        if !inside(*one, around) {
            faults.push(format!("{name}: {one:?} leaves {around:?}"));
        }
        if boxes[i + 1..]
            .iter()
            .any(|other| other.overlaps(*one, HAIR))
        {
            faults.push(format!("{name}: something lies on {one:?}"));
        }
    }
    faults
}
