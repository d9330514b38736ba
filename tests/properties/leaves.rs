//! What people's files hold: reading is the inverse of writing, in every form that
//! people write, and no text does harm.

use duikou::dataset::{Bound, PairingId};
use duikou::date::PartialDate;
use duikou::ingest::encoding::{self, Encoding, Form};
use duikou::ingest::place::{Found, Matcher, Named};
use duikou::ingest::when::Serials;
use duikou::ingest::{number, when};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

use super::BUILTIN;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(&BUILTIN));

/// Anything, and what looks like a figure, a date or a name.
fn any_text() -> impl Strategy<Value = String> {
    "\\PC{0,20}|[0-9.,% -]{0,12}|[0-9０-９，．万亿千百十元余多约近超≥<～—/-]{0,12}|[0-9年月日./T: -]{0,16}|[信阳苏州市深圳赣与和对—、 a-z]{0,12}"
}

/// A figure of at most fifteen digits and how many of them stand behind the point.
fn any_figure() -> impl Strategy<Value = (f64, u8)> {
    (
        0..1_000_000_000_000_000_u64,
        0..=15_u8,
        0..15_u32,
        any::<bool>(),
    )
        .prop_map(|(digits, decimals, fewer, negative)| {
            let digits = digits / 10_u64.pow(fewer);
            let value = digits as f64 / 10_f64.powi(i32::from(decimals));
            (
                if negative && digits > 0 {
                    -value
                } else {
                    value
                },
                decimals,
            )
        })
}

fn any_day() -> impl Strategy<Value = PartialDate> {
    (1900..=2200_i32, 1..=12_u8, 1..=31_u8, 0..3_u8).prop_filter_map(
        "in the calendar",
        |(year, month, day, known)| {
            PartialDate::checked(
                year,
                (known > 0).then_some(month),
                (known > 1).then_some(day),
            )
        },
    )
}

/// ASCII as an input method of full-width characters has it.
fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap(),
            c => c,
        })
        .collect()
}

/// Commas before each three digits in front of the point.
fn grouped(text: &str) -> String {
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text), |text| ("-", text));
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

proptest! {
    #[test]
    fn a_figure_is_read_as_it_was_written((value, decimals) in any_figure()) {
        let text = number::format(value, decimals);
        let read = |text: &str| number::parse(text).map(|figure| (figure.value, figure.bound, figure.unit.to_owned()));
        let expected = |bound, unit: &str| Ok((value, bound, unit.to_owned()));
        prop_assert_eq!(read(&text), expected(Bound::Exact, ""));
        prop_assert_eq!(read(&wide(&text)), expected(Bound::Exact, ""));
        prop_assert_eq!(read(&grouped(&text)), expected(Bound::Exact, ""));
        prop_assert_eq!(read(&format!(" {} 亿元 ", grouped(&text))), expected(Bound::Exact, "亿元"));
        if value >= 0.0 {
            prop_assert_eq!(read(&format!("约{text}家")), expected(Bound::About, "家"));
            prop_assert_eq!(read(&format!("{text}余人次")), expected(Bound::AtLeast, "人次"));
        }
        // Written again it is the same text, as far as fifteen digits go.
        let again = number::parse(&text).unwrap();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits <= 15 {
            prop_assert_eq!(again.decimals, decimals);
            prop_assert_eq!(&number::format(again.value, again.decimals), &text);
        }
        prop_assert_eq!(again.shifted(0).map(|same| same.value), Some(value));
    }

    #[test]
    fn every_float_is_read_to_the_last_bit(digits in any::<u64>(), scale in 0..19_usize) {
        let mut text = digits.to_string();
        while text.len() <= scale {
            text.insert(0, '0');
        }
        text.insert(text.len() - scale, '.');
        let text = text.trim_end_matches('.');
        prop_assert_eq!(number::parse(text).map(|figure| figure.value), Ok(text.parse::<f64>().unwrap()));
    }

    #[test]
    fn a_multiplier_moves_the_point(value in 1..100_000_u32, (word, zeros) in select(vec![("万", 4), ("亿", 8), ("百万", 6), ("万亿", 12)])) {
        let plain = number::parse(&format!("{value}{}", "0".repeat(zeros))).unwrap().value;
        prop_assert_eq!(number::parse(&format!("{value}{word}")).unwrap().value, plain);
        prop_assert_eq!(number::parse(&format!("{value}{word}余")).unwrap().value, plain);
    }

    #[test]
    fn a_date_is_read_as_it_was_written(date in any_day()) {
        prop_assert_eq!(when::parse(&date.to_string()), Some(date));
        let PartialDate { year, month, day } = date;
        let forms = match (month, day) {
            (Some(m), Some(d)) => vec![
                format!("{year}年{m}月{d}日"),
                format!("{year}.{m}.{d}"),
                format!("{year}/{m}/{d}"),
                format!("{year}{m:02}{d:02}"),
                format!("{year}-{m:02}-{d:02} 00:00:00"),
                date.label(duikou::words::Lang::En),
            ],
            (Some(m), None) => vec![format!("{year}年{m}月"), format!("{year}.{m:02}"), format!("{year}{m:02}"), date.label(duikou::words::Lang::En)],
            _ => vec![format!("{year}年"), format!("{year}年度")],
        };
        for form in forms {
            prop_assert_eq!(when::parse(&form), Some(date), "{}", form);
            prop_assert_eq!(when::parse(&wide(&form)), Some(date), "{}", form);
        }
    }

    #[test]
    fn a_day_number_is_its_day(number in 20_000..=80_000_i64) {
        let text = number.to_string();
        let days = |serials| when::read(&text, serials).map(PartialDate::first_day);
        prop_assert_eq!(days(Serials::From1900), Ok(number - 25_569));
        prop_assert_eq!(days(Serials::From1904), Ok(number - 25_569 + 1462));
    }

    #[test]
    fn no_text_does_harm(text in any_text()) {
        if let Ok(figure) = number::parse(&text) {
            prop_assert!(figure.value.is_finite() && text.contains(figure.unit) || figure.unit.ends_with('元'));
            // What was read can be written, and is then read as the same.
            let written = number::format(figure.value, 15);
            prop_assert!(number::parse(&written).is_ok(), "{} {}", text, written);
        }
        if let Some(date) = when::parse(&text) {
            prop_assert_eq!(when::parse(&date.to_string()), Some(date));
        }
        if let Found::Known(id) = MATCHER.pairing(&text) {
            prop_assert!(id.index() < BUILTIN.pairings.len());
        }
        if let Found::Unknown { first, second } = MATCHER.pairing(&text) {
            prop_assert!(!first.is_empty() && !second.is_empty());
            prop_assert!(text.contains(&first) && text.contains(&second));
        }
        let _ = (MATCHER.city(&text), MATCHER.area(&text), MATCHER.indicator(&text), MATCHER.unit(&text));
    }

    #[test]
    fn two_known_cities_are_their_pairing_or_none(a in 0..35_u32, b in 0..35_u32, between in select(vec!["—", "-", "、", "/", "与", " "])) {
        prop_assume!(a != b);
        let (one, other) = (&BUILTIN.cities[a as usize], &BUILTIN.cities[b as usize]);
        let text = format!("{}{between}{}", one.short.zh, other.name.zh);
        let paired = BUILTIN.pairings.iter().position(|pairing| {
            let cities = (pairing.base.0, pairing.east.0);
            cities == (a, b) || cities == (b, a)
        });
        let expected = match paired {
            Some(at) => Found::Known(PairingId(at as u32)),
            None => Found::Unknown { first: one.short.zh.clone(), second: other.name.zh.clone() },
        };
        prop_assert_eq!(MATCHER.pairing(&text), expected, "{}", text);
        prop_assert_eq!(MATCHER.city(&one.name.zh), Named::Known(duikou::dataset::CityId(a)));
    }

    #[test]
    fn an_encoded_text_is_told_and_decoded(text in "[信阳苏州深圳市对口合作进展表,，。0-9\r\n]{8,80}[信阳]", which in 0..4_usize) {
        let bytes = match which {
            0 => text.as_bytes().to_vec(),
            1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            2 => ["\u{feff}", text.as_str()].concat().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => ["\u{feff}", text.as_str()].concat().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        let expected = [Encoding::Utf8 { bom: false }, Encoding::Utf8 { bom: true }, Encoding::Utf16Le, Encoding::Utf16Be];
        prop_assert_eq!(encoding::form(&bytes), Form::Text(expected[which]));
        prop_assert_eq!(encoding::decode(&bytes).unwrap(), text);
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in any::<prop::sample::Index>()) {
        let whole = encoding::decode(&bytes).map(std::borrow::Cow::into_owned);
        if let Form::Text(found) = encoding::form(&bytes) {
            let cut = if bytes.is_empty() { 0 } else { cut.index(bytes.len()) };
            let (mut stream, mut text) = (encoding::Stream::new(found), String::new());
            stream.feed(&bytes[..cut], false, &mut text);
            stream.feed(&bytes[cut..], true, &mut text);
            prop_assert_eq!(whole, Ok(text));
        }
    }
}
