import { httpAnswer } from '../doubles/scripted-transport';
import { FORMS, KEY } from './key-forms';

const ECHO = FORMS.join(' and ');
const ECHOING = { 'x-echo': KEY, location: `https://elsewhere.example/?key=${encodeURIComponent(KEY)}`, 'www-authenticate': KEY };

/** Servers that fail, each in another way, and say everything that they were told. */
export const FAULTS: readonly (readonly [string, ReturnType<typeof httpAnswer>])[] = [
  ...[400, 401, 403, 404, 409, 422, 429, 500, 503].map(
    (status) => [`${status}`, httpAnswer(status, JSON.stringify({ messages: [ECHO], error: { detail: KEY } }), ECHOING)] as const,
  ),
  ['400 in plain words', httpAnswer(400, `Bad request of ${FORMS.filter((form) => !/[<{[]/.test(form)).join(' and ')}`, ECHOING)],
  ['a redirection', httpAnswer(302, ECHO, ECHOING)],
  ['a sign-in page', httpAnswer(200, `<html>${ECHO}</html>`, ECHOING)],
  ['half an answer', httpAnswer(200, `{"activity":[{"user":"${KEY}`, ECHOING)],
  ['an answer of another kind', httpAnswer(200, JSON.stringify({ hint: ECHO }), ECHOING)],
];

const everythingSaid = (): never => {
  throw Object.assign(new Error(`${ECHO}\n    at ${KEY} (Code:1:1)`), { code: KEY, cause: KEY });
};

/** Services that are out of order, and say everything that they were told. */
export const BROKEN: readonly (readonly [string, object])[] = [
  ['CacheService', { getDocumentCache: everythingSaid, getScriptCache: everythingSaid }],
  ['LockService', { getDocumentLock: () => ({ tryLock: everythingSaid, releaseLock: everythingSaid }) }],
  ['SpreadsheetApp', { getActiveSpreadsheet: everythingSaid, getUi: () => ({}), getActiveRange: everythingSaid }],
  ['Utilities', { formatDate: everythingSaid, getUuid: everythingSaid, sleep: everythingSaid }],
];
