import type { KeyValueStore } from '../ports';
import type { Task } from '../task';
import { DAYS_OFF_SHEET, PEOPLE_SHEET } from '../words/en/ready';
import type { OwnSheet, ReadyColumn } from './blueprint';
import { makeSheet, showWhole } from './draw-sheet';
import { type Drawing, type SheetPlan, type Stand, standOf } from './drawing';
import { loadOwn, ownOwner, saveOwn } from './kept-ready';
import { columnFor } from './places';
import { addRows } from './ready-rows';

const column = <Labels extends object>(
  labels: Labels,
  key: keyof Labels & string,
  characters: number,
  more: Partial<ReadyColumn> = {},
) => ({
  key,
  label: String(labels[key]),
  characters,
  ...more,
});

const BARE = { top: [], rules: [] } as const;
const { labels: PEOPLE, ...people } = PEOPLE_SHEET;
const { labels: DAYS_OFF, kinds, ...daysOff } = DAYS_OFF_SHEET;
const DAY = { format: 'yyyy-mm-dd' };

const PLANS: Readonly<Record<OwnSheet, SheetPlan>> = {
  people: {
    ...people,
    ...BARE,
    rows: { kind: 'each', of: ['userId', 'user', 'team'] },
    columns: [
      column(PEOPLE, 'userId', 12, { format: '0' }),
      column(PEOPLE, 'user', 24),
      column(PEOPLE, 'team', 18),
      column(PEOPLE, 'start', 12, DAY),
      column(PEOPLE, 'end', 12, DAY),
      column(PEOPLE, 'workdays', 12, { format: '@', value: '0000011', offers: ['0000011', '0000001', '0000111', '1000001'] }),
      column(PEOPLE, 'goal', 10, { value: 8 }),
      column(PEOPLE, 'number', 18),
      column(PEOPLE, 'rate', 12),
    ],
  },
  'days-off': {
    ...daysOff,
    ...BARE,
    rows: { kind: 'count', count: 0 },
    columns: [column(DAYS_OFF, 'user', 24), column(DAYS_OFF, 'date', 14, DAY), column(DAYS_OFF, 'kind', 14, { offers: kinds })],
  },
};

/**
 * One of the user's own sheets over a report's people: made where it never was, and with a row for everybody.
 * @param mayMake whether it is made again when somebody has deleted it
 * @returns where it stands; `undefined` when it was deleted
 */
export function* ownSheet(
  documents: KeyValueStore,
  own: OwnSheet,
  rest: Pick<Drawing, 'sheets' | 'styler' | 'source'>,
  mayMake: boolean,
): Task<Stand | undefined> {
  const plan = PLANS[own];
  // A report without people adds none.
  const hasPeople = columnFor(rest.source.columns, 'userId') !== undefined;
  const drawing: Drawing = {
    ...rest,
    plan: hasPeople ? plan : { ...plan, rows: { kind: 'count', count: 0 } },
    owner: ownOwner(own),
    elsewhere: {},
  };
  const keep = (sheet: string, sheetName: string): Task<void> => saveOwn(documents, own, { version: 1, sheet, sheetName });
  for (let isSure = !mayMake; ; isSure = true) {
    const made = yield* loadOwn(documents, own);
    const stand = made && (yield* standOf(drawing, made));
    if (stand) {
      yield* addRows(drawing, stand);
      const sheetName = yield* showWhole(drawing, stand, keep);
      if (sheetName !== made.sheetName) yield* keep(stand.sheet, sheetName);
      return { ...stand, sheetName };
    }
    if (isSure) return undefined;
    yield* makeSheet(drawing, undefined, keep);
  }
}
