import { spawnSync } from 'node:child_process';
import { inProject } from '../../scripts/root';

const build = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', ...words], { cwd: inProject(), encoding: 'utf8' });

describe('npm run build', () => {
  it('says in one line what it does not know, makes nothing, and lists its options', () => {
    const unknown = build('--bigqery');
    expect([unknown.status, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/^There is no option --bigqery: choose from .+\n$/);
    const { status, stdout } = build('--help');
    expect(status).toBe(0);
    for (const option of /choose from (.+)\.$/m.exec(unknown.stderr)?.[1]?.split(', ') ?? ['no options'])
      expect(stdout).toContain(`  ${option} `);
  });
});
