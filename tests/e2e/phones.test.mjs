// @ts-check
// Phones and tablets: everything fits, is large enough for a thumb, and scrolls;
// in apps that download nothing, pictures and texts can be taken all the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policy, replace } from './harness.mjs';
import { frames, ready, selection, views } from './view.mjs';
import { controls, equip, openTab, spills, VIEWS } from './walk.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open, watched } = views();

/**
 * Draws a finger over the page.
 * @param {Page} page
 * @param {{ x: number, y: number }} at
 * @param {{ x?: number, y?: number }} by CSS px
 */
async function swipe(page, at, by) {
  const session = await page.createCDPSession();
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number} */ share) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: at.x + (by.x ?? 0) * share, y: at.y + (by.y ?? 0) * share }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 10; step += 1) {
    await touch('touchMove', step / 10);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await touch('touchEnd', 1);
  await frames(page);
}

for (const [width, height] of [[360, 640], [390, 844], [412, 915], [768, 1024]]) {
  for (const address of ['', 'en.html']) {
    test(`every view at ${width}×${height} ${address}`, async () => {
      await open(`${address}#sel=p04&year=2022-2025`, { width, height, touch: true, dpr: 2 }, async (page) => {
        await equip(page);
        for (const name of VIEWS) {
          await openTab(page, name);
          assert.deepEqual(await spills(page), [], name);
          const small = (await controls(page)).filter(({ width, height, main }) => Math.min(width, height) < 24 - 0.5 || (main && height < 44 - 0.5));
          assert.deepEqual(small.map(({ name, width, height }) => `${name} ${width}×${height}`), [], name);
        }
      });
    });
  }

  test(`a finger on any drawing scrolls the page at ${width}×${height}, and never sideways`, async () => {
    await open('', { width, height, touch: true, dpr: 2 }, async (page) => {
      for (const name of VIEWS) {
        await openTab(page, name);
        const at = await page.evaluate((name) => {
          scrollTo(0, 0);
          const [body] = allInside(`.figure-${name} .stage, .figure-${name} .sheet-box, .figure-${name} .source-lists`);
          body.scrollIntoView({ block: 'start' });
          const { left, top, width } = body.getBoundingClientRect();
          return { x: left + width / 2, y: Math.min(top + 300, innerHeight - 60) };
        }, name);
        await frames(page);
        const place = () => page.evaluate((name) => ({ x: scrollX, y: scrollY, box: allInside(`.figure-${name} .sheet-box`)[0]?.scrollTop ?? 0 }), name);
        const before = await place();
        await swipe(page, at, { y: -200 });
        const after = await place();
        assert.ok(after.y > before.y + 100 || after.box > before.box + 100, `${name}: from ${JSON.stringify(before)} to ${JSON.stringify(after)}`);
        await swipe(page, at, { x: -200 });
        assert.equal((await place()).x, 0, name);
        assert.deepEqual(await selection(page), [], `${name}: scrolling chooses nothing`);
      }
    });
  });
}

test('a tap chooses, the strip leads to the details, and a tap beside lets go', async () => {
  await open('', { width: 360, height: 640, touch: true, dpr: 2 }, async (page) => {
    const tap = async (/** @type {string} */ selector) => {
      const { x, y } = await page.evaluate((selector) => {
        const element = inside(selector);
        element.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
      await frames(page);
      await page.touchscreen.tap(x, y);
      await frames(page);
    };
    await tap('.figure-pairing .mirror [data-key="c320500"]');
    assert.deepEqual(await selection(page), ['c320500']);
    await page.evaluate(() => inside('.strip-see').click());
    await frames(page);
    assert.equal(await page.evaluate(() => focused()?.tagName), 'H2');
    await tap('.close');
    assert.deepEqual(await selection(page), []);
  });
});

const BROWSERS = /** @type {const} */ ([
  ['WeChat', 'Mozilla/5.0 (Linux; Android 13; M2102J2SC) AppleWebKit/537.36 Chrome/111.0 Mobile Safari/537.36 XWEB/1110017 MMWEBSDK/20230701 MicroMessenger/8.0.40.2420(0x28002837)', true],
  ['Weibo', 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Weibo (iPhone14,5__weibo__13.7.0__iphone__os16.5)', true],
  ['QQ', 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Version/4.0 Chrome/98.0 MQQBrowser/6.2 Mobile Safari/537.36 V1_AND_SQ_8.9.70 QQ/8.9.70.11730 NetType/WIFI', true],
  ['QQ’s browser', 'Mozilla/5.0 (Linux; U; Android 12) AppleWebKit/537.36 Version/4.0 Chrome/98.0 MQQBrowser/13.7 Mobile Safari/537.36', false],
  ['Chrome', 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36', false],
]);

/**
 * Opens what can be taken away of the first figure, and presses one of its buttons.
 * @param {Page} page
 * @param {string} file
 */
async function ask(page, file) {
  await page.evaluate(() => inside('.figure-pairing .take-away').click());
  await page.waitForFunction(() => allInside('dialog[open]').length === 1);
  await page.evaluate((file) => inside(`[data-file="${file}"]`).click(), file);
  await page.waitForFunction(() => inside('.away-status').textContent !== '');
  await frames(page);
}

for (const [name, agent, held] of BROWSERS) {
  test(`${name} is ${held ? '' : 'not '}known to download nothing`, async () => {
    await watched('en.html', { before: (page) => page.setUserAgent({ userAgent: agent }) }, async (page) => {
      await ready(page);
      // A browser without a window has nowhere to save: what counts is what is offered.
      await ask(page, 'csv');
      const offered = await page.evaluate(() => allInside('.offered-text').map((field) => /** @type {HTMLTextAreaElement} */ (field).value));
      assert.equal(offered.length, held ? 1 : 0);
      if (held) assert.match(offered[0], /^\ufeff?key,number,base_city/);
    });
  });
}

const [[, WECHAT]] = BROWSERS;
for (const [pictures, shown] of [["img-src 'self' data:", 'IMG'], ["img-src 'self'", 'CANVAS']]) {
  test(`a picture to press long, or to look at, and a text to copy under ${pictures}`, async () => {
    const body = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="icon.svg"><script type="module" src="duikou.js"></script><main><duikou-view></duikou-view></main></html>';
    const change = replace({ 'plain.html': { body, policy: policy.replace("img-src 'self'", pictures) } });
    const before = async (/** @type {Page} */ page) => {
      await page.setUserAgent({ userAgent: WECHAT });
      await change(page);
    };
    await watched('plain.html', { before, allow: shown === 'IMG' ? [] : [/img-src/, /./], width: 390, height: 844 }, async (page) => {
      await ready(page);
      await ask(page, 'png2');
      const found = await page.evaluate(() => {
        const picture = /** @type {HTMLImageElement & HTMLCanvasElement} */ (inside('.offered-image'));
        const { width } = picture.getBoundingClientRect();
        return { tag: picture.tagName, name: picture.getAttribute('alt') ?? picture.getAttribute('aria-label'), advice: inside('.offered figcaption').textContent, pixels: picture.naturalWidth ?? picture.width, width };
      });
      assert.equal(found.tag, shown);
      assert.match(found.name ?? '', /\.png$/);
      assert.match(found.advice ?? '', shown === 'IMG' ? /press the picture long/ : /screenshot/);
      assert.ok(found.pixels > 600 && found.width > 200 && found.width < 390, JSON.stringify(found));
      await page.evaluate(() => inside('[data-file="json"]').click());
      await page.waitForFunction(() => allInside('.offered-text').length === 1);
      assert.equal(await page.evaluate(() => JSON.parse(/** @type {HTMLTextAreaElement} */ (inside('.offered-text')).value).rows.length), 20);
      await page.evaluate(() => inside('.offered .button').click());
      await page.waitForFunction(() => /^(Copied|Selected: copy it yourself)$/.test(inside('.offered-said').textContent ?? ''));
    });
  });
}

test('what belongs to a file of one’s own is offered as a text too', async () => {
  const before = (/** @type {Page} */ page) => page.setUserAgent({ userAgent: WECHAT });
  await watched('', { before, width: 390, height: 844, touch: true }, async (page) => {
    await ready(page);
    const offered = (/** @type {string} */ where) =>
      page.waitForFunction((where) => /** @type {HTMLTextAreaElement | undefined} */ (allInside(`${where} .offered-text`)[0])?.value, {}, where).then((text) => text.jsonValue());
    await page.evaluate(() => inside('.open-file').click());
    await page.waitForFunction(() => allInside('dialog[open] .load-actions .button').length === 2);
    await page.evaluate(() => allInside('dialog[open] .load-actions .button')[1].click());
    assert.match((await offered('dialog[open]')) ?? '', /^\ufeff?结对,/);
    await page.evaluate(() => inside('dialog[open] .close').click());
    await page.evaluate(() => view().load(new File(['结对,日期,指标,实际\np09,2023,累计签约额,1\np99,2023,累计签约额,1\n'], 'mine.csv')));
    await page.waitForFunction(() => allInside('.load-problem-details .button').length > 0);
    await page.evaluate(() => {
      inside('.load-problem-details').setAttribute('open', '');
      inside('.load-problem-details .button').click();
    });
    assert.match((await offered('.load-strip')) ?? '', /p99/);
    await equip(page);
    assert.deepEqual(await spills(page), []);
  });
});
