/** The add-in's shared runtime: one frame for its functions, its buttons and its pane, from when it is first needed until the workbook closes. */
import type { RunningAddin } from './tab';

export interface Runtime {
  /** Starts the add-in where it does not run yet. @throws Error when its page cannot be loaded. */
  start(): Promise<RunningAddin>;
  /** `undefined` where it does not run. */
  running(): RunningAddin | undefined;
  /** What runs ends where it is. */
  end(): void;
  /** Ends when the add-in that runs now has ended. */
  ended(): Promise<void>;
  /** The frame tells of the add-in in it. */
  began(addin: RunningAddin): void;
}

/** @param changed it has started, or ended */
export function createRuntime(place: HTMLElement, changed: () => void): Runtime {
  let begun: RunningAddin | undefined;
  let running: RunningAddin | undefined;
  let starting: Promise<RunningAddin> | undefined;
  let over = gate();

  async function load(): Promise<RunningAddin> {
    const frame = document.createElement('iframe');
    frame.title = 'Live Data for ActivTrak';
    frame.src = 'excel-addin/taskpane.html';
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    place.replaceChildren(frame);
    await loaded;
    if (begun === undefined) throw new Error("The pane couldn't be loaded. Build the add-in, and start the playground again.");
    running = begun;
    changed();
    return running;
  }

  return {
    start() {
      starting ??= load();
      return starting;
    },
    running: () => running,
    end() {
      place.replaceChildren();
      begun = undefined;
      running = undefined;
      starting = undefined;
      over.open();
      over = gate();
      changed();
    },
    ended: () => over.opened,
    began(addin) {
      begun = addin;
    },
  };
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}
