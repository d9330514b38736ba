// The explorer's tabs: one view open at a time, arrow keys between them.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./attributes.js").View} View */

/**
 * @param {import("./kit.js").Lifetime} life
 * @param {readonly View[]} views
 * @param {(view: View) => void} chosen
 */
export function createTabs(life, views, chosen) {
  const panel = h("div", { class: "boards", role: "tabpanel", id: "boards" });
  const tabs = views.map((view) =>
    h("button", { type: "button", class: "tab", role: "tab", id: `tab-${view}`, part: "tab", "data-view": view, "aria-controls": "boards" }),
  );
  const element = h("div", { class: "tabs", role: "tablist", part: "tabs" }, ...tabs);

  /** @param {number} index of the tab to open, counted round */
  function open(index) {
    const at = (index + tabs.length) % tabs.length;
    tabs[at].focus();
    chosen(views[at]);
  }

  life.listen(element, "click", (event) => {
    const at = tabs.findIndex((tab) => event.target instanceof Node && tab.contains(event.target));
    if (at >= 0) chosen(views[at]);
  });
  life.listen(element, "keydown", (event) => {
    const at = tabs.indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    open(steps[event.key]);
  });

  return {
    element,
    panel,
    /**
     * @param {Words} words
     * @param {View} current
     */
    update(words, current) {
      element.setAttribute("aria-label", words.views);
      views.forEach((view, index) => {
        const on = view === current;
        tabs[index].textContent = words[/** @type {keyof Words} */ (`view_${view}`)];
        tabs[index].setAttribute("aria-selected", String(on));
        tabs[index].tabIndex = on ? 0 : -1;
        if (on) panel.setAttribute("aria-labelledby", tabs[index].id);
      });
    },
  };
}
