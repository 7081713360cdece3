// 一件を確かめる: one record by hand, and its answer field by field.
import {meaning, problem, procedureName, procedures} from './catalogue.js';
import {el, table} from './elements.js';
import {language, t, words} from './texts.js';

const FIELDS = ['procedure', 'recordRef', 'individualNumber', 'nameKanji', 'nameKana', 'birthDate', 'sex', 'address', 'building', 'municipalityCode', 'destinationKey', 'formIndividualNumber'];
const REQUIRED = ['procedure', 'recordRef', 'individualNumber'];
const OUTCOMES = ['nameKanji', 'nameKana', 'birthDate', 'sex', 'address'];

// Somebody of the synthetic registry that a practice gate serves.
const EXAMPLE = {procedure: 'shintai-shogaisha-techo', recordRef: 'SHT-2026-000123', individualNumber: '609407454590', nameKanji: '小林　健一', nameKana: 'コバヤシ　ケンイチ',
  birthDate: '1964-05-01', sex: '1', address: '長野県長野市大字鶴賀緑町1613番地'};

let values = {};
let answer = null;
let root;

export function record(into) {
  root = into;
  render();
}

function render() {
  const form = el('form', {id: 'record-form', autocomplete: 'off', novalidate: true, onsubmit: event => {
    event.preventDefault();
    check();
  }}, FIELDS.map(input),
    el('div', {class: 'buttons'},
      el('button', {class: 'primary', id: 'check'}, t('check')),
      el('button', {type: 'button', onclick: () => fill({})}, t('clear')),
      el('button', {type: 'button', id: 'example', onclick: () => fill(EXAMPLE)}, t('tip'))));
  root.replaceChildren(el('h2', {}, t('record')), el('p', {}, t('recordHint')), form, el('div', {id: 'record-answer', 'aria-live': 'polite'}, answer && explained()));
}

function fill(all) {
  values = {...all};
  answer = null;
  render();
}

function input(name) {
  const label = el('span', {}, t('fields', name), REQUIRED.includes(name) ? t('required') : '');
  const hint = words('hints')[name];
  const shared = {id: `record-${name}`, name, required: REQUIRED.includes(name), 'aria-describedby': hint && `hint-${name}`, oninput: event => {
    values[name] = event.target.value;
  }};
  const options = name === 'procedure' ? [['', ''], ...procedures().map(one => [one.id, procedureName(one.id)])] : Object.entries(words('sexes')).sort(([a], [b]) => order(a) - order(b));
  const control = name === 'procedure' || name === 'sex'
    ? el('select', shared, options.map(([value, text]) => el('option', {value, selected: value === (values[name] ?? '')}, text)))
    : el('input', {...shared, type: 'text', value: values[name] ?? '', inputmode: /Number|Key|Code/.test(name) ? 'numeric' : undefined});
  return el('label', {class: 'field'}, label, hint && el('small', {id: `hint-${name}`}, hint), control);
}

const order = code => ['', '1', '2', '9', '0'].indexOf(code);

function request() {
  const value = name => (values[name] ?? '').trim() || undefined;
  return {
    procedure: value('procedure'), recordRef: value('recordRef'), destinationKey: value('destinationKey'),
    subject: {
      individualNumber: value('individualNumber'), name: {kanji: value('nameKanji'), kana: value('nameKana')}, birthDate: value('birthDate'), sex: value('sex'),
      address: {municipalityCode: value('municipalityCode'), text: value('address'), building: value('building')},
    },
    applicationForm: value('formIndividualNumber') && {individualNumber: value('formIndividualNumber')},
  };
}

async function check() {
  try {
    const sent = await fetch('v1/checks', {
      method: 'POST', headers: {'Content-Type': 'application/json', Accept: 'application/json', 'Accept-Language': language()}, body: JSON.stringify(request()),
    });
    if (!sent.ok) throw await problem(sent);
    answer = {check: await sent.json()};
  } catch (failure) {
    answer = {failure};
  }
  root.querySelector('#record-answer').replaceChildren(...explained());
  root.querySelector('#decision').focus();
}

function explained() {
  const {check: checked, failure} = answer;
  if (failure) {
    return [el('h3', {id: 'decision', tabindex: '-1', class: 'outcome incomplete'}, failure.problem?.title ?? failure.message),
      el('ul', {}, (failure.problem?.violations ?? []).map(one => el('li', {}, `${one.pointer}：${one.message}`)))];
  }
  const passed = checked.decision === 'PASS';
  const outcomes = checked.outcomes ?? {};
  const row = (name, outcome, notes, reasons) => [t('fields', name), outcome ? t('outcomes', outcome) : t('notCompared'),
    notes.map(code => meaning('notes', code)).join(' '), reasons.map(one => one.message).join(' ')];
  const reasons = field => checked.reasons.filter(one => one.field === field);
  const rest = checked.reasons.filter(one => !OUTCOMES.includes(one.field) && one.field !== 'individualNumber');
  const notes = field => checked.notes.filter(code => fieldOf(code) === field);
  return [
    el('h3', {id: 'decision', tabindex: '-1', class: passed ? 'outcome complete' : 'outcome incomplete'},
      passed ? t(checked.mode === 'SHADOW' ? 'passShadow' : 'pass') : t('block', checked.remedy)),
    checked.attestation && el('p', {}, t('attested')),
    table(t('answer'), [t('field'), t('compared'), t('by'), t('toDo')], [
      [t('fields', 'individualNumber'), '', notes('individualNumber').map(code => meaning('notes', code)).join(' '), reasons('individualNumber').map(one => one.message).join(' ')],
      ...OUTCOMES.map(name => row(name, outcomes[name], notes(name), reasons(name))),
      ...rest.length ? [[t('general'), '', '', rest.map(one => one.message).join(' ')]] : [],
    ], {id: 'explained'}),
    checked.diagnoses.length > 0 && el('ul', {}, checked.diagnoses.map(code => el('li', {}, meaning('diagnoses', code)))),
  ].filter(Boolean);
}

/** The field that a rule of agreement speaks of. */
function fieldOf(note) {
  if (note.startsWith('NUMBER_')) return 'individualNumber';
  if (note.startsWith('KANA_') || note === 'NAME_KANA_DIFFERS') return 'nameKana';
  if (note.startsWith('ADDRESS_')) return 'address';
  return 'nameKanji';
}
