/**
 * Which days somebody works: by the report's weekdays, and by what the document's People and Days off sheets say of them.
 * @module
 */
import { loadReady } from '../../dashboard/kept-ready';
import { ownRows } from '../../dashboard/own-rows';
import { ownersOf, type ReportPeople } from '../../dashboard/own-sheets';
import type { MarkedSheets } from '../../marks';
import { weekday } from '../../model/weekdays';
import type { KeyValueStore } from '../../ports';
import type { SheetValue } from '../../sheet-writer';
import type { Task } from '../../task';
import { dayInCell } from './found-row';

/** Whether somebody works on a day, which is a serial number. The person is named as a row does it, with `''` where it doesn't. */
export type IsWorkDay = (day: number, person: { readonly id: string; readonly name: string }) => boolean;

/** The days that people work. */
export interface WorkDayFacts {
  readonly isWorkDay: IsWorkDay;
  /** Sentences on dates in these sheets that are texts. The formulas of ready sheets don't count those, so alerts don't either. */
  readonly textDates: readonly string[];
}

/** What People says of somebody. Days are serial numbers. */
interface Plan {
  readonly week: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** A line of the Days off sheet that is about everybody. */
const EVERYBODY = '*';

/**
 * The days that people work.
 * @param id the report's
 * @param people whose rows it has: the same IDs and names are other people with another connection
 * @param weekdaysOff where People says nothing of somebody: seven digits from Monday on, `1` for a day off
 * @throws ActivTrakError `argument` when the header of one of these sheets is gone
 */
export function* workDays(
  ports: { readonly documents: KeyValueStore; readonly sheets: MarkedSheets },
  id: string,
  people: ReportPeople,
  weekdaysOff: string,
): Task<WorkDayFacts> {
  const ready = yield* loadReady(ports.documents, id);
  const of = ready?.drawn ? ready.ownOf : yield* ownersOf(ports.documents, people);
  const plans = new Map<string, Plan>();
  const withoutId = new Map<string, Plan | undefined>();
  const namesakes = new Map<string, Plan | undefined>();
  const listed = yield* ownRows(ports, 'people', of, ['userId', 'user', 'start', 'end', 'workdays']);
  for (const row of listed.rows) {
    const plan = { week: weekIn(row.workdays), start: dayInCell(row.start) ?? 0, end: dayInCell(row.end) ?? Number.POSITIVE_INFINITY };
    const [called, number] = [word(row.user), word(row.userId)];
    if (number !== '' && !plans.has(number)) plans.set(number, plan);
    if (called === '') continue;
    // Nobody can tell which of two is meant.
    for (const named of number === '' ? [namesakes, withoutId] : [namesakes]) named.set(called, named.has(called) ? undefined : plan);
  }
  const off = new Set<string>();
  const entries = yield* ownRows(ports, 'days-off', of, ['user', 'date']);
  for (const { user, date } of entries.rows) {
    const day = dayInCell(date);
    if (day !== undefined) off.add(`${day} ${word(user)}`);
  }
  const isWorkDay: IsWorkDay = (day, person) => {
    const [number, called] = [word(person.id), word(person.name)];
    // Who has an ID is nobody who has another.
    const plan = plans.get(number) ?? (number === '' || number === called ? namesakes : withoutId).get(called);
    if ((plan?.week ?? weekdaysOff)[weekday(day) - 1] === '1') return false;
    if (plan && (day < plan.start || day > plan.end)) return false;
    return ![EVERYBODY, number, called].some((who) => who !== '' && off.has(`${day} ${who}`));
  };
  return { isWorkDay, textDates: [...listed.textDates, ...entries.textDates] };
}

/** A name or an ID as spreadsheets compare them: in upper or lower case alike, and numbers as texts. */
const word = (cell: SheetValue): string => String(cell).trim().toLowerCase();

/** A week that was typed as a number has lost its zeros. What makes no week is as if nothing stood there. */
function weekIn(cell: SheetValue): string | undefined {
  const text = String(cell).trim();
  return /^[01]{1,7}$/.test(text) ? text.padStart(7, '0') : undefined;
}

/** The last day before another that is no day off by its weekday; the day before it where all are. */
export function lastWorkDayBefore(day: number, weekdaysOff: string): number {
  const days = [1, 2, 3, 4, 5, 6, 7].map((back) => day - back);
  return days.find((one) => weekdaysOff[weekday(one) - 1] !== '1') ?? day - 1;
}
