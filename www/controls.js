// The bar above the diagram.

import { LEAST_TEXT, MOST_TEXT } from "./attributes.js";
import { fill, h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {"cluster" | "province"} Group */

/**
 * @typedef {object} BarState
 * @property {Group} group
 * @property {boolean} grouped whether the view has groups to choose
 * @property {"auto" | "light" | "dark"} theme
 * @property {"normal" | "large"} size
 * @property {number} pixels of large text
 * @property {boolean} several whether a click adds to the selection
 * @property {boolean} fullscreen
 */

/**
 * @typedef {object} BarLinks
 * @property {import("./kit.js").Lifetime} life
 * @property {"full" | "minimal"} extent
 * @property {boolean} canFill whether full screen is possible
 * @property {(group: Group) => void} group
 * @property {(on: boolean) => void} several
 * @property {(size: "normal" | "large") => void} size
 * @property {(pixels: string) => void} pixels
 * @property {(theme: string) => void} theme
 * @property {(lang: string) => void} lang
 * @property {() => void} fullscreen
 * @property {() => void} openFile
 */

/** @param {BarLinks} links */
export function createBar(links) {
  const { life } = links;
  const full = links.extent === "full";
  const caption = h("span", { class: "caption" });
  const groups = {
    cluster: segment(life, "cluster", () => links.group("cluster")),
    province: segment(life, "province", () => links.group("province")),
  };
  const switcher = h("div", { class: "segments", role: "group" }, groups.cluster, groups.province);
  const several = toggle(life, "several", (on) => links.several(on));
  const size = toggle(life, "size", (on) => links.size(on ? "large" : "normal"));
  const pixels = h("input", { type: "range", min: LEAST_TEXT, max: MOST_TEXT, part: "control" });
  const [sizing, sized] = [h("span"), h("output")];
  const ruler = h("label", { class: "text-size" }, sizing, pixels, sized);
  const theme = h("select", { class: "button theme", part: "control theme" });
  const fullscreen = toggle(life, "fullscreen", () => links.fullscreen());
  const open = h("button", { type: "button", class: "button open-file", part: "control open" });
  const lang = h("button", { type: "button", class: "button lang", part: "control language" });
  for (const value of ["auto", "light", "dark"]) theme.append(h("option", { value }));
  life.listen(pixels, "input", () => links.pixels(pixels.value));
  life.listen(theme, "change", () => links.theme(theme.value));
  life.listen(open, "click", links.openFile);
  life.listen(lang, "click", () => links.lang(lang.lang));

  const start = h("div", { class: "bar-start" }, caption, switcher);
  const end = h("div", { class: "bar-end" }, open, several, size, ruler, theme, links.canFill && fullscreen, lang);
  const element = h("div", { class: "bar", part: "controls", role: "group" }, start, full && end);

  return {
    element,
    /**
     * @param {Words} words
     * @param {BarState} state
     */
    update(words, state) {
      element.setAttribute("aria-label", words.controls);
      start.hidden = !state.grouped;
      element.classList.toggle("short", start.hidden);
      caption.textContent = words.group_by;
      switcher.setAttribute("aria-label", words.group_by);
      groups.cluster.textContent = words.group_cluster;
      groups.province.textContent = words.group_province;
      press(groups.cluster, state.group === "cluster");
      press(groups.province, state.group === "province");
      several.textContent = words.select_several;
      press(several, state.several);
      size.textContent = words.large_text;
      press(size, state.size === "large");
      ruler.hidden = state.size !== "large";
      sizing.textContent = words.text_size;
      pixels.value = sized.textContent = String(state.pixels);
      pixels.setAttribute("aria-valuetext", fill(words.pixels, { n: state.pixels }));
      theme.setAttribute("aria-label", words.theme);
      const names = [words.theme_auto, words.theme_light, words.theme_dark];
      [...theme.options].forEach((option, index) => {
        option.textContent = names[index];
      });
      theme.value = state.theme;
      open.textContent = words.open_file;
      fullscreen.textContent = words.full_screen;
      press(fullscreen, state.fullscreen);
      lang.textContent = words.other_language;
      lang.lang = words.other_language_tag;
    },
  };
}

/**
 * @param {import("./kit.js").Lifetime} life
 * @param {string} name
 * @param {() => void} chosen
 */
function segment(life, name, chosen) {
  const button = h("button", { type: "button", class: "segment", part: "control", "data-group": name });
  life.listen(button, "click", chosen);
  return button;
}

/**
 * @param {import("./kit.js").Lifetime} life
 * @param {string} name
 * @param {(on: boolean) => void} turned
 */
function toggle(life, name, turned) {
  const button = h("button", { type: "button", class: `button ${name}`, part: `control ${name}` });
  life.listen(button, "click", () => turned(button.getAttribute("aria-pressed") !== "true"));
  return button;
}

/**
 * @param {Element} button
 * @param {boolean} on
 */
function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
}
