//! What the linker knew: which numbers in the code and the data are addresses,
//! and what lies there.
//!
//! A linked module alone does not tell: 1,048,600 may be an address or a sum of
//! money, 12 a function's place in the table or a month. With the linker's flag
//! `--emit-relocs` (`.cargo/config.toml`) its notes stay in the module.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    BinaryReader, KnownCustom, Linking, Parser, Payload, RelocationEntry, RelocationType,
    SymbolInfo,
};

/// The linker's notes about one module.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// What is pointed at by the number at this position of the file.
    code: HashMap<usize, Pointer>,
    things: Vec<Thing>,
}

/// What a number points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// A place in the table of functions.
    Slot(u32),
    /// One of the [`Links::things`].
    Thing(usize),
}

/// A constant or a variable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    /// The data segment it lies in.
    pub(crate) segment: usize,
    /// Where in the segment.
    pub(crate) bytes: Range<usize>,
    /// What it points at itself.
    pub(crate) pointers: Vec<Pointer>,
}

impl Links {
    /// Reads the notes of a module fresh from the linker.
    pub(crate) fn read(wasm: &[u8]) -> Result<Self> {
        let sections = Sections::read(wasm)?;
        let mut links = Links::default();
        let mut symbols = Vec::new();
        for symbol in &sections.symbols {
            symbols.push(links.things.len());
            if let SymbolInfo::Data {
                symbol: Some(data), ..
            } = symbol
            {
                let start = data.offset as usize;
                links.things.push(Thing {
                    segment: data.index as usize,
                    bytes: start..start + data.size as usize,
                    pointers: Vec::new(),
                });
            }
        }
        for (base, note) in &sections.notes {
            let at = base + note.offset as usize;
            let thing = || symbols.get(note.index as usize).copied();
            let pointer = match note.ty {
                RelocationType::TableIndexSleb => {
                    let mut reader = BinaryReader::new(wasm.get(at..).unwrap_or_default(), at);
                    Pointer::Slot(reader.read_var_i32()?.cast_unsigned())
                }
                RelocationType::TableIndexI32 => {
                    let mut reader = BinaryReader::new(wasm.get(at..).unwrap_or_default(), at);
                    Pointer::Slot(reader.read_u32()?)
                }
                RelocationType::MemoryAddrLeb
                | RelocationType::MemoryAddrSleb
                | RelocationType::MemoryAddrI32 => {
                    Pointer::Thing(thing().context("a note names no symbol")?)
                }
                // The module itself tells what these are.
                RelocationType::FunctionIndexLeb
                | RelocationType::TypeIndexLeb
                | RelocationType::GlobalIndexLeb
                | RelocationType::TableNumberLeb => continue,
                other => bail!("the linker left a note of an unexpected kind, {other:?}"),
            };
            match sections.place_in_data(at) {
                Some(place) => links.hold(place, pointer)?,
                None => {
                    links.code.insert(at, pointer);
                }
            }
        }
        ensure!(
            !links.code.is_empty(),
            "the linker left no notes: was it compiled without the flags of .cargo/config.toml, \
             because RUSTFLAGS is set?"
        );
        Ok(links)
    }

    /// What the number at a position of the file points at, if it is an address.
    pub(crate) fn pointer_at(&self, position: usize) -> Option<Pointer> {
        self.code.get(&position).copied()
    }

    pub(crate) fn things(&self) -> &[Thing] {
        &self.things
    }

    /// Lets a thing lie elsewhere.
    #[cfg(test)]
    pub(crate) fn stretch(&mut self, thing: usize, bytes: Range<usize>) {
        self.things[thing].bytes = bytes;
    }

    /// Notes the pointer that stands in a segment with the thing it is part of.
    fn hold(&mut self, (segment, offset): (usize, usize), pointer: Pointer) -> Result<()> {
        let mut held = false;
        for thing in &mut self.things {
            if thing.segment == segment && thing.bytes.contains(&offset) {
                thing.pointers.push(pointer);
                held = true;
            }
        }
        ensure!(held, "a pointer in the data belongs to no symbol");
        Ok(())
    }
}

/// The parts of a module that hold the notes.
#[derive(Default)]
struct Sections<'a> {
    /// The data segments' contents, as positions of the file.
    segments: Vec<Range<usize>>,
    symbols: Vec<SymbolInfo<'a>>,
    /// Each note after the position of the section it counts from.
    notes: Vec<(usize, RelocationEntry)>,
}

impl<'a> Sections<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut sections = Sections::default();
        let mut starts = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                starts.push(range.start);
            }
            match payload {
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        let end = segment.range.end;
                        sections.segments.push(end - segment.data.len()..end);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                sections.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(notes) => {
                        let start = starts.get(notes.section_index() as usize);
                        let start = *start.context("notes about a section that comes later")?;
                        for note in notes.entries() {
                            sections.notes.push((start, note?));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(sections)
    }

    /// The segment a position of the file lies in, and where in it.
    fn place_in_data(&self, position: usize) -> Option<(usize, usize)> {
        let segment = self
            .segments
            .iter()
            .position(|segment| segment.contains(&position))?;
        Some((segment, position - self.segments.get(segment)?.start))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A module as the linker leaves it. Its exported function points at place 1
    /// of the table and at the first constant, which points at place 2; another
    /// constant points at place 3, and four bytes belong to nothing. The functions
    /// in the table give 11, 22 and 33.
    pub(crate) fn linked() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let mut section = |id: u8, body: &[&[u8]]| {
            let body = body.concat();
            wasm.extend([id, body.len() as u8]);
            wasm.extend(body);
        };
        section(1, &[b"\x01\x60\x00\x01\x7f"]); // one type, giving an i32
        section(3, &[b"\x04\x00\x00\x00\x00"]); // four functions of it
        section(4, &[b"\x01\x70\x00\x04"]); // a table of four places
        section(5, &[b"\x01\x00\x01"]); // a page of memory
        section(7, &[b"\x02\x02go\x00\x00\x01t\x01\x00"]); // function 0 and the table are exported
        section(9, &[b"\x01\x00\x41\x01\x0b\x03\x01\x02\x03"]); // the others are in the table
        section(
            10,
            &[
                b"\x04",
                // i32.const slot 1, drop, i32.const address 16
                b"\x0f\x00\x41\x81\x80\x80\x80\x00\x1a\x41\x90\x80\x80\x80\x00\x0b",
                b"\x04\x00\x41\x0b\x0b",
                b"\x04\x00\x41\x16\x0b",
                b"\x04\x00\x41\x21\x0b",
            ],
        );
        section(
            11,
            &[
                b"\x01\x00\x41\x10\x0b\x0c",
                b"\x02\0\0\0",
                b"\x03\0\0\0",
                b"keep",
            ],
        );
        section(
            0,
            &[
                b"\x07linking\x02\x08\x1a\x05",
                b"\x00\x00\x01\x01f",         // symbol 0: function 1
                b"\x01\x00\x01a\x00\x00\x04", // symbol 1: bytes 0 to 4
                b"\x01\x00\x01b\x00\x04\x04", // symbol 2: bytes 4 to 8
                b"\x00\x10\x02\x00\x10\x03",  // symbols 3 and 4: functions 2 and 3
            ],
        );
        section(
            0,
            &[
                b"\x0areloc.CODE\x06\x02",
                b"\x01\x04\x00",
                b"\x04\x0b\x01\x00",
            ],
        );
        section(
            0,
            &[b"\x0areloc.DATA\x07\x02", b"\x02\x06\x03", b"\x02\x0a\x04"],
        );
        wasm
    }

    #[test]
    fn reads_what_points_at_what() {
        let links = Links::read(&linked()).unwrap();
        let mut pointers: Vec<_> = links.code.into_iter().collect();
        pointers.sort_by_key(|(position, _)| *position);
        let pointers: Vec<_> = pointers.into_iter().map(|(_, pointer)| pointer).collect();
        assert_eq!(pointers, [Pointer::Slot(1), Pointer::Thing(0)]);
        let thing = |start, slot| Thing {
            segment: 0,
            bytes: start..start + 4,
            pointers: vec![Pointer::Slot(slot)],
        };
        assert_eq!(links.things, [thing(0, 2), thing(4, 3)]);
    }

    #[test]
    fn a_module_without_notes_is_refused() {
        let error = Links::read(b"\0asm\x01\0\0\0").unwrap_err();
        assert!(error.to_string().contains("RUSTFLAGS"), "{error}");
    }
}
