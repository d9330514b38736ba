// @ts-check
// Pictures to take away, and fragments of HTML that the element makes live.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { replace, root } from './harness.mjs';
import { frames, ready, selection, views } from './view.mjs';

const { open, watched } = views();
const run = promisify(execFile);

/**
 * What `duikou render` writes.
 * @param {'html' | 'svg'} kind
 * @param {string[]} options
 */
async function render(kind, ...options) {
  const folder = await mkdtemp(join(tmpdir(), 'duikou-'));
  const file = join(folder, `out.${kind}`);
  try {
    const command = ['run', '--quiet', '--package', 'duikou', '--bin', 'duikou', '--', 'render', ...options, '-o', file];
    await run(process.env.CARGO || 'cargo', command, { cwd: root });
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {import('puppeteer-core').Page} page
 */
function pictures(page) {
  return page.evaluate(async () => {
    const svg = await view().exportImage('svg');
    const png = await view().exportImage('png');
    const text = await svg.text();
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const bitmap = await createImageBitmap(png);
    const stage = inside('.stage').getBoundingClientRect();
    return {
      types: [svg.type, png.type],
      text,
      error: parsed.querySelector('parsererror')?.textContent,
      head: [...new Uint8Array(await png.slice(0, 8).arrayBuffer())],
      png: [bitmap.width, bitmap.height],
      svg: ['width', 'height'].map((name) => Number(parsed.documentElement.getAttribute(name))),
      stage: [stage.width, stage.height],
      title: parsed.querySelector('title')?.textContent,
    };
  });
}

test('the picture as SVG and as PNG, with what is selected', async () => {
  for (const dpr of [1, 2]) {
    await open('en.html#sel=p09', { dpr }, async (page) => {
      const before = await page.evaluate(() => /** @type {HTMLCanvasElement} */ (inside('.base')).toDataURL());
      const made = await pictures(page);
      assert.deepEqual(made.types, ['image/svg+xml', 'image/png']);
      assert.equal(made.error, undefined);
      assert.deepEqual(made.head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      made.png.forEach((length, at) => assert.ok(Math.abs(length - 2 * made.svg[at]) <= 2, JSON.stringify(made.png)));
      // Margins at both sides; title and credits above and below.
      assert.ok(Math.abs(made.svg[0] - made.stage[0] - 48) <= 1, JSON.stringify(made.svg));
      assert.ok(made.svg[1] > made.stage[1] + 100, JSON.stringify(made.svg));
      assert.ok(made.text.includes('Xinyang') && made.title);
      const after = await page.evaluate(() => /** @type {HTMLCanvasElement} */ (inside('.base')).toDataURL());
      assert.equal(after, before, 'the drawing on the page is as it was');
    });
  }
});

test('the SVG is the one that the program writes for the same state', async () => {
  await open('en.html#sel=p09&group=province', {}, async (page) => {
    const { text, svg } = await pictures(page);
    const options = ['--credits', '--width', String(svg[0] - 48), '--lang', 'en', '--state', 'sel=p09&group=province'];
    const written = await render('svg', '--view', 'pairing', ...options);
    assert.equal(text.trimEnd(), written.trimEnd());
  });
});

for (const [kind, options] of /** @type {[string, string[]][]} */ ([
  ['pairing', ['--lang', 'zh-CN', '--state', 'sel=p09']],
  ['timeline', ['--lang', 'en', '--width', '900']],
])) {
  test(`a fragment written by \`duikou render\` is content first, and then live: ${kind}`, async () => {
    const fragment = await render('html', '--view', kind, ...options);
    const lang = fragment.includes('lang="en"') ? 'en' : 'zh-CN';
    const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>x</title><link rel="icon" href="icon.svg">
      <script type="module" src="duikou.js"></script><main><h1>x</h1>
      <duikou-view view="${kind}" state="sel=p09">${fragment}</duikou-view></main></html>`;
    const before = replace({ 'fragment.html': { body } });
    await watched('fragment.html', { before, script: false }, async (page) => {
      const [picture, rows] = await page.evaluate(() => [
        document.querySelector('duikou-view svg')?.getBoundingClientRect().height ?? 0,
        document.querySelectorAll('duikou-view tbody tr').length,
      ]);
      assert.ok(picture > 300 && rows >= 20, `${picture} px, ${rows} rows`);
    });
    await watched('fragment.html', { before }, async (page) => {
      await ready(page);
      await frames(page);
      assert.equal(await page.evaluate(() => document.querySelector('duikou-view svg')?.getBoundingClientRect().height), 0);
      assert.deepEqual(await selection(page), ['p09']);
      assert.equal(await page.evaluate(() => view().lang), lang);
      assert.equal(await page.evaluate((kind) => allInside(`.figure-${kind}`).length, kind), 1);
    });
  });
}
