// The background of a page that a file was brought to: reads it slice by slice
// and hands over what is in it as one buffer. Takes one order and is then gone.

import { LIMITS, size } from "./load-limits.js";
import { delimited, rowsOf } from "./rows.js";

/** @typedef {import("./duikou-intake.js").Intake} Intake */
/** @typedef {import("./duikou-intake.js").Report} Report */
/** @typedef {import("./duikou-intake.js").Ask} Ask */

/**
 * @typedef {object} ReadOrder
 * @property {"read"} type
 * @property {Blob} file
 * @property {string} name
 * @property {string} lang of what is said when it fails
 * @property {string} mapping what the columns hold; empty to find out
 * @property {string} sheet of a workbook; empty for the first with something in it
 */
/** @typedef {{ type: "template", kind: "csv" | "xlsx", lang: string }} TemplateOrder */
/** @typedef {ReadOrder | TemplateOrder} Order */

/** @typedef {{ name: string, hidden: boolean, empty: boolean }} SheetName */
/**
 * @typedef {object} Done
 * @property {"done"} type
 * @property {ArrayBuffer} packed what `App.load_packed` takes
 * @property {Record<"zh-CN" | "en", Report>} report
 * @property {Blob} problems all of them, as CSV
 * @property {SheetName[]} sheets of a workbook; none for other files
 * @property {string} sheet
 * @property {Ask} ask what the dialog needs to match the columns anew
 */
/** @typedef {{ type: "ask", ask: Ask, sheets: SheetName[], sheet: string }} Asking the headings are not understood */
/** @typedef {{ type: "template", file: Blob }} Template */
/** @typedef {Done | Asking | Template} Outcome */
/**
 * @typedef {{ type: "progress", done: number, total: number, rows: number }
 *   | { type: "fault", key: keyof import("./load-words.js").LoadWords, values: Record<string, string> }
 *   | { type: "refused", message: string }
 *   | Outcome} News
 */

const SLICE = 1 << 20;
/** News are sent no more often than this, in milliseconds. */
const PAUSE = 100;
/** The bytes by which a file's form and encoding are told. */
const HEAD = 1 << 16;

/** What is wrong with the file, as a key of the words. */
class Fault extends Error {
  /**
   * @param {keyof import("./load-words.js").LoadWords} key
   * @param {Record<string, string>} [values]
   */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

self.onmessage = async ({ data }) => {
  const order = /** @type {Order} */ (data);
  try {
    const outcome = order.type === "template" ? await template(order) : await read(order);
    send(outcome, outcome.type === "done" ? [outcome.packed] : []);
  } catch (error) {
    if (error instanceof Fault) send({ type: "fault", key: error.key, values: error.values });
    else if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) send({ type: "fault", key: "load_trapped", values: {} });
    else send({ type: "refused", message: error instanceof Error ? error.message : String(error) });
  }
};

/**
 * @param {News} news
 * @param {Transferable[]} [given] handed over instead of copied
 */
function send(news, given = []) {
  /** @type {any} */ (self).postMessage(news, given);
}

/** The module that reads tables. */
async function intake() {
  try {
    const module = await import("./duikou-intake.js");
    await module.default({ module_or_path: new URL("duikou-intake_bg.wasm", import.meta.url) });
    return module;
  } catch (_) {
    throw new Fault("load_not_begun");
  }
}

/** The module that reads workbooks. */
async function workbooks() {
  try {
    const module = await import("./duikou-sheets.js");
    await module.default({ module_or_path: new URL("duikou-sheets_bg.wasm", import.meta.url) });
    return module;
  } catch (_) {
    throw new Fault("load_not_begun");
  }
}

/**
 * @param {TemplateOrder} order
 * @returns {Promise<Template>}
 */
async function template({ kind, lang }) {
  const module = await intake();
  const type = kind === "csv" ? "text/csv;charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const part = /** @type {BlobPart} */ (kind === "csv" ? module.template_csv(lang) : module.template_xlsx(lang));
  return { type: "template", file: new Blob([part], { type }) };
}

/**
 * @param {ReadOrder} order
 * @returns {Promise<Done | Asking>}
 */
async function read(order) {
  const { file } = order;
  const module = await intake();
  const { form, head } = await formOf(file, module.form);
  if (form === "other") throw new Fault("load_not_data", { name: order.name });
  if (form === "workbook") return readBook(module, order);
  if (isJson(order, head)) return readJson(module, order);
  within(file, LIMITS.text);
  const reader = new module.Intake(order.name, order.mapping, "", new Uint32Array());
  const count = counter(file.size);
  // What is UTF-8 already goes in as it is.
  const decoder = form === "utf-8" ? undefined : new TextDecoder(form);
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = new Uint8Array(await slice(file, at, at + SLICE));
    if (decoder) reader.feed_text(decoder.decode(bytes, { stream: true }));
    else reader.feed(bytes);
    count(at + bytes.length, reader.rows());
  }
  if (decoder) reader.feed_text(decoder.decode());
  return finish(reader, [], "");
}

/**
 * What kind of file it is: "workbook", "other", or the encoding of a text.
 * @param {Blob} file
 * @param {(head: Uint8Array, whole: boolean) => string} tell gives nothing where it takes more to know
 */
async function formOf(file, tell) {
  if (file.size === 0) throw new Fault("load_empty");
  for (let end = HEAD; ; end *= 4) {
    const head = new Uint8Array(await slice(file, 0, end));
    const whole = head.length >= file.size || end >= 1 << 24;
    const form = tell(head, whole);
    if (form || whole) return { form: form || "utf-8", head };
  }
}

/**
 * @param {ReadOrder} order
 * @param {Uint8Array} head
 */
function isJson({ file, name }, head) {
  const first = String.fromCharCode(...head.subarray(0, 64)).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replace(/\0/g, "").trim()[0];
  return first === "[" || first === "{" || /\.json$/i.test(name) || file.type === "application/json";
}

/**
 * @param {typeof import("./duikou-intake.js")} module
 * @param {ReadOrder} order
 */
async function readJson(module, { file, name, mapping }) {
  within(file, LIMITS.json);
  const bytes = await slice(file, 0, file.size);
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(new TextDecoder(module.form(new Uint8Array(bytes, 0, Math.min(HEAD, bytes.byteLength)), true)).decode(bytes));
  } catch (error) {
    throw new Fault("load_not_json", { reason: error instanceof Error ? error.message : "" });
  }
  const rows = rowsOf(value);
  if (!rows) throw new Fault("load_no_rows");
  if (rows.length === 0) throw new Fault("load_empty");
  const reader = new module.Intake(name, mapping, "", new Uint32Array());
  const count = counter(file.size);
  for (const text of delimited(rows)) {
    reader.feed_text(text);
    count(Math.round((file.size * reader.rows()) / (rows.length + 1)), reader.rows());
  }
  return finish(reader, [], "");
}

/**
 * @param {typeof import("./duikou-intake.js")} module
 * @param {ReadOrder} order
 */
async function readBook(module, { file, name: title, lang, mapping, sheet }) {
  within(file, LIMITS.book);
  const count = counter(file.size);
  count(0, 0);
  const [book, bytes] = await Promise.all([workbooks(), slice(file, 0, file.size)]);
  const all = sheetsOf(book, new Uint8Array(bytes), lang);
  const names = all.map(({ name, hidden, text }) => ({ name, hidden, empty: text === "" }));
  const filled = all.filter(({ text }) => text !== "");
  const seen = filled.filter(({ hidden }) => !hidden);
  const wanted = filled.filter(({ name }) => name === sheet);
  // Without a wish, the first that can be understood: workbooks begin with remarks.
  const tried = wanted.length > 0 ? wanted : seen.length > 0 ? seen : filled;
  /** @type {Asking | undefined} */
  let asking;
  for (const { name, text, merged } of tried) {
    const reader = new module.Intake(title, mapping, name, merged);
    // In pieces: the memory of wasm would otherwise grow by the whole text at once.
    for (let at = 0; at < text.length; ) {
      const end = cut(text, at + SLICE);
      reader.feed_text(text.slice(at, end));
      at = end;
      count(Math.round((file.size * at) / text.length), reader.rows());
    }
    const outcome = finish(reader, names, name);
    if (outcome.type === "done") return outcome;
    asking = asking || outcome;
  }
  return /** @type {Asking} */ (asking);
}

/**
 * @param {typeof import("./duikou-sheets.js")} book
 * @param {Uint8Array} bytes
 * @param {string} lang
 */
function sheetsOf(book, bytes, lang) {
  try {
    return book.read(bytes, lang);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw new Error(book.damaged(lang));
    throw error;
  }
}

/**
 * The place at or after `at` where no character is cut in two.
 * @param {string} text
 * @param {number} at
 */
function cut(text, at) {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at + 1 : at;
}

/**
 * @param {Intake} reader
 * @param {SheetName[]} sheets
 * @param {string} sheet
 * @returns {Done | Asking}
 */
function finish(reader, sheets, sheet) {
  if (!reader.finish()) return { type: "ask", ask: reader.ask(), sheets, sheet };
  const report = { "zh-CN": reader.report("zh-CN"), en: reader.report("en") };
  const problems = new Blob([reader.problems()], { type: "text/csv;charset=utf-8" });
  // A copy of its own, which can be handed over.
  const packed = /** @type {ArrayBuffer} */ (reader.packed().buffer);
  return { type: "done", packed, report, problems, sheets, sheet, ask: reader.ask() };
}

/**
 * @param {Blob} file
 * @param {number} limit
 */
function within(file, limit) {
  if (file.size > limit) throw new Fault("load_too_large", { size: size(file.size), limit: size(limit) });
}

/**
 * @param {Blob} file
 * @param {number} from
 * @param {number} to
 */
async function slice(file, from, to) {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (_) {
    throw new Fault("load_unreadable");
  }
}

/**
 * Tells the page how far it is, now and then.
 * @param {number} total
 */
function counter(total) {
  let last = -PAUSE;
  return (/** @type {number} */ done, /** @type {number} */ rows) => {
    const now = performance.now();
    if (now - last < PAUSE && done < total) return;
    last = now;
    send({ type: "progress", done: Math.min(done, total), total, rows });
  };
}
