//! The way between focusable things by arrow keys.

use std::collections::BTreeSet;

use duikou::dataset::{Dataset, Key, PairingId};
use duikou::layout::graph::Grouping;
use duikou::scene::{Place, Scene, Spot, Stop, Target};
use duikou::state::{State, View};
use duikou::view::{Direction, Model, column_named, drawing, mirror, neighbour, scene};
use duikou::words::Lang;

/// Every picture of the plan in which one can walk.
fn pictures() -> Vec<(Model, State, Scene)> {
    let mut pictures = Vec::new();
    for view in View::ALL {
        for group in [Grouping::Cluster, Grouping::Province, Grouping::East] {
            for width in [360.0, 1200.0] {
                let model = Model::new(Dataset::builtin().unwrap());
                let state = State {
                    group,
                    ..State::default()
                };
                let scene = scene(&model, &state, &drawing(&model, &state, view, width));
                if !scene.spots.is_empty() {
                    pictures.push((model, state, scene));
                }
            }
        }
    }
    pictures
}

fn columns(scene: &Scene) -> BTreeSet<Stop> {
    scene.spots.iter().map(|spot| spot.stop).collect()
}

fn column(scene: &Scene, stop: Stop) -> Vec<Spot> {
    scene
        .spots
        .iter()
        .filter(|spot| spot.stop == stop)
        .copied()
        .collect()
}

#[test]
fn up_and_down_walk_through_a_column_and_stop_at_its_ends() {
    for (model, _, scene) in pictures() {
        let go =
            |from: &Spot, direction| neighbour(&model.dataset, &scene, from, direction).copied();
        let stops = columns(&scene);
        for &stop in &stops {
            let column = column(&scene, stop);
            // Headings stand side by side.
            let (back, on) = match stop {
                Stop::Headings => (Direction::Left, Direction::Right),
                _ => (Direction::Up, Direction::Down),
            };
            if stop != Stop::Cells {
                for pair in column.windows(2) {
                    assert_eq!(go(&pair[0], on), Some(pair[1]), "{stop:?}");
                    assert_eq!(go(&pair[1], back), Some(pair[0]), "{stop:?}");
                }
            }
            let (first, last) = (column[0], column[column.len() - 1]);
            assert_eq!(go(&last, on), None);
            let before = go(&first, back).map(|spot| spot.stop);
            let above = stops.contains(&Stop::Headings) && stop != Stop::Headings;
            assert_eq!(before, above.then_some(Stop::Headings), "{stop:?}");
            for spot in &column {
                assert_eq!(go(spot, Direction::Home), Some(first));
                assert_eq!(go(spot, Direction::End), Some(last));
            }
        }
    }
}

#[test]
fn columns_are_walked_from_top_to_bottom() {
    for (_, _, scene) in pictures() {
        for stop in columns(&scene) {
            // Pairings keep the plan's order, whatever the way their ribbons take;
            // headings and cells stand side by side.
            let aside = matches!(stop, Stop::Headings | Stop::Cells);
            if aside || matches!(stop, Stop::Pairings | Stop::Readings) {
                continue;
            }
            // Lists set in columns are walked down one column after the other.
            let on = |a: &Spot, b: &Spot| a.rect.y < b.rect.y || a.rect.right() <= b.rect.x;
            let column = column(&scene, stop);
            assert!(
                column.windows(2).all(|pair| on(&pair[0], &pair[1])),
                "{stop:?}"
            );
        }
    }
}

#[test]
fn every_target_can_be_reached_from_every_other() {
    const ALL: [Direction; 6] = [
        Direction::Up,
        Direction::Down,
        Direction::Left,
        Direction::Right,
        Direction::Home,
        Direction::End,
    ];
    for (model, _, scene) in pictures() {
        let name = |spot: &Spot| (spot.stop, spot.target);
        let (mut reached, mut left) = (BTreeSet::new(), vec![scene.spots[0]]);
        while let Some(spot) = left.pop() {
            if reached.insert(name(&spot)) {
                let next = ALL
                    .into_iter()
                    .filter_map(|d| neighbour(&model.dataset, &scene, &spot, d));
                left.extend(next.copied());
            }
        }
        assert_eq!(reached, scene.spots.iter().map(name).collect());
    }
}

#[test]
fn all_pairings_are_reached_from_the_first() {
    for (model, _, scene) in pictures() {
        let pairing = |spot: &&Spot| matches!(spot.target, Target::Key(Key::Pairing(_)));
        let rows = scene.spots.iter().filter(pairing);
        if rows.count() < 20 {
            continue;
        }
        let mut here = scene.spots.iter().find(pairing);
        let mut met = BTreeSet::new();
        while let Some(spot) = here {
            met.insert(spot.target);
            here = neighbour(&model.dataset, &scene, spot, Direction::Down);
        }
        let all: BTreeSet<Target> = (0..20)
            .map(|i| Target::Key(Key::Pairing(PairingId(i))))
            .collect();
        assert_eq!(met, all);
    }
}

#[test]
fn across_leads_to_what_is_paired() {
    use Direction::{Left, Right};

    let model = Model::new(Dataset::builtin().unwrap());
    let state = State::default();
    let scene = scene(
        &model,
        &state,
        &drawing(&model, &state, View::Pairing, 1200.0),
    );
    let key = |text: &str| Target::Key(model.dataset.parse_key(text).unwrap());
    let walk = |from: &str, directions: &[Direction]| {
        let start = scene.spot(key(from), None).unwrap();
        let end = directions.iter().fold(start, |spot, &direction| {
            neighbour(&model.dataset, &scene, spot, direction).unwrap()
        });
        end.target
    };
    // Yangtze River Delta cities, Suzhou with Xinyang, Dabie Mountains.
    assert_eq!(walk("c320500", &[Right]), key("p09"));
    assert_eq!(walk("c320500", &[Right, Right]), key("c411500"));
    assert_eq!(
        walk("c320500", &[Right, Right, Right]),
        key("b-dabie-mountains")
    );
    assert_eq!(walk("c411500", &[Left, Left, Left]), key("k-yrd"));
    let outermost = [("k-yrd", Left), ("b-dabie-mountains", Right)];
    for (from, direction) in outermost {
        let spot = scene.spot(key(from), None).unwrap();
        assert_eq!(neighbour(&model.dataset, &scene, spot, direction), None);
    }
}

/// Guangdong, Shandong and Zhejiang have cities on both sides.
#[test]
fn a_province_on_both_sides_is_two_places() {
    let model = Model::new(Dataset::builtin().unwrap());
    for lang in [Lang::Zh, Lang::En] {
        let state = State {
            lang,
            group: Grouping::Province,
            ..State::default()
        };
        let scene = scene(
            &model,
            &state,
            &drawing(&model, &state, View::Pairing, 1200.0),
        );
        for code in ["pr440000", "pr370000", "pr330000"] {
            let target = Target::Key(model.dataset.parse_key(code).unwrap());
            let names: BTreeSet<&str> = mirror(&model, &state, &scene)
                .iter()
                .filter(|item| item.key == code)
                .map(|item| item.column)
                .collect();
            assert_eq!(names.len(), 2, "the two columns have different names");
            for name in names {
                let stop = column_named(&state, &scene, target, name).unwrap();
                let spot = scene.spot(target, Some(Place::In(stop))).unwrap();
                assert_eq!(spot.stop, stop);
                let at = Some(Place::At(spot.rect.center()));
                assert_eq!(scene.spot(target, at), Some(spot));
            }
        }
    }
}
