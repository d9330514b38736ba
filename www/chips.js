// What is filtered at present, each with a button that takes it away.

import { fill, h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */

/**
 * @param {App} app
 * @param {{ life: import("./kit.js").Lifetime, report: (change: number) => void }} links
 */
export function createChips(app, { life, report }) {
  const caption = h("span", { class: "caption" });
  const list = h("ul", { class: "chip-list", role: "list" });
  const all = h("button", { type: "button", class: "button", "data-clear": "" });
  const element = h("div", { class: "chips", part: "chips", role: "group", hidden: true }, caption, list, all);
  let told = "";

  function clear() {
    let change = 0;
    for (const { name } of app.filters()) change |= app.set(name, "");
    report(change);
  }

  life.listen(element, "click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button === all) clear();
    else report(app.set(button.dataset.clear || "", ""));
  });

  return {
    element,
    clear,
    /** @param {Words} words */
    update(words) {
      const filters = app.filters();
      const lines = filters.map(({ label, value }) => `${label}${words.colon}${value}`);
      element.hidden = filters.length === 0;
      const text = lines.join("\n") + words.language_tag;
      if (text === told) return;
      told = text;
      element.setAttribute("aria-label", words.filtered);
      caption.textContent = words.filtered;
      all.textContent = words.clear_filters;
      while (list.lastChild) list.lastChild.remove();
      filters.forEach(({ name }, index) => {
        const closing = fill(words.clear_filter, { name: lines[index] });
        const button = h("button", { type: "button", class: "chip", "data-clear": name, "aria-label": closing, title: closing });
        button.append(h("span", {}, lines[index]), h("span", { class: "cross", "aria-hidden": "true" }, "×"));
        list.append(h("li", {}, button));
      });
    },
  };
}
