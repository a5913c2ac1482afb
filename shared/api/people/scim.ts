import { NAMES_UNREADABLE } from '#words/answers';
import { ActivTrakError } from '../../errors';
import { type Fields, fieldsOf } from '../../model/fields';
import type { Budget } from '../../ports';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import { stopped } from '../requests/stopped';
import { SCIM_CONTENT_TYPE } from '../streams/paths';

/** A field's text or number as text; `''` for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A field's list; an empty one for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const COUNT = 1000;

/**
 * Every resource of a SCIM collection (RFC 7644, 3.4.2.4). `startIndex` counts resources there, while ActivTrak's description
 * calls it a page number: when the first reading of it brings nothing new, the second is used. Once two pages have shown which it is, the others go
 * together, while all of them have as many: a server may give fewer than asked for.
 * @throws ActivTrakError `forbidden` or `unauthorized` when the key may not read names.
 */
export function* readScim(client: Client, path: string, budget: Budget): Task<readonly Fields[]> {
  const found = new Map<string, Fields>();
  let byNumber = false;
  let [page, size, left, most] = [1, COUNT, COUNT, client.together];
  for (;;) {
    const spent = budget.spent();
    if (spent) throw stopped(spent);
    const together = page < 3 ? 1 : Math.max(1, Math.min(most, Math.ceil(left / size)));
    const starts = Array.from({ length: together }, (_, at) => (byNumber ? page + at : found.size + 1 + at * size));
    const requests = starts.map((startIndex) => ({
      path,
      parameters: [
        ['startIndex', startIndex],
        ['count', COUNT],
      ] as const,
      contentType: SCIM_CONTENT_TYPE,
    }));
    for (const body of yield* client.send(requests, parsed)) {
      const answer = fieldsOf(body);
      const before = found.size;
      const resources = listOf(answer.get('resources'));
      for (const resource of resources) {
        const fields = fieldsOf(resource);
        found.set(textOf(fields.get('id')), fields);
      }
      const total = Number(answer.get('totalresults') ?? found.size);
      if (found.size >= total) return [...found.values()];
      const isOther = together > 1 && !byNumber && resources.length !== size;
      [page, size, left] = [page + 1, Math.max(1, resources.length), total - found.size];
      if (isOther) {
        // Those behind it don't begin where it ends.
        most = 1;
        break;
      }
      if (found.size > before) continue;
      // Counted as page numbers, the starts so far may have hit some pages already: those bring nothing new and are not the end.
      if (page === 2 || (byNumber && (page === 3 || resources.length === 0))) return [...found.values()];
      if (byNumber) continue;
      [byNumber, page] = [true, 2];
      break;
    }
  }
}

/**
 * The parsed body of an answer that is small enough to be an object.
 * @throws ActivTrakError `decode`, retryable, when the body isn't JSON
 */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Without the parser's own words: they quote the answer.
    throw new ActivTrakError('decode', NAMES_UNREADABLE, { retryable: true });
  }
}
