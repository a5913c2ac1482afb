import { NO_REPORT_IN_MENU, NO_TIME_LEFT } from '#words/menu';
import { rowsFromOthers } from '#words/panel-answers';
import * as code from '../../sheets-addon/index';
import { onInstall, onOpen, showPanel } from '../../sheets-addon/menu';
import { refreshAll } from '../../sheets-addon/menu-items';
import * as reports from '../../sheets-addon/reports';
import { FAKE_KEY } from '../doubles/fake-api';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { httpAnswer } from '../doubles/scripted-transport';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, connected, DAYS, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

const MENU = {
  kind: 'menu',
  items: [
    { caption: 'Open the sidebar', functionName: 'showPanel' },
    { caption: 'Refresh all reports', functionName: 'refreshAll' },
    { caption: 'Update formulas', functionName: 'updateFormulas' },
  ],
};

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'served' },
);

/** What the toast of “Refresh all reports” said. */
function toasted(user = OWNER): string {
  const { ui } = bench.execute({ context: 'menu', user }, refreshAll).execution;
  const [toast] = ui;
  if (toast?.kind !== 'toast' || ui.length !== 1) throw new Error(JSON.stringify(ui));
  return toast.text;
}

describe('the menu', () => {
  it.each(['NONE', 'LIMITED'] as const)(
    'is made when a spreadsheet is opened in AuthMode.%s, and nothing but the menu is touched',
    (authorization) => {
      const { execution } = bench.execute({ context: 'open', user: OWNER, authorization }, onOpen);
      expect(execution.ui).toEqual([expect.objectContaining(MENU)]);
      expect(execution.counts).toMatchObject({ spreadsheetReads: 0, spreadsheetWrites: 0, urlsFetched: 0 });
      // getUi, createAddonMenu, three items, addToUi.
      expect(execution.counts.serviceCalls).toBe(6);
    },
  );

  it('is made right after the installation too', () => {
    expect(bench.execute({ context: 'install', user: OWNER }, onInstall).execution.ui).toEqual([expect.objectContaining(MENU)]);
  });

  it('names functions that there are', () => {
    const exported: Readonly<Record<string, unknown>> = { ...code, ...reports };
    for (const { functionName } of MENU.items) expect(typeof exported[functionName]).toBe('function');
  });

  it('opens the sidebar from the page of the build', () => {
    const files = { sidebar: '<p>Live Data</p>' };
    const { execution } = bench.execute({ context: 'menu', user: OWNER, files }, showPanel);
    expect(execution.ui).toEqual([{ kind: 'sidebar', title: 'Live Data for ActivTrak', html: expect.stringContaining('Live Data') }]);
  });
});

describe('“Refresh all reports”', () => {
  const saved = (change: Parameters<typeof report>[0] = {}) => bench.get('saveReport', { report: report(change) });
  const other = { name: 'Other', destination: { sheet: 'Other', cell: 'A1' } };

  it('says what to do where there is no report', () => {
    expect(toasted()).toBe(NO_REPORT_IN_MENU);
  });

  it('refreshes each and says how it went', () => {
    connected(bench);
    saved();
    saved(other);
    expect(toasted()).toBe('Hours: 21 rows written. Other: 21 rows written.');
    expect(bench.seen('Hours')).toHaveLength(22);
    expect(bench.seen('Other')).toHaveLength(22);
  });

  it('says of a report what went wrong and goes on with the others', () => {
    connected(bench);
    saved({ stream: 'computer-hours', columns: [] });
    saved(other);
    bench.serve(fakeOrganisation(3, DAYS), { fault: (path) => (path.endsWith('/computers') ? httpAnswer(403) : undefined) });
    expect(toasted()).toMatch(/^Hours: .*\. Other: 21 rows written\.$/);
  });

  it('leaves rows that came from another account as they are, and says where to look', () => {
    connected(bench);
    saved();
    saved(other);
    toasted();
    const { people, days, ...rest } = fakeOrganisation(3, DAYS);
    const others = people.map((one) => ({ ...one, name: `Other ${one.name}` }));
    bench.serve({ ...rest, people: others, days });
    bench.get('connect', { key: FAKE_KEY, region: 'us', isSure: true });
    const words = (name: string) => `${name}: ${rowsFromOthers(name, 'api.activtrak.com', 'menu')}`;
    expect(toasted()).toBe(`${words('Hours')} ${words('Other')}`);
    expect(JSON.stringify(bench.seen('Hours'))).not.toMatch(/Other/);
  });

  it('runs on the key of the person at the keyboard, and tells a colleague without one what to do', () => {
    connected(bench);
    saved();
    const sent = bench.google.sent.length;
    expect(toasted(EDITOR)).toMatch(/connect/);
    expect(bench.google.sent.length).toBe(sent);
  });

  it('ends before Google’s six minutes, and says that the others had no time', () => {
    connected(bench);
    saved();
    saved(other);
    const answer = bench.google.answer;
    bench.google.answer = (request) => {
      bench.google.clock.advance(5 * 60_000);
      return answer(request);
    };
    expect(toasted()).toMatch(new RegExp(`^Hours: .*\\. ${NO_TIME_LEFT}$`));
  });
});
