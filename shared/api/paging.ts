import { CURSOR_PAGES } from './cursor-pages';
import { NUMBERED_PAGES } from './numbered-pages';
import type { Stream } from './streams';
import type { Paging } from './walk';

/** How pages follow each other, for every kind of paging that a stream can have. */
export const PAGINGS: Readonly<Record<Stream['paging'], Paging>> = { numbered: NUMBERED_PAGES, cursor: CURSOR_PAGES };
