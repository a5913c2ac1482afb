import fc from 'fast-check';
import { CODE_SIGNS, foundCode } from '../../../../shared/report/alerts/found-code';
import { foundTimes, newestFoundAt, packedTimes, rememberedTimes, unpackedTimes } from '../../../../shared/report/alerts/found-words';
import type { KeptAlerts } from '../../../../shared/report/alerts/kept-alerts';

const NOW = 1_773_835_200_000;
const codes = (count: number, from = 0): readonly string[] => Array.from({ length: count }, (_, at) => foundCode('r1', [from + at]));

/** What a refresh keeps that found these, of which only the first thousand have a code. */
function kept(found: readonly string[], before: KeptAlerts | undefined, at: number): KeptAlerts {
  const times = foundTimes(found.slice(0, 1000), before, at);
  return { version: 1, at, count: found.length, newestAt: newestFoundAt(times, found.length, before, at), ...rememberedTimes(times) };
}

/** What an earlier version kept of it. */
const keptEarlier = ({ more: _, ...rest }: KeptAlerts): KeptAlerts => rest;

it('codes are of one length, and short', () => {
  for (const code of codes(50)) expect(code).toHaveLength(CODE_SIGNS);
});

it('comes back as it was packed, whatever the times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 42 }), { maxLength: 120 }), (times) => {
      const all = new Map(codes(times.length).map((code, at) => [code, times[at] as number]));
      const back = unpackedTimes(packedTimes(all));
      expect([...back].sort()).toEqual([...all].sort());
    }),
    { numRuns: 50 },
  );
  expect(unpackedTimes('').size).toBe(0);
});

it('keeps the earliest where there are too many for the store', () => {
  const all = new Map(codes(400).map((code, at) => [code, NOW - at * 1000]));
  const packed = packedTimes(all);
  expect(packed.length).toBeLessThanOrEqual(3000);
  const back = unpackedTimes(packed);
  expect(back.size).toBeGreaterThan(100);
  expect(Math.max(...back.values())).toBe(NOW - (400 - back.size) * 1000);
  expect(unpackedTimes(packedTimes(new Map(codes(400).map((code) => [code, NOW])))).size).toBe(200);
});

it('what was found before keeps its time, and what no longer holds is forgotten', () => {
  const [one, two, three] = codes(3) as [string, string, string];
  const first = kept([one, two], undefined, NOW);
  const second = kept([two, three], first, NOW + 5000);
  expect([...unpackedTimes(second.found)]).toEqual([
    [two, NOW],
    [three, NOW + 5000],
  ]);
  expect(second.newestAt).toBe(NOW + 5000);
  expect([...unpackedTimes(kept([two, one], second, NOW + 9000).found)]).toEqual([
    [two, NOW],
    [one, NOW + 9000],
  ]);
  expect(kept([], second, NOW + 9000)).toMatchObject({ count: 0, newestAt: 0, found: '' });
});

describe('Very many', () => {
  const DAY = 86_400_000;

  it.each([
    [250, 'oldest first'],
    [250, 'newest first'],
    [900, 'newest first'],
    [1300, 'oldest first'],
    [1300, 'newest first'],
    [2400, 'newest first'],
  ] as const)('of the last 30 days, %i that come %s: those of a new day are new, and nothing is where none comes', (count, order) => {
    const perDay = Math.ceil(count / 30);
    const of = (day: number): readonly string[] => {
      const found = codes(30 * perDay, day * perDay);
      return order === 'oldest first' ? found : [...found].reverse();
    };
    let before = kept(of(0), undefined, NOW);
    for (let day = 1; day < 12; day += 1) {
      const again = kept(of(day - 1), before, NOW + day * DAY - 5000);
      expect(again.newestAt).toBe(before.newestAt);
      before = kept(of(day), again, NOW + day * DAY);
      expect([day, before.newestAt]).toEqual([day, NOW + day * DAY]);
      expect(JSON.stringify(before).length).toBeLessThan(8000);
    }
  });

  it('more than have a code: one more is new, wherever it stands, and stays it', () => {
    const first = kept(codes(1300), undefined, NOW);
    const more = kept(codes(1301), first, NOW + DAY);
    expect([more.newestAt, kept(codes(1301), more, NOW + 2 * DAY).newestAt]).toEqual([NOW + DAY, NOW + DAY]);
    expect(kept(codes(1290), more, NOW + 2 * DAY).newestAt).toBe(NOW + DAY);
  });

  it('what an earlier version did not remember is not new, as long as there is no more of it', () => {
    const many = codes(250);
    const first = keptEarlier(kept(many, undefined, NOW));
    expect(kept(many, first, NOW + 5000).newestAt).toBe(NOW);
    expect(kept(codes(251), first, NOW + 5000).newestAt).toBe(NOW + 5000);
    // A rule about yesterday finds others each day.
    expect(kept(codes(250, 1000), first, NOW + 5000).newestAt).toBe(NOW + 5000);
  });

  it('are remembered where they could not be looked at, as far as there is room', () => {
    const first = kept(codes(600), undefined, NOW);
    const times = foundTimes(codes(10, 2000), first, NOW + 5000);
    const unseen: KeptAlerts = { version: 1, at: NOW + 5000, count: 10, newestAt: NOW + 5000, ...rememberedTimes(times, first) };
    const later = foundTimes([...codes(600), ...codes(10, 2000)], unseen, NOW + 9000);
    expect([...later.values()].filter((time) => time > NOW + 5000)).toEqual([]);
  });
});

it('remembers what could not be looked at behind what was found, the newest first, as far as there is room', () => {
  const before = new Map(codes(300).map((code, at) => [code, NOW + Math.floor(at / 100)]));
  const found = new Map(codes(50, 290).map((code) => [code, NOW + 9]));
  const back = unpackedTimes(packedTimes(found, before));
  expect([...found].filter(([code, at]) => back.get(code) !== at)).toEqual([]);
  expect(back.size).toBe(200);
  expect([...back.values()].filter((at) => at === NOW)).toEqual([]);
});
