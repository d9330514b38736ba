//! How long the core takes, from a change of state to what is painted.
//!
//! Inputs are made before the clock starts; results are dropped after it stops.

#![allow(clippy::unwrap_used)]

#[path = "../tests/support/generate.rs"]
mod generate;

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use duikou::cube::cross::{CrossFilter, Dimension, Fact};
use duikou::cube::{Axis, Cube, Member, Options, Slice, group as group_by, lines, measure};
use duikou::dataset::{Dataset, Key, PairingId, PairingInput, TaskAreaId};
use duikou::geometry::Point;
use duikou::hit::{Reach, hit};
use duikou::ingest::delimited::Splitter;
use duikou::ingest::rollup::{Meaning, Rule, roll_up};
use duikou::ingest::rows::{Row, Rows};
use duikou::ingest::{Options as Reading, Outcome, Reader};
use duikou::layout::graph::{Graph, Grouping};
use duikou::layout::order::arrange;
use duikou::scene::{Scene, Target};
use duikou::search::{Index, search};
use duikou::state::{Filter, Message, State, View, update};
use duikou::view::facets::facets;
use duikou::view::{Drawing, Model, drawing, overlay, picture, scene};
use duikou::words::Lang;

/// Width of the pictures in CSS pixels.
const WIDTH: f64 = 1200.0;

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1500));
    targets = data, cubes, files, plan, generated, pointing, searching, filtering
}
criterion_main!(benches);

fn data(c: &mut Criterion) {
    c.bench_function("data/read the built-in data", |b| {
        b.iter_with_large_drop(|| Dataset::builtin().unwrap());
    });
}

/// 100,000 readings: the built-in ones over and over, in other pairings and years.
fn cubes(c: &mut Criterion) {
    let mut group = c.benchmark_group("cube of 100000");
    group.sample_size(10);
    let dataset = many_readings(100_000);
    let cube = Cube::new(&dataset).unwrap();
    let all = Slice::all(&cube);
    group.bench_function("put readings into columns", |b| {
        b.iter_with_large_drop(|| Cube::new(&dataset).unwrap());
    });
    group.bench_function("group by pairing and area", |b| {
        b.iter_with_large_drop(|| group_by(&cube, &all, Axis::Pairing, Some(Axis::Area)));
    });
    group.bench_function("measure each pairing", |b| {
        let indicator = Member::Indicator(dataset.indicator("signed-value").unwrap());
        let slice = all.clone().only(&cube, Axis::Indicator, &[indicator]);
        b.iter_with_large_drop(|| {
            let groups = group_by(&cube, &slice, Axis::Pairing, None);
            let measured = groups.cells.iter().map(|cell| {
                let readings = groups.readings(cell);
                measure(&cube, &dataset, readings, cell.pairings, Options::default())
            });
            measured.collect::<Vec<_>>()
        });
    });
    group.bench_function("find every line", |b| {
        b.iter_with_large_drop(|| lines(&cube, &all));
    });
    group.finish();
}

/// 1,000,000 rows out of a file: cut, kept, filtered, rolled up.
fn files(c: &mut Criterion) {
    let mut group = c.benchmark_group("file of 1000000");
    group.sample_size(10);
    let facts = many_facts(1_000_000);
    let text = csv_of(&facts[..100_000]);
    group.bench_function("cut 100000 records", |b| {
        b.iter(|| {
            let (mut splitter, mut cells) = (Splitter::new(b','), 0);
            for slice in text.as_bytes().chunks(1 << 20) {
                splitter.feed(slice, &mut |record| cells += record.len());
            }
            cells
        });
    });
    let base = Dataset::builtin().unwrap();
    let read = || {
        let mut reader = Reader::new(&base, Reading::default());
        for slice in text.as_bytes().chunks(1 << 20) {
            reader.feed(slice);
        }
        reader.finish()
    };
    assert!(matches!(read(), Outcome::Done(done) if done.read == 100_000));
    group.bench_function("read 100000 records", |b| b.iter_with_large_drop(read));
    group.bench_function("keep rows", |b| b.iter_with_large_drop(|| rows_of(&facts)));
    let rows = rows_of(&facts);
    group.bench_function("pack and unpack rows", |b| {
        b.iter_with_large_drop(|| Rows::unpack(&rows.pack()));
    });
    group.bench_function("roll rows up", |b| {
        let add = |_| Rule::Add;
        let meaning = Meaning {
            year: &|date| date,
            order: &|date| date.into(),
            planned: &add,
            actual: &add,
            by_source: true,
        };
        b.iter_with_large_drop(|| roll_up(&rows, &meaning));
    });
    group.bench_function("order rows for filters", |b| {
        b.iter_with_large_drop(|| CrossFilter::new(facts.len(), |at| facts[at]));
    });
    let mut cross = CrossFilter::new(facts.len(), |at| facts[at]);
    for (name, dimension) in [("pairing", Dimension::Pairing), ("area", Dimension::Area)] {
        let mut code = 0;
        group.bench_function(format!("filter by {name}"), |b| {
            b.iter(|| {
                code = (code + 1) % 15;
                cross.filter(dimension, Some(&[code, code + 2, code + 4]));
                cross.update()[0][0]
            });
        });
        cross.filter(dimension, None);
    }
    group.finish();
}

/// The plan's 20 pairings.
fn plan(c: &mut Criterion) {
    let mut group = c.benchmark_group("plan");
    let model = Model::new(Dataset::builtin().unwrap());
    for grouping in [Grouping::Cluster, Grouping::Province] {
        // A page arranges once; every picture after it uses the same order.
        model.arrangement(grouping);
        group.bench_function(format!("arrange by {}", grouping.name()), |b| {
            b.iter_with_large_drop(|| arrange(&Graph::new(&model.dataset, grouping)));
        });
    }
    for view in View::ALL {
        let to_scene = |message: Message| {
            let mut state = State {
                view,
                ..State::default()
            };
            let change = update(&mut state, &model.dataset, message, &mut Vec::new());
            black_box(change);
            draw(&model, &state, view)
        };
        let name = view.name();
        group.bench_function(format!("{name}: language to scene"), |b| {
            b.iter_with_large_drop(|| to_scene(Message::Lang(Lang::En)));
        });
        group.bench_function(format!("{name}: filter to scene"), |b| {
            b.iter_with_large_drop(|| to_scene(Message::Query("cluster=k-yrd,k-gba".to_owned())));
        });
        let laid_out = drawing(&model, &State::default(), view, WIDTH);
        group.bench_function(format!("{name}: hover to overlay"), |b| {
            b.iter_with_large_drop(|| {
                let mut state = State::default();
                let target = Target::Key(Key::Pairing(PairingId(8)));
                update(
                    &mut state,
                    &model.dataset,
                    Message::Hover(Some((0, target))),
                    &mut Vec::new(),
                );
                overlay(&model, &state, &laid_out)
            });
        });
        group.bench_function(format!("{name}: SVG"), |b| {
            b.iter_with_large_drop(|| picture(&model, &State::default(), view, WIDTH).svg);
        });
    }
    group.finish();
}

/// Pairings handed in: from the data set to the scene, the order included.
fn generated(c: &mut Criterion) {
    let mut group = c.benchmark_group("generated");
    group.sample_size(10);
    for count in [2_000, 20_000, 40_000] {
        group.bench_with_input(BenchmarkId::new("scene", count), &count, |b, &count| {
            let dataset = dataset(count);
            b.iter_batched(
                || Model::new(dataset.clone()),
                |model| {
                    let scene = draw(&model, &State::default(), View::Pairing);
                    (model, scene)
                },
                BatchSize::PerIteration,
            );
        });
        group.bench_with_input(BenchmarkId::new("arrange", count), &count, |b, &count| {
            let dataset = dataset(count);
            b.iter_with_large_drop(|| arrange(&Graph::new(&dataset, Grouping::Cluster)));
        });
    }
    group.bench_function("take 2000 pairings", |b| {
        let input = generate::pairings(2_000, SEED);
        b.iter_batched(
            || PairingInput::clone(&input),
            |input| Dataset::from_pairings(input).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// One keystroke over 10,000 names.
fn searching(c: &mut Criterion) {
    let mut group = c.benchmark_group("search 10000 names");
    let dataset = many_names(10_000);
    group.sample_size(10);
    group.bench_function("index", |b| {
        b.iter_with_large_drop(|| Index::new(&dataset));
    });
    let index = Index::new(&dataset);
    for query in ["s", "su", "suzhou", "suzuo", "苏信", "chang", "qqqqqqqq"] {
        group.bench_with_input(BenchmarkId::new("type", query), query, |b, query| {
            b.iter_with_large_drop(|| search(&dataset, &index, black_box(query), Lang::Zh));
        });
    }
    group.finish();
}

/// The counts beside every choice.
fn filtering(c: &mut Criterion) {
    let mut group = c.benchmark_group("facets");
    let state = State {
        filter: Filter {
            areas: vec![TaskAreaId(1), TaskAreaId(4)],
            years: Some((2022, 2024)),
            ..Filter::default()
        },
        ..State::default()
    };
    for (name, dataset) in [
        ("built in", Dataset::builtin().unwrap()),
        ("100000", many_readings(100_000)),
    ] {
        let model = Model::new(dataset);
        group.bench_function(name, |b| {
            b.iter_with_large_drop(|| facets(&model, black_box(&state)));
        });
    }
    group.finish();
}

/// Cities called by two of the plan's names together, with their pinyin.
fn many_names(count: usize) -> Dataset {
    let mut dataset = Dataset::builtin().unwrap();
    let cities = dataset.cities.clone();
    for at in cities.len()..count {
        let (a, b) = (
            &cities[at % cities.len()],
            &cities[at / cities.len() % cities.len()],
        );
        let mut city = a.clone();
        city.short.zh = format!("{}{}", a.short.zh, b.short.zh);
        city.name.zh = format!("{}县", city.short.zh);
        city.name.en = format!("{} {}", a.short.en, b.short.en);
        city.pinyin = format!("{} {}", a.pinyin, b.pinyin);
        city.initials = format!("{}{}", a.initials, b.initials);
        dataset.cities.push(city);
    }
    dataset
}

fn pointing(c: &mut Criterion) {
    let mut group = c.benchmark_group("pointing");
    let model = Model::new(dataset(20_000));
    let state = State::default();
    let laid_out = drawing(&model, &state, View::Pairing, WIDTH);
    let scene = scene(&model, &state, &laid_out);
    // Walks about the ribbons, so that no branch and no cache line is always the same.
    let mut random = generate::Random(SEED);
    let points: Vec<Point> = (0..1024)
        .map(|_| point_on_ribbons(&scene, &mut random))
        .collect();
    let mut next = points.iter().cycle();
    group.bench_function("pick among 20000 ribbons", |b| {
        b.iter(|| hit(&scene, *next.next().unwrap(), Reach::FINE));
    });
    let hovered = State {
        hover: Some((0, Target::Key(Key::Pairing(PairingId(1234))))),
        ..State::default()
    };
    group.bench_function("hover to overlay among 20000", |b| {
        b.iter_with_large_drop(|| overlay(&model, &hovered, &laid_out));
    });
    group.finish();
}

const SEED: u64 = 7;

fn many_readings(count: usize) -> Dataset {
    let mut dataset = Dataset::builtin().unwrap();
    let mut random = generate::Random(SEED);
    let once = std::mem::take(&mut dataset.readings);
    let years: Vec<i32> = (dataset.plan.start..=dataset.plan.end).collect();
    for at in 0..count {
        let mut reading = once[at % once.len()].clone();
        reading.pairing = reading.pairing.map(|_| PairingId(random.below(20) as u32));
        reading.date.year = years[random.below(years.len())];
        dataset.readings.push(reading);
    }
    dataset
}

fn many_facts(count: usize) -> Vec<Fact> {
    let mut random = generate::Random(SEED);
    let mut fact = || Fact {
        codes: [2000, 20, 10, 24, 5].map(|size| random.below(size) as u16),
        planned: random.below(10_000) as f64,
        actual: random.below(10_000) as f64,
    };
    (0..count).map(|_| fact()).collect()
}

fn csv_of(facts: &[Fact]) -> String {
    let mut text = String::from("结对,任务,日期,指标,状态,计划,实际\n");
    for fact in facts {
        let [pairing, area, year, indicator, status] = fact.codes;
        let year = 2022 + year;
        let (planned, actual) = (fact.planned, fact.actual);
        writeln!(text, "东部{pairing}市-老区{pairing}市,任务{area},{year},指标{indicator},状态{status},{planned:.2},{actual:.2}").unwrap();
    }
    text
}

fn rows_of(facts: &[Fact]) -> Rows {
    let mut rows = Rows::default();
    for fact in facts {
        let [pairing, area, date, measure, marks] = fact.codes;
        rows.push(Row {
            pairing,
            area: area as u8,
            measure,
            date,
            marks: marks as u8,
            planned: fact.planned,
            actual: fact.actual,
        });
    }
    rows
}

fn dataset(count: usize) -> Dataset {
    Dataset::from_pairings(generate::pairings(count, SEED)).unwrap()
}

fn draw(model: &Model, state: &State, view: View) -> (Drawing, Scene) {
    let drawing = drawing(model, state, view, WIDTH);
    let scene = scene(model, state, &drawing);
    (drawing, scene)
}

fn point_on_ribbons(scene: &Scene, random: &mut generate::Random) -> Point {
    let gap = &scene.gaps[1];
    let share = random.below(1000) as f64 / 1000.0;
    let y = random.below(scene.height as usize) as f64;
    Point {
        x: gap.x0 + (gap.x1 - gap.x0) * share,
        y,
    }
}
