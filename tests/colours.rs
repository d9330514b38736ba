//! Colours that must be told apart can be, by every reader: with all three
//! kinds of cones, with one kind missing, and on a grey printer.
//!
//! Distances are CIEDE2000. Eyes with normal sight tell 2.3 apart side by side.
//! Deficient colour vision is simulated after Machado, Oliveira and Fernandes
//! (2009) at full strength.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::many_single_char_names,
    reason = "they are those of the formulas"
)]

#[path = "support/ciede.rs"]
mod ciede;

use ciede::{Sight, distance};
use duikou::dataset::Dataset;
use duikou::date::PartialDate;
use duikou::geometry::Point;
use duikou::scene::{Item, Text};
use duikou::state::{State, View, parse};
use duikou::theme::{Color, TextSize, Theme, ThemeName};
use duikou::view::{Model, drawing, overlay, scene};
use duikou::words::Lang;

/// Bars beside names.
const BARS: f64 = 6.0;
/// Ribbons, which are paler and cross each other.
const RIBBONS: f64 = 2.5;
/// What is lit, among what recedes.
const LIT: f64 = 15.0;
/// The ground that stands for time that has passed; words say so too.
const GROUNDS: f64 = 1.5;

/// Opacities that the pictures use, and the tests name again.
const LIT_RIBBON: f64 = 0.82;
const CITY_BOX: f64 = 0.26;
const PASSED: f64 = 0.75;

fn themes() -> impl Iterator<Item = (String, &'static Theme)> {
    ThemeName::ALL.into_iter().flat_map(|name| {
        [false, true].map(|strong| (format!("{name:?}, strong {strong}"), name.colors(strong)))
    })
}

/// A colour as it looks laid over an opaque one.
fn over(color: Color, ground: Color) -> Color {
    let mix = |a: u8, b: u8| {
        (f64::from(a) * color.alpha + f64::from(b) * (1.0 - color.alpha)).round() as u8
    };
    let ((r, g, b), (x, y, z)) = (color.rgb, ground.rgb);
    Color {
        rgb: (mix(r, x), mix(g, y), mix(b, z)),
        alpha: 1.0,
    }
}

/// What is less far apart than it should be, to any eyes.
fn too_near(what: &str, colors: &[Color], least: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, &a) in colors.iter().enumerate() {
        for (j, &b) in colors.iter().enumerate().skip(i + 1) {
            for sight in Sight::ALL {
                let distance = distance(a, b, sight);
                if distance < least {
                    faults.push(format!("{what} {i} and {j} to {sight:?}: {distance:.1}"));
                }
            }
        }
    }
    faults
}

#[test]
fn clusters_are_told_apart_by_all_eyes() {
    for (name, t) in themes() {
        let ribbons = t.clusters.map(|c| over(c.with_alpha(t.ribbon), t.paper));
        let mut faults = too_near("bars", &t.clusters, BARS);
        faults.extend(too_near("ribbons", &ribbons, RIBBONS));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn what_is_lit_is_told_from_what_recedes_by_all_eyes() {
    for (name, t) in themes() {
        let lit = over(t.accent.with_alpha(LIT_RIBBON), t.paper);
        for cluster in t.clusters {
            let rest = over(t.veil, over(cluster.with_alpha(t.ribbon), t.paper));
            let faults = too_near("lit and receded", &[lit, rest], LIT);
            assert!(faults.is_empty(), "{name}: {faults:#?}");
        }
    }
}

#[test]
fn grounds_are_told_apart_by_all_eyes() {
    for (name, t) in themes() {
        let passed = over(t.node.with_alpha(PASSED), t.paper);
        let faults = too_near("passed and ahead", &[passed, t.paper], GROUNDS);
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn marks_and_the_names_on_them_stand_out() {
    for (name, t) in themes() {
        for cluster in t.clusters {
            let bar = cluster.contrast(t.paper);
            assert!(bar >= 3.0, "{name}: a bar has {bar:.2}:1 on paper");
            let ground = over(cluster.with_alpha(CITY_BOX), t.paper);
            let city = t.ink.contrast(ground);
            assert!(
                city >= 7.0,
                "{name}: a city's name has {city:.2}:1 in its box"
            );
        }
    }
}

/// What lies under a point once these are drawn; ribbons never lie under a text.
fn ground(items: &[Item], at: Point) -> Color {
    let mut ground = Color::hex(0xFF_FF_FF);
    for item in items {
        if let Item::Box { rect, fill } = item
            && rect.contains(at)
        {
            ground = over(*fill, ground);
        }
    }
    ground
}

/// Whether the same words are written again at the same place.
fn again(items: &[Item], text: &Text) -> bool {
    let same = |other: &Text| other.text == text.text && other.at == text.at;
    items
        .iter()
        .any(|item| matches!(item, Item::Text(other) if same(other)))
}

/// Texts that stand out less than they should from what they are written on, or
/// from a veil that is laid over them.
fn pale(items: &[Item], least: f64, exempt: &dyn Fn(&Text) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let Item::Text(text) = item else { continue };
        let (below, above) = (&items[..number], &items[number + 1..]);
        let center = text.bounds().center();
        let bare = ground(below, center);
        let mut seen = (over(text.color, bare), bare);
        for item in above {
            if let Item::Box { rect, fill } = item
                && rect.contains(center)
            {
                seen = (over(*fill, seen.0), over(*fill, seen.1));
            }
        }
        let ratio = seen.0.contrast(seen.1);
        if ratio < least && !again(above, text) && !exempt(text) {
            faults.push(format!("{:?}: {ratio:.2}:1", text.text));
        }
    }
    faults
}

#[test]
fn every_text_of_every_picture_stands_out_at_rest_and_while_something_is_lit() {
    let model = Model::new(Dataset::builtin().unwrap());
    let looks = [
        (TextSize::Normal, false),
        (TextSize::Normal, true),
        (TextSize::Large, false),
        (TextSize::Larger(30), false),
    ];
    let queries = [
        "",
        "sel=p09",
        "sel=c440300,t-red-culture",
        "sel=t-mechanism",
    ];
    for (view, theme) in View::ALL
        .into_iter()
        .flat_map(|view| ThemeName::ALL.map(|theme| (view, theme)))
    {
        for (query, (size, more_contrast)) in queries.iter().flat_map(|q| looks.map(|l| (q, l))) {
            for (lang, width) in [(Lang::Zh, 1200.0), (Lang::En, 390.0)] {
                let base = State {
                    lang,
                    theme,
                    size,
                    more_contrast,
                    today: PartialDate::parse("2026-11-23"),
                    ..State::default()
                };
                let (state, _) = parse(query, &model.dataset, &base);
                let drawing = drawing(&model, &state, view, width);
                let mut items = scene(&model, &state, &drawing).items;
                items.extend(overlay(&model, &state, &drawing));
                // How many a mark stands for recedes with it, for most readers.
                let count = |text: &Text| {
                    let digits = text.text.bytes().all(|b| b.is_ascii_digit());
                    view == View::Timeline && digits && !state.is_strong() && !query.is_empty()
                };
                let least = if state.is_strong() { 7.0 } else { 4.5 };
                let faults = pale(&items, least, &count);
                assert!(
                    faults.is_empty(),
                    "{view:?} {theme:?} {size:?} {more_contrast} {query:?} {lang:?}: {faults:#?}"
                );
            }
        }
    }
}

#[test]
fn the_formula_gives_the_published_distances() {
    // From the test data of Sharma, Wu and Dalal (2005).
    for (a, b, expected) in [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        (
            (60.2574, -34.0099, 36.2677),
            (60.4626, -34.1751, 39.4387),
            1.2644,
        ),
        (
            (22.7233, 20.0904, -46.6940),
            (23.0331, 14.9730, -42.5619),
            2.0373,
        ),
        (
            (2.0776, 0.0795, -1.1350),
            (0.9033, -0.0636, -0.5514),
            0.9082,
        ),
    ] {
        let found = ciede::ciede2000(a, b);
        assert!((found - expected).abs() < 5e-5, "{a:?} {b:?}: {found}");
    }
    // A grey is a grey to all eyes, and red is no green.
    let grey = Color::hex(0x80_80_80);
    for sight in Sight::ALL {
        assert!(distance(grey, Color::hex(0x80_80_80), sight).abs() < 1e-9);
    }
    let (red, green) = (Color::hex(0xB0_40_40), Color::hex(0x5A_7A_30));
    assert!(distance(red, green, Sight::Normal) > 40.0);
    assert!(distance(red, green, Sight::Protanopia) < 20.0);
}
