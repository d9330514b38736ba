// What the attributes of <duikou-view> may say, and what they mean.

/** @typedef {"zh-CN" | "en"} Lang */
/** @typedef {"light" | "dark"} Theme */

/**
 * The allowed values of each attribute; the first one is the default.
 * An empty `view` is the whole explorer.
 */
const VALUES = {
  view: /** @type {const} */ (["", "pairing", "timeline", "matrix", "indicator", "trend", "target", "table", "sources"]),
  theme: /** @type {const} */ (["auto", "light", "dark"]),
  size: /** @type {const} */ (["normal", "large"]),
  sync: /** @type {const} */ (["none", "url", "attribute"]),
  controls: /** @type {const} */ (["full", "minimal", "none"]),
};

/** @typedef {keyof typeof VALUES} Choice */
/** @typedef {Exclude<typeof VALUES.view[number], "">} View */

/** Whether a view is one of the charts, which take a larger core. */
export const isChart = (/** @type {string} */ view) => !["", "pairing", "timeline"].includes(view);

/** Every view, in the order of the explorer's tabs. */
export const VIEWS = VALUES.view.filter(/** @type {(view: string) => view is View} */ ((view) => view !== ""));

/** The attributes that take one of a few values. */
export const CHOICES = /** @type {Choice[]} */ (Object.keys(VALUES));

/** The tags of the languages there are. */
const TAGS = /** @type {Record<string, Lang>} */ ({ zh: "zh-CN", en: "en" });

/**
 * The value of an attribute; the default where it is absent or unknown.
 * @template {Choice} C
 * @param {Element} host
 * @param {C} name
 * @returns {typeof VALUES[C][number]}
 */
export function choice(host, name) {
  const values = VALUES[name];
  const given = host.getAttribute(name);
  return values.find((value) => value === given) || values[0];
}

/**
 * Whether an attribute is there but says something unknown.
 * @param {Element} host
 * @param {string} name
 */
export function isUnknown(host, name) {
  const given = host.getAttribute(name);
  if (!given) return false;
  if (name === "lang") return !languageOf(given);
  const values = VALUES[/** @type {Choice} */ (name)];
  return values !== undefined && !values.some((value) => value === given);
}

/**
 * The language for an element: its own `lang`, else that of the nearest
 * ancestor, across shadow roots, else Chinese.
 * @param {Element} host
 * @returns {Lang}
 */
export function resolveLang(host) {
  /** @type {Element | null} */
  let element = host;
  while (element) {
    const tag = element.getAttribute("lang");
    // An unknown language of its own means the default, not the page's.
    if (tag) return languageOf(tag) || "zh-CN";
    const root = element.getRootNode();
    element = element.parentElement || (root instanceof ShadowRoot ? root.host : null);
  }
  return "zh-CN";
}

/** @param {string} tag */
function languageOf(tag) {
  return TAGS[tag.split(/[-_]/)[0].toLowerCase()];
}

/** What large text may be, in CSS pixels; a reader or a page chooses by `--duikou-text`. */
export const LEAST_TEXT = 18;
export const MOST_TEXT = 30;

/**
 * The text size for the core: a name, or a number of CSS pixels.
 * @param {Element} host
 */
export function resolveSize(host) {
  const size = choice(host, "size");
  const chosen = Math.round(parseFloat(getComputedStyle(host).getPropertyValue("--duikou-text")));
  return size === "large" && chosen > 0 ? String(Math.max(LEAST_TEXT, Math.min(chosen, MOST_TEXT))) : size;
}

/** The media query of readers who need more contrast. */
export const CONTRAST = "(prefers-contrast: more), (forced-colors: active)";

export function resolveContrast() {
  return matchMedia(CONTRAST).matches ? "more" : undefined;
}

/**
 * Whether everything is to stand out strongly: in large text, and for readers
 * whose system asks for it.
 * @param {Element} host
 */
export function isStrong(host) {
  return choice(host, "size") === "large" || resolveContrast() !== undefined;
}

/** The media query behind `theme="auto"`. */
export const DARK = "(prefers-color-scheme: dark)";

/**
 * Where the system sets the colours, it also says whether they are dark.
 * @param {Element} host
 * @returns {Theme}
 */
export function resolveTheme(host) {
  const theme = choice(host, "theme");
  if (theme !== "auto" && !matchMedia("(forced-colors: active)").matches) return theme;
  return matchMedia(DARK).matches ? "dark" : "light";
}

/** Today where the reader is, as an ISO date. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
