// How much of a file is read. Stated before a file is chosen and checked before
// memory runs out; what a workbook may unpack to is checked by its own reader.

const MB = 1 << 20;

/** Bytes of a file, by its form. */
export const LIMITS = { text: 1024 * MB, book: 256 * MB, json: 128 * MB };

/** @typedef {keyof typeof LIMITS} Form */

/**
 * The size of a file for people.
 * @param {number} bytes
 */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < MB) return `${Math.ceil(bytes / 1024)} KB`;
  const [number, unit] = bytes < 1000 * MB ? [bytes / MB, "MB"] : [bytes / MB / 1024, "GB"];
  return `${number.toFixed(number < 100 ? 1 : 0).replace(/\.0$/, "")} ${unit}`;
}
