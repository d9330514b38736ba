// The view on paper: drawings as vectors, laid out for A4 upright and across,
// with what they show and what they rest on at the head and foot of each sheet.

import { h, SCENE } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./figure.js").Figure} Figure */

/**
 * The room for a drawing on A4, in CSS pixels: the sheet less margins of 14 mm
 * and less the texts that style.css leaves room for.
 */
const SHEETS = { upright: { width: 688, height: 705 }, across: { width: 1016, height: 520 } };
/** Widths that a drawing may be laid out for: what is tall when narrow may fit better when wide. */
const WIDTHS = [688, 800, 920, 1016, 1200, 1400];

/**
 * The drawing as an SVG element.
 * @param {App} app
 * @param {number} stage
 */
function svgElement(app, stage) {
  const parsed = new DOMParser().parseFromString(app.svg(stage), "image/svg+xml");
  return document.importNode(parsed.documentElement, true);
}

/**
 * @typedef {object} PrintLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {HTMLElement} element of the shell
 * @property {() => Figure[]} open
 * @property {() => Words} words
 * @property {() => boolean} dark
 * @property {boolean} charted whether the core has charts
 * @property {(change: number) => void} report
 */

/**
 * Makes the shell ready for paper whenever the page is printed.
 * @param {App} app
 * @param {PrintLinks} links
 */
export function attendPrinting(app, { life, element, open, words, dark, charted, report }) {
  /** @type {Element[]} */
  let made = [];
  /** @type {Element | undefined} the figure whose title the sheets have at their head */
  let foremost;

  function before() {
    after();
    // A card that is printed alone has all this itself.
    if (element.querySelector(".profile.sheet")) return;
    let change = app.set("theme", "print");
    for (const { stage } of open()) {
      if (!stage) continue;
      for (const [name, sheet] of Object.entries(SHEETS)) {
        change |= app.resize(stage.number, best(stage.number, sheet), 1);
        const print = h("div", { class: `print ${name}` }, svgElement(app, stage.number));
        stage.element.prepend(print);
        made.push(print);
      }
      change |= stage.measure();
    }
    change |= app.set("theme", dark() ? "dark" : "light");
    foremost = open()[0].element;
    foremost.classList.add("foremost");
    const head = h("div", { class: "sheet-head" }, h("p", {}, title()));
    const foot = h("div", { class: "sheet-foot" }, ...lines().map((line) => h("p", {}, line)));
    element.prepend(head);
    element.append(foot);
    made.push(head, foot);
    report(change & SCENE);
  }

  function after() {
    for (const part of made) part.remove();
    made = [];
    if (foremost) foremost.classList.remove("foremost");
  }

  /**
   * The width at which a drawing is largest on the sheet.
   * @param {number} stage
   * @param {{ width: number, height: number }} sheet
   */
  function best(stage, sheet) {
    let [chosen, largest] = [sheet.width, 0];
    for (const width of WIDTHS) {
      app.resize(stage, width, 1);
      const scale = Math.min(sheet.width / width, sheet.height / app.height(stage), 1);
      if (scale > largest * 1.02) [chosen, largest] = [width, scale];
    }
    return chosen;
  }

  function title() {
    return app.title(open()[0].number);
  }

  /** What the first drawing shows of the data and rests on. */
  function lines() {
    const { filtered, colon, language_tag } = words();
    if (charted) return [app.credits(open()[0].number).join(language_tag === "en" ? " " : ""), app.credit()];
    const filters = app.filters().map(({ label, value }) => `${label}${colon}${value}`);
    const told = filters.length > 0 && `${filtered}${colon}${filters.join(" · ")}`;
    return [told, app.overview().sectionLabel, app.credit()].filter((line) => line !== false && line !== "").map(String);
  }

  life.listen(window, "beforeprint", before);
  life.listen(window, "afterprint", after);
}
