import fc from 'fast-check';
import { isActivTrakError } from '../../../shared/errors';
import type { Cell, Column, Unit } from '../../../shared/model/cell';
import { COMPUTER_HOURS_COLUMNS, USER_HOURS_COLUMNS } from '../../../shared/model/hours-columns';
import { LOG_COLUMNS } from '../../../shared/model/log-columns';
import { type DecodedPage, pageReader } from '../../../shared/model/page-reader';
import { answers, HOURS_FIELDS, LOG_FIELDS, type PrintedAnswer } from './arbitrary-answers';
import { decodePlainly } from './reference-decoder';

/** Moments to the tenth of a millisecond: two ways of adding fractions may differ in the last bit. */
function comparable(page: DecodedPage, columns: readonly Column[]): unknown {
  const cell = (value: Cell, place: number): Cell =>
    columns[place]?.kind === 'datetime' && typeof value === 'number' ? Math.round(value * 864_000_000) / 864_000_000 : value;
  return { ...page, rows: page.rows.map((row) => row.map(cell)) };
}

const code = (failure: unknown): string => (isActivTrakError(failure) ? failure.code : String(failure));

function codeOf(run: () => unknown): string {
  try {
    return `no error but ${JSON.stringify(run())}`;
  } catch (failure) {
    return code(failure);
  }
}

const hours = answers(HOURS_FIELDS);
const log = answers(LOG_FIELDS);
/** Cut off at every letter: a record, one that looks like it, and one that doesn't are enough. */
const [fewHours, fewOfTheLog] = [answers(HOURS_FIELDS, 3), answers(LOG_FIELDS, 3)];

const streams: readonly (readonly [string, readonly Column[], arbitrary: fc.Arbitrary<PrintedAnswer>, few: fc.Arbitrary<PrintedAnswer>])[] =
  [
    ['hours by user', USER_HOURS_COLUMNS, hours, fewHours],
    ['hours by computer', COMPUTER_HOURS_COLUMNS, hours, fewHours],
    ['the log', LOG_COLUMNS, log, fewOfTheLog],
  ];

describe.each(streams)('a page of %s', (_, columns, arbitrary, few) => {
  it('has the cells that a plain decoder over JSON.parse finds, page after page', () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 3 }), fc.constantFrom<Unit>('seconds', 'hours', 'days'), (pages, unit) => {
        const read = pageReader(columns, unit);
        for (const { text, keeping } of pages) {
          expect(comparable(read(text), columns)).toEqual(comparable(decodePlainly(keeping, columns, unit), columns));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('cut off anywhere is an error, never fewer rows', () => {
    fc.assert(
      fc.property(few, ({ text }) => {
        const whole = text.trimEnd();
        const read = pageReader(columns, 'seconds');
        const codes = Array.from({ length: whole.length }, (_, end) => codeOf(() => read(whole.slice(0, end))));
        expect(new Set(codes)).toEqual(new Set(['decode']));
      }),
      { numRuns: 12 },
    );
  });

  it('with a character changed is an error or a page, and nothing else', () => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), fc.constantFrom(...'{}[]",:\\01-ex \u0000'), ({ text }, place, letter) => {
        const at = place % text.length;
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        const result = codeOf(() => pageReader(columns, 'seconds')(changed));
        expect(result === 'decode' || result.startsWith('no error but {"rows":[')).toBe(true);
      }),
    );
  });
});
