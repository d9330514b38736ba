// The buttons beside the tabs: search, filters, undo, redo. What the first two
// open is fetched when somebody asks for it.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {"search" | "filters" | "compare"} Tool */

/**
 * @typedef {object} TrayLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {(tool: Tool) => void} open
 * @property {(way: "undo" | "redo") => void} step
 */

/** @param {TrayLinks} links */
export function createTray({ life, open, step }) {
  const button = (/** @type {string} */ name) => h("button", { type: "button", class: `button ${name}`, part: `control ${name}` });
  const [search, filters, undo, redo] = ["search", "filters", "undo", "redo"].map(button);
  search.setAttribute("aria-keyshortcuts", "/");
  undo.setAttribute("aria-keyshortcuts", "Control+Z");
  redo.setAttribute("aria-keyshortcuts", "Control+Shift+Z");
  const finder = h("div", { class: "finder" }, search);
  const element = h("div", { class: "tray", part: "controls" }, finder, filters, h("div", { class: "steps" }, undo, redo));
  let last = false;

  life.listen(search, "click", () => open("search"));
  life.listen(filters, "click", () => open("filters"));
  for (const [node, way] of /** @type {const} */ ([[undo, "undo"], [redo, "redo"]])) {
    life.listen(node, "click", () => {
      if (node.getAttribute("aria-disabled") !== "true") step(way);
    });
  }

  // Keys work where the reader is: inside, or nowhere in particular after a click inside.
  life.listen(document, "pointerdown", (event) => {
    last = inside(event);
  });
  life.listen(document, "keydown", (event) => {
    const [target] = event.composedPath();
    if (event.defaultPrevented || isText(target) || !(inside(event) || (last && target === document.body))) return;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (key === "/" && !control && !event.altKey) open("search");
    else if (control && key === "z") step(event.shiftKey ? "redo" : "undo");
    else if (control && key === "y") step("redo");
    else return;
    event.preventDefault();
  });

  /** @param {Event} event */
  function inside(event) {
    const shell = element.closest(".shell");
    return Boolean(shell) && event.composedPath().includes(/** @type {Element} */ (shell));
  }

  return {
    element,
    finder,
    filters,
    search,
    /**
     * @param {Words} words
     * @param {{ undo: boolean, redo: boolean }} steps
     */
    update(words, steps) {
      search.textContent = words.search;
      search.title = `${words.search} (/)`;
      filters.textContent = words.filters;
      undo.textContent = words.undo;
      undo.title = `${words.undo} (Ctrl+Z)`;
      redo.textContent = words.redo;
      redo.title = `${words.redo} (Ctrl+Shift+Z)`;
      undo.setAttribute("aria-disabled", String(!steps.undo));
      redo.setAttribute("aria-disabled", String(!steps.redo));
    },
  };
}

/**
 * Whether keys belong to a text that is being written.
 * @param {EventTarget | undefined} target
 */
function isText(target) {
  if (!(target instanceof HTMLElement)) return false;
  const plain = ["checkbox", "radio", "button", "submit", "range"];
  return target.isContentEditable || target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !plain.includes(target.type));
}
