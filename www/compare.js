// Pairings side by side, as a table with bars: columns on a wide page, one block
// for each row on a phone.

import { fill, h } from "./kit.js";
import { setApart, sources } from "./profile.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").Comparison} Comparison */
/** @typedef {import("./duikou-charts.js").Compared} Compared */
/** @typedef {import("./duikou-charts.js").ComparedRow} ComparedRow */
/** @typedef {import("./duikou-charts.js").ComparedCell} ComparedCell */
/** @typedef {import("./duikou-charts.js").ProfileLine} ProfileLine */

/**
 * @typedef {object} CompareLinks
 * @property {import("./duikou-charts.js").App} app
 * @property {import("./kit.js").Lifetime} life
 * @property {(change: number) => void} report
 * @property {() => void} flush
 * @property {() => void} leave where the focus goes in the end
 */

/** @param {CompareLinks} links */
export function createCompare({ app, life, report, flush, leave }) {
  const element = h("section", { class: "compare", part: "compare", hidden: true });
  let unprint = () => {};

  life.listen(element, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.classList.contains("compare-close")) close();
    if (button.classList.contains("compare-print")) print();
    if (button.dataset.out) takeOut(button.dataset.out);
  });
  life.listen(element, "keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  const printed = () => {
    unprint();
    unprint = () => {};
  };
  life.listen(window, "afterprint", printed);
  life.add(printed);

  function close() {
    report(app.set("cmp", ""));
    flush();
    leave();
  }

  function print() {
    printed();
    unprint = setApart(element, "A4 landscape");
    window.print();
  }

  /** @param {string} key of a pairing: the others stay, each by itself */
  function takeOut(key) {
    const comparison = app.comparison();
    if (!comparison) return;
    report(app.select(comparison.columns.map((column) => column.key).filter((other) => other !== key)));
    flush();
    const title = element.querySelector("h2");
    if (title) title.focus();
  }

  return {
    element,
    /**
     * @param {Words} words
     * @param {boolean} focus whether the reader is led there
     */
    show(words, focus) {
      const comparison = app.comparison();
      while (element.lastChild) element.lastChild.remove();
      if (comparison) fillIn(element, words, comparison);
      element.hidden = false;
      const title = element.querySelector("h2");
      if (!focus || !title) return;
      title.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    },
    hide() {
      element.hidden = true;
    },
  };
}

/**
 * @param {HTMLElement} element
 * @param {Words} words
 * @param {Comparison} comparison
 */
function fillIn(element, words, comparison) {
  const { title, columns, more, rows } = comparison;
  element.setAttribute("aria-label", title);
  const enough = columns.length > 1;
  element.append(
    h(
      "header",
      {},
      h("h2", { tabindex: "-1" }, title),
      enough && h("button", { type: "button", class: "button compare-print" }, words.compare_print),
      h("button", { type: "button", class: "button compare-close" }, words.compare_close),
    ),
  );
  if (!enough) {
    element.append(h("p", { class: "hint" }, words.compare_few));
    return;
  }
  if (more > 0) element.append(h("p", { class: "hint" }, fill(words.compare_more, { n: more })));
  const several = rows.filter((row) => row.having > 1);
  const single = rows.filter((row) => row.having === 1);
  const table = h(
    "table",
    { role: "table", "data-columns": columns.length },
    heads(words, columns),
    particulars(words, columns),
    happenings(words, comparison),
    figures(words, words.compare_figures, words.compare_figures_hint, several, columns),
    single.length > 0 && figures(words, words.compare_single, "", single, columns),
  );
  element.append(
    table,
    h("h3", {}, words.profile_sources),
    sources(comparison.sources) || "",
    h("footer", {}, h("p", {}, comparison.caveat), h("p", {}, comparison.credit)),
  );
}

/**
 * @param {Words} words
 * @param {Compared[]} columns
 */
function heads(words, columns) {
  const row = h("tr", { role: "row" }, h("td", { role: "cell" }));
  for (const { key, title } of columns) {
    const out = fill(words.compare_take_out, { title });
    const button = columns.length > 2 && h("button", { type: "button", class: "compare-out", "data-out": key, "aria-label": out, title: out });
    row.append(h("th", { role: "columnheader", scope: "col" }, h("span", {}, title), button));
  }
  return h("thead", { role: "rowgroup" }, row);
}

/**
 * The heading of a part, across all columns.
 * @param {string} title
 * @param {string} hint
 * @param {Compared[]} columns
 */
function part(title, hint, columns) {
  const about = hint && h("span", { class: "hint" }, hint);
  return h("tr", { class: "part", role: "row" }, h("th", { role: "rowheader", scope: "rowgroup", colspan: columns.length + 1 }, h("span", {}, title), about));
}

/**
 * A cell; on a phone it says whose it is.
 * @param {Compared} column
 * @param {...(Node | string | null | undefined | false)} content
 */
function cell({ title }, ...content) {
  return h("td", { role: "cell" }, h("span", { class: "whose", "aria-hidden": "true" }, title), h("div", { class: "of" }, ...content));
}

/**
 * @param {Words} words
 * @param {Compared[]} columns
 */
function particulars(words, columns) {
  const body = h("tbody", { role: "rowgroup" }, part(words.compare_particulars, "", columns));
  // A pairing lacks what does not hold for it, as lying within one province.
  const labels = [...new Set(columns.reduce((/** @type {string[]} */ all, { facts }) => all.concat(facts.map(({ label }) => label)), []))];
  for (const label of labels) {
    const row = h("tr", { role: "row" }, h("th", { role: "rowheader", scope: "row" }, label));
    for (const column of columns) {
      const fact = column.facts.find((each) => each.label === label);
      row.append(cell(column, fact ? fact.value : "—"));
    }
    body.append(row);
  }
  const known = h("tr", { role: "row" }, h("th", { role: "rowheader", scope: "row" }, words.compare_readings));
  for (const column of columns) known.append(cell(column, column.basis));
  body.append(known);
  return body;
}

/**
 * @param {Words} words
 * @param {Comparison} comparison
 */
function happenings(words, comparison) {
  const { columns } = comparison;
  const row = h("tr", { role: "row" }, h("th", { role: "rowheader", scope: "row" }, words.profile_milestones));
  for (const column of columns) {
    const { milestones, moreMilestones, visits } = column;
    const none = milestones.length === 0 && !visits;
    row.append(
      cell(
        column,
        strip(column, comparison),
        milestones.length > 0 && happened(words, milestones),
        moreMilestones > 0 && h("p", { class: "aside" }, fill(words.profile_more, { n: moreMilestones })),
        visits && h("p", { class: "aside" }, visits),
        none && h("p", { class: "missing" }, words.compare_no_events),
      ),
    );
  }
  return h("tbody", { role: "rowgroup" }, part(words.compare_time, words.compare_time_hint, columns), row);
}

/**
 * @param {Words} words
 * @param {ProfileLine[]} milestones
 */
function happened(words, milestones) {
  const list = h("ol", { class: "happened", role: "list" });
  for (const { reading, date, scope, cite } of milestones) {
    const value = [reading.value, reading.note || reading.indicator].filter(Boolean).join(words.colon);
    const grounds = [reading.evidenceLabel, scope].filter(Boolean).join(words.list_comma);
    const about = h("span", { class: "aside" }, ` ${grounds} [${cite}]`);
    list.append(h("li", { "data-evidence": reading.evidence, "data-key": reading.key }, h("time", { datetime: reading.date }, date), value, about));
  }
  return list;
}

/**
 * What happened, on the common scale of time; in words it stands below.
 * @param {Compared} column
 * @param {Comparison} comparison
 */
function strip({ marks }, { years, today }) {
  const axis = h("div", { class: "time", "aria-hidden": "true" });
  for (const [year, at] of years) {
    axis.append(placed(h("span", { class: "year" }, String(year % 100).padStart(2, "0")), at));
  }
  if (today !== null) axis.append(placed(h("span", { class: "today" }), today));
  for (const { at, span, visit, evidence } of marks) {
    if (span) {
      const range = placed(h("span", { class: "range" }), span[0]);
      range.style.setProperty("--length", String(span[1] - span[0]));
      axis.append(range);
    }
    axis.append(placed(h("span", { class: visit ? "visit" : "event", "data-evidence": evidence }), at));
  }
  axis.style.setProperty("--year", String(1 / Math.max(1, years.length)));
  return axis;
}

/**
 * @param {HTMLElement} node
 * @param {number} at
 */
function placed(node, at) {
  node.style.setProperty("--at", String(at));
  return node;
}

/**
 * @param {Words} words
 * @param {string} title
 * @param {string} hint
 * @param {ComparedRow[]} rows
 * @param {Compared[]} columns
 */
function figures(words, title, hint, rows, columns) {
  const body = h("tbody", { class: "figures", role: "rowgroup" }, part(title, hint, columns));
  for (const { indicator, planned, cells } of rows) {
    const name = h("th", { role: "rowheader", scope: "row" }, h("span", {}, indicator), planned && h("span", { class: "mark" }, words.compare_planned));
    const row = h("tr", { role: "row" }, name);
    cells.forEach((each, index) => row.append(cell(columns[index], ...figure(words, each, planned))));
    body.append(row);
  }
  if (rows.length === 0) {
    body.append(h("tr", { role: "row" }, h("td", { role: "cell", colspan: columns.length + 1 }, words.compare_none)));
  }
  return body;
}

/**
 * @param {Words} words
 * @param {ComparedCell} found
 * @param {boolean} planned
 */
function figure(words, { line, share, bound, part: scope, missing }, planned) {
  if (!line) return [h("p", { class: "missing" }, missing)];
  const { reading, date, cite } = line;
  const length = h("span", { class: "length", "data-evidence": reading.evidence, "data-bound": bound, "data-scope": scope });
  length.classList.toggle("planned", planned);
  length.classList.toggle("zero", share === 0);
  length.style.setProperty("--share", String(share));
  const grounds = [reading.evidenceLabel, line.scope].filter(Boolean).join(words.list_comma);
  return [
    // What is below zero has no length from it.
    share >= 0 && h("div", { class: "bar-of", "aria-hidden": "true" }, length),
    h("p", { class: "much" }, h("span", { class: "value" }, reading.value), reading.exact && h("span", { class: "exact" }, fill(words.in_full, { value: reading.exact }))),
    reading.note && h("p", { class: "note" }, reading.note),
    h("p", { class: "aside" }, h("time", { datetime: reading.date }, date), ` · ${grounds} `, h("span", { class: "cited" }, `[${cite}]`)),
  ];
}
