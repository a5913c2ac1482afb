/** Bundles the spreadsheet for Node: Univer's packages cannot be imported there as they are. */
import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { newest } from './newest';
import { plainFields } from './plain-fields';

const PLAYGROUND = findPlayground();

/** The bundle's place, in the folder of things that can be made again. */
const UNIVER_BUNDLE = resolve(PLAYGROUND, '../build/playground/univer-workbook.cjs');

const SOURCES = [
  'node/univer-workbook.ts',
  'node/build-univer.ts',
  'node/plain-fields.ts',
  'univer',
  'spreadsheet',
  '../package-lock.json',
];

/** Makes the bundle where it is missing or older than its sources, and gives its path. */
export async function buildUniver(): Promise<string> {
  if (existsSync(UNIVER_BUNDLE) && statSync(UNIVER_BUNDLE).mtimeMs >= newest(SOURCES.map((source) => resolve(PLAYGROUND, source))))
    return UNIVER_BUNDLE;
  // Several tests may do this at the same time: none may find half a bundle.
  const making = `${UNIVER_BUNDLE}.${process.pid}`;
  await build({
    entryPoints: [join(PLAYGROUND, 'node/univer-workbook.ts')],
    outfile: making,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // Node's ES modules of Univer import a package (opentype.js) in a way that only a bundler accepts.
    mainFields: ['module', 'main'],
    plugins: [plainFields],
    logLevel: 'error',
    legalComments: 'none',
  });
  renameSync(making, UNIVER_BUNDLE);
  return UNIVER_BUNDLE;
}

/** This file runs as an ES module and, in tests, as CommonJS: neither way of finding itself works in both. */
function findPlayground(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, 'playground/node/build-univer.ts'))) {
    if (dirname(folder) === folder) throw new Error('Run this inside the repository.');
    folder = dirname(folder);
  }
  return join(folder, 'playground');
}
