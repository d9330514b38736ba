//! Lets a panic trap at once.
//!
//! A panic in the browser cannot print its message, for there is no terminal and
//! the core sets no hook, and it cannot unwind; after putting the message
//! together it traps, and the page starts anew. So a call that can only end there
//! is replaced by the trap, and the code and texts of the messages need not travel.

use std::collections::HashSet;

use walrus::ir::{
    Br, BrIf, BrTable, Call, CallIndirect, Instr, InstrLocId, InstrSeq, InstrSeqId, Return,
    Unreachable, Visitor, dfs_in_order,
};
use walrus::{FunctionId, LocalFunction, Module};

/// Where every panic, and every failed allocation, ends: the standard library's
/// own two handlers. Their names contain these.
const ENDS: [&str; 2] = ["rust_begin_unwind", "rust_oom"];

/// Replaces calls that can only end in a panic.
pub(crate) fn trap_at_once(module: &mut Module) {
    let doomed = doomed(module);
    for (_, function) in module.funcs.iter_local_mut() {
        let mut sequences = Sequences::default();
        dfs_in_order(&mut sequences, function, function.entry_block());
        for id in sequences.0 {
            let instrs = &mut function.block_mut(id).instrs;
            let fatal = |(instr, _): &(Instr, _)| matches!(instr, Instr::Call(Call { func }) if doomed.contains(func));
            if let Some(at) = instrs.iter().position(fatal) {
                instrs.truncate(at);
                while instrs
                    .last()
                    .is_some_and(|(instr, _)| may_be_left_out(instr))
                {
                    instrs.pop();
                }
                instrs.push((Instr::Unreachable(Unreachable {}), InstrLocId::default()));
            }
        }
    }
}

/// The functions that never return and, before they trap, do nothing that anybody
/// outside could see.
fn doomed(module: &Module) -> HashSet<FunctionId> {
    let mut doomed = HashSet::new();
    for function in module.funcs.iter() {
        let name = function.name.as_deref().unwrap_or_default();
        if ENDS.iter().any(|end| name.contains(end)) {
            doomed.insert(function.id());
        }
    }
    loop {
        let before = doomed.len();
        let quiet = quiet(module, &doomed);
        for (id, function) in module.funcs.iter_local() {
            if quiet.contains(&id) && !returns(function, &doomed) {
                doomed.insert(id);
            }
        }
        if doomed.len() == before {
            return doomed;
        }
    }
}

/// The functions that call nothing outside, directly or through others; a call
/// through the table may go anywhere.
fn quiet(module: &Module, doomed: &HashSet<FunctionId>) -> HashSet<FunctionId> {
    let mut quiet: HashSet<_> = module.funcs.iter_local().map(|(id, _)| id).collect();
    loop {
        let loud: Vec<_> = module
            .funcs
            .iter_local()
            .filter(|(id, function)| {
                let mut calls = Calls::default();
                dfs_in_order(&mut calls, function, function.entry_block());
                let known = |callee| doomed.contains(callee) || quiet.contains(callee);
                quiet.contains(id) && (calls.anywhere || !calls.to.iter().all(known))
            })
            .map(|(id, _)| id)
            .collect();
        if loud.is_empty() {
            return quiet;
        }
        for id in loud {
            quiet.remove(&id);
        }
    }
}

/// Whether control may come to the end of a function.
fn returns(function: &LocalFunction, doomed: &HashSet<FunctionId>) -> bool {
    let mut exits = Exits {
        entry: function.entry_block(),
        found: false,
    };
    dfs_in_order(&mut exits, function, function.entry_block());
    let ends = |(instr, _): &(Instr, _)| match instr {
        Instr::Unreachable(_) => true,
        Instr::Call(Call { func }) => doomed.contains(func),
        _ => false,
    };
    exits.found
        || !function
            .block(function.entry_block())
            .instrs
            .iter()
            .any(ends)
}

/// Whether a trap may as well come before an instruction: it runs straight on, and
/// nobody outside sees it run.
fn may_be_left_out(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::GlobalSet(_)
            | Instr::Load(_)
            | Instr::Store(_)
            | Instr::Drop(_)
    )
}

/// All sequences of instructions of a function.
#[derive(Default)]
struct Sequences(Vec<InstrSeqId>);

impl<'a> Visitor<'a> for Sequences {
    fn start_instr_seq(&mut self, seq: &'a InstrSeq) {
        self.0.push(seq.id());
    }
}

/// What a function calls.
#[derive(Default)]
struct Calls {
    to: Vec<FunctionId>,
    /// It calls through the table.
    anywhere: bool,
}

impl Visitor<'_> for Calls {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.to.push(*id);
    }

    fn visit_call_indirect(&mut self, _: &CallIndirect) {
        self.anywhere = true;
    }
}

/// Looks for ways out of a function but its end.
struct Exits {
    entry: InstrSeqId,
    found: bool,
}

impl Visitor<'_> for Exits {
    fn visit_return(&mut self, _: &Return) {
        self.found = true;
    }

    fn visit_br(&mut self, br: &Br) {
        self.found |= br.block == self.entry;
    }

    fn visit_br_if(&mut self, br: &BrIf) {
        self.found |= br.block == self.entry;
    }

    fn visit_br_table(&mut self, br: &BrTable) {
        self.found |= br.default == self.entry || br.blocks.contains(&self.entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    /// A module with an import and the panic's end, for functions that call them.
    struct Fixture {
        module: Module,
        say: FunctionId,
        end: FunctionId,
    }

    impl Fixture {
        fn new() -> Self {
            let mut module = Module::default();
            let ty = module.types.add(&[ValType::I32], &[]);
            let (say, _) = module.add_import_func("./glue.js", "say", ty);
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
            builder.func_body().i32_const(1).call(say).unreachable();
            let end = builder.finish(Vec::new(), &mut module.funcs);
            module.funcs.get_mut(end).name = Some("__rustc::rust_begin_unwind".to_owned());
            Fixture { module, say, end }
        }

        fn add(&mut self, body: impl FnOnce(&mut walrus::InstrSeqBuilder)) -> FunctionId {
            let mut builder = FunctionBuilder::new(&mut self.module.types, &[ValType::I32], &[]);
            body(&mut builder.func_body());
            builder.finish(Vec::new(), &mut self.module.funcs)
        }

        /// How many instructions each function has once panics trap at once.
        fn lengths(&mut self, functions: &[FunctionId]) -> Vec<u64> {
            trap_at_once(&mut self.module);
            let length = |id: &FunctionId| self.module.funcs.get(*id).kind.unwrap_local().size();
            functions.iter().map(length).collect()
        }
    }

    #[test]
    fn a_message_is_not_put_together() {
        let mut fixture = Fixture::new();
        let end = fixture.end;
        let panic = fixture.add(|f| {
            f.i32_const(1024).call(end).unreachable();
        });
        let checked = fixture.add(|f| {
            f.block(None, |block| {
                let out = block.id();
                block.i32_const(1).br_if(out);
                block
                    .i32_const(2)
                    .i32_const(3)
                    .binop(walrus::ir::BinaryOp::I32Add);
                block.call(panic).unreachable();
            });
        });
        // block, const, br_if, unreachable
        assert_eq!(fixture.lengths(&[panic, checked]), [1, 4]);
    }

    #[test]
    fn what_is_seen_outside_still_happens() {
        let mut fixture = Fixture::new();
        let (say, end) = (fixture.say, fixture.end);
        let speaks = fixture.add(|f| {
            f.i32_const(1)
                .call(say)
                .i32_const(2)
                .call(end)
                .unreachable();
        });
        let caller = fixture.add(|f| {
            f.i32_const(1).call(speaks).unreachable();
        });
        // const, call say, unreachable; const, call, unreachable
        assert_eq!(fixture.lengths(&[speaks, caller]), [3, 3]);
    }

    #[test]
    fn what_may_return_is_called() {
        let mut fixture = Fixture::new();
        let end = fixture.end;
        let sometimes = fixture.add(|f| {
            f.block(None, |block| {
                let out = block.id();
                block.i32_const(1).br_if(out).return_();
            });
            f.i32_const(2).call(end).unreachable();
        });
        let caller = fixture.add(|f| {
            f.i32_const(1).call(sometimes);
        });
        // block, const, br_if, return, unreachable; const, call
        assert_eq!(fixture.lengths(&[sometimes, caller]), [5, 2]);
    }
}
