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

use std::ops::Range;

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
    /// Puts `len` rows in order. Asks for each of them three times.
    pub fn new(len: usize, fact: impl Fn(usize) -> Fact) -> Self {
        let mut order = Order::new(len, &fact);
        for rows in steps(len) {
            order.combine(rows, &fact);
        }
        order.start();
        let (mut planned, mut actual) = (vec![0.0; len], vec![0.0; len]);
        let combination = if order.codes.len() <= 1 << 16 {
            let mut narrow = vec![0; len];
            for rows in steps(len) {
                order.place(rows, &fact, |from, to, (plan, done)| {
                    (narrow[to], planned[to], actual[to]) = (from as u16, plan, done);
                });
            }
            Combinations::Narrow(narrow)
        } else {
            let mut wide = vec![0; len];
            for rows in steps(len) {
                order.place(rows, &fact, |from, to, (plan, done)| {
                    (wide[to], planned[to], actual[to]) = (from, plan, done);
                });
            }
            Combinations::Wide(wide)
        };
        let Order {
            key,
            sizes,
            codes,
            starts,
            ..
        } = order;
        let mut cross = Self {
            key,
            starts,
            combination,
            planned,
            actual,
            passes: vec![1; codes.len()],
            whole: Vec::new(),
            some: Vec::new(),
            filters: [const { None }; 5],
            changed: [true; 5],
            groups: sizes.map(|size| vec![Sum::default(); size]),
            codes,
        };
        cross.whole = cross.add_up();
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
            self.some = match self.filters[self.key] {
                Some(_) => self.add_up(),
                None => Vec::new(),
            };
        }
        if changed.contains(&true) {
            self.group_combinations();
        }
        if (0..5).any(|at| at != self.key && changed[at]) {
            self.group_keys();
        }
        &self.groups
    }

    /// What the rows of each combination amount to that pass the key's filter.
    fn add_up(&self) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); self.codes.len()];
        for (code, ends) in self.starts.windows(2).enumerate() {
            let filter = self.filters[self.key].as_ref();
            if filter.is_some_and(|passes| !passes[code]) {
                continue;
            }
            let rows = ends[0] as usize..ends[1] as usize;
            let values = (&self.planned[rows.clone()], &self.actual[rows.clone()]);
            match &self.combination {
                Combinations::Narrow(codes) => scatter(&codes[rows], values, &mut sums),
                Combinations::Wide(codes) => scatter(&codes[rows], values, &mut sums),
            }
        }
        sums
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

#[inline(never)]
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
#[inline(never)]
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

/// How the rows are put in order. Each pass goes step by step: an engine compiles a
/// loop for speed only when it is entered anew.
struct Order {
    sizes: [usize; 5],
    key: usize,
    /// Of each dimension how far apart two codes are in the number of a combination.
    strides: [usize; 5],
    /// The combination of each number, plus one; empty where there are more numbers
    /// than rows.
    numbers: Vec<u32>,
    interner: Interner,
    /// The codes of each combination.
    codes: Vec<[u16; 5]>,
    /// Each row's combination, in the order of the file.
    combination: Vec<u32>,
    /// How many rows each code of the key has, one place on; then where they start.
    starts: Vec<u32>,
    /// Where the next row of each code belongs.
    next: Vec<u32>,
}

/// How many rows a step takes.
const STEP: usize = 1 << 13;

fn steps(len: usize) -> impl Iterator<Item = Range<usize>> {
    (0..len)
        .step_by(STEP)
        .map(move |start| start..len.min(start + STEP))
}

impl Order {
    fn new(len: usize, fact: &impl Fn(usize) -> Fact) -> Self {
        let mut sizes = [0; 5];
        for rows in steps(len) {
            widen(&mut sizes, rows, fact);
        }
        let key = (0..5).rev().max_by_key(|at| sizes[*at]).unwrap_or(0);
        let mut strides = [0; 5];
        let mut numbers = 1_usize;
        for (at, size) in sizes.into_iter().enumerate() {
            if at != key {
                strides[at] = numbers;
                numbers = numbers.saturating_mul(size);
            }
        }
        Self {
            sizes,
            key,
            strides,
            numbers: vec![0; if numbers <= len { numbers } else { 0 }],
            interner: Interner::default(),
            codes: Vec::new(),
            combination: Vec::with_capacity(len),
            starts: vec![0; sizes[key] + 1],
            next: Vec::new(),
        }
    }

    /// Finds the rows' combinations, and counts the rows of each code of the key.
    #[inline(never)]
    fn combine(&mut self, rows: Range<usize>, fact: &impl Fn(usize) -> Fact) {
        for at in rows {
            let mut codes = fact(at).codes;
            self.starts[usize::from(codes[self.key]) + 1] += 1;
            codes[self.key] = 0;
            let new = self.codes.len() as u32;
            let combination = if self.numbers.is_empty() {
                self.interner.code(&bytes(codes))
            } else {
                let terms = codes.iter().zip(self.strides);
                let number: usize = terms
                    .map(|(code, stride)| usize::from(*code) * stride)
                    .sum();
                let known = &mut self.numbers[number];
                if *known == 0 {
                    *known = new + 1;
                }
                *known - 1
            };
            if combination == new {
                self.codes.push(codes);
            }
            self.combination.push(combination);
        }
    }

    /// Turns the counts into starts.
    fn start(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        self.next = self.starts.clone();
    }

    /// Tells where rows belong: what combination, which place, which numbers.
    #[inline(never)]
    fn place(
        &mut self,
        rows: Range<usize>,
        fact: &impl Fn(usize) -> Fact,
        mut put: impl FnMut(u32, usize, (f64, f64)),
    ) {
        for at in rows {
            let fact = fact(at);
            let next = &mut self.next[usize::from(fact.codes[self.key])];
            let values = (finite(fact.planned), finite(fact.actual));
            put(self.combination[at], *next as usize, values);
            *next += 1;
        }
    }
}

/// Makes room for the rows' codes: each dimension has one more than the highest.
#[inline(never)]
fn widen(sizes: &mut [usize; 5], rows: Range<usize>, fact: &impl Fn(usize) -> Fact) {
    for at in rows {
        for (size, code) in sizes.iter_mut().zip(fact(at).codes) {
            *size = (*size).max(usize::from(code) + 1);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of which no two have the same combination, if `many`.
    fn cross(len: usize, many: bool) -> CrossFilter {
        CrossFilter::new(len, |at| Fact {
            codes: [
                (at % 2000) as u16,
                if many { (at / 1000) as u16 } else { 0 },
                if many { (at % 1000) as u16 } else { 0 },
                (at % 24) as u16,
                (at % 5) as u16,
            ],
            planned: 1.0,
            actual: at as f64,
        })
    }

    #[test]
    fn more_combinations_than_a_narrow_number_holds() {
        let len = 70_000;
        let mut cross = cross(len, true);
        assert!(matches!(cross.combination, Combinations::Wide(_)));
        cross.filter(Dimension::Area, Some(&[69]));
        cross.filter(Dimension::Pairing, Some(&[999, 7]));
        let groups = cross.update();
        let actual = |at: usize, code: usize| groups[at][code].actual;
        assert_eq!(actual(Dimension::Pairing as usize, 1999), 69_999.0);
        assert_eq!(actual(Dimension::Year as usize, 7), 0.0);
        assert_eq!(actual(Dimension::Area as usize, 68), 68_007.0 + 68_999.0);
        assert_eq!(groups[1][69].count, 0);
    }

    #[test]
    fn a_row_takes_less_than_24_bytes() {
        let len = 100_000;
        assert!(cross(len, false).size() < 20 * len);
    }
}
