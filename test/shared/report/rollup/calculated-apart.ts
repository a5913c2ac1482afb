import type { Cell } from '../../../../shared/model/cell';
import type { GroupKey } from '../../../../shared/report/rollup/group-keys';
import { type Activity, FIRST_DAY } from './random-log';

export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Ada Byron': ['Sales', 'Support'],
  Bo: ['Sales'],
  'Cy Twombly': ['Support'],
  Dot: ['No group'],
};

/** The cells of an activity's groups, calculated apart: one list for each of the groups that it counts in. */
function expectedCells(by: readonly GroupKey[], { at, person, computer, application, domain, productivity, location }: Activity): Cell[][] {
  const day = Math.floor(at / 86_400);
  const plain: Record<Exclude<GroupKey, 'group'>, Cell> = {
    day: FIRST_DAY + day,
    // The first day is a Thursday, three days after its Monday.
    week: FIRST_DAY + Math.floor((day + 3) / 7) * 7 - 3,
    hour: Math.floor((at - day * 86_400) / 3600),
    person,
    computer,
    application: application || '(none)',
    site: domain || '(none)',
    productivity,
    location: location || '(none)',
  };
  return (by.includes('group') ? (GROUPS[person] as string[]) : ['']).map((group) =>
    by.map((key) => (key === 'group' ? group : plain[key])),
  );
}

export interface Expected {
  readonly cells: Cell[];
  readonly log: readonly Activity[];
}

/** Each group with its activities, calculated apart. */
export function expectedGroups(by: readonly GroupKey[], log: readonly Activity[]): readonly Expected[] {
  const pairs = log.flatMap((one) => expectedCells(by, one).map((cells) => ({ cells, one, text: JSON.stringify(cells) })));
  return [...new Set(pairs.map(({ text }) => text))].map((text) => ({
    cells: JSON.parse(text) as Cell[],
    log: pairs.filter((pair) => pair.text === text).map(({ one }) => one),
  }));
}

export const secondsOf = (log: readonly Activity[]): number => log.reduce((sum, { seconds }) => sum + seconds, 0);
export const peopleOf = (log: readonly Activity[]): number => new Set(log.map(({ person }) => person)).size;
const momentOf = (at: number): number => FIRST_DAY + Math.floor(at / 86_400) + (at % 86_400) / 86_400;

export function expectedRow({ cells, log }: Expected, total: number): Cell[] {
  const moments = log.map(({ at }) => at);
  return [
    ...cells,
    secondsOf(log),
    log.length,
    peopleOf(log),
    momentOf(Math.min(...moments)),
    momentOf(Math.max(...moments)),
    Math.max(...log.map(({ seconds }) => seconds)),
    total === 0 ? 0 : secondsOf(log) / total,
  ];
}
