// duikou's charts as a contestant of the peer benchmark: planned and actual, sums
// over years and a grid of counts, in the module that a page fetches for charts.

import init, { App } from "../../dist/duikou-charts.js";
import { createStage } from "../../www/stage.js";
import { drawPairing, light, styled } from "./diagram.js";

/** @type {WebAssembly.Memory} */
let memory;

/** @param {{ base: string }} where */
export async function load({ base }) {
  const [exports] = await Promise.all([init({ module_or_path: `${base}duikou-charts_bg.wasm` }), styled(base)]);
  memory = exports.memory;
}

/** @type {ReturnType<typeof drawPairing> | undefined} */
let drawn;

/**
 * @param {HTMLElement} element
 * @param {any} pairings
 * @param {{ width: number, height: number }} size
 */
export async function renderPairing(element, pairings, size) {
  drawn = drawPairing(App, element, pairings, size);
}

/** @param {number} id */
export async function highlight(id) {
  light(drawn, id);
}

/**
 * @typedef {object} Chart one of the three, over an App of its own
 * @property {App} app
 * @property {import("../../www/stage.js").Stage} stage
 * @property {(numbers: any) => any[]} columns what `App.load_readings` takes
 */

/** @type {Chart[]} */
let charts = [];

/**
 * Planned and actual amounts of ten things, sums over nine years, and a grid of
 * counts: what the views `target`, `trend` and `matrix` are for.
 * @param {{ bars: HTMLElement, line: HTMLElement, heat: HTMLElement }} elements
 * @param {any} numbers
 * @param {{ width: number, height: number }} size
 */
export async function renderCharts({ bars, line, heat }, numbers, size) {
  charts = [
    chart(bars, "target", numbers.bars.cats, size, ({ bars: { planned, actual } }) =>
      columns(["-"], ["-"], [...planned.map(amount(2030, 1)), ...actual.map(amount(2024, 0))]),
    ),
    chart(line, "trend", ["-"], size, ({ line: { x, planned, actual } }) =>
      columns(["-"], ["-"], [...planned.map(sum(x, 1)), ...actual.map(sum(x, 0))]),
    ),
    chart(heat, "matrix", numbers.heat.rows, size, ({ heat: { cols, v } }) =>
      counts(cols, v),
    ),
  ];
  for (const { stage } of charts) stage.measure();
  await updateCharts(numbers);
}

/** @param {any} numbers */
export async function updateCharts(numbers) {
  for (const { app, stage, columns } of charts) {
    const [areas, indicators, ...rest] = columns(numbers);
    stage.paint(app.load_readings(areas, indicators, rest[0], rest[1], rest[2], rest[3], rest[4], rest[5], "government", rest[6]));
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} view
 * @param {string[]} names of the pairings
 * @param {{ width: number }} size
 * @param {(numbers: any) => any[]} columns
 * @returns {Chart}
 */
function chart(element, view, names, { width }, columns) {
  const app = App.of_pairings("zh-CN", "2026-11-23", {
    east: names.map((name) => ({ name, group: 0 })),
    base: names.map((name) => ({ name, group: 0 })),
    clusters: [{ name: "-" }],
    baseAreas: [{ name: "-" }],
    pairings: names.map((_, at) => ({ east: at, base: at })),
  });
  element.style.setProperty("width", `${width}px`);
  const stage = createStage(app, view);
  element.append(stage.element);
  return { app, stage, columns };
}

/** @typedef {{ pairing: number, area: number, year: number, value: number, planned: number }} Row */

/**
 * @param {string[]} areas
 * @param {string[]} indicators
 * @param {Row[]} rows
 */
function columns(areas, indicators, rows) {
  return [
    areas,
    indicators,
    Uint32Array.from(rows, (row) => row.pairing),
    Uint32Array.from(rows, (row) => row.area),
    new Uint32Array(rows.length),
    Int32Array.from(rows, (row) => row.year),
    Float64Array.from(rows, (row) => row.value),
    Uint8Array.from(rows, (row) => row.planned),
  ];
}

/**
 * One reading in each cell that stands for as many rows as the cell counts; none
 * where that is 0.
 * @param {string[]} areas
 * @param {number[][]} grid
 */
function counts(areas, grid) {
  const counted = grid.flatMap((row, pairing) =>
    row.flatMap((rows, area) => (rows > 0 ? [{ pairing, area, year: 2024, value: 1, planned: 0, rows }] : [])),
  );
  return [...columns(areas, ["-"], counted), Uint32Array.from(counted, ({ rows }) => rows)];
}

/**
 * @param {number} year
 * @param {number} planned
 * @returns {(value: number, pairing: number) => Row}
 */
function amount(year, planned) {
  return (value, pairing) => ({ pairing, area: 0, year, value, planned });
}

/**
 * @param {string[]} years
 * @param {number} planned
 * @returns {(value: number, at: number) => Row}
 */
function sum(years, planned) {
  return (value, at) => ({ pairing: 0, area: 0, year: Number(years[at]), value, planned });
}

export function dispose() {
  if (drawn) {
    drawn.stage.dispose();
    drawn.app.free();
    drawn = undefined;
  }
  for (const each of charts) {
    each.stage.dispose();
    each.app.free();
  }
  charts = [];
}

export const wasmBytes = () => memory.buffer.byteLength;
