// What stands above the views while a file is read and after: how far it is, what
// came of it, what is wrong with it, and the way back.

import { fill, h } from "./kit.js";
import { size } from "./load-limits.js";

/** @typedef {import("./load-words.js").LoadWords} LoadWords */
/** @typedef {import("./intake-worker.js").Done} Done */
/** @typedef {import("./duikou-intake.js").ProblemGroup} ProblemGroup */

/** So many kinds of problems are listed; the download has all. */
const LISTED = 100;

/**
 * @typedef {object} StripLinks
 * @property {() => void} cancel
 * @property {() => void} back to the built-in data
 * @property {() => void} other opens another file
 * @property {() => void} match asks what the columns hold
 * @property {(sheet: string) => void} sheet
 * @property {() => void} problems downloads them
 * @property {() => void} dismiss
 */

/**
 * The file as it is being read.
 * @param {LoadWords} words
 * @param {Intl.NumberFormat} number
 * @param {string} title
 * @param {StripLinks} links
 */
export function progressStrip(words, number, title, links) {
  const bar = h("progress", { max: 1, "aria-label": title });
  const text = h("p", { class: "load-far" });
  const cancel = button(words.load_cancel, links.cancel, "load-cancel");
  const element = strip(
    words,
    h("h2", { tabindex: "-1" }, title),
    h("div", { class: "load-line" }, bar, cancel),
    text,
    h("p", { class: "load-note" }, words.load_still),
  );
  return {
    element,
    /**
     * @param {number} done bytes
     * @param {number} total bytes; 0 where that is not known
     * @param {number} rows
     */
    update(done, total, rows) {
      if (total > 0) {
        bar.max = total;
        bar.value = done;
      }
      const values = { done: size(done), total: size(total), rows: number.format(rows) };
      text.textContent = fill(total > 0 ? words.load_progress : words.load_progress_unknown, values);
    },
    drawing() {
      bar.removeAttribute("value");
      text.textContent = words.load_drawing;
      cancel.hidden = true;
    },
  };
}

/**
 * Why a file was not read.
 * @param {LoadWords} words
 * @param {string} name
 * @param {string} message
 * @param {StripLinks} links
 */
export function faultStrip(words, name, message, links) {
  return strip(
    words,
    h("h2", { tabindex: "-1" }, name),
    h("p", { class: "load-fault" }, message),
    h("div", { class: "load-actions" }, button(words.load_other_file, links.other), button(words.load_dismiss, links.dismiss)),
  );
}

/**
 * What came of it.
 * @param {LoadWords} words
 * @param {"zh-CN" | "en"} lang
 * @param {Intl.NumberFormat} number
 * @param {string} name
 * @param {Done} done
 * @param {StripLinks} links
 */
export function resultStrip(words, lang, number, name, done, links) {
  const report = done.report[lang];
  const count = (/** @type {string} */ label, /** @type {number} */ n, /** @type {string} */ kind) =>
    h("div", { class: `load-count ${kind}${n > 0 ? " some" : ""}` }, h("dt", {}, label), h("dd", {}, fill(words.load_rows, { n: number.format(n) })));
  const actions = h(
    "div",
    { class: "load-actions" },
    button(words.load_back, links.back, "load-back"),
    button(words.load_other_file, links.other),
    button(words.load_match, links.match, "load-match"),
  );
  return strip(
    words,
    h("div", { class: "load-head" }, h("h2", { tabindex: "-1" }, name), actions),
    h(
      "dl",
      { class: "load-counts" },
      count(words.load_count_loaded, report.loaded, "loaded"),
      count(words.load_count_rejected, report.rejected, "rejected"),
      count(words.load_count_skipped, report.skipped, "skipped"),
    ),
    sheetChoice(words, done, links),
    recognitions(words, report.recognised),
    problemList(words, number, report.groups, links),
  );
}

/**
 * @param {LoadWords} words
 * @param {string[]} sentences
 */
function recognitions(words, sentences) {
  const list = h("ul", { class: "load-recognised", role: "list" });
  for (const sentence of sentences) list.append(h("li", {}, sentence));
  return sentences.length > 0 && h("details", { class: "load-details" }, h("summary", {}, fill(words.load_recognised, { n: sentences.length })), list);
}

/**
 * @param {LoadWords} words
 * @param {Done} done
 * @param {StripLinks} links
 */
function sheetChoice(words, { sheets, sheet }, links) {
  const filled = sheets.filter(({ empty }) => !empty);
  if (filled.length < 2) return null;
  const select = h("select", { class: "button" });
  for (const { name, hidden } of filled) {
    select.append(h("option", { value: name, selected: name === sheet }, hidden ? fill(words.load_sheet_hidden, { name }) : name));
  }
  select.onchange = () => links.sheet(select.value);
  return h("label", { class: "load-sheet" }, h("span", { class: "caption" }, words.load_sheet), select, h("span", { class: "load-note" }, fill(words.load_sheet_note, { n: sheets.length, name: sheet })));
}

/**
 * @param {LoadWords} words
 * @param {Intl.NumberFormat} number
 * @param {ProblemGroup[]} groups
 * @param {StripLinks} links
 */
function problemList(words, number, groups, links) {
  if (groups.length === 0) return h("p", { class: "load-note" }, words.load_no_problems);
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  const list = h("ol", { class: "load-problems", role: "list" });
  for (const group of groups.slice(0, LISTED)) list.append(problem(words, number, group));
  return h(
    "details",
    { class: "load-details load-problem-details" },
    h("summary", {}, fill(words.load_problems, { n: number.format(all), kinds: number.format(groups.length) })),
    list,
    h("div", { class: "load-actions" }, button(words.load_download_problems, links.problems, "load-download")),
  );
}

/**
 * @param {LoadWords} words
 * @param {Intl.NumberFormat} number
 * @param {ProblemGroup} group
 */
function problem(words, number, { level, count, what, mend, places }) {
  const levels = { rejected: words.load_level_rejected, changed: words.load_level_changed, notice: words.load_level_notice };
  const where = h("p", { class: "load-where" });
  places.forEach(({ row, column, value }, at) => {
    const place = fill(column ? words.load_row_column : words.load_row, { row: number.format(row), column });
    if (at > 0) where.append(words.load_list_comma);
    where.append(h("span", {}, place, value !== "" && h("q", {}, shortened(value))));
  });
  if (count > places.length) where.append(` ${fill(words.load_more_places, { n: number.format(count) })}`);
  return h(
    "li",
    { "data-level": level },
    h("p", { class: "load-what" }, h("span", { class: "load-level" }, levels[level]), h("span", {}, what), count > 1 && h("span", { class: "load-times" }, fill(words.load_times, { n: number.format(count) }))),
    places.length > 0 && where,
    mend !== "" && h("p", { class: "load-mend" }, mend),
  );
}

/** A cell may hold a page of text. @param {string} value */
function shortened(value) {
  const characters = [...value.slice(0, 200)];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : value;
}

/**
 * @param {LoadWords} words
 * @param {...(HTMLElement | null | false)} content
 */
function strip(words, ...content) {
  return h("section", { class: "load-strip", part: "load", "aria-label": words.load_file }, ...content);
}

/**
 * @param {string} text
 * @param {() => void} pressed
 * @param {string} [name]
 */
function button(text, pressed, name = "") {
  const made = h("button", { type: "button", class: `button ${name}` }, text);
  // On the element itself, so that the two go together.
  made.onclick = pressed;
  return made;
}
