use super::*;

fn matcher() -> (Dataset, Matcher) {
    let ds = Dataset::builtin().unwrap_or_else(|problems| panic!("{problems:?}"));
    let matcher = Matcher::new(&ds);
    (ds, matcher)
}

/// The number of the pairing that a text names.
fn pairing(matcher: &Matcher, text: &str) -> Option<u32> {
    match matcher.pairing(text) {
        Found::Known(id) => Some(id.0 + 1),
        _ => None,
    }
}

#[test]
fn every_pairing_is_found_by_every_form_of_its_names() {
    let (ds, matcher) = matcher();
    for (at, pairing) in ds.pairings.iter().enumerate() {
        let found = Found::Known(PairingId(at as u32));
        let (base, east) = (&ds[pairing.base], &ds[pairing.east]);
        let names = |city: &crate::dataset::City| {
            [
                city.name.zh.clone(),
                city.short.zh.clone(),
                city.name.en.clone(),
                city.name.en.to_uppercase() + " City",
                city.pinyin.clone(),
                city.pinyin.replace(' ', ""),
                city.adcode.clone(),
                [ds[city.province].name.zh.as_str(), city.name.zh.as_str()].concat(),
            ]
        };
        for (one, other) in names(base).iter().zip(&names(east)) {
            for between in [
                "—", "——", "-", " - ", "－", "/", " ／ ", "、", "与", "和", "对口", "\n", "→",
                " and ", "&",
            ] {
                for text in [
                    format!("{one}{between}{other}"),
                    format!("{other}{between}{one}"),
                ] {
                    assert_eq!(matcher.pairing(&text), found, "{text}");
                    assert_eq!(
                        matcher.pairing(&format!(" {text}对口合作 ")),
                        found,
                        "{text}"
                    );
                }
            }
        }
        for text in [
            format!("{}{}", base.name.zh, east.name.zh),
            format!("{}{}", east.short.zh, base.short.zh),
            format!("{}{}对口合作", east.short.zh, base.short.zh),
            format!("p{:02}", at + 1),
            format!("P{:02}", at + 1),
            format!("{}", at + 1),
            format!("{:02}", at + 1),
            base.short.zh.clone(),
            base.name.en.clone(),
        ] {
            assert_eq!(matcher.pairing(&text), found, "{text}");
        }
    }
}

#[test]
fn the_letters_in_use_name_pairings() {
    let (_, matcher) = matcher();
    for (text, number) in [
        ("苏信", 9),
        ("信苏对口合作", 9),
        ("沪明", 4),
        ("沪六", 8),
        ("广梅", 5),
        ("穗龙", 3),
        ("深赣", 1),
        ("莞吉", 2),
        ("锡延", 6),
        ("津庆", 7),
        ("甬黄", 10),
        ("甬丽", 20),
        ("杭恩", 15),
        ("京长", 17),
        ("苏—信", 9),
        ("沪-三明", 4),
        ("７", 7),
        ("苏州·信阳", 9),
        ("gz-sz", 1),
        ("Yan'an–Wuxi", 6),
        ("yanan wuxi", 6),
        ("liu an/shang hai", 8),
        ("无锡、延安", 6),
        ("恩施州—杭州市", 15),
        ("江西赣州—广东深圳", 1),
    ] {
        assert_eq!(pairing(&matcher, text), Some(number), "{text}");
    }
}

#[test]
fn what_may_be_several_is_ambiguous() {
    let (_, matcher) = matcher();
    let ids =
        |numbers: &[u32]| Found::Ambiguous(numbers.iter().map(|n| PairingId(n - 1)).collect());
    assert_eq!(matcher.pairing("cz"), ids(&[13, 17]));
    assert_eq!(matcher.pairing("深圳"), ids(&[1, 11, 18]));
    assert_eq!(matcher.pairing("广州市"), ids(&[3, 5]));
    assert_eq!(
        matcher.city("CZ"),
        Named::Ambiguous(vec![CityId(12), CityId(16)])
    );
}

#[test]
fn unknown_pairs_keep_their_names() {
    let (_, matcher) = matcher();
    for (text, first, second) in [
        ("延边州—宁波市", "延边州", "宁波市"),
        ("信阳—宁波", "信阳", "宁波"),
        ("哈尔滨市、深圳市", "哈尔滨市", "深圳市"),
        ("长春与天津", "长春", "天津"),
        ("Harbin - Shenzhen", "Harbin", "Shenzhen"),
        ("长春 天津", "长春", "天津"),
        ("延边州宁波市", "延边州", "宁波市"),
        ("信阳—苏洲", "信阳", "苏洲"),
        ("沈阳——北京", "沈阳", "北京"),
        ("甲—乙—丙", "甲", "乙—丙"),
        ("大连对口上海", "大连", "上海"),
    ] {
        let unknown = Found::Unknown {
            first: first.to_owned(),
            second: second.to_owned(),
        };
        assert_eq!(matcher.pairing(text), unknown, "{text}");
    }
    for text in [
        "",
        "—",
        "p21",
        "21",
        "007x",
        "哈尔滨",
        "合计",
        "信阳苏洲",
        "p01.03",
        "市",
        "无",
    ] {
        assert_eq!(matcher.pairing(text), Found::Nothing, "{text:?}");
    }
    for text in ["0", "全部", "All"] {
        assert_eq!(matcher.pairing(text), Found::Every, "{text:?}");
    }
}

#[test]
fn cities_are_found_by_every_name() {
    let (ds, matcher) = matcher();
    for (at, city) in ds.cities.iter().enumerate() {
        let known = Named::Known(CityId(at as u32));
        for name in [
            &city.name.zh,
            &city.short.zh,
            &city.name.en,
            &city.pinyin,
            &city.adcode,
        ] {
            assert_eq!(matcher.city(name), known, "{name}");
        }
        for name in &city.aliases {
            assert_eq!(matcher.city(name), known, "{name}");
        }
        for name in ["地区", "市"].map(|kind| city.short.zh.clone() + kind) {
            assert_eq!(matcher.city(&name), known, "{name}");
        }
        assert_eq!(matcher.city(&format!("c{}", city.adcode)), known);
    }
    for name in ["Enshi", "ENSHI SHI", "恩施州", "湖北恩施", "湖北省恩施州"] {
        assert_eq!(matcher.city(name), Named::Known(CityId(14)), "{name}");
    }
    for name in ["", "州", "苏", "苏洲", "南山区", "江苏", "x"] {
        assert_eq!(matcher.city(name), Named::Unknown, "{name:?}");
    }
}

#[test]
fn areas_and_indicators_are_found_by_every_name() {
    let (ds, matcher) = matcher();
    for (at, area) in ds.task_areas.iter().enumerate() {
        let known = Named::Known(TaskAreaId(at as u32));
        for name in [
            &area.slug,
            &area.name.zh,
            &area.name.en,
            &area.short.zh,
            &area.short.en,
        ] {
            assert_eq!(matcher.area(name), known, "{name}");
            assert_eq!(
                matcher.area(&format!(" {} ", name.to_uppercase())),
                known,
                "{name}"
            );
        }
        assert_eq!(matcher.area(&format!("t-{}", area.slug)), known);
        assert_eq!(matcher.area(&format!("{}", at + 1)), known);
    }
    for (at, indicator) in ds.indicators.iter().enumerate() {
        let known = Named::Known(IndicatorId(at as u32));
        for name in [&indicator.slug, &indicator.name.zh, &indicator.name.en] {
            assert_eq!(matcher.indicator(name), known, "{name}");
        }
    }
    let platforms = ds.indicator("joint-platforms").map(Named::Known);
    assert_eq!(Some(matcher.indicator("共建平台")), platforms);
    assert_eq!(Some(matcher.indicator("共建平台(园区、基地)")), platforms);
    assert_eq!(matcher.area("产业"), Named::Unknown);
    assert_eq!(matcher.indicator("签约"), Named::Unknown);
}

#[test]
fn units_are_found_and_moved_by_zeros() {
    let (ds, matcher) = matcher();
    for (at, unit) in ds.units.iter().enumerate() {
        let known = Named::Known(InUnit {
            unit: crate::dataset::UnitId(at as u32),
            zeros: 0,
        });
        for name in [&unit.slug, &unit.name.zh, &unit.name.en] {
            assert_eq!(matcher.unit(name), known, "{name}");
        }
    }
    for (text, slug, zeros) in [
        ("千元", "cny", 3),
        ("万亿元", "cny-yi", 4),
        ("百亿元", "cny-yi", 2),
        ("百万元", "cny-wan", 2),
        ("million yuan", "cny-wan", 2),
        ("billion yuan", "cny-yi", 1),
        ("亩", "mu-wan", -4),
        ("千瓦", "kw-wan", -4),
        ("平方米", "sqm-wan", -4),
        ("㎡", "sqm-wan", -4),
        ("万㎡", "sqm-wan", 0),
        ("RMB", "cny", 0),
        ("km²", "km2", 0),
        ("万平方公里", "km2", 4),
        ("万家", "firm", 4),
        ("亿人次", "visit-wan", 4),
        ("％", "pct", 0),
        ("元 人民币", "", 0),
        ("万", "", 0),
        ("", "", 0),
        ("克", "", 0),
        ("千克", "", 0),
        ("美元", "", 0),
        ("千文号", "", 0),
    ] {
        let found = match matcher.unit(text) {
            Named::Known(found) => (ds[found.unit].slug.clone(), found.zeros),
            _ => (String::new(), 0),
        };
        assert_eq!(found, (slug.to_owned(), zeros), "{text}");
    }
}
