import type { Marks } from '../../shared/marks';
import type { MaybePromise } from '../../shared/task';
import type { MemoryDocument } from './memory-document';

/** Does one step of a port, under its name. */
export type Step = <T>(name: string, work: () => T) => MaybePromise<T>;

/** The marks of a document in memory, which moves them with its rows and columns. */
export function memoryMarks(document: MemoryDocument, step: Step): Marks {
  const { marks } = document;
  return {
    markOwners: () => step('markOwners', () => [...marks].filter(([, own]) => own.length > 0).map(([owner]) => owner)),
    marks: (owner) => step('marks', () => [...(marks.get(owner) ?? [])]),
    allMarks: () =>
      step('allMarks', () => new Map([...marks].filter(([, own]) => own.length > 0).map(([owner, own]) => [owner, [...own]]))),
    setMarks: (owner, list) =>
      step('setMarks', () => {
        for (const mark of list) {
          const { grid, columns } = document.find(mark.sheet);
          if (mark.index < 0 || mark.index >= (mark.on === 'row' ? grid.length : columns))
            throw new Error(`There is no ${mark.on} ${mark.index}.`);
          marks.set(owner, [...(marks.get(owner) ?? []).filter(({ name }) => name !== mark.name), mark]);
        }
      }),
    removeMarks: (owner, list) =>
      step('removeMarks', () => {
        marks.set(
          owner,
          (marks.get(owner) ?? []).filter(({ name }) => !list.includes(name)),
        );
      }),
  };
}
