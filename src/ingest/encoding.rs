//! In which encoding a file of text is written.

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; ASCII is part of it.
    Utf8 {
        /// Whether a byte order mark stands before the text.
        bom: bool,
    },
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GB 18030, of which GBK and GB 2312 are parts.
    Gb18030,
}

impl Encoding {
    /// The name in the Encoding Standard, as `TextDecoder` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 { .. } => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Gb18030 => "gb18030",
        }
    }
}

/// The byte order mark in GB 18030. No decoder takes it for one.
const GB18030_MARK: &[u8] = &[0x84, 0x31, 0x95, 0x33];

/// What the first bytes of a file show it to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text.
    Text(Encoding),
    /// A zip or compound file: a workbook, or what only its reader can tell from one.
    Workbook,
    /// Neither.
    Other,
}

/// Tells workbooks, text and other files apart by their first bytes.
pub fn form(head: &[u8]) -> Form {
    const WORKBOOKS: [&[u8]; 3] = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ];
    if WORKBOOKS.iter().any(|start| head.starts_with(start)) {
        return Form::Workbook;
    }
    let encoding = detect(head);
    if is_text(head, encoding) {
        Form::Text(encoding)
    } else {
        Form::Other
    }
}

/// The encoding of a text by its first bytes; some ten thousand of them tell it surely.
///
/// A byte order mark decides. Without one, bytes of zero speak for UTF-16, and what
/// is not UTF-8 but for a rare broken character is GB 18030.
pub fn detect(head: &[u8]) -> Encoding {
    match head {
        [0xef, 0xbb, 0xbf, ..] => return Encoding::Utf8 { bom: true },
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        _ if head.starts_with(GB18030_MARK) => return Encoding::Gb18030,
        _ => {}
    }
    // In UTF-16 each comma, digit and line end has a zero for its high byte.
    let mut zeros = [0_usize; 2];
    for (at, byte) in head.iter().enumerate() {
        zeros[at % 2] += usize::from(*byte == 0);
    }
    // (Their low byte is zero in few characters, 一 among them.)
    let many = (zeros[0] + zeros[1]) * 20 >= head.len();
    match zeros {
        [0, 0] if is_utf8(head) => Encoding::Utf8 { bom: false },
        [0, 0] => Encoding::Gb18030,
        [high, low] if many && high > 4 * low => Encoding::Utf16Be,
        [high, low] if many && low > 4 * high => Encoding::Utf16Le,
        _ => Encoding::Utf8 { bom: false },
    }
}

/// Whether nothing but ASCII has been seen, so that more of the file could still
/// show it to be GB 18030.
pub fn is_undecided(head: &[u8]) -> bool {
    head.is_ascii() && detect(head) == Encoding::Utf8 { bom: false }
}

/// Whether nearly all that is not ASCII is whole UTF-8 characters. In GB 18030 hardly
/// any are; a broken one in a thousand makes no other encoding of a text.
fn is_utf8(head: &[u8]) -> bool {
    let (mut rest, mut whole, mut broken) = (head, 0_usize, 0_usize);
    loop {
        let (valid, error) = match str::from_utf8(rest) {
            Ok(_) => (rest, None),
            Err(error) => (&rest[..error.valid_up_to()], Some(error)),
        };
        for byte in valid {
            whole += usize::from(!byte.is_ascii());
        }
        // `None` inside: the head ends within a character.
        let Some(length) = error.and_then(|error| error.error_len()) else {
            return broken * 50 <= whole;
        };
        broken += length;
        rest = &rest[valid.len() + length..];
    }
}

/// No text has a zero character, or more than a rare control character.
fn is_text(head: &[u8], encoding: Encoding) -> bool {
    let wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    let mut controls = 0;
    for unit in head.chunks(if wide { 2 } else { 1 }) {
        let (low, high) = match (encoding, unit) {
            (Encoding::Utf16Be, [high, low]) | (_, [low, high]) => (*low, *high),
            (_, [low]) if !wide => (*low, 0),
            _ => continue,
        };
        if low == 0 && high == 0 {
            return false;
        }
        let control = low < b' ' && !matches!(low, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x1b);
        controls += usize::from(high == 0 && control);
    }
    controls * 100 <= head.len()
}

#[cfg(not(target_arch = "wasm32"))]
pub use native::{Fault, Stream, decode};

/// Decoding outside a browser, which has `TextDecoder` for it.
#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::borrow::Cow;

    use super::{Encoding, Form, GB18030_MARK, form};

    /// Why bytes are not a text.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Fault {
        /// A workbook, which has a reader of its own.
        Workbook,
        /// Neither text nor a workbook.
        NotText,
    }

    /// The text without its byte order mark. Bytes that are no character become
    /// U+FFFD, as a browser's `TextDecoder` has it, so that the rest can be read.
    ///
    /// # Errors
    /// What is no text at all.
    pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
        match form(bytes) {
            Form::Text(encoding) => {
                let bytes = bytes.strip_prefix(GB18030_MARK).unwrap_or(bytes);
                Ok(standard(encoding).decode_with_bom_removal(bytes).0)
            }
            Form::Workbook => Err(Fault::Workbook),
            Form::Other => Err(Fault::NotText),
        }
    }

    /// Decodes piece by piece what is too long to be held as a whole.
    pub struct Stream {
        decoder: encoding_rs::Decoder,
        /// Whether a mark may come that the decoder takes for a character.
        marked: bool,
    }

    impl Stream {
        /// Begins a text.
        pub fn new(encoding: Encoding) -> Self {
            Stream {
                decoder: standard(encoding).new_decoder_with_bom_removal(),
                marked: encoding == Encoding::Gb18030,
            }
        }

        /// Appends the text of the next bytes; a character cut in two waits for its rest.
        /// After the last bytes the stream must not be fed again.
        pub fn feed(&mut self, bytes: &[u8], last: bool, text: &mut String) {
            // One buffer of the greatest length is enough, so that no second call is due.
            if let Some(most) = self.decoder.max_utf8_buffer_length(bytes.len()) {
                text.reserve(most);
                let start = text.len();
                let (_, _, _) = self.decoder.decode_to_string(bytes, text, last);
                if self.marked && text.len() > start {
                    self.marked = false;
                    if text[start..].starts_with('\u{feff}') {
                        text.remove(start);
                    }
                }
            }
        }
    }

    fn standard(encoding: Encoding) -> &'static encoding_rs::Encoding {
        match encoding {
            Encoding::Utf8 { .. } => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Gb18030 => encoding_rs::GB18030,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "结对,日期,实际\r\n信阳市—苏州市,2023-01-19,416.5\r\n“沪明”𠮷,,\r\n";

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn every_encoding_is_told_and_decoded() {
        let with_bom = format!("\u{feff}{TEXT}");
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8 { bom: false }),
            (with_bom.as_bytes().to_vec(), Encoding::Utf8 { bom: true }),
            (utf16(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(&with_bom, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(TEXT, u16::to_be_bytes), Encoding::Utf16Be),
            (utf16(&with_bom, u16::to_be_bytes), Encoding::Utf16Be),
            (gb(TEXT), Encoding::Gb18030),
            (gb(&with_bom), Encoding::Gb18030),
        ] {
            assert_eq!(detect(&bytes), encoding);
            assert_eq!(form(&bytes), Form::Text(encoding));
            assert_eq!(decode(&bytes).unwrap(), TEXT, "{encoding:?}");
            for size in [1, 3, 64] {
                let (mut stream, mut text) = (Stream::new(encoding), String::new());
                for piece in bytes.chunks(size) {
                    stream.feed(piece, false, &mut text);
                }
                stream.feed(&[], true, &mut text);
                assert_eq!(text, TEXT, "{encoding:?} by {size}");
            }
        }
    }

    #[test]
    fn a_head_may_end_within_a_character() {
        for cut in 0..TEXT.len() {
            assert_eq!(
                detect(&TEXT.as_bytes()[..cut]),
                Encoding::Utf8 { bom: false },
                "{cut}"
            );
        }
        let bytes = gb(TEXT);
        for cut in 8..bytes.len() {
            assert_eq!(detect(&bytes[..cut]), Encoding::Gb18030, "{cut}");
        }
    }

    #[test]
    fn a_broken_character_does_not_change_the_encoding() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        bytes[90] = 0xff;
        assert_eq!(detect(&bytes), Encoding::Utf8 { bom: false });
        assert_eq!(decode(&bytes).unwrap().matches('\u{fffd}').count(), 3);
    }

    #[test]
    fn plain_ascii_leaves_it_open() {
        assert!(is_undecided(b"pairing,date\n1,2023\n"));
        assert!(!is_undecided(TEXT.as_bytes()) && !is_undecided(&gb(TEXT)));
        assert!(!is_undecided(&utf16("a,b\n", u16::to_le_bytes)));
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        for bytes in [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".as_slice(),
            b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
            &[0; 64],
            &(0..=255).collect::<Vec<u8>>(),
        ] {
            assert_eq!(form(bytes), Form::Other, "{bytes:?}");
            assert_eq!(decode(bytes), Err(Fault::NotText));
        }
        assert_eq!(form(b"PK\x03\x04rest"), Form::Workbook);
        assert_eq!(
            decode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            Err(Fault::Workbook)
        );
        assert_eq!(form(b""), Form::Text(Encoding::Utf8 { bom: false }));
    }

    #[test]
    fn names_are_those_of_the_standard() {
        for encoding in [
            Encoding::Utf8 { bom: true },
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::Gb18030,
        ] {
            let standard = encoding_rs::Encoding::for_label(encoding.name().as_bytes()).unwrap();
            assert!(standard.name().eq_ignore_ascii_case(encoding.name()));
        }
    }
}
