import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** When the latest of files was changed, those in folders included; in milliseconds since 1970. */
export function newest(paths: readonly string[]): number {
  const times = (one: string): number[] => {
    const facts = statSync(one);
    return facts.isDirectory() ? readdirSync(one).flatMap((name) => times(path.join(one, name))) : [facts.mtimeMs];
  };
  return Math.max(...paths.flatMap(times));
}
