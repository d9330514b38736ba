//! What the matrix counts, how it is sorted, what it says.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use duikou::cube::matrix::{Grid, Standing, holds};
use duikou::dataset::{Dataset, Evidence, Key, PairingId, Reading};
use duikou::date::PartialDate;
use duikou::scene::{Column, Item, Scene, Stop, Target};
use duikou::state::{Message, State, View, parse, update};
use duikou::view::{
    Card, Direction, Model, card, description, drawing, matrix_grid, mirror, neighbour, overlay,
    parse_target, scene, title,
};

fn model() -> Model {
    Model::new(Dataset::builtin().unwrap())
}

fn state(model: &Model, query: &str) -> State {
    let base = State {
        view: View::Matrix,
        today: PartialDate::parse("2026-11-23"),
        ..State::default()
    };
    let (state, problems) = parse(query, &model.dataset, &base);
    assert_eq!(problems, Vec::<String>::new());
    State {
        view: View::Matrix,
        ..state
    }
}

fn draw(model: &Model, state: &State) -> Scene {
    scene(model, state, &drawing(model, state, View::Matrix, 1200.0))
}

/// The card of a target, as title and lines.
fn card_of(query: &str, target: &str) -> Vec<String> {
    let model = model();
    let mut state = state(&model, query);
    let target = parse_target(&model.dataset, target).unwrap();
    state.hover = Some((0, target));
    let Card { title, lines, .. } = card(&model, &state, &draw(&model, &state), None).unwrap();
    [vec![title], lines].concat()
}

/// The readings of a cell, found without the grid.
fn readings<'a>(
    model: &'a Model,
    state: &State,
    grid: &Grid,
    (row, column): (usize, usize),
) -> Vec<&'a Reading> {
    let in_cell = |reading: &&Reading| {
        reading.pairing == Some(grid.rows[row])
            && state.filter.keeps_reading(reading)
            && match grid.columns[column] {
                Column::Area(area) => reading.area == area,
                Column::Year(year) => reading.date.year == year,
            }
    };
    model.dataset.readings.iter().filter(in_cell).collect()
}

#[test]
fn every_cell_counts_its_own_readings() {
    let model = model();
    for query in [
        "",
        "group=year",
        "sort=-count",
        "ev=government,press",
        "year=2023-2024&area=t-mechanism",
        "q=深圳&group=year",
    ] {
        let state = state(&model, query);
        let grid = matrix_grid(&model, &state);
        let mut all = 0;
        for row in 0..grid.rows.len() {
            for column in 0..grid.columns.len() {
                let found = readings(&model, &state, &grid, (row, column));
                let count = |wanted: &dyn Fn(&Reading) -> bool| {
                    found.iter().filter(|reading| wanted(reading)).count()
                };
                let tally = grid.cell(row, column);
                let strong =
                    |r: &Reading| matches!(r.evidence, Evidence::Founding | Evidence::Government);
                let press = |r: &Reading| r.evidence == Evidence::Press;
                let secondary = |r: &Reading| r.evidence == Evidence::Secondary;
                assert_eq!(
                    (tally.actual, tally.planned),
                    (
                        [
                            count(&|r| strong(r) && !r.planned),
                            count(&|r| press(r) && !r.planned),
                            count(&|r| secondary(r) && !r.planned),
                        ],
                        [
                            count(&|r| strong(r) && r.planned),
                            count(&|r| press(r) && r.planned),
                            count(&|r| secondary(r) && r.planned),
                        ]
                    )
                );
                let latest = |planned| {
                    let dates = found
                        .iter()
                        .filter(|r| r.planned == planned)
                        .map(|r| r.date);
                    dates.max()
                };
                assert_eq!(tally.latest(), latest(false).or(latest(true)));
                assert_eq!(tally.readings(), found.len());
                assert_eq!(tally.secondary(), count(&secondary));
                assert_eq!(
                    tally.total(false),
                    count(&|r| !r.planned && !secondary(r)),
                    "totals leave out what is secondary or planned"
                );
                assert_eq!(tally.total(true), count(&|r| !r.planned));
                assert_eq!(
                    grid.standing(row, column) == Standing::OnRecord,
                    !found.is_empty()
                );
                all += found.len();
            }
        }
        assert_eq!(grid.whole().readings(), all, "{query}");
        let rows: usize = (0..grid.rows.len())
            .map(|row| grid.row(row).0.readings())
            .sum();
        let columns: usize = (0..grid.columns.len())
            .map(|column| grid.column(column).0.readings())
            .sum();
        assert_eq!((rows, columns), (all, all), "{query}");
    }
}

/// Figures counted by hand in the table of readings.
#[test]
fn three_pairings_counted_by_hand() {
    let model = model();
    let grid = matrix_grid(&model, &state(&model, ""));
    for (number, all, official, press, secondary, plans) in [
        (4, [5, 6, 4, 5, 22, 16, 1, 2, 1], 0, 8, 53, 1),
        (8, [2, 22, 2, 0, 16, 3, 1, 0, 0], 3, 16, 26, 1),
        (17, [0, 1, 2, 1, 4, 6, 3, 0, 1], 2, 2, 13, 1),
    ] {
        let row = number - 1;
        assert_eq!(grid.rows[row], PairingId(row as u32));
        for (column, readings) in all.into_iter().enumerate() {
            assert_eq!(
                grid.cell(row, column).readings(),
                readings,
                "{number} {column}"
            );
        }
        let (tally, _) = grid.row(row);
        assert_eq!(tally.actual, [official, press, secondary]);
        assert_eq!(tally.plans(), plans);
    }
}

#[test]
fn nothing_found_left_out_and_still_ahead_are_three_things() {
    let model = model();
    let standing = |query: &str, key: &str| {
        let state = state(&model, query);
        let grid = matrix_grid(&model, &state);
        let Some(Target::Cell(pairing, column)) = parse_target(&model.dataset, key) else {
            panic!("{key} is no cell");
        };
        let row = grid.rows.iter().position(|&p| p == pairing).unwrap();
        let column = grid.columns.iter().position(|&c| c == column).unwrap();
        grid.standing(row, column)
    };
    for (query, key, wanted) in [
        ("", "p04/t-ecology-green", Standing::OnRecord),
        ("", "p01/t-ecology-green", Standing::Missing),
        // Its readings are all secondary.
        ("ev=government", "p04/t-ecology-green", Standing::LeftOut),
        ("ev=government", "p01/t-ecology-green", Standing::Missing),
        // The column is not looked at, whether it has readings or not.
        ("area=t-mechanism", "p04/t-ecology-green", Standing::LeftOut),
        ("area=t-mechanism", "p01/t-ecology-green", Standing::LeftOut),
        ("group=year", "p04/y2022", Standing::Missing),
        ("group=year", "p04/y2027", Standing::Ahead),
        ("group=year&year=2023", "p04/y2024", Standing::LeftOut),
        ("group=year&year=2023", "p04/y2027", Standing::LeftOut),
    ] {
        assert_eq!(standing(query, key), wanted, "{query} {key}");
    }
}

#[test]
fn whole_rows_and_columns_say_why_they_are_empty() {
    let model = model();
    let row = |query: &str, number: u32| {
        let state = state(&model, query);
        let grid = matrix_grid(&model, &state);
        let at = grid
            .rows
            .iter()
            .position(|&p| p == PairingId(number - 1))
            .unwrap();
        grid.row(at).1
    };
    assert_eq!(row("", 16), Standing::OnRecord);
    assert_eq!(row("ev=press", 16), Standing::LeftOut);
    assert_eq!(row("area=t-mechanism", 16), Standing::Missing);
    let texts = |query: &str| -> Vec<String> {
        let state = state(&model, query);
        let of_text = |item: &Item| match item {
            Item::Text(text) => Some(text.text.clone()),
            _ => None,
        };
        draw(&model, &state)
            .items
            .iter()
            .filter_map(of_text)
            .collect()
    };
    let count = |query: &str, words: &str| texts(query).iter().filter(|t| *t == words).count();
    assert_eq!(count("group=year", "尚未到来"), 4, "2027 to 2030");
    // One in the key, and one for each pairing without a reading on it.
    assert_eq!(count("area=t-mechanism", "未见公开数据"), 1 + 4);
    assert!(!texts("").iter().any(|text| text == "0"), "never a zero");
}

#[test]
fn sorting_puts_what_is_missing_last_in_both_directions() {
    let model = model();
    let plan: Vec<PairingId> = (0..20).map(PairingId).collect();
    for query in ["", "sort=value", "sort=indicator", "sort=area"] {
        let rows = matrix_grid(&model, &state(&model, query)).rows;
        assert_eq!(rows, plan, "{query}");
    }
    for query in [
        "sort=count",
        "sort=date",
        "sort=t-industry-platforms",
        "sort=t-evaluation",
    ] {
        for down in [false, true] {
            let query = query.replace('=', if down { "=-" } else { "=" });
            let state = state(&model, &query);
            let grid = matrix_grid(&model, &state);
            let same: BTreeSet<PairingId> = grid.rows.iter().copied().collect();
            assert_eq!(same, plan.iter().copied().collect(), "{query}");
            let number = |count: usize| i64::try_from(count).unwrap();
            let value = |row: usize| -> Option<i64> {
                let (tally, _) = grid.row(row);
                if query.ends_with("count") {
                    return Some(number(tally.total(false)));
                }
                if query.ends_with("date") {
                    return tally.latest().map(PartialDate::first_day);
                }
                let column = if query.ends_with("evaluation") { 8 } else { 4 };
                let cell = grid.cell(row, column);
                (cell.readings() > 0).then(|| number(cell.of_what_is()))
            };
            let values: Vec<Option<i64>> = (0..20).map(value).collect();
            let known: Vec<i64> = values.iter().map_while(|v| *v).collect();
            assert!(values[known.len()..].iter().all(Option::is_none), "{query}");
            let sorted = known.windows(2).all(|pair| {
                if down {
                    pair[0] >= pair[1]
                } else {
                    pair[0] <= pair[1]
                }
            });
            assert!(sorted && known.len() > 2, "{query}: {values:?}");
            // Equal ones keep the plan's order.
            for row in 1..20 {
                assert!(values[row - 1] != values[row] || grid.rows[row - 1] < grid.rows[row]);
            }
        }
    }
}

#[test]
fn the_order_is_told_with_what_it_does_not_mean() {
    let model = model();
    let of = |query: &str| description(&model, &state(&model, query), View::Matrix);
    assert!(!of("").contains("排列"));
    let sorted = "各行按公开读数条数（二手、计划另计）排列，从多到少，未见数据的排在最后；次序不表示工作好坏。";
    assert!(of("sort=-count").contains(sorted), "{}", of("sort=-count"));
    assert!(of("sort=date").contains("各行按最近日期排列，从旧到新"));
    let area = of("sort=-t-mechanism&lang=en");
    assert!(
        area.contains(" Rows are ordered by the number of public readings on “Mechanisms” (without plans), most first; those without data come last. The order is no ranking. How many"),
        "{area}"
    );
    // The picture itself says so too.
    let items = draw(&model, &state(&model, "sort=-count")).items;
    let told = items.iter().any(
        |item| matches!(item, Item::Text(text) if text.text.starts_with("各行按公开读数条数")),
    );
    assert!(told);
}

#[test]
fn the_description_counts_what_is_shown() {
    let model = model();
    let of = |query: &str| description(&model, &state(&model, query), View::Matrix);
    assert_eq!(
        of(""),
        "20对结对与9项任务与保障，共180格，其中70格有公开读数，110格未见公开数据。共有258条公开读数，其中183条出自转载等二手来源，15条是计划或预期。读数最多的一格是三明—上海 · 产业平台，22条；读数最多的一行是三明—上海，62条。另有3条读数针对全部结对或在期限之外，未列入。读数多少只反映公开信息的多少，不代表工作多少。"
    );
    assert!(of("group=year&lang=en").starts_with(
        "20 pairings by 9 years make 180 cells: 55 have public readings, for 45 no public data was found. 80 belong to years still ahead. There are 258"
    ));
    assert!(of("ev=government").contains("格被筛选条件排除"));
    assert_eq!(of("q=nobody"), "没有符合筛选条件的结对。");
    for query in [
        "",
        "group=year",
        "ev=press&year=2030",
        "lang=en&group=year&area=t-mechanism",
    ] {
        let text = of(query);
        assert!(!text.contains(['{', '}']), "{text}");
    }
    let none = of("ev=press&year=2030");
    assert!(
        none.contains("其中0格有公开读数") && !none.contains("最多的"),
        "{none}"
    );
}

#[test]
fn titles_name_the_columns() {
    let model = model();
    let of = |query: &str| title(&model, &state(&model, query), View::Matrix);
    assert_eq!(of(""), "公开读数矩阵：20对结对，重点任务与保障措施");
    assert_eq!(of("group=year"), "公开读数矩阵：20对结对，2022—2030年");
    assert_eq!(
        of("lang=en&cluster=k-gba&group=year"),
        "Public readings by pairing and year: 8 pairings, 2022–2030"
    );
}

#[test]
fn a_cells_card_tells_its_readings() {
    assert_eq!(
        card_of("", "p08/t-mechanism"),
        [
            "六安—上海 · 工作机制",
            "公开读数3条：政府网站1条、新闻媒体1条、二手来源1条",
            "最近一条：2025年11月，挂职跟岗与派驻干部：7人（二手来源、仅为其中一部分、日期为发布日期）",
            "2025年5月19日，互访、会议等重要活动：1次（政府网站、仅为其中一部分）",
            "2025年，互访、会议等重要活动：1次（新闻媒体、日期系推定）",
        ]
    );
    let many = card_of("", "p04/t-industry-platforms");
    assert_eq!(many[0], "三明—上海 · 产业平台");
    assert_eq!(
        many[1..3],
        [
            "公开读数22条：新闻媒体6条、二手来源16条",
            "其中计划或预期1条"
        ]
    );
    assert_eq!(many.len(), 1 + 2 + 4 + 1);
    assert!(many[3].starts_with("最近一条：2025年6月13日，"), "{many:?}");
    assert_eq!(many[7], "另有18条，选中后可看全部");
    let planned = card_of("", "p06/t-infra-services");
    assert_eq!(
        planned[1..3],
        ["公开读数1条：二手来源1条", "其中计划或预期1条"]
    );
    assert!(planned[3].contains("（计划）"), "{planned:?}");
    assert_eq!(
        card_of("lang=en&group=year", "p16/y2023")[..2],
        [
            "Zunyi–Zhuhai · 2023",
            "1 public reading: 1 secondary source"
        ]
    );
}

#[test]
fn an_empty_cells_card_says_that_missing_is_not_zero() {
    let missing = "未见公开数据。这不等于没有开展工作，也不能当作零。";
    assert_eq!(
        card_of("", "p01/t-ecology-green"),
        ["赣州—深圳 · 生态与低碳", missing]
    );
    assert_eq!(
        card_of("ev=government", "p04/t-ecology-green")[1],
        "筛选条件排除了这里的5条公开读数。"
    );
    assert_eq!(
        card_of("area=t-mechanism", "p01/t-ecology-green")[1],
        "这一列不在筛选范围内。"
    );
    assert_eq!(
        card_of("group=year", "p01/y2029"),
        ["赣州—深圳 · 2029年", "这一年尚未到来。"]
    );
}

#[test]
fn a_headings_card_says_where_the_plan_has_it_and_how_much_is_on_record() {
    assert_eq!(
        card_of("", "t-ecology-green"),
        [
            "促进生态环境保护修复和绿色低碳发展",
            "重点任务 · 第三部分（四）",
            "公开读数6条，其中二手来源6条",
            "公开读数见于2对结对",
        ]
    );
    assert_eq!(
        card_of("ev=press", "t-ecology-green")[2],
        "筛选条件排除了这里的6条公开读数。"
    );
}

#[test]
fn every_cell_can_be_focused_and_reached_by_arrow_keys() {
    let model = model();
    for query in ["", "group=year", "sort=-date&lang=en", "q=上海&ev=press"] {
        for width in [360.0, 1200.0] {
            let state = state(&model, query);
            let scene = scene(
                &model,
                &state,
                &drawing(&model, &state, View::Matrix, width),
            );
            let grid = matrix_grid(&model, &state);
            let cells: Vec<Target> = scene
                .spots
                .iter()
                .filter(|spot| spot.stop == Stop::Cells)
                .map(|spot| spot.target)
                .collect();
            let mut wanted = Vec::new();
            for &pairing in &grid.rows {
                wanted.extend(grid.columns.iter().map(|&c| Target::Cell(pairing, c)));
            }
            assert_eq!(cells, wanted, "{query} {width}");
            let columns: Vec<_> = {
                let mut names: Vec<_> = mirror(&model, &state, &scene)
                    .into_iter()
                    .map(|item| item.column)
                    .collect();
                names.dedup();
                names
            };
            assert_eq!(columns.len(), 3, "{columns:?}");
            for row in 0..grid.rows.len() {
                for column in 0..grid.columns.len() {
                    let at = |row: usize, column: usize| {
                        let target = Target::Cell(grid.rows[row], grid.columns[column]);
                        scene.spot(target, None).unwrap()
                    };
                    let go = |direction| {
                        neighbour(&model.dataset, &scene, at(row, column), direction)
                            .map(|spot| spot.target)
                    };
                    let right =
                        (column + 1 < grid.columns.len()).then(|| at(row, column + 1).target);
                    assert_eq!(go(Direction::Right), right);
                    let left = if column == 0 {
                        Target::Key(Key::Pairing(grid.rows[row]))
                    } else {
                        at(row, column - 1).target
                    };
                    assert_eq!(go(Direction::Left), Some(left));
                    let up = if row > 0 {
                        at(row - 1, column).target
                    } else {
                        match grid.columns[column] {
                            Column::Area(area) => Target::Key(Key::TaskArea(area)),
                            Column::Year(year) => Target::Year(year),
                        }
                    };
                    assert_eq!(go(Direction::Up), Some(up));
                }
            }
        }
    }
}

#[test]
fn a_selected_cell_stays_clear_while_the_rest_recedes() {
    let model = model();
    let mut state = state(&model, "");
    let target = parse_target(&model.dataset, "p04/t-mechanism").unwrap();
    let pick = Message::Pick {
        target,
        additive: false,
    };
    update(&mut state, &model.dataset, pick, &mut Vec::new());
    let drawing = drawing(&model, &state, View::Matrix, 1200.0);
    let scene = scene(&model, &state, &drawing);
    let over = overlay(&model, &state, &drawing);
    for spot in scene.spots.iter().filter(|spot| spot.stop == Stop::Cells) {
        let middle = spot.rect.center();
        let veiled = over
            .iter()
            .any(|item| matches!(item, Item::Box { rect, .. } if rect.contains(middle)));
        assert_eq!(veiled, spot.target != target, "{:?}", spot.target);
    }
    let framed = over
        .iter()
        .filter(|item| matches!(item, Item::Frame { .. }));
    assert_eq!(framed.count(), 2, "its pairing and its heading");
}

/// What rests on secondary sources only looks otherwise than what a government page says.
#[test]
fn evidence_is_told_by_shape_alone() {
    let model = model();
    let state = state(&model, "theme=print");
    let scene = draw(&model, &state);
    let drawn_in = |key: &str| {
        let target = parse_target(&model.dataset, key).unwrap();
        let cell = scene.spot(target, None).unwrap().rect;
        let (mut frames, mut boxes, mut shapes) = (0, 0, 0);
        for item in &scene.items {
            match item {
                Item::Frame { rect, .. } if cell.contains(rect.center()) => frames += 1,
                Item::Box { rect, .. } if rect.width < 20.0 && cell.contains(rect.center()) => {
                    boxes += 1;
                }
                Item::Line { points, .. } if points.len() > 4 && cell.contains(points[0]) => {
                    shapes += 1;
                }
                _ => {}
            }
        }
        (frames, boxes, shapes)
    };
    assert_eq!(
        drawn_in("p04/t-red-culture"),
        (5, 0, 0),
        "five hollow squares"
    );
    assert_eq!(
        drawn_in("p11/t-implementation-plans"),
        (0, 3, 0),
        "three full ones"
    );
    assert_eq!(
        drawn_in("p02/t-mechanism"),
        (3, 2, 0),
        "two half full, one hollow"
    );
    // The sign and the number of plans above, and one arrowhead for each.
    assert_eq!(drawn_in("p11/t-rural-urban"), (0, 0, 3), "arrowheads only");
    assert_eq!(
        drawn_in("p01/t-ecology-green"),
        (0, 0, 0),
        "nothing but a dash"
    );
}

#[test]
fn a_column_holds_what_belongs_to_it() {
    let model = model();
    let grid = matrix_grid(&model, &state(&model, "group=year"));
    for reading in &model.dataset.readings {
        let holding = grid
            .columns
            .iter()
            .filter(|&&column| holds(column, reading));
        assert_eq!(holding.count(), 1, "{}", reading.slug);
    }
}

#[test]
fn data_without_task_areas_say_so() {
    let pairing = &model().dataset.pairings[0];
    assert_eq!(pairing.number, 1);
    let mut dataset = Dataset::builtin().unwrap();
    dataset.readings.clear();
    dataset.task_areas.clear();
    dataset.indicators.clear();
    let model = Model::new(dataset);
    let scene = draw(
        &model,
        &State {
            view: View::Matrix,
            ..State::default()
        },
    );
    assert!(scene.spots.is_empty());
    let says = |item: &Item| matches!(item, Item::Text(text) if text.text == "未见公开数据");
    assert!(scene.items.iter().any(says));
}
