// 点検する: choose a file, check its columns, send it, see the result.
import {columns} from './catalogue.js';
import {count, el} from './elements.js';
import {report} from './report.js';
import {columnName, firstProblems, letter, look, mappingProblems} from './tabular.js';
import {t, words} from './texts.js';
import {inspect} from './upload.js';


let state = {step: 'choose'};
let root;

export function inspection(into) {
  root = into;
  render();
}

function go(next, focus) {
  state = next;
  render();
  root.querySelector(focus)?.focus();
}

function render() {
  const steps = {choose, columns: checkColumns, running, result};
  root.replaceChildren(el('h2', {}, t('inspect')), el('p', {class: 'privacy'}, t('privacy')), ...[steps[state.step]()].flat().filter(Boolean));
}

const megabytes = bytes => bytes < 1e6 ? `${count(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
const message = text => text ? el('p', {class: 'warning', role: 'alert'}, text) : null;

function choose() {
  const input = el('input', {type: 'file', id: 'file', class: 'hidden', accept: '.csv,.tsv,.txt,.xlsx', onchange: event => take(event.target.files[0])});
  const zone = el('div', {
    class: 'drop',
    ondragover: event => {
      event.preventDefault();
      zone.classList.add('over');
    },
    ondragleave: () => zone.classList.remove('over'),
    ondrop: event => {
      event.preventDefault();
      take(event.dataTransfer.files[0]);
    },
  }, el('p', {id: 'drop-text'}, t('drop')), el('label', {class: 'button', for: 'file'}, t('pick')), input);
  return [el('h3', {}, t('choose')), message(state.message), zone];
}

async function take(file, sheet) {
  if (!file) return;
  root.querySelector('.drop')?.replaceChildren(el('p', {role: 'status'}, t('reading')));
  const table = await look(file, sheet).catch(() => ({problem: 'unreadable'}));
  if (table.problem) return go({step: 'choose', message: t(table.problem)}, '#file');
  // Another sheet may have one.
  if (!table.known && table.sheets?.length > 1) return go({step: 'columns', file, table: {...table, headings: [], mapping: [], rows: [], headerLine: 1}}, '#sheet');
  if (!table.known) return go({step: 'choose', message: t('noHeader')}, '#file');
  return go({step: 'columns', file, table}, '#columns-title');
}

function checkColumns() {
  const {file, table} = state;
  const wrong = mappingProblems(table.mapping);
  const found = firstProblems(table);
  const value = position => table.rows.map(row => row.cells[position]?.trim()).find(Boolean) ?? '';
  const options = position => [el('option', {value: ''}, t('unused')),
    columns().map(column => el('option', {value: column.name, selected: table.mapping[position] === column.name}, columnName(column.name) + (column.required ? t('required') : '')))];
  const select = position => el('select', {
    id: `column-${position}`, 'aria-label': t('readAsOf', letter(position), table.headings[position]),
    onchange: event => {
      const mapping = table.mapping.with(position, event.target.value || null);
      go({...state, table: {...table, mapping, corrected: true}}, `#column-${position}`);
    },
  }, options(position));
  return [
    el('h3', {id: 'columns-title', tabindex: '-1'}, t('columns')),
    el('p', {}, t('columnsHint')),
    el('dl', {class: 'file'},
      el('div', {}, el('dt', {}, t('file')), el('dd', {}, file.name)),
      el('div', {}, el('dt', {}, t('size')), el('dd', {}, megabytes(file.size))),
      table.kind === 'workbook' ? el('div', {}, el('dt', {}, el('label', {for: 'sheet'}, t('sheet'))), el('dd', {}, sheets(file, table)))
        : [el('div', {}, el('dt', {}, t('encoding')), el('dd', {id: 'encoding'}, table.encoding.name)),
          el('div', {}, el('dt', {}, t('separator')), el('dd', {}, words('separators')[table.separator]))],
      el('div', {}, el('dt', {}, t('headerLine')), el('dd', {}, t('lineNumber', table.headerLine)))),
    wrong.length ? el('ul', {class: 'warning', role: 'alert', id: 'wrong'}, wrong.map(text => el('li', {}, text))) : null,
    el('div', {class: 'scroll', role: 'region', tabindex: '0', 'aria-label': t('columns')},
      el('table', {id: 'mapping'},
        el('thead', {}, el('tr', {}, ['column', 'heading', 'example', 'readAs'].map(key => el('th', {scope: 'col'}, t(key))))),
        el('tbody', {}, table.headings.map((heading, position) => el('tr', {class: table.mapping[position] ? undefined : 'unused'},
          el('th', {scope: 'row'}, letter(position)), el('td', {}, heading), el('td', {}, value(position)), el('td', {}, select(position))))))),
    el('h4', {}, t('firstProblems')),
    found.length ? el('ul', {id: 'problems'}, found.map(text => el('li', {}, text))) : el('p', {id: 'problems'}, t('noProblems', count(table.rows.length))),
    el('div', {class: 'buttons'},
      el('button', {type: 'button', class: 'primary', id: 'start', disabled: wrong.length > 0, onclick: start}, t('start')),
      el('button', {type: 'button', onclick: () => go({step: 'choose'}, '#file')}, t('another'))),
  ];
}

/** Which sheet of a workbook is read. */
const sheets = (file, table) => el('select', {id: 'sheet', onchange: event => take(file, event.target.value)},
  table.sheets.map(name => el('option', {value: name, selected: name === table.sheet}, name)));

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether the header row says by itself what each column is. */
const told = ({headings, mapping, corrected}) => !corrected && headings.every((heading, position) => heading === '' || mapping[position]);

/** A column by its heading, by which the service finds the header row too; by its place where that tells it from no other. */
function column(headings, position) {
  const heading = headings[position];
  return heading === '' || heading.includes(',') || headings.filter(one => one === heading).length > 1 ? `#${position + 1}` : heading;
}

/** How the file is sent: as it is, with what it is said to be. */
function sending({file, table}) {
  return {
    body: file,
    contentType: table.kind === 'workbook' ? WORKBOOK : `${table.separator === '\t' ? 'text/tab-separated-values' : 'text/csv'}; charset=${table.encoding.charset}`,
    query: {...table.kind === 'workbook' && {sheet: table.sheet}, ...!told(table) && {columns: table.mapping.map((name, position) => `${column(table.headings, position)}=${name ?? ''}`).join()}},
  };
}

function start() {
  const {file, table} = state;
  const {body, contentType, query} = sending(state);
  const begun = performance.now();
  const sent = inspect(body, contentType, query, bytes => showProgress(bytes, file.size, table.bytesPerRecord, performance.now() - begun));
  go({step: 'running', file, cancel: sent.cancel}, '#cancel');
  sent.answered.then(
    answer => go({step: 'result', file, answer}, '#outcome'),
    failure => go({step: 'choose', message: failure.kind === 'refused'
      ? t('refused') + [failure.problem?.title, ...failure.problem?.violations?.map(one => one.message) ?? []].filter(Boolean).join(' ')
      : t(failure.kind ?? 'broken')}, '#file'));
}

function running() {
  return [el('h3', {id: 'running'}, t('running')),
    el('progress', {id: 'progress', max: '100', value: '0', 'aria-label': t('running')}),
    el('p', {id: 'sent'}), el('p', {id: 'rate', role: 'status'}),
    el('div', {class: 'buttons'}, el('button', {type: 'button', id: 'cancel', onclick: state.cancel}, t('cancel')))];
}

function showProgress(bytes, size, bytesPerRecord, milliseconds) {
  const bar = root.querySelector('#progress');
  if (!bar) return;
  const share = Math.min(1, bytes / Math.max(1, size));
  bar.value = 100 * share;
  root.querySelector('#sent').textContent = t('sent', megabytes(bytes), megabytes(size), Math.floor(100 * share));
  const rest = (size - bytes) / (bytes / milliseconds) / 1000;
  root.querySelector('#rate').textContent = bytes >= size ? t('finishing')
    : t('rate', count(Math.round(bytes / bytesPerRecord / milliseconds * 1000)), rest < 90 ? t('seconds', Math.ceil(rest)) : t('minutes', Math.ceil(rest / 60)));
}

function result() {
  return [report(state.answer),
    el('div', {class: 'buttons'}, el('button', {type: 'button', onclick: () => go({step: 'choose'}, '#file')}, t('another')))];
}
