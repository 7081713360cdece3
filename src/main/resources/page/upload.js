// Sends a file, and keeps of the answer what somebody has to look at. A browser reads no answer before it has sent its
// whole request: hence `blockedOnly`, with which the service waits, and XMLHttpRequest, which tells how much was sent.
import {language} from './texts.js';

/** @param progress is told the bytes sent so far
 *  @returns promise of {rows, trailer, signed}, and cancel() */
export function inspect(body, contentType, query, progress) {
  const request = new XMLHttpRequest();
  const answered = new Promise((resolve, reject) => {
    request.open('POST', `v1/inspections?${new URLSearchParams({...query, blockedOnly: 'true'})}`);
    request.setRequestHeader('Content-Type', contentType);
    request.setRequestHeader('Accept', 'application/x-ndjson');
    request.setRequestHeader('Accept-Language', language());
    request.upload.onprogress = event => progress(event.loaded);
    request.onabort = () => reject(Object.assign(new Error(), {kind: 'cancelled'}));
    request.onerror = () => reject(Object.assign(new Error(), {kind: request.status ? 'broken' : 'unreachable'}));
    request.onload = () => {
      if (request.status !== 200) return reject(Object.assign(new Error(), {kind: 'refused', problem: parsed(request.responseText)}));
      const answer = read(request.responseText);
      return answer.trailer ? resolve(answer) : reject(Object.assign(new Error(), {kind: 'broken'}));
    };
    request.send(body);
  });
  return {answered, cancel: () => request.abort()};
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function read(text) {
  const rows = [], same = new Map();
  let trailer = null, signed = null;
  // Lists of codes repeat: one array serves all rows that have it.
  const shared = codes => {
    const key = codes.join();
    if (!same.has(key)) same.set(key, codes);
    return same.get(key);
  };
  for (let start = 0, end; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (!line) continue;
    const answer = JSON.parse(line);
    if (answer.trailer) {
      trailer = answer.trailer;
      signed = line;
    } else {
      rows.push(row(answer, shared));
    }
  }
  return {rows, trailer, signed};
}

function row(answer, shared) {
  const {line, lastLine, problem} = answer;
  if (problem) {
    const told = problem.violations?.map(one => `${one.pointer} ${one.message}`.trim()) ?? [];
    return {line, lastLine: lastLine ?? line, ref: answer.recordRef ?? '', procedure: answer.procedure ?? '', remedy: 'UNREAD', codes: shared([problem.code]), diagnoses: shared([]),
      told: [problem.title, ...told].filter(Boolean).join(' ')};
  }
  return {line, lastLine: line, ref: answer.recordRef, procedure: answer.procedure, remedy: answer.remedy,
    codes: shared(answer.reasons.map(reason => reason.shape ? `${reason.code}/${reason.shape}` : reason.code)), diagnoses: shared(answer.diagnoses), told: ''};
}
