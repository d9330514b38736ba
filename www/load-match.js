// Asks what the columns of a file hold.

import { fill, h } from "./kit.js";
import { openDialog } from "./load-dialog.js";

/** @typedef {import("./load-words.js").LoadWords} LoadWords */
/** @typedef {import("./duikou-intake.js").Ask} Ask */

/** So many of the file's first rows are shown. */
const SHOWN = 8;
/** These may stand in several columns, told apart by their headings. */
const FIGURES = ["planned", "actual", "year"];

/**
 * @param {object} links
 * @param {LoadWords} links.words
 * @param {"zh-CN" | "en"} links.lang
 * @param {HTMLElement} links.home
 * @param {import("./kit.js").Lifetime} links.life
 * @param {string} links.name of the file
 * @param {Ask} links.ask
 * @param {boolean} links.needed whether it cannot be read without an answer
 * @param {AbortSignal} [links.signal] of whoever no longer needs one
 * @returns {Promise<string | undefined>} the mapping as text; nothing where the reader thought better of it
 */
export function askMapping({ words, lang, home, life, name, ask, needed, signal }) {
  return new Promise((resolve) => {
    const rows = ask.rows.slice(0, Math.max(SHOWN, ask.head + 3));
    const width = Math.max(1, ...ask.rows.map((row) => row.length), ask.columns.length);
    const chosen = Array.from({ length: width }, (_, at) => ask.columns[at] || "");
    let head = ask.head;
    let planned = ask.planned;
    /** @type {string | undefined} */
    let answer;

    const columns = chosen.map((field, at) => columnChoice(at, field));
    const headRow = headChoice();
    const years = yearChoice();
    const table = h("table", { class: "match-table" });
    const told = h("p", { class: "load-told", role: "status" });
    const apply = h("button", { type: "button", class: "button load-choose match-apply" }, words.match_apply);
    const cancel = h("button", { type: "button", class: "button" }, words.load_cancel);
    const dialog = openDialog({
      home,
      life,
      name: "load-match-dialog",
      title: h("h2", {}, words.match_title),
      content: [
        h("p", { class: "load-lead" }, fill(needed ? words.match_lead : words.match_again, { name })),
        h("div", { class: "match-options" }, headRow.element, years.element),
        h("div", { class: "match-box", tabindex: "0", role: "region", "aria-label": words.match_first_rows }, table),
        h("div", { class: "load-actions match-end" }, apply, cancel, told),
      ],
      closed: () => resolve(answer),
    });
    cancel.onclick = dialog.close;
    if (signal) signal.onabort = dialog.close;
    apply.onclick = () => {
      const missing = lack();
      if (missing) {
        // Said anew, for those who do not see it.
        told.textContent = "";
        told.textContent = fill(words.match_needs, { what: missing });
        return;
      }
      // As the reader of files has it.
      answer = `${head};${chosen.join(",")};${planned ? "planned" : "actual"}`;
      dialog.close();
    };
    lay();
    check();
    columns[0].focus();

    /**
     * @param {number} at
     * @param {string} field
     */
    function columnChoice(at, field) {
      const select = h("select", { class: "button" });
      for (const { name: value, label } of ask.fields) select.append(h("option", { value }, label[lang]));
      select.value = field;
      select.onchange = () => {
        chosen[at] = select.value;
        check();
      };
      return select;
    }

    function headChoice() {
      const select = h("select", { class: "button" }, h("option", { value: "0" }, words.match_head_none));
      rows.forEach((_, at) => select.append(h("option", { value: at + 1 }, fill(words.load_row, { row: at + 1 }))));
      select.value = String(head);
      select.onchange = () => {
        head = Number(select.value);
        lay();
        check();
      };
      return { element: h("label", { class: "choice-of" }, h("span", { class: "caption" }, words.match_head_row), select) };
    }

    function yearChoice() {
      const select = h("select", { class: "button" }, h("option", { value: "actual" }, words.match_years_actual), h("option", { value: "planned" }, words.match_years_planned));
      select.value = planned ? "planned" : "actual";
      select.onchange = () => {
        planned = select.value === "planned";
      };
      return { element: h("label", { class: "choice-of" }, h("span", { class: "caption" }, words.match_years), select) };
    }

    function lay() {
      while (table.lastChild) table.lastChild.remove();
      const letters = h("tr", {}, h("td"));
      const choices = h("tr", {}, h("td"));
      columns.forEach((select, at) => {
        letters.append(h("th", { scope: "col" }, fill(words.match_column, { letter: letter(at) })));
        select.setAttribute("aria-label", fill(words.match_column_of, { letter: letter(at), name: heading(at) }));
        choices.append(h("td", {}, select));
      });
      table.append(h("thead", {}, letters, choices));
      const body = h("tbody");
      rows.forEach((row, at) => {
        const line = h("tr", { class: at < head ? "head" : "" }, h("th", { scope: "row" }, String(at + 1)));
        columns.forEach((_, column) => line.append(h("td", {}, row[column] || "")));
        body.append(line);
      });
      table.append(body);
    }

    /** @param {number} at */
    function heading(at) {
      const row = head > 0 && ask.rows[head - 1];
      return (row && row[at]) || letter(at);
    }

    /** What is still needed, or nothing. */
    function lack() {
      const has = (/** @type {string} */ field) => chosen.includes(field);
      const twice = chosen.find((field, at) => field && !FIGURES.includes(field) && chosen.indexOf(field) !== at);
      const label = ask.fields.find((field) => field.name === twice);
      if (twice && label) return fill(words.match_twice, { field: label.label[lang] });
      if (!has("pairing") && !(has("east") && has("base"))) return words.match_needs_pairing;
      if (!has("planned") && !has("actual") && !has("year")) return words.match_needs_value;
      if (chosen.some((field, at) => field === "year" && !yearIn(heading(at)))) return words.match_needs_year;
      return "";
    }

    function check() {
      years.element.hidden = !chosen.includes("year");
      const missing = lack();
      told.textContent = missing ? fill(words.match_needs, { what: missing }) : words.match_ready;
      told.classList.toggle("lacking", missing !== "");
    }
  });
}

/** A column's letter in a spreadsheet. @param {number} at from 0 */
export function letter(at) {
  let text = "";
  for (let n = at + 1; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}

/** @param {string} text */
function yearIn(text) {
  const found = /(?:19|20)\d\d/.exec(text);
  return found ? Number(found[0]) : 0;
}
