// The custom element: its attributes, properties and methods. What it does is
// in session.js.

import { choice } from "./attributes.js";
import { createSession } from "./session.js";

/**
 * `<duikou-view>`: the pairings, the whole explorer or one drawing of it.
 * Raises `duikou-ready`, `duikou-select`, `duikou-state`, `duikou-progress` and
 * `duikou-error`.
 */
export class DuikouView extends HTMLElement {
  #session;

  static get observedAttributes() {
    return ["view", "lang", "theme", "size", "state", "sync", "controls", "src"];
  }

  constructor() {
    super();
    this.#session = createSession(this, this.attachShadow({ mode: "open" }));
  }

  connectedCallback() {
    this.#session.connect();
  }

  disconnectedCallback() {
    this.#session.disconnect();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#session.attribute(name);
  }

  get view() {
    return choice(this, "view");
  }
  set view(value) {
    this.setAttribute("view", value);
  }

  // The platform's own property gives the attribute; this one the language in use.
  get lang() {
    return this.#session.lang();
  }
  set lang(value) {
    this.setAttribute("lang", value);
  }

  get theme() {
    return choice(this, "theme");
  }
  set theme(value) {
    this.setAttribute("theme", value);
  }

  get size() {
    return choice(this, "size");
  }
  set size(value) {
    this.setAttribute("size", value);
  }

  get sync() {
    return choice(this, "sync");
  }
  set sync(value) {
    this.setAttribute("sync", value);
  }

  get controls() {
    return choice(this, "controls");
  }
  set controls(value) {
    this.setAttribute("controls", value);
  }

  get src() {
    return this.getAttribute("src") || "";
  }
  set src(value) {
    this.setAttribute("src", value);
  }

  /** The state query as it is now. */
  get state() {
    return this.#session.query();
  }
  set state(value) {
    this.setAttribute("state", value);
  }

  /**
   * Selects these keys in place of whatever is selected.
   * @param {string[]} keys
   * @returns {Promise<string[]>} the keys that are selected now
   */
  select(keys) {
    return this.#session.select(keys);
  }

  /**
   * Shows the data of a file instead of the built-in ones.
   * @param {Blob | URL | string | object[]} what a file, its address, or its rows
   * @returns {Promise<import("./load.js").Summary>}
   */
  load(what) {
    return this.#session.load(what);
  }

  /**
   * The drawing as a file, with its title, filters and sources.
   * @param {"svg" | "png"} kind
   * @param {number} [scale] pixels of a PNG to the CSS pixel
   * @returns {Promise<Blob>}
   */
  exportImage(kind, scale = 2) {
    return this.#session.image(kind, scale);
  }

  /**
   * The table behind the drawing as a file.
   * @param {"csv" | "json"} kind
   * @param {{ all?: boolean }} [extent] `all`: not only what the filters keep
   * @returns {Promise<Blob>}
   */
  exportData(kind, { all = false } = {}) {
    return this.#session.data(kind, all);
  }
}
