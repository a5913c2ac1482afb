/** What a script asks the person at the keyboard, and what she answers. */

export type Button = 'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO';

/** The buttons of each set, the usual one first. A dialog can also be closed. */
export const BUTTON_SETS = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
} as const satisfies Readonly<Record<string, readonly Button[]>>;

export type ButtonSet = keyof typeof BUTTON_SETS;

export interface DialogQuestion {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: ButtonSet;
}

export interface Answer {
  readonly button: Button;
  /** What was typed, for a prompt. */
  readonly text?: string;
}

/** The answer of somebody who agrees to everything and types nothing. */
export function agree({ buttons }: DialogQuestion): Answer {
  return { button: BUTTON_SETS[buttons][0] };
}
