import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One file of a project and the files of that project that it imports, as paths from its root with `/`. */
export interface Module {
  readonly file: string;
  readonly imports: readonly string[];
}

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'coverage', 'docs']);

/** Every TypeScript file below a folder, with what it imports by a relative path or by a name of the project's own, as `#words/buttons`. */
export function modulesIn(root: string): readonly Module[] {
  const named = namedFolders(root);
  return filesIn(root, '').map((file) => ({ file, imports: importsOf(root, file, named) }));
}

/** The folders that package.json names: `#words/` and its path. */
function namedFolders(root: string): readonly (readonly [name: string, folder: string])[] {
  const file = path.join(root, 'package.json');
  const { imports = {} } = isFile(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly imports?: Readonly<Record<string, string>> })
    : {};
  return Object.entries(imports).map(([name, target]) => [name.replace('*', ''), target.replace(/^\.\/|\*.*$/g, '')]);
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = folder === '' ? name : `${folder}/${name}`;
    if (SKIPPED.has(name) || name.startsWith('.')) return [];
    if (statSync(path.join(root, file)).isDirectory()) return filesIn(root, file);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [file] : [];
  });
}

function importsOf(root: string, file: string, named: ReturnType<typeof namedFolders>): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true);
  const targetOf = (name: string): readonly string[] =>
    name.startsWith('.')
      ? [path.posix.join(path.posix.dirname(file), name)]
      : named.flatMap(([start, folder]) => (name.startsWith(start) ? [folder + name.slice(start.length)] : []));
  return importedFiles
    .flatMap(({ fileName }) => targetOf(fileName))
    .flatMap((target) => {
      return (
        ['.ts', '.tsx', '/index.ts', ''].map((ending) => target + ending).find((candidate) => isFile(path.join(root, candidate))) ?? []
      );
    });
}

const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();
