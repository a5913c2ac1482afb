import { CURSOR_PAGES } from './cursor-pages';
import { NUMBERED_PAGES } from './numbered-pages';
import type { PagingKind } from './stream-traits';
import type { Paging } from './walk';

/** How pages follow each other, for every kind of paging that a stream can have. */
export const PAGINGS: Readonly<Record<PagingKind['name'], Paging>> = { numbered: NUMBERED_PAGES, cursor: CURSOR_PAGES };
