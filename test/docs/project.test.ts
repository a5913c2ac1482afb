import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inProject, version } from '../../scripts/root';

// What several files of the project say has one answer.

const read = (...file: readonly string[]): string => readFileSync(inProject(...file), 'utf8');
const json = (...file: readonly string[]): Record<string, unknown> => JSON.parse(read(...file));

describe('the version', () => {
  it('is that of package.json in its lockfile, in Excel’s manifest and in what releases go by', () => {
    expect(json('package-lock.json')).toMatchObject({ version: version(), packages: { '': { version: version() } } });
    expect(/<Version>(.*?)<\/Version>/.exec(read('manifest.xml'))?.[1]).toBe(`${version()}.0`);
    expect(json('.github', 'release-please-versions.json')).toEqual({ '.': version() });
  });

  it('is raised in each file that names it: release-please changes marked lines alone', () => {
    const { packages } = json('.github', 'release-please.json') as { packages: Record<string, { 'extra-files': { path: string }[] }> };
    const files = packages['.']?.['extra-files'].map((file) => file.path) ?? [];
    expect(files).toEqual(['manifest.xml']);
    for (const file of files)
      expect(
        read(file)
          .split('\n')
          .filter((line) => line.includes('x-release-please-version')),
      ).toEqual([expect.stringContaining(version())]);
  });

  it('is released with files that are there', () => {
    const workflow = read('.github', 'workflows', 'release.yml');
    const named = [...workflow.matchAll(/-file: (\S+)/g)].map(([, file = '']) => file);
    expect(named).toHaveLength(2);
    for (const file of named) expect(() => json(file)).not.toThrow();
  });
});

test('GitHub runs no action that can change under its name', () => {
  const files = readdirSync(inProject('.github', 'workflows'));
  const used = files.flatMap((file) => [...read('.github', 'workflows', file).matchAll(/uses: (\S+)/g)].map(([, action = '']) => action));
  expect(used.length).toBeGreaterThanOrEqual(files.length);
  for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/);
});

test('the oldest Node is the same for people, checks and packages', () => {
  const { engines } = json('package.json') as { engines: { node: string } };
  expect(`>=${read('.nvmrc').trim()}`).toBe(engines.node);
  const checked = JSON.parse(/node: (\[.*\])/.exec(read('.github', 'workflows', 'test.yml'))?.[1] ?? '[]') as readonly number[];
  expect(`>=${Math.min(...checked)}`).toBe(engines.node);
});

test('every command installs the packages first if they are missing', () => {
  const { scripts } = json('package.json') as { scripts: Record<string, string> };
  expect(Object.entries(scripts).filter(([, command]) => !/^node scripts\/setup\.mjs( --browser)? && /.test(command))).toEqual([]);
});

test('tests know every folder of sources: which of them a change is about is found there', () => {
  const { references } = json('tsconfig.json') as { references: { path: string }[] };
  const folders = [...new Set(references.map(({ path }) => `<rootDir>/${path.split('/')[0]}`))];
  const { roots } = require(inProject('jest.config.cjs')) as { roots: readonly string[] };
  expect([...roots].sort()).toEqual(folders.sort());
});

test('editors and Biome indent and end lines alike', () => {
  const { formatter } = json('biome.json') as { formatter: { lineWidth: number } };
  const everywhere = read('.editorconfig').split('[*]')[1]?.split('[')[0];
  expect(everywhere).toContain(`max_line_length = ${formatter.lineWidth}\n`);
  expect(formatter).toEqual({ useEditorconfig: true, lineWidth: formatter.lineWidth });
});

test('the README is short, and the pages of the project name scripts that are there', () => {
  expect(read('README.md').split(/\s+/).length).toBeLessThan(700);
  const { scripts } = json('package.json') as { scripts: Record<string, string> };
  const pages = ['CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md', 'docs/decisions/releases.md']
    .map((page) => read(page))
    .join('\n');
  const named = [...pages.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const sources = [...pages.matchAll(/`((?:shared|scripts|test|sheets-addon|excel-addin|sandbox)\/[\w/.-]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((file) => !existsSync(inProject(file)))).toEqual([]);
});
