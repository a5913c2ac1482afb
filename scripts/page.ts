import { readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { minified } from './apps-script-bundle';
import { inProject } from './root';
import type { BuiltFile } from './source-maps';

/** A page's sources, as paths in the project. */
interface PageSources {
  readonly html: string;
  readonly script: string;
  readonly styles: string;
  /** What the script is told, by the names that it knows it by. */
  readonly define: Readonly<Record<string, string>>;
  /** Whether it is for nobody but who is at work on it, and need not be small. */
  readonly isQuick: boolean;
}

/** A page, and its script as it was bundled, with its map. */
interface OnePage {
  readonly page: string;
  readonly script: readonly BuiltFile[];
}

/**
 * One file that needs no other: the page with its script and its styles in it. HtmlService cuts what looks like a comment out of
 * template literals, and a parser of HTML ends a script at its closing tag wherever that stands; neither may be left in.
 */
export async function onePage({ html, script, styles, define, isQuick }: PageSources): Promise<OnePage> {
  const [scripts, sheets] = await Promise.all([bundled(script, define).then(isQuick ? asItIs : smaller), bundled(styles)]);
  const [code, css] = [scripts, sheets].map((files) => files.find((file) => !file.path.endsWith('.map'))?.text.trim() ?? '') as [
    string,
    string,
  ];
  if (/<\/(script|style)|<!--/i.test(code + css)) throw new Error(`${script} would end its own tag in the page.`);
  const places = { '/* styles */': css, '/* script */': code };
  const page = readFileSync(inProject(html), 'utf8').replace(
    /\/\* (?:styles|script) \*\//g,
    (place) => places[place as keyof typeof places],
  );
  return { page, script: scripts };
}

async function bundled(entry: string, define: Readonly<Record<string, string>> = {}): Promise<readonly BuiltFile[]> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inProject(entry)],
    bundle: true,
    sourcemap: 'external',
    outdir: inProject('dist'),
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    supported: { 'template-literal': false },
    define,
  });
  return outputFiles;
}

const asItIs = (files: readonly BuiltFile[]): readonly BuiltFile[] => files;

/** What a build leaves out stays in esbuild's bundle where another file asks for the option: terser sees that nobody calls it. */
async function smaller(files: readonly BuiltFile[]): Promise<readonly BuiltFile[]> {
  const [script, map] = ['.js', '.js.map'].map((end) => files.find((file) => file.path.endsWith(end))) as [BuiltFile, BuiltFile];
  const small = await minified(script.text, map.text);
  return [
    { path: script.path, text: small.code ?? '' },
    { path: map.path, text: String(small.map) },
  ];
}
