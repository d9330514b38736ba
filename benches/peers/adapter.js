// duikou as a contestant of the peer benchmark: the same pairings for everyone,
// drawn by the stage that the element uses. Only the page's own modules.

import init, { App } from "../../dist/duikou-core.js";
import { drawPairing, light, styled } from "./diagram.js";

/** @type {ReturnType<typeof drawPairing> | undefined} */
let drawn;
/** @type {WebAssembly.Memory} */
let memory;

/** @param {{ base: string }} where */
export async function load({ base }) {
  const [exports] = await Promise.all([init({ module_or_path: `${base}duikou-core_bg.wasm` }), styled(base)]);
  memory = exports.memory;
}

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

export function dispose() {
  if (!drawn) return;
  drawn.stage.dispose();
  drawn.app.free();
  drawn = undefined;
}

export const wasmBytes = () => memory.buffer.byteLength;
