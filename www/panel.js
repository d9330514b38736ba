// The detail panel: everything known about what is selected, as plain HTML.

import { fill, h, webAddress } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").Detail} Detail */
/** @typedef {import("./duikou-charts.js").Overview} Overview */
/** @typedef {import("./duikou-charts.js").Profile} Profile */
/** @typedef {typeof import("./charts.js") & { words: Words, profiles: Profile[] }} Briefs */
/** @typedef {import("./duikou-charts.js").TaskRef} TaskRef */
/** @typedef {import("./duikou-charts.js").AreaBlock} AreaBlock */
/** @typedef {import("./duikou-charts.js").CountyRow} CountyRow */
/** @typedef {import("./duikou-charts.js").ReadingRow} ReadingRow */
/** @typedef {import("./duikou-charts.js").SourceRef} SourceRef */

/**
 * @typedef {object} PanelLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {(key: string) => void} open selects a key in place of the rest
 * @property {(key: string) => void} close takes a key out of the selection
 * @property {() => Promise<Briefs | undefined>} briefs the first selected pairings in brief, with what makes cards of them
 */

// An area shows so many readings at first; the others are one click away.
const FIRST = 6;
// Up to so many readings of several pairings are shown without a click.
const FEW = 8;
/** @type {ReadingRow[]} */
const noRows = [];
// So many pairings in brief the core makes at a time.
const PROFILES = 8;

/** @param {PanelLinks} links */
export function createPanel({ life, open, close, briefs }) {
  const element = h("section", { class: "panel", part: "panel", tabindex: "-1" });
  // Which disclosures the reader has opened or shut by hand.
  /** @type {Map<string, boolean>} */
  const folds = new Map();
  // The pairings whose card is open.
  /** @type {Set<string>} */
  const cards = new Set();
  let words = /** @type {Words} */ ({});
  let unprint = () => {};

  /** @type {Briefs | undefined} what the present cards were made of */
  let made;
  let turns = 0;

  life.listen(element, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button && button.dataset.open) open(button.dataset.open);
    if (button && button.dataset.close) close(button.dataset.close);
    if (button && button.dataset.card) turnCard(button.dataset.card);
    if (button && button.classList.contains("full-figures")) writeOut(!element.classList.contains("written-out"));
    const card = button && button.classList.contains("print-card") && button.closest(".profile");
    if (card instanceof HTMLElement) {
      printed();
      unprint = made ? made.toPaper(made.words, card) : unprint;
      window.print();
    }
  });
  const printed = () => {
    unprint();
    unprint = () => {};
  };
  life.listen(window, "afterprint", printed);
  life.add(printed);
  // `toggle` does not bubble; and it also comes when a disclosure is made open.
  life.listen(
    element,
    "toggle",
    (event) => {
      if (event.target instanceof HTMLDetailsElement) folds.set(event.target.dataset.fold || "", event.target.open);
    },
    { capture: true },
  );

  /** @param {string} key */
  function turnCard(key) {
    if (!cards.delete(key)) cards.add(key);
    placeCards();
  }

  /** Puts the open cards into their pairings' articles, and takes out the others. */
  function placeCards() {
    turns += 1;
    const turn = turns;
    if (cards.size === 0) {
      showCards(undefined);
      return;
    }
    briefs().then(
      life.guard((/** @type {Briefs | undefined} */ found) => turn === turns && showCards(found)),
      // A card that cannot be fetched does not open; its button can be tried again.
      life.guard(() => cards.clear()),
    );
  }

  /** @param {Briefs | undefined} found */
  function showCards(found) {
    made = found;
    const profiles = found ? found.profiles : [];
    for (const button of element.querySelectorAll("button[data-card]")) {
      const { card: key = "" } = /** @type {HTMLElement} */ (button).dataset;
      const article = button.closest(".detail");
      const head = article && article.querySelector("header");
      const old = article && article.querySelector(".profile");
      const brief = cards.has(key) && profiles.find((profile) => profile.key === key);
      button.setAttribute("aria-expanded", String(Boolean(brief)));
      if (old) old.remove();
      if (head && brief && found) head.after(found.profileCard(found.words, brief));
    }
  }

  /** @param {boolean} on */
  function writeOut(on) {
    element.classList.toggle("written-out", on);
    for (const button of element.querySelectorAll(".full-figures")) button.setAttribute("aria-pressed", String(on));
  }

  return {
    element,
    /**
     * @param {Words} said
     * @param {Detail[]} details
     * @param {() => Overview} overview what to show while nothing is selected
     */
    render(said, details, overview) {
      words = said;
      element.setAttribute("aria-label", words.panel);
      element.dataset.count = String(details.length);
      while (element.lastChild) element.lastChild.remove();
      if (details.length === 0) {
        element.append(invitation(words, overview()));
        return;
      }
      let left = PROFILES;
      for (const detail of details) {
        const brief = /^p\d+$/.test(detail.key) && left-- > 0;
        element.append(article(words, detail, folds, brief));
      }
      placeCards();
      writeOut(element.classList.contains("written-out"));
    },
  };
}

/**
 * @param {Words} words
 * @param {Overview} plan
 */
function invitation(words, plan) {
  const { tasks } = plan;
  return h(
    "div",
    { class: "invitation" },
    h("h2", {}, words.start_title),
    h("p", { class: "hint" }, words.start_hint),
    choices(plan.pairings, "all"),
    ...taskChoices(words.task_areas, tasks.filter(({ kind }) => kind === "task")),
    ...taskChoices(words.safeguards, tasks.filter(({ kind }) => kind === "safeguard")),
    plan.sectionLabel && h("p", { class: "section" }, plan.sectionLabel),
  );
}

/**
 * @param {string} title
 * @param {TaskRef[]} tasks
 */
function taskChoices(title, tasks) {
  if (tasks.length === 0) return [];
  const list = h("ul", { class: "choices tasks", role: "list" });
  for (const { key, name, section, known } of tasks) {
    const about = h("span", { class: "known" }, [section, known].filter(Boolean).join(" · "));
    list.append(h("li", {}, h("button", { type: "button", class: "choice", "data-open": key }, h("span", {}, name), about)));
  }
  return [h("h3", {}, title), list];
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
 * @param {boolean} brief whether there is a card to open
 */
function article(words, detail, folds, brief) {
  const closing = fill(words.close_detail, { title: detail.title });
  const head = h(
    "header",
    {},
    h("h2", { tabindex: "-1" }, detail.title),
    detail.subtitle && h("p", { class: "subtitle" }, detail.subtitle),
    brief && h("button", { type: "button", class: "button", "data-card": detail.key, "aria-expanded": "false" }, words.profile_open),
    h("button", { type: "button", class: "close", "data-close": detail.key, "aria-label": closing, title: closing }),
  );
  const about = h("div", { class: "about" }, facts(detail), counties(words, detail), related(words, detail));
  const notes = [detail.emptyNote, ...detail.leftOut].filter(Boolean).map((note) => h("p", { class: "hint" }, note));
  const [whole] = detail.areas.filter(({ key }) => key === detail.key);
  const work = h("div", { class: "work" });
  if (whole) about.append(h("section", {}, h("h3", {}, words.measures), measures(whole)));
  if (whole ? whole.groups.length > 0 : detail.areas.length > 0) {
    const rows = detail.areas.reduce((all, block) => all.concat(block.readings, ...block.groups.map((group) => group.readings)), noRows);
    work.append(h("h3", {}, whole ? words.task_readings : words.tasks_and_progress), ...notes);
    if (rows.some(({ exact }) => exact)) work.append(h("button", { type: "button", class: "button full-figures" }, words.full_figures));
    if (whole) work.append(...groups(words, whole, rows.length <= FEW, folds));
    else for (const block of detail.areas) work.append(area(words, detail, block, folds));
  } else {
    about.append(...notes);
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

/** @param {AreaBlock} block */
function measures(block) {
  const list = h("ul", { class: "measures" });
  for (const measure of block.measures) list.append(h("li", {}, measure));
  return list;
}

/**
 * @param {Words} words
 * @param {Detail} detail
 * @param {AreaBlock} block
 * @param {Map<string, boolean>} folds
 */
function area(words, detail, block, folds) {
  const fold = `${detail.key}/${block.key}`;
  const chosen = folds.get(fold);
  // Of one area alone there is nothing else to see.
  const open = chosen === undefined ? block.readings.length > 0 || detail.areas.length === 1 : chosen;
  return h(
    "details",
    { class: "area", open, "data-fold": fold },
    h(
      "summary",
      {},
      h("h4", {}, block.name),
      h("span", { class: "section" }, block.section),
      h("span", { class: block.readings.length > 0 ? "count" : "count none" }, howMany(words, block)),
    ),
    // Said for the whole already, if nothing at all was found.
    block.emptyNote && !detail.emptyNote && h("p", { class: "hint" }, block.emptyNote),
    ...readings(words, fold, block.readings, folds, detail.pairings.length > 1),
    block.measures.length > 0 && h("h5", {}, words.measures),
    block.measures.length > 0 && measures(block),
  );
}

/**
 * Missing is not zero, and what is filtered is not missing.
 * @param {Words} words
 * @param {AreaBlock} block
 */
function howMany(words, { readings: rows, hidden }) {
  if (rows.length > 0) return fill(words.reading_count, { n: rows.length });
  return hidden > 0 ? fill(words.readings_hidden, { n: hidden }) : words.none_found;
}

/**
 * The readings of many pairings, one disclosure each.
 * @param {Words} words
 * @param {AreaBlock} block
 * @param {boolean} few whether all are shown at first
 * @param {Map<string, boolean>} folds
 */
function groups(words, block, few, folds) {
  return block.groups.map(({ key, label, readings: rows }) => {
    const fold = `${block.key}/${key || "all"}`;
    const chosen = folds.get(fold);
    const about = fill(words.group_latest, { n: rows.length, date: rows[0].dateLabel });
    const see = fill(words.see_pairing, { title: label });
    return h(
      "details",
      { class: "area", open: chosen === undefined ? few : chosen, "data-fold": fold },
      h("summary", {}, h("h4", {}, label), h("span", { class: "count" }, about)),
      h("ol", { class: "readings", role: "list" }, ...rows.map((row) => reading(words, row, false))),
      key && h("button", { type: "button", class: "button see-pairing", "data-open": key }, see),
    );
  });
}

/**
 * @param {Words} words
 * @param {string} fold of the area
 * @param {ReadingRow[]} rows
 * @param {Map<string, boolean>} folds
 * @param {boolean} whose whether each names its pairing
 */
function readings(words, fold, rows, folds, whose) {
  const list = (/** @type {ReadingRow[]} */ some) =>
    h("ol", { class: "readings", role: "list" }, ...some.map((row) => reading(words, row, whose)));
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
 * @param {boolean} whose
 */
function reading(words, row, whose) {
  const marks = h("span", { class: "marks" });
  for (const mark of row.marks) marks.append(h("span", { class: "mark" }, mark));
  const value = h("span", { class: "value" }, row.value);
  const exact = row.exact && h("span", { class: "exact" }, fill(words.in_full, { value: row.exact }));
  return h(
    "li",
    { class: "reading", "data-evidence": row.evidence, "data-key": row.key },
    whose && h("p", { class: "whose" }, row.pairingLabel),
    h("p", { class: "figure" }, value, exact, h("span", { class: "indicator" }, row.indicator)),
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
