// @ts-check
// Walks over whatever a page holds, inside views too: its controls, its texts,
// its boxes. What is found is told in words, so that a test can list it.

import { frames, press } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

export const VIEWS = /** @type {const} */ (['pairing', 'timeline', 'matrix', 'indicator', 'trend', 'target', 'table', 'sources']);

/**
 * Opens a tab and waits for its figure: the charts are fetched the first time.
 * @param {Page} page
 * @param {string} name
 */
export async function openTab(page, name) {
  await press(page, `.tab[data-view="${name}"]`);
  await page.waitForFunction((name) => allInside(`.figure-${name}`).some((figure) => !figure.hidden), {}, name);
  await frames(page);
}

/**
 * @param {Page} page
 * @param {number} pixels of large text; 0 for the usual size
 */
export async function resize(page, pixels) {
  await page.evaluate((pixels) => {
    view().style.setProperty('--duikou-text', pixels ? `${pixels}px` : '');
    view().size = 'normal';
    if (pixels) view().size = 'large';
  }, pixels);
  await frames(page);
}

/**
 * Puts the walker into the page; it stays there.
 * @param {Page} page
 */
export async function equip(page) {
  await page.evaluate(() => {
    /** @type {(root: ParentNode) => HTMLElement[]} */
    const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [/** @type {HTMLElement} */ (element), ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
    const up = (/** @type {Element} */ element) => element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;
    const seen = (/** @type {HTMLElement} */ element) =>
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !element.closest('.unseen, .pending, [slot], .duikou-fallback');
    globalThis.walk = {
      everything: () => all(document).filter(seen),
      headings: () => all(document).filter((element) => /^H[1-6]$/.test(element.tagName) && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.pending, .duikou-fallback')),
      up,
      name: (element) => {
        const figure = element.closest('.figure');
        const text = (element.getAttribute('aria-label') || element.textContent || '').trim().slice(0, 24);
        return `${figure ? figure.className.replace(/.*figure-/, '') : ''} ${element.tagName.toLowerCase()}.${element.className} “${text}”`;
      },
      /** Texts of its own, not of what it holds. */
      speaks: (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== ''),
    };
  });
}

/**
 * Everything that can be pressed, but links within a sentence.
 * @param {Page} page
 */
export function controls(page) {
  return page.evaluate(() => {
    const wanted = 'a[href], button, select, input, textarea, summary, [role="tab"], [role="button"], [role="option"]';
    return walk
      .everything()
      .filter((element) => element.matches(wanted) && !element.closest('.mirror') && getComputedStyle(element).display !== 'inline')
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const box = element.closest('label')?.getBoundingClientRect();
        const main = element.matches('.tab, .segment, .button, .chip, .close, .strip button, select, input, [role="tab"]');
        return { name: walk.name(element), width: Math.max(width, box?.width ?? 0), height: Math.max(height, box?.height ?? 0), main };
      });
  });
}

/**
 * Every element with text: its size in pixels and its contrast with what lies
 * under it.
 * @param {Page} page
 */
export function texts(page) {
  return page.evaluate(() => {
    const parse = (/** @type {string} */ color) => {
      const [r, g, b, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
      return { r, g, b, a };
    };
    const luminance = (/** @type {{ r: number, g: number, b: number }} */ { r, g, b }) => {
      const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (/** @type {Element | null} */ element) => {
      for (let at = element; at; at = walk.up(at)) {
        const color = parse(getComputedStyle(at).backgroundColor);
        if (color.a > 0.99) return color;
      }
      return { r: 255, g: 255, b: 255, a: 1 };
    };
    return walk
      .everything()
      .filter((element) => walk.speaks(element) && !element.closest('option, script, style, svg, [aria-hidden="true"]'))
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) > 0)
      .map((element) => {
        const style = getComputedStyle(element);
        const [a, b] = [luminance(parse(style.color)), luminance(ground(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        return { name: walk.name(element), pixels: parseFloat(style.fontSize), bold: Number(style.fontWeight) >= 700, contrast };
      });
  });
}

/**
 * What is wider than its place: the page, and boxes whose text spills over or
 * is cut off.
 * @param {Page} page
 */
export function spills(page) {
  return page.evaluate(() => {
    const page = document.documentElement;
    /** @type {string[]} */
    const faults = [];
    // A phone makes its window wider for what spills out of it.
    const port = globalThis.visualViewport;
    const width = Math.min(innerWidth, port ? Math.round(port.width * port.scale) : innerWidth);
    if (page.scrollWidth > width) faults.push(`the page is ${page.scrollWidth} px wide, not ${width}`);
    for (const element of walk.everything()) {
      const { right } = element.getBoundingClientRect();
      if (page.scrollWidth > width && right > width + 0.5) faults.push(`${walk.name(element)} reaches to ${right}`);
      const style = getComputedStyle(element);
      if (style.display === 'inline' || element.clientWidth <= 1 || element.matches('select, option, input, canvas, svg *, .mirror *')) continue;
      // What scrolls by itself is meant to; the strip's names may end in an ellipsis.
      // Chromium halves a bracket at the end of a line, yet counts it as whole.
      const slack = 1 + (/[）》」”]/.test(element.textContent ?? '') ? parseFloat(style.fontSize) / 2 : 0);
      const scrolls = /auto|scroll/.test(style.overflowX);
      const cut = /hidden|clip/.test(style.overflowX) && !element.closest('.strip, .layers') && !element.matches('.sheet-box');
      if ((walk.speaks(element) || cut) && !scrolls && !element.closest('.strip-text') && element.scrollWidth > element.clientWidth + slack) {
        faults.push(`${walk.name(element)} needs ${element.scrollWidth} px and has ${element.clientWidth}`);
      }
      if (cut && /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push(`${walk.name(element)} is cut off below`);
    }
    return faults;
  });
}
