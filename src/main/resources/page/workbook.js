// Reads the beginning of a workbook's sheet, so that its columns can be seen before it is sent. The service reads the
// whole workbook by rules of its own; what is said here is a help.
const HEAD = 512 * 1024;
const SHARED = 4 * 1024 * 1024;
const TAIL = 66 * 1024;
const DIRECTORY_END = 0x06054b50, ENTRY = 0x02014b50;

/** The rows of a sheet's beginning as cells, and the names of the sheets that are in sight. */
export async function readWorkbook(file, wanted) {
  const parts = await directory(file);
  const relations = new Map(tags(await text(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map(one => [one.Id, one.Target.replace(/^\/xl\/|^\//, '')]));
  const sheets = tags(await text(parts, 'xl/workbook.xml'), 'sheet').filter(one => !one.state || one.state === 'visible');
  const sheet = sheets.find(one => one.name === wanted) ?? sheets[0];
  const xml = await text(parts, `xl/${relations.get(sheet.id)}`, HEAD);
  const strings = parts.has('xl/sharedstrings.xml') ? elements(await text(parts, 'xl/sharedStrings.xml', SHARED), 'si').map(one => plain(one.body)) : [];
  const dates = parts.has('xl/styles.xml') ? dateStyles(await text(parts, 'xl/styles.xml')) : [];
  const last = /<(?:\w+:)?dimension[^>]*ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(xml);
  return {sheets: sheets.map(one => one.name), sheet: sheet.name, lastRow: last ? Number(last[1]) : 0, rows: rowsOf(xml, strings, dates)};
}

async function directory(file) {
  const start = Math.max(0, file.size - TAIL);
  const tail = new DataView(await file.slice(start).arrayBuffer());
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== DIRECTORY_END) end--;
  const entries = new DataView(await file.slice(tail.getUint32(end + 16, true), start + end).arrayBuffer());
  const parts = new Map();
  for (let at = 0; at + 46 <= entries.byteLength && entries.getUint32(at, true) === ENTRY;) {
    const length = entries.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(entries.buffer, at + 46, length));
    parts.set(name.toLowerCase(), {file, packed: entries.getUint16(at + 10, true) === 8, size: entries.getUint32(at + 20, true), at: entries.getUint32(at + 42, true)});
    at += 46 + length + entries.getUint16(at + 30, true) + entries.getUint16(at + 32, true);
  }
  return parts;
}

/** The beginning of a part. */
async function text(parts, name, most = Infinity) {
  const {file, packed, size, at} = parts.get(name.toLowerCase());
  const head = new DataView(await file.slice(at, at + 30).arrayBuffer());
  const start = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const data = file.slice(start, start + size).stream();
  const reader = (packed ? data.pipeThrough(new DecompressionStream('deflate-raw')) : data).getReader();
  const decoder = new TextDecoder();
  let all = '';
  while (all.length < most) {
    const {done, value} = await reader.read();
    if (done) return all;
    all += decoder.decode(value, {stream: true});
  }
  reader.cancel();
  return all;
}

/** Elements with what is in them; those whose end is not there are left out. */
function elements(xml, name) {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*?)(?:/>|>([^]*?)</(?:\\w+:)?${name}>)`, 'g'))].map(([, said, body = '']) => ({...attributes(said), body}));
}

const tags = (xml, name) => [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(([, said]) => attributes(said));

const attributes = said => Object.fromEntries([...said.matchAll(/(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, one, other]) => [name, unescaped(one ?? other)]));

/** A text without its readings. */
const plain = body => elements(body.replace(/<(?:\w+:)?rPh\b[^]*?<\/(?:\w+:)?rPh>/g, ''), 't').map(one => unescaped(one.body)).join('');

const NAMED = {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"};

const unescaped = text => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, digits, name) => NAMED[name] ?? (name ? all : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(digits))));

/** Which styles show a number as a day. */
function dateStyles(xml) {
  const formats = new Map(tags(xml, 'numFmt').map(one => [one.numFmtId, one.formatCode]));
  const ofCells = /<(?:\w+:)?cellXfs[^]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return tags(ofCells, 'xf').map(({numFmtId}) => formats.has(numFmtId)
    ? /[ydg]|e(?![+-])/i.test(formats.get(numFmtId).replace(/"[^"]*"|\\.|\[[^\]]*\]|General/g, '').split(';')[0])
    : /^(1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/.test(numFmtId ?? ''));
}

function rowsOf(xml, strings, dates) {
  let line = 0;
  return elements(xml, 'row').map(row => {
    line = Number(row.r ?? line + 1);
    const cells = [];
    for (const cell of elements(row.body, 'c')) {
      const position = cell.r ? [...cell.r.replace(/\d/g, '')].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1 : cells.length;
      while (cells.length < position) cells.push('');
      cells[position] = valueOf(cell, strings, dates);
    }
    return {cells, line};
  });
}

function valueOf({t: type, s: style, body}, strings, dates) {
  if (type === 'inlineStr') return plain(body);
  const value = unescaped(elements(body, 'v')[0]?.body ?? '');
  if (type === 's') return strings[Number(value)] ?? '…';
  return !type && dates[Number(style)] && Number(value) > 60 ? new Date(Date.UTC(1899, 11, 30) + 86400000 * Math.floor(Number(value))).toISOString().slice(0, 10) : /^\d+(\.0*)?$|E\+/.test(value) && !type ? String(Number(value)) : value;
}
