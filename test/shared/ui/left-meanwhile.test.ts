/** @jest-environment ./scripts/jest-page.cjs */

import { CHANGED_MEANWHILE, saved as reportSaved, STILL_SAVING, savedWithoutLater, savingStopped } from '#words/editor';
import { NO_ANSWER } from '#words/sidebar';
import { field } from './editor-page';
import { all, focused, press, pressOn, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, LOG, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const names = async (): Promise<readonly string[]> => (await file.owner.call('open', {})).reports.map(({ report }) => report.name);

/** Types in the editor; gives a check that it is still there, with the focus. */
async function write(open: string): Promise<() => void> {
  await press(open);
  await type('Name', 'Much work');
  return () => {
    expect(field('Name').value).toBe('Much work');
    expect(focused()).toBe('Name');
  };
}

it('says that what is changed in a report while it is being saved is not', async () => {
  await saved(file, HOURS);
  await openPanel(file.owner);
  await press('Edit “Hours”');
  await type('Name', 'Hours of all');
  const arrive = file.owner.delayAnswer();
  await press('Save');
  await type('Name', 'Hours of everybody');
  arrive();
  await settled();
  expect(await names()).toEqual(['Hours of all']);
  expect(words()).toContain(savedWithoutLater('Hours of all'));
});

it('says nothing of that where the panel has only found out that the sheet was renamed', async () => {
  await saved(file, HOURS);
  await openPanel(file.owner);
  await press('Refresh “Hours”');
  file.bench.sheets.rename('Hours', 'Hours of all');
  const { call } = file.owner;
  const late: (() => void)[] = [];
  const slow: typeof call = async (...asked) => {
    const answer = await call(...asked);
    await new Promise<void>((arrive) => late.push(arrive));
    return answer;
  };
  Object.assign(file.owner, { call: slow });
  await press('Edit “Hours”');
  await press('Save');
  expect(file.owner.calls.slice(-2)).toEqual(['open', 'saveReport']);
  for (const arrive of late) {
    arrive();
    await settled();
  }
  expect(words()).toContain(reportSaved('Hours'));
  expect(words()).not.toContain(savedWithoutLater('Hours'));
});

describe('leaving a report that is being saved', () => {
  let arrive: () => void;

  beforeEach(async () => {
    await saved(file, HOURS, LOG);
    await openPanel(file.owner);
    await press('Edit “Hours”');
    await type('Name', 'Hours of all');
  });

  async function leaveWhile(button: 'Save' | 'Save and refresh'): Promise<void> {
    arrive = file.owner.delayAnswer();
    await press(button);
    await press('Cancel');
    expect(words(the('alertdialog', 'Leave while it is being saved?'))).toContain(STILL_SAVING);
    await pressOn(within(the('alertdialog'), 'Leave'));
  }

  it.each(['Save', 'Save and refresh'] as const)('by “%s” says so, and leaves what is being edited by then', async (button) => {
    await leaveWhile(button);
    const isThere = await write('Edit “Log”');
    arrive();
    await settled();
    isThere();
    expect(words()).toContain(reportSaved('Hours of all'));
    expect(await names()).toContain('Hours of all');
    expect(file.owner.calls.includes('refresh')).toBe(button === 'Save and refresh');
  });

  it('says elsewhere what kept it from being saved', async () => {
    await leaveWhile('Save');
    file.owner.isReachable = false;
    arrive();
    await settled();
    expect(words()).toContain(savingStopped('Hours of all', NO_ANSWER));
  });

  it('says elsewhere that somebody had changed it', async () => {
    const [report] = (await file.colleague.call('open', {})).reports.map((view) => view.report);
    await file.colleague.call('saveReport', { report: { ...HOURS, ...report, rereadDays: 5 } });
    await leaveWhile('Save');
    arrive();
    await settled();
    expect(words()).toContain(savingStopped('Hours of all', CHANGED_MEANWHILE));
    expect(all('alertdialog')).toEqual([]);
  });
});

describe('a report that is being written while another one is made', () => {
  it('stays before the person where that is a ready sheet', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('Ready sheets');
    const arrive = file.owner.delayAnswer();
    await press('Make sheet “Timesheet”');
    await press('Reports');
    const isThere = await write('New report');
    arrive();
    await settled();
    isThere();
    expect(await names()).toEqual(['Hours', 'Timesheet']);
    expect(file.bench.sheets.names()).toContain('Timesheet');
  });

  it('stays before the person where that is one made with a press', async () => {
    await openPanel(file.owner);
    const arrive = file.owner.delayAnswer();
    await press('Create “Hours this month by person”');
    const isThere = await write('Create my own report');
    arrive();
    await settled();
    isThere();
  });
});
