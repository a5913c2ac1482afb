import fc from 'fast-check';
import type { Report } from '../../shared/report/definition/definition';
import { type Grouping, groupings } from './grouping';

/** What a server does wrong with one request. */
export const FAULTS = ['429', '429-after', '500', '503', 'reset', 'broken', 'page', 'refused-400', 'refused-410', 'empty'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Weather {
  /** The requests of a refresh that fail, from its `at`-th on, so many. */
  readonly faults: readonly { readonly at: number; readonly times: number; readonly kind: Fault }[];
  /** What the last page of a log has in place of a cursor. */
  readonly lastCursor: 'usual' | 'null' | 'empty' | 'missing';
  readonly total: 'usual' | 'missing' | 'text' | 'first';
  readonly largestPage: number;
}

/** The report that a program begins with. */
export interface Start {
  readonly stream: 'user-hours' | 'activity-log';
  readonly disposition: Report['disposition'];
  readonly words: string;
  readonly statusLine: boolean;
  readonly cell: string;
  readonly unit: Report['unit'];
  readonly extra: readonly number[];
  readonly people: number;
  readonly reread: number;
  /** Where the log is grouped. */
  readonly grouping?: Grouping;
  /** Which connection the report names, where its person has two. */
  readonly account: (typeof ACCOUNT_NAMES)[number];
}

/** `alone`: the person has one connection. `unnamed`: she has two, and the report names none. */
const ACCOUNT_NAMES = ['alone', 'unnamed', 'first', 'second'] as const;

/** What people do to the sheet; numbers are taken modulo what there is. */
export const EDITS = [
  'sort range',
  'sort sheet',
  'insert row',
  'insert row above',
  'delete row',
  'delete last row',
  'delete rows',
  'delete last rows',
  'sort last rows',
  'insert column',
  'insert column left',
  'delete column',
  'move column',
  'type beside',
  'type below',
  'type below apart',
  'type into',
  'type above',
  'clear beside',
  'rename tab',
  'duplicate tab',
  'duplicate tab with marks',
] as const;
export type Edit = (typeof EDITS)[number];

export const DEFINITIONS = ['add column', 'drop column', 'label', 'order', 'disposition', 'days', 'name', 'reread'] as const;
export type DefinitionChange = (typeof DEFINITIONS)[number];

export type Step =
  | { readonly do: 'refresh'; readonly weather: Weather }
  /** Some calls of a refresh, each with so little time, with minutes between them. */
  | { readonly do: 'begin'; readonly calls: number; readonly asks: number; readonly minutes: number; readonly weather: Weather }
  | { readonly do: 'kill'; readonly dies: number; readonly effects: boolean; readonly asks: number; readonly minutes: number }
  | { readonly do: 'time'; readonly minutes: number }
  | { readonly do: 'arrive'; readonly count: number; readonly daysLate: number }
  | { readonly do: 'correct'; readonly which: number; readonly by: number }
  | { readonly do: 'vanish'; readonly days: number }
  | { readonly do: 'edit'; readonly edit: Edit; readonly row: number; readonly column: number }
  | { readonly do: 'define'; readonly change: DefinitionChange; readonly pick: number }
  /** Another key of the same account: of the report's own connection or of the other one. */
  | { readonly do: 'key'; readonly of: 'own' | 'other' }
  /** The report names the other connection from now on. */
  | { readonly do: 'move' };

export interface Program {
  readonly start: Start;
  readonly steps: readonly Step[];
}

/** A server that does nothing wrong. */
export const CALM: Weather = { faults: [], lastCursor: 'usual', total: 'usual', largestPage: 1000 };

const small = (max: number) => fc.nat({ max });

const calm: fc.Arbitrary<Weather> = fc.record({
  faults: fc.constant([]),
  lastCursor: fc.constant('usual' as const),
  total: fc.constant('usual' as const),
  largestPage: fc.constantFrom(1000, 3, 5),
});

const rough: fc.Arbitrary<Weather> = fc.record({
  faults: fc.array(fc.record({ at: small(8), times: fc.constantFrom(1, 1, 2, 20), kind: fc.constantFrom(...FAULTS) }), { maxLength: 2 }),
  lastCursor: fc.constantFrom('usual' as const, 'null' as const, 'empty' as const, 'missing' as const),
  total: fc.constantFrom('usual' as const, 'usual' as const, 'missing' as const, 'text' as const, 'first' as const),
  largestPage: fc.constantFrom(1000, 3, 5),
});

const weather = fc.oneof({ weight: 2, arbitrary: calm }, { weight: 1, arbitrary: rough });

/** Pauses: moments, a lease's length, an evening, days. */
const minutes = fc.constantFrom(0, 1, 8, 30, 12 * 60, 13 * 60, 24 * 60, 3 * 24 * 60, 10 * 24 * 60);

const ofRecords: fc.Arbitrary<Start> = fc.record({
  stream: fc.constantFrom('user-hours' as const, 'activity-log' as const),
  disposition: fc.constantFrom('replace' as const, 'append' as const, 'merge' as const),
  words: fc.constantFrom('last 3 days', 'last 7 days', 'this month', 'today'),
  statusLine: fc.boolean(),
  cell: fc.constantFrom('A1', 'A1', 'C4'),
  unit: fc.constantFrom('seconds' as const, 'hours' as const, 'days' as const),
  extra: fc.uniqueArray(small(3), { maxLength: 2 }),
  people: fc.integer({ min: 1, max: 3 }),
  reread: fc.constantFrom(1, 2, 4),
  account: fc.constantFrom('alone' as const, ...ACCOUNT_NAMES),
});

const ofGroups: fc.Arbitrary<Start> = fc
  .tuple(ofRecords, fc.boolean())
  .chain(([one, isKept]) =>
    groupings(isKept).map((grouping) => ({ ...one, stream: 'activity-log', disposition: isKept ? 'merge' : 'replace', grouping })),
  );

const kill = fc.record({
  do: fc.constant('kill' as const),
  dies: fc.integer({ min: 1, max: 90 }),
  effects: fc.boolean(),
  asks: fc.constantFrom(2, 1000, 1000),
  minutes: fc.constantFrom(1, 8, 8, 8, 24 * 60),
});

const editOf = (edits: readonly Edit[]) =>
  fc.record({ do: fc.constant('edit' as const), edit: fc.constantFrom(...edits), row: small(30), column: small(8) });

/** New records, of which a killed refresh has written some, and what people do to these. */
const torn: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 5 }), daysLate: small(4) }),
    kill,
    fc.array(editOf(['sort range', 'delete row', 'delete last row', 'delete rows', 'delete last rows', 'sort last rows']), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.record({ do: fc.constant('refresh' as const), weather: calm }),
  )
  .map(([arrive, killed, edits, refresh]) => [arrive, killed, ...edits, refresh]);

const begin = fc.record({
  do: fc.constant('begin' as const),
  calls: fc.integer({ min: 1, max: 3 }),
  asks: fc.integer({ min: 1, max: 4 }),
  minutes,
  weather,
});

/** A refresh that is under way or killed when the report goes over to another connection. */
const moved: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.oneof(begin, kill), fc.boolean())
  .map(([under, goesBack]) => [
    under,
    { do: 'move' },
    ...(goesBack ? [under, { do: 'move' } as const] : []),
    { do: 'refresh', weather: CALM },
  ]);

export function program(): fc.Arbitrary<Program> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('refresh' as const), weather }) },
    { weight: 3, arbitrary: begin },
    { weight: 4, arbitrary: kill },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('time' as const), minutes }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 5 }), daysLate: small(4) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which: small(30), by: fc.integer({ min: 1, max: 900 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('vanish' as const), days: small(6) }) },
    { weight: 8, arbitrary: editOf(EDITS) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('define' as const), change: fc.constantFrom(...DEFINITIONS), pick: small(8) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('key' as const), of: fc.constantFrom('own' as const, 'other' as const) }) },
    { weight: 2, arbitrary: fc.constant({ do: 'move' as const }) },
  );
  return fc.record({
    start: fc.oneof({ weight: 3, arbitrary: ofRecords }, { weight: 1, arbitrary: ofGroups }),
    steps: fc
      .array(
        fc.oneof({ weight: 8, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: torn }, { weight: 1, arbitrary: moved }),
        {
          minLength: 3,
          maxLength: 14,
          size: 'max',
        },
      )
      .map((steps) => steps.flat()),
  });
}
