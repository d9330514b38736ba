//! How characters are read. Cities bring their pinyin along; of the characters in
//! all other built-in names each has one reading here, checked by hand where it
//! has several (长 of 长三角, 会 of 会商). A character that is not listed has none.

/// Each reading with its characters: `an安岸 ao澳`.
const READINGS: &str = include_str!("pinyin.txt");

/// The readings by character, made once for an index.
#[derive(Debug)]
pub(super) struct Readings(Vec<(char, &'static str)>);

impl Readings {
    pub(super) fn new() -> Readings {
        let mut all = Vec::new();
        for group in READINGS.split_ascii_whitespace() {
            let letters = group.bytes().take_while(u8::is_ascii).count();
            let (reading, characters) = group.split_at(letters);
            for character in characters.chars() {
                all.push((character, reading));
            }
        }
        Readings(all)
    }

    /// A character's reading in small letters without a tone, `ü` as `v`.
    pub(super) fn of(&self, character: char) -> Option<&'static str> {
        let (_, reading) = self.0.iter().find(|(known, _)| *known == character)?;
        Some(reading)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn every_character_of_a_name_has_one_reading_and_no_other_is_listed() {
        let ds = Dataset::builtin().unwrap();
        let mut names = String::new();
        for city in &ds.cities {
            names += &city.name.zh;
            names += &city.short.zh;
            names += &city.aliases.concat();
        }
        for name in ds.provinces.iter().map(|p| &p.name) {
            names += &name.zh;
        }
        for name in ds.clusters.iter().map(|c| &c.name) {
            names += &name.zh;
        }
        for name in ds.base_areas.iter().map(|b| &b.name) {
            names += &name.zh;
        }
        for area in &ds.task_areas {
            names += &area.name.zh;
            names += &area.short.zh;
        }
        for name in ds.indicators.iter().map(|i| &i.name) {
            names += &name.zh;
        }
        let readings = Readings::new();
        let chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        for character in names.chars().filter(chinese) {
            assert!(
                readings.of(character).is_some(),
                "{character} has no reading"
            );
        }
        for (at, (character, reading)) in readings.0.iter().enumerate() {
            assert!(names.contains(*character), "{character} occurs in no name");
            assert!(
                !readings.0[..at].iter().any(|(c, _)| c == character),
                "{character} twice"
            );
            assert!(reading.bytes().all(|b| b.is_ascii_lowercase()) && reading.len() < 7);
        }
    }

    #[test]
    fn cities_are_read_as_their_own_pinyin_says() {
        let ds = Dataset::builtin().unwrap();
        let readings = Readings::new();
        for city in &ds.cities {
            let read: Vec<_> = city
                .short
                .zh
                .chars()
                .map(|c| readings.of(c).unwrap())
                .collect();
            if !["六安"].contains(&&*city.short.zh) {
                assert_eq!(read.join(" "), city.pinyin);
            }
        }
    }
}
