//! An array of objects as delimited text, so that there is one engine. What can be
//! downloaded as JSON is an object that has such an array under `rows`.

use super::delimited::LONGEST_QUOTED;
use crate::dataset::csv::write_row;

/// Why a text is no array of objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATable {
    /// It is no JSON from this byte on.
    Syntax(usize),
    /// It is JSON, and neither an array of objects nor an object with one as its rows.
    Shape,
}

/// Objects within objects are told by their text; deeper ones are no table's.
const DEEPEST: usize = 32;

/// Whether a text looks like JSON rather than delimited text.
pub fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins = |bracket: char, next: [char; 2]| {
        let inner = text.strip_prefix(bracket).map(str::trim_start);
        inner.is_some_and(|inner| inner.starts_with(next))
    };
    begins('[', ['{', ']']) || begins('{', ['"', '}'])
}

/// The objects as RFC 4180 text: the keys in the order in which they come first are the
/// headings, and the object of number n stands in row n + 1.
///
/// # Errors
/// Where it is no array of objects.
pub fn table(text: &str) -> Result<String, NotATable> {
    let mut parser = Parser {
        bytes: text.as_bytes(),
        at: 0,
    };
    if parser.bytes.starts_with("\u{feff}".as_bytes()) {
        parser.at = 3;
    }
    let mut table = None;
    if parser.peek() == Some(b'{') {
        parser.list(b'{', b'}', &mut |parser| {
            let key = parser.string()?;
            parser.take(b':')?;
            // Of a key that comes twice the last one counts, as everywhere.
            if key == ROWS {
                table = Some(parser.table()?);
            } else {
                parser.value(0)?;
            }
            Ok(())
        })?;
    } else {
        table = Some(parser.table()?);
    }
    if parser.peek().is_some() {
        return Err(parser.wrong());
    }
    let Table { keys, rows } = table.ok_or(NotATable::Shape)?;
    let mut out = String::with_capacity(text.len().min(LONGEST_QUOTED));
    write_row(&mut out, keys.iter().map(String::as_str));
    for row in &rows {
        write_row(&mut out, row.iter().map(String::as_str));
    }
    Ok(out)
}

/// Under this key an object has its table.
const ROWS: &str = "rows";

/// Objects as rows of cells, with all keys that any of them has. Rows end with the last
/// key that was known when they came.
#[derive(Default)]
struct Table {
    keys: Vec<String>,
    rows: Vec<Vec<String>>,
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
}

type Each<'a, 'b> = &'a mut dyn FnMut(&mut Parser<'b>) -> Result<(), NotATable>;

impl<'a> Parser<'a> {
    fn wrong(&self) -> NotATable {
        NotATable::Syntax(self.at)
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), NotATable> {
        if self.peek() != Some(byte) {
            return Err(self.wrong());
        }
        self.at += 1;
        Ok(())
    }

    /// What stands between two brackets with commas between.
    fn list(&mut self, open: u8, close: u8, each: Each<'_, 'a>) -> Result<(), NotATable> {
        if self.peek() != Some(open) {
            return Err(NotATable::Shape);
        }
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.peek();
            each(self)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.wrong()),
            }
        }
    }

    fn table(&mut self) -> Result<Table, NotATable> {
        let mut table = Table::default();
        let Table { keys, rows } = &mut table;
        self.list(b'[', b']', &mut |parser| {
            let mut row: Vec<String> = vec![String::new(); keys.len()];
            if parser.peek() != Some(b'{') {
                return Err(NotATable::Shape);
            }
            parser.list(b'{', b'}', &mut |parser| {
                let key = parser.string()?;
                parser.take(b':')?;
                let value = parser.value(0)?;
                let at = keys.iter().position(|known| *known == key);
                let at = at.unwrap_or(keys.len());
                if at == keys.len() {
                    keys.push(key);
                    row.push(String::new());
                }
                if let Some(cell) = row.get_mut(at) {
                    *cell = value;
                }
                Ok(())
            })?;
            rows.push(row);
            Ok(())
        })?;
        Ok(table)
    }

    /// A value as a cell has it: null is nothing, a list or object its own text.
    fn value(&mut self, depth: usize) -> Result<String, NotATable> {
        let first = self.peek().ok_or_else(|| self.wrong())?;
        let start = self.at;
        match first {
            b'"' => return self.string(),
            b'[' | b'{' if depth < DEEPEST => {
                let close = if first == b'[' { b']' } else { b'}' };
                self.list(first, close, &mut |parser| {
                    if first == b'{' {
                        parser.string()?;
                        parser.take(b':')?;
                    }
                    parser.value(depth + 1).map(|_| ())
                })?;
            }
            b'[' | b'{' => return Err(NotATable::Shape),
            _ => {
                while let Some(byte) = self.bytes.get(self.at) {
                    if !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte) {
                        break;
                    }
                    self.at += 1;
                }
            }
        }
        let text = self.bytes.get(start..self.at).unwrap_or_default();
        match text {
            b"null" => Ok(String::new()),
            b"true" | b"false" | [b'[' | b'{' | b'-' | b'0'..=b'9', ..] => {
                Ok(String::from_utf8_lossy(text).into_owned())
            }
            _ => {
                self.at = start;
                Err(self.wrong())
            }
        }
    }

    fn string(&mut self) -> Result<String, NotATable> {
        self.take(b'"')?;
        let mut out = Vec::new();
        loop {
            let byte = *self.bytes.get(self.at).ok_or_else(|| self.wrong())?;
            self.at += 1;
            match byte {
                b'"' => return Ok(String::from_utf8_lossy(&out).into_owned()),
                b'\\' => {
                    let c = self.escape()?;
                    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                0..b' ' => {
                    self.at -= 1;
                    return Err(self.wrong());
                }
                _ => out.push(byte),
            }
        }
    }

    fn escape(&mut self) -> Result<char, NotATable> {
        let byte = self.bytes.get(self.at).copied();
        let wrong = self.wrong();
        self.at += 1;
        Ok(match byte.ok_or(wrong)? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let first = self.unit()?;
                let pair = (0xd800..0xdc00).contains(&first)
                    && self.bytes.get(self.at..self.at + 2) == Some(b"\\u");
                let mut units = vec![first];
                if pair {
                    self.at += 2;
                    units.push(self.unit()?);
                }
                let mut decoded = char::decode_utf16(units);
                let first = decoded.next().and_then(Result::ok);
                first.unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            _ => return Err(wrong),
        })
    }

    fn unit(&mut self) -> Result<u16, NotATable> {
        let digits = self.bytes.get(self.at..self.at + 4);
        let digits = digits.and_then(|digits| str::from_utf8(digits).ok());
        let hex = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = hex.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.wrong())?;
        self.at += 4;
        Ok(unit)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn objects_become_rows() {
        let text = r#"[{"结对":"p01","实际":12.50,"备注":null},
            {"实际":-3e2,"结对":"甲,\"乙\"\n","链接":"\ud83d\ude00\/"}, {}]"#;
        let wanted =
            "结对,实际,备注,链接\r\np01,12.50,\r\n\"甲,\"\"乙\"\"\n\",-3e2,,😀/\r\n,,,\r\n";
        assert_eq!(table(text).as_deref(), Ok(wanted));
        assert_eq!(table("[]").as_deref(), Ok("\r\n"));
        let nested = table(r#"[{"a":[1,{"b":2}],"c":true}]"#).unwrap();
        let taken = table(r#"{"meta": {"rows": [{"x": 1}]}, "rows": [{"a": 1}, {"b": null}]}"#);
        assert_eq!(taken.as_deref(), Ok("a,b\r\n1\r\n,\r\n"));
        let twice = table(r#"{"rows": [{"a": 1}], "rows": [{"b": 2}], "x": [[]]}"#);
        assert_eq!(twice.as_deref(), Ok("b\r\n2\r\n"));
        assert_eq!(nested, "a,c\r\n\"[1,{\"\"b\"\":2}]\",true\r\n");
    }

    #[test]
    fn what_is_no_table_says_where() {
        for (text, wrong) in [
            ("", NotATable::Shape),
            ("{}", NotATable::Shape),
            ("[1]", NotATable::Shape),
            ("{\"meta\":{}}", NotATable::Shape),
            ("{\"rows\":{}}", NotATable::Shape),
            ("{\"rows\":[1]}", NotATable::Shape),
            ("{\"rows\":[]", NotATable::Syntax(10)),
            ("[{\"a\":1", NotATable::Syntax(7)),
            ("[{\"a\":x}]", NotATable::Syntax(6)),
            ("[{\"a\":1}] x", NotATable::Syntax(10)),
            ("[{\"a\":1},]", NotATable::Shape),
        ] {
            assert_eq!(table(text), Err(wrong), "{text}");
        }
        let deep = ["[{\"a\":", &"[".repeat(100_000)].concat();
        assert_eq!(table(&deep), Err(NotATable::Shape));
    }

    #[test]
    fn only_arrays_of_objects_and_objects_look_like_json() {
        for (text, json) in [
            ("\u{feff} [ {", true),
            ("[]", true),
            ("{ \"rows\"", true),
            ("[1]", false),
            ("{a}", false),
            ("a,b", false),
        ] {
            assert_eq!(is_json(text), json, "{text}");
        }
    }
}
