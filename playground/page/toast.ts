import { element } from './element';

/** Long enough to read two lines. */
const SHOWN_MS = 12_000;

/** Shows a message in the corner of the page; the next one takes its place. */
export function createToast(): (title: string, text: string) => void {
  const box = element('toast');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    box.hidden = true;
  };
  element('close-toast').addEventListener('click', hide);
  return (title, text) => {
    clearTimeout(timer);
    element('toast-title').textContent = title;
    element('toast-text').textContent = text;
    box.hidden = false;
    timer = setTimeout(hide, SHOWN_MS);
  };
}
