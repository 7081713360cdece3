// The records that somebody has to look at: filtered, sorted, a hundred at a time.
import {meaning, procedureName, procedures} from './catalogue.js';
import {count, download, el} from './elements.js';
import {t} from './texts.js';

const PAGE = 100;
const PRINTED = 1_000;
const REMEDIES = ['CORRECT', 'REVIEW', 'RETRY', 'UNREAD'];

/** A reason with what to do, in words. */
export function reasonText(code) {
  const [reason, shape] = code.split('/');
  return shape ? meaning('shapes', shape) : meaning('reasons', reason);
}

const remedyText = remedy => t('remedies', remedy);
const lines = row => row.lastLine > row.line ? t('upTo', row.line, row.lastLine) : String(row.line);
const todo = row => row.remedy === 'UNREAD' ? [row.told] : [...row.codes.map(reasonText), ...row.diagnoses.map(code => meaning('diagnoses', code))];

const SORTS = {
  line: (a, b) => a.line - b.line,
  ref: (a, b) => a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : a.line - b.line,
  procedure: (a, b) => order(a.procedure) - order(b.procedure) || a.line - b.line,
  remedy: (a, b) => REMEDIES.indexOf(a.remedy) - REMEDIES.indexOf(b.remedy) || a.line - b.line,
};

const order = id => {
  const index = procedures().findIndex(one => one.id === id);
  return index < 0 ? Infinity : index;
};

export function recordList(rows) {
  if (!rows.length) return el('section', {'aria-labelledby': 'list-title'}, el('h3', {id: 'list-title'}, t('list')), el('p', {}, t('listNone')));
  const filter = {procedure: '', remedy: '', reason: '', ref: ''};
  let sort = 'remedy', down = false, page = 0, chosen = [];
  const status = el('p', {role: 'status', id: 'list-status'});
  const body = el('tbody');
  const buttons = {
    previous: el('button', {type: 'button', onclick: () => turn(-1)}, t('previous')),
    next: el('button', {type: 'button', onclick: () => turn(1)}, t('next')),
  };
  const heads = Object.fromEntries(['remedy', 'line', 'ref', 'procedure'].map(key => [key, el('th', {scope: 'col'},
    el('button', {type: 'button', class: 'sort', onclick: () => sortBy(key), 'aria-label': t('sortBy', t(key))}, t(key)))]));

  function choose() {
    chosen = rows.filter(row => (!filter.procedure || row.procedure === filter.procedure) && (!filter.remedy || row.remedy === filter.remedy)
      && (!filter.reason || row.codes.includes(filter.reason)) && (!filter.ref || row.ref.includes(filter.ref)));
    chosen.sort(SORTS[sort]);
    if (down) chosen.reverse();
    page = 0;
    show();
  }

  function show() {
    const from = page * PAGE, to = Math.min(from + PAGE, chosen.length);
    body.replaceChildren(...chosen.slice(from, to).map(row => el('tr', {},
      el('td', {}, el('span', {class: `remedy ${row.remedy}`}, remedyText(row.remedy))),
      el('td', {class: 'number'}, lines(row)), el('td', {class: 'ref'}, row.ref), el('td', {}, procedureName(row.procedure)),
      el('td', {}, el('ul', {}, todo(row).map(text => el('li', {}, text)))))));
    status.textContent = chosen.length ? t('shown', count(chosen.length), count(from + 1), count(to)) : t('shownNone');
    buttons.previous.disabled = page === 0;
    buttons.next.disabled = to >= chosen.length;
    for (const [key, head] of Object.entries(heads)) head.setAttribute('aria-sort', key !== sort ? 'none' : down ? 'descending' : 'ascending');
  }

  function turn(by) {
    page += by;
    show();
  }

  function sortBy(key) {
    down = key === sort && !down;
    sort = key;
    choose();
  }

  const select = (key, label, options) => el('label', {}, label, el('select', {id: `list-${key}`, onchange: event => {
    filter[key] = event.target.value;
    choose();
  }}, el('option', {value: ''}, t('all')), options.map(([value, text]) => el('option', {value}, text))));

  const present = key => [...new Set(rows.map(row => row[key]))];
  const reasons = [...new Set(present('codes').flat())].sort();
  choose();
  return el('section', {'aria-labelledby': 'list-title', class: 'list'},
    el('h3', {id: 'list-title'}, t('list')),
    el('div', {class: 'filters'},
      select('remedy', t('remedy'), REMEDIES.filter(one => present('remedy').includes(one)).map(one => [one, remedyText(one)])),
      select('procedure', t('procedure'), procedures().filter(one => present('procedure').includes(one.id)).map(one => [one.id, procedureName(one.id)])),
      select('reason', t('reason'), reasons.map(code => [code, code])),
      el('label', {}, t('refFilter'), el('input', {id: 'list-ref', type: 'search', autocomplete: 'off', oninput: event => {
        filter.ref = event.target.value.trim();
        choose();
      }}))),
    status,
    el('div', {class: 'scroll', role: 'region', tabindex: '0', 'aria-label': t('listTable')},
      el('table', {id: 'list', class: 'recordlist'}, el('caption', {class: 'hidden'}, t('listTable')),
        el('thead', {}, el('tr', {}, Object.values(heads), el('th', {scope: 'col'}, t('todo')))), body)),
    el('div', {class: 'buttons'}, buttons.previous, buttons.next,
      el('button', {type: 'button', id: 'save-csv', onclick: () => download('sekisho-list.csv', 'text/csv;charset=utf-8', [...csv(chosen)])}, t('saveCsv'))));
}

/** Every row for the report that leaves the page, up to a bound. */
export function printedList(rows) {
  if (rows.length > PRINTED) return el('p', {}, t('listInPrint', count(rows.length)));
  const header = ['remedy', 'line', 'ref', 'procedure', 'todo'].map(key => el('th', {scope: 'col'}, t(key)));
  return el('table', {}, el('caption', {}, t('list')), el('thead', {}, el('tr', {}, header)),
    el('tbody', {}, [...rows].sort(SORTS.remedy).map(row => el('tr', {}, [remedyText(row.remedy), lines(row), row.ref, procedureName(row.procedure), todo(row).join(' ')]
      .map(text => el('td', {}, text))))));
}

/** Text that a spreadsheet would take for a formula stays text. */
const cell = text => `"${(/^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function* csv(rows) {
  yield '\ufeff' + ['remedy', 'line', 'ref', 'procedure', 'code', 'todo'].map(key => cell(t(key))).join() + '\r\n';
  for (const row of rows) {
    yield [remedyText(row.remedy), lines(row), row.ref, procedureName(row.procedure), [...row.codes, ...row.diagnoses].join(' '), todo(row).join(' ')].map(cell).join() + '\r\n';
  }
}
