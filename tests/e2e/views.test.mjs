// @ts-check
// The explorer's tabs: every view opens, says in words what it shows, can be
// worked with the keyboard, pleases axe, and follows what is chosen elsewhere.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, replace, shot } from './harness.mjs';
import { frames, ink, press, selection, views } from './view.mjs';

const { open } = views();

const VIEWS = ['pairing', 'timeline', 'matrix', 'indicator', 'trend', 'target', 'table', 'sources'];
const CHARTS = ['timeline', 'matrix', 'indicator', 'trend', 'target'];
const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844, touch: true, dpr: 2 };

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * What the open tab shows: its heading, its words, and the items of its mirror.
 * @param {Page} page
 */
function shown(page) {
  return page.evaluate(() => {
    const figures = allInside('.figure').filter((figure) => !figure.hidden);
    const figure = figures[figures.length - 1];
    if (!figure) throw new Error('no figure is open');
    return {
      tab: inside('.tab[aria-selected="true"]').dataset.view,
      views: figures.map((figure) => figure.className.replace(/.*figure-/, '')),
      title: figure.querySelector('h2')?.textContent ?? '',
      said: figure.querySelector('.said')?.textContent ?? '',
      spots: figure.querySelectorAll('.mirror button').length,
      height: figure.getBoundingClientRect().height,
      state: view().state,
    };
  });
}

/**
 * Opens a tab and waits for its figure: the charts are fetched the first time.
 * @param {Page} page
 * @param {string} name
 */
async function openTab(page, name) {
  await press(page, `.tab[data-view="${name}"]`);
  await page.waitForFunction((name) => allInside(`.figure-${name}`).some((figure) => !figure.hidden), {}, name);
  await frames(page);
}

test('what was there stays until the first chart is drawn', async () => {
  await open('', desk, async (page) => {
    const looks = await page.evaluate(async () => {
      inside('.tab[data-view="matrix"]').click();
      const looks = [];
      for (let done = false; !done; ) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const shells = allInside('.shell').filter((shell) => !shell.classList.contains('pending'));
        const drawn = shells.flatMap((shell) => [...shell.querySelectorAll('.figure:not([hidden]) .base')]);
        looks.push([shells.length, drawn.some((canvas) => canvas.getBoundingClientRect().height > 100)].join());
        done = allInside('.figure-matrix .base').length > 0 && allInside('.shell').length === 1;
      }
      return looks;
    });
    assert.ok(looks.length > 1);
    assert.deepEqual([...new Set(looks)], ['1,true'], 'in every frame one shell with a drawing');
  });
});

for (const language of /** @type {const} */ (['zh', 'en'])) {
  const address = language === 'zh' ? '' : 'en.html';
  for (const name of VIEWS) {
    test(`${name} opens with its title, its words and no fault for axe (${language})`, async () => {
      await open(`${address}#view=${name}`, desk, async (page) => {
        const { tab, views, title, said, height } = await shown(page);
        assert.equal(tab, name);
        assert.deepEqual(views, name === 'pairing' ? ['pairing', 'timeline'] : [name]);
        assert.ok(title.length > 3, `title: ${title}`);
        assert.ok(said.length > 20, `description: ${said}`);
        assert.equal(/[\u4e00-\u9fff]{4}/.test(said), language === 'zh', said);
        assert.ok(height > 100, `it is ${height}px high`);
        if (name === 'table' || name === 'sources') {
          const credit = await page.evaluate(() => inside('.figure:not([hidden]) .credit').textContent ?? '');
          assert.match(credit, language === 'zh' ? /数据截至2026年3月10日，版本[0-9a-f]{12}/ : /Data up to 10 March 2026, version [0-9a-f]{12}/);
        }
        await assertAccessible(page);
        await shot(page, `view-${name}-${language}-1280`);
      });
    });

    test(`${name} fits a phone, large and dark too (${language})`, async () => {
      await open(`${address}#view=${name}`, { ...phone, theme: 'dark' }, async (page) => {
        await shot(page, `view-${name}-${language}-390`);
        for (const size of /** @type {const} */ (['normal', 'large'])) {
          await page.evaluate((size) => (view().size = size), size);
          await frames(page);
          const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
          assert.ok(scroll <= width, `${size}: ${scroll}px of ${width}`);
          await assertAccessible(page);
        }
        await shot(page, `view-${name}-${language}-390-large`);
      });
    });
  }
}

test('arrow keys go through the tabs, and the address follows', async () => {
  await open('', desk, async (page) => {
    await page.evaluate(() => inside('.tab[data-view="pairing"]').focus());
    for (const name of [...VIEWS.slice(1), 'pairing']) {
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction((name) => allInside(`.figure-${name}`).some((figure) => !figure.hidden), {}, name);
      await frames(page);
      const { tab, state } = await shown(page);
      assert.equal(tab, name);
      assert.equal(new URLSearchParams(state).get('view') ?? 'pairing', name);
      assert.equal(await page.evaluate(() => focused()?.dataset.view), name, 'the focus is on the open tab');
    }
    await page.keyboard.press('End');
    await frames(page);
    assert.equal((await shown(page)).tab, 'sources');
    assert.match(page.url(), /view=sources/);
  });
});

for (const name of CHARTS) {
  test(`${name}: the keyboard reaches its parts, focus shows a card, Enter selects`, async () => {
    await open(`#view=${name}`, desk, async (page) => {
      const before = await shown(page);
      assert.ok(before.spots >= 10, `${before.spots} things can be focused`);
      // Into the drawing by Tab alone.
      let inside = false;
      for (let steps = 0; steps < 40 && !inside; steps += 1) {
        await page.keyboard.press('Tab');
        inside = await page.evaluate(() => focused()?.closest('.mirror') !== null && focused()?.closest('.mirror') !== undefined);
      }
      assert.ok(inside, 'Tab leads into the drawing');
      // Through every column to something of a pairing.
      for (let steps = 0; steps < 6; steps += 1) {
        const key = await page.evaluate(() => focused()?.dataset.key ?? '');
        if (/^p\d\d$/.test(key)) break;
        await page.keyboard.press('Tab');
      }
      await frames(page);
      const label = await page.evaluate(() => focused()?.getAttribute('aria-label') ?? '');
      assert.ok(label.length > 4, label);
      const card = await page.evaluate(() => allInside('.card').some((card) => !card.hidden && (card.textContent ?? '').length > 4));
      assert.ok(card, 'a card shows');
      await page.keyboard.press('Enter');
      await frames(page);
      const chosen = await selection(page);
      assert.equal(chosen.length, 1, `selected: ${chosen}`);
      assert.ok((await ink(page, `.figure-${name}`)) > 500, 'the rest recedes');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await frames(page);
      assert.deepEqual(await selection(page), []);
    });
  });
}

test('what is chosen in one view is chosen in all', async () => {
  await open('', desk, async (page) => {
    await page.evaluate(() => view().select(['b-dabie-mountains']));
    await frames(page);
    for (const name of CHARTS) {
      await openTab(page, name);
      assert.ok((await ink(page, `.figure-${name}`)) > 500, `${name} lets the rest recede`);
    }
    await openTab(page, 'table');
    const pairings = await page.evaluate(() => [...new Set(allInside('.figure-table [data-pairing]').map((row) => row.dataset.pairing))]);
    assert.ok(pairings.length > 0 && pairings.every((key) => ['p08', 'p09', 'p10'].includes(key ?? '')), `the table has rows of ${pairings}`);
    await openTab(page, 'pairing');
    assert.ok((await ink(page)) > 500, 'and in the diagram');
  });
});

test('a cell of the matrix opens its readings', async () => {
  await open('#view=matrix', desk, async (page) => {
    await page.evaluate(() => inside('.figure-matrix .mirror [data-key="p04/t-industry-platforms"]').focus());
    await page.keyboard.press('Enter');
    await frames(page);
    assert.deepEqual(await selection(page), ['p04', 't-industry-platforms']);
    const areas = await page.evaluate(() => allInside('.panel .detail[data-key="p04"] .area h4').map((h) => h.textContent));
    assert.equal(areas.length, 1, `the pairing's detail shows that area alone: ${areas}`);
    await page.keyboard.press('ArrowUp');
    await frames(page);
    assert.equal(await page.evaluate(() => focused()?.dataset.key), 'p03/t-industry-platforms');
    await page.keyboard.press('ArrowLeft');
    await frames(page);
    assert.match(await page.evaluate(() => focused()?.dataset.key ?? ''), /^p03\/t-/);
  });
});

test('years are kept by brushing, by a click and by the keyboard, and given back', async () => {
  await open('#view=timeline', desk, async (page) => {
    const year = (/** @type {number} */ n) =>
      page.evaluate((n) => {
        const element = inside(`.figure-timeline .mirror [data-key="y${n}"]`);
        element.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, n);
    const kept = () => page.evaluate(() => new URLSearchParams(view().state).get('year'));
    await year(2023);
    await frames(page);
    const [from, to] = [await year(2023), await year(2024)];
    await page.mouse.move(from.x, from.y + 60);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 60, { steps: 5 });
    await page.mouse.up();
    await frames(page);
    assert.equal(await kept(), '2023-2024');
    const chips = await page.evaluate(() => allInside('.chip').map((chip) => chip.textContent));
    assert.deepEqual(chips, ['年份：2023—2024年×']);
    await press(page, '.chip');
    assert.equal(await kept(), null);
    await page.evaluate(() => inside('.figure-timeline .mirror [data-key="y2024"]').focus());
    await page.keyboard.press('Enter');
    await frames(page);
    assert.equal(await kept(), '2024');
    await page.keyboard.press('Enter');
    await frames(page);
    assert.equal(await kept(), null);
  });
});

test('evidence can be hidden, and totals count secondary sources only when asked', async () => {
  await open('#view=indicator', desk, async (page) => {
    const evidence = () => page.evaluate(() => new URLSearchParams(view().state).get('ev'));
    await press(page, '.figure-indicator .kind-secondary');
    assert.equal(await evidence(), 'founding,government,press');
    await press(page, '.figure-indicator .kind-secondary');
    assert.equal(await evidence(), null);
    await press(page, '.figure-indicator .kind-total');
    assert.equal(await evidence(), 'total');
    await press(page, '[data-clear=""]');
    assert.equal(await evidence(), null);
  });
});

for (const name of VIEWS) {
  test(`${name}: a filter that leaves nothing says so and offers to clear`, async () => {
    await open(`#view=${name}&q=nowhere`, desk, async (page) => {
      const { said } = await shown(page);
      assert.match(said, /没有符合筛选条件/);
      const offer = name === 'table' ? '.sheet-empty' : '.nothing-left';
      assert.ok(await page.evaluate((offer) => allInside(offer).some((note) => note.offsetHeight > 0), offer), 'a way out is offered');
      await press(page, `.figure-${name} ${offer} button`);
      assert.doesNotMatch((await shown(page)).said, /没有符合筛选条件/);
      assert.equal(await page.evaluate(() => new URLSearchParams(view().state).get('q')), null);
    });
  });
}

test('choices above a view change it', async () => {
  await open('#view=matrix', desk, async (page) => {
    const choose = (/** @type {string} */ name, /** @type {string} */ value) =>
      page.evaluate(
        (name, value) => {
          const select = /** @type {HTMLSelectElement} */ (inside(`.figure:not([hidden]) select[name="${name}"]`));
          select.value = value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        name,
        value,
      );
    await choose('sort', '-count');
    await frames(page);
    assert.match((await shown(page)).state, /sort=-count/);
    const first = await page.evaluate(() => allInside('.figure-matrix .mirror button').map((b) => b.dataset.key).find((key) => /^p\d\d$/.test(key ?? '')));
    assert.equal(first, 'p08', '六安 has the most readings that are neither secondary nor planned');
    await choose('group', 'year');
    await frames(page);
    assert.ok(await page.evaluate(() => allInside('.figure-matrix .mirror [data-key="y2024"]').length === 1));
    await openTab(page, 'trend');
    await choose('ind', 'signed-projects');
    await frames(page);
    assert.match((await shown(page)).state, /ind=signed-projects/);
    assert.match((await shown(page)).title + (await shown(page)).said, /签约项目/);
  });
});

test('the charts are fetched when one is opened, and not before', async () => {
  /** @type {string[]} */
  const asked = [];
  const before = async (/** @type {Page} */ page) => {
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  };
  await open('', { ...desk, before }, async (page) => {
    const charts = () => asked.filter((path) => path.includes('charts'));
    assert.deepEqual(charts(), []);
    await page.evaluate(() => view().select(['p08']));
    await openTab(page, 'matrix');
    assert.deepEqual(charts().sort(), ['/charts.css', '/charts.js', '/duikou-charts.js', '/duikou-charts_bg.wasm']);
    assert.deepEqual(await selection(page), ['p08'], 'what was chosen stays chosen');
    await openTab(page, 'pairing');
    await openTab(page, 'trend');
    assert.equal(charts().length, 4, 'once is enough');
  });
});

test('charts that cannot be fetched are told of, and the diagram stays', async () => {
  await open('', { ...desk, before: replace({ 'duikou-charts_bg.wasm': { status: 404 } }), allow: [/404/, /ERR_ABORTED/] }, async (page) => {
    await press(page, '.tab[data-view="matrix"]');
    await page.waitForFunction(() => seen.errors.length > 0);
    await frames(page);
    const { tab, views } = await shown(page);
    assert.deepEqual([tab, views], ['pairing', ['pairing', 'timeline']]);
    assert.match(await page.evaluate(() => seen.errors[0]?.message ?? ''), /没有下载成功/);
  });
});
