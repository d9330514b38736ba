//! The cube over the built-in readings, checked by hand: each figure with the rows
//! of `progress.csv` that it rests on, and those left out.

#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use duikou::cube::{
    Axis, Cube, LeftOut, Match, Member, Options, Slice, Summary, group, lines, measure, standings,
    targets,
};
use duikou::dataset::{Bound, Dataset, PairingId, ReadingId};
use duikou::figures::amount;
use duikou::words::Lang;

static DS: LazyLock<Dataset> = LazyLock::new(|| Dataset::builtin().unwrap());
static CUBE: LazyLock<Cube> = LazyLock::new(|| Cube::new(&DS).unwrap());

const ALL: Options = Options {
    secondary: true,
    planned: false,
};
const SOUND: Options = Options {
    secondary: false,
    planned: false,
};
const PLANS: Options = Options {
    secondary: true,
    planned: true,
};

const SANMING: u32 = 4;
const LUAN: u32 = 8;
const CHANGZHI: u32 = 17;

#[test]
fn sanmings_projects_are_the_latest_of_the_plain_series() {
    // F090 71 (8 May), F096 86 (9 May); F109 83 at city level; F110 8 in one park.
    let all = of(SANMING, "signed-projects", ALL);
    assert_eq!(terms(&all), "F096");
    assert_eq!(total(&all), "86个");
    let out = LeftOut {
        superseded: 1,
        series: 1,
        part: 1,
        ..LeftOut::default()
    };
    assert_eq!(all.left_out, out);
    assert_eq!(slugs(all.latest.as_slice()), "F110");
    // Only F096 is no copy.
    let sound = of(SANMING, "signed-projects", SOUND);
    assert_eq!(
        (terms(&sound).as_str(), sound.left_out.secondary),
        ("F096", 3)
    );

    // F086 340.33, F095 449; F106 at least 400 at city level.
    let value = of(SANMING, "signed-value", ALL);
    assert_eq!(
        (terms(&value).as_str(), total(&value).as_str()),
        ("F095", "449亿元")
    );
    assert_eq!((value.left_out.superseded, value.left_out.series), (1, 1));
}

#[test]
fn sanmings_visits_replace_each_other_and_its_meetings_add() {
    // F062 140 (2023), F068 80 (March 2023), F073 550 (November 2023), each a least number.
    let visits = of(SANMING, "exchanges-total", ALL);
    assert_eq!(
        (terms(&visits).as_str(), total(&visits).as_str()),
        ("F073", "≥550批次")
    );
    assert_eq!(visits.left_out.superseded, 2);
    let sound = of(SANMING, "exchanges-total", SOUND);
    assert_eq!(
        (sound.sum, sound.missing, sound.left_out.secondary),
        (None, 1, 3)
    );

    // F065, F078 and F098 are of districts, so no meetings of the cities.
    let meetings = of(SANMING, "exchange-event", ALL);
    assert_eq!(terms(&meetings), "F069 F077 F079 F082 F097");
    assert_eq!(
        (total(&meetings).as_str(), meetings.left_out.part),
        ("5次", 3)
    );
    let sound = of(SANMING, "exchange-event", SOUND);
    assert_eq!(
        (terms(&sound).as_str(), total(&sound).as_str()),
        ("F069 F079", "2次")
    );
    assert_eq!((sound.left_out.secondary, sound.left_out.part), (6, 0));
}

#[test]
fn a_part_is_held_by_the_whole_already() {
    // F081 15 projects signed in Sanming; F083 nine of them; F066 six of one county.
    let signed = of(SANMING, "event-projects", ALL);
    assert_eq!((terms(&signed).as_str(), signed.left_out.part), ("F081", 2));
    // F070 and F102 are of villages and a district: there is no figure of the pairing.
    let carbon = of(SANMING, "carbon-volume", ALL);
    assert_eq!(
        (carbon.count, carbon.sum, carbon.left_out.part),
        (2, None, 2)
    );
}

#[test]
fn changzhis_figures_are_known_from_copies_only() {
    // F242 140 projects, F244 87 of them started, F245 at least 60 billion drawn, F243 about 11 made.
    for (indicator, reading, figure) in [
        ("coop-projects", "F242", "140个"),
        ("started-projects", "F244", "87个"),
        ("coop-investment", "F245", "≥600亿元"),
        ("realised-investment", "F243", "约110亿元"),
    ] {
        let all = of(CHANGZHI, indicator, ALL);
        assert_eq!(
            (terms(&all).as_str(), total(&all).as_str()),
            (reading, figure)
        );
        let sound = of(CHANGZHI, indicator, SOUND);
        assert_eq!(
            (sound.sum, sound.missing, sound.left_out.secondary),
            (None, 1, 1)
        );
    }
    // F247 of the cities; F238 and F241 of districts.
    let meetings = of(CHANGZHI, "exchange-event", SOUND);
    assert_eq!(
        (terms(&meetings).as_str(), meetings.left_out.part),
        ("F247", 2)
    );
    // F240 is a grade and no amount.
    let grade = of(CHANGZHI, "assessment-grade", ALL);
    assert_eq!((grade.sum, grade.left_out.text), (None, 1));
}

#[test]
fn changzhis_documents_add_within_one_series() {
    // F230 and F239 are the work points of two years, F246 rules on projects.
    let slice = about(CHANGZHI, "document-issued");
    let mixed = summary(&slice, ALL);
    assert_eq!((mixed.sum, mixed.left_out.series), (None, 3));
    let series = Member::Series(CUBE.row(id("F230")).unwrap().series);
    let points = summary(&slice.only(&CUBE, Axis::Series, &[series]), ALL);
    assert_eq!(
        (terms(&points).as_str(), total(&points).as_str()),
        ("F230 F239", "2份")
    );
}

#[test]
fn luans_farm_sales_are_counted_in_ways_that_do_not_add() {
    // F165 146.64 since 2022 (a copy); F138 172.44 in 2023, F140 37.8 in a quarter; F141 of one firm.
    let all = of(LUAN, "farm-sales", ALL);
    assert_eq!(
        (terms(&all).as_str(), total(&all).as_str()),
        ("F165", "146.64亿元")
    );
    assert_eq!((all.left_out.series, all.left_out.part), (2, 1));
    let sound = of(LUAN, "farm-sales", SOUND);
    assert_eq!((sound.sum, sound.left_out.series), (None, 2));
    // F161 hospitals, F167 schools: two series.
    assert_eq!(of(LUAN, "paired-institutions", ALL).left_out.series, 2);
    // F160 counts people although the indicator usually counts visits.
    let visitors = of(LUAN, "visitors", ALL);
    assert_eq!(
        (terms(&visitors).as_str(), total(&visitors).as_str()),
        ("F160", "15.58万人")
    );
    // F162 and F163, the only ones.
    assert_eq!(total(&of(LUAN, "signed-projects", ALL)), "42个");
    assert_eq!(total(&of(LUAN, "signed-value", ALL)), "174.19亿元");
}

#[test]
fn pairings_add_where_the_indicator_says_so() {
    // F095 449 of Sanming and F163 174.19 of Lu'an; F023 and F211 cover more, F211 is planned.
    let value = summary(&of_indicator("signed-value"), ALL);
    assert_eq!(
        (terms(&value).as_str(), total(&value).as_str()),
        ("F095 F163", "623.19亿元")
    );
    assert_eq!((value.pairings, value.missing), (2, 18));
    let out = LeftOut {
        wider: 1,
        planned: 1,
        superseded: 1,
        series: 1,
        ..LeftOut::default()
    };
    assert_eq!(value.left_out, out);
    assert_eq!(
        (
            slugs(value.minimum.as_slice()),
            slugs(value.maximum.as_slice())
        ),
        ("F163".to_owned(), "F095".to_owned())
    );

    // Implementation plans F007, F019, F131 and F205: one document may cover several pairings.
    let plans = summary(&of_indicator("impl-plan"), ALL);
    assert_eq!(terms(&plans), "F007 F019 F131 F205");
    assert_eq!((plans.sum, plans.left_out.not_additive), (None, 4));
}

#[test]
fn no_plan_on_record_has_a_figure_of_the_same_thing() {
    let found = targets(&CUBE, &DS, &Slice::all(&CUBE));
    // F040 and F041, F074, F127, F153, F193 and F194, F208 and F209, F211, F220, F236, F252 to F254.
    assert_eq!(found.targets.len(), 15);
    assert!(
        !found
            .targets
            .iter()
            .any(|target| matches!(target.done, Match::Comparable { .. }))
    );
    // The battery base of Sanming and the culture street are two projects.
    let battery = found
        .targets
        .iter()
        .find(|target| target.planned == id("F074"))
        .unwrap();
    assert_eq!(battery.done, Match::Beside(id("F119")));
    assert!(
        found
            .targets
            .iter()
            .filter(|target| matches!(target.done, Match::Beside(_)))
            .count()
            == 1
    );
    assert_eq!(
        (
            found.both,
            found.only_planned,
            found.only_done,
            found.neither
        ),
        (0, 10, 10, 0)
    );
}

#[test]
fn a_plan_is_measured_where_the_same_thing_was_counted() {
    // As if a later page told what became of the Liusong park: 6.6 of 15 km².
    let mut ds = DS.clone();
    let mut done = ds[id("F153")].clone();
    (done.planned, done.bound) = (false, Bound::AtLeast);
    done.value = duikou::dataset::Value::Number {
        number: 6.6,
        decimals: 1,
    };
    ds.readings.push(done);
    let cube = Cube::new(&ds).unwrap();
    let slice = Slice::all(&cube).only(&cube, Axis::Pairing, &[pairing(LUAN)]);
    let found = targets(&cube, &ds, &slice);
    let [target] = found.targets.as_slice() else {
        panic!("one plan")
    };
    let Match::Comparable { completion, .. } = target.done else {
        panic!("comparable")
    };
    assert!((completion.share - 0.44).abs() < 1e-12);
    assert_eq!((completion.bound, found.both), (Bound::AtLeast, 1));
    let whole = measure(&cube, &ds, &slice.readings(&cube), 1, PLANS);
    assert_eq!(whole.completion, Some(completion));
}

#[test]
fn each_pairing_has_one_standing_figure_or_none() {
    let signed = standings(&CUBE, &Slice::all(&CUBE), indicator("signed-projects"));
    assert_eq!(signed.len(), 20);
    let told: Vec<String> = signed
        .iter()
        .filter_map(|standing| {
            let figure = standing.figure.as_ref()?;
            let number = DS[standing.pairing].number;
            let slug = &DS[figure.reading].slug;
            Some(format!(
                "{number}: {slug} of {}, {} others",
                slugs(&figure.line.readings),
                figure.others
            ))
        })
        .collect();
    // F025 and F212 cover more than their pairing, and nothing better is known.
    assert_eq!(
        told,
        [
            "2: F025 of F025, 0 others",
            "4: F096 of F090 F096, 2 others",
            "8: F162 of F162, 0 others",
            "12: F212 of F212, 0 others",
        ]
    );
}

#[test]
fn pairings_by_areas_keep_what_is_about_all_of_them() {
    let all = Slice::all(&CUBE);
    let found = group(&CUBE, &all, Axis::Pairing, Some(Axis::Area));
    let count = |row: Member, area: u32| {
        let row = CUBE.code(Axis::Pairing, row).unwrap();
        let cell = found.find(row, area);
        cell.map_or(0, |cell| found.readings(cell).len())
    };
    let total: usize = found.cells.iter().map(|c| found.readings(c).len()).sum();
    assert_eq!(total, DS.readings.len());
    // As counted by hand in the data's own description.
    let sanming = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|area| count(pairing(SANMING), area));
    assert_eq!(sanming, [5, 6, 4, 5, 22, 16, 1, 2, 1]);
    assert_eq!(count(pairing(CHANGZHI), 3), 1);
    // F001, F003 and F002 are about all pairings.
    assert_eq!(count(Member::All, 5), 2);
    assert_eq!(count(Member::All, 8), 1);
    let about_all = 2;
    let missing = found.missing(&CUBE, &all).len();
    assert_eq!(found.cells.len() - about_all + missing, 180);

    let years = group(&CUBE, &all, Axis::Pairing, Some(Axis::Year));
    let columns: Vec<Member> = CUBE.members(Axis::Year).to_vec();
    assert_eq!(columns, (2022..=2030).map(Member::Year).collect::<Vec<_>>());
    assert!(
        years.missing(&CUBE, &all).contains(&(0, 8)),
        "nothing of 2030 yet"
    );
}

#[test]
fn groups_take_pairings_together() {
    // Sanming's 449 and Lu'an's 174.19 lie in two base areas and with one eastern city.
    let slice = of_indicator("signed-value");
    let by_east = group(&CUBE, &slice, Axis::EastCity, None);
    let shanghai = DS
        .cities
        .iter()
        .position(|city| city.adcode == "310000")
        .unwrap();
    let shanghai = Member::City(duikou::dataset::CityId(shanghai as u32));
    let cell = by_east
        .find(CUBE.code(Axis::EastCity, shanghai).unwrap(), 0)
        .unwrap();
    let found = measure(&CUBE, &DS, by_east.readings(cell), cell.pairings, ALL);
    assert_eq!(
        (total(&found).as_str(), found.pairings, found.missing),
        ("623.19亿元", 2, 0)
    );
}

#[test]
fn lines_join_one_thing_only() {
    let lines = lines(&CUBE, &about(SANMING, "signed-projects"));
    let told: Vec<(String, &str)> = lines
        .iter()
        .map(|line| (slugs(&line.readings), CUBE.series(line.series)))
        .collect();
    assert_eq!(
        told,
        [
            ("F090 F096".to_owned(), ""),
            ("F109".to_owned(), "city-level"),
            ("F110".to_owned(), "lingang-park"),
        ]
    );
}

fn of(number: u32, indicator: &str, options: Options) -> Summary {
    summary(&about(number, indicator), options)
}

fn summary(slice: &Slice, options: Options) -> Summary {
    let pairings = slice.pairings().len() as u32;
    measure(&CUBE, &DS, &slice.readings(&CUBE), pairings, options)
}

fn about(number: u32, indicator: &str) -> Slice {
    of_indicator(indicator).only(&CUBE, Axis::Pairing, &[pairing(number)])
}

fn of_indicator(slug: &str) -> Slice {
    Slice::all(&CUBE).only(
        &CUBE,
        Axis::Indicator,
        &[Member::Indicator(indicator(slug))],
    )
}

fn indicator(slug: &str) -> duikou::dataset::IndicatorId {
    DS.indicator(slug).unwrap()
}

fn pairing(number: u32) -> Member {
    Member::Pairing(PairingId(number - 1))
}

fn id(slug: &str) -> ReadingId {
    ReadingId(
        DS.readings
            .iter()
            .position(|reading| reading.slug == slug)
            .unwrap() as u32,
    )
}

fn terms(summary: &Summary) -> String {
    slugs(&summary.terms)
}

fn slugs(readings: &[ReadingId]) -> String {
    let slugs: Vec<&str> = readings.iter().map(|&id| DS[id].slug.as_str()).collect();
    slugs.join(" ")
}

fn total(summary: &Summary) -> String {
    let total = summary.sum.unwrap();
    amount(
        total.number,
        total.decimals,
        &DS[total.unit],
        total.bound,
        Lang::Zh,
    )
    .short
}
