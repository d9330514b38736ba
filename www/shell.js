// The live interface over one App: bar, drawings, panel, announcements.
// Every change comes in as bits and goes out once an animation frame.

import { createAnnouncer } from "./announcer.js";
import { isChart, VIEWS } from "./attributes.js";
import { createChips } from "./chips.js";
import { createBar } from "./controls.js";
import { createFigure } from "./figure.js";
import { createLifetime, createTicker, createTurns, EVERYTHING, fill, FILTER, h, OVERLAY, pause, QUERY, SELECTION, WORDS } from "./kit.js";
import { createPanel } from "./panel.js";
import { attendPrinting } from "./print.js";
import { createTabs } from "./tabs.js";
import { createTray } from "./tray.js";

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
 * @property {import("./announcer.js").Told} [told] what was said in the shell before this one
 */

/**
 * @typedef {object} ShellLinks what the shell tells its owner, and asks of it
 * @property {(error: unknown) => void} failed
 * @property {(tool?: import("./tray.js").Tool) => void} grow asks for the core that has charts; it comes with a shell of its own, in which the tool is opened
 * @property {(way: "undo" | "redo") => void} step goes back, or on again
 * @property {import("./panel.js").PanelLinks["briefs"]} briefs
 * @property {() => void} shown the first picture stands
 * @property {() => void} ready and so does all that goes with it
 * @property {(keys: string[], records: Detail[]) => void} selected
 * @property {(query: string) => void} queried
 * @property {(problems: string[]) => void} problems
 * @property {(name: "lang" | "theme" | "size" | "pixels", value: string) => void} choose
 * @property {() => { theme: "auto" | "light" | "dark", size: "normal" | "large", pixels: number, dark: boolean, strong: boolean, fullscreen: boolean, steps: { undo: boolean, redo: boolean } }} looks
 * @property {() => void} fullscreen
 * @property {(view: View, width: number, opener: HTMLElement) => void} takeAway
 * @property {() => void} openFile
 */

/** @typedef {ReturnType<typeof createShell>} Shell */

// Widths of the element in CSS pixels from which a layout is used.
const WIDE = 680;
const SIDE = 1640;
// From here on the tabs leave room beside them.
const HEAD = 1000;

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
  // Whether other data are shown step by step, so that the page can answer in between.
  let inTurns = false;
  const turns = createTurns(life);

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
  const tray = explorer && options.controls === "full" && createTray({ life, open: openTool, step: stepTo });
  const tools = explorer && options.charts && options.charts.createExplore({ app, life, report, flush: ticker.flush, clear: chips.clear, tray, leave });
  const strip = createStrip();
  const waiting = h("p", { class: "waiting", role: "status" });
  const announcer = createAnnouncer(app, life, explorer, options.told);

  const middle = h("div", { class: "middle" }, boards, explorer && strip.element);
  const deck = h("div", { class: "deck" }, middle, panel && panel.element);
  const withChips = options.controls !== "none" && chips.element;
  const head = tabs && h("div", { class: "head" }, tabs.element, tray && tray.element);
  const element = h("div", { class: "shell pending", part: "shell" }, head, bar && bar.element, withChips, tools && tools.element, waiting, deck, announcer.element);

  /** The view that is open: the only one, or that of the tab. Every frame asks. */
  let opened = options.view || VIEWS[0];
  /** Whether pairings stand side by side. */
  let comparing = false;

  function readView() {
    const given = new URLSearchParams(app.query());
    opened = options.view || VIEWS.find((name) => name === given.get("view")) || VIEWS[0];
    comparing = given.get("cmp") === "1";
  }

  /** Whether something is open that is still being fetched: a chart, the comparison. */
  function awaited() {
    return !options.charts && (isChart(opened) || (explorer && comparing));
  }

  /** @param {import("./tray.js").Tool} tool */
  function openTool(tool) {
    if (tools) tools.open(tool);
    else {
      waiting.textContent = words.fetching;
      links.grow(tool);
    }
  }

  /** @param {"undo" | "redo"} way */
  function stepTo(way) {
    announcer.lead(words[way]);
    links.step(way);
  }

  /** Where the focus goes when the comparison ends. */
  function leave() {
    if (!strip.focus() && panel) panel.element.focus();
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
      takeAway: links.takeAway,
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
    const [first, ...rest] = seen;
    const spell = seen.map((figure) => () => figure.spell(words, drawn));
    const tell = [
      () => change & QUERY && links.queried(app.query()),
      () => change & ~OVERLAY && refreshBar(),
      () => change & (SELECTION | WORDS | FILTER) && showSelection((change & SELECTION) !== 0),
      () => tools && tools.update(words, change),
      () => change & (QUERY | WORDS) && !awaited() && announcer.tell(words, opened, seen[0].number, strip.titles()),
      () => {
        const problems = app.problems();
        if (problems.length > 0) links.problems(problems);
      },
    ];
    if (inTurns && (change & EVERYTHING) === EVERYTHING) {
      // Of other data everything is new: laid out, painted and told of one by one.
      const paint = seen.flatMap((figure) => [figure.reserve, () => figure.paint(words, drawn)]);
      turns.begin([...spell, ...paint, ...tell, reveal]);
      return;
    }
    for (const step of spell) step();
    paint(first, rest, drawn);
    if (!shown && seen.some((figure) => figure.painted())) reveal();
    for (const step of tell) step();
  }

  /**
   * The first drawing is shown as soon as it stands; those below it follow in the
   * next frame, into the place kept for them.
   * @param {Figure} first
   * @param {Figure[]} rest
   * @param {number} change
   */
  function paint(first, rest, change) {
    first.paint(words, change);
    if (!shown && rest.length > 0) {
      held |= change;
      for (const figure of rest) figure.reserve();
      report(OVERLAY);
      return;
    }
    for (const figure of rest) figure.paint(words, change | held);
    held = 0;
  }

  function reveal() {
    if (shown) return;
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
    strip.show(titles, pairingsOf(details));
    if (!changed) return;
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
      pixels: (/** @type {string} */ pixels) => links.choose("pixels", pixels),
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
    element.dataset.contrast = looks.strong ? "more" : "usual";
    if (bar) bar.update(words, { group: group(), grouped: opened === "pairing", several, ...looks });
    if (tray) tray.update(words, looks.steps);
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
    const compare = h("button", { type: "button", class: "strip-compare" });
    const clear = h("button", { type: "button", class: "strip-clear" });
    const strip = h("div", { class: "strip", part: "strip" }, text, compare, see, clear);
    life.listen(compare, "click", () => {
      report(app.set("cmp", "1"));
      openTool("compare");
    });
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
      /** @returns {boolean} whether the button that begins a comparison has taken the focus */
      focus() {
        if (compare.hidden || !strip.classList.contains("on")) return false;
        compare.focus();
        return true;
      },
      /** What it says is selected. */
      titles: () => text.textContent || "",
      /**
       * @param {string} titles
       * @param {number} pairings
       */
      show(titles, pairings) {
        compare.hidden = !explorer || pairings < 2;
        strip.classList.toggle("comparable", !compare.hidden && titles !== "");
        compare.textContent = fill(words.compare, { n: pairings });
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
    element.dataset.head = width >= HEAD ? "one" : "two";
  }

  const observer = new ResizeObserver(life.guard(arrange));
  observer.observe(element);
  life.add(() => observer.disconnect());
  attendPrinting(app, { life, element, open, words: () => words, dark: () => links.looks().dark, charted: !!options.charts, report });

  return {
    element,
    report,
    flush() {
      ticker.flush();
      turns.flush();
    },
    refreshBar,
    told: announcer.told,
    openTool,
    /** Draws everything at once; to be called when the element is in the page. */
    start() {
      arrange();
      readView();
      refreshBar();
      report(EVERYTHING);
      ticker.flush();
      inTurns = true;
    },
    /**
     * The same step by step; to be seen when all is drawn.
     * @returns {Promise<void>}
     */
    async startInTurns() {
      inTurns = true;
      arrange();
      readView();
      await pause();
      if (!element.isConnected) return;
      report(EVERYTHING);
      ticker.flush();
      await turns.done();
    },
    /** The view that is open, with the width of its drawing. */
    opened: () => ({ view: opened, width: open()[0].width() }),
    dispose() {
      life.end();
      for (const figure of figures) figure.dispose();
      element.remove();
    },
  };
}

/**
 * How many pairings a selection touches.
 * @param {Detail[]} details
 */
function pairingsOf(details) {
  /** @type {Set<string>} */
  const keys = new Set();
  for (const { key, pairings } of details) {
    if (/^p\d+$/.test(key)) keys.add(key);
    // A task area names pairings too, but they are not what was chosen.
    else if (!key.startsWith("t-")) for (const each of pairings) keys.add(each.key);
  }
  return keys.size;
}
