import { HEADING_ID } from './view-frame';

const CONTROLS = 'button, summary, a[href], input, select, textarea';

/**
 * Keeps the keyboard's place in an element: what has the focus may be moved or taken off the page by what it did. Then the focus goes back
 * to it, else to the first control of what it stood in, else to the heading. Gives a function that stops this.
 */
export function keepFocus(panel: Element): () => void {
  /** What had the focus last and what it lay in, from the inside out; empty when the focus was put nowhere on purpose. */
  let way: readonly Element[] = [];
  const note = (): void => {
    way = isNowhere() ? [] : wayUp(document.activeElement, panel);
  };
  const restore = (): void => {
    // Somebody who works in the sheet meanwhile keeps the focus there.
    if (way.length === 0 || !isNowhere() || !document.hasFocus()) return;
    const [last] = way;
    (last?.isConnected ? (last as HTMLElement) : near(way))?.focus();
  };
  const watch = new MutationObserver(restore);
  watch.observe(panel, { childList: true, subtree: true });
  document.addEventListener('focusin', note);
  document.addEventListener('click', note, true);
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('click', note, true);
  };
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

function wayUp(element: Element | null, panel: Element): readonly Element[] {
  const way: Element[] = [];
  for (let at = element; at && at !== panel; at = at.parentElement) way.push(at);
  return way;
}

/** Another control of the part that it stood in, as the part is now. */
function near(way: readonly Element[]): HTMLElement | null {
  const part = way.find((element) => element.isConnected && element.matches('section, form, fieldset, li'));
  const controls = [...(part?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  return controls.find((control) => !control.closest('details:not([open]) > :not(summary)')) ?? document.getElementById(HEADING_ID);
}
