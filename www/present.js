// One view, full-bleed, from the fragment: `present.html#view=matrix&sel=p09&lang=en`.
// Beside the state query it reads `controls`, `theme` and `size`. In a frame it
// tells the page around it how high it is; alone it is for briefings.

import { DuikouView } from "./duikou.js";

/** @typedef {InstanceType<typeof DuikouView>} View */

const VIEWS = ["pairing", "timeline", "matrix", "indicator", "trend", "target", "table", "sources"];
/** What of the fragment is an attribute, and no state. */
const LOOKS = ["controls", "theme", "size"];

const WORDS = {
  "zh-CN": { previous: "上一图", next: "下一图", full: "全屏", leave: "退出全屏", bar: "演示" },
  en: { previous: "Previous", next: "Next", full: "Full screen", leave: "Leave full screen", bar: "Presentation" },
};

const framed = window.parent !== window;
const root = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const title = document.createElement("h1");
let view = build();

/** Makes the element anew from the fragment. */
function build() {
  const query = new URLSearchParams(location.hash.slice(1));
  const made = /** @type {View} */ (document.createElement("duikou-view"));
  const lang = query.get("lang") === "en" ? "en" : "zh-CN";
  root.lang = lang;
  const wanted = query.get("view") || "";
  made.setAttribute("view", VIEWS.includes(wanted) ? wanted : VIEWS[0]);
  for (const name of LOOKS) {
    const value = query.get(name);
    if (value) made.setAttribute(name, value);
  }
  root.dataset.theme = query.get("theme") || "auto";
  // Steps within a frame would fill the history of the page around it.
  made.setAttribute("sync", framed ? "none" : "url");
  made.setAttribute("state", location.hash.slice(1));
  for (const type of ["duikou-ready", "duikou-state"]) made.addEventListener(type, name);
  main.append(title, made);
  return made;
}

/** Gives the page the name of what it shows. */
function name() {
  const heading = view.shadowRoot && view.shadowRoot.querySelector("h2");
  if (!heading || !heading.textContent) return;
  title.textContent = heading.textContent;
  document.title = heading.textContent;
}

if (framed) tellHeight();
else present();

/**
 * The height goes to whoever frames this page: it is no secret, so to any origin.
 * What comes from there is not listened to.
 */
function tellHeight() {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    window.parent.postMessage({ type: "duikou-height", height }, "*");
  }).observe(main);
}

/** Buttons from view to view, and the keys that clickers send. */
function present() {
  root.dataset.alone = "";
  const words = WORDS[root.lang === "en" ? "en" : "zh-CN"];
  const bar = document.createElement("nav");
  bar.setAttribute("aria-label", words.bar);
  const full = button("", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  bar.append(button(words.previous, () => turn(-1)), button(words.next, () => turn(1)));
  if (document.fullscreenEnabled) bar.append(full);
  const dress = () => (full.textContent = document.fullscreenElement ? words.leave : words.full);
  document.addEventListener("fullscreenchange", dress);
  dress();
  main.before(bar);
  // The page turns where there is nothing left to scroll to.
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { scrollTop, clientHeight, scrollHeight } = root;
    if (event.key === "PageDown" && scrollTop + clientHeight >= scrollHeight - 2) turn(1);
    else if (event.key === "PageUp" && scrollTop <= 0) turn(-1);
    else return;
    event.preventDefault();
  });
}

/**
 * @param {string} text
 * @param {() => void} work
 */
function button(text, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", work);
  return made;
}

/**
 * Goes to another view with the same selection and filters.
 * @param {number} step
 */
function turn(step) {
  const at = (VIEWS.indexOf(view.view) + step + VIEWS.length) % VIEWS.length;
  const query = new URLSearchParams(view.state);
  const parts = [`view=${VIEWS[at]}`];
  for (const [key, value] of query) if (key !== "view") parts.push(`${key}=${encodeURIComponent(value).replace(/%2C/g, ",")}`);
  if (root.lang === "en" && !query.has("lang")) parts.push("lang=en");
  history.replaceState(null, "", `#${parts.join("&")}`);
  view.remove();
  view = build();
  scrollTo(0, 0);
}
