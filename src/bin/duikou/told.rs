//! What is said of a file that was read, in lines.

use duikou::ingest::file::{Part, Tables};
use duikou::ingest::{Ask, Done, Field, Finding, Kind, Level, Outcome};
use duikou::words::{Lang, fill};

/// So many of those that are alike are listed.
const LISTED: usize = 3;

/// Every finding as `file:row:column: what; mend`, the weightiest first, of those that are
/// alike the first few; then what came of the rows.
pub(crate) fn lines(part: &Part, file: &str, lang: Lang) -> Vec<String> {
    let name = part.name(file);
    let mut lines = Vec::new();
    match &part.outcome {
        Outcome::Ask(ask) => lines.push(line(&name, &unknown(ask), lang)),
        Outcome::Done(done) => {
            for group in done.findings.groups() {
                for finding in group.list.iter().take(LISTED) {
                    lines.push(line(&name, finding, lang));
                }
                let more = (group.count as usize).saturating_sub(LISTED);
                if let (Some(next), true) = (group.list.get(LISTED), more > 0) {
                    let holes = [("place", &*place(&name, next)), ("n", &more.to_string())];
                    lines.push(fill(lang.words().told_more, &holes));
                }
            }
        }
    }
    lines.extend(summary(part, file, lang));
    lines
}

/// What came of a file's rows, in a line or two.
pub(crate) fn summary(part: &Part, file: &str, lang: Lang) -> Vec<String> {
    let (name, words) = (part.name(file), lang.words());
    match &part.outcome {
        Outcome::Ask(_) => vec![fill(words.told_unread, &[("file", &name)])],
        Outcome::Done(done) => {
            let Done {
                read,
                rejected,
                skipped,
                ask,
                ..
            } = &**done;
            let holes = [
                ("file", &*name),
                ("read", &read.to_string()),
                ("rejected", &rejected.to_string()),
                ("skipped", &skipped.to_string()),
                ("mapping", &ask.mapping.format()),
            ];
            vec![
                fill(words.told_columns, &holes),
                fill(words.told_read, &holes),
            ]
        }
    }
}

/// That hidden sheets were not read; nothing where there are none.
pub(crate) fn hidden(tables: &Tables, file: &str, lang: Lang) -> Option<String> {
    let words = lang.words();
    let mut sheets = Vec::with_capacity(tables.hidden.len());
    for name in &tables.hidden {
        sheets.push(["“", name, "”"].concat());
    }
    let holes = [("file", file), ("sheets", &*sheets.join(words.comma))];
    (!sheets.is_empty()).then(|| fill(words.told_hidden, &holes))
}

/// Whether a row, or the whole table, could not be read.
pub(crate) fn is_lossy(part: &Part) -> bool {
    let lossy = |kind: &Kind| kind.level() == Level::Rejected;
    match &part.outcome {
        Outcome::Ask(_) => true,
        Outcome::Done(done) => {
            let mut kinds = Kind::ALL.iter().filter(|kind| lossy(kind));
            kinds.any(|kind| done.findings.count(*kind) > 0)
        }
    }
}

/// That the headings are not understood, and what of them is.
fn unknown(ask: &Ask) -> Finding {
    let about = [Lang::Zh, Lang::En].map(|lang| {
        let words = lang.words();
        let mut names = Vec::new();
        for field in &ask.mapping.fields {
            if *field != Field::Ignored {
                names.push(field.name(lang));
            }
        }
        if names.is_empty() {
            return words.nothing_known.to_owned();
        }
        fill(
            words.known_columns,
            &[("columns", &names.join(words.comma))],
        )
    });
    Finding {
        kind: Kind::NoHeadings,
        row: ask.mapping.head,
        column: 0,
        value: String::new(),
        about,
    }
}

fn line(name: &str, finding: &Finding, lang: Lang) -> String {
    let (mut what, mend) = (finding.what(lang), finding.mend(lang));
    if !mend.is_empty() {
        what += "; ";
        what += &mend;
    }
    let holes = [("place", &*place(name, finding)), ("what", &what)];
    fill(lang.words().told_at, &holes)
}

/// `file:row:column`; 1 where the whole row or the whole file is meant.
fn place(name: &str, finding: &Finding) -> String {
    let Finding { row, column, .. } = finding;
    format!("{name}:{}:{}", row.max(&1), column.max(&1))
}
