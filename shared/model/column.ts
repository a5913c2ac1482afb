import { COLUMN_LABELS } from '#words/column-labels';
import type { CellKind, Column } from './cell';

/** Makes a column of a stream. Without `sources` its value lies under the key itself. */
type MakeColumn = (kind: CellKind, key: keyof typeof COLUMN_LABELS, ...sources: readonly string[]) => Column;

const columnsOf =
  (offer: Column['offer'], about: Column['about']): MakeColumn =>
  (kind, key, ...sources) => ({
    key,
    label: COLUMN_LABELS[key],
    kind,
    sources: sources.length > 0 ? sources : [key.toLowerCase()],
    offer,
    about,
  });

/** What is shown unless somebody chooses, and tells nothing of a person. */
export const usual = columnsOf('usual', 'nothing');
/** Whom a row is about. */
export const usualPerson = columnsOf('usual', 'person');
/** What is shown when somebody chooses it. */
export const optional = columnsOf('optional', 'nothing');
/** Whom a row is about, shown when somebody chooses it. */
export const optionalPerson = columnsOf('optional', 'person');
/** What is read to tell rows apart, and never shown. */
export const internal = columnsOf('internal', 'nothing');
/** Whom a row is about, read for filters and never shown. */
export const internalPerson = columnsOf('internal', 'person');
/** What a person has to name: what was on a screen, and where somebody is. */
export const privateContent = columnsOf('private', 'content');
/** Where somebody is, which a person has to choose by name. */
export const privatePerson = columnsOf('private', 'person');
