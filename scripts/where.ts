/** `npm run where -- sheets-addon < stack.txt`: a stack from a log, with its places in the sources. The maps are those of the last build. */
import { readFileSync } from 'node:fs';
import { inProject } from './root';
import { mapsOf, placesOf } from './source-maps';

try {
  console.log(placesOf(readFileSync(0, 'utf8'), mapsOf(inProject('dist', process.argv[2] ?? 'sheets-addon'))));
} catch (failure) {
  console.error((failure as Error).message);
  process.exitCode = 1;
}
