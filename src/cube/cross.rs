//! Filters that answer at once over a million rows: five dimensions, each with what
//! the rows amount to by its codes, counting the rows that pass the filters of the
//! **other** four, so that a reader sees what choosing another code would give.
//!
//! The rows stand in order of the dimension with most codes, the *key*. What the other
//! four say is one code, the row's *combination*, of which there are few. So a filter
//! of the key reads only the rows it lets pass and adds them up by combination; a
//! filter of another dimension marks combinations and reads every row once, straight
//! through; and the groups of the four are added up from combinations alone.
//!
//! A row takes 18 bytes (20 where there are more than 65,536 combinations), and a
//! combination 57. Nothing is ever subtracted: after any number of filters the sums are
//! those of a fresh count, exact for whole numbers up to 2⁵³, else in the last digits
//! only subject to the order of adding.

use crate::ingest::rows::Interner;

/// A dimension of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Which pairing.
    Pairing,
    /// Which task area.
    Area,
    /// Which year.
    Year,
    /// Which indicator.
    Indicator,
    /// How far it is, or what kind of source says so.
    Status,
}

impl Dimension {
    /// All dimensions, each at its own number.
    pub const ALL: [Self; 5] = [
        Self::Pairing,
        Self::Area,
        Self::Year,
        Self::Indicator,
        Self::Status,
    ];
}

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact {
    /// A code in each dimension, as in [`Dimension::ALL`].
    pub codes: [u16; 5],
    /// What is planned; what is no finite number adds nothing.
    pub planned: f64,
    /// What was done; what is no finite number adds nothing.
    pub actual: f64,
}

/// What rows amount to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sum {
    /// Sum of what is planned.
    pub planned: f64,
    /// Sum of what was done.
    pub actual: f64,
    /// How many rows.
    pub count: u32,
}

/// Rows under filters, with the groups of every dimension.
#[derive(Debug, Clone)]
pub struct CrossFilter {
    /// The number of the dimension by which the rows are ordered.
    key: usize,
    /// Where the rows of each code of the key start, and where the last one's end.
    starts: Vec<u32>,
    combination: Combinations,
    planned: Vec<f64>,
    actual: Vec<f64>,
    /// The codes of each combination; that of the key is of no meaning.
    codes: Vec<[u16; 5]>,
    /// Whether each combination passes the filters of its four dimensions: 1 or 0.
    passes: Vec<u8>,
    /// What all rows of each combination amount to.
    whole: Vec<Sum>,
    /// What those amount to that pass the key's filter; of use if there is one.
    some: Vec<Sum>,
    /// Of each dimension with a filter, whether each code passes.
    filters: [Option<Vec<bool>>; 5],
    /// Of which dimensions the filter has changed since the last update.
    changed: [bool; 5],
    groups: [Vec<Sum>; 5],
}

/// Each row's combination.
#[derive(Debug, Clone)]
enum Combinations {
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl CrossFilter {
    /// Puts `len` rows in order. Asks for each of them twice.
    pub fn new(len: usize, fact: impl Fn(usize) -> Fact) -> Self {
        let sizes = sizes(len, &fact);
        let key = (0..5).rev().max_by_key(|at| sizes[*at]).unwrap_or(0);

        let mut interner = Interner::default();
        let mut combination = Vec::with_capacity(len);
        let mut starts = vec![0_u32; sizes[key] + 1];
        for at in 0..len {
            let mut codes = fact(at).codes;
            starts[usize::from(codes[key]) + 1] += 1;
            codes[key] = 0;
            combination.push(interner.code(&bytes(codes)));
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }

        let codes: Vec<[u16; 5]> = (0..interner.len() as u32)
            .map(|code| from_bytes(interner.get(code).unwrap_or_default()))
            .collect();
        drop(interner);

        let (mut planned, mut actual) = (vec![0.0; len], vec![0.0; len]);
        let mut next = starts.clone();
        let mut place = |at: usize| {
            let fact = fact(at);
            let next = &mut next[usize::from(fact.codes[key])];
            let place = *next as usize;
            *next += 1;
            planned[place] = finite(fact.planned);
            actual[place] = finite(fact.actual);
            place
        };
        let combination = if codes.len() <= 1 << 16 {
            let mut ordered = vec![0; len];
            for (at, code) in combination.into_iter().enumerate() {
                ordered[place(at)] = code as u16;
            }
            Combinations::Narrow(ordered)
        } else {
            let mut ordered = vec![0; len];
            for (at, code) in combination.into_iter().enumerate() {
                ordered[place(at)] = code;
            }
            Combinations::Wide(ordered)
        };

        let mut cross = Self {
            key,
            starts,
            combination,
            planned,
            actual,
            passes: vec![1; codes.len()],
            whole: vec![Sum::default(); codes.len()],
            some: Vec::new(),
            codes,
            filters: [const { None }; 5],
            changed: [true; 5],
            groups: sizes.map(|size| vec![Sum::default(); size]),
        };
        let mut whole = std::mem::take(&mut cross.whole);
        cross.add_up(&mut whole);
        cross.whole = whole;
        cross.update();
        cross
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.planned.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.planned.is_empty()
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        let combination = match &self.combination {
            Combinations::Narrow(codes) => size_of_val(codes.as_slice()),
            Combinations::Wide(codes) => size_of_val(codes.as_slice()),
        };
        let groups = self.groups.iter().map(|sums| size_of_val(sums.as_slice()));
        combination
            + size_of_val(self.starts.as_slice())
            + size_of_val(self.planned.as_slice())
            + size_of_val(self.actual.as_slice())
            + size_of_val(self.codes.as_slice())
            + size_of_val(self.passes.as_slice())
            + size_of_val(self.whole.as_slice())
            + size_of_val(self.some.as_slice())
            + groups.sum::<usize>()
    }

    /// Lets only rows with one of the codes pass; all of them with `None`. Codes that
    /// no row has are none. Shows after the next [`Self::update`].
    pub fn filter(&mut self, dimension: Dimension, codes: Option<&[u16]>) {
        let at = dimension as usize;
        let filter = codes.map(|codes| {
            let mut passes = vec![false; self.groups[at].len()];
            for &code in codes {
                if let Some(passes) = passes.get_mut(usize::from(code)) {
                    *passes = true;
                }
            }
            passes
        });
        self.changed[at] |= self.filters[at] != filter;
        self.filters[at] = filter;
    }

    /// What the rows amount to in each dimension, as in [`Dimension::ALL`], by its
    /// codes, under the filters of the other four.
    pub fn update(&mut self) -> &[Vec<Sum>; 5] {
        let changed = std::mem::take(&mut self.changed);
        if changed[self.key] {
            let mut some = std::mem::take(&mut self.some);
            some.clear();
            if self.filters[self.key].is_some() {
                some.resize(self.codes.len(), Sum::default());
                self.add_up(&mut some);
            }
            self.some = some;
        }
        if changed.contains(&true) {
            self.group_combinations();
        }
        if (0..5).any(|at| at != self.key && changed[at]) {
            self.group_keys();
        }
        &self.groups
    }

    /// Adds the rows that pass the key's filter to their combinations.
    fn add_up(&self, sums: &mut [Sum]) {
        for (code, ends) in self.starts.windows(2).enumerate() {
            let filter = self.filters[self.key].as_ref();
            if filter.is_some_and(|passes| !passes[code]) {
                continue;
            }
            let rows = ends[0] as usize..ends[1] as usize;
            let values = (&self.planned[rows.clone()], &self.actual[rows.clone()]);
            match &self.combination {
                Combinations::Narrow(codes) => scatter(&codes[rows], values, sums),
                Combinations::Wide(codes) => scatter(&codes[rows], values, sums),
            }
        }
    }

    /// Adds combinations up by the codes of their four dimensions, each under the
    /// filters of the others, and notes which pass all four.
    fn group_combinations(&mut self) {
        let of_key = std::mem::take(&mut self.groups[self.key]);
        for sums in &mut self.groups {
            sums.fill(Sum::default());
        }
        let filtered = self.filters[self.key].is_some();
        let sums = if filtered { &self.some } else { &self.whole };
        for ((codes, sum), passes) in self.codes.iter().zip(sums).zip(&mut self.passes) {
            let (mut fails, mut failed) = (0, 0);
            for (at, filter) in self.filters.iter().enumerate() {
                let Some(filter) = filter else { continue };
                if at != self.key && !filter[usize::from(codes[at])] {
                    (fails, failed) = (fails + 1, at);
                }
            }
            *passes = u8::from(fails == 0);
            if fails == 0 {
                for (code, groups) in codes.iter().zip(&mut self.groups) {
                    // Of the key there are no groups just now.
                    if let Some(group) = groups.get_mut(usize::from(*code)) {
                        group.add(*sum);
                    }
                }
            } else if fails == 1 {
                self.groups[failed][usize::from(codes[failed])].add(*sum);
            }
        }
        self.groups[self.key] = of_key;
    }

    /// Adds rows up by the key, under the filters of the other four.
    fn group_keys(&mut self) {
        for (ends, sum) in self.starts.windows(2).zip(&mut self.groups[self.key]) {
            let rows = ends[0] as usize..ends[1] as usize;
            let values = (&self.planned[rows.clone()], &self.actual[rows.clone()]);
            *sum = match &self.combination {
                Combinations::Narrow(codes) => gather(&codes[rows], values, &self.passes),
                Combinations::Wide(codes) => gather(&codes[rows], values, &self.passes),
            };
        }
    }
}

impl Sum {
    #[inline]
    fn add(&mut self, other: Self) {
        self.planned += other.planned;
        self.actual += other.actual;
        self.count += other.count;
    }
}

/// A combination's number, narrow or wide.
trait Number: Copy {
    fn number(self) -> usize;
}

impl Number for u16 {
    fn number(self) -> usize {
        usize::from(self)
    }
}

impl Number for u32 {
    fn number(self) -> usize {
        self as usize
    }
}

fn scatter<N: Number>(codes: &[N], (planned, actual): (&[f64], &[f64]), sums: &mut [Sum]) {
    for ((code, planned), actual) in codes.iter().zip(planned).zip(actual) {
        if let Some(sum) = sums.get_mut(code.number()) {
            sum.planned += planned;
            sum.actual += actual;
            sum.count += 1;
        }
    }
}

/// Adds every row without asking: to mask a number out costs less than to guess wrong.
fn gather<N: Number>(codes: &[N], (planned, actual): (&[f64], &[f64]), passes: &[u8]) -> Sum {
    let mut sum = Sum::default();
    for ((code, planned), actual) in codes.iter().zip(planned).zip(actual) {
        let passes = passes.get(code.number()).copied().unwrap_or(0);
        let mask = u64::from(passes).wrapping_neg();
        sum.planned += f64::from_bits(planned.to_bits() & mask);
        sum.actual += f64::from_bits(actual.to_bits() & mask);
        sum.count += u32::from(passes);
    }
    sum
}

/// How many codes each dimension has: one more than the highest.
fn sizes(len: usize, fact: &impl Fn(usize) -> Fact) -> [usize; 5] {
    let mut highest = [0; 5];
    for at in 0..len {
        for (highest, code) in highest.iter_mut().zip(fact(at).codes) {
            *highest = code.max(*highest);
        }
    }
    highest.map(|highest| {
        if len == 0 {
            0
        } else {
            usize::from(highest) + 1
        }
    })
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

fn bytes(codes: [u16; 5]) -> [u8; 10] {
    let mut bytes = [0; 10];
    for (to, code) in bytes.as_chunks_mut().0.iter_mut().zip(codes) {
        *to = code.to_le_bytes();
    }
    bytes
}

fn from_bytes(bytes: &[u8]) -> [u16; 5] {
    let mut codes = [0; 5];
    for (code, bytes) in codes.iter_mut().zip(bytes.as_chunks().0) {
        *code = u16::from_le_bytes(*bytes);
    }
    codes
}
