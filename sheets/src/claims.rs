//! What the files of a package claim that would be believed when they are read:
//! numbers to make room for, and texts to copy again and again.

use memchr::{memchr_iter, memmem};

/// What was found in a package.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    /// Whether any sheet may have merged cells.
    pub(crate) merged: bool,
}

/// One file of the package, looked through piece by piece.
pub(crate) struct Part {
    is_styles: bool,
    /// The end of the last piece and the piece.
    window: Vec<u8>,
    length: u64,
    merged: bool,
    strings_claimed: u64,
    sound: bool,
    formats: u64,
    /// Where the last `"` and `'` stood, and the longest text that one of them may enclose.
    quotes: [Option<u64>; 2],
    longest: u64,
}

/// More than anything that is looked for is long.
const OVERLAP: usize = 64;

/// Strings that nobody needs to prove, some 24 MB of room.
const STRINGS: u64 = 1_000_000;

/// A spreadsheet has at most some 65,000 formats; each is told of four times.
const FORMATS: u64 = 400_000;
const STYLES: u64 = 32 << 20;

/// The most that copies of one text may come to, in bytes: each format has its own.
const COPIES: u64 = 1 << 30;

impl Part {
    pub(crate) fn new(name: &str) -> Self {
        Part {
            is_styles: name.to_ascii_lowercase().ends_with("styles.xml"),
            window: Vec::new(),
            length: 0,
            merged: false,
            strings_claimed: 0,
            sound: true,
            formats: 0,
            quotes: [None; 2],
            longest: 0,
        }
    }

    pub(crate) fn feed(&mut self, piece: &[u8]) {
        let first = self.length == 0;
        let kept = self.window.len().min(OVERLAP);
        let start = self.window.len() - kept;
        self.window.drain(..start);
        self.window.extend_from_slice(piece);
        if first {
            self.sound = is_utf8(&self.window);
        }
        self.merged |= memmem::find(&self.window, b"mergeCell").is_some();
        self.strings();
        if self.is_styles {
            self.styles(piece);
        }
        self.length += piece.len() as u64;
    }

    /// Adds what was found to the package's; `false` where it cannot be true.
    pub(crate) fn finish(self, claims: &mut Claims) -> bool {
        claims.merged |= self.merged;
        let styles_fit = !self.is_styles
            || self.length <= STYLES
                && self.formats <= FORMATS
                && self.formats.saturating_mul(self.longest) <= COPIES;
        // A string takes five bytes at the least.
        let strings_fit = self.strings_claimed <= STRINGS.max(self.length / 4);
        self.sound && styles_fit && strings_fit
    }

    /// `uniqueCount="12"`: room is made for so many strings.
    fn strings(&mut self) {
        const NAME: &[u8] = b"uniqueCount";
        for at in memmem::find_iter(&self.window, NAME) {
            let rest = self.window.get(at + NAME.len()..).unwrap_or_default();
            let skipped = rest
                .iter()
                .position(|byte| {
                    !matches!(
                        byte,
                        b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\'' | b'+'
                    )
                })
                .unwrap_or(rest.len());
            let mut claimed = 0_u64;
            for byte in rest.get(skipped..).unwrap_or_default() {
                if !byte.is_ascii_digit() {
                    break;
                }
                claimed = claimed
                    .saturating_mul(10)
                    .saturating_add(u64::from(byte - b'0'));
            }
            // So much space hides something.
            self.sound &= skipped < OVERLAP / 2;
            self.strings_claimed = self.strings_claimed.max(claimed);
        }
    }

    fn styles(&mut self, piece: &[u8]) {
        self.formats += memmem::find_iter(piece, b"xf").count() as u64;
        for (quote, last) in [b'"', b'\''].into_iter().zip(&mut self.quotes) {
            for at in memchr_iter(quote, piece) {
                let at = self.length + at as u64;
                if let Some(last) = *last {
                    self.longest = self.longest.max(at - last);
                }
                *last = Some(at);
            }
        }
    }
}

/// Another encoding would be decoded before it is read, and hide what is looked for.
fn is_utf8(head: &[u8]) -> bool {
    // Pictures and the like are no text.
    if !head.trim_ascii_start().starts_with(b"<") && !head.starts_with(b"\xef\xbb\xbf") {
        return !matches!(
            head,
            [0xfe, 0xff, ..] | [0xff, 0xfe, b'<', ..] | [0, b'<', ..]
        );
    }
    if matches!(head, [b'<', 0, ..]) {
        return false;
    }
    let head = head.get(..200).unwrap_or(head);
    let Some(at) = memmem::find(head, b"encoding") else {
        return true;
    };
    let name = head.get(at + 8..).unwrap_or_default();
    let name = name.trim_ascii_start();
    let name = name.strip_prefix(b"=").unwrap_or(name).trim_ascii_start();
    let name = name.get(1..).unwrap_or_default();
    ["utf-8", "utf8", "us-ascii"].iter().any(|known| {
        name.get(..known.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(known.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(name: &str, text: &[u8], size: usize) -> bool {
        let mut part = Part::new(name);
        for piece in text.chunks(size) {
            part.feed(piece);
        }
        part.finish(&mut Claims::default())
    }

    #[test]
    fn room_is_made_for_strings_that_can_be_there() {
        let claims =
            |count: &str| format!("<?xml version=\"1.0\"?><sst count=\"1\" {count}><si/></sst>");
        for count in [
            "uniqueCount=\"12\"",
            "uniqueCount='1000000'",
            "",
            "uniqueCount=\"x\"",
        ] {
            for size in [1000, 7, 1] {
                assert!(
                    sound("xl/sharedStrings.xml", claims(count).as_bytes(), size),
                    "{count}"
                );
            }
        }
        let far = format!("uniqueCount{}=\"9\"", " ".repeat(100));
        for count in [
            "uniqueCount=\"1000001\"",
            "uniqueCount = '99999999999999999999'",
            far.as_str(),
        ] {
            for size in [1000, 7, 1] {
                assert!(
                    !sound("xl/sharedStrings.xml", claims(count).as_bytes(), size),
                    "{count}"
                );
            }
        }
    }

    #[test]
    fn no_text_is_copied_without_end() {
        let long = "x".repeat(1 << 20);
        let many = "<xf/>".repeat(2000);
        for text in [
            format!("<styleSheet><font><name val=\"{long}\"/></font>{many}</styleSheet>"),
            format!("<styleSheet><font><name val='{long}'/></font>{many}</styleSheet>"),
            "<xf/>".repeat(500_000),
        ] {
            assert!(!sound("xl/styles.xml", text.as_bytes(), 4096));
            assert!(sound("xl/other.xml", text.as_bytes(), 4096));
        }
    }

    #[test]
    fn other_encodings_are_not_taken() {
        let wide: Vec<u8> = "<?xml?>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for head in [
            b"<?xml version=\"1.0\" encoding=\"GBK\"?>".as_slice(),
            b"<?xml version='1.0' encoding = 'utf-16'?>",
            b"\xff\xfe<\0",
            b"\xfe\xff\0<",
            b"\0<\0?",
            &wide,
        ] {
            assert!(!is_utf8(head), "{head:?}");
        }
        for head in [
            b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".as_slice(),
            b"\xef\xbb\xbf<a/>",
            b"\r\n<a/>",
            b"\x89PNG",
            b"",
        ] {
            assert!(is_utf8(head), "{head:?}");
        }
    }
}
