// What can be chosen above a drawing: its order, its indicator, its rows, and
// which evidence is shown.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").Choice} Choice */

/** The kinds of evidence that one button each shows or hides. */
const KINDS = /** @type {const} */ ({
  government: ["founding", "government"],
  press: ["press"],
  secondary: ["secondary"],
  // Only where a file was brought.
  file: ["file"],
});
/** In the same list of the query: totals count secondary sources too. */
const TOTAL = "total";

/**
 * @param {App} app
 * @param {number} number of the stage
 * @param {{ life: import("./kit.js").Lifetime, report: (change: number) => void, totals: boolean }} links
 *   `totals`: whether the view has totals that secondary sources may count in
 */
export function createTools(app, number, { life, report, totals }) {
  const selects = h("div", { class: "selects" });
  const evidence = h("div", { class: "evidence", role: "group" });
  const caption = h("span", { class: "caption" });
  const kinds = Object.keys(KINDS).map((kind) => toggle(kind));
  const total = toggle(TOTAL);
  const every = () =>
    Object.entries(KINDS).flatMap(([kind, names]) => (kind === "file" && !app.has_file() ? [] : /** @type {readonly string[]} */ (names)));
  evidence.append(caption, ...kinds);
  if (totals) evidence.append(total);
  const element = h("div", { class: "tools", part: "tools" }, selects, evidence);
  let made = "";

  life.listen(selects, "change", (event) => {
    const select = event.target;
    if (select instanceof HTMLSelectElement) report(app.set(select.name, select.value));
  });
  life.listen(evidence, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) report(app.set("ev", turned(shown(app, every()), button.dataset.kind || "", every()).join()));
  });

  /** @param {Choice[]} choices */
  function make(choices) {
    const names = choices.map((choice) => choice.name).join();
    if (names !== made) {
      while (selects.lastChild) selects.lastChild.remove();
      for (const { name } of choices) {
        const text = h("span", { class: "caption" });
        selects.append(h("label", { class: "choice-of" }, text, h("select", { class: "button", name, part: "control" })));
      }
      made = names;
    }
    choices.forEach(({ label, value, options }, index) => {
      const line = selects.children[index];
      /** @type {Element} */ (line.firstChild).textContent = label;
      const select = /** @type {HTMLSelectElement} */ (line.lastChild);
      options.forEach((option, at) => {
        const node = select.options[at] || select.appendChild(h("option"));
        node.value = option.value;
        node.textContent = option.label;
      });
      while (select.options.length > options.length) select.remove(options.length);
      select.value = value;
    });
  }

  return {
    element,
    /** @param {Words} words */
    update(words) {
      make(app.choices(number));
      evidence.setAttribute("aria-label", words.show_evidence);
      caption.textContent = words.show_evidence;
      const on = shown(app, every());
      const names = [words.show_government, words.show_press, words.show_secondary, words.show_file];
      kinds.forEach((button, index) => {
        const kind = /** @type {keyof typeof KINDS} */ (button.dataset.kind);
        button.textContent = names[index];
        button.hidden = kind === "file" && !app.has_file();
        button.setAttribute("aria-pressed", String(KINDS[kind].some((name) => on.includes(name))));
      });
      total.textContent = words.count_secondary;
      total.setAttribute("aria-pressed", String(on.includes(TOTAL)));
    },
  };
}

/** @param {string} kind */
function toggle(kind) {
  return h("button", { type: "button", class: `button kind-${kind}`, "data-kind": kind, part: "control" });
}

/**
 * The kinds shown, and whether totals count secondary ones.
 * @param {App} app
 * @param {string[]} every
 * @returns {string[]}
 */
function shown(app, every) {
  const list = (new URLSearchParams(app.query()).get("ev") || "").split(",").filter(Boolean);
  const kinds = list.filter((kind) => kind !== TOTAL);
  return [...(kinds.length > 0 ? kinds : every), ...(list.includes(TOTAL) ? [TOTAL] : [])];
}

/**
 * The list with one button turned; what shows everything is the empty list.
 * @param {string[]} on
 * @param {string} kind
 * @param {string[]} every
 */
function turned(on, kind, every) {
  const group = kind === TOTAL ? [TOTAL] : [...KINDS[/** @type {keyof typeof KINDS} */ (kind)]];
  const was = group.some((name) => on.includes(name));
  const rest = on.filter((name) => !group.includes(name));
  const next = was ? rest : [...rest, ...group];
  const kinds = every.filter((name) => next.includes(name));
  // Nothing at all would be an empty picture, and cannot be said in a query.
  const list = kinds.length === 0 || kinds.length === every.length ? [] : kinds;
  return next.includes(TOTAL) ? [...list, TOTAL] : list;
}
