/** What is tied to rows and columns of a Univer workbook, and goes where those go, whoever moves them. */
import {
  ICommandService,
  type IDisposable,
  IUniverInstanceService,
  UndoCommandId,
  type Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import type { Anchor, AnchorKind, Span } from '../spreadsheet/backend';
import { insertedSpan, movedSpan, removedSpan } from './anchor-span';
import { lineMove, shapeChange } from './shape-change';
import { createTakenAlong } from './taken-along';

const REMOVE_SHEET = 'sheet.mutation.remove-sheet';
const COPY_SHEET = 'sheet.command.copy-sheet';
const INSERT_SHEET = 'sheet.mutation.insert-sheet';

export interface Anchors extends IDisposable {
  list(kind: AnchorKind): readonly Anchor[];
  one(id: string): Anchor | null;
  put(anchor: Anchor): void;
  remove(id: string): void;
}

/** What a copy of a sheet takes along; names stay where they are. Whether Google copies metadata is unclear: so it is harder for the add-on. */
const COPIED: ReadonlySet<AnchorKind> = new Set([
  'metadata',
  'protection',
  'unlocked',
  'sheet-type',
  'chart',
  'chart-range',
  'color-rule',
  'drop-down',
  'print',
]);

function copiesOn(sheet: string, from: string, anchors: readonly Anchor[]): readonly Anchor[] {
  const ids = anchors.flatMap(({ facts }) => (typeof facts.id === 'number' ? [facts.id] : []));
  let last = Math.max(0, ...ids);
  return anchors
    .filter((anchor) => anchor.sheet === from && COPIED.has(anchor.kind))
    .map((anchor) => ({
      ...anchor,
      id: `${anchor.id} on ${sheet}`,
      sheet,
      facts: {
        ...anchor.facts,
        ...(typeof anchor.facts.id === 'number' && { id: ++last }),
        // A copied chart shows the copied cells.
        ...(typeof anchor.facts.chart === 'string' && { chart: `${anchor.facts.chart} on ${sheet}` }),
      },
    }));
}

export function createAnchors(univer: Univer): Anchors {
  let anchors: readonly Anchor[] = [];

  /** Gives the anchors that are gone or smaller now, as they were. */
  const onSheet = (sheet: string, change: (span: Span) => Span | undefined): readonly Anchor[] => {
    const before = anchors;
    anchors = before.flatMap((anchor) => {
      if (anchor.sheet !== sheet) return [anchor];
      const span = change(anchor.span);
      return span ? [{ ...anchor, span }] : [];
    });
    const now = new Map(anchors.map(({ id, span }) => [id, span]));
    return before.filter(({ id, span }) => now.get(id)?.rows !== span.rows || now.get(id)?.columns !== span.columns);
  };

  const put = (anchor: Anchor): void => {
    const at = anchors.findIndex(({ id }) => id === anchor.id);
    anchors = at < 0 ? [...anchors, anchor] : anchors.map((before, index) => (index === at ? anchor : before));
  };

  /** Those of a kind, the same list as long as nothing changes. */
  const lists = new WeakMap<readonly Anchor[], Map<string, readonly Anchor[]>>();
  const list: Anchors['list'] = (kind) => {
    const byKind = lists.get(anchors) ?? new Map<string, readonly Anchor[]>();
    lists.set(anchors, byKind);
    const found = byKind.get(kind) ?? anchors.filter((anchor) => anchor.kind === kind);
    byKind.set(kind, found);
    return found;
  };

  const taken = createTakenAlong();
  let isUndoing = false;
  /** The sheet that is being copied. */
  let copied: string | undefined;

  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const activeSheet = (): string | undefined =>
    injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getActiveSheet().getSheetId();
  const begins = commands.beforeCommandExecuted(({ id, params }) => {
    if (id === UndoCommandId) isUndoing = true;
    if (id === COPY_SHEET) copied = (params as { readonly subUnitId?: string } | undefined)?.subUnitId ?? activeSheet();
  });
  const watch = commands.onCommandExecuted((command) => {
    if (command.id === UndoCommandId) isUndoing = false;
    const change = shapeChange(command);
    if (change) {
      const { sheet, axis, first, count } = change;
      if (count > 0) {
        onSheet(sheet, (span) => insertedSpan(span, axis, first, count));
        if (isUndoing) taken.giveBack(change).forEach(put);
      } else
        taken.keep(
          change,
          onSheet(sheet, (span) => removedSpan(span, axis, first, -count)),
        );
    }
    const move = lineMove(command);
    if (move) onSheet(move.sheet, (span) => movedSpan(span, move));
    if (command.id === REMOVE_SHEET) {
      const { subUnitId: sheet } = command.params as { readonly subUnitId: string };
      taken.keep(
        { sheet },
        onSheet(sheet, () => undefined),
      );
    }
    if (command.id === INSERT_SHEET) {
      const { sheet } = command.params as { readonly sheet: { readonly id: string } };
      if (isUndoing) taken.giveBack({ sheet: sheet.id }).forEach(put);
      if (copied !== undefined) anchors = [...anchors, ...copiesOn(sheet.id, copied, anchors)];
      copied = undefined;
    }
  });

  return {
    list,
    one: (wanted) => anchors.find(({ id }) => id === wanted) ?? null,
    put,
    remove(id) {
      anchors = anchors.filter((anchor) => anchor.id !== id);
    },
    dispose() {
      begins.dispose();
      watch.dispose();
    },
  };
}
