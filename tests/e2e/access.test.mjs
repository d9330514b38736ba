// @ts-check
// What WCAG 2.2 asks for, of whatever the page holds: names, order, focus, what
// is announced, targets, contrast, room for larger text. tests/ACCESS.md tells
// which criterion rests on which test.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assertAccessible } from './harness.mjs';
import { frames, hover, press, views } from './view.mjs';
import { controls, equip, openTab, resize, spills, texts, VIEWS } from './walk.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();
const desk = { width: 1280, height: 800 };
const pages = /** @type {const} */ ([['', 'Chinese'], ['en.html', 'English']]);

for (const [address, language] of pages) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe finds nothing in any view and size (${language}, ${theme})`, async () => {
      await open(`${address}#sel=p04`, { ...desk, theme }, async (page) => {
        for (const name of VIEWS) {
          await openTab(page, name);
          for (const pixels of [0, 30]) {
            await resize(page, pixels);
            await assertAccessible(page);
          }
          await resize(page, 0);
        }
      });
    });

    test(`text stands out from its ground; large text is large, and more so (${language}, ${theme})`, async () => {
      await open(`${address}#sel=p04`, { ...desk, theme }, async (page) => {
        await equip(page);
        for (const name of VIEWS) {
          await openTab(page, name);
          for (const pixels of [0, 18, 20, 30]) {
            await resize(page, pixels);
            const all = await texts(page);
            assert.ok(all.length > 20, `${name}: ${all.length} texts`);
            const least = (/** @type {typeof all[0]} */ text) => (pixels ? 7 : text.pixels >= 24 || (text.bold && text.pixels >= 18.66) ? 3 : 4.5);
            const pale = all.filter((text) => text.contrast < least(text) - 0.005);
            assert.deepEqual(pale.map(({ name, contrast }) => `${name} ${contrast.toFixed(2)}:1`), [], `${name} at ${pixels}`);
            const small = all.filter((text) => text.pixels < (pixels ? 18 : 11.9));
            assert.deepEqual(small.map(({ name, pixels }) => `${name} ${pixels}px`), [], `${name} at ${pixels}`);
          }
        }
      });
    });
  }

  test(`whatever can be pressed is large enough (${language})`, async () => {
    await open(`${address}#sel=p04&year=2022-2025`, desk, async (page) => {
      await equip(page);
      for (const name of VIEWS) {
        await openTab(page, name);
        for (const pixels of [0, 20]) {
          await resize(page, pixels);
          const all = await controls(page);
          assert.ok(all.length > 15, `${all.length} controls`);
          const least = (/** @type {boolean} */ main) => (pixels ? 60 : main ? 44 : 24);
          const small = all.filter(({ width, height, main }) => height < least(main) - 0.5 || width < (main && !pixels ? 28 : 24));
          assert.deepEqual(small.map(({ name, width, height }) => `${name} ${width}×${height}`), [], `${name} at ${pixels}`);
        }
        await resize(page, 0);
      }
    });
  });

  test(`every control has a name, headings and landmarks are in order (${language})`, async () => {
    await open(`${address}#sel=p04&year=2022-2025`, desk, async (page) => {
      await equip(page);
      const session = await page.createCDPSession();
      for (const name of VIEWS) {
        await openTab(page, name);
        const { nodes } = /** @type {{ nodes: any[] }} */ (await session.send('Accessibility.getFullAXTree'));
        const heard = nodes.filter((node) => !node.ignored).map((node) => ({
          role: String(node.role?.value ?? ''),
          name: String(node.name?.value ?? ''),
          focusable: Boolean(node.properties?.find((/** @type {any} */ property) => property.name === 'focusable')?.value.value),
        }));
        const roles = ['button', 'link', 'combobox', 'searchbox', 'textbox', 'slider', 'checkbox', 'tab', 'option', 'listbox', 'tablist', 'tabpanel', 'table', 'DisclosureTriangle', 'region', 'group', 'dialog'];
        const nameless = heard.filter(({ role, name, focusable }) => name === '' && (role === 'group' ? focusable : roles.includes(role)));
        assert.deepEqual(nameless, [], name);
        const otherwise = await page.evaluate(() => {
          const shown = (/** @type {HTMLElement} */ element) => {
            const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
            for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
            return (copy.textContent ?? '').trim();
          };
          return walk
            .everything()
            .filter((element) => element.matches('button[aria-label], a[aria-label], summary[aria-label]') && !(element.getAttribute('aria-label') ?? '').includes(shown(element)))
            .map(walk.name);
        });
        assert.deepEqual(otherwise, [], `${name}: named otherwise than it reads`);
        const levels = await page.evaluate(() => walk.headings().map((heading) => Number(heading.tagName[1])));
        assert.equal(levels.filter((level) => level === 1).length, 1, `${name}: one first heading`);
        levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `${name}: headings ${levels}`));
        const landmarks = heard.map(({ role }) => role).filter((role) => ['banner', 'main', 'contentinfo'].includes(role));
        assert.deepEqual(landmarks, ['banner', 'main', 'contentinfo'], name);
      }
    });
  });
}

test('what changes is said: view, filter, order, grouping, selection', async () => {
  await open('', desk, async (page) => {
    const said = async () => {
      await new Promise((done) => setTimeout(done, 250));
      await frames(page);
      return page.evaluate(() => allInside('[aria-live="polite"]').map((region) => region.textContent ?? '').join('|'));
    };
    assert.equal(await said(), '', 'nothing has changed yet');
    await press(page, '[data-group="province"]');
    assert.equal(await said(), '分组方式：省份。');
    await openTab(page, 'matrix');
    assert.match(await said(), /^公开读数矩阵：20对结对，.+。$/);
    await page.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (inside('.figure-matrix select[name="sort"]'));
      select.value = '-count';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    assert.match(await said(), /^排序：读数条数，从多到少。$/);
    await press(page, '.figure-matrix .kind-secondary');
    assert.match(await said(), /^已筛选，证据：.+。公开读数矩阵：.+。$/);
    await press(page, '[data-clear=""]');
    assert.match(await said(), /^没有筛选条件。公开读数矩阵：.+。$/);
    await page.evaluate(() => view().select(['p04']));
    assert.match(await said(), /^已选：三明市 — 上海市。/);
    await page.evaluate(() => view().select([]));
    assert.match(await said(), /^没有选中任何内容。$/);
    await page.evaluate(() => view().setAttribute('lang', 'en'));
    await openTab(page, 'timeline');
    assert.match(await said(), /^Progress on record: .+\.$/);
    await page.evaluate(() => view().setAttribute('state', 'view=timeline&year=2023-2024&sel=p01'));
    assert.match(await said(), /^Filtered, Years: 2023–2024\. Progress on record: .+\. Selected: Ganzhou — Shenzhen\./);
  });
});

for (const name of VIEWS) {
  test(`${name}: the focus is seen wherever it goes, hidden by nothing, and comes out again`, async () => {
    await open(`#view=${name}&sel=p09&year=2022-2025`, desk, async (page) => {
      await equip(page);
      /** @type {string[]} */
      const faults = [];
      let stops = 0;
      for (; stops < 400; stops += 1) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(() => {
          const element = focused();
          if (!element || element === document.body) return undefined;
          const style = getComputedStyle(element);
          const parse = (/** @type {string} */ color) => (color.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = (/** @type {number[]} */ rgb) => {
            const [x, y, z] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          const paper = luminance(parse(getComputedStyle(inside('.shell')).backgroundColor));
          const ring = luminance(parse(style.outlineColor));
          const { left, top, right, bottom } = element.getBoundingClientRect();
          const bars = allInside('.strip.on, .rows thead').filter((bar) => !bar.contains(element)).map((bar) => bar.getBoundingClientRect());
          const under = bars.some((bar) => bar.left <= left && bar.top <= top && bar.right >= right && bar.bottom >= bottom);
          const out = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth;
          return {
            name: walk.name(element),
            outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            contrast: (Math.max(ring, paper) + 0.05) / (Math.min(ring, paper) + 0.05),
            hidden: under || out,
          };
        });
        if (!found) break;
        if (!found.outline) faults.push(`${found.name}: no outline`);
        if (found.contrast < 3) faults.push(`${found.name}: outline ${found.contrast}:1`);
        if (found.hidden) faults.push(`${found.name}: hidden`);
      }
      assert.deepEqual(faults, []);
      assert.ok(stops > 10 && stops < 400, `${stops} stops`);
    });
  });
}

test('a card can be moved onto, stays, and Escape closes it', async () => {
  await open('', desk, async (page) => {
    await hover(page, 'c310000');
    await new Promise((done) => setTimeout(done, 800));
    const box = () =>
      page.evaluate(() => {
        const card = allInside('.card').find((card) => !card.hidden);
        return card && card.getBoundingClientRect().toJSON();
      });
    const before = await box();
    assert.ok(before, 'a card shows');
    const from = await page.evaluate(() => {
      const { left, top, width, height } = inside('.figure-pairing .mirror [data-key="c310000"]').getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const to = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
    for (let step = 0; step <= 20; step += 1) {
      await page.mouse.move(from.x + ((to.x - from.x) * step) / 20, from.y + ((to.y - from.y) * step) / 20);
    }
    await frames(page);
    assert.deepEqual(await box(), before, 'it stays under the pointer');
    await page.keyboard.press('Escape');
    await frames(page);
    assert.equal(await box(), undefined, 'Escape closes it');
  });
});

for (const [scheme, light] of /** @type {const} */ ([['dark', false], ['light', true]])) {
  test(`in the system's own colours, ${scheme} ones, drawings and signs stay readable`, async () => {
    const before = async (/** @type {Page} */ page) => {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: scheme }] });
    };
    await open('#sel=p04', { ...desk, before }, async (page) => {
      // A theme of the page's choice does not matter here.
      await page.evaluate((theme) => (view().theme = theme), light ? 'dark' : 'light');
      await frames(page);
      for (const name of VIEWS) {
        await openTab(page, name);
        const { dark, contrast, canvases, tabs } = await page.evaluate(() => {
          const luminance = (/** @type {number[]} */ rgb) => {
            const [x, y, z] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          const canvases = allInside('.figure:not([hidden]) .base').map((found) => {
            const canvas = /** @type {HTMLCanvasElement} */ (found);
            const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, canvas.width, canvas.height);
            const paper = luminance([data[0], data[1], data[2]]);
            let farthest = 1;
            for (let at = 0; at < data.length; at += 4) {
              const here = luminance([data[at], data[at + 1], data[at + 2]]);
              if (data[at + 3] === 255) farthest = Math.max(farthest, (Math.max(here, paper) + 0.05) / (Math.min(here, paper) + 0.05));
            }
            return { paper, farthest };
          });
          const ruled = (/** @type {HTMLElement} */ tab) => parseFloat(getComputedStyle(tab).borderBottomWidth) > 0;
          return {
            dark: inside('.shell').dataset.theme === 'dark',
            contrast: inside('.shell').dataset.contrast,
            canvases,
            tabs: allInside('.tab').filter(ruled).map((tab) => tab.getAttribute('aria-selected')),
          };
        });
        assert.deepEqual([dark, contrast], [!light, 'more'], name);
        for (const { paper, farthest } of canvases) {
          assert.ok(light ? paper > 0.9 : paper < 0.02, `${name}: paper ${paper}`);
          assert.ok(farthest > 10, `${name}: the strongest ink has ${farthest}:1`);
        }
        assert.deepEqual(tabs, ['true'], 'only the open tab is underlined');
      }
      // Full, half and hollow signs, whose fill is what they say.
      await page.evaluate(() => view().select([]));
      await frames(page);
      const fills = await page.evaluate(() => ['government', 'secondary'].map((kind) => getComputedStyle(inside(`.sources [data-evidence="${kind}"]`) ?? document.body, '::before').backgroundColor));
      assert.notEqual(fills[0], fills[1]);
    });
  });
}

test('more contrast comes where the system asks for it, and goes again', async () => {
  await open('', desk, async (page) => {
    const session = await page.createCDPSession();
    const muted = () => page.evaluate(() => [inside('.shell').dataset.contrast, getComputedStyle(inside('.said')).color]);
    const usual = await muted();
    const ask = async (/** @type {string} */ value) => {
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-contrast', value }] });
      await frames(page);
    };
    await ask('more');
    assert.deepEqual(await muted(), ['more', 'rgb(77, 73, 68)']);
    await ask('no-preference');
    assert.deepEqual(await muted(), usual);
  });
});

test('nothing moves by itself', async () => {
  await open('#sel=p04', desk, async (page) => {
    await equip(page);
    for (const name of VIEWS) {
      await openTab(page, name);
      const moving = await page.evaluate(() => [
        ...walk.everything().filter((element) => {
          const style = getComputedStyle(element);
          return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
        }).map(walk.name),
        ...document.getAnimations().map(String),
      ]);
      assert.deepEqual(moving, [], name);
    }
  });
});

for (const [address, lang] of /** @type {const} */ ([['', 'zh'], ['en.html', 'en']])) {
  for (const name of /** @type {const} */ (['pairing', 'indicator'])) {
    test(`${name} is heard as accepted (${lang})`, async () => {
      await open(`${address}#view=${name}&sel=p09`, desk, async (page) => {
        const figure = await page.evaluateHandle((name) => inside(`.figure-${name}`), name);
        const root = /** @type {import('puppeteer-core').ElementHandle<Element>} */ (figure.asElement());
        const tree = await page.accessibility.snapshot({ root, interestingOnly: false });
        await accept(`access/${name}-${lang}.txt`, heard(tree).join('\n') + '\n');
      });
    });
  }
}

/**
 * The tree as lines: role, name, state.
 * @param {import('puppeteer-core').SerializedAXNode | null} node
 * @param {number} [depth]
 * @returns {string[]}
 */
function heard(node, depth = 0) {
  if (!node) return [];
  const { role, name = '', children = [] } = node;
  // What only holds other things, and texts that are their parent's name, say nothing.
  const silent = ['generic', 'none', 'InlineTextBox', 'Section', 'Canvas'].includes(role) || (role === 'StaticText' && depth === 0);
  const states = ['level', 'pressed', 'selected', 'expanded', 'disabled', 'valuetext'].filter((state) => state in node).map((state) => `${state}=${/** @type {any} */ (node)[state]}`);
  const described = node.description ? [`described “${node.description}”`] : [];
  const line = [`${'  '.repeat(depth)}${role}`, name && `“${name}”`, ...states, ...described].filter(Boolean).join(' ');
  const below = children.filter((child) => !(child.role === 'StaticText' && child.name === name)).flatMap((child) => heard(child, silent ? depth : depth + 1));
  return silent ? below : [line, ...below];
}

/**
 * Compares with a file of tests/golden; `DUIKOU_ACCEPT=1` writes it.
 * @param {string} name
 * @param {string} text
 */
async function accept(name, text) {
  const file = new URL(`../golden/${name}`, import.meta.url);
  if (process.env.DUIKOU_ACCEPT) {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, text);
  }
  assert.equal(text, await readFile(file, 'utf8'), `${name} is other than accepted; look, and if it is right, DUIKOU_ACCEPT=1`);
}

for (const [address, language] of pages) {
  for (const width of [320, 390, 640, 1280]) {
    test(`everything has room at ${width} px, large too (${language})`, async () => {
      await open(`${address}#sel=p04&year=2022-2025`, { width, height: width < 640 ? 640 : 800 }, async (page) => {
        await equip(page);
        for (const name of VIEWS) {
          await openTab(page, name);
          for (const pixels of [0, 20, 30]) {
            await resize(page, pixels);
            assert.deepEqual(await spills(page), [], `${name} at ${pixels}`);
          }
          await resize(page, 0);
        }
      });
    });
  }

  test(`wider spacing of text takes nothing away (${language})`, async () => {
    await open(`${address}#sel=p04`, desk, async (page) => {
      await equip(page);
      await page.evaluate(() => {
        const rules = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
        for (const root of [document, view().shadowRoot]) {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        }
      });
      for (const width of [1280, 390]) {
        await page.setViewport({ width, height: 800 });
        for (const name of VIEWS) {
          await openTab(page, name);
          assert.deepEqual(await spills(page), [], `${name} at ${width}`);
        }
      }
    });
  });
}

test('the size of large text is chosen by keyboard, for page and drawings alike', async () => {
  await open('', desk, async (page) => {
    const look = () =>
      page.evaluate(() => ({
        hidden: inside('.text-size').hidden,
        height: parseFloat(getComputedStyle(inside('.figure-pairing .stage')).height),
        text: getComputedStyle(inside('.shell')).fontSize,
        page: getComputedStyle(document.documentElement).fontSize,
      }));
    const usual = await look();
    assert.equal(usual.hidden, true);
    await press(page, '.bar .size');
    const large = await look();
    assert.deepEqual([large.hidden, large.text, large.page], [false, '20px', '20px']);
    await page.evaluate(() => inside('.text-size input').focus());
    await page.keyboard.press('End');
    await frames(page);
    const largest = await look();
    assert.deepEqual([largest.text, largest.page], ['30px', '30px']);
    assert.ok(largest.height > large.height && large.height > usual.height, JSON.stringify([usual, large, largest]));
    assert.equal(await page.evaluate(() => inside('.text-size input').getAttribute('aria-valuetext')), '30像素');
    await page.keyboard.press('Home');
    await frames(page);
    assert.equal((await look()).text, '18px');
    await press(page, '.bar .size');
    assert.deepEqual(await look(), usual);
    await press(page, '.bar .size');
    assert.equal((await look()).text, '18px', 'what was chosen is kept');
  });
});
