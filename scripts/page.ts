import { readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { inProject } from './root';

/** A page's sources, as paths in the project. */
interface PageSources {
  readonly html: string;
  readonly script: string;
  readonly styles: string;
}

/**
 * One file that needs no other: the page with its script and its styles in it. HtmlService cuts what looks like a comment out of
 * template literals, and a parser of HTML ends a script at its closing tag wherever that stands; neither may be left in.
 */
export async function onePage({ html, script, styles }: PageSources): Promise<string> {
  const [code, css] = await Promise.all([bundled(script), bundled(styles)]);
  if (/<\/(script|style)|<!--/i.test(code + css)) throw new Error(`${script} would end its own tag in the page.`);
  const places = { '/* styles */': css, '/* script */': code };
  return readFileSync(inProject(html), 'utf8').replace(/\/\* (?:styles|script) \*\//g, (place) => places[place as keyof typeof places]);
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inProject(entry)],
    bundle: true,
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
  return outputFiles[0]?.text.trim() ?? '';
}
