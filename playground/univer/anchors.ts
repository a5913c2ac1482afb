/** What is tied to rows and columns of a Univer workbook, and goes where those go, whoever moves them. */
import { ICommandService, type IDisposable, type Univer } from '@univerjs/core';
import type { Anchor, AnchorKind, Span } from '../spreadsheet/backend';
import { insertedSpan, movedSpan, removedSpan } from './anchor-span';
import { lineMove, shapeChange } from './shape-change';

const REMOVE_SHEET = 'sheet.mutation.remove-sheet';

export interface Anchors extends IDisposable {
  list(kind: AnchorKind): readonly Anchor[];
  put(anchor: Anchor): void;
  remove(id: string): void;
}

export function createAnchors(univer: Univer): Anchors {
  let anchors: readonly Anchor[] = [];

  const onSheet = (sheet: string, change: (span: Span) => Span | undefined): void => {
    anchors = anchors.flatMap((anchor) => {
      if (anchor.sheet !== sheet) return [anchor];
      const span = change(anchor.span);
      return span ? [{ ...anchor, span }] : [];
    });
  };

  const watch = univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted((command) => {
      const change = shapeChange(command);
      if (change) {
        const { sheet, axis, first, count } = change;
        return onSheet(sheet, (span) => (count > 0 ? insertedSpan(span, axis, first, count) : removedSpan(span, axis, first, -count)));
      }
      const move = lineMove(command);
      if (move) return onSheet(move.sheet, (span) => movedSpan(span, move));
      if (command.id === REMOVE_SHEET) {
        const { subUnitId } = command.params as { readonly subUnitId: string };
        onSheet(subUnitId, () => undefined);
      }
    });

  return {
    list: (kind) => anchors.filter((anchor) => anchor.kind === kind),
    put(anchor) {
      const at = anchors.findIndex(({ id }) => id === anchor.id);
      anchors = at < 0 ? [...anchors, anchor] : anchors.map((before, index) => (index === at ? anchor : before));
    },
    remove(id) {
      anchors = anchors.filter((anchor) => anchor.id !== id);
    },
    dispose: () => watch.dispose(),
  };
}
