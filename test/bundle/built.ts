import { existsSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newest } from '../../playground/node/newest';
import { buildLibrary } from '../../scripts/build-library';
import { inProject } from '../../scripts/root';

/** What the library is made from. */
const SOURCES = ['shared', 'sheets-addon', 'scripts', 'package.json'].map((name) => inProject(name));

/**
 * The folder of the built library: that of the last build where nothing was changed since, as in `npm test`, and one of this process's
 * own otherwise, so that a single test always has the library as the sources are.
 */
export async function builtLibrary(): Promise<string> {
  const built = inProject('dist', 'library');
  const made = path.join(built, 'Code.js');
  if (existsSync(made) && statSync(made).mtimeMs >= newest(SOURCES)) return built;
  return buildLibrary(path.join(os.tmpdir(), `library-${process.pid}`));
}
