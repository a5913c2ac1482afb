/** What Google shows when a cell has an error and the pointer is over it: a card with the sentence, at the cell. */
import type { FUniver } from '@univerjs/core/facade';
import type { CellPlace } from '../univer/volatile';
import { element } from './element';

interface CellEvent {
  readonly row: number;
  readonly column: number;
  readonly worksheet: SheetFacade;
}

interface SheetFacade {
  getSheetId(): string;
  getRange(row: number, column: number): { getCellRect(): DOMRect };
}

/** The few of the facade's events that the card needs; Univer's packages add them to it one by one. */
interface Events {
  readonly Event: Readonly<Record<'CellHover' | 'SheetEditEnded' | 'SheetEditStarted' | 'SelectionChanged', string>>;
  onCommandExecuted(listener: () => void): unknown;
  addEvent(name: string, listener: (event: CellEvent) => void): void;
  getActiveWorkbook(): { getActiveSheet(): SheetFacade & { getActiveRange(): { getRow(): number; getColumn(): number } | null } };
}

const EDIT_MS = 100;

/** Where the sheet's cells are drawn: the largest of Univer's canvases, the formula bar being another. */
function sheetFrame(): DOMRect {
  const frames = [...element('sheet').querySelectorAll('canvas')].map((canvas) => canvas.getBoundingClientRect());
  return frames.reduce((one, other) => (other.width * other.height > one.width * one.height ? other : one), new DOMRect());
}

export interface ErrorCardOptions {
  readonly messageAt: (place: CellPlace) => string | undefined;
  /** Ends when every function has its result. */
  readonly settled: () => Promise<void>;
}

/** Shows the card at a cell that is hovered over or selected, and by itself as soon as a formula that was just typed has failed. */
export function showErrorCards(univer: FUniver, { messageAt, settled }: ErrorCardOptions): { readonly refresh: () => void } {
  const api = univer as unknown as Events;
  const card = element('card');
  let shownAt: CellPlace | undefined;
  let shown: string | undefined;

  function show(place: CellPlace): boolean {
    const message = messageAt(place);
    const sheet = api.getActiveWorkbook().getActiveSheet();
    if (message === undefined || sheet.getSheetId() !== place.sheet) return false;
    const title = document.createElement('strong');
    title.textContent = 'Error';
    card.replaceChildren(title, message);
    card.hidden = false;
    shownAt = place;
    shown = message;
    putBeside(sheet.getRange(place.row, place.column).getCellRect());
    return true;
  }

  /** Right of the cell, or below it where there is no room. */
  function putBeside(cell: DOMRect): void {
    const frame = sheetFrame();
    const { width, height } = card.getBoundingClientRect();
    const right = frame.left + cell.right + 8;
    const below = right + width > window.innerWidth;
    const left = below ? Math.max(8, Math.min(frame.left + cell.left, window.innerWidth - width - 8)) : right;
    const top = frame.top + (below ? cell.bottom + 6 : cell.top);
    card.style.left = `${left}px`;
    card.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
  }

  function hide(): void {
    card.hidden = true;
    shownAt = undefined;
  }

  const selected = (): CellPlace | undefined => {
    const sheet = api.getActiveWorkbook().getActiveSheet();
    const range = sheet.getActiveRange();
    return range ? { sheet: sheet.getSheetId(), row: range.getRow(), column: range.getColumn() } : undefined;
  };

  let edited: CellPlace | undefined;

  /** Looks again once what was typed has its result; the cell just typed into comes first, then the selected one. */
  async function refresh(): Promise<void> {
    hide();
    // An edit reaches the formulas a moment after it has ended.
    await new Promise((done) => setTimeout(done, EDIT_MS));
    await settled();
    const place = [edited, selected()].find((candidate) => candidate !== undefined && messageAt(candidate) !== undefined);
    if (place) show(place);
  }

  const placeOf = ({ worksheet, row, column }: CellEvent): CellPlace => ({ sheet: worksheet.getSheetId(), row, column });
  const isShown = (place: CellPlace): boolean =>
    shownAt?.sheet === place.sheet && shownAt.row === place.row && shownAt.column === place.column;

  api.addEvent(api.Event.SheetEditStarted, hide);
  api.addEvent(api.Event.SheetEditEnded, (event) => {
    edited = placeOf(event);
    void refresh();
  });
  api.addEvent(api.Event.SelectionChanged, () => {
    const place = selected();
    if (place && !isShown(place) && messageAt(place) !== undefined) show(place);
    else if (place && shownAt && !isShown(place) && !(edited && isShown(edited))) hide();
  });
  api.addEvent(api.Event.CellHover, (event) => {
    const place = placeOf(event);
    if (!isShown(place) && messageAt(place) !== undefined) show(place);
  });
  // The formula is deleted, or changed by somebody else: the card goes with what it spoke of.
  api.onCommandExecuted(() => {
    if (shownAt && messageAt(shownAt) !== shown) hide();
  });
  // Univer tells of scrolling also when it only measures rows, so the person's own hands are watched.
  window.addEventListener('wheel', hide, { passive: true });
  window.addEventListener('resize', hide);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  return { refresh: () => void refresh() };
}
