// @ts-check
// Every view on A4, upright and across: vectors and text, nothing cut, its title
// and its sources on each sheet.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { frames, views } from './view.mjs';

const { open } = views();
const run = promisify(execFile);

/** View, address, the most sheets it may take. @type {[string, string, number][]} */
const VIEWS = [
  ['pairing', 'index.html', 3],
  ['timeline', 'en.html#view=timeline', 2],
  ['matrix', 'index.html#view=matrix', 2],
  ['indicator', 'en.html#view=indicator', 2],
  ['trend', 'index.html#view=trend', 2],
  ['target', 'index.html#view=target', 2],
  ['table', 'index.html#view=table&sel=p08', 10],
  ['sources', 'en.html#view=sources&sel=p09', 5],
];

/**
 * The text of each sheet, where a program that reads PDF is there.
 * @param {Uint8Array} pdf
 */
async function texts(pdf) {
  const folder = await mkdtemp(join(tmpdir(), 'duikou-'));
  try {
    const file = join(folder, 'out.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdftotext', ['-layout', file, '-']);
    return stdout.split('\f').slice(0, -1);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const [view, address, most] of VIEWS) {
  test(`${view} on paper`, async () => {
    await open(address, { theme: 'dark' }, async (page) => {
      await page.waitForFunction((view) => allInside(`.figure-${view}:not([hidden]) h2`).some((title) => title.textContent !== ''), {}, view);
      await frames(page);
      const title = await page.evaluate((view) => inside(`.figure-${view} h2`).textContent ?? '', view);
      for (const landscape of [false, true]) {
        const pdf = await page.pdf({ format: 'A4', landscape, margin: { top: '14mm', bottom: '14mm', left: '14mm', right: '14mm' } });
        const source = Buffer.from(pdf).toString('latin1');
        const sheets = source.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        assert.ok(sheets >= 1 && sheets <= most, `${sheets} sheets`);
        assert.ok(!/\/Subtype\s*\/Image/.test(source), 'no pixels');
        assert.ok(/\/Type\s*\/Font\b/.test(source), 'text is text');
        const said = await texts(pdf);
        if (!said) continue;
        assert.equal(said.length, sheets);
        const start = title.replace(/\s/g, '').slice(0, 6);
        for (const sheet of said) {
          const plain = sheet.replace(/\s/g, '');
          assert.ok(plain.includes(start), `${start} on ${sheet}`);
          assert.ok(plain.includes('766'), sheet);
          assert.ok(/[0-9a-f]{12}/.test(plain), sheet);
        }
      }
      await frames(page);
      assert.equal(await page.evaluate(() => allInside('.print, .sheet-head').length), 0, 'the screen is as it was');
    });
  });

  for (const width of [688, 1016]) {
    test(`${view} is not cut at ${width} px of paper, and has no colour`, async () => {
      await open(address, { width, height: 1400 }, async (page) => {
        await page.waitForFunction((view) => allInside(`.figure-${view}:not([hidden]) h2`).some((title) => title.textContent !== ''), {}, view);
        await frames(page);
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.emulateMediaType('print');
        const [cut, colours] = await page.evaluate((width) => {
          const shown = allInside('.shell *').filter((each) => each.getClientRects().length > 0 && !each.closest('.unseen, svg *'));
          const cut = shown.filter((each) => each.getBoundingClientRect().right > width + 1 || each.getBoundingClientRect().left < -1).map((each) => `${each.tagName}.${each.className}`);
          const grey = (/** @type {string} */ text) => {
            const [r, g, b] = (text.match(/[\da-f]{2}/gi) ?? []).map((part) => parseInt(part, 16));
            return r === g && g === b;
          };
          const all = allInside('.print svg *').flatMap((each) => ['fill', 'stroke'].map((name) => each.getAttribute(name) ?? '')).filter((value) => value.startsWith('#'));
          return [cut, [...new Set(all)].filter((value) => !grey(value))];
        }, width);
        assert.deepEqual(cut, []);
        assert.deepEqual(colours, []);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      });
    });
  }
}
