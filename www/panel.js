// The detail panel: everything known about what is selected, as plain HTML.

import { fill, h, webAddress } from "./kit.js";

/** @typedef {import("./duikou-core.js").Words} Words */
/** @typedef {import("./duikou-core.js").Detail} Detail */
/** @typedef {import("./duikou-core.js").AreaBlock} AreaBlock */
/** @typedef {import("./duikou-core.js").CountyRow} CountyRow */
/** @typedef {import("./duikou-core.js").ReadingRow} ReadingRow */
/** @typedef {import("./duikou-core.js").SourceRef} SourceRef */

/**
 * @typedef {object} PanelLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {(key: string) => void} open selects a key in place of the rest
 * @property {(key: string) => void} close takes a key out of the selection
 */

// An area shows so many readings at first; the others are one click away.
const FIRST = 6;

/** @param {PanelLinks} links */
export function createPanel({ life, open, close }) {
  const element = h("section", { class: "panel", part: "panel", tabindex: "-1" });
  // Which disclosures the reader has opened or shut by hand.
  /** @type {Map<string, boolean>} */
  const folds = new Map();

  life.listen(element, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button && button.dataset.open) open(button.dataset.open);
    if (button && button.dataset.close) close(button.dataset.close);
  });
  // `toggle` does not bubble; and it also comes when a disclosure is made open.
  life.listen(
    element,
    "toggle",
    (event) => {
      if (event.target instanceof HTMLDetailsElement) folds.set(event.target.dataset.fold || "", event.target.open);
    },
    { capture: true },
  );

  return {
    element,
    /**
     * @param {Words} words
     * @param {Detail[]} details
     * @param {() => Detail} overview what to show while nothing is selected
     */
    render(words, details, overview) {
      element.setAttribute("aria-label", words.panel);
      element.dataset.count = String(details.length);
      while (element.lastChild) element.lastChild.remove();
      if (details.length === 0) {
        element.append(invitation(words, overview()));
        return;
      }
      for (const detail of details) element.append(article(words, detail, folds));
    },
  };
}

/**
 * @param {Words} words
 * @param {Detail} plan
 */
function invitation(words, plan) {
  return h(
    "div",
    { class: "invitation" },
    h("h2", {}, words.start_title),
    h("p", { class: "hint" }, words.start_hint),
    choices(plan.pairings, "all"),
  );
}

/**
 * @param {{ key: string, label: string }[]} pairings
 * @param {string} [kind]
 */
function choices(pairings, kind = "") {
  const list = h("ul", { class: `choices ${kind}`, role: "list" });
  for (const { key, label } of pairings) {
    list.append(h("li", {}, h("button", { type: "button", class: "choice", "data-open": key }, label)));
  }
  return list;
}

/**
 * @param {Words} words
 * @param {Detail} detail
 * @param {Map<string, boolean>} folds
 */
function article(words, detail, folds) {
  const closing = fill(words.close_detail, { title: detail.title });
  const head = h(
    "header",
    {},
    h("h2", { tabindex: "-1" }, detail.title),
    detail.subtitle && h("p", { class: "subtitle" }, detail.subtitle),
    h("button", { type: "button", class: "close", "data-close": detail.key, "aria-label": closing, title: closing }),
  );
  const about = h("div", { class: "about" }, facts(detail), counties(words, detail), related(words, detail));
  const work = h("div", { class: "work" });
  if (detail.areas.length > 0) {
    work.append(h("h3", {}, words.tasks_and_progress));
    if (detail.emptyNote) work.append(h("p", { class: "hint" }, detail.emptyNote));
    for (const block of detail.areas) work.append(area(words, detail.key, block, folds));
  } else if (detail.emptyNote) {
    about.append(h("p", { class: "hint" }, detail.emptyNote));
  }
  return h("article", { class: "detail", part: "detail", "data-key": detail.key }, head, about, work.firstChild && work);
}

/** @param {Detail} detail */
function facts(detail) {
  const list = h("dl", { class: "facts" });
  for (const { label, value } of detail.facts) list.append(h("div", {}, h("dt", {}, label), h("dd", {}, value)));
  const section = detail.sectionLabel && h("p", { class: "section" }, detail.sectionLabel);
  return h("div", {}, list, section);
}

/**
 * @param {Words} words
 * @param {Detail} detail
 */
function counties(words, { counties: rows }) {
  if (rows.length === 0) return null;
  const body = h("tbody");
  for (const row of rows) {
    body.append(
      h("tr", { "data-key": row.key }, h("td", {}, row.base), h("td", {}, row.east), h("td", {}, row.since)),
    );
  }
  const cells = [words.county_base, words.county_east, words.county_since];
  const head = h("tr", {}, ...cells.map((text) => h("th", { scope: "col" }, text)));
  // Most tables rest on one source; each is named once beneath.
  const sources = new Map(rows.map((row) => [row.source.key, row.source]));
  return h(
    "section",
    {},
    h("h3", {}, words.county_pairs),
    h("div", { class: "scroll" }, h("table", {}, h("thead", {}, head), body)),
    ...[...sources.values()].map((source) => citation(words, source)),
  );
}

/**
 * @param {Words} words
 * @param {Detail} detail
 */
function related(words, { pairings }) {
  if (pairings.length === 0) return null;
  return h("section", {}, h("h3", {}, words.related_pairings), choices(pairings));
}

/**
 * @param {Words} words
 * @param {string} key
 * @param {AreaBlock} block
 * @param {Map<string, boolean>} folds
 */
function area(words, key, block, folds) {
  const fold = `${key}/${block.key}`;
  const chosen = folds.get(fold);
  const open = chosen === undefined ? block.readings.length > 0 : chosen;
  const count = fill(words.reading_count, { n: block.readings.length });
  const measures = h("ul", { class: "measures" });
  for (const measure of block.measures) measures.append(h("li", {}, measure));
  return h(
    "details",
    { class: "area", open, "data-fold": fold },
    h(
      "summary",
      {},
      h("h4", {}, block.name),
      h("span", { class: "section" }, block.section),
      h("span", { class: block.readings.length > 0 ? "count" : "count none" }, count),
    ),
    ...readings(words, fold, block.readings, folds),
    block.measures.length > 0 && h("h5", {}, words.measures),
    block.measures.length > 0 && measures,
  );
}

/**
 * @param {Words} words
 * @param {string} fold of the area
 * @param {ReadingRow[]} rows
 * @param {Map<string, boolean>} folds
 */
function readings(words, fold, rows, folds) {
  const list = (/** @type {ReadingRow[]} */ some) =>
    h("ol", { class: "readings", role: "list" }, ...some.map((row) => reading(words, row)));
  // One more is not worth a click.
  if (rows.length <= FIRST + 1) return rows.length > 0 ? [list(rows)] : [];
  const name = `${fold}/more`;
  const more = fill(words.more_readings, { n: rows.length - FIRST });
  const rest = h("details", { class: "more", open: folds.get(name), "data-fold": name }, h("summary", {}, more));
  rest.append(list(rows.slice(FIRST)));
  return [list(rows.slice(0, FIRST)), rest];
}

/**
 * @param {Words} words
 * @param {ReadingRow} row
 */
function reading(words, row) {
  const marks = h("span", { class: "marks" });
  for (const mark of row.marks) marks.append(h("span", { class: "mark" }, mark));
  return h(
    "li",
    { class: "reading", "data-evidence": row.evidence, "data-key": row.key },
    h("p", { class: "figure" }, h("span", { class: "value" }, row.value), h("span", { class: "indicator" }, row.indicator)),
    h("p", { class: "meta" }, h("time", { datetime: row.date }, row.dateLabel), marks.firstChild && marks),
    row.note && h("p", { class: "note" }, row.note),
    citation(words, row.source),
  );
}

/**
 * Where a figure comes from, with a link where there is a public address.
 * @param {Words} words
 * @param {SourceRef} source
 */
function citation(words, source) {
  // Outlets and titles are given as they were published: in Chinese.
  const name = h("cite", { lang: "zh-CN" }, source.title ? `${source.publisher}《${source.title}》` : source.publisher);
  const address = webAddress(source.url);
  const link = address && h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, name);
  return h(
    "p",
    { class: "source", "data-evidence": source.kind },
    h("span", { class: "kind" }, source.kindLabel),
    link || name,
    !address && h("span", { class: "no-address" }, words.no_public_address),
  );
}
