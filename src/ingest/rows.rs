//! The rows of a file as codes and numbers, 24 bytes each, what their texts are and how
//! many rows of another file they stand for.
//!
//! [`Rows`] grow block by block: a million rows are never copied to make room for one
//! more. [`Interner`] gives each distinct text a code, so that what a text means is
//! found out once and not a million times.

mod pack;

pub use pack::Fault;

/// How many rows a block holds.
pub const BLOCK: usize = 65_536;

/// One row. What the codes stand for is known to who made them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Code of the pairing.
    pub pairing: u16,
    /// Code of the task area.
    pub area: u8,
    /// Code of what is measured: indicator, unit and series.
    pub measure: u16,
    /// Code of the date.
    pub date: u16,
    /// Coverage, exactness, kind of source: bits.
    pub marks: u8,
    /// Not a number where none is given.
    pub planned: f64,
    /// Not a number where none is given.
    pub actual: f64,
}

/// A column of texts that a row may have beside its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Who says so.
    Source,
    /// Where it can be read.
    Url,
    /// A remark.
    Note,
    /// How far it is.
    Status,
}

impl Column {
    /// All columns.
    pub const ALL: [Self; 4] = [Self::Source, Self::Url, Self::Note, Self::Status];
}

/// Stands in a column of texts for none.
const NONE: u32 = u32::MAX;

/// Of the planned and of the actual figure, how many rows of a file gave it.
pub type Counts = [u32; 2];

/// What most rows are: one row.
const ONE: Counts = [1, 1];

/// Rows in blocks, each in columns.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    blocks: Vec<Block>,
}

/// Up to [`BLOCK`] rows. The columns of texts and of counts are empty or as long as the
/// others.
#[derive(Debug, Clone, Default)]
struct Block {
    pairing: Vec<u16>,
    area: Vec<u8>,
    measure: Vec<u16>,
    date: Vec<u16>,
    marks: Vec<u8>,
    planned: Vec<f64>,
    actual: Vec<f64>,
    texts: [Vec<u32>; 4],
    counts: Vec<Counts>,
}

impl Rows {
    /// How many rows.
    pub fn len(&self) -> usize {
        let full = self.blocks.len().saturating_sub(1) * BLOCK;
        full + self.blocks.last().map_or(0, Block::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Adds a row without texts that stands for itself.
    pub fn push(&mut self, row: Row) {
        if self.blocks.last().is_none_or(|last| last.len() == BLOCK) {
            // The first one grows with what is in it: most files are small.
            let whole = if self.blocks.is_empty() { 0 } else { BLOCK };
            self.blocks.push(Block::with_capacity(whole));
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(row);
        }
    }

    /// Gives the last row a text.
    pub fn set_text(&mut self, column: Column, code: u32) {
        if let Some(block) = self.blocks.last_mut() {
            let texts = &mut block.texts[column as usize];
            if texts.is_empty() {
                texts.reserve_exact(block.planned.capacity());
            }
            texts.resize(block.planned.len(), NONE);
            if let Some(last) = texts.last_mut() {
                *last = code;
            }
        }
    }

    /// Says for how many rows the last one stands.
    pub fn set_counts(&mut self, counts: Counts) {
        if let Some(block) = self.blocks.last_mut() {
            // Few files have rows that stand for others.
            if counts == ONE && block.counts.is_empty() {
                return;
            }
            block.counts.resize(block.planned.len(), ONE);
            if let Some(last) = block.counts.last_mut() {
                *last = counts;
            }
        }
    }

    /// For how many rows a row stands.
    pub fn counts(&self, at: usize) -> Counts {
        let block = self.blocks.get(at / BLOCK);
        let counts = block.and_then(|block| block.counts.get(at % BLOCK));
        counts.copied().unwrap_or(ONE)
    }

    /// A row by its place.
    pub fn get(&self, at: usize) -> Option<Row> {
        self.blocks.get(at / BLOCK)?.row(at % BLOCK)
    }

    /// The code of a row's text.
    pub fn text(&self, at: usize, column: Column) -> Option<u32> {
        let block = self.blocks.get(at / BLOCK)?;
        let code = *block.texts[column as usize].get(at % BLOCK)?;
        (code != NONE).then_some(code)
    }

    /// Whether any row has a text in a column.
    pub fn has(&self, column: Column) -> bool {
        let used = |block: &Block| !block.texts[column as usize].is_empty();
        self.blocks.iter().any(used)
    }

    /// Every row in order.
    pub fn iter(&self) -> impl Iterator<Item = Row> + '_ {
        let rows = |block: &'_ Block| 0..block.len();
        self.blocks
            .iter()
            .flat_map(move |block| rows(block).filter_map(|at| block.row(at)))
    }
}

impl Block {
    fn with_capacity(rows: usize) -> Self {
        Self {
            pairing: Vec::with_capacity(rows),
            area: Vec::with_capacity(rows),
            measure: Vec::with_capacity(rows),
            date: Vec::with_capacity(rows),
            marks: Vec::with_capacity(rows),
            planned: Vec::with_capacity(rows),
            actual: Vec::with_capacity(rows),
            texts: Default::default(),
            counts: Vec::new(),
        }
    }

    fn len(&self) -> usize {
        self.planned.len()
    }

    fn push(&mut self, row: Row) {
        self.pairing.push(row.pairing);
        self.area.push(row.area);
        self.measure.push(row.measure);
        self.date.push(row.date);
        self.marks.push(row.marks);
        self.planned.push(row.planned);
        self.actual.push(row.actual);
        for texts in &mut self.texts {
            if !texts.is_empty() {
                texts.push(NONE);
            }
        }
        if !self.counts.is_empty() {
            self.counts.push(ONE);
        }
    }

    #[inline]
    fn row(&self, at: usize) -> Option<Row> {
        Some(Row {
            pairing: *self.pairing.get(at)?,
            area: *self.area.get(at)?,
            measure: *self.measure.get(at)?,
            date: *self.date.get(at)?,
            marks: *self.marks.get(at)?,
            planned: *self.planned.get(at)?,
            actual: *self.actual.get(at)?,
        })
    }
}

/// Distinct texts, each with a code that counts on from 0.
#[derive(Debug, Clone)]
pub struct Interner {
    bytes: Vec<u8>,
    texts: Vec<Text>,
    /// Of each place in the table the code that stands there, plus one. A power of two
    /// of places, at most half of them taken.
    table: Vec<u32>,
    /// The code asked for last: columns say the same over and over.
    last: u32,
}

#[derive(Debug, Clone, Copy)]
struct Text {
    start: u32,
    length: u32,
    hash: u32,
}

impl Default for Interner {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            texts: Vec::new(),
            table: vec![0; 64],
            last: 0,
        }
    }
}

impl Interner {
    /// How many distinct texts.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// A text's code; a new one if it was never asked for. All texts together may take
    /// 4 GB; beyond that every new text has the code of the last one.
    #[inline]
    pub fn code(&mut self, text: &[u8]) -> u32 {
        if self.is(self.last, text) {
            return self.last;
        }
        self.last = self.find(text);
        self.last
    }

    /// The text of a code.
    #[inline]
    pub fn get(&self, code: u32) -> Option<&[u8]> {
        let text = self.texts.get(code as usize)?;
        let start = text.start as usize;
        self.bytes.get(start..start + text.length as usize)
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        self.bytes.capacity()
            + self.texts.capacity() * size_of::<Text>()
            + self.table.capacity() * size_of::<u32>()
    }

    #[inline]
    fn is(&self, code: u32, text: &[u8]) -> bool {
        self.get(code).is_some_and(|known| same(known, text))
    }

    fn find(&mut self, text: &[u8]) -> u32 {
        let hash = hash(text);
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let code = self.table[place].wrapping_sub(1);
            let Some(known) = self.texts.get(code as usize) else {
                return self.add(text, hash, place);
            };
            if known.hash == hash && self.is(code, text) {
                return code;
            }
            place = (place + 1) & mask;
        }
    }

    fn add(&mut self, text: &[u8], hash: u32, place: usize) -> u32 {
        let code = self.texts.len() as u32;
        let start = u32::try_from(self.bytes.len()).ok();
        let end = u32::try_from(self.bytes.len() + text.len()).ok();
        let (Some(start), Some(_)) = (start, end) else {
            return code.saturating_sub(1);
        };
        self.bytes.extend_from_slice(text);
        self.texts.push(Text {
            start,
            length: text.len() as u32,
            hash,
        });
        self.table[place] = code + 1;
        if self.texts.len() * 2 > self.table.len() {
            self.grow();
        }
        code
    }

    fn grow(&mut self) {
        let places = self.table.len() * 2;
        self.table.clear();
        self.table.resize(places, 0);
        for (code, text) in (1..).zip(&self.texts) {
            let mut place = text.hash as usize & (places - 1);
            while self.table[place] != 0 {
                place = (place + 1) & (places - 1);
            }
            self.table[place] = code;
        }
    }
}

/// The same on every machine. Reads eight bytes at a time, the last ones twice if need be.
#[inline]
fn hash(text: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let mixed = (hash ^ word).wrapping_mul(FACTOR);
        mixed ^ (mixed >> 32)
    };
    let mut hash = text.len() as u64;
    for word in text.as_chunks().0 {
        hash = mix(hash, u64::from_le_bytes(*word));
    }
    hash = mix(hash, tail(text));
    (hash ^ (hash >> 29)) as u32
}

/// Whether two texts are equal: eight bytes at a time, as the browser's own way is slow.
#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    let words = |text| <[u8]>::as_chunks::<8>(text).0;
    let equal = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) == u64::from_le_bytes(*b);
    a.len() == b.len() && words(a).iter().zip(words(b)).all(equal) && tail(a) == tail(b)
}

/// The last eight bytes of a text, or all of a shorter one.
#[inline]
fn tail(text: &[u8]) -> u64 {
    if let Some(last) = text.last_chunk::<8>() {
        return u64::from_le_bytes(*last);
    }
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => text
            .iter()
            .fold(0, |tail, byte| tail << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests;
