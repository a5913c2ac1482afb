import { readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { inProject } from './root';

/** A page's sources, as paths in the project. */
interface PageSources {
  readonly html: string;
  readonly script: string;
  readonly styles: string;
}

/** A page, and its script as it was bundled, with its map. */
interface OnePage {
  readonly page: string;
  readonly script: readonly esbuild.OutputFile[];
}

/**
 * One file that needs no other: the page with its script and its styles in it. HtmlService cuts what looks like a comment out of
 * template literals, and a parser of HTML ends a script at its closing tag wherever that stands; neither may be left in.
 */
export async function onePage({ html, script, styles }: PageSources): Promise<OnePage> {
  const [scripts, sheets] = await Promise.all([bundled(script), bundled(styles)]);
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

async function bundled(entry: string): Promise<readonly esbuild.OutputFile[]> {
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
  });
  return outputFiles;
}
