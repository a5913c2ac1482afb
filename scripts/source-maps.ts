/**
 * Source maps: they lead from a place in a built file to the sources, for whoever reads a stack. They are beside dist/, in
 * build/source-maps, never in it: what is shipped neither holds nor names them.
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { root } from './root';

/** A file of a bundle, with the path at which it is going to be. */
export interface BuiltFile {
  readonly path: string;
  readonly text: string;
}

/** Where the maps of a built folder are: build/source-maps/library for dist/library. */
export function mapsOf(folder: string): string {
  const beside = path.dirname(folder);
  const place = path.basename(beside) === 'dist' ? path.join(beside, '..', 'build') : beside;
  return path.join(place, 'source-maps', path.basename(folder));
}

/** Makes the folder for the maps of a built folder anew. */
export function emptyMaps(folder: string): void {
  rmSync(mapsOf(folder), { recursive: true, force: true });
  mkdirSync(mapsOf(folder), { recursive: true });
}

/**
 * Writes the map of a file that has a bundle in it.
 * @param bundle what was made, with its map
 * @param text the whole file, in which the bundle begins a line
 */
export function writeMap(folder: string, name: string, bundle: readonly BuiltFile[], text: string): void {
  const code = bundle.find((file) => file.path.endsWith('.js'))?.text.trim() ?? '';
  const made = bundle.find((file) => file.path.endsWith('.map'));
  if (made === undefined) throw new Error(`${name} has no map.`);
  const map = rooted(made.text, path.dirname(made.path));
  const before = text.slice(0, text.indexOf(code)).split('\n').length - 1;
  // A `;` ends a line: so many have nothing of the sources.
  writeFileSync(
    path.join(mapsOf(folder), `${name}.map`),
    JSON.stringify({ ...map, file: name, mappings: ';'.repeat(before) + map.mappings }),
  );
}

/** Takes the maps that were written beside their files to their own folder. */
export function moveMaps(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.map'))) {
    const from = path.join(folder, name);
    writeFileSync(path.join(mapsOf(folder), name), JSON.stringify(rooted(readFileSync(from, 'utf8'), folder)));
    rmSync(from);
  }
}

/** A map whose sources are called as in the project, wherever it was built. */
function rooted(text: string, folder: string): SourceMapPayload {
  const map = JSON.parse(text) as SourceMapPayload;
  return { ...map, sources: map.sources.map((source) => path.relative(root, path.resolve(folder, source))) };
}

/**
 * The lines of a stack with the places in the sources behind those that a map knows.
 * @param maps the folder of a build's maps
 * @throws Error with a sentence where there is none
 */
export function placesOf(stack: string, maps: string): string {
  if (!existsSync(maps))
    throw new Error(`There are no source maps in ${path.relative(root, maps)}. Put those of the deployed build there.`);
  const names = readdirSync(maps);
  return stack
    .split('\n')
    .map((line) => {
      const [, file = '', row, column] = /([\w.-]+):(\d+):(\d+)\)?$/.exec(line) ?? [];
      // Google calls Code.js `Code`.
      const name = names.find((one) => one === `${file}.map` || one === `${file}.js.map`);
      if (name === undefined) return line;
      const map = new SourceMap(JSON.parse(readFileSync(path.join(maps, name), 'utf8')) as SourceMapPayload);
      const found = map.findEntry(Number(row) - 1, Number(column) - 1);
      return 'originalSource' in found ? `${line} ← ${found.originalSource}:${found.originalLine + 1}` : line;
    })
    .join('\n');
}
