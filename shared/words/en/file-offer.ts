/** A file that the panel made. */
import { isolated } from '../isolated';

export const downloadFile = (file: string): string => `Download ${isolated(file)}`;
/** Read out: the link appears without a word. */
export const fileReady = (file: string): string => `${isolated(file)} is ready. Download it with the link below.`;
export const IF_NOTHING_DOWNLOADS = 'If nothing downloads, as in Excel on a Mac, copy this text into a file:';
