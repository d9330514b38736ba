// @ts-check
// What is told of a selection, against the tables of the data set; and the
// controls that change how all of it looks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './data.mjs';
import { assertLanguage, click, frames, ink, press, selection, views } from './view.mjs';

const { open } = views();

/** @param {import('puppeteer-core').Page} page */
function detail(page) {
  return page.evaluate(() => {
    const text = (/** @type {string} */ selector, /** @type {ParentNode} */ within) =>
      [...within.querySelectorAll(selector)].map((found) => found.textContent ?? '');
    const article = inside('.detail');
    return {
      title: text('h2', article)[0],
      facts: Object.fromEntries([...article.querySelectorAll('.facts > div')].map((row) => [text('dt', row)[0], text('dd', row)[0]])),
      section: text('.about .section', article)[0],
      areas: [...article.querySelectorAll('.area')].map((area) => ({
        name: text('h4', area)[0],
        measures: text('.measures li', area),
        readings: [...area.querySelectorAll('.reading')].map((reading) => ({
          key: /** @type {HTMLElement} */ (reading).dataset.key,
          evidence: /** @type {HTMLElement} */ (reading).dataset.evidence,
          value: text('.value', reading)[0],
          note: text('.note', reading)[0],
          source: text('.source', reading)[0],
          link: reading.querySelector('a')?.href,
        })),
      })),
    };
  });
}

for (const lang of /** @type {const} */ (['zh', 'en'])) {
  test(`everything known of Xinyang and Suzhou is in the panel (${lang})`, async () => {
    await open(lang === 'zh' ? '' : 'en.html', {}, async (page) => {
      await click(page, 'p09');
      const shown = await detail(page);
      const facts = Object.values(shown.facts).join(' | ');
      const expected =
        lang === 'zh'
          ? ['信阳市', '河南省', '苏州市', '江苏省', '大别山革命老区', '长三角', '2022—2030年']
          : ['Xinyang', 'Henan', 'Suzhou', 'Jiangsu', 'Dabie Mountains', 'Yangtze River Delta', '2022–2030'];
      for (const fact of expected) assert.ok(facts.includes(fact), `${fact} in ${facts}`);
      assert.ok(shown.section.includes('发改振兴〔2022〕766号'), shown.section);
      assert.ok(shown.section.endsWith(lang === 'zh' ? '第二部分' : 'Section 2'), shown.section);

      const [tasks, measures, progress, sources] = await Promise.all(['tasks', 'measures', 'progress', 'sources'].map(table));
      const areas = tasks.filter(({ kind }) => kind === 'task');
      assert.equal(areas.length, 5);
      for (const task of areas) {
        const area = shown.areas.find(({ name }) => name === task[`name_${lang}`]);
        assert.ok(area, task.name_zh);
        assert.deepEqual(area.measures, measures.filter((row) => row.task === task.id).map((row) => row[`name_${lang}`]));
      }

      const readings = shown.areas.flatMap(({ readings }) => readings);
      const known = progress.filter(({ pairing }) => pairing === '9');
      assert.deepEqual(readings.map(({ key }) => key).sort(), known.map(({ id }) => id).sort());
      for (const row of known) {
        const reading = readings.find(({ key }) => key === row.id);
        const source = sources.find(({ id }) => id === row.source);
        assert.ok(reading && source);
        assert.equal(reading.note, row[`note_${lang}`]);
        assert.equal(reading.evidence, row.evidence);
        assert.ok(source.title_zh === '' || reading.source.includes(source.title_zh), reading.source);
        assert.equal(reading.link, source.url === '' ? undefined : new URL(source.url).href);
      }
      const figure = readings.find(({ key }) => key === 'F187');
      assert.match(figure?.value ?? '', lang === 'zh' ? /285\.1.*亿元/ : /28\.51 billion yuan/);
    });
  });
}

test('county pairs stand with their pairing, and with their source', async () => {
  await open('#sel=p01', {}, async (page) => {
    const rows = await page.evaluate(() => allInside('.detail tbody tr').map((row) => [...row.children].map((cell) => cell.textContent)));
    const pairs = (await table('sub_pairings')).filter(({ parent }) => parent === '1');
    assert.deepEqual(rows.map(([base, east]) => [base, east]), pairs.map((row) => [row.base_zh, row.east_zh]));
  });
});

test('a pairing chosen in the list is opened; closing it leads back to the diagram', async () => {
  await open('', {}, async (page) => {
    await press(page, '.choices [data-open="p12"]');
    assert.deepEqual(await selection(page), ['p12']);
    await press(page, '.detail .close');
    assert.deepEqual(await selection(page), []);
    assert.equal(await page.evaluate(() => focused()?.dataset.key), 'p12');
    assert.equal(await page.evaluate(() => allInside('.detail').length), 0);
  });
});

test('every task area and safeguard can be opened, with the readings of each pairing', async () => {
  await open('', {}, async (page) => {
    const [tasks, measures, progress] = await Promise.all(['tasks', 'measures', 'progress'].map(table));
    const listed = await page.evaluate(() => allInside('.tasks .choice').map(({ dataset, textContent }) => [dataset.open, textContent]));
    assert.deepEqual(listed.map(([key]) => key), tasks.map(({ id }) => `t-${id}`));
    for (const [at, { id, name_zh }] of tasks.entries()) {
      const known = progress.filter(({ area }) => area === id);
      const paired = new Set(known.map(({ pairing }) => pairing).filter((pairing) => pairing !== '0'));
      const text = listed[at]?.[1] ?? '';
      assert.ok(text.startsWith(name_zh) && text.includes(`读数${known.length}条，涉及${paired.size}对`), text);
    }

    await press(page, '.tasks [data-open="t-mechanism"]');
    assert.deepEqual(await selection(page), ['t-mechanism']);
    const shown = await detail(page);
    const known = progress.filter(({ area }) => area === 'mechanism');
    assert.deepEqual(shown.areas.flatMap(({ readings }) => readings.map(({ key }) => key)).sort(), known.map(({ id }) => id));
    assert.equal(shown.areas.length, 17, 'sixteen pairings, and all of them together');
    const asked = await page.evaluate(() => allInside('.about .measures li').map(({ textContent }) => textContent));
    assert.deepEqual(asked, measures.filter(({ task }) => task === 'mechanism').map(({ name_zh }) => name_zh));
    // So many are folded; one is opened, and leads on to its pairing.
    assert.equal(await page.evaluate(() => allInside('.area[open]').length), 0);
    await press(page, '.area:nth-of-type(4) summary');
    await press(page, '.area[open] .see-pairing');
    assert.deepEqual(await selection(page), ['p04']);
  });
});

test('the panel keeps to the filter, and says what it leaves out', async () => {
  await open('#sel=p04&ev=press', {}, async (page) => {
    const known = (await table('progress')).filter(({ pairing }) => pairing === '4');
    const press = known.filter(({ evidence }) => evidence === 'press');
    const readings = (await detail(page)).areas.flatMap(({ readings }) => readings);
    assert.deepEqual(readings.map(({ key }) => key).sort(), press.map(({ id }) => id));
    const text = await page.evaluate(() => inside('.work').textContent ?? '');
    assert.ok(text.includes(`另有${known.length - press.length}条读数不符合筛选条件`), text);
    assert.ok(!text.includes('未见公开数据'), 'what is filtered is not missing');
  });
});

test('a pairing chosen with a task area shows that area alone', async () => {
  await open('#sel=p04,t-ecology-green', {}, async (page) => {
    const known = (await table('progress')).filter(({ pairing, area }) => pairing === '4' && area === 'ecology-green');
    const shown = await detail(page);
    assert.equal(shown.areas.length, 1);
    assert.deepEqual(shown.areas[0]?.readings.map(({ key }) => key).sort(), known.map(({ id }) => id));
    assert.ok(await page.evaluate(() => allInside('.area').every((area) => /** @type {HTMLDetailsElement} */ (area).open)));
  });
});

test('figures are written out when the reader asks', async () => {
  await open('#sel=p04', {}, async (page) => {
    const written = () =>
      page.evaluate(() => {
        const exact = inside('[data-key="F095"] .exact');
        return exact.getClientRects().length > 0 ? exact.textContent : null;
      });
    assert.equal(await written(), null);
    await press(page, '.full-figures');
    assert.equal(await written(), '合44,900,000,000元');
    await click(page, 'p01', 'Control');
    assert.equal(await written(), '合44,900,000,000元', 'and stay so');
    await press(page, '.full-figures');
    assert.equal(await written(), null);
  });
});

test('a part of the panel that the reader has shut stays shut', async () => {
  await open('#sel=p09', {}, async (page) => {
    await press(page, '.area[open] summary');
    const shut = () => page.evaluate(() => allInside('.area').map((area) => /** @type {HTMLDetailsElement} */ (area).open));
    const before = await shut();
    await click(page, 'p01', 'Control');
    assert.deepEqual((await shut()).slice(0, before.length), before);
  });
});

test('grouping by province swaps the outer columns and keeps what is selected', async () => {
  await open('#sel=p09', {}, async (page) => {
    await press(page, '[data-group="province"]');
    const keys = await page.evaluate(() => allInside('.figure-pairing .mirror button').map(({ dataset }) => dataset.key ?? ''));
    assert.ok(keys.includes('pr410000') && keys.includes('pr320000'));
    assert.ok(!keys.some((key) => /^[bk]-/.test(key)));
    assert.equal(new Set(keys.filter((key) => /^p\d/.test(key))).size, 20);
    assert.deepEqual(await selection(page), ['p09']);
    assert.ok((await ink(page)) > 1000);
    await press(page, '[data-group="cluster"]');
    assert.ok(await page.evaluate(() => allInside('[data-key="k-yrd"]').length > 0));
  });
});

test('the language changes in place, whole page, both ways', async () => {
  await open('#sel=p09', {}, async (page) => {
    await page.evaluate(() => (document.documentElement.dataset.same = 'page'));
    await page.click('a.language');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await frames(page);
    await assertLanguage(page, 'en');
    assert.equal(await page.title(), 'Duikou: who is paired with whom');
    assert.equal((await detail(page)).title, 'Xinyang — Suzhou');
    assert.deepEqual(await selection(page), ['p09']);
    assert.match(page.url(), /\/en\.html#sel=p09$/);
    assert.equal(await page.evaluate(() => focused()?.className), 'language', 'the focus stays on the link');
    await page.click('a.language');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
    await frames(page);
    await assertLanguage(page, 'zh-CN');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.same), 'page', 'nothing was loaded anew');
  });
});

test('theme and size change the drawing, the words around it and the page', async () => {
  await open('', {}, async (page) => {
    const look = () =>
      page.evaluate(() => {
        const canvas = /** @type {HTMLCanvasElement} */ (inside('.figure-pairing .base'));
        const [red] = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(2, 2, 1, 1).data;
        return { red, height: canvas.height, text: getComputedStyle(inside('.shell')).fontSize, paper: getComputedStyle(document.documentElement).backgroundColor };
      });
    const light = await look();
    await page.evaluate(() => (view().theme = 'dark'));
    await frames(page);
    const dark = await look();
    assert.ok(light.red > 240 && dark.red < 60, JSON.stringify([light, dark]));
    assert.notEqual(dark.paper, light.paper);
    await press(page, '.bar .size');
    const large = await look();
    assert.ok(large.height > dark.height && parseFloat(large.text) >= 18, JSON.stringify(large));
    assert.equal(await page.evaluate(() => view().getAttribute('size')), 'large');
  });
});

test('the system’s dark theme is followed, also when it changes', async () => {
  await open('', { theme: 'dark' }, async (page) => {
    assert.equal(await page.evaluate(() => inside('.shell').dataset.theme), 'dark');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await frames(page);
    assert.equal(await page.evaluate(() => inside('.shell').dataset.theme), 'light');
  });
});
