import fc from 'fast-check';
import { type Diagnostics, told, worded } from '../../shared/diagnostics';
import { ActivTrakError } from '../../shared/errors';
import { scrubbed } from '../../shared/scrubbed';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';

describe('a failure in words', () => {
  it('is what it is where it has a sentence, and nobody is told', () => {
    const diagnostics = memoryDiagnostics();
    const failure = new ActivTrakError('argument', 'There is no such day. Choose another.');
    expect(worded(failure, diagnostics, 'a cell')).toBe(failure);
    expect(diagnostics.troubles).toEqual([]);
  });

  it('ends with a code that people can read out', () => {
    for (let at = 0; at < 200; at += 1)
      expect(worded(new Error('x'), memoryDiagnostics(), 'a cell').message).toMatch(
        /^Something unexpected went wrong\. Try again, or send the code [A-HJKMNP-Z2-9]{6} to your administrator\.$/,
      );
  });

  it('is the same where diagnostics throw, or what was thrown cannot be looked at', () => {
    const broken: Diagnostics = {
      tell() {
        throw new Error('no console');
      },
    };
    const unseen = new Proxy(new Error('x'), {
      get(_, name) {
        if (name === 'name') return 'Error';
        throw new Error('not to be read');
      },
    });
    for (const [cause, diagnostics] of [
      [new Error('x'), broken],
      [unseen, memoryDiagnostics()],
    ] as const) {
      expect(told(cause, diagnostics, 'a cell')).toHaveLength(6);
      expect(worded(cause, diagnostics, 'a cell').code).toBe('unexpected');
    }
  });
});

/** A cause whose places in the code are known. */
const thrown = (message: string, name = 'TypeError', frames = '\n    at refresh (Code:12:345)'): Error =>
  Object.assign(new Error(message), { name, stack: `${name}: ${message}${frames}` });

describe('a cause that is told', () => {
  it.each([
    ["Cannot read properties of undefined (reading 'rows')", "Cannot read properties of undefined (reading 'rows')"],
    ["Cannot read properties of undefined (reading 'Jane Doe')", 'Cannot read properties of undefined (reading …'],
    ['Maximum call stack size exceeded', 'Maximum call stack size exceeded'],
    ['Unexpected token \'M\', "Mk7hunted8d1f" is not valid JSON', 'Unexpected token … is not valid JSON'],
    ['You do not have permission to call SpreadsheetApp.openById.', 'You do not have permission to call SpreadsheetApp.openById.'],
    [
      'Service Spreadsheets failed while accessing document with id 1AbCdEfGhIjKlMnOp.',
      'Service Spreadsheets failed while accessing document with id …',
    ],
    [
      'The coordinates of the range are outside the dimensions of the sheet.',
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ["Sheet 'Jane Doe' not found, jane.doe@example.com", 'Sheet … not found, …'],
    ['Vous n’êtes pas autorisé', '…'],
    ['bytes 77 107 43 55 47 104', '… 77 107 …'],
  ])('says of %j what engines and hosts say', (message, words) => {
    expect(scrubbed(thrown(message)).split('\n')).toEqual([`TypeError: ${words}`, '    at refresh (Code:12:345)']);
  });

  it('has the code of the host’s error', () => {
    expect(scrubbed(Object.assign(thrown('x', 'RichApi.Error'), { code: 'GeneralException' }))).toMatch(
      /^RichApi\.Error GeneralException: …/,
    );
  });

  it.each([
    ['Apps Script', 'Error: x\n    at refresh (Code:12:345)\n    at panel (Code:99:1)', ['refresh (Code:12:345)', 'panel (Code:99:1)']],
    ['a library', 'Error: x\n    at hours(ActivTrak:7:3)', ['hours (ActivTrak:7:3)']],
    [
      'Chrome',
      'Error: x\n    at async Object.next (https://host:3000/page.js:3:99)\n    at https://host/a/chunk-4HDK332K.js:1:2',
      ['Object.next (page.js:3:99)', '(chunk-4HDK332K.js:1:2)'],
    ],
    ['Safari and Firefox', 'refresh@https://host:3000/page.js:3:99\n@https://host/x.js:1:2', ['refresh (page.js:3:99)', '(x.js:1:2)']],
    ['nothing', 'Error: x', []],
  ])('has its places as %s gives them', (_, stack, places) => {
    expect(
      scrubbed(Object.assign(new Error('x'), { stack }))
        .split('\n')
        .slice(1),
    ).toEqual(places.map((place) => `    at ${place}`));
  });

  it('holds no part of a key or a name, wherever and in whatever writing they were', () => {
    const bytes = fc.uint8Array({ minLength: 14, maxLength: 33 });
    const secret = fc.oneof(
      bytes.map((key) => Buffer.from(key).toString('base64')),
      bytes.map((key) => Buffer.from(key).toString('hex')),
      fc.constantFrom('Wilhelmina Featherstone', 'Zbigniew Brzezinski', 'wilhelmina.featherstone'),
    );
    const writing = fc.constantFrom<(text: string) => string>(
      (text) => text,
      encodeURIComponent,
      (text) => [...text].reverse().join(''),
      (text) => Buffer.from(text).toString('hex'),
      (text) => Buffer.from(text).toString('base64'),
      (text) => (text.match(/.{1,6}/g) ?? []).join(' '),
    );
    const around = fc.constantFrom<(text: string) => string>(
      (text) => `Bad argument: ${text}`,
      (text) => `Unexpected token in JSON {"key":"${text}"}`,
      (text) => `failed\n    at ${text} (Code:1:1)\n${text}@Code:1:1`,
      (text) => `https://api.activtrak.com/?key=${text} not found`,
      (text) => `Authorization: Bearer ${text}`,
    );
    fc.assert(
      fc.property(secret, writing, around, (key, write, say) => {
        const form = write(key);
        const cause = new Error(say(form));
        Object.assign(cause, { name: form, code: form, detail: form, cause: form });
        const text = scrubbed(cause);
        const parts = [...form].map((_, at) => form.slice(at, at + 6)).filter((part) => part.length === 6 && !/^[\s\d]/.test(part));
        // The path of this test is no part of any cause.
        const said = text.replace(/\(diagnostics\.test\.ts:[\d:]+\)|\([\w.-]+\.[cm]?js:[\d:]+\)/g, '');
        expect(parts.filter((part) => said.includes(part))).toEqual([]);
      }),
    );
  });

  it('stays short', () => {
    expect(scrubbed(thrown('undefined '.repeat(10_000), 'Error', '\n    at refresh (Code:1:1)'.repeat(1000))).length).toBeLessThan(1500);
  });
});
