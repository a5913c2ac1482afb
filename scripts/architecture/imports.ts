import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One file of a project and the files of that project that it imports, as paths from its root with `/`. */
export interface Module {
  readonly file: string;
  readonly imports: readonly string[];
}

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'coverage', 'docs']);

/** Every TypeScript file below a folder, with what it imports by a relative path. */
export function modulesIn(root: string): readonly Module[] {
  return filesIn(root, '').map((file) => ({ file, imports: importsOf(root, file) }));
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = folder === '' ? name : `${folder}/${name}`;
    if (SKIPPED.has(name) || name.startsWith('.')) return [];
    if (statSync(path.join(root, file)).isDirectory()) return filesIn(root, file);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [file] : [];
  });
}

function importsOf(root: string, file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const target = path.posix.join(path.posix.dirname(file), name);
      return (
        ['.ts', '.tsx', '/index.ts', ''].map((ending) => target + ending).find((candidate) => isFile(path.join(root, candidate))) ?? []
      );
    });
}

const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();
