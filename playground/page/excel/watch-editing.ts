import type { FUniver } from '@univerjs/core/facade';
import type { Person } from '../../excel/person';

/** The events of the facade that say so; Univer's packages add them to it one by one. */
interface Events {
  readonly Event: Readonly<Record<'SheetEditEnded' | 'SheetEditStarted', string>>;
  addEvent(name: string, listener: () => void): void;
}

/** While somebody types into a cell, Excel lets no add-in at the workbook. */
export function watchEditing(univer: FUniver, person: Person): void {
  const api = univer as unknown as Events;
  api.addEvent(api.Event.SheetEditStarted, person.startEditing);
  api.addEvent(api.Event.SheetEditEnded, person.stopEditing);
}
