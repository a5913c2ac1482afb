/**
 * Office.js around the object model, as far as the add-in calls it, with the rules that Microsoft documents. What is not here is not there.
 * @module
 */

/** Whether an add-in starts with its document. */
export type Startup = 'Load' | 'None';

/** What the application around an add-in does for it. */
export interface OfficeWorld {
  /** `null` for a browser without Office around it. */
  readonly host: 'Excel' | null;
  readonly requirements: { isSetSupported(name: string, version?: string): boolean };
  /** The colour of the pane's ground: `#FFFFFF`. */
  readonly ground: () => string;
  /** The document's address; `''` for one that was never saved. */
  readonly url: string;
  /** Whether the add-in starts with the document; kept in the document. */
  readonly startup: { get(): Startup; set(behavior: Startup): void };
  readonly showPane: () => void;
}

export interface OfficeHost {
  /** What the add-in sees as the global `Office`. */
  readonly global: object;
  /** The ribbon's buttons that were associated, by their names. */
  buttons(): readonly string[];
  /** Presses one; ends when the add-in says that it is done. @throws Error when nothing is associated with it. */
  press(button: string): Promise<void>;
}

interface ActionEvent {
  readonly source: { readonly id: string };
  completed(): void;
}

/** (https://learn.microsoft.com/javascript/api/office) */
export function officeHost({ host, requirements, ground, url, startup, showPane }: OfficeWorld): OfficeHost {
  const actions = new Map<string, (event: ActionEvent) => void>();
  return {
    global: {
      HostType: { Excel: 'Excel' },
      onReady: async () => ({ host, platform: host === null ? null : 'OfficeOnline' }),
      context: {
        requirements,
        contentLanguage: 'en-US',
        get officeTheme() {
          return { bodyBackgroundColor: ground() };
        },
        // A browser that divides what it stores by the site around a page has a partition to be named.
        partitionKey: undefined,
        document: { url },
      },
      actions: { associate: (button: string, run: (event: ActionEvent) => void) => void actions.set(button, run) },
      addin: {
        getStartupBehavior: async () => startup.get(),
        async setStartupBehavior(behavior: unknown) {
          if (behavior !== 'Load' && behavior !== 'None') throw new TypeError(`${behavior} is no behaviour.`);
          startup.set(behavior);
        },
        showAsTaskpane: async () => showPane(),
      },
    },
    buttons: () => [...actions.keys()],
    press: (button) =>
      new Promise((completed, failed) => {
        const run = actions.get(button);
        if (run) run({ source: { id: button }, completed });
        else failed(new Error(`Nothing is associated with ${button}.`));
      }),
  };
}
