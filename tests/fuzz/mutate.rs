//! Inputs that are nearly good: pieces of a corpus changed, cut, doubled and mixed.

/// Makes inputs out of a corpus, the same ones from the same seed.
pub(crate) struct Mutator<'a> {
    corpus: &'a [Vec<u8>],
    state: u64,
}

/// What readers of text stumble over.
const PIECES: [&[u8]; 30] = [
    b"0",
    b"9",
    b"-1",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
    b".",
    b",",
    b"\"",
    b"\"\"",
    b"\r\n",
    b"\n\n",
    b"\t",
    b";",
    b"&",
    b"=",
    b"%00",
    b"%E4%B8",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    "年".as_bytes(),
    "万".as_bytes(),
    "，".as_bytes(),
    "—".as_bytes(),
    "合计".as_bytes(),
    "\u{3000}".as_bytes(),
    b"<",
    b"/>",
    b"&#0;",
];

/// Nothing gets longer.
const LONGEST: usize = 1 << 16;

impl<'a> Mutator<'a> {
    pub(crate) fn new(seed: u64, corpus: &'a [Vec<u8>]) -> Self {
        // A state of zero would stay zero.
        let state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        Mutator { corpus, state }
    }

    /// The next input.
    pub(crate) fn next(&mut self) -> Vec<u8> {
        let mut input = self.pick();
        for _ in 0..=self.below(6) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let end = (at + self.below(32)).min(input.len());
        let piece = match self.below(8) {
            // Cut out, or put back twice.
            0 => Vec::new(),
            1 => input[at..end].repeat(2),
            2 | 3 => PIECES[self.below(PIECES.len())].to_vec(),
            4 => {
                let other = self.pick();
                let from = self.below(other.len() + 1);
                let to = (from + self.below(64)).min(other.len());
                other[from..to].to_vec()
            }
            5 => input[at..end]
                .iter()
                .map(|byte| byte ^ 1 << self.below(8))
                .collect(),
            6 => (0..self.below(4)).map(|_| self.below(256) as u8).collect(),
            // A run, for what counts or nests.
            _ => input[at..end].repeat(self.below(200)),
        };
        // Half of the pieces are put in, the others put in the place of something.
        let end = if self.below(2) == 0 { at } else { end };
        input.splice(at..end, piece);
    }

    fn pick(&mut self) -> Vec<u8> {
        let at = self.below(self.corpus.len().max(1));
        self.corpus.get(at).cloned().unwrap_or_default()
    }

    /// A number below a limit that is not zero.
    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % limit
    }
}

/// FNV-1a, to name a file by what is in it.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
