// The card beside whatever is pointed at or focused. It repeats, for the eye,
// what the mirror's label says, so screen readers pass over it.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Card} Card */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {ReturnType<typeof createCard>} CardView */

/** Distance from the thing it speaks of. */
const GAP = 12;
/** After so many milliseconds the pointer can be moved onto a card; one that it
    only passes on its way is nothing to stop at. */
const READ = 600;

/** @param {import("./kit.js").Lifetime} life */
export function createCard(life) {
  const title = h("p", { class: "card-title" });
  const lines = h("div", { class: "card-lines" });
  const element = h("div", { class: "card", part: "card", "aria-hidden": "true", hidden: true }, title, lines);
  /** @type {{ x: number, y: number } | undefined} */
  let pointer;
  let shown = "";
  let timer = 0;
  life.add(() => clearTimeout(timer));

  /** It shows something else, or nothing. */
  function begin() {
    element.classList.remove("steady");
    clearTimeout(timer);
    timer = window.setTimeout(() => element.classList.toggle("steady", !element.hidden), READ);
  }

  return {
    element,
    /**
     * Whether the pointer is on the way from the thing to the card.
     * @param {MouseEvent} event
     */
    keeps({ clientX: x, clientY: y }) {
      if (!element.classList.contains("steady")) return false;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return x > left - GAP && x < right + GAP && y > top - GAP && y < bottom + GAP;
    },
    /**
     * Where the pointer is, in pixels of the stage; the card keeps clear of it.
     * @param {number} x
     * @param {number} y
     */
    pointer(x, y) {
      pointer = { x, y };
    },
    /** @param {Card | undefined} card */
    show(card) {
      element.hidden = card === undefined;
      if (!card) {
        if (shown) begin();
        shown = "";
        pointer = undefined;
        return;
      }
      const text = [card.title, ...card.lines].join("\n");
      if (text !== shown) {
        shown = text;
        begin();
        title.textContent = card.title;
        while (lines.lastChild) lines.lastChild.remove();
        for (const line of card.lines) lines.append(h("p", {}, line));
      }
      const { x, y } = place(card, element.getBoundingClientRect(), room(element), pointer);
      element.style.setProperty("--x", `${Math.round(x)}px`);
      element.style.setProperty("--y", `${Math.round(y)}px`);
    },
  };
}

/**
 * The part of the window that the card may use, in pixels of the stage.
 * @param {HTMLElement} element
 * @returns {Box}
 */
function room(element) {
  const stage = /** @type {Element} */ (element.parentElement).getBoundingClientRect();
  const page = document.documentElement;
  return { x: 4 - stage.left, y: 4 - stage.top, width: page.clientWidth - 8, height: page.clientHeight - 8 };
}

/**
 * The first place that fits: above, below, after, before; never on the box or
 * under the pointer. Where nothing fits, below, moved into the room sideways.
 * @param {Box} box what must stay visible
 * @param {{ width: number, height: number }} size of the card
 * @param {Box} within
 * @param {{ x: number, y: number }} [pointer]
 */
export function place(box, size, within, pointer) {
  const right = within.x + within.width - size.width;
  const bottom = within.y + within.height - size.height;
  const aside = clamp(box.x + box.width / 2 - size.width / 2, within.x, right);
  const level = clamp(box.y + box.height / 2 - size.height / 2, within.y, bottom);
  const places = [
    { x: aside, y: box.y - size.height - GAP },
    { x: aside, y: box.y + box.height + GAP },
    { x: box.x + box.width + GAP, y: level },
    { x: box.x - size.width - GAP, y: level },
  ];
  const fits = places.find(({ x, y }) => {
    const covers =
      pointer && pointer.x > x - GAP && pointer.x < x + size.width + GAP && pointer.y > y - GAP && pointer.y < y + size.height + GAP;
    return x >= within.x && x <= right && y >= within.y && y <= bottom && !covers;
  });
  return fits || places[1];
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
