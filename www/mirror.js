// The accessible mirror: real buttons over the canvas, made from the same
// scene. Tab goes from column to column, arrow keys within and across them.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Mirror} Item */

/** A column longer than this shows only a window around the current item. */
const WINDOW = 400;

/** @type {Record<string, string>} */
const DIRECTIONS = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "home",
  End: "end",
};

/**
 * @typedef {object} Column
 * @property {HTMLUListElement} list
 * @property {Item[]} items
 * @property {Map<string, HTMLButtonElement>} buttons
 * @property {Map<string, Item>} told what each of them says and where it is
 * @property {string} current the key that Tab reaches
 */

/**
 * @param {App} app
 * @param {number} number
 * @param {{ life: import("./kit.js").Lifetime, report: (change: number) => void, additive: (event: MouseEvent | KeyboardEvent) => boolean }} links
 */
export function createMirror(app, number, { life, report, additive }) {
  const note = h("p", { class: "unseen", id: `note-${number}` });
  const element = h("div", { class: "mirror", role: "group", "aria-describedby": note.id }, note);
  /** @type {Column[]} */
  let columns = [];
  // While nodes move about, focus comes and goes without meaning anything.
  let quiet = false;

  /** The button that has the focus, if it is one of ours. */
  function focused() {
    const root = element.getRootNode();
    const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    return active instanceof HTMLButtonElement && element.contains(active) ? active : undefined;
  }

  /** Makes the buttons agree with the scene; known keys keep their nodes. */
  function sync() {
    const held = focused();
    const heldColumn = held && columns.findIndex((column) => column.list.contains(held));
    quiet = true;
    const words = app.words();
    element.setAttribute("aria-label", app.title(number));
    note.textContent = `${app.description(number)}${words.sentence_space}${words.keyboard_hint}`;
    const groups = byColumn(app.mirror(number));
    for (const gone of columns.splice(groups.length)) gone.list.remove();
    groups.forEach((items, index) => {
      if (!columns[index]) {
        columns[index] = { list: h("ul", { role: "list" }), items, buttons: new Map(), told: new Map(), current: items[0].key };
        element.append(columns[index].list);
      }
      fillColumn(columns[index], items);
    });
    quiet = false;
    if (held && held !== focused()) {
      const column = columns[Math.min(heldColumn || 0, columns.length - 1)];
      const button = held.isConnected ? held : column && column.buttons.get(column.current);
      if (button) button.focus({ preventScroll: true });
    }
  }

  /**
   * Moves focus to a key, preferring one column.
   * @param {string} key
   * @param {(column: Column) => boolean} [preferred]
   * @returns {boolean} whether the key is here
   */
  function focus(key, preferred) {
    const having = columns.filter((column) => column.items.some((item) => item.key === key));
    const column = (preferred && having.find(preferred)) || having[0];
    if (!column) return false;
    makeCurrent(column, key);
    const button = column.buttons.get(key);
    if (button) button.focus();
    return button !== undefined;
  }

  life.listen(element, "focusin", (event) => {
    const column = columnOf(columns, event.target);
    const key = keyOf(event.target);
    if (quiet || !column || !key) return;
    makeCurrent(column, key);
    report(app.focus(number, key, column.items[0].column));
  });
  life.listen(element, "focusout", (event) => {
    const next = event.relatedTarget;
    if (!quiet && !(next instanceof Node && element.contains(next))) report(app.focus(number, undefined));
  });
  life.listen(element, "keydown", (event) => {
    const key = keyOf(event.target);
    if (!key || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction) {
      event.preventDefault();
      const here = columnOf(columns, event.target);
      const next = app.neighbour(number, key, direction, here && here.items[0].column);
      const across = direction === "left" || direction === "right";
      if (next !== undefined) focus(next, (column) => (column === here) !== across);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (!event.repeat) report(app.activate(key, additive(event)));
    } else if (event.key === "Escape") {
      report(app.clear());
    }
  });
  life.listen(element, "keyup", (event) => {
    // Some browsers click on the space bar's release.
    if (event.key === " ") event.preventDefault();
  });
  // Assistive technology clicks without keys.
  life.listen(element, "click", (event) => {
    const key = keyOf(event.target);
    if (key) report(app.activate(key, additive(event)));
  });

  return {
    element,
    sync,
    focus,
    hasFocus: () => focused() !== undefined,
    /** @param {string[]} keys the selection */
    press(keys) {
      const pressed = new Set(keys);
      for (const column of columns) {
        for (const [key, button] of column.buttons) button.setAttribute("aria-pressed", String(pressed.has(key)));
      }
    },
  };
}

/**
 * Items come column by column; two columns may bear the same name.
 * @param {Item[]} items
 */
function byColumn(items) {
  /** @type {Item[][]} */
  const groups = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && last[0].column === item.column) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/**
 * @param {Column} column
 * @param {Item[]} items
 */
function fillColumn(column, items) {
  column.items = items;
  column.list.setAttribute("aria-label", items[0].column);
  if (!items.some((item) => item.key === column.current)) column.current = items[0].key;
  const from = windowStart(column);
  const shown = items.slice(from, from + WINDOW);
  const keys = new Set(shown.map((item) => item.key));
  for (const [key, button] of column.buttons) {
    if (keys.has(key)) continue;
    /** @type {Element} */ (button.parentElement).remove();
    column.buttons.delete(key);
    column.told.delete(key);
  }
  shown.forEach((item, index) => {
    let button = column.buttons.get(item.key);
    if (!button) {
      button = h("button", { type: "button", "data-key": item.key });
      column.buttons.set(item.key, button);
      h("li", {}, button);
    }
    describe(button, item, column.told.get(item.key), item.key === column.current);
    column.told.set(item.key, item);
    const row = /** @type {HTMLElement} */ (button.parentElement);
    if (items.length > shown.length) {
      row.setAttribute("aria-setsize", String(items.length));
      row.setAttribute("aria-posinset", String(from + index + 1));
    }
    // Only what is out of place moves: a moved element loses the focus.
    if (column.list.children[index] !== row) column.list.insertBefore(row, column.list.children[index] || null);
  });
}

/** @param {Column} column */
function windowStart({ items, current }) {
  if (items.length <= WINDOW) return 0;
  const at = items.findIndex((item) => item.key === current);
  return Math.max(0, Math.min(at - WINDOW / 2, items.length - WINDOW));
}

/**
 * Most of what a change of filters leaves in place need not be said anew.
 * @param {HTMLButtonElement} button
 * @param {Item} item
 * @param {Item | undefined} before
 * @param {boolean} current
 */
function describe(button, item, before, current) {
  if (!before || before.label !== item.label) button.setAttribute("aria-label", item.label);
  button.setAttribute("aria-pressed", String(item.pressed));
  button.tabIndex = current ? 0 : -1;
  if (before && before.x === item.x && before.y === item.y && before.width === item.width && before.height === item.height) return;
  button.style.setProperty("--x", `${item.x}px`);
  button.style.setProperty("--y", `${item.y}px`);
  button.style.setProperty("--w", `${item.width}px`);
  button.style.setProperty("--h", `${item.height}px`);
}

/**
 * @param {Column} column
 * @param {string} key
 */
function makeCurrent(column, key) {
  if (column.current === key && column.buttons.has(key)) return;
  const before = column.buttons.get(column.current);
  if (before) before.tabIndex = -1;
  column.current = key;
  if (!column.buttons.has(key)) fillColumn(column, column.items);
  const button = column.buttons.get(key);
  if (button) button.tabIndex = 0;
}

/** @param {EventTarget | null} target */
function keyOf(target) {
  return target instanceof HTMLButtonElement ? target.dataset.key : undefined;
}

/**
 * @param {Column[]} columns
 * @param {EventTarget | null} target
 */
function columnOf(columns, target) {
  return columns.find((column) => target instanceof Node && column.list.contains(target));
}
