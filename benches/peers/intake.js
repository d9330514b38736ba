// duikou's reader of files as a contestant of the peer benchmark: the module that a page
// loads with its first file, as it is. It finds out by itself what the columns hold,
// matches cities and units, and rolls the rows up to what the views draw.

import init, { Intake } from "../../dist/duikou-intake.js";

const SLICE = 1 << 20;
/** @type {WebAssembly.Memory} */
let memory;
/** @type {Intake} kept alive, as is what it hands over */
let intake;
/** @type {Uint8Array} */
let packed;

/** @param {{ base: string }} where */
export async function load({ base }) {
  memory = (await init({ module_or_path: `${base}duikou-intake_bg.wasm` })).memory;
}

/** @param {Uint8Array} bytes */
export async function parseCSV(bytes) {
  intake?.free();
  intake = new Intake("records.csv", "", "", new Uint32Array());
  for (let at = 0; at < bytes.length; at += SLICE) intake.feed(bytes.subarray(at, at + SLICE));
  if (!intake.finish()) throw new Error("the headings are not understood");
  // A later figure of a thing replaces an earlier one of the year, unless the file says that
  // they add: so there is no sum of all rows to hand over, only their number.
  packed = intake.packed();
  return { rows: intake.report("en").loaded };
}

export const wasmBytes = () => memory.buffer.byteLength;
