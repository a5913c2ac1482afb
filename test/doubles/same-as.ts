/**
 * Compares what is nearly always the same: as text first, which takes a tenth of the time, and in parts where that differs, so that what
 * fails is seen.
 * @param at what tells which of many it is
 */
export function expectSame(at: unknown, found: unknown, expected: unknown): void {
  if (found === expected) return;
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect([at, found]).toEqual([at, expected]);
}
