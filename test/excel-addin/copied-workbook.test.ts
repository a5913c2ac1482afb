import { COPY } from '#words/panel-notices';
import { documentId, keepDocumentId } from '../../excel-addin/host/workbook/document-id';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { refreshDue } from '../../excel-addin/open-work';
import { FAKE_KEY } from '../doubles/fake-api';
import { report } from '../shared/report/report-bench';
import { huntedPane } from './hunted-pane';
import { type WorkbookBench, workbookBench } from './workbook-bench';

const DAY = 24 * 3_600_000;

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

/** A workbook whose report was refreshed, and is by schedule every day. */
async function scheduled(fileName = 'Hours.xlsx') {
  const pane = huntedPane();
  const { ask } = pane;
  bench.workbook.fileName = fileName;
  await ask('connect', { key: FAKE_KEY, region: 'us' });
  const schedule = { when: { zone: 'UTC', every: 'day', at: 13 }, ownerId: '', ownerName: '', since: 0 } as const;
  const { id } = await ask('saveReport', { report: report({ id: '', schedule }) });
  await ask('refresh', { id });
  const state = () => ask('open', {});
  return {
    id,
    ask,
    state,
    /** What happens a day later, while the workbook is open. Gives when its rows were refreshed. */
    async nextDay() {
      pane.clock.advance(DAY);
      await refreshDue(pane.ports());
      return (await state()).reports[0]?.refreshedAt ?? 0;
    },
  };
}

it('is left as it is by schedules, as the panel says, until a report is used there', async () => {
  const { id, ask, state, nextDay } = await scheduled();
  const refreshed = await nextDay();
  expect((await state()).notices).toEqual([]);
  bench.workbook.fileName = 'Hours of March.xlsx';
  expect((await state()).notices).toEqual([{ kind: 'warning', words: COPY }]);
  expect(await nextDay()).toBe(refreshed);
  await ask('refresh', { id });
  expect((await state()).notices).toEqual([]);
  expect(await nextDay()).toBeGreaterThan(refreshed + DAY);
});

it.each(['takeSchedule', 'takeSchedules'] as const)('counts as used where its schedules are taken over: %s', async (call) => {
  const { id, ask, state, nextDay } = await scheduled();
  const refreshed = await nextDay();
  const ownerId = (await state()).reports[0]?.report.schedule?.ownerId ?? '';
  bench.workbook.fileName = 'Hours of March.xlsx';
  await (call === 'takeSchedule' ? ask(call, { id }) : ask(call, { ownerId }));
  expect((await state()).notices).toEqual([]);
  expect(await nextDay()).toBeGreaterThan(refreshed);
});

it('leaves the original its schedules', async () => {
  const { nextDay } = await scheduled();
  bench.workbook.fileName = 'Hours of March.xlsx';
  const refreshed = await nextDay();
  bench.workbook.fileName = 'Hours.xlsx';
  expect(await nextDay()).toBeGreaterThan(refreshed);
});

it('is not known as one as long as it was never saved', async () => {
  const { state, nextDay } = await scheduled();
  const refreshed = await nextDay();
  bench.workbook.fileName = 'Book2';
  expect((await state()).notices).toEqual([]);
  expect(await nextDay()).toBeGreaterThan(refreshed);
});

it('is known as one, too, where the original got its name later and was refreshed by schedule since', async () => {
  const { nextDay } = await scheduled('Book1');
  bench.workbook.fileName = 'Hours.xlsx';
  const refreshed = await nextDay();
  bench.workbook.fileName = 'Hours of March.xlsx';
  expect(await nextDay()).toBe(refreshed);
  bench.workbook.fileName = 'Hours.xlsx';
  expect(await nextDay()).toBeGreaterThan(refreshed);
});

it('is told from a new workbook, which is one and the same from the moment when it is opened', async () => {
  const store = workbookStore();
  bench.workbook.fileName = 'Book1';
  const opened = await documentId(store);
  expect([await documentId(store), await store.all('')]).toEqual([opened, {}]);
  await keepDocumentId(store);
  bench.workbook.fileName = 'HOURS.XLSX';
  await keepDocumentId(store);
  const kept = await store.all('');
  expect(await documentId(store)).toBe(opened);
  bench.workbook.fileName = 'HOURS OF MARCH.XLSX';
  await keepDocumentId(store);
  expect([await documentId(store), await store.all('')]).toEqual([`${opened} HOURS OF MARCH.XLSX`, kept]);
});

it.each([['{"word":'], ['{"file":"Hours.xlsx"}'], ['null'], ['7']])(
  'keeps a word of its own where %s stands in place of one',
  async (kept) => {
    const { state } = await scheduled();
    const store = workbookStore();
    await store.set('activtrak.workbook', kept);
    const word = await documentId(store);
    expect(word).toMatch(/^\w+$/);
    expect((await state()).reports).toHaveLength(1);
    await keepDocumentId(store);
    expect(JSON.parse((await store.get('activtrak.workbook')) ?? '')).toEqual({ word, file: 'Hours.xlsx' });
  },
);
