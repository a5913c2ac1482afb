import fc from 'fast-check';
import { instantToSerial, serialToInstant } from '../../../../playground/apps-script/time/serial';
import type { Unit } from '../../../../shared/model/cell';
import { secondsPer } from '../../../../shared/model/cell';
import { serialOfIso } from '../../../../shared/model/serial';
import { readBack } from '../../../../shared/table/cells/read-back';
import { handClock } from '../../../doubles/hand-clock';

const clock = handClock('at once');
const ZONES = [
  'UTC',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Santiago',
  'America/Havana',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
/** Days that begin at 01:00: few among so many are found by chance. */
const AT_ONE = [
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Santiago', '2026-09-06'],
  ['America/Havana', '2026-03-08'],
] as const;
/** What clocks skip, from the first second to the last: few among so many too. */
const SKIPPED = [
  { zone: 'America/New_York', day: '2026-03-08', first: 7_200, last: 10_799 },
  { zone: 'Australia/Lord_Howe', day: '2026-10-04', first: 7_200, last: 8_999 },
  { zone: 'Africa/Cairo', day: '2026-04-24', first: 0, last: 3_599 },
] as const;
const FIRST = serialOfIso('2025-01-01') as number;

const zones = fc.constantFrom(...ZONES);
const days = fc.integer({ min: FIRST, max: FIRST + 1_000 });
const seconds = fc.integer({ min: 0, max: 86_399 });
const shortMs = fc.constantFrom(0, 1);

/** What Google gives back, in whole milliseconds. */
const comesBack = (serial: number, zone: string, short: number): number => instantToSerial(serialToInstant(serial, zone) - short, zone);

function holdsMoment(zone: string, day: number, second: number, short: number): void {
  const { settled, isSame } = readBack('days', clock, zone);
  const moment = day + second / 86_400;
  const read = comesBack(moment, zone, short);
  expect(settled('datetime', read)).toBe(settled('datetime', moment));
  expect(isSame('datetime', moment, read)).toBe(true);
  expect(isSame('datetime', moment, read + 2.5 / 24)).toBe(false);
}

it('a day is the day that was written, in every zone', () => {
  fc.assert(
    fc.property(zones, days, (zone, day) => {
      const { settled, isSame } = readBack('days', clock, zone);
      const read = comesBack(day, zone, 0);
      expect(settled('date', read)).toBe(day);
      expect(isSame('date', day, read)).toBe(true);
      expect(isSame('date', day, comesBack(day + 1, zone, 0))).toBe(false);
    }),
    { examples: AT_ONE.map(([zone, day]): [string, number] => [zone, serialOfIso(day) as number]) },
  );
});

it('a moment is the moment that was written, in every zone', () => {
  fc.assert(fc.property(zones, days, seconds, shortMs, holdsMoment));
});

it.each(SKIPPED)('a moment that clocks skip is the moment that was written, on $day in $zone', ({ zone, day, first, last }) => {
  const date = serialOfIso(day) as number;
  const skipped = fc.integer({ min: first, max: last });
  // The clock tells whole minutes: the half of one is where it could be taken for the next.
  const examples = [first, first + 29, first + 30, last].map((second): [number, number] => [second, 0]);
  expect(comesBack(date + first / 86_400, zone, 0)).not.toBe(date + first / 86_400);
  fc.assert(
    fc.property(skipped, shortMs, (second, short) => holdsMoment(zone, date, second, short)),
    { examples },
  );
});

it.each(['seconds', 'hours', 'days'] as const)('half a second is the same duration in %s, and a second is not', (unit: Unit) => {
  const { isSame } = readBack(unit, clock, 'UTC');
  const in_ = (value: number): number => value / secondsPer(unit);
  expect(isSame('duration', in_(3_600), in_(3_599.6))).toBe(true);
  expect(isSame('duration', in_(3_600), in_(3_600.4))).toBe(true);
  expect(isSame('duration', in_(3_600), in_(3_599))).toBe(false);
  expect(isSame('duration', in_(3_600), in_(3_601))).toBe(false);
});

it('numbers that a cell of plain text gives as texts are the numbers', () => {
  const { settled, isSame } = readBack('days', clock, 'UTC');
  const day = serialOfIso('2026-03-18') as number;
  expect(isSame('duration', 0.194_444_444_444, '0.1944444444')).toBe(true);
  expect(isSame('duration', 0.194_444_444_444, '0,1944444444')).toBe(true);
  expect(isSame('duration', 0.194_444_444_444, '0.21')).toBe(false);
  expect([settled('date', String(day)), settled('date', '2026-03-18')]).toEqual([day, day]);
  expect(settled('datetime', '2026-03-18 12:00:00')).toBe(day + 0.5);
  expect([settled('boolean', 'TRUE'), settled('boolean', 'false')]).toEqual([true, false]);
});

it('a text may have kept one apostrophe that it was written with, and no text is another', () => {
  const { settled, isSame } = readBack('days', clock, 'UTC');
  const texts = fc.constantFrom('x', "'x", "''x", '=x', '7', 'TRUE', 'a\nb', ' ');
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(isSame('text', one, `'${one}`)).toBe(true);
      expect(isSame('text', one, other)).toBe(one === other || `'${one}` === other);
      expect(settled('text', `'${one}`)).toBe(settled('text', one));
    }),
  );
  expect(isSame('text', 'a\r\nb', 'a\nb')).toBe(true);
  expect(isSame('text', '', "'")).toBe(false);
  expect(isSame('text', 'TRUE', true)).toBe(false);
});

it('a number that is no moment, such as an ID pasted into a column of moments, stays as it is', () => {
  const { settled, isSame } = readBack('days', clock, 'America/New_York');
  const moment = FIRST + 0.5;
  for (const number of [5_551_234_567, 9_007_199_254_740_991, -5_551_234_567]) {
    expect(settled('datetime', number)).toBeCloseTo(number, -2);
    expect(isSame('datetime', moment, number)).toBe(false);
  }
});
