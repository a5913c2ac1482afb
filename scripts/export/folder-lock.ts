import { folderIsBusy } from '#words/export';
import { ActivTrakError } from '../../shared/errors';
import { UNFINISHED } from './day-files';
import type { Files } from './files';

/** The process that exports, and what it can tell of others. */
export interface FolderOwner {
  readonly process: number;
  readonly computer: string;
  /** Whether a process of this computer runs. */
  isAlive(process: number): boolean;
}

/**
 * Takes a folder for one export, until `release` is called. The lock of a process that was killed is taken over.
 * @throws ActivTrakError `busy` while another export has it
 */
export function lockFolder(files: Files, lock: string, owner: FolderOwner): () => void {
  const text = JSON.stringify({ process: owner.process, computer: owner.computer });
  if (!files.claim(lock, text)) {
    refuseLiving(files, lock, owner);
    // One at a time removes a lock of nobody: another may have done so by now, and have the folder.
    const release = lockFolder(files, `${lock}.taking${UNFINISHED}`, owner);
    try {
      refuseLiving(files, lock, owner);
      files.remove(lock);
      if (!files.claim(lock, text)) throw busy(ownerIn(files.read(lock))?.process ?? 0, lock);
    } finally {
      release();
    }
  }
  return () => {
    if (files.read(lock) === text) files.remove(lock);
  };
}

/** @throws ActivTrakError `busy` unless whoever has a lock is known to run no longer */
function refuseLiving(files: Files, lock: string, { process, computer, isAlive }: FolderOwner): void {
  const other = ownerIn(files.read(lock));
  const isGone = other === undefined || (other.computer === computer && (other.process === process || !isAlive(other.process)));
  if (!isGone) throw busy(other.process, lock);
}

const busy = (process: number, lock: string): ActivTrakError => new ActivTrakError('busy', folderIsBusy(process, lock));

/** Nobody, where a process was killed while it wrote the lock, on a disk without links or with an earlier version. */
function ownerIn(text: string | undefined): Pick<FolderOwner, 'process' | 'computer'> | undefined {
  try {
    const found = JSON.parse(text ?? '') as Partial<FolderOwner>;
    return typeof found.process === 'number' && typeof found.computer === 'string' ? (found as FolderOwner) : undefined;
  } catch {
    return undefined;
  }
}
