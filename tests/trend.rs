//! An indicator over time says what is on record, joins only what counts one
//! thing, and names what is missing.

#![allow(clippy::unwrap_used)]

use duikou::dataset::{Dataset, Evidence, Key, PairingId, ReadingId};
use duikou::date::PartialDate;
use duikou::layout::trend::{Mark, Options, Panel, Trend, amount, lay_out};
use duikou::scene::{Item, Scene, Target};
use duikou::state::{State, View, parse};
use duikou::theme::TextSize;
use duikou::view::{Choice, Drawing, Model, choices, description, drawing, overlay, scene, title};
use duikou::words::Lang;

fn model() -> Model {
    Model::new(Dataset::builtin().unwrap())
}

fn state(model: &Model, query: &str) -> State {
    let base = State {
        view: View::Trend,
        today: PartialDate::parse("2026-11-23"),
        ..State::default()
    };
    let (state, problems) = parse(query, &model.dataset, &base);
    assert_eq!(problems, Vec::<String>::new());
    state
}

fn draw(model: &Model, query: &str) -> Scene {
    let state = state(model, query);
    let drawing = drawing(model, &state, View::Trend, 1200.0);
    scene(model, &state, &drawing)
}

fn words(scene: &Scene) -> String {
    let mut all = String::new();
    for item in &scene.items {
        if let Item::Text(text) = item {
            all.push_str(&text.text);
        }
    }
    all
}

/// The panels of all readings of an indicator with a number.
fn panels(model: &Model, indicator: &str) -> Trend {
    let ds = &model.dataset;
    let indicator = ds.indicator(indicator).unwrap();
    let mut pairings: Vec<(PairingId, Vec<ReadingId>)> = Vec::new();
    for pairing in (0..20).map(PairingId) {
        let of = |id: &ReadingId| {
            let reading = &ds[*id];
            let drawn = amount(ds, reading).is_some();
            reading.pairing == Some(pairing) && reading.indicator == indicator && drawn
        };
        let readings: Vec<ReadingId> = (0..ds.readings.len() as u32)
            .map(ReadingId)
            .filter(of)
            .collect();
        if !readings.is_empty() {
            pairings.push((pairing, readings));
        }
    }
    let options = Options {
        width: 1200.0,
        sizes: TextSize::Normal.type_sizes(),
        lang: Lang::Zh,
        today: PartialDate::parse("2026-11-23"),
        years: (2022, 2030),
        indicator,
        top: 0.0,
    };
    lay_out(model.cube().unwrap(), ds, &pairings, &options)
}

fn panel(trend: &Trend, number: u32) -> &Panel {
    let found = trend.panels.iter();
    found
        .clone()
        .find(|p| p.pairing == PairingId(number - 1))
        .unwrap()
}

/// Slugs of the readings of each line.
fn lines(model: &Model, panel: &Panel) -> Vec<String> {
    let slugs = |mark: &Mark| -> Vec<String> {
        let slug = |&id: &ReadingId| model.dataset[id].slug.clone();
        mark.readings.iter().map(slug).collect()
    };
    panel
        .lines
        .iter()
        .map(|line| {
            let marks: Vec<String> = line.marks.iter().flat_map(slugs).collect();
            marks.join(" ")
        })
        .collect()
}

#[test]
fn sanming_joins_71_and_86_and_nothing_else() {
    let model = model();
    let trend = panels(&model, "signed-projects");
    let panel = panel(&trend, 4);
    assert_eq!(lines(&model, panel), ["F090 F096", "F109", "F110"]);
    let steps = panel.lines[0].steps();
    assert_eq!(steps.len(), 3, "level, then up");
    assert!((steps[0].y - steps[1].y).abs() < 1e-9);
    assert!((steps[1].x - steps[2].x).abs() < 1e-9);
    assert!(panel.lines[1].steps().is_empty() && panel.lines[2].steps().is_empty());
}

#[test]
fn changzhi_and_luan_show_their_own_figures() {
    let model = model();
    let words = |query: &str| words(&draw(&model, query));
    // F242: 140 projects; F178 and F175: 10 and 7 in the Liusong park.
    let projects = words("ind=coop-projects");
    for figure in ["140个", "95个", "79个", "b 10个", "c 7个"] {
        assert!(projects.contains(figure), "{figure}");
    }
    // F241 counts the capital of the 140 projects: at least 60 billion yuan.
    assert!(words("ind=coop-investment").contains("≥600亿元"));
    // F138 to F165: a year, two first quarters and a total since 2022, four counts.
    let sales = panels(&model, "farm-sales");
    let luan = panel(&sales, 8);
    assert_eq!(luan.lines.len(), 4);
    assert!(luan.lines.iter().all(|line| line.steps().is_empty()));
    let said = words("ind=farm-sales");
    assert!(said.contains("没有第二个读数可比"));
    for figure in ["172.44亿元", "146.64亿元", "37.8亿元", "≥4500万元"] {
        assert!(said.contains(figure), "{figure}");
    }
}

#[test]
fn all_panels_have_one_scale_from_zero() {
    let model = model();
    for (indicator, _) in model.indicators() {
        let slug = &model.dataset[*indicator].slug;
        let trend = panels(&model, slug);
        let names = |panel: &Panel| panel.scale[0].lines.clone();
        let scale: Vec<f64> = trend
            .panels
            .iter()
            .flat_map(|panel| {
                let height = move |y: f64| panel.zero - y;
                panel.lines.iter().flat_map(move |line| {
                    line.marks.iter().flat_map(move |mark| {
                        mark.readings.iter().map(move |&id| (id, height(mark.at.y)))
                    })
                })
            })
            .filter_map(|(id, height)| {
                let value = amount(&model.dataset, &model.dataset[id]).unwrap();
                (value > 0.0).then(|| height / value)
            })
            .collect();
        for panel in &trend.panels {
            assert_eq!(names(panel), names(&trend.panels[0]), "{slug}");
            assert!((panel.zero - panel.plot.bottom()).abs() < 1e-9, "{slug}");
        }
        for pixels in &scale {
            assert!((pixels / scale[0] - 1.0).abs() < 1e-9, "{slug}");
        }
    }
}

#[test]
fn only_running_totals_and_states_are_joined() {
    let model = model();
    for (indicator, _) in model.indicators() {
        use duikou::dataset::Nature::{Cumulative, Level};
        let indicator = &model.dataset[*indicator];
        let follows = matches!(indicator.nature, Cumulative | Level);
        for panel in &panels(&model, &indicator.slug).panels {
            for line in &panel.lines {
                assert_eq!(line.stem, !follows, "{}", indicator.slug);
                assert!(line.marks.len() == 1 || follows, "{}", indicator.slug);
            }
        }
    }
}

#[test]
fn points_tell_evidence_plans_bounds_and_dates() {
    let model = model();
    let of = |indicator: &str, slug: &str| -> Mark {
        let trend = panels(&model, indicator);
        let marks = trend.panels.iter().flat_map(|p| &p.lines);
        let mut marks = marks.flat_map(|line| &line.marks);
        let is = |id: &ReadingId| model.dataset[*id].slug == slug;
        marks.find(|m| m.readings.iter().any(is)).unwrap().clone()
    };
    let fund = of("realised-investment", "F243");
    assert_eq!(fund.bound, duikou::dataset::Bound::About);
    let plan = of("planned-amount", "F040");
    assert!(plan.planned, "a planned amount is a plan");
    let first = of("signed-projects", "F096");
    assert_eq!(first.evidence, Evidence::Press);
    assert!(!first.inferred && first.span.is_none());
    assert!(of("signed-projects", "F109").inferred);
    let (from, to) = of("farm-sales", "F138").span.unwrap();
    assert!(to - from > 20.0, "a year");
}

#[test]
fn what_is_missing_is_named_and_no_zero() {
    let model = model();
    let scene = draw(&model, "ind=signed-projects");
    let said = words(&scene);
    assert!(said.contains("未见这一指标公开读数的16对结对"));
    assert!(said.contains("恩施—杭州") && said.contains("也不能当作零"));
    let rows = scene
        .spots
        .iter()
        .filter(|s| matches!(s.target, Target::Key(Key::Pairing(_))));
    assert_eq!(rows.count(), 4);
    // A plan with a number only has no figure, but is no gap either.
    let plans = words(&draw(&model, "ind=impl-plan"));
    assert!(plans.contains("只有文字读数（文号、年限、等次），画不成数值的8对结对"));
    assert!(plans.contains("公开读数的8对结对"));
}

#[test]
fn what_a_filter_leaves_empty_says_so() {
    let model = model();
    let none = draw(&model, "ind=signed-projects&ev=government");
    assert!(words(&none).contains("没有“累计签约项目”的数值"));
    assert!(words(&draw(&model, "q=nobody")).contains("没有符合筛选条件的结对"));
    assert!(none.spots.is_empty());
}

#[test]
fn at_first_the_longest_line_is_shown() {
    let model = model();
    let shown = |query: &str| {
        let state = state(&model, query);
        let choice = |choice: &Choice| choice.name == "ind";
        let mut found = choices(&model, &state, View::Trend).into_iter();
        (
            found.find(choice).unwrap().value,
            title(&model, &state, View::Trend),
        )
    };
    let (value, name) = shown("");
    assert_eq!(value, "signed-projects");
    assert_eq!(name, "累计签约项目：4对结对的历次公开读数，2022—2030年");
    let (value, name) = shown("ind=farm-sales&year=2023-2024&lang=en");
    assert_eq!(value, "farm-sales");
    assert_eq!(
        name,
        "Farm sales to the partner city over time, 2023–2024 (pairings with public readings: 1)"
    );
}

#[test]
fn the_description_tells_the_longest_line_and_the_gaps() {
    let model = model();
    let told = |query: &str| description(&model, &state(&model, query), View::Trend);
    let zh = told("ind=signed-value");
    for part in [
        "4对结对共有6条“累计签约额”的读数，其中4条出自转载等二手来源。",
        "三明—上海：340.33亿元（2024年5月8日），到449亿元（2024年5月9日）。",
        "4个点不与别的点相连。",
        "16对未见公开数据。",
    ] {
        assert!(zh.contains(part), "{part} in {zh}");
    }
    let en = told("ind=local-pairs&lang=en");
    for part in [
        ": 5, of which from secondary sources: 3. Pairings that have any: 4.",
        "There is no second one to compare it with",
        "Readings about all pairings together, shown in no panel: 1.",
        "For 16 pairings no public data was found.",
    ] {
        assert!(en.contains(part), "{part} in {en}");
    }
    for text in [zh, en] {
        assert!(!text.contains(['{', '}']) && !text.contains("  "), "{text}");
    }
}

#[test]
fn a_pairing_chosen_leaves_the_other_panels_behind_a_veil() {
    let model = model();
    let state = state(&model, "ind=signed-projects&sel=p04");
    let drawing = drawing(&model, &state, View::Trend, 1200.0);
    let Drawing::Chart(chart) = &drawing else {
        panic!("it is no chart")
    };
    let veils = overlay(&model, &state, &drawing)
        .into_iter()
        .filter(|item| matches!(item, Item::Box { .. }));
    assert_eq!((chart.bands.len(), veils.count()), (4, 3));
}
