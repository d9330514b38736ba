// One drawing: two canvases, the accessible mirror and the card over them.
// Knows nothing of the rest of the page, so that it can be used alone.

import { createBrush } from "./brush.js";
import { createCard } from "./card.js";
import { createIdle, createLifetime, createTicker, h, OVERLAY, SCENE, SELECTION, WORDS } from "./kit.js";
import { createMirror } from "./mirror.js";

/** @typedef {import("./duikou-charts.js").App} App */

/**
 * @typedef {object} StageOptions
 * @property {(change: number) => void} [report] hears of every change; without
 *   it the stage paints itself in the next animation frame
 * @property {(error: unknown) => void} [failed] hears of whatever goes wrong
 * @property {() => boolean} [additive] whether a plain click adds to the selection
 * @property {boolean} [brush] whether drawing the pointer along keeps the years under it
 * @property {() => void} [mirrored] called when the mirror is up to date
 */

/**
 * @typedef {object} Stage
 * @property {HTMLElement} element
 * @property {number} number the App's number for it
 * @property {() => number} measure tells the App the present width; returns the change
 * @property {() => void} reserve takes the place the drawing will need
 * @property {(change: number) => void} paint brings the canvases up to date, at once
 * @property {() => boolean} painted whether something has been drawn
 * @property {(key: string) => boolean} focus moves the keyboard's focus to a key
 * @property {() => number} width of the drawing in CSS px
 * @property {() => void} dispose
 */

/**
 * @param {App} app
 * @param {string} view
 * @param {StageOptions} [options]
 * @returns {Stage}
 */
export function createStage(app, view, options = {}) {
  const life = createLifetime(options.failed || rethrow);
  const number = app.add_stage(view);
  const base = h("canvas", { class: "base", "aria-hidden": "true" });
  // Away while nothing lies on it: a browser without a graphics card copies every
  // canvas with each frame.
  const overlay = h("canvas", { class: "overlay", "aria-hidden": "true", hidden: true });
  const report = options.report || createTicker(life, (change) => paint(change)).report;
  const additive = (/** @type {MouseEvent | KeyboardEvent} */ event) =>
    event.ctrlKey || event.metaKey || event.shiftKey || Boolean(options.additive && options.additive());
  const mirror = createMirror(app, number, { life, report, additive });
  const card = createCard(life);
  // The canvases may be higher than the drawing, which spares them new memory.
  const layers = h("div", { class: "layers" }, base, overlay);
  const element = h("div", { class: "stage", part: `stage ${view}` }, layers, mirror.element, card.element);

  let width = 0;
  let dpr = 0;
  let stale = SCENE;
  let drawn = false;

  const mirrorLater = createIdle(life, () => {
    mirror.sync();
    if (options.mirrored) options.mirrored();
    warmBold(base);
  });

  function measure() {
    const before = width;
    dpr = window.devicePixelRatio || 1;
    // A whole number of device pixels, or the browser would resample the canvas.
    width = Math.floor(element.getBoundingClientRect().width * dpr + 0.01) / dpr;
    const change = app.resize(number, width, dpr);
    return before === 0 && width > 0 ? change | SCENE | stale : change;
  }

  /** @param {number} change */
  function paint(change) {
    if (width === 0) {
      // Hidden: draw it when it comes back.
      stale |= change;
      return;
    }
    const scene = (change & (SCENE | WORDS)) !== 0;
    if (scene) {
      element.style.setProperty("--stage-height", `${app.height(number)}px`);
      app.paint(number, base, true);
      fit(base);
    }
    if (scene || change & (OVERLAY | SELECTION)) {
      if (app.is_lit()) overlay.hidden = false;
      else if (scene) overlay.hidden = true;
      if (!overlay.hidden) {
        app.paint_overlay(number, overlay, true);
        fit(overlay);
      }
      showCard();
    }
    if (scene) {
      // The mirror is for later, unless somebody stands in it.
      if (mirror.hasFocus()) mirror.sync();
      mirrorLater.ask();
    } else if (change & SELECTION) {
      mirror.press(app.selection());
    }
    stale = 0;
    drawn = true;
  }

  /**
   * Shows a canvas at exactly one device pixel a pixel.
   * @param {HTMLCanvasElement} canvas
   */
  function fit(canvas) {
    canvas.style.setProperty("--canvas-width", `${canvas.width / dpr}px`);
    canvas.style.setProperty("--canvas-height", `${canvas.height / dpr}px`);
  }

  /** Takes the place the drawing will need, before it is drawn. */
  function reserve() {
    if (width > 0) element.style.setProperty("--stage-height", `${app.height(number)}px`);
  }

  function showCard() {
    const pointed = app.card();
    const mine = pointed && pointed.stage === number ? pointed : undefined;
    element.classList.toggle("pointing", mine !== undefined);
    card.show(mine);
  }

  const brush = options.brush ? createBrush(element, layers, { life, report, keep: (a, b) => app.brush(number, a, b) }) : undefined;
  listenToPointer(layers, app, number, { life, report, additive, card, brushed: () => Boolean(brush && brush.brushed()) });
  watchSize(element, life, () => report(measure()));

  return {
    element,
    number,
    measure,
    reserve,
    paint,
    painted: () => drawn,
    focus: mirror.focus,
    width: () => width,
    dispose() {
      life.end();
      element.remove();
    },
  };
}

let warm = false;

/**
 * The diagram needs no bold letters, charts do: their font is fetched from the disk
 * before somebody waits for it.
 * @param {HTMLCanvasElement} canvas that has been written on
 */
function warmBold(canvas) {
  const context = warm ? null : canvas.getContext("2d");
  if (!context) return;
  warm = true;
  context.font = `bold 16px ${context.font.split("px ")[1]}`;
  context.measureText("汉");
}

/**
 * Mouse and pen hover, everything clicks; a finger that scrolls does neither.
 * @param {HTMLElement} surface
 * @param {App} app
 * @param {number} number
 * @param {{ life: import("./kit.js").Lifetime, report: (change: number) => void, additive: (event: MouseEvent) => boolean, card: import("./card.js").CardView, brushed: () => boolean }} links
 */
function listenToPointer(surface, app, number, { life, report, additive, card, brushed }) {
  let touch = false;
  life.listen(surface, "pointermove", (event) => {
    if (event.pointerType === "touch" || card.keeps(event)) return;
    card.pointer(event.offsetX, event.offsetY);
    report(app.pointer(number, event.offsetX, event.offsetY, false));
  });
  life.listen(surface, "pointerleave", (event) => {
    // A lifted finger leaves too, but its card stays until the next tap.
    if (event.pointerType !== "touch" && !card.keeps(event)) report(app.leave());
  });
  life.listen(card.element, "pointerleave", () => report(app.leave()));
  // Wherever the focus is, Escape closes what the pointer has opened.
  life.listen(window, "keydown", (event) => {
    if (event.key === "Escape" && !card.element.hidden) report(app.leave());
  });
  life.listen(surface, "pointerdown", (event) => {
    touch = event.pointerType === "touch";
  });
  life.listen(surface, "click", (event) => {
    if (brushed()) return;
    card.pointer(event.offsetX, event.offsetY);
    report(app.click(number, event.offsetX, event.offsetY, additive(event), touch));
  });
}

/**
 * Calls `changed` when the element's width or the device pixel ratio changes.
 * @param {HTMLElement} element
 * @param {import("./kit.js").Lifetime} life
 * @param {() => void} changed
 */
function watchSize(element, life, changed) {
  let width = -1;
  const observer = new ResizeObserver(
    life.guard((entries) => {
      // The height is our own doing.
      const latest = entries[entries.length - 1].contentRect.width;
      if (latest === width) return;
      width = latest;
      changed();
    }),
  );
  observer.observe(element);
  life.add(() => observer.disconnect());

  /** @type {MediaQueryList} */
  let resolution;
  const rearm = life.guard(() => {
    if (resolution) resolution.removeEventListener("change", moved);
    resolution = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    resolution.addEventListener("change", moved);
  });
  const moved = life.guard(() => {
    rearm();
    changed();
  });
  rearm();
  life.add(() => resolution.removeEventListener("change", moved));
}

/** @param {unknown} error */
function rethrow(error) {
  throw error;
}
