// How much of a file is read. Stated before a file is chosen and checked before
// memory runs out; what a workbook may unpack to is checked by its own reader.

const MB = 1 << 20;

/** Bytes of a file, by its form. */
export const LIMITS = { text: 1024 * MB, book: 256 * MB, json: 128 * MB };

/** @typedef {keyof typeof LIMITS} Form */

/** The size of a file for people. */
export const size = (/** @type {number} */ bytes) =>
  bytes < 1000 ? `${bytes} B` : bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(bytes < 100 * MB ? 1 : 0).replace(/\.0$/, "")} MB`;
