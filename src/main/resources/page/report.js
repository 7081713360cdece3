// The report of an inspection: the prefecture's two tables, charts, warnings, and the list of records.
import {meaning} from './catalogue.js';
import {count, download, el, svg, table} from './elements.js';
import {language, t} from './texts.js';
import {printedList, reasonText, recordList} from './recordlist.js';

const KINDS = ['suspectedWrongLinks', 'correct', 'review', 'undecided'];
const time = text => new Date(text).toLocaleString(language() === 'ja' ? 'ja-JP' : 'en-GB', {dateStyle: 'long', timeStyle: 'short'});

export function report({rows, trailer, signed}) {
  const figures = el('div', {id: 'report'}, summary(trailer), figureTables(trailer));
  return el('div', {}, figures, recordList(rows), facts(trailer),
    el('div', {class: 'buttons'},
      el('button', {type: 'button', id: 'save-json', onclick: () => download(`sekisho-report.json`, 'application/json', [signed, '\n'])}, t('saveJson')),
      el('button', {type: 'button', id: 'save-html', onclick: () => save(figures, rows, trailer)}, t('saveHtml')),
      el('button', {type: 'button', id: 'print', onclick: () => print()}, t('print'))),
    el('div', {class: 'only-print'}, printedList(rows)));
}

function summary(trailer) {
  const {total} = trailer;
  const reasons = trailer.incomplete.map(code => el('li', {}, t('incompleteBecause', code)));
  return [
    el('h3', {tabindex: '-1', id: 'outcome', class: trailer.complete && !total.invalid ? 'outcome complete' : 'outcome incomplete'},
      t(trailer.complete && !total.invalid ? 'complete' : 'incomplete')),
    el('p', {class: 'lead'}, t('summary', count(total.checked), count(total.suspectedWrongLinks), count(total.correct), count(total.review), count(total.undecided))),
    trailer.complete && !total.invalid ? null : el('div', {class: 'warning', role: 'alert'},
      reasons.length ? el('ul', {}, reasons) : null, total.invalid ? el('p', {}, t('unread', count(total.invalid))) : null),
  ];
}

function figureTables(trailer) {
  const {procedures, total, causes, reasons, shapes = {}, diagnoses, findings} = trailer;
  const counts = one => [one.checked, one.suspectedWrongLinks, one.correct, one.review, one.undecided, one.passed, one.invalid];
  const codes = (title, kind, counted) => Object.keys(counted).length === 0 ? null
    : table(title, [t('meaning'), t('number'), t('code')], Object.entries(counted).map(([code, number]) => [meaning(kind, code), number, code]));
  return [
    table(t('procedures'), [t('procedure'), t('no'), t('division'), ...['checked', 'suspected', 'correct', 'review', 'undecided', 'passed', 'invalid'].map(key => t(key))],
      [...procedures.map(one => [language() === 'ja' ? one.nameJa : one.nameEn, String(one.no), one.division, ...counts(one.counts)]), [t('total'), '', '', ...counts(total)]],
      {id: 'procedures', lastIsTotal: true}),
    table(t('causes'), [t('cause'), t('number')],
      [[t('causeForm'), causes.applicationForm], [t('causeEntry'), causes.dataEntry], [t('causeUnknown'), causes.unknown]], {id: 'causes'}),
    outcomeChart(procedures),
    reasonChart(reasons),
    codes(t('reason'), 'reasons', reasons),
    codes(t('shapes'), 'shapes', shapes),
    codes(t('diagnoses'), 'diagnoses', diagnoses),
    findings.length ? table(t('findings'), [t('diagnoses'), t('lines')], Object.entries(Object.groupBy(findings, one => one.diagnosis)).map(([code, all]) => [meaning('diagnoses', code), findingLines(all)])) : null,
  ];
}

const FINDINGS = 20;

/** Lines that belong together, the first of them. */
function findingLines(all) {
  const shown = all.slice(0, FINDINGS).map(one => one.lines.map(count).join('・')).join('、');
  return all.length > FINDINGS ? t('andMore', shown, count(all.length - FINDINGS)) : shown;
}

function bar(parts, most) {
  let x = 0;
  return svg('svg', {viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, parts.map(([kind, value]) => {
    const rect = svg('rect', {x, y: 0, width: 100 * value / most, height: 10, class: kind});
    x += 100 * value / most;
    return rect;
  }));
}

function chart(id, title, bars, legend) {
  if (!bars.length) return null;
  const most = Math.max(...bars.map(one => one.sum));
  return el('figure', {id, class: 'chart'}, el('figcaption', {}, title),
    legend ? el('ul', {class: 'legend'}, legend.map(kind => el('li', {}, el('span', {class: `key ${kind}`, 'aria-hidden': 'true'}), t('kinds', kind)))) : null,
    el('ul', {class: 'bars'}, bars.map(one => el('li', {}, el('span', {class: 'name'}, one.name), bar(one.parts, most), el('span', {class: 'number'}, one.figure)))));
}

function outcomeChart(procedures) {
  const bars = procedures.map(({counts, ...one}) => {
    const parts = KINDS.map(kind => [kind, counts[kind]]);
    const sum = parts.reduce((all, [, value]) => all + value, 0);
    return {name: language() === 'ja' ? one.nameJa : one.nameEn, parts, sum, figure: `${count(sum)} / ${count(counts.checked)}`};
  }).filter(one => one.sum);
  return chart('outcome-chart', t('chartOutcomes'), bars, KINDS.filter(kind => procedures.some(one => one.counts[kind])));
}

function reasonChart(reasons) {
  const bars = Object.entries(reasons).sort(([, a], [, b]) => b - a)
    .map(([code, number]) => ({name: reasonText(code).split(/[。.]/)[0], parts: [['reason', number]], sum: number, figure: count(number)}));
  return chart('reason-chart', t('chartReasons'), bars);
}

function facts(trailer) {
  return table(t('facts'), [t('fact'), t('value')], [
    [t('startedAt'), time(trailer.startedAt)],
    [t('duration'), t('seconds', count(Math.ceil(trailer.durationMillis / 1000)))],
    [t('allLines'), count(trailer.lines)],
    [t('registry'), trailer.registry.map(one => time(one.asOf)).join('、') || t('none')],
    [t('policy'), trailer.policies.map(one => `${one.id} (${one.sha256.slice(0, 12)}…)`).join('、') || t('none')],
    [t('digest'), trailer.resultsSha256],
    [t('signed'), trailer.signature ? t('signedYes') : t('none')],
  ], {id: 'facts'});
}

/** The report as one file that needs nothing else. */
async function save(figures, rows, trailer) {
  const styles = await Promise.all(['page/tokens.css', 'page/page.css'].map(path => fetch(path).then(answer => answer.text())));
  const title = el('title', {}, `${t('title')} ${time(trailer.startedAt)}`);
  const main = el('main', {}, figures.cloneNode(true), facts(trailer), printedList(rows));
  // As text: in a document of this page's, its policy would refuse a style of its own.
  download('sekisho-report.html', 'text/html;charset=utf-8', [
    `<!DOCTYPE html>\n<html lang="${language()}"><head><meta charset="utf-8">${title.outerHTML}<style>${styles.join('\n')}</style></head><body>${main.outerHTML}</body></html>\n`]);
}
