import { element } from './element';

/**
 * The two spreadsheets, one for each product. The address says which is seen (`#excel`), and each begins when it is seen for the first
 * time.
 */
export function showTabs(begin: { readonly google: () => void; readonly excel: () => void }): void {
  const begun = new Set<keyof typeof begin>();
  const show = (): void => {
    const seen = window.location.hash === '#excel' ? 'excel' : 'google';
    for (const name of ['google', 'excel'] as const) {
      element(name).hidden = name !== seen;
      if (name === seen) element(`to-${name}`).setAttribute('aria-current', 'page');
      else element(`to-${name}`).removeAttribute('aria-current');
    }
    // What was hidden had no size.
    window.dispatchEvent(new Event('resize'));
    if (!begun.has(seen)) begin[seen]();
    begun.add(seen);
  };
  window.addEventListener('hashchange', show);
  show();
}
