// A dialog of the platform's own, or one that keeps the focus as it would.

import { h } from "./kit.js";

const FOCUSABLE = "button:not([disabled]), select, input:not([tabindex]), a[href], [tabindex='0']";

/**
 * Shows a dialog with this content until it is closed; the focus goes back to where it was.
 * @param {object} options
 * @param {HTMLElement} options.home where it is put
 * @param {string} options.name of its class
 * @param {HTMLElement} options.title its heading
 * @param {HTMLElement[]} options.content
 * @param {import("./kit.js").Lifetime} options.life that it ends with
 * @param {() => void} [options.closed] called once, however it was closed
 */
export function openDialog({ home, life, name, title, content, closed }) {
  const native = typeof HTMLDialogElement === "function";
  title.id = `${name}-title`;
  const dialog = h(native ? "dialog" : "div", { class: `load-dialog ${name}`, part: "dialog", "aria-labelledby": title.id }, title, ...content);
  const root = /** @type {ShadowRoot} */ (home.getRootNode());
  const before = root.activeElement;
  const behind = !native && h("div", { class: "load-behind" });
  let open = true;

  function close() {
    if (!open) return;
    open = false;
    dialog.remove();
    if (behind) behind.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    if (closed) closed();
  }

  life.add(close);
  if (behind) home.append(behind);
  home.append(dialog);
  if (behind) life.listen(behind, "click", close);
  if (native) {
    life.listen(dialog, "close", close);
    /** @type {HTMLDialogElement} */ (dialog).showModal();
  } else {
    hold(dialog, life, close);
  }
  return { element: dialog, close };
}

/**
 * For browsers without dialogs: on top of all, and the keyboard stays in it.
 * @param {HTMLElement} dialog
 * @param {import("./kit.js").Lifetime} life
 * @param {() => void} close
 */
function hold(dialog, life, close) {
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("open", "");
  const stops = () => /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll(FOCUSABLE)].filter((stop) => stop instanceof HTMLElement && stop.offsetParent));
  life.listen(dialog, "keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Tab") return;
    const all = stops();
    const [from, to] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]];
    if (event.target !== from) return;
    event.preventDefault();
    to.focus();
  });
  const [first] = stops();
  if (first) first.focus();
}
