import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The little of a browser that Microsoft's script asks for while it is loaded. */
export const BROWSER = {
  location: { href: 'https://localhost/', search: '', hash: '' },
  localStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
  sessionStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
  document: { URL: 'https://localhost/', getElementsByTagName: () => [], addEventListener: () => undefined, createElement: () => ({}) },
  navigator: { userAgent: 'Node' },
  addEventListener: () => undefined,
};

/** Microsoft's script for Excel on the web: its object model and its runtime of custom functions, without office.js around them. */
export function excelScript(): string {
  const require = createRequire(join(process.cwd(), 'package.json'));
  return readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.js'), 'utf8');
}
