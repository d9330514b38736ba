// @ts-check
// Measures the built page in Chromium and prints one line for each benchmark:
// its name, a tab, the median in milliseconds. Reading one pixel back forces
// the browser to have rasterised what was painted before the clock stops.

import { launch, serve } from '../tests/e2e/harness.mjs';

const LOADS = 9;

const [server, browser] = await Promise.all([serve(), launch()]);
try {
  for (const dpr of [1, 2]) {
    const page = await opened(dpr);
    for (const work of [measure, measureCharts]) {
      for (const [name, milliseconds] of Object.entries(await page.evaluate(work, dpr))) {
        print(`${name}, dpr ${dpr}`, milliseconds);
      }
    }
    await page.close();
  }
  /** @type {Record<string, number[]>} */
  const loads = {};
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(() => {
      addEventListener('duikou-ready', () => performance.mark('ready'));
    });
    await page.goto(server.url);
    await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0);
    const times = await page.evaluate(() => ({
      'page: first contentful paint': performance.getEntriesByName('first-contentful-paint')[0].startTime,
      'page: live and accessible': performance.getEntriesByName('ready')[0].startTime,
    }));
    for (const [name, time] of Object.entries(times)) (loads[name] = loads[name] ?? []).push(time);
    await context.close();
  }
  for (const [name, times] of Object.entries(loads)) print(name, times.sort((a, b) => a - b)[LOADS >> 1]);
} finally {
  await browser.close();
  await server.stop();
}

/**
 * @param {string} name
 * @param {number} milliseconds
 */
function print(name, milliseconds) {
  console.log(`${name}\t${milliseconds.toFixed(3)}`);
}

/**
 * The page with its core loaded, and room for a canvas of our own.
 * @param {number} dpr
 */
async function opened(dpr) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: dpr });
  await page.goto(server.url, { waitUntil: 'load' });
  return page;
}

/**
 * Runs in the page: an App of its own, driven as the element drives one.
 * @param {number} dpr
 */
async function measure(dpr) {
  const ROUNDS = 60;
  const WIDTH = 1200;
  const path = './duikou-core.js';
  const { default: init, App } = await import(new URL(path, location.href).href);
  await init();
  const app = new App('zh-CN', '2026-11-23');
  const stage = app.add_stage('pairing');
  app.resize(stage, WIDTH, dpr);
  const base = document.createElement('canvas');
  const overlay = document.createElement('canvas');
  document.body.append(base, overlay);

  /** @param {HTMLCanvasElement} canvas */
  const raster = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, 1, 1);
  /** @type {{ x: number, y: number }[]} */
  const points = app.mirror(stage).map((/** @type {{ x: number, y: number, width: number, height: number }} */ spot) => ({
    x: spot.x + spot.width / 2,
    y: spot.y + spot.height / 2,
  }));
  /**
   * @param {(round: number) => void} work
   * @param {number} [rounds]
   */
  const median = async (work, rounds = ROUNDS) => {
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      // Each from a frame of its own, as a hand moves.
      await new Promise((done) => requestAnimationFrame(done));
      const start = performance.now();
      work(round);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[rounds >> 1];
  };
  const paint = () => {
    app.paint(stage, base, true);
    app.paint_overlay(stage, overlay, true);
    raster(base);
    raster(overlay);
  };
  paint();
  return {
    'hover to painted overlay': await median((round) => {
      const { x, y } = points[(round * 7) % points.length];
      app.pointer(stage, x, y, false);
      app.paint_overlay(stage, overlay, true);
      raster(overlay);
    }),
    'hover to painted overlay and card': await median((round) => {
      const { x, y } = points[(round * 11) % points.length];
      app.pointer(stage, x, y, false);
      app.paint_overlay(stage, overlay, true);
      app.card();
      raster(overlay);
    }),
    'other grouping to painted drawing': await median((round) => {
      app.set('group', round % 2 ? 'cluster' : 'province');
      paint();
    }),
    'other language to painted drawing': await median((round) => {
      app.set('lang', round % 2 ? 'zh-CN' : 'en');
      paint();
    }),
    'new app to first painted drawing': await median(() => {
      const fresh = new App('zh-CN', '2026-11-23');
      const stage = fresh.add_stage('pairing');
      fresh.resize(stage, WIDTH, dpr);
      fresh.paint(stage, base);
      raster(base);
      fresh.free();
    }, 15),
  };
}

/**
 * Runs in the page: how long each chart takes from a changed state to its
 * painted picture.
 * @param {number} dpr
 */
async function measureCharts(dpr) {
  const ROUNDS = 40;
  const path = './duikou-charts.js';
  const { default: init, App } = await import(new URL(path, location.href).href);
  await init();
  const app = new App('zh-CN', '2026-11-23');
  const canvas = document.createElement('canvas');
  const overlay = document.createElement('canvas');
  document.body.append(canvas, overlay);
  /** @type {Record<string, number>} */
  const medians = {};
  for (const view of ['timeline', 'matrix', 'indicator', 'trend', 'target']) {
    const stage = app.add_stage(view);
    app.resize(stage, 1200, dpr);
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      const start = performance.now();
      app.set('ev', round % 2 ? '' : 'government,press');
      app.height(stage);
      app.paint(stage, canvas, true);
      app.paint_overlay(stage, overlay, true);
      for (const painted of [canvas, overlay]) {
        /** @type {CanvasRenderingContext2D} */ (painted.getContext('2d')).getImageData(0, 0, 1, 1);
      }
      times.push(performance.now() - start);
    }
    medians[`${view}: filter to painted drawing`] = times.sort((a, b) => a - b)[ROUNDS >> 1];
    app.resize(stage, 0, dpr);
  }
  return medians;
}
