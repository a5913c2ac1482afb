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

test('the lines of each part are counted through, and as many as fit into fifteen minutes come first', () => {
  const parts = readFileSync(inProject('docs', 'live-checks.md'), 'utf8').split(/^## /m).slice(1);
  expect(parts.map((part) => part.slice(0, part.indexOf('\n')))).toEqual(['Google', 'Excel', 'BigQuery']);
  for (const part of parts) {
    const letter = part.slice(0, 1);
    const [, first = '', ...others] = part.split(/^### /m);
    const numbersOf = (text: string): string[] => [...text.matchAll(/^\| ([^ ]+) \| (?!do )/gm)].map(([, number = '']) => number);
    const numbers = [first, ...others].flatMap(numbersOf).filter((number) => number !== '---');
    expect(numbers).toEqual(numbers.map((_, at) => `${letter}${at + 1}`));
    expect(first).toMatch(/^The fifteen minutes/);
    expect(numbersOf(first).length).toBeLessThanOrEqual(13);
  }
});
