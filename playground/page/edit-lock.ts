/** Who may type into cells. What a script does meanwhile, for somebody else, is written all the same. */
export interface EditLock {
  /** Looks again whether the person at the keyboard may type. */
  look(): void;
  /** Does what a script does, for which the spreadsheet can be changed. */
  unlocked<T>(work: () => Promise<T>): Promise<T>;
}

/** @param mayType whether the person at the keyboard may; @param changed called when a script has ended, before it is looked again */
export function editLock(api: unknown, mayType: () => boolean, changed: () => void): EditLock {
  let scripts = 0;
  const look = (): void => editable(api, scripts > 0 || mayType());
  return {
    look,
    async unlocked(work) {
      scripts += 1;
      look();
      try {
        return await work();
      } finally {
        scripts -= 1;
        changed();
        look();
      }
    },
  };
}

function editable(api: unknown, value: boolean): void {
  (api as { getActiveWorkbook(): { setEditable(value: boolean): unknown } }).getActiveWorkbook().setEditable(value);
}
