/** What became of an execution. */
import type { Button, DialogQuestion } from './dialog';

/** What an execution did, for tests and measurements. */
export interface ExecutionCounts {
  /** Every call of a method of Google's services. */
  readonly serviceCalls: number;
  /** Of those, calls that happened while the code was being loaded. */
  readonly serviceCallsAtLoad: number;
  /** Calls that read from or wrote to the spreadsheet. */
  readonly spreadsheetReads: number;
  readonly spreadsheetWrites: number;
  readonly cellsWritten: number;
  readonly urlsFetched: number;
}

/** What a script asked of the user interface, in order. */
export type UiEffect =
  | { readonly kind: 'menu'; readonly title: string; readonly items: readonly MenuItem[] }
  | { readonly kind: 'sidebar' | 'dialog' | 'modeless dialog'; readonly title: string; readonly html: string }
  | { readonly kind: 'toast'; readonly title: string; readonly text: string }
  /** A question, and the button that answered it. */
  | (DialogQuestion & { readonly button: Button })
  /** Google asks for the user's consent. */
  | { readonly kind: 'authorization'; readonly url: string; readonly scopes: readonly string[] };

/** An item without a function is a menu of its own where it has items, and a separator where it has none. */
export interface MenuItem {
  readonly caption: string;
  readonly functionName: string;
  readonly items?: readonly MenuItem[];
}

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
}

interface Done {
  readonly counts: ExecutionCounts;
  /** What Logger and console wrote. */
  readonly log: readonly string[];
  readonly ui: readonly UiEffect[];
  /** What MailApp has sent. */
  readonly mails: readonly Mail[];
}

/** How an execution ended, as JSON. `value` is what google.script.run would give the page. */
export type CallOutcome =
  | (Done & { readonly ok: true; readonly value: unknown })
  | (Done & {
      readonly ok: false;
      /** The error's name: `Exception` for Google's own. */
      readonly name: string;
      readonly message: string;
      /** In its file, counted from 1; 0 where unknown. */
      readonly line: number;
    });

const NOTHING_DONE: Done = {
  counts: { serviceCalls: 0, serviceCallsAtLoad: 0, spreadsheetReads: 0, spreadsheetWrites: 0, cellsWritten: 0, urlsFetched: 0 },
  log: [],
  ui: [],
  mails: [],
};

/** The outcome of an execution that Google did not even begin, or of which nothing is known but its end. */
export function failed(message: string): CallOutcome {
  return { ok: false, name: 'Exception', message, line: 0, ...NOTHING_DONE };
}
