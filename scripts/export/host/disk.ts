import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { Files } from '../files';
import { claimFile } from './claim-file';
import { diskRefusal } from './disk-refusal';

/** Only the person who exports may read the files, where the disk knows persons. */
const [OWN_FILE, OWN_FOLDER] = [0o600, 0o700];

/** This computer's files. */
export const DISK_FILES: Files = {
  list: (folder) => unlessMissing(folder, () => readdirSync(folder)) ?? [],
  makeFolder: (folder) => void asked(folder, () => makeFolders(folder)),
  read: (file) => unlessMissing(file, () => readFileSync(file, 'utf8')),
  size: (file) => unlessMissing(file, () => statSync(file).size),
  append: (file, bytes) => asked(file, () => appendFileSync(file, bytes, { mode: OWN_FILE })),
  claim: (file, text) => asked(file, () => claimFile(file, text, OWN_FILE)),
  putInPlace: (from, to) =>
    asked(to, () => {
      const file = openSync(from, 'r+');
      try {
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(from, to);
    }),
  remove: (file) => asked(file, () => rmSync(file, { force: true })),
};

/**
 * Makes a folder and those above it. Node's own `recursive` tries forever where a folder is there and nothing can be made in it, as in Linux's `/proc`
 * or behind a link to nowhere: seen with Node 20.20.
 * @param isSure whether the folder above was there before
 */
function makeFolders(folder: string, isSure = false): void {
  try {
    mkdirSync(folder, { mode: OWN_FOLDER });
  } catch (failure) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    const above = path.dirname(folder);
    if (codeOf(failure) !== 'ENOENT' || above === folder || isSure) throw failure;
    // Where it is there, another export may have made it this moment.
    if (!existsSync(above)) makeFolders(above);
    makeFolders(folder, true);
  }
}

const codeOf = (failure: unknown): string => (failure as NodeJS.ErrnoException).code ?? '';

const unlessMissing = <T>(path: string, step: () => T): T | undefined =>
  asked(path, () => {
    try {
      return step();
    } catch (failure) {
      if (codeOf(failure) === 'ENOENT') return undefined;
      throw failure;
    }
  });

/** What a step on the disk gives. @throws ActivTrakError with what the disk refused, in words */
function asked<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (failure) {
    throw diskRefusal(path, codeOf(failure), process.platform) ?? failure;
  }
}
