//! What holds for every input. Here: reading and writing are each other's inverse.

#![allow(clippy::unwrap_used)]

#[path = "properties/cross.rs"]
mod cross;
#[path = "properties/cube.rs"]
mod cube;
#[path = "properties/drawing.rs"]
mod drawing;
#[path = "properties/facets.rs"]
mod facets;
#[path = "properties/ingest.rs"]
mod ingest;
#[path = "properties/leaves.rs"]
mod leaves;
#[path = "properties/order.rs"]
mod order;
#[path = "properties/query.rs"]
mod query;
#[path = "properties/text.rs"]
mod text;
#[path = "properties/walk.rs"]
mod walk;

use std::sync::LazyLock;

use duikou::dataset::{
    BaseAreaId, CityId, ClusterId, CountyPairId, Dataset, Key, PairingId, ProvinceId, TaskAreaId,
    csv,
};
use duikou::date::PartialDate;
use proptest::prelude::*;

static BUILTIN: LazyLock<Dataset> = LazyLock::new(|| Dataset::builtin().unwrap());

fn any_key() -> impl Strategy<Value = Key> {
    (0..7_u8, 0..40_u32).prop_map(|(kind, id)| match kind {
        0 => Key::Pairing(PairingId(id)),
        1 => Key::City(CityId(id)),
        2 => Key::BaseArea(BaseAreaId(id)),
        3 => Key::Cluster(ClusterId(id)),
        4 => Key::Province(ProvinceId(id)),
        5 => Key::TaskArea(TaskAreaId(id)),
        _ => Key::CountyPair(CountyPairId(id)),
    })
}

/// Any date of the years that four digits can write.
fn any_date() -> impl Strategy<Value = PartialDate> {
    let day =
        (1..=9999_i32, 1..=12_u8, 1..=31_u8, 0..3_u8).prop_map(|(year, month, day, known)| {
            PartialDate {
                year,
                month: (known > 0).then_some(month),
                day: (known > 1).then_some(day),
            }
        });
    day.prop_filter("in the calendar", |date| {
        PartialDate::parse(&date.to_string()).is_some()
    })
}

proptest! {
    #[test]
    fn csv_reads_back_what_it_wrote(table in prop::collection::vec(prop::collection::vec("[a,\" \r\n江西]{0,6}", 1..5), 0..6)) {
        let mut text = String::new();
        for row in &table {
            csv::write_row(&mut text, row.iter().map(String::as_str));
        }
        let read: Vec<Vec<String>> =
            csv::rows(&text).map(|row| row.unwrap().cells.into_iter().map(Into::into).collect()).collect();
        prop_assert_eq!(read, table);
    }

    #[test]
    fn csv_reads_anything_without_falling_over(text in "[a,\"\r\n省]{0,40}") {
        let lines = text.matches('\n').count() as u32 + 1;
        let mut last = 0;
        for row in csv::rows(&text) {
            let line = row.map_or_else(|fault| fault.line, |row| row.line);
            prop_assert!(last < line && line <= lines);
            last = line;
        }
    }

    #[test]
    fn a_date_reads_back_what_it_wrote(date in any_date()) {
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
    }

    #[test]
    fn the_day_of_a_number_has_that_number(number in -700_000..2_900_000_i64) {
        let date = PartialDate::from_day(number);
        prop_assert_eq!((date.first_day(), date.last_day()), (number, number));
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
    }

    #[test]
    fn any_text_read_as_a_date_is_its_one_form(text in "[0-9]{4}(-[0-9]{2}){0,2}|[-0-9]{0,12}") {
        if let Some(date) = PartialDate::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn dates_sort_by_their_first_day(a in any_date(), b in any_date()) {
        prop_assert!(a.first_day() <= a.last_day());
        if a < b {
            prop_assert!(a.first_day() <= b.first_day());
        }
        if a.first_day() < b.first_day() {
            prop_assert!(a < b);
        }
    }

    #[test]
    fn the_days_of_a_date_follow_each_other(date in any_date()) {
        // The first day of the next month comes after the last of this one, and so for years.
        let next = match date {
            PartialDate { year, month: Some(month), day: None } if month < 12 =>
                PartialDate { year, month: Some(month + 1), day: None },
            PartialDate { year, .. } => PartialDate::from_year(year + 1),
        };
        let this = match date { PartialDate { month: Some(1..12), day: None, .. } => date, _ => PartialDate::from_year(date.year) };
        prop_assert_eq!(this.last_day() + 1, next.first_day());
    }

    #[test]
    fn a_key_reads_back_what_it_wrote(key in any_key()) {
        let text = BUILTIN.key_text(key);
        prop_assert_eq!(BUILTIN.parse_key(&text), BUILTIN.has(key).then_some(key));
    }

    #[test]
    fn any_text_read_as_a_key_is_its_one_form(text in "(p[0-9]{0,3}|p0[12]\\.[01][0-9]|k-(yrd|gba|x)|c(320500|44[0-9]{4})|pr[1-6]{2}0000|\\PC{0,6})") {
        if let Some(key) = BUILTIN.parse_key(&text) {
            prop_assert_eq!(BUILTIN.key_text(key), text);
        }
    }
}
