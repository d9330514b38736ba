// @ts-check
// Bringing a file: dropped, chosen, named by an address or handed over as rows.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { book, gb18030, locked, table } from './files.mjs';
import { assertAccessible, replace, shot } from './harness.mjs';
import { errors, frames, ready, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open, watched } = views();

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duikou-'));
});
after(() => rm(folder, { recursive: true }));

/**
 * Lets go of a file over the element, after it was held there a moment.
 * @param {Page} page
 * @param {string} name
 * @param {Buffer} bytes
 */
async function drop(page, name, bytes) {
  await page.evaluate(
    async (name, text) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
      const send = (/** @type {string} */ type) => view().dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
      if (send('dragenter')) throw new Error('it did not take the file');
      for (let turn = 0; turn < 100 && !(allInside('.load-drop')[0] && !inside('.load-drop').hidden); turn += 1) {
        send('dragover');
        await new Promise((done) => setTimeout(done, 50));
      }
      if (inside('.load-drop').hidden) throw new Error('nothing shows that a file can be let go of');
      send('drop');
    },
    name,
    bytes.toString('base64'),
  );
}

/**
 * Waits until a file has been read, and gives what the strip says.
 * @param {Page} page
 * @param {string} name
 */
async function loaded(page, name) {
  await page.waitForFunction((name) => allInside('.load-counts').length > 0 && inside('.load-strip h2').textContent === name, {}, name);
  await frames(page);
  return page.evaluate(() => ({
    counts: allInside('.load-counts dd').map((count) => Number((count.textContent ?? '').replace(/\D/g, ''))),
    recognised: allInside('.load-recognised li').map((line) => line.textContent ?? ''),
    problems: allInside('.load-problems li').map((problem) => ({ level: problem.dataset.level, text: problem.textContent ?? '' })),
    status: inside('.load [role=status]').textContent ?? '',
  }));
}

/** @param {Page} page */
function fault(page) {
  return page.waitForFunction(() => allInside('.load-fault')[0]?.textContent).then((text) => text.jsonValue());
}

/**
 * What the table of readings shows.
 * @param {Page} page
 */
async function rows(page) {
  await page.evaluate(() => inside('[data-view=table]').click());
  await page.waitForFunction(() => allInside('.rows tbody:not(.gap) tr').length > 0);
  await frames(page);
  return page.evaluate(() => allInside('.rows tbody:not(.gap) tr').map((row) => row.innerText.replace(/\s+/g, ' ')));
}

test('a GB 18030 table is dropped: counts, what was recognised, problems, charts, and the way back', async () => {
  await open('', {}, async (page) => {
    const address = await page.evaluate(() => inside('.figure-pairing h2').textContent);
    await drop(page, '进展.csv', gb18030(table));
    const { counts, recognised, problems, status } = await loaded(page, '进展.csv');
    assert.deepEqual(counts.slice(0, 2), [3, 1], 'three rows taken in, one rejected');
    assert.ok(counts[2] >= 3, 'title, unit, total and remark are passed over');
    const text = recognised.join('\n');
    for (const part of [/单位|万元/, /合\s*计/]) assert.match(text, part);
    const rejected = problems.filter(({ level }) => level === 'rejected');
    assert.equal(rejected.length, 1);
    assert.match(rejected[0].text, /第6行/);
    assert.match(rejected[0].text, /看附件/);
    assert.match(status, /读入3行，拒绝1行/);
    const told = await page.evaluate(() => seen.errors);
    assert.equal(told.length, 1);
    assert.ok(told[0].problems.some((problem) => problem.includes('看附件')), told[0].problems.join());
    await shot(page, 'load-result', false);

    const readings = await rows(page);
    assert.equal(readings.length, 6, 'planned and actual of three rows');
    assert.ok(readings.some((row) => row.includes('信阳') && /1,?420万元/.test(row)), readings.join('\n'));
    for (const view of ['timeline', 'matrix', 'indicator', 'trend', 'target', 'sources', 'pairing']) {
      await page.evaluate((view) => inside(`[data-view=${view}]`).click(), view);
      await page.waitForFunction((name) => allInside(`.figure-${name}:not([hidden])`).length > 0, {}, view);
      await frames(page);
    }
    await shot(page, 'load-charts');

    await page.evaluate(() => inside('.load-back').click());
    await page.waitForFunction(() => allInside('.load-strip').length === 0);
    await frames(page);
    assert.equal(await page.evaluate(() => focused()?.className.includes('open-file')), true, 'the focus is not lost');
    assert.ok((await rows(page)).length > 10, 'the built-in readings are back');
    assert.equal(await page.evaluate(() => inside('.figure-pairing h2').textContent), address);
  });
});

test('a workbook is chosen: its first sheet with a table, and another one on demand', async () => {
  const file = join(folder, '季报.xlsx');
  await writeFile(file, book());
  await open('', {}, async (page) => {
    const asked = () => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('sheets')));
    await page.evaluate(() => inside('.open-file').click());
    await page.waitForFunction(() => allInside('.load-choose').length > 0);
    assert.equal(await asked(), false);
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.evaluate(() => inside('.load-choose').click())]);
    await chooser.accept([file]);
    const { counts, recognised } = await loaded(page, '季报.xlsx');
    assert.deepEqual(counts.slice(0, 2), [4, 0]);
    assert.match(recognised.join('\n'), /合计/);
    const sheet = await page.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (inside('.load-sheet select'));
      return [select.value, [...select.options].map(({ text }) => text).join()];
    });
    assert.deepEqual(sheet, ['进展', '说明,进展,旧表（隐藏）']);
    const readings = await rows(page);
    assert.equal(readings.filter((row) => row.includes('信阳')).length, 4, 'the merged cell counts for both of its rows');
    assert.ok(readings.some((row) => row.includes('亳州')), 'a pairing of the file’s own is kept');

    await page.select('duikou-view >>> .load-sheet select', '旧表');
    await page.waitForFunction(() => allInside('.load-sheet select').length > 0 && /** @type {HTMLSelectElement} */ (inside('.load-sheet select')).value === '旧表' && allInside('.load-counts').length > 0);
    assert.deepEqual((await loaded(page, '季报.xlsx')).counts.slice(0, 2), [1, 0]);
  });
});

/** A file that takes a while. */
const long = () => {
  const rows = 'p01,2023-01-19,产业,签约项目金额,100,90,万元\n'.repeat(20000);
  const parts = ['结对,日期,任务,指标,计划,实际,单位\n', ...Array.from({ length: 100 }, () => rows)];
  return new File(parts, 'long.csv');
};

test('reading can be cancelled, and leaves nothing behind', async () => {
  await open('#sel=p09', {}, async (page) => {
    await page.evaluate(`globalThis.long = ${long}`);
    await page.evaluate(() => {
      // @ts-expect-error put there a moment ago
      globalThis.outcome = view().load(long()).then(() => 'done', (error) => error.name);
      // @ts-expect-error
      globalThis.progress = [];
      // @ts-expect-error
      addEventListener('duikou-progress', ({ detail }) => progress.push(detail));
    });
    await page.waitForFunction(() => progress.length > 2 && allInside('.load-cancel').length > 0);
    assert.equal(page.workers().length, 1);
    await page.evaluate(() => inside('.load-cancel').focus());
    await page.keyboard.press('Enter');
    // @ts-expect-error
    assert.equal(await page.evaluate(() => outcome), 'AbortError');
    await page.waitForFunction(() => allInside('.load-strip').length === 0);
    assert.match(await page.evaluate(() => inside('.load [role=status]').textContent ?? ''), /已取消/);
    assert.equal(page.workers().length, 0);
    assert.deepEqual(await selection(page), ['p09'], 'the page is as it was');
    // @ts-expect-error
    const progress = await page.evaluate(() => globalThis.progress);
    assert.ok(progress.every((/** @type {any} */ step) => step.done <= step.total && step.total > 1e6));
    assert.deepEqual(await errors(page), []);
  });
});

for (const [name, bytes, words] of /** @type {[string, () => Buffer, RegExp][]} */ ([
  ['damaged.xlsx', () => book().subarray(0, 1500), /已损坏|不完整/],
  ['locked.xlsx', locked, /密码/],
  ['empty.csv', () => Buffer.alloc(0), /空的/],
  ['picture.png', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /无法读取/],
  ['odd.json', () => Buffer.from('[1, 2'), /JSON/],
  ['list.json', () => Buffer.from('[1, 2]'), /对象数组/],
])) {
  test(`${name} gives a sentence, and nothing else changes`, async () => {
    await open('', {}, async (page) => {
      await drop(page, name, bytes());
      assert.match(await fault(page) ?? '', words);
      assert.equal((await errors(page)).length, 1);
      assert.match((await errors(page))[0], words);
      assert.equal(page.workers().length, 0);
      await page.evaluate(() => [...allInside('.load-strip .button')].pop()?.click());
      await page.waitForFunction(() => allInside('.load-strip').length === 0);
      assert.equal(await page.evaluate(() => allInside('.shell').length), 1);
    });
  });
}

test('what was downloaded as JSON comes back', async () => {
  await open('', {}, async (page) => {
    const taken = {
      meta: { title: '对口合作公开读数', rows: 2 },
      rows: [
        { key: 'F001', pairing: '全部', date: '2023', date_basis: '推定', indicator: '累计签约项目', planned: null, actual: 12, unit: '个', bound: '至少' },
        { key: 'F002', pairing: 'p09', date: '2024', date_basis: '原文写明', indicator: '累计签约项目', planned: 7, actual: null, unit: '个', bound: '准确' },
      ],
    };
    await drop(page, '读数.json', Buffer.from(JSON.stringify(taken)));
    const { counts, problems } = await loaded(page, '读数.json');
    assert.deepEqual(counts.slice(0, 2), [2, 0]);
    assert.deepEqual(problems, []);
    const readings = await rows(page);
    assert.ok(readings.some((row) => row.includes('≥12')), readings.join('\n'));
  });
});

test('src names a file of the folder; state goes with it', async () => {
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><link rel="icon" href="icon.svg">
    <script type="module" src="duikou.js"></script><h1>x</h1><duikou-view src="mine.csv" state="sel=p09&view=table"></duikou-view></html>`;
  const before = replace({ 'one.html': { body }, 'mine.csv': { body: table }, 'none.csv': { status: 404 } });
  await watched('one.html', { before, allow: [/404|none\.csv/] }, async (page) => {
    await ready(page);
    assert.deepEqual((await loaded(page, 'mine.csv')).counts.slice(0, 2), [3, 1]);
    await frames(page);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal((await rows(page)).length, 4, 'of the selected pairing');
    await page.evaluate(() => view().setAttribute('src', 'none.csv'));
    assert.match(await fault(page) ?? '', /404/);
    await page.evaluate(() => view().removeAttribute('src'));
    await page.waitForFunction(() => allInside('.load-strip').length === 0);
    assert.ok((await rows(page)).length > 4);
  });
});

test('a page hands over rows', async () => {
  await open('en.html', {}, async (page) => {
    const summary = await page.evaluate(() =>
      view().load([
        { pairing: 'p01', date: new Date(2023, 0, 19), area: 'industry', indicator: '签约项目金额', planned: 1200, actual: 1100.5, unit: '万元' },
        { pairing: 'Xinyang - Suzhou', date: '2024-03', area: 'industry', indicator: '签约项目金额', planned: null, actual: 'many, "many"', unit: '万元' },
      ]),
    );
    assert.deepEqual({ ...summary, skipped: 0, name: '' }, { name: '', loaded: 1, rejected: 1, skipped: 0 });
    assert.match(await page.evaluate(() => inside('.load-problems').textContent ?? ''), /many, "many"/);
    for (const wrong of ['[1]', '7', 'undefined']) {
      const error = await page.evaluate(`view().load(${wrong}).then(String, (error) => error.message)`);
      assert.match(String(error), /takes a File/);
    }
  });
});

const odd = '谁,何时,做什么,2022,2023\n信阳市—苏州市,,签约,3,4\n龙岩市—广州市,,签约,5,6\n';

test('columns are matched by keyboard; the answer is remembered', async () => {
  await open('', {}, async (page) => {
    await page.evaluate(() => inside('.open-file').focus());
    await page.evaluate((text) => void view().load(new File([text], 'odd.csv')), odd);
    await page.waitForFunction(() => allInside('.load-match-dialog').length > 0);
    const at = () => page.evaluate(() => focused()?.getAttribute('aria-label') ?? focused()?.textContent);
    assert.match((await at()) ?? '', /A列/);
    const choose = async (/** @type {string} */ field) => {
      const value = await page.evaluate((field) => [.../** @type {HTMLSelectElement} */ (focused()).options].find(({ text }) => text.includes(field))?.index, field);
      await page.keyboard.press('Home');
      for (let step = 0; step < (value ?? -1); step += 1) await page.keyboard.press('ArrowDown');
    };
    assert.match(await page.evaluate(() => inside('.load-told').textContent ?? ''), /还不能读取：要有一列是结对/);
    await choose('结对');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await choose('指标');
    await page.keyboard.press('Tab');
    await choose('年份');
    await page.keyboard.press('Tab');
    await choose('年份');
    assert.match(await page.evaluate(() => inside('.load-told').textContent ?? ''), /可以读取/);
    await shot(page, 'load-match', false);
    await page.evaluate(() => inside('.match-apply').focus());
    await page.keyboard.press('Enter');
    const { counts } = await loaded(page, 'odd.csv');
    assert.deepEqual(counts.slice(0, 2), [2, 0]);
    const query = await page.evaluate(() => view().state);
    assert.match(query, /map=/);
    assert.equal((await rows(page)).length, 4, 'two years of two pairings');

    // Without it the columns are asked for again, and the dialog can be closed.
    await page.evaluate((query) => (view().state = query), query.replace(/&?map=[^&]*/, ''));
    await page.waitForFunction(() => allInside('.load-match-dialog').length > 0);
    await page.keyboard.press('Escape');
    assert.match(await fault(page) ?? '', /没有指定列/);
  });
});

test('undo goes back to how the columns were read, and not to the data before', async () => {
  await open('', {}, async (page) => {
    const undoable = () => page.evaluate(() => inside('.tray .undo').getAttribute('aria-disabled') !== 'true');
    const step = (/** @type {string} */ way) => page.evaluate((way) => inside(`.tray .${way}`).click(), way);
    await page.evaluate(() => (view().state = 'base=b-taihang&view=table'));
    await page.waitForFunction(() => inside('.tray .undo').getAttribute('aria-disabled') !== 'true');
    const text = '结对,日期,指标,计划,实际,单位\np09,2023,累计签约额,20,12,亿元\n';
    await page.evaluate((text) => view().load(new File([text], 'mine.csv')), text);
    await frames(page);
    assert.equal(await undoable(), false, 'what was chosen in other data is gone');
    const before = await rows(page);
    assert.match(before.join(), /20亿元（计划）/);
    // Planned and actual the other way round.
    await page.evaluate(() => (view().state = 'view=table&map=1;pairing,date,indicator,actual,planned,unit;actual'));
    await page.waitForFunction(() => /12亿元（计划）/.test(inside('.rows').textContent ?? ''));
    assert.equal(await undoable(), true);
    await step('undo');
    await page.waitForFunction(() => /20亿元（计划）/.test(inside('.rows').textContent ?? ''));
    assert.deepEqual(await rows(page), before);
    await step('redo');
    await page.waitForFunction(() => /12亿元（计划）/.test(inside('.rows').textContent ?? ''));
  });
});

test('problems and templates can be taken away', async () => {
  await open('', {}, async (page) => {
    await page.evaluate(() => {
      // @ts-expect-error for this test
      globalThis.saved = [];
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        const address = createObjectURL(blob);
        // @ts-expect-error
        saved.push({ blob, address });
        return address;
      };
      HTMLAnchorElement.prototype.click = function () {
        // @ts-expect-error
        const file = saved.find(({ address }) => address === this.href);
        if (file) file.name = this.download;
      };
    });
    /**
     * @param {number} count
     * @returns {Promise<{ name: string, text: string, size: number }>}
     */
    const saved = async (count) => {
      // @ts-expect-error
      await page.waitForFunction((count) => saved.length === count && saved[count - 1].name, {}, count);
      return page.evaluate(async (at) => {
        // @ts-expect-error
        const { blob, name } = saved[at];
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return { name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), size: bytes.length };
      }, count - 1);
    };
    await drop(page, '进展.csv', gb18030(table));
    await loaded(page, '进展.csv');
    await page.evaluate(() => inside('.load-download').click());
    const problems = await saved(1);
    assert.equal(problems.name, '进展-问题.csv');
    assert.ok(problems.text.startsWith('\ufeff'), 'spreadsheet programs take it for UTF-8');
    assert.match(problems.text, /看附件/);

    await page.evaluate(() => {
      inside('.open-file').focus();
      inside('.open-file').click();
    });
    await page.waitForFunction(() => allInside('.load-open .load-actions .button').length === 2);
    await page.evaluate(() => allInside('.load-open .load-actions .button')[0].click());
    const csv = await saved(2);
    assert.match(csv.name, /\.csv$/);
    assert.match(csv.text, /结对.*日期/);
    await page.evaluate(() => allInside('.load-open .load-actions .button')[1].click());
    const xlsx = await saved(3);
    assert.match(xlsx.name, /\.xlsx$/);
    assert.ok(xlsx.text.startsWith('PK') && xlsx.size > 1000);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => allInside('.load-open').length === 0);
    assert.equal(page.workers().length, 0);
    assert.match(await page.evaluate(() => focused()?.className ?? ''), /open-file/, 'the focus returns');
  });
});

test('a file stays while the element is out of the page, and its worker does not', async () => {
  await open('', {}, async (page) => {
    await page.evaluate((text) => view().load(new File([text], 'mine.csv')), table);
    await loaded(page, 'mine.csv');
    await page.evaluate(`globalThis.long = ${long}`);
    await page.evaluate(async () => {
      const element = view();
      const parent = /** @type {HTMLElement} */ (element.parentNode);
      for (let turn = 0; turn < 50; turn += 1) {
        if (turn % 10 === 5) {
          const begun = new Promise((done) => element.addEventListener('duikou-progress', done, { once: true }));
          element.load(long()).catch(() => {});
          await begun;
        } else if (turn % 3) await new Promise((done) => setTimeout(done, 20));
        element.remove();
        if (turn % 2) await new Promise(requestAnimationFrame);
        parent.append(element);
      }
    });
    await loaded(page, 'mine.csv');
    assert.equal(page.workers().length, 0);
    assert.equal(await page.evaluate(() => allInside('.load').length), 1);
    assert.equal((await rows(page)).length, 6);
    await page.evaluate(() => view().remove());
    assert.deepEqual(await errors(page), (await errors(page)).slice(0, 1));
  });
});

for (const [address, how, size] of /** @type {[string, import('./harness.mjs').View, string][]} */ ([
  ['', {}, 'normal'],
  ['en.html', { theme: 'dark' }, 'normal'],
  ['en.html', { width: 390, height: 844, touch: true }, 'large'],
  ['', { width: 390, height: 844, dpr: 2, touch: true, theme: 'dark' }, 'normal'],
])) {
  test(`axe finds nothing wrong: ${address || 'index.html'} ${JSON.stringify(how)} ${size}`, async () => {
    await open(address, how, async (page) => {
      await page.evaluate((size) => (view().size = size), size);
      await page.evaluate(() => inside('.open-file').click());
      await page.waitForFunction(() => allInside('.load-open').length > 0);
      await frames(page);
      await assertAccessible(page);
      await page.keyboard.press('Escape');
      await page.evaluate((text) => view().load(new File([text], 'mine.csv')), table);
      await loaded(page, 'mine.csv');
      await page.evaluate(() => allInside('.load-details').forEach((details) => details.setAttribute('open', '')));
      await frames(page);
      await assertAccessible(page);
      await page.evaluate((text) => void view().load(new File([text], 'odd.csv')).catch(() => {}), odd);
      await page.waitForFunction(() => allInside('.load-match-dialog').length > 0);
      await frames(page);
      await assertAccessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  });
}
