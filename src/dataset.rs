//! The pairings, the plan behind them and what is publicly known of progress:
//! typed, indexed by newtype ids, and checked once when it is read.

mod builtin;
mod check;
mod count;
pub mod csv;
pub mod export;
mod field;
mod handed;
mod key;
mod load;
mod packing;
mod problem;
mod rules;
mod tables;

use serde::{Serialize, Serializer};

use crate::date::PartialDate;
use crate::words::Lang;
pub use check::{check_file, is_table, read_file};
pub use count::count;
pub(crate) use handed::decimals;
pub use handed::{CityInput, GroupInput, LinkInput, PairingInput, ReadingColumns};
pub use key::Key;
pub use problem::Problem;
use problem::Report;
use tables::Cell;
pub use tables::{Files, TABLES, Table};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $field:ident: $item:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// The row's position in its table.
            pub fn index(self) -> usize { self.0 as usize }
        }
        impl std::ops::Index<$name> for Dataset {
            type Output = $item;
            fn index(&self, id: $name) -> &$item { &self.$field[id.index()] }
        }
    )*};
}

ids! {
    /// A province-level unit.
    ProvinceId => provinces: Province;
    /// A city cluster of the east.
    ClusterId => clusters: Cluster;
    /// An old revolutionary base area.
    BaseAreaId => base_areas: BaseArea;
    /// A city, eastern or base-area.
    CityId => cities: City;
    /// A pairing of two cities.
    PairingId => pairings: Pairing;
    /// A pairing of two districts or counties under a pairing of cities.
    CountyPairId => county_pairs: CountyPair;
    /// One of the plan's five task areas or four safeguards.
    TaskAreaId => task_areas: TaskArea;
    /// A measure named under a task area or safeguard.
    MeasureId => measures: Measure;
    /// A unit of measurement.
    UnitId => units: Unit;
    /// An indicator.
    IndicatorId => indicators: Indicator;
    /// A published page or document.
    SourceId => sources: Source;
    /// One published figure about one pairing at one date.
    ReadingId => readings: Reading;
}

/// Declares kinds of something, each with its word in files, queries and exports.
macro_rules! kinds {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $kind,)+ }

        impl $name {
            /// Every kind.
            pub const ALL: [$name; [$($word,)+].len()] = [$($name::$kind,)+];
            const WORDS: [&'static str; Self::ALL.len()] = [$($word,)+];

            /// The word used in files, queries and exports.
            pub fn name(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// Reads that word.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|kind| kind.name() == text)
            }

            /// The kind in a cell; the first where the cell has none, which is reported.
            fn read(cell: &Cell, report: &mut Report) -> Self {
                Self::ALL[cell.word(&Self::WORDS, report).unwrap_or(0)]
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Name {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Name {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl Dataset {
    /// Whether any reading rests on this kind of page.
    pub fn has_evidence(&self, kind: Evidence) -> bool {
        self.readings.iter().any(|reading| reading.evidence == kind)
    }

    /// The indicator of a slug.
    pub fn indicator(&self, slug: &str) -> Option<IndicatorId> {
        let at = self.indicators.iter().position(|i| i.slug == slug)?;
        u32::try_from(at).ok().map(IndicatorId)
    }
}

/// Everything the views draw from.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// The plan itself.
    pub plan: Plan,
    /// Province-level units in order of first mention.
    pub provinces: Vec<Province>,
    /// City clusters of the east.
    pub clusters: Vec<Cluster>,
    /// Base areas in the plan's order.
    pub base_areas: Vec<BaseArea>,
    /// Base-area cities in pairing order, then eastern cities in order of first mention.
    pub cities: Vec<City>,
    /// Pairings in the plan's order.
    pub pairings: Vec<Pairing>,
    /// County-level pairs.
    pub county_pairs: Vec<CountyPair>,
    /// Five task areas, then four safeguards.
    pub task_areas: Vec<TaskArea>,
    /// Measures under the task areas and safeguards.
    pub measures: Vec<Measure>,
    /// Units.
    pub units: Vec<Unit>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Readings in file order.
    pub readings: Vec<Reading>,
    /// First 12 hexadecimal digits of a hash over the data files.
    pub version: String,
    /// The latest date of any reading or source: what is newer is not in here.
    pub cutoff: PartialDate,
}

/// The plan's own particulars.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Title without book marks.
    pub title: Name,
    /// Document number.
    pub number: String,
    /// Date of the document.
    pub dated: PartialDate,
    /// Date of publication.
    pub published: PartialDate,
    /// First year of the term.
    pub start: i32,
    /// Last year of the term.
    pub end: i32,
    /// The section that lists the pairings.
    pub pairings_section: String,
}

/// A province, autonomous region or municipality.
#[derive(Debug, Clone)]
pub struct Province {
    /// Six-digit code of administrative divisions.
    pub adcode: String,
    /// Full name.
    pub name: Name,
}

/// A city cluster of the east.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// ASCII slug.
    pub slug: String,
    /// Name.
    pub name: Name,
}

/// An old revolutionary base area.
#[derive(Debug, Clone)]
pub struct BaseArea {
    /// ASCII slug.
    pub slug: String,
    /// Name as in the plan.
    pub name: Name,
}

/// Which side of a pairing a city stands on, with the group of that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// An eastern city of a cluster.
    East(ClusterId),
    /// A key city of a base area.
    Base(BaseAreaId),
}

/// A city.
#[derive(Debug, Clone)]
pub struct City {
    /// Six-digit code of administrative divisions.
    pub adcode: String,
    /// Full name (`苏州市`, `Suzhou`).
    pub name: Name,
    /// Short name (`苏州`, `Suzhou`).
    pub short: Name,
    /// Pinyin of the short name, syllables apart, no tones.
    pub pinyin: String,
    /// First letters of the syllables; not unique.
    pub initials: String,
    /// Other names and readings.
    pub aliases: Vec<String>,
    /// Province.
    pub province: ProvinceId,
    /// Side and group.
    pub side: Side,
    /// WGS 84 longitude and latitude in degrees, where known.
    pub position: Option<(f64, f64)>,
}

/// A pairing of a base-area city with an eastern city.
#[derive(Debug, Clone)]
pub struct Pairing {
    /// Number in the plan, from 1.
    pub number: u32,
    /// Base-area city.
    pub base: CityId,
    /// Base area.
    pub base_area: BaseAreaId,
    /// Eastern city.
    pub east: CityId,
    /// Width of the ribbon relative to others; 1 throughout the built-in data.
    pub weight: f64,
    /// First year of the term.
    pub start: i32,
    /// Last year of the term.
    pub end: i32,
}

/// A pairing of districts or counties.
#[derive(Debug, Clone)]
pub struct CountyPair {
    /// Key, `p01.03`.
    pub key: String,
    /// The pairing it belongs to.
    pub parent: PairingId,
    /// Eastern district or county.
    pub east: Name,
    /// Base-area district or county.
    pub base: Name,
    /// Since when.
    pub since: PartialDate,
    /// Source.
    pub source: SourceId,
}

kinds! {
    /// A task area, or a safeguard.
    TaskKind {
        /// One of the five task areas of section three.
        Task = "task",
        /// One of the four safeguards of section four.
        Safeguard = "safeguard",
    }
}

/// A task area or safeguard of the plan.
#[derive(Debug, Clone)]
pub struct TaskArea {
    /// ASCII slug.
    pub slug: String,
    /// Task area or safeguard.
    pub kind: TaskKind,
    /// The plan's heading.
    pub name: Name,
    /// Short form.
    pub short: Name,
    /// Section of the plan.
    pub section: String,
}

/// A measure named by the plan.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Slug of the task area and two digits.
    pub slug: String,
    /// Task area or safeguard.
    pub area: TaskAreaId,
    /// Short noun phrase.
    pub name: Name,
}

kinds! {
    /// What a unit measures; only units of one dimension convert.
    #[allow(missing_docs)]
    Dimension {
        Money = "money",
        Count = "count",
        People = "people",
        Mass = "mass",
        Area = "area",
        Percent = "percent",
        Computing = "computing",
        Power = "power",
        Duration = "duration",
        Text = "text",
    }
}

/// A unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// ASCII slug.
    pub slug: String,
    /// Name.
    pub name: Name,
    /// Dimension.
    pub dimension: Dimension,
    /// Factor to the dimension's base unit; `None` for texts.
    pub factor: Option<f64>,
}

kinds! {
    /// What kind of figure an indicator gives.
    Nature {
        /// One dated happening.
        Event = "event",
        /// Total over the stated year or season.
        Period = "period",
        /// Running total as of the date.
        Cumulative = "cumulative",
        /// State as of the date.
        Level = "level",
        /// A planned amount.
        Planned = "planned",
        /// A grade.
        Grade = "grade",
        /// A document issued.
        Document = "document",
    }
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// ASCII slug.
    pub slug: String,
    /// Name.
    pub name: Name,
    /// Usual unit.
    pub unit: UnitId,
    /// Nature.
    pub nature: Nature,
    /// Whether values of different pairings may be added at all.
    pub additive_over_pairings: bool,
    /// Usual task area.
    pub area: TaskAreaId,
}

kinds! {
    /// What kind of page a figure rests on.
    Evidence {
        /// The study material that prints the plan.
        Founding = "founding",
        /// A page of a government body.
        Government = "government",
        /// A news outlet's own page.
        Press = "press",
        /// A mirror, reprint, copy or summary.
        Secondary = "secondary",
        /// A file that a reader brought and that does not say what it rests on.
        File = "file",
    }
}

/// A source.
#[derive(Debug, Clone)]
pub struct Source {
    /// `S01` ….
    pub slug: String,
    /// Outlet; empty where the page names none.
    pub publisher: String,
    /// Title as seen, empty when not seen.
    pub title: String,
    /// Publication date when seen.
    pub published: Option<PartialDate>,
    /// Kind.
    pub kind: Evidence,
    /// Address (http or https), empty where none is given.
    pub url: String,
    /// Note.
    pub note: String,
}

kinds! {
    /// How a reading's date is known.
    DateBasis {
        /// In the text.
        Stated = "stated",
        /// Worked out from the text or its surroundings.
        Inferred = "inferred",
        /// The page's own date.
        Published = "published",
    }
}

/// A reading's figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number in the reading's unit, with the decimals it was written with.
    Number {
        /// The number.
        number: f64,
        /// Digits after the point in the source.
        decimals: u8,
    },
    /// A document number, grade or span of years.
    Text(String),
}

kinds! {
    /// How exact a number is.
    Bound {
        /// As written.
        Exact = "exact",
        /// 余, 多, 逾, 超: at least.
        AtLeast = "at_least",
        /// 约, 近: about.
        About = "about",
    }
}

kinds! {
    /// What part of the pairing a figure covers.
    Scope {
        /// The whole pairing.
        Pairing = "pairing",
        /// One event, district, park or project inside it.
        Part = "part",
        /// More than this pairing.
        Wider = "wider",
    }
}

/// One published figure.
#[derive(Debug, Clone)]
pub struct Reading {
    /// `F001` ….
    pub slug: String,
    /// The pairing, or `None` for all of them.
    pub pairing: Option<PairingId>,
    /// When it happened or as of when it is true.
    pub date: PartialDate,
    /// How the date is known.
    pub date_basis: DateBasis,
    /// Task area or safeguard.
    pub area: TaskAreaId,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Figure.
    pub value: Value,
    /// Unit.
    pub unit: UnitId,
    /// Exactness.
    pub bound: Bound,
    /// Coverage.
    pub scope: Scope,
    /// Kind of the source.
    pub evidence: Evidence,
    /// A plan, target, request or expectation.
    pub planned: bool,
    /// Source.
    pub source: SourceId,
    /// What exactly the figure counts.
    pub note: Name,
    /// Tells two different things under one indicator apart; often empty.
    pub series: String,
    /// How many rows of a file it stands for; 1 unless rows were rolled up.
    pub rows: u32,
}
