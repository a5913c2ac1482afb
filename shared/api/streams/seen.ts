import type { Column, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { keyNumbers } from '../../model/key-numbers';
import { mixed } from '../../model/mixed';
import type { Stream } from './streams';
import type { Added, Walk } from './walk';

/** The records of one way through a stream. */
export interface Seen {
  /** @param walk where the way was when they came. Once it has grown, what comes again has shifted, and may have other values by now. */
  add(rows: readonly Row[], walk: Pick<Walk, 'grown'>): Added;
}

/**
 * Tells the records of a way apart. Of the log each record is kept once. Hours may have several rows for one, so there a row is
 * left out only where it is alike in every cell, such as the one at the border of two pages that comes with both. Two of one page are two, which cells that nobody
 * asked for may tell apart.
 * @param keyOf the key of a row's record; with `?` in front where it is no identity, `''` where nothing tells it apart: such a row is always kept
 */
export function seenRecords({ record }: Stream, keyOf: (row: Row) => string): Seen {
  const records = keyNumbers();
  const nameless = new Set<number>();
  const isByKey = record.isOneRow;
  return {
    add(rows, { grown = false }) {
      let [known, alike, again, twice, word] = [0, 0, 0, false, 0];
      // Two people of one name and without ids may come together; at a border it is one.
      const ofPage = new Set<string>();
      const fresh = rows.filter((row) => {
        const key = keyOf(row);
        const hash = isByKey && key !== '' ? 0 : mixed(0, row.join('\n'));
        const isIdentity = !key.startsWith('?');
        const before = key === '' || (!isIdentity && ofPage.has(key)) ? undefined : records.get(key);
        const isAlike = key === '' ? nameless.has(hash) : before === hash;
        if (isAlike) alike += 1;
        if (isAlike || before !== undefined) known += 1;
        if (key === '') nameless.add(hash);
        else if (before === undefined) {
          records.set(key, hash);
          ofPage.add(key);
        } else if ((before === hash || (grown && isIdentity)) && (isByKey || !ofPage.has(key))) {
          again += 1;
          return false;
        } else twice ||= isIdentity;
        // One that nothing tells from the others may have shifted as well.
        twice ||= grown && (key === '' || !isIdentity);
        word = mixed(word, String(hash));
        return true;
      });
      return { fresh, known, alike, again, twice, word };
    },
  };
}

/** The key of a record in rows as they were read: its identity or, of hours without one, the day and the name; else `''`. */
export function recordKeyOf({ identity, record }: Stream, columns: readonly Column[]): (row: Row) => string {
  const keyBy = (keys: readonly string[]) => {
    const indexes = keys.map((key) => columns.findIndex((column) => column.key === key));
    return (row: Row): string => (indexes.every((index) => !isNoId(row[index])) ? indexes.map((index) => row[index]).join('\n') : '');
  };
  const byId = keyBy(identity);
  const byName = keyBy(identity.map((key) => key.replace('Id', '')));
  return record.isOneRow ? byId : (row) => byId(row) || (byName(row) && `?${byName(row)}`);
}
