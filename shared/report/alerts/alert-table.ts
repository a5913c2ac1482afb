/**
 * What rules look at: a report's own rows, or those of the ready sheet over it.
 * @module
 */
import { STREAMS } from '../../api/streams/streams';
import type { Blueprint } from '../../dashboard/blueprint';
import { tellingApart } from '../../dashboard/ready-rows';
import { secondsPer } from '../../model/cell';
import { dayColumn } from '../definition/alert-columns';
import type { Report } from '../definition/definition';
import { identityKeys, outputColumns, ownerKey } from '../definition/output';
import { addsUp } from '../definition/people-shown';

/** What rows of the same identity are: parts of `one` day that are put together, the `same` said again, or `others`. */
type Twins = 'parts' | 'same' | 'others';

/** What the cells of a table mean. Columns go by their keys. */
export interface AlertTableFacts {
  /** The column with the day of each row. */
  readonly day: string | undefined;
  /** What says which row it is, beside the day: of each list the first column that is not empty. */
  readonly identity: readonly (readonly string[])[];
  readonly twins: Twins;
  /** The columns that say whose a row is, as people read it. */
  readonly who: readonly string[];
  /** Those by which a person is found among the document's People: an ID, and a name. */
  readonly person: { readonly id?: string; readonly name?: string };
  /** How many seconds one of its durations' unit has. */
  readonly perUnit: number;
}

const SECONDS_PER_HOUR = 3600;

/** What the report's own rows are. */
export function reportTable(report: Report): AlertTableFacts {
  const columns = outputColumns(report);
  const keys = columns.map(({ key }) => key);
  const shown = (wanted: readonly string[]): readonly string[] => wanted.filter((key) => keys.includes(key));
  const day = dayColumn(report);
  const { record, identity: told, owner } = STREAMS[report.stream];
  const base = { day, person: personIn(keys), perUnit: secondsPer(report.unit) };
  if (report.rollup || addsUp(report)) {
    const apart = identityKeys(report).filter((key) => key !== day);
    const texts = columns.flatMap(({ key, kind }) => (kind === 'text' || kind === 'names' ? [key] : []));
    return { ...base, identity: apart.map(alone), twins: 'others', who: apart.filter((key) => texts.includes(key)) };
  }
  const [ids, who] = [shown(told), shown([ownerKey(report)])];
  if (!record.addsUp) {
    // One that came without an ID goes by when it was.
    const identity = ids.length > 0 ? [shown([...ids, 'time'])] : shown(['time', owner, 'computer', 'executable']).map(alone);
    return { ...base, identity, twins: 'others', who };
  }
  // ActivTrak may have a row for each computer that somebody used that day, and one without an ID.
  const its = [...ids, ...who].filter((key) => key !== day);
  return { ...base, identity: [its], twins: day && its.length > 0 ? 'parts' : 'others', who };
}

/** What the rows of a ready sheet over a report are. Its hours are decimal. */
export function readyTable(report: Report, { rows, columns }: Blueprint): AlertTableFacts {
  const perUnit = SECONDS_PER_HOUR;
  switch (rows.kind) {
    case 'beside':
      return { ...reportTable(report), twins: 'same', perUnit };
    case 'each': {
      const identity = tellingApart(rows.of);
      const keys = columns.map(({ key }) => key);
      const who = identity.map((key) => (keys.includes(NAMES[key] ?? key) ? (NAMES[key] ?? key) : key));
      return { day: undefined, identity: identity.map(alone), twins: 'same', who, person: personIn(keys), perUnit };
    }
    // Such as a row for each week.
    case 'count':
      return { day: columns[0]?.key, identity: [], twins: 'same', who: [], person: {}, perUnit };
  }
}

/** What the cells mean that still stand there: people may have deleted columns that tell days or rows apart. */
export function standingFacts(facts: AlertTableFacts, has: (key: string) => boolean): AlertTableFacts {
  const isThere = (key: string | undefined): key is string => key !== undefined && has(key);
  const { id, name } = facts.person;
  const day = isThere(facts.day) ? facts.day : undefined;
  const identity = facts.identity.map((keys) => keys.filter(isThere)).filter((keys) => keys.length > 0);
  return {
    ...facts,
    day,
    identity,
    // Without these, parts of several days or of several people would be put together.
    twins: facts.twins === 'parts' && !(day && identity.length > 0) ? 'others' : facts.twins,
    who: facts.who.filter(isThere),
    person: { ...(isThere(id) ? { id } : {}), ...(isThere(name) ? { name } : {}) },
  };
}

const alone = (key: string): readonly string[] => [key];

/** How those are called who have an ID. */
const NAMES: Readonly<Record<string, string>> = { userId: 'user', computerId: 'computer' };

/** Under pseudonyms people have no other ID. */
function personIn(keys: readonly string[]): AlertTableFacts['person'] {
  const name = keys.includes('user') ? 'user' : undefined;
  const id = keys.includes('userId') ? 'userId' : name;
  return { ...(id ? { id } : {}), ...(name ? { name } : {}) };
}
