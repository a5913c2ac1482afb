import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A path in the project. */
export const inProject = (...parts: readonly string[]): string => path.join(root, ...parts);

/** The product's version, kept in package.json alone. */
export const version = (): string => (JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string }).version;
