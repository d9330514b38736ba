// The code that puts what is on the screen into another page, with a preview of
// what it will be.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./takeaway.js").Facts} Facts */
/** @typedef {import("./takeaway.js").Away} Away */
/** @typedef {"tag" | "frame" | "static"} Way */

// What the preview raises is nobody else's business.
const EVENTS = ["duikou-ready", "duikou-select", "duikou-state", "duikou-progress", "duikou-error"];

/** The least and the most that a width or height may be, in CSS px. */
const LEAST = 240;
const MOST = 4000;

/**
 * @typedef {object} EmbedLinks
 * @property {(field: HTMLTextAreaElement, button: HTMLButtonElement) => void} copy
 */

/** @param {Facts & Away & EmbedLinks} links */
export function createEmbed(links) {
  const { words, view, borrow, about, looks } = links;
  const way = choose("embed-way", words.embed_what, [
    ["tag", words.embed_tag],
    ["frame", words.embed_frame],
    ["static", words.embed_static],
  ]);
  const wide = number(words.embed_width, "");
  const high = number(words.embed_height, String(guess(view)));
  const controls = choose("embed-controls", words.embed_controls, [
    ["minimal", words.embed_minimal],
    ["full", words.embed_full],
    ["none", words.embed_none],
  ]);
  const code = h("textarea", { class: "away-text away-code", readonly: true, rows: 6, "aria-label": words.embed_code, spellcheck: "false" });
  const copying = h("button", { type: "button", class: "button" }, words.embed_copy);
  const listener = h("p", { class: "hint" }, words.embed_listener);
  // To be looked at: whoever wants to use it has the view itself.
  const pane = h("div", { inert: true, "aria-hidden": "true" });
  const preview = h("div", { class: "away-preview", tabindex: "0", role: "region", "aria-label": words.embed_preview }, pane);
  for (const name of EVENTS) preview.addEventListener(name, (event) => event.stopPropagation());
  copying.addEventListener("click", () => links.copy(code, copying));

  const form = h("div", { class: "away-form" }, way.element, controls.element, wide.element, high.element);
  for (const type of ["input", "change"]) form.addEventListener(type, refresh);
  const element = h(
    "div",
    { class: "away-embed" },
    form,
    h("h3", {}, words.embed_code),
    code,
    listener,
    h("div", { class: "away-row" }, copying),
    h("h3", {}, words.embed_preview),
    preview,
  );

  let turn = 0;
  async function refresh() {
    const mine = ++turn;
    const how = /** @type {Way} */ (way.value());
    const settings = { width: wide.value(), height: high.value() || guess(view), controls: controls.value() };
    high.element.hidden = how !== "frame";
    controls.element.hidden = how === "static";
    listener.hidden = how !== "frame";
    const state = stateOf(links.query);
    const attributes = {
      view,
      lang: words.language_tag,
      state: state || null,
      controls: settings.controls,
      theme: looks.theme === "auto" ? null : looks.theme,
      size: looks.size === "normal" ? null : looks.size,
    };
    pane.style.setProperty("inline-size", settings.width ? `${settings.width}px` : "100%");
    if (how === "static") {
      const html = await borrow(({ app, stage }) => {
        if (settings.width) app.resize(stage, settings.width, 1);
        return app.fragment(stage);
      });
      if (mine !== turn) return;
      code.value = html;
      const parsed = new DOMParser().parseFromString(html, "text/html");
      swap(pane, ...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
      return;
    }
    code.value = how === "tag" ? tagCode(attributes, settings.width) : frameCode(attributes, settings, about.title);
    const live = document.createElement("duikou-view");
    for (const [name, value] of Object.entries(attributes)) if (value !== null) live.setAttribute(name, value);
    const same = pane.firstElementChild;
    if (!same || same.outerHTML !== live.outerHTML) swap(pane, live);
  }
  refresh();
  return element;
}

/**
 * The state query without what has attributes of its own.
 * @param {string} query
 */
function stateOf(query) {
  return query
    .split("&")
    .filter((part) => part && !/^(view|lang)=/.test(part))
    .join("&");
}

/** The folder that the scripts lie in. */
const folder = () => new URL(".", import.meta.url).href;

/** @typedef {{ view: string, lang: string, state: string | null, controls: string, theme: string | null, size: string | null }} Attributes */

/**
 * @param {Attributes} attributes
 * @param {number} width
 */
function tagCode(attributes, width) {
  const style = width ? `max-inline-size: ${width}px` : null;
  return `<script type="module" src="${folder()}duikou.js"></script>\n${tag("duikou-view", { ...attributes, style })}</duikou-view>`;
}

/**
 * @param {Attributes} attributes
 * @param {{ width: number, height: number }} size
 * @param {string} title
 */
function frameCode({ state, ...attributes }, size, title) {
  const parts = Object.entries(attributes).filter(([, value]) => value !== null);
  const query = [...parts.map(([name, value]) => `${name}=${value}`), state].filter(Boolean).join("&");
  const frame = tag("iframe", {
    src: `${folder()}present.html#${query}`,
    title,
    width: size.width || "100%",
    height: size.height,
    frameborder: "0",
    allow: "fullscreen; clipboard-write",
    loading: "lazy",
  });
  return `${frame}</iframe>\n<script type="module" src="${folder()}duikou-frame.js"></script>`;
}

/**
 * An opening tag.
 * @param {string} name
 * @param {Record<string, string | number | null>} attributes
 */
function tag(name, attributes) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  return `<${name}${written.join("")}>`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** A height to begin with; the listener gives the true one. */
function guess(/** @type {string} */ view) {
  return view === "trend" || view === "target" ? 640 : 960;
}

/**
 * @param {HTMLElement} parent
 * @param {...Node} children
 */
function swap(parent, ...children) {
  while (parent.lastChild) parent.lastChild.remove();
  parent.append(...children);
}

/**
 * @param {string} id
 * @param {string} label
 * @param {[value: string, text: string][]} options
 */
function choose(id, label, options) {
  const select = h("select", { class: "button", id }, ...options.map(([value, text]) => h("option", { value }, text)));
  const element = h("label", { class: "away-choice", for: id }, h("span", {}, label), select);
  return { element, value: () => select.value };
}

/**
 * @param {string} label
 * @param {string} value
 */
function number(label, value) {
  const input = h("input", { class: "button", type: "number", min: LEAST, max: MOST, value, inputmode: "numeric" });
  const element = h("label", { class: "away-choice" }, h("span", {}, label), input);
  /** 0 where nothing usable is given. */
  const read = () => {
    const given = Math.round(Number(input.value));
    return given >= LEAST && given <= MOST ? given : 0;
  };
  return { element, value: read };
}
