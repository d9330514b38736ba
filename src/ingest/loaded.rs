//! What a file amounts to: its rows, and what their codes mean.

use super::rows::Rows;
use crate::dataset::{DateBasis, Evidence, IndicatorId, Nature, PairingId, TaskAreaId, UnitId};
use crate::date::PartialDate;

/// A file that was read, ready to become a data set.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The rows.
    pub rows: Rows,
    /// What their codes mean.
    pub members: Members,
}

/// What the codes of rows mean: each code is a position in one of these lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Members {
    /// Name of the file.
    pub file: String,
    /// First 12 hexadecimal digits of a hash over the file.
    pub version: String,
    /// Pairings.
    pub pairings: Vec<PairOf>,
    /// Task areas.
    pub areas: Vec<AreaOf>,
    /// What is measured.
    pub measures: Vec<MeasureOf>,
    /// Dates, and how each is known.
    pub dates: Vec<(PartialDate, DateBasis)>,
    /// Sources.
    pub sources: Vec<SourceOf>,
    /// Notes, words of progress and figures in words.
    pub texts: Vec<String>,
}

/// A pairing that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairOf {
    /// All pairings of the plan at once.
    Every,
    /// One of the plan's.
    Plan(PairingId),
    /// One of the file's own.
    Own {
        /// The city that stands where a base-area city does.
        base: String,
        /// The city that stands where an eastern one does.
        east: String,
        /// The base area, where the file names one.
        base_area: String,
        /// The city cluster, where the file names one.
        cluster: String,
    },
}

/// A task area that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaOf {
    /// One of the plan's.
    Plan(TaskAreaId),
    /// One of the file's own; empty where none is named.
    Own(String),
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureOf {
    /// An indicator of the data set, or the name of one of the file's own.
    pub indicator: Result<IndicatorId, String>,
    /// A unit of the data set, or one of the file's own; empty where none is given.
    pub unit: Result<UnitId, String>,
    /// What kind of figure it is, where the file says so.
    pub nature: Option<Nature>,
    /// Tells two things under one indicator apart; often empty.
    pub series: String,
}

/// Where a row has its figures from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceOf {
    /// How the file's rows tell it from others; empty where they do not.
    pub key: String,
    /// Who says so; empty where the file does not name anybody.
    pub publisher: String,
    /// Title of the page; empty where the file does not give one.
    pub title: String,
    /// When it was published, where the file says so.
    pub published: Option<PartialDate>,
    /// Address (http or https); empty where none is given.
    pub url: String,
    /// Kind.
    pub kind: Evidence,
}

/// The first bytes of a packed file, the last of which is the version.
const MAGIC: &[u8] = b"duikou-file\x03";

impl Loaded {
    /// Everything as bytes, so that a worker can hand it over.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Out(MAGIC.to_vec());
        let members = &self.members;
        out.text(&members.file);
        out.text(&members.version);
        out.list(&members.pairings, &|out, pair| match pair {
            PairOf::Every => out.byte(0),
            PairOf::Plan(id) => {
                out.byte(1);
                out.number(id.0);
            }
            PairOf::Own {
                base,
                east,
                base_area,
                cluster,
            } => {
                out.byte(2);
                for text in [base, east, base_area, cluster] {
                    out.text(text);
                }
            }
        });
        out.list(&members.areas, &|out, area| match area {
            AreaOf::Plan(id) => out.known(Ok(id.0)),
            AreaOf::Own(name) => out.known(Err(name)),
        });
        out.list(&members.measures, &|out, measure| {
            out.known(measure.indicator.as_ref().map(|id| id.0));
            out.known(measure.unit.as_ref().map(|id| id.0));
            out.byte(measure.nature.map_or(u8::MAX, |nature| nature as u8));
            out.text(&measure.series);
        });
        out.list(&members.dates, &|out, (date, basis)| {
            out.date(*date);
            out.byte(*basis as u8);
        });
        out.list(&members.sources, &|out, source| {
            for text in [&source.key, &source.publisher, &source.title, &source.url] {
                out.text(text);
            }
            out.byte(u8::from(source.published.is_some()));
            if let Some(date) = source.published {
                out.date(date);
            }
            out.byte(source.kind as u8);
        });
        out.list(&members.texts, &|out, text| out.text(text));
        let mut bytes = out.0;
        bytes.extend_from_slice(&self.rows.pack());
        bytes
    }

    /// Takes packed bytes back; `None` for any others. Nothing in them is trusted.
    pub fn unpack(bytes: &[u8]) -> Option<Loaded> {
        let mut from = In(bytes.strip_prefix(MAGIC)?);
        let (file, version) = (from.text()?, from.text()?);
        let pairings = from.list(&|from| {
            Some(match from.byte()? {
                0 => PairOf::Every,
                1 => PairOf::Plan(PairingId(from.number()?)),
                2 => PairOf::Own {
                    base: from.text()?,
                    east: from.text()?,
                    base_area: from.text()?,
                    cluster: from.text()?,
                },
                _ => return None,
            })
        })?;
        let areas = from.list(&|from| {
            Some(match from.known()? {
                Ok(id) => AreaOf::Plan(TaskAreaId(id)),
                Err(name) => AreaOf::Own(name),
            })
        })?;
        let measures = from.list(&|from| {
            Some(MeasureOf {
                indicator: from.known()?.map(IndicatorId),
                unit: from.known()?.map(UnitId),
                nature: match from.byte()? {
                    u8::MAX => None,
                    at => Some(*Nature::ALL.get(usize::from(at))?),
                },
                series: from.text()?,
            })
        })?;
        let dates = from.list(&|from| {
            let date = from.date()?;
            Some((date, *DateBasis::ALL.get(usize::from(from.byte()?))?))
        })?;
        let sources = from.list(&|from| {
            Some(SourceOf {
                key: from.text()?,
                publisher: from.text()?,
                title: from.text()?,
                url: from.text()?,
                published: match from.byte()? {
                    0 => None,
                    1 => Some(from.date()?),
                    _ => return None,
                },
                kind: *Evidence::ALL.get(usize::from(from.byte()?))?,
            })
        })?;
        let texts = from.list(&|from| from.text())?;
        Some(Loaded {
            rows: Rows::unpack(from.0).ok()?,
            members: Members {
                file,
                version,
                pairings,
                areas,
                measures,
                dates,
                sources,
                texts,
            },
        })
    }
}

struct Out(Vec<u8>);

impl Out {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn date(&mut self, date: PartialDate) {
        self.number(date.year.cast_unsigned());
        self.byte(date.month.unwrap_or(0));
        self.byte(date.day.unwrap_or(0));
    }

    fn known(&mut self, known: Result<u32, &String>) {
        match known {
            Ok(id) => {
                self.byte(1);
                self.number(id);
            }
            Err(name) => {
                self.byte(0);
                self.text(name);
            }
        }
    }

    fn list<T>(&mut self, list: &[T], each: &dyn Fn(&mut Out, &T)) {
        self.number(list.len() as u32);
        for item in list {
            each(self, item);
        }
    }
}

struct In<'a>(&'a [u8]);

impl In<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*first))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }

    fn date(&mut self) -> Option<PartialDate> {
        let year = self.number()?.cast_signed();
        let some = |part: u8| (part > 0).then_some(part);
        let (month, day) = (some(self.byte()?), some(self.byte()?));
        PartialDate::checked(year, month, day)
    }

    fn known(&mut self) -> Option<Result<u32, String>> {
        Some(match self.byte()? {
            0 => Err(self.text()?),
            1 => Ok(self.number()?),
            _ => return None,
        })
    }

    /// Each item takes at least one byte, so a list is no longer than what is left.
    fn list<T>(&mut self, each: &dyn Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()? as usize;
        if length > self.0.len() {
            return None;
        }
        let mut list = Vec::new();
        for _ in 0..length {
            list.push(each(self)?);
        }
        Some(list)
    }
}
