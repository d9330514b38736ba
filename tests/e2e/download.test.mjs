// @ts-check
// Each kind of download, opened and checked: made by keyboard in the dialog, and
// by the element's methods.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { assertAccessible } from './harness.mjs';
import { frames, views } from './view.mjs';

const { open } = views();

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Opens the dialog of a figure by keyboard.
 * @param {Page} page
 * @param {string} figure
 */
async function openDialog(page, figure) {
  await page.waitForFunction((figure) => allInside(`.figure-${figure} .take-away`).some((each) => each.offsetWidth > 0), {}, figure);
  await page.evaluate((figure) => inside(`.figure-${figure} .take-away`).focus(), figure);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => allInside('dialog[open]').length === 1);
  await frames(page);
}

/**
 * Presses the button of a file, and gives the file that the browser saved.
 * @param {Page} page
 * @param {string} file
 */
async function saved(page, file) {
  const folder = await mkdtemp(join(tmpdir(), 'duikou-'));
  try {
    const client = await page.createCDPSession();
    await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId: page.browserContext().id });
    await page.evaluate((file) => inside(`[data-file="${file}"]`).focus(), file);
    await page.keyboard.press('Enter');
    for (let turn = 0; turn < 600; turn++) {
      const [name] = await readdir(folder);
      if (name && !name.endsWith('.crdownload') && !name.startsWith('.')) return { name, bytes: await readFile(join(folder, name)) };
      await pause(50);
    }
    throw new Error(`${file} was not saved: ${await page.evaluate(() => inside('.away-status').textContent)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The chunks of a PNG. @param {Buffer} png */
function chunks(png) {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

test('pictures: SVG with title and description, PNG at three sizes with texts inside', async () => {
  await open('#sel=p09&base=b-dabie-mountains', {}, async (page) => {
    await openDialog(page, 'pairing');
    const svg = await saved(page, 'svg');
    assert.match(svg.name, /^duikou-结对关系-\d{4}-\d\d\.svg$/);
    const text = svg.bytes.toString('utf8');
    const parsed = await page.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
      const texts = [...root.querySelectorAll('text')].map((each) => each.textContent ?? '');
      const font = root.querySelector('text')?.getAttribute('font-family') ?? '';
      return {
        error: root.querySelector('parsererror')?.textContent,
        title: root.querySelector('title')?.textContent ?? '',
        desc: root.querySelector('desc')?.textContent ?? '',
        said: texts.join(''),
        font,
        size: ['width', 'height'].map((name) => Number(root.getAttribute(name))),
      };
    }, text);
    assert.equal(parsed.error, undefined);
    assert.ok(parsed.title && parsed.font.includes('sans-serif') && parsed.font.includes(','), parsed.font);
    for (const fact of ['大别山', '766号', '信阳市 — 苏州市', '数据截至']) assert.ok(parsed.said.replace(/\s/g, '').includes(fact.replace(/\s/g, '')), `${fact} in ${parsed.said}`);
    assert.ok(parsed.desc.includes('大别山'));
    for (const scale of [1, 2, 4]) {
      const png = await saved(page, `png${scale}`);
      const [header, ...rest] = chunks(png.bytes);
      assert.equal(header.type, 'IHDR');
      const size = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
      size.forEach((length, at) => assert.ok(Math.abs(length - scale * parsed.size[at]) <= scale, `${length} at ${scale}`));
      const texts = rest.filter(({ type }) => type === 'iTXt').map(({ data }) => data.toString('utf8'));
      assert.ok(texts.some((each) => each.startsWith('Title\0') && each.endsWith(parsed.title)));
      // The browser itself checks every checksum.
      const drawn = await page.evaluate(async (data) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)], { type: 'image/png' }));
        return [bitmap.width, bitmap.height];
      }, [...png.bytes]);
      assert.deepEqual(drawn, size);
    }
  });
});

test('data: CSV for spreadsheets and JSON, filtered or all', async () => {
  await open('#view=table&sel=p09', {}, async (page) => {
    await openDialog(page, 'table');
    const csv = await saved(page, 'csv');
    assert.match(csv.name, /^duikou-读数表-\d{4}-\d\d\.csv$/);
    assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const text = csv.bytes.toString('utf8');
    assert.equal(text.replace(/\r\n/g, '').match(/[\r\n]/), null, 'every line ends in CRLF');
    const [rows, notes] = text.split('\r\n\r\n');
    assert.equal(rows.split('\r\n').length, 1 + 8);
    for (const fact of ['关于这份数据', '筛选,所选：信阳市 — 苏州市', '数据版本,', '数据截至,', '[DB/OL]']) assert.ok(notes.includes(fact), notes);
    const json = await saved(page, 'json');
    const parsed = JSON.parse(json.bytes.toString('utf8'));
    assert.equal(parsed.rows.length, 8);
    assert.equal(parsed.meta.rows, 8);
    assert.match(parsed.meta.version, /^[0-9a-f]{12}$/);
    assert.ok(parsed.rows.every((/** @type {{ pairing: string }} */ row) => row.pairing === 'p09'));
    await page.evaluate(() => inside('.away-radio input[value="all"]').click());
    const all = await saved(page, 'json');
    assert.match(all.name, /^duikou-读数表-全部-/);
    assert.equal(JSON.parse(all.bytes.toString('utf8')).rows.length, 261);
  });
});

test('the methods give the same, and nothing on the page changes', async () => {
  await open('en.html#view=indicator', {}, async (page) => {
    await page.waitForFunction(() => allInside('.figure-indicator .take-away').length === 1);
    const made = await page.evaluate(async () => {
      const before = view().state;
      const text = async (/** @type {Blob} */ blob) => ({ type: blob.type, text: await blob.text() });
      const csv = await text(await view().exportData('csv'));
      const all = await text(await view().exportData('csv', { all: true }));
      const json = await text(await view().exportData('json'));
      const svg = await text(await view().exportImage('svg'));
      return { csv, all, json, svg, same: before === view().state };
    });
    assert.ok(made.same);
    assert.ok(made.all.text.length > made.csv.text.length * 2);
    assert.deepEqual([made.csv.type, made.json.type, made.svg.type], ['text/csv;charset=utf-8', 'application/json', 'image/svg+xml']);
    assert.ok(made.svg.text.includes('Sources of the readings'));
  });
});

test('a picture too large for the browser is refused in words', async () => {
  await open('', {}, async (page) => {
    const said = await page.evaluate(() => view().exportImage('png', 40).then(() => '', (error) => String(error.message)));
    assert.match(said, /40倍.*SVG/);
  });
});

/** @type {[string, string, import('./harness.mjs').View][]} */
const looks = [
  ['', 'pairing', {}],
  ['en.html#sel=p09', 'pairing', { width: 390, height: 844, touch: true }],
  ['#view=sources', 'sources', { theme: 'dark' }],
];
for (const [address, figure, how] of looks) {
  test(`the dialog is accessible, keeps the focus inside and gives it back: ${address || 'as it opens'}`, async () => {
    await open(address, how, async (page) => {
      await openDialog(page, figure);
      await assertAccessible(page);
      const wide = await page.evaluate(() => {
        const dialog = inside('.away-dialog');
        return [dialog.scrollWidth - dialog.clientWidth, document.documentElement.scrollWidth - innerWidth];
      });
      assert.ok(wide.every((over) => over <= 0), String(wide));
      const small = await page.evaluate(() => allInside('.away-dialog button, .away-dialog input').filter((each) => each.getBoundingClientRect().height < 19.5).length);
      assert.equal(small, 0);
      await page.keyboard.press('Escape');
      await frames(page);
      assert.equal(await page.evaluate(() => allInside('dialog').length), 0);
      assert.ok(await page.evaluate(() => focused()?.classList.contains('take-away')));
    });
  });
}
