// Finding things by name: a text field with a list of what it finds, after the
// combobox pattern of WAI-ARIA.

import { fill, h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").Hit} Hit */
/** @typedef {import("./duikou-charts.js").Found} Found */

/**
 * @typedef {object} SearchLinks
 * @property {import("./duikou-charts.js").App} app
 * @property {import("./kit.js").Lifetime} life
 * @property {(change: number) => void} report
 * @property {() => void} flush
 * @property {() => void} clear takes all filters away
 * @property {ReturnType<typeof import("./tray.js").createTray>} tray
 */

/** @param {SearchLinks} links */
export function createSearch({ app, life, report, flush, clear, tray }) {
  const input = h("input", {
    class: "search-input",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "search-list",
  });
  const shut = h("button", { type: "button", class: "search-close" });
  const list = h("div", { class: "search-list", role: "listbox", id: "search-list" });
  const nothing = h("p", { class: "search-nothing", hidden: true });
  const popup = h("div", { class: "search-popup", hidden: true }, nothing, list);
  const told = h("p", { class: "unseen", role: "status" });
  const element = h("div", { class: "search-field", part: "search", hidden: true }, input, shut, popup, told);
  tray.finder.append(element);

  let words = app.words();
  /** @type {Hit[]} what the options choose, one after the other */
  let hits = [];
  /** The name offered where nothing was found. */
  let nearest = "";
  let at = -1;

  life.listen(input, "input", (event) => {
    // What an input method is still composing is not what is looked for.
    if (!event.isComposing) seek();
  });
  life.listen(input, "compositionend", () => seek());
  life.listen(input, "focus", () => input.value && seek());
  life.listen(input, "keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const count = list.querySelectorAll("[role=option]").length;
    if (event.key === "ArrowDown" && popup.hidden) seek();
    else if (event.key === "ArrowDown" && count > 0) move((at + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) move(at <= 0 ? count - 1 : at - 1);
    else if (event.key === "Enter") choose(at);
    else if (event.key === "Escape" && !popup.hidden) hide();
    else if (event.key === "Escape") close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The field keeps the focus while somebody points into the list.
  life.listen(popup, "mousedown", (event) => event.preventDefault());
  life.listen(list, "click", (event) => {
    const option = event.target instanceof Element && event.target.closest("[role=option]");
    if (!(option instanceof HTMLElement)) return;
    choose(Number(option.dataset.at));
    // A finger has found what it was after, and needs the place and its keyboard's.
    if (popup.hidden) close(true);
  });
  life.listen(shut, "click", () => close(true));
  life.listen(element, "focusout", (event) => {
    if (event.relatedTarget instanceof Node && element.contains(event.relatedTarget)) return;
    if (input.value) hide();
    else close(false);
  });

  function seek() {
    const query = input.value.trim();
    if (!query) {
      hide();
      told.textContent = "";
      return;
    }
    const found = app.search(query);
    render(found, query);
  }

  /**
   * @param {Found} found
   * @param {string} query
   */
  function render(found, query) {
    hits = [];
    ({ nearest } = found);
    while (list.lastChild) list.lastChild.remove();
    found.groups.forEach((group, number) => {
      const id = `search-group-${number}`;
      const holes = { label: group.label, n: group.total, listed: group.hits.length };
      const title = group.total > group.hits.length ? fill(words.search_more, holes) : group.label;
      const box = h("div", { role: "group", "aria-labelledby": id }, h("div", { class: "search-heading", role: "presentation", id }, title));
      for (const hit of group.hits) box.append(option(hit));
      list.append(box);
    });
    const none = fill(words.search_nothing, { query });
    nothing.hidden = found.total > 0;
    nothing.textContent = none;
    if (found.total === 0 && nearest) {
      const offer = fill(words.search_nearest, { name: nearest });
      list.append(h("div", { class: "search-option", role: "option", id: "search-option-0", "data-at": 0 }, offer));
    }
    list.hidden = list.childElementCount === 0;
    const offered = nearest ? fill(words.search_nearest, { name: nearest }) : "";
    told.textContent = found.total > 0 ? fill(words.search_found, { n: found.total }) : none + offered;
    popup.hidden = false;
    input.setAttribute("aria-expanded", String(!list.hidden));
    move(list.hidden ? -1 : 0);
  }

  /** @param {Hit} hit */
  function option(hit) {
    const number = hits.push(hit) - 1;
    const also = hit.also && h("span", { class: "search-also" }, marked(hit.also, hit.also_marks));
    return h(
      "div",
      { class: "search-option", role: "option", id: `search-option-${number}`, "data-at": number, "data-value": hit.value },
      h("span", { class: "search-name" }, marked(hit.label, hit.marks)),
      also,
      h("span", { class: "search-about" }, hit.about),
    );
  }

  /** @param {number} to */
  function move(to) {
    at = to;
    for (const node of list.querySelectorAll("[role=option]")) {
      const on = node.id === `search-option-${at}`;
      node.setAttribute("aria-selected", String(on));
      if (on) reveal(node);
    }
    if (at >= 0) input.setAttribute("aria-activedescendant", `search-option-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  /**
   * Brings an option into the list's own window, and leaves the page where it is.
   * @param {Element} node
   */
  function reveal(node) {
    const box = list.getBoundingClientRect();
    const { top, bottom } = node.getBoundingClientRect();
    if (bottom > box.bottom) list.scrollTop += bottom - box.bottom + 4;
    // The heading above the first of a group belongs to it.
    else if (top < box.top + 32) list.scrollTop -= box.top + 32 - top;
  }

  /** @param {number} number */
  function choose(number) {
    const hit = hits[number];
    if (!hit) {
      if (!nearest) return;
      input.value = nearest;
      seek();
      return;
    }
    const { name, value } = hit;
    if (name === "sel") report(app.select([value]));
    else if (name === "source") showSource(value);
    else report(app.set("ind", value) | app.set("view", name === "ind" ? "indicator" : "table"));
    input.value = "";
    hide();
  }

  /**
   * Opens the list of sources at one of them. Filters and selection may hide it;
   * then they are let go.
   * @param {string} key
   */
  function showSource(key) {
    report(app.set("view", "sources"));
    flush();
    const find = () => {
      const root = element.getRootNode();
      return root instanceof ShadowRoot ? root.querySelector(`.sources li[data-key="${key}"]`) : null;
    };
    if (!find()) {
      clear();
      report(app.select([]));
      flush();
    }
    // What has just come into sight is measured, and written once more.
    const lead = life.guard(() => {
      const item = find();
      if (!item) return;
      item.scrollIntoView({ block: "center" });
      const next = item.querySelector("a, summary");
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    });
    requestAnimationFrame(() => requestAnimationFrame(lead));
  }

  function hide() {
    popup.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  }

  /** @param {boolean} back whether the focus goes back to the button */
  function close(back) {
    hide();
    input.value = "";
    told.textContent = "";
    element.hidden = true;
    tray.search.hidden = false;
    tray.element.classList.remove("searching");
    if (back) tray.search.focus();
  }

  return {
    open() {
      element.hidden = false;
      tray.search.hidden = true;
      tray.element.classList.add("searching");
      input.focus();
      input.select();
    },
    /** @param {Words} next */
    update(next) {
      words = next;
      input.setAttribute("aria-label", words.search);
      input.placeholder = words.search_hint;
      list.setAttribute("aria-label", words.search);
      shut.setAttribute("aria-label", words.search_close);
      shut.title = words.search_close;
      hide();
    },
  };
}

/**
 * A text with the parts that fitted set apart.
 * @param {string} text
 * @param {[number, number][]} marks
 */
function marked(text, marks) {
  const whole = document.createDocumentFragment();
  let from = 0;
  for (const [start, end] of marks) {
    if (start > from) whole.append(text.slice(from, start));
    whole.append(h("mark", {}, text.slice(start, end)));
    from = end;
  }
  whole.append(text.slice(from));
  return whole;
}
