import { ICommandService, type Univer } from '@univerjs/core';

const SET_SELECTIONS = 'sheet.operation.set-selections';

interface Selecting {
  readonly subUnitId: string;
  selections: readonly unknown[];
  /** Whether it is scrolled into sight. */
  reveal?: boolean;
}

/**
 * Where rows and columns come and go, Univer selects them and scrolls there. When a script lets them, what a person has selected stays, and
 * what she sees. Gives what runs such a change.
 */
export function keepSelections(univer: Univer): <Result>(change: () => Result) => Result {
  const commands = univer.__getInjector().get(ICommandService);
  const known = new Map<string, readonly unknown[]>();
  let isScript = false;

  commands.beforeCommandExecuted(({ id, params }) => {
    if (!isScript || id !== SET_SELECTIONS) return;
    const selecting = params as Selecting;
    selecting.reveal = false;
    selecting.selections = known.get(selecting.subUnitId) ?? selecting.selections;
  });
  commands.onCommandExecuted(({ id, params }) => {
    if (id === SET_SELECTIONS) known.set((params as Selecting).subUnitId, (params as Selecting).selections);
  });
  return (change) => {
    isScript = true;
    try {
      return change();
    } finally {
      isScript = false;
    }
  };
}
