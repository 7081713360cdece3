// Elements are made from values, never from text that is parsed as HTML.
const SVG = 'http://www.w3.org/2000/svg';

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child || child === 0));
  return element;
}

export const el = (name, properties = {}, ...children) => fill(document.createElement(name), properties, children);
export const svg = (name, properties = {}, ...children) => fill(document.createElementNS(SVG, name), properties, children);

/** A table that scrolls by itself where it is wider than the page; the keyboard reaches it. */
export function table(caption, header, rows, properties = {}) {
  const cell = (value, column) => {
    const number = typeof value === 'number';
    const shown = number ? count(value) : value;
    return column === 0 && properties.rowHeaders !== false
      ? el('th', {scope: 'row', class: number && 'number'}, shown)
      : el('td', {class: number && 'number'}, shown);
  };
  return el('div', {class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption},
    el('table', {id: properties.id},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, header.map((text, column) => el('th', {scope: 'col', class: typeof rows[0]?.[column] === 'number' && 'number'}, text)))),
      el('tbody', {}, rows.map((row, index) =>
        el('tr', {class: properties.lastIsTotal && index === rows.length - 1 && 'total'}, row.map(cell))))));
}

export const count = value => value.toLocaleString('ja-JP');

export function download(name, type, parts) {
  const url = URL.createObjectURL(new Blob(parts, {type}));
  const link = el('a', {href: url, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
