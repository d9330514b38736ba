//! Rules of base areas and cities.

use super::{filled, rows, slug, unique, wanted};
use crate::dataset::field::plain_number;
use crate::dataset::load::CLUSTERS;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{BaseAreaRow, Cell, CityRow, Tables};

wordings! {
    ADCODE: "“{value}”不是行政区划代码", "\"{value}\" is not a code of administrative divisions";
        "写六位数字的代码", "write its six digits";
    SHORT: "简称“{short}”不是全称“{value}”的开头", "name_zh \"{value}\" does not begin with short_zh \"{short}\"";
        "让全称以简称开头", "make the full name begin with the short one";
    PINYIN: "拼音“{value}”不是用空格分开的小写音节", "pinyin \"{value}\" is not lower-case syllables apart";
        "不标声调，音节之间空一格，如su zhou", "write syllables without tones, a space between them, as in su zhou";
    SYLLABLES: "拼音“{value}”与“{short}”字数不符", "pinyin \"{value}\" has not one syllable for each character of {short}";
        "一字一个音节", "write one syllable a character";
    ENGLISH: "英文名“{value}”与拼音“{pinyin}”不符", "name_en \"{value}\" does not fit pinyin \"{pinyin}\"";
        "按拼音写英文名", "spell the English name after the pinyin";
    ALIASES: "别名有空的或重复的：“{value}”", "aliases \"{value}\" hold an empty one or a double";
        "别名之间用一个竖线隔开，不重复", "separate different names by one bar";
    CLUSTER: "老区城市不应有城市群“{value}”", "a base-area city has the cluster \"{value}\"";
        "清空cluster和cluster_zh", "leave cluster and cluster_zh empty";
    DEGREES: "“{column}”的值“{value}”不在{low}至{high}度之间", "{column} {value} is not between {low} and {high} degrees";
        "核对经纬度是否填反", "check whether longitude and latitude are swapped";
}

pub(super) fn base_areas(tables: &Tables, report: &mut Report) {
    for row in &tables.base_areas {
        slug(row.id, report);
    }
    unique(tables.base_areas.iter().map(|row| row.name_zh), report);
    rows(&BaseAreaRow::TABLE, "", tables.base_areas.len(), 11, report);
}

pub(super) fn cities(tables: &Tables, report: &mut Report) {
    unique(tables.cities.iter().map(|row| row.short_zh), report);
    for row in &tables.cities {
        filled([row.pinyin, row.initials], report);
        codes(row, report);
        names(row, report);
        cluster(row, report);
        degrees(row.lon, 97, 123, report);
        degrees(row.lat, 21, 41, report);
    }
    let side = |side| {
        tables
            .cities
            .iter()
            .filter(|row| row.side.str() == side)
            .count()
    };
    rows(&CityRow::TABLE, " (side base)", side("base"), 20, report);
    rows(&CityRow::TABLE, " (side east)", side("east"), 15, report);
}

fn codes(row: &CityRow, report: &mut Report) {
    let code = row.adcode.str();
    let plain = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    match code
        .get(..2)
        .filter(|_| plain && ('1'..='6').any(|first| code.starts_with(first)))
    {
        Some(province) => wanted(row.province_adcode, &format!("{province}0000"), report),
        None => row.adcode.problem(&ADCODE, &[], report),
    }
}

fn names(row: &CityRow, report: &mut Report) {
    let (short, pinyin) = (row.short_zh.str(), row.pinyin.str());
    if !row.name_zh.str().starts_with(short) {
        row.name_zh.problem(&SHORT, &[("short", short)], report);
    }
    let syllables: Vec<_> = pinyin.split(' ').collect();
    if !syllables
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
    {
        row.pinyin.problem(&PINYIN, &[], report);
    } else if syllables.len() != short.chars().count() {
        row.pinyin.problem(&SYLLABLES, &[("short", short)], report);
    }
    let initials: String = syllables
        .iter()
        .filter_map(|part| part.chars().next())
        .collect();
    wanted(row.initials, &initials, report);
    if row.name_en.str().replace('\'', "").to_lowercase() != syllables.concat() {
        row.name_en.problem(&ENGLISH, &[("pinyin", pinyin)], report);
    }
    let mut aliases: Vec<_> = row.aliases.str().split('|').collect();
    let all = aliases.len();
    aliases.sort_unstable();
    aliases.dedup();
    if !row.aliases.is_empty() && (aliases.len() < all || aliases.contains(&"")) {
        row.aliases.problem(&ALIASES, &[], report);
    }
}

fn cluster(row: &CityRow, report: &mut Report) {
    match row.side.str() {
        "base" => {
            for cell in [row.cluster, row.cluster_zh]
                .into_iter()
                .filter(|cell| !cell.is_empty())
            {
                cell.problem(&CLUSTER, &[], report);
            }
        }
        _ => {
            if let Some((_, zh, _)) = CLUSTERS
                .iter()
                .find(|(slug, ..)| *slug == row.cluster.str())
            {
                wanted(row.cluster_zh, zh, report);
            }
        }
    }
}

fn degrees(cell: &Cell, low: i16, high: i16, report: &mut Report) {
    let within = |(degrees, _)| f64::from(low) < degrees && degrees < f64::from(high);
    if !plain_number(cell.str()).is_none_or(within) {
        cell.problem(
            &DEGREES,
            &[("low", &low.to_string()), ("high", &high.to_string())],
            report,
        );
    }
}
