import { DISK_FULL, diskRefused, diskTrouble, fileInUse, notFolder, pathTooLong } from '#words/export';
import { ActivTrakError, wrong } from '../../../shared/errors';

/**
 * What a disk refused, in words; `undefined` for what isn't a disk's refusal.
 * @param code of the operating system, as Node has it: `ENOSPC`. Source: https://nodejs.org/api/errors.html#common-system-errors
 */
export function diskRefusal(path: string, code: string, platform: NodeJS.Platform): ActivTrakError | undefined {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new ActivTrakError('too-large', DISK_FULL);
  // Windows says so of a file that another program has open.
  if (code === 'EBUSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EACCES')))
    return new ActivTrakError('busy', fileInUse(path));
  // What nothing can be made in says that it is not there.
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') return wrong(diskRefused(path));
  if (code === 'ENAMETOOLONG') return wrong(pathTooLong(path));
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') return wrong(notFolder(path));
  return /^E[A-Z0-9]{2,20}$/.test(code) ? wrong(diskTrouble(path, code)) : undefined;
}
