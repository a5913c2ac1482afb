import type { RunRecord } from '../../shared/report/kept/run';
import type { FakeDay } from '../doubles/fake-organisation';
import { judgeGroups } from './grouped-oracle';
import { DELETIONS, defined, type Life, labels, noteHeaders, Stopped, sight, today } from './life';
import { judge, Wrong } from './oracle';
import { look, type Sight } from './sight';
import { type daysOf, recordsSince, serialOf } from './truth';
import { groupsOf } from './world';

/** After a refresh that ended well. */
export function keep(life: Life, { message, outcome }: RunRecord, hadNoCursor: boolean): void {
  // An answer without rows writes no header either.
  const isUnwritten = outcome === 'nothing-new' && (life.disposition === 'replace' || life.past?.disposition === 'replace');
  const seen = isUnwritten
    ? sight(life)
    : look(life.sheets, life.tab, new Map([...labels(life)].map(([key, label]) => [key, [label]])), life.identity);
  // What a killed refresh wrote of the other account stays as well.
  const isOfOthers = [...life.tornOf, life.shownOf].some((one) => one !== undefined && one !== life.account);
  if (isOfOthers && isUnwritten && life.isTorn) throw new Stopped('rows of a killed refresh of another account, where there are no others');
  if (!seen) {
    if (life.past === undefined && /nothing was written/i.test(message)) {
      life.begun = undefined;
      life.isTorn = false;
      return;
    }
    throw new Wrong(`The header is lost: ${message}`);
  }
  // Where nothing came, a sheet that was sorted along stays as it is.
  if (isUnwritten && life.isStructural && / were kept\.|nothing was written/i.test(message)) {
    life.begun = undefined;
    return;
  }
  const missing = [...labels(life).keys()].filter((key) => !seen.columns.has(key));
  if (missing.length > 0 && !isUnwritten) throw new Wrong(`The header has no ${missing.join(', ')}.`);
  if (seen.strays.length > 0) throw new Wrong(`There is ${seen.strays.join('; ')}.`);
  if (seen.statuses.length > 1 || seen.statuses.some(({ row }) => row > seen.header))
    throw new Wrong(`Status lines: ${JSON.stringify(seen.statuses)}, header ${seen.header}.`);
  const above = seen.records.filter(({ row }) => row < seen.header);
  if (above.length > 0) throw new Wrong(`Records above the header: ${above.map(({ key }) => key).join(', ')}.`);
  if (life.begun === undefined) throw new Error('A refresh ended that never began.');
  if (!life.isStructural || life.identity.every((key) => seen.columns.has(key))) {
    const { grouping, unit } = life.start;
    const ended = {
      disposition: life.disposition,
      // A killed refresh may have ended well but for its last steps, with the words of then.
      words: life.begun.killed ? [...life.begun.words] : [life.words],
      stream: life.start.stream,
      reread: life.reread,
      isCursorLost: life.isCursorLost,
      days: { first: life.begun.day, last: serialOf(today(life)) },
      records: recordsSince(life.truth, life.start, life.begun.since),
      recordsBefore: recordsSince(life.truth, life.start, Math.min(life.begun.since, life.past?.since ?? life.begun.since)),
      held: life.held,
      deleted: life.deleted,
      isTorn: life.isTorn,
      typed: life.typed,
      fresh: life.disposition === 'replace' ? new Set<string>() : life.fresh,
      past: life.past,
    };
    // Rows that were replaced wait for the first day that can be added, whatever the report does by now.
    const isWaiting = isUnwritten && life.disposition === 'append' && life.past?.disposition === 'replace';
    life.past = {
      ...(grouping
        ? judgeGroups(seen, {
            ...ended,
            grouping,
            unit,
            log: life.truth.log(),
            began: life.begun.since,
            now: life.truth.now(),
            added: life.added,
            groupsOf: groupsByHours(life, life.begun.since),
          })
        : judge(seen, ended)),
      ...(isWaiting ? { disposition: 'replace' as const } : {}),
      since: life.begun.since,
    };
  }
  // What came back can go once more.
  if (life.start.grouping) for (const { key } of seen.records) life.deleted.delete(key);
  life.held = new Map(seen.records.map(({ key, cells }) => [key, cells]));
  if (!isUnwritten) {
    life.definedAs = defined(life);
    life.shownOf = life.account;
    life.headers.clear();
    noteHeaders(life);
  }
  life.begun = undefined;
  life.isCursorLost = hadNoCursor;
  life.isTorn = false;
  life.isStructural = false;
  life.isEdited = false;
  life.edits.clear();
  life.tornOf.clear();
  life.typed.clear();
  life.fresh.clear();
  for (const [copy, text] of life.copies)
    if (JSON.stringify(life.sheets.seen(copy)) !== text) throw new Wrong(`The copy ${copy} was written.`);
}

/** People's own cells are there, once, and with the record that they stood beside. */
export function lookAtPeoplesOwn(life: Life, before: Sight | undefined, checks: string): void {
  if (!before) return;
  const after = sight(life);
  const keptRows = life.disposition !== 'replace' && life.past !== undefined && life.past.disposition !== 'replace';
  for (const [text, spots] of before.mine) {
    const now = after?.mine.get(text) ?? [];
    const spot = spots[0];
    // What stood beside a record that is gone is said.
    if (!keptRows && now.length === 0 && checks.includes(text)) continue;
    // A row put in and another deleted are no more than before: what stands in the report's own columns there is the report's.
    const isInside = life.edits.has('insert row') && DELETIONS.some((one) => life.edits.has(one));
    if (!keptRows && now.length === 0 && isInside && [...before.columns.values()].includes(spot?.column ?? -1)) continue;
    if (now.length !== spots.length)
      throw new Wrong(`“${text}” of a person was ${spots.length === 1 ? '' : 'twice '}there, and is ${now.length} times.`);
    const key = before.records.find(({ row }) => row === spot?.row)?.key;
    const keyNow = after?.records.find(({ row }) => row === now[0]?.row)?.key;
    if (keptRows && key !== undefined && key !== keyNow) throw new Wrong(`“${text}” stood beside ${key} and stands beside ${keyNow}.`);
  }
}

const NO_GROUP = 'No group';

/** The log says nothing of groups: somebody's are those of the hours of the same days. */
function groupsByHours({ truth }: Life, began: number): (personId: number, days: readonly Days[]) => readonly string[] | undefined {
  const hours = [...truth.hoursSince(began).values()].map(({ versions: [one], always }) => ({ ...(one as FakeDay), always }));
  return (personId, windows) => {
    const inSome = hours.filter((one) => one.personId === personId && windows.some(isIn(serialOf(one.date))));
    const groups = groupsOf(personId);
    if (inSome.length === 0 || groups.length === 0) return [NO_GROUP];
    return windows.every((window) => inSome.some(({ date, always }) => always && isIn(serialOf(date))(window))) ? groups : undefined;
  };
}

type Days = ReturnType<typeof daysOf>;

const isIn =
  (day: number) =>
  ({ from, to }: Days): boolean =>
    day >= from && day <= to;
