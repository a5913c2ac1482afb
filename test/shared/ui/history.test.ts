/** @jest-environment ./scripts/jest-page.cjs */
import { fileReady } from '#words/file-offer';
import { readyOfNewer } from '#words/settings-view';
import { NO_ANSWER } from '#words/sidebar';
import { httpAnswer } from '../../doubles/scripted-transport';
import { all, press, said, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
import { HOURS, refreshed, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

describe('the history', () => {
  it('has the last refreshes, newest first, with who, when, how long and what was looked at', async () => {
    const [id = ''] = await saved(file, HOURS);
    await refreshed(file, id);
    file.bench.clock.advance(3_600_000);
    file.bench.serve(organisation, { fault: () => httpAnswer(403) });
    await refreshed(file, id);
    await openPanel(file.owner);
    await press('History');
    const [newest, oldest] = [...document.querySelectorAll('li')];
    expect(words(newest as Element)).toMatch(/^Hours Failed 13:00 · Jane Doe · by hand · 0 pages · 1 s ActivTrak refused your key/);
    expect(words(oldest as Element)).toMatch(/^Hours Done 12:00 · Jane Doe · by hand · 1 page · 1 s 56 rows written\./);
    await press('Checks of Hours');
    expect(words(oldest as Element)).toContain('Good: No duplicate records.');
  });

  it('has what ended while it was being read', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    file.hold();
    await press('Refresh “Hours”');
    const arrive = file.owner.delayAnswer();
    await press('History');
    file.letGo();
    await settled();
    arrive();
    await settled();
    expect([...document.querySelectorAll('ol.cards > li')].map((one) => words(one))).toEqual([expect.stringContaining('56 rows')]);
  });

  it('renews itself while it is shown, when a refresh ends', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    file.hold();
    await press('Refresh “Hours”');
    await press('History');
    expect(words()).toContain('Nothing has been refreshed yet.');
    file.letGo();
    await settled();
    expect(all('heading', /^Hours$/)).toHaveLength(1);
    expect(words()).not.toContain('Nothing has been refreshed yet.');
  });

  it('makes the log sheet', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('Refresh “Hours”');
    await press('History');
    await press('Show the log sheet');
    expect(file.bench.sheets.seen('ActivTrak log')).toHaveLength(2);
    expect(file.desk.shown).toBeDefined();
  });

  it('is empty at first, and says when it cannot be read', async () => {
    await openPanel(file.owner);
    await press('History');
    expect(words()).toContain('Nothing has been refreshed yet.');
    await press('Reports');
    file.owner.isReachable = false;
    await press('History');
    expect(words(the('alert'))).toContain(NO_ANSWER);
  });
});

describe('reports as a file', () => {
  const choose = async (json: string): Promise<void> => {
    const input = document.querySelector('input[type=file]') as HTMLInputElement;
    const chosen = { text: async () => json };
    Object.defineProperty(input, 'files', { value: [chosen], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
  };

  it('go out and come in, without a key and without rows', async () => {
    const made: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob)}`;
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('Settings');
    await press('Export reports');
    const link = the('link', 'Download activtrak-reports.json') as HTMLAnchorElement;
    expect([link.href, link.download]).toEqual(['blob:1', 'activtrak-reports.json']);
    expect([...document.querySelectorAll('output')].map(({ textContent }) => textContent)).toContain(fileReady('activtrak-reports.json'));
    const reader = new FileReader();
    const read = new Promise<string>((done) => {
      reader.onload = () => done(String(reader.result));
    });
    reader.readAsText(made[0] as Blob);
    const json = await read;
    file = usualFile();
    await openPanel(file.owner);
    await press('Settings');
    await choose(json);
    expect(words()).toContain('1 report imported.');
    await press('Reports');
    expect(all('heading', 'Hours')).toHaveLength(1);
  });

  it('bring the ready sheets that this version knows, and name the others', async () => {
    await openPanel(file.owner);
    await press('Settings');
    const reports = [
      { ...HOURS, ready: { kind: 'timesheet', inputs: { goal: 6 } } },
      { ...HOURS, name: 'Later', destination: { sheet: 'Later', cell: 'A1' }, ready: { kind: 'later' } },
    ];
    await choose(JSON.stringify({ format: 'activtrak-reports', version: 1, reports }));
    expect(words()).toContain(`2 reports imported. ${said(readyOfNewer('Later'))}`);
    const views = (await file.owner.call('open', {})).reports;
    expect(views.map(({ ready }) => ready?.kind)).toEqual(['timesheet', undefined]);
  });

  it('that are none are refused with the next step', async () => {
    await openPanel(file.owner);
    await press('Settings');
    await choose('{}');
    expect(words(the('alert'))).toContain('a file of reports');
    await choose(JSON.stringify({ format: 'activtrak-reports', version: 1, reports: [HOURS] }));
    expect(words()).toContain('1 report imported.');
    await choose(JSON.stringify({ format: 'activtrak-reports', version: 99, reports: [HOURS] }));
    expect(words(the('alert'))).toContain('newer version');
    expect(words()).not.toContain('imported.');
  });
});
