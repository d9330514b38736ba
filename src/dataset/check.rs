//! One file of the data set, as somebody changed it: everything wrong with it.

use super::Dataset;
use super::csv;
use super::problem::{Problem, Report, Wording, wordings};
use super::tables::{Files, TABLES, Table};

wordings! {
    NOT_UTF8: "从这里起不是UTF-8编码", "the text is not UTF-8 from here on";
        "把文件另存为UTF-8", "save the file as UTF-8";
    UNKNOWN_HEADER: "表头“{found}”不属于任何数据表", "the header \"{found}\" is that of no table";
        "用以下表头之一：{known}", "use one of {known}";
    EMPTY: "文件没有内容", "the file is empty"; "第一行写以下表头之一：{known}", "start it with one of {known}";
}

/// Every problem of one file; see [`read_file`]. Problems that it causes in
/// the other tables come last, named by their own files.
pub fn check_file(name: &str, bytes: &[u8]) -> Vec<Problem> {
    read_file(name, bytes).err().unwrap_or_default()
}

/// Whether a file is one of the data set's own tables, whatever is wrong with it, or has
/// nothing in it that could tell.
pub fn is_table(bytes: &[u8]) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // Of a table with a foreign byte its header is still to be read.
        Err(error) => bytes
            .get(..error.valid_up_to())
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default(),
    };
    let header = header(text);
    let first = header.first().map(String::as_str);
    let fits = |table: &Table| table.header.first().copied() == first;
    bytes.is_empty() || table_of(&header).is_some_and(fits)
}

/// The built-in data set with one table taken from a file. Its header tells
/// which table it is.
///
/// # Errors
/// Every problem of the file and of its fit with the other tables.
pub fn read_file(name: &str, bytes: &[u8]) -> Result<Dataset, Vec<Problem>> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| not_utf8(name, bytes, error.valid_up_to()))?;
    let header = header(text);
    let Some(table) = table_of(&header) else {
        let known: Vec<_> = TABLES
            .iter()
            .map(|table| format!("{} ({})", table.file, table.header.join(",")))
            .collect();
        let wording = if header.is_empty() {
            &EMPTY
        } else {
            &UNKNOWN_HEADER
        };
        let (known, found) = (known.join("; "), header.join(","));
        return Err(one(
            name,
            (1, 1),
            wording,
            &[("known", &known), ("found", &found)],
        ));
    };
    Dataset::read(&Files::BUILTIN.with(table.file, text)).map_err(|mut problems| {
        for problem in problems
            .iter_mut()
            .filter(|problem| problem.file == table.file)
        {
            name.clone_into(&mut problem.file);
        }
        problems.sort_by_key(|problem| problem.file != name);
        problems
    })
}

fn header(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = csv::rows(text).next().and_then(Result::ok);
    first
        .map(|row| row.cells.into_iter().map(Into::into).collect())
        .unwrap_or_default()
}

/// The table with this header, or the one that most of its headings belong
/// to: a misspelt heading is that table's problem, not an unknown table.
fn table_of(header: &[String]) -> Option<&'static Table> {
    let shared = |table: &Table| {
        table
            .header
            .iter()
            .filter(|heading| header.iter().any(|own| own == *heading))
            .count()
    };
    let exact = TABLES.iter().find(|table| table.header.iter().eq(header));
    let nearest = TABLES
        .iter()
        .max_by_key(|table| shared(table))
        .filter(|table| 2 * shared(table) > table.header.len());
    exact.or(nearest).copied()
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Vec<Problem> {
    let before = bytes.get(..valid).unwrap_or(bytes);
    let line = before.split(|byte| *byte == b'\n').count();
    let last = before
        .rsplit(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let cell = last.split(|byte| *byte == b',').count();
    one(name, (line as u32, cell as u32), &NOT_UTF8, &[])
}

fn one(
    name: &str,
    (row, column): (u32, u32),
    wording: &Wording,
    holes: &[(&str, &str)],
) -> Vec<Problem> {
    let mut report = Report::default();
    report.add(name, row, column, wording, holes);
    report.problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        check_file("my/file.csv", bytes)
            .iter()
            .map(Problem::to_string)
            .collect()
    }

    #[test]
    fn a_sound_table_has_no_problem() {
        for text in Files::BUILTIN.texts() {
            assert_eq!(lines(text.as_bytes()), [""; 0]);
        }
    }

    #[test]
    fn problems_carry_the_name_given() {
        let text = Files::BUILTIN.pairings.replace("411500", "999999");
        let found = lines(text.as_bytes());
        assert!(found.iter().any(|line| {
            line.starts_with("my/file.csv:10:2: base_adcode \"999999\" is not in cities.csv; ")
        }));
        assert!(found.iter().any(|line| {
            line.starts_with("cities.csv:10:2: the base-area city stands in no pairing; ")
        }));
    }

    #[test]
    fn a_misspelt_heading_is_that_tables_problem() {
        let text = Files::BUILTIN.pairings.replace("same_province", "same");
        let found = lines(text.as_bytes());
        assert!(found.len() == 1, "{found:?}");
        assert!(
            found[0].starts_with("my/file.csv:1:5: heading 5 is \"same\", not \"same_province\"; ")
        );
    }

    #[test]
    fn an_unknown_table_is_told_the_known_ones() {
        let found = lines(b"a,b\n1,2\n");
        assert!(found[0].starts_with("my/file.csv:1:1: the header \"a,b\" is that of no table; use one of base_areas.csv (id,name_zh,name_en); "));
        assert!(found[0].contains("progress.csv (id,pairing,date,") && found.len() == 1);
        assert!(
            lines(b"")[0].starts_with("my/file.csv:1:1: the file is empty; start it with one of ")
        );
    }

    #[test]
    fn another_encoding_is_named_at_its_first_byte() {
        assert_eq!(
            lines(b"no,a\n1,\xd0\xc5"),
            ["my/file.csv:2:2: the text is not UTF-8 from here on; save the file as UTF-8"]
        );
    }
}
