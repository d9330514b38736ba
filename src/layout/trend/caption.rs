//! What a panel says in words: figures beside points, and what each line counts.

use super::{Panel, figure};
use crate::dataset::{Dataset, ReadingId, Scope};
use crate::geometry::Point;
use crate::layout::block;
use crate::layout::pairing::Label;
use crate::layout::trend::{Line, Mark};
use crate::text;
use crate::theme::TypeSizes;
use crate::words::{Lang, fill};

pub(super) struct Text<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) lang: Lang,
    pub(super) sizes: TypeSizes,
    /// All values are the same, and one is enough to say so.
    pub(super) flat: bool,
}

/// A panel with more lines says how many readings it has; their cards have the rest.
const MOST_LINES: usize = 6;

/// The letter of a line, where there are several to tell apart.
pub(super) fn letter(panel: &Panel, line: usize) -> Option<String> {
    let several = (2..=MOST_LINES).contains(&panel.lines.len());
    let letter = char::from_digit(10 + line as u32, 36)?;
    several.then(|| letter.to_string())
}

impl Text<'_> {
    /// What stands beside a point; empty where there is nothing to add.
    pub(super) fn tag(&self, panel: &Panel, line: usize, mark: &Mark) -> String {
        let name = letter(panel, line).unwrap_or_default();
        let value = match mark.readings.first() {
            Some(&id) if !self.flat => figure(self.dataset, id, self.lang),
            _ => String::new(),
        };
        let space = if name.is_empty() || value.is_empty() {
            ""
        } else {
            " "
        };
        let times = match mark.readings.len() {
            0 | 1 => String::new(),
            count => [" ×", &count.to_string()].concat(),
        };
        [name.as_str(), space, &value, &times]
            .concat()
            .trim()
            .to_owned()
    }

    /// Under the years, its top at `y`.
    pub(super) fn caption(&self, panel: &Panel, y: f64) -> Vec<Label> {
        let words = self.lang.words();
        let mut labels = Vec::new();
        let mut top = y;
        if panel.lines.len() > MOST_LINES {
            let mut count = 0;
            for mark in panel.lines.iter().flat_map(|line| &line.marks) {
                count += mark.readings.len();
            }
            let all = fill(words.trend_many, &[("n", &count.to_string())]);
            self.write(panel, None, &all, &mut top, &mut labels);
            return labels;
        }
        for (number, line) in panel.lines.iter().enumerate() {
            let mut name = letter(panel, number);
            for text in self.entries(line) {
                self.write(panel, name.take(), &text, &mut top, &mut labels);
            }
        }
        labels
    }

    /// One entry for a line; one for each reading of a point of several.
    fn entries(&self, line: &Line) -> Vec<String> {
        if let [mark] = line.marks.as_slice() {
            let mut entries = Vec::new();
            for &id in &mark.readings {
                entries.push(self.entry(&self.point(id), id));
            }
            return entries;
        }
        // From the first to the last; what lies between is on the cards.
        let ends = [line.marks.first(), line.marks.last()];
        let mut path = String::new();
        let mut last = None;
        for &id in ends
            .into_iter()
            .flatten()
            .filter_map(|m| m.readings.first())
        {
            if last.is_some() {
                path.push_str(self.lang.words().trend_step);
            }
            path.push_str(&self.point(id));
            last = Some(id);
        }
        last.map(|id| self.entry(&path, id)).into_iter().collect()
    }

    /// `71个（2024年5月8日）`; the date alone where all values are the same.
    fn point(&self, id: ReadingId) -> String {
        let reading = &self.dataset[id];
        let date = reading.date.label(self.lang);
        if self.flat {
            return date;
        }
        let value = figure(self.dataset, id, self.lang);
        let holes = [("value", value.as_str()), ("date", date.as_str())];
        fill(self.lang.words().trend_point, &holes)
    }

    fn entry(&self, path: &str, id: ReadingId) -> String {
        let words = self.lang.words();
        let reading = &self.dataset[id];
        let template = match reading.scope {
            Scope::Pairing => words.trend_entry,
            Scope::Part | Scope::Wider => words.trend_entry_scope,
        };
        let scope = match reading.scope {
            Scope::Wider => words.scope_wider,
            _ => words.scope_part,
        };
        let note = reading.note.get(self.lang);
        if note.is_empty() && reading.scope == Scope::Pairing {
            return path.to_owned();
        }
        fill(
            template,
            &[("point", path), ("note", note), ("scope", scope)],
        )
    }

    fn write(
        &self,
        panel: &Panel,
        letter: Option<String>,
        words: &str,
        top: &mut f64,
        labels: &mut Vec<Label>,
    ) {
        let size = self.sizes.small;
        let line = size * text::LINE;
        let indent = if panel.lines.len() > 1 && panel.lines.len() <= MOST_LINES {
            size * 1.1
        } else {
            0.0
        };
        let left = panel.rect.x;
        if let Some(letter) = letter {
            let at = Point {
                x: left,
                y: *top + line / 2.0,
            };
            labels.push(block::line(&letter, at, size, true));
        }
        let lines = text::wrap(words, size, false, panel.rect.width - indent);
        let height = line * lines.len() as f64;
        let at = Point {
            x: left + indent,
            y: *top + height / 2.0,
        };
        labels.push(Label {
            lines,
            ..block::line("", at, size, false)
        });
        *top += height + 3.0;
    }
}
