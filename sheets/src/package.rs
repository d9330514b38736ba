//! What a file is, and how large it becomes, before anything is kept of it.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use crate::claims::{Claims, Part};
use crate::{Fault, Limits, What};

/// Tells a workbook from other files and unpacks it once, keeping nothing, so that
/// whoever unpacks it again knows that it has an end.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn inspect(bytes: &[u8], limits: &Limits) -> Result<Claims, Fault> {
    if bytes.len() as u64 > limits.file {
        return Err(Fault::TooMuch(What::File, limits.file));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Fault::NotAWorkbook);
    }
    if directory_length(bytes).ok_or(Fault::Damaged)? > limits.parts {
        return Err(Fault::TooMuch(What::Parts, limits.parts));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    kind(&zip)?;
    declared(&mut zip, limits)?;
    let mut claims = Claims::default();
    let mut left = limits.unpacked;
    for at in 0..zip.len() {
        unpack(&mut zip, at, limits, &mut left, &mut claims)?;
    }
    Ok(claims)
}

/// What a compound file is: an encrypted package, a workbook of the old format, or something else.
fn compound(bytes: &[u8]) -> Fault {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if names("EncryptionInfo") || names("EncryptedPackage") {
        Fault::Protected
    } else if names("Workbook") || names("Book") {
        Fault::OldFormat
    } else {
        Fault::NotAWorkbook
    }
}

/// How many files the package says it has, by the record at its end.
fn directory_length(bytes: &[u8]) -> Option<u64> {
    // A comment of at most 65,535 bytes may follow its 22.
    let tail = bytes.get(bytes.len().saturating_sub(65_557)..)?;
    let at = memmem::rfind(tail, b"PK\x05\x06")?;
    match tail.get(at + 10..at + 12)? {
        [low, high] => Some(u64::from(u16::from_le_bytes([*low, *high]))),
        _ => None,
    }
}

/// A workbook has its parts in `xl/`; the binary one is told by the end of a name.
fn kind(zip: &ZipArchive<Cursor<&[u8]>>) -> Result<(), Fault> {
    let mut is_workbook = false;
    for name in zip.file_names() {
        let name = name.map_err(|_| Fault::Damaged)?;
        let name = name.replace('\\', "/").to_ascii_lowercase();
        if name.ends_with("xl/workbook.bin") {
            return Err(Fault::OldFormat);
        }
        is_workbook |= name.trim_start_matches('/').starts_with("xl/");
        // Some programs put the parts elsewhere, and say where.
        is_workbook |= name.ends_with("workbook.xml");
    }
    if is_workbook {
        Ok(())
    } else {
        Err(Fault::NotAWorkbook)
    }
}

/// Sums what the directory says of the files' sizes.
fn declared(zip: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<(), Fault> {
    let mut total = 0_u64;
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).map_err(|_| Fault::Damaged)?;
        if file.encrypted() {
            return Err(Fault::Protected);
        }
        if is_bomb(file.size(), file.compressed_size(), limits) {
            return Err(Fault::Bomb);
        }
        total = total.saturating_add(file.size());
    }
    if total > limits.unpacked {
        return Err(Fault::TooMuch(What::Unpacked, limits.unpacked));
    }
    Ok(())
}

/// Small files may be packed as tightly as they like.
fn is_bomb(unpacked: u64, packed: u64, limits: &Limits) -> bool {
    const HARMLESS: u64 = 16 << 20;
    unpacked > HARMLESS && unpacked / limits.ratio.max(1) > packed
}

/// Unpacks one file, whatever the directory says of its size.
fn unpack(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    limits: &Limits,
    left: &mut u64,
    claims: &mut Claims,
) -> Result<(), Fault> {
    let mut file = zip.by_index(at).map_err(|_| Fault::Damaged)?;
    let packed = file.compressed_size();
    let mut part = Part::new(&file.name().map_err(|_| Fault::Damaged)?);
    let (mut piece, mut unpacked) = (vec![0; 1 << 16], 0_u64);
    loop {
        let length = file.read(&mut piece).map_err(|_| Fault::Damaged)?;
        if length == 0 {
            break;
        }
        unpacked += length as u64;
        if is_bomb(unpacked, packed, limits) {
            return Err(Fault::Bomb);
        }
        if unpacked > *left {
            return Err(Fault::TooMuch(What::Unpacked, limits.unpacked));
        }
        part.feed(piece.get(..length).unwrap_or_default());
    }
    *left -= unpacked;
    if part.finish(claims) {
        Ok(())
    } else {
        Err(Fault::Damaged)
    }
}
