// Tells those who do not see the page what has changed on it: one sentence or
// two in a live region, whatever brought the change about.

import { fill, h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */

/**
 * @typedef {object} Told what the last sentence was about
 * @property {string} view
 * @property {string} titles
 * @property {string[]} choices
 * @property {string} filters
 * @property {string} language
 */

/** A live region that is new to the page is not heard at once. */
const NEW = 150;

/**
 * @param {App} app
 * @param {import("./kit.js").Lifetime} life
 * @param {boolean} below whether the details of what is selected follow the drawings
 * @param {Told} [before] what the one before this one knew
 */
export function createAnnouncer(app, life, below, before) {
  const element = h("p", { class: "unseen", "aria-live": "polite" });
  let wait = before ? NEW : 0;
  let timer = 0;
  let first = "";
  life.add(() => clearTimeout(timer));

  /**
   * @param {Words} words
   * @param {string} view that is open
   * @param {number} number of its stage
   * @param {string} titles of what is selected
   * @returns {Told}
   */
  function look(words, view, number, titles) {
    const said = (/** @type {string} */ label, /** @type {string} */ value) => `${label}${words.colon}${value}`;
    const choices = app.choices(number).map(({ label, value, options }) => {
      const option = options.find((option) => option.value === value);
      return option ? said(label, option.label) : "";
    });
    if (view === "pairing") choices.push(said(words.group_by, app.query().includes("group=province") ? words.group_province : words.group_cluster));
    return {
      view,
      titles,
      choices,
      filters: app.filters().map(({ label, value }) => said(label, value)).join(words.list_comma),
      language: words.language_tag,
    };
  }

  /** @param {string} text */
  function say(text) {
    clearTimeout(timer);
    if (wait === 0) {
      element.textContent = text;
      return;
    }
    timer = window.setTimeout(() => {
      element.textContent = text;
    }, wait);
    wait = 0;
  }

  return {
    element,
    /**
     * Says what is other than it was at the last call.
     * @param {Words} words
     * @param {string} view that is open
     * @param {number} number of its stage
     * @param {string} titles of what is selected
     */
    tell(words, view, number, titles) {
      const was = before;
      const now = look(words, view, number, titles);
      before = now;
      // Another language is heard from all that is read from now on.
      if (!was || was.language !== now.language) return;
      const sentence = (/** @type {string} */ text) => fill(words.sentence, { text });
      const parts = first ? [sentence(first)] : [];
      first = "";
      if (was.filters !== now.filters) parts.push(now.filters ? fill(words.filtered_by, { filters: now.filters }) : words.unfiltered);
      if (was.view === now.view) {
        const other = now.choices.filter((choice, at) => choice !== was.choices[at]);
        if (other.length > 0) parts.push(sentence(other.join(words.list_comma)));
      }
      if (was.view !== now.view || was.filters !== now.filters) parts.push(sentence(app.title(number)));
      if (was.titles !== now.titles) {
        if (titles) parts.push(fill(below ? words.selected_see_below : words.selected, { titles }));
        else parts.push(words.nothing_selected);
      }
      if (parts.length > 0) say(parts.join(words.sentence_space));
    },
    /**
     * What brought the next change about, to be said before it.
     * @param {string} text
     */
    lead(text) {
      first = text;
    },
    /** What the next one has to know. */
    told: () => before,
  };
}
