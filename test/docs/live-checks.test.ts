import { readFileSync } from 'node:fs';
import { createNodePlayground } from '../../playground/node/node-playground';
import { inProject } from '../../scripts/root';

test('the script of the live checks answers each of its questions, and leaves no sheet behind', async () => {
  const code = readFileSync(inProject('docs', 'live-checks-google.js'), 'utf8');
  const asked = [...code.matchAll(/^function (\w+)\(/gm)].map(([, name = '']) => name);
  const playground = await createNodePlayground({ code, workbook: { timeZone: 'Africa/Cairo' } });
  try {
    const before = playground.backend.spreadsheet.sheets().map(({ name }) => name);
    const { log, ok } = playground.host.call('liveChecks', [], { context: 'menu', user: 'owner@example.com' });
    const answers = Object.fromEntries(log.map((line) => line.split(': ') as [string, string]));
    expect(ok).toBe(true);
    expect(asked).toEqual(expect.arrayContaining(Object.keys(answers)));
    expect(answers).toMatchObject({
      apostrophe: 'taken',
      skippedMidnight: '01:00',
      skippedMinutes: '01:30',
      times: 'exact',
      sortedMetadata: 'row 5',
      copiedMetadata: '0',
      zones: 'refused',
      languages: 'Oktober',
      lock: 'there',
    });
    expect(Object.keys(answers)).toHaveLength(11);
    expect(playground.backend.spreadsheet.sheets().map(({ name }) => name)).toEqual(before);
  } finally {
    playground.dispose();
  }
});
