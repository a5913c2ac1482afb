import fc from 'fast-check';
import { PAGINGS } from '../../../shared/api/streams/paging';
import { seenRecords } from '../../../shared/api/streams/seen';
import type { Page, PageQuery } from '../../../shared/api/streams/stream-query';
import { STREAMS } from '../../../shared/api/streams/streams';
import { firstWalk, type Stride } from '../../../shared/api/streams/walk';

/** A page as a server gives it, of records that are numbers. */
type Served = Partial<Pick<Page, 'total' | 'cursor'>> & { readonly numbers: readonly number[] };

interface Way {
  readonly state: Stride['state'];
  readonly numbers: readonly number[];
  readonly rounds: readonly (readonly PageQuery[])[];
}

const STREAM = { numbered: STREAMS['user-hours'], cursor: STREAMS['activity-log'] } as const;

/** Goes a way to its end by what is decided alone: no client, no clock, and before each round all that is known of it is written down and read again. */
function gone(
  paging: keyof typeof PAGINGS,
  serve: (query: PageQuery) => Served,
  { pageSize = 10, together = 20 }: { readonly pageSize?: number; readonly together?: number } = {},
): Way {
  const { next, arrived, taken, over } = PAGINGS[paging];
  const begun = () => seenRecords(STREAM[paging], String);
  const rounds: (readonly PageQuery[])[] = [];
  let now: Stride = { walk: firstWalk({}), state: 'more' };
  let [numbers, seen] = [[] as number[], begun()];
  while (now.state === 'more' || now.state === 'again') {
    if (now.state === 'again') [numbers, seen] = [[], begun()];
    now = { ...(JSON.parse(JSON.stringify(now)) as Stride), state: 'more' };
    const queries = next(now.walk, pageSize, together);
    rounds.push(queries);
    const pages = queries.map((query): Page => {
      const { numbers: given, ...rest } = serve(query);
      return { total: undefined, cursor: undefined, ...rest, rows: given.map((number) => [number]), query };
    });
    for (const page of pages) {
      if (now.state === 'more') now = arrived(now.walk, page);
      if (now.state !== 'more') break;
      const added = seen.add(page.rows);
      numbers.push(...added.fresh.map(([number]) => number as number));
      now = taken(now.walk, page, added);
    }
    if (now.state === 'more') now = over(now.walk, pages);
  }
  return { state: now.state, numbers, rounds };
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Numbered pages of a server whose rows may grow between two rounds. */
const numbered =
  (count: (page: number) => number, total: (count: number) => number | undefined = (rows) => rows) =>
  ({ page = 1, pageSize }: PageQuery): Served => {
    const rows = upTo(count(page));
    return { numbers: rows.slice((page - 1) * pageSize, page * pageSize), total: total(rows.length) };
  };

it('asks for each numbered page once, so many together as may go, however often the way is written down between', () => {
  const small = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(fc.nat(300), small, small, fc.boolean(), (count, pageSize, together, counts) => {
      const { state, numbers, rounds } = gone(
        'numbered',
        numbered(() => count, counts ? undefined : () => undefined),
        { pageSize, together },
      );
      expect({ state, numbers }).toEqual({ state: 'ended', numbers: upTo(count) });
      const pages = rounds.flat().map(({ page }) => page as number);
      expect(pages).toEqual(upTo(pages.length));
      expect(Math.max(...rounds.map(({ length }) => length))).toBeLessThanOrEqual(together);
      // The first page says how many there are, or each one whether there is one more.
      if (counts) expect(pages.length).toBe(Math.max(1, Math.ceil(count / pageSize)));
    }),
  );
});

it('begins anew where rows came while it read, and gives up the third time', () => {
  let calls = 0;
  const growing = (until: number) => numbered(() => 25 + Math.min(until, Math.floor(calls++ / 2)));
  const { state, numbers } = gone('numbered', growing(1), { together: 1 });
  expect({ state, numbers }).toEqual({ state: 'ended', numbers: upTo(26) });
  calls = 0;
  expect(() => gone('numbered', growing(1000), { together: 1 })).toThrow(expect.objectContaining({ code: 'unstable', retryable: true }));
});

it('asks by each cursor once, however often the way is written down between', () => {
  const sizes = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }).filter((turns) => turns.some((size) => size > 0));
  fc.assert(
    fc.property(fc.nat(60), sizes, (count, turns) => {
      const serve = ({ cursor = '0 0' }: PageQuery): Served => {
        const [at = 0, turn = 0] = cursor.split(' ').map(Number);
        const rows = upTo(count).slice(at, at + (turns[turn % turns.length] as number));
        return { numbers: rows, cursor: at >= count ? cursor : `${at + rows.length} ${turn + 1}` };
      };
      const { state, numbers, rounds } = gone('cursor', serve);
      expect({ state, numbers }).toEqual({ state: 'ended', numbers: upTo(count) });
      const cursors = rounds.flat().map(({ cursor }) => cursor);
      expect(new Set(cursors).size).toBe(cursors.length);
      expect(rounds.every(({ length }) => length === 1)).toBe(true);
    }),
  );
});

it('sees cursors that go round and pages that stay empty', () => {
  const round = ({ cursor = '0' }: PageQuery): Served => ({ numbers: [], cursor: String((Number(cursor) + 1) % 7) });
  expect(() => gone('cursor', round)).toThrow(expect.objectContaining({ code: 'decode', retryable: true }));
  const empty = gone('cursor', ({ cursor = '0' }) => ({ numbers: [], cursor: String(Number(cursor) + 1) }));
  expect([empty.state, empty.rounds.length]).toEqual(['unknown', 100]);
});
