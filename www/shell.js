// The live interface over one App: bar, drawings, panel, announcements.
// Every change comes in as bits and goes out once an animation frame.

import { isChart, VIEWS } from "./attributes.js";
import { createChips } from "./chips.js";
import { createBar } from "./controls.js";
import { createFigure } from "./figure.js";
import { createLifetime, createTicker, EVERYTHING, fill, FILTER, h, OVERLAY, QUERY, SCENE, SELECTION, WORDS } from "./kit.js";
import { createPanel } from "./panel.js";
import { createTabs } from "./tabs.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Detail} Detail */
/** @typedef {import("./attributes.js").View} View */
/** @typedef {import("./figure.js").Figure} Figure */

/**
 * @typedef {object} ShellOptions
 * @property {"" | View} view empty for the whole explorer
 * @property {"full" | "minimal" | "none"} controls
 * @property {boolean} canFill whether full screen is possible
 * @property {typeof import("./charts.js")} [charts] what charts need, where the core has them
 */

/**
 * @typedef {object} ShellLinks what the shell tells its owner, and asks of it
 * @property {(error: unknown) => void} failed
 * @property {() => void} grow asks for the core that has charts; it comes with a shell of its own
 * @property {import("./panel.js").PanelLinks["briefs"]} briefs
 * @property {() => void} shown the first picture stands
 * @property {() => void} ready and so does all that goes with it
 * @property {(keys: string[], records: Detail[]) => void} selected
 * @property {(query: string) => void} queried
 * @property {(problems: string[]) => void} problems
 * @property {(name: "lang" | "theme" | "size", value: string) => void} choose
 * @property {() => { theme: "auto" | "light" | "dark", size: "normal" | "large", dark: boolean, fullscreen: boolean }} looks
 * @property {() => void} fullscreen
 * @property {() => void} openFile
 */

/** @typedef {ReturnType<typeof createShell>} Shell */

// Widths of the element in CSS pixels from which a layout is used.
const WIDE = 680;
const SIDE = 1640;

/**
 * @param {App} app
 * @param {ShellOptions} options
 * @param {ShellLinks} links
 */
export function createShell(app, options, links) {
  const life = createLifetime(links.failed);
  const ticker = createTicker(life, frame);
  const { report } = ticker;
  const explorer = options.view === "";
  let words = app.words();
  let several = false;
  let shown = false;
  // What the drawings after the first have still to hear of.
  let held = 0;

  /** @type {Set<number>} */
  const mirrored = new Set();
  /** @type {Figure[]} made when they are first opened, in the order of the tabs */
  let figures = [];
  const chips = createChips(app, { life, report });
  const tabs = explorer && createTabs(life, VIEWS, (view) => report(app.set("view", view)));
  const boards = tabs ? tabs.panel : h("div", { class: "boards" });

  const withBar = options.controls !== "none" && (explorer || options.view === "pairing");
  const bar = withBar && createBar({ ...barLinks(), life, extent: barExtent(), canFill: options.canFill });
  const panel = explorer && createPanel({ life, open: (key) => report(app.activate(key, false)), close, briefs: links.briefs });
  const strip = createStrip();
  const waiting = h("p", { class: "waiting", role: "status" });
  const announcer = h("p", { class: "unseen", "aria-live": "polite" });

  const middle = h("div", { class: "middle" }, boards, explorer && strip.element);
  const deck = h("div", { class: "deck" }, middle, panel && panel.element);
  const withChips = options.controls !== "none" && chips.element;
  const element = h("div", { class: "shell pending", part: "shell" }, tabs && tabs.element, bar && bar.element, withChips, waiting, deck, announcer);

  /** The view that is open: the only one, or that of the tab. Every frame asks. */
  let opened = options.view || VIEWS[0];

  function readView() {
    const given = new URLSearchParams(app.query()).get("view");
    opened = options.view || VIEWS.find((name) => name === given) || VIEWS[0];
  }

  /** Whether the open view is a chart that is still being fetched. */
  function awaited() {
    return !options.charts && isChart(opened);
  }

  /**
   * The figures to be seen. With the diagram comes the timeline: who is paired
   * with whom, and what is known of it.
   */
  function open() {
    const first = awaited() ? "pairing" : opened;
    /** @type {View[]} */
    const views = explorer && first === "pairing" ? ["pairing", "timeline"] : [first];
    return views.map((name) => figures.find((figure) => figure.view === name) || make(name));
  }

  /** @param {View} view */
  function make(view) {
    const figure = createFigure(app, view, {
      life,
      report,
      failed: links.failed,
      additive: () => several,
      clear: chips.clear,
      arrived: (number) => arrived(number),
      charts: options.charts,
      titled: explorer && view !== "pairing",
      equipped: options.controls !== "none",
    });
    const place = (/** @type {Figure} */ other) => VIEWS.indexOf(other.view);
    const next = figures.find((other) => place(other) > place(figure));
    boards.insertBefore(figure.element, next ? next.element : null);
    figures.push(figure);
    figures.sort((a, b) => place(a) - place(b));
    return figure;
  }

  /**
   * Shows the open view's figures and hides the rest. What was hidden has
   * missed every change.
   * @param {Figure[]} seen
   * @returns {number} the change to those that come into sight
   */
  function turn(seen) {
    let change = 0;
    for (const figure of figures) {
      const on = seen.includes(figure);
      if (on === !figure.element.hidden) continue;
      figure.element.hidden = !on;
      if (on) change |= figure.measure() | EVERYTHING;
    }
    if (tabs) tabs.update(words, opened);
    waiting.textContent = awaited() ? words.fetching : "";
    if (awaited()) links.grow();
    return change;
  }

  /** @param {number} change */
  function frame(change) {
    if (change & WORDS) {
      words = app.words();
      element.lang = words.language_tag;
    }
    if (change & QUERY) readView();
    const seen = open();
    const drawn = change | (change & (QUERY | WORDS) ? turn(seen) : 0);
    for (const figure of seen) figure.spell(words, drawn);
    paint(seen, drawn);
    if (!shown && seen.some((figure) => figure.painted())) reveal();
    if (change & ~OVERLAY) refreshBar();
    if (change & (SELECTION | WORDS | FILTER)) showSelection((change & SELECTION) !== 0);
    if (change & QUERY) links.queried(app.query());
    const problems = app.problems();
    if (problems.length > 0) links.problems(problems);
  }

  /**
   * The first drawing is shown as soon as it stands, and when the data are others;
   * those below it follow in the next frame, into the place kept for them.
   * @param {Figure[]} seen
   * @param {number} change
   */
  function paint([first, ...rest], change) {
    first.paint(words, change);
    if ((!shown || (change & EVERYTHING) === EVERYTHING) && rest.length > 0) {
      held |= change;
      for (const figure of rest) figure.reserve();
      report(OVERLAY);
      return;
    }
    for (const figure of rest) figure.paint(words, change | held);
    held = 0;
  }

  function reveal() {
    shown = true;
    element.classList.remove("pending");
    links.shown();
  }

  /** @param {number} number */
  function arrived(number) {
    mirrored.add(number);
    if (open().every((figure) => mirrored.has(figure.number))) links.ready();
  }

  /** @param {boolean} changed rather than merely worded anew */
  function showSelection(changed) {
    const details = app.details();
    if (panel) panel.render(words, details, () => app.overview());
    const titles = details.map((detail) => detail.title).join(words.list_comma);
    strip.show(titles);
    if (!changed) return;
    const before = announcer.textContent;
    if (titles) announcer.textContent = fill(explorer ? words.selected_see_below : words.selected, { titles });
    else if (before) announcer.textContent = words.nothing_selected;
    links.selected(app.selection(), details);
  }

  function group() {
    return new URLSearchParams(app.query()).get("group") === "province" ? "province" : "cluster";
  }

  function barExtent() {
    return explorer && options.controls === "full" ? "full" : "minimal";
  }

  function barLinks() {
    return {
      group: (/** @type {string} */ name) => report(app.set("group", name)),
      several(/** @type {boolean} */ on) {
        several = on;
        refreshBar();
      },
      size: (/** @type {string} */ size) => links.choose("size", size),
      theme: (/** @type {string} */ theme) => links.choose("theme", theme),
      lang: (/** @type {string} */ lang) => links.choose("lang", lang),
      fullscreen: links.fullscreen,
      openFile: links.openFile,
    };
  }

  function refreshBar() {
    const looks = links.looks();
    element.dataset.theme = looks.dark ? "dark" : "light";
    element.dataset.size = looks.size;
    if (bar) bar.update(words, { group: group(), grouped: opened === "pairing", several, ...looks });
    chips.update(words);
  }

  /** @param {string} key */
  function close(key) {
    report(app.activate(key, true));
    ticker.flush();
    // The button that was pressed is gone; go on in the diagram.
    if (!open().some(({ stage }) => stage && stage.focus(key)) && panel) panel.element.focus();
  }

  /** A strip at the window's lower edge that leads to the details. */
  function createStrip() {
    const text = h("span", { class: "strip-text" });
    const see = h("button", { type: "button", class: "strip-see" });
    const clear = h("button", { type: "button", class: "strip-clear" });
    const strip = h("div", { class: "strip", part: "strip" }, text, see, clear);
    life.listen(see, "click", () => {
      const title = panel && panel.element.querySelector("h2");
      if (title) title.focus();
      if (title) title.scrollIntoView({ block: "start" });
    });
    life.listen(clear, "click", () => {
      for (let turns = 0; turns < 3 && app.selection().length > 0; turns++) report(app.clear());
    });
    return {
      element: strip,
      /** @param {string} titles */
      show(titles) {
        strip.classList.toggle("on", titles !== "");
        text.textContent = titles;
        see.textContent = words.see_details;
        clear.textContent = words.clear_selection;
      },
    };
  }

  function arrange() {
    const { width } = element.getBoundingClientRect();
    const side = explorer && width >= SIDE;
    element.dataset.layout = side ? "side" : width >= WIDE ? "wide" : "narrow";
  }

  const observer = new ResizeObserver(life.guard(arrange));
  observer.observe(element);
  life.add(() => observer.disconnect());
  life.listen(window, "beforeprint", () => {
    const change = app.set("theme", "print");
    for (const { stage } of open()) if (stage) stage.element.prepend(h("div", { class: "print" }, stage.print()));
    report((app.set("theme", links.looks().dark ? "dark" : "light") | change) & SCENE);
  });
  life.listen(window, "afterprint", () => {
    for (const print of element.querySelectorAll(".print")) print.remove();
  });

  return {
    element,
    report,
    flush: ticker.flush,
    refreshBar,
    /** Draws everything at once; to be called when the element is in the page. */
    start() {
      arrange();
      readView();
      refreshBar();
      report(EVERYTHING);
      ticker.flush();
    },
    /** @param {"svg" | "png"} kind */
    image: (kind) => open()[0].image(kind),
    dispose() {
      life.end();
      for (const figure of figures) figure.dispose();
      element.remove();
    },
  };
}
