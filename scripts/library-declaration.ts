import { readFileSync } from 'node:fs';
import { inProject } from './root';

/** The parts of the library's declaration; each declares the namespace `ActivTrak`, and together they are one. */
export const DECLARATION_FILES: readonly string[] = ['functions', 'questions', 'rows', 'tables', 'failures'].map((part) =>
  inProject('sheets-addon', 'library', 'declaration', `${part}.d.ts`),
);

/** The declaration as people put it beside their sources, `activtrak.d.ts`. */
export const libraryDeclaration = (): string => DECLARATION_FILES.map((file) => readFileSync(file, 'utf8')).join('\n');
