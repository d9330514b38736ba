//! Every word shown to people, in Chinese and English, from one table.
//!
//! A key that lacks a language does not compile. `{name}`-style holes are
//! filled by [`fill`].

use serde::Serialize;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Simplified Chinese, `zh-CN`.
    #[default]
    Zh,
    /// English, `en`.
    En,
}

impl Lang {
    /// Reads a BCP 47 tag; anything but Chinese and English is `None`.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

macro_rules! table {
    ($($key:ident: $zh:literal, $en:literal;)*) => {
        /// The table's columns as one struct, so that the compiler finds a missing word.
        #[derive(Debug, Clone, Serialize)]
        #[allow(missing_docs)]
        pub struct Words { $(pub $key: &'static str,)* }
        const ZH: Words = Words { $($key: $zh,)* };
        const EN: Words = Words { $($key: $en,)* };
        /// Every key with its two texts, for tests and for the TypeScript type.
        pub const TABLE: &[(&str, &str, &str)] = &[$((stringify!($key), $zh, $en),)*];
    };
}

table! {
    // Headings of the pairing diagram's columns.
    cluster: "城市群", "City cluster";
    province: "省份", "Province";
    eastern_city: "东部城市", "Eastern city";
    base_city: "老区重点城市", "Old-area key city";
    base_area: "革命老区", "Old revolutionary base area";

    // Names of pairings and what they are under.
    pairing: "结对", "Pairing";
    pairing_title: "{base} — {east}", "{base} — {east}";
    pairing_short: "{base}—{east}", "{base}–{east}";
    pairing_sentence: "{base}与{east}结对，{area}，{term}", "{base} paired with {east}, {area}, {term}";
    pairing_within: "，两市同属{province}", ", both in {province}";
    all_pairings: "全部结对", "All pairings";
    county_pair: "区县结对", "County-level pair";
    term: "期限", "Term";
    city_in_province: "{city}（{province}）", "{city} ({province})";
    same_province: "同省结对", "Within one province";
    same_province_value: "两市同属{province}", "Both cities are in {province}";
    eastern_cities: "东部城市", "Eastern cities";
    base_cities: "老区重点城市", "Old-area key cities";
    pairings: "结对", "Pairings";
    since: "起始时间", "Since";
    subtitle: "{first} · {second}", "{first} · {second}";
    comma: "、", ", ";

    // The plan and its sections.
    task: "重点任务", "Task area";
    safeguard: "保障措施", "Safeguard";
    section: "第{part}部分", "Section {part}";
    section_item: "第{part}部分（{item}）", "Section {part} ({item})";
    plan_section: "《{title}》（{number}）{section}", "{title} ({number}), {section}";

    // Readings: figures, and the words that qualify them.
    at_least: "≥", "≥";
    about: "约", "≈";
    quantity: "{number}{unit}", "{number} {unit}";
    years: "{start}—{end}年", "{start}–{end}";
    quantity_million: "{number}百万{unit}", "{number} million {unit}";
    quantity_billion: "{number}十亿{unit}", "{number} billion {unit}";
    planned: "计划", "planned";
    planned_value: "{value}（计划）", "{value} (planned)";
    grade_excellent: "优秀", "Excellent";
    grade_first_group: "第一梯队", "First group";
    secondary_source: "二手来源", "secondary source";
    date_inferred: "日期系推定", "date inferred";
    date_of_publication: "日期为发布日期", "date of publication";
    scope_part: "仅为其中一部分", "part of the pairing only";
    scope_wider: "范围大于本结对", "covers more than the pairing";
    no_reading: "未见公开数据。这不等于没有开展工作，也不能当作零。", "No public figure found. This does not mean that nothing was done, nor does it count as zero.";

    // Sources.
    source: "来源", "Source";
    evidence_founding: "基础文件", "founding document";
    evidence_government: "政府网站", "government page";
    evidence_press: "新闻媒体", "press";
    evidence_secondary: "二手来源", "secondary source";
    publisher_unknown: "未注明发布者", "publisher not named";

    // Dates.
    date_year: "{year}年", "{year}";
    date_month: "{year}年{month}", "{month} {year}";
    date_day: "{year}年{month}{day}日", "{day} {month} {year}";
    january: "1月", "January";
    february: "2月", "February";
    march: "3月", "March";
    april: "4月", "April";
    may: "5月", "May";
    june: "6月", "June";
    july: "7月", "July";
    august: "8月", "August";
    september: "9月", "September";
    october: "10月", "October";
    november: "11月", "November";
    december: "12月", "December";
}

/// Fills `{name}` holes: `fill("{n} pairings", &[("n", "20")])` is `20 pairings`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}
