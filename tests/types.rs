//! The values that go to JavaScript have the shapes that `types.d.ts` promises.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use duikou::cube::Cube;
use duikou::dataset::{Dataset, PairingId, PairingInput, export};
use duikou::date::PartialDate;
use duikou::details::{detail, overview, profile};
use duikou::state::{Filter, Focus, State};
use duikou::view::{Model, sources, table};
use duikou::words::Lang;
use serde_json::{Value, json, to_value};

#[test]
fn the_exported_data_set_has_its_type() {
    let types = Types::read();
    let ds = Dataset::builtin().unwrap();
    types.check("DatasetExport", &to_value(export::dataset(&ds)).unwrap());
    let mut rolled_up = ds;
    rolled_up.readings[0].rows = 12;
    let exported = to_value(export::dataset(&rolled_up)).unwrap();
    types.check("DatasetExport", &exported);
    let rows = |at: usize| exported["readings"][at].get("rows");
    assert_eq!((rows(0), rows(1)), (Some(&json!(12)), None));
    let handed = Dataset::from_pairings(serde_json::from_value(handed()).unwrap()).unwrap();
    types.check(
        "DatasetExport",
        &to_value(export::dataset(&handed)).unwrap(),
    );
}

#[test]
fn every_detail_has_its_type() {
    let types = Types::read();
    let ds = Dataset::builtin().unwrap();
    let keys = [
        "p01",
        "p18",
        "c320500",
        "c411500",
        "b-taihang",
        "k-other",
        "pr440000",
        "t-red-culture",
        "p01.10",
    ];
    for key in keys {
        for lang in [Lang::Zh, Lang::En] {
            let key = ds.parse_key(key).unwrap();
            let (filter, focus) = (Filter::default(), Focus::default());
            let detail = detail(&ds, key, &filter, &focus, lang).unwrap();
            types.check("Detail", &to_value(detail).unwrap());
        }
    }
}

#[test]
fn every_row_and_every_source_has_its_type() {
    let types = Types::read();
    let model = Model::new(Dataset::builtin().unwrap());
    for lang in [Lang::Zh, Lang::En] {
        let state = State {
            lang,
            ..State::default()
        };
        let order = table::order(&model, &state);
        let rows = table::rows(&model, &state, &order, 0, order.len());
        assert!(rows.len() > 200);
        types.check("ReadingRow[]", &to_value(rows).unwrap());
        let entries = sources::entries(&model, &state);
        assert!(entries.len() > 90);
        types.check("SourceEntry[]", &to_value(entries).unwrap());
    }
}

#[test]
fn the_overview_has_its_type() {
    let ds = Dataset::builtin().unwrap();
    let overview = overview(&ds, &Filter::default(), Lang::En);
    Types::read().check("Overview", &to_value(overview).unwrap());
}

#[test]
fn every_pairing_in_brief_has_its_type() {
    let types = Types::read();
    let ds = Dataset::builtin().unwrap();
    let cube = Cube::new(&ds).unwrap();
    for number in 0..20 {
        for today in [None, PartialDate::parse("2026-11-25")] {
            let brief = profile(&ds, &cube, PairingId(number), today, Lang::Zh);
            types.check("Profile", &to_value(brief).unwrap());
        }
    }
}

#[test]
fn what_fits_the_type_of_pairings_can_be_handed_in() {
    Types::read().check("PairingInput", &handed());
    let whole: Result<PairingInput, _> = serde_json::from_value(handed());
    assert!(whole.is_ok());
    for field in handed().as_object().unwrap().keys() {
        let mut part = handed();
        part.as_object_mut().unwrap().remove(field);
        assert!(
            serde_json::from_value::<PairingInput>(part).is_err(),
            "{field} is needed"
        );
    }
}

#[test]
fn the_checker_finds_what_differs() {
    let types = Types::read();
    let good = json!({"label": "期限", "value": "2022—2030年"});
    assert_eq!(types.fault("Fact", &good), None);
    for bad in [
        json!({"label": "期限"}),
        json!({"label": "期限", "value": 1}),
        json!({"label": "期限", "value": "", "more": ""}),
        json!([]),
    ] {
        assert!(types.fault("Fact", &bad).is_some(), "{bad}");
    }
    assert!(types.fault("Evidence", &json!("rumour")).is_some());
    assert!(
        types
            .fault("[number, number] | null", &json!([1, 2, 3]))
            .is_some()
    );
}

fn handed() -> Value {
    json!({
        "east": [{"name": "东", "group": 0}],
        "base": [{"name": "老", "group": 0}],
        "clusters": [{"name": "群"}],
        "baseAreas": [{"name": "区"}],
        "pairings": [{"east": 0, "base": 0, "weight": 2}, {"east": 0, "base": 0}],
    })
}

/// The declarations of `types.d.ts`: aliases by their expression, interfaces
/// by their fields. Reads the subset of TypeScript that the file is written in.
struct Types {
    aliases: BTreeMap<String, String>,
    interfaces: BTreeMap<String, BTreeMap<String, String>>,
}

impl Types {
    fn read() -> Self {
        let (mut aliases, mut interfaces) = (BTreeMap::new(), BTreeMap::new());
        for line in include_str!("../src/types.d.ts").lines() {
            if let Some((name, expression)) = line
                .strip_prefix("export type ")
                .and_then(|rest| rest.split_once(" = "))
            {
                aliases.insert(name.to_owned(), expression.trim_end_matches(';').to_owned());
            } else if let Some((name, body)) = line
                .strip_prefix("export interface ")
                .and_then(|rest| rest.split_once(" { "))
            {
                let body = body
                    .strip_suffix(" }")
                    .unwrap_or_else(|| panic!("{name} stands on one line"));
                let fields = body
                    .split("; ")
                    .map(|field| field.trim_end_matches(';').split_once(": ").unwrap());
                let fields = fields
                    .map(|(field, kind)| (field.to_owned(), kind.to_owned()))
                    .collect();
                interfaces.insert(name.to_owned(), fields);
            } else {
                assert!(
                    line.is_empty() || line.starts_with("/**"),
                    "cannot read {line:?}"
                );
            }
        }
        Types {
            aliases,
            interfaces,
        }
    }

    fn check(&self, kind: &str, value: &Value) {
        assert_eq!(self.fault(kind, value), None);
    }

    /// What about a value does not fit a type, with its path.
    fn fault(&self, kind: &str, value: &Value) -> Option<String> {
        let options: Vec<_> = kind.split(" | ").collect();
        if options.len() > 1 {
            let fits = options
                .iter()
                .any(|option| self.fault(option, value).is_none());
            return (!fits).then(|| format!(": {value} is not {kind}"));
        }
        if let Some(item) = kind.strip_suffix("[]") {
            let Some(items) = value.as_array() else {
                return Some(format!(": {value} is no list"));
            };
            return items
                .iter()
                .enumerate()
                .find_map(|(i, value)| Some(format!("[{i}]{}", self.fault(item, value)?)));
        }
        if let Some(kinds) = kind
            .strip_prefix('[')
            .and_then(|kind| kind.strip_suffix(']'))
        {
            let kinds: Vec<_> = kinds.split(", ").collect();
            let items = value.as_array().filter(|items| items.len() == kinds.len());
            let Some(items) = items else {
                return Some(format!(": {value} is not {kind}"));
            };
            return kinds
                .iter()
                .zip(items)
                .find_map(|(kind, value)| self.fault(kind, value));
        }
        if let Some(fields) = self.interfaces.get(kind) {
            return self.object_fault(fields, value);
        }
        if let Some(expression) = self.aliases.get(kind) {
            return self.fault(expression, value);
        }
        let fits = match kind {
            "string" => value.is_string(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            literal if literal.starts_with('"') => {
                value.as_str() == Some(literal.trim_matches('"'))
            }
            other => panic!("{other} is not declared"),
        };
        (!fits).then(|| format!(": {value} is not {kind}"))
    }

    fn object_fault(&self, fields: &BTreeMap<String, String>, value: &Value) -> Option<String> {
        let Some(object) = value.as_object() else {
            return Some(format!(": {value} is no object"));
        };
        let declared =
            |name: &String| fields.contains_key(name) || fields.contains_key(&format!("{name}?"));
        if let Some(extra) = object.keys().find(|name| !declared(name)) {
            return Some(format!(".{extra} is not declared"));
        }
        fields.iter().find_map(|(field, kind)| {
            let name = field.trim_end_matches('?');
            match object.get(name) {
                Some(value) => Some(format!(".{name}{}", self.fault(kind, value)?)),
                None if name != field => None,
                None => Some(format!(".{name} is missing")),
            }
        })
    }
}
