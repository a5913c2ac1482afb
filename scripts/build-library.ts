/** dist/library: the same core for people who write their own scripts. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appsScriptBundle } from './apps-script-bundle';
import { libraryDeclaration } from './library-declaration';
import { inProject, version } from './root';
import { emptyMaps, writeMap } from './source-maps';
import { serverFunctions, serverStubs } from './stubs';

/** Code.js with its comments for the script editor, its manifest, and the declaration for TypeScript. Returns the folder. */
export async function buildLibrary(folder = inProject('dist', 'library')): Promise<string> {
  const source = (name: string): string => inProject('sheets-addon', 'library', name);
  const functions = serverFunctions(source('index.ts'));
  const bundle = await appsScriptBundle(source('index.ts'), functions, path.join(folder, 'Code.js'), {
    READ_IN_SCRIPTS: 'true',
    BUILD_BIGQUERY: 'false',
    BUILD_NOTICES: 'false',
  });
  const title = `Live Data for ActivTrak ${version()}, library`;
  const code = [
    `// ${title}. Made by a build; change the sources instead. Licence: Apache-2.0.`,
    bundle.code,
    serverStubs(functions, true),
  ].join('\n');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'Code.js'), code);
  writeFileSync(path.join(folder, 'appsscript.json'), readFileSync(source('appsscript.json')));
  writeFileSync(path.join(folder, 'activtrak.d.ts'), `// ${title}\n${libraryDeclaration()}`);
  emptyMaps(folder);
  writeMap(folder, 'Code.js', bundle.files, code);
  return folder;
}
