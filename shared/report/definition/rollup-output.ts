/**
 * What the columns are in the sheet where the log is grouped, and which of the log's have to be read for them.
 * @module
 */

import { GROUP_KEY_LABELS, MEASURE_LABELS } from '#words/column-labels';
import { STREAMS } from '../../api/streams/streams';
import type { Column } from '../../model/cell';
import { header } from '../../model/selection';
import type { OutputColumn } from '../../table/place/output-column';
import { GROUP_KEYS, groupedReads, KEYS } from '../rollup/group-keys';
import { MEASURES, SAID } from '../rollup/measures';
import type { Rollup } from '../rollup/rolled-up';
import type { Report } from './definition';
import { disguises, hidesPeople, showsNames } from './people-shown';
import { wordedKind } from './worded-kind';

/** The columns that are about no single person, whatever is grouped. */
export const IMPERSONAL_GROUPINGS: readonly string[] = [
  ...GROUP_KEYS.filter((key) => KEYS[key].about === 'nothing').map((key) => KEYS[key].column),
  ...MEASURES.map((measure) => SAID[measure].column),
];

/** A grouping without what the report's privacy leaves out. */
export function shownRollup(report: Report, { by, measures, ...rollup }: Rollup): Rollup {
  const isShown = (key: (typeof by)[number]): boolean =>
    showsNames(report) || KEYS[key].about === 'nothing' || (key === 'person' && disguises(report));
  return { ...rollup, by: by.filter(isShown), measures: measures.filter((measure) => !hidesPeople(report) || SAID[measure].isOfAll) };
}

/** The keys of the columns that tell one group from another. */
export const rollupIdentity = (report: Report, rollup: Rollup): readonly string[] =>
  shownRollup(report, rollup).by.map((key) => KEYS[key].column);

/** The columns as they stand in the sheet: what is grouped by, then what is said of each group. @param durations the format of times */
export function rollupColumns(report: Report, rollup: Rollup, durations: string): readonly OutputColumn[] {
  const { by, measures } = shownRollup(report, rollup);
  const groups = by.map((key) => ({ ...KEYS[key], label: GROUP_KEY_LABELS[key] }));
  return [...groups, ...measures.map((measure) => ({ ...SAID[measure], label: MEASURE_LABELS[measure] }))].map(
    ({ column: key, label, kind, format }: Pick<OutputColumn, 'label' | 'kind' | 'format'> & { readonly column: string }) => {
      const named = report.columns.find((column) => column.key === key);
      const looks = kind === 'duration' ? durations : format;
      return {
        key,
        label: named?.label?.trim() || header({ label, kind }, report.unit),
        ...wordedKind({ kind }, named),
        ...(looks === undefined ? {} : { format: looks }),
      };
    },
  );
}

/** The columns of the log to read for it. */
export const rollupReads = (report: Report, rollup: Rollup): readonly Column[] =>
  groupedReads(STREAMS[report.stream].columns, shownRollup(report, rollup).by);
