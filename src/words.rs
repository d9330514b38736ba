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
