//! The unit that a cell's number format writes behind the number, as `0.00"亿元"` does.
//! It is part of what people see and of what they mean, and nowhere else in the file.

use calamine::Style;

/// The units behind numbers above, below and at zero, each empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Units([Unit; 3]);

/// A unit, and how many thousands a number is divided by before it is shown in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Unit {
    pub(crate) name: String,
    pub(crate) thousands: i32,
}

impl Units {
    pub(crate) fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        format.map_or_else(Units::default, |format| Units::of_code(&format.format_code))
    }

    /// The unit that stands behind a number.
    pub(crate) fn behind(&self, number: f64) -> Option<&Unit> {
        let [above, below, zero] = &self.0;
        let unit = if number > 0.0 {
            above
        } else if number < 0.0 {
            below
        } else {
            zero
        };
        (!unit.name.is_empty()).then_some(unit)
    }

    /// The units of a code of up to four sections: above, below and at zero, for texts.
    fn of_code(code: &str) -> Self {
        let mut sections = Vec::new();
        let mut rest = code.chars();
        loop {
            let Some((unit, ended)) = section(&mut rest) else {
                return Units::default();
            };
            sections.push(unit);
            if ended {
                break;
            }
        }
        let unit = |at: usize| sections.get(at).or(sections.first());
        Units([0, 1, 2].map(|at| unit(at).cloned().unwrap_or_default()))
    }
}

/// A section's unit and whether it is the last section. `None` where sections are chosen
/// by something else than the sign, so that which one is shown is not known here.
fn section(chars: &mut std::str::Chars) -> Option<(Unit, bool)> {
    let (mut before, mut behind) = (String::new(), String::new());
    let (mut digits, mut thousands) = (false, 0);
    // Whether it is more than a number with something around it.
    let mut other = false;
    let mut ended = true;
    while let Some(c) = chars.next() {
        let mut literal = String::new();
        match c {
            ';' => {
                ended = false;
                break;
            }
            '"' => literal.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' | '!' => literal.extend(chars.next()),
            // The width of a character, and one that fills the cell.
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if inside.starts_with(['<', '>', '=']) {
                    return None;
                }
                // `[$¥-804]` is a sign and a language, others are colours.
                if let Some(sign) = inside.strip_prefix('$') {
                    literal.push_str(sign.split('-').next().unwrap_or_default());
                }
                other |= matches!(inside.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
            }
            '0' | '#' | '?' => {
                // `0!.0` shows a point where there is none.
                other |= !behind.is_empty();
                (digits, thousands) = (true, 0);
            }
            ',' if digits && behind.is_empty() => thousands += 1,
            '.' | ',' if behind.is_empty() => {}
            'G' | 'g' => {
                let rest = chars.as_str();
                let general = rest
                    .get(..6)
                    .is_some_and(|six| six.eq_ignore_ascii_case("eneral"));
                if general {
                    *chars = rest.get(6..).unwrap_or_default().chars();
                    other |= digits;
                    digits = true;
                } else {
                    other = true;
                }
            }
            '-' | '+' | '(' | ')' | ' ' => {}
            // Percents, fractions, powers, texts, dates and times.
            '%' | '/' | '@' => other = true,
            c if c.is_ascii_alphabetic() => other = true,
            c => literal.push(c),
        }
        let around = if digits { &mut behind } else { &mut before };
        around.push_str(literal.trim());
    }
    let alone = before.chars().all(|c| "¥￥$€£-+()（）".contains(c));
    let unit = if digits && !other && alone && is_unit(&behind) {
        Unit {
            name: behind,
            thousands,
        }
    } else {
        Unit::default()
    };
    Some((unit, ended))
}

/// Units that numbers in such tables have, without 十, 百, 千, 万 and 亿 before them. What
/// else may stand behind a number says something about it, and is not what it is counted in:
/// 2023年, 第3号.
const UNITS: &str = "元|美元|港元|欧元|个|项|份|对|次|批|批次|场|家|所|种|类|件|套|台|辆|列|班|班次|架次|条|张|株|\
    户|人|人次|名|位|吨|公斤|克|斤|公里|米|平方公里|平方千米|平方米|㎡|立方米|亩|公顷|瓦|瓦时|小时|天|%|％|P";

fn is_unit(text: &str) -> bool {
    let core = text.trim_start_matches(['十', '百', '千', '万', '亿', '萬', '億']);
    let multiplied = core.is_empty() && !text.is_empty();
    multiplied || UNITS.split('|').any(|unit| unit == core)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(code: &str) -> [(String, i32); 3] {
        Units::of_code(code)
            .0
            .map(|unit| (unit.name, unit.thousands))
    }

    #[test]
    fn units_stand_behind_the_digits() {
        for (code, name, thousands) in [
            ("0.00\"亿元\"", "亿元", 0),
            ("#,##0\"万元\"", "万元", 0),
            ("#,##0.00 \"万元\"", "万元", 0),
            ("0万元", "万元", 0),
            ("0\\个", "个", 0),
            ("0!个", "个", 0),
            ("General\"人次\"", "人次", 0),
            ("[Red]0.0[$亿元-804]", "亿元", 0),
            ("\"￥\"#,##0.0\"万元\"", "万元", 0),
            ("_ * #,##0.00\"元\"_ ", "元", 0),
            ("0.0\"%\"", "%", 0),
            ("#,##0,\"千元\"", "千元", 1),
            ("0.0,,\"百万元\"", "百万元", 2),
            ("0.0\"千瓦\"", "千瓦", 0),
            ("0.0\"万千瓦\"", "万千瓦", 0),
            ("0.0\"千米\"", "千米", 0),
            ("0.0\"亿\"", "亿", 0),
            // A quote that is never closed holds what there is.
            ("0\"元", "元", 0),
        ] {
            let [above, below, zero] = units(code);
            assert_eq!(above, (name.to_owned(), thousands), "{code}");
            assert_eq!((&below, &zero), (&above, &above), "{code}");
        }
    }

    #[test]
    fn each_sign_has_its_section() {
        let names = |code| units(code).map(|(name, _)| name);
        assert_eq!(names("0\"亿元\";-0\"万元\";\"无\""), ["亿元", "万元", ""]);
        assert_eq!(names("0\"亿元\";(0\"亿元\")"), ["亿元", "亿元", "亿元"]);
        assert_eq!(names("0;0\"亿元\";"), ["", "亿元", ""]);
    }

    #[test]
    fn what_is_no_unit_is_left_out() {
        for code in [
            "",
            "General",
            "0.00",
            "0%",
            "0%\"个\"",
            "0\"年\"",
            "0\"号\"",
            "\"第\"0\"对\"",
            "\"约\"0\"个\"",
            "\"个\"0",
            "0!.0,\"万\"",
            "0\"万\"0\"元\"",
            "[>=10000]0.0,\"千元\";0\"元\"",
            "0;[<0]0\"元\"",
            "yyyy\"年\"m\"月\"",
            "[h]\"小时\"",
            "[h]0\"小时\"",
            "# ?/?\"个\"",
            "0.00E+00\"元\"",
            "@\"元\"",
            "0 \"of them\"",
            "\"",
            "[",
            "\\",
            "G",
        ] {
            assert_eq!(Units::of_code(code), Units::default(), "{code}");
        }
    }
}
