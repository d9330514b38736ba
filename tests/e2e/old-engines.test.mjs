// @ts-check
// The tests run in a new browser; this one reads the built files for syntax
// that Chromium 80 would not even parse. The wasm is checked when it is built,
// newer library methods by `tsconfig.site.json`.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from './harness.mjs';

const { SyntaxKind } = ts;
const newOperators = [
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
];
const newCss = /(^|[\s;{])inset(-[a-z]+)*\s*:|:(is|where|has)\(|@(layer|container)\b/;

/**
 * What Chromium 80 lacks of the language, if this piece of syntax is such.
 * @param {ts.Node} node
 * @param {boolean} inFunction
 */
function tooNew(node, inFunction) {
  if (ts.isBinaryExpression(node)) {
    if (newOperators.includes(node.operatorToken.kind)) return 'an assignment such as ??= (Chromium 85)';
    if (ts.isPrivateIdentifier(node.left)) return '#name in object (Chromium 91)';
  }
  const member = ts.isMethodDeclaration(node) || ts.isAccessor(node);
  if (member && ts.isPrivateIdentifier(node.name)) return 'a private method (Chromium 84)';
  if (ts.isClassStaticBlockDeclaration(node)) return 'a static block (Chromium 94)';
  const awaits = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier);
  if (awaits && !inFunction) return 'await outside a function (Chromium 89)';
  if (ts.isRegularExpressionLiteral(node) && /\/[a-z]*[dv][a-z]*$/.test(node.text)) {
    return 'a regular expression with flag d or v (Chromium 90, 112)';
  }
  return undefined;
}

/**
 * @param {string} name
 * @param {string} text
 */
function findings(name, text) {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  /** @type {string[]} */
  const found = [];
  /**
   * @param {ts.Node} node
   * @param {boolean} inFunction
   */
  const walk = (node, inFunction) => {
    const what = tooNew(node, inFunction);
    if (what) found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
    ts.forEachChild(node, (child) => walk(child, inFunction || ts.isFunctionLike(node)));
  };
  walk(file, false);
  return found;
}

test('the modules parse in Chromium 80', async () => {
  for (const name of await readdir(join(root, 'dist'))) {
    if (!name.endsWith('.js')) continue;
    assert.deepEqual(findings(name, await readFile(join(root, 'dist', name), 'utf8')), []);
  }
});

test('the style sheets hold no rule that Chromium 80 would drop', async () => {
  for (const name of await readdir(join(root, 'dist'))) {
    if (!name.endsWith('.css')) continue;
    const text = await readFile(join(root, 'dist', name), 'utf8');
    assert.deepEqual(text.split('\n').filter((line) => newCss.test(line)), [], name);
  }
});

test('newer syntax would be found', () => {
  for (const text of [
    'a ??= 1;',
    'class A { #m() {} }',
    'class A { static {} }',
    'class A { #x = 1; static is(a) { return #x in a; } }',
    'await f();',
    'for await (const a of b);',
    '/a/v.test(b);',
  ]) {
    assert.equal(findings('x.js', text).length, 1, text);
  }
  for (const text of [
    'class A { #x = 1; static y = a?.b ?? 2; }',
    'async function f() { await g(); for await (const a of b); }',
    '/a[dv]/giu.test(b); const n = 1n, m = 1_000;',
  ]) {
    assert.deepEqual(findings('x.js', text), [], text);
  }
  for (const line of ['inset: 0', 'a { inset-inline: 0 }', 'a:is(b)', '@layer a']) assert.match(line, newCss);
  for (const line of ['box-shadow: inset 0 0 1px', 'left: 0', 'a::part(has)']) assert.doesNotMatch(line, newCss);
});
