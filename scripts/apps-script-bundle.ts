import path from 'node:path';
import * as esbuild from 'esbuild';
import { type MinifyOutput, minify } from 'terser';
import type { BuiltFile } from './source-maps';
import { BUNDLE } from './stubs';

// What esbuild and terser would make smaller themselves if they knew that nobody redefines the constants of `Number`.
const CONSTANTS = { 'Number.POSITIVE_INFINITY': 'Infinity', 'Number.NaN': 'NaN' };

/** How sources become JavaScript that Apps Script can parse, with what a build is told. */
export const fromSources = (define: Readonly<Record<string, string>>): esbuild.BuildOptions => ({
  bundle: true,
  write: false,
  // Apps Script cannot parse `#private` and static fields, which newer targets leave in.
  target: 'es2020',
  // Fields are assigned: defining them takes a helper for each target before es2022.
  tsconfigRaw: { compilerOptions: { strict: true, useDefineForClassFields: false } },
  charset: 'utf8',
  legalComments: 'none',
  define: { ...CONSTANTS, ...define },
});

/** A part of a file for Apps Script, and its map. */
export interface ScriptPart {
  readonly code: string;
  readonly files: readonly BuiltFile[];
}

/**
 * An entry with all it imports, as one variable that Apps Script can parse, and its map: Code.js without the functions at its end.
 * @param functions what the entry exports
 * @param outfile where the file is going to be, which the map's sources are relative to
 */
export async function appsScriptBundle(
  entry: string,
  functions: readonly { readonly name: string }[],
  outfile: string,
  define: Readonly<Record<string, string>> = {},
): Promise<ScriptPart> {
  const names = functions.map(({ name }) => name).join(', ');
  const { code, files } = await onePart(
    {
      ...fromSources(define),
      // An assignment, since esbuild's `globalName` wraps what is exported as a module of Node.
      stdin: {
        contents: `import { ${names} } from './${path.basename(entry)}';\n${BUNDLE} = { ${names} };`,
        resolveDir: path.dirname(entry),
      },
    },
    outfile,
  );
  return { code: `${code}\nvar ${BUNDLE};`, files };
}

/**
 * One script of what esbuild is given. It is minified twice: what esbuild leaves together in a scope terser joins and puts in place.
 * @param outfile where the file is going to be, which the map's sources are relative to
 * @param isQuick whether it is for nobody but who is at work on it, and need not be small
 */
export async function onePart(options: esbuild.BuildOptions, outfile: string, isQuick = false): Promise<ScriptPart> {
  const built = await esbuild.build({ ...options, write: false, format: 'iife', minify: true, sourcemap: 'external', outfile });
  const [script, map] = ['.js', '.map'].map((end) => built.outputFiles.find((file) => path.extname(file.path) === end)?.text ?? '') as [
    string,
    string,
  ];
  const small = isQuick ? { code: script, map } : await minified(script, map);
  const code = small.code ?? '';
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
      // What a build leaves out is all gone after the second. Modules would take a third longer, and be smaller by a five-hundredth.
      passes: isModule ? 1 : 2,
      pure_getters: false,
      // Functions stay where they are: put into their caller they are made anew at every call, and reading is a tenth slower.
      reduce_funcs: false,
      unsafe_undefined: true,
    },
    format: { comments: /Made by a build/ },
    sourceMap: { content: map },
  });
