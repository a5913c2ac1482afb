import path from 'node:path';
import * as esbuild from 'esbuild';
import { type MinifyOutput, minify } from 'terser';
import { plainWaits } from './plain-waits';
import type { BuiltFile } from './source-maps';
import { BUNDLE } from './stubs';

// What esbuild and terser would make smaller themselves if they knew that nobody redefines the constants of `Number`.
const CONSTANTS = { 'Number.POSITIVE_INFINITY': 'Infinity', 'Number.NaN': 'NaN' };

/**
 * An entry with all it imports, as one variable that Apps Script can parse, and its map: Code.js without the functions at its end.
 * Every cell loads all of it, so it is minified twice: what esbuild leaves together in a scope terser joins and puts in place.
 * @param functions what the entry exports
 * @param outfile where the file is going to be, which the map's sources are relative to
 * @param isQuick whether it is for nobody but who is at work on it, and need not be small
 */
export async function appsScriptBundle(
  entry: string,
  functions: readonly { readonly name: string }[],
  outfile: string,
  define: Readonly<Record<string, string>> = {},
  isQuick = false,
): Promise<{ readonly code: string; readonly files: readonly BuiltFile[] }> {
  const names = functions.map(({ name }) => name).join(', ');
  const { outputFiles } = await esbuild.build({
    // An assignment, since esbuild's `globalName` wraps what is exported as a module of Node.
    stdin: {
      contents: `import { ${names} } from './${path.basename(entry)}';\n${BUNDLE} = { ${names} };`,
      resolveDir: path.dirname(entry),
    },
    bundle: true,
    plugins: [plainWaits],
    write: false,
    format: 'iife',
    // Apps Script cannot parse `#private` and static fields, which newer targets leave in.
    target: 'es2020',
    // Fields are assigned: defining them takes a helper for each target before es2022.
    tsconfigRaw: { compilerOptions: { strict: true, useDefineForClassFields: false } },
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    define: { ...CONSTANTS, ...define },
    sourcemap: 'external',
    outfile,
  });
  const [script, map] = ['.js', '.map'].map((end) => outputFiles.find((file) => path.extname(file.path) === end)?.text ?? '') as [
    string,
    string,
  ];
  const small = isQuick ? { code: script, map } : await minified(script, map);
  const code = `${small.code ?? ''}\nvar ${BUNDLE};`;
  return {
    code,
    files: [
      { path: outfile, text: code },
      { path: `${outfile}.map`, text: String(small.map) },
    ],
  };
}

/** What the language has and a script names often. */
const BUILT_IN = 'Math,Number,Array,Object,JSON,Map,Set,String';
/** A script is in a function that has these as parameters, where they get short names. */
const PARAMETERS = `undefined,${BUILT_IN}:void 0,${BUILT_IN}`;

/**
 * Nothing in it supposes how the code is written: reading a property may do something, and of the `unsafe` options there is only the one that writes
 * `undefined` by the name of that parameter.
 * @param isModule whether its names are nobody else's
 */
export const minified = (script: string, map: string, isModule = false): Promise<MinifyOutput> =>
  minify(script, {
    ecma: 2020,
    ...(isModule ? { module: true } : { enclose: PARAMETERS }),
    compress: {
      hoist_funs: true,
      keep_fargs: false,
      // Comparisons as they are written: turned around they pack worse.
      lhs_constants: false,
      passes: 2,
      pure_getters: false,
      // Functions stay where they are: put into their caller they are made anew at every call, and reading is a tenth slower.
      reduce_funcs: false,
      unsafe_undefined: true,
    },
    format: { comments: /Made by a build/ },
    sourceMap: { content: map },
  });
