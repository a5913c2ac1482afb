import fc from 'fast-check';
import type { Dialect, HoursOrder, ListForm } from '../../sandbox/options';

/** The day it is, where all clocks of a test stand: a Monday. */
export const TODAY = '2026-11-23';

/** An organisation and how its API speaks. */
export interface Spec {
  readonly people: number;
  readonly days: number;
  readonly rows: number;
  readonly seed: number;
  /** In percent, how often people are unusual. */
  readonly odd: number;
  readonly dialect: Dialect;
  readonly listForm: ListForm;
  readonly hoursOrder: HoursOrder;
}

const spec: fc.Arbitrary<Spec> = fc.record({
  people: fc.integer({ min: 4, max: 14 }),
  days: fc.constant(14),
  rows: fc.integer({ min: 200, max: 700 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  odd: fc.constantFrom(20, 35, 50),
  dialect: fc.constantFrom('early-access', 'current'),
  listForm: fc.constantFrom('names', 'ids', 'objects', 'lists'),
  hoursOrder: fc.constantFrom('oldest-first', 'newest-first'),
});

/** So many organisations; the same seed gives the same ones. Both dialects and all forms of lists come by turns. */
export function specs(runs: number, seed: number): readonly Spec[] {
  const forms: readonly ListForm[] = ['objects', 'lists', 'ids', 'names'];
  return fc.sample(spec, { numRuns: runs, seed }).map((one, at) => ({
    ...one,
    dialect: at % 2 === 0 ? 'current' : 'early-access',
    listForm: forms[(at >> 1) % forms.length] as ListForm,
  }));
}
