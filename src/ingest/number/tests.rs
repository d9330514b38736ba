#![allow(clippy::excessive_precision)] // as the texts beside them have it

use super::*;

fn read(text: &str) -> Result<(f64, u8, Bound, &str), NotANumber> {
    parse(text).map(|figure| (figure.value, figure.decimals, figure.bound, figure.unit))
}

#[test]
fn reads_numbers_as_people_write_them() {
    for (text, value, decimals, unit) in [
        ("0", 0.0, 0, ""),
        ("416.50", 416.5, 2, ""),
        (" 1,234.5 ", 1234.5, 1, ""),
        ("１，２３４．５", 1234.5, 1, ""),
        ("1 234 567", 1_234_567.0, 0, ""),
        ("1'234", 1234.0, 0, ""),
        ("12.5%", 12.5, 1, "%"),
        ("１２．５％", 12.5, 1, "％"),
        ("５．５亿元", 5.5, 1, "亿元"),
        ("5.5 亿元", 5.5, 1, "亿元"),
        ("3.2万", 32_000.0, 0, ""),
        ("3.25亿", 325_000_000.0, 0, ""),
        ("1.00005万", 10_000.5, 1, ""),
        ("2万亿", 2e12, 0, ""),
        ("15.58万人", 15.58, 2, "万人"),
        ("2.5万亿元", 2.5, 1, "万亿元"),
        ("3亿5000万元", 350_000_000.0, 0, "元"),
        ("1亿2千万", 120_000_000.0, 0, ""),
        ("5.5 million", 5_500_000.0, 0, ""),
        ("5.5 billion yuan", 5.5, 1, "billion yuan"),
        ("-5", -5.0, 0, ""),
        ("−5", -5.0, 0, ""),
        ("－５", -5.0, 0, ""),
        ("–5.0", -5.0, 1, ""),
        ("-0", 0.0, 0, ""),
        ("+12.5%", 12.5, 1, "%"),
        ("1.5E+03", 1500.0, 0, ""),
        ("1.5e-3", 0.0015, 4, ""),
        (".5", 0.5, 1, ""),
        ("¥1,234.50", 1234.5, 2, "元"),
        ("￥5.5亿", 5.5, 1, "亿元"),
        ("人民币300万元", 300.0, 0, "万元"),
        ("15 km2", 15.0, 0, "km2"),
        ("600P", 600.0, 0, "P"),
        ("300元/亩", 300.0, 0, "元/亩"),
        ("12.300000000000001", 12.300_000_000_000_001, 13, ""),
        ("66.66666666666667", 66.666_666_666_666_67, 13, ""),
        ("0.30000000000000004", 0.1 + 0.2, 15, ""),
        ("18446744073709551615", 18_446_744_073_709_551_615.0, 0, ""),
    ] {
        assert_eq!(
            read(text),
            Ok((value, decimals, Bound::Exact, unit)),
            "{text}"
        );
    }
    assert!(parse("-0").is_ok_and(|figure| figure.value.is_sign_positive()));
}

#[test]
fn reads_how_exact_a_figure_is() {
    for (text, value, bound, unit) in [
        ("约110亿元", 110.0, Bound::About, "亿元"),
        ("近 200 家", 200.0, Bound::About, "家"),
        ("≈12", 12.0, Bound::About, ""),
        ("～12％", 12.0, Bound::About, "％"),
        ("110亿元左右", 110.0, Bound::About, "亿元"),
        ("about 12", 12.0, Bound::About, ""),
        ("600余", 600.0, Bound::AtLeast, ""),
        ("600余家", 600.0, Bound::AtLeast, "家"),
        ("600多亿元", 600.0, Bound::AtLeast, "亿元"),
        ("3万余人", 30_000.0, Bound::AtLeast, "人"),
        ("3.2万多", 32_000.0, Bound::AtLeast, ""),
        ("600+", 600.0, Bound::AtLeast, ""),
        ("≥600", 600.0, Bound::AtLeast, ""),
        (">= 600", 600.0, Bound::AtLeast, ""),
        ("＞６００家", 600.0, Bound::AtLeast, "家"),
        ("超600亿元", 600.0, Bound::AtLeast, "亿元"),
        ("超过600亿元", 600.0, Bound::AtLeast, "亿元"),
        ("逾1,200人次", 1200.0, Bound::AtLeast, "人次"),
        ("600亿元以上", 600.0, Bound::AtLeast, "亿元"),
        ("At least 5", 5.0, Bound::AtLeast, ""),
    ] {
        assert_eq!(read(text), Ok((value, 0, bound, unit)), "{text}");
    }
}

#[test]
fn says_why_a_text_is_no_figure() {
    for (reason, texts) in [
        (
            NotANumber::Nothing,
            ["", "—", "/", "暂无", "\u{3000}"].as_slice(),
        ),
        (NotANumber::SpreadsheetError, &["#N/A", "#DIV/0!", "＃REF!"]),
        (
            NotANumber::Range,
            &["100-200", "100～200亿元", "3—5家", "100至200", "5 - 7"],
        ),
        (
            NotANumber::AtMost,
            &[
                "不超过600",
                "<600",
                "≤6%",
                "600以内",
                "不足 5 家",
                "6家以下",
            ],
        ),
        (NotANumber::Brackets, &["(12)", "（1,200.5）", "( 12% )"]),
        (
            NotANumber::Grouping,
            &[
                "1,23",
                "1,2345",
                "1.234,5",
                "12,34,567",
                "0,123",
                "1234,567",
                ",123",
            ],
        ),
        (
            NotANumber::TooLong,
            &[
                "18446744073709551616",
                "0.0000000000000000001",
                "1e30",
                "20000000万亿",
            ],
        ),
        (
            NotANumber::Words,
            &[
                "优秀",
                "2023.1.19",
                "5.",
                "..5",
                "几百",
                "3万5",
                "3.5亿5000万",
                "约600余",
                "1/2",
                "3、5",
                "5亿元3",
                "12 34",
                "600（含在建）",
                "a5",
                "--",
                "5%5",
                "¥5家",
                "万",
                "5 6",
                "3万4亿",
                "十",
                "1.2.3",
                "0x10",
                "5；6",
                "NaN5",
            ],
        ),
    ] {
        for text in texts {
            let expected = if *text == "--" {
                NotANumber::Nothing
            } else {
                reason
            };
            assert_eq!(read(text), Err(expected), "{text:?}");
        }
    }
}

#[test]
fn a_shifted_figure_keeps_its_digits() {
    let shifted = |text, zeros| {
        let figure = parse(text).ok()?.shifted(zeros)?;
        Some((figure.value, figure.decimals))
    };
    assert_eq!(shifted("5.55", 3), Some((5550.0, 0)));
    assert_eq!(shifted("5000", -4), Some((0.5, 1)));
    assert_eq!(shifted("-0.07", 2), Some((-7.0, 0)));
    assert_eq!(shifted("1", 40), None);
}

#[test]
fn writes_what_it_reads() {
    for (value, decimals, text) in [
        (0.0, 0, "0"),
        (-0.0, 2, "0.00"),
        (416.5, 2, "416.50"),
        (0.05, 2, "0.05"),
        (-7.25, 2, "-7.25"),
        (1e15, 0, "1000000000000000"),
        (-0.001, 1, "0.0"),
        (1_234_567.25, 15, "1234567.25000000"),
        (0.999_999_999_999_999_9, 15, "1.00000000000000"),
        (f64::NAN, 0, ""),
        (f64::INFINITY, 0, ""),
    ] {
        assert_eq!(format(value, decimals), text);
    }
}
