//! Panels in rows and columns, and what stands where in one.

use super::height::Height;
use super::tags::{self, Tag, Want};
use super::{Line, Mark, Options, Panel, amount, caption};
use crate::cube::rules::{follow, is_plan};
use crate::cube::{Cube, joined};
use crate::dataset::{Dataset, DateBasis, PairingId, ReadingId};
use crate::geometry::{Point, Rect};
use crate::labels::pairing_short;
use crate::layout::block;
use crate::layout::term::Scale;
use crate::layout::timeline::DASHES;
use crate::scene::Anchor;
use crate::text;

/// What all panels have in common.
pub(super) struct Frame<'a> {
    options: &'a Options,
    pub(super) columns: usize,
    pub(super) width: f64,
    pub(super) gap: f64,
    pub(super) radius: f64,
}

impl Frame<'_> {
    pub(super) fn new(panels: usize, options: &Options) -> Frame<'_> {
        let label = options.sizes.label;
        let (least, gap) = (label * 17.0, label * 2.0);
        let fit = ((options.width + gap) / (least + gap)).floor().max(1.0) as usize;
        // As many rows as needed, and these as even as they can be.
        let rows = panels.div_ceil(fit).max(1);
        let columns = panels.div_ceil(rows).max(1);
        let width = (options.width - gap * (columns as f64 - 1.0)) / columns as f64;
        Frame {
            options,
            columns,
            width: width.min(label * 60.0),
            gap,
            radius: (label * 0.29).round(),
        }
    }

    pub(super) fn panel(
        &self,
        (cube, dataset): (&Cube, &Dataset),
        pairing: PairingId,
        readings: &[ReadingId],
        height: &Height,
        at: Point,
    ) -> Panel {
        let Options { sizes, lang, .. } = *self.options;
        let small = sizes.small;
        let line = small * text::LINE;
        let heading_height = (sizes.label * text::LINE + 8.0).max(24.0);
        let above = line + self.radius + height.sign + 3.0;
        let zero_width = text::width("0", small, false) + 5.0;
        let plot = Rect::new(
            at.x + zero_width,
            at.y + heading_height + above,
            self.width - zero_width - self.radius - 6.0,
            height.pixels,
        );
        let zero = plot.y + height.down(0.0);
        let [top_name, zero_name] = &height.names;
        let scale = Scale::new(self.options.years, plot.x, plot.right());
        let below = plot.bottom() + 5.0;
        let mut panel = Panel {
            pairing,
            rect: Rect::new(at.x, at.y, self.width, below + line - at.y),
            heading: block::line(
                &pairing_short(dataset, pairing, lang),
                Point {
                    x: at.x,
                    y: at.y + heading_height / 2.0 + 2.0,
                },
                sizes.label,
                true,
            ),
            plot,
            zero,
            scale: [
                block::line(
                    top_name,
                    Point {
                        x: at.x,
                        y: plot.y - above + line / 2.0 + 1.0,
                    },
                    small,
                    false,
                ),
                block::anchored(
                    zero_name,
                    Point {
                        x: plot.x - 5.0,
                        y: zero,
                    },
                    Anchor::End,
                    small,
                ),
            ],
            years: scale.years(small, below + line / 2.0),
            today: (self.options.today).and_then(|today| scale.inside(today.first_day())),
            lines: lines_of((cube, dataset), readings, height, scale, plot.y),
            tags: Vec::new(),
            caption: Vec::new(),
        };
        let text = caption::Text {
            dataset,
            lang,
            sizes,
            flat: height.flat,
        };
        panel.tags = self.tags(&panel, &text);
        let top = panel.rect.bottom() + 5.0;
        panel.caption = text.caption(&panel, top);
        let mut bottom = panel.rect.bottom();
        for label in &panel.caption {
            bottom = bottom.max(label.bounds().bottom());
        }
        panel.rect.height = bottom - at.y + 2.0;
        panel
    }

    /// Figures beside the points: the last ones of lines first, as they matter most.
    fn tags(&self, panel: &Panel, text: &caption::Text) -> Vec<Tag> {
        let mut taken: Vec<Rect> = Vec::new();
        for label in &panel.scale {
            taken.push(label.bounds().grown(3.0, 2.0));
        }
        for line in &panel.lines {
            for mark in &line.marks {
                taken.push(mark.bounds(self.radius));
                if line.stem {
                    let foot = Point {
                        x: mark.at.x,
                        y: panel.zero,
                    };
                    taken.push(around(mark.at, foot));
                }
            }
            for ends in line.steps().windows(2) {
                taken.push(around(ends[0], ends[1]));
            }
        }
        let mut wants = Vec::new();
        for round in 0..3 {
            for (number, line) in panel.lines.iter().enumerate() {
                let last = line.marks.len().saturating_sub(1);
                for (place, mark) in line.marks.iter().enumerate() {
                    let turn = match place {
                        _ if place == last => 0,
                        0 => 1,
                        _ => 2,
                    };
                    let words = text.tag(panel, number, mark);
                    if turn == round && !words.is_empty() && wants.len() < MOST_TAGS {
                        wants.push(Want {
                            at: mark.at,
                            reach: self.radius + if mark.planned { 5.5 } else { 1.0 },
                            above: mark.at.y - mark.bounds(self.radius).y,
                            text: words,
                            less: caption::letter(panel, number).filter(|_| turn == 0),
                        });
                    }
                }
            }
        }
        // Better not over today's line or what tells how exactly a date is known.
        let mut better = Vec::new();
        if let Some(x) = panel.today {
            better.push(Rect::new(x, panel.plot.y, 0.0, panel.plot.height).grown(3.0, 0.0));
        }
        for mark in panel.lines.iter().flat_map(|line| &line.marks) {
            let least = self.radius + DASHES + 1.0;
            let around = (mark.at.x - least, mark.at.x + least);
            let around = Some(around).filter(|_| mark.inferred);
            for (from, to) in [around, mark.span].into_iter().flatten() {
                better.push(Rect::new(from, mark.at.y, to - from, 0.0).grown(0.0, 1.0));
            }
        }
        let top = panel.scale[0].bounds().y;
        let area = Rect::new(
            panel.plot.x,
            top,
            panel.rect.right() - panel.plot.x,
            panel.plot.bottom() - 0.7 - top,
        );
        tags::place(&wants, self.options.sizes.small, area, &taken, &better)
    }
}

/// A panel of more points has no room for all their figures.
const MOST_TAGS: usize = 24;

/// The box of a stroke along an axis.
fn around(a: Point, b: Point) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, (a.x - b.x).abs(), (a.y - b.y).abs()).grown(1.0, 1.0)
}

fn lines_of(
    (cube, dataset): (&Cube, &Dataset),
    readings: &[ReadingId],
    height: &Height,
    scale: Scale,
    top: f64,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for readings in joined(cube, dataset, readings) {
        let mut marks: Vec<Mark> = Vec::with_capacity(readings.len());
        let mut stem = false;
        for id in readings {
            let reading = &dataset[id];
            let indicator = &dataset[reading.indicator];
            let (x, span) = scale.place(reading.date);
            let y = top + height.down(amount(dataset, reading).unwrap_or(0.0));
            stem |= !follow(indicator);
            marks.push(Mark {
                readings: vec![id],
                at: Point { x, y },
                span,
                evidence: reading.evidence,
                planned: is_plan(reading.planned, indicator),
                inferred: reading.date_basis == DateBasis::Inferred,
                bound: reading.bound,
            });
        }
        // Lone points that cannot be told apart are one.
        let alike = |line: &&mut Line| match (line.marks.as_slice(), marks.as_slice()) {
            ([a], [b]) => {
                let face = |m: &Mark| (m.evidence, m.planned, m.inferred, m.bound, m.span);
                a.at == b.at && face(a) == face(b)
            }
            _ => false,
        };
        match lines.last_mut().filter(alike) {
            Some(line) => {
                for (known, mark) in line.marks.iter_mut().zip(marks) {
                    known.readings.extend(mark.readings);
                }
            }
            None => lines.push(Line { marks, stem }),
        }
    }
    lines
}
