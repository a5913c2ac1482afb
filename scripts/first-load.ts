import { readFileSync } from 'node:fs';
import path from 'node:path';

const FIRST = ['taskpane.css', 'addin.js', 'page.js'];

/**
 * The scripts and styles of a built task pane that it needs before it can show anything, by their names in the folder: those that the
 * page names, and what the panel's module imports in its turn. What is loaded later by `import()` is not among them.
 */
export function firstLoad(folder: string): readonly string[] {
  const names = new Set(FIRST);
  for (const name of names)
    for (const [, imported = ''] of readFileSync(path.join(folder, name), 'utf8').matchAll(/(?:from|import) ?"\.\/([\w.-]+)"/g))
      names.add(imported);
  return [...names];
}
