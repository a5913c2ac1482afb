import type { PanelHost } from '../../../shared/panel/host';
import { createRunner } from '../../../shared/ui/runs/runner';

const PROGRESS = { pages: 1, pagesExpected: undefined, rows: 2, rowsExpected: undefined, phase: 'reading' } as const;

/** What the calls of a refresh that takes three of them are given. */
async function asked(start: (runner: ReturnType<typeof createRunner>) => void): Promise<readonly object[]> {
  const requests: object[] = [];
  let done = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    done = resolve;
  });
  const call = async (name: string, request: object) => {
    if (name === 'refresh') requests.push(request);
    return { state: requests.length < 3 ? 'running' : 'ended', progress: PROGRESS, reports: [] };
  };
  const host = { call, diagnostics: () => undefined } as unknown as PanelHost;
  start(createRunner(host, { changed: () => undefined, ended: () => done(), lastRun: () => undefined }));
  await end;
  return requests;
}

it('whose rows a report has is looked for by the first call of a refresh alone', async () => {
  const later = { id: 'hours', isSure: true };
  expect(await asked((runner) => runner.start(['hours']))).toEqual([{ id: 'hours' }, later, later]);
  expect(await asked((runner) => runner.start(['hours'], { anew: true }))).toEqual([{ id: 'hours', anew: true }, later, later]);
  expect(await asked((runner) => runner.start(['hours'], { isSure: true }))).toEqual([later, later, later]);
});
