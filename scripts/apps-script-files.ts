import { createHash } from 'node:crypto';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { OTHER_BUILD } from '#words/google';
import { fromSources, onePart, type ScriptPart } from './apps-script-bundle';
import { BUNDLE, REPORTS, type ServerFunction } from './stubs';

/** An entry, and the functions that it exports. */
export interface Entry {
  /** Its path. */
  readonly file: string;
  readonly functions: readonly ServerFunction[];
}

interface Entries {
  readonly code: Entry;
  readonly reports: Entry;
}

/** What is in both files is in Code.js, and once, since modules have state. */
const SHARED = 'shared.js';

/** What Reports.js calls its parameter and its result: names that are left as they are. */
const [GIVEN, MADE] = ['given_', 'made_'] as const;

/**
 * Two entries as two files of a script project, without the functions at the end of the first. The first has what the two have in common. The second is one function,
 * which an engine reads over when it is loaded and compiles when it is called: it is given what it has in common with the first, and gives what its entry exports.
 *
 * The first calls it when it is asked for it and never while it is loaded, so it does not matter which of the files Google loads first.
 * @param folder where the files are going to be
 * @param isQuick whether they are for nobody but who is at work on them, and need not be small
 */
export async function appsScriptFiles(
  entries: Entries,
  folder: string,
  define: Readonly<Record<string, string>>,
  isQuick = false,
): Promise<{ readonly code: ScriptPart; readonly reports: ScriptPart }> {
  const { texts, shared } = await parted(entries, folder, define);
  // Files of two builds have nothing in common: what they share has its place in a list, and no name.
  const build = JSON.stringify(
    createHash('sha256')
      .update([...texts.values()].map(withoutMap).join())
      .digest('hex')
      .slice(0, 12),
  );
  const [own, others] = [entries.code, entries.reports].map(({ functions }) => functions.map(({ name }) => name).join(', '));
  const part = (contents: string, name: string, files: Texts): Promise<ScriptPart> =>
    onePart(
      {
        bundle: true,
        target: 'es2020',
        charset: 'utf8',
        // As all modules are.
        stdin: { contents: `"use strict";\n${contents}`, resolveDir: folder },
        plugins: [inMemory(folder, files)],
      },
      path.join(folder, name),
      isQuick,
    );
  const [code, reports] = await Promise.all([
    part(
      `import { ${own} } from './Code.js';
import { ${shared} } from './${SHARED}';
let reports;
${BUNDLE} = { ${own}, reports: () => reports || (reports = ${REPORTS}([${build}, ${shared}])) };`,
      'Code.js',
      texts,
    ),
    part(
      `import { ${others} } from './Reports.js';\n${MADE} = { ${others} };`,
      'Reports.js',
      new Map([
        ...texts,
        [SHARED, `if (${GIVEN}[0] !== ${build}) throw new Error(${JSON.stringify(OTHER_BUILD)});\nexport const [, ${shared}] = ${GIVEN};`],
      ]),
    ),
  ]);
  return {
    code: { ...code, code: `${code.code}\nvar ${BUNDLE};` },
    reports: { ...reports, code: `function ${REPORTS}(${GIVEN}) {\n${reports.code}\nvar ${MADE};\nreturn ${MADE};\n}\n` },
  };
}

/** Modules by their names in a folder, each with a map in it. */
type Texts = ReadonlyMap<string, string>;

/** Both entries as modules: what is in one of them alone, and {@link SHARED} with the names that it exports. */
async function parted(
  { code, reports }: Entries,
  folder: string,
  define: Readonly<Record<string, string>>,
): Promise<{ readonly texts: Texts; readonly shared: string }> {
  const sources = fromSources(define);
  const first = await modules({ ...sources, entryPoints: { Code: code.file, Reports: reports.file } }, folder);
  // What a build leaves out is seen to be unused when what asks for it is gone.
  const { texts, shared } = await modules(
    { ...sources, entryPoints: { Code: './Code.js', Reports: './Reports.js' }, plugins: [inMemory(folder, first.texts)] },
    folder,
  );
  if (texts.size !== 3 || shared.length === 0)
    throw new Error(`The script has other parts than two files: ${[...texts.keys()].join(', ')}.`);
  return { texts, shared: shared.join(', ') };
}

async function modules(
  options: esbuild.BuildOptions,
  folder: string,
): Promise<{ readonly texts: Texts; readonly shared: readonly string[] }> {
  const { outputFiles = [], metafile } = await esbuild.build({
    ...options,
    splitting: true,
    format: 'esm',
    outdir: folder,
    chunkNames: path.parse(SHARED).name,
    // What the build is told is put in where it is asked for.
    minifySyntax: true,
    sourcemap: 'inline',
    metafile: true,
    write: false,
  });
  return {
    texts: new Map(outputFiles.map((file) => [path.basename(file.path), file.text])),
    shared: Object.entries(metafile?.outputs ?? {}).find(([file]) => path.basename(file) === SHARED)?.[1].exports ?? [],
  };
}

const withoutMap = (text: string): string => text.slice(0, text.lastIndexOf('//# sourceMappingURL='));

/** Modules that are in no folder. */
const inMemory = (folder: string, files: Texts): esbuild.Plugin => ({
  name: 'in-memory',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ path: name }) => ({ path: path.join(folder, name) }));
    build.onLoad({ filter: /\.js$/ }, ({ path: file }) => ({ contents: files.get(path.basename(file)) ?? '', loader: 'js' }));
  },
});
