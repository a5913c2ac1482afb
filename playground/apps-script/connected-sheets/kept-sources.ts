/** What shows a data source, as it is kept in the spreadsheet: data source sheets, of which each is a data source of its own, and pivot tables. */
import type { Anchor, SpreadsheetBackend } from '../../spreadsheet/backend';
import { type ExecutionStatus, NOT_STARTED } from './execution-status';
import type { SourceColumn } from './read-source';
import type { Source } from './source';

/** How many cells it fills. */
export interface ShownSize {
  readonly rows: number;
  readonly columns: number;
}

interface Shown {
  readonly status: ExecutionStatus;
  readonly size: ShownSize;
}

export interface SheetSource extends Shown {
  readonly type: 'DATASOURCE';
  readonly source: Source;
  readonly columns: readonly SourceColumn[];
}

export interface PivotSource extends Shown {
  /** The anchor of the sheet whose data source it has. */
  readonly of: string;
  readonly rowGroups: readonly string[];
  readonly columnGroups: readonly string[];
  readonly values: readonly { readonly column: string; readonly by: string }[];
}

export const NOTHING_SHOWN: Shown = { status: NOT_STARTED, size: { rows: 0, columns: 0 } };

const NO_SOURCE: SheetSource = {
  ...NOTHING_SHOWN,
  type: 'DATASOURCE',
  source: { project: '', tableProject: '', dataset: '', table: '' },
  columns: [],
};

export const sheetAnchors = (spreadsheet: SpreadsheetBackend): readonly Anchor[] =>
  spreadsheet.anchors('sheet-type').filter(({ facts }) => facts.type === 'DATASOURCE');

export const pivotAnchors = (spreadsheet: SpreadsheetBackend): readonly Anchor[] => spreadsheet.anchors('pivot');

/** What is kept with an anchor. A sheet that was made elsewhere has no source. */
export const sheetSource = (spreadsheet: SpreadsheetBackend, id: string): SheetSource => ({
  ...NO_SOURCE,
  ...spreadsheet.anchor(id)?.facts,
});

export const pivotSource = (spreadsheet: SpreadsheetBackend, id: string): PivotSource => ({
  ...NOTHING_SHOWN,
  of: '',
  rowGroups: [],
  columnGroups: [],
  values: [],
  ...spreadsheet.anchor(id)?.facts,
});

/** Keeps a change with an anchor; one that is gone stays gone. */
export function keep(spreadsheet: SpreadsheetBackend, id: string, change: Partial<SheetSource & PivotSource>): void {
  const anchor = spreadsheet.anchor(id);
  if (anchor) spreadsheet.putAnchor({ ...anchor, facts: { ...anchor.facts, ...change } });
}
