// A pairing on one page: the card that an official hands out, and printing it
// without the page around it.

import { fill, h, webAddress } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").Profile} Profile */
/** @typedef {import("./duikou-charts.js").ProfileLine} ProfileLine */
/** @typedef {import("./duikou-charts.js").Cited} Cited */

/**
 * @param {Words} words
 * @param {Profile} profile
 */
export function profileCard(words, profile) {
  const title = `${words.profile} ${profile.title}`;
  const { milestones, figures, plans } = profile;
  const dated = section(words.profile_milestones, list(words, milestones, "dated"), more(words, profile.moreMilestones));
  if (dated && profile.visits) dated.append(h("p", { class: "aside" }, profile.visits));
  return h(
    "section",
    { class: "profile", part: "profile", "data-key": profile.key, "aria-label": title },
    h(
      "header",
      {},
      h("p", { class: "kicker" }, words.profile),
      h("h3", {}, profile.title),
      h("button", { type: "button", class: "button print-card" }, words.profile_print),
    ),
    facts(profile),
    term(profile),
    h("p", { class: "basis" }, profile.basis),
    dated || (profile.visits && section(words.profile_milestones, h("p", { class: "aside" }, profile.visits))),
    section(words.profile_figures, list(words, figures, "measured"), more(words, 0), "figures"),
    section(words.profile_plans, list(words, plans, "measured"), more(words, profile.morePlans)),
    gaps(words, profile),
    section(words.profile_sources, sources(profile.sources)),
    h("footer", {}, h("p", {}, profile.caveat), h("p", {}, profile.sectionLabel), h("p", {}, profile.credit)),
  );
}

/**
 * A part of the card, if there is anything in it.
 * @param {string} title
 * @param {HTMLElement | null} content
 * @param {HTMLElement | null} [after]
 * @param {string} [name]
 */
function section(title, content, after, name) {
  return content && h("section", { class: name }, h("h4", {}, title), content, after);
}

/** @param {Profile} profile */
function facts(profile) {
  const list = h("dl", { class: "particulars" });
  for (const { label, value } of profile.facts) list.append(h("div", {}, h("dt", {}, label), h("dd", {}, value)));
  return list;
}

/**
 * The years of the term in a row; the words for it are among the facts.
 * @param {Profile} profile
 */
function term({ start, end, year }) {
  // A term of many years would be no picture.
  if (year === null || end - start > 14) return null;
  const row = h("div", { class: "term", "aria-hidden": "true" });
  for (let each = start; each <= end; each++) {
    row.append(h("span", { class: each < year ? "past" : each === year ? "now" : "ahead" }, String(each)));
  }
  return row;
}

/**
 * @param {Words} words
 * @param {ProfileLine[]} lines
 * @param {"dated" | "measured"} kind
 */
function list(words, lines, kind) {
  return lines.length > 0 ? h("ol", { class: `lines ${kind}`, role: "list" }, ...lines.map((each) => line(words, each, kind))) : null;
}

/**
 * @param {Words} words
 * @param {ProfileLine} line
 * @param {"dated" | "measured"} kind
 */
function line(words, { reading, date, scope, cite, others }, kind) {
  const value = reading.value && h("span", { class: "value" }, reading.value);
  const exact = reading.exact && h("span", { class: "exact" }, fill(words.in_full, { value: reading.exact }));
  const note = reading.note && h("span", { class: "note" }, reading.note);
  const indicator = h("span", { class: "indicator" }, reading.indicator);
  // Of what happened the note says all; a figure is nothing without its name.
  const what =
    kind === "dated"
      ? [value, note || indicator]
      : [indicator, note, others > 0 && h("span", { class: "others" }, fill(words.profile_others, { n: others }))];
  return h(
    "li",
    { class: "line", "data-evidence": reading.evidence, "data-scope": scope, "data-key": reading.key },
    h("p", { class: "what" }, ...what),
    kind === "measured" && h("p", { class: "much" }, value, exact),
    h("p", { class: "when" }, h("time", { datetime: reading.date }, date)),
    h("p", { class: "grounds" }, [reading.evidenceLabel, scope].filter(Boolean).join(words.list_comma)),
    h("p", { class: "cited" }, `[${cite}]`),
  );
}

/**
 * @param {Words} words
 * @param {number} count
 */
function more(words, count) {
  return h("p", { class: "aside more", hidden: count === 0 }, fill(words.profile_more, { n: count }));
}

/**
 * @param {Words} words
 * @param {Profile} profile
 */
function gaps(words, { gaps: names }) {
  const text =
    names.length > 0
      ? h("p", {}, h("span", { class: "missing" }, names.join(words.list_comma)), h("span", { class: "aside" }, words.profile_gaps_note))
      : h("p", {}, words.profile_no_gaps);
  return h("section", { class: "gaps" }, h("h4", {}, words.profile_gaps), text);
}

/** @param {Cited[]} cited */
export function sources(cited) {
  if (cited.length === 0) return null;
  const list = h("ol", { class: "cited-sources", role: "list" });
  for (const { number, date, source } of cited) {
    // Outlets and titles are given as they were published: in Chinese.
    const title = source.title ? `${source.publisher}《${source.title}》` : source.publisher;
    const name = h("cite", { lang: "zh-CN" }, title);
    const address = webAddress(source.url);
    const link = address && h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, name);
    const about = [date, source.kindLabel].filter(Boolean).join(" · ");
    const text = h("p", {}, link || name, h("span", { class: "published" }, about));
    list.append(h("li", {}, h("span", { class: "number" }, `[${number}]`), text));
  }
  return list;
}

// Of a page of A4 less its margins; something is left for printers that set wider.
const ROOM = "271mm";
// Sizes of type, the largest first.
const SIZES = ["large", "medium", "small"];

/**
 * Makes a page of A4 out of a card that stands in a page, and has the browser
 * print that alone.
 * @param {Words} words
 * @param {HTMLElement} card
 * @returns {() => void} gives the page back
 */
export function toPaper(words, card) {
  const apart = setApart(card, "A4");
  card.classList.add("sheet");
  const undo = fit(words, card);
  return () => {
    undo();
    card.classList.remove("sheet");
    apart();
  };
}

/**
 * Takes the largest type in which the card fits. If none is small enough, leaves
 * figures out until it does, and says how many: those of a part or of more than
 * the pairing first, then secondary ones, of equals the oldest.
 * @param {Words} words
 * @param {HTMLElement} card
 */
function fit(words, card) {
  const measure = h("div");
  card.append(measure);
  measure.style.blockSize = ROOM;
  const room = measure.offsetHeight;
  measure.remove();
  for (const size of SIZES) {
    card.dataset.type = size;
    if (card.offsetHeight <= room) break;
  }
  const figures = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(".figures .line")]);
  const note = /** @type {HTMLElement | null} */ (card.querySelector(".figures .more"));
  const least = [...figures].sort((a, b) => weight(a).localeCompare(weight(b)));
  for (let count = 1; note && least.length > 0 && card.offsetHeight > room; count++) {
    least[0].hidden = true;
    least.shift();
    note.hidden = false;
    note.textContent = fill(words.profile_more, { n: count });
    uncite(card);
  }
  return () => {
    delete card.dataset.type;
    for (const line of figures) line.hidden = false;
    if (note) note.hidden = true;
    uncite(card);
  };
}

/**
 * How much a figure tells of the pairing, as a text to sort by.
 * @param {HTMLElement} line
 */
function weight(line) {
  const { scope, evidence } = line.dataset;
  const time = line.querySelector("time");
  return `${scope ? 0 : 1}${evidence === "secondary" ? 0 : 1}${time ? time.dateTime : ""}`;
}

/**
 * Shows the sources that a line refers to, and no others.
 * @param {HTMLElement} card
 */
function uncite(card) {
  const cited = new Set([...card.querySelectorAll(".line:not([hidden]) .cited")].map((cite) => cite.textContent || ""));
  for (const source of card.querySelectorAll(".cited-sources li")) {
    const number = source.querySelector(".number");
    /** @type {HTMLElement} */ (source).hidden = !cited.has((number && number.textContent) || "");
  }
}

// What is not on the way from the document to the card is left out of print.
const APART = "data-duikou-apart";
const WAY = "data-duikou-way";
const RULES = [
  `@media print { [${APART}] { display: none !important; }`,
  `[${WAY}] { display: block !important; position: static !important; inline-size: auto !important;`,
  "max-inline-size: none !important; block-size: auto !important; max-block-size: none !important;",
  "min-block-size: 0 !important; margin: 0 !important; padding: 0 !important; border: 0 !important;",
  "background: none !important; overflow: visible !important; transform: none !important; break-before: auto !important; } }",
].join(" ");

/**
 * Has the browser print an element alone, whatever page it stands in.
 * @param {HTMLElement} element
 * @param {string} size of the paper
 * @returns {() => void} gives the page back
 */
export function setApart(element, size) {
  /** @type {(() => void)[]} */
  const undos = [];
  /**
   * @param {Element} marked
   * @param {string} name
   */
  const mark = (marked, name) => {
    marked.setAttribute(name, "");
    undos.push(() => marked.removeAttribute(name));
  };
  /** @type {Node | null} */
  let node = element;
  while (node && node !== document.documentElement) {
    const { parentNode } = /** @type {Node} */ (node);
    if (node instanceof ShadowRoot) {
      undos.push(dress(node, size));
      node = node.host;
      continue;
    }
    if (node !== element && node instanceof Element) mark(node, WAY);
    for (const other of parentNode ? parentNode.children : []) if (other !== node) mark(other, APART);
    node = parentNode;
  }
  undos.push(dress(document, size));
  return () => undos.forEach((undo) => undo());
}

/**
 * Gives a tree the rules for printing one of its elements alone.
 * @param {Document | ShadowRoot} tree
 * @param {string} size of the paper
 */
function dress(tree, size) {
  if (!("adoptedStyleSheets" in tree)) return () => {};
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${size}; margin: 11mm 12mm; } ${RULES}`);
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return () => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
