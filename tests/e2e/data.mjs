// @ts-check
// The data set as its tables have it, read without the core's help: what the
// page says is checked against this.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './harness.mjs';

/** @typedef {Record<string, string>} Row */

/**
 * @param {string} name of a table
 * @returns {Promise<Row[]>}
 */
export async function table(name) {
  const text = await readFile(join(root, 'src/dataset/builtin', `${name}.csv`), 'utf8');
  const [header = [], ...rows] = cells(text);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** @param {string} text */
function cells(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/**
 * A pairing with everything its sentence needs, in one language.
 * @typedef {{ key: string, base: Row, east: Row, area: Row, start: string, end: string }} Pairing
 */

/** @returns {Promise<Pairing[]>} */
export async function pairings() {
  const [pairs, cities, areas] = await Promise.all(['pairings', 'cities', 'base_areas'].map(table));
  const named = (/** @type {Row[]} */ rows, /** @type {string} */ column, /** @type {string} */ value) => {
    const row = rows.find((row) => row[column] === value);
    if (!row) throw new Error(`no ${value}`);
    return row;
  };
  return pairs.map((row) => ({
    key: `p${row.no.padStart(2, '0')}`,
    base: named(cities, 'adcode', row.base_adcode),
    east: named(cities, 'adcode', row.east_adcode),
    area: named(areas, 'id', row.base_area_id),
    start: row.start,
    end: row.end,
  }));
}

/**
 * What a screen reader says of a pairing.
 * @param {Pairing} pairing
 * @param {'zh' | 'en'} lang
 */
export function sentence({ base, east, area, start, end }, lang) {
  const within = base.province_adcode === east.province_adcode;
  if (lang === 'zh') {
    const place = within ? `，两市同属${base.province_zh}` : '';
    return `${base.name_zh}与${east.name_zh}结对，${area.name_zh}，${start}—${end}年${place}`;
  }
  const place = within ? `, both in ${base.province_en}` : '';
  return `${base.name_en} paired with ${east.name_en}, ${area.name_en}, ${start}–${end}${place}`;
}
