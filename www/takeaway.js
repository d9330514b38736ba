// What a reader takes away from a figure: picture, data, citation, link, code to
// embed it. Fetched when somebody asks for it.

import { aboutOf, borrowing, dataFile, imageFile } from "./download.js";
import { createEmbed } from "./embed.js";
import { cannotDownload, offerImage, offerText, showIn } from "./inapp.js";
import { fill, h } from "./kit.js";
import { save } from "./save.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Words} Words */
/** @typedef {import("./duikou-charts.js").About} About */
/** @typedef {import("./download.js").Borrow} Borrow */

/**
 * @typedef {object} Away where things are taken away from
 * @property {Borrow} borrow
 * @property {HTMLElement} shell that the dialog belongs to
 * @property {HTMLElement} opener that the focus returns to
 * @property {string} view
 * @property {number} width of the drawing in CSS px
 * @property {{ theme: string, size: string }} looks of the element, as in its attributes
 */

export { borrowing, dataFile, imageFile };

/**
 * Opens the dialog of a figure.
 * @param {Omit<Away, "borrow"> & { lend: import("./download.js").Lend }} given
 */
export async function openDialog({ lend, ...rest }) {
  const borrow = borrowing(lend);
  const away = { ...rest, borrow };
  const { shell, opener } = away;
  const [facts] = await Promise.all([borrow(factsOf), styled(shell)]);
  const { words } = facts;
  const status = h("p", { class: "away-status", role: "status" });
  const body = h("div", { class: "away-body" });
  const close = h("button", { type: "button", class: "button away-close", "aria-label": words.away_close }, "×");
  const title = h("h2", { id: "away-title" }, words.take_away);
  const subtitle = h("p", { class: "away-subtitle" }, facts.about.title);
  const head = h("header", {}, title, close, subtitle);
  const dialog = h("dialog", { class: "away-dialog", part: "dialog", "aria-labelledby": "away-title" }, head, body, status);

  /** @param {string} text */
  const tell = (text) => {
    status.textContent = text;
  };
  const start = () => {
    title.textContent = words.take_away;
    tell("");
    fillWith(body, sections(facts, away, tell, embed));
  };
  const embed = () => {
    title.textContent = words.away_embed;
    tell("");
    const back = h("button", { type: "button", class: "button away-back" }, words.away_back);
    const pane = createEmbed({ ...facts, ...away, copy: (field, button) => copy(words, field, button, tell) });
    back.addEventListener("click", () => {
      start();
      fit(body);
      const again = body.querySelector(".open-embed");
      if (again instanceof HTMLElement) again.focus();
    });
    fillWith(body, [back, pane]);
    back.focus();
    body.scrollTop = 0;
  };
  start();
  close.addEventListener("click", () => shut(dialog));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) shut(dialog);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus();
  });
  shell.append(dialog);
  show(dialog, close);
  fit(body);
}

/**
 * Makes the fields as high as their texts.
 * @param {HTMLElement} body
 */
function fit(body) {
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll(".away-field .away-text"))) {
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  }
}

/** @typedef {ReturnType<typeof factsOf>} Facts */

/** @param {import("./download.js").Borrowed} lent */
function factsOf({ app, stage, address }) {
  return {
    words: app.words(),
    about: aboutOf(app, stage, false, address),
    all: aboutOf(app, stage, true, address).rows,
    query: app.query(),
    address,
  };
}

/**
 * @param {Facts} facts
 * @param {Away} away
 * @param {(text: string) => void} tell
 * @param {() => void} embed
 */
function sections({ words, about, all, address }, { borrow }, tell, embed) {
  /**
   * @param {HTMLElement} button
   * @param {() => Promise<import("./download.js").File>} make
   */
  const give = async (button, make) => {
    tell("");
    try {
      const file = await make();
      if (cannotDownload()) await offer(button, file);
      else save(file);
      tell(fill(words.away_saved, { name: file.name }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell(reason.includes("SVG") ? reason : fill(words.away_failed, { reason }));
    }
  };
  /**
   * Shows a file below its button.
   * @param {HTMLElement} button
   * @param {import("./download.js").File} file
   */
  const offer = async (button, { name, blob }) => {
    const part = /** @type {HTMLElement} */ (button.closest("section"));
    showIn(part, name.endsWith(".png") ? await offerImage(blob, words, name) : offerText(await blob.text(), words, name));
  };
  /**
   * @param {string} label
   * @param {string} name
   * @param {() => Promise<import("./download.js").File>} make
   */
  const maker = (label, name, make) => {
    const button = h("button", { type: "button", class: "button", "data-file": name }, label);
    button.addEventListener("click", () => give(button, make));
    return button;
  };
  const everything = radio("all", fill(words.away_everything, { n: all }), false);
  const filtered = radio("filtered", fill(words.away_filtered_only, { n: about.rows }), true);
  const wantsAll = () => /** @type {HTMLInputElement} */ (everything.firstChild).checked;
  const pngs = [1, 2, 4].map((n) => maker(fill(words.away_png, { n }), `png${n}`, () => imageFile(borrow, "png", n)));
  const opening = h("button", { type: "button", class: "button open-embed" }, words.away_open_embed);
  opening.addEventListener("click", embed);
  return [
    section(
      words.away_picture,
      row(maker(words.away_svg, "svg", () => imageFile(borrow, "svg", 1)), ...pngs),
      h("p", { class: "hint" }, words.away_picture_hint),
    ),
    section(
      words.away_data,
      h("fieldset", {}, h("legend", { class: "unseen" }, words.away_extent), filtered, everything),
      row(
        maker(words.away_csv, "csv", () => dataFile(borrow, "csv", wantsAll())),
        maker(words.away_json, "json", () => dataFile(borrow, "json", wantsAll())),
      ),
      h("p", { class: "hint" }, `${words.filtered}${words.colon}${about.filters}`),
    ),
    section(
      words.away_cite,
      field(words, "GB/T 7714—2015", about.citation, words.copy, tell),
      field(words, words.cite_plain, about.citationPlain, words.copy, tell),
    ),
    section(words.away_link, h("p", { class: "hint" }, words.away_link_hint), field(words, words.away_link, address, words.away_copy_link, tell)),
    section(words.away_embed, h("p", { class: "hint" }, words.away_embed_hint), row(opening)),
  ];
}

/**
 * @param {string} title
 * @param {...Node} children
 */
function section(title, ...children) {
  return h("section", {}, h("h3", {}, title), ...children);
}

/** @param {...Node} buttons */
function row(...buttons) {
  return h("div", { class: "away-row" }, ...buttons);
}

/**
 * @param {string} value
 * @param {string} label
 * @param {boolean} checked
 */
function radio(value, label, checked) {
  return h("label", { class: "away-radio" }, h("input", { type: "radio", name: "away-extent", value, checked }), h("span", {}, label));
}

/**
 * A text to copy.
 * @param {Words} words
 * @param {string} label
 * @param {string} text
 * @param {string} button
 * @param {(text: string) => void} tell
 */
function field(words, label, text, button, tell) {
  const input = h("textarea", { class: "away-text", readonly: true, rows: 1, "aria-label": label });
  input.value = text;
  const press = h("button", { type: "button", class: "button", "aria-label": `${button}${words.colon}${label}` }, button);
  press.addEventListener("click", () => copy(words, input, press, tell));
  return h("div", { class: "away-field" }, h("span", { class: "away-label", "aria-hidden": "true" }, label), input, press);
}

/**
 * Copies a field, or marks it to be copied by hand.
 * @param {Words} words
 * @param {HTMLTextAreaElement} field
 * @param {HTMLButtonElement} button
 * @param {(text: string) => void} tell
 */
async function copy(words, field, button, tell) {
  try {
    await navigator.clipboard.writeText(field.value);
    tell(words.copied);
    button.textContent = words.copied;
  } catch (_) {
    // No permission, or a page without encryption.
    field.focus();
    field.select();
    tell(words.copy_by_hand);
  }
}

/**
 * @param {HTMLElement} parent
 * @param {Node[]} children
 */
function fillWith(parent, children) {
  while (parent.lastChild) parent.lastChild.remove();
  parent.append(...children);
  parent.scrollTop = 0;
}

/**
 * Shows a dialog; a browser without them has it in the page.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} first that has the focus
 */
function show(dialog, first) {
  if (typeof dialog.showModal === "function") {
    dialog.showModal();
    return;
  }
  dialog.setAttribute("open", "");
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut(dialog);
  });
  dialog.scrollIntoView();
  first.focus();
}

/** @param {HTMLDialogElement} dialog */
function shut(dialog) {
  if (typeof dialog.close === "function") dialog.close();
  else dialog.dispatchEvent(new Event("close"));
}

/**
 * Settles when the dialog's styles are in the tree.
 * @param {HTMLElement} shell
 * @returns {Promise<unknown>}
 */
function styled(shell) {
  const root = /** @type {ShadowRoot} */ (shell.getRootNode());
  const href = new URL("takeaway.css", import.meta.url).href;
  const there = [...root.querySelectorAll("link")].some((link) => link.href === href && link.sheet);
  if (there) return Promise.resolve();
  const link = h("link", { rel: "stylesheet", href });
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    root.prepend(link);
  });
}

/**
 * Says that the address was made with other data.
 * @param {import("./download.js").Lend} lend
 * @param {HTMLElement} shell
 * @param {string} then the version in the address
 */
export async function tellChanged(lend, shell, then) {
  const [{ words, about }] = await Promise.all([borrowing(lend)(factsOf), styled(shell)]);
  if (about.version === then) return;
  const text = fill(words.changed_data, { then, now: about.version, cutoff: about.cutoffLabel });
  const close = h("button", { type: "button", class: "button" }, words.changed_close);
  const notice = h("div", { class: "away-notice", part: "notice", role: "status" }, h("p", {}, text), close);
  close.addEventListener("click", () => notice.remove());
  shell.prepend(notice);
}
