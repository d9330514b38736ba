//! Four columns: group, eastern city, base-area city, group.

use super::columns::{Group, Measures, Sides, Stack, edge_ends, follow, group_name, slim, stack};
use super::{Diagram, Form, Label, Node, Options, PairingBand, Stem};
use crate::dataset::{Dataset, Key};
use crate::geometry::{Point, Rect, Ribbon};
use crate::layout::graph::{Grouping, same_province};
use crate::scene::{Anchor, Stop};
use crate::text;

/// Width of a group's bar.
const BAR: f64 = 9.0;
/// Between a bar and its name.
const BESIDE: f64 = 9.0;
/// Free above the headings and beside the names.
const MARGIN: f64 = 2.0;
/// Least length of the ribbons between the two columns of cities, and beside them.
const LEAST_MIDDLE: f64 = 130.0;
const LEAST_OUTER: f64 = 36.0;

/// Horizontal places.
struct Xs {
    east_bar: f64,
    east_box: f64,
    east_box_width: f64,
    base_box: f64,
    base_box_width: f64,
    base_bar: f64,
    /// Names of groups wrapped to their margin.
    east_names: Vec<Vec<String>>,
    base_names: Vec<Vec<String>>,
}

/// Lays out four columns, or two where names leave too little length for ribbons.
pub(super) fn lay_out(dataset: &Dataset, sides: &Sides, options: &Options, form: Form) -> Diagram {
    let top = (MARGIN + options.sizes.small * text::LINE + 12.0).ceil();
    let Some(xs) = measure(dataset, sides, options, form) else {
        return super::narrow::lay_out(dataset, sides, options);
    };
    let measures = measures(sides, options, form, top);
    let (east, base) = stacks(sides, &xs, options, &measures, form);
    let height = east.height.max(base.height);
    let placed = Placed {
        sides,
        options,
        xs: &xs,
        form,
        top,
        scale: measures.scale,
    };
    let mut diagram = Diagram {
        width: options.width,
        height: top + height,
        form,
        nodes: Vec::new(),
        bands: Vec::new(),
        stems: Vec::new(),
        headings: headings(options, &xs, form),
        key_top: top + height + 18.0,
    };
    placed.nodes(dataset, &east, &base, &mut diagram);
    placed.ribbons(dataset, &east, &base, &mut diagram);
    diagram
}

fn measure(dataset: &Dataset, sides: &Sides, options: &Options, form: Form) -> Option<Xs> {
    let sizes = options.sizes;
    let (east_limit, base_limit) = match form {
        Form::Crowded => (options.width * 0.12, options.width * 0.12),
        _ => (
            (options.width * 0.14).clamp(84.0, 200.0),
            (options.width * 0.19).clamp(110.0, 250.0),
        ),
    };
    let wrap = |groups: &[Group], limit: f64| -> Vec<Vec<String>> {
        let mut names = Vec::with_capacity(groups.len());
        for group in groups {
            let name = group_name(dataset, group.key, options.lang);
            names.push(match form {
                // Among crowded bars a name is written in one line or not at all.
                Form::Crowded if text::width(name, sizes.small, false) > limit => Vec::new(),
                Form::Crowded => vec![name.to_owned()],
                _ => text::wrap_evenly(name, sizes.small, false, limit),
            });
        }
        names
    };
    let widest = |names: &[Vec<String>]| {
        let mut widest = 0.0_f64;
        for lines in names {
            widest = widest.max(text::widest(lines, sizes.small, false));
        }
        widest
    };
    let east_names = wrap(&sides.east.groups, east_limit);
    let base_names = wrap(&sides.base.groups, base_limit);
    let box_width = |cities: &[super::columns::City], heading: &str| {
        if form == Form::Crowded {
            return 10.0;
        }
        let mut widest = text::width(heading, sizes.small, false) - 20.0;
        for city in cities {
            let name = dataset[city.id].short.get(options.lang);
            widest = widest.max(text::width(name, sizes.label, true));
        }
        widest.ceil() + 20.0
    };
    let words = options.lang.words();
    let east_box_width = box_width(&sides.east.cities, words.eastern_city);
    let base_box_width = box_width(&sides.base.cities, words.base_city);
    // Outside a bar there is room for the longest name and for the heading, which covers the bar too.
    let (east_heading, base_heading) = group_headings(options);
    let beside = |names: &[Vec<String>], heading: &str| {
        let name = widest(names).ceil() + BESIDE;
        match form {
            Form::Crowded => name,
            _ => name.max(text::width(heading, sizes.small, false).ceil() - BAR),
        }
    };
    let east_bar = MARGIN + beside(&east_names, east_heading);
    let base_bar = options.width - MARGIN - beside(&base_names, base_heading) - BAR;
    let room = base_bar - east_bar - BAR - east_box_width - base_box_width;
    let outer = (room * 0.19).max(LEAST_OUTER).floor();
    if room - 2.0 * outer < LEAST_MIDDLE && form == Form::Wide {
        return None;
    }
    Some(Xs {
        east_bar,
        east_box: east_bar + BAR + outer,
        east_box_width,
        base_box: base_bar - outer - base_box_width,
        base_box_width,
        base_bar,
        east_names,
        base_names,
    })
}

fn measures(sides: &Sides, options: &Options, form: Form, top: f64) -> Measures {
    let cities = sides.east.cities.len().max(sides.base.cities.len()).max(1) as f64;
    let total = sides.total_weight().max(f64::MIN_POSITIVE);
    if form == Form::Crowded {
        let height = options.crowded_height - top;
        let groups = sides.east.groups.len().max(sides.base.groups.len()) as f64;
        let city_gap = (0.2 * height / cities).min(4.0);
        let group_gap = city_gap + (0.1 * height / groups).min(8.0);
        let gaps = city_gap * cities + group_gap * groups;
        return Measures {
            scale: (height - gaps).max(1.0) / total,
            least: 0.0,
            city_gap,
            group_gap,
        };
    }
    // A line of text and its air; ribbons of one weight are exactly as tall.
    let unit = (options.sizes.label * 1.5 + 4.0).round();
    let scale = unit * sides.edges.len().max(1) as f64 / total;
    Measures {
        scale,
        least: unit,
        city_gap: 5.0,
        group_gap: 13.0,
    }
}

fn stacks(
    sides: &Sides,
    xs: &Xs,
    options: &Options,
    measures: &Measures,
    form: Form,
) -> (Stack, Stack) {
    let line = options.sizes.small * text::LINE;
    let least = |names: &[Vec<String>], g: usize| match form {
        Form::Crowded => 0.0,
        _ => names
            .get(g)
            .map_or(0.0, |lines| (lines.len() as f64 * line).ceil()),
    };
    let none = |_: usize| 0.0;
    let mut east = stack(&sides.east, measures, &none, &|g| least(&xs.east_names, g));
    let mut base = stack(&sides.base, measures, &none, &|g| least(&xs.base_names, g));
    let limit = east.height.max(base.height);
    if east.height <= base.height {
        let partners = |c: usize| sides.partners(true, c);
        follow(&mut east, &sides.east, &base, &partners, measures, limit);
    } else {
        let partners = |c: usize| sides.partners(false, c);
        follow(&mut base, &sides.base, &east, &partners, measures, limit);
    }
    (east, base)
}

/// What the outer columns are called.
fn group_headings(options: &Options) -> (&'static str, &'static str) {
    let words = options.lang.words();
    match options.grouping {
        Grouping::Province => (words.province, words.province),
        _ => (words.cluster, words.base_area),
    }
}

fn headings(options: &Options, xs: &Xs, form: Form) -> Vec<Label> {
    let words = options.lang.words();
    let (east_group, base_group) = group_headings(options);
    let heading = |text: &str, x: f64, anchor: Anchor| Label {
        lines: vec![text.to_owned()],
        at: Point {
            x,
            y: MARGIN + options.sizes.small * text::LINE / 2.0,
        },
        anchor,
        size: options.sizes.small,
        bold: false,
    };
    let mut headings = vec![
        heading(east_group, xs.east_bar + BAR, Anchor::End),
        heading(
            words.eastern_city,
            xs.east_box + xs.east_box_width / 2.0,
            Anchor::Middle,
        ),
        heading(
            words.base_city,
            xs.base_box + xs.base_box_width / 2.0,
            Anchor::Middle,
        ),
        heading(base_group, xs.base_bar, Anchor::Start),
    ];
    if form == Form::Crowded {
        // Crowded columns make no room for their headings: those that have none are left out.
        let mut free_from = 0.0;
        headings.retain(|heading| {
            let bounds = heading.bounds();
            let fits = bounds.x >= free_from && bounds.right() <= options.width;
            if fits {
                free_from = bounds.right() + MARGIN;
            }
            fits
        });
    }
    headings
}

/// What placing nodes and ribbons needs to know.
struct Placed<'a> {
    sides: &'a Sides,
    options: &'a Options,
    xs: &'a Xs,
    form: Form,
    top: f64,
    scale: f64,
}

impl Placed<'_> {
    fn nodes(&self, dataset: &Dataset, east: &Stack, base: &Stack, diagram: &mut Diagram) {
        let xs = self.xs;
        let name_x = xs.base_bar + BAR + BESIDE;
        self.groups(
            &self.sides.east.groups,
            east,
            &xs.east_names,
            (xs.east_bar, xs.east_bar - BESIDE, Anchor::End),
            diagram,
        );
        self.cities(dataset, true, east, diagram);
        self.cities(dataset, false, base, diagram);
        self.groups(
            &self.sides.base.groups,
            base,
            &xs.base_names,
            (xs.base_bar, name_x, Anchor::Start),
            diagram,
        );
    }

    fn groups(
        &self,
        groups: &[Group],
        stack: &Stack,
        names: &[Vec<String>],
        (bar_x, name_x, anchor): (f64, f64, Anchor),
        diagram: &mut Diagram,
    ) {
        let mut free_from = f64::NEG_INFINITY;
        for (g, group) in groups.iter().enumerate() {
            let center = self.top + stack.tops[g] + stack.heights[g] / 2.0;
            let height = (group.weight * self.scale).min(stack.heights[g]).max(1.0);
            let label = Label {
                lines: names[g].clone(),
                at: Point {
                    x: name_x,
                    y: center,
                },
                anchor,
                size: self.options.sizes.small,
                bold: false,
            };
            // Among crowded bars only names that have their place are written.
            let bounds = label.bounds();
            let has_place = bounds.y >= free_from && !label.lines.is_empty();
            let written = self.form == Form::Wide || has_place;
            if written {
                free_from = bounds.bottom();
            }
            let east = anchor == Anchor::End;
            diagram.nodes.push(Node {
                key: group.key,
                stop: if east {
                    Stop::EastGroups
                } else {
                    Stop::BaseGroups
                },
                rect: Rect::new(bar_x, center - height / 2.0, BAR, height),
                label: written.then_some(label),
                hue: east.then_some(group.number),
            });
        }
    }

    fn cities(&self, dataset: &Dataset, east: bool, stack: &Stack, diagram: &mut Diagram) {
        let (side, x, width, stop) = if east {
            (
                &self.sides.east,
                self.xs.east_box,
                self.xs.east_box_width,
                Stop::EastCities,
            )
        } else {
            (
                &self.sides.base,
                self.xs.base_box,
                self.xs.base_box_width,
                Stop::BaseCities,
            )
        };
        for (city, &(y, height)) in side.cities.iter().zip(&stack.cities) {
            let rect = Rect::new(x, self.top + y, width, height);
            let label = Label {
                lines: vec![dataset[city.id].short.get(self.options.lang).to_owned()],
                at: rect.center(),
                anchor: Anchor::Middle,
                size: self.options.sizes.label,
                bold: false,
            };
            diagram.nodes.push(Node {
                key: Key::City(city.id),
                stop,
                rect,
                label: (self.form == Form::Wide).then_some(label),
                hue: east.then(|| self.sides.east.groups[city.group].number),
            });
        }
    }

    fn ribbons(&self, dataset: &Dataset, east: &Stack, base: &Stack, diagram: &mut Diagram) {
        let (sides, xs) = (self.sides, self.xs);
        let edges = &sides.edges;
        let east_ends = edge_ends(&sides.east, &east.cities, edges, self.scale);
        let base_ends = edge_ends(&sides.base, &base.cities, edges, self.scale);
        let first_east = sides.east.groups.len();
        let first_base = first_east + sides.east.cities.len();
        let first_base_group = first_base + sides.base.cities.len();
        let east_stems = stems(&sides.east.groups, &sides.east.cities, east, self.scale);
        let base_stems = stems(&sides.base.groups, &sides.base.cities, base, self.scale);
        let (bar_end, box_end) = (xs.east_bar + BAR, xs.base_box + xs.base_box_width);
        let stem = |x0: f64, x1: f64, y0: f64, y1: f64, w: f64| Ribbon {
            x0,
            x1,
            y0: self.top + y0,
            y1: self.top + y1,
            w0: slim(w),
            w1: slim(w),
        };
        for (c, city) in sides.east.cities.iter().enumerate() {
            let (at_bar, at_city) = east_stems[c];
            let ribbon = stem(
                bar_end,
                xs.east_box,
                at_bar,
                at_city,
                city.weight * self.scale,
            );
            diagram.stems.push(Stem {
                city: first_east + c,
                ribbon,
                hue: sides.east.groups[city.group].number,
            });
        }
        for (c, city) in sides.base.cities.iter().enumerate() {
            let (at_bar, at_city) = base_stems[c];
            let ribbon = stem(
                box_end,
                xs.base_bar,
                at_city,
                at_bar,
                city.weight * self.scale,
            );
            let hue = city.edges.first().map_or(0, |&e| {
                sides.east.groups[sides.east.cities[edges[e].east].group].number
            });
            diagram.stems.push(Stem {
                city: first_base + c,
                ribbon,
                hue,
            });
        }
        for (e, edge) in edges.iter().enumerate() {
            let (east_y, w) = east_ends[e];
            let (base_y, _) = base_ends[e];
            let (east_bar_y, east_city_y) = east_stems[edge.east];
            let (base_bar_y, base_city_y) = base_stems[edge.base];
            let east_group = sides.east.cities[edge.east].group;
            diagram.bands.push(PairingBand {
                pairing: edge.pairing,
                ribbon: stem(
                    xs.east_box + xs.east_box_width,
                    xs.base_box,
                    east_y,
                    base_y,
                    w,
                ),
                east_share: Some(stem(
                    bar_end,
                    xs.east_box,
                    east_bar_y + east_y - east_city_y,
                    east_y,
                    w,
                )),
                base_share: Some(stem(
                    box_end,
                    xs.base_bar,
                    base_y,
                    base_bar_y + base_y - base_city_y,
                    w,
                )),
                hue: sides.east.groups[east_group].number,
                same_province: same_province(dataset, edge.pairing).is_some(),
                path: [
                    east_group,
                    first_east + edge.east,
                    first_base + edge.base,
                    first_base_group + sides.base.cities[edge.base].group,
                ],
            });
        }
    }
}

/// For each city the middle of its stem at the group's bar and at the city.
fn stems(
    groups: &[Group],
    cities: &[super::columns::City],
    stack: &Stack,
    scale: f64,
) -> Vec<(f64, f64)> {
    let mut stems = Vec::with_capacity(cities.len());
    for (g, group) in groups.iter().enumerate() {
        let center = stack.tops[g] + stack.heights[g] / 2.0;
        let mut y = center - group.weight * scale / 2.0;
        for c in group.cities.clone() {
            let thickness = cities[c].weight * scale;
            let (top, height) = stack.cities[c];
            stems.push((y + thickness / 2.0, top + height / 2.0));
            y += thickness;
        }
    }
    stems
}
