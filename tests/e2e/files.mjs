// @ts-check
// Files as people bring them, made here so that everybody sees what is in them.

/** A table as an office keeps it: a title, a unit, headings, figures, a total and a remark. */
export const table = [
  '2024年革命老区重点城市对口合作进展情况表,,,,,,',
  ',,,,,单位：万元,',
  '结对,日期,任务,指标,计划,实际,备注',
  '信阳市—苏州市,2023年1月,产业,签约项目金额,"1,200","1,100.5",',
  '苏信,2024.3.19,产业,签约项目金额,１５００,１４２０,',
  '三明—上海,2024/5/8,产业,签约项目金额,900,看附件,待核',
  '龙岩与广州,2024-06-30,产业,签约项目金额,800,760,',
  '合  计,,,,"4,400","3,280.5",',
  '注：数据由各市报送。,,,,,,',
  '',
].join('\r\n');

/**
 * A text in GB 18030, by the browser's own table read backwards.
 * @param {string} text
 */
export function gb18030(text) {
  const decoder = new TextDecoder('gb18030');
  /** @type {Map<string, number[]>} */
  const codes = new Map();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) codes.set(decoder.decode(new Uint8Array([first, second])), [first, second]);
    }
  }
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character < '\x80' ? [character.charCodeAt(0)] : codes.get(character);
      if (!code) throw new Error(`${character} is not in the table`);
      return code;
    }),
  );
}

/** @typedef {{ name: string, hidden?: boolean, rows: (string | number)[][], merged?: string[] }} Sheet */

/**
 * A workbook.
 * @param {Sheet[]} sheets
 */
export function workbook(sheets) {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pack = 'http://schemas.openxmlformats.org/package/2006';
  const each = (/** @type {(sheet: Sheet, number: number) => string} */ make) => sheets.map((sheet, at) => make(sheet, at + 1)).join('');
  return zip({
    '[Content_Types].xml': `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name, hidden }, n) => `<sheet name="${name}" sheetId="${n}"${hidden ? ' state="hidden"' : ''} r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${pack}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheet(main, sheet)])),
  });
}

/**
 * @param {string} main
 * @param {Sheet} sheet
 */
function worksheet(main, { rows, merged = [] }) {
  const cell = (/** @type {string | number} */ value, /** @type {string} */ at) =>
    value === '' ? '' : typeof value === 'number' ? `<c r="${at}"><v>${value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const lines = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`);
  const ranges = merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>` : '';
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${ranges}</worksheet>`;
}

/**
 * A zip file whose parts are stored as they are.
 * @param {Record<string, string>} parts
 */
function zip(parts) {
  /** @type {Buffer[]} */
  const files = [];
  /** @type {Buffer[]} */
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
    const title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04'), about, title, data);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), about, tail, title);
    at += 30 + title.length + data.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end]);
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The workbook of an office: remarks first, then the table, then an old one that is hidden. */
export const book = () =>
  workbook([
    { name: '说明', rows: [['填报说明'], ['各市按季度报送，数据截至2024年底。']] },
    {
      name: '进展',
      rows: [
        ['2024年对口合作进展'],
        ['结对', '日期', '任务', '指标', '计划', '实际', '单位'],
        ['信阳市—苏州市', '2023年1月', '产业', '签约项目金额', 1200, 1100.5, '万元'],
        ['', '2024年3月', '产业', '签约项目金额', 1500, 1420, '万元'],
        ['龙岩市—广州市', '2024年6月', '产业', '签约项目金额', 800, 760, '万元'],
        ['亳州市—杭州市', '2024年6月', '产业', '签约项目金额', 300, 280, '万元'],
        ['合计', '', '', '', 3800, 3560.5, ''],
      ],
      merged: ['A1:G1', 'A3:A4'],
    },
    { name: '旧表', hidden: true, rows: [['结对', '日期', '实际'], ['p01', '2022', 1]] },
  ]);

/** The same, as it is kept behind a password: a compound file with an encrypted package. */
export const locked = () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(480)]);
