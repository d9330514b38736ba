//! The command-line program as its user meets it.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::process::Command;

use duikou::dataset::{Dataset, Files, csv};
use duikou::date::PartialDate;
use duikou::state::{State, View, parse};
use duikou::view::{Model, picture};

struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

fn duikou(args: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_duikou"))
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .output()
        .unwrap();
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = scratch(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn table(text: &str) -> Vec<Vec<String>> {
    csv::rows(text)
        .map(|row| row.unwrap().cells.into_iter().map(Into::into).collect())
        .collect()
}

#[test]
fn export_gives_the_twenty_pairings() {
    let ended = duikou(&["export", "pairings", "--format", "csv"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let rows = table(&ended.out);
    assert_eq!(rows.len(), 21);
    assert_eq!(rows[0][..3], ["编号", "序号", "老区重点城市"]);
    assert_eq!(rows[9][..3], ["p09", "9", "信阳市"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
}

#[test]
fn export_speaks_the_language_asked_for() {
    for (lang, heading, city) in [
        ("en", "base_city", "Xinyang"),
        ("zh-CN", "老区重点城市", "信阳市"),
    ] {
        let rows = table(&duikou(&["export", "pairings", "--lang", lang]).out);
        assert_eq!((rows[0][2].as_str(), rows[9][2].as_str()), (heading, city));
    }
}

#[test]
fn export_gives_every_table_as_csv_and_json() {
    for (name, count) in [
        ("pairings", 20),
        ("cities", 35),
        ("readings", 261),
        ("sources", 134),
        ("tasks", 9),
    ] {
        assert_eq!(
            table(&duikou(&["export", name]).out).len(),
            count + 1,
            "{name}"
        );
        let ended = duikou(&["export", name, "--format=json", "--lang=en"]);
        let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        assert_eq!(json.as_array().unwrap().len(), count, "{name}");
    }
}

#[test]
fn export_writes_the_file_named_in_the_format_of_its_name() {
    let path = scratch("tasks.json");
    let ended = duikou(&["export", "tasks", "-o", path.to_str().unwrap()]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""));
    let text = std::fs::read_to_string(&path).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json[0]["key"], "t-red-culture");
    assert_eq!(json[0]["measures"].as_array().unwrap().len(), 10);
}

#[test]
fn check_finds_nothing_wrong_with_the_built_in_data() {
    let ended = duikou(&["check"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), "no problems\n"));
    let path = file("cities.csv", Files::BUILTIN.cities);
    assert_eq!(duikou(&["check", &path]).code, Some(0));
}

#[test]
fn check_lists_every_problem_and_counts_them() {
    let text = Files::BUILTIN
        .sources
        .replace("S02,未注明", "S02,")
        .replace("2022-06-07,government", "2022-06-31,government");
    let path = file("sources.csv", text);
    let ended = duikou(&["check", &path]);
    assert_eq!(ended.code, Some(1));
    assert_eq!(
        ended.out,
        format!(
            "{path}:3:2: publisher_zh is empty; fill it in\n\
             {path}:12:4: published \"2022-06-31\" is not a date; write a real date as 2023, 2023-01 or 2023-01-19\n\
             2 problems\n"
        )
    );
    let chinese = duikou(&["check", "--lang", "zh-CN", &path]);
    assert!(
        chinese
            .out
            .contains(":3:2: “publisher_zh”为空; 填写这一栏\n")
            && chinese.out.ends_with("2 个问题\n")
    );
}

#[test]
fn check_names_files_it_cannot_take() {
    let odd = file("odd.csv", "a,b\n1,2\n");
    let latin = file("latin.csv", b"id,name_zh,name_en\nx,\xd0\xc5,y\n");
    let ended = duikou(&["check", &odd, &latin, "no/such/file.csv"]);
    assert_eq!(ended.code, Some(1));
    let lines: Vec<_> = ended.out.lines().collect();
    assert!(lines[0].starts_with(&format!(
        "{odd}:1:1: the headings are not understood: no column is known; give it a column “pairing”"
    )));
    assert_eq!(lines[1], format!("{odd}: no row was read"));
    assert_eq!(
        lines[2],
        format!("{latin}:2:2: the text is not UTF-8 from here on; save the file as UTF-8")
    );
    assert!(lines[3].starts_with("no/such/file.csv:1:1: the file cannot be read: "));
    assert_eq!(lines[4..], ["2 problems"]);
}

/// What the library draws, which the browser draws too.
fn drawn(view: View, query: &str, width: f64) -> String {
    let ds = Dataset::builtin().unwrap();
    let base = State {
        today: PartialDate::parse("2026-11-23"),
        ..State::default()
    };
    let (state, problems) = parse(query, &ds, &base);
    assert!(problems.is_empty());
    picture(&Model::new(ds), &state, view, width).svg
}

#[test]
fn render_draws_what_the_library_draws() {
    let today = ["render", "--today", "2026-11-23"];
    let render = |args: &[&str]| duikou(&[&today, args].concat());
    assert_eq!(render(&[]).out, drawn(View::Pairing, "", 1200.0));
    assert_eq!(
        render(&["--view", "timeline", "--width", "390"]).out,
        drawn(View::Timeline, "", 390.0)
    );
    let chosen = render(&["--state", "view=timeline&sel=p09&lang=en"]);
    assert_eq!(chosen.out, drawn(View::Timeline, "sel=p09&lang=en", 1200.0));
    let chinese = render(&[
        "--state",
        "view=timeline&lang=en",
        "--view",
        "pairing",
        "--lang",
        "zh-CN",
    ]);
    assert_eq!(chinese.out, drawn(View::Pairing, "", 1200.0));
}

#[test]
fn render_gives_at_least_the_height_asked_for() {
    let tall = duikou(&["render", "--height", "1500"]).out;
    assert!(tall.contains(" height=\"1500\" viewBox=\"0 0 12000 15000\""));
    assert_eq!(
        duikou(&["render", "--height", "100"]).out,
        duikou(&["render"]).out
    );
}

#[test]
fn render_says_what_it_cannot_read_in_a_state_and_goes_on() {
    let ended = duikou(&["render", "--state", "sel=p99", "--lang", "en"]);
    assert_eq!(ended.code, Some(0));
    assert!(ended.err.contains("p99") && ended.out.starts_with("<svg"));
}

#[test]
fn render_writes_html_with_table_and_sources() {
    for (lang, city) in [("zh-CN", "信阳市"), ("en", "Xinyang")] {
        let path = scratch(&format!("pairing-{lang}.html"));
        let ended = duikou(&["render", "--lang", lang, "-o", path.to_str().unwrap()]);
        assert_eq!(
            (ended.code, ended.out.as_str(), ended.err.as_str()),
            (Some(0), "", "")
        );
        let html = std::fs::read_to_string(&path).unwrap();
        assert!(html.starts_with(&format!(
            "<figure class=\"duikou-fallback\" lang=\"{lang}\">\n<svg "
        )));
        assert!(html.ends_with("</figcaption>\n</figure>\n"));
        assert_eq!(html.matches("<tr><td>").count(), 20);
        assert!(
            html.contains(&format!("<td>{city}</td>")) && html.contains("发改振兴〔2022〕766号")
        );
    }
}

/// A machine without a Chinese font gets no picture of boxes but a package's name.
#[test]
fn render_writes_png_or_says_which_font_is_missing() {
    let path = scratch("pairing.png");
    let ended = duikou(&[
        "render",
        "--width",
        "390",
        "--scale",
        "0.5",
        "-o",
        path.to_str().unwrap(),
    ]);
    if ended.code == Some(0) {
        let png = std::fs::read(&path).unwrap();
        assert_eq!(png.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
        assert_eq!(png.get(16..20), Some(&195_u32.to_be_bytes()[..]));
    } else {
        assert_eq!(ended.code, Some(1));
        assert!(ended.err.contains("fonts-noto-cjk") && ended.err.contains("fonts-wqy-microhei"));
    }
}

#[test]
fn render_takes_a_table_in_place_of_the_built_in_one() {
    let text = Files::BUILTIN
        .base_areas
        .replace("大别山革命老区", "大别山老区");
    let sound = file("base_areas.csv", text);
    let ended = duikou(&["render", "--data", &sound]);
    assert!(ended.code == Some(0) && ended.out.contains("大别山老区"));
    let broken = file(
        "broken_areas.csv",
        Files::BUILTIN.base_areas.replace("大别山革命老区", ""),
    );
    let ended = duikou(&["render", "--data", &broken]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    assert_eq!(
        ended.err,
        format!("{broken}:4:2: name_zh is empty; fill it in\n")
    );
}

#[test]
fn wrong_use_is_one_line_and_code_two() {
    for (args, says) in [
        (&[][..], "give a command"),
        (
            &["draw"],
            "there is no command \"draw\"; see `duikou --help`",
        ),
        (&["--loud"], "invalid option '--loud'"),
        (
            &["export"],
            "say what to export: pairings, cities, readings, sources, tasks; see `duikou export --help`",
        ),
        (
            &["export", "towns"],
            "table \"towns\" is not one of pairings, cities, readings, sources, tasks",
        ),
        (
            &["export", "tasks", "--format", "xml"],
            "--format \"xml\" is not one of csv, json",
        ),
        (
            &["export", "tasks", "--lang", "fr"],
            "--lang \"fr\" is neither zh-CN nor en",
        ),
        (
            &["export", "tasks", "--format"],
            "missing argument for option '--format'",
        ),
        (
            &["export", "tasks", "cities"],
            "unexpected argument \"cities\"",
        ),
        (
            &["export", "tasks", "-o", "no/such/folder/x.csv"],
            "cannot write no/such/folder/x.csv",
        ),
        (
            &["check", "--fast"],
            "invalid option '--fast'; see `duikou check --help`",
        ),
    ] {
        let ended = duikou(args);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(
            ended.err.starts_with("duikou: ") && ended.err.contains(says),
            "{args:?}: {}",
            ended.err
        );
        assert_eq!(ended.err.lines().count(), 1);
    }
}

#[test]
fn every_command_has_help() {
    for args in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["check", "--help"],
        &["export", "-h"],
    ] {
        let ended = duikou(args);
        assert_eq!(ended.code, Some(0), "{args:?}");
        assert!(
            ended.out.contains("usage: duikou") && ended.err.is_empty(),
            "{args:?}"
        );
    }
    assert!(duikou(&["--version"]).out.starts_with("duikou "));
}
