/** Libraries: other script projects, whose names a script sees as those of one object. */
import { codeFaults } from './code-rules';
import type { Manifest } from './manifest';

export interface Library {
  /** The name of the object. */
  readonly userSymbol: string;
  readonly code: string;
  readonly manifest: Manifest;
  /** Whoever includes the library of this id shares its script properties, caches and locks. Default the symbol. */
  readonly scriptId?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Why a library cannot be loaded, a sentence a fault. */
export function libraryFaults({ userSymbol, code, manifest }: Library): string[] {
  return [
    ...(/^[A-Za-z_$][\w$]*$/.test(userSymbol) ? [] : [`${userSymbol} is no name for a library.`]),
    ...codeFaults(code).map(({ line, message }) => `Library ${userSymbol}, line ${line}: ${message}.`),
    ...(manifest.runtimeVersion === 'V8' ? [] : [`Library ${userSymbol}: runtimeVersion has to be V8, or nothing runs.`]),
  ];
}
