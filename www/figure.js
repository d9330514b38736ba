// One view on the page: heading, what it says in words, what can be chosen,
// and the drawing or the table itself.

import { FILTER, h, SCENE, SELECTION, WORDS } from "./kit.js";
import { createStage } from "./stage.js";
import { createTools } from "./tools.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./attributes.js").View} View */
/** @typedef {ReturnType<typeof createFigure>} Figure */

/**
 * @typedef {object} FigureLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {(change: number) => void} report
 * @property {(error: unknown) => void} failed
 * @property {() => boolean} additive whether a plain click adds to the selection
 * @property {() => void} clear takes all filters away
 * @property {(number: number) => void} arrived all that goes with the drawing stands too
 * @property {typeof import("./charts.js")} [charts] what tables need; they are not made without it
 * @property {(view: View, width: number, opener: HTMLElement) => void} takeAway offers what can be taken away
 * @property {boolean} titled whether the heading is shown
 * @property {boolean} equipped whether there are controls
 */

/**
 * @param {App} app
 * @param {View} view
 * @param {FigureLinks} links
 */
export function createFigure(app, view, links) {
  const { life, report } = links;
  const { charts } = links;
  const sheet = charts && (view === "table" || view === "sources");
  const body = sheet ? createSheet(app, view, links, charts) : createDrawing(app, view, links);
  const { number } = body;
  const heading = h("h2", { class: links.titled ? "" : "unseen" });
  const said = h("p", { class: "said", part: "description" });
  const evidence = view === "timeline" && links.titled && h("p", { class: "evidence-key" });
  const equipped = links.equipped && view !== "pairing";
  const tools = equipped && createTools(app, number, { life, report, totals: view === "indicator" });
  const clear = h("button", { type: "button", class: "button" });
  const empty = h("p", { class: "nothing-left", hidden: true }, clear);
  life.listen(clear, "click", links.clear);
  const away = links.equipped && h("button", { type: "button", class: "button take-away", part: "control" });
  if (away) life.listen(away, "click", () => links.takeAway(view, body.width(), away));
  // The diagram comes first: it was there before any script.
  const before = view === "pairing" ? [] : [said, evidence, tools && tools.element];
  const after = view === "pairing" ? [said] : [];
  const element = h("section", { class: `figure figure-${view}`, hidden: true }, heading, ...before, empty, body.element, ...after, away);

  return {
    element,
    view,
    number,
    stage: body.stage,
    measure: body.measure,
    reserve: body.reserve,
    painted: body.painted,
    /**
     * @param {Words} words
     * @param {number} change
     */
    spell(words, change) {
      if (!(change & (WORDS | SCENE | FILTER | SELECTION))) return;
      heading.textContent = app.title(number);
      said.textContent = app.description(number);
      if (evidence) evidence.textContent = words.evidence_key;
      if (tools) tools.update(words);
      // The table says by itself what leaves it empty.
      empty.hidden = view === "table" || !app.is_empty(number);
      clear.textContent = words.clear_filters;
      if (away) away.textContent = words.take_away;
    },
    /**
     * @param {Words} words
     * @param {number} change
     */
    paint(words, change) {
      body.paint(words, change);
    },
    width: body.width,
    dispose() {
      body.dispose();
      element.remove();
    },
  };
}

/**
 * @param {App} app
 * @param {View} view
 * @param {FigureLinks} links
 */
function createDrawing(app, view, { report, failed, additive, arrived }) {
  const stage = createStage(app, view, {
    report,
    failed,
    additive,
    mirrored: () => arrived(stage.number),
    brush: view === "timeline",
  });
  return {
    element: stage.element,
    number: stage.number,
    stage,
    measure: stage.measure,
    reserve: stage.reserve,
    painted: stage.painted,
    /**
     * @param {Words} _
     * @param {number} change
     */
    paint: (_, change) => stage.paint(change),
    width: stage.width,
    dispose: stage.dispose,
  };
}

// Pictures of what is rows on the page are this wide, in CSS pixels.
const SHEET_WIDTH = 960;

/**
 * A view that is rows of text on the page, and a drawing only in pictures of it.
 * @param {App} app
 * @param {"table" | "sources"} view
 * @param {FigureLinks} links
 * @param {typeof import("./charts.js")} charts
 */
function createSheet(app, view, { life, report, arrived }, { createSources, createTable }) {
  const number = app.add_stage(view);
  const rows = (view === "table" ? createTable : createSources)({ life, app, report });
  const credit = h("p", { class: "credit" });
  const element = h("div", {}, rows.element, credit);
  let painted = false;
  return {
    element,
    number,
    stage: undefined,
    measure: () => 0,
    reserve() {},
    painted: () => painted,
    /**
     * @param {Words} words
     * @param {number} change
     */
    paint(words, change) {
      rows.render(words, change);
      credit.textContent = app.credit();
      painted = true;
      arrived(number);
    },
    width: () => SHEET_WIDTH,
    dispose() {},
  };
}
