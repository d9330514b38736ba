// What the readings rest on: by kind, the newest first, each with a link and
// two ways to cite it.

import { fill, h, OVERLAY, SCENE, webAddress } from "./kit.js";
import { sign } from "./table.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").SourceEntry} SourceEntry */

// A kind shows so many sources at first, and as many more at every click.
const SOME = 100;

/** @param {import("./table.js").SheetLinks} links */
export function createSources({ life, app }) {
  const lists = h("div", { class: "source-lists" });
  const told = h("p", { class: "unseen", role: "status" });
  const element = h("section", { class: "sources", part: "sources" }, lists, told);
  /** @type {Words} */
  let words = app.words();
  /** @type {Set<string>} sources whose citations are unfolded */
  const unfolded = new Set();
  /** @type {Map<string, number>} how many of a kind are shown */
  const extent = new Map();

  life.listen(lists, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.dataset.more) more(button.dataset.more);
    else copy(button);
  });
  life.listen(
    lists,
    "toggle",
    (event) => {
      const details = event.target;
      if (!(details instanceof HTMLDetailsElement)) return;
      const key = details.dataset.key || "";
      if (details.open) unfolded.add(key);
      else unfolded.delete(key);
    },
    { capture: true },
  );

  function refresh() {
    /** @type {Map<string, SourceEntry[]>} */
    const kinds = new Map();
    for (const entry of app.source_list()) {
      const { kind } = entry.source;
      kinds.set(kind, [...(kinds.get(kind) || []), entry]);
    }
    while (lists.lastChild) lists.lastChild.remove();
    for (const [kind, entries] of kinds) lists.append(group(kind, entries));
  }

  /**
   * @param {string} kind
   * @param {SourceEntry[]} entries
   */
  function group(kind, entries) {
    const readings = entries.reduce((sum, entry) => sum + entry.readings, 0);
    const count = fill(words.sources_of_kind, { n: entries.length, readings });
    const most = extent.get(kind) || SOME;
    // The words for kinds are made to stand inside a line.
    const { kindLabel } = entries[0].source;
    const name = kindLabel.charAt(0).toUpperCase() + kindLabel.slice(1);
    const list = h("ol", { class: "source-list", role: "list" });
    for (const entry of entries.slice(0, most)) list.append(item(words, entry, unfolded.has(entry.source.key)));
    const left = Math.min(SOME, entries.length - most);
    return h(
      "section",
      { "data-kind": kind },
      h("h3", {}, sign(kind, name), h("span", { class: "source-count" }, count)),
      list,
      left > 0 && h("button", { type: "button", class: "button", "data-more": kind }, fill(words.more_sources, { n: left })),
    );
  }

  /** @param {string} kind */
  function more(kind) {
    const first = extent.get(kind) || SOME;
    extent.set(kind, first + SOME);
    refresh();
    // The button has moved away; go on where the new ones begin.
    const next = lists.querySelectorAll(`[data-kind="${kind}"] summary`)[first];
    if (next instanceof HTMLElement) next.focus();
  }

  /**
   * Copies the citation beside a button, or marks it to be copied by hand.
   * @param {HTMLButtonElement} button
   */
  function copy(button) {
    const text = button.previousElementSibling;
    if (!text) return;
    const done = (/** @type {string} */ word) => {
      button.textContent = word;
      told.textContent = word;
    };
    const byHand = () => {
      const selection = getSelection();
      if (selection) selection.selectAllChildren(text);
      done(words.copy_by_hand);
    };
    told.textContent = "";
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(text.textContent || "").then(life.guard(() => done(words.copied)), life.guard(byHand));
  }

  return {
    element,
    /**
     * @param {Words} next
     * @param {number} change bits
     */
    render(next, change) {
      // Rows of text have no scene: they are not written anew because the width changed.
      if ((change & ~(OVERLAY | SCENE)) === 0) return;
      words = next;
      refresh();
    },
  };
}

/**
 * @param {Words} words
 * @param {SourceEntry} entry
 * @param {boolean} open
 */
function item(words, entry, open) {
  const { source } = entry;
  const address = webAddress(source.url);
  // Outlets and titles are given as they were published: in Chinese.
  const name = source.title ? h("cite", { lang: "zh-CN" }, `《${source.title}》`) : h("span", {}, words.title_not_seen);
  const link = address && h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, name);
  const about = [h("span", { lang: "zh-CN" }, source.publisher), h("span", {}, entry.publishedLabel || words.date_not_seen)];
  if (!address) about.push(h("span", {}, words.no_public_address));
  if (source.note) about.push(h("span", { lang: "zh-CN" }, source.note));
  return h(
    "li",
    { "data-key": source.key },
    h("p", { class: "source-name" }, link || name),
    h("p", { class: "source-about" }, ...about),
    h("p", { class: "source-readings" }, fill(words.rests_on_it, { n: entry.readings, about: entry.about })),
    citations(words, entry, open),
  );
}

/**
 * @param {Words} words
 * @param {SourceEntry} entry
 * @param {boolean} open
 */
function citations(words, { source, standard, plain }, open) {
  const one = (/** @type {string} */ label, /** @type {string} */ text) =>
    h(
      "div",
      { class: "citation" },
      h("span", { class: "citation-label" }, label),
      h("p", { class: "citation-text", lang: "zh-CN" }, text),
      h("button", { type: "button", class: "button", "aria-label": `${words.copy}: ${label}` }, words.copy),
    );
  const name = source.title || source.publisher;
  return h(
    "details",
    { class: "cite", open, "data-key": source.key },
    h("summary", {}, words.cite, h("span", { class: "unseen" }, ` ${name}`)),
    standard ? one("GB/T 7714—2015", standard) : h("p", { class: "hint" }, words.cite_impossible),
    one(words.cite_plain, plain),
    h("p", { class: "hint" }, words.cite_access),
  );
}
