//! What is said about the pictures: cards, names for screen readers, titles and
//! descriptions.

#![allow(clippy::unwrap_used)]

use duikou::dataset::Dataset;
use duikou::date::PartialDate;
use duikou::scene::{Place, Scene, Target};
use duikou::state::{State, View, parse};
use duikou::view::{Card, Model, card, description, drawing, mirror, scene, title};
use duikou::words::Lang;

fn model() -> Model {
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

fn draw(model: &Model, state: &State) -> Scene {
    scene(model, state, &drawing(model, state, state.view, 1200.0))
}

/// The card of a key, as title and lines.
fn card_of(query: &str, key: &str) -> Vec<String> {
    let model = model();
    let mut state = state(&model, query);
    let target = Target::Key(model.dataset.parse_key(key).unwrap());
    state.hover = Some((0, target));
    let Card { title, lines, .. } = card(&model, &state, &draw(&model, &state), None).unwrap();
    [vec![title], lines].concat()
}

#[test]
fn a_pairings_name_for_screen_readers_is_one_sentence() {
    let model = model();
    let name = |query: &str, key: &str| {
        let state = state(&model, query);
        let all = mirror(&model, &state, &draw(&model, &state));
        all.into_iter().find(|item| item.key == key).unwrap().label
    };
    assert_eq!(
        name("", "p09"),
        "信阳市与苏州市结对，大别山革命老区，2022—2030年"
    );
    assert_eq!(
        name("lang=en", "p09"),
        "Xinyang paired with Suzhou, Dabie Mountains old revolutionary base area, 2022–2030"
    );
    // The timeline's rows are the same pairings.
    assert_eq!(name("view=timeline", "p09"), name("", "p09"));
    assert_eq!(
        name("", "c320500"),
        "苏州市，江苏省，长三角，结对城市：信阳市"
    );
    assert_eq!(
        name("", "c440300"),
        "深圳市，广东省，粤港澳大湾区，结对城市：赣州市、百色市、汕尾市"
    );
    assert_eq!(
        name("", "c310000"),
        "上海市，长三角，结对城市：三明市、六安市"
    );
    assert_eq!(
        name("lang=en", "c310000"),
        "Shanghai, Yangtze River Delta, Paired with Sanming, Lu'an"
    );
    assert_eq!(name("", "b-dabie-mountains"), "大别山革命老区，3对结对");
    assert_eq!(name("group=province", "pr440000"), "广东省，8对结对");
}

#[test]
fn the_mirror_has_everything_once_and_says_what_is_pressed() {
    let model = model();
    for (query, items) in [("", 4 + 15 + 20 + 20 + 11), ("cluster=k-other", 5)] {
        let state = state(&model, &format!("{query}&sel=p19"));
        let mirror = mirror(&model, &state, &draw(&model, &state));
        assert_eq!(mirror.len(), items);
        let pressed: Vec<_> = mirror
            .iter()
            .filter(|item| item.pressed)
            .map(|item| &item.key)
            .collect();
        assert_eq!(pressed, ["p19"]);
        assert!(
            mirror
                .iter()
                .all(|item| !item.label.is_empty() && !item.label.contains(['{', '}']))
        );
    }
}

#[test]
fn the_mirrors_columns_are_named_in_order() {
    let model = model();
    let columns = |query: &str| {
        let state = state(&model, query);
        let mut names: Vec<_> = mirror(&model, &state, &draw(&model, &state))
            .into_iter()
            .map(|item| item.column)
            .collect();
        names.dedup();
        names.join(" ")
    };
    assert_eq!(columns(""), "城市群 东部城市 结对 老区重点城市 革命老区");
    assert_eq!(
        columns("group=province"),
        "东部省份 东部城市 结对 老区重点城市 老区省份"
    );
    assert_eq!(columns("view=timeline"), "表头 结对 读数");
    assert_eq!(columns("view=trend"), "结对 读数");
}

#[test]
fn a_pairings_card_tells_its_terms() {
    assert_eq!(
        card_of("", "p18"),
        [
            "汕尾市 — 深圳市",
            "海陆丰革命老区",
            "期限2022—2030年",
            "两市同属广东省",
            "公开读数4条，其中二手来源3条"
        ]
    );
    let english = card_of("lang=en", "p18");
    assert_eq!(
        english[..3],
        [
            "Shanwei — Shenzhen",
            "Hailufeng old revolutionary base area",
            "Term 2022–2030"
        ]
    );
}

#[test]
fn a_card_counts_what_the_filter_shows() {
    assert_eq!(card_of("", "k-gba")[1], "8对结对");
    assert_eq!(card_of("base=b-taihang,b-hailufeng", "k-gba")[1], "1对结对");
}

#[test]
fn a_card_stands_where_its_target_is() {
    let model = model();
    let mut state = state(&model, "");
    let scene = draw(&model, &state);
    for spot in &scene.spots {
        state.hover = Some((2, spot.target));
        let card = card(&model, &state, &scene, Some(Place::In(spot.stop))).unwrap();
        assert_eq!(
            (card.x, card.y, card.width, card.height, card.stage),
            (
                spot.rect.x,
                spot.rect.y,
                spot.rect.width,
                spot.rect.height,
                2
            )
        );
    }
    // A ribbon is long: its card keeps to the pointer.
    let target = Target::Key(model.dataset.parse_key("p09").unwrap());
    state.hover = Some((0, target));
    let at = duikou::geometry::Point { x: 480.0, y: 470.0 };
    let card = card(&model, &state, &scene, Some(Place::At(at))).unwrap();
    assert!(card.x < at.x && at.x < card.x + card.width && card.width < 24.0);
}

#[test]
fn nothing_pointed_at_has_no_card() {
    let model = model();
    let state = state(&model, "");
    assert_eq!(card(&model, &state, &draw(&model, &state), None), None);
}

#[test]
fn a_readings_card_names_figure_and_source() {
    let model = model();
    let mut state = state(&model, "view=timeline");
    let scene = draw(&model, &state);
    for spot in &scene.spots {
        let Target::Reading(id) = spot.target else {
            continue;
        };
        state.hover = Some((0, spot.target));
        for lang in [Lang::Zh, Lang::En] {
            state.lang = lang;
            let card = card(&model, &state, &scene, None).unwrap();
            let text = card.lines.join("\n");
            let source = lang.words().card_source.split('{').next().unwrap();
            assert!(card.lines.last().unwrap().starts_with(source), "{text}");
            assert!(text.contains(&model.dataset[id].date.label(lang)), "{text}");
            assert!(
                !card.title.is_empty() && !text.contains(['{', '}']) && card.lines.len() <= 9,
                "{text}"
            );
        }
    }
}

#[test]
fn titles_count_what_is_shown() {
    let model = model();
    let title = |query: &str| {
        let state = state(&model, query);
        title(&model, &state, state.view)
    };
    assert_eq!(
        title(""),
        "革命老区重点城市对口合作：20对结对城市，2022—2030年"
    );
    assert_eq!(
        title("cluster=k-gba"),
        "革命老区重点城市对口合作：8对结对城市，2022—2030年"
    );
    assert_eq!(
        title("lang=en"),
        "Pairing cooperation of key cities in old revolutionary base areas: 20 pairings, 2022–2030"
    );
    assert_eq!(
        title("view=timeline"),
        "对口合作进展：20对结对的公开信息，2022—2030年"
    );
}

#[test]
fn descriptions_count_what_is_shown() {
    let model = model();
    let description = |query: &str| {
        let state = state(&model, query);
        description(&model, &state, state.view)
    };
    assert_eq!(
        description(""),
        "15个东部城市（分属4个城市群）与20个老区重点城市（分属11片革命老区）结成20对，其中4对的两市同属一省。"
    );
    assert_eq!(
        description("lang=en"),
        "15 eastern cities in 4 city clusters and 20 key cities in 11 old revolutionary base areas form 20 pairings; in 4 of them both cities lie in one province."
    );
    assert_eq!(
        description("group=province"),
        "15个东部城市（分属7个省市）与20个老区重点城市（分属15个省区）结成20对，其中4对的两市同属一省。"
    );
    assert_eq!(description("q=nobody"), "没有符合筛选条件的结对。");
    assert_eq!(
        description("q=nobody&view=timeline"),
        "没有符合筛选条件的结对。"
    );
}

#[test]
fn the_timelines_description_says_what_is_missing() {
    let model = model();
    let whole = state(&model, "view=timeline");
    let text = description(&model, &whole, View::Timeline);
    let about_pairings = model
        .dataset
        .readings
        .iter()
        .filter(|r| r.pairing.is_some());
    assert!(
        text.contains(&format!("共有{}条公开读数", about_pairings.count())),
        "{text}"
    );
    assert!(text.contains("不代表工作多少"), "{text}");
    let none = state(&model, "view=timeline&year=2030&ev=press");
    let text = description(&model, &none, View::Timeline);
    assert!(
        text.contains("共有0条公开读数") && text.contains("20对未见公开数据"),
        "{text}"
    );
}
