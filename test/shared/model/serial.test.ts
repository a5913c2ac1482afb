import fc from 'fast-check';
import {
  calendarDay,
  daysInMonth,
  isLeapYear,
  isoDay,
  serialAt,
  serialOf,
  serialOfIso,
  serialOfWallTime,
} from '../../../shared/model/serial';

const DAY = 86_400_000;
/** 1899-12-30 */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST = (Date.UTC(1900, 0, 1) - EPOCH) / DAY;
const LAST = (Date.UTC(2200, 11, 31) - EPOCH) / DAY;

const at = serialOfWallTime;

describe('serial numbers of days', () => {
  it('agree with Date.UTC on every day from 1900 to 2200, both ways', () => {
    const wrong: string[] = [];
    for (let serial = FIRST; serial <= LAST; serial += 1) {
      const iso = new Date(EPOCH + serial * DAY).toISOString().slice(0, 10);
      const { year, month, day } = calendarDay(serial);
      if (isoDay(serial) !== iso || serialOfIso(iso) !== serial || serialOf(year, month, day) !== serial) wrong.push(iso);
    }
    expect(wrong).toEqual([]);
    expect(serialOfIso('2026-03-01')).toBe(46_082);
  });

  it('know the days of each month', () => {
    for (let year = 1900; year <= 2200; year += 1) {
      expect(isLeapYear(year)).toBe(new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1);
      for (let month = 1; month <= 12; month += 1) expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-01',
    '2026/01/01',
    '20260101',
    '2026-01',
    'today',
    '',
    'abcd-ef-gh',
    '２０２６-01-01',
  ])('there is none of “%s”', (text) => {
    expect(serialOfIso(text)).toBeUndefined();
    expect(at(text)).toBeUndefined();
  });
});

describe('serial numbers of moments', () => {
  it('are the wall time as written, whatever zone stands behind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST, max: LAST }),
        fc.integer({ min: 0, max: 86_399_999 }),
        fc.constantFrom('', 'Z', '+02:00', '-0530'),
        fc.constantFrom('T', ' '),
        (serial, ms, zone, separator) => {
          const text = new Date(EPOCH + serial * DAY + ms).toISOString().replace('T', separator).replace('Z', zone);
          expect(at(text)).toBeCloseTo(serial + ms / DAY, 10);
        },
      ),
    );
  });

  it.each([
    ['2026-03-01', 0],
    ['2026-03-01T06:00', 6 * 3600],
    ['2026-03-01T06:00Z', 6 * 3600],
    ['2026-03-01T06:00+02:00', 6 * 3600],
    ['2026-03-01T06:00:30', 6 * 3600 + 30],
    ['2026-03-01T06:00:30Z', 6 * 3600 + 30],
    ['2026-03-01T06:00:30.25', 6 * 3600 + 30.25],
    ['2026-03-01T06:00:30.2500000-08:00', 6 * 3600 + 30.25],
  ])('read %s', (text, seconds) => {
    expect(at(text)).toBeCloseTo(46_082 + seconds / 86_400, 10);
  });

  it.each(['2026-03-01T6:00', '2026-03-01T06', '2026-03-01Tab:cd', '2026-03-01T06:xx', '2026-03-01+02:00', '2026-03-01T06-00'])(
    'there is none of “%s”',
    (text) => {
      expect(at(text)).toBeUndefined();
    },
  );

  it('read only what lies between their places', () => {
    expect(serialAt('"2026-03-01"', 1, 11, true)).toBe(46_082);
    expect(serialAt('"2026-03-01T06:00:30".5', 1, 20, true)).toBeCloseTo(46_082 + (6 * 3600 + 30) / 86_400, 10);
    expect(serialAt('2026-03-01', 0, 9, false)).toBeUndefined();
  });
});
