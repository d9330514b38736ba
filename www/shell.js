// The live interface over one App: bar, drawings, panel, announcements.
// Every change comes in as bits and goes out once an animation frame.

import { createBar } from "./controls.js";
import { createLifetime, createTicker, EVERYTHING, fill, h, OVERLAY, QUERY, SCENE, SELECTION, WORDS } from "./kit.js";
import { createPanel } from "./panel.js";
import { createStage } from "./stage.js";

/** @typedef {import("./duikou-core.js").App} App */
/** @typedef {import("./duikou-core.js").Detail} Detail */

/**
 * @typedef {object} ShellOptions
 * @property {"" | "pairing" | "timeline"} view empty for the whole explorer
 * @property {"full" | "minimal" | "none"} controls
 * @property {boolean} canFill whether full screen is possible
 */

/**
 * @typedef {object} ShellLinks what the shell tells its owner, and asks of it
 * @property {(error: unknown) => void} failed
 * @property {() => void} shown the first picture stands
 * @property {() => void} ready and so does all that goes with it
 * @property {(keys: string[], records: Detail[]) => void} selected
 * @property {(query: string) => void} queried
 * @property {(problems: string[]) => void} problems
 * @property {(name: "lang" | "theme" | "size", value: string) => void} choose
 * @property {() => { theme: "auto" | "light" | "dark", size: "normal" | "large", dark: boolean, fullscreen: boolean }} looks
 * @property {() => void} fullscreen
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
  const views = options.view === "" ? ["pairing", "timeline"] : [options.view];
  const stages = views.map((view) => {
    const stage = createStage(app, view, {
      report,
      failed: links.failed,
      additive: () => several,
      mirrored: () => arrived(stage.number),
    });
    return stage;
  });
  const headings = views.map((view) => h("h2", { class: view === "timeline" && explorer ? "" : "unseen" }));
  const evidence = h("p", { class: "evidence-key" });
  const figures = views.map((view, index) =>
    h(
      "section",
      { class: `figure-${view}` },
      headings[index],
      view === "timeline" && explorer && evidence,
      stages[index].element,
    ),
  );

  const withBar = options.controls !== "none" && views.includes("pairing");
  const bar = withBar && createBar({ ...barLinks(), life, extent: barExtent(), canFill: options.canFill });
  const panel = explorer && createPanel({ life, open: (key) => report(app.activate(key, false)), close });
  const strip = createStrip();
  const announcer = h("p", { class: "unseen", "aria-live": "polite" });

  const boards = h("div", { class: "boards" }, ...figures, explorer && strip.element);
  const deck = h("div", { class: "deck" }, boards, panel && panel.element);
  const element = h("div", { class: "shell pending", part: "shell" }, bar && bar.element, deck, announcer);

  /** @param {number} change */
  function frame(change) {
    if (change & WORDS) spell();
    paint(change);
    if (!shown && stages.some((stage) => stage.painted())) reveal();
    if (change & ~OVERLAY) refreshBar();
    if (change & (SELECTION | WORDS)) showSelection((change & SELECTION) !== 0);
    if (change & QUERY) links.queried(app.query());
    const problems = app.problems();
    if (problems.length > 0) links.problems(problems);
  }

  /**
   * The first drawing is shown as soon as it stands; those below it follow in
   * the next frame, into the place kept for them.
   * @param {number} change
   */
  function paint(change) {
    const [first, ...rest] = stages;
    first.paint(change);
    if (!shown && rest.length > 0) {
      held |= change;
      for (const stage of rest) stage.reserve();
      report(OVERLAY);
      return;
    }
    for (const stage of rest) stage.paint(change | held);
    held = 0;
  }

  function spell() {
    words = app.words();
    element.lang = words.language_tag;
    evidence.textContent = words.evidence_key;
    stages.forEach((stage, index) => {
      headings[index].textContent = app.title(stage.number);
    });
  }

  function reveal() {
    shown = true;
    element.classList.remove("pending");
    links.shown();
  }

  /** @param {number} number */
  function arrived(number) {
    if (mirrored.has(number)) return;
    mirrored.add(number);
    if (mirrored.size === stages.length) links.ready();
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
    };
  }

  function refreshBar() {
    const looks = links.looks();
    element.dataset.theme = looks.dark ? "dark" : "light";
    element.dataset.size = looks.size;
    if (bar) bar.update(words, { group: group(), several, ...looks });
  }

  /** @param {string} key */
  function close(key) {
    report(app.activate(key, true));
    ticker.flush();
    // The button that was pressed is gone; go on in the diagram.
    if (!stages.some((stage) => stage.focus(key)) && panel) panel.element.focus();
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
    for (const stage of stages) stage.element.prepend(h("div", { class: "print" }, stage.print()));
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
      refreshBar();
      spell();
      let change = EVERYTHING;
      for (const stage of stages) change |= stage.measure();
      report(change);
      ticker.flush();
    },
    /** @param {"svg" | "png"} kind */
    image: (kind) => stages[0].image(kind),
    dispose() {
      life.end();
      for (const stage of stages) stage.dispose();
      element.remove();
    },
  };
}
