// Drawing the pointer along a drawing marks a stretch of it.

import { h } from "./kit.js";

/** Shorter ways are an unsteady click. */
const LEAST = 8;

/**
 * @param {HTMLElement} host that the mark is put into
 * @param {HTMLElement} surface
 * @param {{ life: import("./kit.js").Lifetime, report: (change: number) => void, keep: (from: number, to: number) => number }} links
 */
export function createBrush(host, surface, { life, report, keep }) {
  const mark = h("div", { class: "brush", "aria-hidden": "true", hidden: true });
  host.append(mark);
  /** @type {number | undefined} */
  let from;
  let done = false;

  life.listen(surface, "pointerdown", (event) => {
    done = false;
    if (event.pointerType === "touch" || event.button !== 0) return;
    from = event.offsetX;
  });
  life.listen(surface, "pointermove", (event) => {
    if (from === undefined) return;
    if (!(event.buttons & 1)) end();
    else if (!mark.hidden || Math.abs(event.offsetX - from) >= LEAST) show(from, event.offsetX);
  });
  life.listen(surface, "pointerup", (event) => {
    const start = from;
    const drawn = !mark.hidden;
    end();
    if (start === undefined || !drawn) return;
    done = true;
    report(keep(start, event.offsetX));
  });
  life.listen(surface, "pointercancel", () => end());
  life.listen(surface, "pointerleave", () => end());

  /**
   * @param {number} start
   * @param {number} now
   */
  function show(start, now) {
    mark.hidden = false;
    mark.style.setProperty("--x", `${Math.min(start, now)}px`);
    mark.style.setProperty("--w", `${Math.abs(now - start)}px`);
  }

  function end() {
    from = undefined;
    mark.hidden = true;
  }

  return {
    /** Whether the click that now comes was the end of a stretch. */
    brushed() {
      const was = done;
      done = false;
      return was;
    },
  };
}
