// Keeps the state query and the address bar or the `state` attribute alike.

import { choice, resolveLang } from "./attributes.js";

/** Keys whose changes are steps on the way, not places to come back to. */
const PASSING = ["q", "lang"];

/** @param {HTMLElement} host */
export function createSync(host) {
  let writing = false;
  let following = false;
  /** The version of the data that the address was made with. */
  const version = new URLSearchParams(location.hash.slice(1)).get("v") || "";

  /** The fragment where it is a query; other fragments are places in the page. */
  function fragment() {
    const text = location.hash.slice(1);
    return text.includes("=") ? text : "";
  }

  /**
   * In an address the language is named only where it is not the page's own.
   * @param {string} query
   * @param {string} lang the language in use
   */
  function withLang(query, lang) {
    const pageLang = host.parentElement ? resolveLang(host.parentElement) : lang;
    const parts = query.split("&").filter((part) => part && !part.startsWith("lang="));
    if (lang !== pageLang) parts.push(`lang=${lang}`);
    return parts.join("&");
  }

  return {
    /** The query to begin with. */
    read() {
      return (choice(host, "sync") === "url" && fragment()) || host.getAttribute("state") || "";
    },
    /** The query after the reader has changed the fragment; `undefined` where that means nothing. */
    moved() {
      const empty = location.hash.length <= 1;
      return choice(host, "sync") === "url" && (empty || fragment()) ? fragment() : undefined;
    },
    /** Whether the `state` attribute is being changed from here. */
    isOwn: () => writing,
    /** The version of the data that the address was made with, where it names one. */
    version: () => (choice(host, "sync") === "url" ? version : ""),
    /**
     * What is written meanwhile comes from the address, and makes no new entry in the history.
     * @param {() => void} work
     */
    follow(work) {
      following = true;
      try {
        work();
      } finally {
        following = false;
      }
    },
    /**
     * @param {string} query
     * @param {string} lang the language in use
     * @param {boolean} [chosen] by the reader: the place before can be gone back to
     */
    write(query, lang, chosen) {
      const how = choice(host, "sync");
      if (how === "attribute") {
        writing = true;
        host.setAttribute("state", query);
        writing = false;
      } else if (how === "url") {
        const text = withLang(query, lang);
        if (text === location.hash.slice(1)) return;
        const address = text ? `#${text}` : location.pathname + location.search;
        const step = chosen && !following && lasting(text) !== lasting(fragment());
        try {
          if (step) history.pushState(null, "", address);
          else history.replaceState(history.state, "", address);
        } catch (_) {
          // A browser that is asked too often; the next change gets there.
        }
      }
    },
    /**
     * The page and the query for it, where the page keeps the state.
     * @param {string} query
     * @param {string} lang
     */
    own(query, lang) {
      const keeps = choice(host, "sync") === "url" && !host.getAttribute("view");
      return keeps ? { page: location.href.replace(/#.*$/, ""), query: withLang(query, lang) } : undefined;
    },
  };
}

/**
 * The parts of a query that are worth an entry in the history.
 * @param {string} query
 */
function lasting(query) {
  const passing = (/** @type {string} */ part) => PASSING.some((name) => part.startsWith(`${name}=`));
  return query
    .split("&")
    .filter((part) => part && !part.startsWith("v=") && !passing(part))
    .sort()
    .join("&");
}
