//! The ways a thing's name may be typed.

use super::Thing;
use super::pinyin::Readings;
use crate::dataset::{Dataset, Key, Name, PairingId};
use crate::labels::{pairing_short, pairing_title};
use crate::words::Lang;

/// What kind of writing a form is; the order breaks ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// A name as it is.
    Name,
    /// Pinyin in full.
    Pinyin,
    /// First letters, or first characters, of each part. Not looked into.
    Initials,
    /// Another name.
    Alias,
}

/// Which text a form was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Home {
    /// The Chinese label.
    Zh,
    /// The English label.
    En,
    /// A text of its own.
    Other(String),
}

/// A text in the letters that are compared.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// Small letters, digits and characters, nothing else.
    pub(super) text: String,
    /// Of each byte, whether a word or syllable begins there.
    pub(super) starts: Vec<bool>,
    /// Of each byte, the place of the character it stands for in the original.
    pub(super) places: Vec<u16>,
}

/// One way to type a name.
pub(super) struct Form {
    pub(super) text: String,
    pub(super) starts: Vec<bool>,
    pub(super) places: Vec<u16>,
    pub(super) how: How,
    pub(super) home: Home,
}

impl Folded {
    fn push(&mut self, letters: &str, place: usize, starts: bool) {
        for at in 0..letters.len() {
            self.starts.push(starts && at == 0);
            self.places.push(place as u16);
        }
        self.text += letters;
    }

    fn append(mut self, other: Folded) -> Folded {
        self.text += &other.text;
        self.starts.extend(other.starts);
        self.places.extend(other.places);
        self
    }

    fn form(self, how: How, home: Home) -> Form {
        let Folded {
            text,
            starts,
            places,
        } = self;
        Form {
            text,
            starts,
            places,
            how,
            home,
        }
    }
}

/// Folds a text: full-width letters become plain, capitals small, spaces and marks
/// are left out. Each word begins anew, and so does each Chinese character.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut apart = true;
    for (place, character) in text.chars().enumerate() {
        let plain = match character {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(character as u32 - 0xfee0).unwrap_or(character)
            }
            'ü' | 'Ü' => 'v',
            other => other.to_ascii_lowercase(),
        };
        let plain = plain.to_ascii_lowercase();
        let letter = plain.is_ascii_alphanumeric();
        let mark = matches!(plain, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
        if letter || !(plain.is_ascii() || mark) {
            let mut bytes = [0; 4];
            let starts = apart || !letter;
            folded.push(plain.encode_utf8(&mut bytes), place, starts);
            apart = !letter;
        } else {
            // An apostrophe parts syllables (Xi'an), not words; both may be typed into.
            apart = true;
        }
    }
    folded
}

/// Hands over every form of a thing's name, always in the same order.
pub(super) fn each_form(
    ds: &Dataset,
    readings: &Readings,
    thing: Thing,
    give: &mut dyn FnMut(Form),
) {
    let named = |name: &Name, give: &mut dyn FnMut(Form)| named(name, readings, give);
    match thing {
        Thing::Key(Key::City(id)) => {
            let city = &ds[id];
            give(fold(&city.short.zh).form(How::Name, Home::Zh));
            give(fold(&city.name.zh).form(How::Name, Home::Zh));
            let read = spoken(&city.short.zh, &city.pinyin, readings);
            give(initials(&read, 0).form(How::Initials, Home::Zh));
            give(in_full(&read, 0).form(How::Pinyin, Home::Zh));
            give(fold(&city.name.en).form(How::Name, Home::En));
            for alias in &city.aliases {
                other(alias, give);
            }
        }
        Thing::Key(Key::Pairing(id)) => pairing(ds, readings, id, give),
        Thing::Key(Key::CountyPair(_)) => {}
        Thing::Key(Key::BaseArea(id)) => named(&ds[id].name, give),
        Thing::Key(Key::Cluster(id)) => named(&ds[id].name, give),
        Thing::Key(Key::Province(id)) => named(&ds[id].name, give),
        Thing::Key(Key::TaskArea(id)) => {
            let area = &ds[id];
            named(&area.name, give);
            other(&area.short.zh, give);
            other(&area.short.en, give);
        }
        Thing::Indicator(id) => named(&ds[id].name, give),
        Thing::Source(id) => {
            let source = &ds[id];
            give(fold(label(ds, thing, Lang::Zh).as_str()).form(How::Name, Home::Zh));
            if !source.title.is_empty() {
                give(
                    fold(&source.publisher).form(How::Alias, Home::Other(source.publisher.clone())),
                );
            }
            other(&source.slug, give);
        }
    }
}

/// What a thing is called in a list.
pub(super) fn label(ds: &Dataset, thing: Thing, lang: Lang) -> String {
    let name = |name: &Name| name.get(lang).to_owned();
    match thing {
        Thing::Key(Key::City(id)) => name(&ds[id].name),
        Thing::Key(Key::Pairing(id)) => pairing_short(ds, id, lang),
        Thing::Key(Key::CountyPair(id)) => ds[id].key.clone(),
        Thing::Key(Key::BaseArea(id)) => name(&ds[id].name),
        Thing::Key(Key::Cluster(id)) => name(&ds[id].name),
        Thing::Key(Key::Province(id)) => name(&ds[id].name),
        Thing::Key(Key::TaskArea(id)) => name(&ds[id].name),
        Thing::Indicator(id) => name(&ds[id].name),
        // As it was published, in whatever language.
        Thing::Source(id) => {
            let source = &ds[id];
            let text = if source.title.is_empty() {
                &source.publisher
            } else {
                &source.title
            };
            text.clone()
        }
    }
}

fn named(name: &Name, readings: &Readings, give: &mut dyn FnMut(Form)) {
    give(fold(&name.zh).form(How::Name, Home::Zh));
    let read = spoken(&name.zh, "", readings);
    give(initials(&read, 0).form(How::Initials, Home::Zh));
    give(in_full(&read, 0).form(How::Pinyin, Home::Zh));
    give(fold(&name.en).form(How::Name, Home::En));
}

fn other(text: &str, give: &mut dyn FnMut(Form)) {
    give(fold(text).form(How::Alias, Home::Other(text.to_owned())));
}

/// A pairing in either order: both names, the first characters (苏信, `suxin`).
fn pairing(ds: &Dataset, readings: &Readings, id: PairingId, give: &mut dyn FnMut(Form)) {
    let (base, east) = (&ds[ds[id].base], &ds[ds[id].east]);
    // In the label the eastern city stands behind the other and a dash.
    let after = base.short.zh.chars().count() + 1;
    let after_en = base.short.en.chars().count() + 1;
    let first = spoken(&base.short.zh, &base.pinyin, readings);
    let second = spoken(&east.short.zh, &east.pinyin, readings);
    let name = |city: &Name, lang: Lang, from: usize| shifted(fold(city.get(lang)), from);
    for turned in [false, true] {
        let two = |a: Folded, b: Folded| if turned { b.append(a) } else { a.append(b) };
        give(
            two(
                name(&base.short, Lang::Zh, 0),
                name(&east.short, Lang::Zh, after),
            )
            .form(How::Name, Home::Zh),
        );
        give(two(head(&first, 0, true), head(&second, after, true)).form(How::Initials, Home::Zh));
        give(
            two(head(&first, 0, false), head(&second, after, false)).form(How::Initials, Home::Zh),
        );
        give(two(initials(&first, 0), initials(&second, after)).form(How::Initials, Home::Zh));
        give(two(in_full(&first, 0), in_full(&second, after)).form(How::Pinyin, Home::Zh));
        give(
            two(
                name(&base.short, Lang::En, 0),
                name(&east.short, Lang::En, after_en),
            )
            .form(How::Name, Home::En),
        );
    }
    other(&pairing_title(ds, id, Lang::Zh), give);
    other(&ds.key_text(Key::Pairing(id)), give);
}

fn shifted(mut folded: Folded, by: usize) -> Folded {
    for place in &mut folded.places {
        *place += by as u16;
    }
    folded
}

/// The characters of a name with their readings: those given, syllable by syllable,
/// where there is one for each character, else those of the table.
fn spoken<'a>(name: &str, given: &'a str, readings: &Readings) -> Vec<(char, Option<&'a str>)> {
    let count = name.chars().count();
    let fits = given.split_ascii_whitespace().count() == count;
    let mut given = given.split_ascii_whitespace();
    let mut read = Vec::with_capacity(count);
    for character in name.chars() {
        let own = given.next().filter(|_| fits);
        read.push((character, own.or_else(|| readings.of(character))));
    }
    read
}

/// Pinyin in full, the characters' places counted from `from`.
fn in_full(read: &[(char, Option<&str>)], from: usize) -> Folded {
    let mut folded = Folded::default();
    for (place, (character, reading)) in (from..).zip(read) {
        match reading {
            Some(reading) => folded.push(reading, place, true),
            None => plain(*character, place, &mut folded),
        }
    }
    folded
}

/// The first letters of the syllables.
fn initials(read: &[(char, Option<&str>)], from: usize) -> Folded {
    let mut folded = Folded::default();
    for (place, (character, reading)) in (from..).zip(read) {
        match reading {
            Some(reading) => folded.push(&reading[..reading.len().min(1)], place, true),
            None => plain(*character, place, &mut folded),
        }
    }
    folded
}

/// The first character of a name, or its reading.
fn head(read: &[(char, Option<&str>)], place: usize, as_character: bool) -> Folded {
    let mut folded = Folded::default();
    if let Some(&(character, reading)) = read.first() {
        let mut bytes = [0; 4];
        match reading {
            Some(reading) if !as_character => folded.push(reading, place, true),
            _ => folded.push(character.encode_utf8(&mut bytes), place, true),
        }
    }
    folded
}

/// A letter or digit within a Chinese name.
fn plain(character: char, place: usize, folded: &mut Folded) {
    let mut bytes = [0; 4];
    let alone = fold(character.encode_utf8(&mut bytes));
    folded.push(&alone.text, place, true);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_spaces_and_marks_make_no_difference() {
        for text in [
            "Xi'an 2",
            "xian2",
            "ＸＩ　ＡＮ２",
            "X.i–a—n·2",
            "xi’an（2）",
        ] {
            assert_eq!(fold(text).text, "xian2", "{text}");
        }
        assert_eq!(fold("信阳—苏州").text, "信阳苏州");
        assert_eq!(fold(" 、，。！").text, "");
        let folded = fold("Xi'an, 信阳");
        let starts = folded.starts.iter().filter(|s| **s).count();
        assert_eq!(starts, 4);
        assert_eq!(folded.places.last(), Some(&8));
    }
}
