import type { PanelHost } from '../../panel/host';

/** Marks the panel as light or dark: as its host is, or as the system is, also when that changes. Gives a function that ends it. */
export function followScheme(element: Element, scheme: PanelHost['scheme']): () => void {
  const dark = window.matchMedia?.('(prefers-color-scheme: dark)');
  const mark = (): void => element.setAttribute('data-scheme', scheme ?? (dark?.matches ? 'dark' : 'light'));
  mark();
  dark?.addEventListener('change', mark);
  return () => dark?.removeEventListener('change', mark);
}
