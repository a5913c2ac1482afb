import { BaseReferenceObject } from '@univerjs/engine-formula';

const { getRangePosition } = BaseReferenceObject.prototype;

/**
 * A reference may go further than its sheet, as one to all cells of a column below a header does. Univer makes an object of each of a million cells that are not there, for
 * each formula: it looks at those alone that are.
 */
export function clipReferences(): void {
  BaseReferenceObject.prototype.getRangePosition = function clipped(this: BaseReferenceObject) {
    const position = getRangePosition.call(this);
    const last = this.getActiveSheetRowCount() - 1;
    return position.endRow > last && position.startRow <= last ? { ...position, endRow: last } : position;
  };
}
