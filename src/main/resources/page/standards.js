// 事務と基準: what the gate goes by, and how it is.
import {codes, policy, procedureName, procedures, readiness} from './catalogue.js';
import {count, el, table} from './elements.js';
import {language, t, words} from './texts.js';

const KINDS = ['reasons', 'notes', 'shapes', 'diagnoses'];

export async function standards(into) {
  into.replaceChildren(el('h2', {}, t('standards')), el('p', {role: 'status'}, t('loading')));
  const ids = [...new Set(procedures().map(one => one.policy))];
  try {
    const [health, ...policies] = await Promise.all([readiness(), ...ids.map(policy)]);
    into.replaceChildren(el('h2', {}, t('standards')), state(health), procedureTable(), ...policies.map(policyTable), codeTable());
  } catch (failure) {
    into.replaceChildren(el('h2', {}, t('standards')), el('p', {class: 'warning', role: 'alert'}, t('failed') + failure.message));
  }
}

function state(health) {
  const data = name => health.checks.find(one => one.name === name)?.data ?? {};
  const registry = data('registry');
  const hours = registry.asOf && (Date.now() - new Date(registry.asOf)) / 3_600_000;
  const observed = Object.entries(data('shadow'));
  return el('section', {}, el('h3', {class: health.status === 'UP' ? 'outcome complete' : 'outcome incomplete', id: 'ready'},
    `${t('ready')}：${t(health.status === 'UP' ? 'readyUp' : 'readyDown')}`),
  table(t('ready'), [t('fact'), t('value')], [
    [t('mode'), observed.length ? t('shadow', observed.map(([id, until]) => `${procedureName(id)} (${until})`).join('、')) : t('enforce')],
    [t('registry'), registry.asOf ? new Date(registry.asOf).toLocaleString(language() === 'ja' ? 'ja-JP' : 'en-GB', {dateStyle: 'long', timeStyle: 'short'}) : t('none')],
    [t('age'), registry.asOf ? hours < 48 ? t('hours', count(Math.floor(hours))) : t('days', count(Math.floor(hours / 24))) : t('none')],
    ...registry.source === 'synthetic' ? [[t('registry'), t('synthetic')]] : [],
    ...health.checks.map(one => [one.name, t(one.status === 'UP' ? one.data?.degraded ? 'degraded' : 'good' : 'readyDown')]),
  ], {id: 'state'}));
}

const procedureTable = () => table(t('procedureList'), [t('procedure'), t('no'), t('division'), t('sexHeld'), t('policy'), 'ID'],
  procedures().map(one => [procedureName(one.id), String(one.no), one.division, one.sexHeld ? t('held') : t('none'), one.policy, one.id]), {id: 'standard-procedures'});

const fieldNames = names => names.map(name => words('fields')[name] ?? words('policyFields')[name] ?? name).join('、') || t('none');

const policyTable = one => table(`${t('policies')} ${one.id}`, [t('fact'), t('value')], [
  [t('requiredFields'), fieldNames(one.required)],
  [t('historical'), fieldNames(one.historical)],
  [t('accepts'), ['acceptsDeceased', 'acceptsAbroad', 'acceptsOtherBuilding'].filter(key => one[key]).map(key => t(key)).join('、') || t('none')],
  [t('earliest'), one.earliestBirthDate],
  [t('used'), one.procedures.map(procedureName).join('、')],
  ['SHA-256', one.sha256],
]);

function codeTable() {
  const all = KINDS.flatMap(kind => codes()[kind].map(one => ({kind, ...one})));
  const found = el('p', {role: 'status'});
  const list = el('div', {});
  const show = word => {
    const chosen = all.filter(one => `${one.code} ${one.ja} ${one.en}`.toLowerCase().includes(word.toLowerCase()));
    found.textContent = t('found', count(chosen.length));
    list.replaceChildren(table(t('codesTitle'), [t('code'), t('kind'), t('meaning')], chosen.map(one => [one.code, words('codeKinds')[one.kind], one[language()]]), {id: 'codes'}));
  };
  show('');
  return el('section', {}, el('h3', {}, t('codesTitle')),
    el('label', {}, t('search'), el('input', {type: 'search', id: 'code-search', autocomplete: 'off', oninput: event => show(event.target.value.trim())})), found, list);
}
