// @ts-check
// The other tests trust the harness to notice; this one makes sure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRealGlyphs, site } from './harness.mjs';

const { visit } = site();

const mishaps = {
  'an error in the console': [() => console.error('a bang'), /a bang/],
  'an uncaught error': [() => void Promise.reject(new Error('too late')), /too late/],
  'inline style': [() => void (document.body.innerHTML = '<p style="color: red">'), /policy: style-src/],
  'a missing file': [() => fetch('nothing').then(() => undefined), /status 404/],
  'a request elsewhere': [() => fetch('http://example.invalid/').catch(() => undefined), /policy: connect-src/],
};

for (const [name, mishap] of Object.entries(mishaps)) {
  const [act, message] = /** @type {[() => void, RegExp]} */ (mishap);
  test(`${name} fails a visit, unless it is allowed`, async () => {
    await assert.rejects(
      visit('', {}, (page) => page.evaluate(act)),
      message,
    );
    await visit('', { allow: [message, /./] }, (page) => page.evaluate(act));
  });
}

test('an allowed problem that does not occur fails a visit', async () => {
  await assert.rejects(visit('', { allow: [/never/] }, async () => {}), /never/);
});

test('Chinese text is drawn in a real font', async () => {
  await visit('', {}, assertRealGlyphs);
});
