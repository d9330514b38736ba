// The pairings of the peer benchmark as a stage of the page.

import { createStage } from "../../www/stage.js";

/**
 * @param {typeof import("../../dist/duikou-core.js").App} App
 * @param {HTMLElement} element
 * @param {any} pairings
 * @param {{ width: number }} size
 */
export function drawPairing(App, element, pairings, { width }) {
  const app = App.of_pairings("zh-CN", "2026-11-23", {
    east: pairings.left,
    base: pairings.right,
    clusters: pairings.groupsL,
    baseAreas: pairings.groupsR,
    pairings: pairings.links.map((/** @type {any} */ link) => ({ east: link.s, base: link.t, weight: link.v })),
  });
  element.style.setProperty("width", `${width}px`);
  const stage = createStage(app, "pairing");
  element.append(stage.element);
  stage.paint(stage.measure());
  return { app, stage };
}

/**
 * Lights one pairing, or none.
 * @param {ReturnType<typeof drawPairing> | undefined} drawn
 * @param {number} id
 */
export function light(drawn, id) {
  if (!drawn) return;
  const { app, stage } = drawn;
  stage.paint(id < 0 ? app.leave() : app.focus(stage.number, `p${String(id + 1).padStart(2, "0")}`));
}

/**
 * Settles when the page's styles are there.
 * @param {string} base
 */
export function styled(base) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${base}style.css`;
  const loaded = new Promise((done) => style.addEventListener("load", done, { once: true }));
  document.head.append(style);
  return loaded;
}
