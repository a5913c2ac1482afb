import type { DecodedPage } from '../model/page-reader';
import type { Budget, Spent } from '../ports';
import type { Task } from '../task';

/** Which page: by number, by cursor, or the first of a cursor's way (neither). */
export interface PageQuery {
  readonly page?: number;
  readonly cursor?: string;
  readonly pageSize: number;
}

export interface Page extends DecodedPage {
  readonly query: PageQuery;
}

/** Decides from a page which ones follow. Pure; one for each way of paging. */
export interface Paginator {
  readonly first: PageQuery;
  /** The pages to ask for because of this one; none when it asks for no more. */
  next(page: Page): readonly PageQuery[];
}

/** How many pages go together: UrlFetchApp's list and a browser's patience. */
export const PAGES_TOGETHER = 20;

/**
 * Reads page after page until the paginator asks for no more, `onPage` says stop (`false`) or the budget is spent: the one
 * loop over pages. Pages that are known to be needed go together, twenty at a time.
 * @returns why it ended early, or `undefined` when every page was read or `onPage` stopped it.
 */
export function* readPages(
  ask: (queries: readonly PageQuery[]) => Task<readonly Page[]>,
  paginator: Paginator,
  budget: Budget,
  onPage: (page: Page) => boolean,
): Task<Spent | undefined> {
  let waiting: readonly PageQuery[] = [paginator.first];
  while (waiting.length > 0) {
    const spent = budget.spent();
    if (spent) return spent;
    const pages = yield* ask(waiting.slice(0, PAGES_TOGETHER));
    const following: PageQuery[] = [];
    for (const page of pages) {
      if (!onPage(page)) return undefined;
      following.push(...paginator.next(page));
    }
    waiting = [...waiting.slice(PAGES_TOGETHER), ...following];
  }
  return undefined;
}
