//! What the charts of one indicator and of plans say, against rows that were
//! looked up by hand.

#![allow(clippy::unwrap_used)]

use duikou::dataset::{
    Bound, Dataset, Evidence, Key, Nature, PairingId, Reading, ReadingId, Scope, UnitId, Value,
};
use duikou::date::PartialDate;
use duikou::geometry::Rect;
use duikou::scene::{Item, Scene, Stop, Target};
use duikou::state::{State, parse};
use duikou::view::{Model, description, drawing, scene, title};

fn builtin() -> Model {
    Model::new(Dataset::builtin().unwrap())
}

fn state(model: &Model, query: &str) -> State {
    let base = State {
        today: PartialDate::parse("2026-11-23"),
        ..State::default()
    };
    let (state, problems) = parse(query, &model.dataset, &base);
    assert_eq!(problems, Vec::<String>::new());
    state
}

fn draw(model: &Model, query: &str) -> Scene {
    let state = state(model, query);
    scene(model, &state, &drawing(model, &state, state.view, 1200.0))
}

fn texts(scene: &Scene) -> Vec<&str> {
    let mut texts = Vec::new();
    for item in &scene.items {
        if let Item::Text(text) = item {
            texts.push(text.text.as_str());
        }
    }
    texts
}

fn says(scene: &Scene, words: &str) -> bool {
    texts(scene).contains(&words)
}

fn holds(scene: &Scene, words: &str) -> bool {
    texts(scene).concat().contains(words)
}

/// The readings that have a place, by slug.
fn readings<'a>(model: &'a Model, scene: &Scene) -> Vec<&'a str> {
    let slug = |target| match target {
        Target::Reading(id) => Some(model.dataset[id].slug.as_str()),
        _ => None,
    };
    let spots = scene.spots.iter();
    spots.filter_map(|spot| slug(spot.target)).collect()
}

/// The pairings' numbers from top to bottom.
fn rows(model: &Model, scene: &Scene) -> Vec<u32> {
    let number = |target| match target {
        Target::Key(Key::Pairing(id)) => Some(model.dataset[id].number),
        _ => None,
    };
    let spots = scene.spots.iter();
    spots.filter_map(|spot| number(spot.target)).collect()
}

fn find<'a>(model: &'a Model, slug: &str) -> &'a Reading {
    let mut readings = model.dataset.readings.iter();
    readings.find(|reading| reading.slug == slug).unwrap()
}

/// The built-in data with a reading changed into another.
fn with(change: impl Fn(&Dataset, &mut Reading), like: &str) -> Model {
    let mut ds = Dataset::builtin().unwrap();
    let mut reading = ds.readings.iter().find(|r| r.slug == like).unwrap().clone();
    "F900".clone_into(&mut reading.slug);
    change(&ds, &mut reading);
    ds.readings.push(reading);
    Model::new(ds)
}

/// The built-in data with a reading told many times more, in series of their own.
fn with_many(count: u32, like: &str) -> Model {
    let mut ds = Dataset::builtin().unwrap();
    let reading = ds.readings.iter().find(|r| r.slug == like).unwrap().clone();
    for number in 0..count {
        ds.readings.push(Reading {
            slug: format!("M{number}"),
            series: format!("s{number}"),
            ..reading.clone()
        });
    }
    Model::new(ds)
}

fn unit(ds: &Dataset, slug: &str) -> UnitId {
    let at = ds.units.iter().position(|unit| unit.slug == slug).unwrap();
    UnitId(u32::try_from(at).unwrap())
}

#[test]
fn each_pairing_shows_the_latest_of_its_plain_series() {
    let model = builtin();
    let scene = draw(&model, "view=indicator&ind=signed-projects");
    // Sanming: 71 on 8 May 2024, 86 the day after, later 83 and 8 of narrower series.
    assert!(says(&scene, "86个") && says(&scene, "2024年5月9日（发布日期）"));
    assert!(holds(&scene, "另有3条较早或口径不同的读数"));
    assert!(!says(&scene, "71个") && !says(&scene, "83个"));
    // Lu'an: 42 in June 2023, secondary; Ji'an and Bazhong cover more than the pairing.
    assert!(says(&scene, "42个") && says(&scene, "213个") && says(&scene, "12个"));
    assert_eq!(rows(&model, &scene)[..4], [2, 4, 8, 12]);
    assert!(holds(
        &scene,
        "合计86个：依据1对的1条读数，其余19对没有可以计入的数字。"
    ));
}

#[test]
fn the_longest_bar_is_the_largest_figure_on_one_scale_from_zero() {
    let model = builtin();
    let scene = draw(&model, "view=indicator&ind=signed-value");
    let bar = |slug: &str| {
        let number = model.dataset.readings.iter().position(|r| r.slug == slug);
        let target = Target::Reading(ReadingId(u32::try_from(number.unwrap()).unwrap()));
        let place = scene.spot(target, None).unwrap().rect;
        outlines(&scene)
            .into_iter()
            .find(|bar| place.contains(bar.center()) && (bar.x - place.x).abs() < 0.01)
            .unwrap()
    };
    let slug = |value: f64| {
        let found = model.dataset.readings.iter().find(|reading| {
            model.dataset[reading.indicator].slug == "signed-value"
                && matches!(reading.value, Value::Number { number, .. } if number == value)
        });
        found.unwrap().slug.clone()
    };
    let (jian, sanming, luan) = (bar(&slug(600.0)), bar(&slug(449.0)), bar(&slug(174.19)));
    assert!((jian.width / sanming.width - 600.0 / 449.0).abs() < 0.002);
    assert!((sanming.width / luan.width - 449.0 / 174.19).abs() < 0.005);
    assert_eq!((jian.x, sanming.x), (luan.x, luan.x));
}

/// The boxes around filled shapes.
fn outlines(scene: &Scene) -> Vec<Rect> {
    let mut found = Vec::new();
    for item in &scene.items {
        let Item::Shape { points, .. } = item else {
            continue;
        };
        let x = |fold: fn(f64, f64) -> f64| points.iter().map(|p| p.x).reduce(fold).unwrap();
        let y = |fold: fn(f64, f64) -> f64| points.iter().map(|p| p.y).reduce(fold).unwrap();
        let (left, top) = (x(f64::min), y(f64::min));
        found.push(Rect::new(left, top, x(f64::max) - left, y(f64::max) - top));
    }
    found
}

#[test]
fn secondary_sources_are_added_only_when_asked_for() {
    let model = builtin();
    let plain = draw(&model, "view=indicator&ind=signed-value");
    assert!(holds(&plain, "合计449亿元：依据1对的1条读数"));
    assert!(holds(
        &plain,
        "未计入：二手来源3条、范围大于本结对的1条、计划1条。"
    ));
    // 449 and 174.19; of Sanming the later one replaces 340.33.
    let asked = draw(&model, "view=indicator&ind=signed-value&ev=total");
    assert!(holds(&asked, "合计623.19亿元：依据2对的2条读数"));
    assert!(holds(&asked, "二手来源已按所选计入。"));
    // What must not be added over pairings has no total at all.
    let flights = draw(&model, "view=indicator&ind=impl-plan");
    assert!(says(&flights, "各对的数字不能相加，不作合计。"));
}

#[test]
fn happenings_are_dots_to_count() {
    let model = builtin();
    let scene = draw(&model, "view=indicator&ind=exchange-event");
    let of = |number: u32| {
        let found = readings(&model, &scene);
        let mine = |slug: &&&str| find(&model, slug).pairing == Some(PairingId(number - 1));
        found.iter().filter(mine).count()
    };
    assert_eq!((of(4), of(8), of(17), of(2)), (8, 3, 3, 0));
    assert!(says(&scene, "有记录8次"));
    assert!(holds(&scene, "最近2024年11月21日：上海嘉定区"));
    // The meeting of all twenty cities belongs to no row.
    assert!(holds(&scene, "关于全部结对：1次，2024年11月21日。"));
}

#[test]
fn grades_and_documents_are_words_without_a_scale() {
    let model = builtin();
    let grades = draw(&model, "view=indicator&ind=assessment-grade");
    assert!(says(&grades, "优秀") && says(&grades, "第一梯队"));
    assert!(!says(&grades, "0"));
    let plans = draw(&model, "view=indicator&ind=impl-plan");
    assert!(says(&plans, "鲁政办字〔2023〕31号") && says(&plans, "2023—2025年"));
}

#[test]
fn what_is_not_known_is_no_zero_and_a_zero_is_a_figure() {
    let model = builtin();
    let scene = draw(&model, "view=indicator&ind=producing-projects");
    assert!(says(&scene, "未见公开数据：19对"));
    assert_eq!(rows(&model, &scene).len(), 20);
    assert_eq!(readings(&model, &scene).len(), 1);
    assert!(!says(&scene, "0个"));

    let model = with(
        |_, reading| {
            reading.pairing = Some(PairingId(0));
            reading.value = Value::Number {
                number: 0.0,
                decimals: 0,
            };
        },
        readings(&model, &scene)[0],
    );
    let scene = draw(&model, "view=indicator&ind=producing-projects");
    assert!(says(&scene, "0个") && says(&scene, "竖线：数字为零"));
    assert!(says(&scene, "未见公开数据：18对"));
    assert_eq!(readings(&model, &scene)[0], "F900");
}

#[test]
fn plans_stand_apart_and_so_do_other_units() {
    let model = builtin();
    let scene = draw(&model, "view=indicator&ind=signed-value");
    let y = |words: &str| {
        let found = scene.items.iter().find_map(|item| match item {
            Item::Text(text) if text.text == words => Some(text.at.y),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{words} is missing"))
    };
    let heading = y("计划或预期，不与实际数字相加");
    assert!(y("92.9亿元（计划）") > heading && y("174.19亿元") < heading);

    let model = with(
        |ds, reading| {
            reading.pairing = Some(PairingId(0));
            reading.unit = unit(ds, "item");
            reading.evidence = Evidence::Government;
        },
        "F100",
    );
    let like = find(&model, "F900");
    let indicator = &model.dataset[like.indicator].slug;
    let query = ["view=indicator&ind=", indicator].concat();
    assert_ne!(find(&model, "F100").unit, like.unit, "{indicator}");
    let scene = draw(&model, &query);
    assert!(says(&scene, "单位不同，不能画在同一标尺上"));
}

#[test]
fn only_the_reader_sorts_and_is_told_what_that_does_not_mean() {
    let model = builtin();
    let order = |sort: &str| {
        let scene = draw(&model, &["view=indicator&ind=signed-value", sort].concat());
        let warned = holds(&scene, "先后不是排名");
        (rows(&model, &scene)[..3].to_vec(), warned)
    };
    assert_eq!(order(""), (vec![2, 4, 8], false));
    assert_eq!(order("&sort=value"), (vec![8, 4, 2], true));
    assert_eq!(order("&sort=-date"), (vec![2, 4, 8], true));
    assert_eq!(order("&sort=date"), (vec![8, 4, 2], true));
    // Sorting by something this view does not know keeps the plan's order.
    assert_eq!(order("&sort=source"), (vec![2, 4, 8], false));
}

#[test]
fn the_title_and_the_description_tell_what_is_known() {
    let model = builtin();
    let of = |query: &str| {
        let state = state(&model, query);
        (
            title(&model, &state, state.view),
            description(&model, &state, state.view),
        )
    };
    let (name, words) = of("view=indicator&ind=signed-value");
    assert_eq!(name, "累计签约额：20对结对中3对的公开数字");
    assert_eq!(
        words,
        "20对结对中，3对查到“累计签约额”的公开读数，共6条，其中二手来源4条。\
         最大的数字是吉安—东莞的≥600亿元，2024年8月13日（发布日期）。各地口径不同，不作排名。\
         另有1条计划或预期的读数，单独列出。16对未见公开数据，这不等于零。\
         合计449亿元：依据1对的1条读数，其余19对没有可以计入的数字。\
         未计入：二手来源3条、范围大于本结对的1条、计划1条。"
    );
    let (name, words) = of("view=indicator&ind=exchange-event&lang=en");
    assert_eq!(
        name,
        "Visit, meeting or similar event: public figures of 16 of 20 pairings"
    );
    assert!(
        words.contains(
            "Most are on record for Sanming–Shanghai: 8 times on record. \
             That shows only what was published."
        ),
        "{words}"
    );
    let (_, words) = of("view=indicator&q=nobody");
    assert_eq!(words, "没有符合筛选条件的结对。");
}

#[test]
fn no_plan_on_record_can_be_measured_and_none_is() {
    let model = builtin();
    let scene = draw(&model, "view=target");
    assert!(holds(
        &scene,
        "20对结对中，没有一对的计划数查到同一口径的实际数，10对有计划数而没有可以对照的实际数，"
    ));
    // All fifteen plans are there, each with what is known instead.
    let plans = model.dataset.readings.iter().filter(|r| r.planned);
    let shown = readings(&model, &scene);
    assert_eq!(plans.clone().count(), 15);
    for plan in plans {
        assert!(shown.contains(&plan.slug.as_str()), "{}", plan.slug);
    }
    let all = texts(&scene).concat();
    assert_eq!(all.matches("未见完成情况的数字").count(), 14);
    assert!(all.contains("口径不同，不能相比"));
    // The only share is that of the time that has passed: 1,787 of 3,287 days.
    assert_eq!(all.matches('%').count(), 1);
    assert!(all.contains("到2026年11月23日已过54%"));
    let state = state(&model, "view=target");
    assert_eq!(
        title(&model, &state, state.view),
        "计划与实际：20对结对中0对可以对照"
    );
}

#[test]
fn a_plan_is_measured_against_a_figure_of_the_same_thing() {
    // At least 2,000 tonnes of mangoes contracted at Baise, 1,600 sold.
    let done = |scope: Scope, series: &'static str| {
        let model = with(
            move |_, reading| {
                reading.planned = false;
                reading.scope = scope;
                reading.bound = Bound::Exact;
                reading.series = series.to_owned();
                reading.value = Value::Number {
                    number: 1600.0,
                    decimals: 0,
                };
                reading.date = PartialDate::from_year(2025);
            },
            "F208",
        );
        let scene = draw(&model, "view=target");
        let bars = scene
            .spots
            .iter()
            .filter(|spot| spot.stop == Stop::Readings);
        assert!(bars.count() > 15);
        texts(&scene).concat()
    };
    let same = done(Scope::Part, "mango-festival-2024");
    assert!(same.contains("1600吨，为计划的约80%"), "{same}");
    assert!(same.contains("1对的计划数查到同一口径的实际数"));
    // Another series or scope is another thing.
    for other in [
        done(Scope::Part, "another-festival"),
        done(Scope::Pairing, "mango-festival-2024"),
    ] {
        assert!(!other.contains("为计划的"));
        assert!(other.contains("同一指标另有一个数字：1600吨，2025年"));
    }
}

#[test]
fn the_term_shows_the_years_of_own_plans() {
    let model = builtin();
    let scene = draw(&model, "view=target");
    for words in [
        "读数46条，最近2026年3月10日；实施方案2023—2025年",
        "读数18条，最近2025年8月14日；实施方案2022—2026年",
        "读数62条，最近2026年1月5日",
    ] {
        assert!(says(&scene, words), "{words}");
    }
}

#[test]
fn of_many_plans_the_latest_are_drawn_and_the_others_counted() {
    let plan = builtin();
    let slug = plan.dataset[find(&plan, "F074").indicator].slug.clone();
    let few = readings(&plan, &draw(&plan, "view=target")).len();
    let model = with_many(300, "F074");
    let scene = draw(&model, "view=target");
    assert!(readings(&model, &scene).len() <= few + 6);
    assert!(holds(&scene, "个计划数，见读数表"));
    let scene = draw(&model, &format!("view=indicator&ind={slug}"));
    let drawn = readings(&model, &scene);
    assert_eq!(drawn.iter().filter(|slug| slug.starts_with('M')).count(), 6);
    assert!(holds(&scene, "另有295条"), "{:?}", texts(&scene));
    assert!(scene.height < 4000.0, "{}", scene.height);
}

#[test]
fn of_many_plans_that_can_be_measured_some_are_drawn_and_the_others_counted() {
    let mut ds = with_many(20, "F208").dataset;
    for at in ds.readings.len() - 20..ds.readings.len() {
        let done = Reading {
            slug: format!("D{at}"),
            planned: false,
            ..ds.readings[at].clone()
        };
        ds.readings.push(done);
    }
    let model = Model::new(ds);
    let scene = draw(&model, "view=target");
    let drawn = readings(&model, &scene);
    let bullets = drawn.iter().filter(|slug| slug.starts_with('D')).count();
    // Beside them the pairing's latest reading, on the term.
    assert!((6..=7).contains(&bullets), "{drawn:?}");
    assert!(holds(&scene, "另有14个计划数，见读数表"));
}

#[test]
fn of_many_dots_the_latest_are_drawn_and_all_are_counted() {
    let model = builtin();
    let event = |r: &&Reading| {
        let indicator = &model.dataset[r.indicator];
        indicator.nature == Nature::Event
            && !r.planned
            && r.pairing.is_some()
            && matches!(r.value, Value::Number { number, .. } if number == 1.0)
    };
    let alone = |r: &&Reading| {
        let query = format!("view=indicator&ind={}", model.dataset[r.indicator].slug);
        holds(&draw(&model, &query), "每个点是一条公开读数")
    };
    let reading = model
        .dataset
        .readings
        .iter()
        .filter(event)
        .find(alone)
        .unwrap();
    let many = with_many(400, &reading.slug);
    let query = format!(
        "view=indicator&ind={}",
        model.dataset[reading.indicator].slug
    );
    let scene = draw(&many, &query);
    assert!(holds(&scene, "只画最近120个点"));
    let drawn = readings(&many, &scene);
    let of_pairing = |slug: &&&str| find(&many, slug).pairing == reading.pairing;
    assert_eq!(drawn.iter().filter(of_pairing).count(), 120);
    assert!(!holds(&draw(&model, &query), "只画最近"));
}

#[test]
fn what_is_below_zero_keeps_its_sign_and_has_no_bar() {
    let seen = |model: &Model| {
        let scene = draw(model, "view=indicator&ind=signed-value");
        let boxes = scene.items.iter();
        let boxes = boxes.filter(|item| matches!(item, Item::Box { .. }));
        (boxes.count(), texts(&scene).concat())
    };
    let mut model = builtin();
    let (before, said) = seen(&model);
    assert!(said.contains("600亿元"), "{said}");
    let readings = &mut model.dataset.readings;
    let largest = readings.iter_mut().find(|reading| reading.slug == "F023");
    largest.unwrap().value = Value::Number {
        number: -600.0,
        decimals: 0,
    };
    let (after, said) = seen(&model);
    assert!(said.contains("-600亿元"), "{said}");
    assert!(after < before, "{after} of {before}");
}
