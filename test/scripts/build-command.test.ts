import { spawnSync } from 'node:child_process';
import { inProject } from '../../scripts/root';

const build = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', ...words], { cwd: inProject(), encoding: 'utf8' });

describe('npm run build', () => {
  it('lists its options', () => {
    const { status, stdout } = build('--help');
    expect(status).toBe(0);
    for (const option of /choose from (.+)\.$/m.exec(build('--nothing').stderr)?.[1]?.split(', ') ?? ['no options'])
      expect(stdout).toContain(`  ${option} `);
  });

  it('says in one line what it does not know, and makes nothing', () => {
    const { status, stdout, stderr } = build('--bigqery');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^There is no option --bigqery: choose from .+\n$/);
  });
});
