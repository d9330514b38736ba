//! Turns `www/index.html` into the page of each language.
//!
//! - `{{key}}` becomes that word of `src/words.rs`, or one of the [`facts`],
//!   escaped for text and attributes;
//! - `<!-- prerender:VIEW:WIDTH -->` becomes the HTML that `duikou render` draws,
//!   and `<!-- prerender:VIEW:WIDTH:svg -->` the drawing alone;
//! - other comments stay behind.
//!
//! Whatever is not understood is an error naming line and column.

use anyhow::{Result, bail, ensure};
use duikou::dataset::Dataset;
use duikou::words::{Lang, TABLE};

/// The widths, in CSS px, at which a view is drawn into the page: one for a
/// desk, one for a phone of 390 px less the page's margins.
const WIDTHS: [(&str, u32); 2] = [("wide", 1200), ("narrow", 358)];

/// The pages: the first is where visitors land.
pub(crate) const PAGES: [Page; 2] = [
    Page {
        lang: Lang::Zh,
        address: "index.html",
    },
    Page {
        lang: Lang::En,
        address: "en.html",
    },
];

/// One language's page.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    pub(crate) lang: Lang,
    pub(crate) address: &'static str,
}

/// A picture to be drawn into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Picture<'a> {
    pub(crate) view: &'a str,
    pub(crate) width: u32,
    /// The drawing alone, without its table and sources.
    pub(crate) bare: bool,
}

/// What a page says that is not a word: by name.
pub(crate) type Facts = Vec<(&'static str, String)>;

/// The facts a page may mention.
pub(crate) fn facts(page: Page, dataset: &Dataset) -> Facts {
    let plan = &dataset.plan;
    let mut facts = vec![
        ("lang", page.lang.tag().to_owned()),
        ("plan_title", plan.title.get(page.lang).to_owned()),
        ("plan_number", plan.number.clone()),
        ("cutoff", dataset.cutoff.label(page.lang)),
    ];
    if let Some(other) = PAGES.into_iter().find(|other| other.lang != page.lang) {
        facts.push(("other_lang", other.lang.tag().to_owned()));
        facts.push(("other_page", other.address.to_owned()));
    }
    facts
}

/// Fills the template in a language; `draw` gives the HTML of a picture.
pub(crate) fn fill(
    template: &str,
    lang: Lang,
    facts: &Facts,
    mut draw: impl FnMut(Picture) -> Result<String>,
) -> Result<String> {
    let mut html = String::with_capacity(template.len());
    for piece in parse(template, lang, facts)? {
        match piece {
            Piece::Text(text) => html.push_str(text),
            Piece::Word(word) => push_escaped(&mut html, word),
            Piece::Picture(picture) => html.push_str(draw(picture)?.trim_end()),
        }
    }
    Ok(html)
}

enum Piece<'a> {
    Text(&'a str),
    Word(&'a str),
    Picture(Picture<'a>),
}

/// Cuts the template at its placeholders and comments.
fn parse<'a>(template: &'a str, lang: Lang, facts: &'a Facts) -> Result<Vec<Piece<'a>>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(start) = next_mark(rest) {
        let (text, mark) = rest.split_at(start);
        let place = || position(template, template.len() - mark.len());
        pieces.push(Piece::Text(text));
        rest = if let Some(after) = mark.strip_prefix("{{") {
            let Some((key, after)) = after.split_once("}}") else {
                bail!("{}: `{{{{` without its `}}}}`", place());
            };
            let Some(word) = look_up(key, lang, facts) else {
                bail!(
                    "{}: `{{{{{key}}}}}`: no such word in src/words.rs, no such fact",
                    place()
                );
            };
            pieces.push(Piece::Word(word));
            after
        } else {
            let Some((comment, after)) = mark.split_at(4).1.split_once("-->") else {
                bail!("{}: `<!--` without its `-->`", place());
            };
            if let Some(wanted) = comment.trim().strip_prefix("prerender:") {
                let Some(picture) = picture(wanted) else {
                    bail!(
                        "{}: `prerender:{wanted}` must be prerender:VIEW:wide or …:narrow",
                        place()
                    );
                };
                pieces.push(Piece::Picture(picture));
            }
            after
        };
    }
    ensure!(
        !rest.contains("}}"),
        "`}}}}` without its `{{{{` near the end"
    );
    pieces.push(Piece::Text(rest));
    Ok(pieces)
}

/// Where the next placeholder or comment begins.
fn next_mark(text: &str) -> Option<usize> {
    [text.find("{{"), text.find("<!--")]
        .into_iter()
        .flatten()
        .min()
}

/// The text a `{{key}}` stands for.
fn look_up<'a>(key: &str, lang: Lang, facts: &'a Facts) -> Option<&'a str> {
    let fact = facts
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, fact)| fact.as_str());
    fact.or_else(|| {
        let (_, zh, en) = TABLE.iter().find(|(name, ..)| *name == key)?;
        Some(match lang {
            Lang::Zh => zh,
            Lang::En => en,
        })
    })
}

/// Reads `VIEW:WIDTH` or `VIEW:WIDTH:svg`.
fn picture(wanted: &str) -> Option<Picture<'_>> {
    let (view, name) = wanted.split_once(':')?;
    let (name, bare) = match name.strip_suffix(":svg") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let (_, width) = WIDTHS.into_iter().find(|(known, _)| *known == name)?;
    let named = !view.is_empty() && view.bytes().all(|byte| byte.is_ascii_lowercase());
    named.then_some(Picture { view, width, bare })
}

/// `index.html:LINE:COLUMN` of a byte offset.
fn position(template: &str, offset: usize) -> String {
    let before = template.get(..offset).unwrap_or(template);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("www/index.html:{line}:{column}")
}

fn push_escaped(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, page: Page) -> Result<String> {
        let facts = facts(page, &Dataset::builtin().unwrap());
        let draw = |picture: Picture| {
            let tag = if picture.bare { "svg" } else { "figure" };
            Ok(format!("<{tag} {}×{}>\n", picture.view, picture.width))
        };
        fill(template, page.lang, &facts, draw)
    }

    #[track_caller]
    fn check(template: &str, zh: &str, en: &str) {
        let [chinese, english] = PAGES;
        assert_eq!(filled(template, chinese).unwrap(), zh);
        assert_eq!(filled(template, english).unwrap(), en);
    }

    #[track_caller]
    fn check_error(template: &str, message: &str) {
        let error = filled(template, PAGES[0]).unwrap_err().to_string();
        assert!(
            error.contains(message),
            "{error:?} does not contain {message:?}"
        );
    }

    #[test]
    fn words_follow_the_page() {
        check(
            "<p>{{base_area}}</p>",
            "<p>革命老区</p>",
            "<p>Old revolutionary base area</p>",
        );
    }

    #[test]
    fn a_page_knows_itself_and_the_other() {
        check(
            r#"<html lang="{{lang}}"><a lang="{{other_lang}}" href="{{other_page}}">"#,
            r#"<html lang="zh-CN"><a lang="en" href="en.html">"#,
            r#"<html lang="en"><a lang="zh-CN" href="index.html">"#,
        );
    }

    #[test]
    fn pictures_take_their_place_and_comments_stay_behind() {
        check(
            "<main><!-- note {{ --><!-- prerender:pairing:narrow --></main>",
            "<main><figure pairing×358></main>",
            "<main><figure pairing×358></main>",
        );
        check(
            "<!--prerender:timeline:wide:svg-->",
            "<svg timeline×1200>",
            "<svg timeline×1200>",
        );
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let html = fill(
            "<!-- prerender:pairing:wide -->",
            Lang::Zh,
            &Facts::new(),
            |_| Ok("{{x}}<!--".to_owned()),
        );
        assert_eq!(html.unwrap(), "{{x}}<!--");
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_place() {
        check_error("<p>\n 甲{{nonsense}}", "www/index.html:2:3: `{{nonsense}}`");
        check_error("{{base_area", "without its `}}`");
        check_error("base_area}}", "without its `{{`");
        check_error("<!-- left open", "without its `-->`");
        check_error("<!-- prerender:pairing:huge -->", "prerender:pairing:huge");
        check_error("<!-- prerender:pairing -->", "prerender:pairing");
    }

    #[test]
    fn words_are_escaped() {
        let mut html = String::new();
        push_escaped(&mut html, r#"<"&">"#);
        assert_eq!(html, "&lt;&quot;&amp;&quot;&gt;");
    }
}
