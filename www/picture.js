// The drawing as a picture, for the printer.

/** @typedef {import("./duikou-charts.js").App} App */

/**
 * The drawing as an SVG element.
 * @param {App} app
 * @param {number} stage
 */
export function svgElement(app, stage) {
  const parsed = new DOMParser().parseFromString(app.svg(stage), "image/svg+xml");
  return document.importNode(parsed.documentElement, true);
}
