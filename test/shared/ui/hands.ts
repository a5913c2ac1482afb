/**
 * What a person does at the panel, who sees its words and has a mouse and a keyboard. Controls are found by role and name alone, and
 * only where they can be reached: what is folded away is not there.
 * @module
 */

export type Role = 'button' | 'link' | 'textbox' | 'checkbox' | 'radio' | 'combobox' | 'heading' | 'alertdialog' | 'progressbar' | 'alert';
type Name = string | RegExp;

const SELECTORS: Readonly<Record<Role, string>> = {
  button: 'button, summary',
  link: 'a[href]',
  textbox: 'input:not([type=checkbox], [type=radio], [type=file]), textarea',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  combobox: 'select',
  heading: 'h1, h2, h3',
  alertdialog: '[role=alertdialog]',
  progressbar: 'progress',
  alert: '[role=alert]',
};

/** Every control of a role that can be reached now. */
export const all = (role: Role, name: Name = /^/): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(SELECTORS[role])].filter((element) => !isFolded(element) && fits(nameOf(element), name));

/** The one of that role and name. */
export function the(role: Role, name: Name = /^/): HTMLElement {
  const found = all(role, name);
  if (found.length === 1) return found[0] as HTMLElement;
  const there = all(role).map(nameOf).join(' | ');
  throw new Error(`There are ${found.length} of ${role} “${name}”; there is: ${there}`);
}

/** The button of that name in a part of the page, such as a question. */
export function within(part: Element, name: Name): HTMLElement {
  const found = all('button', name).filter((button) => part.contains(button));
  if (found.length === 1) return found[0] as HTMLElement;
  throw new Error(`There are ${found.length} buttons “${name}” there.`);
}

/** What the element is called by a screen reader. */
function nameOf(element: Element): string {
  const labelled = element.getAttribute('aria-labelledby');
  const own = element.getAttribute('aria-label') ?? (labelled && document.getElementById(labelled)?.textContent);
  if (typeof own === 'string') return tidy(own);
  return tidy((labelOf(element) ?? element).textContent ?? '');
}

/** Its first label. jsdom has `labels` as well, for which it looks through the whole page for what each label there is of. */
function labelOf(element: Element): Element | undefined {
  if (!('labels' in element) || element.tagName === 'BUTTON') return undefined;
  return (
    element.closest('label') ?? [...document.querySelectorAll('label')].find(({ htmlFor }) => element.id !== '' && htmlFor === element.id)
  );
}

/** What can be read now, as one line. */
export const words = (part: Element = document.body): string => tidy(readable(part));

/** A sentence as it can be read: the marks around names are not. */
export const said = (sentence: string): string => tidy(sentence.replace(/[\u2068\u2069]/g, ''));

const INLINE = /^(?:BDI|SPAN|CODE|B)$/;

function readable(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? '';
  if (isFolded(node)) return '';
  const inside = [...node.childNodes].map(readable).join('');
  return INLINE.test(node.tagName) ? inside : ` ${inside} `;
}

/** Where the focus is: the name of the control, or empty when it is nowhere. */
export const focused = (): string => (document.activeElement === document.body ? '' : nameOf(document.activeElement as Element));

export async function press(name: Name, role: Role = 'button'): Promise<void> {
  await pressOn(the(role, name));
}

/** Presses with the mouse, which takes the focus along. */
export async function pressOn(element: HTMLElement): Promise<void> {
  click(element);
  await settled();
}

export function click(element: HTMLElement): void {
  element.focus();
  element.click();
}

export async function type(label: Name, text: string): Promise<void> {
  const field = the('textbox', label) as HTMLInputElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

export async function choose(label: Name, words_: string): Promise<void> {
  const select = the('combobox', label) as HTMLSelectElement;
  const option = [...select.options].find(({ text }) => text === words_);
  if (!option) throw new Error(`There is no “${words_}” in “${label}”: ${[...select.options].map(({ text }) => text).join(' | ')}`);
  select.focus();
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

/** Presses a key where the focus is, with what a browser does for it when the page does not prevent it. */
export async function key(name: string, held: { readonly altKey?: boolean; readonly shiftKey?: boolean } = {}): Promise<void> {
  const target = (document.activeElement ?? document.body) as HTMLElement;
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...held }));
  if (goesOn && name === 'Tab') tab(target, held.shiftKey === true);
  if (goesOn && name === 'Enter') {
    if (target instanceof HTMLInputElement) target.form?.requestSubmit();
    else target.click();
  }
  if (goesOn && name === ' ' && !(target instanceof HTMLInputElement && target.type === 'text')) target.click();
  await settled();
}

/** Everything that the Tab key stops at, in its order. */
const stops = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('button, summary, a[href], input, select, textarea, [tabindex="0"]')].filter(
    (element) => !isFolded(element) && !(element as HTMLButtonElement).disabled,
  );

function tab(from: HTMLElement, isBack: boolean): void {
  const list = stops();
  const place = list.indexOf(from);
  const next = list[(place + (isBack ? -1 : 1) + list.length) % list.length];
  next?.focus();
}

/** Calls back in one of Node’s next turns, or in a browser’s, which has them for messages. jsdom’s own environment has neither. */
function inTurn(done: (nothing: unknown) => void): void {
  if (typeof setImmediate !== 'undefined') return void setImmediate(done);
  if (typeof MessageChannel === 'undefined') return void setTimeout(done);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
}

/** Waits until nothing on the page changes any more. */
export async function settled(): Promise<void> {
  let changes = 0;
  const watch = new MutationObserver(() => {
    changes += 1;
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let quiet = 0, turn = 0; quiet < 4 && turn < 2_000; turn += 1) {
    const before = changes;
    // A turn takes no time, a timer milliseconds. jsdom says by a timer that something was unfolded.
    await new Promise<unknown>((done) => (quiet === 0 ? setTimeout(done) : inTurn(done)));
    quiet = changes === before ? quiet + 1 : 0;
  }
  watch.disconnect();
}

/** Whether an element lies in something that is folded away, or is not shown at all. */
function isFolded(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const parent: Element | null = at.parentElement;
    if (parent instanceof HTMLDetailsElement && !parent.open && !(at.tagName === 'SUMMARY')) return true;
    if (at.hasAttribute('hidden')) return true;
  }
  return false;
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
const fits = (text: string, name: Name): boolean => (typeof name === 'string' ? text === name : name.test(text));
