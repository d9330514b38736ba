import { serve, launch } from './harness.mjs';
import { mkdirSync } from 'node:fs';
mkdirSync('/tmp/h4shots', { recursive: true });
const server = await serve();
const browser = await launch();
const errors = [];
async function open(address, view, work) {
  const page = await browser.newPage();
  page.on('console', (m) => ['error', 'warn'].includes(m.type()) && errors.push(`${address} ${m.text()}`));
  page.on('pageerror', (e) => errors.push(`${address} ${e}`));
  await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 1, ...view });
  if (view.theme) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.theme }]);
  await page.goto(server.url + address);
  await page.waitForFunction(() => document.querySelector('duikou-view').shadowRoot.querySelector('.shell:not(.pending)'));
  await new Promise((r) => setTimeout(r, 400));
  await work(page);
  await page.close();
}
const shot = (page, name) => page.screenshot({ path: `/tmp/h4shots/${name}.png` });
export { open, shot, errors };
const { default: run } = await import(process.argv[2]);
try { await run({ open, shot, errors }); } finally { console.log(errors.join('\n')); await browser.close(); await server.stop(); }
