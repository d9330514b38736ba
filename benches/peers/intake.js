// duikou's reader of files as a contestant of the peer benchmark: the module that a page
// loads with its first file, as it is. It finds out by itself what the columns hold,
// matches cities and units, and rolls the rows up to what the views draw.

import init, { Intake } from "../../dist/duikou-intake.js";

const SLICE = 1 << 20;
/** How many rows stand together, in columns, in what the module hands over. */
const BLOCK = 65536;
/** Bytes of a row there: two figures, two counts, three codes of two bytes and two of one. */
const ROW = 8 + 8 + 8 + 2 + 2 + 2 + 1 + 1;

/** @type {WebAssembly.Memory} */
let memory;
/** @type {Intake} kept alive */
let intake;

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
  const packed = intake.packed();
  return {
    rows: intake.report("en").loaded,
    /** Of the planned figures; asked for when the time has been taken. */
    get sum() {
      return planned(packed);
    },
  };
}

/** @param {Uint8Array} packed ends with the rows: a mark, their number, bits of columns, the columns */
function planned(packed) {
  const mark = [..."duikou\0\x02"].map((letter) => letter.charCodeAt(0));
  const head = packed.findIndex((_, at) => mark.every((byte, next) => packed[at + next] === byte));
  const view = new DataView(packed.buffer, packed.byteOffset);
  const rows = view.getUint32(head + 8, true);
  if (view.getUint32(head + 12, true) !== 1 << 4) throw new Error("other columns than figures and counts");
  let sum = 0;
  for (let row = 0, at = head + 16; row < rows; row += BLOCK) {
    const here = Math.min(BLOCK, rows - row);
    for (let each = 0; each < here; each++) sum += view.getFloat64(at + 8 * each, true);
    at += here * ROW;
  }
  return sum;
}

export const wasmBytes = () => memory.buffer.byteLength;
