//! Finding things by name: what people type, and what they mean by it.

#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use duikou::dataset::Dataset;
use duikou::search::{Hit, Index, Results, search};
use duikou::words::Lang;

static BUILTIN: LazyLock<(Dataset, Index)> = LazyLock::new(|| {
    let ds = Dataset::builtin().unwrap();
    let index = Index::new(&ds);
    (ds, index)
});

fn found(query: &str, lang: Lang) -> Results {
    search(&BUILTIN.0, &BUILTIN.1, query, lang)
}

fn hits(query: &str) -> Vec<Hit> {
    let groups = found(query, Lang::Zh).groups;
    groups.into_iter().flat_map(|group| group.hits).collect()
}

/// The labels of all that was found, the best first.
fn labels(query: &str) -> Vec<String> {
    hits(query).into_iter().map(|hit| hit.label).collect()
}

#[track_caller]
fn first(query: &str, label: &str) {
    assert_eq!(
        labels(query).first().map(String::as_str),
        Some(label),
        "{query}: {:?}",
        labels(query)
    );
}

#[track_caller]
fn nothing(query: &str) {
    assert_eq!(labels(query), Vec::<String>::new(), "{query}");
}

#[test]
fn a_city_is_found_by_any_of_its_names() {
    for query in [
        "luan",
        "liuan",
        "liu an",
        "lu an",
        "Lu'an",
        "LUAN",
        "la",
        "六安",
        "六安市",
        "ｌｕａｎ",
    ] {
        assert!(
            labels(query).contains(&"六安市".to_owned()),
            "{query}: {:?}",
            labels(query)
        );
    }
    for query in ["luan", "liuan", "lu an", "六安"] {
        first(query, "六安市");
    }
    first("ls", "丽水市");
    first("lishui", "丽水市");
    first("li shui", "丽水市");
    first("suzhou", "苏州市");
    first("zhangjiajie", "张家界市");
    first("zjj", "张家界市");
    first("恩施州", "恩施土家族苗族自治州");
}

#[test]
fn initials_that_two_cities_share_find_both() {
    let cz = labels("cz");
    assert!(
        cz.contains(&"郴州市".to_owned()) && cz.contains(&"长治市".to_owned()),
        "{cz:?}"
    );
    let mut cities = cz[..2].to_vec();
    cities.sort();
    assert_eq!(cities, ["郴州市", "长治市"]);
}

#[test]
fn a_pairing_is_found_from_either_side_in_full_or_in_brief() {
    for query in [
        "suxin",
        "xinsu",
        "苏信",
        "信苏",
        "信阳苏州",
        "苏州—信阳",
        "信阳市—苏州市",
        "xinyang suzhou",
        "suzhouxinyang",
        "p09",
        "xysz",
    ] {
        first(query, "信阳—苏州");
        assert_eq!(
            (hits(query)[0].name, &*hits(query)[0].value),
            ("sel", "p09"),
            "{query}"
        );
    }
}

#[test]
fn every_kind_of_thing_is_found_in_both_languages() {
    for (query, name, value) in [
        ("guangdong", "sel", "pr440000"),
        ("广东", "sel", "pr440000"),
        ("changsanjiao", "sel", "k-yrd"),
        ("yangtze", "sel", "k-yrd"),
        ("京津冀", "sel", "k-jjj"),
        ("dabieshan", "sel", "b-dabie-mountains"),
        ("太行", "sel", "b-taihang"),
        ("hongsewenhua", "sel", "t-red-culture"),
        ("red culture", "sel", "t-red-culture"),
        ("乡村振兴", "sel", "t-rural-urban"),
        ("leijiqianyuee", "ind", "signed-value"),
        ("签约额", "ind", "signed-value"),
        ("S64", "source", "S64"),
        ("临沂信息网", "source", "S06"),
    ] {
        let all = hits(query);
        let first = all
            .first()
            .unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(
            (first.name, &*first.value),
            (name, value),
            "{query}: {:?}",
            labels(query)
        );
    }
    let english = found("dabie", Lang::En);
    assert_eq!(
        english.groups[0].hits[0].label,
        "Dabie Mountains old revolutionary base area"
    );
}

#[test]
fn one_letter_may_be_wrong_from_four_letters_on() {
    for query in ["suzou", "suzhuo", "sizhou", "suzhoou", "uszhou"] {
        first(query, "苏州市");
    }
    first("粤港奥大湾区", "粤港澳大湾区");
    nothing("szq");
    nothing("qqqqqq");
}

#[test]
fn what_is_typed_right_goes_before_what_is_not() {
    // One letter of `jinan` makes it `jian`, which would be another city.
    first("jinan", "济南市");
    assert!(!labels("jinan").contains(&"吉安市".to_owned()));
    // And one letter less is that city, exactly.
    first("jian", "吉安市");
}

#[test]
fn what_fitted_is_marked_in_the_name_shown() {
    let hit = |query: &str| hits(query).remove(0);
    let marked = |text: &str, marks: &[[usize; 2]]| {
        let units: Vec<u16> = text.encode_utf16().collect();
        marks
            .iter()
            .map(|&[from, to]| String::from_utf16(&units[from..to]).unwrap())
            .collect::<Vec<_>>()
    };
    for (query, parts) in [
        ("suzh", vec!["苏州"]),
        ("su", vec!["苏"]),
        ("苏州", vec!["苏州"]),
        ("zjj", vec!["张家界"]),
    ] {
        let hit = hit(query);
        assert_eq!(marked(&hit.label, &hit.marks), parts, "{query}");
        assert_eq!(hit.also, "");
    }
    let pairing = hit("suxin");
    assert_eq!(marked(&pairing.label, &pairing.marks), ["信", "苏"]);
    // What fitted elsewhere is shown beside the name.
    let alias = hit("liuan");
    assert_eq!((alias.marks, &*alias.also), (vec![], "liu an"));
    assert_eq!(marked(&alias.also, &alias.also_marks), ["liu", "an"]);
    let english = &found("苏州", Lang::En).groups[0].hits[0];
    assert_eq!((&*english.label, &*english.also), ("Suzhou", "苏州市"));
}

#[test]
fn much_is_counted_and_little_is_listed() {
    let results = found("s", Lang::Zh);
    let listed: usize = results.groups.iter().map(|group| group.hits.len()).sum();
    assert!(results.total > listed, "{} > {listed}", results.total);
    assert!(
        results
            .groups
            .iter()
            .all(|group| (1..=6).contains(&group.hits.len()) && group.total >= group.hits.len())
    );
    assert_eq!(
        results
            .groups
            .iter()
            .map(|group| group.total)
            .sum::<usize>(),
        results.total
    );
}

#[test]
fn where_nothing_is_found_the_nearest_name_is_told() {
    for (query, nearest) in [
        ("shuzhuo", "苏州市"),
        ("zhangjjajei", "张家界市"),
        ("zzzzz", ""),
        ("", ""),
    ] {
        let results = found(query, Lang::Zh);
        assert_eq!((results.total, &*results.nearest), (0, nearest), "{query}");
    }
}

#[test]
fn anything_may_be_typed() {
    for query in [
        "",
        " ",
        "'",
        "——",
        "\u{0}",
        "😀",
        "ß",
        "ü",
        "𠀀𠀀𠀀𠀀",
        &"苏".repeat(500),
        &"a".repeat(5000),
    ] {
        let results = found(query, Lang::En);
        assert!(results.total < 500, "{query}");
    }
}
