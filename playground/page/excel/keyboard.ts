import type { OfficeWorld } from '../../office/office';
import { element } from '../element';
import type { Pane } from './pane';
import type { Runtime } from './runtime';

/** The grounds that Excel on the web gives its panes. */
const GROUNDS = { light: '#FFFFFF', dark: '#292929' } as const;

/** Who sits at the keyboard, and how Excel looks to them. */
export interface Keyboard {
  /** Whether this person has the add-in. A colleague sees its reports as values. */
  hasAddin(): boolean;
  /** The color behind the pane. */
  ground(): string;
  /** Another person takes over. */
  sitDown(): Promise<void>;
  /** The workbook is closed and opened: what runs ends, and begins again where the workbook says so. Gives what came of it, in words. */
  reopen(): Promise<string>;
  /** Excel takes a new look when it starts anew, and so does the add-in. */
  dress(): void;
  /** Says in the page's first line whether the add-in runs. */
  tell(): void;
}

interface Excel {
  readonly runtime: Runtime;
  readonly pane: Pane;
  readonly startup: OfficeWorld['startup'];
  recalculate(): void;
  toggleDarkMode(isDark: boolean): void;
}

/** The person and the look that are chosen above the sheet; at first the look of this browser. */
export function createKeyboard({ runtime, pane, startup, recalculate, toggleDarkMode }: Excel): Keyboard {
  const person = element<HTMLSelectElement>('person');
  const scheme = element<HTMLSelectElement>('scheme');
  scheme.value = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const hasAddin = (): boolean => person.value === 'you';

  function tell(): void {
    const line = element('connection');
    const isRunning = runtime.running() !== undefined;
    line.textContent = !hasAddin()
      ? 'This person has no add-in and sees reports as values.'
      : isRunning
        ? 'Live Data runs in this workbook.'
        : "Live Data hasn't started yet.";
    line.parentElement?.classList.toggle('good', isRunning);
  }

  function leave(): void {
    pane.hide();
    runtime.end();
  }

  return {
    hasAddin,
    ground: () => GROUNDS[scheme.value as keyof typeof GROUNDS],
    tell,
    async sitDown() {
      leave();
      element('ribbon').hidden = !hasAddin();
      tell();
      recalculate();
      if (hasAddin() && startup.get() === 'Load') await runtime.start();
    },
    async reopen() {
      leave();
      if (!hasAddin()) return 'Nothing starts with it, because this person has no add-in.';
      if (startup.get() === 'None') return "Live Data hasn't started with it. Turn that on under Settings in the pane.";
      await runtime.start();
      return 'Live Data has started with it.';
    },
    dress() {
      document.documentElement.style.colorScheme = scheme.value;
      toggleDarkMode(scheme.value === 'dark');
      if (runtime.running()) runtime.end();
      if (pane.isOpen()) pane.show();
    },
  };
}
