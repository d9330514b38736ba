// Objects of a page or of a JSON file as delimited text: the one form that is read.

/** So many characters are handed on at a time. */
const PIECE = 1 << 18;

/**
 * The rows in pieces of RFC 4180 text, the names of all fields first. Gives an
 * empty piece now and then, so that whoever asks can let others have their turn.
 * @param {Record<string, unknown>[]} rows
 * @returns {Generator<string, void, void>}
 */
export function* delimited(rows) {
  const names = new Set();
  for (let at = 0; at < rows.length; at++) {
    for (const name of Object.keys(rows[at])) names.add(name);
    if (at % 1000 === 999) yield "";
  }
  const fields = [...names];
  let text = `${fields.map(cell).join(",")}\r\n`;
  for (const row of rows) {
    text += `${fields.map((name) => cell(row[name])).join(",")}\r\n`;
    if (text.length >= PIECE) {
      yield text;
      text = "";
    }
  }
  yield text;
}

/** @param {unknown} value */
function cell(value) {
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? day(value) : typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * A date where the reader is; one that is none is left for the reader of the table to refuse.
 * @param {Date} date
 */
function day(date) {
  if (Number.isNaN(date.getTime())) return String(date);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The rows of what a JSON file holds: an array of objects, or an object that has one
 * as its `rows`, as downloads have beside what they say of themselves.
 * @param {unknown} value
 * @returns {Record<string, unknown>[] | undefined}
 */
export function rowsOf(value) {
  const rows = typeof value === "object" && value !== null && "rows" in value ? value.rows : value;
  return isRows(rows) ? rows : undefined;
}

/**
 * Whether something is an array of objects.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>[]}
 */
export function isRows(value) {
  return Array.isArray(value) && value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row));
}
