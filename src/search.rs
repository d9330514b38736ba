//! Finding things by name while somebody types: Chinese, pinyin, initials,
//! English, other names; with one letter wrong where nothing else is found.
//!
//! Every name is put into a few *forms*: letters and characters in small, without
//! spaces and marks, all in one text. A keystroke runs over the forms in order. A
//! word of bits for each tells which letters it has, so that most are passed by
//! without being read.

mod forms;
mod matching;
mod nearest;
mod pinyin;
mod tell;

pub use tell::{Group, Hit, Results, search};

use crate::dataset::{
    BaseAreaId, CityId, ClusterId, Dataset, IndicatorId, Key, PairingId, ProvinceId, SourceId,
    TaskAreaId,
};
use forms::{Folded, How, each_form};
use matching::Match;
use pinyin::Readings;

/// What can be found, in the order of the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A city.
    City,
    /// A pairing.
    Pairing,
    /// A base area.
    BaseArea,
    /// A city cluster.
    Cluster,
    /// A province.
    Province,
    /// A task area or safeguard.
    Area,
    /// An indicator.
    Indicator,
    /// A source.
    Source,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 8] = [
        Kind::City,
        Kind::Pairing,
        Kind::BaseArea,
        Kind::Cluster,
        Kind::Province,
        Kind::Area,
        Kind::Indicator,
        Kind::Source,
    ];
}

/// One thing that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// What a key names.
    Key(Key),
    /// An indicator.
    Indicator(IndicatorId),
    /// A source.
    Source(SourceId),
}

impl Thing {
    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            Thing::Key(Key::City(_)) => Kind::City,
            Thing::Key(Key::Pairing(_) | Key::CountyPair(_)) => Kind::Pairing,
            Thing::Key(Key::BaseArea(_)) => Kind::BaseArea,
            Thing::Key(Key::Cluster(_)) => Kind::Cluster,
            Thing::Key(Key::Province(_)) => Kind::Province,
            Thing::Key(Key::TaskArea(_)) => Kind::Area,
            Thing::Indicator(_) => Kind::Indicator,
            Thing::Source(_) => Kind::Source,
        }
    }
}

/// The names of a data set, ready to be searched.
#[derive(Debug)]
pub struct Index {
    readings: Readings,
    things: Vec<Thing>,
    forms: Vec<Form>,
    /// The forms' letters, one after the other.
    text: Vec<u8>,
    /// Of each byte of the text, whether a word or syllable begins there.
    starts: Vec<bool>,
}

/// One way to write a name.
#[derive(Debug)]
struct Form {
    thing: u32,
    at: u32,
    length: u32,
    how: How,
    letters: u64,
}

/// A thing that was found.
#[derive(Debug, Clone, Copy)]
struct Found {
    thing: u32,
    met: Match,
    /// Length of the form, for which of two is nearer.
    length: u32,
}

impl Index {
    /// Reads the names of a data set.
    pub fn new(ds: &Dataset) -> Index {
        let mut index = Index {
            readings: Readings::new(),
            things: things(ds),
            forms: Vec::new(),
            text: Vec::new(),
            starts: Vec::new(),
        };
        for (number, &thing) in (0..).zip(&index.things) {
            let (forms, text, starts) = (&mut index.forms, &mut index.text, &mut index.starts);
            each_form(ds, &index.readings, thing, &mut |form| {
                forms.push(Form {
                    thing: number,
                    at: text.len() as u32,
                    length: form.text.len() as u32,
                    how: form.how,
                    letters: matching::letters(form.text.as_bytes()),
                });
                text.extend_from_slice(form.text.as_bytes());
                starts.extend_from_slice(&form.starts);
            });
        }
        index
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The best of each kind, at most so many, the best first; and how many of each
    /// kind there are. Typing errors are forgiven only where no name begins so.
    fn find(&self, query: &Folded, most: usize) -> ([Vec<Found>; Kind::ALL.len()], [usize; 8]) {
        let direct = self.gather(query, false, most);
        let begins = |found: &Vec<Found>| {
            found
                .first()
                .is_some_and(|first| first.met.rank < matching::INSIDE)
        };
        if query.text.chars().count() < matching::FORGIVEN || direct.0.iter().any(begins) {
            return direct;
        }
        self.gather(query, true, most)
    }

    fn gather(
        &self,
        query: &Folded,
        forgive: bool,
        most: usize,
    ) -> ([Vec<Found>; Kind::ALL.len()], [usize; 8]) {
        let mut best: [Vec<Found>; Kind::ALL.len()] = Default::default();
        let mut totals = [0; Kind::ALL.len()];
        if query.text.is_empty() {
            return (best, totals);
        }
        let wanted = matching::Wanted::new(query.text.as_bytes(), forgive);
        let mut at = 0;
        while at < self.forms.len() {
            let thing = self.forms[at].thing;
            let mut found: Option<Found> = None;
            while at < self.forms.len() && self.forms[at].thing == thing {
                let form = &self.forms[at];
                let here = form.at as usize..(form.at + form.length) as usize;
                let met = wanted.meet(
                    form.how,
                    form.letters,
                    &self.text[here.clone()],
                    &self.starts[here],
                );
                if let Some(met) = met {
                    let next = Found {
                        thing,
                        met,
                        length: form.length,
                    };
                    if found.is_none_or(|before| nearer(&next, &before)) {
                        found = Some(next);
                    }
                }
                at += 1;
            }
            if let Some(found) = found {
                let kind = self.things[thing as usize].kind() as usize;
                totals[kind] += 1;
                keep(&mut best[kind], found, most);
            }
        }
        (best, totals)
    }
}

/// Whether one find is nearer to what was typed than another.
fn nearer(a: &Found, b: &Found) -> bool {
    (a.met.rank, a.length) < (b.met.rank, b.length)
}

/// Puts a find into its place among the best.
fn keep(best: &mut Vec<Found>, found: Found, most: usize) {
    let mut place = best.len();
    while place > 0 && nearer(&found, &best[place - 1]) {
        place -= 1;
    }
    if place < most {
        best.truncate(most - 1);
        best.insert(place, found);
    }
}

/// Everything that has a name, in the order of the tables.
fn things(ds: &Dataset) -> Vec<Thing> {
    let mut things = Vec::new();
    let mut add = |count: usize, thing: &dyn Fn(u32) -> Thing| {
        for number in 0..count as u32 {
            things.push(thing(number));
        }
    };
    add(ds.cities.len(), &|n| Thing::Key(Key::City(CityId(n))));
    add(ds.pairings.len(), &|n| {
        Thing::Key(Key::Pairing(PairingId(n)))
    });
    add(ds.base_areas.len(), &|n| {
        Thing::Key(Key::BaseArea(BaseAreaId(n)))
    });
    add(ds.clusters.len(), &|n| {
        Thing::Key(Key::Cluster(ClusterId(n)))
    });
    add(ds.provinces.len(), &|n| {
        Thing::Key(Key::Province(ProvinceId(n)))
    });
    add(ds.task_areas.len(), &|n| {
        Thing::Key(Key::TaskArea(TaskAreaId(n)))
    });
    add(ds.indicators.len(), &|n| Thing::Indicator(IndicatorId(n)));
    add(ds.sources.len(), &|n| Thing::Source(SourceId(n)));
    things
}
