//! `duikou render`: a view as a picture.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use duikou::dataset::{Dataset, is_table, read_file};
use duikou::date::PartialDate;
use duikou::geometry::Rect;
use duikou::html::fragment;
use duikou::ingest::{Mapping, file};
use duikou::paint::{Frame, svg};
use duikou::scene::Item;
use duikou::state::{State, View, parse};
use duikou::takeaway;
use duikou::theme::{TextSize, ThemeName};
use duikou::view::{self, Model, Picture};
use duikou::words::Lang;
use lexopt::{Arg, Parser, ValueExt};

use crate::command::{Failure, Outcome, builtin, deliver, lang, locale, mapping, print, say, word};
use crate::png::png;
use crate::told;

const HELP: &str = "\
a view as a picture

usage: duikou render [--view VIEW] [OPTIONS] [-o FILE.svg|FILE.png|FILE.html]

options:
  --view VIEW               what to draw: pairing, timeline, matrix, indicator,
                            trend, target, table or sources (default: that of
                            --state, else pairing)
  --lang zh-CN|en           language (default: that of --state, else zh-CN)
  --theme light|dark|print  colours (default: light)
  --size normal|large       size of the text (default: normal)
  --width W                 width in CSS pixels, 240 to 8000 (default: 1200)
  --height H                least height in CSS pixels; a view that needs more
                            takes more (default: what the view needs)
  --scale S                 pixels of a PNG to the CSS pixel, 0.25 to 8
                            (default: 2)
  --state QUERY             what is chosen, as in the page's address
  --data FILE               readings to draw instead of the built-in ones: CSV,
                            XLSX or JSON; or a table of the data set itself
  --map MAPPING             what the file's columns hold, as `duikou check` says
                            it; without it the headings are looked for
  --today YYYY-MM-DD        the day that counts as today (default: today in UTC)
  --credits                 a picture to keep: its title above the drawing, its
                            filters and sources below; not for HTML
  -o, --output FILE         write there; its name says which format (default:
                            SVG to standard output)
  -h, --help                this help

An .html file is a fragment to put inside <duikou-view>: the SVG, its data as a
table and its sources. A .png needs a Chinese font of the system.

exit codes: 0 done, 1 the input has errors, 2 wrong use
";

#[derive(Clone, Copy)]
enum Format {
    Svg,
    Png,
    Html,
}

struct Options {
    view: Option<View>,
    lang: Option<Lang>,
    theme: ThemeName,
    size: TextSize,
    width: f64,
    height: f64,
    scale: f32,
    query: String,
    data: Option<PathBuf>,
    credits: bool,
    mapping: Option<Mapping>,
    today: PartialDate,
    output: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(parser: &mut Parser) -> Outcome {
    let Some(options) = options(parser)? else {
        return print(HELP);
    };
    let format = format(options.output.as_deref())?;
    let model = Model::new(dataset(&options)?);
    let (state, problems) = state(&options, &model.dataset);
    for problem in &problems {
        say(problem);
    }
    let picture = match format {
        Format::Svg | Format::Png if options.credits => {
            takeaway::picture(&model, &state, state.view, options.width)
        }
        _ => picture(&model, &state, &options),
    };
    match format {
        Format::Svg => deliver(options.output.as_ref(), picture.svg.as_bytes()),
        Format::Html => deliver(
            options.output.as_ref(),
            fragment(&model, &state, state.view, &picture).as_bytes(),
        ),
        Format::Png => deliver(
            options.output.as_ref(),
            &png(&picture.svg, options.scale).map_err(Failure::Other)?,
        ),
    }
}

/// The options given, or `None` where help is asked for.
fn options(parser: &mut Parser) -> Result<Option<Options>, Failure> {
    let mut options = Options {
        view: None,
        lang: None,
        theme: ThemeName::default(),
        size: TextSize::default(),
        width: 1200.0,
        height: 0.0,
        scale: 2.0,
        query: String::new(),
        data: None,
        credits: false,
        mapping: None,
        today: today(),
        output: None,
    };
    let views = View::ALL.map(|view| (view.name(), view));
    let themes = ThemeName::ALL.map(|theme| (theme.name(), theme));
    let sizes = TextSize::ALL.map(|size| (size.name(), size));
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("view") => options.view = Some(word("--view", parser.value()?, &views)?),
            Arg::Long("lang") => options.lang = Some(lang(parser)?),
            Arg::Long("theme") => options.theme = word("--theme", parser.value()?, &themes)?,
            Arg::Long("size") => options.size = word("--size", parser.value()?, &sizes)?,
            Arg::Long("width") => options.width = number("--width", parser, 240.0, 8000.0)?,
            Arg::Long("height") => options.height = number("--height", parser, 0.0, 20_000.0)?,
            Arg::Long("scale") => options.scale = number("--scale", parser, 0.25, 8.0)? as f32,
            Arg::Long("state") => options.query = parser.value()?.string()?,
            Arg::Long("credits") => options.credits = true,
            Arg::Long("data") => options.data = Some(PathBuf::from(parser.value()?)),
            Arg::Long("map") => options.mapping = Some(mapping(parser)?),
            Arg::Long("today") => options.today = day(&parser.value()?.string()?)?,
            Arg::Short('o') | Arg::Long("output") => {
                options.output = Some(PathBuf::from(parser.value()?));
            }
            _ => return Err(arg.unexpected().into()),
        }
    }
    Ok(Some(options))
}

fn number(option: &str, parser: &mut Parser, low: f64, high: f64) -> Result<f64, Failure> {
    let text = parser.value()?.string()?;
    let number = text
        .parse()
        .ok()
        .filter(|number: &f64| (low..=high).contains(number));
    number.ok_or_else(|| {
        Failure::Usage(format!(
            "{option} {text:?} is not a number from {low} to {high}"
        ))
    })
}

fn day(text: &str) -> Result<PartialDate, Failure> {
    let date = PartialDate::parse(text).filter(|date| date.day.is_some());
    date.ok_or_else(|| Failure::Usage(format!("--today {text:?} is not a day such as 2026-11-23")))
}

fn today() -> PartialDate {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    PartialDate::from_day(i64::try_from(since.as_secs() / 86_400).unwrap_or_default())
}

fn format(output: Option<&Path>) -> Result<Format, Failure> {
    let Some(path) = output.filter(|path| *path != Path::new("-")) else {
        return Ok(Format::Svg);
    };
    let end = path
        .extension()
        .map(|end| end.to_string_lossy().to_ascii_lowercase());
    match end.as_deref() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some("html") => Ok(Format::Html),
        _ => Err(Failure::Usage(format!(
            "{} ends in none of .svg, .png, .html",
            path.display()
        ))),
    }
}

fn dataset(options: &Options) -> Result<Dataset, Failure> {
    let Some(path) = &options.data else {
        return builtin();
    };
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::Usage(format!("cannot read {}: {error}", path.display())))?;
    let name = path.display().to_string();
    if is_table(&bytes) {
        return read_file(&name, &bytes).map_err(|problems| {
            for problem in &problems {
                say(&problem.text(locale()));
            }
            Failure::Input
        });
    }
    let base = builtin()?;
    let tables = file::read(&base, &name, &bytes, options.mapping.as_ref()).map_err(|problem| {
        say(&problem.text(locale()));
        Failure::Input
    })?;
    for part in &tables.parts {
        for line in told::summary(part, &name, locale()) {
            say(&line);
        }
    }
    if let Some(line) = told::hidden(&tables, &name, locale()) {
        say(&line);
    }
    file::dataset(&base, &tables.parts).ok_or(Failure::Input)
}

/// The state that the query and the options name; an option outweighs the query.
fn state(options: &Options, ds: &Dataset) -> (State, Vec<String>) {
    let base = State {
        theme: options.theme,
        size: options.size,
        today: Some(options.today),
        ..State::default()
    };
    let (state, problems) = parse(&options.query, ds, &base);
    let (view, lang) = (
        options.view.unwrap_or(state.view),
        options.lang.unwrap_or(state.lang),
    );
    (
        State {
            view,
            lang,
            ..state
        },
        problems,
    )
}

fn picture(model: &Model, state: &State, options: &Options) -> Picture {
    let picture = view::picture(model, state, state.view, options.width);
    if picture.height >= options.height {
        return picture;
    }
    // The same picture on a taller sheet.
    let drawing = view::drawing(model, state, state.view, options.width);
    let scene = view::scene(model, state, &drawing);
    let over = view::overlay(model, state, &drawing);
    let sheet = Item::Box {
        rect: Rect::new(0.0, 0.0, picture.width, options.height),
        fill: state.colors().paper,
    };
    let frame = Frame {
        width: picture.width,
        height: options.height,
        lang: state.lang.tag(),
        title: &picture.title,
        description: &picture.description,
    };
    let svg = svg(&[&[sheet], &scene.items, &over], &frame);
    Picture {
        svg,
        height: options.height,
        ..picture
    }
}
