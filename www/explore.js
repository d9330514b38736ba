// Searching, filtering and comparing within the explorer. They come with the
// charts; each is made when it is first opened.

import { createCompare } from "./compare.js";
import { createFilters } from "./filters.js";
import { h, QUERY, SELECTION, WORDS } from "./kit.js";
import { createSearch } from "./search.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */

/**
 * @typedef {object} ExploreLinks
 * @property {App} app
 * @property {import("./kit.js").Lifetime} life
 * @property {(change: number) => void} report
 * @property {() => void} flush paints at once what was reported
 * @property {() => void} clear takes all filters away
 * @property {ReturnType<typeof import("./tray.js").createTray> | false} tray absent where there are no controls
 * @property {() => void} leave where the focus goes when the comparison ends
 */

/** @param {ExploreLinks} links */
export function createExplore(links) {
  const { app, life } = links;
  const element = h("div", { class: "explore" });
  let words = app.words();
  /** @type {Promise<void> | undefined} */
  let styled;
  /** @type {ReturnType<typeof createSearch> | undefined} */
  let search;
  /** @type {ReturnType<typeof createFilters> | undefined} */
  let filters;
  /** @type {ReturnType<typeof createCompare> | undefined} */
  let compare;

  /** Settles when the styles of these tools are there; without them they work too. */
  function dress() {
    if (styled) return styled;
    const link = h("link", { rel: "stylesheet", href: new URL("explore.css", import.meta.url).href });
    const root = element.getRootNode();
    const [...sheets] = root instanceof ShadowRoot ? root.querySelectorAll("link") : [];
    // After the others, which it goes on from.
    if (sheets.length > 0) sheets[sheets.length - 1].after(link);
    life.add(() => link.remove());
    styled = new Promise((resolve) => {
      for (const type of ["load", "error"]) life.listen(link, type, () => resolve());
    });
    return styled;
  }

  /** @param {() => void} work */
  function dressed(work) {
    dress().then(life.guard(work));
  }

  function openSearch() {
    const { tray } = links;
    if (!tray) return;
    if (!search) {
      search = createSearch({ ...links, tray });
      search.update(words);
    }
    search.open();
  }

  function openFilters() {
    const { tray } = links;
    if (!tray) return;
    if (!filters) {
      filters = createFilters({ ...links, opener: tray.filters });
      element.prepend(filters.element);
      filters.update(words);
    }
    filters.turn();
  }

  /** @param {boolean} focus whether the reader asked for it just now */
  function showCompare(focus) {
    if (!compare) {
      compare = createCompare(links);
      element.append(compare.element);
    }
    compare.show(words, focus);
  }

  return {
    element,
    /** @param {import("./tray.js").Tool} tool */
    open(tool) {
      const work = { search: openSearch, filters: openFilters, compare: () => showCompare(true) };
      dressed(work[tool]);
    },
    /**
     * @param {Words} next
     * @param {number} change
     */
    update(next, change) {
      words = next;
      if (search && change & WORDS) search.update(words);
      if (filters && change & (QUERY | WORDS)) filters.update(words);
      if (!(change & (QUERY | WORDS | SELECTION))) return;
      const comparing = new URLSearchParams(app.query()).get("cmp") === "1";
      if (comparing) dressed(() => showCompare(false));
      else if (compare) compare.hide();
    },
  };
}
