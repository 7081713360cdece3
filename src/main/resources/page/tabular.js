// Reads the beginning of a file, so that its columns can be seen before anything is sent. The service reads the whole
// file by rules of its own; what is said here is a help.
import {columns, meaning, procedures} from './catalogue.js';
import {language, t} from './texts.js';
import {readWorkbook} from './workbook.js';

const HEAD = 256 * 1024;
const ROWS = 200;
const TITLE_ROWS = 10;
const PROBLEMS = 20;

/** The letter that a spreadsheet gives a column. */
export function letter(position) {
  return (position >= 26 ? letter(Math.floor(position / 26) - 1) : '') + String.fromCharCode(65 + position % 26);
}

/** Whether these are the first bytes of a zip file, as a workbook is one. */
const isWorkbook = bytes => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** An .xls, or a workbook under a password. */
const isClosed = bytes => bytes[0] === 0xd0 && bytes[1] === 0xcf;

const plain = name => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** What the beginning shows; `{problem}`, the name of a text, where it is no table.
 *  @param sheet of a workbook; its first where none is named */
export async function look(file, sheet) {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  if (isClosed(bytes)) return {problem: 'workbook'};
  if (isWorkbook(bytes)) {
    const {rows, lastRow, ...read} = await readWorkbook(file, sheet);
    return under(rows.slice(0, ROWS + TITLE_ROWS), {...read, kind: 'workbook', bytesPerRecord: file.size / Math.max(1, lastRow - 1)});
  }
  const encoding = encodingOf(bytes);
  if (!encoding) return {problem: 'unreadable'};
  const text = new TextDecoder(encoding.decoder, {fatal: false}).decode(bytes, {stream: true});
  const whole = file.size <= HEAD;
  return [',', '\t', ';']
    .map(separator => {
      const rows = parse(text, separator, whole);
      const bytesPerRecord = bytes.length / Math.max(1, rows.length);
      return under(rows.slice(0, ROWS + TITLE_ROWS), {kind: 'text', encoding, separator, bytesPerRecord});
    })
    .reduce((best, one) => one.known > best.known ? one : best);
}

function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return {decoder: 'utf-16le', name: 'UTF-16', charset: 'utf-16'};
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return {decoder: 'utf-16be', name: 'UTF-16', charset: 'utf-16'};
  for (const one of [{decoder: 'utf-8', name: 'UTF-8', charset: 'utf-8'}, {decoder: 'shift_jis', name: 'Windows-31J', charset: 'windows-31j'}]) {
    try {
      new TextDecoder(one.decoder, {fatal: true}).decode(bytes, {stream: true});
      return one;
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** Records of a text; the last one only where the text is whole. */
function parse(text, separator, whole) {
  const rows = [];
  let cells = [], cell = '', quoted = false, line = 1, start = 1;
  const end = () => {
    rows.push({cells: [...cells, cell], line: start});
    cells = [];
    cell = '';
    start = line;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else {
        if (c === '\n') line++;
        cell += c;
      }
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      cells.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      line++;
      end();
    } else cell += c;
  }
  if (whole && (cell !== '' || cells.length)) end();
  return rows;
}

function under(rows, read) {
  const names = new Map(columns().flatMap(column => column.names.map(name => [plain(name), column.name])));
  const known = row => row.cells.filter(cell => names.has(plain(cell))).length;
  const head = rows.slice(0, TITLE_ROWS).reduce((best, row) => !best || known(row) > known(best) ? row : best, null);
  if (!head || known(head) === 0) return {...read, known: 0};
  const width = head.cells.findLastIndex(cell => cell.trim() !== '') + 1;
  return {
    ...read,
    known: known(head),
    headerLine: head.line,
    headings: head.cells.slice(0, width).map(cell => cell.trim()),
    mapping: head.cells.slice(0, width).map(cell => names.get(plain(cell)) ?? null),
    rows: rows.slice(rows.indexOf(head) + 1).filter(row => row.cells.some(cell => cell.trim() !== '')).slice(0, ROWS),
  };
}

export const columnName = name => {
  const column = columns().find(one => one.name === name);
  return column ? (language() === 'ja' ? column.nameJa : column.name) : name;
};

/** What is wrong with a mapping; with any of it the file cannot be sent. */
export function mappingProblems(mapping) {
  const missing = columns().filter(column => column.required && !mapping.includes(column.name));
  const twice = new Set(mapping.filter((name, position) => name && mapping.indexOf(name) !== position));
  return [...missing.map(column => t('missing', columnName(column.name))), ...[...twice].map(name => t('twice', columnName(name)))];
}

/** What the first rows show, without any value. */
export function firstProblems(table) {
  const found = [];
  table.mapping.forEach((name, position) => {
    if (!name && table.headings[position]) found.push(t('unknownColumn', letter(position), table.headings[position]));
  });
  const held = new Set(procedures().flatMap(one => [one.id, one.nameJa]));
  for (const row of table.rows) {
    if (found.length >= PROBLEMS) break;
    if (row.cells.length !== table.headings.length && row.cells.slice(table.headings.length).some(cell => cell !== '')
        || row.cells.length < table.headings.length && table.kind === 'text') {
      found.push(t('cells', row.line, row.cells.length));
      continue;
    }
    table.mapping.forEach((name, position) => {
      const wrong = name && cellProblem(name, (row.cells[position] ?? '').trim(), held, table.kind);
      if (wrong) found.push(t('cell', row.line, letter(position), columnName(name), wrong));
    });
  }
  return found.slice(0, PROBLEMS);
}

function cellProblem(name, value, held, kind) {
  if (value === '') return ['procedure', 'recordRef', 'individualNumber'].includes(name) ? t('empty') : null;
  switch (name) {
    case 'procedure': return held.has(value) ? null : t('notHeld');
    case 'individualNumber': return shape(value);
    // A date cell of a workbook is a number too, and is read as its day.
    case 'birthDate': return kind === 'text' && /^\d{4,5}$/.test(value) ? meaning('shapes', 'BIRTH_DATE_SERIAL') : null;
    default: return null;
  }
}

function shape(value) {
  if (/^0{12}$/.test(value)) return meaning('shapes', 'NUMBER_ZEROS');
  if (/^[0-9]{4}([ -]?)[0-9]{4}\1[0-9]{4}$/.test(value)) return checked(value.replace(/[ -]/g, '')) ? null : meaning('reasons', 'NUMBER_CHECK_DIGIT');
  const shapes = [
    [/^[0-9]{11}$/, 'NUMBER_ELEVEN_DIGITS'], [/^[0-9]+$/, 'NUMBER_DIGIT_COUNT'], [/[eE][+]/, 'NUMBER_EXPONENT'], [/^=/, 'NUMBER_FORMULA'], [/^'/, 'NUMBER_APOSTROPHE'],
    [/^[0-9]+[.]0*$/, 'NUMBER_DECIMAL'], [/[０-９]/, 'NUMBER_FULL_WIDTH'], [/^[0-9 -]+$/, 'NUMBER_SEPARATORS'], [/[0-9]/, 'NUMBER_LETTERS'], [/./, 'NUMBER_NONE'],
  ];
  return meaning('shapes', shapes.find(([pattern]) => pattern.test(value))[1]);
}

const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function checked(digits) {
  const rest = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}
