// Browsers inside other apps, where nothing can be downloaded: a picture is shown
// to be pressed long, a text to be copied. Loaded when somebody asks for a file.

import { h } from "./kit.js";

/** @typedef {import("./duikou-charts.js").Words} Words */

// WeChat, Weibo, QQ (not its browser, which downloads), DingTalk, Alipay, Toutiao
// and Douyin, Baidu's app. They say who they are; what they cannot do, they do not.
const APPS = /MicroMessenger|Weibo|\bQQ\/|DingTalk|AlipayClient|NewsArticle|aweme|baiduboxapp/i;

/** Whether this browser cannot save a file that the page has made. */
export function cannotDownload() {
  return APPS.test(navigator.userAgent) || !("download" in HTMLAnchorElement.prototype);
}

/**
 * Shows a picture with the advice to press it long.
 * @param {Blob} blob a PNG: these apps save no other kind of drawing
 * @param {Words} words
 * @param {string} title of the picture, for those who do not see it
 * @returns {Promise<HTMLElement>} to be put into the page, where the reader asked for it
 */
export async function offerImage(blob, words, title) {
  const image = h("img", { class: "offered-image", alt: title });
  const advice = h("figcaption", {}, words.press_long);
  const figure = h("figure", { class: "offered" }, advice, image);
  try {
    image.src = await dataAddress(blob);
    await image.decode();
  } catch (_) {
    // The page's policy takes pictures from its own folder only. It can be looked
    // at all the same, and the phone can keep what is on its screen.
    advice.textContent = words.keep_screen;
    image.replaceWith(await painted(blob, title));
  }
  return figure;
}

/**
 * @param {Blob} blob
 * @param {string} title
 */
async function painted(blob, title) {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const canvas = h("canvas", { class: "offered-image", role: "img", "aria-label": title, width, height });
  const context = canvas.getContext("2d");
  if (context) context.drawImage(bitmap, 0, 0);
  return canvas;
}

/**
 * Shows a text that can be selected as a whole, and copied where that is allowed.
 * @param {string} text
 * @param {Words} words
 * @param {string} title of what it is
 * @returns {HTMLElement} to be put into the page, where the reader asked for it
 */
export function offerText(text, words, title) {
  const field = h("textarea", { class: "offered-text", readonly: true, rows: 8, "aria-label": title });
  field.value = text;
  const status = h("span", { class: "offered-said", role: "status" });
  const button = h("button", { type: "button", class: "button" }, words.copy);
  button.addEventListener("click", async () => {
    field.focus();
    field.select();
    const copied = await copy(text);
    status.textContent = copied ? words.copied : words.copy_by_hand;
  });
  return h("figure", { class: "offered" }, h("figcaption", {}, title), field, button, status);
}

/**
 * Puts what is offered at the end of a part of the page, in place of what was
 * offered there before.
 * @param {Element} part
 * @param {HTMLElement} figure
 */
export function showIn(part, figure) {
  const before = part.querySelector(".offered");
  if (before) before.replaceWith(figure);
  else part.append(figure);
  figure.scrollIntoView({ block: "nearest" });
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    // Older ones, and pages without https, copy what is selected.
    return document.execCommand("copy");
  }
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}
