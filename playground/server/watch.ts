import { spawn } from 'node:child_process';
import { readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../scripts/root';
import { PAGE_INPUTS } from './build-page';
import { partsOf, SOURCES } from './parts';

/** Editors write a file in several steps. */
const QUIET_MS = 100;

/**
 * Builds anew what a change of the sources is part of, in a process of its own, since this one has the catalog as it was when it started. A
 * build that fails says why and leaves what is served; the next one takes its changes along.
 * @param words what the build is told beside the parts
 * @param built called after each build that ended well
 */
export function buildOnChange(words: readonly string[], built: () => void): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isBuilding = false;

  function build(): void {
    const files = [...changed];
    const parts = partsOf(files, JSON.parse(readFileSync(PAGE_INPUTS, 'utf8')) as string[]);
    if (isBuilding || parts.length === 0) return;
    isBuilding = true;
    changed.clear();
    console.log('Building …');
    const began = performance.now();
    const options = { cwd: inProject(), stdio: 'inherit', shell: process.platform === 'win32' } as const;
    spawn('npx', ['--no-install', 'tsx', 'playground/server/build-playground.ts', ...words, ...parts], options).once('close', (status) => {
      isBuilding = false;
      const isStale = changed.size > 0;
      if (status !== 0) for (const file of files) changed.add(file);
      if (isStale) return build();
      console.log(
        status === 0
          ? `Built in ${Math.round((performance.now() - began) / 100) / 10} s.`
          : 'The build failed. The pages still show the last one that worked.',
      );
      if (status === 0) built();
    });
  }

  for (const folder of Object.keys(SOURCES))
    watch(inProject(folder), { recursive: true }, (_, name) => {
      changed.add(`${folder}/${(name ?? '').split(path.sep).join('/')}`);
      clearTimeout(timer);
      timer = setTimeout(build, QUIET_MS);
    });
}
