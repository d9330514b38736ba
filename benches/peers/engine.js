// duikou as a contestant of the peer benchmark: filters over many rows, and CSV.

import init, { Cross, Loader } from "../../target/duikou-cross/duikou-cross.js";

const DIMENSIONS = ["pairing", "area", "year", "indicator", "status"];
const SLICE = 1 << 20;

/** @type {WebAssembly.Memory} */
let memory;
/** @type {Cross} */
let cross;
/** How many codes each dimension may have, and how many its rows do have.
 * @type {{ size: number, used: number }[]} */
let sizes = [];
/** @type {string[]} */
let set = [];

/** @param {{ base: string }} where */
export async function load({ base }) {
  memory = (await init({ module_or_path: `${base}duikou-cross_bg.wasm` })).memory;
}

/** @param {any} columns */
export async function loadColumns(columns) {
  const { card, pairing, area, year, indicator, status, planned, actual } = columns;
  cross?.free();
  cross = new Cross(pairing, area, year, indicator, status, planned, actual);
  sizes = DIMENSIONS.map((name, at) => ({ size: card[name], used: cross.codes(at) }));
  set = DIMENSIONS.map(() => "");
}

/** @param {Record<string, number[] | null>} spec */
export async function setFilter(spec) {
  DIMENSIONS.forEach((name, at) => {
    const codes = spec[name];
    const now = codes === null ? "" : codes.join();
    if (now === set[at]) return;
    set[at] = now;
    if (codes === null) cross.clear(at);
    else cross.filter(at, Uint16Array.from(codes));
  });
  const sums = cross.update();
  const groups = {};
  let from = 0;
  DIMENSIONS.forEach((name, at) => {
    const { size, used } = sizes[at];
    const group = { planned: new Float64Array(size), actual: new Float64Array(size), count: new Float64Array(size) };
    for (let code = 0; code < used; code++, from += 3) {
      group.planned[code] = sums[from];
      group.actual[code] = sums[from + 1];
      group.count[code] = sums[from + 2];
    }
    groups[name] = group;
  });
  return groups;
}

/** @param {Uint8Array} bytes */
export async function parseCSV(bytes) {
  cross?.free();
  const loader = new Loader();
  for (let at = 0; at < bytes.length; at += SLICE) loader.feed(bytes.subarray(at, at + SLICE));
  cross = loader.finish();
  const sums = cross.update();
  let sum = 0;
  // The first dimension's groups hold every row once.
  for (let at = 0; at < 3 * cross.codes(0); at += 3) sum += sums[at];
  return { rows: cross.rows(), sum };
}

export const wasmBytes = () => memory.buffer.byteLength;
