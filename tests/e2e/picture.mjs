// Draws the README's picture: the explorer as a reader sees it, one pairing lit.

import { fileURLToPath } from 'node:url';
import { assertRealGlyphs, launch, serve, visit } from './harness.mjs';

const path = fileURLToPath(new URL('../golden/explorer.png', import.meta.url));
const [server, browser] = await Promise.all([serve(), launch()]);
try {
  const view = { width: 1280, height: 1080, dpr: 1.5 };
  await visit(browser, server.url, 'index.html#sel=c440300', view, async (page) => {
    await page.waitForFunction(() => {
      const element = document.querySelector('duikou-view');
      return element && element.shadowRoot && element.shadowRoot.querySelector('button[aria-pressed="true"]');
    });
    await assertRealGlyphs(page);
    await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
  });
  console.log(`wrote ${path}`);
} finally {
  await browser.close();
  await server.stop();
}
