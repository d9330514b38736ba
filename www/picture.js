// The drawing as a picture: for the printer and for downloads.

/** @typedef {import("./duikou-charts.js").App} App */

/** Device pixels a pixel of a PNG. */
const SCALE = 3;

/**
 * The drawing as an SVG element.
 * @param {App} app
 * @param {number} stage
 */
export function svgElement(app, stage) {
  const parsed = new DOMParser().parseFromString(app.svg(stage), "image/svg+xml");
  return document.importNode(parsed.documentElement, true);
}

/**
 * @param {App} app
 * @param {number} stage
 */
export function svgFile(app, stage) {
  return new Blob([app.svg(stage)], { type: "image/svg+xml" });
}

/**
 * Paints the drawing with its selection into a spare canvas.
 * @param {App} app
 * @param {number} stage
 * @param {number} width in CSS pixels
 * @param {number} dpr that the stage goes back to
 * @returns {Promise<Blob>}
 */
export function pngFile(app, stage, width, dpr) {
  const base = document.createElement("canvas");
  const overlay = document.createElement("canvas");
  app.resize(stage, width, SCALE);
  try {
    app.paint(stage, base);
    app.paint_overlay(stage, overlay);
  } finally {
    app.resize(stage, width, dpr);
  }
  const context = base.getContext("2d");
  if (!context) return Promise.reject(new Error("no 2d canvas"));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(overlay, 0, 0);
  return new Promise((resolve, reject) => {
    base.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the canvas gave no PNG"))), "image/png");
  });
}
