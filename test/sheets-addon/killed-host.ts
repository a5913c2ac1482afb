import type { Backend } from '../../playground/apps-script/backend';
import { type Readings, USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import type { PanelAnswer } from '../../shared/panel/calls';
import type { Report } from '../../shared/report/definition/definition';
import type { FakeOrganisation } from '../doubles/fake-organisation';
import type { Kept } from '../doubles/memory-document';
import { isChange, type MortalHost, mortalHost, watchedHost } from '../doubles/mortal-host';
import { OWNER } from '../playground/script-bench';
import { type AddOnBench, addOnBench, connected, report } from './add-on-bench';
import { keptSpreadsheet } from './kept-spreadsheet';

/** A refresh that is to be killed. */
export interface KilledCase {
  readonly title: string;
  readonly change: Partial<Report>;
  /** What there is at the first refresh, and what there is at the one that is killed. */
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
  /** What of the definition is changed after the first refresh. */
  readonly edit?: Partial<Report>;
  /** How much later the second refresh comes. */
  readonly daysLater?: number;
}

/** All these runs together are more than an account's day. */
const UNCOUNTED: Backend['quota'] = { spend: () => 0 };
const MINUTES = 60_000;
/** How a refresh went that came to a state from which another one went on. */
export const AS_BEFORE = 'as before';

/** What the end of the script leaves behind. */
export interface LeftState extends Kept {
  /** Before which of all changes it ends, from 1; one more than there are where it ends after the last one. */
  readonly dies: number;
}

/** A refresh that went on to its end, and what it would have left if it had not. */
export interface WatchedRun {
  /** Each distinct state once. */
  readonly left: readonly LeftState[];
  readonly changes: number;
  /** The panel's own calls. */
  readonly steps: number;
}

/** A spreadsheet whose script Google may end at any call. */
export interface KilledHost {
  /** A spreadsheet with the user's own things beside the report, refreshed once where there was something before; gives the report's id. */
  prepared(wanted: KilledCase, msPerPage: number): string;
  /** One refresh in calls as the panel makes them, until its end. */
  watched(id: string): WatchedRun;
  /** One that Google ends at the n-th change of all; gives what is left then. */
  killed(id: string, dies: number): Kept;
  /**
   * Refreshes once more, in calls as the panel makes them, and gives how that went.
   * @param passed what there was between the calls of refreshes before, and now of this one: what follows from it is known, so at a state
   * that is among them it is over `as before`
   */
  recovered(id: string, passed: Set<string>): string;
  /** Lets so much time pass that a killed call counts as over. */
  pass(): void;
  /** The whole spreadsheet and what is kept with it, without what tells the time. */
  whole(id: string): unknown;
  dispose(): void;
}

export async function killedHost(readings: Readings = USUAL_READINGS): Promise<KilledHost> {
  const bench = await addOnBench({ quota: UNCOUNTED, readings });
  // To the code that is killed its end is a failure that nobody expected, and it says so.
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  return {
    prepared: (wanted, msPerPage) => prepared(bench, wanted, msPerPage),
    watched: (id) => watched(bench, id),
    killed(id, dies) {
      untilKilled(bench, id, dies);
      return keptSpreadsheet(bench);
    },
    recovered: (id, passed) => recovered(bench, id, passed),
    pass: () => bench.google.clock.advance(8 * MINUTES),
    whole: (id) => whole(bench, id),
    dispose: () => {
      said.mockRestore();
      bench.dispose();
    },
  };
}

function prepared(bench: AddOnBench, { change, before, after, edit, daysLater = 0 }: KilledCase, msPerPage: number): string {
  bench.reset();
  bench.serve(before ?? after, { largestPage: 4 });
  connected(bench, OWNER);
  const { id } = bench.get('saveReport', { report: report(change) });
  if (before) {
    bench.refresh(id);
    bench.as(OWNER, () => {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Hours') as GoogleAppsScript.Spreadsheet.Sheet;
      const header = change.statusLine ? 2 : 1;
      sheet.getRange(header, 5).setValue('Mine').setNote('a note');
      sheet
        .getRange(header + 1, 5, sheet.getLastRow() - header, 1)
        .setFormulaR1C1('=RC[-1]*2')
        .setNumberFormat('0.0');
    });
  }
  if (edit) bench.get('saveReport', { report: report({ ...change, ...edit, id }) });
  bench.google.clock.advance(daysLater * 86_400_000);
  bench.serve(after, { largestPage: 4 });
  slow(bench, msPerPage);
  return id;
}

/** Lets every answer take so long, so that the panel's short calls end before the rows do. */
function slow({ google }: AddOnBench, msPerPage: number): void {
  const { answer, clock } = google;
  google.answer = (request) => {
    clock.advance(msPerPage);
    return answer(request);
  };
}

/** The backend as a host has it that watches the script or kills it. */
function backendOn(bench: AddOnBench, host: Pick<MortalHost, 'wrap'>): Backend {
  const { spreadsheet, properties, network, clock } = bench.backend;
  const [own, store, net] = [host.wrap(spreadsheet), host.wrap(properties), host.wrap(network)];
  // A script that has ended lets no time pass.
  const { sleep } = host.wrap({ sleep: clock.sleep });
  return { ...bench.backend, spreadsheet: own, properties: store, network: net, clock: { ...clock, sleep } };
}

/** Asks as the panel does until the refresh has ended, or was killed; gives how often. */
function inSteps(call: () => PanelAnswer<'refresh'> | undefined): number {
  for (let steps = 1; steps <= 60; steps += 1) {
    const answer = call();
    if (answer === undefined) return steps;
    if (!answer.ok) throw new Error(answer.message);
    if (answer.value.state === 'ended') return steps;
  }
  throw new Error('The refresh does not end.');
}

function untilKilled(bench: AddOnBench, id: string, dies: number): void {
  let changes = 0;
  inSteps(() => {
    const host = mortalHost(dies - changes, false, isChange);
    try {
      const answer = bench.ask('refresh', { id }, OWNER, backendOn(bench, host));
      return changes + host.calls() >= dies ? undefined : answer;
    } catch {
      // Google ends the execution; the page of the panel is told that it failed.
      return undefined;
    } finally {
      changes += host.calls();
    }
  });
}

function watched(bench: AddOnBench, id: string): WatchedRun {
  const left = new Map<string, LeftState>();
  let moments = 0;
  const keep = (): void => {
    moments += 1;
    const kept = keptSpreadsheet(bench);
    if (!left.has(kept.text)) left.set(kept.text, { ...kept, dies: moments });
  };
  const steps = inSteps(() => bench.ask('refresh', { id }, OWNER, backendOn(bench, watchedHost(keep))));
  keep();
  return { left: [...left.values()], changes: moments - 1, steps };
}

function recovered(bench: AddOnBench, id: string, passed: Set<string>): string {
  let outcome: string | undefined;
  inSteps(() => {
    const answer = bench.ask('refresh', { id });
    if (!answer.ok) throw new Error(answer.message);
    const { record } = answer.value;
    if (record) {
      outcome = record.outcome === 'failed' ? `failed: ${record.message}` : record.outcome;
      return undefined;
    }
    const { text } = keptSpreadsheet(bench);
    if (passed.has(text)) return undefined;
    passed.add(text);
    return answer;
  });
  return outcome ?? AS_BEFORE;
}

function whole(bench: AddOnBench, id: string): unknown {
  const { spreadsheet, properties } = bench.google.backend;
  const sheets = spreadsheet.sheets().map(({ key, name, hidden }) => {
    const { rows, columns } = spreadsheet.used(key);
    const area = { sheet: key, row: 0, column: 0, rows: rows + 3, columns: Math.max(8, columns + 2) };
    return [name, hidden, rows, columns, spreadsheet.read(area, ['values', 'formulas', 'formats', 'notes'])];
  });
  const kept = Object.entries(properties.read('document:spreadsheet-1')).flatMap(([key, text]) => {
    if (/\.(history|health|document)/.test(key)) return [];
    return [[key, key.includes('.state.') ? { ...JSON.parse(text), runId: '', refreshedAt: 0, sheet: '' } : text]];
  });
  const text = JSON.stringify([sheets, bench.as(OWNER, markWords), kept.map((entry) => JSON.stringify(entry)).sort()]);
  return JSON.parse(
    text
      .replace(/Refreshed \S+ \S+ by/g, 'Refreshed by')
      .split(id)
      .join('the report')
      .split(connectionOf(bench))
      .join('the connection'),
  );
}

/** Each spreadsheet is connected anew. */
const connectionOf = (bench: AddOnBench): string =>
  (JSON.parse(bench.backend.properties.read(`user:${OWNER}`)['activtrak.connection'] ?? '') as { readonly id: string }).id;

const markWords = (): readonly string[] =>
  SpreadsheetApp.getActiveSpreadsheet()
    .createDeveloperMetadataFinder()
    .find()
    .map((one) => {
      const location = one.getLocation();
      const [row, column] = [location.getRow(), location.getColumn()];
      // Without how far they reach: a sheet whose making was interrupted has more empty cells.
      const place = row ? `row ${row.getRow()}` : `column ${column?.getColumn()}`;
      return `${one.getValue()} ${(row ?? column)?.getSheet().getName()} ${place}`;
    })
    .sort();
