import type { KeyValueStore } from '../../shared/ports';
import type { Report } from '../../shared/report/definition/definition';
import type { RunRecord } from '../../shared/report/kept/run';
import type { RefreshPorts, RefreshStep } from '../../shared/report/refresh/job';
import { budgetOfAsks, countdownBudget } from '../doubles/countdown-budget';
import { memoryLock } from '../doubles/memory-lock';
import { Killed, mortalHost } from '../doubles/mortal-host';
import { JANE, report, reportBench } from '../shared/report/report-bench';
import { judge, type Past, Wrong } from './oracle';
import { edit } from './person';
import { look, type Sight } from './sight';
import type { DefinitionChange, Edit, Program, Start, Step, Weather } from './step';
import { BASE, type Cells, EXTRA, IDENTITY, recordsSince, serialOf } from './truth';
import { server } from './weather';
import { nextDate, world } from './world';

/** How a program ended, for the figures: to its end, or with a refusal that a person has to answer. */
export interface Figures {
  readonly steps: number;
  readonly refreshes: number;
  readonly failures: number;
  readonly kills: number;
  readonly edits: number;
  /** Why it stopped before its last step. */
  readonly stopped: string | undefined;
}

const DELETIONS: readonly Edit[] = ['delete row', 'delete last row', 'delete rows', 'delete last rows'];

const CALM: Weather = { faults: [], lastCursor: 'usual', total: 'usual', largestPage: 1000 };
const MINUTE = 60_000;
/** A killed call keeps others out for so long. */
const LEASE = 8 * MINUTE;

/** What ends a program early: a refusal that only a person can answer. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Runs a program from its first step to its last, and then refreshes until nothing is new.
 * @throws Wrong where the sheet is not what it has to be
 */
export function run({ start, steps }: Program): Figures {
  const bench = reportBench();
  const { sheets, clock } = bench;
  const truth = world(start.people, '2026-03-01');
  const identity = IDENTITY[start.stream];
  const figures = { steps: 0, refreshes: 0, failures: 0, kills: 0, edits: 0 };

  let tab = 'Hours';
  let version = 1;
  let numbers = 0;
  let disposition = start.disposition;
  let words = start.words;
  let reread = start.reread;
  let name = 'Hours';
  let columns: [key: string, label: string][] = [
    ...BASE[start.stream].map((key): [string, string] => [key, `H1-${key}`]),
    ...start.extra.map((pick): [string, string] => {
      const key = EXTRA[start.stream][pick] as string;
      return [key, `H1-${key}`];
    }),
  ];
  /** Columns that somebody deleted in the sheet; they stay away. */
  const gone = new Set<string>();
  let held: ReadonlyMap<string, Cells> = new Map();
  const deleted = new Set<string>();
  /** What people typed, and columns that came in, since a killed refresh. */
  const typed = new Map<string, Cells>();
  const fresh = new Set<string>();
  let past: Past | undefined;
  /** The refresh that has begun and not ended. */
  /** Whether the next refresh may have to begin with the dates: another key, a page without a cursor, a cursor that was refused. */
  let isCursorLost = false;
  let begun: { since: number; day: number; killed: boolean; uncounted: boolean; words: Set<string> } | undefined;
  /** Whether a killed refresh may have left the sheet half written. */
  let isTorn = false;
  let lastCall = Number.NEGATIVE_INFINITY;
  let isStructural = false;
  /** Whether people changed anything since the last refresh. */
  let isEdited = false;
  /** What they did since then. */
  const edits = new Set<Edit>();
  const copies = new Map<string, string>();

  const today = (): string => clock.today('UTC');
  /** Every header that a refresh may have written since the last one that wrote, the newest first. */
  const headers = new Map<string, string[]>();
  const labels = (): ReadonlyMap<string, string> => new Map(columns.filter(([key]) => !gone.has(key)));
  const noteHeaders = (): void => {
    for (const [key, label] of labels()) headers.set(key, [...new Set([label, ...(headers.get(key) ?? [])])]);
  };
  const sight = (): Sight | undefined => {
    const now = labels();
    const keys = [...new Set([...now.keys(), ...headers.keys()])];
    const own = keys.map((key) => [key, [...new Set([now.get(key) ?? [], headers.get(key) ?? []].flat())]] as const);
    return look(sheets, tab, new Map(own), identity);
  };
  const definition = (): Report =>
    report({
      name,
      stream: start.stream,
      range: { kind: 'words', words },
      columns: columns.map(([key, label]) => ({ key, label })),
      unit: start.unit,
      destination: { sheet: 'Hours', cell: start.cell },
      disposition,
      rereadDays: reread,
      statusLine: start.statusLine,
    });

  /** The cells of the report's tab and of copies, without the status line. */
  const cellsNow = (): string =>
    sheets
      .whole()
      .cells.filter((cell) => cell.startsWith(`${tab} `) && !cell.includes('"Refreshed ') && !cell.includes('"value":"","formula":"",'))
      .join('\n');

  function portsOf(weather: Weather, asks: number | undefined, dies: number, effects: boolean): RefreshPorts {
    const host = mortalHost(dies, effects);
    const store = ({ get, set, remove, all }: KeyValueStore) => host.wrap({ get, set, remove, all });
    return {
      ...bench.ports,
      // A server's pages stay as large as they are.
      transport: host.wrap(server(truth, { ...weather, largestPage: [1000, 3, 5][start.people % 3] as number })),
      documents: store(bench.documents),
      secrets: store(bench.secrets),
      lock: host.wrap(memoryLock('at once', clock)),
      sheets: host.wrap(bench.ports.sheets),
      budget: asks === undefined ? countdownBudget(clock, 30 * MINUTE) : budgetOfAsks(asks, 'time'),
    };
  }

  /** What the next call may be refused for. */
  function obstacle(): string | undefined {
    const seen = sight();
    if (!seen) return undefined;
    const places = new Set(seen.columns.values());
    for (const [text, spots] of seen.mine)
      for (const { row, column } of spots) if (places.has(column) && row !== seen.header) return `${text} in row ${row}`;
    return undefined;
  }

  function clearObstacles(): void {
    const seen = sight();
    if (!seen) return;
    const places = new Set(seen.columns.values());
    for (const spots of seen.mine.values())
      for (const { row, column } of spots) if (places.has(column)) sheets.type(tab, row, column, { value: '', note: '' });
  }

  /** One call of a refresh. @returns its step, or why there is none */
  function call(
    weather: Weather,
    asks: number | undefined,
    dies = Number.POSITIVE_INFINITY,
    effects = false,
  ): RefreshStep | 'killed' | 'busy' {
    truth.liveUntil(today());
    begun ??= { since: truth.now(), day: serialOf(today()), killed: false, uncounted: false, words: new Set() };
    begun.uncounted ||= weather.total === 'missing';
    begun.words.add(words);
    const hasNoCursor = weather.lastCursor !== 'usual';
    isCursorLost ||= hasNoCursor || weather.faults.some(({ kind }) => kind.startsWith('refused'));
    const isDisturbed = isTorn || begun.killed;
    const before = { cells: cellsNow(), sight: sight(), obstacle: obstacle() };
    noteHeaders();
    let step: RefreshStep;
    try {
      figures.refreshes += 1;
      step = bench.step(JANE, portsOf(weather, asks, dies, effects));
    } catch (failure) {
      if (failure instanceof Killed) {
        figures.kills += 1;
        begun.killed = true;
        isTorn = true;
        lastCall = clock.now();
        return 'killed';
      }
      if ((failure as { readonly code?: string }).code === 'busy') {
        if (!begun.killed || clock.now() - lastCall > LEASE) throw new Wrong(`Busy, with nobody at work: ${(failure as Error).message}`);
        return 'busy';
      }
      throw failure;
    }
    lookAtPeoplesOwn(before.sight, step.state === 'ended' ? step.record.checks.map(({ words }) => words).join(' ') : '');
    if (step.state === 'running') {
      if (!isDisturbed && cellsNow() !== before.cells) throw new Wrong('A refresh that reads has changed the sheet.');
      return step;
    }
    const { outcome, message } = step.record;
    if (message.startsWith('Something unexpected')) throw new Wrong(`Unexpected: ${bench.diagnostics.troubles.slice(-1)[0]?.cause}`);
    if (message.trim() === '' || !/[.!?]$/.test(message.trim())) throw new Wrong(`That is no sentence: ${message}`);
    if (outcome === 'failed') {
      figures.failures += 1;
      // What was sorted along may have been put right before.
      if (!isDisturbed && !isStructural && cellsNow() !== before.cells)
        throw new Wrong(`A refresh that failed has changed the sheet: ${message}`);
      // What it has read waits, and the next call goes on from there.
      const isKept = bench.documents.entries.has(`activtrak.run.${definition().id}`);
      begun = isTorn || isKept ? begun : undefined;
      const isWeather = weather.faults.length > 0 || weather.total !== 'usual';
      if (isStructural && !isWeather) throw new Stopped('a refusal after an edit that hides what is whose');
      if (!isWeather && before.obstacle === undefined) throw new Wrong(`Failed without a reason: ${message}`);
      return step;
    }
    if (
      outcome === 'nothing-new' &&
      !isDisturbed &&
      !isEdited &&
      cellsNow() !== before.cells &&
      past?.disposition === disposition &&
      definedAs === defined()
    )
      throw new Wrong('A refresh without anything new has changed the sheet.');
    keep(step.record, hasNoCursor);
    return step;
  }

  const defined = (): string => JSON.stringify(definition());
  let definedAs = '';

  /** After a refresh that ended well. */
  function keep({ message, outcome }: RunRecord, hadNoCursor: boolean): void {
    // An answer without rows writes no header either.
    const isUnwritten = outcome === 'nothing-new' && (disposition === 'replace' || past?.disposition === 'replace');
    const seen = isUnwritten ? sight() : look(sheets, tab, new Map([...labels()].map(([key, label]) => [key, [label]])), identity);
    if (!seen) {
      if (past === undefined && /nothing was written/i.test(message)) {
        begun = undefined;
        isTorn = false;
        return;
      }
      throw new Wrong(`The header is lost: ${message}`);
    }
    // Where nothing came, a sheet that was sorted along stays as it is.
    if (isUnwritten && isStructural && / were kept\.|nothing was written/i.test(message)) {
      begun = undefined;
      return;
    }
    const missing = [...labels().keys()].filter((key) => !seen.columns.has(key));
    if (missing.length > 0 && !isUnwritten) throw new Wrong(`The header has no ${missing.join(', ')}.`);
    if (seen.strays.length > 0) throw new Wrong(`There is ${seen.strays.join('; ')}.`);
    if (seen.statuses.length > 1 || seen.statuses.some(({ row }) => row > seen.header))
      throw new Wrong(`Status lines: ${JSON.stringify(seen.statuses)}, header ${seen.header}.`);
    const above = seen.records.filter(({ row }) => row < seen.header);
    if (above.length > 0) throw new Wrong(`Records above the header: ${above.map(({ key }) => key).join(', ')}.`);
    if (begun === undefined) throw new Error('A refresh ended that never began.');
    if (!isStructural || identity.every((key) => seen.columns.has(key))) {
      past = {
        ...judge(seen, {
          disposition,
          // A killed refresh may have ended well but for its last steps, with the words of then.
          words: begun.killed ? [...begun.words] : [words],
          stream: start.stream,
          reread,
          isCursorLost,
          days: { first: begun.day, last: serialOf(today()) },
          records: recordsSince(truth, start, begun.since),
          recordsBefore: recordsSince(truth, start, Math.min(begun.since, past?.since ?? begun.since)),
          held,
          deleted,
          isTorn,
          typed,
          fresh: disposition === 'replace' ? new Set() : fresh,
          past,
        }),
        since: begun.since,
      };
    }
    held = new Map(seen.records.map(({ key, cells }) => [key, cells]));
    if (!isUnwritten) {
      definedAs = defined();
      headers.clear();
      noteHeaders();
    }
    begun = undefined;
    isCursorLost = hadNoCursor;
    isTorn = false;
    isStructural = false;
    isEdited = false;
    edits.clear();
    typed.clear();
    fresh.clear();
    for (const [copy, text] of copies) if (JSON.stringify(sheets.seen(copy)) !== text) throw new Wrong(`The copy ${copy} was written.`);
  }

  /** People's own cells are there, once, and with the record that they stood beside. */
  function lookAtPeoplesOwn(before: Sight | undefined, checks: string): void {
    if (!before) return;
    const after = sight();
    const keptRows = disposition !== 'replace' && past !== undefined && past.disposition !== 'replace';
    for (const [text, spots] of before.mine) {
      const now = after?.mine.get(text) ?? [];
      const spot = spots[0];
      // What stood beside a record that is gone is said.
      if (!keptRows && now.length === 0 && checks.includes(text)) continue;
      // A row put in and another deleted are no more than before: what stands in the report's own columns there is the report's.
      const isInside = edits.has('insert row') && DELETIONS.some((one) => edits.has(one));
      if (!keptRows && now.length === 0 && isInside && [...before.columns.values()].includes(spot?.column ?? -1)) continue;
      if (now.length !== spots.length)
        throw new Wrong(`“${text}” of a person was ${spots.length === 1 ? '' : 'twice '}there, and is ${now.length} times.`);
      const key = before.records.find(({ row }) => row === spot?.row)?.key;
      const keyNow = after?.records.find(({ row }) => row === now[0]?.row)?.key;
      if (keptRows && key !== undefined && key !== keyNow) throw new Wrong(`“${text}” stood beside ${key} and stands beside ${keyNow}.`);
    }
  }

  /** A whole refresh, as somebody does it who clears away what is in its way. */
  function refresh(weather: Weather): RefreshStep['state'] | 'busy' | 'failed' {
    let isCleared = false;
    for (let calls = 0; calls < 60; calls += 1) {
      const step = call(weather, undefined);
      if (step === 'killed') throw new Error('Nobody killed it.');
      if (step === 'busy') return 'busy';
      if (step.state === 'running') continue;
      if (step.record.outcome !== 'failed') return 'ended';
      if (obstacle() === undefined || isCleared) return 'failed';
      clearObstacles();
      isCleared = true;
    }
    throw new Wrong('A refresh does not end.');
  }

  function define(change: DefinitionChange, pick: number): void {
    const extra = EXTRA[start.stream].filter((key) => !gone.has(key) && !columns.some(([own]) => own === key));
    const free = columns.filter(([key]) => !identity.some((own) => own === key) && !gone.has(key));
    version += 1;
    switch (change) {
      case 'add column': {
        const key = extra[pick % Math.max(1, extra.length)];
        if (key !== undefined && isTorn) fresh.add(key);
        if (key !== undefined) columns.splice(pick % (columns.length + 1), 0, [key, `H${version}-${key}`]);
        break;
      }
      case 'drop column': {
        const key = free[pick % Math.max(1, free.length)]?.[0];
        columns = columns.filter(([own]) => own !== key);
        break;
      }
      case 'label':
        columns = columns.map(([key, label], at) => [key, at === pick % columns.length ? `H${version}-${key}` : label]);
        break;
      case 'order':
        columns.reverse();
        break;
      case 'disposition': {
        const wanted = (['replace', 'append', 'merge'] as const)[pick % 3] as Start['disposition'];
        const isRefused = wanted !== 'replace' && past !== undefined && past.disposition !== 'replace' && wanted !== past.disposition;
        // Merging needs its identity in the sheet.
        if (!isRefused && !begun) disposition = wanted;
        break;
      }
      case 'days':
        words = ['last 3 days', 'last 7 days', 'this month', 'today', 'yesterday'][pick % 5] as string;
        // A log that is appended by days does not go on by cursors, nor the other way round.
        if (start.stream === 'activity-log' && words === 'yesterday') words = 'today';
        break;
      case 'name':
        name = `Hours ${version}`;
        break;
      case 'reread':
        reread = [1, 2, 4][pick % 3] as number;
        break;
    }
    bench.save(definition());
  }

  function doEdit({ edit: kind, row, column }: Extract<Step, { do: 'edit' }>): void {
    const before = sight();
    if (!before) return;
    figures.edits += 1;
    isEdited = true;
    edits.add(kind);
    numbers += 1;
    const done = edit(kind, row, column, { sheets, tab, sight: before, identity, number: numbers });
    if (done.tab !== undefined) tab = done.tab;
    if (done.copy !== undefined) copies.set(done.copy, JSON.stringify(sheets.seen(done.copy)));
    if (done.deleted !== undefined) {
      gone.add(done.deleted);
      headers.delete(done.deleted);
    }
    if (done.isStructural) isStructural = true;
    if (done.isStructural && done.deleted !== undefined) throw new Stopped('a deleted column that tells records apart');
    const after = sight();
    const now = new Map(after?.records.map(({ key, cells }) => [key, cells]));
    const own = new Map(held);
    for (const { key, cells } of before.records) {
      const cellsAfter = now.get(key);
      if (!cellsAfter) {
        own.delete(key);
        deleted.add(key);
      } else if (own.has(key) && JSON.stringify([...cells]) !== JSON.stringify([...cellsAfter])) own.set(key, cellsAfter);
      if (isTorn && kind === 'type into' && cellsAfter) {
        typed.set(key, cellsAfter);
        // It may be one of those that the killed refresh was about to write.
        if (JSON.stringify([...cells]) !== JSON.stringify([...cellsAfter])) isStructural = true;
      }
    }
    held = own;
  }

  function take(step: Step): void {
    figures.steps += 1;
    truth.liveUntil(today());
    switch (step.do) {
      case 'refresh':
        refresh(step.weather);
        break;
      case 'begin':
        begin(step);
        break;
      case 'kill':
        kill(step);
        break;
      case 'time':
        clock.advance(step.minutes * MINUTE);
        break;
      case 'arrive':
        truth.arrive(nextDate(today(), -step.daysLate), step.count);
        break;
      case 'correct':
        truth.correct(step.which, step.by);
        break;
      case 'vanish':
        // Nobody can see that between pages which are not counted.
        if (!begun?.uncounted) truth.vanishBefore(nextDate(today(), -step.days));
        break;
      case 'edit':
        doEdit(step);
        break;
      case 'define':
        define(step.change, step.pick);
        break;
      case 'key':
        changeKey();
        break;
    }
  }

  function begin({ calls, asks, minutes, weather }: Extract<Step, { do: 'begin' }>): void {
    for (let one = 0; one < calls; one += 1) {
      const done = call(weather, asks);
      clock.advance(minutes * MINUTE);
      if (done === 'busy' || done === 'killed' || done.state === 'ended') return;
    }
  }

  function kill({ dies, asks, effects, minutes }: Extract<Step, { do: 'kill' }>): void {
    for (let one = 0; one < 40; one += 1) {
      const done = call(CALM, asks === 1000 ? undefined : asks, Math.max(1, dies - 12 * one), effects);
      if (done === 'killed' || done === 'busy' || done.state === 'ended') break;
    }
    clock.advance(minutes * MINUTE);
  }

  function changeKey(): void {
    const saved = JSON.parse(bench.secrets.entries.get('activtrak.connection') ?? '{}') as object;
    numbers += 1;
    isCursorLost = true;
    bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...saved, id: `connection ${numbers}` }));
  }

  // A sheet that was there before has no frozen header, so that sorting takes it along.
  if (start.people === 2) sheets.type('Hours', 0, 0, { value: '' });
  bench.save(definition());
  try {
    for (const step of steps) take(step);
    settle();
    return { ...figures, stopped: undefined };
  } catch (failure) {
    if (failure instanceof Stopped) return { ...figures, stopped: failure.message };
    throw failure;
  }

  function settle(): void {
    clock.advance(LEASE + MINUTE);
    // Not over midnight.
    clock.advance(Math.max(0, serialMs(nextDate(today())) - clock.now() > 2 * 60 * MINUTE ? 0 : 3 * 60 * MINUTE));
    for (let one = 0; one < 2; one += 1) if (refresh(CALM) !== 'ended') throw new Wrong('A calm refresh does not end well.');
    const [cells, count] = [cellsNow(), sheets.written()];
    const last = call(CALM, undefined);
    if (last === 'busy' || last === 'killed' || last.state !== 'ended') throw new Wrong('A calm refresh does not end well.');
    if (last.record.outcome !== 'nothing-new') throw new Wrong(`Nothing is new, and it says: ${last.record.message}`);
    if (cellsNow() !== cells || sheets.written() - count > (start.statusLine ? 1 : 0))
      throw new Wrong(`Nothing is new, and it wrote ${sheets.written() - count} cells.`);
    const others = sheets.names().filter((one) => one !== tab && !copies.has(one) && sheets.isHidden(one));
    if (others.length > 0) throw new Wrong(`Hidden sheets are left: ${others.join(', ')}.`);
  }
}

const serialMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
