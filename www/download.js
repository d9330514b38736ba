// Files of what is on the screen, made in the browser without a request.

import { fill } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").About} About */

/**
 * @typedef {object} Lent a core that can do everything, in the present state
 * @property {App} app
 * @property {number} stage one of the view asked for, as wide as on the page
 * @property {string} view
 * @property {{ page: string, query: string } | undefined} own the page's own address, where it keeps the state
 */

/** @typedef {Omit<Lent, "own" | "view"> & { address: string }} Borrowed the same, with the address where it can be seen */

/**
 * Lends a core for as long as `work` runs.
 * @typedef {<T>(work: (lent: Lent) => T) => Promise<T>} Lend
 * @typedef {<T>(work: (lent: Borrowed) => T) => Promise<T>} Borrow
 */

/**
 * @param {Lend} lend
 * @returns {Borrow}
 */
export function borrowing(lend) {
  return (work) => lend(({ app, stage, view, own }) => work({ app, stage, address: addressOf(app, view, own) }));
}

/**
 * The address where a view can be seen as it is: the page's own where it keeps
 * the state, else that of the page for one view.
 * @param {App} app
 * @param {string} view
 * @param {Lent["own"]} own
 */
function addressOf(app, view, own) {
  const query = own ? own.query : app.query();
  const parts = query.split("&").filter((part) => part && !part.startsWith("view="));
  if (view !== "pairing" || !own) parts.unshift(`view=${view}`);
  if (!own && !query.includes("lang=")) parts.push(`lang=${app.words().language_tag}`);
  const version = app.version();
  if (version) parts.push(`v=${version}`);
  const page = own ? own.page : new URL("present.html", import.meta.url).href;
  return parts.length > 0 ? `${page}#${parts.join("&")}` : page;
}

/** What browsers make without fail: pixels a side, and all in all. */
const MOST_SIDE = 16384;
const MOST_AREA = 128 * 1024 * 1024;

/** @typedef {import("./save.js").File} File */

/**
 * The drawing with its title, filters and sources.
 * @param {Borrow} borrow
 * @param {"svg" | "png"} kind
 * @param {number} scale pixels of a PNG to the CSS pixel
 * @returns {Promise<File>}
 */
export function imageFile(borrow, kind, scale) {
  return kind === "png" ? pngFile(borrow, scale) : svgFile(borrow);
}

/**
 * @param {Borrow} borrow
 * @returns {Promise<File>}
 */
async function svgFile(borrow) {
  return borrow(({ app, stage, address }) => ({
    name: `${aboutOf(app, stage, false, address).fileName}.svg`,
    blob: new Blob([app.picture(stage)], { type: "image/svg+xml" }),
  }));
}

/**
 * @param {Borrow} borrow
 * @param {number} scale
 * @returns {Promise<File>}
 */
async function pngFile(borrow, scale) {
  const { canvas, about, tooLarge } = await borrow(({ app, stage, address }) => {
    const [w, h] = app.picture_size(stage).map((length) => Math.round(length * scale));
    const tooLarge = fill(app.words().away_too_large, { n: scale, w, h });
    if (Math.max(w, h) > MOST_SIDE || w * h > MOST_AREA) throw new Error(tooLarge);
    const canvas = document.createElement("canvas");
    app.paint_picture(stage, canvas, scale);
    return { canvas, about: aboutOf(app, stage, false, address), tooLarge };
  });
  // A canvas that is too large for this browser stays empty, and its paper is nothing.
  const context = canvas.getContext("2d");
  if (!context || context.getImageData(2, 2, 1, 1).data[3] === 0) throw new Error(tooLarge);
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error(tooLarge);
  const bytes = withTexts(new Uint8Array(await blob.arrayBuffer()), [
    ["Title", about.title],
    ["Description", [about.filters, about.basis, about.sources, about.caveat].filter(Boolean).join("\n")],
    ["Source", about.citation],
    ["Software", "duikou"],
  ]);
  const times = scale === 1 ? "" : `@${scale}x`;
  return { name: `${about.fileName}${times}.png`, blob: new Blob([bytes], { type: "image/png" }) };
}

/**
 * The table behind the drawing.
 * @param {Borrow} borrow
 * @param {"csv" | "json"} kind
 * @param {boolean} all not only what the filters keep
 * @returns {Promise<File>}
 */
export async function dataFile(borrow, kind, all) {
  return borrow(({ app, stage, address }) => {
    const text = kind === "csv" ? app.csv(stage, all, address) : `${JSON.stringify(app.document(stage, all, address), null, 2)}\n`;
    const type = kind === "csv" ? "text/csv;charset=utf-8" : "application/json";
    return { name: `${aboutOf(app, stage, all, address).fileName}.${kind}`, blob: new Blob([text], { type }) };
  });
}

/**
 * What a file says about itself.
 * @param {App} app
 * @param {number} stage
 * @param {boolean} all
 * @param {string} address
 * @returns {About}
 */
export function aboutOf(app, stage, all, address) {
  return /** @type {About} */ (app.about(stage, all, address));
}

/** Where the first chunk of a PNG, its header, ends. */
const AFTER_HEADER = 8 + 25;

/**
 * A PNG with texts about it, after its header.
 * @param {Uint8Array} png
 * @param {[keyword: string, text: string][]} texts
 */
export function withTexts(png, texts) {
  const chunks = texts.map(([keyword, text]) => textChunk(keyword, text));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, png.length);
  const bytes = new Uint8Array(length);
  bytes.set(png.subarray(0, AFTER_HEADER));
  let at = AFTER_HEADER;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  bytes.set(png.subarray(AFTER_HEADER), at);
  return bytes;
}

/**
 * An iTXt chunk: the keyword, three zeros (not compressed), neither language nor
 * translated keyword, the text as UTF-8.
 * @param {string} keyword
 * @param {string} text
 */
function textChunk(keyword, text) {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, checksum(body));
  return chunk;
}

/**
 * CRC-32 as in PNG.
 * @param {Uint8Array} bytes
 */
function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
