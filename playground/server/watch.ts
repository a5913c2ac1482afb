import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { inProject } from '../../scripts/root';

const WATCHED = ['shared', 'sheets-addon', 'excel-addin', 'playground'];
/** Editors write a file in several steps. */
const QUIET_MS = 100;

/**
 * Builds anew after each change of the sources, in a process of its own, since this one has the catalog as it was when it started. A build
 * that fails says why and leaves what is served.
 * @param built called after each build that ended well
 */
export function buildOnChange(built: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  let isBuilding = false;
  let isStale = false;

  function build(): void {
    isStale = isBuilding;
    if (isBuilding) return;
    isBuilding = true;
    console.log('Building …');
    const options = { cwd: inProject(), stdio: 'inherit', shell: process.platform === 'win32' } as const;
    spawn('npx', ['--no-install', 'tsx', 'playground/server/build-playground.ts'], options).once('close', (status) => {
      isBuilding = false;
      if (isStale) return build();
      console.log(status === 0 ? 'Built.' : 'Not built. The pages are unchanged.');
      if (status === 0) built();
    });
  }

  for (const folder of WATCHED)
    watch(inProject(folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(build, QUIET_MS);
    });
}
