// The explorer page around the element: the language changes in place, and the
// page's colours and text size follow the element's.

/** @typedef {import("./duikou-view.js").DuikouView} DuikouView */

// What differs between the two pages; the element itself stays.
const PARTS = ["title", ".skip", ".masthead", ".colophon", "link[rel=alternate]"];

const view = /** @type {DuikouView | null} */ (document.querySelector("duikou-view"));
if (view) attend(view);

/** @param {DuikouView} view */
function attend(view) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.language") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    switchTo(view, link.hreflang, true);
  });
  const follow = () => {
    if (view.lang !== document.documentElement.lang) switchTo(view, view.lang, false);
  };
  view.addEventListener("duikou-ready", follow);
  view.addEventListener("duikou-ready", () => (document.documentElement.dataset.live = ""));
  view.addEventListener("duikou-state", follow);
  // Back to an address of the other language's page.
  addEventListener("popstate", () => {
    const link = document.querySelector("a.language");
    if (link instanceof HTMLAnchorElement && folded(link.pathname) === folded(location.pathname)) switchTo(view, link.hreflang, false);
  });
  new MutationObserver(() => dress(view)).observe(view, { attributeFilter: ["theme", "size", "style"] });
  dress(view);
}

/**
 * Puts the other page's words around the element.
 * @param {DuikouView} view
 * @param {string} lang
 * @param {boolean} focus whether the reader stood on the link
 */
async function switchTo(view, lang, focus) {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.language"));
  if (!link || link.hreflang !== lang || document.documentElement.lang === lang) return;
  const address = link.href;
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(String(response.status));
    const other = new DOMParser().parseFromString(await response.text(), "text/html");
    if (document.documentElement.lang === lang) return;
    history.replaceState(history.state, "", address + location.hash);
    exchange(other, view);
    view.removeAttribute("lang");
    document.documentElement.lang = lang;
    const next = document.querySelector("a.language");
    if (focus && next instanceof HTMLElement) next.focus();
  } catch (_) {
    // No connection, or an odd server: go there as any link does.
    location.href = address + location.hash;
  }
}

/**
 * @param {Document} other
 * @param {DuikouView} view
 */
function exchange(other, view) {
  for (const part of PARTS) {
    const mine = document.querySelector(part);
    const theirs = other.querySelector(part);
    if (mine && theirs) mine.replaceWith(document.importNode(theirs, true));
  }
  // The fallback too, should it be needed again.
  const theirs = other.querySelector("duikou-view");
  if (!theirs) return;
  view.textContent = "";
  for (const child of [...theirs.childNodes]) view.append(document.importNode(child, true));
}

/** The folder stands for its first page. */
const folded = (/** @type {string} */ path) => path.replace(/index\.html$/, "");

/** @param {DuikouView} view */
function dress(view) {
  const { dataset, style } = document.documentElement;
  const theme = view.getAttribute("theme");
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  else delete dataset.theme;
  dataset.size = view.getAttribute("size") === "large" ? "large" : "normal";
  style.setProperty("--duikou-text", view.style.getPropertyValue("--duikou-text"));
}
