/**
 * A sheet with one formula, as far as turning it into values asks Excel for it. Nothing can be read that was not loaded and synced
 * before; an object that may be null says so after a sync alone; a spilled cell's parent is its anchor, and an anchor has none.
 * (https://learn.microsoft.com/javascript/api/excel/excel.range)
 */
export interface SpilledWorkbook {
  /** What the add-in sees as the global `Excel`. */
  readonly excel: object;
  /** Every copy that was made: `B2:C4 Values`. */
  readonly copies: readonly string[];
  /** The options that Excel.run was called with. */
  readonly options: readonly unknown[];
}

export interface SpillOptions {
  readonly selected: string;
  readonly anchor: string;
  readonly formula: string;
  /** The cells that the formula fills; none where it fills its own alone. */
  readonly spill?: string;
  readonly isError?: boolean;
  readonly isProtected?: boolean;
}

export function spilledWorkbook({ selected, anchor, formula, spill, isError = false, isProtected = false }: SpillOptions): SpilledWorkbook {
  const copies: string[] = [];
  const options: unknown[] = [];
  let syncs = 0;
  let refusal: Error | undefined;

  function range(address: string | undefined): object {
    const loaded = new Map<string, number>();
    const isReady = (name: string): boolean => (loaded.get(name) ?? Number.POSITIVE_INFINITY) < syncs;
    const made = syncs;
    const read = (name: string, value: unknown): unknown => {
      if (!isReady(name)) throw new Error(`PropertyNotLoaded: ${name}`);
      if (address === undefined) throw new Error(`ItemNotFound: ${name} of a null object.`);
      return value;
    };
    const isAnchor = address === anchor;
    return {
      get isNullObject() {
        if (made === syncs) throw new Error('PropertyNotLoaded: isNullObject');
        return address === undefined;
      },
      get address() {
        return read('address', `'My sheet'!${address}`);
      },
      get formulas() {
        return read('formulas', [[isAnchor ? formula : 'a text']]);
      },
      get valueTypes() {
        return read('valueTypes', [[isAnchor && isError ? 'Error' : 'String']]);
      },
      load(names: string) {
        for (const name of names.split(',')) loaded.set(name.trim(), syncs);
      },
      getSpillParentOrNullObject: () => range(address !== anchor && spill !== undefined ? anchor : undefined),
      getSpillingToRangeOrNullObject: () => range(isAnchor ? spill : undefined),
      copyFrom(source: object, type: string) {
        copies.push(`${String((source as { address: string }).address).split('!')[1]} ${type}`);
        if (isProtected) refusal = Object.assign(new Error('AccessDenied'), { code: 'AccessDenied' });
      },
    };
  }

  const context = {
    workbook: { getActiveCell: () => range(selected) },
    async sync() {
      syncs += 1;
      if (refusal) throw refusal;
    },
  };
  return {
    excel: {
      run(given: unknown, work: (context: object) => Promise<unknown>) {
        options.push(given);
        return work(context);
      },
    },
    copies,
    options,
  };
}
