//! Years from left to right: the scale and the labels of every axis of time.

use super::block::anchored;
use super::pairing::Label;
use crate::date::PartialDate;
use crate::geometry::Point;
use crate::scene::Anchor;
use crate::text;

/// From days to pixels, linear over whole years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    first: i32,
    last: i32,
    first_day: f64,
    days: f64,
    left: f64,
    width: f64,
}

/// A year on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Where it begins.
    pub from: f64,
    /// Where it ends and the next one begins.
    pub to: f64,
    /// Its label; of years too narrow for theirs only some have one.
    pub label: Option<Label>,
}

impl Scale {
    /// The years from `first` to `last` between two edges, in CSS pixels.
    pub fn new((first, last): (i32, i32), left: f64, right: f64) -> Scale {
        let last = last.max(first);
        let begin = PartialDate::from_year(first).first_day();
        let end = PartialDate::from_year(last + 1).first_day();
        Scale {
            first,
            last,
            first_day: begin as f64,
            days: (end - begin) as f64,
            left,
            width: right - left,
        }
    }

    /// Where a day begins; days beyond the scale lie at its ends.
    pub fn at(self, day: f64) -> f64 {
        (self.left + (day - self.first_day) / self.days * self.width)
            .clamp(self.left, self.left + self.width)
    }

    /// Where a day is, if it lies on the scale.
    pub fn inside(self, day: i64) -> Option<f64> {
        let share = (day as f64 - self.first_day) / self.days;
        (0.0..=1.0).contains(&share).then(|| self.at(day as f64))
    }

    /// The middle of what is known of a date, and where the year or month
    /// begins and ends if the day is not known.
    pub fn place(self, date: PartialDate) -> (f64, Option<(f64, f64)>) {
        let first = date.first_day() as f64;
        let end = date.last_day() as f64 + 1.0;
        let span = date.day.is_none().then(|| (self.at(first), self.at(end)));
        (self.at(f64::midpoint(first, end)), span)
    }

    /// The years with their labels, the middle of these at a height: in full, in
    /// two digits where that is too wide, and else only so many as have room.
    pub fn years(self, size: f64, middle: f64) -> Vec<Year> {
        let each = self.width * 365.0 / self.days;
        let wide = |name: &str| text::width(name, size, false) + 4.0;
        let short = each < wide("2022");
        let least = if short { wide("22") } else { 0.0 };
        let step = (least / each).ceil().max(1.0) as i32;
        let mut years = Vec::new();
        for year in self.first..=self.last {
            let start = |year| self.at(PartialDate::from_year(year).first_day() as f64);
            let (from, to) = (start(year), start(year + 1));
            let name = if short {
                format!("{:02}", year.rem_euclid(100))
            } else {
                year.to_string()
            };
            let at = Point {
                x: f64::midpoint(from, to),
                y: middle,
            };
            let label = anchored(&name, at, Anchor::Middle, size);
            let labelled = (year - self.first) % step == 0;
            years.push(Year {
                year,
                from,
                to,
                label: labelled.then_some(label),
            });
        }
        years
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn years_tile_the_axis() {
        for right in [200.0, 320.0, 1000.0] {
            let scale = Scale::new((2022, 2030), 10.0, right);
            let years = scale.years(12.0, 0.0);
            assert_eq!(years.len(), 9);
            assert!((years[0].from - 10.0).abs() < 1e-9);
            assert!((years[8].to - right).abs() < 1e-9);
            assert!(years.windows(2).all(|pair| pair[0].to == pair[1].from));
        }
    }

    #[test]
    fn labels_of_years_never_lie_on_each_other() {
        for (years, right) in [
            ((2022, 2030), 120.0),
            ((2022, 2030), 400.0),
            ((1931, 2030), 600.0),
            ((2024, 2024), 100.0),
        ] {
            let years = Scale::new(years, 0.0, right).years(12.0, 0.0);
            let labels: Vec<_> = years.iter().filter_map(|y| y.label.as_ref()).collect();
            assert!(!labels.is_empty());
            for pair in labels.windows(2) {
                assert!(!pair[0].bounds().overlaps(pair[1].bounds(), 0.01));
            }
        }
    }

    #[test]
    fn a_date_lies_in_the_middle_of_what_is_known() {
        let scale = Scale::new((2022, 2023), 0.0, 730.0);
        let place = |text| scale.place(PartialDate::parse(text).unwrap());
        assert_eq!(place("2023"), (547.5, Some((365.0, 730.0))));
        assert_eq!(place("2022-02"), (45.0, Some((31.0, 59.0))));
        assert_eq!(place("2022-01-01"), (0.5, None));
        assert_eq!(
            scale.inside(PartialDate::from_year(2024).first_day()),
            Some(730.0)
        );
        assert_eq!(scale.inside(PartialDate::from_year(2021).first_day()), None);
    }
}
