// Keeps the state query and the address bar or the `state` attribute alike.

import { choice, resolveLang } from "./attributes.js";

/** @param {HTMLElement} host */
export function createSync(host) {
  let writing = false;

  /** The fragment where it is a query; other fragments are places in the page. */
  function fragment() {
    const text = location.hash.slice(1);
    return text.includes("=") ? text : "";
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
    /**
     * @param {string} query
     * @param {string} lang the language in use
     */
    write(query, lang) {
      const how = choice(host, "sync");
      if (how === "attribute") {
        writing = true;
        host.setAttribute("state", query);
        writing = false;
      } else if (how === "url") {
        const address = location.pathname + location.search;
        const text = withLang(query, lang, host.parentElement ? resolveLang(host.parentElement) : lang);
        history.replaceState(history.state, "", text ? `#${text}` : address);
      }
    },
  };
}

/**
 * In an address the language is named only where it is not the page's own.
 * @param {string} query
 * @param {string} lang
 * @param {string} pageLang
 */
function withLang(query, lang, pageLang) {
  const parts = query.split("&").filter((part) => part && !part.startsWith("lang="));
  if (lang !== pageLang) parts.push(`lang=${lang}`);
  return parts.join("&");
}
