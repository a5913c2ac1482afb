import { ActivTrakError } from '../../shared/errors';
import { folderIsBusy } from '../../shared/words/en/export';
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
export function lockFolder(files: Files, lock: string, { process, computer, isAlive }: FolderOwner): () => void {
  const text = JSON.stringify({ process, computer });
  if (!files.claim(lock, text)) {
    const other = ownerIn(files.read(lock));
    const isHere = other?.computer === computer;
    if (other && !(isHere && (other.process === process || !isAlive(other.process))))
      throw new ActivTrakError('busy', folderIsBusy(other.process, lock));
    files.remove(lock);
    if (!files.claim(lock, text)) throw new ActivTrakError('busy', folderIsBusy(ownerIn(files.read(lock))?.process ?? 0, lock));
  }
  return () => files.remove(lock);
}

/** Nobody, where a process was killed while it wrote the lock. */
function ownerIn(text: string | undefined): Pick<FolderOwner, 'process' | 'computer'> | undefined {
  try {
    const found = JSON.parse(text ?? '') as Partial<FolderOwner>;
    return typeof found.process === 'number' && typeof found.computer === 'string' ? (found as FolderOwner) : undefined;
  } catch {
    return undefined;
  }
}
