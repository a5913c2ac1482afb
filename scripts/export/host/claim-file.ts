import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { UNFINISHED } from '../day-files';

/**
 * Makes a file unless there is one of that name. Nobody ever reads a part of its text: it is written under a name of its own and then linked.
 * @returns whether it was made
 * @throws what the disk says, where it refuses
 */
export function claimFile(file: string, text: string, mode: number): boolean {
  const own = `${file}.${randomUUID()}${UNFINISHED}`;
  writeFileSync(own, text, { flag: 'wx', mode });
  try {
    linkSync(own, file);
    return true;
  } catch (failure) {
    return isThere(failure) ? false : claimWithoutLink(file, text, mode);
  } finally {
    removeIfPossible(own);
  }
}

/** Some disks have no links, such as exFAT. Another process may find the file empty for a moment, so what it holds then is looked at. */
function claimWithoutLink(file: string, text: string, mode: number): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode });
    return readFileSync(file, 'utf8') === text;
  } catch (failure) {
    if (isThere(failure) || codeIn(failure) === 'ENOENT') return false;
    throw failure;
  }
}

/** On Windows a scanner may have the file open; the next export removes it then. */
function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

const codeIn = (failure: unknown): string | undefined => (failure as NodeJS.ErrnoException).code;
const isThere = (failure: unknown): boolean => codeIn(failure) === 'EEXIST';
