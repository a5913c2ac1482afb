import { DAY_OFF_KINDS, DAYS_OFF_COLUMNS, DAYS_OFF_SHEET, PEOPLE_COLUMNS, PEOPLE_SHEET } from '#words/own-sheets';
import type { OwnPlans, OwnSheet, ReadyColumn, SheetPlan } from '../blueprint';
import { colored } from './looks';

const column = (key: string, label: string, characters: number, more: Partial<ReadyColumn> = {}): ReadyColumn => ({
  key,
  label,
  characters,
  ...more,
});

/** Formulas find no date in a text. Where somebody's own formula gives an empty one, there is nothing to see. */
const textIsRed = (...keys: readonly string[]): SheetPlan['rules'] =>
  keys.map((key) => colored('bad', [key], `=AND(ISTEXT({row.${key}}),{row.${key}}<>"")`));
const DAY = { format: 'yyyy-mm-dd' };
/** Weeks that begin with five workdays, six, four, and those of a Sunday to a Thursday. */
const WEEKS = ['0000011', '0000001', '0000111', '0000110'];

const PLANS: Readonly<Record<OwnSheet, SheetPlan>> = {
  people: {
    ...PEOPLE_SHEET,
    top: [],
    rules: textIsRed('start', 'end'),
    rows: { kind: 'each', of: ['userId', 'user', 'team'] },
    columns: [
      column('userId', PEOPLE_COLUMNS.userId, 12, { format: '0' }),
      column('user', PEOPLE_COLUMNS.user, 24),
      column('team', PEOPLE_COLUMNS.team, 18),
      column('start', PEOPLE_COLUMNS.start, 12, DAY),
      column('end', PEOPLE_COLUMNS.end, 12, DAY),
      column('workdays', PEOPLE_COLUMNS.workdays, 12, { format: '@', offers: WEEKS }),
      column('goal', PEOPLE_COLUMNS.goal, 10),
      column('number', PEOPLE_COLUMNS.number, 18),
      column('rate', PEOPLE_COLUMNS.rate, 12),
    ],
  },
  'days-off': {
    ...DAYS_OFF_SHEET,
    top: [],
    rules: textIsRed('date'),
    rows: { kind: 'count', count: 0 },
    columns: [
      column('user', DAYS_OFF_COLUMNS.user, 24),
      column('date', DAYS_OFF_COLUMNS.date, 14, DAY),
      column('kind', DAYS_OFF_COLUMNS.kind, 14, { offers: DAY_OFF_KINDS }),
    ],
  },
};

/** How the user's own sheets are made that a ready sheet needs. */
export const ownPlans = (needs: readonly OwnSheet[]): OwnPlans => Object.fromEntries(needs.map((own) => [own, PLANS[own]]));
