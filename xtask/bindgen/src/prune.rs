//! Takes out what nothing in the finished module can reach.
//!
//! The linker has done so already, but wasm-bindgen then drops functions of its
//! own, and [`crate::traps`] all that made messages for panics. What only those
//! used is still there: functions because the table lists them, constants because
//! no tool after the linker can tell one from the other. The linker's notes can.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Const, Instr, InstrLocId, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    Module, passes,
};

use crate::links::{Links, Pointer};

/// Removes functions and blanks constants that cannot be reached. Nothing moves:
/// a table's unused places trap, unused constants become zeros, which weigh
/// next to nothing when compressed.
pub(crate) fn prune(module: &mut Module, links: &Links) -> Result<()> {
    let reached = Reached::from_exports(module, links)?;
    clear_slots(module, &reached)?;
    clear_data(module, links, &reached)?;
    passes::gc::run(module);
    Ok(())
}

/// What can be reached from outside.
#[derive(Default)]
struct Reached {
    functions: HashSet<FunctionId>,
    slots: HashSet<u32>,
    things: HashSet<usize>,
}

impl Reached {
    fn from_exports(module: &Module, links: &Links) -> Result<Self> {
        let table = table(module)?;
        let mut reached = Reached::default();
        let mut functions: Vec<FunctionId> = module.start.into_iter().collect();
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item {
                functions.push(id);
            }
        }
        let mut pointers = Vec::new();
        loop {
            if let Some(id) = functions.pop() {
                if reached.functions.insert(id)
                    && let FunctionKind::Local(function) = &module.funcs.get(id).kind
                {
                    let mut references = References {
                        links,
                        functions: &mut functions,
                        pointers: &mut pointers,
                    };
                    dfs_in_order(&mut references, function, function.entry_block());
                }
                continue;
            }
            match pointers.pop() {
                Some(Pointer::Slot(slot)) => {
                    if reached.slots.insert(slot) {
                        functions.extend(table.get(&slot));
                    }
                }
                Some(Pointer::Thing(at)) => {
                    if reached.things.insert(at) {
                        let thing = links.things().get(at).context("no such thing")?;
                        pointers.extend(&thing.pointers);
                    }
                }
                None => return Ok(reached),
            }
        }
    }
}

/// Collects what a function refers to.
struct References<'a> {
    links: &'a Links,
    functions: &'a mut Vec<FunctionId>,
    pointers: &'a mut Vec<Pointer>,
}

impl<'a> Visitor<'a> for References<'_> {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.push(*id);
    }

    fn visit_instr(&mut self, instr: &'a Instr, place: &'a InstrLocId) {
        // Behind the instruction's one byte, and the alignment's of a memory access.
        let before = match instr {
            Instr::Const(Const {
                value: Value::I32(_),
            }) => 1,
            Instr::Load(Load { .. }) | Instr::Store(Store { .. }) => 2,
            _ => return,
        };
        if !place.is_default() {
            let pointer = self.links.pointer_at(place.data() as usize + before);
            self.pointers.extend(pointer);
        }
    }
}

/// The functions in the table, by their places.
fn table(module: &Module) -> Result<HashMap<u32, FunctionId>> {
    let mut table = HashMap::new();
    for element in module.elements.iter() {
        let (ElementItems::Functions(functions), start) = (&element.items, start(&element.kind)?)
        else {
            bail!("the table is not filled with functions");
        };
        table.extend((start..).zip(functions.iter().copied()));
    }
    Ok(table)
}

/// Where a piece of the table begins.
fn start(kind: &ElementKind) -> Result<u32> {
    match kind {
        ElementKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } => Ok(start.cast_unsigned()),
        _ => bail!("a piece of the table begins nowhere"),
    }
}

/// Puts a trap into every place of the table that nothing points at.
fn clear_slots(module: &mut Module, reached: &Reached) -> Result<()> {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    let trap = builder.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        let start = start(&element.kind)?;
        if let ElementItems::Functions(functions) = &mut element.items {
            for (slot, function) in (start..).zip(functions) {
                if !reached.slots.contains(&slot) {
                    *function = trap;
                }
            }
        }
    }
    Ok(())
}

/// Blanks the bytes that belong to unreached things alone. Those that belong to
/// no thing stay.
fn clear_data(module: &mut Module, links: &Links, reached: &Reached) -> Result<()> {
    let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for (segment, id) in segments.into_iter().enumerate() {
        let bytes = &mut module.data.get_mut(id).value;
        let mut needed = vec![true; bytes.len()];
        for needs in [false, true] {
            for (at, thing) in links.things().iter().enumerate() {
                if thing.segment == segment && reached.things.contains(&at) == needs {
                    let part = needed.get_mut(thing.bytes.clone());
                    part.context("a symbol reaches out of its segment")?
                        .fill(needs);
                }
            }
        }
        for (byte, needed) in bytes.iter_mut().zip(needed) {
            if !needed {
                *byte = 0;
            }
        }
    }
    ensure!(!reached.things.is_empty(), "no constant is reached");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::tests::linked;

    /// What the functions give that only give a number; nothing for a trap.
    fn given(module: &Module) -> Vec<Option<i32>> {
        let mut given = Vec::new();
        for (_, function) in module.funcs.iter_local() {
            match function.block(function.entry_block()).instrs.as_slice() {
                [(Instr::Const(number), _)] => given.push(match number.value {
                    Value::I32(number) => Some(number),
                    _ => None,
                }),
                [(Instr::Unreachable(_), _)] => given.push(None),
                _ => {}
            }
        }
        given.sort_unstable();
        given
    }

    #[test]
    fn what_is_reached_stays_where_it_is() {
        let wasm = linked();
        let mut module = Module::from_buffer(&wasm).unwrap();
        assert_eq!(given(&module), [Some(11), Some(22), Some(33)]);
        prune(&mut module, &Links::read(&wasm).unwrap()).unwrap();
        assert_eq!(given(&module), [None, Some(11), Some(22)]);

        let data: Vec<_> = module.data.iter().map(|data| &data.value[..]).collect();
        assert_eq!(data, [b"\x02\0\0\0\0\0\0\0keep"]);
        assert_eq!(table(&module).unwrap().len(), 3);
    }

    #[test]
    fn of_what_overlaps_the_reached_part_stays() {
        let mut links = Links::read(&linked()).unwrap();
        let mut module = Module::from_buffer(&linked()).unwrap();
        links.stretch(1, 2..8);
        prune(&mut module, &links).unwrap();
        let data: Vec<_> = module.data.iter().map(|data| &data.value[..]).collect();
        assert_eq!(data, [b"\x02\0\0\0\0\0\0\0keep"]);
    }
}
