//! What `duikou check` says of the files here, to the letter. `DUIKOU_ACCEPT=1` writes anew.

use std::process::Command;

const FILES: [&str; 11] = [
    "data.json",
    "gb18030.csv",
    "good.csv",
    "hostile.csv",
    "messy.csv",
    "other.csv",
    "semicolon.csv",
    "unknown.csv",
    "utf16.csv",
    "wide.csv",
    "years.csv",
];

#[test]
fn every_file_is_told_as_before() {
    for name in FILES {
        for lang in ["zh-CN", "en"] {
            let ended = Command::new(env!("CARGO_BIN_EXE_duikou"))
                .current_dir("tests/files")
                .args(["check", "--lang", lang, name])
                .output()
                .unwrap();
            let said = String::from_utf8(ended.stdout).unwrap();
            let path = format!("tests/files/said/{name}.{lang}.txt");
            if std::env::var_os("DUIKOU_ACCEPT").is_some() {
                std::fs::write(&path, &said).unwrap();
            }
            let before = std::fs::read_to_string(&path).unwrap();
            assert_eq!(said, before, "{name} in {lang}");
            let lossy = ["hostile.csv", "messy.csv", "unknown.csv"].contains(&name);
            assert_eq!(ended.status.code(), Some(i32::from(lossy)), "{name}");
        }
    }
}
