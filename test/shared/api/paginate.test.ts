import fc from 'fast-check';
import { cursorPages } from '../../../shared/api/cursor-pages';
import { numberedPages } from '../../../shared/api/numbered-pages';
import { PAGES_TOGETHER, type Page, type PageQuery, type Paginator, readPages } from '../../../shared/api/paginate';
import type { Row } from '../../../shared/model/cell';
import type { Budget, Spent } from '../../../shared/ports';
import { type Task, wait } from '../../../shared/task';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { answer } from '../../doubles/timing';

const ENDLESS: Budget = { spent: () => undefined };
const numbers = (count: number): readonly Row[] => Array.from({ length: count }, (_, index) => [index]);

interface Reading {
  readonly ending: Ending<Spent | undefined>;
  readonly rows: readonly Row[];
  readonly rounds: readonly (readonly PageQuery[])[];
}

/** Reads every page that a server gives. */
async function read(
  serve: (query: PageQuery) => Omit<Page, 'query'>,
  paginator: Paginator,
  { budget = () => ENDLESS, until = Number.POSITIVE_INFINITY }: { budget?: () => Budget; until?: number } = {},
): Promise<Reading> {
  let reading: Omit<Reading, 'ending'> = { rows: [], rounds: [] };
  const ending = await underBothDrivers((timing) => {
    const rows: Row[] = [];
    const rounds: (readonly PageQuery[])[] = [];
    reading = { rows, rounds };
    function* ask(queries: readonly PageQuery[]): Task<readonly Page[]> {
      rounds.push(queries);
      return yield* wait(answer(timing, () => queries.map((query) => ({ ...serve(query), query }))));
    }
    const task = readPages(ask, paginator, budget(), (page) => {
      rows.push(...page.rows);
      return rows.length < until;
    });
    return { task, seen: () => reading };
  });
  return { ending, ...reading };
}

/** A server of numbered pages whose largest page may be smaller than the one asked for. */
const numbered =
  (rows: readonly Row[], largest: number, hasTotal: boolean) =>
  ({ page = 1, pageSize }: PageQuery): Omit<Page, 'query'> => {
    const size = Math.min(largest, pageSize);
    return { rows: rows.slice((page - 1) * size, page * size), total: hasTotal ? rows.length : undefined, cursor: undefined };
  };

/** A server of cursors that gives pages of the given sizes by turns, and the same cursor back when there is nothing new. */
const byCursor =
  (rows: readonly Row[], sizes: readonly number[]) =>
  ({ cursor = '0.0', pageSize }: PageQuery): Omit<Page, 'query'> => {
    const [at, turn] = cursor.split('.').map(Number);
    const page = rows.slice(at, at + Math.min(pageSize, sizes[turn % sizes.length]));
    return { rows: page, total: undefined, cursor: page.length === 0 ? cursor : `${at + page.length}.${turn + 1}` };
  };

describe('numbered pages', () => {
  it('give exactly the rows there are, in order, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(130),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (count, pageSize, largest, hasTotal) => {
          const { ending, rows } = await read(numbered(numbers(count), largest, hasTotal), numberedPages(pageSize));
          expect(ending).toEqual({ result: undefined });
          expect(rows).toEqual(numbers(count));
        },
      ),
    );
  });

  it.each([
    [0, 1],
    [1, 1],
    [999, 1],
    [1000, 1],
    [1001, 2],
    [21_000, 2],
    [21_001, 3],
    [41_000, 3],
  ])('of %d rows come in %d round trips', async (count, roundTrips) => {
    const { rows, rounds } = await read(numbered(numbers(count), 1000, true), numberedPages(1000));
    expect(rows).toHaveLength(count);
    expect(rounds).toHaveLength(roundTrips);
    expect(Math.max(...rounds.map((round) => round.length))).toBeLessThanOrEqual(PAGES_TOGETHER);
  });

  it('go on behind a short page where the total says that there are more', async () => {
    const pages = [numbers(10), numbers(4), numbers(10), numbers(6)];
    const { rows } = await read(({ page = 1 }) => ({ rows: pages[page - 1] ?? [], total: 30, cursor: undefined }), numberedPages(10));
    expect(rows).toHaveLength(24);
  });

  it('end at once where the first is empty, whatever the total says', async () => {
    const { rounds } = await read(() => ({ rows: [], total: 5000, cursor: undefined }), numberedPages(10));
    expect(rounds).toHaveLength(1);
  });
});

describe('pages by cursor', () => {
  it('give exactly the rows there are, in order, whatever the sizes', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.nat(130), fc.integer({ min: 1, max: 40 }), sizes, async (count, pageSize, turns) => {
        const { ending, rows, rounds } = await read(byCursor(numbers(count), turns), cursorPages(pageSize));
        expect(ending).toEqual({ result: undefined });
        expect(rows).toEqual(numbers(count));
        expect(rounds.every((round) => round.length === 1)).toBe(true);
      }),
    );
  });

  it('begin where they are told to', async () => {
    const { rows, rounds } = await read(byCursor(numbers(10), [3]), cursorPages(5, '7.0'));
    expect(rows).toEqual([[7], [8], [9]]);
    expect(rounds[0]).toEqual([{ pageSize: 5, cursor: '7.0' }]);
  });

  it('are caught up when a page is empty, also with the cursor it was asked with', async () => {
    const { ending, rounds } = await read(() => ({ rows: [], total: undefined, cursor: 'same' }), cursorPages(5, 'same'));
    expect(ending).toEqual({ result: undefined });
    expect(rounds).toHaveLength(1);
  });

  it.each(['same', undefined])('with rows and the cursor %p behind “same” are an error', async (cursor) => {
    const { ending, rounds } = await read(() => ({ rows: [[1]], total: undefined, cursor }), cursorPages(5, 'same'));
    expect(ending.error).toMatchObject({ code: 'decode', retryable: true });
    expect(rounds).toHaveLength(1);
  });
});

describe('reading pages', () => {
  it('stops when the time is spent, and says why', async () => {
    const { ending, rounds } = await read(byCursor(numbers(100), [10]), cursorPages(10), { budget: () => budgetOfAsks(3, 'time') });
    expect(ending).toEqual({ result: 'time' });
    expect(rounds).toHaveLength(3);
  });

  it('asks for nothing when it was cancelled before', async () => {
    const { ending, rounds } = await read(byCursor(numbers(100), [10]), cursorPages(10), { budget: () => budgetOfAsks(0, 'cancelled') });
    expect(ending).toEqual({ result: 'cancelled' });
    expect(rounds).toEqual([]);
  });

  it('stops when it has enough', async () => {
    const { ending, rows } = await read(numbered(numbers(100), 10, true), numberedPages(10), { until: 25 });
    expect(ending).toEqual({ result: undefined });
    expect(rows).toHaveLength(30);
  });
});
