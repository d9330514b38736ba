//! Pictures of pairings handed in, and what lies at a point of them.

use std::fmt;
use std::sync::LazyLock;

use duikou::dataset::{CityInput, Dataset, GroupInput, Key, LinkInput, PairingId, PairingInput};
use duikou::geometry::{Point, Rect, Ribbon};
use duikou::hit::{Reach, hit};
use duikou::layout::graph::Grouping;
use duikou::layout::pairing::{Diagram, Form, Options, lay_out};
use duikou::scene::{Item, Scene, Stop, Target};
use duikou::state::{State, View};
use duikou::theme::TextSize;
use duikou::view::{Drawing, Model, drawing, overlay, scene};
use duikou::words::Lang;
use proptest::prelude::*;

static BUILTIN: LazyLock<Dataset> = LazyLock::new(|| Dataset::builtin().unwrap());

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_pairings_have_a_finite_picture_without_overlaps(picture in any_picture()) {
        let Picture { model, state, diagram, scene, .. } = &picture;
        let frame = Rect::new(0.0, 0.0, scene.width, scene.height);
        prop_assert!(scene.width.is_finite() && scene.height.is_finite() && scene.height < 200_000.0);
        prop_assert_eq!(diagram.bands.len(), model.dataset.pairings.len());
        for node in &diagram.nodes {
            prop_assert!(inside(node.rect, frame), "{:?} of {:?}", node.rect, diagram.form);
        }
        for (i, a) in diagram.nodes.iter().enumerate() {
            for b in &diagram.nodes[i + 1..] {
                prop_assert!(!a.rect.overlaps(b.rect, 0.01), "{:?} and {:?}", a.rect, b.rect);
            }
        }
        let ribbons = diagram.bands.iter().flat_map(|band| [Some(band.ribbon), band.east_share, band.base_share]);
        for ribbon in ribbons.flatten() {
            let Ribbon { x0, x1, w0, w1, .. } = ribbon;
            prop_assert!(inside(ribbon.bounds(), frame) && x0 < x1 && w0 > 0.0 && w1 > 0.0, "{ribbon:?}");
        }
        let lit = State { selected: vec![Key::Pairing(PairingId(0))], ..state.clone() };
        let over = overlay(model, &lit, &Drawing::Pairing(diagram.clone()));
        prop_assert!(!over.is_empty() && scene.items.iter().chain(&over).all(is_finite));
    }

    #[test]
    fn ribbons_end_at_their_nodes(picture in any_picture()) {
        let nodes = &picture.diagram.nodes;
        for band in &picture.diagram.bands {
            let [east_group, east, base, base_group] = band.path;
            let joints = [(Some(band.ribbon), east, base), (band.east_share, east_group, east), (band.base_share, base, base_group)];
            for (ribbon, left, right) in joints {
                let Some(r) = ribbon else { continue };
                let (left, right) = (nodes[left].rect, nodes[right].rect);
                prop_assert!((r.x0 - left.right()).abs() < 0.01 && (r.x1 - right.x).abs() < 0.01);
                for (y, w, node) in [(r.y0, r.w0, left), (r.y1, r.w1, right)] {
                    prop_assert!(y - w / 2.0 >= node.y - 0.01 && y + w / 2.0 <= node.bottom() + 0.01, "{r:?} at {node:?}");
                }
            }
        }
    }

    #[test]
    fn a_point_in_a_node_is_that_node(picture in any_picture(), across in 0.02..0.98_f64, down in 0.02..0.98_f64) {
        for node in &picture.diagram.nodes {
            let at = Point { x: node.rect.x + across * node.rect.width, y: node.rect.y + down * node.rect.height };
            for reach in [Reach::FINE, Reach::TOUCH] {
                prop_assert_eq!(hit(&picture.scene, at, reach), Some(Target::Key(node.key)));
            }
        }
    }

    #[test]
    fn a_point_on_a_lone_ribbon_is_that_pairing(picture in any_picture(), share in 0.2..0.8_f64) {
        let bands = &picture.diagram.bands;
        for band in bands {
            let Ribbon { x0, x1, .. } = band.ribbon;
            let x = x0 + (x1 - x0) * share;
            let at = Point { x, y: band.ribbon.center_at(x) };
            let under = |ribbon: &Ribbon| (ribbon.center_at(x) - at.y).abs() - ribbon.thickness_at(x) / 2.0;
            let alone = bands.iter().filter(|other| other.pairing != band.pairing).all(|other| under(&other.ribbon) > 0.01);
            if alone {
                prop_assert_eq!(hit(&picture.scene, at, Reach::FINE), Some(Target::Key(Key::Pairing(band.pairing))));
            }
        }
    }

    #[test]
    fn where_ribbons_cross_the_one_on_top_is_meant(picture in any_picture(), share in 0.2..0.8_f64, down in 0.0..1.0_f64) {
        let bands = &picture.diagram.bands;
        let Ribbon { x0, x1, .. } = bands[0].ribbon;
        let at = Point { x: x0 + (x1 - x0) * share, y: down * picture.scene.height };
        let depth = |ribbon: &Ribbon| ribbon.thickness_at(at.x) / 2.0 - (ribbon.center_at(at.x) - at.y).abs();
        // Rounding decides where a point lies on the very edge.
        prop_assume!(bands.iter().all(|band| depth(&band.ribbon).abs() > 0.01));
        if let Some(top) = bands.iter().rev().find(|band| depth(&band.ribbon) > 0.0) {
            prop_assert_eq!(hit(&picture.scene, at, Reach::FINE), Some(Target::Key(Key::Pairing(top.pairing))));
        }
    }

    #[test]
    fn nothing_lies_outside(picture in any_picture(), along in 0.0..1.0_f64) {
        let (w, h) = (picture.scene.width, picture.scene.height);
        for beyond in [13.0, 500.0] {
            for (x, y) in [(-beyond, along * h), (w + beyond, along * h), (along * w, -beyond), (along * w, h + beyond)] {
                prop_assert_eq!(hit(&picture.scene, Point { x, y }, Reach::TOUCH), None);
            }
        }
        for y in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            prop_assert_eq!(hit(&picture.scene, Point { x: along * w, y }, Reach::TOUCH), None);
        }
    }

    #[test]
    fn what_a_filter_leaves_keeps_its_order(kept in prop::collection::vec(any::<bool>(), 20), width in 320.0..1600.0_f64, province: bool) {
        let model = Model::new(BUILTIN.clone());
        let grouping = if province { Grouping::Province } else { Grouping::Cluster };
        let (graph, arrangement) = model.arrangement(grouping);
        let options = Options { width, sizes: TextSize::Normal.type_sizes(), lang: Lang::Zh, grouping, crowded_height: 860.0 };
        let whole = lay_out(&BUILTIN, graph, arrangement, &|_| true, &options);
        let part = lay_out(&BUILTIN, graph, arrangement, &|p| kept[p.index()], &options);
        let here = |diagram: &Diagram| -> Vec<_> { diagram.nodes.iter().map(|n| (n.stop, n.key, n.hue)).collect() };
        let mut rest = here(&whole).into_iter();
        for node in here(&part) {
            prop_assert!(rest.any(|other| other == node), "{node:?} changed its place or colour");
        }
        prop_assert_eq!(part.bands.len(), kept.iter().filter(|kept| **kept).count());
    }
}

/// A picture of pairings handed in.
struct Picture {
    input: PairingInput,
    model: Model,
    state: State,
    diagram: Diagram,
    scene: Scene,
}

/// What the picture was made from says it all.
impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Picture {
            input,
            state,
            diagram,
            ..
        } = self;
        write!(
            f,
            "{input:?} at {} px in {state:?}, {:?}",
            diagram.width, diagram.form
        )
    }
}

fn any_picture() -> impl Strategy<Value = Picture> {
    let options = (
        240.0..2600.0_f64,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (any_pairings(), options).prop_map(|(input, (width, large, province, english))| {
        let model = Model::new(Dataset::from_pairings(input.clone()).unwrap());
        let state = State {
            lang: if english { Lang::En } else { Lang::Zh },
            size: if large {
                TextSize::Large
            } else {
                TextSize::Normal
            },
            group: if province {
                Grouping::Province
            } else {
                Grouping::Cluster
            },
            ..State::default()
        };
        let drawing = drawing(&model, &state, View::Pairing, width);
        let scene = scene(&model, &state, &drawing);
        let Drawing::Pairing(diagram) = drawing else {
            panic!("it is no pairing diagram")
        };
        Picture {
            input,
            model,
            state,
            diagram,
            scene,
        }
    })
}

/// From one pairing to more than have room for their names, of like and of very
/// unlike weights.
fn any_pairings() -> impl Strategy<Value = PairingInput> {
    let size = prop_oneof![1..8_usize, 8..40_usize, 40..90_usize];
    (size.clone(), size, 1..9_u32, 0..3_u8).prop_flat_map(|(east, base, groups, spread)| {
        let city = move || {
            ("[老区东部城市]{1,5}", 0..groups).prop_map(|(name, group)| CityInput { name, group })
        };
        let weight = match spread {
            0 => (1.0..=1.0_f64).boxed(),
            1 => (1.0..99.0_f64).boxed(),
            _ => (-2.0..4.0_f64).prop_map(|power| 10_f64.powf(power)).boxed(),
        };
        let link = (0..east as u32, 0..base as u32, weight)
            .prop_map(|(east, base, weight)| LinkInput { east, base, weight });
        let links = prop_oneof![
            prop::collection::vec(link.clone(), 1..30),
            prop::collection::vec(link, 30..300)
        ];
        let named = prop::collection::vec("[革命老区城市群]{1,9}", groups as usize);
        let named = move || {
            named.clone().prop_map(|names| -> Vec<GroupInput> {
                names.into_iter().map(|name| GroupInput { name }).collect()
            })
        };
        (
            prop::collection::vec(city(), east),
            prop::collection::vec(city(), base),
            named(),
            named(),
            links,
        )
            .prop_map(
                |(east, base, clusters, base_areas, pairings)| PairingInput {
                    east,
                    base,
                    clusters,
                    base_areas,
                    pairings,
                },
            )
    })
}

fn inside(inner: Rect, outer: Rect) -> bool {
    // A comparison with what is not a number does not hold.
    inner.x >= outer.x - 0.01
        && inner.y >= outer.y - 0.01
        && inner.right() <= outer.right() + 0.01
        && inner.bottom() <= outer.bottom() + 0.01
        && inner.width >= 0.0
        && inner.height >= 0.0
}

fn is_finite(item: &Item) -> bool {
    let rect = |r: &Rect| [r.x, r.y, r.width, r.height].iter().all(|v| v.is_finite());
    let point = |p: &Point| p.x.is_finite() && p.y.is_finite();
    match item {
        Item::Box { rect: r, .. } | Item::Frame { rect: r, .. } => rect(r),
        Item::Ribbon { ribbon: r, .. } => [r.x0, r.x1, r.y0, r.y1, r.w0, r.w1]
            .iter()
            .all(|v| v.is_finite()),
        Item::Line { points, .. } | Item::Shape { points, .. } => points.iter().all(point),
        Item::Ring { center, radius, .. } => point(center) && radius.is_finite(),
        Item::Text(text) => point(&text.at) && text.size > 0.0,
    }
}

#[test]
fn few_pairings_are_named_and_many_are_not() {
    let form = |count: usize, width: f64| {
        let cities = |n: usize| -> Vec<CityInput> {
            (0..n)
                .map(|i| CityInput {
                    name: format!("城{i}"),
                    group: 0,
                })
                .collect()
        };
        let group = || {
            vec![GroupInput {
                name: "群".to_owned(),
            }]
        };
        let links = (0..count as u32).map(|i| LinkInput {
            east: i,
            base: i,
            weight: 1.0,
        });
        let input = PairingInput {
            east: cities(count),
            base: cities(count),
            clusters: group(),
            base_areas: group(),
            pairings: links.collect(),
        };
        let model = Model::new(Dataset::from_pairings(input).unwrap());
        match drawing(&model, &State::default(), View::Pairing, width) {
            Drawing::Pairing(diagram) => diagram.form,
            _ => panic!("it is no pairing diagram"),
        }
    };
    assert_eq!(form(20, 1280.0), Form::Wide);
    assert_eq!(form(20, 360.0), Form::Narrow);
    assert_eq!(form(300, 1280.0), Form::Crowded);
    assert_eq!(form(300, 360.0), Form::Crowded);
}

#[test]
fn every_spot_of_the_plans_pictures_is_met_at_its_middle() {
    let model = Model::new(BUILTIN.clone());
    for group in [Grouping::Cluster, Grouping::Province] {
        for (view, width) in View::ALL
            .into_iter()
            .flat_map(|view| [(view, 360.0), (view, 1200.0)])
        {
            let state = State {
                group,
                ..State::default()
            };
            let drawing = drawing(&model, &state, view, width);
            let scene = scene(&model, &state, &drawing);
            for spot in scene
                .spots
                .iter()
                .filter(|spot| spot.stop != Stop::Pairings)
            {
                let met = hit(&scene, spot.rect.center(), Reach::FINE);
                assert_eq!(met, Some(spot.target), "{view:?} at {width}");
            }
        }
    }
}
