// Where a file is chosen: what can be read, how much of it, and templates.

import { fill, h } from "./kit.js";
import { openDialog } from "./load-dialog.js";
import { LIMITS, size } from "./load-limits.js";

/** @typedef {import("./load-words.js").LoadWords} LoadWords */

/** More rows and columns than these are not read; the reader says the same. */
const ROWS = 5_000_000;
const COLUMNS = 2000;

/**
 * @param {object} links
 * @param {LoadWords} links.words
 * @param {string} links.lang
 * @param {HTMLElement} links.home
 * @param {import("./kit.js").Lifetime} links.life
 * @param {(file: File) => void} links.chosen
 * @param {(kind: "csv" | "xlsx") => void} links.template
 */
export function openChooser({ words, lang, home, life, chosen, template }) {
  const number = new Intl.NumberFormat(lang);
  const limits = { text: size(LIMITS.text), book: size(LIMITS.book), json: size(LIMITS.json), rows: number.format(ROWS), columns: number.format(COLUMNS) };
  const input = h("input", { type: "file", class: "unseen", tabindex: "-1", "aria-hidden": "true", accept: ".csv,.tsv,.txt,.json,.xlsx,text/csv,application/json" });
  const choose = h("button", { type: "button", class: "button load-choose" }, words.load_choose);
  const fact = (/** @type {string} */ name, /** @type {string} */ text) => h("div", {}, h("dt", {}, name), h("dd", {}, text));
  const csv = h("button", { type: "button", class: "button" }, words.load_template_csv);
  const xlsx = h("button", { type: "button", class: "button" }, words.load_template_xlsx);
  const close = h("button", { type: "button", class: "close", "aria-label": words.load_close });
  const dialog = openDialog({
    home,
    life,
    name: "load-open",
    title: h("h2", {}, words.load_title),
    content: [
      h("p", { class: "load-lead" }, words.load_lead),
      h("div", { class: "load-place" }, input, choose, h("p", {}, words.load_or_drop)),
      h(
        "dl",
        { class: "facts" },
        fact(words.load_formats, words.load_formats_text),
        fact(words.load_limits, fill(words.load_limits_text, limits)),
        fact(words.load_columns, words.load_columns_text),
      ),
      h("div", { class: "load-actions" }, h("span", {}, words.load_template), csv, xlsx),
      close,
    ],
  });
  choose.onclick = () => input.click();
  close.onclick = dialog.close;
  csv.onclick = () => template("csv");
  xlsx.onclick = () => template("xlsx");
  input.onchange = () => {
    const [file] = input.files || [];
    if (!file) return;
    dialog.close();
    chosen(file);
  };
  choose.focus();
  return dialog;
}
