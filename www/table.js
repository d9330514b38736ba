// Every reading as a real table. Of many rows only those near the window of
// its scroll box are in the page; two gaps are as high as the others would be.

import { fill, h, OVERLAY, webAddress } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").ReadingRow} ReadingRow */
/** @typedef {import("./duikou-charts.js").SourceRef} SourceRef */

/**
 * @typedef {object} SheetLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {App} app
 * @property {(change: number) => void} report
 */

// Rows come and go in lots, each a <tbody>. A lot is as high as it was when it
// last stood in the page; before that it is taken to be as high as the first
// ones were.
const LOT = 20;
const GUESS = 70 * LOT;
/** So many pixels above and below the window are filled. */
const AHEAD = 500;
/** Whether it is on us to keep in place what is read: a browser that does it by itself does not break off its own scrolling. */
const ANCHORS = !CSS.supports("overflow-anchor", "auto");
/** More rows than these are not for paper. */
const PRINTED = 1000;

/** The columns, each with the order it asks for. Values of different kinds have none. */
const COLUMNS = /** @type {const} */ ([
  ["pairing", "plan"],
  ["date", "date"],
  ["area", "area"],
  ["indicator", "indicator"],
  ["value", ""],
  ["evidence", "evidence"],
  ["source", "source"],
]);

/** @param {SheetLinks} links */
export function createTable({ life, app, report }) {
  const headings = createHeadings();
  const caption = h("caption", { class: "unseen" });
  const before = createGap();
  const after = createGap();
  const table = h("table", { class: "rows", role: "table" }, caption, headings.element, before.element, after.element);
  const box = h("div", { class: "sheet-box", tabindex: "0", role: "region" }, table);
  const count = h("p", { class: "sheet-count", role: "status" });
  const exact = h("button", { type: "button", class: "button exact-values", "aria-pressed": "false" });
  const bar = h("div", { class: "sheet-bar" }, count, exact);
  const nothing = h("p");
  const clear = h("button", { type: "button", class: "button" });
  const empty = h("div", { class: "sheet-empty", hidden: true }, nothing, clear);
  const cut = h("p", { class: "sheet-cut" });
  const element = h("section", { class: "all-readings", part: "table" }, bar, box, empty, cut);

  /** @type {Words} */
  let words = app.words();
  let total = 0;
  let shown = "";
  let width = 0;
  let printing = false;
  /** @type {number[]} measured heights of the lots, 0 where not yet */
  let heights = [];
  /** The height that others are taken to have; once known it stays, so that the page and our sums agree. */
  let usual = 0;
  /** @type {Map<number, HTMLTableSectionElement>} */
  const lots = new Map();
  /** @type {Set<string>} readings whose source is unfolded */
  const unfolded = new Set();

  life.listen(headings.element, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button && button.dataset.sort) sortBy(button.dataset.sort);
  });
  life.listen(box, "scroll", () => update());
  life.listen(box, "keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (event.target !== box || !plain || (event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    // The end moves while the last rows get their heights.
    for (let turn = 0; turn < 3; turn++) {
      box.scrollTop = event.key === "End" ? box.scrollHeight : 0;
      update();
    }
  });
  life.listen(exact, "click", () => {
    const on = exact.getAttribute("aria-pressed") !== "true";
    exact.setAttribute("aria-pressed", String(on));
    table.classList.toggle("figures-in-full", on);
    layAnew(firstInView());
  });
  life.listen(clear, "click", () => {
    for (const { name } of app.filters()) report(app.set(name, ""));
    report(app.select([]));
    box.focus();
  });
  life.listen(
    table,
    "toggle",
    (event) => {
      const row = event.target instanceof HTMLDetailsElement && event.target.closest("tr");
      const key = row && row.dataset.key;
      if (key) event.target.open ? unfolded.add(key) : unfolded.delete(key);
    },
    { capture: true },
  );
  life.listen(window, "beforeprint", () => {
    printing = true;
    update();
  });
  life.listen(window, "afterprint", () => {
    printing = false;
    update();
  });
  const observer = new ResizeObserver(life.guard(resized));
  observer.observe(box);
  life.add(() => observer.disconnect());

  /** @param {string} name of an order */
  function sortBy(name) {
    const present = sorting(app);
    const turn = present.name === name ? !present.down : name === "date";
    report(app.set("sort", turn ? `-${name}` : name));
  }

  function resized() {
    const { width: now } = box.getBoundingClientRect();
    if (now === width) return update();
    width = now;
    layAnew(firstInView());
  }

  function spell() {
    caption.textContent = words.view_table;
    box.setAttribute("aria-label", words.view_table);
    exact.textContent = words.exact_values;
    nothing.textContent = words.no_rows;
    clear.textContent = words.clear_everything;
    headings.spell(words);
  }

  /** Other rows, or the same in other words. */
  function refresh() {
    const query = whichRows(app);
    const place = query === shown ? firstInView() : undefined;
    shown = query;
    total = app.row_count();
    table.setAttribute("aria-rowcount", String(total + 1));
    headings.sorted(sorting(app));
    count.textContent = fill(words.reading_count, { n: total });
    bar.hidden = box.hidden = total === 0;
    empty.hidden = total > 0;
    cut.textContent = total > PRINTED ? fill(words.rows_printed, { n: PRINTED }) : "";
    layAnew(place);
  }

  /**
   * Forgets all heights and rows, and goes to a place.
   * @param {{ lot: number, offset: number }} [place]
   */
  function layAnew(place) {
    heights = new Array(Math.ceil(total / LOT)).fill(0);
    usual = 0;
    for (const lot of [...lots.keys()]) drop(lot);
    gaps(0, -1);
    box.scrollTop = place ? headings.element.offsetHeight + top(place.lot) + place.offset : 0;
    update(place);
  }

  /**
   * Puts into the page what the scroll box shows, and takes out the rest.
   * @param {{ lot: number, offset: number }} [wanted] the place to keep, where no row is in the page yet
   */
  function update(wanted) {
    if (total === 0) return;
    measure();
    const [first, last] = printing ? [0, Math.min(heights.length, PRINTED / LOT) - 1] : inView();
    const place = firstInView() || wanted;
    for (const lot of [...lots.keys()]) if (lot < first || lot > last) drop(lot);
    for (let lot = first; lot <= last; lot++) if (!lots.has(lot)) add(lot);
    measure();
    if (usual === 0) usual = mean(heights.filter((height) => height > 0));
    gaps(first, last);
    // What is read stays where it is, however high the rows above have become.
    const moved = place && (wanted || ANCHORS) && lots.get(place.lot);
    if (moved) box.scrollTop = moved.offsetTop + place.offset;
  }

  function measure() {
    for (const [lot, body] of lots) heights[lot] = body.offsetHeight || heights[lot];
  }

  /**
   * How far a lot lies below the headings.
   * @param {number} lot
   */
  function top(lot) {
    let y = 0;
    for (let i = 0; i < lot; i++) y += heights[i] || usual || GUESS;
    return y;
  }

  /** The first and last lot in or near the window. */
  function inView() {
    const from = box.scrollTop - AHEAD;
    const to = box.scrollTop + box.clientHeight + AHEAD;
    let first = 0;
    let last = 0;
    for (let i = 0, y = 0; i < heights.length && y < to; i++) {
      y += heights[i] || usual || GUESS;
      if (y <= from) first = i + 1;
      last = i;
    }
    return [Math.min(first, last), last];
  }

  /** The lot at the window's upper edge, and how far that edge lies in it. */
  function firstInView() {
    for (const lot of [...lots.keys()].sort((a, b) => a - b)) {
      const body = /** @type {HTMLElement} */ (lots.get(lot));
      const offset = box.scrollTop - body.offsetTop;
      if (offset < body.offsetHeight) return { lot, offset };
    }
    return undefined;
  }

  /** @param {number} lot */
  function add(lot) {
    const body = h("tbody", { role: "rowgroup" });
    const rows = app.rows(lot * LOT, LOT);
    rows.forEach((row, index) => body.append(createRow(words, row, lot * LOT + index, unfolded.has(row.key))));
    const next = [...lots.keys()].filter((other) => other > lot);
    const behind = next.length > 0 ? lots.get(Math.min(...next)) : undefined;
    table.insertBefore(body, behind || after.element);
    lots.set(lot, body);
  }

  /** @param {number} lot */
  function drop(lot) {
    const body = /** @type {HTMLElement} */ (lots.get(lot));
    // The focus must not fall out of the page with its row.
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    if (root.activeElement && body.contains(root.activeElement)) box.focus({ preventScroll: true });
    body.remove();
    lots.delete(lot);
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  function gaps(first, last) {
    before.set(top(first));
    after.set(top(heights.length) - top(last + 1));
  }

  return {
    element,
    /**
     * @param {Words} next
     * @param {number} change bits
     */
    render(next, change) {
      if ((change & ~OVERLAY) === 0) return;
      words = next;
      spell();
      refresh();
    },
  };
}

/** Which rows there are and in what order; looks and language aside. */
function whichRows(/** @type {App} */ app) {
  const query = new URLSearchParams(app.query());
  for (const name of ["lang", "view", "group"]) query.delete(name);
  return query.toString();
}

/** The present order; one that the table does not know is the plan's. */
function sorting(/** @type {App} */ app) {
  const text = new URLSearchParams(app.query()).get("sort") || "plan";
  const name = text.replace("-", "");
  const known = COLUMNS.some(([, sort]) => sort === name);
  return known ? { name, down: text !== name } : { name: "plan", down: false };
}

/** The head of the table: a button for every order. */
function createHeadings() {
  const cells = COLUMNS.map(([name, sort]) => {
    const label = sort ? h("button", { type: "button", class: "sort", "data-sort": sort }) : h("span");
    return h("th", { class: `col-${name}`, scope: "col", role: "columnheader" }, label);
  });
  const row = h("tr", { role: "row", "aria-rowindex": 1 }, ...cells);
  return {
    element: h("thead", { role: "rowgroup" }, row),
    /** @param {Words} words */
    spell(words) {
      COLUMNS.forEach(([name], index) => {
        const label = /** @type {Element} */ (cells[index].firstChild);
        label.textContent = words[`column_${name}`];
      });
    },
    /** @param {{ name: string, down: boolean }} present */
    sorted({ name, down }) {
      COLUMNS.forEach(([, sort], index) => {
        if (sort !== name) cells[index].removeAttribute("aria-sort");
        else cells[index].setAttribute("aria-sort", down ? "descending" : "ascending");
      });
    },
  };
}

/** @param {number[]} numbers */
function mean(numbers) {
  return numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : 0;
}

/** Room for rows that are not in the page. */
function createGap() {
  const cell = h("td", { colspan: COLUMNS.length });
  const element = h("tbody", { class: "gap", "aria-hidden": "true" }, h("tr", {}, cell));
  return {
    element,
    /** @param {number} height in CSS px */
    set(height) {
      element.hidden = height <= 0;
      cell.style.setProperty("--height", `${height}px`);
    },
  };
}

/**
 * @param {Words} words
 * @param {ReadingRow} row
 * @param {number} index in the whole table, from 0
 * @param {boolean} unfolded
 */
function createRow(words, row, index, unfolded) {
  const cell = (/** @type {string} */ name, /** @type {(Node | false | "")[]} */ ...parts) =>
    h("td", { class: `col-${name}`, role: "cell" }, ...parts);
  const said = [row.dateNote, row.evidenceLabel];
  const marks = row.marks.filter((mark) => !said.includes(mark)).join(words.list_comma);
  return h(
    "tr",
    { role: "row", "aria-rowindex": index + 2, "data-key": row.key, "data-pairing": row.pairing },
    h("th", { class: "col-pairing", scope: "row", role: "rowheader" }, row.pairingLabel),
    cell("date", h("time", { datetime: row.date }, row.dateLabel), row.dateNote && h("small", {}, row.dateNote)),
    cell("area", h("span", {}, row.area)),
    cell("indicator", h("span", {}, row.indicator), row.note && h("small", {}, row.note)),
    cell("value", h("span", {}, row.value), row.exact && h("small", { class: "in-full" }, row.exact)),
    cell("evidence", sign(row.evidence, row.evidenceLabel), marks && h("small", {}, marks)),
    cell("source", ...source(words, row.source, unfolded)),
  );
}

/**
 * A kind of evidence: full, half or hollow, with its word.
 * @param {string} kind
 * @param {string} label
 */
export function sign(kind, label) {
  return h("span", { class: "sign", "data-evidence": kind }, label);
}

/**
 * A link to the source, or what is known of it.
 * @param {Words} words
 * @param {SourceRef} source
 * @param {boolean} open
 */
function source(words, source, open) {
  // Outlets and titles are given as they were published: in Chinese.
  const name = h("cite", { lang: "zh-CN" }, source.title || source.publisher);
  const publisher = source.title && h("small", { lang: "zh-CN" }, source.publisher);
  const address = webAddress(source.url);
  if (address) return [h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, name), publisher];
  const facts = [
    source.published ? `${words.published_on} ${source.published}` : words.date_not_seen,
    words.no_public_address,
  ];
  const particulars = h(
    "details",
    { open },
    h("summary", {}, name),
    publisher,
    h("small", {}, facts.join(words.list_comma)),
    source.note && h("small", { lang: "zh-CN" }, source.note),
  );
  return [particulars];
}
