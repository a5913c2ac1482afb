/** How the sheets of a workbook are printed, on its anchors. */
import { newAnchorId } from '../spreadsheet/anchors';
import type { Anchor, Area, Span } from '../spreadsheet/backend';
import { anchorSpan, areaOf } from './cells/grid';
import type { Workbook } from './workbook';

/** `null` is left to Excel; either `scale`, in percent, or pages are fitted to. */
export interface PageFacts extends Readonly<Record<string, unknown>> {
  readonly isLandscape: boolean;
  readonly wide: number | null;
  readonly tall: number | null;
  readonly scale: number | null;
}

const USUAL: PageFacts = { isLandscape: false, wide: null, tall: null, scale: 100 };
const ALL: Span = { row: 0, column: 0, rows: null, columns: null };

const anchorOf = ({ backend }: Workbook, sheet: string, hasTitles: boolean): Anchor | undefined =>
  backend.anchors('print').find((anchor) => anchor.sheet === sheet && (anchor.facts.titles === true) === hasTitles);

export const pageSetup = (workbook: Workbook, sheet: string): PageFacts =>
  (anchorOf(workbook, sheet, false)?.facts as PageFacts | undefined) ?? USUAL;

export function setPageSetup(workbook: Workbook, sheet: string, facts: PageFacts): void {
  const id = anchorOf(workbook, sheet, false)?.id ?? newAnchorId('print');
  workbook.backend.putAnchor({ id, kind: 'print', sheet, span: ALL, facts });
}

/** The rows that every page repeats. */
export function printTitles(workbook: Workbook, sheet: string): Area | undefined {
  const anchor = anchorOf(workbook, sheet, true);
  return anchor && areaOf(sheet, anchor.span);
}

export function setPrintTitles(workbook: Workbook, area: Area): void {
  const id = anchorOf(workbook, area.sheet, true)?.id ?? newAnchorId('print');
  workbook.backend.putAnchor({ id, kind: 'print', sheet: area.sheet, span: anchorSpan(area), facts: { titles: true } });
}
