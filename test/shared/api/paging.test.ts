import fc from 'fast-check';
import { PAGINGS } from '../../../shared/api/streams/paging';
import { seenRecords } from '../../../shared/api/streams/seen';
import type { Page, PageQuery } from '../../../shared/api/streams/stream-query';
import { STREAMS } from '../../../shared/api/streams/streams';
import { firstWalk, type Stride } from '../../../shared/api/streams/walk';
import type { Row } from '../../../shared/model/cell';

/** A page as a server gives it, of records that are numbers. */
type Served = Partial<Pick<Page, 'total' | 'cursor'>> & { readonly numbers: readonly number[] };

/** What is otherwise than usual. */
interface Server {
  readonly pageSize?: number;
  readonly together?: number;
  readonly keyOf?: (row: Row) => string;
  readonly rowOf?: (number: number) => Row;
  /** After how many rounds the way rests. */
  readonly restsAfter?: number;
}

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
  { pageSize = 10, together = 20, keyOf = String, rowOf = (number: number) => [number], restsAfter }: Server = {},
): Way {
  const { next, arrived, taken, over } = PAGINGS[paging];
  const begun = () => seenRecords(STREAM[paging], keyOf);
  const rounds: (readonly PageQuery[])[] = [];
  let now: Stride = { walk: firstWalk({}), state: 'more' };
  let [numbers, seen] = [[] as number[], begun()];
  while (now.state === 'more' || now.state === 'again') {
    if (now.state === 'again') [numbers, seen] = [[], begun()];
    now = { ...(JSON.parse(JSON.stringify(now)) as Stride), state: 'more' };
    if (rounds.length === restsAfter) now = { ...now, walk: { ...now.walk, rested: true } };
    const queries = next(now.walk, pageSize, together);
    rounds.push(queries);
    const pages = queries.map((query): Page => {
      const { numbers: given, ...rest } = serve(query);
      return { total: undefined, cursor: undefined, ...rest, rows: given.map(rowOf), query };
    });
    for (const page of pages) {
      if (now.state === 'more') now = arrived(now.walk, page);
      if (now.state !== 'more') break;
      const added = seen.add(page.rows, now.walk);
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

/** Numbered pages of a server that changes its rows before each answer. */
function changing(before: number, change: (rows: number[], call: number, page: number) => void) {
  const rows = [...upTo(before)];
  let calls = 0;
  const serve = ({ page = 1, pageSize }: PageQuery): Served => {
    change(rows, calls++, page);
    return { numbers: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length };
  };
  return { rows, serve };
}

it('reads on where rows come while it reads, wherever they come, until it has as many as there are', () => {
  const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const arriving = fc.array(fc.array(at, { maxLength: 2 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 20 }), arriving, (before, together, arrivals) => {
      let last = before;
      const { rows, serve } = changing(before, (all, call) => {
        for (const place of arrivals[call] ?? []) all.splice(Math.floor(place * (all.length + 1)), 0, ++last);
      });
      const { state, numbers } = gone('numbered', serve, { together });
      expect(state).toBe('ended');
      // All that there were when it began, and what came since, but for what came behind its last look: each once, and as many as were said last.
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toEqual(expect.arrayContaining([...upTo(before)]));
      expect(rows).toEqual(expect.arrayContaining([...numbers]));
    }),
  );
});

it('takes no row for another one where rows come while it reads, whatever grows in them and whichever nothing tells apart', () => {
  const every = fc.integer({ min: 3, max: 200 });
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 60 }),
      every,
      every,
      fc.array(fc.nat(3), { maxLength: 20 }),
      (before, nameless, doubled, arrivals) => {
        let last = before;
        let now = 0;
        const { rows, serve } = changing(before, (all, call) => {
          now = call;
          if (call === 0) all.push(...all.filter((number) => number % doubled === 0));
          for (let come = arrivals[call] ?? 0; come > 0; come -= 1) all.unshift(++last);
        });
        const keyOf = ([number]: Row): string => (Number(number) % nameless === 0 ? '' : String(number));
        try {
          const { numbers } = gone('numbered', serve, { together: 3, keyOf, rowOf: (number) => [number, now] });
          const times = (list: readonly number[], wanted: number) => list.filter((number) => number === wanted).length;
          for (const number of rows) {
            const most = times(rows, number);
            expect(times(numbers, number)).toBeGreaterThanOrEqual(number > before ? 0 : most);
            expect(times(numbers, number)).toBeLessThanOrEqual(most);
          }
        } catch (failure) {
          const isAlikeIn = (divisor: number): boolean => rows.some((number) => number % divisor === 0);
          if ((failure as { readonly code?: string }).code !== 'unstable' || !(isAlikeIn(nameless) || isAlikeIn(doubled))) throw failure;
        }
      },
    ),
  );
});

it('is through a large account’s week on a morning on which somebody begins to work with every answer', () => {
  let last = 3600;
  const { rows, serve } = changing(last, (all) => void all.unshift(++last));
  const { state, numbers, rounds } = gone('numbered', serve, { pageSize: 100 });
  expect([state, numbers.length, new Set(numbers)]).toEqual(['ended', rows.length, new Set(rows)]);
  expect(rounds.map(({ length }) => length)).toEqual([1, 20, 16, 1]);
});

it('begins anew where rows went while it read, and gives up the third time', () => {
  const going = (until: number) => changing(45, (all, call) => void (call % 2 === 1 && call < until && all.shift()));
  const { rows, serve } = going(2);
  const { state, numbers } = gone('numbered', serve, { together: 1 });
  expect({ state, numbers }).toEqual({ state: 'ended', numbers: rows });
  expect(() => gone('numbered', going(1000).serve, { together: 1 })).toThrow(
    expect.objectContaining({ code: 'unstable', retryable: true }),
  );
});

it('begins anew where more rows came than went while it rested', () => {
  let last = 45;
  const { rows, serve } = changing(last, (all, call) => {
    if (call !== 1) return;
    all.splice(0, 3);
    for (let came = 0; came < 6; came += 1) all.push(++last);
  });
  const { state, numbers } = gone('numbered', serve, { together: 1, restsAfter: 1 });
  expect({ state, numbers }).toEqual({ state: 'ended', numbers: rows });
});

it('gives up where rows never cease to come where it has just been', () => {
  let last = 45;
  const { serve } = changing(last, (all, _call, page) => void all.splice(page === 1 ? all.length : 0, 0, ++last));
  expect(() => gone('numbered', serve, { together: 1 })).toThrow(expect.objectContaining({ code: 'unstable', retryable: true }));
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

it('takes the last records once more, with the cursor that they were asked for by, for the end, and a whole page for one that goes round', () => {
  const again = (size: number) => () =>
    gone('cursor', ({ cursor }) => ({ numbers: cursor === undefined ? upTo(3) : upTo(3).slice(-size), cursor: 'c3' }));
  expect(again(1)()).toMatchObject({ state: 'ended', numbers: upTo(3) });
  expect(again(3)).toThrow(expect.objectContaining({ code: 'decode', retryable: true }));
});
