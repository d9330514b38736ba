//! SVG to PNG, with a Chinese font of the system.

use std::sync::Arc;

use duikou::text::FAMILY;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{Options, Tree};

/// More would not fit the memory of a small machine.
const MOST_PIXELS: f32 = 100e6;

const NO_FONT: &str = "no Chinese font is installed, so a PNG would show boxes: \
                       install the package fonts-noto-cjk or fonts-wqy-microhei, or write .svg";

/// The picture as PNG, with `scale` pixels to the CSS pixel.
pub(crate) fn png(svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    draw(svg, scale, fonts)
}

fn draw(svg: &str, scale: f32, mut fonts: Database) -> Result<Vec<u8>, String> {
    let family = chinese_family(&fonts).ok_or(NO_FONT)?;
    fonts.set_sans_serif_family(family);
    let tree = tree(svg, &Arc::new(fonts))?;
    let (width, height) = (
        (tree.size().width() * scale).ceil(),
        (tree.size().height() * scale).ceil(),
    );
    if width * height > MOST_PIXELS {
        return Err(format!(
            "{width} × {height} pixels are too many: lower --scale or --width"
        ));
    }
    let pixels = paint(&tree, width as u32, height as u32, scale)?;
    pixels
        .encode_png()
        .map_err(|error| format!("the PNG cannot be written: {error}"))
}

/// The first family of the picture's list, or else of any, that draws Chinese.
/// Its name alone proves nothing: two characters must not come out alike, as
/// they do where only a box stands for both.
fn chinese_family(fonts: &Database) -> Option<String> {
    let shared = Arc::new(fonts.clone());
    let wanted = FAMILY.split(", ").map(str::to_owned);
    let any = fonts
        .faces()
        .flat_map(|face| face.families.iter().map(|(name, _)| name.clone()))
        .filter(|name| {
            ["CJK", "Song", "Hei", "Kai", "Ming", "Fang", "Han", "Uming"]
                .iter()
                .any(|part| name.contains(part))
        });
    wanted
        .chain(any)
        .filter(|family| exists(fonts, family))
        .find(|family| draws_chinese(family, &shared))
}

fn exists(fonts: &Database, family: &str) -> bool {
    fonts
        .query(&Query {
            families: &[Family::Name(family)],
            ..Query::default()
        })
        .is_some()
}

fn draws_chinese(family: &str, fonts: &Arc<Database>) -> bool {
    let glyph = |character: char| {
        let family = duikou::paint::escape(family);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">\
             <text x=\"4\" y=\"32\" font-size=\"32\" font-family=\"{family}\">{character}</text></svg>"
        );
        paint(&tree(&svg, fonts).ok()?, 40, 40, 1.0).ok()
    };
    let inked = |pixels: &Pixmap| pixels.pixels().iter().any(|pixel| pixel.alpha() > 0);
    match (glyph('赣'), glyph('遵')) {
        (Some(one), Some(other)) => inked(&one) && inked(&other) && one.data() != other.data(),
        _ => false,
    }
}

fn tree(svg: &str, fonts: &Arc<Database>) -> Result<Tree, String> {
    let options = Options {
        fontdb: Arc::clone(fonts),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| format!("the SVG cannot be read back: {error}"))
}

fn paint(tree: &Tree, width: u32, height: u32, scale: f32) -> Result<Pixmap, String> {
    let mut pixels = Pixmap::new(width, height).ok_or("the picture has no size")?;
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    Ok(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_font_a_package_is_named() {
        let error = draw(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
            1.0,
            Database::new(),
        );
        assert!(error.is_err_and(|line| line.contains("fonts-noto-cjk")));
    }

    #[test]
    fn a_picture_too_large_is_refused() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8000\" height=\"8000\"/>";
        assert!(png(svg, 2.0).is_err_and(|line| line.contains("--scale") || line == NO_FONT));
    }
}
