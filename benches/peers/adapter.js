// duikou as a contestant of the peer benchmark: the same pairings for everyone,
// drawn by the stage that the element uses. Only the page's own modules.

import init, { App } from "../../dist/duikou-core.js";
import { createStage } from "../../dist/stage.js";

/** @type {App} */
let app;
/** @type {import("../../www/stage.js").Stage | undefined} */
let stage;
/** @type {WebAssembly.Memory} */
let memory;

/** @param {{ base: string }} where */
export async function load({ base }) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${base}style.css`;
  const styled = new Promise((done) => style.addEventListener("load", done, { once: true }));
  document.head.append(style);
  const [exports] = await Promise.all([init({ module_or_path: `${base}duikou-core_bg.wasm` }), styled]);
  memory = exports.memory;
}

/**
 * @param {HTMLElement} element
 * @param {any} pairings
 * @param {{ width: number, height: number }} size
 */
export async function renderPairing(element, pairings, size) {
  app = new App("zh-CN", "2026-11-23");
  app.load_pairings({
    east: pairings.left,
    base: pairings.right,
    clusters: pairings.groupsL,
    baseAreas: pairings.groupsR,
    pairings: pairings.links.map((/** @type {any} */ link) => ({ east: link.s, base: link.t, weight: link.v })),
  });
  element.style.setProperty("width", `${size.width}px`);
  stage = createStage(app, "pairing");
  element.append(stage.element);
  stage.paint(stage.measure());
}

/** @param {number} id */
export async function highlight(id) {
  if (!stage) return;
  stage.paint(id < 0 ? app.leave() : app.focus(stage.number, `p${String(id + 1).padStart(2, "0")}`));
}

export function dispose() {
  if (stage) stage.dispose();
  if (app) app.free();
  stage = undefined;
}

export const wasmBytes = () => memory.buffer.byteLength;
