// The first rows of an Excel workbook (ECMA-376), unpacked by the browser itself. Bounded: a workbook that hides much in
// little is read by the service, which has bounds of its own.
const BOUND = 32 << 20;
const TAIL = 66_000;

/** Cells as text, of the first sheet. */
export async function firstRows(file, limit) {
  const parts = await entries(file);
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? [...parts].find(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))?.[1];
  const shared = parts.get('xl/sharedStrings.xml');
  const strings = shared ? [...(await text(file, shared, BOUND)).matchAll(/<si>(.*?)<\/si>|<si\/>/gs)].map(([, item]) => runs(item ?? '')) : [];
  const xml = await text(file, sheet, 1 << 20);
  return [...xml.matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].slice(0, limit).map(([, row]) => cells(row ?? '', strings));
}

function cells(row, strings) {
  const values = [];
  for (const [, attributes, content] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const [, letters] = /\br="([A-Z]+)\d+"/.exec(attributes) ?? [];
    const position = letters ? [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1 : values.length;
    const [, type] = /\bt="(\w+)"/.exec(attributes) ?? [];
    const [, value] = /<v[^>]*>(.*?)<\/v>/s.exec(content ?? '') ?? [];
    values[position] = type === 's' ? strings[Number(value)] ?? '' : type === 'inlineStr' ? runs(content) : unescape(value ?? '');
  }
  return Array.from(values, value => value ?? '');
}

// Readings (rPh) stand beside the text in Japanese workbooks and are no part of it.
const runs = item => [...item.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, run]) => unescape(run)).join('');

const NAMED = {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"};
const unescape = value => value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
  hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : NAMED[name] ?? whole);

/** Where each part lies, from the directory at the end of the file. */
async function entries(file) {
  const start = Math.max(0, file.size - TAIL);
  const tail = new DataView(await file.slice(start).arrayBuffer());
  let end = tail.byteLength - 22;
  while (end > 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  const directory = new DataView(await file.slice(tail.getUint32(end + 16, true), start + end).arrayBuffer());
  const found = new Map();
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === 0x02014b50;) {
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => directory.getUint16(at + offset, true));
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, nameLength));
    found.set(name.replace(/^\//, ''), {
      packed: directory.getUint16(at + 10, true) === 8, size: directory.getUint32(at + 20, true), offset: directory.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

/** The beginning of a part. */
async function text(file, part, bound) {
  const head = new DataView(await file.slice(part.offset, part.offset + 30).arrayBuffer());
  const from = part.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const bytes = file.slice(from, from + part.size).stream();
  const reader = (part.packed ? bytes.pipeThrough(new DecompressionStream('deflate-raw')) : bytes).getReader();
  const decoder = new TextDecoder();
  let read = '', length = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return read;
    read += decoder.decode(value, {stream: true});
    length += value.length;
    if (length > bound) {
      await reader.cancel();
      return read;
    }
  }
}
