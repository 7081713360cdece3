// What the service says of itself: procedures, codes, columns. Its texts are the answers' own.
import {language} from './texts.js';

async function get(path) {
  const answer = await fetch(path, {headers: {Accept: 'application/json', 'Accept-Language': language()}});
  if (!answer.ok && answer.status !== 503) throw await problem(answer);
  return answer.json();
}

/** An error that says what the service said. */
export async function problem(answer) {
  const body = await answer.json().catch(() => null);
  return Object.assign(new Error(body?.detail ?? body?.title ?? `HTTP ${answer.status}`), {problem: body, status: answer.status});
}

const kept = {};

export async function load() {
  const [procedures, codes, columns] = await Promise.all(
    [get('v1/procedures'), get('v1/codes'), get('v1/inspections/columns')]);
  Object.assign(kept, {procedures, codes, columns});
  kept.procedure = new Map(procedures.map(one => [one.id, one]));
  kept.text = new Map(Object.entries(codes).flatMap(([kind, list]) => list.map(one => [`${kind}.${one.code}`, one])));
}

export const procedures = () => kept.procedures;
export const codes = () => kept.codes;
export const columns = () => kept.columns;
export const policy = id => get(`v1/policies/${encodeURIComponent(id)}`);
export const readiness = () => get('q/health/ready');

/** What a code means, in the language shown; the code itself where the service does not tell. */
export const meaning = (kind, code) => kept.text.get(`${kind}.${code}`)?.[language()] ?? code;

export function procedureName(id) {
  const procedure = kept.procedure.get(id);
  return procedure ? (language() === 'ja' ? procedure.nameJa : procedure.nameEn) : id ?? '';
}
