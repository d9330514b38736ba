//! Figures as people read them: grouping, unit, how exact, planned or not.

mod amount;

pub use amount::{Amount, amount};

use crate::dataset::{Bound, Dataset, DateBasis, Dimension, Evidence, Reading, Scope, Unit, Value};
use crate::labels::years;
use crate::words::{Lang, fill};

/// A reading's figure, ready to show: `≥600亿元`, `≈12 billion yuan (planned)`.
pub fn reading_value(reading: &Reading, ds: &Dataset, lang: Lang) -> String {
    let value = match &reading.value {
        Value::Number { number, decimals } => quantity(*number, *decimals, &ds[reading.unit], lang),
        Value::Text(text) => text_value(text, lang),
    };
    qualified(reading, &value, lang)
}

/// The same figure written out, without 万, 亿, million or billion:
/// `≥60,000,000,000元`. Empty where [`reading_value`] writes it out already.
pub fn exact_value(reading: &Reading, ds: &Dataset, lang: Lang) -> String {
    let Value::Number { number, decimals } = reading.value else {
        return String::new();
    };
    let unit = &ds[reading.unit];
    let Some((name, zeros)) = counted(&unit.name.en) else {
        return String::new();
    };
    let name = match lang {
        Lang::Zh => unit.name.zh.trim_start_matches(['万', '亿']),
        Lang::En => name,
    };
    let figure = Decimal::new(number, decimals).shifted(zeros).trimmed();
    let holes = [("number", &*figure.grouped(lang)), ("unit", name)];
    let exact = qualified(reading, &fill(lang.words().quantity, &holes), lang);
    if exact == reading_value(reading, ds, lang) {
        return String::new();
    }
    exact
}

/// A figure with how exact it is and whether it is a plan.
fn qualified(reading: &Reading, value: &str, lang: Lang) -> String {
    let sign = match reading.value {
        Value::Number { .. } => bound_sign(reading.bound, lang),
        Value::Text(_) => "",
    };
    let value = [sign, value].concat();
    if reading.planned {
        fill(lang.words().planned_value, &[("value", &value)])
    } else {
        value
    }
}

/// What stands before a figure that is not exact.
pub fn bound_sign(bound: Bound, lang: Lang) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => lang.words().at_least,
        Bound::About => lang.words().about,
    }
}

/// The words that qualify a reading, the weightiest first.
pub fn reading_marks(reading: &Reading, lang: Lang) -> Vec<&'static str> {
    let words = lang.words();
    let mut marks = Vec::new();
    for (holds, word) in [
        (reading.planned, words.planned),
        (
            reading.evidence == Evidence::Secondary,
            words.secondary_source,
        ),
        (reading.scope == Scope::Part, words.scope_part),
        (reading.scope == Scope::Wider, words.scope_wider),
        (
            reading.date_basis != DateBasis::Stated,
            date_note(reading, lang),
        ),
    ] {
        if holds {
            marks.push(word);
        }
    }
    marks
}

/// What a reading's figure counts, and of how many rows of a file it is made where they
/// are several.
pub fn reading_note(reading: &Reading, lang: Lang) -> String {
    let (words, mut note) = (lang.words(), reading.note.get(lang).to_owned());
    if reading.rows > 1 {
        if !note.is_empty() {
            note.push_str(words.note_and);
        }
        let n = reading.rows.to_string();
        note.push_str(&fill(words.rows_together, &[("n", &n)]));
    }
    note
}

/// How a reading's date is known, where it does not stand in the text; else empty.
pub fn date_note(reading: &Reading, lang: Lang) -> &'static str {
    let words = lang.words();
    match reading.date_basis {
        DateBasis::Stated => "",
        DateBasis::Inferred => words.date_inferred,
        DateBasis::Published => words.date_of_publication,
    }
}

/// The kind of page a figure rests on, in words.
pub fn evidence_word(evidence: Evidence, lang: Lang) -> &'static str {
    let words = lang.words();
    match evidence {
        Evidence::Founding => words.evidence_founding,
        Evidence::Government => words.evidence_government,
        Evidence::Press => words.evidence_press,
        Evidence::Secondary => words.evidence_secondary,
        Evidence::File => words.evidence_file,
    }
}

/// A number with its unit. Chinese counts in 万 and 亿 and keeps the unit it
/// was published in; English has no such units, so 416.5 × 100 million yuan is
/// moved by whole digits, without rounding, to 41.65 billion yuan.
pub fn quantity(number: f64, decimals: u8, unit: &Unit, lang: Lang) -> String {
    let words = lang.words();
    let figure = Decimal::new(number, decimals);
    let name = unit.name.get(lang);
    let counted = counted(name).map(|(name, zeros)| (name, figure.shifted(zeros)));
    let (template, figure, name) = match (lang, counted) {
        (Lang::Zh, _) => (words.quantity, figure, name.to_owned()),
        (Lang::En, None) => {
            let name = if figure.is_one() {
                name.to_owned()
            } else {
                plural(name, unit.dimension)
            };
            (words.quantity, figure, name)
        }
        (Lang::En, Some((name, figure))) => {
            let (template, zeros) = match figure.whole_digits() {
                10.. => (words.quantity_billion, 9),
                7..10 => (words.quantity_million, 6),
                _ => (words.quantity, 0),
            };
            (template, figure.shifted(-zeros).trimmed(), name.to_owned())
        }
    };
    fill(
        template,
        &[("number", &figure.grouped(lang)), ("unit", &name)],
    )
}

/// What a unit counts in ten thousands or hundred millions, by its English
/// name, and how many zeros that is.
fn counted(name: &str) -> Option<(&str, i32)> {
    [("10,000 ", 4), ("100 million ", 8)]
        .into_iter()
        .find_map(|(prefix, zeros)| Some((name.strip_prefix(prefix)?, zeros)))
}

/// English units are named in the singular; money, per cent and computing power have no other form.
fn plural(name: &str, dimension: Dimension) -> String {
    // A unit that only has a Chinese name has no plural.
    let foreign = name.ends_with(|c| c >= '\u{2e80}');
    if name.is_empty() || foreign {
        return name.to_owned();
    }
    if matches!(
        dimension,
        Dimension::Money | Dimension::Percent | Dimension::Computing
    ) {
        return name.to_owned();
    }
    let (noun, rest) = match name.split_once('(') {
        Some((noun, _)) => name.split_at(noun.trim_end_matches(' ').len()),
        None => (name, ""),
    };
    match noun.strip_suffix('y') {
        Some(stem) => [stem, "ies", rest].concat(),
        None => [noun, "s", rest].concat(),
    }
}

/// A document number as it is, a grade and a span of years in words.
fn text_value(text: &str, lang: Lang) -> String {
    let (zh, words) = (Lang::Zh.words(), lang.words());
    let year = |year: &str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('-') {
        Some((start, end)) if year(start) && year(end) => years(start, end, lang),
        _ if text == zh.grade_excellent => words.grade_excellent.to_owned(),
        _ if text == zh.grade_first_group => words.grade_first_group.to_owned(),
        _ => text.to_owned(),
    }
}

/// A number for a program to read: no separators between thousands, a point, so
/// many decimals; empty for what is no number.
pub fn plain_number(number: f64, decimals: u8) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let decimal = Decimal::new(number, decimals);
    let (whole, fraction) = decimal.parts();
    let point = if fraction.is_empty() { "" } else { "." };
    [decimal.sign(), &whole, point, &fraction].concat()
}

/// A number as its digits and how many of them stand behind the point
/// (fewer than none: so many zeros follow).
#[derive(Clone)]
struct Decimal {
    /// Below zero; zero itself never is.
    negative: bool,
    digits: String,
    decimals: i32,
}

impl Decimal {
    fn new(number: f64, decimals: u8) -> Self {
        // A figure was written with at most fifteen digits, which a whole number
        // holds exactly. (Exact printing of every other float would travel along.)
        // A sum may have more: then its last ones, which a float does not know, are zeros.
        let mut scaled = (number.abs() * 10_f64.powi(i32::from(decimals))).round();
        let mut decimals = i32::from(decimals);
        while scaled >= 1e18 && scaled.is_finite() {
            scaled = (scaled / 10.0).round();
            decimals -= 1;
        }
        Decimal {
            negative: number < 0.0 && scaled > 0.0,
            digits: (scaled as u64).to_string(),
            decimals,
        }
    }

    fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    /// The digits before the point, one at the least, and those behind it.
    fn parts(&self) -> (String, String) {
        let zeros = "0".repeat(usize::try_from(-self.decimals).unwrap_or(0));
        let decimals = usize::try_from(self.decimals).unwrap_or(0);
        let digits = format!("{:0>width$}{zeros}", self.digits, width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let whole = Some(whole.trim_start_matches('0'))
            .filter(|whole| !whole.is_empty())
            .unwrap_or("0");
        (whole.to_owned(), fraction.to_owned())
    }

    /// Times ten to the power of `zeros`.
    fn shifted(&self, zeros: i32) -> Self {
        Decimal {
            decimals: self.decimals - zeros,
            ..self.clone()
        }
    }

    /// Without zeros at the end of the decimals.
    fn trimmed(mut self) -> Self {
        while self.decimals > 0 && self.digits.ends_with('0') {
            self.digits.pop();
            self.decimals -= 1;
        }
        self
    }

    fn is_one(&self) -> bool {
        !self.negative && self.decimals == 0 && self.digits == "1"
    }

    /// Digits before the point, leading zeros not counted.
    fn whole_digits(&self) -> i32 {
        match self.digits.trim_start_matches('0').len() {
            0 => 0,
            digits => i32::try_from(digits).unwrap_or(i32::MAX) - self.decimals,
        }
    }

    /// With commas between thousands: in English from four digits on, in
    /// Chinese from five, as their style books have it.
    fn grouped(&self, lang: Lang) -> String {
        let (whole, fraction) = self.parts();
        let from = if lang == Lang::Zh { 5 } else { 4 };
        let mut text = self.sign().to_owned();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && whole.len() >= from && (whole.len() - i).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if fraction.is_empty() {
            text
        } else {
            format!("{text}.{fraction}")
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn unit(ds: &Dataset, slug: &str) -> Unit {
        ds.units
            .iter()
            .find(|unit| unit.slug == slug)
            .unwrap()
            .clone()
    }

    #[test]
    fn numbers_read_well_in_both_languages() {
        let ds = Dataset::builtin().unwrap();
        for (number, decimals, slug, zh, en) in [
            (416.5, 1, "cny-yi", "416.5亿元", "41.65 billion yuan"),
            (600.0, 0, "cny-yi", "600亿元", "60 billion yuan"),
            (2.15, 2, "cny-yi", "2.15亿元", "215 million yuan"),
            (9000.0, 0, "cny-wan", "9000万元", "90 million yuan"),
            (12.0, 0, "cny-wan", "12万元", "120,000 yuan"),
            (20000.0, 0, "cny-yi", "20,000亿元", "2,000 billion yuan"),
            (
                220.0,
                0,
                "visit-wan",
                "220万人次",
                "2.2 million person-visits",
            ),
            (15.58, 2, "person-wan", "15.58万人", "155,800 persons"),
            (1.7, 1, "mu-wan", "1.7万亩", "17,000 mu"),
            (0.5, 1, "t-wan", "0.5万吨", "5,000 tonnes"),
            (20000.0, 0, "t", "20,000吨", "20,000 tonnes"),
            (1145.0, 0, "entry", "1145项", "1,145 entries"),
            (1.0, 0, "copy", "1份", "1 document"),
            (2.0, 0, "pair", "2对", "2 pairs"),
            (140.0, 0, "batch", "140批次", "140 visits (by group)"),
            (15.0, 0, "km2", "15平方公里", "15 square kilometres"),
            (44.6, 1, "pct", "44.6%", "44.6 per cent"),
            (600.0, 0, "pflops", "600P", "600 petaflops"),
            (38126.0, 0, "visit", "38,126人次", "38,126 person-visits"),
            (0.0, 0, "item", "0个", "0 items"),
            (0.0, 0, "cny-yi", "0亿元", "0 yuan"),
            (-0.0, 0, "item", "0个", "0 items"),
            (-1.0, 0, "item", "-1个", "-1 items"),
            (-416.5, 1, "cny-yi", "-416.5亿元", "-41.65 billion yuan"),
            (-38126.0, 0, "visit", "-38,126人次", "-38,126 person-visits"),
            (
                3e21,
                0,
                "item",
                "3,000,000,000,000,000,000,000个",
                "3,000,000,000,000,000,000,000 items",
            ),
        ] {
            let unit = unit(&ds, slug);
            assert_eq!(quantity(number, decimals, &unit, Lang::Zh), zh);
            assert_eq!(quantity(number, decimals, &unit, Lang::En), en);
        }
    }

    #[test]
    fn numbers_for_programs_keep_their_sign_and_their_decimals() {
        for (number, decimals, text) in [
            (416.5, 1, "416.5"),
            (-12.5, 1, "-12.5"),
            (0.05, 2, "0.05"),
            (-0.0, 0, "0"),
            (60_000_000_000.0, 0, "60000000000"),
            (20.0, 0, "20"),
            (1e18, 2, "1000000000000000000"),
            (f64::NAN, 0, ""),
        ] {
            assert_eq!(plain_number(number, decimals), text);
        }
    }

    #[test]
    fn a_reading_says_how_exact_it_is_and_whether_it_is_a_plan() {
        let ds = Dataset::builtin().unwrap();
        let value = |slug: &str, lang| {
            let reading = ds
                .readings
                .iter()
                .find(|reading| reading.slug == slug)
                .unwrap();
            reading_value(reading, &ds, lang)
        };
        for (slug, zh, en) in [
            ("F023", "≥600亿元", "≥60 billion yuan"),
            ("F040", "约120亿元（计划）", "≈12 billion yuan (planned)"),
            ("F021", "142家", "142 organisations"),
            ("F005", "2023—2027年", "2023–2027"),
            ("F004", "粤府〔2023〕7号", "粤府〔2023〕7号"),
            ("F054", "优秀", "Excellent"),
            ("F240", "第一梯队", "First group"),
        ] {
            assert_eq!(value(slug, Lang::Zh), zh);
            assert_eq!(value(slug, Lang::En), en);
        }
    }

    #[test]
    fn a_figure_can_be_written_out() {
        let ds = Dataset::builtin().unwrap();
        let exact = |slug: &str, lang| {
            let mut readings = ds.readings.iter();
            exact_value(readings.find(|r| r.slug == slug).unwrap(), &ds, lang)
        };
        for (slug, zh, en) in [
            ("F023", "≥60,000,000,000元", "≥60,000,000,000 yuan"),
            (
                "F040",
                "约12,000,000,000元（计划）",
                "≈12,000,000,000 yuan (planned)",
            ),
            ("F021", "", ""),
            ("F004", "", ""),
        ] {
            assert_eq!(exact(slug, Lang::Zh), zh);
            assert_eq!(exact(slug, Lang::En), en);
        }
        let mut reading = ds.readings[0].clone();
        for (number, decimals, slug, zh, en) in [
            (
                416.5,
                1,
                "cny-yi",
                "41,650,000,000元",
                "41,650,000,000 yuan",
            ),
            (0.5, 1, "t-wan", "5000吨", ""),
            (15.58, 2, "person-wan", "155,800人", ""),
            (
                220.0,
                0,
                "visit-wan",
                "2,200,000人次",
                "2,200,000 person-visits",
            ),
            (21.71, 2, "cny-wan", "217,100元", ""),
            (0.123_456, 6, "cny-wan", "1234.56元", ""),
        ] {
            reading.value = Value::Number { number, decimals };
            let at = ds.units.iter().position(|unit| unit.slug == slug).unwrap();
            reading.unit = crate::dataset::UnitId(at as u32);
            reading.bound = Bound::Exact;
            assert_eq!(exact_value(&reading, &ds, Lang::Zh), zh);
            assert_eq!(exact_value(&reading, &ds, Lang::En), en);
        }
    }

    #[test]
    fn a_note_says_how_many_rows_a_reading_is_made_of() {
        let mut reading = Dataset::builtin().unwrap().readings[1].clone();
        let note = reading.note.clone();
        assert_eq!(reading_note(&reading, Lang::Zh), note.zh);
        reading.rows = 12;
        assert_eq!(
            [Lang::Zh, Lang::En].map(|lang| reading_note(&reading, lang)),
            [
                format!("{}；由12行汇总", note.zh),
                format!("{}; 12 rows together", note.en)
            ]
        );
        reading.note = crate::dataset::Name::default();
        assert_eq!(reading_note(&reading, Lang::Zh), "由12行汇总");
    }

    #[test]
    fn marks_tell_what_weakens_a_reading() {
        let ds = Dataset::builtin().unwrap();
        let marks = |slug: &str| {
            reading_marks(
                ds.readings
                    .iter()
                    .find(|reading| reading.slug == slug)
                    .unwrap(),
                Lang::Zh,
            )
            .join("、")
        };
        assert_eq!(
            marks("F040"),
            "计划、二手来源、范围大于本结对、日期为发布日期"
        );
        assert_eq!(marks("F015"), "仅为其中一部分、日期系推定");
        assert_eq!(marks("F053"), "");
    }
}
