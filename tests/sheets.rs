//! The table of readings and the list of sources: which rows, in what order,
//! and what is said of them.

#![allow(clippy::unwrap_used)]

use duikou::dataset::{Dataset, Evidence, PairingId, Reading, ReadingId};
use duikou::state::{State, parse};
use duikou::view::sources::{self, SourceEntry};
use duikou::view::{Model, description, picture, table, title};

fn model() -> Model {
    Model::new(Dataset::builtin().unwrap())
}

fn state(model: &Model, query: &str) -> State {
    let (state, problems) = parse(query, &model.dataset, &State::default());
    assert_eq!(problems, Vec::<String>::new());
    state
}

fn ordered<'a>(model: &'a Model, query: &str) -> Vec<&'a Reading> {
    let order = table::order(model, &state(model, query));
    order.into_iter().map(|id| &model.dataset[id]).collect()
}

#[test]
fn every_reading_stands_in_the_table_once() {
    let model = model();
    for query in [
        "",
        "sort=-plan",
        "sort=date",
        "sort=-date",
        "sort=area",
        "sort=-indicator",
        "sort=evidence",
        "sort=source",
        "sort=-value",
    ] {
        let mut ids = table::order(&model, &state(&model, query));
        ids.sort();
        let all: Vec<_> = (0..model.dataset.readings.len() as u32)
            .map(ReadingId)
            .collect();
        assert_eq!(ids, all, "{query}");
    }
}

/// Each order against the standard library's stable sort of the same keys.
#[test]
fn orders_are_those_of_a_plain_sort() {
    type Compare = fn(&Reading, &Reading) -> std::cmp::Ordering;
    let model = model();
    let plan = |r: &Reading| (r.pairing.map_or(0, |p: PairingId| p.0 + 1), r.date);
    let orders: [(&str, Compare); 9] = [
        ("", |_, _| std::cmp::Ordering::Equal),
        ("sort=-plan", |a, b| b.pairing.cmp(&a.pairing)),
        ("sort=date", |a, b| a.date.cmp(&b.date)),
        ("sort=-date", |a, b| b.date.cmp(&a.date)),
        ("sort=area", |a, b| a.area.cmp(&b.area)),
        ("sort=-area", |a, b| b.area.cmp(&a.area)),
        ("sort=indicator", |a, b| a.indicator.cmp(&b.indicator)),
        ("sort=-evidence", |a, b| b.evidence.cmp(&a.evidence)),
        ("sort=source", |a, b| a.source.cmp(&b.source)),
    ];
    // An order that only other views know is the plan's.
    let plain: Compare = |_, _| std::cmp::Ordering::Equal;
    let others = [("sort=-value", plain), ("sort=-count", plain)];
    for (query, compare) in orders.into_iter().chain(others) {
        let mut expected: Vec<&Reading> = model.dataset.readings.iter().collect();
        expected.sort_by_key(|r| plan(r));
        expected.sort_by(|a, b| compare(a, b));
        let slugs = |readings: &[&Reading]| -> Vec<String> {
            readings.iter().map(|r| r.slug.clone()).collect()
        };
        assert_eq!(slugs(&ordered(&model, query)), slugs(&expected), "{query}");
    }
}

#[test]
fn filter_and_selection_both_thin_out_the_rows() {
    let model = model();
    let of = |r: &Reading, number: u32| r.pairing == Some(PairingId(number - 1));
    let rows = ordered(&model, "sel=p09");
    assert!(rows.len() == 8 && rows.iter().all(|r| of(r, 9)));
    let rows = ordered(&model, "sel=p08,t-rural-urban&ev=press");
    let area = model.dataset.parse_key("t-rural-urban").unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|r| {
        of(r, 8) && r.evidence == Evidence::Press && duikou::dataset::Key::TaskArea(r.area) == area
    }));
    // What is about all pairings stays while none is left out.
    let about_all = |query: &str| {
        let rows = ordered(&model, query);
        rows.iter().filter(|r| r.pairing.is_none()).count()
    };
    assert_eq!(about_all("ev=government"), 1);
    assert_eq!((about_all(""), about_all("cluster=k-yrd")), (3, 0));
    assert_eq!((about_all("sel=p01"), about_all("sel=t-mechanism")), (0, 2));
    assert!(ordered(&model, "q=nobody").is_empty());
}

#[test]
fn rows_can_be_had_from_anywhere() {
    let model = model();
    let state = state(&model, "sort=-date");
    let order = table::order(&model, &state);
    let all = table::rows(&model, &state, &order, 0, usize::MAX);
    assert_eq!(all.len(), order.len());
    assert_eq!(table::rows(&model, &state, &order, 20, 30), all[20..50]);
    assert_eq!(table::rows(&model, &state, &order, 260, 9), all[260..]);
    assert_eq!(table::rows(&model, &state, &order, 900, 9), []);
    let row = all.iter().find(|row| row.key == "F023").unwrap();
    assert_eq!(
        (row.value.as_str(), row.exact.as_str(), row.area.as_str()),
        ("≥600亿元", "≥60,000,000,000元", "产业平台")
    );
}

#[test]
fn a_hundred_thousand_readings_are_sorted_by_their_own_keys() {
    let mut dataset = Dataset::builtin().unwrap();
    let some = dataset.readings.clone();
    dataset.readings = some.into_iter().cycle().take(100_000).collect();
    let model = Model::new(dataset);
    let rows = ordered(&model, "sort=-date");
    assert_eq!(rows.len(), 100_000);
    assert!(rows.windows(2).all(|pair| pair[0].date >= pair[1].date));
}

#[test]
fn every_source_of_a_kept_reading_is_listed_with_its_readings() {
    let model = model();
    for query in ["", "sel=p04", "ev=press", "q=nobody", "year=2024&lang=en"] {
        let state = state(&model, query);
        let kept = table::order(&model, &state);
        let entries = sources::entries(&model, &state);
        let readings: usize = entries.iter().map(|entry| entry.readings).sum();
        assert_eq!(readings, kept.len(), "{query}");
        for entry in &entries {
            let founding = entry.source.kind == Evidence::Founding;
            assert!(entry.readings > 0 || founding, "{query}");
            assert!(!entry.about.is_empty() && !entry.plain.is_empty());
        }
        assert!(entries[0].source.kind == Evidence::Founding, "{query}");
        let order = |e: &SourceEntry| (e.source.kind, std::cmp::Reverse(e.source.published));
        assert!(entries.is_sorted_by_key(order), "{query}");
    }
}

#[test]
fn a_source_says_what_rests_on_it() {
    let model = model();
    let entries = sources::entries(&model, &state(&model, ""));
    let entry = |slug: &str| {
        entries
            .iter()
            .find(|entry| entry.source.key == slug)
            .unwrap()
    };
    assert_eq!(
        (entry("S91").readings, entry("S91").about.as_str()),
        (3, "赣州—深圳、百色—深圳、汕尾—深圳")
    );
    assert_eq!(entry("S95").about, "方案本身、信阳—苏州");
    assert_eq!(entry("S11").about, "全部结对");
    // Sources of what is not in the readings stay out.
    assert!(entries.iter().all(|entry| entry.source.key != "S28"));
}

#[test]
fn titles_and_descriptions_count_what_is_kept() {
    let model = model();
    let said = |query: &str| {
        let state = state(&model, query);
        (
            title(&model, &state, state.view),
            description(&model, &state, state.view),
        )
    };
    let (table_title, text) = said("view=table");
    assert_eq!(table_title, "对口合作公开读数：261条");
    assert!(
        text.starts_with(
            "共261条公开读数，涉及20对结对，依据为：基础文件2条、政府网站25条、新闻媒体49条、二手来源185条。"
        ),
        "{text}"
    );
    assert!(text.contains("其中15条是计划或预期。"), "{text}");
    let (_, text) = said("view=table&ev=press&year=2030");
    assert_eq!(text, "没有符合筛选和选择的读数。");
    let (sources_title, text) = said("view=sources&lang=en");
    let count = sources::entries(&model, &state(&model, "")).len();
    assert_eq!(
        sources_title,
        format!("Sources of the public readings: {count}")
    );
    assert!(
        text.starts_with("261 public readings and the plan itself come from"),
        "{text}"
    );
    for query in ["view=table", "view=sources", "view=table&sel=p16"] {
        for lang in ["zh-CN", "en"] {
            let (title, text) = said(&format!("{query}&lang={lang}"));
            assert!(!title.contains(['{', '}']) && !text.contains(['{', '}']));
        }
    }
}

#[test]
fn a_picture_says_how_many_rows_it_leaves_out_and_when_there_are_none() {
    let model = model();
    let svg = |query: &str, width: f64| {
        let state = state(&model, query);
        picture(&model, &state, state.view, width).svg
    };
    for width in [360.0, 1200.0] {
        assert!(svg("view=table", width).contains("前40条，共261条"));
        assert!(svg("view=table&sel=p09", width).contains("共8条"));
        assert!(svg("view=table&q=nobody", width).contains("没有符合筛选和选择的读数"));
        let left = svg("view=sources&q=nobody", width);
        assert!(left.contains("以下只是方案的出处") && left.contains("方案本身"));
    }
}
