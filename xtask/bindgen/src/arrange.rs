//! Makes functions that are the same one, and puts those that are alike next to
//! each other.
//!
//! The order of functions means nothing to a module, but much to its compression:
//! see [`crate::likeness`].

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef,
};

use crate::likeness::by_likeness;

/// The module with its functions arranged.
pub(crate) fn arrange(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(wasm)?;
    let twins = functions.twins();
    let mut kept: Vec<usize> = (0..twins.len()).collect();
    kept.retain(|&at| twins[at] == at);
    let codes: Vec<_> = kept
        .iter()
        .map(|&at| &functions.bodies[at].code[..])
        .collect();
    let order: Vec<_> = by_likeness(&codes).into_iter().map(|at| kept[at]).collect();
    let mut places = vec![0; twins.len()];
    for (place, &at) in (functions.imported..).zip(&order) {
        places[at] = place;
    }
    let imported = (0..functions.imported).chain(twins.iter().map(|&twin| places[twin]));
    let mut arranged = Arranged {
        places: imported.collect(),
        order,
    };
    let mut module = Module::new();
    arranged
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("cannot write the module anew")?;
    Ok(module.finish())
}

/// Writes a module anew with its functions in another order.
struct Arranged {
    /// The new index of each function.
    places: Vec<u32>,
    /// Which of the old bodies to write, in which order.
    order: Vec<usize>,
}

impl Reencode for Arranged {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error> {
        let place = self.places.get(index as usize).copied();
        place.ok_or(Error::InvalidConstExpr)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &at in &self.order {
            functions.function(types[at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in self.order.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }
}

/// A module's functions.
#[derive(Default)]
struct Functions {
    /// How many are imported; these come first.
    imported: u32,
    bodies: Vec<Body>,
}

#[derive(Default)]
struct Body {
    ty: u32,
    /// The code but for the indices of the functions it calls.
    code: Vec<u8>,
    calls: Vec<u32>,
}

impl Functions {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut functions = Functions::default();
        let mut types = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        functions.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => {
                    let ty = types.get(functions.bodies.len());
                    let ty = *ty.context("a function without a type")?;
                    functions.bodies.push(Body::read(wasm, &body, ty)?);
                }
                _ => {}
            }
        }
        Ok(functions)
    }

    /// Of each function, the first that is the same, be it itself. Functions that
    /// differ only in which of two same functions they call are the same.
    fn twins(&self) -> Vec<usize> {
        let mut twins: Vec<usize> = (0..self.bodies.len()).collect();
        loop {
            let mut found = HashMap::new();
            let mut next = Vec::with_capacity(twins.len());
            for (at, body) in self.bodies.iter().enumerate() {
                let callee = |&index: &u32| match index.checked_sub(self.imported) {
                    Some(at) => (true, twins[at as usize]),
                    None => (false, index as usize),
                };
                let calls: Vec<_> = body.calls.iter().map(callee).collect();
                next.push(*found.entry((body.ty, &body.code, calls)).or_insert(at));
            }
            if next == twins {
                return twins;
            }
            twins = next;
        }
    }
}

impl Body {
    fn read(wasm: &[u8], body: &FunctionBody, ty: u32) -> Result<Self> {
        let mut read = Body {
            ty,
            ..Body::default()
        };
        let mut from = body.range().start;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let (operator, at) = operators.read_with_offset()?;
            if let Operator::Call { function_index } = operator {
                read.code.extend_from_slice(&wasm[from..=at]);
                read.calls.push(function_index);
                from = operators.original_position();
            }
        }
        read.code.extend_from_slice(&wasm[from..body.range().end]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
        ImportSection, RefType, TableSection, TableType, TypeSection,
    };

    /// A module of functions from nothing to nothing after an imported one. Each is
    /// a list of numbers, loaded and dropped, and a list of functions, then called;
    /// the last is exported, and all are in the table.
    fn module(functions: &[(&[i32], &[u32])]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./glue.js", "f", EntityType::Function(0));
        let mut declared = FunctionSection::new();
        let mut code = CodeSection::new();
        for (numbers, calls) in functions {
            declared.function(0);
            let mut function = Function::new([]);
            for number in *numbers {
                function.instructions().i32_const(*number).drop();
            }
            for call in *calls {
                function.instructions().call(*call);
            }
            function.instructions().end();
            code.function(&function);
        }
        let count = functions.len() as u32;
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: u64::from(count) + 1,
            maximum: None,
            shared: false,
        });
        let mut exports = ExportSection::new();
        exports.export("go", ExportKind::Func, count);
        let mut elements = ElementSection::new();
        let all: Vec<u32> = (0..=count).collect();
        elements.active(
            None,
            &ConstExpr::i32_const(0),
            Elements::Functions(all.into()),
        );
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&declared);
        module.section(&tables).section(&exports).section(&elements);
        module.section(&code);
        module.finish()
    }

    /// The code of a function and of all it calls.
    fn unfolded(functions: &Functions, index: u32) -> Vec<u8> {
        let Some(at) = index.checked_sub(functions.imported) else {
            return vec![0xff];
        };
        let body = &functions.bodies[at as usize];
        let calls = body
            .calls
            .iter()
            .flat_map(|&call| unfolded(functions, call));
        body.code.iter().copied().chain(calls).collect()
    }

    /// What is exported and what is in the table.
    fn reached(wasm: &[u8]) -> Vec<Vec<u8>> {
        let functions = Functions::read(wasm).unwrap();
        let mut reached = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    reached.extend(exports.into_iter().map(|export| export.unwrap().index));
                }
                Payload::ElementSection(elements) => {
                    for element in elements {
                        if let wasmparser::ElementItems::Functions(items) = element.unwrap().items {
                            reached.extend(items.into_iter().map(Result::unwrap));
                        }
                    }
                }
                _ => {}
            }
        }
        reached
            .into_iter()
            .map(|index| unfolded(&functions, index))
            .collect()
    }

    const LONG: [i32; 6] = [1001, 2002, 3003, 4004, 5005, 6006];
    const OTHER: [i32; 6] = [7007, 8008, 9009, 1010, 2020, 3030];

    #[test]
    fn every_reference_still_leads_to_the_same_code() {
        let wasm = module(&[
            (&LONG, &[0]),
            (&OTHER, &[1]),
            (&LONG, &[2, 2]),
            (&OTHER, &[3, 1]),
        ]);
        let arranged = arrange(&wasm).unwrap();
        wasmparser::validate(&arranged).unwrap();
        assert_eq!(reached(&arranged), reached(&wasm));
        assert_eq!(arrange(&wasm).unwrap(), arranged);
    }

    #[test]
    fn twins_become_one() {
        let wasm = module(&[
            (&LONG, &[]),
            (&LONG, &[]),
            (&OTHER, &[1]),
            (&OTHER, &[2]),
            (&OTHER, &[0]),
        ]);
        let functions = Functions::read(&wasm).unwrap();
        assert_eq!(functions.twins(), [0, 0, 2, 2, 4]);
        let arranged = arrange(&wasm).unwrap();
        assert_eq!(Functions::read(&arranged).unwrap().bodies.len(), 3);
        assert_eq!(reached(&arranged), reached(&wasm));
    }
}
