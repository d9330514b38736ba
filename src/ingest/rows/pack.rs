//! Rows as bytes, so that a worker can hand them over: a head, then column by column.

use super::{BLOCK, Block, Counts, Rows};

/// The first bytes, the last of which is the version.
const MAGIC: [u8; 8] = *b"duikou\x00\x02";

/// Why bytes are no packed rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// They begin otherwise, or with another version.
    Head,
    /// They are fewer or more than the head says.
    Length,
}

/// Bytes of a row in the columns that every row has.
const FIXED: usize = 24;
/// Of the bits in the head the first four are those of the columns of texts; this is that
/// of the column of counts.
const COUNTED: u32 = 1 << 4;

impl Rows {
    /// The rows as bytes, the same on every machine.
    pub fn pack(&self) -> Vec<u8> {
        let used = (0..4).filter(|at| self.blocks.iter().any(|block| !block.texts[*at].is_empty()));
        let used: Vec<usize> = used.collect();
        let mut bits = used.iter().fold(0_u32, |bits, at| bits | 1 << at);
        if self.blocks.iter().any(|block| !block.counts.is_empty()) {
            bits |= COUNTED;
        }
        let mut out = Vec::with_capacity(16 + self.len() * bytes_of_a_row(bits));
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&(self.len() as u32).to_le_bytes());
        out.extend_from_slice(&bits.to_le_bytes());
        for block in &self.blocks {
            for value in block.planned.iter().chain(&block.actual) {
                out.extend_from_slice(&value.to_le_bytes());
            }
            for &at in &used {
                let texts = &block.texts[at];
                for row in 0..block.len() {
                    let code = texts.get(row).copied().unwrap_or(super::NONE);
                    out.extend_from_slice(&code.to_le_bytes());
                }
            }
            if bits & COUNTED != 0 {
                for row in 0..block.len() {
                    let counts = block.counts.get(row).copied().unwrap_or(super::ONE);
                    for count in counts {
                        out.extend_from_slice(&count.to_le_bytes());
                    }
                }
            }
            for column in [&block.pairing, &block.measure, &block.date] {
                for code in column {
                    out.extend_from_slice(&code.to_le_bytes());
                }
            }
            out.extend_from_slice(&block.area);
            out.extend_from_slice(&block.marks);
        }
        out
    }

    /// Takes packed rows back.
    ///
    /// # Errors
    /// What is wrong with the bytes. Nothing in them is trusted: no more memory is
    /// asked for than they fill.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Fault> {
        let mut rest = bytes.strip_prefix(&MAGIC).ok_or(Fault::Head)?;
        let [rows, bits] = [word(&mut rest)?, word(&mut rest)?];
        if bits >= COUNTED << 1 {
            return Err(Fault::Head);
        }
        if u64::from(rows) * bytes_of_a_row(bits) as u64 != rest.len() as u64 {
            return Err(Fault::Length);
        }
        let mut unpacked = Self::default();
        let mut left = rows as usize;
        while left > 0 {
            let rows = left.min(BLOCK);
            left -= rows;
            let mut block = Block {
                planned: column(&mut rest, rows, f64::from_le_bytes)?,
                actual: column(&mut rest, rows, f64::from_le_bytes)?,
                ..Block::default()
            };
            for (at, texts) in block.texts.iter_mut().enumerate() {
                if bits >> at & 1 == 1 {
                    *texts = column(&mut rest, rows, u32::from_le_bytes)?;
                }
            }
            if bits & COUNTED != 0 {
                block.counts = column(&mut rest, rows, counts)?;
            }
            block.pairing = column(&mut rest, rows, u16::from_le_bytes)?;
            block.measure = column(&mut rest, rows, u16::from_le_bytes)?;
            block.date = column(&mut rest, rows, u16::from_le_bytes)?;
            block.area = column(&mut rest, rows, u8::from_le_bytes)?;
            block.marks = column(&mut rest, rows, u8::from_le_bytes)?;
            unpacked.blocks.push(block);
        }
        Ok(unpacked)
    }
}

fn bytes_of_a_row(bits: u32) -> usize {
    let texts = (bits & !COUNTED).count_ones() as usize * size_of::<u32>();
    let counts = if bits & COUNTED == 0 {
        0
    } else {
        size_of::<Counts>()
    };
    FIXED + texts + counts
}

fn counts([a, b, c, d, e, f, g, h]: [u8; 8]) -> Counts {
    [[a, b, c, d], [e, f, g, h]].map(u32::from_le_bytes)
}

fn word(rest: &mut &[u8]) -> Result<u32, Fault> {
    let (bytes, left) = rest.split_first_chunk().ok_or(Fault::Length)?;
    *rest = left;
    Ok(u32::from_le_bytes(*bytes))
}

fn column<T, const N: usize>(
    rest: &mut &[u8],
    rows: usize,
    value: fn([u8; N]) -> T,
) -> Result<Vec<T>, Fault> {
    let (bytes, left) = rest.split_at_checked(rows * N).ok_or(Fault::Length)?;
    *rest = left;
    Ok(bytes
        .as_chunks()
        .0
        .iter()
        .map(|bytes| value(*bytes))
        .collect())
}
