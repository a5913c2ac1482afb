import { element } from './element';

export interface KeyResult {
  readonly connected: boolean;
  readonly message: string;
}

/** The dialog for another key: it is tried first; a refused one can be saved all the same, to see what cells say then. */
export function keyDialog(connect: (key: string, test: boolean) => Promise<KeyResult>): { readonly open: () => void } {
  const dialog = element<HTMLDialogElement>('key-dialog');
  const input = element<HTMLInputElement>('key');
  const problem = element('key-problem');
  const anyway = element('key-anyway');

  async function save(test: boolean): Promise<void> {
    problem.textContent = '';
    const { connected, message } = await connect(input.value, test);
    if (connected) return dialog.close();
    problem.textContent = message;
    anyway.hidden = false;
    input.focus();
  }

  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(true);
  });
  anyway.addEventListener('click', () => void save(false));
  element('key-cancel').addEventListener('click', () => dialog.close());
  return {
    open() {
      input.value = '';
      problem.textContent = '';
      anyway.hidden = true;
      dialog.showModal();
    },
  };
}

/** Asks before everything in this browser is wiped. */
export function startOverDialog(startOver: () => void): { readonly open: () => void } {
  const dialog = element<HTMLDialogElement>('over-dialog');
  element('over-cancel').addEventListener('click', () => dialog.close());
  element('over-yes').addEventListener('click', startOver);
  return { open: () => dialog.showModal() };
}
