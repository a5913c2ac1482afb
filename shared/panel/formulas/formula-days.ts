import { FIRST_DAY_MISSING } from '#words/periods';
import { unlessFailed } from '../../api/requests/unless-failed';
import { firstDay, SURELY_KEPT } from '../../api/streams/first-day';
import { wrong } from '../../errors';
import { periodOf } from '../../functions/arguments/period';
import { periodWords } from '../../functions/arguments/period-words';
import { parametersOf } from '../../functions/signatures';
import { openAccount } from '../../report/run/account';
import type { Task } from '../../task';
import { calendarHere } from '../calendar';
import type { FormulaRequest } from '../calls';
import type { PanelPorts } from '../ports';
import { argumentText } from './formula';

/**
 * Which days a formula is about, in words; nothing where cells say so, or it is about no days.
 * @throws ActivTrakError `argument` for days that cannot be read.
 */
export function* formulaDays(ports: PanelPorts, { name, args }: FormulaRequest): Task<string | undefined> {
  const [from = '', to = ''] = (['from', 'to'] as const).map((wanted) =>
    argumentText(args[parametersOf(name).indexOf(wanted)] ?? '', wanted),
  );
  if (from === '' && to !== '') throw wrong(FIRST_DAY_MISSING);
  if (from === '' || [from, to].some((text) => text !== '' && !text.startsWith('"'))) return undefined;
  const calendar = yield* calendarHere(ports);
  const { today } = calendar;
  const [first, last] = [from, to].map((text) => text.slice(1, -1).replace(/""/g, '"'));
  const range = periodOf(first, last, calendar);
  // Another connection's key may show more or less.
  const isUsual = argumentText(args[parametersOf(name).indexOf('connection')] ?? '') === '';
  const kept = isUsual && range.from < today - SURELY_KEPT ? yield* firstDayHere(ports, today) : undefined;
  return periodWords(range, last === '', today, kept);
}

/** The first day that the person's key still shows; a formula is made without it too. */
function* firstDayHere(ports: PanelPorts, today: number): Task<number | undefined> {
  return yield* unlessFailed(firstDayOf(ports, today));
}

function* firstDayOf(ports: PanelPorts, today: number): Task<number | undefined> {
  return yield* firstDay((yield* openAccount(ports)).client, ports.budget, today);
}
