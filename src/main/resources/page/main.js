import {load} from './catalogue.js';
import {el} from './elements.js';
import {inspection} from './inspection.js';
import {record} from './record.js';
import {standards} from './standards.js';
import {language, setLanguage, t} from './texts.js';

const PARTS = {inspect: inspection, record, standards};

let shown = 'inspect';

/** The frame around the parts. A part keeps its own state, so that switching the language loses nothing. */
function render() {
  const tabs = Object.keys(PARTS).map(part => el('button', {
    type: 'button', role: 'tab', id: `tab-${part}`, 'aria-controls': `part-${part}`, 'aria-selected': String(part === shown), tabindex: part === shown ? '0' : '-1',
    onclick: () => choose(part), onkeydown: event => move(event, part),
  }, t(part)));
  const panels = Object.keys(PARTS).map(part => el('section', {role: 'tabpanel', id: `part-${part}`, 'aria-labelledby': `tab-${part}`, hidden: part !== shown}));
  document.body.replaceChildren(
    el('a', {class: 'skip', href: '#main'}, t('skip')),
    el('header', {}, el('div', {}, el('h1', {}, t('title')), el('p', {}, t('subtitle'))),
      el('button', {type: 'button', id: 'language', lang: language() === 'ja' ? 'en' : 'ja', onclick: switchLanguage}, t('switchLanguage'))),
    el('nav', {'aria-label': t('parts')}, el('div', {role: 'tablist', 'aria-label': t('parts')}, tabs)),
    el('main', {id: 'main', tabindex: '-1'}, panels));
  for (const [part, draw] of Object.entries(PARTS)) {
    if (part !== 'standards' || part === shown) draw(document.getElementById(`part-${part}`));
  }
}

function choose(part) {
  shown = part;
  for (const one of Object.keys(PARTS)) {
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute('aria-selected', String(one === part));
    tab.tabIndex = one === part ? 0 : -1;
    document.getElementById(`part-${one}`).hidden = one !== part;
  }
  if (part === 'standards') standards(document.getElementById('part-standards'));
}

function move(event, part) {
  const parts = Object.keys(PARTS), at = parts.indexOf(part);
  const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: parts.length - 1}[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = parts[(to + parts.length) % parts.length];
  choose(next);
  document.getElementById(`tab-${next}`).focus();
}

function switchLanguage() {
  setLanguage(language() === 'ja' ? 'en' : 'ja');
  render();
  document.getElementById('language').focus();
}

// A file that misses its place would otherwise be opened instead of the page.
for (const kind of ['dragover', 'drop']) window.addEventListener(kind, event => event.preventDefault());
// A run that nobody sees any more would go on, and its result would be lost.
window.addEventListener('beforeunload', event => {
  if (document.getElementById('progress')) event.preventDefault();
});

setLanguage('ja');
document.body.replaceChildren(el('p', {role: 'status'}, t('loading')));
load().then(render, failure => document.body.replaceChildren(el('main', {}, el('h1', {}, t('title')), el('p', {role: 'alert'}, t('failed') + failure.message))));
