import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../../scripts/root';

const FOLDER = inProject('test', 'cases');
const PAGES = readdirSync(FOLDER).filter((name) => name !== 'README.md');

const rowsOf = (page: string): readonly string[] =>
  readFileSync(`${FOLDER}/${page}`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(?: case |-)/.test(line));

describe.each(PAGES)('the list of cases %s', (page) => {
  it('names tests that are there', () => {
    const named = rowsOf(page).flatMap((row) => row.match(/[\w./-]+\.test\.tsx?/g) ?? []);
    expect(named.filter((file) => !existsSync(inProject('test', file)))).toEqual([]);
  });

  it('has each case once, with a test', () => {
    const rows = rowsOf(page);
    expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
