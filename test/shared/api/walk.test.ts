import fc from 'fast-check';
import { REQUESTS_TOGETHER } from '../../../shared/api/requests/client';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { type Asked, byCursor, numbered, numbers, read, requestsOf, type Served, type Setting, stateOf } from './walk-bench';

describe('numbered pages', () => {
  it('give exactly the rows there are, in order, whatever the sizes and whoever counts', async () => {
    const total = fc.constantFrom<(count: number) => (page: number) => unknown>(
      (count) => () => count,
      () => () => undefined,
      (count) => (page) => (page === 1 ? count : undefined),
      (count) => () => String(count),
      () => () => null,
      (count) => () => (count === 0 ? 0 : -1),
      () => () => 0,
    );
    const size = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(fc.nat(130), size, size, total, async (count, pageSize, largest, word) => {
        const reading = await read(numbered(count, largest, word(count)), { pageSize });
        expect(stateOf(reading)).toBe('ended');
        expect(reading.numbers).toEqual(numbers(count));
      }),
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
  ])('of %d rows come in %d round trips', async (count, roundTrips) => {
    const { numbers: found, rounds } = await read(numbered(count, 1000), { pageSize: 1000 });
    expect(found).toHaveLength(count);
    expect(rounds).toHaveLength(roundTrips);
    expect(Math.max(...rounds.map((round) => round.length))).toBeLessThanOrEqual(REQUESTS_TOGETHER);
  });

  it('are read however the server cuts them, where it counts', async () => {
    const cut = async (...sizes: readonly number[]): Promise<readonly number[]> => {
      const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const serve = ({ page }: Asked): Served => {
        const start = starts[page - 1] ?? total;
        return { numbers: numbers(total).slice(start, start + (sizes[page - 1] ?? 0)), total };
      };
      return (await read(serve)).numbers;
    };
    expect(await cut(10, 4, 10, 6)).toEqual(numbers(30));
    expect(await cut(4, 10, 10, 6)).toEqual(numbers(30));
    expect(await cut(25, 5)).toEqual(numbers(30));
  });

  it('are whole where a count of pages stands for the total', async () => {
    expect((await read(numbered(35, 10, () => 4))).numbers).toEqual(numbers(35));
    expect((await read(numbered(7, 10, () => 1))).numbers).toEqual(numbers(7));
    expect((await read(numbered(35, 10, (page) => (page > 4 ? 35 : undefined)))).numbers).toEqual(numbers(35));
  });

  it('are taken without the rows at their borders that come twice', async () => {
    const overlapping =
      (total: number | undefined) =>
      ({ page }: Asked): Served => ({ numbers: numbers(35).slice((page - 1) * 9, (page - 1) * 9 + 10), total });
    for (const total of [35, undefined]) expect((await read(overlapping(total))).numbers).toEqual(numbers(35));
  });

  it('end where the server gives its last page for every number behind it', async () => {
    const clamped = ({ page, ...asked }: Asked): Served => numbered(35, 10, () => undefined)({ ...asked, page: Math.min(page, 4) });
    const reading = await read(clamped);
    expect(reading.numbers).toEqual(numbers(35));
    expect(requestsOf(reading)).toBe(5);
  });

  it.each<[string, (asked: Asked) => Served, RegExp]>([
    ['counts more rows than it gives', numbered(35, 10, () => 38), /38.*35/],
    ['counts rows and gives none', () => ({ numbers: [], total: 5000 }), /5,000.*0/],
    ['changes its count', numbered(35, 10, (page) => 34 + page), /count/],
    [
      'leaves a page empty in the middle',
      (asked) => (asked.page === 2 ? { numbers: [] } : numbered(21, 10, () => undefined)(asked)),
      /empty/,
    ],
    ['leaves its first page empty', (asked) => (asked.page === 1 ? { numbers: [] } : numbered(21, 10, () => undefined)(asked)), /empty/],
    [
      'leaves a page empty although it counts',
      (asked) => (asked.page === 2 ? { numbers: [], total: 35 } : numbered(35, 10)(asked)),
      /35.*25/,
    ],
    ['counts behind its end alone, and more', numbered(35, 10, (page) => (page > 4 ? 38 : undefined)), /count/],
    ['gives its first page for every number', (asked) => numbered(35, 10)({ ...asked, page: 1 }), /same page/],
    [
      'gives its first page for every number and counts nothing',
      (asked) => numbered(35, 10, () => undefined)({ ...asked, page: 1 }),
      /same page/,
    ],
    [
      'begins again behind its last page',
      (asked) => numbered(30, 10, () => undefined)({ ...asked, page: ((asked.page - 1) % 3) + 1 }),
      /same page/,
    ],
  ])('are refused with what was seen where the server %s', async (_, serve, words) => {
    const reading = await read(serve);
    expect(reading.ending.error).toMatchObject({ code: 'unstable', retryable: true });
    expect(reading.ending.error?.message).toMatch(words);
    expect(requestsOf(reading)).toBeLessThan(20);
  });
});

describe('pages by cursor', () => {
  const log = (serve: (asked: Asked) => Served, setting: Setting = {}) => read(serve, { stream: 'activity-log', ...setting });

  it('give exactly the rows there are, in order, whatever the sizes, empty pages among them', async () => {
    const sizes = fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }).filter((turns) => turns.some((size) => size > 0));
    await fc.assert(
      fc.asyncProperty(fc.nat(130), fc.integer({ min: 1, max: 40 }), sizes, async (count, pageSize, turns) => {
        const reading = await log(byCursor(count, turns), { pageSize });
        expect(stateOf(reading)).toBe('ended');
        expect(reading.numbers).toEqual(numbers(count));
        expect(reading.rounds.every((round) => round.length === 1)).toBe(true);
      }),
    );
  });

  it('begin where they are told to', async () => {
    const reading = await log(byCursor(10, [3]), { pageSize: 5, cursor: '7.0' });
    expect(reading.numbers).toEqual([8, 9, 10]);
    expect(reading.rounds[0]).toEqual([{ page: 0, pageSize: 5, cursor: '7.0' }]);
  });

  it('are caught up with one request when a page is empty and its cursor the same', async () => {
    const reading = await log(() => ({ numbers: [], cursor: 'same' }), { cursor: 'same' });
    expect(stateOf(reading)).toBe('ended');
    expect(requestsOf(reading)).toBe(1);
  });

  it.each([null, '', undefined])('end with the rows whose cursor is %p, and keep the one before', async (none) => {
    const serve = (asked: Asked): Served => (asked.cursor === 'b' ? { numbers: [11, 12], cursor: none } : { numbers: [1, 2], cursor: 'b' });
    const reading = await log(serve);
    expect(reading.numbers).toEqual([1, 2, 11, 12]);
    expect(reading.ending.result).toMatchObject({ state: 'ended', walk: { cursor: 'b' } });
    expect((await log(() => ({ numbers: [1], cursor: none }))).numbers).toEqual([1]);
  });

  it('are an error where a page with rows gives the cursor it was asked with', async () => {
    const reading = await log(() => ({ numbers: [1], cursor: 'same' }), { cursor: 'same' });
    expect(reading.ending.error).toMatchObject({ code: 'decode', retryable: true });
    expect(requestsOf(reading)).toBe(1);
  });

  it.each<[string, (asked: Asked) => Served]>([
    ['two cursors by turns', ({ cursor }) => ({ numbers: [cursor === 'a' ? 2 : 1], cursor: cursor === 'a' ? 'b' : 'a' })],
    ['two cursors by turns and no rows', ({ cursor }) => ({ numbers: [], cursor: cursor === 'a' ? 'b' : 'a' })],
    ['ever new cursors with the same rows', ({ cursor = '0' }) => ({ numbers: [1, 2], cursor: String(Number(cursor) + 1) })],
    ['a round of cursors with ids that are none', ({ cursor = '0' }) => ({ numbers: [0, 0], cursor: String((Number(cursor) + 1) % 9) })],
  ])('end with a sentence where a server gives %s', async (_, serve) => {
    const reading = await log(serve);
    expect(reading.ending.error).toMatchObject({ code: 'decode', retryable: true });
    expect(requestsOf(reading)).toBeLessThan(40);
  });

  it('hold a record once that comes again', async () => {
    const inclusive = ({ cursor = '1' }: Asked): Served => {
      const from = Number(cursor);
      const page = numbers(35).slice(from - 1, from + 9);
      return { numbers: page, cursor: String(page[page.length - 1]) };
    };
    expect((await log(inclusive)).numbers).toEqual(numbers(35));
    const twice = (asked: Asked): Served => (asked.cursor ? { numbers: [], cursor: 'a' } : { numbers: [1, 2, 1], cursor: 'a' });
    expect((await log(twice)).numbers).toEqual([1, 2]);
  });

  it('keep every record whose id is none', async () => {
    const serve = (asked: Asked): Served => (asked.cursor ? { numbers: [], cursor: 'a' } : { numbers: [0, 0, 7], cursor: 'a' });
    expect((await log(serve)).numbers).toHaveLength(3);
  });

  it('end at a bound where nothing but empty pages with new cursors comes', async () => {
    const reading = await log(({ cursor = '0' }) => ({ numbers: [], cursor: String(Number(cursor) + 1) }));
    expect(stateOf(reading)).toBe('unknown');
    expect(requestsOf(reading)).toBe(100);
  });
});

describe('reading a way', () => {
  it('stops when the time is spent, and says why', async () => {
    const reading = await read(byCursor(100, [10]), { stream: 'activity-log', budget: () => budgetOfAsks(3, 'time') });
    expect(stateOf(reading)).toBe('time');
    expect(reading.rounds).toHaveLength(3);
  });

  it('asks for nothing when it was cancelled before', async () => {
    const reading = await read(numbered(10, 10), { budget: () => budgetOfAsks(0, 'cancelled') });
    expect(stateOf(reading)).toBe('cancelled');
    expect(reading.rounds).toEqual([]);
  });

  it('stops when it has enough', async () => {
    const reading = await read(byCursor(100, [10]), { stream: 'activity-log', until: 25 });
    expect(stateOf(reading)).toBe('stopped');
    expect(reading.numbers).toHaveLength(30);
  });
});
