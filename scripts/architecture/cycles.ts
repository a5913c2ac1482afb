import type { Module } from './imports';

/** Every circular import, once each, as a sentence. */
export function circularImports(modules: readonly Module[]): readonly string[] {
  const importsOf = new Map(modules.map(({ file, imports }) => [file, imports]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start !== -1) {
      found.push(`circular import: ${[...way.slice(start), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const imported of importsOf.get(file) ?? []) visit(imported, [...way, file]);
    done.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return found;
}
