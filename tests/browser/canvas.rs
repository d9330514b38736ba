//! Painting on a canvas.

use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{Mirror, on_stage, spot};

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().unchecked_into()
}

/// The pixels of a box in device pixels, as red, green, blue, alpha.
fn pixels(canvas: &HtmlCanvasElement, [x, y, w, h]: [f64; 4]) -> Vec<[u8; 4]> {
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let Clamped(bytes) = context.get_image_data(x, y, w, h).unwrap().data();
    bytes.as_chunks::<4>().0.to_vec()
}

fn all(canvas: &HtmlCanvasElement) -> Vec<[u8; 4]> {
    pixels(
        canvas,
        [
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        ],
    )
}

/// The inside of a node, where its name is.
fn inside(canvas: &HtmlCanvasElement, spot: &Mirror, dpr: f64) -> Vec<[u8; 4]> {
    let device = |length: f64| (length * dpr).round();
    let (x, y) = (device(spot.x + 3.0), device(spot.y + 3.0));
    pixels(
        canvas,
        [x, y, device(spot.width - 6.0), device(spot.height - 6.0)],
    )
}

/// How many pixels differ much from the first one, which is ground.
fn inked(pixels: &[[u8; 4]]) -> usize {
    let ground = pixels[0];
    let differs = |p: &&[u8; 4]| p.iter().zip(ground).any(|(a, b)| a.abs_diff(b) > 90);
    pixels.iter().filter(differs).count()
}

#[wasm_bindgen_test]
fn a_canvas_is_as_fine_as_the_screen() {
    let mut shares = Vec::new();
    for dpr in [1.0, 1.25, 2.0, 3.0] {
        for (view, width) in [("pairing", 360.0), ("pairing", 1201.0), ("timeline", 640.0)] {
            let mut app = on_stage(view, width);
            app.resize(0, width, dpr);
            let canvas = canvas();
            app.paint(0, &canvas, None).ok().unwrap();
            let height = app.height(0);
            assert_eq!(
                f64::from(canvas.width()),
                (width * dpr).round(),
                "{view} at {dpr}"
            );
            assert_eq!(
                f64::from(canvas.height()),
                (height * dpr).round(),
                "{view} at {dpr}"
            );
            let pixels = all(&canvas);
            assert!(
                pixels.iter().all(|p| p[3] == 255),
                "the base layer hides what is under it"
            );
            let share = inked(&pixels) as f64 / pixels.len() as f64;
            assert!(
                share > 0.002 && share < 0.5,
                "{share} of {view} at {dpr} is inked"
            );
            shares.push((view, width, share));
        }
    }
    // Finer pixels draw the same picture: about the same share of it is dark.
    for (view, width, share) in &shares {
        let (.., coarse) = shares
            .iter()
            .find(|(v, w, _)| (v, w) == (view, width))
            .unwrap();
        assert!(
            share / coarse > 0.6 && share / coarse < 1.7,
            "{view} {width}: {share} against {coarse}"
        );
    }
}

/// Without a Chinese font every character is the same empty box, and a picture
/// full of them still has ink.
#[wasm_bindgen_test]
fn different_characters_look_different() {
    for dpr in [1.0, 1.25, 2.0, 3.0] {
        let mut app = on_stage("pairing", 1200.0);
        app.resize(0, 1200.0, dpr);
        let canvas = canvas();
        app.paint(0, &canvas, None).ok().unwrap();
        // Cities of one cluster with one pairing each: boxes alike but for their names.
        let names: Vec<Vec<[u8; 4]>> = ["c320500", "c320200", "c330700", "c320100"]
            .map(|key| spot(&mut app, key))
            .iter()
            .map(|spot| inside(&canvas, spot, dpr))
            .collect();
        for (i, name) in names.iter().enumerate() {
            assert!(
                inked(name) as f64 > 30.0 * dpr,
                "a name is written at {dpr}"
            );
            for other in &names[i + 1..] {
                assert_eq!(name.len(), other.len());
                let different = name
                    .iter()
                    .zip(other)
                    .filter(|(a, b)| a[0].abs_diff(b[0]) > 90)
                    .count();
                assert!(
                    different as f64 > 20.0 * dpr,
                    "{different} pixels differ at {dpr}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn the_overlay_lights_what_is_pointed_at_and_is_clear_otherwise() {
    let mut app = on_stage("pairing", 1200.0);
    let (base, over) = (canvas(), canvas());
    app.paint(0, &base, None).ok().unwrap();
    app.paint_overlay(0, &over, None).ok().unwrap();
    assert_eq!((over.width(), over.height()), (base.width(), base.height()));
    assert!(
        all(&over).iter().all(|p| p[3] == 0),
        "nothing is pointed at"
    );

    let city = spot(&mut app, "c320500");
    app.pointer(0, city.x + 5.0, city.y + 5.0, false);
    app.paint_overlay(0, &over, None).ok().unwrap();
    let red = |p: &&[u8; 4]| p[0] > 150 && p[1] < 90 && p[2] < 90 && p[3] > 150;
    let lit = all(&over).iter().filter(red).count();
    assert!(lit > 2000, "{lit} pixels of the way are lit");
    assert!(
        inside(&over, &city, 1.0).iter().any(|p| red(&p)),
        "the city itself is"
    );

    app.leave();
    app.paint_overlay(0, &over, None).ok().unwrap();
    assert!(all(&over).iter().all(|p| p[3] == 0), "it is cleared");
}

#[wasm_bindgen_test]
fn a_canvas_is_used_again_at_another_size_and_theme() {
    let mut app = on_stage("pairing", 900.0);
    let canvas = canvas();
    app.paint(0, &canvas, None).ok().unwrap();
    let light = all(&canvas)[0];
    app.set("theme", Some("dark".to_owned()));
    app.resize(0, 500.0, 2.0);
    app.paint(0, &canvas, None).ok().unwrap();
    assert_eq!(canvas.width(), 1000);
    let dark = all(&canvas)[0];
    assert!(light[0] > 240 && dark[0] < 40, "{light:?} then {dark:?}");
}

/// The same picture, whether the canvas has room to spare or not.
#[wasm_bindgen_test]
fn a_canvas_with_room_keeps_its_height() {
    let mut app = on_stage("timeline", 900.0);
    let (roomy, exact) = (canvas(), canvas());
    app.paint(0, &roomy, Some(true)).ok().unwrap();
    let high = roomy.height();
    app.set("base", Some("b-dabie-mountains".to_owned()));
    for _ in 0..2 {
        app.paint(0, &exact, None).ok().unwrap();
        app.paint(0, &roomy, Some(true)).ok().unwrap();
        assert!(exact.height() < high, "fewer rows are lower");
        assert!(roomy.height() >= exact.height() && roomy.height() <= 2 * exact.height());
        let bounds = [0.0, 0.0, 900.0, f64::from(exact.height())];
        assert!(
            pixels(&roomy, bounds) == pixels(&exact, bounds),
            "they show the same"
        );
        app.set("base", None);
        app.set("ev", Some("government".to_owned()));
    }
    app.set("ev", None);
    app.paint(0, &roomy, Some(true)).ok().unwrap();
    assert_eq!(roomy.height(), high, "what is too low grows");
}

#[wasm_bindgen_test]
fn a_hidden_stage_paints_nothing() {
    let mut app = on_stage("pairing", 0.0);
    let canvas = canvas();
    let (width, height) = (canvas.width(), canvas.height());
    app.paint(0, &canvas, None).ok().unwrap();
    app.paint_overlay(0, &canvas, None).ok().unwrap();
    assert_eq!(
        (canvas.width(), canvas.height()),
        (width, height),
        "it is left alone"
    );
    assert!(all(&canvas).iter().all(|p| p[3] == 0));
    assert!(app.height(0).abs() < f64::EPSILON);
}

#[wasm_bindgen_test]
fn a_canvas_that_cannot_be_painted_says_why() {
    let mut app = on_stage("pairing", 900.0);
    let canvas = canvas();
    // A canvas with one kind of context never has another.
    assert!(canvas.get_context("bitmaprenderer").unwrap().is_some());
    let error = app.paint(0, &canvas, None).err().unwrap();
    let error: js_sys::Error = wasm_bindgen::JsValue::from(error).unchecked_into();
    let message = String::from(error.message());
    assert_eq!(
        message,
        "the canvas cannot be painted: it has no 2d context"
    );
}
