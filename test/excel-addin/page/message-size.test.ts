import { delivery, MOST_BYTES, sizedResult } from '../../../excel-addin/cells/message-size';
import type { Cell } from '../../../shared/model/cell';
import { handClock } from '../../doubles/hand-clock';

const TABLE = { isMatrix: true, isValue: false } as const;
const rows = (count: number, cells: readonly Cell[]): readonly (readonly Cell[])[] => Array.from({ length: count }, () => cells);
const firstOf = ({ value }: ReturnType<typeof sizedResult>): unknown => (value as readonly (readonly unknown[])[])[0]?.[0];

it('has its formats while a message has room for them, then plain numbers', () => {
  const formats = ['yyyy-mm-dd'];
  expect(firstOf(sizedResult(rows(1000, [46_353]), { ...TABLE, formats }))).toEqual({
    type: 'Double',
    basicValue: 46_353,
    numberFormat: 'yyyy-mm-dd',
  });
  expect(firstOf(sizedResult(rows(100_000, [46_353]), { ...TABLE, formats }))).toBe(46_353);
});

it('is refused in words where Excel would drop it: bytes count, not characters', () => {
  const letters = (count: number): readonly (readonly Cell[])[] => rows(count, ['ö'.repeat(1000)]);
  expect(sizedResult(letters(1900), { ...TABLE, formats: [] }).bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(() => sizedResult(letters(2100), { ...TABLE, formats: [] })).toThrow(expect.objectContaining({ code: 'too-large' }));
});

describe('results that come together', () => {
  it('are handed on at once while they fit into one message, and otherwise one after the other', async () => {
    const clock = handClock('later');
    const deliver = delivery(clock);
    const order: string[] = [];
    const give = (name: string, bytes: number) => deliver({ value: name, bytes }).then(() => order.push(`${name} ${clock.now() - began}`));
    const began = clock.now();
    await Promise.all([give('a', 1_000_000), give('b', 2_900_000), give('c', 3_000_000), give('d', 3_000_000)]);
    expect(order).toEqual(['a 0', 'b 0', expect.stringMatching(/^c [1-9]/), expect.stringMatching(/^d [1-9]/)]);
    const [c, d] = order.slice(2).map((text) => Number(text.slice(2)));
    expect((d as number) - (c as number)).toBeGreaterThanOrEqual(2_000);
  });
  it('do not wait for what was handed on while the clock was ahead', async () => {
    const clock = handClock('at once');
    const deliver = delivery(clock);
    await deliver({ value: 'a', bytes: 3_000_000 });
    clock.advance(-3_600_000);
    const began = clock.now();
    await deliver({ value: 'b', bytes: 3_000_000 });
    expect(clock.now()).toBe(began);
  });
});
