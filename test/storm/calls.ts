import type { KeyValueStore } from '../../shared/ports';
import { loadHealth } from '../../shared/report/kept/report-health';
import type { RefreshPorts, RefreshStep } from '../../shared/report/run/job';
import { runSync } from '../../shared/task';
import { budgetOfAsks, countdownBudget } from '../doubles/countdown-budget';
import { memoryLock } from '../doubles/memory-lock';
import { Killed, mortalHost } from '../doubles/mortal-host';
import { JANE } from '../shared/report/report-bench';
import { serverOf } from './accounts';
import { keep, lookAtPeoplesOwn } from './ended';
import { cellsNow, DELETIONS, defined, definition, LEASE, type Life, MINUTE, noteHeaders, Stopped, sight, today } from './life';
import { Wrong } from './oracle';
import type { Edit, Weather } from './step';
import { serialOf } from './truth';
import { server } from './weather';

const TEARING: readonly Edit[] = ['sort range', 'sort last rows', ...DELETIONS];

export function portsOf(life: Life, weather: Weather, asks: number | undefined, dies: number, effects: boolean): RefreshPorts {
  const host = mortalHost(dies, effects);
  const store = ({ get, set, remove, all }: KeyValueStore) => host.wrap({ get, set, remove, all });
  // A server's pages stay as large as they are.
  const sized = { ...weather, largestPage: [1000, 3, 5][life.start.people % 3] as number };
  return {
    ...life.bench.ports,
    transport: host.wrap(serverOf(life.account, life.bench.secrets, server(life.truth, sized))),
    documents: store(life.bench.documents),
    secrets: store(life.bench.secrets),
    lock: host.wrap(memoryLock('at once', life.clock)),
    sheets: host.wrap(life.bench.ports.sheets),
    budget: asks === undefined ? countdownBudget(life.clock, 30 * MINUTE) : budgetOfAsks(asks, 'time'),
  };
}

/** What the next call may be refused for. */
function obstacle(life: Life): string | undefined {
  const seen = sight(life);
  if (!seen) return undefined;
  const places = new Set(seen.columns.values());
  for (const [text, spots] of seen.mine)
    for (const { row, column } of spots) if (places.has(column) && row !== seen.header) return `${text} in row ${row}`;
  return undefined;
}

function clearObstacles(life: Life): void {
  const seen = sight(life);
  if (!seen) return;
  const places = new Set(seen.columns.values());
  for (const spots of seen.mine.values())
    for (const { row, column } of spots) if (places.has(column)) life.sheets.type(life.tab, row, column, { value: '', note: '' });
}

/** One call of a refresh. @returns its step, or why there is none */
export function call(
  life: Life,
  weather: Weather,
  asks: number | undefined,
  dies = Number.POSITIVE_INFINITY,
  effects = false,
): RefreshStep | 'killed' | 'busy' {
  for (const world of Object.values(life.worlds)) world.liveUntil(today(life));
  life.begun ??= { since: life.truth.now(), day: serialOf(today(life)), killed: false, uncounted: false, words: new Set() };
  life.begun.uncounted ||= weather.total === 'missing';
  life.begun.words.add(life.words);
  const hasNoCursor = weather.lastCursor !== 'usual';
  life.isCursorLost ||= hasNoCursor || weather.faults.some(({ kind }) => kind.startsWith('refused'));
  const isDisturbed = life.isTorn || life.begun.killed;
  const before = { cells: cellsNow(life), sight: sight(life), obstacle: obstacle(life) };
  noteHeaders(life);
  let step: RefreshStep;
  try {
    life.figures.refreshes += 1;
    step = life.bench.step(JANE, portsOf(life, weather, asks, dies, effects));
  } catch (failure) {
    if (failure instanceof Killed) {
      life.figures.kills += 1;
      life.begun.killed = true;
      life.isTorn = true;
      life.tornOf.add(life.account);
      life.lastCall = life.clock.now();
      return 'killed';
    }
    if ((failure as { readonly code?: string }).code === 'busy') {
      if (!life.begun.killed || life.clock.now() - life.lastCall > LEASE)
        throw new Wrong(`Busy, with nobody at work: ${(failure as Error).message}`);
      return 'busy';
    }
    throw failure;
  }
  lookAtPeoplesOwn(life, before.sight, step.state === 'ended' ? step.record.checks.map((check) => check.words).join(' ') : '');
  if (step.state === 'running') {
    if (!isDisturbed && cellsNow(life) !== before.cells) throw new Wrong('A refresh that reads has changed the sheet.');
    return step;
  }
  const { outcome, message } = step.record;
  if (message.startsWith('Something unexpected')) throw new Wrong(`Unexpected: ${life.bench.diagnostics.troubles.slice(-1)[0]?.cause}`);
  const { last, failures } = runSync(loadHealth(life.bench.documents, definition(life).id));
  if (last?.at !== step.record.at || last.outcome !== outcome || failures > 0 !== (outcome === 'failed'))
    throw new Wrong(`The report's health is ${last?.outcome} with ${failures} failures after ${outcome}.`);
  if (message.trim() === '' || !/[.!?]$/.test(message.trim())) throw new Wrong(`That is no sentence: ${message}`);
  if (outcome === 'failed') {
    life.figures.failures += 1;
    // What was sorted along may have been put right before.
    if (!isDisturbed && !life.isStructural && cellsNow(life) !== before.cells)
      throw new Wrong(`A refresh that failed has changed the sheet: ${message}`);
    // What it has read waits, and the next call goes on from there.
    const isKept = life.bench.documents.entries.has(`activtrak.run.${definition(life).id}`);
    life.begun = life.isTorn || isKept ? life.begun : undefined;
    const isWeather = weather.faults.length > 0 || weather.total !== 'usual';
    if (life.isStructural && !isWeather) throw new Stopped('a refusal after an edit that hides what is whose');
    if (life.haveMarksGone && life.deleted.size > 0 && !isWeather)
      throw new Stopped('a refusal after its end went along with a row that was deleted');
    if (life.hasLeft && life.disposition === 'replace' && /can't be kept with its rows/.test(message))
      throw new Stopped('a refusal because of a column that was left to the person when rows were kept');
    // Rows that are others by now are not known among those that were sorted or cut off.
    const isOfOthers =
      life.disposition === 'replace' || (life.begun && (life.begun.words.size > 1 || life.begun.day !== serialOf(today(life))));
    if (isDisturbed && isOfOthers && TEARING.some((one) => life.edits.has(one)) && !isWeather)
      throw new Stopped('a refusal after rows of a killed refresh, which are others by now, were sorted or deleted');
    // A call that has read nothing else, and has no time for the groups of people either.
    const isOutOfTime = asks !== undefined && step.record.code === 'time' && life.start.grouping?.by.includes('group') === true;
    if (!isWeather && !isOutOfTime && before.obstacle === undefined) throw new Wrong(`Failed without a reason: ${message}`);
    return step;
  }
  if (
    outcome === 'nothing-new' &&
    !isDisturbed &&
    !life.isEdited &&
    cellsNow(life) !== before.cells &&
    life.past?.disposition === life.disposition &&
    life.definedAs === defined(life)
  )
    throw new Wrong('A refresh without anything new has changed the sheet.');
  keep(life, step.record, hasNoCursor);
  return step;
}

/** A whole refresh, as somebody does it who clears away what is in its way. */
export function refresh(life: Life, weather: Weather): RefreshStep['state'] | 'busy' | 'failed' {
  let isCleared = false;
  for (let calls = 0; calls < 60; calls += 1) {
    const step = call(life, weather, undefined);
    if (step === 'killed') throw new Error('Nobody killed it.');
    if (step === 'busy') return 'busy';
    if (step.state === 'running') continue;
    if (step.record.outcome !== 'failed') return 'ended';
    if (obstacle(life) === undefined || isCleared) return 'failed';
    clearObstacles(life);
    isCleared = true;
  }
  throw new Wrong('A refresh does not end.');
}
