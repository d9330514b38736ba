// The filter panel: every choice with what it would leave. On a phone it is a
// sheet over the page, else it stands above the drawing.

import { fill, h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").Facets} Facets */
/** @typedef {import("./duikou-charts.js").Facet} Facet */
/** @typedef {import("./duikou-charts.js").FacetChoice} FacetChoice */

/**
 * @typedef {object} FilterLinks
 * @property {import("./duikou-charts.js").App} app
 * @property {import("./kit.js").Lifetime} life
 * @property {(change: number) => void} report
 * @property {() => void} clear takes all filters away
 * @property {HTMLElement} opener
 */

/** In the list of evidence: totals count secondary sources too. */
const TOTAL = "total";

/** @param {FilterLinks} links */
export function createFilters({ app, life, report, clear, opener }) {
  const title = h("h2", { tabindex: "-1" });
  const left = h("p", { class: "filters-left", role: "status" });
  const all = h("button", { type: "button", class: "button filters-clear" });
  const shut = h("button", { type: "button", class: "close filters-close" });
  const note = h("p", { class: "hint" });
  const text = h("input", { class: "filters-text", type: "text", autocomplete: "off" });
  const caption = h("span", { class: "caption" });
  const textLine = h("label", { class: "filters-name" }, caption, text);
  const groups = h("div", { class: "filters-groups" });
  const head = h("header", {}, title, left, all, shut);
  const panel = h("section", { class: "filters-panel", part: "filters" }, head, textLine, groups, note);
  const sheet = h("dialog", { class: "filters-sheet" });
  const element = h("div", { class: "filters-place", hidden: true });
  element.append(panel);
  opener.setAttribute("aria-expanded", "false");
  let made = "";
  let words = app.words();

  life.listen(groups, "change", (event) => {
    const { target } = event;
    const group = target instanceof Element && target.closest("[data-name]");
    if (!(group instanceof HTMLElement)) return;
    const name = group.dataset.name || "";
    report(app.set(name, name === "year" ? span(group) : chosen(group, name)));
  });
  life.listen(text, "input", (event) => {
    if (!event.isComposing) report(app.set("q", text.value));
  });
  life.listen(text, "compositionend", () => report(app.set("q", text.value)));
  life.listen(all, "click", clear);
  life.listen(shut, "click", close);
  life.listen(element, "keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    close();
  });
  // A sheet closes itself on Escape, and on a touch beside it.
  life.listen(sheet, "close", () => close());
  life.listen(sheet, "click", (event) => event.target === sheet && close());

  /**
   * The values ticked, for the query.
   * @param {HTMLElement} group
   * @param {string} name
   */
  function chosen(group, name) {
    const boxes = /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("input")]);
    const values = boxes.filter((box) => box.checked).map((box) => box.value);
    const totals = name === "ev" && (new URLSearchParams(app.query()).get("ev") || "").split(",").includes(TOTAL);
    return [...values, ...(totals ? [TOTAL] : [])].join();
  }

  /** @param {HTMLElement} group */
  function span(group) {
    const [from, to] = /** @type {HTMLSelectElement[]} */ ([...group.querySelectorAll("select")]);
    const years = [...from.options].map((option) => option.value).filter(Boolean);
    if (!from.value && !to.value) return "";
    const first = from.value || years[0];
    const last = to.value || years[years.length - 1];
    // The end that was not touched gives way.
    return Number(first) <= Number(last) ? `${first}-${last}` : `${last}-${first}`;
  }

  function narrow() {
    const shell = element.closest(".shell");
    return shell instanceof HTMLElement && shell.dataset.layout === "narrow" && typeof sheet.showModal === "function";
  }

  function open() {
    element.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    const over = narrow();
    if (over) {
      element.append(sheet);
      sheet.append(panel);
      if (!sheet.open) sheet.showModal();
    } else {
      element.append(panel);
    }
    refresh();
    for (const fold of groups.querySelectorAll("details")) {
      fold.open = !over || fold.querySelector("input:checked, option:checked:not([value=''])") !== null;
    }
    title.focus();
  }

  function close() {
    if (element.hidden) return;
    element.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (sheet.open) sheet.close();
    sheet.remove();
    opener.focus();
  }

  function refresh() {
    if (element.hidden) return;
    const facets = app.facets();
    const filtered = app.filters().length > 0;
    const known = words.language_tag + facets.dimensions.map((facet) => facet.choices.map((choice) => choice.value).join()).join(";");
    if (known !== made) make(facets);
    made = known;
    panel.setAttribute("aria-label", words.filters);
    sheet.setAttribute("aria-label", words.filters);
    title.textContent = words.filters;
    all.textContent = words.clear_filters;
    all.setAttribute("aria-disabled", String(!filtered));
    shut.setAttribute("aria-label", words.filters_close);
    shut.title = words.filters_close;
    note.textContent = words.filters_numbers;
    caption.textContent = words.filters_text;
    text.setAttribute("aria-label", words.filters_text);
    text.placeholder = words.filters_text_hint;
    const typed = new URLSearchParams(app.query()).get("q") || "";
    // While somebody types, the field is ahead of the state.
    if (text.value !== typed && !(text.getRootNode() instanceof ShadowRoot && /** @type {ShadowRoot} */ (text.getRootNode()).activeElement === text)) text.value = typed;
    const rest = fill(words.filters_left, { readings: facets.readings, pairings: facets.pairings });
    if (left.textContent !== rest) left.textContent = rest;
    for (const facet of facets.dimensions) tell(facet);
  }

  /** @param {Facets} facets */
  function make(facets) {
    while (groups.lastChild) groups.lastChild.remove();
    for (const { name, label, choices } of facets.dimensions) {
      const many = h("span", { class: "filters-many" });
      const body = h("div", { class: "filters-choices", role: "group", "aria-label": label });
      if (name === "year") body.append(end(words.filters_from), end(words.filters_to));
      else for (const choice of choices) body.append(box(choice));
      groups.append(h("details", { "data-name": name, open: true }, h("summary", {}, h("span", {}, label), many), body));
    }
  }

  /** @param {string} label */
  function end(label) {
    return h("label", { class: "filters-year" }, h("span", {}, label), h("select", { class: "button" }));
  }

  /** @param {FacetChoice} choice */
  function box({ value, label }) {
    const count = h("span", { class: "filters-count", "aria-hidden": "true" });
    const full = h("span", { class: "unseen" });
    return h("label", { class: "filters-choice" }, h("input", { type: "checkbox", value }), h("span", { class: "filters-label" }, label, full), count);
  }

  /**
   * Writes what each choice would leave.
   * @param {Facet} facet
   */
  function tell({ name, choices }) {
    const group = groups.querySelector(`[data-name="${name}"]`);
    if (!group) return;
    const count = choices.filter((choice) => choice.chosen).length;
    const many = /** @type {Element} */ (group.querySelector(".filters-many"));
    if (name === "year") {
      years(/** @type {HTMLSelectElement[]} */ ([...group.querySelectorAll("select")]), choices);
      return;
    }
    many.textContent = count > 0 ? fill(words.filters_chosen, { n: count }) : "";
    const lines = group.querySelectorAll(".filters-choice");
    choices.forEach(({ chosen: on, readings, pairings }, index) => {
      const line = lines[index];
      /** @type {HTMLInputElement} */ (line.querySelector("input")).checked = on;
      line.classList.toggle("none", readings === 0 && pairings === 0);
      /** @type {Element} */ (line.querySelector(".filters-count")).textContent = `${readings} · ${pairings}`;
      const full = `${words.colon}${fill(words.filters_count, { readings, pairings })}`;
      /** @type {Element} */ (line.querySelector(".unseen")).textContent = full;
    });
  }

  /**
   * Both ends of the span; behind each year is what the span from or to there
   * would leave.
   * @param {HTMLSelectElement[]} selects
   * @param {FacetChoice[]} choices
   */
  function years([from, to], choices) {
    const given = new URLSearchParams(app.query()).get("year") || "";
    const [first = "", last = first] = given.split("-");
    const among = (/** @type {number} */ a, /** @type {number} */ b) =>
      choices.reduce((sum, { value, readings }) => sum + (Number(value) >= a && Number(value) <= b ? readings : 0), 0);
    const listed = choices.map((choice) => choice.value);
    // A span chosen elsewhere may end in a year without readings.
    const values = [...new Set([...listed, first, last])].filter(Boolean).sort((a, b) => Number(a) - Number(b));
    for (const [select, chosenYear] of /** @type {const} */ ([[from, first], [to, last]])) {
      while (select.lastChild) select.lastChild.remove();
      select.append(h("option", { value: "" }, words.filters_any_year));
      for (const year of values) {
        const n = select === from ? among(Number(year), Number(last || Infinity)) : among(Number(first || -Infinity), Number(year));
        select.append(h("option", { value: year }, fill(words.filters_year, { year, n })));
      }
      select.value = chosenYear;
    }
  }

  return {
    element,
    turn: () => (element.hidden ? open() : close()),
    /** @param {Words} next */
    update(next) {
      words = next;
      refresh();
    },
  };
}
