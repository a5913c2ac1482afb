import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ScriptFile } from '../apps-script/runtime/script-files';

/** The script files of a project's folder, in the order of their names. */
export function projectScripts(folder: string): readonly ScriptFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .sort()
    .map((file) => ({ name: path.parse(file).name, text: readFileSync(path.join(folder, file), 'utf8') }));
}
